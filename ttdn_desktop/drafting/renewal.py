"""A stored paper renewed after its plan changed: untouched parts follow the plan, edited ones stay, and what differs is listed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from ttdn_desktop.domain.blocks import Block
from ttdn_desktop.domain.paper_facts import GeneratedText
from ttdn_desktop.domain.plan import PlanPaper, Section
from ttdn_desktop.drafting.paper_texts import FIELDS, HEAD_FIELDS, block_text, field_text, texts_of_paper

P = TypeVar("P", Block, Section)


class Renewed(StrEnum):
    """What became of a part."""

    FOLLOWED = "followed"  # untouched, so it says what the plan says now
    KEPT = "kept"  # edited, so it stays; the plan would say something else now
    ADDED = "added"  # new in the plan
    REMOVED = "removed"  # gone from the plan, and was untouched
    KEPT_GONE = "kept_gone"  # gone from the plan, but edited, so it stays
    STAYS_AWAY = "stays_away"  # taken out by the officer; the plan would say something else there now


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChange:
    """One part that is not as it was, or not as the plan would have it. `id` as in `GeneratedText`; texts as `texts_of_paper` gives them."""

    kind: Renewed
    id: str
    generated: str = ""  # when it was last generated
    now: str = ""  # in the paper as it is stored
    proposed: str = ""  # by the plan as it is now


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The renewed paper and what changed in it or beside it."""

    paper: PlanPaper
    changes: tuple[PaperChange, ...] = ()


def renewed_paper(stored: PlanPaper, fresh: PlanPaper) -> Renewal:
    """The stored paper with what is new in a fresh proposal of the same id; number, date, stage, facts and marks are those of the stored one.

    A paper that was never generated, because it was read from a file, is all the office's own and stays as it is.
    """
    if not stored.generated:
        return Renewal(paper=stored)
    merge = _Merge(stored, fresh)
    paper = stored
    for name in FIELDS:
        paper = _with_field(paper, name, fresh) if merge.follows(f"/{name}", field_text(stored, name)) else paper
    body = merge.sections(stored.body, fresh.body)
    articles = merge.sections(stored.articles, fresh.articles)
    return Renewal(paper=replace(paper, body=body, articles=articles, generated=merge.generated()), changes=tuple(merge.changes))


def accepted(paper: PlanPaper, fresh: PlanPaper, ident: str) -> PlanPaper:
    """The paper whose part keeps its own words although the plan would have others: what the plan says now is no longer shown beside it."""
    now = {text.id: text.text for text in fresh.generated}.get(ident)
    rest = tuple(text for text in paper.generated if text.id != ident)
    return replace(paper, generated=rest if now is None else (*rest, GeneratedText(id=ident, text=now)))


def taken(paper: PlanPaper, fresh: PlanPaper, ident: str) -> PlanPaper:
    """The paper whose part says what the plan would have it say."""
    current = texts_of_paper(paper).get(ident, "")
    untouched = tuple(text for text in paper.generated if text.id != ident)
    return renewed_paper(replace(paper, generated=(*untouched, GeneratedText(id=ident, text=current))), fresh).paper


def _with_field(paper: PlanPaper, name: str, fresh: PlanPaper) -> PlanPaper:
    if name in HEAD_FIELDS:
        return replace(paper, document=replace(paper.document, **{name: getattr(fresh.document, name)}))
    new: PlanPaper = replace(paper, **{name: getattr(fresh, name)})
    return new


class _Merge:
    """The work of one renewal: what was generated then, what is proposed now, and the changes found so far."""

    def __init__(self, stored: PlanPaper, fresh: PlanPaper) -> None:
        self._then = {text.id: text.text for text in stored.generated}
        self._now = {text.id: text.text for text in fresh.generated}
        self._order = {text.id: at for at, text in enumerate(stored.generated)}
        self._kept: dict[str, str] = {}  # what was generated for parts that differ from what the plan says now
        self.changes: list[PaperChange] = []

    def follows(self, ident: str, text: str) -> bool:
        """Whether a part is taken from the proposal: it was not edited, or says the same anyway."""
        then, now = self._then.get(ident), self._now.get(ident, "")
        if text == now:
            return True
        if text == then:
            self._note(Renewed.FOLLOWED, ident, text)
            return True
        if then is not None and then != now:
            self._note(Renewed.KEPT, ident, text)
            self._kept[ident] = then
        return False

    def generated(self) -> tuple[GeneratedText, ...]:
        """What the renewed paper remembers: the proposal, and for what waits for the officer the text of before."""
        remembered = {**self._now, **self._kept}
        return tuple(GeneratedText(id=ident, text=text) for ident, text in remembered.items())

    def sections(self, stored: Sequence[Section], fresh: Sequence[Section]) -> tuple[Section, ...]:
        """The sections of one level."""
        return self._parts(stored, fresh, lambda section: section.heading, self._section, self._whole)

    def _section(self, own: Section, new: Section) -> Section:
        heading = new.heading if self.follows(str(own.id), own.heading) else own.heading
        blocks = self._parts(own.blocks, new.blocks, block_text, self._block, lambda _block, _kind: None)
        return replace(new, heading=heading, blocks=blocks, sections=self.sections(own.sections, new.sections))

    def _block(self, own: Block, new: Block) -> Block:
        return new if self.follows(str(own.id), block_text(own)) else own

    def _parts(
        self,
        stored: Sequence[P],
        fresh: Sequence[P],
        text_of: Callable[[P], str],
        join: Callable[[P, P], P],
        within: Callable[[P, Renewed], None],
    ) -> tuple[P, ...]:
        own, new = {str(part.id): part for part in stored}, {str(part.id): part for part in fresh}
        kept = {ident: part for ident, part in own.items() if ident not in new and self._stays(ident, part, text_of)}
        for ident in own.keys() - new.keys() - kept.keys():
            within(own[ident], Renewed.REMOVED)
        came = {ident: part for ident, part in new.items() if ident not in own and self._comes(ident, text_of(part))}
        for part in came.values():
            within(part, Renewed.ADDED)
        order = self._ordered(list(own), list(new), kept.keys(), came.keys())
        return tuple(join(own[ident], new[ident]) if ident in own and ident in new else kept.get(ident) or came[ident] for ident in order)

    def _stays(self, ident: str, part: P, text_of: Callable[[P], str]) -> bool:
        """Whether a part that the plan does not ask for any more stays: the officer wrote it, or edited it or something in it."""
        text = text_of(part)
        then = self._then.get(ident)
        if then is None:
            return True
        if text == then and not (isinstance(part, Section) and self._edited_within(part)):
            self._note(Renewed.REMOVED, ident, text)
            return False
        self._note(Renewed.KEPT_GONE, ident, text)
        self._kept[ident] = then
        return True

    def _edited_within(self, section: Section) -> bool:
        blocks = any(self._then.get(str(block.id)) != block_text(block) for block in section.blocks)
        return blocks or any(child.heading != self._then.get(str(child.id)) or self._edited_within(child) for child in section.sections)

    def _comes(self, ident: str, text: str) -> bool:
        """Whether a part that the paper has not comes in: it is new, and was not taken out by the officer."""
        then = self._then.get(ident)
        if then is None:
            self._note(Renewed.ADDED, ident, "")
            return True
        if then != text:
            self._note(Renewed.STAYS_AWAY, ident, "")
            self._kept[ident] = then
        return False

    def _whole(self, section: Section, kind: Renewed) -> None:
        """What stands in a section that came or went as a whole is listed too."""
        for block in section.blocks:
            self._note(kind, str(block.id), block_text(block) if kind is Renewed.REMOVED else "")
        for child in section.sections:
            self._note(kind, str(child.id), child.heading if kind is Renewed.REMOVED else "")
            self._whole(child, kind)

    def _ordered(self, own: list[str], new: list[str], kept: Iterable[str], came: Iterable[str]) -> list[str]:
        """The plan's order, unless the officer put parts in another one; what only one side has stands behind what it stood behind there."""
        shared = [ident for ident in own if ident in set(new)]
        moved = shared != sorted(shared, key=lambda ident: self._order.get(ident, len(self._order)))
        if moved:
            return _inserted([ident for ident in own if ident in {*shared, *kept}], new, set(came))
        return _inserted([ident for ident in new if ident in {*shared, *came}], own, set(kept))

    def _note(self, kind: Renewed, ident: str, text: str) -> None:
        change = PaperChange(kind=kind, id=ident, generated=self._then.get(ident, ""), now=text, proposed=self._now.get(ident, ""))
        self.changes.append(change)


def _inserted(base: list[str], sequence: Sequence[str], extra: Mapping[str, object] | set[str]) -> list[str]:
    """The base with those of the sequence that are extra, each behind the nearest one before it in the sequence that is there."""
    out = list(base)
    last: str | None = None
    for ident in sequence:
        if ident in extra:
            out.insert(out.index(last) + 1 if last is not None else 0, ident)
        if ident in out:
            last = ident
    return out
