"""Tables of a form: those whose rows take the tasks of a plan, and the labels beside empty cells."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from ttdn_desktop.domain.template import TemplateColumn, TemplateTable
from ttdn_desktop.paper.form import FormCell, FormTable
from ttdn_desktop.reading.blank_words import BlankWords
from ttdn_desktop.reading.table_columns import Head, TableKind, head_of, is_count_row
from ttdn_desktop.reading.words import ReadingWords, folded

_ENOUGH = 2  # pairs of label and empty cell
_MOST_HEAD = 60  # rows of a sheet in which the head is looked for
_STEP = 8
_NOTHING = re.compile(r"[\s….\-–_xX*]*(?:\d{1,2}[.)]?)?[\s….\-–_xX*]*|\[[^\]]*\]|<[^>]*>|«[^»]*»|…*\s*/…*\s*")
_LONGEST_LABEL = 90
_MOST_HEAD_ROWS = 3
_MOST_HEAD_ROWS_OF_SHEET = 15
_MOST_FIGURES = 40
_COUNTED = re.compile(r"\d{1,3}[.)]?$")
_GROUP = re.compile(r"[IVX]+$|[A-Z]$")
_FILLED = frozenset({"number", "title", "content", "leads", "partners", "people", "doers", "time", "start", "end", "output", "budget", "note"})


def rows_to_fill(table: FormTable, words: ReadingWords, samples: frozenset[str] = frozenset()) -> TemplateTable | None:
    """The rows of a table that take tasks, by the heads of its columns; None where it is another table.

    `samples` are cells whose whole text is only an example (coloured).
    """
    grid = _grid(table)
    head = _task_head(grid, words)
    if head is None:
        return None
    below = head.last + 1
    if below < len(grid) and is_count_row([text for text in grid[below] if text.strip()]):
        below += 1
    first, last = _sample_rows(table, below, samples)
    if first is None:
        return None
    starts = {cell.column for row in table.rows[head.first : head.last + 1] for cell in row}
    columns = tuple(
        TemplateColumn(column=column, head=head.names[column], key=key if key in _FILLED else "") for column, key in enumerate(head.keys) if column in starts
    )
    return TemplateTable(where=table.where, first=table.first_row + first, last=table.first_row + last, columns=columns, title=table.name)


def _task_head(grid: list[list[str]], words: ReadingWords) -> Head | None:
    """The head of a table of tasks, also below other things on a sheet."""
    start = 0
    while start < min(len(grid), _MOST_HEAD):
        found = head_of(grid[start:], words)
        if found is None:
            start += _STEP
        elif found.kind is TableKind.TASKS:
            return replace(found, first=found.first + start, last=found.last + start)
        else:
            start += found.last + 1
    return None


def _grid(table: FormTable) -> list[list[str]]:
    """The texts of the grid; a cell that covers several places stands in each."""
    width = max((cell.column + cell.columns for row in table.rows for cell in row), default=0)
    grid: list[list[str]] = []
    for row in table.rows:
        texts = [""] * width
        for cell in row:
            above = grid[-1][cell.column] if cell.covered and grid else cell.text
            texts[cell.column : cell.column + cell.columns] = [above] * cell.columns
        grid.append(texts)
    return grid


def labelled(table: FormTable) -> Iterator[tuple[FormCell, FormCell]]:
    """Each empty cell that stands beside its label, in a table that is a list of such pairs."""
    pairs = [pair for row in table.rows for pair in _pairs(row, of_sheet=bool(table.name))]
    if len(pairs) >= _ENOUGH or (table.name and pairs):
        yield from pairs


def figures_to_fill(table: FormTable, words: BlankWords) -> Iterator[tuple[str, FormCell, FormCell]]:
    """The empty cells of a table of figures under the heads that ask for a value, each with its name and the cell of its row's label.

    Nothing where so many are empty that nobody would be asked for them one by one.
    """
    near = table.rows[: _MOST_HEAD_ROWS if not table.name else _MOST_HEAD_ROWS_OF_SHEET]
    head = next((at for at, row in enumerate(near) if any(_asks(cell, words) for cell in row)), None)
    if head is None:
        return
    asked = {cell.column: cell.text for cell in table.rows[head] if _asks(cell, words)}
    found = []
    for row in table.rows[head + 1 :]:
        label = next((cell for cell in row if cell.column < min(asked) and re.search(r"[^\W\d_]{3}", cell.text)), None)
        empty = [cell for cell in row if cell.column in asked and not cell.text.strip() and not cell.covered]
        between = any(cell.text.strip() for cell in row if label is not None and label.column < cell.column < min(asked))
        if label is not None and len(label.text.strip()) <= _LONGEST_LABEL and (between or not _GROUP.match(_beginning(row))):
            found += [(f"{label.text.strip()} – {asked[cell.column].strip()}" if len(asked) > 1 else label.text, label, cell) for cell in empty]
    if _ENOUGH <= len(found) <= _MOST_FIGURES:
        yield from found


def _asks(cell: FormCell, words: BlankWords) -> bool:
    """Whether a head asks for figures: "Kết quả năm trước", "Số lượng (cuộc)"."""
    name = folded(cell.text)
    return any(name.startswith(word) and not name[len(word) : len(word) + 1].isalnum() for word in words.asked_figures)


def _beginning(row: tuple[FormCell, ...]) -> str:
    return row[0].text.strip() if row else ""


def head_over(table: FormTable, cell: str) -> str:
    """What stands at the head of the column of a cell, or at the beginning of its row."""
    for row in table.rows:
        for place in row:
            if place.where == cell:
                heads = [above.text for line in table.rows for above in line if above.column == place.column and above.where != cell and above.text.strip()]
                return next((head for head in heads if len(head) <= _LONGEST_LABEL), "")
    return ""


def _sample_rows(table: FormTable, below: int, samples: frozenset[str]) -> tuple[int | None, int]:
    """The first stretch of rows below the head in which nothing real stands."""
    first = next((at for at in range(below, len(table.rows)) if _empty(table.rows[at], samples)), None)
    if first is None:
        return (below, below) if below >= len(table.rows) and table.name else (None, 0)
    last = first
    counted = _COUNTED.match(_beginning(table.rows[first]))
    while last + 1 < len(table.rows) and _empty(table.rows[last + 1], samples):
        if table.name and counted and not any(cell.text.strip() for cell in table.rows[last + 1]):
            break  # below the numbered rows of a sheet nothing is drawn any more
        last += 1
    return first, last


def _empty(row: tuple[FormCell, ...], samples: frozenset[str]) -> bool:
    return all(_NOTHING.fullmatch(cell.text) or cell.where in samples for cell in row)


def _pairs(row: tuple[FormCell, ...], *, of_sheet: bool) -> list[tuple[FormCell, FormCell]]:
    """The label of a row with the empty cell beside it, or several of them: "Xã: | | Cán bộ đầu mối: |"."""
    marked = [cell for cell in row if cell.text.rstrip().endswith(":")]
    if len(marked) > 1:
        parts = [
            tuple(cell for cell in row if cell.column >= label.column and (after is None or cell.column < after.column))
            for label, after in zip_longest(marked, marked[1:])
        ]
        return [pair for part in parts if (pair := _pair(part, of_sheet=of_sheet))]
    pair = _pair(row, of_sheet=of_sheet)
    return [pair] if pair else []


def _pair(row: tuple[FormCell, ...], *, of_sheet: bool) -> tuple[FormCell, FormCell] | None:
    filled = [cell for cell in row if cell.text.strip()]
    if not filled or len(filled) > 2 or (len(filled) == 2 and _GROUP.match(filled[0].text.strip()) and filled[1].text.isupper()):
        return None
    label = filled[-1]
    if len(filled) == 2 and not re.fullmatch(r"[\s\d.IVX)]+", filled[0].text):
        return None
    after = [cell for cell in row if cell.column >= label.column + label.columns]
    if not after and of_sheet and label.text.rstrip().endswith(":"):
        column = label.column + label.columns
        return label, FormCell(where=f"{label.where.rpartition('c')[0]}c{column + 1}", text="", column=column)
    if not after or after[0].text.strip() or len(label.text.strip()) > _LONGEST_LABEL or not re.search(r"[^\W\d_]{2}", label.text):
        return None
    return label, after[0]
