"""Tables that plain text draws with "|" or tabs: their lines become cells, where their head names tasks, indicators or an estimate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ttdn_desktop.paper.model import Cell, Table
from ttdn_desktop.reading.paras import Para, part_of
from ttdn_desktop.reading.table_columns import head_of
from ttdn_desktop.reading.words import ReadingWords

_RULE = re.compile(r"[\s|:=+\-–_]*")
_TAB = re.compile(r"\t")
_TABS = re.compile(r"\t+")
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
    if not any(len(row) >= _FEWEST_COLUMNS or "\t" in row[0].text for row in rows):
        return Typed(lines=tuple(lines), strokes=())
    tables = sum(1 for _ in {line.cell[0] for line in lines if line.cell is not None})
    out: list[Para] = []
    strokes: list[Para] = []
    at = 0
    while at < len(rows):
        cells = _cells(rows[at])
        end = at + 1
        if _may_be_head(cells):
            while end < len(rows) and (_is_rule(rows[end]) or len(_cells(rows[end], len(cells))) == len(cells)):
                end += 1
        block = [row for row in rows[at:end] if not _is_rule(row)]
        texts = [[para.text.strip(" |\t") for para in _cells(row, len(cells))] for row in block]
        if len(block) >= _FEWEST_ROWS and head_of(texts[:1], words) is not None:
            made = list(_table(block, tables))
            tables += 1
            out += [para for para in made if para.cell is not None]
            strokes += [*(para for para in made if para.cell is None), *(para for row in rows[at:end] if _is_rule(row) for para in row)]
        else:
            end = at + 1
            out += rows[at]
        at = end
    numbered = tuple(replace(para, line=number) for number, para in enumerate(out))
    return Typed(lines=numbered if strokes else tuple(lines), strokes=tuple(strokes))


def _may_be_head(cells: Sequence[Para]) -> bool:
    return len(cells) >= _FEWEST_COLUMNS and cells[0].cell is None and sum(len(para.text) for para in cells) < _LONGEST_HEAD


def _is_rule(row: Sequence[Para]) -> bool:
    """A line of strokes between the head and the rows."""
    text = "".join(para.text for para in row)
    return "-" in text and _RULE.fullmatch(text) is not None


def _cells(row: Sequence[Para], wanted: int = 0) -> list[Para]:
    """The cells of a line: its pieces between strokes, or between tabs; the empty one before a leading stroke is none.

    Several tabs are one, but where that makes other than the wanted cells and each tab for itself makes those.
    """
    if len(row) > 1:
        pieces = list(row)
        return pieces[1:] if not pieces[0].text.strip(" |\t") and row[0].text.lstrip().startswith("|") else pieces
    para = row[0]
    if "\t" not in para.text.strip():
        return [para]
    if para.text.count("\t") + 1 == wanted:
        ends = [found.end() for found in _TAB.finditer(para.text)]
        return [part_of(para, start, end) for start, end in pairwise([0, *ends, len(para.text)])]
    edges = [0, *(found.end() for found in _TABS.finditer(para.text) if found.start() > 0), len(para.text)]
    return [part_of(para, start, end) for start, end in pairwise(edges) if start < end]


def _table(block: Sequence[Sequence[Para]], number: int) -> Iterator[Para]:
    """The paragraphs of a table, each in its cell; the strokes between them stand in no cell."""
    width = len(_cells(block[0]))
    table = Table(widths=(), rows=tuple(tuple(Cell() for _ in _cells(row, width)) for row in block), where=block[0][0].where)
    for r, row in enumerate(block):
        cells = _cells(row, width)
        if len(row) > len(cells):
            yield row[0]
        for c, para in enumerate(cells):
            end = len(para.text.rstrip("| \t"))
            yield replace(part_of(para, 0, end), cell=(number, r, c), table=table)
            if end < len(para.text):
                yield part_of(para, end, len(para.text))
