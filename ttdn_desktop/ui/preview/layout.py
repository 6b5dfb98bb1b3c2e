"""Where the sheets lie on the ground: under each other, each in the middle, as large as the zoom says."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from PySide6.QtCore import QPointF, QRect, QRectF

GAP = 16
"""Pixels around a sheet."""
FULL = 96 / 25.4
"""Pixels for a millimetre at 100 %."""
A4 = (210.0, 297.0)
_LEAST = 120  # pixels that a sheet is wide at least

Sizes = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Sheets of these sizes (millimetres) in a window so many pixels wide; `zoom` 0 fits each to the width, 1 is its true size."""

    sizes: tuple[tuple[float, float], ...]
    room: int
    zoom: float = 0.0
    tops: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tops", tuple(accumulate((self._height(page) + GAP for page in range(1, len(self.sizes) + 1)), initial=GAP)))

    def scale(self, page: int) -> float:
        """Pixels for a millimetre of this page."""
        if self.zoom:
            return FULL * self.zoom
        return max(self.room - 2 * GAP, _LEAST) / self.sizes[page - 1][0]

    @property
    def height(self) -> int:
        """Of all sheets together."""
        return self.tops[-1] if self.sizes else 0

    @property
    def width(self) -> int:
        """Of the widest with the ground around it."""
        return max((self._width(page) for page in range(1, len(self.sizes) + 1)), default=0) + 2 * GAP

    def rect(self, page: int) -> QRect:
        """Where a sheet (counted from 1) lies."""
        across = self._width(page)
        return QRect(max(GAP, (self.room - across) // 2), self.tops[page - 1], across, self._height(page))

    def pages_in(self, top: int, bottom: int) -> tuple[int, ...]:
        """Sheets of which something lies between these rows."""
        return tuple(page for page in range(1, len(self.sizes) + 1) if self.tops[page - 1] <= bottom and self.tops[page] - GAP >= top)

    def page_at(self, y: int) -> int:
        """The sheet at that row, or the next one below it."""
        return next((page for page in range(1, len(self.sizes) + 1) if self.tops[page] - GAP / 2 > y), len(self.sizes))

    def on_page(self, page: int, x: float, y: float) -> QPointF:
        """Millimetres on the sheet of a point on the ground."""
        rect, scale = self.rect(page), self.scale(page)
        return QPointF((x - rect.left()) / scale, (y - rect.top()) / scale)

    def on_ground(self, page: int, left: float, top: float, width: float, height: float) -> QRectF:
        """Pixels on the ground of a part of the sheet given in millimetres."""
        rect, scale = self.rect(page), self.scale(page)
        return QRectF(rect.left() + left * scale, rect.top() + top * scale, width * scale, height * scale)

    def _width(self, page: int) -> int:
        return round(self.sizes[page - 1][0] * self.scale(page))

    def _height(self, page: int) -> int:
        return round(self.sizes[page - 1][1] * self.scale(page))
