"""An .xlsx as a form: each cell with text as a line, each sheet as a table, with what its fonts mark."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ttdn_desktop.office.docx_form import is_signal
from ttdn_desktop.office.docx_places import composed_map
from ttdn_desktop.office.kinds import Refusal, RefusedFileError
from ttdn_desktop.office.xlsx_parts import MAX_CELLS, BookParts, S, SheetPart, cell_place, colour_of, open_book, runs_of
from ttdn_desktop.paper.form import Form, FormCell, FormLine, FormTable, Mark, MarkKind

Place = tuple[int, int]
"""Row and column, from 1."""

_COUNTED = "="  # stands for what a formula says
_MOST_TEXT = 4_000_000  # characters of all cells; one long text may be shown by many
_FAR = 400  # columns; cells beyond are only formatting


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    """The cells of a sheet, the last place of each merged range by its first, and the first by each place in it."""

    cells: dict[Place, etree._Element]
    merges: dict[Place, Place]
    covered: dict[Place, Place]


def read_xlsx_form(data: bytes) -> Form:
    """The form of a workbook; raises RefusedFileError for what is damaged or unsafe."""
    book = open_book(data)
    lines: list[FormLine] = []
    tables: list[FormTable] = []
    length = 0
    for number, sheet in enumerate(book.sheets, 1):
        root = book.package.xml(sheet.part)
        cells = dict(_cells(root))
        if len(cells) > MAX_CELLS:
            raise RefusedFileError(Refusal.TOO_LARGE)
        merges = dict(_merges(root))
        sheet_cells = _Cells(cells=cells, merges=merges, covered=dict(_covered(merges)))
        for (row, column), cell in cells.items():
            line = _line(cell, f"s{number}r{row}c{column}", book)
            length += len(line.text)
            if length > _MOST_TEXT:
                raise RefusedFileError(Refusal.BOMB)
            if line.text:
                lines.append(line)
        tables.append(_table(number, sheet, sheet_cells, book))
    return Form(lines=tuple(lines), tables=tuple(tables))


def _cells(root: etree._Element) -> Iterator[tuple[tuple[int, int], etree._Element]]:
    for cell in root.iter(f"{S}c"):
        place = cell_place(cell.get("r"))
        if place and place[1] <= _FAR:
            yield place, cell


def _merges(root: etree._Element) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for merge in root.iter(f"{S}mergeCell"):
        first, _, last = str(merge.get("ref") or "").partition(":")
        start, end = cell_place(first), cell_place(last)
        if start and end and (end[0] - start[0] + 1) * (min(end[1], _FAR) - start[1] + 1) <= MAX_CELLS:
            yield start, (end[0], min(end[1], _FAR))


def _line(cell: etree._Element, where: str, book: BookParts) -> FormLine:
    text, marks, at = "", [], 0
    style = int(cell.get("s") or 0)
    formula = cell.find(f"{S}f") is not None
    for words, properties in [] if formula else runs_of(cell, book):
        composed = composed_map(words)[0]
        end = at + len(composed)
        colour = colour_of(properties) if properties is not None else book.colours[style] if style < len(book.colours) else ""
        slanted = properties.find(f"{S}i") is not None if properties is not None else style < len(book.italics) and book.italics[style]
        if is_signal(colour):
            marks.append(Mark(kind=MarkKind.COLOUR, start=at, end=end, name=colour))
        if slanted:
            marks.append(Mark(kind=MarkKind.ITALIC, start=at, end=end))
        text, at = text + composed, end
    return FormLine(where=where, text=text, marks=tuple(marks))


def _covered(merges: dict[Place, Place]) -> Iterator[tuple[Place, Place]]:
    """Each place of a merged range with the first of it."""
    if sum((last - first + 1) * (right - left + 1) for (first, left), (last, right) in merges.items()) > MAX_CELLS:
        raise RefusedFileError(Refusal.TOO_LARGE)
    for (first, left), (last, right) in merges.items():
        for row in range(first, last + 1):
            yield from (((row, column), (first, left)) for column in range(left, right + 1))


def _table(number: int, sheet: SheetPart, found: _Cells, book: BookParts) -> FormTable:
    """The used cells of a sheet; a cell that others are merged into covers their columns, and goes on below as covered cells."""
    last = max((row for row, _column in found.cells), default=0)
    first = min((row for row, _column in found.cells), default=1)
    by_row: dict[int, list[FormCell]] = {row: [] for row in range(first, last + 1)} if last - first < MAX_CELLS else {}
    for (row, column), cell in sorted(found.cells.items()):
        top, left = found.covered.get((row, column), (row, column))
        if left != column or row not in by_row:
            continue
        end = found.merges.get((top, left), (row, column))
        where = f"s{number}r{row}c{column}"
        below = top != row
        formula = cell.find(f"{S}f") is not None
        text = "" if below else _COUNTED if formula else "".join(words for words, _properties in runs_of(cell, book))
        by_row[row].append(FormCell(where=where, text=composed_map(text)[0], column=column - 1, columns=end[1] - column + 1, covered=below))
    rows = tuple(tuple(row) for row in by_row.values())
    return FormTable(where=f"s{number}", rows=rows, first_row=first, name=sheet.name or f"s{number}", hidden=sheet.hidden)
