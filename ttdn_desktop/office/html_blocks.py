"""Paragraphs and tables of pages put together: rows and cells with their spans, tables that only lay the page out taken apart, places given."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.paper.model import Block, Cell, PageSetup, Paragraph, Run, Table

MAX_BLOCKS = 150_000
MAX_CELLS = 200_000
_WIDEST, _TALLEST = 100, 2_000  # of a cell in columns and rows
_BORDER = re.compile(r"(?:^|[;\s])border(?:-(?:top|left|right|bottom))?\s*:\s*(\w+)")
_MOST_LAID = 3  # rows of a table that is no table
_LONG_CELL = 12  # paragraphs of a cell that is a column of the page and not a cell of a table


@dataclass(slots=True)
class _Making:
    blocks: list[Block]
    columns: int
    rows: int
    head: bool


@dataclass(slots=True)
class TableMaker:
    """A table while its tags come; `outside` are the blocks before it, `between` what stands in it but in no cell."""

    attributes: Mapping[str, str]
    outside: list[Block]
    between: list[Block] = field(default_factory=list)
    rows: list[list[_Making]] = field(default_factory=list)
    count: int = 0
    bordered: bool = False  # some cell has a rule

    def row(self) -> None:
        self.rows.append([])

    def cell(self, attributes: Mapping[str, str], *, head: bool) -> list[Block]:
        """A new cell; the list into which its blocks go."""
        self.count += 1
        if self.count > MAX_CELLS:
            raise RefusedFileError(Refusal.TOO_LARGE)
        if not self.rows:
            self.rows.append([])
        self.bordered = self.bordered or _has_rule(attributes.get("style", ""))
        made = _Making([], _number(attributes.get("colspan"), _WIDEST), _number(attributes.get("rowspan"), _TALLEST), head)
        self.rows[-1].append(made)
        return made.blocks

    def made(self) -> list[Block]:
        """The blocks of the table: itself, or its content where it only lays the page out."""
        rows = [row for row in self.rows if row]
        cells = [cell for row in rows for cell in row]
        if len(cells) <= 1 or (len(rows) <= _MOST_LAID and self._lays_out(cells)):
            return [*self.between, *(block for cell in cells for block in cell.blocks)]
        columns = max(sum(cell.columns for cell in row) for row in rows)
        width = round(PageSetup().text_width / columns, 2)
        head = next((number for number, row in enumerate(rows) if not all(cell.head for cell in row)), len(rows))
        table = Table(
            widths=(width,) * columns,
            rows=tuple(tuple(_cell(cell, len(rows) - number) for cell in row) for number, row in enumerate(rows)),
            header_rows=head if head < len(rows) else 0,
            ruled=self._ruled(),
        )
        return [*self.between, table]

    def _lays_out(self, cells: Sequence[_Making]) -> bool:
        return any(any(isinstance(block, Table) for block in cell.blocks) or len(cell.blocks) > _LONG_CELL for cell in cells) and not self._ruled()

    def _ruled(self) -> bool:
        return self.bordered or self.attributes.get("border", "") not in {"", "0"} or _has_rule(self.attributes.get("style", ""))


def _has_rule(style: str) -> bool:
    return any(not found[1].startswith(("none", "0")) for found in _BORDER.finditer(style.lower()))


def _cell(cell: _Making, rows_left: int) -> Cell:
    return Cell(blocks=tuple(cell.blocks), columns=cell.columns, rows=max(1, min(cell.rows, rows_left)))


def _number(value: str | None, most: int) -> int:
    text = (value or "").strip()
    return max(1, min(int(text), most)) if text.isdigit() and len(text) < 7 else 1


def spliced(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """The paragraphs that these characters are: the end of a line before a small letter is a soft break, every other begins a paragraph."""
    line: list[Run] = []
    broken = False
    for run in runs:
        for number, piece in enumerate(run.text.split("\n")):
            broken = broken or number > 0
            if not piece.strip():
                if piece and line and not broken:
                    line.append(replace(run, text=piece))
                continue
            soft = broken and bool(line) and piece.lstrip()[0].islower()
            if broken and not soft:
                yield from _whole(line)
                line = []
            line.append(replace(run, text=f"\n{piece.lstrip()}" if soft else piece))
            broken = False
    yield from _whole(line)


def _whole(line: list[Run]) -> Iterator[tuple[Run, ...]]:
    if stripped := _stripped(line):
        yield stripped


def _stripped(runs: list[Run]) -> tuple[Run, ...]:
    while runs and not runs[0].text.strip():
        runs.pop(0)
    while runs and not runs[-1].text.strip():
        runs.pop()
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(runs)


def where_given(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with their places: "p12" for paragraphs, "t1r2c3p1" in cells."""
    paragraphs, tables = 0, 0
    out: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph():
                paragraphs += 1
                out.append(replace(block, where=f"p{paragraphs}"))
            case Table():
                tables += 1
                out.append(_table_where(block, f"t{tables}"))
            case _:
                out.append(block)
    return tuple(out)


def _table_where(table: Table, where: str) -> Table:
    rows = tuple(
        tuple(replace(cell, blocks=_cell_where(cell.blocks, f"{where}r{r}c{c}")) for c, cell in enumerate(row, 1)) for r, row in enumerate(table.rows, 1)
    )
    return replace(table, rows=rows, where=where)


def _cell_where(blocks: Sequence[Block], where: str) -> tuple[Block, ...]:
    out: list[Block] = []
    for number, block in enumerate(blocks, 1):
        match block:
            case Paragraph():
                out.append(replace(block, where=f"{where}p{number}"))
            case Table():
                out.append(_table_where(block, f"{where}t{number}"))
            case _:
                out.append(block)
    return tuple(out)
