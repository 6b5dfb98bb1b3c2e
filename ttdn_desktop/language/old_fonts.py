"""Text typed for the fonts of before Unicode, TCVN3 (.VnTime), VNI (VNI-Times), VPS (VPS Times) and VISCII (VI Times), as Unicode.

Such text is kept as Latin letters ("TiÕng ViÖt", "Tieáng Vieät"); only its font shows it right. Whether a text is of that sort is judged in old_letters.py.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise


class Encoding(StrEnum):
    """The old ways of keeping Vietnamese letters."""

    TCVN3 = "tcvn3"  # one code a letter, capitals with tones only in fonts of capitals; TCVN 5712:1993, VN3
    VNI = "vni"  # a vowel and its mark are two codes
    VPS = "vps"  # one code a letter; of Vietnamese abroad
    VISCII = "viscii"  # likewise; RFC 1456


@dataclass(frozen=True, slots=True, kw_only=True)
class OldFont:
    """What a font of before Unicode makes of its codes."""

    encoding: Encoding
    capitals: bool = False  # it shows capitals only (.VnTimeH)


_TCVN3_FONT = re.compile(r"(?i)\.vn(?!i[-_ ])")
_VNI_FONT = re.compile(r"(?i)\.?vni[-_ ]")
_VPS_FONT = re.compile(r"(?i)vps[-_ ]?\w")
_VISCII_FONT = re.compile(r"(?i)(?:vi[-_ ]\w|.*\bviscii\b)")

TCVN3: Mapping[str, str] = dict(
    zip(
        bytes((*range(0xA1, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), *range(0xC6, 0xCD), *range(0xCE, 0xD9), *range(0xDC, 0xE0))).decode("latin-1")
        + bytes((*range(0xE1, 0xF0), *range(0xF1, 0xFF))).decode("latin-1"),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""Each code of TCVN3, as Windows-1252 shows it, and its letter."""

_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_ROOFED = {"\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä", "": "â"}
_BREVED = {"\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"}
_SINGLE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ"}


def _vni_letters() -> dict[str, str]:
    """Each code or pair of codes of VNI, in small letters and capitals; a capital vowel may carry the mark of a small one."""
    small = dict(_SINGLE)
    for base, marks in (("a", _ROOFED), ("e", _ROOFED), ("o", _ROOFED), ("a", _BREVED)):
        letter = base + ("\u0306" if marks is _BREVED else "\u0302")
        small |= {base + code: unicodedata.normalize("NFC", letter + tone) for tone, code in marks.items()}
    for base in ("a", "e", "o", "u", "y", "ô", "ö"):
        small |= {base + code: unicodedata.normalize("NFC", _SINGLE.get(base, base) + tone) for tone, code in _TONES.items()}
    capital = {codes[0].upper() + rest: letter.upper() for codes, letter in small.items() for rest in {codes[1:], codes[1:].upper()}}
    mixed = {codes[0] + codes[1:].upper(): letter for codes, letter in small.items() if len(codes) > 1}
    return {**mixed, **small, **capital}


VNI: Mapping[str, str] = _vni_letters()
"""Each code or pair of codes of VNI, as Windows-1252 shows it, and its letter."""


def _as_shown(byte: int) -> str:
    """A code as Windows-1252 shows it; the five it lacks stay control characters."""
    return bytes([byte]).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)


def _table(letters: str, first: int) -> dict[str, str]:
    """Letters of consecutive codes; a blank stands for a code that is left as it is."""
    return {_as_shown(first + at): letter for at, letter in enumerate(letters) if letter != " "}


VISCII: Mapping[str, str] = _table(
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ ắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ", 0x80
)
"""Each code of VISCII and its letter; a blank that keeps words together is more likely than Õ, and six capitals are codes no file of Word can hold."""

VPS: Mapping[str, str] = _table("ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ  ỀỂỄỐỒỔỖýỷỵỚỜỞ", 0x80) | _table(
    " ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ àáâãảạă èéêẽìí ĩẴĐòóôõ Ơụùúủ ỶẼỳ", 0xA0
)
"""Each code of VPS and its letter; fourteen capitals, most with a dot below, are codes no file of Word can hold."""

LETTERS: Mapping[Encoding, Mapping[str, str]] = {Encoding.TCVN3: TCVN3, Encoding.VNI: VNI, Encoding.VPS: VPS, Encoding.VISCII: VISCII}
_TABLES = {encoding: str.maketrans(dict(letters)) for encoding, letters in LETTERS.items() if encoding is not Encoding.VNI}
_VNI_CODES = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def encoding_of_font(name: str | None) -> OldFont | None:
    """What the font with this name makes of its codes; None for every font of Unicode."""
    if not name:
        return None
    if _TCVN3_FONT.match(name):
        return OldFont(encoding=Encoding.TCVN3, capitals=name.rstrip().endswith("H") or (name.islower() and name.rstrip().endswith("h")))
    fonts = ((_VNI_FONT, Encoding.VNI), (_VPS_FONT, Encoding.VPS), (_VISCII_FONT, Encoding.VISCII))
    return next((OldFont(encoding=encoding) for named, encoding in fonts if named.match(name)), None)


def decoded(text: str, encoding: Encoding) -> str:
    """The text in Unicode (NFC), as the old font showed it; characters that are none of its codes stay."""
    if text.isascii():
        return text
    if encoding is not Encoding.VNI:
        return text.translate(_TABLES[encoding])
    return _VNI_CODES.sub(lambda found: VNI[found[0]], text)


def decoded_pieces(pieces: Sequence[str], encoding: Encoding) -> tuple[str, ...]:
    """Neighbouring pieces of one text: a pair of codes that is cut by the border of two becomes a letter of the first."""
    if encoding is not Encoding.VNI:
        return tuple(decoded(piece, encoding) for piece in pieces)
    starts = [0, *accumulate(map(len, pieces))]
    whole = "".join(pieces)
    places = offsets(whole, encoding)
    new = decoded(whole, encoding)
    return tuple(new[places[start] : places[end]] for start, end in pairwise(starts))


def offsets(text: str, encoding: Encoding) -> tuple[int, ...]:
    """For each place of the text, and its end, the place in the decoded one; between the two codes of a letter it is behind the letter."""
    if encoding is not Encoding.VNI:
        return tuple(range(len(text) + 1))
    places, new = [0], 0
    end = 0
    for found in _VNI_CODES.finditer(text):
        for _ in range(end, found.start()):
            new += 1
            places.append(new)
        new += 1
        places += [new] * (found.end() - found.start())
        end = found.end()
    places += range(new + 1, new + 1 + len(text) - end)
    return tuple(places)
