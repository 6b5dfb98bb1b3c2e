"""The life of a document as a time line has it: from when to when it holds, what others do to it and it to others, each with its days."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ttdn_desktop.domain.library import LegalDocument, Relation
from ttdn_desktop.domain.validity import Act, Validity
from ttdn_desktop.language.shelf import Shelf

_AT_LAST = dt.date(9999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation as one of its two documents sees it: `passive` where the other one does something to this one."""

    relation: Relation
    other: LegalDocument
    passive: bool
    first: dt.date | None = None  # from when on it works


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A document with the days between which it holds; None: not known, or with no end so far. `mark` is the day of what ties it to the one looked at."""

    document: LegalDocument
    first: dt.date | None
    last: dt.date | None
    tie: Tie | None = None

    @property
    def mark(self) -> dt.date | None:
        return self.tie.first if self.tie is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The document in front and what is tied to it, in the order of days."""

    own: Lane
    others: tuple[Lane, ...] = ()

    @property
    def lanes(self) -> tuple[Lane, ...]:
        return self.own, *self.others

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day that is known, sorted."""
        return tuple(sorted({day for lane in self.lanes for day in (lane.first, lane.last, lane.mark) if day is not None}))


def ties_of(document: LegalDocument, shelf: Shelf) -> tuple[Tie, ...]:
    """What others do to it, then what it does to others, each by day."""
    return tuple(sorted(_ties(document, shelf), key=lambda tie: (not tie.passive, tie.first or dt.date.max, tie.other.id)))


def _ties(document: LegalDocument, shelf: Shelf) -> Iterator[Tie]:
    for relation in shelf.library.relations:
        if document.id not in {relation.source, relation.target}:
            continue
        source, target = shelf.by_id.get(relation.source), shelf.by_id.get(relation.target)
        if source is None or target is None:
            continue
        passive = relation.target == document.id
        yield Tie(relation=relation, other=source if passive else target, passive=passive, first=Act(relation=relation, by=source).first)


def life_of(document: LegalDocument, shelf: Shelf) -> Life:
    """The document and all it is tied to."""
    others = (_lane(tie.other, shelf, tie) for tie in ties_of(document, shelf))
    far = dt.date.max
    return Life(own=_lane(document, shelf), others=tuple(sorted(others, key=lambda lane: (lane.mark or lane.first or far, lane.document.id))))


def _lane(document: LegalDocument, shelf: Shelf, tie: Tie | None = None) -> Lane:
    return Lane(document=document, first=document.effective_from or document.date, last=_end(document, shelf), tie=tie)


def _end(document: LegalDocument, shelf: Shelf) -> dt.date | None:
    """The day on which it ends, as far as that is known by now."""
    judged = shelf.judge(document, _AT_LAST)
    return judged.since if judged.validity is Validity.ENDED else None
