"""Folding for search: without tone marks, without the bar of đ, in lower case."""

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
    return "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c)).lower()


class _Table(dict[int, int | str]):
    """What each character becomes, by its code point; filled as characters come. One character is a number, which `translate` takes much faster."""

    def __missing__(self, code: int) -> int | str:
        folded = _folded(chr(code))
        entry = self[code] = ord(folded) if len(folded) == 1 else folded
        return entry


_TABLE = _Table()


def fold(text: str) -> str:
    """Lower-case text without marks: 'Đối ngoại' -> 'doi ngoai'; NFC and NFD fold alike, any space is a blank."""
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
