"""What could stand in the place of a word that is none: every single slip undone, weighed by what stands around it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.spelling.values import Candidate, SlipKind, SpellingWords
from ttdn_desktop.language.spelling.words import key

_MOST = 5
_REMEMBERED = 5000  # answers: who types asks for the same word after every letter
_TWO = 2  # parts, which are looked for apart
_MOST_PARTS = 6
_LONGEST_SYLLABLE = 7
_FAR = 6.0  # how much less likely than the first a proposal may be that is still told
_CALLED = 3  # times that a neighbour was met beside what lost its last letter, where it was never met beside what follows
_NAMED = 3.0  # how much likelier a name is where both of its words begin with a capital
_UNLIKELY = 5.0  # cost of another letter where a lost one tells all
_KNOWN = 5  # times that a syllable must have been met to be taken for what was meant without its neighbours


@dataclass(frozen=True, slots=True)
class _Place:
    """The syllables next to it, as the lists have them, empty where there is none."""

    before: str
    behind: str
    plain: str  # the word without marks
    words: SpellingWords


def candidates(word: str, before: str, behind: str, words: SpellingWords) -> tuple[Candidate, ...]:
    """For a word that is no syllable, with the syllables next to it (as the lists have them, empty where there is none); the likeliest first."""
    asked = (word, before, behind)
    known = words.answered.get(asked)
    if known is None:
        known = _candidates(word, before, behind, words)
        if len(words.answered) < _REMEMBERED:
            words.answered[asked] = known
    return known


def _candidates(word: str, before: str, behind: str, words: SpellingWords) -> tuple[Candidate, ...]:
    best: dict[str, Candidate] = {}
    place = _Place(before, behind, fold(word), words)
    for text, kind, cost in _undone(word, words):
        one = _weighed(text, kind, cost, place)
        if one is not None and (text not in best or best[text].weight < one.weight):
            best[text] = one
    found = sorted(best.values(), key=lambda one: -one.weight)[:_MOST]
    return tuple(one for one in found if found[0].weight - one.weight <= _FAR)


def lost_a_letter(word: str, words: SpellingWords) -> bool:
    """Whether a word in small letters that is no syllable becomes a usual one with one more letter."""
    return any(words.counts[one] >= _KNOWN for one in words.broken.get(word, ()))


def _weighed(text: str, kind: SlipKind, cost: float, place: _Place) -> Candidate | None:
    """None where it is made of syllables that were never met."""
    pairs, counts = place.words.pairs, place.words.counts
    parts = [key(part) for part in text.split(" ")]
    least = min(counts.get(part, 0) for part in parts)
    if not least:
        return None
    inside = min((pairs.get(f"{one} {other}", 0) for one, other in pairwise(parts)), default=0)
    left = pairs.get(f"{place.before} {parts[0]}", 0) if place.before else 0
    if len(parts) > 1 and not inside and (least < _KNOWN or (kind is not SlipKind.GLUED and left < _CALLED)):
        return None
    right = pairs.get(f"{parts[-1]} {place.behind}", 0) if place.behind else 0
    named = len(parts) > 1 and text.istitle() and " ".join(parts[:2]) in place.words.names
    known = 2 * math.log1p(left) + 2 * math.log1p(right) + 2 * math.log1p(inside) + (_NAMED if named else 0)
    return Candidate(text, kind, known + 0.5 * math.log1p(least) - cost, left + right, inside, fold(text) == place.plain)


def _undone(word: str, words: SpellingWords) -> Iterator[tuple[str, SlipKind, float]]:
    """Every word of which this may be a slip, with what slipped and how rare such a slip is."""
    low = word.lower()
    for whole in words.broken.get(low, ()):
        yield _cased(whole, word), SlipKind.LOST, 0.5
    for at in range(1, len(low)):
        head, tail = low[:at], key(low[at:])
        if tail in words.counts:
            if key(head) in words.counts:
                yield f"{word[:at]} {word[at:]}", SlipKind.GLUED, 0.5
            for whole in words.ended.get(head, ()):
                yield f"{_cased(whole, word[:at], word)} {word[at:]}", SlipKind.LOST, 1.0
        if head[-1] == low[at]:
            yield word[:at] + word[at + 1 :], SlipKind.SYLLABLE, 1.0
    for parts in _in_parts(low, "", words, 0):
        if len(parts) > _TWO:
            yield _spaced(word, parts), SlipKind.GLUED, 1.0
    if word.islower() or not word.isascii():
        for text, cost in _retyped(low, words):
            yield _cased(text, word), SlipKind.SYLLABLE, cost
    else:
        yield from ((_cased(text, word), SlipKind.SYLLABLE, 0.5) for text in words.near.get(low, ()))


def _in_parts(low: str, before: str, words: SpellingWords, depth: int) -> Iterator[tuple[str, ...]]:
    """The ways to part letters into syllables each of which was met behind the one before."""
    if depth == _MOST_PARTS:
        return
    for end in range(2, min(len(low), _LONGEST_SYLLABLE) + 1):
        one = key(low[:end])
        if one in words.counts and (not before or f"{before} {one}" in words.pairs):
            if end == len(low):
                yield (low,)
            else:
                yield from ((low[:end], *rest) for rest in _in_parts(low[end:], one, words, depth + 1))


def _spaced(word: str, parts: tuple[str, ...]) -> str:
    out = []
    at = 0
    for part in parts:
        out.append(word[at : at + len(part)])
        at += len(part)
    return " ".join(out)


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
                yield text, (_UNLIKELY if word in words.broken else 2.5) + _marks_apart(text, word)


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


def _cased(text: str, model: str, whole: str = "") -> str:
    """The text with the capitals of the model, which is a part of a whole word."""
    if model.isupper() and len(whole or model) > 1 and (whole or model).isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text
