"""Legal documents (văn bản viện dẫn) that plans are based on."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDocument:
    """One document of the catalogue; unknown is None. `verified` says whether its data were read in a source of law.

    `status` is in_force, amended, replaced, expired, ended (its period is over), single_use or unknown; validity on a day is judged by the dates.
    """

    id: str
    type: str  # Nghị định; of a law the type is "Luật" and the subject its name without that word
    subject: str  # trích yếu as cited, "về quản lý …"; empty where unknown
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    group: str = ""  # ttdn, policy, guidance, press, form, org, secrecy, data, province
    status: str = ""
    effective_from: dt.date | None = None
    expired_from: dt.date | None = None
    replaced_by: str | None = None
    amended_by: str | None = None
    source: str = ""
    verified: bool = False
    note: str = ""
