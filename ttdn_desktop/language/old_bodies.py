"""Finds in running text the names of bodies that are no more on a day, whole or abbreviated."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ttdn_desktop.domain.bodies import Body
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.language.body_names import bodies_named, body_at, on_day
from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.language.place_index import plain_name
from ttdn_desktop.language.unit_groups import even

_TWO_WORDS = re.compile(r"\S+(?: (?!và )\w+)?")
_GOES_ON = re.compile(rf"\s+[-–]\s+[{CAPITALS}]|\s+(?:ủy|uỷ|Ủy|Uỷ)\b")
"""A longer name, or a body of the Party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldBody:
    """Where in a text a body is named that is no more."""

    start: int
    end: int
    body: Body


@lru_cache(maxsize=16)
def _beginnings(directory: Directory, day: dt.date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """How names of bodies begin that are no more: the first word, and the words that follow it."""
    gone = [body for body in directory.bodies if body.last is not None and body.last < day]
    found: dict[str, dict[str, None]] = {}
    for name in (name for body in gone for name in (body.name, *body.short)):
        first, _blank, rest = plain_name(name).partition(" ")
        if rest:
            found.setdefault(first, {})[_TWO_WORDS.match(rest)[0]] = None  # type: ignore[index] # a name has a word
    return tuple((first, tuple(followers)) for first, followers in found.items())


def _starts(text: str, day: dt.date, directory: Directory) -> Iterator[int]:
    """Where such a name may begin; looked for word by word, which is much quicker than any pattern."""
    plain = even(text)
    for first, followers in _beginnings(directory, day):
        at = plain.find(first)
        while at >= 0:
            after = at + len(first) + 1
            if text[at].isupper() and (plain.startswith(followers, after) or text[after : after + 2].isupper()) and not text[at - 1 : at].isalnum():
                yield at
            at = plain.find(first, after)


def old_bodies(text: str, day: dt.date, directory: Directory) -> Iterator[OldBody]:
    """The bodies a text names that are no more on the day, in order; not those with which a longer name begins."""
    for start in sorted(_starts(text, day, directory)):
        named = body_at(text, start, directory)
        if named is None or _GOES_ON.match(text, named[0]):
            continue
        before = text.rfind(" ", 0, max(start - 1, 0)) + 1
        if start and bodies_named(text[before : named[0]], directory) is not None:  # "CHI CỤC QUẢN LÝ THỊ TRƯỜNG"
            continue
        bodies = on_day(named[1], day)
        if len(bodies) == 1 and bodies[0].last is not None and bodies[0].last < day:
            yield OldBody(start=start, end=named[0], body=bodies[0])
