"""Words of a page of a PDF put into lines, and lines that stand side by side told from lines that run through."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from statistics import median

from ttdn_desktop.office.pdf_glyphs import Look
from ttdn_desktop.office.pdf_words import Word

_SAME_LINE = 0.45  # of the size of type
_BLANK = 0.25  # width of a blank, of the size of type
_WIDE_GAP = 1.1  # of the size of type; as many blanks are written as were typed
_GUTTER = 9.0  # points between two columns
_NARROWEST = 55.0  # points of a column
_SAME_AXIS, _SAME_EDGE = 14.0, 4.0
_FAR, _HIGH = 9.0, 2.6  # of the size of type: to the name below a signature, to a line above
_MOST_GAPS = 6
_STROKES = "_-–—="
_BASE, _LEFT = attrgetter("base"), attrgetter("left")


@dataclass(frozen=True)
class Line:
    """Words on one line, from left to right; what is asked of it often is found once."""

    words: tuple[Word, ...]

    @cached_property
    def left(self) -> float:
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @cached_property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @cached_property
    def look(self) -> Look:
        """That of most of its characters."""
        first = self.words[0].look
        if all(word.look is first for word in self.words):  # as in most lines
            return first
        counts: dict[Look, int] = {}
        for word in self.words:
            counts[word.look] = counts.get(word.look, 0) + len(word.text)
        return max(counts, key=lambda look: counts[look])

    @cached_property
    def size(self) -> float:
        return max(word.look.size for word in self.words)

    @cached_property
    def base(self) -> float:
        return max(self.words, key=lambda word: word.look.size).base

    @cached_property
    def text(self) -> str:
        pieces = [self.words[0].text]
        for before, word in pairwise(self.words):
            pieces += (gap_before(before, word), word.text)
        return "".join(pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Two columns side by side: a letterhead, recipients and signature."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]


def gap_before(before: Word | None, word: Word) -> str:
    """The blanks between two words of a line."""
    if before is None:
        return ""
    gap, size = word.left - before.right, word.look.size
    if before.look is not word.look:
        size = max(size, before.look.size)
    if gap > _WIDE_GAP * size:
        return " " * round(gap / (_BLANK * size))
    return " " if word.spaced or gap > 0.12 * size else ""


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines from the top down."""
    groups: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=_BASE):
        size = word.look.size
        if groups and word.base - groups[-1][0] < _SAME_LINE * max(size, groups[-1][1]):
            _base, largest, group = groups[-1]
            group.append(word)
            if size > largest:
                groups[-1] = (word.base, size, group)
        else:
            groups.append((word.base, size, [word]))
    return [Line(tuple(sorted(part, key=_LEFT))) for _base, _size, group in groups for part in _without_strokes(group)]


def _without_strokes(group: list[Word]) -> Iterator[list[Word]]:
    """The words of a line; strokes typed beneath them that overlap them are a line of their own."""
    strokes = [word for word in group if word.text[:1] in _STROKES and len(word.text) > 3 and not word.text.strip(_STROKES)]
    if not strokes:
        yield group
        return
    over = [stroke for stroke in strokes if any(word.left < stroke.right - 2 and word.right > stroke.left + 2 for word in group if word is not stroke)]
    if over and len(over) < len(group):
        yield [word for word in group if not any(word is stroke for stroke in over)]
        yield over
    else:
        yield group


def flow_of(lines: Sequence[Line]) -> list[Line | Columns]:
    """Lines and pairs of columns from the top of the page down."""
    out: list[Line | Columns] = []
    at = 0
    while at < len(lines):
        region = _region(lines, at)
        if region is None:
            out.append(lines[at])
            at += 1
            continue
        start, end, gutter = region
        while start < at:  # lines above that belong to one of the columns
            if not isinstance(out[-1], Line):
                break
            out.pop()
            at -= 1
        out.append(_columns(lines[at:end], gutter))
        at = end
    return out


def _columns(lines: Sequence[Line], gutter: float) -> Columns:
    words = [word for line in lines for word in line.words]
    left = lines_of(word for word in words if (word.left + word.right) / 2 < gutter)
    return Columns(left=tuple(left), right=tuple(lines_of(word for word in words if (word.left + word.right) / 2 >= gutter)))


def _region(lines: Sequence[Line], at: int) -> tuple[int, int, float] | None:
    """The lines that stand in two columns from this one on, and where the columns part; the line itself has both."""
    best: tuple[int, float, int, int, float] | None = None
    for low, high in _gaps(lines[at]):
        found = _grown(lines, at, low, high)
        if found is not None and (best is None or found[:2] > best[:2]):
            best = found
    return None if best is None else best[2:]


def _gaps(line: Line) -> list[tuple[float, float]]:
    """The widest gaps between words of a line."""
    edge, found = line.words[0].right, list[tuple[float, float]]()
    for word in line.words[1:]:
        if word.left - edge >= _GUTTER:
            found.append((edge, word.left))
        edge = max(edge, word.right)
    return sorted(found, key=lambda gap: gap[0] - gap[1])[:_MOST_GAPS]


def _grown(lines: Sequence[Line], at: int, low: float, high: float) -> tuple[int, float, int, int, float] | None:
    """Number of lines with both columns, width of the gutter, first line, end, place of the gutter."""
    pairs, end = 0, at
    sides: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    last = at
    while end < len(lines):
        line = lines[end]
        middle = (low + high) / 2
        left = [word for word in line.words if (word.left + word.right) / 2 < middle]
        right = [word for word in line.words if (word.left + word.right) / 2 >= middle]
        new_low = max([low, *(word.right for word in left)])
        new_high = min([high, *(word.left for word in right)])
        if new_high - new_low < _GUTTER or (end > at and line.base - lines[end - 1].base > _FAR * line.size):
            break
        if left and right:
            pairs += 1
            last = end
        elif not _belongs(line, sides[0] if left else sides[1]):
            if not _pairs_follow(lines, end + 1, new_low, new_high):
                break
        else:
            last = end
        for words, side in ((left, sides[0]), (right, sides[1])):
            if words:
                side.append((min(word.left for word in words), max(word.right for word in words)))
        low, high, end = new_low, new_high, end + 1
    end = last + 1
    enough = pairs >= 2 or (pairs == 1 and end - at >= 3)
    if not enough or any(max(right for _left, right in side) - min(left for left, _right in side) < _NARROWEST for side in sides):
        return None
    start = at
    while start > 0 and _above(lines[start - 1], lines[start], sides, low, high):
        start -= 1
    return pairs, high - low, start, end, (low + high) / 2


def _pairs_follow(lines: Sequence[Line], at: int, low: float, high: float) -> bool:
    """Whether a line with both columns comes within the next lines, before one that runs through."""
    for line in lines[at : at + 4]:
        if any(word.left < high and word.right > low for word in line.words):
            return False
        if line.left < low and line.right > high:
            return True
    return False


def _above(line: Line, below: Line, sides: tuple[list[tuple[float, float]], list[tuple[float, float]]], low: float, high: float) -> bool:
    """Whether a line above belongs to one of the columns."""
    if below.base - line.base > _HIGH * line.size or (line.left < high and line.right > low):
        return False
    return _on_axis(line, sides[0] if line.right <= low else sides[1])


def _belongs(line: Line, side: Sequence[tuple[float, float]]) -> bool:
    """Whether a line alone on its side has the axis or the edge of the lines there."""
    if not side:
        return False
    edge = median(left for left, _right in side)
    flush = sum(abs(left - edge) <= _SAME_EDGE for left, _right in side)
    return _on_axis(line, side) or (abs(line.left - edge) <= _SAME_EDGE and flush * 2 > len(side))


def _on_axis(line: Line, side: Sequence[tuple[float, float]]) -> bool:
    return bool(side) and abs(line.middle - median((left + right) / 2 for left, right in side)) <= _SAME_AXIS
