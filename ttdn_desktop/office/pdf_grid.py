"""The ruled tables of a page of a PDF: rules that cross become a grid, and cells without a rule between them become one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ttdn_desktop.office.pdf_words import Rule

_NEAR = 2.5  # points that ends of rules may miss each other
_JOINED = 4.0  # points between pieces of one rule
_BEYOND = 12.0  # points that level rules go beyond the last upright where a table is open at its sides
_MOST_RULES = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell: its place in the grid, and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table: edges of columns and rows in points, and its cells row by row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def owners(self) -> dict[tuple[int, int], int]:
        """Which cell covers each place (row, column) of the grid: its number."""
        return {
            (row, column): number
            for number, box in enumerate(self.boxes)
            for row in range(box.row, box.row + box.rows)
            for column in range(box.column, box.column + box.columns)
        }

    def place_of(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a place inside."""
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return row, column


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The tables from the top of the page down; a lone frame is none."""
    level = _whole((rule for rule in rules if rule.level), level=True)
    upright = _whole((rule for rule in rules if not rule.level), level=False)
    if len(level) + len(upright) > _MOST_RULES:
        return []
    found = [_grid([rule for rule in group if rule.level], [rule for rule in group if not rule.level]) for group in _groups(level, upright)]
    grids = sorted((grid for grid in found if grid is not None), key=lambda grid: (grid.ys[0], grid.xs[0]))
    return [grid for grid in grids if not any(other is not grid and _inside(grid, other) for other in grids)]


def _inside(one: Grid, other: Grid) -> bool:
    """Whether a table stands in a cell of another, to whose text its words then belong."""
    return other.holds(one.xs[0], one.ys[0]) and other.holds(one.xs[-1], one.ys[-1]) and (one.ys[-1] - one.ys[0]) < (other.ys[-1] - other.ys[0])


def _whole(rules: Iterable[Rule], *, level: bool) -> list[Rule]:
    """Pieces of one rule put together."""
    lying = sorted(((round(r.top, 1), r.left, r.right) if level else (round(r.left, 1), r.top, r.bottom)) for r in rules)
    tracks: list[list[tuple[float, float, float]]] = []
    for rule in lying:
        if tracks and rule[0] - tracks[-1][0][0] <= _NEAR:
            tracks[-1].append(rule)
        else:
            tracks.append([rule])
    out: list[Rule] = []
    for track in tracks:
        at = track[0][0]
        pieces = sorted((start, end) for _at, start, end in track)
        start, end = pieces[0]
        for a, b in [*pieces[1:], (float("inf"), float("inf"))]:
            if a - end <= _JOINED:
                end = max(end, b)
                continue
            out.append(Rule(start, at, end, at) if level else Rule(at, start, at, end))
            start, end = a, b
    return out


def _groups(level: Sequence[Rule], upright: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that hang together by crossing."""
    parent = list(range(len(level) + len(upright)))

    def top(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for number, rule in enumerate(upright, len(level)):
        for other, line in enumerate(level):
            if line.left - _NEAR <= rule.left <= line.right + _NEAR and rule.top - _NEAR <= line.top <= rule.bottom + _NEAR:
                parent[top(number)] = top(other)
    groups: dict[int, list[Rule]] = {}
    for number, rule in enumerate([*level, *upright]):
        groups.setdefault(top(number), []).append(rule)
    return list(groups.values())


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> Grid | None:
    if len(level) < 2 or not upright:
        return None
    ys = _edges(rule.top for rule in level)
    xs = _edges(rule.left for rule in upright)
    left, right = min(rule.left for rule in level), max(rule.right for rule in level)
    xs = [*([left] if xs[0] - left > _BEYOND else []), *xs, *([right] if right - xs[-1] > _BEYOND else [])]
    top, bottom = min(rule.top for rule in upright), max(rule.bottom for rule in upright)
    ys = [*([top] if ys[0] - top > _BEYOND else []), *ys, *([bottom] if bottom - ys[-1] > _BEYOND else [])]
    if len(xs) < 2 or len(ys) < 2:
        return None
    boxes = _boxes(xs, ys, level, upright)
    return Grid(xs=tuple(xs), ys=tuple(ys), boxes=tuple(boxes)) if len(boxes) > 1 else None


def _edges(values: Iterable[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 2 * _NEAR:
            out.append(value)
    return out


def _boxes(xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]) -> list[Box]:
    """The cells, in reading order; where what has no rule between it is no rectangle, each place is a cell of its own."""
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = _walls(xs, ys, upright, along_x=True)
    floors = _walls(ys, xs, level, along_x=False)
    owner = [[-1] * columns for _ in range(rows)]
    boxes: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] >= 0:
                continue
            wide, tall = 1, 1
            while column + wide < columns and owner[row][column + wide] < 0 and (column + wide, row) not in walls:
                wide += 1
            while row + tall < rows and all((row + tall, column + step) not in floors for step in range(wide)):
                if any((column + step, row + tall) in walls for step in range(1, wide)):
                    break
                tall += 1
            for r in range(row, row + tall):
                for c in range(column, column + wide):
                    owner[r][c] = len(boxes)
            boxes.append(Box(row=row, column=column, rows=tall, columns=wide))
    return boxes


def _walls(across: Sequence[float], along: Sequence[float], rules: Sequence[Rule], *, along_x: bool) -> set[tuple[int, int]]:
    """Which inner edges have a rule: (number of the edge, number of the row or column it stands in)."""
    found: set[tuple[int, int]] = set()
    for rule in rules:
        at, start, end = (rule.left, rule.top, rule.bottom) if along_x else (rule.top, rule.left, rule.right)
        number = min(range(len(across)), key=lambda edge: abs(across[edge] - at))
        for place in range(len(along) - 1):
            if start - _NEAR <= (along[place] + along[place + 1]) / 2 <= end + _NEAR:
                found.add((number, place))
    return found
