"""What a font file says about itself: family, weight, slope, the letters it draws and their widths, and whether it may be put into documents."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

VIETNAMESE = frozenset("ăâđêôơưĂÂĐÊÔƠƯ") | frozenset(
    "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"
)
_RESTRICTED = 0x0002  # OS/2 fsType: must not be embedded
_ITALIC, _BOLD = 0x01, 0x20  # OS/2 fsSelection
_FAMILY = 1  # name id
_WINDOWS_UNICODE = (3, 1)


class BadFontError(ValueError):
    """The bytes are no TrueType or OpenType font that can be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """One face."""

    path: Path
    family: str
    bold: bool
    italic: bool
    embeddable: bool
    units_per_em: int
    widths: Mapping[str, int] = field(repr=False)  # of every letter it draws, in those units

    @property
    def is_vietnamese(self) -> bool:
        """Whether every letter of Vietnamese is in it."""
        return self.widths.keys() >= VIETNAMESE


def read_font(path: Path) -> FontFile:
    """Read the file; raises BadFontError where it is no such font, OSError where it cannot be read."""
    data = path.read_bytes()
    try:
        tables = _tables(data)
        kind, selection = struct.unpack_from(">H", tables["OS/2"], 8)[0], struct.unpack_from(">H", tables["OS/2"], 62)[0]
        return FontFile(
            path=path,
            family=_family(tables["name"]),
            bold=bool(selection & _BOLD),
            italic=bool(selection & _ITALIC),
            embeddable=not kind & _RESTRICTED,
            units_per_em=struct.unpack_from(">H", tables["head"], 18)[0],
            widths=_widths(_glyphs(tables["cmap"]), tables["hhea"], tables["hmtx"]),
        )
    except (struct.error, KeyError, IndexError, UnicodeDecodeError) as error:
        raise BadFontError(path.name) from error


def _tables(data: bytes) -> dict[str, bytes]:
    if data[:4] not in {b"\x00\x01\x00\x00", b"OTTO", b"true"}:
        raise KeyError(data[:4])
    count = struct.unpack_from(">H", data, 4)[0]
    found = {}
    for index in range(count):
        tag, _checksum, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        found[tag.decode("latin-1")] = data[start : start + length]
    return found


def _family(table: bytes) -> str:
    count, strings = struct.unpack_from(">HH", table, 2)
    for index in range(count):
        platform, encoding, _language, name, length, start = struct.unpack_from(">HHHHHH", table, 6 + 12 * index)
        if name == _FAMILY and (platform, encoding) == _WINDOWS_UNICODE:
            return table[strings + start : strings + start + length].decode("utf-16-be")
    raise KeyError(_FAMILY)


def _widths(glyphs: Mapping[int, int], head: bytes, table: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", head, 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, table)[::2]
    return {chr(code): advances[min(glyph, count - 1)] for code, glyph in glyphs.items() if not 0xD800 <= code <= 0xDFFF}


def _glyphs(table: bytes) -> dict[int, int]:
    """The glyph of every code point."""
    count = struct.unpack_from(">H", table, 2)[0]
    found: dict[int, int] = {}
    for index in range(count):
        platform, _encoding, start = struct.unpack_from(">HHI", table, 4 + 8 * index)
        form = struct.unpack_from(">H", table, start)[0]
        if platform in {0, 3} and form == 4:
            found |= _by_segments(table, start)
        elif platform in {0, 3} and form == 12:
            found |= _by_groups(table, start)
    return found


def _by_segments(table: bytes, start: int) -> dict[int, int]:
    """Format 4: segments of the first plane."""
    count = struct.unpack_from(">H", table, start + 6)[0] // 2
    at = start + 14
    ends = struct.unpack_from(f">{count}H", table, at)
    starts = struct.unpack_from(f">{count}H", table, at + 2 * count + 2)
    deltas = struct.unpack_from(f">{count}H", table, at + 4 * count + 2)
    offsets_at = at + 6 * count + 2
    found: dict[int, int] = {}
    for index, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        offset = struct.unpack_from(">H", table, offsets_at + 2 * index)[0]
        for code in range(first, min(last, 0xFFFE) + 1):
            if offset:
                glyph = struct.unpack_from(">H", table, offsets_at + 2 * index + offset + 2 * (code - first))[0]
                glyph = (glyph + delta) & 0xFFFF if glyph else 0
            else:
                glyph = (code + delta) & 0xFFFF
            if glyph:
                found[code] = glyph
    return found


def _by_groups(table: bytes, start: int) -> dict[int, int]:
    """Format 12: groups of all planes."""
    count = struct.unpack_from(">I", table, start + 12)[0]
    found: dict[int, int] = {}
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", table, start + 16 + 12 * index)
        found |= {code: glyph + code - first for code in range(first, min(last, first + 0xFFFF) + 1)}
    return found
