"""Whether a legal document is in force on a day, by its dates and by what other documents do to it."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.library import LegalDocument, Relation, RelationKind


class Validity(StrEnum):
    """What is known of a document on a day."""

    IN_FORCE = "in_force"  # còn hiệu lực
    PARTLY = "partly"  # hết hiệu lực một phần: amended, or replaced in part
    ENDED = "ended"  # hết hiệu lực
    NOT_YET = "not_yet"  # chưa có hiệu lực
    UNVERIFIED = "unverified"  # chưa xác minh


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What one document does to the one that is judged."""

    relation: Relation
    by: LegalDocument

    @property
    def first(self) -> dt.date | None:
        """The day it takes effect."""
        return self.relation.first or self.by.effective_from or self.by.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Validity on a day; `since` is the day it began or ended, `certain` False where no source of law was read.

    `ended_by` is the document that stands in its place; `changed_by` those that amend it or replace a part of it on that day, the first first.
    """

    validity: Validity
    since: dt.date | None = None
    certain: bool = True
    ended_by: LegalDocument | None = None
    changed_by: tuple[LegalDocument, ...] = ()


_LAST_YEAR = re.compile(r"(?:giai đoạn|thời kỳ|đến năm)\D{0,12}\d{4}\s*[-–]\s*(\d{4})|đến năm\s+(\d{4})|năm\s+(\d{4})\s*$", re.IGNORECASE)
_OVER = frozenset({"expired", "replaced", "ended"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """A day on which something ended it, how sure that is, and what stands in its place."""

    day: dt.date
    certain: bool
    by: LegalDocument | None = None


def judge(document: LegalDocument, on: dt.date, acts: Sequence[Act] = ()) -> Judgement:
    """Validity on that day. `acts` are what others do to the document (language/shelf.py, `Shelf.acts_on`); their own later fate changes nothing.

    That a document was seen to be over says nothing of days before it was seen: unless dates, a successor or the years in its subject
    tell when, it is unverified there. Of one whose end is known nothing is unclear before, whatever its state is said to be.
    """
    begins = document.effective_from or document.date
    end = _end_of(document, acts)
    if end is not None and on >= end.day:
        return Judgement(validity=Validity.ENDED, since=end.day, certain=end.certain, ended_by=end.by)
    if begins is not None and on < begins:
        return Judgement(validity=Validity.NOT_YET, since=begins, certain=document.verified)
    if end is None and document.status in _OVER:
        known = document.status_day is not None and on >= document.status_day
        by = next((act.by for act in acts if _replaces_all(act)), None) if known else None
        return Judgement(validity=Validity.ENDED if known else Validity.UNVERIFIED, certain=False, ended_by=by)
    changing = sorted(((first, act) for act in acts if _changes(act) and (first := act.first) is not None and first <= on), key=lambda entry: entry[0])
    if changing:
        certain = document.verified and all(act.relation.verified for _first, act in changing)
        return Judgement(validity=Validity.PARTLY, since=changing[0][0], certain=certain, changed_by=tuple(act.by for _first, act in changing))
    if end is None and (document.status == "unknown" or any(map(_replaces_all, acts))):  # replaced, but nobody knows when
        return Judgement(validity=Validity.UNVERIFIED, certain=False)
    return Judgement(validity=Validity.IN_FORCE, since=document.effective_from, certain=document.verified)


def _end_of(document: LegalDocument, acts: Sequence[Act]) -> _End | None:
    """The earliest day on which something ended it: another document, its own last day, else the years that its subject names."""
    whole = sorted(((first, act) for act in acts if _replaces_all(act) and (first := act.first) is not None), key=lambda entry: entry[0])
    by = whole[0][1].by if whole else next((act.by for act in acts if _replaces_all(act)), None)
    ends = [_End(day=first, certain=act.relation.verified, by=act.by) for first, act in whole[:1]]
    if document.expired_from is not None:
        ends.insert(0, _End(day=document.expired_from, certain=document.verified, by=by))
    if not ends and (over := _year_after(document)) is not None:
        ends.append(_End(day=over, certain=False, by=by))
    return min(ends, key=lambda end: end.day, default=None)


def _replaces_all(act: Act) -> bool:
    return act.relation.kind is RelationKind.REPLACES and act.relation.whole


def _changes(act: Act) -> bool:
    return act.relation.kind is RelationKind.AMENDS or (act.relation.kind is RelationKind.REPLACES and not act.relation.whole)


def _year_after(document: LegalDocument) -> dt.date | None:
    """The day after the years that the subject names, of a document that was seen to be over."""
    found = _LAST_YEAR.search(document.subject) if document.status == "ended" else None
    year = int(found[1] or found[2] or found[3]) if found else dt.MAXYEAR
    return dt.date(year + 1, 1, 1) if year < dt.MAXYEAR else None
