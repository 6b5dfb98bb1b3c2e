"""Looks through a text for slips of spelling; quick where there are none, as in nearly every line."""

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import eq

from ttdn_desktop.language.fold import is_usual
from ttdn_desktop.language.spelling.around import Around, around
from ttdn_desktop.language.spelling.blanks import blank_slips
from ttdn_desktop.language.spelling.letters import cleaned, letter_slips
from ttdn_desktop.language.spelling.meant import confused, meant, not_syllable, short_or_foreign
from ttdn_desktop.language.spelling.proposing import lost_a_letter
from ttdn_desktop.language.spelling.syllables import is_syllable
from ttdn_desktop.language.spelling.twice import twice
from ttdn_desktop.language.spelling.values import Slip, SpellingWords
from ttdn_desktop.language.spelling.words import key

_WORDS = re.compile(r"[^\W\d_¹²³⁰-⁹]+")
_FOREIGN_LETTERS = re.compile("[fjwzFJWZ]")
_TONED = re.compile("[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵăâêô]")
_TWO_CAPITALS = re.compile("[A-ZĐ]{2}[a-zđ]{2,}")  # "BKhoa": perhaps a lost letter and a lost blank
_MANY = 50_000  # written words that are remembered at most

_NOBODY: frozenset[str] = frozenset()


def check_text(text: str, words: SpellingWords, personal: frozenset[str] = _NOBODY) -> tuple[Slip, ...]:
    """The slips in a text, in their order; `personal` are words in small letters that a person calls right.

    Pure: the text is never changed, and the same text gives the same slips; offsets count the characters of the text as given.
    """
    if is_usual(text):
        return tuple(_slips(text, words, personal))
    plain, offsets = cleaned(text)
    odd = letter_slips(text)
    taken = [(slip.start, slip.end) for slip in odd]
    moved = [_moved(slip, text, offsets) for slip in _slips(plain, words, personal)]
    return tuple(sorted((*odd, *(slip for slip in moved if not _covered(slip, taken))), key=lambda slip: (slip.start, slip.end)))


def _moved(slip: Slip, text: str, offsets: tuple[int, ...]) -> Slip:
    """The slip of the cleaned text in the text as given."""
    start, end = offsets[slip.start], offsets[slip.end]
    return replace(slip, start=start, end=end, text=text[start:end])


def _covered(slip: Slip, taken: list[tuple[int, int]]) -> bool:
    return any(slip.start < end and start < slip.end for start, end in taken)


def _slips(text: str, words: SpellingWords, personal: frozenset[str]) -> list[Slip]:
    written = _WORDS.findall(text)
    found = list(blank_slips(text))
    if not words.fine.issuperset(written):
        found += _odd_words(text, written, words, personal)
    if any(map(eq, written, written[1:])):
        found += twice(text, words)
    return sorted(found, key=lambda slip: slip.start) if len(found) > 1 else found


def _odd_words(text: str, written: list[str], words: SpellingWords, personal: frozenset[str]) -> Iterator[Slip]:
    fine = words.fine
    places: list[re.Match[str]] | None = None
    skip = 0  # words that belong to a slip found before
    for at, word in enumerate(written):
        if word in fine or at < skip:
            continue
        if is_fine(word, words):
            if len(fine) < _MANY:
                fine.add(word)
            continue
        if word.lower() in personal or _is_at_home(word, written, at, words):
            continue
        if places is None:
            places = list(_WORDS.finditer(text))
        here = around(text, places, at)
        if here.symbolic:
            continue
        slip = _slip(here, words)
        if slip is not None and slip.text.lower() not in personal:
            skip = at + len(_WORDS.findall(slip.text))
            yield slip


def _slip(here: Around, words: SpellingWords) -> Slip | None:
    low = here.word.lower()
    if is_syllable(low):
        return confused(here, words) or meant(here, words)
    if low in words.short or low in words.foreign:
        return short_or_foreign(here, words)
    return not_syllable(here, words)


def _is_at_home(word: str, written: list[str], at: int, words: SpellingWords) -> bool:
    """Whether this syllable was met beside one of its neighbours, which no confusion begins with: the quick answer to most."""
    own = key(word)
    if own in words.confusions or own not in words.lost:
        return False
    pairs = words.pairs
    return bool((at and f"{key(written[at - 1])} {own}" in pairs) or (at + 1 < len(written) and f"{own} {key(written[at + 1])}" in pairs))


def is_fine(word: str, words: SpellingWords) -> bool:
    """Whether nothing can be said of a written word, whatever stands around it."""
    low = word.lower()
    if len(word) == 1:
        return True
    if is_syllable(low):
        own = key(low)
        return own not in words.lost and own not in words.confusions
    if low in words.short or low in words.foreign:
        return word != low or not lost_a_letter(low, words)
    if _FOREIGN_LETTERS.search(word) or key(low) in words.counts:
        return True
    return any(map(str.isupper, word[1:])) and not _TONED.search(low) and not _TWO_CAPITALS.fullmatch(word)
