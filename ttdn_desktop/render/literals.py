"""Texts of people as string literals of Typst: whatever they wrote, it can only ever be text, and breaks where a word processor breaks it."""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from functools import lru_cache

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile(r"(?P<whole>[^\s\-]*/(?:[^\W\d]|\()[^\s\-]*-?)|[\w)]-(?=\d)")
_LONGEST = 40  # letters of what is never broken: an address of the web may be longer than a line
_CONTROLS = {9, 10}
_NOTHING = '""'
_UNKNOWN = "□"
_PLAIN_UNKNOWN = "?"


def clean(text: str) -> str:
    """The text as NFC without control characters; tabs and line breaks stay."""
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def literal(text: str) -> str:
    """The text as a string literal; the text must be clean."""
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    if "\n" in text or "\t" in text:
        text = text.replace("\n", "\\n").replace("\t", "\\t")
    return f'"{text}"'


@lru_cache(maxsize=16_384)
def expression(text: str, letters: AbstractSet[int]) -> str | None:
    """A text without tabs and line breaks as an expression, cleaned, and with what the typeface lacks replaced; None for any other, and one of blanks alone.

    Remembered, because from one edit to the next nearly all texts of a paper stay.
    """
    text = clean(text)
    return None if "\n" in text or "\t" in text or not text.strip() else broken(shown_with(text, letters))


@lru_cache(maxsize=4096)
def broken(text: str, *, goes_on: bool = False, comes_from: bool = False) -> str:
    """The text as an expression that breaks as word processors break it: never behind a stroke ("35-NQ/TU"), but between hyphen and figure ("2026-2030").

    A first (or last) word that another run began (or goes on with) is left alone.

    No character is put in for that, so that the words can be searched and copied as they were typed. The text must be clean, without tabs and line breaks.
    """
    if "-" not in text and "/" not in text:
        return literal(text)
    pieces: list[str] = []
    at = 0
    for found in _BREAKS.finditer(text):
        whole = found["whole"]
        if (comes_from and " " not in text[: found.start()]) or (goes_on and found.end() == len(text)):
            continue
        if whole is None:
            pieces += [literal(text[at : found.end()]), "h(0.01pt)"]
        elif len(whole) <= _LONGEST:
            pieces += [literal(text[at : found.start()]), f"box({literal(whole)})"]
        else:
            continue
        at = found.end()
    if not pieces:
        return literal(text)
    if at < len(text):
        pieces.append(literal(text[at:]))
    return f"{{ {'; '.join(piece for piece in pieces if piece != _NOTHING)} }}"


@lru_cache(maxsize=4096)
def shown(text: str, letters: AbstractSet[int]) -> str:
    """A text cleaned, with what the typeface lacks replaced."""
    return shown_with(clean(text), letters)


def shown_with(text: str, letters: AbstractSet[int]) -> str:
    """The text with a box for every letter that the typeface lacks, a usual blank for a blank, and nothing for a letter that is not seen.

    Other typefaces are never mixed in, and a PDF for the archive may not hold a letter without a shape.
    """
    if text.isascii():
        return text
    missing = {code for code in map(ord, set(text)) if code not in letters}
    if not missing:
        return text
    unknown = _UNKNOWN if ord(_UNKNOWN) in letters else _PLAIN_UNKNOWN
    return text.translate({code: _stand_in(chr(code), unknown) for code in missing - _CONTROLS})


def _stand_in(char: str, unknown: str) -> str:
    kind = unicodedata.category(char)
    if kind in {"Cf", "Mn", "Me"}:  # joiners, variation selectors; marks that no letter of the typeface bears
        return ""
    return " " if kind in {"Zs", "Zl", "Zp"} else unknown
