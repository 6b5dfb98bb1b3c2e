"""The list of the library on the screen: which documents are wanted, judged on a day, in which order; five thousand of them while one types."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ttdn_desktop.domain.library import LegalDocument, Library, Origin
from ttdn_desktop.domain.validity import Judgement, Validity
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import Shelf
from ttdn_desktop.language.sorting import sort_key
from ttdn_desktop.services.basis_picks import rank_of


class Order(StrEnum):
    """In which order documents stand."""

    RANK = "rank"  # by legal rank, of one rank the newest first
    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"  # by type and number


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be shown; an empty field does not narrow."""

    words: str = ""
    validity: Validity | None = None
    group: str = ""
    tag: str = ""
    own: bool = False  # only what the office entered or changed
    with_file: bool = False
    order: Order = Order.RANK
    best: bool = True  # where words are searched for: what agrees best comes first, and the order holds among equals

    @property
    def narrows(self) -> bool:
        """Whether anything but the order is asked for."""
        return bool(self.words.strip() or self.validity or self.group or self.tag or self.own or self.with_file)


@dataclass(slots=True)
class _Entry:
    """What was worked out of one document."""

    document: LegalDocument
    text: str  # all its words, without marks
    number: str
    places: dict[Order, Any]  # what tells its place in an order


class Listing:
    """Remembers what was worked out of documents as they are, and how they are judged on one day."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}
        self._judged: dict[str, Judgement] = {}
        self._state: tuple[Shelf | None, dt.date | None] = (None, None)

    def documents(self, shelf: Shelf, wanted: Wanted, on: dt.date, ranked: Sequence[str] | None = None) -> tuple[LegalDocument, ...]:
        """What is wanted. `ranked` are ids that a search of the workspace gave for the words, the best first; what it does not know yet comes after."""
        self._begin(shelf, on)
        words = fold(wanted.words).split()
        places = {ident: place for place, ident in enumerate(ranked or ())}
        found = [one for one in shelf.library.documents if self._fits(one, wanted, shelf, on) and (not words or one.id in places or self._holds(one, words))]
        found.sort(key=lambda one: self._place(one, wanted.order))
        if words and wanted.best:  # what the workspace found best, then what has the words in its number
            found.sort(key=lambda one: (places.get(one.id, len(places)), sum(word not in self._entry(one).number for word in words)))
        return tuple(found)

    def judged(self, document: LegalDocument, shelf: Shelf, on: dt.date) -> Judgement:
        """Whether a document is in force on that day."""
        self._begin(shelf, on)
        known = self._judged.get(document.id)
        if known is None:
            known = self._judged[document.id] = shelf.judge(document, on)
        return known

    def _begin(self, shelf: Shelf, on: dt.date) -> None:
        if self._state[0] is not shelf or self._state[1] != on:
            self._state, self._judged = (shelf, on), {}

    def _fits(self, one: LegalDocument, wanted: Wanted, shelf: Shelf, on: dt.date) -> bool:
        return (
            (not wanted.group or one.group == wanted.group)
            and (not wanted.tag or wanted.tag in one.tags)
            and (not wanted.own or one.origin is Origin.OWN or one.edited)
            and (not wanted.with_file or bool(one.files))
            and (wanted.validity is None or self.judged(one, shelf, on).validity is wanted.validity)
        )

    def _entry(self, one: LegalDocument) -> _Entry:
        """What is known of a document, worked out once."""
        known = self._entries.get(one.id)
        if known is None or known.document is not one:
            words = (one.type, one.number, one.subject, one.issuer, one.note, *one.tags, *(file.name for file in one.files))
            known = _Entry(one, fold(" ".join(word for word in words if word)), fold(one.number or ""), {})
            self._entries[one.id] = known
        return known

    def _holds(self, one: LegalDocument, words: Sequence[str]) -> bool:
        text = self._entry(one).text
        return all(word in text for word in words)

    def _place(self, one: LegalDocument, order: Order) -> Any:
        places = self._entry(one).places
        if order not in places:
            places[order] = _ORDERS[order](one)
        return places[order]


def tags_of(library: Library) -> tuple[str, ...]:
    """All tags in use, in the order of the dictionary."""
    return tuple(sorted({tag for one in library.documents for tag in one.tags}, key=sort_key))


def groups_of(library: Library) -> tuple[str, ...]:
    """All groups in use, in the order of the library."""
    return tuple(dict.fromkeys(one.group for one in library.documents if one.group))


def _newest(one: LegalDocument) -> int:
    return -(one.date or dt.date.min).toordinal()


_ORDERS: dict[Order, Callable[[LegalDocument], Any]] = {
    Order.RANK: lambda one: (rank_of(one), _newest(one)),
    Order.NEWEST: _newest,
    Order.OLDEST: lambda one: (one.date or dt.date.max).toordinal(),
    Order.NAME: lambda one: (sort_key(one.type), sort_key(one.number or one.subject)),
}
