"""Finds provinces, districts and communes by a part of their names, without marks; names that are no more lead to the units of today."""

import datetime as dt
from dataclasses import dataclass

from ttdn_desktop.domain.directory import Directory, Place
from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.place_index import Holding, places_holding
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


def find_places(
    words: str, day: dt.date, directory: Directory, *, level: UnitLevel | None = None, within: str = "", most: int = _MOST
) -> tuple[PlaceFound, ...]:
    """The units standing on the day whose names hold these words, or that took over one whose name does; the best first, each once.

    `level` and `within` (the key of a province) narrow what is given. Words that are not of the name may be those of the province.
    """
    typed = words.casefold().strip()
    found: dict[str, PlaceFound] = {}

    def order(one: Holding) -> tuple[object, ...]:
        return one.rank, typed not in one.place.title.casefold(), not one.place.stands_on(day), one.place.level is UnitLevel.COMMUNE, one.name

    for one in sorted(places_holding(words, directory, level), key=order):
        if within and one.place.stands_on(day) and not _lies_in(one.place, within, directory):
            continue
        for heir in directory.heirs(one.place, day):
            if heir.key in found or (level is not None and heir.level is not level) or (within and not _lies_in(heir, within, directory)):
                continue
            same = one.place.stands_on(day) or (heir.title == one.place.title and heir.level is UnitLevel.COMMUNE and _same_province(heir, one, directory))
            found[heir.key] = _found(heir, day, directory, None if same else one.place)
        if len(found) >= most:
            break
    return tuple(found.values())[:most]


def prepare(directory: Directory) -> int:
    """Read what is searched, which takes a moment the first time; how many units below the provinces there are and were."""
    known = directory.gazetteer()
    next(places_holding("x", directory), None)
    return sum(len(known.communes(province)) for province in known.now) + sum(len(known.former_units(province)) for province in known.former)


def places_on(words: str, day: dt.date, directory: Directory, most: int = 200) -> tuple[PlaceFound, ...]:
    """The units of all levels that stood on that day and hold these words, themselves."""
    return tuple(_found(place, day, directory) for place in standing_places(words, day, directory, most))


def communes_of(province: Place, day: dt.date, directory: Directory) -> tuple[PlaceFound, ...]:
    """All communes of a province, as a dictionary has them."""
    return tuple(_found(place, day, directory) for place in sorted(directory.communes_of(province, day), key=lambda place: sort_key(place.name)))


def provinces(day: dt.date, directory: Directory) -> tuple[PlaceFound, ...]:
    """The provinces of that day, as a dictionary has them."""
    return tuple(_found(place, day, directory) for place in sorted(directory.provinces_on(day), key=lambda place: sort_key(place.name)))


def place_of(key: str, day: dt.date, directory: Directory) -> PlaceFound | None:
    """The unit of that key as it is on the day."""
    place = directory.place(key, day) if key else None
    return _found(place, day, directory) if place is not None else None


def before_and_after(place: Place, directory: Directory) -> tuple[tuple[PlaceFound, ...], tuple[PlaceFound, ...]]:
    """What the unit was made of, and what it became: under its own key where only its name or kind changed."""
    before: tuple[Place, ...] = ()
    after: tuple[Place, ...] = ()
    if place.first is not None:
        day = place.first - dt.timedelta(days=1)
        before = directory.forebears(place, day)
    if place.last is not None:
        after = directory.heirs(place, place.last + dt.timedelta(days=1))
    return tuple(_described(one, directory) for one in before if one != place), tuple(_described(one, directory) for one in after if one != place)


def _described(place: Place, directory: Directory) -> PlaceFound:
    return PlaceFound(place=place, words=directory.described(place, place.last or place.first))


def _found(place: Place, day: dt.date, directory: Directory, was: Place | None = None) -> PlaceFound:
    return PlaceFound(place=place, words=directory.described(place, day), was=was, was_words=directory.described(was) if was is not None else "")


def _same_province(heir: Place, one: Holding, directory: Directory) -> bool:
    above = directory.province_of(heir)
    return above is not None and fold(above.name) in one.provinces


def _lies_in(place: Place, province: str, directory: Directory) -> bool:
    above = directory.province_of(place)
    return above is not None and above.key == province
