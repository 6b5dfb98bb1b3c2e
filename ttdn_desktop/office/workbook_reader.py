"""Reads a workbook (.xlsx, .xlsm, .xls) to plain values, as a spreadsheet program shows them; formulas give their stored results."""

import datetime as dt
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import cast

import python_calamine as calamine

from ttdn_desktop.office.docx_package import Package
from ttdn_desktop.office.kinds import Refusal, RefusedFileError
from ttdn_desktop.office.workbook_parts import (
    SheetFacts,
    ShownFormat,
    facts_of,
    may_be_decomposed,
    require_plain_xml,
    shared_strings,
    sheet_parts,
    shown_formats,
    too_wide,
    without_far_cells,
)
from ttdn_desktop.paper.foreign import Notice
from ttdn_desktop.paper.workbook import ForeignBook, Merge, Sheet, Value, Workbook, place

_MOST_MERGES = 100_000
_MOST_NOTICES = 50
_PAD = 5_000  # rows or columns that may be added for an error beside the values

Rows = list[tuple[Value, ...]]


def read_workbook(data: bytes) -> ForeignBook:
    """A .xlsx or .xlsm as values; hidden sheets, rows and columns too, with a notice of each. Raises RefusedFileError for what cannot be read."""
    package = Package(data)
    if not package.has("xl/workbook.xml"):
        raise RefusedFileError(Refusal.OLD_EXCEL if package.has("xl/workbook.bin") else Refusal.DAMAGED)
    for name in package.names():
        if name.endswith(("sharedstrings.xml", "styles.xml", "workbook.xml")):
            require_plain_xml(package.read(name))
    parts = sheet_parts(package)
    formats = shown_formats(package)
    facts: dict[str, SheetFacts] = {}
    replaced: dict[str, bytes] = {}
    decomposed = package.has("xl/sharedStrings.xml") and may_be_decomposed(package.read("xl/sharedStrings.xml"))
    for name, part in parts.items():
        if not package.has(part):
            continue
        xml = package.read(part)
        require_plain_xml(xml)
        facts[name] = facts_of(xml, formats)
        facts[name].decomposed = decomposed or may_be_decomposed(xml)
        if too_wide(xml):
            replaced[part] = without_far_cells(xml, facts[name], shared_strings(package))
    return _book(_repacked(data, replaced) if replaced else data, facts, formats, Refusal.DAMAGED)


def read_old_workbook(data: bytes) -> ForeignBook:
    """A .xls of Excel 97 to 2003 as values, with the advice to save it as .xlsx. Raises RefusedFileError for older ones and what cannot be read."""
    if "Workbook".encode("utf-16-le") not in data:  # Excel 5 and 95 keep a stream "Book", whose text is in the code page of its writer
        raise RefusedFileError(Refusal.OLD_EXCEL)
    book = _book(data, {}, {}, Refusal.OLD_EXCEL)
    return ForeignBook(book=book.book, notices=(Notice(code="old_excel", where=""), *book.notices))


def _book(data: bytes, facts: Mapping[str, SheetFacts], formats: Mapping[int, ShownFormat], refusal: Refusal) -> ForeignBook:
    sheets: list[Sheet] = []
    notices: list[Notice] = []
    try:
        with calamine.CalamineWorkbook.from_object(BytesIO(data)) as book:
            for number, known in enumerate(book.sheets_metadata):
                if known.typ is not calamine.SheetTypeEnum.WorkSheet:
                    sheets.append(Sheet(name=known.name, rows=(), hidden=known.visible is not calamine.SheetVisibleEnum.Visible))
                    notices.append(Notice(code="chart_sheet", where=f"s{number + 1}", params=(("name", known.name),)))
                    continue
                found = facts.get(known.name, SheetFacts())
                sheet = _sheet(book.get_sheet_by_index(number), known, found, formats)
                sheets.append(sheet)
                notices += _notices(number, sheet, found)
    except calamine.PasswordError as error:
        raise RefusedFileError(Refusal.ENCRYPTED) from error
    except (calamine.CalamineError, ValueError, OverflowError, OSError) as error:
        raise RefusedFileError(refusal) from error
    return ForeignBook(book=Workbook(sheets=tuple(sheets)), notices=tuple(notices))


def _sheet(page: calamine.CalamineSheet, known: calamine.SheetMetadata, facts: SheetFacts, formats: Mapping[int, ShownFormat]) -> Sheet:
    start = page.start or (0, 0)
    rows = _rows(page.to_python(skip_empty_area=True), facts.decomposed)
    first_row, first_column = start
    special = facts.errors
    if special:
        rows, first_row, first_column = _padded(rows, first_row, first_column, special)
        _put(rows, first_row, first_column, special)
    if facts.styled:
        _restyle(rows, first_row, first_column, facts, formats)
    merges = () if not rows else _merges(page.merged_cell_ranges or (), first_row, first_column, len(rows), len(rows[0]))
    return Sheet(
        name=known.name,
        rows=tuple(rows),
        first_row=first_row,
        first_column=first_column,
        hidden=known.visible is not calamine.SheetVisibleEnum.Visible,
        merges=merges,
        hidden_rows=facts.hidden_rows,
    )


def _rows(rows: Sequence[Sequence[object]], decomposed: bool) -> Rows:
    """The rows with None in empty cells and text as it is compared everywhere: NFC, one kind of line end."""
    if not decomposed:
        return cast("Rows", [tuple([None if value == "" else value for value in row]) for row in rows])
    composed = unicodedata.is_normalized
    return cast(  # calamine gives exactly these kinds of values
        "Rows",
        [
            tuple([(value if composed("NFC", value) and "\r" not in value else _text(value)) or None if value.__class__ is str else value for value in row])
            for row in rows
        ],
    )


def _text(text: str) -> str | None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text) or None


def _padded(rows: Rows, first_row: int, first_column: int, cells: Mapping[tuple[int, int], str]) -> tuple[Rows, int, int]:
    """The rectangle made large enough for these cells, which calamine takes for empty; far ones are left out."""
    width = len(rows[0]) if rows else 0
    if not rows:
        first_row, first_column = min(cells)[0], min(column for _, column in cells)
    near = [
        (row, column)
        for row, column in cells
        if first_row - _PAD < row < first_row + len(rows) + _PAD and first_column - _PAD < column < first_column + width + _PAD
    ]
    if not near:
        return rows, first_row, first_column
    rows_of, columns_of = [row for row, _ in near], [column for _, column in near]
    top, left = min([first_row, *rows_of]), min([first_column, *columns_of])
    bottom, right = max([first_row + len(rows) - 1, *rows_of]), max([first_column + width - 1, *columns_of])
    before, after = (None,) * (first_column - left), (None,) * (right - (first_column + width - 1))
    empty = (None,) * (right - left + 1)
    wide: Rows = [(*before, *row, *after) for row in rows]
    return [*[empty] * (first_row - top), *wide, *[empty] * (bottom - (first_row + len(rows) - 1))], top, left


def _put(rows: Rows, first_row: int, first_column: int, cells: Mapping[tuple[int, int], str]) -> None:
    for (row, column), text in cells.items():
        at, place_in = row - first_row, column - first_column
        if 0 <= at < len(rows) and 0 <= place_in < len(rows[at]):
            rows[at] = (*rows[at][:place_in], text, *rows[at][place_in + 1 :])


def _restyle(rows: Rows, first_row: int, first_column: int, facts: SheetFacts, formats: Mapping[int, ShownFormat]) -> None:
    """Values whose format shows something else than they are become what is shown."""
    for (row, column), style in facts.styled.items():
        at, place_in = row - first_row, column - first_column
        if 0 <= at < len(rows) and 0 <= place_in < len(rows[at]):
            shown = _shown(rows[at][place_in], formats[style])
            if shown is not None:
                rows[at] = (*rows[at][:place_in], shown, *rows[at][place_in + 1 :])


def _shown(value: Value, form: ShownFormat) -> str | None:
    if isinstance(value, bool):
        return None
    if form.month:
        return (
            f"{value.month:02d}/{value.year}"
            if isinstance(value, dt.date) and value.month < 3
            else f"{value.month}/{value.year}"
            if isinstance(value, dt.date)
            else None
        )
    if not isinstance(value, float):
        return None
    if form.percent:
        return f"{round(value * 100, 4):g}%".replace(".", ",")
    whole = f"{int(value):0{form.digits}d}" if value.is_integer() else f"{value:g}".replace(".", ",")
    return f"{form.before}{whole}{form.after}".strip()


def _merges(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]], first_row: int, first_column: int, height: int, width: int) -> tuple[Merge, ...]:
    """The merged ranges that begin among the values, as far as they are looked at."""
    out = []
    for (top, left), (bottom, right) in ranges[:_MOST_MERGES]:
        if first_row <= top < first_row + height and first_column <= left < first_column + width and (bottom > top or right > left):
            out.append(Merge(first_row=top, first_column=left, last_row=bottom, last_column=right))
    return tuple(out)


def _notices(number: int, sheet: Sheet, facts: SheetFacts) -> Iterator[Notice]:
    """What a person should know of a sheet."""
    where = f"s{number + 1}"
    name = ("name", sheet.name)
    if sheet.hidden:
        yield Notice(code="hidden_sheet", where=where, params=(name,))
    if hidden := sorted(row for row in facts.hidden_rows if sheet.first_row <= row < sheet.first_row + len(sheet.rows)):
        yield Notice(code="hidden_rows", where=f"{where}r{hidden[0] + 1}", params=(name, ("count", str(len(hidden)))))
    filled = [column for column in facts.hidden_columns if _filled(sheet, column)]
    if filled:
        yield Notice(code="hidden_columns", where=f"{where}r1c{filled[0] + 1}", params=(name, ("count", str(len(filled)))))
    if facts.errors:
        first = min(facts.errors)
        yield Notice(code="error_cells", where=place(number, *first), params=(name, ("count", str(len(facts.errors))), ("error", facts.errors[first])))
    if facts.bare_formulas:
        yield Notice(code="no_results", where=place(number, *min(facts.bare_formulas)), params=(name, ("count", str(len(facts.bare_formulas)))))
    for row, column, text in facts.far[:_MOST_NOTICES]:
        yield Notice(code="far_cell", where=place(number, row, column), text=text, params=(name,))


def _filled(sheet: Sheet, column: int) -> bool:
    at = column - sheet.first_column
    return bool(sheet.rows) and 0 <= at < len(sheet.rows[0]) and any(row[at] is not None for row in sheet.rows)


def _repacked(data: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """The package with these parts in place of its own, in memory."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as target:
        for info in source.infolist():
            name = info.filename.replace("\\", "/").lstrip("/")
            target.writestr(
                info.filename, replaced.get(name) or next((xml for part, xml in replaced.items() if part.lower() == name.lower()), None) or source.read(info)
            )
    return stream.getvalue()
