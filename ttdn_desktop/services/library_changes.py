"""Edits of the library as screens ask for them: what is refused is told in a sentence."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from ttdn_desktop.domain import library_edits
from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.domain.library import AttachedFile, LegalDocument, Library, Relation, RelationKind
from ttdn_desktop.domain.library_edits import LibraryEditError, Refusal
from ttdn_desktop.domain.library_merge import merge as merged
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.language.doubles import Double, Why, doubles, doubles_of
from ttdn_desktop.services import document_import
from ttdn_desktop.services.merge_words import merge_note

__all__ = [
    "Double",
    "Why",
    "add_document",
    "add_file",
    "changed_document",
    "doubles",
    "doubles_of",
    "merge",
    "remove_document",
    "remove_file",
    "remove_relation",
    "set_relation",
    "take_documents",
]

_SENTENCES = {
    Refusal.MISSING: N_("It is not in the library any more."),
    Refusal.TAKEN: N_("“{a}” is in the library already."),
    Refusal.NAMELESS: N_("A document needs a number or a subject."),
    Refusal.BACKWARDS: N_("“{a}” would end before it begins. Check the days from which it is and is no longer in force."),
    Refusal.SELF: N_("“{a}” cannot be related to itself."),
    Refusal.CIRCLE: N_("“{a}” and “{b}” would do this to each other."),
    Refusal.CONTRADICTS: N_("“{a}” cannot both amend “{b}” and replace all of it."),
    Refusal.RELATED: N_("“{a}” and “{b}” are related, so they are two documents, not one."),
    Refusal.EMPTY: N_("It has no name or no text."),
}


@contextmanager
def _in_sentences() -> Iterator[None]:
    try:
        yield
    except LibraryEditError as error:
        a, b = (*error.names, "", "")[:2]
        raise TtdnError(_(_SENTENCES[error.reason]).format(a=a, b=b)) from error


def add_document(library: Library, document: LegalDocument) -> Library:
    """The library with a new document; TtdnError where it has no name, or is there."""
    with _in_sentences():
        return library_edits.add_document(library, document)


def changed_document(library: Library, document_id: str, **fields: Any) -> Library:
    """The library with these fields of a document; TtdnError where that cannot be."""
    with _in_sentences():
        return library_edits.put_document(library, replace(library_edits.required(library, document_id), **fields))


def remove_document(library: Library, document_id: str) -> Library:
    """The library without a document and its relations."""
    with _in_sentences():
        return library_edits.remove_document(library, document_id)


def set_relation(library: Library, relation: Relation) -> Library:
    """The library with a relation; TtdnError where it would go in a circle."""
    with _in_sentences():
        return library_edits.set_relation(library, relation)


def remove_relation(library: Library, key: tuple[RelationKind, str, str]) -> Library:
    """The library without the relation of that key."""
    return library_edits.remove_relation(library, key)


def add_file(library: Library, document_id: str, file: AttachedFile) -> Library:
    """The library with a kept file attached to a document."""
    with _in_sentences():
        return library_edits.add_file(library, document_id, file)


def remove_file(library: Library, document_id: str, file: AttachedFile) -> Library:
    """The library without that file of a document."""
    with _in_sentences():
        return library_edits.remove_file(library, document_id, file)


def merge(library: Library, keep: str, other: str) -> Library:
    """The library with one document merged into another; TtdnError where they are two."""
    with _in_sentences():
        return merged(library, keep, other, merge_note)


def take_documents(library: Library, rows: "Iterable[document_import.RowBeside]", new_id: NewId) -> Library:
    """The library with the rows that are ticked."""
    with _in_sentences():
        return document_import.take_documents(library, rows, new_id)
