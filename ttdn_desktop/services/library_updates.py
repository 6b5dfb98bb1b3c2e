"""Updates of the library and of names of units: read from a file, shown, taken, taken back, and made for other offices.

How a screen uses it (`context.books.library` is the session; all functions but the first and the last two are pure and quick):

1. `update = read_update(path)`; or `update = update_of_shipped(library)` when a new version of the program brought newer data, else None.
2. `shown = preview_update(library, update, chosen)`: what it adds, changes, removes, and in `held` what is asked about; `chosen` are ids of changes
   (`Change.id`) that the person ticked. Call it again after each tick. Words: `update_words.change_words`, `HELD_WORDS`, `summary_words`.
3. `books.library.edit(text, lambda library: take_update(library, update, chosen))` is the one step; Ctrl+Z undoes it.
4. Later, also after a restart: `last_update(library)` and `books.library.edit(text, take_back_update)`; `changed_since(library)` stays as it is.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.library import LegalDocument, Library, TakenUpdate
from ttdn_desktop.domain.library_flaws import flaw_beside
from ttdn_desktop.domain.library_taken import applied, changed_since, chosen_of, last_update, taken_back
from ttdn_desktop.domain.library_taken import update_of_shipped as newer_data
from ttdn_desktop.domain.library_update import Change, Held, Part, Preview, Step, Update, preview
from ttdn_desktop.errors import TtdnError, UnreadableError
from ttdn_desktop.exchange import updates
from ttdn_desktop.exchange.refusal import RefusedUpdateError
from ttdn_desktop.i18n import _
from ttdn_desktop.language.shelf import Shelf, document_of, issuer_key, number_key, shelf_of, without_year
from ttdn_desktop.services.bases import basis_of
from ttdn_desktop.services.files import read_bytes, replacing
from ttdn_desktop.services.known_places import directory_of
from ttdn_desktop.services.update_words import refused, refused_for

__all__ = [
    "SUFFIX",
    "Change",
    "Held",
    "Part",
    "Preview",
    "Step",
    "TakenUpdate",
    "Update",
    "changed_since",
    "last_update",
    "preview_update",
    "read_update",
    "seal_update",
    "take_back_update",
    "take_update",
    "twins",
    "update_of_shipped",
    "write_update",
]

SUFFIX = ".json"


def read_update(path: Path) -> Update:
    """The update in a file; UnreadableError says what is wrong with it. Whether it fits a library is asked by `preview_update`."""
    try:
        return updates.read_update(read_bytes(path, updates.LARGEST + 1), _schema())
    except RefusedUpdateError as error:
        raise UnreadableError(refused(error, path.name)) from error


def update_of_shipped(library: Library) -> Update | None:
    """What this version of the program has newer than the library was brought up to; None where nothing is."""
    dropped = resources.load_json("catalogues/legal_documents.json").get("dropped", ())  # ids that earlier editions had
    return newer_data(library, resources.library(), dropped)


def preview_update(library: Library, update: Update, chosen: Collection[str] = ()) -> Preview:
    """All that the update would change, with the changes chosen that are asked about; TtdnError where it does not fit this library."""
    _fitting(library, update)
    return preview(library, update, twins(library, update), chosen)


def take_update(library: Library, update: Update, chosen: Collection[str] = ()) -> Library:
    """The library with the update as `preview_update` shows it; TtdnError where it does not fit."""
    _fitting(library, update)
    return applied(library, update, twins(library, update), chosen)


def take_back_update(library: Library) -> Library:
    """The library without the last update, what the office did since kept; TtdnError where there is none to take back."""
    if last_update(library) is None:
        raise TtdnError(_("There is no update to take back. Nothing was changed."))
    return taken_back(library)


def twins(library: Library, update: Update) -> dict[str, str]:
    """For documents of the update that the library has under another id, that id: merged into another, or entered by the office under its number."""
    shelf = shelf_of(library)
    merged = {other: one.id for one in library.documents for other in one.merged}
    found: dict[str, str] = {}
    taken: set[str] = set()
    ours = {one.id for one in library.documents}
    new = {one.id for one in update.documents}
    for document in update.documents:
        if document.id in ours:
            continue
        held = merged.get(document.id) or _same(document, shelf)
        if held is not None and held not in new and held not in taken:
            found[document.id] = held
            taken.add(held)
    return found


def _same(document: LegalDocument, shelf: Shelf) -> str | None:
    """The id of the document of that type, number and issuer, or of that law, if the days do not speak against it."""
    known = document_of(replace(basis_of(document), document_id=None), shelf)
    if known is None:
        return None
    days_agree = known.date is None or document.date is None or known.date == document.date
    once = document.number is None or without_year(document.number) != number_key(document.number)  # numbers with a year are given once in the country
    bodies_agree = not known.issuer or not document.issuer or issuer_key(known.issuer) == issuer_key(document.issuer)
    return known.id if days_agree and (once or bodies_agree) else None


def _fitting(library: Library, update: Update) -> None:
    flaw = flaw_beside(update, library, lambda key: directory_of(library).place(key) is not None)
    if flaw is not None:
        raise TtdnError(refused_for(flaw, update.title or update.publisher or _("The update")))


def write_update(library: Library, ids: Collection[str], path: Path, *, edition: dt.date, title: str = "", publisher: str = "") -> Path:
    """Write these documents, sets and snippets, with what belongs to them, as a file for other offices, whole or not at all.

    FileBusyError, FileWriteError as `services.files.replacing`; UnreadableError where something in them cannot go into such a file.
    """
    update = chosen_of(library, ids, Update(edition=edition, title=title, publisher=publisher))
    try:
        content = updates.written(update, _schema())
    except RefusedUpdateError as error:
        raise UnreadableError(refused(error, path.name)) from error
    with replacing(path) as stream:
        stream.write(content)
    return path


def seal_update(path: Path, target: Path | None = None) -> Path:
    """Give a file of updates that was changed by hand its checksum, once everything else in it is right; the file itself where no other is named."""
    try:
        content = updates.sealed(read_bytes(path, updates.LARGEST + 1), _schema())
    except RefusedUpdateError as error:
        raise UnreadableError(refused(error, path.name)) from error
    with replacing(target or path) as stream:
        stream.write(content)
    return target or path


def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = resources.load_json("schema/update.schema.json")
    return schema
