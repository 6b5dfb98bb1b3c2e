"""Updates of the library taken, taken back, and made: pure edits, each undone by the value before it."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ttdn_desktop.domain.library import LegalDocument, Library, Origin, Spot, TakenUpdate
from ttdn_desktop.domain.library_edits import repointed
from ttdn_desktop.domain.library_update import PARTS, Change, Entry, Part, Step, Update, entries_of, prepared

_REMEMBERED = 5
"""Updates that can be taken back, the last ones."""


def applied(library: Library, update: Update, twins: Mapping[str, str] | None = None, chosen: Collection[str] = ()) -> Library:
    """The library with the update taken, as `library_update.preview` with the same words shows it; what changes nothing is not remembered."""
    aligned, shown = prepared(library, update, twins or {}, frozenset(chosen))
    if not shown.taken and not (update.catalogue and str(update.edition) > library.edition):
        return library
    after = aligned
    for part, (name, _key_of) in PARTS.items():
        changes = [one for one in shown.taken if one.part is part]
        after = _with_part(after, part, _put(part, getattr(after, name), changes)) if changes else after
    added = {one.key for one in shown.taken if one.step is Step.ADD}
    after = replace(after, removed=tuple(key for key in after.removed if key not in added))
    if update.catalogue:
        after = replace(after, edition=max(library.edition, str(update.edition)))
    return replace(after, updates=(*_shortened(library.updates), _record(library, after, update)))


def _with_part(library: Library, part: Part, entries: tuple[Entry, ...]) -> Library:
    changed: dict[str, Any] = {PARTS[part][0]: entries}
    return replace(library, **changed)


def _put(part: Part, entries: tuple[Entry, ...], changes: Iterable[Change]) -> tuple[Entry, ...]:
    """The entries of a part with these changes: changed ones where they stood, new ones at the end."""
    key_of = PARTS[part][1]
    changes = tuple(changes)
    new = {key_of(one.before): _shipped(one.after) for one in changes if one.before is not None}
    kept = (new.get(key, entry) for entry in entries for key in (key_of(entry),))
    return (*(entry for entry in kept if entry is not None), *(entry for one in changes if one.before is None and (entry := _shipped(one.after)) is not None))


def _shipped(entry: Entry | None) -> Entry | None:
    """What came with an update is no more the office's own."""
    changes: dict[str, Any] = {"origin": Origin.SHIPPED, "edited": False}
    present = {name: value for name, value in changes.items() if hasattr(entry, name)}
    return replace(entry, **present) if entry is not None and present else entry


def _record(before: Library, after: Library, update: Update) -> TakenUpdate:
    """What was changed: of each part the entries that differ, as they were and as they became."""
    was, became, spots = Library(edition=before.edition, removed=before.removed), Library(edition=after.edition, removed=after.removed), []
    for part, (name, key_of) in PARTS.items():
        old = {key_of(entry): entry for entry in getattr(before, name)}
        new = {key_of(entry): entry for entry in getattr(after, name)}
        was = _with_part(was, part, tuple(entry for key, entry in old.items() if new.get(key) != entry))
        became = _with_part(became, part, tuple(entry for key, entry in new.items() if old.get(key) != entry))
        spots += [Spot(part=part, key=key, at=at) for at, key in enumerate(old) if key not in new]
    return TakenUpdate(
        title=update.title, publisher=update.publisher, edition=update.edition, catalogue=update.catalogue, before=was, after=became, spots=tuple(spots)
    )


def _shortened(updates: tuple[TakenUpdate, ...]) -> tuple[TakenUpdate, ...]:
    """Room for one more: of those that are long ago only the name stays."""
    old = len(updates) - _REMEMBERED + 1
    return tuple(replace(one, before=Library(), after=Library(), spots=()) if at < old else one for at, one in enumerate(updates))


# --- taking back


def last_update(library: Library) -> TakenUpdate | None:
    """The update that `taken_back` takes back; None where there is none, or where it is too long ago."""
    return library.updates[-1] if library.updates and library.updates[-1].can_be_taken_back else None


def changed_since(library: Library) -> tuple[tuple[Part, str], ...]:
    """Entries of the last update that the office changed after it: they stay as they are when it is taken back."""
    update = last_update(library)
    if update is None:
        return ()
    now, became = ({(part, key): entry for part, key, entry in entries_of(book)} for book in (library, update.after))
    touched = [(part, key) for book in (update.before, update.after) for part, key, _entry in entries_of(book)]
    return tuple(dict.fromkeys(one for one in touched if now.get(one) != became.get(one)))


def taken_back(library: Library) -> Library:
    """The library as if the last update had not been taken; what the office did since stays."""
    update = last_update(library)
    if update is None:
        return library
    stays = frozenset(changed_since(library))
    back = replace(library, edition=update.before.edition, updates=library.updates[:-1], removed=_removed_before(library, update))
    for part, (name, key_of) in PARTS.items():
        before = {key_of(entry): entry for entry in getattr(update.before, name) if (part, key_of(entry)) not in stays}
        gone = {key_of(entry) for entry in getattr(update.after, name)} - before.keys() - {key for kind, key in stays if kind is part}
        entries = [before.pop(key, entry) for entry in getattr(library, name) for key in (key_of(entry),) if key not in gone]
        for spot in sorted((one for one in update.spots if one.part == part and one.key in before), key=lambda one: one.at):
            entries.insert(spot.at, before[spot.key])
        back = _with_part(back, part, tuple(entries))
    return back


def _removed_before(library: Library, update: TakenUpdate) -> tuple[str, ...]:
    """What the office took out: as before the update, and what it took out since."""
    since = [one for one in library.removed if one not in update.after.removed]
    back_in = set(update.after.removed) - set(library.removed)
    return (*(one for one in update.before.removed if one not in back_in), *(one for one in since if one not in update.before.removed))


# --- making


def update_of_shipped(library: Library, shipped: Library, dropped: Collection[str] = ()) -> Update | None:
    """What the data of the program have that the library was not yet brought up to; None where they are no newer. `dropped` are ids they had once.

    Names of places and bodies that updates brought before that day are in the program itself by now, and go.
    """
    if shipped.edition <= library.edition:
        return None
    names = (key for part, key, _entry in entries_of(library) if part in {Part.PLACE, Part.BODY})
    return Update(
        edition=dt.date.fromisoformat(shipped.edition),
        catalogue=True,
        documents=shipped.documents,
        relations=shipped.relations,
        sets=shipped.sets,
        snippets=shipped.snippets,
        remove=(*dropped, *(key for key in names if _came_before(library, key, shipped.edition))),
    )


def _came_before(library: Library, key: str, edition: str) -> bool:
    """Whether the update that brought the entry is older than that day; one that is not remembered is."""
    brought = [one.edition for one in library.updates for _part, known, _entry in entries_of(one.after) if known == key]
    return not brought or str(max(brought)) <= edition


def chosen_of(library: Library, ids: Collection[str], update: Update) -> Update:
    """The update with these documents, sets and snippets of a library, the relations of those documents, and whatever these and the sets refer to."""
    sets = tuple(one for one in library.sets if one.id in ids)
    relations = tuple(one for one in library.relations if one.source in ids or one.target in ids)
    asked = {*ids, *(end for one in relations for end in (one.source, one.target)), *(basis.document_id for one in sets for basis in one.bases)}
    documents = tuple(_without_the_offices(one) for one in library.documents if one.id in asked)
    known = {one.id for one in documents}
    loose = {basis.document_id for one in sets for basis in one.bases if basis.document_id and basis.document_id not in known}
    snippets = tuple(one for one in library.snippets if one.id in ids)
    sets = tuple(repointed(one, dict.fromkeys(loose)) for one in sets)
    return replace(update, documents=documents, relations=relations, sets=sets, snippets=snippets)


def _without_the_offices(document: LegalDocument) -> LegalDocument:
    """The document without its files, which stay in the workspace."""
    return replace(document, files=(), merged=(), origin=Origin.SHIPPED, edited=False)
