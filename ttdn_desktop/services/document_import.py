"""Documents read from a workbook, a list or a pasted text, held beside the library: which are new, known, different or not understood, and the edit itself.

How a screen uses it (all values are frozen; only reading the file takes time):

1. `table = late_library.read_documents(path, fence=…)`, `documents_in(text)` for pasted text or a whole preamble,
   or `documents_of(bases)` for the bases of imported papers.
   `table.left` are heads of columns and names of sheets that are not taken: to be told.
2. `rows = compared(table, library)`: each row with its `state`; `STATE_WORDS` and `RowBeside.told` are the words for it.
   New rows are ticked (`taken`); `row.with_taken(True)` on a row that differs lets what the row says replace what the library has.
3. `books.library.edit(text, lambda library: take_documents(library, rows, new_id))`, with the sentences of services/library_changes.py.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.domain.library import LegalDocument, Library, Origin, Relation, RelationKind
from ttdn_desktop.domain.library_edits import LibraryEditError, add_document, add_documents, put_documents, set_relations
from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.language.citations import parse_citation
from ttdn_desktop.language.document_table import SaidRelation, TableRow
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import Shelf, document_of, is_law_type, issuer_key, number_key, shelf_of
from ttdn_desktop.services.bases import bases_in, basis_of, full_subject, spelled_out
from ttdn_desktop.services.update_words import FIELD_NAMES

__all__ = [
    "STATE_WORDS",
    "DocumentTable",
    "ReadRow",
    "RowBeside",
    "RowState",
    "compared",
    "documents_in",
    "documents_of",
    "take_documents",
]

_COMPARED = (
    "type",
    "number",
    "date",
    "issuer",
    "subject",
    "effective_from",
    "expired_from",
    "status",
    "status_day",
    "group",
    "tags",
    "source",
    "verified",
    "note",
)
_KEYS: dict[str, Callable[[Any], object]] = {"type": fold, "number": number_key, "issuer": issuer_key, "subject": fold}


class RowState(StrEnum):
    """What a row is, beside the library."""

    NEW = "new"
    SAME = "same"
    TWICE = "twice"  # a row above names the same document
    DIFFERS = "differs"
    UNREADABLE = "unreadable"


STATE_WORDS: dict[RowState, str] = {
    RowState.NEW: N_("new"),
    RowState.SAME: N_("already in the library"),
    RowState.TWICE: N_("twice in the list"),
    RowState.DIFFERS: N_("differs from the library"),
    RowState.UNREADABLE: N_("not understood"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row as it was read: where it stands ("Sheet1, row 5", "line 3"), what it said, and what it says."""

    where: str
    text: str
    row: TableRow
    unsaid: str = ""  # the state of a new document of which it says none


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTable:
    """All rows of a file or text in their order; `left` are heads of columns and names of sheets that are not taken."""

    name: str
    rows: tuple[ReadRow, ...]
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBeside:
    """A row beside the library. `held` is the document the library has; `fields` those in which the row says otherwise, `fills` those it alone knows.

    `relations` can be entered; `remarks` are sentences on what is not taken as it stands there, `why` why nothing is understood.
    """

    read: ReadRow
    state: RowState
    taken: bool
    document: LegalDocument | None = None
    held: LegalDocument | None = None
    fields: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    remarks: tuple[str, ...] = ()
    why: str = ""

    def with_taken(self, taken: bool) -> "RowBeside":
        """As the person ticked it; a row that has nothing to give stays as it is."""
        can = self.state in {RowState.NEW, RowState.DIFFERS} or bool(self.relations)
        return replace(self, taken=taken and can)

    @property
    def told(self) -> str:
        """What a person should know of the row, in one line."""
        parts = [self.why] if self.why else []
        if self.fields:
            parts.append(_("otherwise: {fields}").format(fields=", ".join(_(FIELD_NAMES[name]) for name in self.fields)))
        if self.relations:
            parts.append(ngettext("{n} relation", "{n} relations", len(self.relations)).format(n=len(self.relations)))
        if self.fills:
            parts.append(_("fills in: {fields}").format(fields=", ".join(_(FIELD_NAMES[name]) for name in self.fills)))
        return "; ".join((*parts, *self.remarks))


def documents_in(text: str) -> DocumentTable:
    """The documents that a pasted text or a preamble cites, a row each; a line that cites none is told too."""
    return documents_of(bases_in(text))


def documents_of(bases: Iterable[LegalBasis]) -> DocumentTable:
    """The documents that these legal bases cite, a row each; a basis that cites none is told too."""
    rows = []
    for place, basis in enumerate(map(spelled_out, bases), start=1):
        law = is_law_type(basis.type) and bool(basis.subject)
        cited = bool(basis.type) and (bool(basis.number) or law)
        document = (
            LegalDocument(
                id=basis.document_id or "", type=basis.type or "", subject=full_subject(basis), number=basis.number, date=basis.date, issuer=basis.issuer
            )
            if cited
            else None
        )
        rows.append(ReadRow(where=_("citation {number}").format(number=place), text=basis.text, row=TableRow(document=document), unsaid="unknown"))
    return DocumentTable(name="", rows=tuple(rows))


def compared(table: DocumentTable, library: Library) -> tuple[RowBeside, ...]:
    """Each row beside the library, and beside the rows before it."""
    shelf = shelf_of(library)
    coming: dict[tuple[str, ...], RowBeside] = {}
    out: list[RowBeside] = []
    for read in table.rows:
        beside = _beside(read, shelf)
        if beside.document is not None:
            key = _key(beside.document)
            if key in coming and beside.state is RowState.NEW:
                remark = _("is there twice, first at {where}").format(where=coming[key].read.where)
                beside = replace(beside, state=RowState.TWICE, taken=False, remarks=(*beside.remarks, remark))
            coming.setdefault(key, beside)
        out.append(beside)
    near = _near(shelf, [one for one in out if one.state is RowState.NEW])
    return tuple(_related(one, near) for one in out)


def take_documents(library: Library, rows: Iterable[RowBeside], new_id: NewId) -> Library:
    """The library with the rows that are ticked: new documents of the office's own, and of known ones what the rows say."""
    ids: dict[str, str] = {}
    known = {one.id for one in library.documents}
    chosen = [(one, one.document) for one in rows if one.taken and one.document is not None]
    new, changed = [], []
    for one, document in chosen:
        if one.state is RowState.NEW:
            ident = document.id if document.id and document.id not in known else new_id()
            known.add(ident)
            ids[_placeholder(one)] = ident
            new.append(replace(document, id=ident, origin=Origin.OWN, status=document.status or one.read.unsaid))
        elif one.held is not None:
            ids[_placeholder(one)] = one.held.id
            said: dict[str, Any] = {name: getattr(document, name) for name in (*one.fields, *one.fills)}
            if "tags" in said:
                said["tags"] = tuple(dict.fromkeys((*one.held.tags, *document.tags)))
            changed += [replace(one.held, **said)] if said else []
    relations = (
        replace(said, source=ids.get(said.source, said.source), target=ids.get(said.target, said.target)) for one, _it in chosen for said in one.relations
    )
    library = put_documents(add_documents(library, new), changed)
    return set_relations(library, [one for one in relations if {one.source, one.target} <= known])


def _beside(read: ReadRow, shelf: Shelf) -> RowBeside:
    row = read.row
    if row.document is None:
        return RowBeside(
            read=read, state=RowState.UNREADABLE, taken=False, why=_("no document is named here: its type with its number, or a law by its name, is needed")
        )
    document = replace(row.document, note="\n".join(filter(None, (row.document.note, *(f"{head}: {text}" for head, text in row.unclear)))))
    remarks = tuple(_("“{text}” under “{head}” is no day; it was put into the note").format(head=head, text=text) for head, text in row.unclear)
    try:
        add_document(Library(), document)
    except LibraryEditError:
        why = _("it would end before it begins")
        return RowBeside(read=read, state=RowState.UNREADABLE, taken=False, document=None, why=why, remarks=remarks)
    held = _held(document, shelf)
    if held is None:
        return RowBeside(read=read, state=RowState.NEW, taken=True, document=document, remarks=remarks)
    fields, fills = _differences(document, held)
    state = RowState.DIFFERS if fields or fills else RowState.SAME
    return RowBeside(read=read, state=state, taken=False, document=document, held=held, fields=fields, fills=fills, remarks=remarks)


def _held(document: LegalDocument, shelf: Shelf) -> LegalDocument | None:
    """The document of the library that the row is about."""
    if document.id and (known := shelf.by_id.get(document.id)) and _same_number(known, document):
        return known
    return document_of(replace(basis_of(document), document_id=None), shelf)


def _same_number(one: LegalDocument, other: LegalDocument) -> bool:
    return number_key(one.number or "") == number_key(other.number or "") or not other.number


def _differences(document: LegalDocument, held: LegalDocument) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Fields that say otherwise, and fields that the library has not; an empty cell says nothing."""
    otherwise, fills = [], []
    for name in _COMPARED:
        said, known = getattr(document, name), getattr(held, name)
        if said in {None, "", False} or said == ():
            continue
        if name == "tags":
            fills += [name] if set(said) - set(known) else []
        elif known in {None, "", False}:
            fills.append(name)
        elif _KEYS.get(name, _itself)(said) != _KEYS.get(name, _itself)(known):
            otherwise.append(name)
    return tuple(otherwise), tuple(fills)


def _itself(value: object) -> object:
    return value


def _key(document: LegalDocument) -> tuple[str, ...]:
    number = number_key(document.number) if document.number else fold(document.subject)
    return fold(document.type), number, str(document.date or ""), issuer_key(document.issuer or "")


def _placeholder(row: RowBeside) -> str:
    """What names the document of a row in relations before it has an id of the library."""
    return row.held.id if row.held is not None else f"row {row.read.where}"


@dataclass(frozen=True, slots=True)
class _Near:
    """What relations are looked up in: the library, and what names the new documents beside it, by their ids and numbers."""

    shelf: Shelf
    relations: Mapping[tuple[RelationKind, str, str], Relation]
    by_id: Mapping[str, str]
    by_number: Mapping[str, str]


def _near(shelf: Shelf, new: Sequence[RowBeside]) -> _Near:
    by_id: dict[str, str] = {}
    by_number: dict[str, str] = {}
    for one in new:
        if one.document is not None:
            by_id.setdefault(one.document.id, _placeholder(one))
            by_number.setdefault(number_key(one.document.number or ""), _placeholder(one))
    return _Near(shelf, {one.key: one for one in shelf.library.relations}, by_id, by_number)


def _related(one: RowBeside, near: _Near) -> RowBeside:
    """The row with those of its relations whose other document is known; of the others it is told."""
    if one.document is None or not one.read.row.relations:
        return one
    relations: list[Relation] = []
    remarks = list(one.remarks)
    for said in one.read.row.relations:
        source = _source(said, near)
        if source is None:
            remarks.append(_("“{by}” is not in the library; what it does to this document is not entered").format(by=said.by))
            continue
        relation = Relation(
            kind=said.kind,
            source=source,
            target=_placeholder(one),
            first=said.first,
            whole=said.whole,
            part=said.part,
            verified=said.verified,
            origin=Origin.OWN,
        )
        held = near.relations.get(relation.key)
        if held is None or replace(held, origin=Origin.OWN) != relation:
            relations.append(relation)
    state = RowState.DIFFERS if relations and one.state is RowState.SAME and one.held is not None else one.state
    return replace(one, state=state, relations=tuple(relations), remarks=tuple(remarks))


def _source(said: SaidRelation, near: _Near) -> str | None:
    """The id, or what names the row, of the document that is meant; None where nobody knows it."""
    if said.id:
        if (held_by_id := near.shelf.by_id.get(said.id)) is not None:
            return held_by_id.id  # that into which it was merged
        if said.id in near.by_id:
            return near.by_id[said.id]
    citation = parse_citation(said.by)
    number = number_key(citation.number if citation is not None and citation.number else said.by)
    held = near.shelf.by_number.get(number, ())
    return held[0].id if held else near.by_number.get(number) if number else None
