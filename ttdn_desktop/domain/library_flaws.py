"""What makes an update nonsense although its file is sound: in itself, and beside the library it would come into."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.library import LegalDocument, Library, Relation
from ttdn_desktop.domain.library_clashes import circle, contradicting, is_early, is_older
from ttdn_desktop.domain.library_edits import name_of
from ttdn_desktop.domain.library_update import Update, body_key, entries_of, place_key

FIRST_YEAR = 1945
LAST_YEAR = 2100
"""Between these years lie all days of documents and bodies (the state was founded in 1945)."""


class Nonsense(StrEnum):
    """What is wrong; services have the sentences."""

    NOTHING = "nothing"  # no entries at all
    TWICE = "twice"  # two entries of one id
    DOUBLE = "double"  # two documents of one type, number, day and issuer
    BOTH = "both"  # brought and taken out at once
    NAMELESS = "nameless"  # a document without number and subject
    BACKWARDS = "backwards"  # it ends before it begins, or before it was issued
    SELF = "self"  # a document related to itself
    CIRCLE = "circle"  # through others a document does something to itself
    CONTRADICTS = "contradicts"  # a document that amends what it replaces as a whole
    EARLY = "early"  # a relation from a day before there was the document that brings it about
    OLDER = "older"  # a document that amends or replaces a later one
    UNKNOWN = "unknown"  # a document, place or body that nobody knows
    OVERLAP = "overlap"  # a unit under two names on one day


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """The first thing that is wrong; `names` are the entries it is about."""

    reason: Nonsense
    names: tuple[str, ...] = ()


def flaw_in(update: Update) -> Flaw | None:
    """What is wrong with the update in itself; None where nothing is."""
    checks = (_names, _documents, _relations, _places)
    return next((flaw for check in checks for flaw in check(update)), None)


def flaw_beside(update: Update, library: Library, is_place: Callable[[str], bool] = lambda _key: True) -> Flaw | None:
    """What is wrong with it for this library: it names documents or places that nobody knows, or closes a circle; `is_place` knows the shipped ones."""
    known = {one.id for one in library.documents} | {other for one in library.documents for other in one.merged} | set(library.removed)
    known |= {one.id for one in update.documents}
    for relation in update.relations:
        if missing := next((end for end in (relation.source, relation.target) if end not in known), None):
            return Flaw(reason=Nonsense.UNKNOWN, names=(missing,))
    for chosen in update.sets:
        for basis in chosen.bases:
            if basis.document_id and basis.document_id not in known:
                return Flaw(reason=Nonsense.UNKNOWN, names=(basis.document_id, chosen.name))
    places = {place.key for place in (*library.places, *update.places)}
    for place in update.places:
        for key in (*filter(None, (place.within,)), *place.successors):
            if key not in places and not is_place(key):
                return Flaw(reason=Nonsense.UNKNOWN, names=(key, place.title))
    ours = {one.key: one for one in library.relations if one.source not in update.remove and one.target not in update.remove}
    return next(_circles((ours | {one.key: one for one in update.relations}).values()), None)


def _names(update: Update) -> Iterator[Flaw]:
    keys = [key for _part, key, _entry in entries_of(update)]
    if not keys and not update.remove:
        yield Flaw(reason=Nonsense.NOTHING)
    counted = Counter((*keys, *(f"remove {key}" for key in update.remove)))
    yield from (Flaw(reason=Nonsense.TWICE, names=(key.removeprefix("remove "),)) for key, count in counted.items() if count > 1)
    ends = {end for one in update.relations for end in (one.source, one.target)}
    yield from (Flaw(reason=Nonsense.BOTH, names=(key,)) for key in update.remove if key in keys or key in ends)


def _documents(update: Update) -> Iterator[Flaw]:
    seen: set[tuple[str | None, ...]] = set()
    for document in update.documents:
        if not (document.number or document.subject).strip():
            yield Flaw(reason=Nonsense.NAMELESS, names=(document.id,))
        begins = max(filter(None, (document.effective_from, document.date)), default=None)
        if begins is not None and document.expired_from is not None and document.expired_from < begins:
            yield Flaw(reason=Nonsense.BACKWARDS, names=(name_of(document),))
        if document.number:
            same = (document.type.casefold(), document.number.casefold(), str(document.date), (document.issuer or "").casefold())
            if same in seen:
                yield Flaw(reason=Nonsense.DOUBLE, names=(name_of(document),))
            seen.add(same)


def _relations(update: Update) -> Iterator[Flaw]:
    documents = {one.id: one for one in update.documents}
    for relation in update.relations:
        if relation.source == relation.target:
            yield Flaw(reason=Nonsense.SELF, names=(relation.source,))
        source, target = documents.get(relation.source), documents.get(relation.target)
        yield from _order(relation, source, target)
    if (pair := contradicting(update.relations, {one.key for one in update.relations})) is not None:
        yield Flaw(reason=Nonsense.CONTRADICTS, names=tuple(name_of(documents[end]) if end in documents else end for end in pair))
    yield from _circles(update.relations)


def _circles(relations: Iterable[Relation]) -> Iterator[Flaw]:
    if (way := circle(relations)) is not None:
        yield Flaw(reason=Nonsense.CIRCLE, names=way)


def _order(relation: Relation, source: LegalDocument | None, target: LegalDocument | None) -> Iterator[Flaw]:
    """Time runs one way: of documents whose days are in the file."""
    if source is not None and is_early(relation, source):
        yield Flaw(reason=Nonsense.EARLY, names=(name_of(source),))
    if source is not None and target is not None and is_older(relation, source, target):
        yield Flaw(reason=Nonsense.OLDER, names=(name_of(source), name_of(target)))


def _places(update: Update) -> Iterator[Flaw]:
    for named, first, last in (
        *((place_key(one), one.first, one.last) for one in update.places),
        *((body_key(one), one.first, one.last) for one in update.bodies),
    ):
        if first is not None and last is not None and last < first:
            yield Flaw(reason=Nonsense.BACKWARDS, names=(named,))
    states: dict[str, list[Place]] = {}
    for place in update.places:
        states.setdefault(place.key, []).append(place)
    for same in states.values():
        same.sort(key=lambda place: place.first or dt.date.min)
        for one, after in pairwise(same):
            if one.last is None or after.first is None or one.last >= after.first:
                yield Flaw(reason=Nonsense.OVERLAP, names=(one.title, after.title))
