"""Refuses PDFs whose packed contents swell beyond all sense, before any library unpacks them."""

import re
import zlib

from ttdn_desktop.office.refusal import Refusal, RefusedFileError

MAX_STREAM = 24 * 1024 * 1024
"""Unpacked bytes of what draws one page, or of a font; a full page has some 50,000. Pictures are not unpacked for reading, so they do not count."""
MAX_STREAMS = 512 * 1024 * 1024
"""Of all together."""
_STREAM = re.compile(rb">>\s{0,8}stream\r?\n")
_LONGEST_HEAD = 2_000  # bytes before a stream that say what it is
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")


def require_moderate(data: bytes) -> None:
    """Raises RefusedFileError(BOMB) for a file with a stream, or streams, above these limits."""
    total = 0
    for found in _STREAM.finditer(data):
        begin = max(0, found.start() - _LONGEST_HEAD)
        head = data[max(begin, data.rfind(b" obj", begin, found.start())) : found.start()]
        packed = len(_PACKED.findall(head))
        if packed == 0 or _PICTURE.search(head):
            continue
        end = data.find(b"endstream", found.end())
        size = _unpacked(data[found.end() : len(data) if end < 0 else end], packed)
        total += size
        if size > MAX_STREAM or total > MAX_STREAMS:
            raise RefusedFileError(Refusal.BOMB)


def _unpacked(data: bytes, times: int) -> int:
    """The most bytes that a stream packed so many times comes to, as far as one more than the limit; 0 for what is not packed after all."""
    largest = 0
    for _ in range(min(times, 4)):
        try:
            data = zlib.decompressobj().decompress(data, MAX_STREAM + 1)
        except zlib.error:  # locked, or damaged; the library will tell
            break
        largest = max(largest, len(data))
    return largest
