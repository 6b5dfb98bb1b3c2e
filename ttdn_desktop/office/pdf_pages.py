"""Pages of a PDF as pictures (PNG), for the eye: scans that cannot be read, and the look of those that can."""

import struct
import zlib
from collections.abc import Iterable

import pypdfium2 as pdfium

from ttdn_desktop.office.pdf_reader import opened
from ttdn_desktop.office.refusal import Refusal, RefusedFileError

MAX_WIDTH = 2_400
_MOST_POINTS = 12_000_000  # of a picture
_LEVEL = 1  # of packing: quick


def page_count(data: bytes) -> int:
    """How many pages there are. Raises RefusedFileError for a PDF with a password, or a damaged one."""
    document = opened(data)
    try:
        return len(document)
    finally:
        document.close()


def page_pictures(data: bytes, numbers: Iterable[int], width: int) -> list[bytes]:
    """The pages of these numbers (from 1), so many points wide, each a PNG; none for numbers that are not there."""
    document = opened(data)
    try:
        count = len(document)
        return [_picture(document, number, min(max(width, 16), MAX_WIDTH)) for number in numbers if 0 < number <= count]
    except pdfium.PdfiumError as error:
        raise RefusedFileError(Refusal.DAMAGED) from error
    finally:
        document.close()


def _picture(document: pdfium.PdfDocument, number: int, width: int) -> bytes:
    page = document[number - 1]
    wide, high = page.get_size()
    scale = width / max(wide, 1.0)
    scale = min(scale, (_MOST_POINTS / max(wide * high, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, may_draw_forms=False)
    try:
        return _png(bitmap)
    finally:
        bitmap.close()
        page.close()


def _png(bitmap: pdfium.PdfBitmap) -> bytes:
    """The points of a bitmap, in grey or red, green and blue, as a PNG."""
    points, stride, channels = bytes(bitmap.buffer), bitmap.stride, bitmap.n_channels
    row = bitmap.width * channels
    lines = b"".join(b"\x00" + points[start : start + row] for start in range(0, stride * bitmap.height, stride))
    kind = {1: 0, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines, _LEVEL)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
