"""The words that differ between papers of the state and of the Party: names of bodies, symbols, authorities, the last recipient."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ttdn_desktop.domain.regimes import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """A body of one family; `{place}` in its name and, in capitals, in its lines of the letterhead stands for the place."""

    name: str
    lines: tuple[str, ...]
    symbol: str  # letters of the body in its symbols
    archive: str  # the last recipient, before a comma and the drafting unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Authority lines and the post below them, in ordinary letters."""

    capacity: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A body of the state and the one of the Party at the same place, and how each signs."""

    state: BodyWords
    party: BodyWords
    signing: tuple[tuple[Signing, Signing], ...] = ()  # of the state, of the Party

    def words(self, family: Family) -> BodyWords:
        """Those of that family."""
        return self.party if family is Family.PARTY else self.state


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeWords:
    """All pairs; the first that fits is taken. Of each pair of words the first is the state's."""

    bodies: tuple[Counterpart, ...] = field(default=(), repr=False)
    capacities: tuple[tuple[str, str], ...] = ()  # "TM.", "T/M"
    archives: tuple[tuple[str, str], ...] = ()  # "Lưu: VT", "Lưu Văn phòng"


def body_named(words: RegimeWords, family: Family, name: str) -> tuple[Counterpart, str] | None:
    """The pair whose body of that family bears this name, and its place."""
    for pair in words.bodies:
        pattern = re.escape(pair.words(family).name).replace(re.escape("{place}"), "(.+)")
        if found := re.fullmatch(pattern, name, re.IGNORECASE):
            return pair, found[1] if found.groups() else ""
    return None


def named(words: BodyWords, place: str, *, capitals: bool) -> str:
    """The name of the body at that place."""
    name = words.name.format(place=place)
    return name.upper() if capitals else name


def letterhead_lines(words: BodyWords, place: str) -> tuple[str, ...]:
    """Its lines of the letterhead."""
    return tuple(line.format(place=place.upper()) for line in words.lines)


def one_way(pairs: tuple[tuple[str, str], ...], family: Family) -> Iterator[tuple[str, str]]:
    """Pairs of words as from the other family to this one."""
    for state, party in pairs:
        yield (state, party) if family is Family.PARTY else (party, state)
