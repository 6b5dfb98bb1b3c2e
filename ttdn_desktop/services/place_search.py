"""Finds provinces, districts and communes by a part of their names, without marks; names that are no more lead to the units of today."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.domain.directory import Place
from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.place_index import find_places as standing_places
from ttdn_desktop.language.sorting import sort_key

_MOST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """A unit of administration, `words` tell it from all others; `was` is the former unit that was named, where that led here."""

    place: Place
    words: str  # "xã Cẩm Giàng, thành phố Hải Phòng"
    was: Place | None = None
    was_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    name: str  # folded, without the kind
    title: str  # folded, with it
    province: str  # folded
    place: Place


def find_places(words: str, day: dt.date, *, level: UnitLevel | None = None, within: str = "", most: int = _MOST) -> tuple[PlaceFound, ...]:
    """The units standing on the day whose names hold these words, or that took over one whose name does; the best first, each once.

    `level` and `within` (the key of a province) narrow what is given. Words that are not of the name may be those of the province.
    """
    typed = words.casefold().strip()
    found: dict[str, PlaceFound] = {}

    def order(match: tuple[int, _Entry]) -> tuple[object, ...]:
        rank, entry = match
        return rank, typed not in entry.place.title.casefold(), not entry.place.stands_on(day), entry.place.level is UnitLevel.COMMUNE, entry.name

    for _rank, entry in sorted(_matching(words, level), key=order):
        if within and entry.place.stands_on(day) and not _lies_in(entry.place, within):
            continue
        for heir in resources.places().heirs(entry.place, day):
            if heir.key in found or (level is not None and heir.level is not level) or (within and not _lies_in(heir, within)):
                continue
            same = entry.place.stands_on(day) or (heir.title == entry.place.title and heir.level is UnitLevel.COMMUNE and _same_province(heir, entry))
            found[heir.key] = _found(heir, day, None if same else entry.place)
        if len(found) >= most:
            break
    return tuple(found.values())[:most]


def prepare() -> int:
    """Read what is searched, which takes a moment the first time; how many names there are."""
    return len(_entries())


def places_on(words: str, day: dt.date, most: int = 200) -> tuple[PlaceFound, ...]:
    """The units of all levels that stood on that day and hold these words, themselves."""
    return tuple(_found(place, day, None) for place in standing_places(words, day, resources.places(), most))


def communes_of(province: Place, day: dt.date) -> tuple[PlaceFound, ...]:
    """All communes of a province, as a dictionary has them."""
    return tuple(_found(place, day, None) for place in sorted(resources.places().communes_of(province, day), key=lambda place: sort_key(place.name)))


def provinces(day: dt.date) -> tuple[PlaceFound, ...]:
    """The provinces of that day, as a dictionary has them."""
    return tuple(_found(place, day, None) for place in sorted(resources.places().provinces_on(day), key=lambda place: sort_key(place.name)))


def place_of(key: str, day: dt.date) -> PlaceFound | None:
    """The unit of that key as it is on the day."""
    place = resources.places().place(key, day) if key else None
    return _found(place, day, None) if place is not None else None


def before_and_after(place: Place) -> tuple[tuple[PlaceFound, ...], tuple[PlaceFound, ...]]:
    """What the unit was made of, and what it became: under its own key where only its name or kind changed."""
    known = resources.places()
    before: tuple[Place, ...] = ()
    after: tuple[Place, ...] = ()
    if place.first is not None:
        day = place.first - dt.timedelta(days=1)
        before = known.forebears(place, day)
    if place.last is not None:
        after = known.heirs(place, place.last + dt.timedelta(days=1))
    return tuple(_described(one) for one in before if one != place), tuple(_described(one) for one in after if one != place)


def _described(place: Place) -> PlaceFound:
    return PlaceFound(place=place, words=resources.places().described(place, place.last or place.first))


def _found(place: Place, day: dt.date, was: Place | None) -> PlaceFound:
    known = resources.places()
    return PlaceFound(place=place, words=known.described(place, day), was=was, was_words=known.described(was) if was is not None else "")


def _same_province(heir: Place, entry: _Entry) -> bool:
    above = resources.places().province_of(heir)
    return above is not None and entry.province.endswith(f" {fold(above.name)}")


def _lies_in(place: Place, province: str) -> bool:
    above = resources.places().province_of(place)
    return above is not None and above.key == province


def _matching(words: str, level: UnitLevel | None) -> Iterator[tuple[int, _Entry]]:
    """Entries with the words, and how well: the whole name, its beginning, the beginning of a word in it, or elsewhere in it."""
    key = " ".join(fold(words).replace(",", " ").split())
    if not key:
        return
    parts = key.split()
    for entry in _entries():
        if level is UnitLevel.PROVINCE and entry.place.level is not UnitLevel.PROVINCE:
            continue
        if key in entry.title:
            yield _rank(entry, key), entry
        elif parts[0] in entry.title and all(part in entry.title or part in entry.province for part in parts):
            yield 4, entry


def _rank(entry: _Entry, key: str) -> int:
    if key in {entry.name, entry.title}:
        return 0
    if entry.name.startswith(key) or entry.title.startswith(key):
        return 1
    return 2 if f" {key}" in entry.title else 3


@cache
def _entries() -> tuple[_Entry, ...]:
    """Every state of every unit, once read."""
    known, gazetteer = resources.places(), resources.gazetteer()
    out: list[_Entry] = []
    for province in known.provinces:
        below: tuple[Place, ...] = ()
        if not any(entry.place.key == province.key for entry in out if entry.place.level is UnitLevel.PROVINCE):
            below = (*gazetteer.communes(province.key), *gazetteer.former_units(province.key))
        above = fold(province.title)
        names = (province.name, *province.also)
        out += [_Entry(name=fold(name), title=fold(f"{province.kind} {name}"), province=above, place=province) for name in names]
        out += [_Entry(name=fold(place.name), title=fold(place.title), province=above, place=place) for place in below]
    return tuple(out)
