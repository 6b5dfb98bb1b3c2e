"""Tables that a page left one cell a line: where the names of columns stand below one another and rows count 1, 2, 3, the lines become cells."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from ttdn_desktop.paper.model import Cell, Table
from ttdn_desktop.reading.paras import Para, merged, renumbered
from ttdn_desktop.reading.table_columns import TEXT_COLUMN, head_of
from ttdn_desktop.reading.typed_tables import Typed
from ttdn_desktop.reading.words import ReadingWords, folded

_COUNTERS = frozenset({"tt", "stt", "so tt", "so thu tu"})
_FEWEST_COLUMNS = 3
_MOST_COLUMNS = 9
_LONGEST_NAME = 60


def flat_tables(lines: Sequence[Para], words: ReadingWords) -> Typed:
    """The lines with those of such tables as cells; the blank lines between these are strokes."""
    starts = [at for at, line in enumerate(lines) if len(line.text) < _LONGEST_NAME and line.cell is None and folded(line.text).strip(" .") in _COUNTERS]
    if not starts:
        return Typed(lines=tuple(lines), strokes=())
    number = sum(1 for _ in {line.cell[0] for line in lines if line.cell is not None})
    out: list[Para] = []
    strokes: list[Para] = []
    done = 0
    for start in starts:
        if start < done or (found := _rows(lines, start, words)) is None:
            continue
        rows, end = found
        table = Table(widths=(), rows=tuple(tuple(Cell() for _ in row) for row in rows), where=lines[start].where)
        out += lines[done:start]
        out += [replace(para, cell=(number, r, c), table=table) for r, row in enumerate(rows) for c, para in enumerate(row)]
        strokes += [line for line in lines[start:end] if line.blank]
        number, done = number + 1, end
    return Typed(lines=renumbered([*out, *lines[done:]]) if done else tuple(lines), strokes=tuple(strokes))


def _rows(lines: Sequence[Para], start: int, words: ReadingWords) -> tuple[list[list[Para]], int] | None:
    """The head and the rows of the table that begins here, and where it ends; None where its names mean nothing, or not one row is whole."""
    head, at = _cells(lines, start, "1", _MOST_COLUMNS)
    if at is None or len(head) < _FEWEST_COLUMNS or any(len(para.text) > _LONGEST_NAME for para in head):
        return None
    known = head_of([[para.text for para in head]], words)
    if known is None or sum(key != TEXT_COLUMN for key in known.keys) < _FEWEST_COLUMNS:
        return None
    rows = [head]
    end = start
    for row_number in count(1):
        row, following = _cells(lines, at, str(row_number + 1), 3 * len(head))
        if following is not None and len(row) == len(head):
            rows.append(row)
            at = end = following
            continue
        last = _filled(lines, at, len(head))
        if last is not None:
            rows.append(last[0])
            end = last[1]
        break
    return (rows, end) if len(rows) > 1 else None


def _cells(lines: Sequence[Para], at: int, stop: str, most: int) -> tuple[list[Para], int | None]:
    """The lines from here to the one that is nothing but the number `stop`, and where that stands; a small letter carries a cell on."""
    cells: list[Para] = []
    for place in range(at, min(len(lines), at + 4 * most)):
        line = lines[place]
        if line.blank:
            continue
        if cells and line.text.strip(" .").lstrip("0") == stop:
            return cells, place
        if line.cell is not None or len(cells) > most:
            break
        if cells and line.text.lstrip()[0].islower() and len(cells) > 1:
            cells[-1] = merged([cells[-1], line])
        else:
            cells.append(line)
    return cells, None


def _filled(lines: Sequence[Para], at: int, wide: int) -> tuple[list[Para], int] | None:
    """The last row, which no further number ends: as many lines as the table has columns."""
    cells: list[Para] = []
    for place in range(at, len(lines)):
        line = lines[place]
        if line.blank:
            continue
        if line.cell is not None:
            return None
        cells.append(line)
        if len(cells) == wide:
            return cells, place + 1
    return None
