"""Pure edits of the library of an office; what would leave it in disorder is refused, and nothing is lost that a person entered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from ttdn_desktop.domain.library import AttachedFile, BasisSet, LegalDocument, Library, Origin, Relation, Snippet
from ttdn_desktop.domain.library_clashes import RelationKey, circle, contradicting


class Refusal(StrEnum):
    """Why an edit was not done; services/library_changes.py has the sentences."""

    MISSING = "missing"  # no document, set or snippet of that id
    TAKEN = "taken"  # the id is that of another one
    NAMELESS = "nameless"  # neither number nor subject
    BACKWARDS = "backwards"  # it ends before it begins
    SELF = "self"  # a document related to itself
    CIRCLE = "circle"  # it would come about through others that a document does it to itself
    CONTRADICTS = "contradicts"  # it amends what it replaces as a whole
    RELATED = "related"  # one does something to the other, so they are no doubles
    EMPTY = "empty"  # a set without a name, a snippet without text


class LibraryEditError(ValueError):
    """An edit that is refused; `names` are what it is about: numbers or subjects of documents, names of sets, or ids of what is not there."""

    def __init__(self, reason: Refusal, *names: str) -> None:
        super().__init__(f"{reason}: {', '.join(names)}")
        self.reason, self.names = reason, names


def add_document(library: Library, document: LegalDocument) -> Library:
    """Add a document at the end; one that was removed before may come back."""
    return add_documents(library, (document,))


def add_documents(library: Library, documents: Sequence[LegalDocument]) -> Library:
    """The same of several."""
    known = {one.id for one in library.documents}
    for document in documents:
        if document.id in known:
            raise LibraryEditError(Refusal.TAKEN, name_of(document))
        _check(document)
        known.add(document.id)
    return replace(library, documents=(*library.documents, *documents), removed=without(library.removed, {one.id for one in documents}))


def put_document(library: Library, document: LegalDocument) -> Library:
    """Replace the document of the same id; a shipped one whose own words or days changed counts as edited, tags and files are the office's anyway."""
    return put_documents(library, (document,))


def put_documents(library: Library, documents: Iterable[LegalDocument]) -> Library:
    """The same of several."""
    known = {one.id: one for one in library.documents}
    return _with_documents(library, [_put(_known(known, document.id), document) for document in documents])


def _put(before: LegalDocument, document: LegalDocument) -> LegalDocument:
    _check(document)
    changed = before.origin is Origin.SHIPPED and _shipped_part(before) != _shipped_part(document)
    return replace(document, edited=True) if changed else document


def remove_document(library: Library, document_id: str) -> Library:
    """Drop a document with its relations; bases in sets keep their words, and a shipped one is remembered as removed."""
    document = required(library, document_id)
    return replace(
        library,
        documents=tuple(one for one in library.documents if one.id != document_id),
        relations=tuple(one for one in library.relations if document_id not in {one.source, one.target}),
        sets=tuple(repointed(one, {document_id: None}) for one in library.sets),
        removed=with_removed(library.removed, document),
    )


def add_file(library: Library, document_id: str, file: AttachedFile) -> Library:
    """Attach a file that the workspace keeps; the same file under the same name is attached once."""
    document = required(library, document_id)
    if any((one.sha256, one.name) == (file.sha256, file.name) for one in document.files):
        return library
    return _with_documents(library, (replace(document, files=(*document.files, file)),))


def remove_file(library: Library, document_id: str, file: AttachedFile) -> Library:
    """Take a file from a document; its bytes stay in the workspace until the next opening, so that this can be undone."""
    document = required(library, document_id)
    return _with_documents(library, (replace(document, files=tuple(one for one in document.files if one != file)),))


# --- relations


def set_relation(library: Library, relation: Relation) -> Library:
    """Add a relation, or replace the one of the same kind between the same documents."""
    return set_relations(library, (relation,))


def set_relations(library: Library, relations: Iterable[Relation]) -> Library:
    """The same of several."""
    known = {one.id: one for one in library.documents}
    new: dict[RelationKey, Relation] = {}
    for relation in relations:
        source = _known(known, relation.source)
        if source is _known(known, relation.target):
            raise LibraryEditError(Refusal.SELF, name_of(source))
        new[relation.key] = relation
    asked = frozenset(new)
    kept = tuple(new.pop(one.key, one) for one in library.relations)
    if (pair := contradicting((*kept, *new.values()), asked)) is not None:
        raise LibraryEditError(Refusal.CONTRADICTS, *(name_of(_known(known, ident)) for ident in pair))
    if (way := circle((*kept, *new.values()))) is not None:
        raise LibraryEditError(Refusal.CIRCLE, *(name_of(_known(known, ident)) for ident in way))
    return replace(library, relations=(*kept, *new.values()))


def remove_relation(library: Library, key: RelationKey) -> Library:
    """Drop the relation of that key, if there is one."""
    return replace(library, relations=tuple(one for one in library.relations if one.key != key))


# --- sets and snippets


def put_set(library: Library, chosen: BasisSet) -> Library:
    """Add a set of bases, or replace the one of the same id."""
    if not chosen.name.strip():
        raise LibraryEditError(Refusal.EMPTY)
    before = next((one for one in library.sets if one.id == chosen.id), None)
    if before is not None and before.origin is Origin.SHIPPED and before != chosen:
        chosen = replace(chosen, edited=True)
    sets = (*library.sets, chosen) if before is None else tuple(chosen if one.id == chosen.id else one for one in library.sets)
    return replace(library, sets=sets, removed=without(library.removed, {chosen.id}))


def remove_set(library: Library, set_id: str) -> Library:
    """Drop a set of bases."""
    gone = next((one for one in library.sets if one.id == set_id), None)
    if gone is None:
        raise LibraryEditError(Refusal.MISSING, set_id)
    return replace(library, sets=tuple(one for one in library.sets if one.id != set_id), removed=with_removed(library.removed, gone))


def put_snippets(library: Library, snippets: Iterable[Snippet]) -> Library:
    """Add snippets, or replace those of the same ids."""
    new = {one.id: one for one in snippets}
    if any(not one.text.strip() for one in new.values()):
        raise LibraryEditError(Refusal.EMPTY)
    known = {one.id: one for one in library.snippets}
    for ident, one in new.items():
        if ident in known and known[ident].origin is Origin.SHIPPED and known[ident] != one:
            new[ident] = replace(one, edited=True)
    kept = tuple(new.get(one.id, one) for one in library.snippets)
    added = tuple(one for ident, one in new.items() if ident not in known)
    return replace(library, snippets=(*kept, *added), removed=without(library.removed, set(new)))


def remove_snippet(library: Library, snippet_id: str) -> Library:
    """Drop a snippet."""
    gone = next((one for one in library.snippets if one.id == snippet_id), None)
    if gone is None:
        raise LibraryEditError(Refusal.MISSING, snippet_id)
    return replace(library, snippets=tuple(one for one in library.snippets if one.id != snippet_id), removed=with_removed(library.removed, gone))


def add_word(library: Library, word: str) -> Library:
    """Call a word right from now on, however it is written in small or capital letters."""
    word = word.strip().lower()
    return library if not word or word in library.words else replace(library, words=(*library.words, word))


# --- what these and other edits share


def required(library: Library, document_id: str) -> LegalDocument:
    """The document of that id; refused where there is none."""
    return _known({one.id: one for one in library.documents}, document_id)


def _known(documents: Mapping[str, LegalDocument], document_id: str) -> LegalDocument:
    if document_id not in documents:
        raise LibraryEditError(Refusal.MISSING, document_id)
    return documents[document_id]


def name_of(document: LegalDocument) -> str:
    """How a person calls it: type and number, its subject where it has no number."""
    return " ".join(filter(None, (document.type, document.number or document.subject)))


def without(names: Iterable[str], gone: Collection[str]) -> tuple[str, ...]:
    """The names that stay."""
    return tuple(name for name in names if name not in gone)


def _check(document: LegalDocument) -> None:
    if not (document.number or document.subject).strip():
        raise LibraryEditError(Refusal.NAMELESS)
    begins, ends = document.effective_from or document.date, document.expired_from
    if begins is not None and ends is not None and ends < begins:
        raise LibraryEditError(Refusal.BACKWARDS, name_of(document))


def _shipped_part(document: LegalDocument) -> LegalDocument:
    return replace(document, tags=(), files=(), edited=False)


def _with_documents(library: Library, changed: Iterable[LegalDocument]) -> Library:
    new = {document.id: document for document in changed}
    return replace(library, documents=tuple(new.get(one.id, one) for one in library.documents)) if new else library


def with_removed(removed: tuple[str, ...], gone: LegalDocument | BasisSet | Snippet) -> tuple[str, ...]:
    """The ids of what the office took out, with that of a shipped one that goes."""
    return (*without(removed, {gone.id}), gone.id) if gone.origin is Origin.SHIPPED else removed


def repointed(one: BasisSet, ids: Mapping[str, str | None]) -> BasisSet:
    """A set whose bases name documents by other ids, or by none."""
    if not any(basis.document_id in ids for basis in one.bases):
        return one
    return replace(one, bases=tuple(replace(basis, document_id=ids.get(basis.document_id or "", basis.document_id)) for basis in one.bases))
