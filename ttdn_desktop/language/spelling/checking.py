"""Looks through a text for slips of spelling; quick where there are none, as in nearly every line.

A text is taken apart at its blanks, and pieces that are known to be good cost one look each. Only what is not known, or good only beside the right
neighbours, is looked at more closely, and remembered with these neighbours.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.language.fold import is_usual
from ttdn_desktop.language.spelling.around import around
from ttdn_desktop.language.spelling.blanks import blank_slips
from ttdn_desktop.language.spelling.letters import cleaned, letter_slips
from ttdn_desktop.language.spelling.meant import slip_in
from ttdn_desktop.language.spelling.proposing import lost_a_letter
from ttdn_desktop.language.spelling.syllables import is_syllable
from ttdn_desktop.language.spelling.twice import may_be_twice, phrases_twice, twice
from ttdn_desktop.language.spelling.values import Slip, SlipKind, SpellingWords
from ttdn_desktop.language.spelling.words import key

_WORDS = re.compile(r"[^\W\d_¹²³⁰-⁹]+")
_FOREIGN_LETTERS = re.compile("[fjwzFJWZ]")
_TONED = re.compile("[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵăâêô]")
_TWO_CAPITALS = re.compile("[A-ZĐ]{2}[a-zđ]{2,}")  # "BKhoa": perhaps a lost letter and a lost blank
_MANY = 50_000  # pieces of each sort that are remembered at most

_LONGEST = 40  # letters of a word that is looked at
_LONG = 40  # characters of a piece that is not remembered
_AROUND = ',;:.)”(“"'
_QUOTES = ("“", '"')
_AS_QUOTED = frozenset({SlipKind.SYLLABLE, SlipKind.CONFUSED, SlipKind.TWICE})
_ENDS = frozenset(",;:.)")  # marks that stand behind a word

_NOBODY: frozenset[str] = frozenset()


def check_text(text: str, words: SpellingWords, personal: frozenset[str] = _NOBODY) -> tuple[Slip, ...]:
    """The slips in a text, in their order; `personal` are words in small letters that a person calls right.

    Pure: the text is never changed, and the same text gives the same slips; offsets count the characters of the text as given.
    """
    if not is_usual(text):
        return _unusual(text, words, personal)
    pieces = text.split()
    if "  " in text or "\n" in text or not _are_good(pieces, words):
        return tuple(_slips(text, words, personal))
    found: list[Slip] = []
    if any(map(str.startswith, pieces[1:], pieces)):  # perhaps a word that stands twice
        found += twice(text, words)
    if may_be_twice(pieces):
        found += phrases_twice(text, words)
    return tuple(_unquoted(found, text))


def _are_good(pieces: list[str], words: SpellingWords) -> bool:
    """Whether each of these pieces of a text is good where it stands, as far as that is known or quickly seen."""
    fine = words.fine
    if fine.issuperset(pieces):
        return True
    unmet = [at for at, piece in enumerate(pieces) if piece not in fine]
    return all(_is_good(pieces, at, words) for at in unmet)


def _is_good(pieces: list[str], at: int, words: SpellingWords) -> bool:
    """Whether the piece is good where it stands; then it is remembered, alone or with its neighbours."""
    quiet = words.quiet
    near = " ".join(pieces[at - 1 : at + 2]) if at else f"\n{' '.join(pieces[:2])}"
    if near in quiet:
        return True
    piece = pieces[at]
    in_place = piece[0] not in _ENDS and piece[-1] != "(" and not (piece[0] == "s" and piece[1:2].isdigit())
    own = key(piece.strip(_AROUND))
    if "://" in piece or "@" in piece or (in_place and own in words.counts and _is_at_home(own, *_beside(pieces, at), words)):
        if len(quiet) < _MANY:
            quiet.add(near)
        return True
    if in_place and not blank_slips(piece) and all(_is_fine(word, words) for word in _WORDS.findall(piece)):
        if len(words.fine) < _MANY and len(piece) < _LONG:
            words.fine.add(piece)
        return True
    wider = f"{near} {pieces[at + 2]}" if at + 2 < len(pieces) else near
    if wider in quiet:
        return True
    if _slips(wider, words, _NOBODY):
        return False
    if len(quiet) < _MANY:
        quiet.add(wider)
    return True


def _beside(pieces: list[str], at: int) -> tuple[str, str]:
    before = key(pieces[at - 1].strip(_AROUND)) if at else ""
    return before, key(pieces[at + 1].strip(_AROUND)) if at + 1 < len(pieces) else ""


def _is_at_home(own: str, before: str, behind: str, words: SpellingWords) -> bool:
    """Whether a syllable was met beside one of its neighbours, or never loses a letter, and is no part of a confusion: the quick answer to most."""
    if own in words.confusions:
        confused = words.confused
        if own in confused or f"{before} {own}" in confused or f"{own} {behind}" in confused:
            return False
    if own in words.counts and own not in words.lost and own not in words.rare:
        return True
    left, right = f"{before} {own}", f"{own} {behind}"
    return left in words.pairs or right in words.pairs or left in words.names or right in words.names


def _unusual(text: str, words: SpellingWords, personal: frozenset[str]) -> tuple[Slip, ...]:
    """The slips of a text with letters and marks that are no usual ones."""
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
    found = [*blank_slips(text), *_odd_words(text, words, personal), *twice(text, words)]
    if may_be_twice(text.split()):
        found += phrases_twice(text, words)
    found = _unquoted(found, text)
    return sorted(found, key=lambda slip: slip.start) if len(found) > 1 else found


def _unquoted(found: list[Slip], text: str) -> list[Slip]:
    """Without what another one wrote so."""
    if found and any(mark in text for mark in _QUOTES):
        return [slip for slip in found if slip.kind not in _AS_QUOTED or not _is_quoted(slip, text)]
    return found


def _is_quoted(slip: Slip, text: str) -> bool:
    """Whether it stands in quotation marks, where another one's words are given as they are."""
    before = text[: slip.start]
    curly = before.rfind("“") > before.rfind("”") and "”" in text[slip.end :]
    return curly or (before.count('"') % 2 == 1 and '"' in text[slip.end :])


def _odd_words(text: str, words: SpellingWords, personal: frozenset[str]) -> Iterator[Slip]:
    places = list(_WORDS.finditer(text))
    over = 0  # where the last slip ended
    for at, place in enumerate(places):
        if place.start() < over or _is_fine(place[0], words) or place[0].lower() in personal:
            continue
        before = key(places[at - 1][0]) if at else ""
        behind = key(places[at + 1][0]) if at + 1 < len(places) else ""
        if _is_at_home(key(place[0]), before, behind, words):
            continue
        here = around(text, places, at)
        slip = None if here.symbolic else slip_in(here, words)
        if slip is not None and slip.start >= over and slip.text.lower() not in personal:
            over = slip.end
            yield slip


def _is_fine(word: str, words: SpellingWords) -> bool:
    """Whether nothing can be said of a written word, whatever stands around it."""
    if word in words.plain:
        return True
    if not _judged_fine(word, words):
        return False
    if len(words.plain) < _MANY:
        words.plain.add(word)
    return True


def _judged_fine(word: str, words: SpellingWords) -> bool:
    low = word.lower()
    if len(word) == 1 or len(word) > _LONGEST:
        return low not in {"y", "đ"} and word not in words.broken  # "các s, ban, ngành"
    if is_syllable(low):
        own = key(low)
        return own in words.counts and own not in words.lost and own not in words.rare and own not in words.confusions
    if low in words.short or low in words.foreign:
        return word not in {low, low.capitalize()} or not lost_a_letter(low, words)
    if _FOREIGN_LETTERS.search(word) or key(low) in words.counts or (low[-1] == "k" and word != low):
        return True
    return any(map(str.isupper, word[1:])) and not _TONED.search(low) and not _TWO_CAPITALS.fullmatch(word)
