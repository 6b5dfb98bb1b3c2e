"""`ttdn library`: the legal documents of a workspace are listed, found, added, read from lists and written to lists."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ttdn_desktop.cli import library_updates
from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.output import print_json, say, table, tell
from ttdn_desktop.cli.workspace import add_json, add_workspace, day, opened, words
from ttdn_desktop.domain.codec import value_to_json
from ttdn_desktop.domain.library import LegalDocument, Library
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services import late, late_library
from ttdn_desktop.services.bases import shelf_of
from ttdn_desktop.services.document_import import STATE_WORDS, DocumentTable, RowBeside, RowState, compared, documents_in
from ttdn_desktop.services.library_changes import take_documents
from ttdn_desktop.services.library_words import VALIDITIES
from ttdn_desktop.services.update_words import document_words

if TYPE_CHECKING:
    from ttdn_desktop.services.workspace import Workspace

_MANY = 1_000_000  # hits: all of them


def _arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(title=_("what to do"), metavar=_("ACTION"), required=True, dest="action")

    def action(name: str, text: str) -> ArgumentParser:
        return actions.add_parser(name, help=text, description=text)

    listed = action("list", _("list the documents with their validity on a day"))
    found = action("search", _("find documents by words, with or without their accents"))
    found.add_argument("text", metavar=_("TEXT"), type=words, help=_("words of the number, subject, issuing body, note or attached files"))
    for one in (listed, found):
        one.add_argument("--on", metavar=_("DAY"), type=day, help=_("the day on which they are judged, such as 2026-07-01; else today"))
    add = action("add", _("add the documents that a text cites"))
    add.add_argument("text", metavar=_("TEXT"), type=words, help=_("one citation, or a whole preamble; “-” reads it from standard input"))
    taken = action("import", _("add the documents of a list: .xlsx, .csv or .txt"))
    taken.add_argument("file", metavar=_("FILE"), type=Path, help=_("the list; its columns are found by their heads"))
    taken.add_argument("--replace", action="store_true", help=_("let what the list says otherwise replace what the library has"))
    for one in (add, taken):
        one.add_argument("--yes", action="store_true", help=_("do it; without this it is only shown what would be done"))
    out = action("export", _("write documents to a list, or to a file of updates for other offices"))
    out.add_argument("file", metavar=_("FILE"), type=Path, help=_("the name ends in .xlsx, .csv, or .json for a file of updates"))
    out.add_argument(
        "--document", metavar=_("DOCUMENT"), type=words, action="append", default=[], help=_("id or number of a document; may be repeated; else all")
    )
    out.add_argument("--title", type=words, default="", help=_("what the file of updates is called"))
    out.add_argument("--publisher", type=words, default="", help=_("who hands it out"))
    out.add_argument("--edition", metavar=_("DAY"), type=day, help=_("the day its data are of; else today"))
    parsers = (listed, found, add, taken, out, *library_updates.arguments(action))
    for one in parsers:
        add_json(one)
    for one in (listed, found, add, taken, out):
        add_workspace(one)


def _run(given: Namespace, tools: Tools) -> Exit:
    own = {"list": _list, "search": _search, "add": _add, "import": _import, "export": _export}
    return {**own, **library_updates.RUNS}[given.action](given, tools)


def _list(given: Namespace, tools: Tools) -> Exit:
    with opened(given.workspace, tools) as workspace:
        library = workspace.library().result()
    _show_documents(library, library.documents, given, tools)
    return Exit.GOOD


def _search(given: Namespace, tools: Tools) -> Exit:
    with opened(given.workspace, tools) as workspace:
        library = workspace.library().result()
        hits = workspace.search_library(given.text, limit=_MANY).result()
    found = [document for hit in hits if (document := library.document(hit.id)) is not None]
    _show_documents(library, found, given, tools)
    if not found and not given.json:
        tell(_("Nothing was found for “{text}”.").format(text=given.text))
    return Exit.GOOD


def _show_documents(library: Library, documents: "tuple[LegalDocument, ...] | list[LegalDocument]", given: Namespace, tools: Tools) -> None:
    shelf, day = shelf_of(library), given.on or tools.clock().astimezone().date()
    judged = [(one, shelf.judge(one, day)) for one in documents]
    if given.json:
        print_json(
            {"on": day.isoformat(), "documents": [{**value_to_json(one), "validity": how.validity.value, "certain": how.certain} for one, how in judged]}
        )
    elif judged:
        table([(one.id, _(VALIDITIES[how.validity]), document_words(one)) for one, how in judged])


def _add(given: Namespace, tools: Tools) -> Exit:
    text = sys.stdin.read() if given.text == "-" else given.text
    return _take(documents_in(text), given, tools, replace=False)


def _import(given: Namespace, tools: Tools) -> Exit:
    with late.fence() as fence:
        read = late_library.read_documents(given.file, fence=fence)
    return _take(read, given, tools, replace=given.replace)


def _take(read: DocumentTable, given: Namespace, tools: Tools, *, replace: bool) -> Exit:
    """Show each row; with --yes the new ones are added, and with --replace the known ones changed."""
    with opened(given.workspace, tools) as workspace:
        library = workspace.library().result()
        rows = [row.with_taken(row.taken or (replace and row.state is RowState.DIFFERS)) for row in compared(read, library)]
        after = take_documents(library, rows, tools.new_id)
        if given.yes and after != library:
            workspace.save_library(after).result()
    _tell_rows(read, rows, given)
    return Exit.GOOD if any(row.document is not None for row in rows) else Exit.UNREADABLE


def _tell_rows(read: DocumentTable, rows: list[RowBeside], given: Namespace) -> None:
    if given.json:
        print_json({"rows": [_row_json(row) for row in rows], "left": list(read.left), "done": given.yes})
        return
    for row in rows:
        known = row.document or row.held
        line = f"{row.read.where}: {_(STATE_WORDS[row.state])}: {document_words(known) if known is not None else row.read.text}"
        say(f"{line} ({row.told})" if row.told else line)
    for name in read.left:
        tell(_("Not taken: {name}").format(name=name))
    count = sum(row.taken for row in rows)
    if given.yes:
        tell(ngettext("{count} document was entered.", "{count} documents were entered.", count).format(count=count))
    else:
        tell(ngettext("{count} document would be entered; --yes does it.", "{count} documents would be entered; --yes does it.", count).format(count=count))


def _row_json(row: RowBeside) -> dict[str, Any]:
    return {
        "where": row.read.where,
        "text": row.read.text,
        "state": row.state.value,
        "taken": row.taken,
        "id": row.held.id if row.held is not None else None,
        "document": value_to_json(row.document) if row.document is not None else None,
        "fields": list(row.fields),
        "fills": list(row.fills),
        "remarks": [*([row.why] if row.why else []), *row.remarks],
    }


def _export(given: Namespace, tools: Tools) -> Exit:
    with opened(given.workspace, tools) as workspace:
        library = workspace.library().result()
        _remember(workspace, given.file)
        ids = _chosen(library, given.document)
        if given.file.suffix.lower() == library_updates.SUFFIX:
            path = library_updates.write(library, ids, given, tools)
        elif given.file.suffix.lower() in {".xlsx", ".csv"}:
            path = late_library.write_documents(library, given.file, ids)
        else:
            raise UsageError(_("“{name}” must end in .xlsx, .csv or .json.").format(name=given.file.name))
    if given.json:
        print_json({"file": str(path), "documents": len(ids)})
    else:
        say(str(path))
    return Exit.GOOD


def _remember(workspace: "Workspace", path: Path) -> None:
    """So that the next start can sweep the folder if this one is killed."""
    workspace.remember_folder(path.parent).result()


def _chosen(library: Library, named: list[str]) -> frozenset[str]:
    """Ids of the documents of these ids or numbers; all documents, sets and sentences where none is named."""
    if not named:
        return frozenset(one.id for entries in (library.documents, library.sets, library.snippets) for one in entries)
    found = set()
    for name in named:
        hits = {one.id for one in library.documents if name.casefold() in {one.id.casefold(), (one.number or "").casefold()}}
        if not hits:
            raise UsageError(_("There is no document “{name}” in this library. “ttdn library list” names them.").format(name=name))
        found |= hits
    return frozenset(found)


LIBRARY = Command(
    name="library",
    summary=N_("list, find, add, read in and hand out legal documents; take updates"),
    arguments=_arguments,
    run=_run,
    example='ttdn library search "thong tin doi ngoai" --workspace xa.ttdn',
)
