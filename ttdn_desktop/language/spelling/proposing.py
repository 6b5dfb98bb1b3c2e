"""What could stand in the place of a word that is none: every single slip undone, weighed by what stands around it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.spelling.syllables import is_syllable
from ttdn_desktop.language.spelling.values import SlipKind, SpellingWords
from ttdn_desktop.language.spelling.words import key

_LOST_LETTERS = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_PLAIN_LETTERS = "abcdđeghiklmnopqrstuvxyâăêôơư"
_MOST = 5
_FAR = 6.0  # how much less likely than the first a proposal may be that is still told
_KNOWN = 5  # times that a syllable must have been met to be taken for what was meant without its neighbours


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that could stand there; `weight` grows with how likely they are, `seen` is how often they were met with their neighbours."""

    text: str
    kind: SlipKind
    weight: float
    seen: int


@dataclass(frozen=True, slots=True)
class _Place:
    """The syllables next to it, as the lists have them, empty where there is none."""

    before: str
    behind: str
    words: SpellingWords


def candidates(word: str, before: str, behind: str, words: SpellingWords) -> tuple[Candidate, ...]:
    """For a word that is no syllable, with the syllables next to it (as the lists have them, empty where there is none); the likeliest first."""
    best: dict[str, Candidate] = {}
    place = _Place(before, behind, words)
    for text, kind, cost in _undone(word, words):
        one = _weighed(text, kind, cost, place)
        if one is not None and (text not in best or best[text].weight < one.weight):
            best[text] = one
    found = sorted(best.values(), key=lambda one: -one.weight)[:_MOST]
    return tuple(one for one in found if found[0].weight - one.weight <= _FAR)


def lost_a_letter(word: str, words: SpellingWords) -> bool:
    """Whether a word in small letters becomes a usual syllable with one more letter."""
    forms = (word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in _LOST_LETTERS)
    return any(words.counts.get(key(form), 0) >= _KNOWN and is_syllable(form) for form in forms)


def _weighed(text: str, kind: SlipKind, cost: float, place: _Place) -> Candidate | None:
    """None where it is made of syllables that were never met."""
    pairs, counts = place.words.pairs, place.words.counts
    parts = [key(part) for part in text.split(" ")]
    least = min(counts.get(part, 0) for part in parts)
    if not least:
        return None
    inside = pairs.get(f"{parts[0]} {parts[1]}", 0) if len(parts) == 2 else 0
    if len(parts) == 2 and not inside and (kind is not SlipKind.GLUED or least < _KNOWN):
        return None
    left = pairs.get(f"{place.before} {parts[0]}", 0) if place.before else 0
    right = pairs.get(f"{parts[-1]} {place.behind}", 0) if place.behind else 0
    known = 2 * math.log1p(left) + 2 * math.log1p(right) + (math.log1p(inside) if inside else 0)
    return Candidate(text, kind, known + 0.5 * math.log1p(least) - cost, left + right + inside)


def _undone(word: str, words: SpellingWords) -> Iterator[tuple[str, SlipKind, float]]:
    """Every word of which this may be a slip, with what slipped and how rare such a slip is."""
    shouted = word.isupper()
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if head and tail:
            if is_syllable(head) and is_syllable(tail):
                yield f"{head} {tail}", SlipKind.GLUED, 0.5
            if head[-1].lower() == tail[0].lower():
                yield head + tail[1:], SlipKind.SYLLABLE, 1.0
        for letter in _LOST_LETTERS:
            put = letter.upper() if shouted or (not head and word[:1].isupper()) else letter
            whole = head + put + tail
            if is_syllable(whole):
                yield whole, SlipKind.LOST, 0.5
            if head and tail and is_syllable(head + put) and is_syllable(tail):
                yield f"{head}{put} {tail}", SlipKind.LOST, 1.0
    for text, cost in _retyped(word.lower(), words):
        yield _cased(text, word), SlipKind.SYLLABLE, cost


def _retyped(word: str, words: SpellingWords) -> Iterator[tuple[str, float]]:
    """Other marks on the same letters, then one letter more, less, another or exchanged."""
    plain = fold(word)
    for text in words.near.get(plain, ()):
        yield text, 0.5 + 0.5 * _differing(text, word)
    known: set[str] = {plain}
    for form in _one_letter_off(plain):
        if form not in known:
            known.add(form)
            for text in words.near.get(form, ()):
                yield text, 2.5 + _marks_apart(text, word)


def _one_letter_off(plain: str) -> Iterator[str]:
    for at in range(len(plain) + 1):
        head, tail = plain[:at], plain[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in "abcdeghiklmnopqrstuvxy":
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _differing(text: str, word: str) -> int:
    return sum(one != other for one, other in zip(text, word, strict=False))


def _marks_apart(text: str, word: str) -> int:
    """How many marked letters only one of them has."""
    return len({char for char in text if not char.isascii()} ^ {char for char in word if not char.isascii()})


def _cased(text: str, model: str) -> str:
    """The text in capitals as the model is."""
    if model.isupper() and len(model) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text
