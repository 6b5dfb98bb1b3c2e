"""Where the tone mark stands in a syllable: one key for every way of writing it, and places that differ from the rest of a document."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from ttdn_desktop.language.spelling.syllables import is_syllable, parted, toned
from ttdn_desktop.language.spelling.values import Slip, SlipKind

_WORDS = re.compile(r"[^\W\d_]+")
_HATTED = frozenset("ăâêôơư")
_VOWELS = frozenset("aăâeêioôơuưy")
_FLOATING = frozenset({"oa", "oe", "uy"})  # at the end of a syllable the two ways differ in these


class ToneStyle(StrEnum):
    """The two good ways to write the mark where two vowels end a syllable."""

    FIRST = "first"  # hòa, thủy
    LAST = "last"  # hoà, thuỷ


@lru_cache(maxsize=16384)
def placed(word: str, style: ToneStyle = ToneStyle.FIRST) -> str:
    """A syllable in small letters with its tone mark where that way puts it; what is none, or has no mark, comes back as it is."""
    bare, marks = parted(word)
    if len(marks) != 1 or not is_syllable(word):
        return word
    at = _place(bare, style)
    return bare[:at] + toned(bare[at], marks) + bare[at + 1 :]


def _place(bare: str, style: ToneStyle) -> int:
    start, end = _nucleus(bare)
    hatted = [at for at in range(start, end) if bare[at] in _HATTED]
    if hatted:
        return hatted[-1]
    if end < len(bare):  # a consonant closes it
        return end - 1
    if end - start == 1:
        return start
    if end - start == 2:
        return start + (style is ToneStyle.LAST and bare[start:end] in _FLOATING)
    return start + 1


def _nucleus(bare: str) -> tuple[int, int]:
    """Where the vowels that can bear the mark begin and end; not the "u" of "qu" and the "i" of "gi" before another vowel."""
    start = next(at for at, letter in enumerate(bare) if letter in _VOWELS)
    end = start
    while end < len(bare) and bare[end] in _VOWELS:
        end += 1
    glide = bare[start - 1 : start + 1] == "qu" or (bare[: start + 1] == "gi" and start == 1)
    return (start + 1 if glide and end - start > 1 else start), end


def style_of(texts: Iterable[str]) -> ToneStyle | None:
    """The way most such syllables of a document are written; None where there are none, or as many of both."""
    counts = dict.fromkeys(ToneStyle, 0)
    for text in texts:
        for found in _WORDS.finditer(text):
            low = found[0].lower()
            first, last = placed(low, ToneStyle.FIRST), placed(low, ToneStyle.LAST)
            if first != last and low in {first, last}:
                counts[ToneStyle.FIRST if low == first else ToneStyle.LAST] += 1
    first_often, last_often = counts[ToneStyle.FIRST], counts[ToneStyle.LAST]
    return None if first_often == last_often else ToneStyle.FIRST if first_often > last_often else ToneStyle.LAST


def tone_slips(text: str, style: ToneStyle) -> tuple[Slip, ...]:
    """The syllables of a text whose mark stands elsewhere than that way puts it; told only on wish, for nobody is wrong to write "hoà"."""
    found = []
    for match in _WORDS.finditer(text):
        low = match[0].lower()
        right = placed(low, style)
        if right != low and not low.isascii():
            cased = "".join(letter.upper() if model.isupper() else letter for letter, model in zip(right, match[0], strict=True))
            found.append(Slip(match.start(), match.end(), SlipKind.TONE, match[0], (cased,), sure=True))
    return tuple(found)
