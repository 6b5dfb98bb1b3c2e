"""Legal bases for screens: read from a citation, composed of parts, chosen from the catalogue, judged on a day."""

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.domain.validity import Judgement, Validity
from ttdn_desktop.language.citations import TYPES, basis_from, compose_parts, find_citations, parse_citation
from ttdn_desktop.language.dates import find_dates, official_date, short_date
from ttdn_desktop.language.shelf import Shelf, document_of, shelf_of

__all__ = [
    "DOCUMENT_TYPES",
    "Judgement",
    "Shelf",
    "Validity",
    "bases_in",
    "basis_of",
    "composed",
    "document_of",
    "full_subject",
    "is_composed",
    "reread",
    "shelf_of",
    "shipped_shelf",
    "spelled_out",
    "with_part",
]

DOCUMENT_TYPES = TYPES
"""Names of documents that are cited."""


_NEXT_BASIS = re.compile(r"[;,.]?\s+(?=(?:Căn cứ|Thực hiện|Triển khai|Thi hành|Quán triệt|Theo đề nghị|Xét đề nghị)\s)")
"""Where lines were joined, as a field of one line does with pasted text: the words that begin a basis, in capitals, begin a line."""


@cache
def shipped_shelf() -> Shelf:
    """The library that ships with the program, ready to be asked."""
    return shelf_of(resources.library())


def basis_of(document: LegalDocument) -> LegalBasis:
    """The basis that cites a document of the catalogue."""
    made = LegalBasis(
        text="",
        type=document.type,
        number=document.number,
        date=document.date,
        issuer=document.issuer,
        subject=document.subject or None,
        document_id=document.id,
    )
    return composed(made)


def composed(basis: LegalBasis) -> LegalBasis:
    """The basis with its line made of its parts; without a type the line stays."""
    if not basis.type:
        return basis
    subject = full_subject(basis) or None
    text = compose_parts(lead=basis.lead, type=basis.type, number=basis.number, date=basis.date, issuer=basis.issuer, subject=subject)
    return replace(basis, text=text)


def full_subject(basis: LegalBasis) -> str:
    """The subject with the word that joins it where one was written, as documents of the library have it: "về quản lý …"."""
    subject = basis.subject or ""
    return f"về {subject}" if subject and f" về {subject}" in basis.text else subject


def is_composed(basis: LegalBasis) -> bool:
    """Whether the line is what its parts make; a line typed otherwise is kept as written."""
    return bool(basis.type) and _bare(composed(basis).text) == _bare(basis.text)


def with_part(basis: LegalBasis, part: str, value: str | dt.date | None) -> LegalBasis:
    """The basis with another part: where the old one stands in the line the new one takes its place, else a line made of parts is made anew."""
    changed: dict[str, Any] = {part: value, "document_id": None if part in {"type", "number", "date"} else basis.document_id}
    new = replace(basis, **changed)
    place = _place_of(basis, part)
    if place is not None and value:
        written = official_date(value) if isinstance(value, dt.date) else value
        if isinstance(value, dt.date) and not basis.text[place[0] : place[1]].lower().startswith("ngày"):
            written = short_date(value)
        return replace(new, text=basis.text[: place[0]] + written + basis.text[place[1] :])
    return composed(new) if is_composed(basis) else new


def _place_of(basis: LegalBasis, part: str) -> tuple[int, int] | None:
    """Where a part stands in the line, if exactly once."""
    old = getattr(basis, part)
    if isinstance(old, dt.date):
        places = [(start, end) for start, end, date in find_dates(basis.text) if date == old]
        return places[0] if places else None  # the date of the document stands before those in its subject
    if not old or basis.text.count(old) != 1:
        return None
    return basis.text.index(old), basis.text.index(old) + len(old)


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(" ;.,")


def reread(basis: LegalBasis, text: str) -> LegalBasis:
    """A basis whose line reads so: its parts are what the citation in it says; where none is found the parts stay."""
    citation = parse_citation(text)
    if citation is None:
        return replace(basis, text=text)
    return replace(basis_from(citation, inline=basis.inline), text=text, lead=citation.lead or basis.lead)


def bases_in(text: str) -> tuple[LegalBasis, ...]:
    """All bases in a pasted text, a citation each; a text without any citation becomes one basis as written."""
    found: list[LegalBasis] = []
    for line in _NEXT_BASIS.sub("\n", text.replace("\r", "\n")).split("\n"):
        if not (words := " ".join(line.split())):
            continue
        citations = find_citations(words)
        if len(citations) > 1:
            found.extend(_led(basis_from(citation)) for citation in citations)
        elif citation := parse_citation(words):
            found.append(_led(basis_from(citation)))
        else:
            found.append(LegalBasis(text=words.rstrip(" ;."), lead=None))
    return tuple(found)


_SHORT_ISSUERS = ((r"UBND", "Ủy ban nhân dân"), (r"HĐND", "Hội đồng nhân dân"), (r"TP\.?(?=\s)", "thành phố"))


def spelled_out(basis: LegalBasis) -> LegalBasis:
    """The basis with type and issuer as the library has them: "QĐ … của UBND TP Hải Phòng" is a Quyết định of the Ủy ban nhân dân thành phố Hải Phòng."""
    types, issuer = {"KL": "Kết luận"} | dict(resources.wording().types), basis.issuer
    for short, whole in _SHORT_ISSUERS if issuer else ():
        issuer = re.sub(rf"\b{short}", whole, issuer or "", flags=re.IGNORECASE)
    return replace(basis, type=types.get(basis.type or "", basis.type), issuer=issuer)


def _led(basis: LegalBasis) -> LegalBasis:
    """A citation without a leading word gets the usual one."""
    return basis if basis.lead else replace(basis, lead="Căn cứ", text=f"Căn cứ {basis.text}")
