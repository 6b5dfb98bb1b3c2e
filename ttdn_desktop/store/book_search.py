"""Searching library and units: which entries hold the words, and where in its note or files a document holds them."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from ttdn_desktop.language.fold import fold
from ttdn_desktop.store import attachments, books, word_index
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.search import snippet
from ttdn_desktop.store.word_index import SEPARATOR, Found

_AROUND = 400  # characters of a long text looked at on each side of the words
_NOTES = 5  # the place of the note among the fields of a document


class DocumentRow(NamedTuple):
    """A document that was found; `where` is "", "note" or "file", with the text there, and the name of the file."""

    id: str
    where: str = ""
    text: str = ""
    name: str = ""


def documents(connection: Connection, text: str, limit: int) -> tuple[DocumentRow, ...]:
    """At most `limit` documents that hold all words (see word_index.py), best first."""
    words = word_index.asked_words(fold(text))
    return tuple(_row(connection, found, words) for found in word_index.search(connection, books.DOCUMENTS, text, limit))


def units(connection: Connection, text: str, limit: int) -> tuple[Found, ...]:
    """At most `limit` units that hold all words, best first."""
    return word_index.search(connection, books.UNITS, text, limit)


def _row(connection: Connection, found: Found, words: Sequence[str]) -> DocumentRow:
    head = " ".join(found.fields[:_NOTES])
    missing = [word for word in words if word not in head]
    if not missing:
        return DocumentRow(id=found.id)
    if all(word in found.fields[_NOTES] for word in missing):
        return DocumentRow(id=found.id, where="note", text=_place(found.plain.split(SEPARATOR)[_NOTES], words))
    for name, sha256 in attachments.files_of(connection, found.id):
        whole = attachments.text_of(connection, sha256)
        if any(word in fold(whole) or word in fold(name) for word in missing):
            return DocumentRow(id=found.id, where="file", text=_place(whole, words), name=name)
    return DocumentRow(id=found.id)


def _place(text: str, words: Sequence[str]) -> str:
    """The part of a text around the words: where they stand one after the other, else where the first of them stands that it has."""
    text = unicodedata.normalize("NFC", text)
    folded = fold(text)
    if len(folded) != len(text):  # letters of another script, which fold to more or fewer
        return snippet(text[: 2 * _AROUND], list(words))
    wanted = (" ".join(words), *sorted(words, key=len, reverse=True))
    at = next((place for one in wanted if (place := folded.find(one)) >= 0), 0)
    start, end = max(0, at - _AROUND), at + _AROUND
    begin = text.find(" ", start, at) + 1 if start else 0
    return snippet(text[begin:end], list(words))
