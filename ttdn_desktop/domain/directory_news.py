"""The directory of places and bodies with what updates brought: units renamed, merged or founded after the program was made."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Protocol, TypeVar

from ttdn_desktop.domain.bodies import Body
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.gazetteer import Gazetteer, Place
from ttdn_desktop.domain.units import UnitLevel


class _State(Protocol):
    @property
    def first(self) -> dt.date | None: ...
    @property
    def last(self) -> dt.date | None: ...


S = TypeVar("S", Place, Body)


@lru_cache(maxsize=4)
def brought_up(directory: Directory, places: tuple[Place, ...] = (), bodies: tuple[Body, ...] = ()) -> Directory:
    """The directory as it is after those updates (`Library.places`, `Library.bodies`); the same value for the same ones.

    A state of a unit replaces the one that began on the same day; a later one ends the one before it.
    """
    if not places and not bodies:
        return directory
    provinces = tuple(place for place in places if place.level is UnitLevel.PROVINCE)
    below = tuple(place for place in places if place.level is not UnitLevel.PROVINCE)
    return replace(
        directory,
        provinces=_with(directory.provinces, provinces, lambda place: place.key),
        bodies=_with(directory.bodies, bodies, lambda body: body.name),
        gazetteer=_with_communes(directory.gazetteer, below) if below else directory.gazetteer,
    )


def _with_communes(read: Callable[[], Gazetteer], places: tuple[Place, ...]) -> Callable[[], Gazetteer]:
    @cache
    def made() -> Gazetteer:
        return read().with_news(places)

    return made


def _with(known: Sequence[S], news: Sequence[S], key_of: Callable[[S], str]) -> tuple[S, ...]:
    """The states with the new ones in their places, those of one unit by their days."""
    out = list(known)
    for state in sorted(news, key=_begins):
        same = [at for at, one in enumerate(out) if key_of(one) == key_of(state)]
        at = next((at for at in same if out[at].first == state.first), None)
        if at is not None:
            out[at] = state
            continue
        before = [place for place in same if _begins(out[place]) < _begins(state)]
        if before and state.first is not None and (out[before[-1]].last or dt.date.max) >= state.first:
            out[before[-1]] = replace(out[before[-1]], last=state.first - dt.timedelta(days=1))
        out.insert(before[-1] + 1 if before else (same[0] if same else len(out)), state)
    return tuple(out)


def _begins(state: _State) -> dt.date:
    return state.first or dt.date.min
