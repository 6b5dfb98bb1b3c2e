"""Folding for search: without tone marks, without the bar of đ, in lower case."""

import codecs
import unicodedata
from functools import cache

_SPACES = frozenset("\u00a0\u2007\u202f\t\n\r\v\f")


@cache
def _folded(char: str) -> str:
    """What one character becomes; nothing for a combining mark."""
    if char in _SPACES:
        return " "
    if char in "đĐ":
        return "d"
    if char in "ƣƢ":  # what some printing programs put for "ư"
        return "u"
    return "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c)).lower()


class _Table(dict[int, int | str]):
    """What each character becomes, by its code point; filled as characters come. One character is a number, which `translate` takes much faster."""

    def __missing__(self, code: int) -> int | str:
        folded = _folded(chr(code))
        entry = self[code] = ord(folded) if len(folded) == 1 else folded
        return entry


_TABLE = _Table()
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_ACCENTED = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in _TONES]
_USUAL = ["\0\t\n", *map(chr, range(32, 127)), "\u00a0–—“”‘’…•·−×đĐ", *(letter for letter in _ACCENTED if not letter.isascii())]
_PAGE = "".join(_USUAL).ljust(256, "\ufffe")
"""The characters Vietnamese is nearly always written with, as a code page of one byte each: folding by it takes a sixth of the time."""

_TO_PAGE = codecs.charmap_build(_PAGE)
_FOLDED_PAGE = "".join(char if char == "\ufffe" else _folded(char) for char in _PAGE)


def is_usual(text: str) -> bool:
    """Whether a text holds nothing but ASCII, Vietnamese letters and the marks of usual typing."""
    try:
        codecs.charmap_encode(text, "strict", _TO_PAGE)
    except UnicodeEncodeError:
        return False
    return True


def fold(text: str) -> str:
    """Lower-case text without marks: 'Đối ngoại' -> 'doi ngoai'; NFC and NFD fold alike, any space is a blank."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _TO_PAGE)[0], "strict", _FOLDED_PAGE)[0]
    except UnicodeEncodeError:  # some character stands on no page: a combining mark, another script
        return text.translate(_TABLE)


def folded_with_map(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters (and its end) the offset in the original it came from."""
    out: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        folded = _folded(char)
        out.append(folded)
        offsets.extend([at] * len(folded))
    return "".join(out), (*offsets, len(text))
