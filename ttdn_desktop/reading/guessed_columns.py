"""Columns of a table of tasks whose names mean nothing known, told by what most of their cells hold: names of units, times, the work itself."""

from collections.abc import Sequence

from ttdn_desktop.reading.deadlines import says_time
from ttdn_desktop.reading.unit_headings import is_unit
from ttdn_desktop.reading.words import ReadingWords, bare_name, folded

_FEWEST = 2
"""Cells that a guess needs."""

_LONG_WORK = 18
"""Characters that cells with work have on average at least."""


def guessed(
    keys: Sequence[str], head: Sequence[Sequence[str]], below: Sequence[Sequence[str]], words: ReadingWords, *, who: bool, when: bool
) -> tuple[str, ...]:
    """The keys with those of unknown columns: who and when only where no column says it, the work where nothing else names it.

    `head` are the names over each column, empty for those that need no guess.
    """
    out = list(keys)
    led = who
    for column, names in enumerate(head):
        if not names or any(f" {word} " in f" {bare_name(folded(name))} " for name in names for word in words.columns_of_others):
            continue
        cells = _cells(below, column)
        if len(cells) < _FEWEST:
            continue
        if not when and _most(sum(map(says_time, cells)), cells):
            out[column], when = "time", True
        elif not (led if "partners" in out else led and who) and _most(sum(is_unit(cell, words) for cell in cells), cells):
            out[column], led = ("partners" if led else "leads"), True
    if "title" not in out and led and when:
        _with_title(out, head, below)
    return tuple(out)


def _cells(below: Sequence[Sequence[str]], column: int) -> list[str]:
    """What stands in a column, without rows of one cell that spans all."""
    return [row[column] for row in below if column < len(row) and row[column].strip() and len(set(row)) > 1]


def _most(found: int, cells: Sequence[str]) -> bool:
    return found * 5 >= len(cells) * 4


def _with_title(keys: list[str], head: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> None:
    """Makes the unknown column of the longest texts the one of titles."""
    best, longest = -1, _LONG_WORK
    for column, names in enumerate(head):
        if not names or keys[column]:
            continue
        cells = _cells(below, column)
        length = sum(map(len, cells)) // len(cells) if len(cells) >= _FEWEST else 0
        if length > longest:
            best, longest = column, length
    if best >= 0:
        keys[best] = "title"
