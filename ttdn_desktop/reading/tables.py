"""Tables of a body: a table of tasks becomes tasks, any other a free table."""

from collections.abc import Sequence
from dataclasses import dataclass

from ttdn_desktop.domain.blocks import Cell
from ttdn_desktop.domain.text import RichText
from ttdn_desktop.paper.model import Table
from ttdn_desktop.reading.paras import Para, span
from ttdn_desktop.reading.tree import Grid
from ttdn_desktop.reading.words import ReadingWords, folded

_WHO = frozenset({"leads", "partners", "people", "time", "output"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One row of a table of tasks: the paragraphs of each of its columns by key, and its place."""

    cells: tuple[tuple[str, tuple[Para, ...]], ...]
    anchor: str | None

    def paras(self, key: str) -> tuple[Para, ...]:
        return next((paras for name, paras in self.cells if name == key), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGrid:
    """A table understood as tasks; `heading` are the paragraphs of its head and of rows that only group."""

    rows: tuple[TaskRow, ...]
    heading: tuple[Para, ...]


def cells_of(grid: Grid) -> dict[tuple[int, int], tuple[Para, ...]]:
    """The paragraphs by row and cell."""
    found: dict[tuple[int, int], list[Para]] = {}
    for para in grid.paras:
        if para.cell is not None:
            found.setdefault(para.cell[1:], []).append(para)
    return {place: tuple(paras) for place, paras in found.items()}


def task_grid(grid: Grid, words: ReadingWords) -> TaskGrid | None:
    """The table as tasks; None where its head names no tasks, or its rows are merged in a way that tasks are not."""
    table = grid.paras[0].table
    if table is None:
        return None
    cells = cells_of(grid)
    head = _head(table, cells, words)
    if head is None:
        return None
    at, keys = head
    heading = [para for place, paras in cells.items() if place[0] <= at for para in paras]
    rows: list[TaskRow] = []
    for number in range(at + 1, len(table.rows)):
        row = table.rows[number]
        paras = [cells.get((number, column), ()) for column in range(len(row))]
        if len(row) == 1:
            if not any(not para.blank for para in paras[0]) or rows or _group_anchor(table, number):
                heading += paras[0]
                continue
            return None
        if len(row) != len(keys) or any(cell.rows > 1 or cell.columns > 1 for cell in row):
            return None
        if _column_numbers(paras):
            heading += [para for cell in paras for para in cell]
            continue
        anchor = table.anchors[number] if number < len(table.anchors) else None
        rows.append(TaskRow(cells=tuple(zip(keys, paras, strict=True)), anchor=anchor))
    titled = [row for row in rows if any(not para.blank for para in row.paras("title"))]
    if not titled:
        return None
    heading += [para for row in rows if row not in titled for _, paras in row.cells for para in paras]
    return TaskGrid(rows=tuple(titled), heading=tuple(heading))


def _group_anchor(table: Table, row: int) -> bool:
    return row < len(table.anchors) and table.anchors[row] is not None


def _head(table: Table, cells: dict[tuple[int, int], tuple[Para, ...]], words: ReadingWords) -> tuple[int, tuple[str, ...]] | None:
    """Which of the first rows is the head, and the key of each column; "" for a column of no known meaning."""
    for number, row in enumerate(table.rows[:3]):
        if any(cell.columns > 1 or cell.rows > 1 for cell in row) or len(row) < 2:
            continue
        keys = tuple(_key(cells.get((number, column), ()), words) for column in range(len(row)))
        named = [key for key in keys if key]
        if "title" in keys and _WHO & set(keys) and len(named) == len(set(named)):
            return (number, keys) if all(keys) else None
    return None


def _key(paras: Sequence[Para], words: ReadingWords) -> str:
    name = folded(" ".join(para.text for para in paras)).strip(" .:*")
    return words.columns.get(name) or words.columns.get(name.partition("(")[0].strip()) or ""


def _column_numbers(paras: Sequence[tuple[Para, ...]]) -> bool:
    """The row "1 2 3 4" or "(1) (2)" under a head."""
    texts = ["".join(para.text for para in cell).strip(" ()[]") for cell in paras]
    return len(texts) > 1 and all(text.isdigit() and int(text) == number for number, text in enumerate(texts, 1))


def free_rows(grid: Grid) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a free table with the text of their cells."""
    table = grid.paras[0].table
    cells = cells_of(grid)
    if table is None:
        return ()
    return tuple(
        tuple(Cell(paragraphs=_texts(cells.get((r, c), ())), columns=cell.columns, rows=cell.rows) for c, cell in enumerate(row))
        for r, row in enumerate(table.rows)
    )


def _texts(paras: Sequence[Para]) -> tuple[RichText, ...]:
    return tuple(para.rich(*span(para.text)) for para in paras if not para.blank)


def header_rows(table: Table) -> int:
    """Rows said to be the head, else the first row where it is bold throughout."""
    return table.header_rows
