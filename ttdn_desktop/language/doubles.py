"""Which documents of a library are likely one and the same, entered twice."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from ttdn_desktop.domain.library import LegalDocument, Library, Origin
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import PROVINCIAL, VERY_ALIKE, is_law_type, issuer_key, likeness, number_key, without_year

_CROWD = 150  # documents of one day and type, up to which each is compared with each


class Why(StrEnum):
    """What two documents have in common."""

    NUMBER = "number"  # type and number
    LAW = "law"  # the name of a law
    SUBJECT = "subject"  # type, day and nearly the subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Two documents that may be one; `first` is the one to keep: verified before not, of the program before own, with more known of it."""

    first: LegalDocument
    second: LegalDocument
    why: Why


def doubles(library: Library) -> tuple[Double, ...]:
    """Likely doubles, each pair once, the surest kind first; documents of which one does something to the other are none."""
    related = {frozenset((one.source, one.target)) for one in library.relations}
    found: dict[frozenset[str], Double] = {}
    for why, key, alike in _KINDS:
        for one, other in _pairs(library.documents, key):
            pair = frozenset((one.id, other.id))
            if pair not in related and pair not in found and alike(one, other):
                first, second = sorted((one, other), key=_worth, reverse=True)
                found[pair] = Double(first=first, second=second, why=why)
    return tuple(found.values())


def doubles_of(library: Library, document: LegalDocument) -> tuple[Double, ...]:
    """Those of one document, which need not be in the library: for one that is being entered or taken in."""
    others = tuple(one for one in library.documents if one.id != document.id)
    found = (
        Double(first=other, second=document, why=why)
        for why, key, alike in _KINDS
        if (mine := key(document)) is not None
        for other in others
        if key(other) == mine and alike(other, document)
    )
    return tuple({double.first.id: double for double in reversed(tuple(found))}.values())


def _pairs(documents: Iterable[LegalDocument], key: Callable[[LegalDocument], Hashable]) -> Iterator[tuple[LegalDocument, LegalDocument]]:
    same: dict[Hashable, list[LegalDocument]] = {}
    for document in documents:
        if (name := key(document)) is not None:
            same.setdefault(name, []).append(document)
    for group in same.values():
        if len(group) <= _CROWD:
            yield from combinations(group, 2)
            continue
        named: dict[str, list[LegalDocument]] = {}  # a list with one day for all: only what is called the same
        for document in group:
            named.setdefault(fold(document.subject), []).append(document)
        for alike in named.values():
            yield from pairwise(alike)


def _by_number(document: LegalDocument) -> Hashable:
    return (fold(document.type), number_key(document.number)) if document.number else None


def _by_name(document: LegalDocument) -> Hashable:
    return fold(document.subject) if is_law_type(document.type) and document.subject else None


def _by_day(document: LegalDocument) -> Hashable:
    return (fold(document.type), document.date) if document.date and document.subject else None


def _of_one_body(one: LegalDocument, other: LegalDocument) -> bool:
    """Provinces give the same numbers, and numbers without a year come again: then issuer and day tell."""
    if PROVINCIAL in {one.group, other.group} and one.issuer and other.issuer and issuer_key(one.issuer) != issuer_key(other.issuer):
        return False
    return one.date is None or other.date is None or one.date == other.date or without_year(one.number or "") != number_key(one.number or "")


def _of_one_day(one: LegalDocument, other: LegalDocument) -> bool:
    return one.date is None or other.date is None or one.date == other.date


def _alike(one: LegalDocument, other: LegalDocument) -> bool:
    """Two numbers that differ in more than a year left out are two documents, however alike their subjects."""
    if one.number and other.number and without_year(one.number) != without_year(other.number):
        return False
    if one.issuer and other.issuer and issuer_key(one.issuer) != issuer_key(other.issuer):
        return False
    return fold(one.subject) == fold(other.subject) or likeness(one.subject, other.subject) >= VERY_ALIKE


_KINDS: tuple[tuple[Why, Callable[[LegalDocument], Hashable], Callable[[LegalDocument, LegalDocument], bool]], ...] = (
    (Why.NUMBER, _by_number, _of_one_body),
    (Why.LAW, _by_name, _of_one_day),
    (Why.SUBJECT, _by_day, _alike),
)


def _worth(document: LegalDocument) -> tuple[bool, bool, int]:
    known = (document.number, document.date, document.issuer, document.subject, document.effective_from, document.expired_from, document.source)
    return document.verified, document.origin is Origin.SHIPPED, sum(value not in {None, ""} for value in known)
