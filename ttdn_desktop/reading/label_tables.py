"""Tables that say of one task what label lines would, "Đơn vị chủ trì" on the left and its name on the right: their rows become such lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ttdn_desktop.reading.grids import cells_of
from ttdn_desktop.reading.paras import Para, merged
from ttdn_desktop.reading.tasks import WHO, label_key
from ttdn_desktop.reading.tree import Grid, units_of
from ttdn_desktop.reading.words import ReadingWords

_FEWEST_ROWS = 2
_PAIR = 2


def without_label_tables(paras: Sequence[Para], words: ReadingWords) -> Sequence[Para]:
    """The paragraphs with the rows of such tables as lines; the same where there is none."""
    if all(para.cell is None for para in paras):
        return paras
    out: list[Para] = []
    for unit in units_of(paras):
        if isinstance(unit, Grid):
            out += _lines(unit, words) or unit.paras
        else:
            out.append(unit)
    return out


def _lines(grid: Grid, words: ReadingWords) -> list[Para]:
    """The rows as lines of a label and its value; none where one of them is no such pair, or nobody is named."""
    table = grid.paras[0].table
    if table is None or len(table.rows) < _FEWEST_ROWS or any(len(row) != _PAIR for row in table.rows):
        return []
    cells = cells_of(grid)
    pairs = [(cells.get((row, 0), ()), cells.get((row, 1), ())) for row in range(len(table.rows))]
    keys = [label_key(" ".join(para.text for para in label).rstrip(" :."), words) for label, _ in pairs]
    if not all(keys) or not WHO & {key for key in keys if key}:
        return []
    return [line for (label, value), key in zip(pairs, keys, strict=True) for line in _line(label, value, several=key in WHO)]


def _line(label: Sequence[Para], value: Sequence[Para], *, several: bool) -> Iterator[Para]:
    said = [para for para in value if not para.blank]
    name = merged([para for para in label if not para.blank])
    parts = [name, merged(said, "; " if several else " ")] if said else [name]
    line = merged(parts, " " if name.text.rstrip().endswith(":") else ": ")
    yield replace(line if said else name, cell=None, table=None)
    yield from (replace(para, cell=None, table=None) for para in (*label, *value) if para.blank)
