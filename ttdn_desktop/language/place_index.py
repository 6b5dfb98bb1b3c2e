"""Finds places by their names: all of one name, those a person types the beginning of, and all of any time whose names hold some words."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.gazetteer import Gazetteer, Place
from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.language.citations.vocabulary import even_tones
from ttdn_desktop.language.fold import fold

_ByName = dict[str, list[tuple[str, bool, int]]]
_ByProvince = dict[str, list[tuple[str, str, bool, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A state of a place that holds the words, and how well: 0 is its whole name, 4 means that some of them are of its province."""

    rank: int
    place: Place
    name: str  # that was found, folded, without the kind
    provinces: frozenset[str]  # names of the province it lies in, the same way


def plain_name(name: str) -> str:
    """A name in small letters with even tones, plain blanks, dashes and apostrophes."""
    name = name.replace("’", "'").replace("–", "-").replace("\u00a0", " ").lower()
    return even_tones(" ".join(name.replace(" - ", "-").replace("-", " - ").split()))


@lru_cache(maxsize=4)
def _index(known: Gazetteer) -> tuple[_ByName, _ByProvince]:
    """The units below the provinces, folded, made into places only when they are found.

    By name their province, whether they are of today, and the line they stand in; by province name, title, and the same two.
    """
    by_name: _ByName = {}
    by_province: _ByProvince = {}
    kinds = {letter: fold(kind) for letter, kind in known.kinds.items()}
    for now, table in ((True, known.now), (False, known.former)):
        for province, lines in table.items():
            parts = [line.split(";", 3) for line in lines]
            names = fold("|".join(part[2] for part in parts)).split("|")
            own = by_province.setdefault(province, [])
            for at, (name, part) in enumerate(zip(names, parts, strict=True)):
                by_name.setdefault(name, []).append((province, now, at))
                own.append((name, f"{kinds[part[0]]} {name}", now, at))
    return by_name, by_province


def places_named(name: str, directory: Directory) -> tuple[Place, ...]:
    """Every place of that name, of whatever kind and time, provinces first; marks may be missing or odd, then all that are spelled alike without them."""
    plain, folded = plain_name(name), fold(plain_name(name))
    known = directory.gazetteer()
    provinces = tuple(place for place in directory.provinces if any(fold(plain_name(one)) == folded for one in (place.name, *place.also)))
    below = tuple(_place(known, *line) for line in _index(known)[0].get(folded, ()))
    found = (*provinces, *below)
    exact = tuple(place for place in found if plain in {plain_name(place.name), *map(plain_name, place.also)})
    return exact or found


def find_places(words: str, day: dt.date, directory: Directory, limit: int = 50) -> tuple[Place, ...]:
    """The places standing on a day whose names begin with these words, without accents, those named exactly so first; a comma leads to the unit above.

    "van truc", "xa van truc", "van truc, phu tho".
    """
    first, *above = (fold(part).split() for part in words.split(","))
    if not first:
        return ()
    ranked: list[tuple[int, int, Place]] = []
    for place in _standing(day, directory):
        name, title = fold(place.name), fold(place.title)
        rank = _rank(first, name, title)
        if rank is None or (any(above) and not _lies_in(place, above, directory, day)):
            continue
        ranked.append((rank, len(ranked), place))
    return tuple(place for _rank_of, _at, place in sorted(ranked)[:limit])


def places_holding(words: str, directory: Directory, level: UnitLevel | None = None) -> Iterator[Holding]:
    """Every state of every place, of whatever time, with these words anywhere in its kind and name, without accents; province by province.

    Words that are not in its name may be of the province it lies in. With the level of provinces only those are given.
    """
    key = " ".join(fold(words).replace(",", " ").split())
    if not key:
        return
    first, *rest = key.split()
    names, titles = _provinces(directory)
    known, below = directory.gazetteer(), {}
    if level is not UnitLevel.PROVINCE:
        below = dict(_index(known)[1])
    for province in directory.provinces:
        above, called = titles[province.key], names[province.key]

        def rank(name: str, title: str, above: str = above) -> int | None:
            if key in title:
                return _rank_within(key, name, title)
            return 4 if first in title and all(part in title or part in above for part in rest) else None

        for name in map(fold, (province.name, *province.also)):
            if (found := rank(name, f"{fold(province.kind)} {name}")) is not None:
                yield Holding(rank=found, place=province, name=name, provinces=called)
        for name, title, now, at in below.pop(province.key, ()):
            if first in title and (found := rank(name, title)) is not None:
                yield Holding(rank=found, place=_place(known, province.key, now, at), name=name, provinces=called)


def _rank_within(key: str, name: str, title: str) -> int:
    """How well a name holds the words: it is them, begins with them, a word in it does, or they stand elsewhere in it."""
    if key in {name, title}:
        return 0
    if name.startswith(key) or title.startswith(key):
        return 1
    return 2 if f" {key}" in title else 3


@lru_cache(maxsize=4)
def _provinces(directory: Directory) -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """By the keys of the provinces all names they bore, and these with their kinds, folded."""
    names: dict[str, frozenset[str]] = {}
    titles: dict[str, str] = {}
    for place in directory.provinces:
        names[place.key] = names.get(place.key, frozenset()) | {fold(place.name)}
        titles[place.key] = f"{titles.get(place.key, '')} {fold(place.title)}".strip()
    return names, titles


def _place(known: Gazetteer, province: str, now: bool, at: int) -> Place:
    return (known.communes(province) if now else known.former_units(province))[at]


def _standing(day: dt.date, directory: Directory) -> Iterator[Place]:
    provinces = directory.provinces_on(day)
    yield from provinces
    for province in provinces:
        yield from directory.units_of(province, day)


def _rank(words: list[str], name: str, title: str) -> int | None:
    """How well it fits: the name, its beginning, the words in it."""
    typed = " ".join(words)
    if typed in {name, title}:
        return 0
    if name.startswith(typed) or title.startswith(typed):
        return 1
    own = title.split()
    return 2 if all(any(one.startswith(word) for one in own) for word in words) else None


def _lies_in(place: Place, above: list[list[str]], directory: Directory, day: dt.date) -> bool:
    whole = fold(directory.described(place, day)).partition(",")[2].split()
    return all(any(one.startswith(word) for one in whole) for part in above for word in part)
