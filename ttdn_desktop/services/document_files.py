"""Lists of legal documents as files: .xlsx and .csv read row by row, and written so that they come back without loss."""

import csv
import datetime as dt
import io
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.library import Library
from ttdn_desktop.drafting.document_sheet import document_sheet
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import _
from ttdn_desktop.language.cells import shown
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.language.document_table import TableColumn, TableWords, columns_of, left_heads, row_of, table_of
from ttdn_desktop.language.old_fonts import decoded as old_letters
from ttdn_desktop.language.old_letters import guessed
from ttdn_desktop.office.kinds import MAX_FILE
from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.office.text_encoding import decoded
from ttdn_desktop.services.document_import import DocumentTable, ReadRow, documents_in
from ttdn_desktop.services.fence import Fence
from ttdn_desktop.services.files import read_bytes, replacing
from ttdn_desktop.services.foreign import read_book
from ttdn_desktop.services.refusals import worded
from ttdn_desktop.services.types import Report
from ttdn_desktop.services.workbook import write_sheet

_TEXT = frozenset({".csv", ".tsv", ".txt"})
_DELIMITERS = ";,\t|"
_SEARCHED = 40  # rows in which the head is looked for
_LOOKED_AT = 100_000  # characters by which the sign between cells is found
_LONGEST_CELL = 200_000
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "'")

Rows = Sequence[Sequence[object]]


@cache
def table_words() -> TableWords:
    """The words of tables of documents."""
    data = dict(resources.load_json("wording/document_table.json"))
    columns = tuple(TableColumn(**{**column, "also": tuple(column["also"])}) for column in data.pop("columns"))
    return TableWords(columns=columns, left=tuple(data.pop("left")), types=_types(), **data)


def _types() -> dict[str, str]:
    """What the letters in symbols stand for, of the state and of the Party."""
    return {letters: name for regime in resources.regimes() for letters, name in resources.wording(regime.id).types.items()}


def read_documents(path: Path, fence: Fence | None = None, report: Report | None = None) -> DocumentTable:
    """The rows of a list of documents, .xlsx, .xls or .ods through the fence, .csv and .txt here; a text without a head is searched for citations.

    UnreadableError for every file that is no such list, with what a head must have.
    """
    if path.suffix.lower() in _TEXT and not read_bytes(path, 4).startswith((b"PK", b"\xd0\xcf")):
        return _of_text(path)
    if fence is None:
        with Fence() as own:
            return _of_book(path, own, report)
    return _of_book(path, fence, report)


def write_documents(library: Library, path: Path, ids: Collection[str] | None = None) -> Path:
    """Write these documents, or all, with what others do to them, as .csv where the name ends so, else as .xlsx; whole or not at all.

    FileBusyError, FileWriteError as `services.files.replacing`.
    """
    words = table_words()
    documents = [one for one in library.documents if ids is None or one.id in ids]
    rows = tuple(table_of(library, documents, words))
    if path.suffix.lower() != ".csv":
        return write_sheet(document_sheet(rows, words, resources.standards()), path)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.head for column in words.columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    with replacing(path) as stream:
        stream.write(text.getvalue().encode("utf-8-sig"))
    return path


def _cell(value: object) -> str:
    """A value as Excel opens it: dates as people write them, no text taken for a formula."""
    text = short_date(value) if isinstance(value, dt.date) else shown(value)
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _of_book(path: Path, fence: Fence, report: Report | None) -> DocumentTable:
    sheets = [sheet for sheet in read_book(path, fence, report).file.book.sheets if not sheet.hidden]
    rows: list[ReadRow] = []
    left: list[str] = []
    for sheet in sheets:
        place = sheet.name if len(sheets) > 1 else ""
        found = _table(sheet.rows, place, sheet.first_row + 1)
        if found is None:
            left += [_("sheet “{name}”").format(name=sheet.name)] if any(map(any, sheet.rows)) else []
        else:
            rows += found.rows
            left += found.left
    if not rows:
        raise UnreadableError(_no_head(path))
    return DocumentTable(name=path.name, rows=tuple(rows), left=tuple(left))


def _of_text(path: Path) -> DocumentTable:
    try:
        text = _words_of(read_bytes(path, MAX_FILE + 1))
    except RefusedFileError as error:
        raise worded(error, path.name, i18n.language()) from error
    lines = text.splitlines()
    encoding = guessed(lines, least=4)
    text = "\n".join(old_letters(line, encoding) for line in lines) if encoding is not None else text
    found = [table for delimiter in _DELIMITERS if (table := _delimited(text, delimiter)) is not None]
    if found:
        best = max(found, key=lambda table: sum(row.row.document is not None for row in table.rows))
        return DocumentTable(name=path.name, rows=best.rows, left=best.left)
    cited = documents_in(text)
    if not any(row.row.document is not None for row in cited.rows):
        raise UnreadableError(_no_head(path))
    return DocumentTable(name=path.name, rows=cited.rows)


def _words_of(data: bytes) -> str:
    if len(data) > MAX_FILE:
        raise RefusedFileError(Refusal.TOO_LARGE)
    return decoded(data).text


def _delimited(text: str, delimiter: str) -> DocumentTable | None:
    """The table of a text whose cells this sign parts; None where it has no head."""
    if delimiter not in text[:_LOOKED_AT]:
        return None
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = [[_unquoted(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error:
        return None
    return _table(rows, "", 1)


def _unquoted(cell: str) -> str:
    """A cell without the apostrophe that kept it from being taken for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA_SIGNS) else cell


def _table(rows: Rows, sheet: str, first: int) -> DocumentTable | None:
    """The rows below the head; None where no head is found. `first` is the number of the first row as the spreadsheet counts."""
    words = table_words()
    at = next((place for place, row in enumerate(rows[:_SEARCHED]) if columns_of(row, words)), None)
    if at is None:
        return None
    columns = columns_of(rows[at], words)
    return DocumentTable(
        name="",
        rows=tuple(_rows(rows, at, columns, sheet, first)),
        left=tuple(_("column “{name}”").format(name=head) for head in left_heads(rows[at], columns, words)),
    )


def _rows(rows: Rows, at: int, columns: dict[int, str], sheet: str, first: int) -> Iterator[ReadRow]:
    words = table_words()
    for place, row in enumerate(rows[at + 1 :], start=at + 1):
        text = " | ".join(filter(None, (" ".join(shown(cell).split()) for cell in row)))
        if not text or columns_of(row, words) == columns:  # an empty row, or the head once more on a new page
            continue
        where = _("row {number}").format(number=first + place)
        yield ReadRow(where=f"{sheet}, {where}" if sheet else where, text=text, row=row_of(row, columns, rows[at], words))


def _no_head(path: Path) -> str:
    return _(
        "“{name}” holds no list of documents that is understood. Give its first row heads such as “Số, ký hiệu”, “Ngày ban hành”, "
        "“Cơ quan ban hành”, “Trích yếu”. Nothing was changed."
    ).format(name=path.name)
