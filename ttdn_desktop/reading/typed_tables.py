"""Tables that plain text draws with "|", tabs or blanks: their lines become cells, where their head names tasks, indicators or an estimate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ttdn_desktop.paper.model import Cell, Table
from ttdn_desktop.reading.paras import Para, merged, part_of
from ttdn_desktop.reading.spaced_tables import MOST_LINES, NUMBERED, spaced_table
from ttdn_desktop.reading.table_columns import head_of
from ttdn_desktop.reading.words import ReadingWords

_RULE = re.compile(r"[\s|:=+\-–_]*")
_TAB = re.compile(r"\t")
_TABS = re.compile(r"\t+")
_GAP = "   "
_PAIR = 2
_WINDOW = 20
_MOST_BROKEN = 20
"""Lines of one row."""

_MOST_ON = 6
"""Lines with which its last cell may go on."""

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_LONGEST_HEAD = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The lines of a text with the tables found among them; `strokes` are what drew these and says nothing."""

    lines: tuple[Para, ...]
    strokes: tuple[Para, ...]


def typed_tables(lines: Sequence[Para], words: ReadingWords) -> Typed:
    """The lines with those of tables as cells; all as they are where no head of a table is among them."""
    rows = [tuple(group) for _, group in groupby(lines, key=lambda line: (line.where, line.cell))]
    if not any(len(row) >= _FEWEST_COLUMNS or "\t" in row[0].text or _GAP in row[0].text for row in rows):
        return Typed(lines=tuple(lines), strokes=())
    tables = sum(1 for _ in {line.cell[0] for line in lines if line.cell is not None})
    out: list[Para] = []
    strokes: list[Para] = []
    at = 0
    found = False
    while at < len(rows):
        if _GAP in rows[at][0].text and (spaced := spaced_table((rows[n][0] for n in range(at, min(at + MOST_LINES, len(rows)))), tables, words)):
            out += spaced[0]
            at += spaced[1]
        elif (drawn := _drawn(rows, at, words)) is not None:
            block, end = drawn
            made = list(_table(block, tables))
            out += [para for para in made if para.cell is not None]
            strokes += [para for para in made if para.cell is None]
            taken = {id(para) for row in block for para in row}
            strokes += [para for row in rows[at:end] for para in row if id(para) not in taken and (_is_rule(row) or not para.text.strip(" |\t"))]
            at = end
        else:
            out += rows[at]
            at += 1
            continue
        tables += 1
        found = True
    numbered = tuple(replace(para, line=number) for number, para in enumerate(out))
    return Typed(lines=numbered if found else tuple(lines), strokes=tuple(strokes))


def _drawn(rows: Sequence[tuple[Para, ...]], at: int, words: ReadingWords) -> tuple[list[list[Para]], int] | None:
    """The rows of cells of the table that begins here, and where it ends; None where none begins."""
    cells = _cells(rows[at])
    if not _may_be_head(cells):
        return None
    leading = rows[at][0].text.lstrip().startswith("|")
    block: list[list[Para]] = []
    end = at
    while end < len(rows):
        if rows[end][0].blank and (following := _after_blanks(rows, end, len(cells))):
            end = following
        if not _is_rule(rows[end]):
            row = _cells(rows[end], len(cells), leading=leading)
            if (broken := _broken(rows, end, row, len(cells))) is not None:
                row, end = broken
            if _fits(row, len(cells)):
                block.append(row)
            elif len(block) > 1 and (more := _lines_on(rows, end, len(cells))):
                block[-1] = [*block[-1][:-1], merged([block[-1][-1], *(rows[at][0] for at in range(end, end + more))], "\n")]
                end += more - 1
            else:
                break
        end += 1
        if len(block) == _WINDOW and not _headed(block, words):
            return None
    return (block, end) if len(block) >= _FEWEST_ROWS and (len(block) >= _WINDOW or _headed(block, words)) else None


def _after_blanks(rows: Sequence[tuple[Para, ...]], at: int, wanted: int) -> int:
    """The row below one or two blank lines that is as wide as the table they stand in; 0 where none is."""
    for below in range(at + 1, min(at + 3, len(rows))):
        if not rows[below][0].blank or len(rows[below]) > 1:
            return below if len(_cells(rows[below], wanted)) == wanted else 0
    return 0


def _broken(rows: Sequence[tuple[Para, ...]], at: int, row: list[Para], wanted: int) -> tuple[list[Para], int] | None:
    """The cells of a row of tabs whose cells hold lines of their own, as copied from Word, and the last of its lines; None where it is no such row."""
    if len(rows[at]) > 1 or len(row) >= wanted or not NUMBERED.fullmatch(row[0].text.strip()):
        return None
    cells = list(row)
    for end in range(at + 1, min(at + _MOST_BROKEN, len(rows))):
        more = _cells(rows[end])
        if len(rows[end]) > 1 or more[0].blank or NUMBERED.fullmatch(more[0].text.strip()) or len(cells) + len(more) - 1 > wanted:
            return None
        cells = [*cells[:-1], merged([cells[-1], more[0]], "\n"), *more[1:]]
        if len(cells) == wanted:
            return cells, end
    return None


def _lines_on(rows: Sequence[tuple[Para, ...]], at: int, wanted: int) -> int:
    """How many lines from here go on with the last cell of the row of tabs above: up to the next row with a number; 0 where none follows."""
    for end in range(at, min(at + _MOST_ON, len(rows))):
        row = rows[end]
        cells = _cells(row, wanted)
        if len(cells) > 1:
            return end - at if len(row) == 1 and NUMBERED.fullmatch(cells[0].text.strip()) else 0
        if len(row) > 1 or row[0].blank or NUMBERED.fullmatch(row[0].text.strip()):
            return 0
    return 0


def _headed(block: Sequence[Sequence[Para]], words: ReadingWords) -> bool:
    """Whether the first of these rows is the head of a table."""
    width = len(block[0])
    head = head_of([_texts(row, width) for row in block], words)
    return head is not None and head.first == 0


def _fits(cells: Sequence[Para], wanted: int) -> bool:
    """Whether a line is a row of a table so wide: a shorter one names a group, or goes on with the row above."""
    if len(cells) == wanted:
        return True
    first = cells[0].text.strip(" |\t*")
    return 1 < len(cells) < wanted and (not first or NUMBERED.fullmatch(first) is not None)


def _texts(cells: Sequence[Para], wanted: int) -> list[str]:
    texts = [para.text.strip(" |\t") for para in cells]
    return [*texts, *[texts[-1] if len(texts) == _PAIR else ""] * (wanted - len(texts))]


def _may_be_head(cells: Sequence[Para]) -> bool:
    return len(cells) >= _FEWEST_COLUMNS and cells[0].cell is None and sum(len(para.text) for para in cells) < _LONGEST_HEAD


def _is_rule(row: Sequence[Para]) -> bool:
    """A line of strokes between the head and the rows."""
    text = "".join(para.text for para in row)
    return "-" in text and _RULE.fullmatch(text) is not None


def _cells(row: Sequence[Para], wanted: int = 0, *, leading: bool = True) -> list[Para]:
    """The cells of a line: its pieces between strokes, or between tabs; the empty one before a leading stroke is none where rows begin with one.

    Several tabs are one, but where that makes other than the wanted cells and each tab for itself makes those.
    """
    if len(row) > 1:
        pieces = list(row)
        return pieces[1:] if leading and not pieces[0].text.strip(" |\t") and row[0].text.lstrip().startswith("|") else pieces
    para = row[0]
    if "\t" not in para.text.strip():
        return [para]
    if para.text.count("\t") + 1 == wanted or (wanted and para.text.startswith("\t")):
        ends = [found.end() for found in _TAB.finditer(para.text)]
        return [part_of(para, start, end) for start, end in pairwise([0, *ends, len(para.text)])]
    edges = [0, *(found.end() for found in _TABS.finditer(para.text) if found.start() > 0), len(para.text)]
    return [part_of(para, start, end) for start, end in pairwise(edges) if start < end]


def _table(block: Sequence[Sequence[Para]], number: int) -> Iterator[Para]:
    """The paragraphs of a table, each in its cell; the strokes between them stand in no cell."""
    width = len(block[0])
    table = Table(widths=(), rows=tuple(_row(len(cells), width) for cells in block), where=block[0][0].where)
    for r, cells in enumerate(block):
        for c, para in enumerate(cells):
            end = len(para.text.rstrip("| \t"))
            yield replace(part_of(para, 0, end), cell=(number, r, c), table=table)
            if end < len(para.text):
                yield part_of(para, end, len(para.text))


def _row(cells: int, width: int) -> tuple[Cell, ...]:
    """The cells of a row; of two the second reaches to the end, as the name of a group does."""
    return (Cell(), Cell(columns=width - 1)) if cells == _PAIR else tuple(Cell() for _ in range(cells))
