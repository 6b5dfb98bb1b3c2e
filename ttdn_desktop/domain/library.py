"""Legal documents (văn bản viện dẫn) that plans are based on."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDocument:
    """One document of the catalogue; unknown is None. `verified` says whether its data were read in a source of law."""

    id: str
    type: str
    subject: str
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    status: str = ""
    effective_from: dt.date | None = None
    expired_from: dt.date | None = None
    replaced_by: str | None = None
    amended_by: str | None = None
    source: str = ""
    verified: bool = False
    note: str = ""
