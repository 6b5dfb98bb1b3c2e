"""Tables that plain text sets with nothing but blanks between their columns: where the names of the head begin, the cells below begin."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from ttdn_desktop.language.numerals import ROW_NUMBER
from ttdn_desktop.paper.model import Cell, Table
from ttdn_desktop.reading.paras import Para, merged, part_of
from ttdn_desktop.reading.table_columns import TableKind, head_of
from ttdn_desktop.reading.words import ReadingWords

MOST_LINES = 400
"""Lines of one such table."""

NUMBERED = re.compile(rf"{ROW_NUMBER}[.)]?")
_PIECE = re.compile(r"\S+(?:\s\S+)*")
_FEWEST_COLUMNS = 3
_LEFT_OF = 2
"""A cell may begin so many characters before the name of its column."""

_LONGEST_HEAD = 200

Pieces = list[tuple[int, Para]]
"""The pieces of a line with the columns they stand in."""


def spaced_table(lines: Iterable[Para], number: int, words: ReadingWords) -> tuple[list[Para], int] | None:
    """The table that begins with the first of these lines, as cells of the table of that number, and how many lines it takes; None where none does."""
    following = iter(lines)
    head = next(following)
    if head.cell is not None or len(head.text) > _LONGEST_HEAD:
        return None
    starts = [found.start() for found in _PIECE.finditer(head.text)]
    if len(starts) < _FEWEST_COLUMNS:
        return None
    known = head_of([[part.text.strip() for _, part in _pieces(head, starts)]], words)
    if known is None or known.kind is not TableKind.TASKS or known.keys[0] != "number" or not all(known.keys):
        return None
    rows: list[dict[int, list[Para]]] = [{}]
    taken = 0
    for line in chain((head,), following):
        if line.blank or line.cell is not None:
            break
        pieces = _pieces(line, starts)
        first = pieces[0][0] == 0
        if first and taken and not NUMBERED.fullmatch(pieces[0][1].text.strip()):
            break
        if first and taken:
            rows.append({})
        for column, part in pieces:
            rows[-1].setdefault(column, []).append(part)
        taken += 1
    if len(rows) == 1:
        return None
    width = len(starts)
    table = Table(widths=(), rows=tuple(tuple(_cells(row, width)) for row in rows), where=head.where)
    made = [
        replace(merged(row[column]), cell=(number, r, at), table=table)
        for r, row in enumerate(rows)
        for at, column in enumerate(_columns(row, width))
        if column in row
    ]
    return made, taken


def _pieces(line: Para, starts: Sequence[int]) -> Pieces:
    """The pieces of a line between wide gaps; two of one column are one piece."""
    return [(max(bisect_right(starts, found.start() + _LEFT_OF) - 1, 0), part_of(line, found.start(), found.end())) for found in _PIECE.finditer(line.text)]


def _columns(row: dict[int, list[Para]], width: int) -> range:
    """The columns that cells stand in: the name of a group, alone beside its number, reaches over the others."""
    return range(2) if set(row) == {0, 1} else range(width)


def _cells(row: dict[int, list[Para]], width: int) -> list[Cell]:
    columns = _columns(row, width)
    return [Cell(), Cell(columns=width - 1)] if len(columns) < width else [Cell() for _ in columns]
