"""The pages of a preview: how many there are, how each looks, and where on them every part of the paper stands."""

import ctypes
import math
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from ttdn_desktop.errors import StoppedError
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.render.engine import Engine
from ttdn_desktop.render.prologue import LINK
from ttdn_desktop.render.typst_source import preview_source

_PDFIUM = threading.RLock()  # the library may be used by one thread of a process at a time
_MM = 25.4 / 72
_WIDEST = 6_000  # points of a picture
_ADDRESS = 64  # bytes: longer than any address of ours
_ASIDE = 4.0  # what a point beside a line counts, against one above or below it


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A part of a page: millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def away(self, x: float, y: float) -> float:
        """How far a point is from it, 0 inside; aside counts more, so that a click between two lines is never taken for another column."""
        across = max(self.left - x, x - self.left - self.width, 0)
        down = max(self.top - y, y - self.top - self.height, 0)
        return across * _ASIDE + down


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a part of the paper stands: `key` is its anchor, or its place in the file it was read from; `page` counts from 1.

    A part that goes over the end of a page, or stands in several cells, has several places.
    """

    key: str
    page: int
    rect: Rect


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page drawn: four bytes a point (blue, green, red, nothing), as screens have them, line by line from the top without gaps."""

    width: int
    height: int
    points: bytes


class PageSet:
    """The pages of one state of a paper; any thread may ask. `sizes` are millimetres; `keys` are all parts that have a place."""

    def __init__(self, data: bytes, keys: tuple[str, ...]) -> None:
        self.data = data
        self.keys = keys
        self._order = {key: index for index, key in enumerate(keys)}
        self._places: dict[int, tuple[Place, ...]] = {}
        with _PDFIUM:
            self._document = pdfium.PdfDocument(data)
            self.sizes = tuple((width * _MM, height * _MM) for width, height in map(self._document.get_page_size, range(len(self._document))))

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    def close(self) -> None:
        """Give back the memory; nothing may be asked afterwards."""
        with _PDFIUM:
            self._document.close()

    def draw(self, page: int, width: int) -> Picture:
        """The page as a picture of that many points across. Raises IndexError for a page that is not there."""
        with self._sheet(page) as sheet:
            return _drawn(sheet, min(max(width, 1), _WIDEST) / sheet.get_width())

    def draw_band(self, page: int, width: int, top: int, height: int) -> Picture:
        """Rows `top` to `top + height` of the page drawn that many points across; for printers, whose pages are too large to be held whole."""
        with self._sheet(page) as sheet:
            across, down = sheet.get_size()
            scale = width / across
            below = math.ceil(down * scale) - top - height
            above, under = (max(rows - 0.5, 0) / scale for rows in (top, below))  # halves: the renderer rounds up
            return _drawn(sheet, scale, (0, under, 0, above))

    def places(self, page: int) -> tuple[Place, ...]:
        """Everything on that page that has a key, one place a key and column, in the order it is printed."""
        found = self._places.get(page)
        if found is None:
            with self._sheet(page) as sheet:
                found = self._places[page] = tuple(_joined(self._links(sheet, page)))
        return found

    def hit(self, page: int, x: float, y: float) -> str | None:
        """The key of what stands at (or nearest to) that point of the page, in millimetres; None on a page without keys."""
        nearest = min(self.places(page), key=lambda place: place.rect.away(x, y), default=None)
        return nearest.key if nearest else None

    def place(self, key: str) -> Place | None:
        """Where that part begins; None where it is not printed."""
        at = self._order.get(key)
        if at is None:
            return None
        before = bisect_left(range(1, self.count + 1), at, key=self._first_key)  # the last page that begins with an earlier part
        near = [page for page in (before, before + 1) if 1 <= page <= self.count]  # parts are printed in the order of their keys
        found = (place for page in (*near, *range(1, self.count + 1)) for place in self.places(page) if place.key == key)
        return next(found, None)

    def _first_key(self, page: int) -> int:
        """The index of the key that a page begins with; that of the page before where it has none."""
        for sheet in range(page, 0, -1):
            if places := self.places(sheet):
                return self._order[places[0].key]
        return -1

    @contextmanager
    def _sheet(self, page: int) -> Iterator[pdfium.PdfPage]:
        """A page for as long as it is looked at, by this thread alone."""
        if not 1 <= page <= self.count:
            raise IndexError(page)
        with _PDFIUM:
            sheet = self._document[page - 1]
            try:
                yield sheet
            finally:
                sheet.close()

    def _links(self, sheet: pdfium.PdfPage, page: int) -> Iterator[Place]:
        height = sheet.get_height()
        at, link, rect, address = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF(), ctypes.create_string_buffer(_ADDRESS)
        while raw.FPDFLink_Enumerate(sheet, ctypes.byref(at), ctypes.byref(link)):
            raw.FPDFAction_GetURIPath(self._document, raw.FPDFLink_GetAction(link), address, _ADDRESS)
            name = address.value.decode("ascii", "replace")
            if not name.startswith(LINK) or not raw.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
                continue
            box = Rect(left=rect.left * _MM, top=(height - rect.top) * _MM, width=(rect.right - rect.left) * _MM, height=(rect.top - rect.bottom) * _MM)
            yield Place(key=self.keys[int(name.removeprefix(LINK))], page=page, rect=box)


def _drawn(sheet: pdfium.PdfPage, scale: float, crop: tuple[float, float, float, float] = (0, 0, 0, 0)) -> Picture:
    """A page, or what is left of it without the strips `crop` (points at its left, bottom, right and top), so many times its size."""
    bitmap = sheet.render(scale=scale, crop=crop, may_draw_forms=False, draw_annots=False, prefer_bgrx=True, force_bitmap_format=raw.FPDFBitmap_BGRx)
    try:
        return Picture(width=bitmap.width, height=bitmap.height, points=bytes(bitmap.buffer))
    finally:
        bitmap.close()


def _joined(lines: Iterator[Place]) -> Iterator[Place]:
    """The lines of one part as one place; those of the same part in another column stay apart."""
    held: Place | None = None
    for line in lines:
        if held is not None and held.key == line.key and line.rect.top >= held.rect.top and _overlap(held.rect, line.rect):
            held = replace(held, rect=_around(held.rect, line.rect))
        else:
            if held is not None:
                yield held
            held = line
    if held is not None:
        yield held


def _overlap(one: Rect, other: Rect) -> bool:
    return one.left < other.left + other.width and other.left < one.left + one.width


def _around(one: Rect, other: Rect) -> Rect:
    left, top = min(one.left, other.left), min(one.top, other.top)
    right, bottom = max(one.left + one.width, other.left + other.width), max(one.top + one.height, other.top + other.height)
    return Rect(left=left, top=top, width=right - left, height=bottom - top)


def typeset(paper: Paper, engine: Engine, cancelled: Callable[[], bool] | None = None) -> PageSet:
    """The pages of a paper. Raises StoppedError between two steps once `cancelled` says so."""
    _go_on(cancelled)
    source = preview_source(paper, engine.face)
    _go_on(cancelled)
    data = engine.for_screen(source.text)
    _go_on(cancelled)
    return PageSet(data, source.keys)


def _go_on(cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise StoppedError("")
