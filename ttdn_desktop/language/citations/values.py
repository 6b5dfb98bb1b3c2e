"""What a citation says: its parts as values, each with the place where it stands."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One cited document; `text` is the citation as written, from `start` to `end` of the searched text.

    `number` is as printed but for stray blanks and long dashes (`language.document_numbers.canonical` mends lost strokes), None where left blank.
    `date` is None where the day is not whole or impossible; `date_text` has the words. `issuers` are the single bodies of `issuer`. `location` is the
    point, clause or article meant. `inner` are the citations within the subject, `notes` the words on its validity ("được sửa đổi, bổ sung tại …").
    `spans` gives (part, start, end) for every part that stands in the text: lead, location, type, number, date, issuer, subject, note.
    """

    text: str
    start: int
    end: int
    lead: str | None = None
    location: str | None = None
    type: str | None = None
    number: str | None = None
    date: dt.date | None = None
    date_text: str | None = None
    issuer: str | None = None
    issuers: tuple[str, ...] = ()
    subject: str | None = None
    inner: tuple["Citation", ...] = ()
    notes: tuple[str, ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()
