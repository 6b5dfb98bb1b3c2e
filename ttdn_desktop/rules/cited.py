"""What the bases and texts of a plan cite, and which documents of the catalogue that is."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.language.citations import LAWS, Citation, find_citations, parse_citation
from ttdn_desktop.language.citations.vocabulary import even_tones
from ttdn_desktop.language.document_numbers import canonical
from ttdn_desktop.language.fold import fold
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.wordings import Kind, Wording, texts

_YEAR = re.compile(r"/(?:19|20)\d\d/")
_ALIKE = 0.5
_VERY_ALIKE = 0.8
_PROVINCIAL = "province"


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with the path of the text it stands in; of a basis its number in the list."""

    path: str
    text: str
    citation: Citation
    basis: LegalBasis | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogue, by number and by type and date."""

    by_number: dict[str, tuple[LegalDocument, ...]]
    by_day: dict[tuple[str, dt.date], tuple[LegalDocument, ...]]
    laws: dict[str, tuple[LegalDocument, ...]]


def bases(case: Case) -> tuple[Cited, ...]:
    """The bases of the record that name a document, in their order; those that stand inside prose are looked at where they stand."""
    if case.record is None:
        return ()
    memory, root = case.sight.memory, case.subject.root
    found = ((at, basis, memory.of(cited_in_basis, basis)) for at, basis in enumerate(case.record.legal_bases) if not basis.inline)
    return tuple(Cited(f"{root}/legal_bases/{at}/text", basis.text, citation, basis) for at, basis, citation in found if citation is not None)


def in_texts(case: Case) -> tuple[Cited, ...]:
    """What the texts of the record cite beside its bases, in printed order."""
    worked, of = case.sight.worked, case.sight.memory.of
    if "cited" not in worked:
        worked["cited"] = tuple(Cited(path + inner, text, citation) for path, own in texts(case) for inner, text, citation in of(cited_in_part, own))
    known: tuple[Cited, ...] = worked["cited"]
    return known


def cited_in_basis(basis: LegalBasis) -> Citation | None:
    """What the line of a basis cites; None where it names no document."""
    return parse_citation(basis.text)


def cited_in_part(own: tuple[Wording, ...]) -> tuple[tuple[str, str, Citation], ...]:
    """Path within the part, text and citation of everything cited in it."""
    kinds = {Kind.PROSE, Kind.CELL, Kind.TITLE, Kind.WORDS}
    return tuple((one.path, one.text, found) for one in own if one.kind in kinds for found in find_citations(one.text))


def is_law(citation: Citation) -> bool:
    """Whether it is cited by name and date."""
    return " ".join((citation.type or "").lower().split()) in LAWS


def span_of(citation: Citation, part: str) -> tuple[int, int] | None:
    """Where a part of the citation stands in the text."""
    return next(((start, end) for name, start, end in citation.spans if name == part), None)


@lru_cache(maxsize=4096)  # the same few documents are cited again and again
def number_key(number: str) -> str:
    """A number as it is compared: lost strokes mended, case and blanks of no matter, no leading zeros."""
    plain = fold(canonical(number)).replace(" ", "")
    return plain.lstrip("0") or plain


def shelf_of(catalogue: tuple[LegalDocument, ...]) -> Shelf:
    """The catalogue ready to be asked."""
    by_number: dict[str, list[LegalDocument]] = {}
    by_day: dict[tuple[str, dt.date], list[LegalDocument]] = {}
    laws: dict[str, list[LegalDocument]] = {}
    for document in catalogue:
        if document.number:
            by_number.setdefault(number_key(document.number), []).append(document)
        if document.date:
            by_day.setdefault((fold(document.type), document.date), []).append(document)
        if fold(document.type) in {"luat", "bo luat", "phap lenh"}:
            laws.setdefault(fold(document.subject), []).append(document)
    return Shelf(
        by_number={key: tuple(found) for key, found in by_number.items()},
        by_day={day: tuple(found) for day, found in by_day.items()},
        laws={name: tuple(found) for name, found in laws.items()},
    )


def known(citation: Citation, shelf: Shelf) -> LegalDocument | None:
    """The document of the catalogue that is cited: by its number, or a law by its name and date."""
    if citation.number:
        for document in shelf.by_number.get(number_key(citation.number), ()):
            if citation.type and fold(citation.type) != fold(document.type):
                continue
            if _is_it(citation, document):
                return document
        return None
    if is_law(citation) and citation.subject:
        same = shelf.laws.get(fold(citation.subject), ())
        return next((one for one in same if citation.date is not None and one.date == citation.date), None)
    return None


def meant(citation: Citation, shelf: Shelf) -> LegalDocument | None:
    """The document that is meant by a wrong number: of its type and day, with a subject much alike, or its number without the year."""
    if not citation.number or not citation.date or not citation.type:
        return None
    for document in shelf.by_day.get((fold(citation.type), citation.date), ()):
        if document.number is None or document.group == _PROVINCIAL:
            continue
        if likeness(citation.subject, document.subject) >= _VERY_ALIKE or _YEAR.sub("/", number_key(document.number)) == number_key(citation.number):
            return document
    return None


def _is_it(citation: Citation, document: LegalDocument) -> bool:
    """Numbers with a year are given once in the country, but not by provinces; of others day or subject must say the same."""
    number = document.number or ""
    if document.group == _PROVINCIAL or document.type == "Công văn":
        return citation.issuer is not None and document.issuer is not None and issuer_key(citation.issuer) == issuer_key(document.issuer)
    if _YEAR.search(number):
        return True
    if citation.date is not None and document.date == citation.date:
        return True
    return likeness(citation.subject, document.subject) >= _ALIKE


def likeness(one: str | None, other: str | None) -> float:
    """How many of the words of the shorter text stand in the other, 0 to 1; 0 where either is empty or of few words."""
    mine, its = (set(fold(text or "").split()) for text in (one, other))
    fewest = min(len(mine), len(its))
    return len(mine & its) / fewest if fewest > _FEW_WORDS else 0


_FEW_WORDS = 3


_SHORT = (
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("tp.", "thành phố"),
    ("bộ trưởng ", ""),
    ("bộ tt&tt", "bộ thông tin và truyền thông"),
)


def issuer_key(name: str) -> str:
    """A body as it is compared."""
    plain = even_tones(" ".join(name.lower().split()))
    for short, whole in _SHORT:
        plain = plain.replace(short, whole)
    return " ".join(plain.split())
