"""The library ready to be asked: which document a citation or a basis means, and what others do to it."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ttdn_desktop.domain.library import LegalDocument, Library
from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.domain.validity import Act, Judgement, Validity, judge
from ttdn_desktop.language.citations.values import Citation
from ttdn_desktop.language.citations.vocabulary import LAWS, even_tones
from ttdn_desktop.language.document_numbers import canonical
from ttdn_desktop.language.fold import fold

_YEAR = re.compile(r"/(?:19|20)\d\d/")
ALIKE, VERY_ALIKE = 0.5, 0.8
"""Of `likeness`: from where on two subjects may be one, and from where on they are."""

PROVINCIAL = "province"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shelf:
    """A library by identity, by number, by type and date, and laws by name; one value, equal to itself alone."""

    library: Library
    by_id: Mapping[str, LegalDocument] = field(repr=False)
    by_number: Mapping[str, tuple[LegalDocument, ...]] = field(repr=False)
    yearless: Mapping[str, tuple[LegalDocument, ...]] = field(repr=False)  # by number without its year
    by_day: Mapping[tuple[str, dt.date], tuple[LegalDocument, ...]] = field(repr=False)
    laws: Mapping[str, tuple[LegalDocument, ...]] = field(repr=False)
    acts: Mapping[str, tuple[Act, ...]] = field(repr=False)

    def acts_on(self, document: LegalDocument) -> tuple[Act, ...]:
        """What other documents do to this one, in the order of the library."""
        return self.acts.get(document.id, ())

    def judge(self, document: LegalDocument, on: dt.date) -> Judgement:
        """Whether the document is in force on that day; what amended it is named as long as it is not over itself."""
        judged = judge(document, on, self.acts_on(document))
        living = tuple(one for one in judged.changed_by if judge(one, on, self.acts_on(one)).validity is not Validity.ENDED)
        return judged if living == judged.changed_by else replace(judged, changed_by=living)

    def successor(self, document: LegalDocument, on: dt.date) -> LegalDocument | None:
        """What stands in the place of a document that is over, down the line to one that is not; None where nobody knows."""
        seen = {document.id}
        by = self.judge(document, on).ended_by
        while by is not None and by.id not in seen:
            judged = self.judge(by, on)
            if judged.validity is not Validity.ENDED:
                return by
            seen.add(by.id)
            by = judged.ended_by
        return None


def shelf_of(library: Library) -> Shelf:
    """The library ready to be asked; a relation to a document that is not there is left out."""
    by_id: dict[str, LegalDocument] = {}
    by_number: dict[str, list[LegalDocument]] = {}
    yearless: dict[str, list[LegalDocument]] = {}
    by_day: dict[tuple[str, dt.date], list[LegalDocument]] = {}
    laws: dict[str, list[LegalDocument]] = {}
    for document in library.documents:
        by_id[document.id] = document
        if document.number:
            key = number_key(document.number)
            by_number.setdefault(key, []).append(document)
            if has_year(key):
                yearless.setdefault(without_year(key), []).append(document)
        if document.date:
            by_day.setdefault((fold(document.type), document.date), []).append(document)
        if is_law_type(document.type):
            laws.setdefault(fold(document.subject), []).append(document)
    for document in library.documents:
        for ident in document.merged:
            by_id.setdefault(ident, document)
    acts: dict[str, list[Act]] = {}
    for relation in library.relations:
        if relation.target in by_id and relation.source in by_id:
            acts.setdefault(by_id[relation.target].id, []).append(Act(relation=relation, by=by_id[relation.source]))
    return Shelf(
        library=library,
        by_id=by_id,
        by_number={key: tuple(found) for key, found in by_number.items()},
        yearless={key: tuple(found) for key, found in yearless.items()},
        by_day={day: tuple(found) for day, found in by_day.items()},
        laws={name: tuple(found) for name, found in laws.items()},
        acts={target: tuple(found) for target, found in acts.items()},
    )


def cited(citation: Citation, shelf: Shelf) -> LegalDocument | None:
    """The document that a citation names: by its number, or a law by its name and date."""
    if citation.number:
        for document in shelf.by_number.get(number_key(citation.number), ()):
            if citation.type and fold(citation.type) != fold(document.type):
                continue
            if _is_it(citation, document):
                return document
        return None
    if is_law_type(citation.type) and citation.subject:
        same = shelf.laws.get(fold(citation.subject), ())
        return next((one for one in same if citation.date is not None and one.date == citation.date), None)
    return None


def document_of(basis: LegalBasis, shelf: Shelf) -> LegalDocument | None:
    """The document that a basis cites: by its identity, its number, or a law by its name and date."""
    if basis.document_id and (known := shelf.by_id.get(basis.document_id)):
        return known
    if basis.number:
        same = shelf.by_number.get(number_key(basis.number), ())
        return next((one for one in same if _same_type(basis, one) and _same_place(basis, one)), None)
    if basis.subject and (not basis.type or is_law_type(basis.type)):
        same = shelf.laws.get(fold(basis.subject), ())
        return next((one for one in same if _same_type(basis, one) and (basis.date is None or one.date in {None, basis.date})), None)
    return None


def _same_type(basis: LegalBasis, document: LegalDocument) -> bool:
    return not basis.type or fold(basis.type) == fold(document.type)


def _same_place(basis: LegalBasis, document: LegalDocument) -> bool:
    """Provinces give the same numbers: where both say who issued it, it must be the same body."""
    if document.group != PROVINCIAL or not basis.issuer or not document.issuer:
        return True
    return issuer_key(basis.issuer) == issuer_key(document.issuer)


def is_law_type(name: str | None) -> bool:
    """Whether documents of that type are cited by name and date."""
    return " ".join((name or "").lower().split()) in LAWS


def _is_it(citation: Citation, document: LegalDocument) -> bool:
    """Numbers with a year are given once in the country, but not by provinces; of others day or subject must say the same."""
    number = document.number or ""
    if document.group == PROVINCIAL or document.type == "Công văn":
        return citation.issuer is not None and document.issuer is not None and issuer_key(citation.issuer) == issuer_key(document.issuer)
    if has_year(number):
        return True
    if citation.date is not None and document.date == citation.date:
        return True
    return likeness(citation.subject, document.subject) >= ALIKE


@lru_cache(maxsize=16_384)  # the numbers of a whole library, and what is cited again and again
def number_key(number: str) -> str:
    """A number as it is compared: lost strokes mended, case and blanks of no matter, no leading zeros."""
    plain = fold(canonical(number)).replace(" ", "")
    return plain.lstrip("0") or plain


def has_year(number: str) -> bool:
    """Whether the year stands in the number: such a number is given once in the country."""
    return _YEAR.search(number) is not None


def without_year(number: str) -> str:
    """The number as it is compared, with the year that may stand in it left out."""
    return _YEAR.sub("/", number_key(number))


_FEW_WORDS = 3


def likeness(one: str | None, other: str | None) -> float:
    """How many of the words of the shorter text stand in the other, 0 to 1; 0 where either is empty or of few words."""
    mine, its = (set(fold(text or "").split()) for text in (one, other))
    fewest = min(len(mine), len(its))
    return len(mine & its) / fewest if fewest > _FEW_WORDS else 0


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


EMPTY_SHELF = shelf_of(Library())
"""Of a library without documents."""
