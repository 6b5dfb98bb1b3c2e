"""How high a cell is at most, found without measuring its lines: enough to tell the rows that may be higher than a page."""

from ttdn_desktop.paper.measure import MM_PER_POINT
from ttdn_desktop.paper.model import Cell, Paragraph

MUCH = 10_000.0
"""Points of a cell that is not measured, such as one with a table in it."""

_LARGE = 14.0  # points: type of cells is not larger
_PARAGRAPH = 40.0  # points: a line, and what a paragraph may have before and after it
_WIDE_LETTER = 0.6  # of the type size: more than the average letter needs, with the room lost at the ends of lines
_LINE = 1.15  # of the type size: a single line of Times


def rough_height(cell: Cell, width: float) -> float:
    """Points, more than the cell surely needs in a column of `width` mm."""
    letters = 0
    for block in cell.blocks:
        if not isinstance(block, Paragraph):
            return MUCH
        for run in block.runs:
            letters += len(run.text) if run.size is None or run.size <= _LARGE else len(run.text) * 9
    return letters * _LARGE * _WIDE_LETTER / (width / MM_PER_POINT) * _LARGE * _LINE + len(cell.blocks) * _PARAGRAPH
