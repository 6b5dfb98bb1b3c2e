"""The characters of a page of a PDF with their places and looks, asked of the library in as few calls as it allows."""

import ctypes
import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from pypdfium2 import raw

from ttdn_desktop.office.refusal import Refusal, RefusedFileError

MAX_GLYPHS = 150_000
"""Characters of one page; a full one has some 4,000."""

BLANKS = frozenset({9, 10, 13, 32, 160, *range(0x2000, 0x200B)})
"""Codes of the characters that part words."""

_INVISIBLE = 3
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_LOOK = re.compile(r"[,-]?(?:Bold|Italic|Oblique|Regular|Roman|PSMT|MT|PS)+$|[,-]$")
_NAMES = {"TimesNewRoman": "Times New Roman", "Times": "Times New Roman", "LiberationSerif": "Liberation Serif"}
_DROPPED = frozenset({0, 0xFFFE, 0xFFFF, 0xFEFF, 0x200B, 0xAD})
_AT_LINE_END = 0xFFFE
"""What the text has for a hyphen at the end of a line, which as a character has a code of its own."""


def _plain(function: object, result: type, *arguments: type) -> Callable[..., int]:
    """A function of the library that takes and gives addresses as mere numbers: three times a character, objects around them would cost more than the work."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]  # a function of a library is a pointer
    made: Callable[..., int] = ctypes.CFUNCTYPE(result, *arguments)(address or 0)
    return made


_unicode_of = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_owner_of = _plain(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_box_of = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


@dataclass(frozen=True, slots=True)
class Look:
    """How a text object looks; size in points."""

    size: float
    bold: bool
    italic: bool
    font: str
    turn: int  # quarters of a turn against the clock
    seen: bool


Glyph = tuple[Look, int, float, float, float, float, float]
"""Look, character, left, bottom, right, top, base; as in the file. Blanks are characters too."""


def glyphs_of(text: "raw.FPDF_TEXTPAGE") -> tuple[list[Look], list[Glyph]]:
    """The looks of a page, and all its characters in the order of the file. Raises RefusedFileError for a page with far too many."""
    known: dict[int, Look] = {}
    looks: dict[tuple[float, ...], Look] = {}
    found: list[Glyph] = []
    handle = ctypes.addressof(text.contents)
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    place = ctypes.addressof(box)
    look: Look | None = None
    before: Look | None = None
    last, base, lowest = 0, 0.0, 0.0
    for index, code in enumerate(_codes(text, handle)):
        if code in BLANKS:
            if look is not None:
                found.append((look, 32, 0.0, 0.0, 0.0, 0.0, base))
            continue
        if code in _DROPPED:
            continue
        owner = _owner_of(handle, index)
        if not owner:
            if look is not None:
                found.append((look, 32, 0.0, 0.0, 0.0, 0.0, base))
            continue
        if owner != last:
            last = owner
            look = known.get(owner)
            if look is None:
                look = known[owner] = _look(ctypes.cast(owner, raw.FPDF_PAGEOBJECT), looks)
        if look is None:
            continue
        _box_of(handle, index, place)
        level = box.bottom if look.turn % 2 == 0 else box.left
        if look is not before or abs(level - lowest) > 0.01 or look.turn % 2:  # asking costs time
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            base = y.value if look.turn % 2 == 0 else x.value
            before, lowest = look, level
        found.append((look, code, box.left, box.bottom, box.right, box.top, base))
    return list(looks.values()), found


def _codes(text: "raw.FPDF_TEXTPAGE", handle: int) -> list[int]:
    """The codes of all characters of a page: those of its text where every character has one there, else each asked for."""
    count = raw.FPDFText_CountChars(text)
    if count > MAX_GLYPHS:
        raise RefusedFileError(Refusal.BOMB)
    if count <= 0:
        return []
    units = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text, 0, count, units) - 1
    if written != count or len(bytes(units).decode("utf-16-le", "surrogatepass")) != count + 1:
        return [_unicode_of(handle, index) for index in range(count)]
    codes = units[:count]
    return [_unicode_of(handle, at) if code == _AT_LINE_END else code for at, code in enumerate(codes)] if _AT_LINE_END in codes else codes


def _look(owner: "raw.FPDF_PAGEOBJECT", looks: dict[tuple[float, ...], Look]) -> Look:
    """How a text object looks; equal looks of a page are one object, for some programs write every letter as a text of its own."""
    matrix, size = raw.FS_MATRIX(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(owner, matrix)
    raw.FPDFTextObj_GetFontSize(owner, size)
    font = raw.FPDFTextObj_GetFont(owner)
    mode = raw.FPDFTextObj_GetTextRenderMode(owner)
    key = (ctypes.addressof(font.contents) if font else 0, size.value, matrix.a, matrix.b, matrix.c, matrix.d, mode)
    if (known := looks.get(key)) is None:
        known = looks[key] = _new_look(font, size.value, matrix, seen=mode != _INVISIBLE)
    return known


def _new_look(font: "raw.FPDF_FONT", size: float, matrix: "raw.FS_MATRIX", *, seen: bool) -> Look:
    name = _font_name(font)
    weight = raw.FPDFFont_GetWeight(font) if font else 400
    slant = ctypes.c_int()
    slanted = bool(font) and bool(raw.FPDFFont_GetItalicAngle(font, slant)) and slant.value != 0
    turn = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) % 4 if matrix.a or matrix.b else 0
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    bold = bool(_BOLD.search(name)) or weight >= 600
    return Look(size=round(abs(size) * scale, 1), bold=bold, italic=bool(_ITALIC.search(name)) or slanted, font=_family(name), turn=turn, seen=seen)


def _font_name(font: "raw.FPDF_FONT") -> str:
    if not font:
        return ""
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, min(length, 500)))
    raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace")


def _family(name: str) -> str:
    """The name of the font as Word knows it."""
    plain = _SUBSET.sub("", name)
    while plain != (shorter := _LOOK.sub("", plain)):
        plain = shorter
    return _NAMES.get(plain, plain)
