"""Puts pages on a printer, each in bands, so that memory stays small however fine the printer is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ttdn_desktop.ui.preview.setter import image_of

if TYPE_CHECKING:
    from ttdn_desktop.services.preview import Pages, Preview

FINEST = 600
"""Points an inch of what is drawn; finer is not seen on paper."""
_BAND = 16_000_000  # bytes of a band
_INCH = 25.4
_TURNED = QPageLayout.Orientation.Landscape
_UPRIGHT = QPageLayout.Orientation.Portrait


def pages_to_print(printer: QPrinter, count: int) -> tuple[int, ...]:
    """The pages that were asked for in the print dialog, in the order they leave the printer."""
    ranges = printer.pageRanges()
    wanted = [page for page in range(1, count + 1) if printer.printRange() != QPrinter.PrintRange.PageRange or ranges.isEmpty() or ranges.contains(page)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    return tuple(wanted * copies)


def print_pages(printer: QPrinter, preview: "Preview", pages: "Pages", report: Callable[[int, int], None]) -> int:
    """Print what was asked for and give the number of sheets sides; off the main thread. `report` may raise to stop: what was sent is printed then."""
    wanted = pages_to_print(printer, pages.count)
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for at, page in enumerate(wanted):
            report(at, len(wanted))
            _lay(printer, *pages.sizes[page - 1])
            if at == 0:
                painter.begin(printer)
            else:
                printer.newPage()
            _paint(painter, printer, preview, page, pages.sizes[page - 1])
        report(len(wanted), len(wanted))
    finally:
        if painter.isActive():
            painter.end()
    return len(wanted)


def _lay(printer: QPrinter, width: float, height: float) -> None:
    """The sheet of the next page: A4 upright or turned."""
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(size, _TURNED if width > height else _UPRIGHT, QMarginsF(0, 0, 0, 0)))


def _paint(painter: QPainter, printer: QPrinter, preview: "Preview", page: int, size: tuple[float, float]) -> None:
    """The page in its true size; where the printer cannot reach the edge, what lies there is white in every paper of ours."""
    fine = min(printer.resolution(), FINEST)
    across, down = (round(side / _INCH * fine) for side in size)
    grown = printer.resolution() / fine
    rows = max(1, _BAND // (4 * across))
    for top in range(0, down, rows):
        picture = preview.draw_band(page, across, top, min(rows, down - top))
        if picture is not None:
            painter.drawImage(QRectF(0, top * grown, picture.width * grown, picture.height * grown), image_of(picture))
