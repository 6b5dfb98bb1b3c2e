"""The cells of a table on its grid: what a row really holds, which rows stay together, and which are too high to be kept whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ttdn_desktop.paper.heights import MUCH, rough_height
from ttdn_desktop.paper.measure import wrapped
from ttdn_desktop.paper.model import Cell, Paragraph, Style, StyleLook, Table
from ttdn_desktop.paper.values import made_fast
from ttdn_desktop.render.measures import LINE, PADDING, RULE
from ttdn_desktop.render.typefaces import Typeface

_SLACK = 4.0  # points that a row must be lower than the page to be kept whole, lest what does not fit be lost
_SURELY = 0.6  # of a page: rows that roughly take less are not measured


@made_fast
@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedCell:
    """A cell and the column in which it begins; its spans end with the table."""

    cell: Cell
    column: int
    columns: int
    rows: int


def placed(table: Table) -> list[list[PlacedCell]]:
    """The cells of every row, an empty one where a row ends early, none where it is too long."""
    width = len(table.widths)
    taken: dict[int, int] = {}  # column: rows for which a cell above still reaches down
    found = []
    for index, row in enumerate(table.rows):
        if not taken and len(row) == width and all(cell.rows == cell.columns == 1 for cell in row):
            found.append([PlacedCell(cell=cell, column=column, columns=1, rows=1) for column, cell in enumerate(row)])
            continue
        found.append(list(_row(row, taken, width, len(table.rows) - index)))
        for cell in found[-1]:
            taken |= dict.fromkeys(range(cell.column, cell.column + cell.columns), cell.rows)
        taken = {column: rows - 1 for column, rows in taken.items() if rows > 1}
    return found


def without_lost_rows(table: Table) -> tuple[Table, list[list[PlacedCell]]]:
    """The table without rows in which no cell begins, because cells above reach over all of them, and the cells of every row.

    A tagged PDF may not hold such a row.
    """
    rows = placed(table)
    lost = [index for index, row in enumerate(rows) if not row]
    if not lost:
        return table, rows
    kept = [index for index in range(len(rows)) if rows[index]]
    shorter = tuple(
        tuple(replace(one.cell, columns=one.columns, rows=one.rows - sum(index < gone < index + one.rows for gone in lost)) for one in rows[index])
        for index in kept
    )
    anchors = tuple(table.anchors[index] for index in kept if index < len(table.anchors))
    table = replace(table, rows=shorter, anchors=anchors, header_rows=sum(index < table.header_rows for index in kept))
    return table, placed(table)


def _row(row: tuple[Cell, ...], taken: Mapping[int, int], width: int, below: int) -> Iterator[PlacedCell]:
    cells = iter(row)
    at = 0
    while at < width:
        if at in taken:
            at += 1
            continue
        cell = next(cells, Cell())
        room = next((column - at for column in range(at, width) if column in taken), width - at)
        columns = max(min(cell.columns, room), 1)
        yield PlacedCell(cell=cell, column=at, columns=columns, rows=max(min(cell.rows, below), 1))
        at += columns


def head_rows(table: Table, rows: Sequence[Sequence[PlacedCell]]) -> int:
    """How many first rows are repeated on every page: those of the head, unless one of their cells reaches into the body or nothing else is there."""
    count = min(table.header_rows, len(rows))
    whole = all(index + cell.rows <= count for index, row in enumerate(rows[:count]) for cell in row)
    return count if whole and count < len(rows) else 0


def kept_chains(rows: Sequence[Sequence[PlacedCell]], looks: Mapping[Style, StyleLook], first: int, *, ends_held: bool) -> dict[int, int]:
    """First row and number of rows of every run of rows that must not be parted, from row `first` on.

    A row is held to the next where one of its paragraphs asks so; with `ends_held` a line follows the last row and is counted as one.
    """
    chains: dict[int, int] = {}
    start: int | None = None
    for index in range(first, len(rows)):
        held = is_held(rows[index], looks) and (index + 1 < len(rows) or ends_held)
        if held and start is None:
            start = index
        elif not held and start is not None:
            chains[start] = index - start + 1
            start = None
    if start is not None:
        chains[start] = len(rows) - start + 1
    return chains


def is_held(row: Sequence[PlacedCell], looks: Mapping[Style, StyleLook]) -> bool:
    """Whether a row asks to stand on the same page as what follows it."""
    texts = [block for cell in row for block in cell.cell.blocks if isinstance(block, Paragraph)]
    return bool(texts) and any(_holds(block, looks) for block in texts)


def _holds(block: Paragraph, looks: Mapping[Style, StyleLook]) -> bool:
    look = looks.get(block.style)
    return bool(look and look.keep_with_next) if block.keep_with_next is None else block.keep_with_next


def cell_width(table: Table, cell: PlacedCell) -> float:
    """Millimetres of text in a cell."""
    width = table.widths[cell.column] if cell.columns == 1 else sum(table.widths[cell.column : cell.column + cell.columns])
    return max(width - 2 * PADDING, 1.0) if table.ruled else width


def row_heights(table: Table, rows: Sequence[Sequence[PlacedCell]], face: Typeface, looks: Mapping[Style, StyleLook], page: float) -> list[float]:
    """Points that each row takes, measured to the letter where it may take a good part of a page of so many points, else rather too many."""
    return [_height(row, table, face, looks, page) for row in rows]


def room_for_rows(heights: Sequence[float], heads: int, page: float) -> float:
    """How high rows may be that are to stay whole: what is left of a page below the repeated head."""
    return page - _SLACK - sum(heights[:heads])


def _height(row: Sequence[PlacedCell], table: Table, face: Typeface, looks: Mapping[Style, StyleLook], page: float) -> float:
    """Points that the cells which stand in this row alone need."""
    height = 0.0
    for cell in row:
        if cell.rows == 1:
            width = cell_width(table, cell)
            need = rough_height(cell.cell, width)
            if need > page * _SURELY:
                need = _cell_height(cell.cell, width, looks, face)
            height = max(height, need)
    return height


def _cell_height(cell: Cell, width: float, looks: Mapping[Style, StyleLook], face: Typeface) -> float:
    height = RULE
    for block in cell.blocks:
        if not isinstance(block, Paragraph):
            return MUCH  # tables in cells are not measured: their row may break
        look = looks.get(block.style, StyleLook())
        size = max((look.size, *(run.size for run in block.runs if run.size)))
        column = max(width - (block.indent_left or 0) - (block.indent_right or 0), 1)
        bold = look.bold or any(run.bold for run in block.runs)
        lines = _lines(face, block.text, size, column, (bold, look.italic))
        spacing = max(block.line_spacing or look.line_spacing, 1)
        before = look.space_before if block.space_before is None else block.space_before
        after = look.space_after if block.space_after is None else block.space_after
        height += lines * size * LINE * spacing + before + after
    return height


@lru_cache(maxsize=8192)
def _lines(face: Typeface, text: str, size: float, width: float, look: tuple[bool, bool]) -> int:
    """How many lines a text takes; `look` is bold and italic. Remembered, as most rows stay from one edit to the next."""
    return len(wrapped(face.metrics, text, size, width, bold=look[0], italic=look[1]).lines)
