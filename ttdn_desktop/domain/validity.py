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


def judge(document: LegalDocument, on: dt.date, acts: Sequence[Act] = ()) -> Judgement:
    """Validity on that day. `acts` are what others do to the document (language/shelf.py, `Shelf.acts_on`); their own later fate changes nothing.

    That a document was seen to be over says nothing of days before it was seen: unless dates, a successor or the years in its subject
    tell when, it is unverified there.
    """
    begins = document.effective_from or document.date
    replaced = _first_whole(acts)
    if (ended := _ended(document, on, replaced)) is not None:
        return ended
    if begins is not None and on < begins:
        return Judgement(validity=Validity.NOT_YET, since=begins, certain=document.verified)
    if document.status in _OVER and document.expired_from is None and replaced is None and _year_after(document) is None:
        seen = document.status_day
        known = seen is not None and on >= seen
        return Judgement(validity=Validity.ENDED if known else Validity.UNVERIFIED, certain=False)
    changing = tuple(act for act in acts if _changes(act) and (first := act.first) is not None and first <= on)
    if changing:
        changing = tuple(sorted(changing, key=lambda act: act.first or dt.date.max))
        certain = document.verified and all(act.relation.verified for act in changing)
        return Judgement(validity=Validity.PARTLY, since=changing[0].first, certain=certain, changed_by=tuple(act.by for act in changing))
    if document.status == "unknown":
        return Judgement(validity=Validity.UNVERIFIED, certain=False)
    return Judgement(validity=Validity.IN_FORCE, since=document.effective_from, certain=document.verified)


def _ended(document: LegalDocument, on: dt.date, replaced: Act | None) -> Judgement | None:
    """How it came to an end by that day, if it did; by the earliest day on which something ended it."""
    by = replaced.by if replaced is not None else None
    if document.expired_from is not None and on >= document.expired_from:
        return Judgement(validity=Validity.ENDED, since=document.expired_from, certain=document.verified, ended_by=by)
    if replaced is not None and document.expired_from is None and (first := replaced.first) is not None and on >= first:
        return Judgement(validity=Validity.ENDED, since=first, certain=replaced.relation.verified, ended_by=by)
    over = _year_after(document)
    if over is not None and on >= over:
        return Judgement(validity=Validity.ENDED, since=over, certain=False, ended_by=by)
    return None


def _first_whole(acts: Sequence[Act]) -> Act | None:
    whole = [act for act in acts if act.relation.kind is RelationKind.REPLACES and act.relation.whole]
    return min(whole, key=lambda act: act.first or dt.date.max, default=None)


def _changes(act: Act) -> bool:
    return act.relation.kind is RelationKind.AMENDS or (act.relation.kind is RelationKind.REPLACES and not act.relation.whole)


def _year_after(document: LegalDocument) -> dt.date | None:
    """The day after the years that the subject names, of a document that was seen to be over or is for once."""
    found = _LAST_YEAR.search(document.subject) if document.status == "ended" and document.expired_from is None else None
    return dt.date(int(found[1] or found[2] or found[3]) + 1, 1, 1) if found else None
