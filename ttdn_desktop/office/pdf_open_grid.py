"""Tables that a page of a PDF sets without rules: columns where words stand below one another, rows where lines are counted."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ttdn_desktop.language.numerals import ROW_NUMBER
from ttdn_desktop.office.pdf_grid import Box, Grid
from ttdn_desktop.office.pdf_lines import Line
from ttdn_desktop.office.pdf_words import Word

_WIDE = 1.0  # of the size of type: no gap between words of one cell is so wide
_BLANK = 0.5  # of the size of type: where a gap is narrower, words may be of one cell
_SNUG = 0.34  # of the size of type: between words of one cell
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_LEAST_CHANNEL = 1.2  # points that stay free between two columns
_ALIGNED = 1.5  # points
_PADDING = 2.0  # points between the edge of a cell and its text
_SUPPORT = 0.3  # of the lines with several pieces: so many leave a channel wide
_NEXT, _NEAR = 1.27, 1.7  # of the size of type: from a line of a cell to the next, within a row
_HALF = 0.95  # of the size of type: lines of neighbouring cells, each in the middle of its own, are so near
_HEAD_APART = 2.6  # of the size of type
_MOST_BETWEEN = 14  # lines of one row
_MOST_HEAD = 6
_LONGEST_NAME = 12  # of the column of numbers
_MOST_GROUPS = 3  # rows in succession that name groups
_COUNTED = re.compile(rf"{ROW_NUMBER}[.)]?|\(\d{{1,2}}\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTable:
    """A table in these lines of a page, from `start` up to `end`."""

    start: int
    end: int
    grid: Grid
    words: tuple[Word, ...]


def open_table(lines: Sequence[Line], before: Sequence[float] = ()) -> OpenTable | None:
    """The first table without rules among the lines; `before` are the edges of the columns of one that ends the page before and may go on here."""
    rich = [at for at, line in enumerate(lines) if _pieces(line) >= _FEWEST_COLUMNS]
    if len(rich) < (1 if before else _FEWEST_ROWS):
        return None
    for run in _runs(rich):
        for xs in (_same_columns(lines, run, before), _columns(lines, run)):
            found = _table(lines, run, xs, may_lack_head=xs == list(before)) if len(xs) > _FEWEST_COLUMNS else None
            if found is not None:
                return found
    return None


def _pieces(line: Line) -> int:
    """How many pieces wide gaps part a line into."""
    edge, count = line.words[0].right, 1
    for word in line.words[1:]:
        if word.left - edge >= _WIDE * word.look.size:
            count += 1
        edge = max(edge, word.right)
    return count


def _runs(rich: Sequence[int]) -> list[list[int]]:
    """Lines of several pieces with no more between them than a row may hold."""
    runs: list[list[int]] = []
    for at in rich:
        if runs and at - runs[-1][-1] <= _MOST_BETWEEN:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _same_columns(lines: Sequence[Line], run: Sequence[int], before: Sequence[float]) -> list[float]:
    """The columns of the page before where no word of these lines crosses them."""
    return [] if any(_crosses(word, before) for at in run for word in lines[at].words) else list(before)


def _crosses(word: Word, xs: Sequence[float]) -> bool:
    return any(word.left + 1 < x < word.right - 1 for x in xs)


def _columns(lines: Sequence[Line], run: Sequence[int]) -> list[float]:
    """The edges of columns: those of the counted rows, and of what their head names beside one another in the breadth of one, where nothing is filled in."""
    counted = [at for at in range(run[0], run[-1] + 1) if _COUNTED.fullmatch(lines[at].words[0].text)]
    if len(counted) < _FEWEST_ROWS:
        return []
    inner = max(lines[at].words[0].right for at in counted)
    rows = [line for line in lines[counted[0] : counted[-1] + 1] if _pieces(line) >= _FEWEST_COLUMNS or line.left > inner]
    xs = _channels(rows, max(_FEWEST_ROWS, _SUPPORT * len(counted)), inner)
    return _with_empty(xs, lines[run[0] : counted[0]], rows) if len(xs) >= _FEWEST_COLUMNS else xs


def _channels(rows: Sequence[Line], needed: float, inner: float) -> list[float]:
    """The edges of columns: channels that no word enters and enough of these lines leave wide, and the one behind the numbers, which end at `inner`."""
    covered = _covered([(word.left, word.right) for line in rows for word in line.words], _LEAST_CHANNEL)
    if not covered:
        return []
    xs = [covered[0][0] - _PADDING]
    for (_, low), (high, _) in pairwise(covered):
        gaps = [gap for line in rows if (gap := _gap(line, low, high)) is not None]
        wide = sum(gap >= _WIDE for gap, _ in gaps)
        ended = sum(line.right < low - line.size for line in rows)
        aligned = [gap for gap, begins in gaps if begins]
        parted = sum(gap >= _WIDE for gap in aligned)
        if low == inner or (wide and wide + ended >= needed and parted >= max(sum(gap < _BLANK for gap in aligned), 1)):
            xs.append(high - min(_PADDING, (high - low) / 2))
    return [*xs, covered[-1][1] + _PADDING]


def _covered(pieces: Sequence[tuple[float, float]], joined: float) -> list[tuple[float, float]]:
    """The stretches from left to right that pieces cover; those no farther apart than said are one."""
    covered: list[tuple[float, float]] = []
    for left, right in sorted(pieces):
        if covered and left <= covered[-1][1] + joined:
            covered[-1] = (covered[-1][0], max(covered[-1][1], right))
        else:
            covered.append((left, right))
    return covered


def _with_empty(xs: list[float], head: Sequence[Line], rows: Sequence[Line]) -> list[float]:
    """The edges with those of columns that are only named."""
    if not head:
        return xs
    xs[0], xs[-1] = min([xs[0], *(line.left - _PADDING for line in head)]), max([xs[-1], *(line.right + _PADDING for line in head)])
    named = [(word.left, word.right) for line in head for word in line.words]
    taken = [(word.left, word.right) for line in rows for word in line.words]
    xs = _beside_names(xs, _covered(named, _BLANK * head[0].size), taken)
    more: list[float] = []
    for first, last in pairwise(xs):
        here = [(left, right) for left, right in named if first <= (left + right) / 2 < last]
        filled = [(left, right) for left, right in taken if first <= (left + right) / 2 < last]
        for (_, low), (high, _) in pairwise(_covered(here, _BLANK * head[0].size)):
            end, start = max([low, *(right for left, right in filled if left < high)]), high
            if end + _LEAST_CHANNEL > start:  # what lies nearer to the second name is of its column
                end = max([low, *(right for left, right in filled if left + right < low + high)])
                start = min([high, *(left for left, right in filled if left + right >= low + high)])
            if end < start:
                more.append(start - min(_PADDING, (start - end) / 2))
    return sorted([*xs, *more])


def _beside_names(xs: Sequence[float], names: Sequence[tuple[float, float]], taken: Sequence[tuple[float, float]]) -> list[float]:
    """The edges moved to the left of names in the middle over figures at the right, which they would cut, where nothing else stands."""
    out = list(xs)
    for at, x in enumerate(xs[1:-1], 1):
        low = max(right for left, right in taken if (left + right) / 2 < x)
        cut = next((left for left, right in names if left + 1 < x < right - 1), x)
        if low + _LEAST_CHANNEL < cut < x and not any(cut < left and right < x for left, right in names):
            out[at] = cut - min(_PADDING, (cut - low) / 2)
    return out


def _gap(line: Line, low: float, high: float) -> tuple[float, bool] | None:
    """How wide a line is open at a channel, of the size of its type, and whether a word begins right behind it; None where it has nothing on one side."""
    before = max((word.right for word in line.words if word.right <= low + 0.1), default=None)
    after = min((word.left for word in line.words if word.left >= high - 0.1), default=None)
    return None if before is None or after is None else ((after - before) / line.size, after <= high + _ALIGNED)


def _table(lines: Sequence[Line], run: Sequence[int], xs: Sequence[float], *, may_lack_head: bool) -> OpenTable | None:
    """The lines from the head of these columns to the last that belongs to a row."""
    counted = _counted(lines, run[0], xs)
    if len(counted) < (1 if may_lack_head else _FEWEST_ROWS):
        return None
    start = min(run[0], counted[0])
    if start == counted[0] > 0 and _names_columns(lines[start - 1], lines[start], xs):
        start -= 1
    while start > 0 and run[0] - start < _MOST_HEAD and _is_above(lines[start - 1], lines[start], xs):
        start -= 1
    end = counted[-1] + 1
    while end < len(lines) and _carries_on(lines[end], lines[end - 1], xs):
        end += 1
    names = [name for line in lines[start : counted[0]] if (name := _first_cell(line, xs))]
    headed = bool(names) and all(name[0].isalpha() and len(name) <= _LONGEST_NAME for name in names)
    if not headed and not may_lack_head:
        return None
    body = _body(lines, start, counted[0], xs) if headed else start
    head = lines[start:body]
    level = _lowest_group(head, xs)
    rows = _rows(lines, body, end, counted, xs)
    edges = [*([_between(head[level], head[level + 1])] if 0 <= level < len(head) - 1 else []), *([_between(lines[body - 1], lines[body])] if headed else [])]
    edges += [_between(lines[a - 1], lines[a]) for a, _ in rows[1:]]
    first, last = lines[start], lines[end - 1]
    ys = (first.base - 1.2 * first.size, *edges, last.base + 0.6 * last.size)
    boxes = [*_head_boxes(head, level, xs), *_body_boxes(lines, rows, xs, len(ys) - 1 - len(rows))]
    words = tuple(word for line in lines[start:end] for word in line.words)
    return OpenTable(start=start, end=end, grid=Grid(xs=tuple(xs), ys=ys, boxes=tuple(boxes)), words=words)


def _first_cell(line: Line, xs: Sequence[float]) -> str:
    """What a line says in the first column."""
    return " ".join(word.text for word in line.words if (word.left + word.right) / 2 < xs[1])


def _counted(lines: Sequence[Line], first: int, xs: Sequence[float]) -> list[int]:
    """The lines that number rows, up to the last that fills cells; prose with numbers that follows is none of them."""
    found: list[int] = []
    groups = 0
    for at in range(first, len(lines)):
        if found and (at - found[-1] > _MOST_BETWEEN or groups > _MOST_GROUPS):
            break
        if _COUNTED.fullmatch(_first_cell(lines[at], xs)) and lines[at].left >= xs[0] - _PADDING:
            groups = groups + 1 if _runs_through(lines[at], xs) else 0
            found.append(at)
    while found and _runs_through(lines[found[-1]], xs):
        found.pop()
    return found


def _runs_through(line: Line, xs: Sequence[float]) -> bool:
    """Whether a line is one piece, behind its number, that goes beyond the second column, or ends there as the name of a group does."""
    rest = [word for word in line.words if (word.left + word.right) / 2 >= xs[1]]
    if not rest or _pieces(Line(tuple(rest))) > 1:
        return False
    return any(_crosses(word, xs) for word in rest) or (rest[0].left < xs[2] < rest[-1].right)


def _names_columns(line: Line, below: Line, xs: Sequence[float]) -> bool:
    """Whether a line above the first row is one of the head, though it names only some columns."""
    return below.base - line.base <= _HEAD_APART * line.size and _pieces(line) > 1 and not any(_crosses(word, xs) for word in line.words)


def _is_above(line: Line, below: Line, xs: Sequence[float]) -> bool:
    """Whether a line is the upper one of a cell of the head."""
    gap = below.base - line.base
    within = gap < _HALF * line.size or (gap <= _NEXT * line.size and not any(_crosses(word, xs) for word in line.words))
    return within and line.left >= xs[0] - _PADDING


def _carries_on(line: Line, above: Line, xs: Sequence[float]) -> bool:
    """Whether a line below the last counted one belongs to its row."""
    inside = line.left >= xs[1] - 1 and line.right <= xs[-1] + _PADDING and not any(_crosses(word, xs) for word in line.words)
    return inside and line.base - above.base <= _NEAR * line.size


def _body(lines: Sequence[Line], start: int, first: int, xs: Sequence[float]) -> int:
    """Where the head ends: below the name of the first column, as long as lines are bold as that is, or follow closely where it is not."""
    named = next(at for at in range(start, first) if _first_cell(lines[at], xs))
    bold = lines[named].look.bold
    end = named + 1
    while end < first and (lines[end].look.bold if bold else lines[end].base - lines[end - 1].base <= _NEXT * lines[end].size):
        end += 1
    return end


def _rows(lines: Sequence[Line], body: int, end: int, counted: Sequence[int], xs: Sequence[float]) -> list[tuple[int, int]]:
    """First line and end of each row: numbers stand at the top of their rows, halfway, or at the foot, as it suits the words best."""
    starts = sorted({*counted, *(at for at in range(body, end) if _first_cell(lines[at], xs))})
    ways = [list(_halfway(lines, body, end, starts))]
    if starts[0] == body:
        ways.insert(0, list(pairwise([*starts, end])))
    if starts[-1] == end - 1:
        ways.append(list(pairwise([body, *(at + 1 for at in starts)])))
    return min(
        ways,
        key=lambda rows: (sum(_begins_low(lines[first], xs) for first, _ in rows), sum(lines[after - 1].base - lines[first].base for first, after in rows)),
    )


def _halfway(lines: Sequence[Line], body: int, end: int, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The rows where as much of each stands above its number as below it."""
    first = body
    for at, following in zip(starts, [*starts[1:], end], strict=True):
        reach = 2 * lines[at].base - lines[min(first, at)].base + 0.4 * lines[at].size
        last = at
        while last + 1 < following and (following == end or lines[last + 1].base <= reach):
            last += 1
        yield min(first, at), last + 1
        first = last + 1


def _begins_low(line: Line, xs: Sequence[float]) -> bool:
    """Whether the words of the second column there do not begin as those of a row do."""
    text = next((word.text for word in line.words if xs[1] <= (word.left + word.right) / 2 < xs[2]), "")
    return not text[:1].isupper() and not text[:1].isdigit()


def _between(above: Line, below: Line) -> float:
    """The edge of rows between two lines, where places of words are taken a little above the line they stand on."""
    return (above.base - 0.3 * above.size + below.base - 0.3 * below.size) / 2


def _spans(line: Line, xs: Sequence[float]) -> list[tuple[int, int]]:
    """First and last column of each piece of a line of a head."""
    spans: list[tuple[int, int]] = []
    before: Word | None = None
    for word in line.words:
        first, last = _column(word.left + 1, xs), _column(word.right - 1, xs)
        if before is not None and spans and word.left - before.right < _SNUG * word.look.size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last))
        else:
            spans.append((first, last))
        before = word
    return [span for span in spans if 0 < span[0] < span[1]]  # numbers are never named with what they count


def _column(x: float, xs: Sequence[float]) -> int:
    return min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)


def _lowest_group(head: Sequence[Line], xs: Sequence[float]) -> int:
    """The last line of a head that names several columns at once; -1 where none does."""
    return max((at for at, line in enumerate(head) if _spans(line, xs)), default=-1)


def _head_boxes(head: Sequence[Line], level: int, xs: Sequence[float]) -> Iterator[Box]:
    """One row of cells, or two where some name several columns at once."""
    if not head:
        return
    columns = len(xs) - 1
    if not 0 <= level < len(head) - 1:
        yield from (Box(row=0, column=column, rows=1, columns=1) for column in range(columns))
        return
    spans = {first: last for line in head[: level + 1] for first, last in _spans(line, xs)}
    column = 0
    below: list[int] = []
    while column < columns:
        last = spans.get(column, column)
        yield Box(row=0, column=column, rows=1 if last > column else 2, columns=last - column + 1)
        below += range(column, last + 1) if last > column else ()
        column = last + 1
    yield from (Box(row=1, column=column, rows=1, columns=1) for column in below)


def _body_boxes(lines: Sequence[Line], rows: Sequence[tuple[int, int]], xs: Sequence[float], above: int) -> Iterator[Box]:
    """A cell for each column; the name of a group reaches over all."""
    columns = len(xs) - 1
    for row, (start, end) in enumerate(rows, above):
        own = 1 if _COUNTED.fullmatch(_first_cell(lines[start], xs)) else 0
        if end - start == 1 and (_runs_through(lines[start], xs) or (not own and _pieces(lines[start]) == 1)):
            yield from (Box(row=row, column=column, rows=1, columns=1) for column in range(own))
            yield Box(row=row, column=own, rows=1, columns=columns - own)
        else:
            yield from (Box(row=row, column=column, rows=1, columns=1) for column in range(columns))
