"""An update of the library: what a file of the province or a new version brings, and what it would change in the library of an office."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from ttdn_desktop.domain.bodies import Body
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.library import BasisSet, LegalDocument, Library, Origin, Relation, Snippet
from ttdn_desktop.domain.library_clashes import is_early, is_older, opposite
from ttdn_desktop.domain.library_edits import repointed

Entry = LegalDocument | Relation | BasisSet | Snippet | Place | Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What an update brings. `remove` names what it takes out: ids of documents, sets and snippets, and keys of relations, places and bodies."""

    edition: dt.date
    publisher: str = ""
    title: str = ""
    catalogue: bool = False  # the data of the program itself, in a newer edition
    documents: tuple[LegalDocument, ...] = ()
    relations: tuple[Relation, ...] = ()
    sets: tuple[BasisSet, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    places: tuple[Place, ...] = ()
    bodies: tuple[Body, ...] = ()
    remove: tuple[str, ...] = ()


Book = TypeVar("Book", Library, Update)


class Part(StrEnum):
    """What of a library an entry belongs to, in the order in which changes are shown."""

    DOCUMENT = "document"
    RELATION = "relation"
    SET = "set"
    SNIPPET = "snippet"
    PLACE = "place"
    BODY = "body"


class Step(StrEnum):
    """What an update does with an entry: thêm, sửa, bỏ."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


class Held(StrEnum):
    """Why what the office has stays unless it is chosen otherwise."""

    OWN = "own"  # the office entered it itself
    EDITED = "edited"  # the office changed what came with the program or an update
    TAKEN_OUT = "taken_out"  # the office took it out
    IN_USE = "in_use"  # what would be taken out has files or relations of the office
    CONTRADICTED = "contradicted"  # the library has a relation that cannot hold beside this one, and that goes if this is chosen
    UNTIMELY = "untimely"  # the days of the documents, as the library has them, do not allow this relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. `fields` are the names of the fields that differ; `key` is one of the update within its part, whatever is chosen."""

    part: Part
    step: Step
    key: str
    before: Entry | None = None
    after: Entry | None = None
    fields: tuple[str, ...] = ()
    held: Held | None = None
    chosen: bool = False  # to be taken although it is held

    @property
    def id(self) -> str:
        """What choices name it by."""
        return f"{self.part}:{self.key}"

    @property
    def is_taken(self) -> bool:
        """Whether the library will have it."""
        return self.held is None or self.chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """All that an update would change with the choices made; `unchanged` counts what is already so. `newer` is the edition already taken, if later."""

    update: Update
    changes: tuple[Change, ...]
    unchanged: int = 0
    newer: str = ""

    @property
    def added(self) -> tuple[Change, ...]:
        """What will come in."""
        return tuple(one for one in self.changes if one.step is Step.ADD and one.is_taken)

    @property
    def changed(self) -> tuple[Change, ...]:
        """What will be changed."""
        return tuple(one for one in self.changes if one.step is Step.CHANGE and one.is_taken)

    @property
    def removed(self) -> tuple[Change, ...]:
        """What will be taken out."""
        return tuple(one for one in self.changes if one.step is Step.REMOVE and one.is_taken)

    @property
    def held(self) -> tuple[Change, ...]:
        """What is asked about: what the office has stays unless it is chosen."""
        return tuple(one for one in self.changes if one.held is not None)

    @property
    def taken(self) -> tuple[Change, ...]:
        """All that will be done."""
        return tuple(one for one in self.changes if one.is_taken)


def relation_key(relation: Relation) -> str:
    """What names a relation: "amends:ND-148-2026:ND-72-2015"."""
    return ":".join(relation.key)


def place_key(place: Place) -> str:
    """What names a unit under one name: its code and its first day, "place:01:2026-09-01"."""
    return f"place:{place.key}:{place.first or ''}"


def body_key(body: Body) -> str:
    """The same of a body: "body:Sở Nội vụ:2025-03-01"."""
    return f"body:{body.name}:{body.first or ''}"


def _id(entry: LegalDocument | BasisSet | Snippet) -> str:
    return entry.id


PARTS: Mapping[Part, tuple[str, Callable[[Any], str]]] = {
    Part.DOCUMENT: ("documents", _id),
    Part.RELATION: ("relations", relation_key),
    Part.SET: ("sets", _id),
    Part.SNIPPET: ("snippets", _id),
    Part.PLACE: ("places", place_key),
    Part.BODY: ("bodies", body_key),
}
"""The field of a library and of an update that holds the entries of a part, and what names one."""

_OFFICE = frozenset({"origin", "edited", "files", "tags", "merged"})
"""Fields that say nothing of the matter itself; those of the office survive every update."""


def preview(library: Library, update: Update, twins: Mapping[str, str] | None = None, chosen: Collection[str] = ()) -> Preview:
    """What the update would change; `chosen` are ids of changes that are to be taken although what the office has differs.

    `twins` gives, for ids of documents in the update, the id under which the library already has that document.
    """
    return prepared(library, update, twins or {}, frozenset(chosen))[1]


def prepared(library: Library, update: Update, twins: Mapping[str, str], chosen: frozenset[str]) -> tuple[Library, Preview]:
    """The library with documents under the ids of the update where those were chosen, and what the update changes in it."""
    own_ids = {held: new for new, held in twins.items() if f"{Part.DOCUMENT}:{new}" in chosen}
    kept_ids = {new: held for new, held in twins.items() if held not in own_ids}
    library, aligned = renamed(library, own_ids), renamed(update, kept_ids)
    out = frozenset(library.removed)
    held_out = {one.id: None for one in aligned.documents if one.id in out and f"{Part.DOCUMENT}:{one.id}" not in chosen}
    aligned = replace(aligned, sets=tuple(repointed(one, held_out) for one in aligned.sets))
    names = {held: new for new, held in kept_ids.items()}
    found: list[Change] = []
    unchanged = 0
    there = {one.id for one in library.documents} | {one.id for one in aligned.documents if one.id not in held_out}
    said = {_bare(one.text) for one in library.snippets}
    for part, (name, key_of) in PARTS.items():
        known = {key_of(entry): entry for entry in getattr(library, name)}
        for entry in getattr(aligned, name):
            key = key_of(entry)
            if isinstance(entry, Relation) and not {entry.source, entry.target} <= there:
                continue
            known_twice = isinstance(entry, Snippet) and key not in known and _bare(entry.text) in said
            change = None if known_twice else _incoming(part, names.get(key, key), known.get(key), entry, library)
            unchanged += change is None
            found += [_as_chosen(change, chosen)] if change else []
    going = _outgoing(aligned.remove, library, chosen) if aligned.remove else {}
    found = list(_beside_relations(found, library, going, chosen))
    unchanged += len(set(aligned.remove) - {key for _part, key in going})
    found += going.values()
    order = list(PARTS)
    changes = tuple(sorted(found, key=lambda one: order.index(one.part)))
    return library, Preview(update=update, changes=changes, unchanged=unchanged, newer=_newer(library, update))


def _as_chosen(change: Change, chosen: Collection[str]) -> Change:
    return replace(change, chosen=True) if change.held is not None and change.id in chosen else change


def renamed(book: Book, ids: Mapping[str, str]) -> Book:
    """A library or an update with other ids of documents, wherever they stand."""
    if not ids:
        return book
    documents = tuple(replace(one, id=ids[one.id]) if one.id in ids else one for one in book.documents)
    relations = tuple(
        replace(one, source=ids.get(one.source, one.source), target=ids.get(one.target, one.target)) if {one.source, one.target} & ids.keys() else one
        for one in book.relations
    )
    sets = tuple(repointed(one, ids) for one in book.sets)
    return replace(book, documents=documents, relations=relations, sets=sets)


def _bare(text: str) -> str:
    return " ".join(text.split())


def _incoming(part: Part, key: str, held: Entry | None, entry: Entry, library: Library) -> Change | None:
    """What becomes of an entry of the update; None where the library has it so."""
    if held is None:
        out = key in library.removed
        return Change(part=part, step=Step.ADD, key=key, after=entry, held=Held.TAKEN_OUT if out else None)
    after = _with_the_offices(held, entry)
    changed = different(held, after)
    if not changed:
        return None
    own = getattr(held, "origin", Origin.SHIPPED) is Origin.OWN
    why = Held.OWN if own else Held.EDITED if getattr(held, "edited", False) and changed != ("status_day",) else None
    return Change(part=part, step=Step.CHANGE, key=key, before=held, after=after, fields=changed, held=why)


def _with_the_offices(held: Entry, entry: Entry) -> Entry:
    """What the update brings, with what the office attached to it."""
    if isinstance(held, LegalDocument) and isinstance(entry, LegalDocument):
        return replace(entry, files=held.files, merged=held.merged, tags=tuple(dict.fromkeys((*held.tags, *entry.tags))))
    return entry


def different(one: Entry, other: Entry) -> tuple[str, ...]:
    """The fields in which two entries differ, without those that only say whose they are."""
    names = tuple(field.name for field in fields(one) if field.name not in _OFFICE and getattr(one, field.name) != getattr(other, field.name))
    tags = ("tags",) if isinstance(one, LegalDocument) and isinstance(other, LegalDocument) and set(other.tags) - set(one.tags) else ()
    return (*names, *tags)


def _outgoing(keys: Iterable[str], library: Library, chosen: Collection[str]) -> dict[tuple[Part, str], Change]:
    """What goes with the entries that the update takes out, each once; nothing for those that are not there."""
    known = {key: (part, entry) for part, key, entry in entries_of(library)}
    tied: dict[str, list[Relation]] = {}
    for relation in library.relations:
        tied.setdefault(relation.source, []).append(relation)
        tied.setdefault(relation.target, []).append(relation)
    going: dict[tuple[Part, str], Change] = {}
    for key in keys:
        if key not in known:
            continue
        part, held = known[key]
        if (part, key) in going:
            continue
        ties = tied.get(key, []) if part is Part.DOCUMENT else []
        going[part, key] = change = _as_chosen(Change(part=part, step=Step.REMOVE, key=key, before=held, held=_why_kept(held, ties)), chosen)
        for relation in ties if change.is_taken else ():
            name = relation_key(relation)
            going[Part.RELATION, name] = Change(part=Part.RELATION, step=Step.REMOVE, key=name, before=relation)
    return going


def _beside_relations(found: Iterable[Change], library: Library, going: dict[tuple[Part, str], Change], chosen: Collection[str]) -> Iterator[Change]:
    """The changes, relations that contradict what the library will have asked about; what a chosen one contradicts goes (into `going`)."""
    changes = tuple(found)
    coming = [one for one in changes if one.part is Part.RELATION]
    if not coming:
        yield from changes
        return
    new = {one.key for one in coming}
    kept = {one.key: one for one in library.relations if relation_key(one) not in new and (Part.RELATION, relation_key(one)) not in going}
    documents = {one.id: one for one in library.documents}
    documents |= {one.after.id: one.after for one in changes if isinstance(one.after, LegalDocument) and one.is_taken}
    for change in changes:
        relation = change.after
        if change.part is not Part.RELATION or not isinstance(relation, Relation):
            yield change
            continue
        source, target = documents.get(relation.source), documents.get(relation.target)
        other = opposite(relation, kept)
        untimely = is_early(relation, source) or is_older(relation, source, target)
        why = Held.CONTRADICTED if other is not None else Held.UNTIMELY if untimely else None
        asked = _as_chosen(replace(change, held=change.held or why), chosen)
        if other is not None and asked.is_taken:
            going[Part.RELATION, relation_key(other)] = Change(part=Part.RELATION, step=Step.REMOVE, key=relation_key(other), before=other)
        yield asked


def _why_kept(held: Entry, ties: Iterable[Relation]) -> Held | None:
    if getattr(held, "origin", Origin.SHIPPED) is Origin.OWN:
        return Held.OWN
    if getattr(held, "edited", False):
        return Held.EDITED
    if isinstance(held, LegalDocument):
        return Held.IN_USE if held.files or held.tags or held.merged or any(one.origin is Origin.OWN for one in ties) else None
    return None


def _newer(library: Library, update: Update) -> str:
    """The later edition of the same publisher that was taken already, as an ISO day; empty where there is none."""
    known = [library.edition] if update.catalogue else []
    known += [str(one.edition) for one in library.updates if (one.catalogue, one.publisher) == (update.catalogue, update.publisher)]
    latest = max(known, default="")
    return latest if latest > str(update.edition) else ""


def entries_of(book: Library | Update) -> Iterator[tuple[Part, str, Entry]]:
    """Every entry with its part and key."""
    for part, (name, key_of) in PARTS.items():
        entries: Iterable[Entry] = getattr(book, name)
        for entry in entries:
            yield part, key_of(entry), entry
