"""The bare text of a Word 97-2003 file, from its table of pieces: what a converter must not lose, and what is left where none succeeds."""

import re
import struct
import unicodedata
from dataclasses import dataclass

from ttdn_desktop.office.compound import CompoundFile
from ttdn_desktop.office.refusal import Refusal, RefusedFileError

_TABLE_FLAG = 0x0200  # of the flags at byte 10: the table stream is 1Table
_COUNTS, _STORIES = 0x4C, 8  # lengths in characters: text, footnotes, headers, macros, comments, endnotes, boxes, boxes in headers
_CLX = 0x01A2
_MOST = 64 * 1024 * 1024
_LARGEST_PIECE = 32 * 1024 * 1024
_COMPRESSED = 0x4000_0000
_FIELD = re.compile(r"\x13[^\x13\x14\x15]*\x14([^\x13\x14\x15]*)\x15|\x13[^\x13\x14\x15]*\x15")
_CONTROLS = dict.fromkeys([*range(7), 8, *range(14, 30), 31], None) | {0x1E: "-", 0x0B: "\n", 0xFFFC: None}
_DEEPEST_FIELDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DocText:
    """The main text with its marks ("\\r" ends a paragraph, "\\x07" a cell or a row, "\\x0c" a page), and all that stands beside it."""

    main: str
    beside: str

    def lines(self) -> tuple[str, ...]:
        """All paragraphs that have words, also those of notes, headers and text boxes."""
        return tuple(line for line in re.split(r"[\r\x07\x0c]", f"{self.main}\r{self.beside}") if line.strip())


def doc_text(data: bytes) -> DocText:
    """The text of these bytes, in Unicode NFC; raises RefusedFileError where the pieces do not fit together."""
    file = CompoundFile(data)
    word = _stream(file, "WordDocument")
    try:
        (flags,) = struct.unpack_from("<H", word, 10)
        counts = struct.unpack_from(f"<{_STORIES}i", word, _COUNTS)
        place, length = struct.unpack_from("<II", word, _CLX)
        table = _stream(file, "1Table" if flags & _TABLE_FLAG else "0Table")
        text = _pieces(word, _piece_table(table[place : place + length]))
    except (struct.error, UnicodeDecodeError) as error:
        raise RefusedFileError(Refusal.DAMAGED) from error
    main = max(0, counts[0])
    return DocText(main=_plain(text[:main]), beside=_plain(text[main : main + sum(max(0, count) for count in counts[1:])]))


def _stream(file: CompoundFile, name: str) -> bytes:
    if name not in file.streams:
        raise RefusedFileError(Refusal.DAMAGED)
    return file.beginning(name, _MOST)


def _piece_table(clx: bytes) -> bytes:
    """The table behind the property blocks of the Clx."""
    at = 0
    while at < len(clx) and clx[at] == 1:
        (size,) = struct.unpack_from("<H", clx, at + 1)
        at += 3 + size
    if at >= len(clx) or clx[at] != 2:
        raise RefusedFileError(Refusal.DAMAGED)
    (size,) = struct.unpack_from("<I", clx, at + 1)
    return clx[at + 5 : at + 5 + size]


def _pieces(word: bytes, table: bytes) -> str:
    count = (len(table) - 4) // 12
    edges = struct.unpack_from(f"<{count + 1}I", table, 0)
    found: list[str] = []
    total = 0
    for number in range(count):
        length = edges[number + 1] - edges[number]
        (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        if length < 0 or (total := total + length) > _LARGEST_PIECE:
            raise RefusedFileError(Refusal.DAMAGED)
        if place & _COMPRESSED:
            start = (place & ~_COMPRESSED) // 2
            found.append(word[start : start + length].decode("cp1252", "replace"))
        else:
            found.append(word[place : place + 2 * length].decode("utf-16-le", "replace"))
    return "".join(found)


def _plain(text: str) -> str:
    """Fields as their results, without marks that are no text."""
    for _ in range(_DEEPEST_FIELDS):
        text, count = _FIELD.subn(lambda found: found[1] or "", text)
        if not count:
            break
    return unicodedata.normalize("NFC", text.translate(_CONTROLS))
