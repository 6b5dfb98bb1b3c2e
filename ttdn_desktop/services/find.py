"""Find in a whole plan, with or without regard to marks and capitals, and replace one place; many places: services/replacing.py."""

from collections.abc import Iterator
from dataclasses import dataclass

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.texts import Place, rewritten, texts
from ttdn_desktop.language.fold import folded_with_map
from ttdn_desktop.language.timeframes import times_followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for. `marks` False: 'doi ngoai' finds 'đối ngoại'; `case` counts only where marks do."""

    text: str
    marks: bool = False
    case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Characters start to end (excluded) of the text at a place."""

    place: Place
    start: int
    end: int


def find(plan: Plan, query: Query) -> tuple[Match, ...]:
    """All places where it stands, in the order of the paper; they never overlap."""
    return tuple(Match(place=place, start=a, end=b) for place, text in texts(plan) for a, b in spans(text, query))


def replace_one(plan: Plan, match: Match, new: str) -> Plan:
    """The plan with one match replaced."""
    return times_followed(plan, rewritten(plan, lambda place, _text: ((match.start, match.end, new),) if place == match.place else ()))


def spans(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """Where the words stand in one text."""
    haystack, offsets = _prepared(text, query)
    needle, _ = _prepared(query.text, query)
    at = haystack.find(needle) if needle else -1
    while at >= 0:
        start, end = offsets[at], offsets[at + len(needle)]
        if not query.whole_words or _stands_alone(text, start, end):
            yield start, end
            at = haystack.find(needle, at + len(needle))
        else:
            at = haystack.find(needle, at + 1)


def _prepared(text: str, query: Query) -> tuple[str, tuple[int, ...]]:
    if not query.marks:
        return folded_with_map(text)
    lowered = text if query.case else "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered, tuple(range(len(text) + 1))


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
