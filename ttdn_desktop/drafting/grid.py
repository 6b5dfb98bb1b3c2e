"""A table of data drawn twice from one value: on the sheets of a paper, and as the sheet of a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting.dress import Dress, prose, words
from ttdn_desktop.drafting.grids import GridColumn, grid_widths
from ttdn_desktop.drafting.sheet_room import Room, row_height, sheet_line
from ttdn_desktop.language.money import figures
from ttdn_desktop.paper.model import Cell, Style, Table
from ttdn_desktop.paper.sheet import Sheet, SheetColumn, SheetRow, SheetValue, SheetWording
from ttdn_desktop.paper.standards import Standards

Value = str | Decimal | int | None

BY_HAND = 0.8
"""How much of its usual width an empty column keeps at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column: its head, its usual width (mm), and whether it is centred or holds figures."""

    key: str
    text: str
    width: float
    centred: bool = False
    figures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; of a heading (`group`) and of a sum (`total`) the first value stands over the columns up to the first that has one."""

    values: tuple[Value, ...]
    group: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Columns and rows."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]

    def without_empty(self, always: frozenset[str]) -> "Grid":
        """The same without columns in which no row says anything, but for those named."""
        rows = [row for row in self.rows if not row.group and not row.total]
        kept = [at for at, head in enumerate(self.heads) if head.key in always or any(shown(row.values[at]) for row in rows)]
        return Grid(
            heads=tuple(self.heads[at] for at in kept),
            rows=tuple(Row(values=tuple(row.values[at] for at in kept), group=row.group, total=row.total) for row in self.rows),
        )


def shown(value: Value) -> str:
    """A value as it is printed."""
    if value is None:
        return ""
    return value if isinstance(value, str) else figures(Decimal(value))


def grid_table(grid: Grid, dress: Dress, width: float) -> Table:
    """The table on paper, its head repeated on every page."""
    columns = [_column(grid, at, head) for at, head in enumerate(grid.heads)]
    widths = grid_widths(dress.standards.metrics, columns, width, dress.standards.looks[Style.TABLE_CELL].size)
    head_row = tuple(Cell(blocks=(words(Style.TABLE_HEAD, head.text),)) for head in grid.heads)
    return Table(widths=widths, rows=(head_row, *(_cells(grid, row) for row in grid.rows)), header_rows=1)


def _column(grid: Grid, at: int, head: Head) -> GridColumn:
    """One without a word in it is to be filled by hand, and gets the room for that."""
    texts = tuple(shown(row.values[at]) for row in grid.rows if not row.group and not row.total)
    return GridColumn(wish=head.width, head=head.text, texts=texts + _sums(grid, at), least=0 if any(texts) else head.width * BY_HAND)


def _sums(grid: Grid, at: int) -> tuple[str, ...]:
    """Sums are bold, and so a little wider."""
    return tuple(f"  {shown(row.values[at])}" for row in grid.rows if row.total and at and row.values[at] is not None)


def _cells(grid: Grid, row: Row) -> tuple[Cell, ...]:
    if row.group or row.total:
        return tuple(_spread(row))
    return tuple(_cell(head, value) for head, value in zip(grid.heads, row.values, strict=True))


def _cell(head: Head, value: Value) -> Cell:
    style = Style.TABLE_NUMBER if head.centred or head.figures else Style.TABLE_CELL
    return Cell(blocks=tuple(words(style, line) for line in shown(value).split("\n")))


def _spread(row: Row) -> list[Cell]:
    """The first value over the empty columns behind it; the others in theirs."""
    first = next((at for at, value in enumerate(row.values) if at and value is not None), len(row.values))
    style = Style.TABLE_CELL if row.group else Style.TABLE_HEAD
    lead = prose(style, "", rich(shown(row.values[0]), bold=True), keep_with_next=row.group or None)
    rest = [Cell(blocks=(words(Style.TABLE_HEAD if value is not None else Style.TABLE_CELL, shown(value)),)) for value in row.values[first:]]
    return [Cell(blocks=(lead,), columns=first), *rest]


def grid_sheet(grid: Grid, lines: Sequence[tuple[Style, str]], standards: Standards, say: SheetWording, *, name: str, title: str, author: str) -> Sheet:
    """The sheet of a workbook with these lines above the table."""
    page = standards.wide_page
    factor = page.text_width / sum(head.width for head in grid.heads)
    columns = tuple(
        SheetColumn(key=head.key, head=head.text, width=round(head.width * factor, 1), centred=head.centred or head.figures, figures=head.figures)
        for head in grid.heads
    )
    room = Room(standards, tuple(column.width for column in columns))
    return Sheet(
        name=name,
        lists=say.lists,
        refusal=say.refusal,
        title=title,
        author=author,
        font=standards.font,
        size=room.size,
        page=page,
        lines=tuple(sheet_line(style, text, standards, page.text_width) for style, text in lines if text),
        head_height=room.height([column.head for column in columns], bold=True),
        columns=columns,
        rows=tuple(_sheet_row(row, room) for row in grid.rows),
    )


def _sheet_row(row: Row, room: Room) -> SheetRow:
    values = tuple(_sheet_value(value) for value in row.values)
    if row.group:
        return SheetRow(values=(values[0],), height=row_height(1, room.size), group=True)
    if row.total:  # the column of numbers is too narrow for its words
        values = (None, values[0], *values[2:])
    return SheetRow(values=values, height=room.height(values), total=row.total)


def _sheet_value(value: Value) -> SheetValue:
    """Whole numbers are numbers in the workbook, too; others are written out."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else shown(value)
    return value
