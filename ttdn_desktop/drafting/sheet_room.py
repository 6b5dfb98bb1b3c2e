"""How high the rows of a sheet must be so that nothing in them is cut off."""

from collections.abc import Sequence
from dataclasses import dataclass

from ttdn_desktop.paper.measure import MM_PER_POINT, wrapped
from ttdn_desktop.paper.model import Style
from ttdn_desktop.paper.sheet import SheetLine, SheetValue
from ttdn_desktop.paper.standards import Standards

PADDING = 2.2
"""Millimetres that a cell keeps free on both sides together, and some for differences of programs."""

_LINE_HEIGHT = 1.17  # of the type size, in Times New Roman


def row_height(lines: int, size: float) -> float:
    """Millimetres of a row of so many lines."""
    return round(lines * size * _LINE_HEIGHT * MM_PER_POINT + 1.5, 1)


def sheet_line(style: Style, text: str, standards: Standards, width: float) -> SheetLine:
    """A line above the table of a sheet of that width (mm)."""
    look = standards.looks[style]
    count = len(wrapped(standards.metrics, text, look.size, width - PADDING, bold=look.bold).lines)
    return SheetLine(text=text, size=look.size, bold=look.bold, italic=look.italic, height=row_height(count, look.size))


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
