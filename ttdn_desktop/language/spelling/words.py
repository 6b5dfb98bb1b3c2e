"""The words that the spelling check knows, made from the shipped lists."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.spelling.syllables import is_syllable
from ttdn_desktop.language.spelling.tones import placed
from ttdn_desktop.language.spelling.values import Confusion, SpellingWords

FIGURE = "#"
"""What stands for a number among the neighbours of a word: "# tuổi"."""

LOST_FIRST, LOST_LAST = "\u1ea0", "\u1ef9"
"""The letters that programs reading pictures of pages lose: the block that Vietnamese has for itself."""

_FIRM = 8  # times that a pair was met of which one syllable calls for the other
_NEARLY = 0.6  # of the times that syllable was met
_RARER = 8  # times that a syllable is rarer than the most frequent one of the same letters, which may have been meant
_SHORT = 10  # how often a short form is taken to have been met at least
_PHRASE = 4  # how often a phrase of the list made by hand counts


@lru_cache(maxsize=16384)
def key(word: str) -> str:
    """A written syllable as the lists have it: in small letters, its tone mark where most write it."""
    return placed(word.lower())


def spelling_words(frequencies: Mapping[str, Any], hand_made: Mapping[str, Any], provinces: Iterable[str] = (), places: Iterable[str] = ()) -> SpellingWords:
    """From the frequency list, the lists made by hand, the names of provinces, which stand everywhere, and of other places."""
    counts: dict[str, int] = dict(frequencies["syllables"])
    pairs: dict[str, int] = {}
    for first, rest in frequencies["pairs"].items():
        split = rest.split()
        pairs.update((f"{first} {second}", int(count)) for second, count in zip(split[::2], split[1::2], strict=True))
    named: set[str] = set()
    for phrase in (*hand_made["phrases"], *provinces):
        for first, second in neighbours(phrase):
            pair = f"{key(first)} {key(second)}"
            pairs[pair] = pairs.get(pair, 0) + _PHRASE
            if first[0].isupper():
                named.add(pair)
            for one in {key(first), key(second)} - {FIGURE}:
                counts[one] = counts.get(one, 0) + 1
    for short in hand_made["short"]:
        if is_syllable(short):
            counts.setdefault(short, _SHORT)  # "ha" is a word where nothing else is known of it
    named.update(f"{key(first)} {key(second)}" for place in places for first, second in neighbours(place))
    after, before = _totals(pairs)
    lost, broken, ended = _lost(counts)
    usual, near = _usual(pairs, after, before), _near(counts)
    rare = frozenset(one for alike in near.values() for one in alike[1:] if counts[alike[0]] >= _RARER * counts[one])
    confusions = _confusions(
        hand_made["confusions"], hand_made["not_confused"], {one: times for one, times in counts.items() if one not in lost and one not in rare}
    )
    return SpellingWords(
        counts=counts,
        pairs=pairs,
        names=frozenset(named),
        after=after,
        before=before,
        met=sum(pairs.values()),
        lost=lost,
        broken=broken,
        ended=ended,
        near=near,
        confusions=confusions,
        confused=frozenset(" ".join(one.wrong[:2]) for alike in confusions.values() for one in alike),
        foreign=frozenset(hand_made["foreign"]),
        short=frozenset(hand_made["short"]),
        once=frozenset(hand_made["once"]),
        doubled=frozenset(map(_pair_key, hand_made["doubled"])),
        closing=frozenset(map(_pair_key, hand_made["closing"])),
        usual=usual,
        rare=rare,
        fine=_fine(word for word in counts if word not in lost and word not in rare and word not in confusions),
    )


def _pair_key(phrase: str) -> str:
    return " ".join(map(key, phrase.split(" ")))


def neighbours(phrase: str) -> Iterator[tuple[str, str]]:
    """The pairs of syllables of a phrase that nothing but a blank parts."""
    words = phrase.split(" ")
    for first, second in pairwise(words):
        last = second.rstrip(",;.")
        if (first.isalpha() or first == FIGURE) and (last.isalpha() or last == FIGURE):
            yield first, last


def without_lost(syllable: str) -> Iterator[str]:
    """What is left of it when one of the letters is lost that are easily lost."""
    for at, letter in enumerate(syllable):
        if LOST_FIRST <= letter <= LOST_LAST:
            yield syllable[:at] + syllable[at + 1 :]


def _totals(pairs: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    after: dict[str, int] = {}
    before: dict[str, int] = {}
    for pair, count in pairs.items():
        first, _, second = pair.partition(" ")
        after[first] = after.get(first, 0) + count
        before[second] = before.get(second, 0) + count
    return after, before


def _lost(counts: Mapping[str, int]) -> tuple[dict[str, tuple[str, ...]], ...]:
    lost: dict[str, tuple[str, ...]] = {}
    broken: dict[str, tuple[str, ...]] = {}
    ended: dict[str, tuple[str, ...]] = {}
    for syllable in counts:
        for left in without_lost(syllable):
            found = lost if is_syllable(left) else broken
            found[left] = (*found.get(left, ()), syllable)
        if LOST_FIRST <= syllable[-1] <= LOST_LAST:
            ended[syllable[:-1]] = (*ended.get(syllable[:-1], ()), syllable)
    return lost, broken, ended


def _usual(pairs: Mapping[str, int], after: Mapping[str, int], before: Mapping[str, int]) -> tuple[dict[str, str], dict[str, str]]:
    """Syllables that nearly always follow one other ("hoạch"), with that; and syllables that one other nearly always follows."""
    before_it: dict[str, str] = {}
    behind_it: dict[str, str] = {}
    for pair, count in pairs.items():
        first, _, second = pair.partition(" ")
        if count >= _FIRM and count >= _NEARLY * before[second]:
            before_it[second] = first
        if count >= _FIRM and count >= _NEARLY * after[first]:
            behind_it[first] = second
    return before_it, behind_it


def _near(counts: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable in sorted(counts, key=lambda one: -counts[one]):
        found.setdefault(fold(syllable), []).append(syllable)
    return {letters: tuple(alike) for letters, alike in found.items()}


def _confusions(wrongs_by_right: Mapping[str, list[str]], right_with: Mapping[str, list[str]], counts: Mapping[str, int]) -> dict[str, tuple[Confusion, ...]]:
    found: dict[str, tuple[Confusion, ...]] = {}
    for right, wrongs in wrongs_by_right.items():
        for wrong in wrongs:
            around = [one.split() for one in right_with.get(wrong, ())]
            split = tuple(map(key, wrong.split()))
            at = min(range(len(split[:2])), key=lambda number: counts.get(split[number], 0))
            one = Confusion(
                wrong=split,
                right=tuple(right.split()),
                at=at,
                not_after=frozenset(key(words[0]) for words in around if words[-1] == "_"),
                not_before=frozenset(key(words[-1]) for words in around if words[0] == "_"),
            )
            found[split[at]] = (*found.get(split[at], ()), one)
    return found


def _fine(syllables: Iterable[str]) -> set[str]:
    """These syllables as they usually stand between blanks, so that nearly all pieces of a text are known before the first is met."""
    found: set[str] = set()
    for one in syllables:
        if len(one) > 1:
            for written in (one, one[0].upper() + one[1:]):
                found.update((written, f"{written},", f"{written}.", f"{written};"))
    return found
