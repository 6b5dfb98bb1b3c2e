"""The library and the directory of units of the office, in the workspace: one aggregate each, with the words they are searched by."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial

from ttdn_desktop.domain.codec import value_from_json, value_to_json
from ttdn_desktop.domain.library import LIBRARY_ID, LegalDocument, Library
from ttdn_desktop.domain.units import UNITS_ID, Unit, Units
from ttdn_desktop.language.shelf import number_key
from ttdn_desktop.store import attachments, values, versions, word_index
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.packing import pack_json
from ttdn_desktop.store.word_index import Entry, WordIndex

DOCUMENTS = WordIndex(
    rows="library_rows",
    words="library_search",
    columns=(("number", 12.0), ("subject", 6.0), ("type", 4.0), ("issuer", 4.0), ("tags", 3.0), ("notes", 2.0), ("files", 1.0)),
    short=6,
)
UNITS = WordIndex(rows="unit_rows", words="unit_search", columns=(("name", 8.0), ("short", 6.0), ("place", 3.0), ("more", 1.0)), short=4)
_VERSION = 1  # raised when entries are made otherwise than before; all are then looked at anew at the next opening
_DERIVED = "derived_books"
library_of: values.Decode[Library] = partial(value_from_json, Library)
_units_of: values.Decode[Units] = partial(value_from_json, Units)


def save(connection: Connection, book: Library | Units, now: dt.datetime) -> values.Kept:
    """Write it whole, with what it is searched by; what did not change is not written again.

    Before the first change of a day the state before is kept as a version.
    """
    sha256, data = pack_json(value_to_json(book))
    with immediate(connection):
        versions.keep_daily(connection, book.id, sha256, now)
        put = values.put(connection, book.id, book.id, sha256, data)
        if put.written:
            derive(connection, book)
    return values.Kept(id=book.id, revision=put.revision, changed=values.moment(now))


def library(connection: Connection) -> Library | None:
    """The library of the office; None before the first one was kept. DamagedError where it changed by itself."""
    return values.load(connection, LIBRARY_ID, LIBRARY_ID, library_of)


def has_library(connection: Connection) -> bool:
    """Whether a library was kept."""
    return connection.execute("select 1 from aggregates where id = ? and kind = ?", [LIBRARY_ID, LIBRARY_ID]).fetchone() is not None


def units(connection: Connection) -> Units | None:
    """The same for its directory."""
    return values.load(connection, UNITS_ID, UNITS_ID, _units_of)


def derive(connection: Connection, book: Library | Units) -> None:
    """Make what a book is searched by agree with it, inside a transaction."""
    if isinstance(book, Units):
        word_index.sync(connection, UNITS, unit_entries(book))
        return
    attachments.note_uses(connection, book)
    word_index.sync(connection, DOCUMENTS, document_entries(book, connection))


def derive_all(connection: Connection) -> None:
    """The same for both books, where it is made otherwise than when they were written."""
    known = connection.execute("select value from meta where key = ?", [_DERIVED]).fetchone()
    if known and known[0] == _VERSION:
        return
    with immediate(connection):
        for book in (library(connection), units(connection)):
            if book is not None:
                derive(connection, book)
        connection.execute("insert or replace into meta (key, value) values (?, ?)", [_DERIVED, _VERSION])


def document_entries(book: Library, connection: Connection) -> Iterator[Entry]:
    """What documents are searched by."""
    readable = attachments.readable(connection)
    for document in book.documents:
        yield _document_entry(document, readable, connection)


def _document_entry(document: LegalDocument, readable: Mapping[str, int], connection: Connection) -> Entry:
    number, issuer = document.number or "", document.issuer or ""
    read = tuple(one.sha256 for one in document.files if one.sha256 in readable)
    tags, names = "\n".join(document.tags), "\n".join(one.name for one in document.files)

    def fields() -> tuple[str, ...]:
        texts = (attachments.text_of(connection, sha256) for sha256 in read)
        return _sloppy(number), document.subject, document.type, issuer, tags, document.note, "\n".join((names, *texts))

    return Entry(
        id=document.id,
        state=(number, document.subject, document.type, issuer, tags, document.note, names, *read),
        head=lambda: number_key(number) if number else f"{document.type} {document.subject}",
        fields=fields,
    )


def _sloppy(number: str) -> str:
    """A number with what people make of it: without zeros before it, its letters in one word ("ndcp")."""
    if not number:
        return ""
    key = number_key(number)
    return f"{number} {key} {''.join(char for char in key if char.isalpha())}"


def unit_entries(book: Units) -> Iterator[Entry]:
    """What units of the office are searched by."""
    names = {unit.id: unit.name for unit in book.units}
    return (_unit_entry(unit, names.get(unit.above or "", "")) for unit in book.units)


def _unit_entry(unit: Unit, above: str) -> Entry:
    contact = unit.contact
    people = "\n".join(f"{one.name} {one.title}" for one in unit.signatories)
    fields = (
        unit.name,
        "\n".join((*unit.short, unit.symbol)),
        "\n".join((*unit.heading, unit.date_place, above)),
        "\n".join((people, contact.person, contact.phone, contact.email, contact.address, unit.note)),
    )
    return Entry(id=unit.id, state=fields, head=lambda: unit.name, fields=lambda: fields)
