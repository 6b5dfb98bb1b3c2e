"""What changed in a file that came back, sorted by place, and what a person decided about each change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from ttdn_desktop.domain.compare import ChangeKind
from ttdn_desktop.domain.notes import Note, NoteId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.change_words import Place, place_of, place_of_node
from ttdn_desktop.services.round_trip import ReturnedChange, ReturnedComment, ReturnedFile, compared, returned, with_changes
from ttdn_desktop.services.types import PaperOrder, SeenFile

Analyse = Callable[[Plan], ReturnedFile]
"""Compares with the plan as it is now."""

QUESTIONS, COMMENTS = "questions", "comments"


def of_file(seen: SeenFile, sent: Plan | None, order: Callable[[], PaperOrder] = PaperOrder) -> Analyse:
    """The analysis of a file; `sent` is the plan as it was when the file was written, `order` gives how its papers are printed."""
    return lambda here: returned(seen, here, sent, order())


def of_version(then: Plan) -> Analyse:
    """The analysis of a kept state of the plan."""
    return partial(compared, then)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Changes of one place, or comments."""

    key: str
    title: str
    changes: tuple[ReturnedChange, ...] = ()
    comments: tuple[ReturnedComment, ...] = ()


class ReturnedReview(QObject):
    """Sure changes of a file that knows its plan count as wanted until a person says otherwise; all others wait for an answer, as do those of look alone."""

    changed = Signal()

    def __init__(
        self, name: str, here: Plan, analyse: Analyse, *, file: ReturnedFile | None = None, of_kept: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.of_kept = of_kept  # a kept state is compared, not a file
        self.here = here
        self._analyse = analyse
        self.file = file or analyse(here)
        chosen_for = not of_kept and self.file.own  # of a file that may be another's a person chooses every change
        self.wanted = {one.key for one in self.file.changes if one.sure and not _of_look_alone(one)} if chosen_for else set()
        self.noted = set(range(len(self.file.comments)))
        self.groups = self._grouped()

    def place(self, one: ReturnedChange) -> Place:
        """Where a change stands."""
        return place_of(one.change, self.file.three.theirs)

    def comment_place(self, one: ReturnedComment) -> Place:
        """Where a comment stands, under the identities of the plan here."""
        found = place_of_node(self.file.three.theirs.after, one.node, one.group)
        kind, colon, own = found.key.partition(":")
        return Place(key=f"{kind}:{self.file.three.here(own)}" if colon else kind, title=found.title)

    def set_wanted(self, changes: Iterable[ReturnedChange], wanted: bool) -> None:
        """Take these, or leave them."""
        keys = {one.key for one in changes}
        after = self.wanted | keys if wanted else self.wanted - keys
        if after != self.wanted:
            self.wanted = after
            self.changed.emit()

    def set_noted(self, number: int, wanted: bool) -> None:
        """Keep a comment as a note, or do not."""
        self.noted = self.noted | {number} if wanted else self.noted - {number}
        self.changed.emit()

    def merged(self, now: Plan, new_id: Callable[[], str]) -> Plan:
        """The plan with all that is wanted; a plan that changed since the analysis is compared anew first."""
        file = self.file if now == self.here else self._analyse(now)
        return with_changes(file, [one for one in file.changes if one.key in self.wanted], new_id)

    def notes(self, plan: Plan, new_id: Callable[[], str]) -> tuple[Note, ...]:
        """The comments that are wanted, as notes."""
        comments = [one for number, one in enumerate(self.file.comments) if number in self.noted]
        return tuple(
            Note(
                id=NoteId(new_id()),
                plan=plan.id,
                node=self.comment_place(one).key,
                text=one.text,
                author=one.hand.author,
                at=one.hand.at,
                quote=one.quote,
            )
            for one in comments
        )

    def _grouped(self) -> tuple[Group, ...]:
        questions = tuple(one for one in self.file.changes if not one.sure)
        by_place: dict[str, list[ReturnedChange]] = {}
        titles: dict[str, str] = {}
        for one in self.file.changes:
            if one.sure:
                place = self.place(one)
                by_place.setdefault(place.key, []).append(one)
                titles.setdefault(place.key, place.title)
        groups = [Group(key=key, title=titles[key], changes=tuple(found)) for key, found in by_place.items()]
        if questions:
            groups.insert(0, Group(key=QUESTIONS, title=_("To be decided by you"), changes=questions))
        if self.file.comments:
            groups.append(Group(key=COMMENTS, title=_("Comments"), comments=self.file.comments))
        return tuple(groups)


def _of_look_alone(one: ReturnedChange) -> bool:
    """Whether the words stayed and only their look differs, which Word changes without being asked."""
    return one.change.kind is ChangeKind.CHANGED and one.change.before == one.change.after
