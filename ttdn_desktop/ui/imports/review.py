"""The review of one file: the plan as corrected so far, what a person has looked at, and where every unread line went; each step can be undone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Finding, Reading, Severity, Source, Unread
from ttdn_desktop.i18n import _
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.model import Paper, Paragraph, Run, paragraphs
from ttdn_desktop.services.import_keys import MADE_OF, NOTE, NOTES, SECTION, TASK, Links, Span
from ttdn_desktop.services.import_shapes import Shape
from ttdn_desktop.services.types import SeenFile
from ttdn_desktop.ui.imports.rows import Row, RowKind, rows_of
from ttdn_desktop.ui.imports.step import Step
from ttdn_desktop.ui.imports.tracks import Tracks
from ttdn_desktop.ui.session import Change, Clock, PlanSession

_MANY = 3
"""So many notes of one kind become one row."""
BESIDE = "beside:"
"""Beginning of the places of what stands beside the text."""


class State(StrEnum):
    """What is said of a field beside it."""

    SURE = "sure"  # chắc
    CHECK = "check"  # cần xem lại
    SEEN = "seen"  # đã xem lại
    EDITED = "edited"  # đã sửa
    ABSENT = "absent"  # nothing of the source
    NONE = "none"  # no field


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a person did beside the plan: unread texts placed or set aside (by their place in the list), fields and findings looked at,
    where fields went, and the texts that are unread again because their fields were taken out."""

    placed: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()
    seen: frozenset[str] = frozenset()
    tracks: Tracks = field(default_factory=Tracks)
    again: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Which characters of a file went where; made in the background, as it takes a while for a file of 500 pages."""

    reading: Reading
    file: ForeignFile
    plan: Plan
    links: Links
    texts: dict[str, str]  # of every place
    unread_spans: tuple[Span, ...]
    by_hand: bool = False  # nothing was understood: a person writes the plan beside the source


def by_hand_of(path: Path, seen: SeenFile | None, plan: Plan) -> Account:
    """The account of a file that is no plan, or has no text at all: the officer types a plan beside it."""
    if seen is None:
        reading = Reading(source=Source(path=str(path), format=path.suffix.lstrip(".").lower(), sha256=""), is_document=False, plan=None)
        return replace(account_of(reading, ForeignFile(paper=Paper(parts=())), plan), by_hand=True)
    reading = seen.reading
    if not reading.unread:
        why = _("Not taken yet.")
        lines = (p for part in seen.file.paper.parts for p in paragraphs(part.blocks) if p.text.strip())
        reading = replace(reading, unread=tuple(Unread(where=p.where, text=p.text, why=why) for p in lines))
    return replace(account_of(replace(reading, trace=()), seen.file, plan), by_hand=True)


def account_of(reading: Reading, file: ForeignFile, plan: Plan) -> Account:
    """The account of a file that is a document."""
    texts = {p.where: p.text for part in file.paper.parts for p in paragraphs(part.blocks)}
    links = Links(plan, reading.trace)
    return Account(reading=reading, file=file, plan=plan, links=links, texts=texts, unread_spans=_unread_spans(reading, texts))


class Review(QObject):
    """One file under review."""

    changed = Signal()  # plan or marks are others now

    def __init__(self, path: Path, account: Account, *, new_id: NewId, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path, self.reading, self.file, self.first = path, account.reading, account.file, account.plan
        self.session = PlanSession(self.first, new_id=new_id, clock=clock, locks=False, parent=self)
        self.marks = Marks()
        self.links, self.by_hand = account.links, account.by_hand
        self._texts = account.texts
        self._unread_spans = account.unread_spans
        self.findings: dict[str, tuple[Finding, ...]] = {}
        self.general: tuple[Finding, ...] = ()
        self._sort_findings()
        self.session.changed.connect(self._on_changed)

    # --- what is seen

    @property
    def plan(self) -> Plan:
        return self.session.plan

    @cached_property
    def unread(self) -> tuple[Unread, ...]:
        """What was not understood, then what was taken out here."""
        why = _("Was taken out here.")
        again = (Unread(where=span.where, text=self.source_text(span.where)[span.start : span.end], why=why) for span in self.marks.again)
        return (*self.reading.unread, *again)

    @property
    def unread_spans(self) -> tuple[Span, ...]:
        """Where each of them stands."""
        return (*self._unread_spans, *self.marks.again)

    @cached_property
    def first_texts(self) -> dict[str, str]:
        """Every field as it was read."""
        return {row.key: row.text for row in rows_of(self.first)}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The outline as the plan is now; what is to be said of the file as a whole stands first."""
        notes = tuple(self._notes())
        group = (Row(key="group:file", kind=RowKind.GROUP, text=_("About this file")),) if notes else ()
        return (*group, *notes, *rows_of(self.plan))

    def _notes(self) -> Iterator[Row]:
        """What is to be said of the file; many notes of one kind are one row."""
        of_kind = Counter(finding.code for finding in self.general)
        told = set()
        for at, finding in enumerate(self.general):
            text = finding.message or finding.code
            if of_kind[finding.code] < _MANY:
                yield Row(key=f"{NOTE}{at}", kind=RowKind.FIELD, label=_("Note"), text=text, level=1)
            elif finding.code not in told:
                told.add(finding.code)
                words = _("{count} of this kind: {text}").format(count=of_kind[finding.code], text=text)
                yield Row(key=f"{NOTES}{finding.code}", kind=RowKind.FIELD, label=_("Notes"), text=words, level=1)

    def spans(self, key: str) -> tuple[Span, ...]:
        """The characters of the source a row is about."""
        if not _is_note(key):
            tracks = self.marks.tracks
            read = (*MADE_OF.get(key, ()), *tracks.read(key), *((tracks.shared[key],) if key in tracks.shared else ()))
            return tuple(span for one in read for span in self.links.spans(one))
        return tuple(span for finding in self.findings_of(key) if (span := self._span_of(finding)) is not None)

    def _span_of(self, finding: Finding) -> Span | None:
        at = self.source_text(finding.where).find(finding.text) if finding.text else -1
        return Span(where=finding.where, start=at, end=at + len(finding.text)) if at >= 0 else None

    def findings_of(self, key: str) -> tuple[Finding, ...]:
        """What should be looked at in a row."""
        if key.startswith(NOTES):
            return tuple(finding for finding in self.general if finding.code == key.removeprefix(NOTES))
        if key.startswith(NOTE):
            return (self.general[int(key.removeprefix(NOTE))],)
        return tuple(finding for read in self.marks.tracks.read(key) for finding in self.findings.get(read, ()))

    def key_at(self, where: str, at: int) -> str:
        """The field that holds a character of the source now."""
        return self.marks.tracks.place(self.links.key_at(where, at))

    def open_unread(self) -> tuple[int, ...]:
        """Places of the unread texts nobody has placed or set aside."""
        done = self.marks.placed | self.marks.aside
        return tuple(at for at in range(len(self.unread)) if at not in done)

    def state(self, row: Row) -> State:
        """What is to be said of a row."""
        if row.kind is RowKind.GROUP:
            return State.NONE
        read = self.marks.tracks.read(row.key)
        if not _is_note(row.key) and (row.text != self._text_as_read(row.key, read) or (len(read) > 1 and row.text)):
            return State.EDITED
        if any(key in self.links.unsure for key in read) or any(f.severity is not Severity.INFO for f in self.findings_of(row.key)):
            return State.SEEN if row.key in self.marks.seen else State.CHECK
        if _is_note(row.key) or self.by_hand:
            return State.NONE
        return State.SURE if row.text else State.ABSENT

    def _text_as_read(self, key: str, read: tuple[str, ...]) -> str:
        """What was read into a field; nothing for one that was read as something else."""
        same = bool(read) and read[0].partition(":")[0] == key.partition(":")[0]
        return self.first_texts.get(read[0], "") if same else ""

    def to_check(self) -> tuple[Row, ...]:
        """The rows a person should look at."""
        return tuple(row for row in self.rows if self.state(row) is State.CHECK)

    def source_text(self, where: str) -> str:
        """The characters of a place of the source."""
        return self._texts.get(where, "")

    def beside(self) -> tuple[Paragraph, ...]:
        """What stands beside the text and was not taken (headers, notes, hidden text), as paragraphs to be shown behind it."""
        return tuple(
            Paragraph(runs=(Run(text=unread.text),), where=span.where, label=f"[{unread.why}]")
            for unread, span in zip(self.unread, self.unread_spans, strict=True)
            if span.where.startswith(BESIDE)
        )

    def places(self) -> tuple[str, ...]:
        """All places of the source, in reading order."""
        return tuple(self._texts)

    def headings(self) -> frozenset[str]:
        """Places of the source that were understood as headings."""
        keys = (key for key in self.links.fields() if key.startswith(SECTION) or (key.startswith(TASK) and key.endswith("/title")))
        return frozenset(span.where for key in keys for span in self.links.spans(key) if not span.where.startswith(("t", "s")))  # not in tables

    def unread_at(self, where: str, at: int) -> int:
        """The unread text on a character of the source that is still open or was set aside, -1 where there is none."""
        for number, span in enumerate(self.unread_spans):
            if span.where == where and span.start <= at <= span.end and number not in self.marks.placed:
                return number
        return -1

    def unread_state(self, at: int) -> str:
        """ "open", "placed" or "aside"."""
        if at in self.marks.placed:
            return "placed"
        return "aside" if at in self.marks.aside else "open"

    # --- what is done

    def edit(self, text: str, change: Change) -> None:
        """A pure edit of the plan as one step."""
        self.session.settle()
        self.session.edit(text, change)

    def place(self, at: int, text: str, change: Change) -> None:
        """Put an unread text into the plan: the edit and the mark are one step."""
        self.session.settle()
        if self.session.locked:
            self.session.edit(text, change)  # which says why not
            return
        self.session.history.beginMacro(text)
        self.session.edit(text, change)
        self._mark(text, replace(self.marks, placed=self.marks.placed | {at}, aside=self.marks.aside - {at}))
        self.session.history.endMacro()

    def shape(self, text: str, shape: Shape) -> None:
        """Turn a field into another, move it or take it out, as one step; what no field holds any more is unread again."""
        session = self.session
        session.settle()
        if session.locked:
            session.edit(text, lambda _plan: shape.after)  # which says why not
            return
        left = {row.key for row in rows_of(shape.after)}
        gone = [row.key for row in rows_of(session.plan) if row.key not in left and row.key not in shape.moves and row.kind is not RowKind.GROUP]
        gone += [key for key, to in shape.moves.items() if not to]
        gone += shape.emptied
        moves = {**shape.moves, **dict.fromkeys(gone, "")}
        marks = replace(
            self.marks,
            tracks=self.marks.tracks.moved(moves).sharing(shape.shared),
            seen=frozenset(moves.get(key, key) for key in self.marks.seen),
            again=(*self.marks.again, *self._lines_of(gone)),
        )
        session.history.push(Step(text, (session.plan, self.marks), (shape.after, marks), self._show))

    def _lines_of(self, keys: Sequence[str]) -> tuple[Span, ...]:
        """The places of the source that went into these fields, whole where they stand together."""
        ends: dict[str, tuple[int, int]] = {}
        for key in keys:
            for read in self.marks.tracks.read(key):
                for span in self.links.spans(read):
                    start, end = ends.get(span.where, (span.start, span.end))
                    ends[span.where] = min(start, span.start), max(end, span.end)
        return tuple(Span(where=where, start=start, end=end) for where, (start, end) in ends.items())

    def _show(self, values: tuple[Plan, Marks]) -> None:
        plan, self.marks = values
        self.session.show(plan)

    def set_aside(self, at: int) -> None:
        """Leave an unread text out, knowing it."""
        self._mark(_("Set line aside"), replace(self.marks, aside=self.marks.aside | {at}))

    def bring_back(self, at: int) -> None:
        """An unread text that was set aside is open again."""
        self._mark(_("Bring line back"), replace(self.marks, aside=self.marks.aside - {at}, placed=self.marks.placed - {at}))

    def confirm(self, key: str) -> None:
        """A person has looked at a field and leaves it as it is."""
        self._mark(_("Looked at"), replace(self.marks, seen=self.marks.seen | {key}))

    def _mark(self, text: str, marks: Marks) -> None:
        if marks != self.marks:
            self.session.history.push(Step(text, self.marks, marks, self._show_marks))

    def _show_marks(self, marks: Marks) -> None:
        self.marks = marks
        self.__dict__.pop("unread", None)
        self.changed.emit()

    def _on_changed(self, _before: Plan, _after: Plan) -> None:
        self.__dict__.pop("rows", None)
        self.__dict__.pop("unread", None)
        self.changed.emit()

    # --- where findings belong

    def _sort_findings(self) -> None:
        by_key: dict[str, list[Finding]] = {}
        general = []
        for finding in self.reading.findings:
            key = self._key_of(finding)
            if key:
                by_key.setdefault(key, []).append(finding)
            elif not self._is_unread(finding):
                general.append(finding)
        self.findings = {key: tuple(found) for key, found in by_key.items()}
        self.general = tuple(general)

    def _is_unread(self, finding: Finding) -> bool:
        """Whether a finding only says what stands among the unread lines anyway."""
        told = finding.severity is Severity.INFO and bool(finding.text)
        return told and any(unread.where == finding.where and unread.text.startswith(finding.text) for unread in self.unread)

    def _key_of(self, finding: Finding) -> str:
        """The field in which a finding arose: where its text stands, else the only field of its place."""
        at = self.source_text(finding.where).find(finding.text) if finding.text else -1
        if at >= 0:
            return self.links.key_at(finding.where, at + len(finding.text) - 1)
        keys = set(self.links.keys_in(finding.where))
        return keys.pop() if len(keys) == 1 else ""


def _is_note(key: str) -> bool:
    return key.startswith((NOTE, NOTES))


def _unread_spans(reading: Reading, texts: dict[str, str]) -> tuple[Span, ...]:
    """Where each unread text stands; what stands beside the text (headers, notes) has a place of its own behind it."""
    taken: dict[str, list[tuple[int, int]]] = {}
    wanted = {unread.where for unread in reading.unread}
    for trace in reading.trace:
        if trace.where in wanted:
            taken.setdefault(trace.where, []).append((trace.start, trace.end))
    spans: list[Span] = []
    for number, unread in enumerate(reading.unread):
        at = _free(texts.get(unread.where, ""), unread.text, taken.setdefault(unread.where, []))
        if at is None:
            spans.append(Span(where=f"{BESIDE}{number}", start=0, end=len(unread.text)))
            continue
        taken[unread.where].append((at, at + len(unread.text)))
        spans.append(Span(where=unread.where, start=at, end=at + len(unread.text)))
    return tuple(spans)


def _free(text: str, wanted: str, taken: list[tuple[int, int]]) -> int | None:
    """Where a text stands among characters nothing was made of."""
    at = text.find(wanted)
    while at >= 0:
        if not any(start < at + len(wanted) and at < end for start, end in taken):
            return at
        at = text.find(wanted, at + 1)
    return None
