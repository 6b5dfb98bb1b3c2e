"""A table laid out on its grid: which cell stands at each place, also where cells are merged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ttdn_desktop.language.blanks import single
from ttdn_desktop.paper.model import Table
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.tree import Grid

Owner = tuple[int, int]
"""Row and number of a cell within its row, as the paper has them."""

Owners = tuple[tuple[Owner | None, ...], ...]
"""The owner of each place, row by row; None where no cell reaches."""

_FEWEST_ECHOES = 4
_SHORTEST_ECHO = 5
_LONGEST_NUMBER = 8
_FEWEST_NAMES, _MOST_NAMES = 3, 15
_MOST_FORMS = 8  # columns of a table on its side
_MOST_PLACES = 200_000
"""Places of a grid that are laid out; a larger table, or one of overlapping merges, stays a free table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The grid of a table: the owner of each place (None where no cell reaches), the paragraphs of each owner, the text of each place."""

    table: Table
    owners: Owners
    cells: Mapping[Owner, tuple[Para, ...]]
    texts: tuple[tuple[str, ...], ...]
    echoes: tuple[Para, ...] = ()  # what converters write again for each place that a merged cell covers

    @property
    def width(self) -> int:
        return len(self.owners[0]) if self.owners else 0

    def paras(self, row: int, column: int) -> tuple[Para, ...]:
        """The paragraphs of the cell at a place; those of a merged cell at each place it covers."""
        owner = self.owners[row][column]
        return self.cells.get(owner, ()) if owner is not None else ()

    def depth(self, row: int) -> int:
        """How many rows the deepest cell that begins in this row covers."""
        return max((cell.rows for cell in self.table.rows[row]), default=1)


def cells_of(grid: Grid) -> dict[Owner, tuple[Para, ...]]:
    """The paragraphs by row and cell."""
    found: dict[Owner, list[Para]] = {}
    for para in grid.paras:
        if para.cell is not None:
            found.setdefault(para.cell[1:], []).append(para)
    return {place: tuple(paras) for place, paras in found.items()}


def layout_of(grid: Grid) -> Layout | None:
    """The grid of a table; None where there is none, or it is too large."""
    table = grid.paras[0].table
    if table is None or not table.rows:
        return None
    owners = _regular(table) or _merged(table)
    if owners is None:
        return None
    cells = cells_of(grid)
    words = {owner: single(paras[0].text if len(paras) == 1 else " ".join([para.text for para in paras])) for owner, paras in cells.items()}
    texts = tuple(tuple([words.get(owner, "") if owner is not None else "" for owner in row]) for row in owners)
    again = [row for row, said in enumerate(texts) if len(said) >= _FEWEST_ECHOES and said[-1] == said[1] and _says_again(said, owners[row])]
    if not again:
        return Layout(table=table, owners=owners, cells=cells, texts=texts)
    merged = list(owners)
    echoes: list[Para] = []
    for row in again:
        first = 0 if texts[row][0] == texts[row][1] else 1
        whole = owners[row][first]
        echoes += [para for owner in dict.fromkeys(owners[row][first + 1 :]) if owner is not None and owner != whole for para in cells.get(owner, ())]
        merged[row] = (*owners[row][:first], *(whole for _ in owners[row][first:]))
    return Layout(table=table, owners=tuple(merged), cells=cells, texts=texts, echoes=tuple(echoes))


def on_its_side(layout: Layout) -> Layout | None:
    """A small table without merged cells with its columns as rows: what names stand at the left of, as in a form, stands below them; None for others."""
    rows = len(layout.owners)
    if not _FEWEST_NAMES <= rows <= _MOST_NAMES or layout.width > _MOST_FORMS or any(layout.table.anchors) or layout.owners != _regular(layout.table):
        return None
    columns = range(layout.width)
    return Layout(
        table=replace(layout.table, anchors=(), rows=tuple(zip(*layout.table.rows, strict=True))),
        owners=tuple(tuple((column, row) for row in range(rows)) for column in columns),
        cells={(column, row): paras for (row, column), paras in layout.cells.items()},
        texts=tuple(zip(*layout.texts, strict=True)),
    )


def _says_again(texts: tuple[str, ...], owners: tuple[Owner | None, ...]) -> bool:
    """Whether a row says the same words in all its cells but that of its number: one merged cell, taken apart by a converter."""
    first = 0 if texts[0] == texts[1] else 1
    words = texts[first]
    if len(words) < _SHORTEST_ECHO or (first and len(texts[0]) > _LONGEST_NUMBER) or any(text != words for text in texts[first:]):
        return False
    return len(set(owners[first:])) == len(texts) - first


def _regular(table: Table) -> Owners | None:
    """The owners of a table without merged cells whose rows are all as long; None for any other."""
    width = len(table.rows[0])
    if width * len(table.rows) > _MOST_PLACES:
        return None
    for row in table.rows:
        if len(row) != width:
            return None
        for cell in row:
            if cell.rows != 1 or cell.columns != 1:
                return None
    columns = range(width)
    return tuple(tuple([(r, c) for c in columns]) for r in range(len(table.rows)))


def _merged(table: Table) -> Owners | None:
    """The owners of any table; None where it is too large."""
    places: dict[tuple[int, int], Owner] = {}
    width = 0
    for r, row in enumerate(table.rows):
        column = 0
        for c, cell in enumerate(row):
            while (r, column) in places:
                column += 1
            for down in range(min(cell.rows, len(table.rows) - r)):
                for right in range(cell.columns):
                    places.setdefault((r + down, column + right), (r, c))
            if len(places) > _MOST_PLACES:
                return None
            column += cell.columns
        width = max(width, column)
    if width * len(table.rows) > _MOST_PLACES:
        return None
    return tuple(tuple(places.get((r, c)) for c in range(width)) for r in range(len(table.rows)))
