"""Vietnamese dictionary order: letters first (a ă â … d đ …), then tones (ngang huyền hỏi ngã sắc nặng), then capitals."""

import unicodedata
from functools import cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_SHAPES = "\u0302\u0306\u031b"  # of â ê ô, ă, ơ ư

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]


@cache
def _parts(char: str) -> tuple[int, int, bool]:
    """Rank of the letter, of its tone, and whether it is a capital."""
    marks = unicodedata.normalize("NFD", char)
    tone = next((_TONES.index(mark) + 1 for mark in marks if mark in _TONES), 0)
    letter = unicodedata.normalize("NFC", marks[0] + "".join(mark for mark in marks[1:] if mark in _SHAPES))
    lower = letter.lower()
    if lower in _RANK:
        return 1000 + _RANK[lower], tone, letter != lower
    return (ord(lower[0]) if ord(lower[0]) < 1000 else 2000 + ord(lower[0])), tone, letter != lower


def sort_key(text: str) -> SortKey:
    """The key that sorts texts as a Vietnamese dictionary does; equal on every system."""
    parts = [_parts(char) for char in unicodedata.normalize("NFC", text)]
    return tuple(p[0] for p in parts), tuple(p[1] for p in parts), tuple(p[2] for p in parts)
