"""How high the rows of a sheet must be so that nothing in them is cut off."""

from collections.abc import Sequence
from dataclasses import dataclass

from ttdn_desktop.paper.measure import MM_PER_POINT, wrapped
from ttdn_desktop.paper.model import Style
from ttdn_desktop.paper.sheet import SheetValue
from ttdn_desktop.paper.standards import Standards

PADDING = 2.2
"""Millimetres that a cell keeps free on both sides together, and some for differences of programs."""

_LINE_HEIGHT = 1.17  # of the type size, in Times New Roman


def row_height(lines: int, size: float) -> float:
    """Millimetres of a row of so many lines."""
    return round(lines * size * _LINE_HEIGHT * MM_PER_POINT + 1.5, 1)


@dataclass(frozen=True, slots=True)
class Room:
    """The widths of the columns of a sheet (mm), and the type its cells are set in."""

    standards: Standards
    widths: tuple[float, ...]

    @property
    def size(self) -> float:
        """Points."""
        return self.standards.looks[Style.TABLE_CELL].size

    def height(self, values: Sequence[SheetValue], *, bold: bool = False) -> float:
        """Millimetres of a row with these values in its cells."""
        metrics = self.standards.metrics
        cells = ((value, width) for value, width in zip(values, self.widths, strict=False) if isinstance(value, str))
        return row_height(max((len(wrapped(metrics, text, self.size, width - PADDING, bold=bold).lines) for text, width in cells), default=1), self.size)
