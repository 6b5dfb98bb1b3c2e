"""Writes a sheet of tasks as .xlsx: printed as an annex, filled in by choosing, with no text ever taken for a formula."""

import datetime as dt
import re
from copy import copy
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ttdn_desktop.office.workbook_package import new_workbook, save
from ttdn_desktop.paper.model import PageSetup
from ttdn_desktop.paper.sheet import Sheet, SheetColumn, SheetRow, SheetValue

LONGEST_TEXT = 32_767
"""Characters a cell of Excel can hold."""

_MM_PER_INCH = 25.4
_POINTS_PER_MM = 72 / _MM_PER_INCH
_PIXELS_PER_MM = 96 / _MM_PER_INCH
_A4 = 9
_MONEY = "#,##0"  # shown with the signs of the system: 1.500.000 in Vietnamese
_HIGHEST_ROW = 409.0  # points
_SPARE_ROWS = 200  # below the table, where choices are offered too
_LONGEST_NAME = 31

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read _x0041_ as "A"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

_THIN = Side(style="thin", color="FF000000")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADED = PatternFill("solid", fgColor="FFE8EEF5")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "'")


def write_task_workbook(sheet: Sheet, stream: IO[bytes]) -> None:
    """Write the sheet, with a hidden one of the words to choose from. Equal sheets give equal bytes; no other file is written on the way."""
    book = new_workbook(Font(name=sheet.font, sz=sheet.size))
    page = book.create_sheet(sheet_name(sheet.name))
    first = _write_lines(page, sheet) + 1
    _write_table(page, sheet, first)
    _set_up_page(page, sheet, first)
    _offer_choices(book, page, sheet, first + 1)
    save(book, stream, title=clean_text(sheet.title), author=clean_text(sheet.author))


def sheet_name(text: str) -> str:
    """A name Excel accepts for a sheet: at most 31 characters, none of []:*?/\\, no apostrophe at its ends."""
    return _NOT_IN_NAMES.sub(" ", text)[:_LONGEST_NAME].strip("' ") or "1"


def clean_text(text: str) -> str:
    """The text without what XML cannot hold, with line breaks as Excel has them; too long for a cell, it ends in "…"."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _write_lines(page: Worksheet, sheet: Sheet) -> int:
    """The lines above the table, and an empty one; gives the number of rows used."""
    for number, line in enumerate(sheet.lines, start=1):
        style = _style(page, Font(name=sheet.font, sz=line.size, b=line.bold, i=line.italic), Alignment(horizontal="center", vertical="center", wrap_text=True))
        _put(page, number, 1, line.text, style)
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=max(sheet.printed, 1))
        _set_height(page, number, line.height)
    return len(sheet.lines) + bool(sheet.lines)


def _write_table(page: Worksheet, sheet: Sheet, head_row: int) -> None:
    """Head and rows. Styles are made once and shared: one for each cell would cost three times as much."""
    bold = Font(name=sheet.font, sz=sheet.size, b=True)
    head = _style(page, bold, Alignment(horizontal="center", vertical="center", wrap_text=True), grid=True)
    aside = _style(page, bold, Alignment(horizontal="center", vertical="center", wrap_text=True), grid=True, shaded=True)
    group = _style(page, bold, Alignment(vertical="center", wrap_text=True), grid=True)
    sums = _style(page, bold, Alignment(horizontal="center", vertical="center", wrap_text=True), grid=True)
    digit = sheet.size * 0.5 * 96 / 72  # pixels; all digits of Times New Roman are half an em wide
    bodies = []
    _set_height(page, head_row, sheet.head_height)
    for number, column in enumerate(sheet.columns, start=1):
        _put(page, head_row, number, column.head, head if column.printed else aside)
        letter = get_column_letter(number)
        page.column_dimensions[letter] = ColumnDimension(
            page, index=letter, width=round(column.width * _PIXELS_PER_MM / digit, 2), customWidth=True, hidden=column.hidden
        )
        bodies.append(
            _style(
                page,
                Font(name=sheet.font, sz=sheet.size),
                Alignment(horizontal="center" if column.centred else "left", vertical="top", wrap_text=True),
                grid=True,
            )
        )
    for at, row in enumerate(sheet.rows, start=head_row + 1):
        _set_height(page, at, row.height)
        if row.group:
            _put_group(page, at, row, group, max(sheet.printed, 1))
        else:
            for number, (value, body) in enumerate(zip(row.values, bodies, strict=True), start=1):
                _put(page, at, number, value, sums if row.total else body)
                if isinstance(value, int) and sheet.columns[number - 1].figures:
                    page.cell(at, number).number_format = _MONEY


def _set_height(page: Worksheet, row: int, height: float) -> None:
    """As high as its text is expected to be; not fixed, so that a row grows when someone writes more into it."""
    page.row_dimensions[row] = RowDimension(page, index=row, ht=min(round(height * _POINTS_PER_MM, 2), _HIGHEST_ROW))


def _put_group(page: Worksheet, at: int, row: SheetRow, style: Cell, columns: int) -> None:
    _put(page, at, 1, row.values[0], style)
    for number in range(2, columns + 1):
        _put(page, at, number, None, style)
    page.merge_cells(start_row=at, end_row=at, start_column=1, end_column=columns)


def _style(page: Worksheet, font: Font, alignment: Alignment, *, grid: bool = False, shaded: bool = False) -> Cell:
    """A cell that stands nowhere and lends others its look."""
    cell = Cell(page, row=1, column=1)
    cell.font, cell.alignment = font, alignment
    if grid:
        cell.border = _GRID
    if shaded:
        cell.fill = _SHADED
    return cell


def _put(page: Worksheet, row: int, column: int, value: SheetValue, style: Cell) -> None:
    cell: Any = page.cell(row, column)  # merged cells are set before they are merged
    cell._style = copy(style._style)  # type: ignore[attr-defined]  # the look alone; assigning fonts to each cell is slow
    if isinstance(value, str):
        cell._value = _ESCAPED.sub("_x005F_", clean_text(value)) or None  # past openpyxl's guess of a formula
        cell.data_type = "s" if value else "n"
        cell.quotePrefix = value.startswith(_FORMULA_SIGNS)  # stays text when someone edits it in Excel
    elif isinstance(value, dt.date):
        cell.value = value
        cell.number_format = "dd/mm/yyyy" if value.month <= 2 else "dd/m/yyyy"  # months 1 and 2 padded (NĐ 30/2020, PL I, II.4.b)
    else:
        cell.value = value


def _set_up_page(page: Worksheet, sheet: Sheet, head_row: int) -> None:
    """A4 on its long side, as wide as the sheet; the head stays in sight and on every page, the number stands in the middle of the top margin."""
    setup: PageSetup = sheet.page
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape" if setup.width > setup.height else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = page.page_margins
    margins.left, margins.right, margins.top, margins.bottom = (edge / _MM_PER_INCH for edge in (setup.left, setup.right, setup.top, setup.bottom))
    margins.header = margins.footer = setup.header / _MM_PER_INCH
    page.HeaderFooter.differentFirst = setup.hide_first_number
    head: Any = page.HeaderFooter.oddHeader
    head.center.text = f'&"{sheet.font},Regular"&{sheet.size:g}&P'
    page.print_options.horizontalCentered = True
    last_row = head_row + len(sheet.rows)
    page.print_title_rows = f"{head_row}:{head_row}"
    page.print_area = f"A1:{get_column_letter(max(sheet.printed, 1))}{last_row}"
    page.freeze_panes = f"A{head_row + 1}"
    if sheet.columns:
        page.auto_filter.ref = f"A{head_row}:{get_column_letter(len(sheet.columns))}{last_row}"


def _offer_choices(book: Workbook, page: Worksheet, sheet: Sheet, first_row: int) -> None:
    """Lists to choose from, as ranges of a hidden sheet: typed into the rule they may not pass 255 characters."""
    asked = [(number, column) for number, column in enumerate(sheet.columns, start=1) if column.choices]
    if not asked:
        return
    lists = book.create_sheet(sheet_name(sheet.lists))
    lists.sheet_state = "hidden"
    plain = _style(lists, Font(name=sheet.font, sz=sheet.size), Alignment())
    for at, (number, column) in enumerate(asked, start=1):
        for row, choice in enumerate(column.choices, start=1):
            _put(lists, row, at, choice, plain)
        letter, ruled = get_column_letter(at), get_column_letter(number)
        cells = f"{ruled}{first_row}:{ruled}{first_row + len(sheet.rows) + _SPARE_ROWS}"
        name = f"TTDN_{column.key}"
        book.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(lists.title)}!${letter}$1:${letter}${len(column.choices)}")
        page.add_data_validation(_rule(name, column, sheet.refusal, cells))


def _rule(name: str, column: SheetColumn, refusal: str, cells: str) -> DataValidation:
    rule = DataValidation(type="list", formula1=name, allow_blank=True, showErrorMessage=column.strict)
    if column.strict:
        rule.errorTitle, rule.error = column.head[:32], refusal[:255]
    rule.add(cells)
    return rule
