"""The grid of a table: columns as wide as their words need, the rest where there is most to read."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from ttdn_desktop.paper.measure import Metrics, text_width

PADDING = 3.6
"""Millimetres between the text and the rules to its left and right, with a little to spare."""

NUMBERS = 12.0
"""Millimetres of a column of running numbers, which never grows."""

_MEASURED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """What a column holds and how wide one would like it (mm).

    `least` is room for what will be written by hand, `most` what it gets of that where other columns can spare it by breaking their lines.
    """

    wish: float
    head: str
    texts: tuple[str, ...]
    least: float = 0.0
    most: float = 0.0


def grid_widths(metrics: Metrics, columns: Sequence[GridColumn], total: float, size: float) -> tuple[float, ...]:
    """Widths in tenths of a millimetre that fill the total: no word is broken while there is room, no column wider than its longest line."""
    needs = [_needs(metrics, column.head, column.texts, size) for column in columns]
    least = [max(column.least, word) for column, (word, _line) in zip(columns, needs, strict=True)]
    most = [max(low, min(column.wish, NUMBERS), column.most, line) for low, column, (_word, line) in zip(least, columns, needs, strict=True)]
    if sum(least) >= total:
        return _rounded([low * total / sum(least) for low in least], total)
    widths = [min(max(column.wish, low), high) for column, low, high in zip(columns, least, most, strict=True)]
    spare = total - sum(widths)
    if spare < 0:
        room = [width - low for width, low in zip(widths, least, strict=True)]
        return _rounded([width + spare * part / sum(room) for width, part in zip(widths, room, strict=True)], total)
    hunger = [high - width for width, high in zip(widths, most, strict=True)]
    if sum(hunger) > spare:
        return _rounded([width + spare * part / sum(hunger) for width, part in zip(widths, hunger, strict=True)], total)
    wishes = [column.wish if column.wish > NUMBERS else 0 for column in columns]
    if not any(wishes):
        wishes = [1.0] * len(columns)
    rest = spare - sum(hunger)
    return _rounded([high + rest * wish / sum(wishes) for high, wish in zip(most, wishes, strict=True)], total)


@lru_cache(maxsize=256)  # most tables stay from one edit to the next
def _needs(metrics: Metrics, head: str, texts: tuple[str, ...], size: float) -> tuple[float, float]:
    """What the longest word of a column needs, its head in two lines counted as one, and what its longest line needs."""
    word = max(_head_width(metrics, head, size), _widest(metrics, _pieces(texts, str.split), size))
    return PADDING + word, PADDING + _widest(metrics, _pieces(texts, str.splitlines), size)


def _head_width(metrics: Metrics, head: str, size: float) -> float:
    """What the head of a column needs to stand in two lines."""
    words = head.split()
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words))]
    return min((max(text_width(metrics, line, size, bold=True) for line in split) for split in splits), default=0)


def _pieces(texts: Sequence[str], split: Callable[[str], Iterable[str]]) -> Collection[str]:
    """Each piece once; units and times, which come again and again, are split only once."""
    return set[str]().union(*map(split, set(texts)))


def _widest(metrics: Metrics, texts: Collection[str], size: float) -> float:
    """Only those with the most letters are measured: one with far fewer is not the widest. All that are as long as the last of them are, too."""
    least = nlargest(_MEASURED, map(len, texts))[-1:]
    return max((text_width(metrics, text, size) for text in texts if len(text) >= least[0]), default=0)


def _rounded(widths: list[float], total: float) -> tuple[float, ...]:
    """To tenths of a millimetre; what rounding leaves goes to the widest."""
    rounded = [round(width, 1) for width in widths]
    widest = rounded.index(max(rounded))
    rounded[widest] = round(total - sum(rounded) + rounded[widest], 1)
    return tuple(rounded)
