"""Whether a legal document is in force on a day, by what the catalogue says of it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.library import LegalDocument


class Validity(StrEnum):
    """What is known of a document on a day."""

    IN_FORCE = "in_force"
    ENDED = "ended"
    NOT_YET = "not_yet"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Validity on a day; `since` is the day it began or ended, `certain` False where no source of law was read."""

    validity: Validity
    since: dt.date | None = None
    certain: bool = True


def judge(document: LegalDocument, on: dt.date) -> Judgement:
    """Validity of a document of the catalogue on that day, by its dates; where they say nothing, by its status."""
    if document.expired_from and on >= document.expired_from:
        return Judgement(validity=Validity.ENDED, since=document.expired_from, certain=document.verified)
    begins = document.effective_from or document.date
    if begins and on < begins:
        return Judgement(validity=Validity.NOT_YET, since=begins, certain=document.verified)
    if document.status in {"expired", "replaced", "ended"} and not document.expired_from:
        return Judgement(validity=Validity.ENDED, certain=document.verified)
    if document.status == "unknown":
        return Judgement(validity=Validity.UNVERIFIED, certain=False)
    return Judgement(validity=Validity.IN_FORCE, since=document.effective_from, certain=document.verified)
