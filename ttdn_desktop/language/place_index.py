"""Finds places by their names: all of one name, and those a person types the beginning of."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.gazetteer import Gazetteer, Place
from ttdn_desktop.language.citations.vocabulary import even_tones
from ttdn_desktop.language.fold import fold

_Lines = dict[str, list[tuple[str, bool, int]]]


def plain_name(name: str) -> str:
    """A name in small letters with even tones, plain blanks, dashes and apostrophes."""
    name = name.replace("’", "'").replace("–", "-").replace("\u00a0", " ").lower()
    return even_tones(" ".join(name.replace(" - ", "-").replace("-", " - ").split()))


@lru_cache(maxsize=4)
def _index(known: Gazetteer) -> _Lines:
    """Folded names of the units below the provinces: their province, whether they are of today, and the line they stand in."""
    found: _Lines = {}
    for now, table in ((True, known.now), (False, known.former)):
        for province, lines in table.items():
            names = fold("|".join(line.split(";", 3)[2] for line in lines)).split("|")
            for at, name in enumerate(names):
                found.setdefault(name, []).append((province, now, at))
    return found


def places_named(name: str, directory: Directory) -> tuple[Place, ...]:
    """Every place of that name, of whatever kind and time, provinces first; marks may be missing or odd, then all that are spelled alike without them."""
    plain, folded = plain_name(name), fold(plain_name(name))
    known = directory.gazetteer()
    provinces = tuple(place for place in directory.provinces if any(fold(plain_name(one)) == folded for one in (place.name, *place.also)))
    below = tuple((known.communes(province) if now else known.former_units(province))[at] for province, now, at in _index(known).get(folded, ()))
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
