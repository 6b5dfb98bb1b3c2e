"""Which place a name means on a day: through the unit it lies in, told from others of its name, or by those that took it over."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.place_index import places_named, plain_name
from ttdn_desktop.language.unit_groups import GroupWords, even, place_pattern

Named = tuple[str, str]
"""Kind and name: ("xã", "Vân Trúc")."""


_MOST = 10
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMeant:
    """The place a name means, or those among which a person chooses; `own` where it is the office's own, in the directory or not."""

    place: Place | None = None
    among: tuple[Place, ...] = ()
    own: bool = False
    heirs: tuple[Place, ...] = ()  # where it is no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """The day of the paper, the province it is of where that is known, and the places of the office (`plain_name` with their kind)."""

    day: dt.date
    directory: Directory
    province: Place | None = None
    own: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def _kinds(words: GroupWords) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<kind>{place_pattern(words)})(?:(?<=\.)\s*|\s+)")


@lru_cache(maxsize=8)
def _bare(words: GroupWords) -> re.Pattern[str]:
    return re.compile(rf"\s+(?P<kind>{place_pattern(words)})$")


def split_place(name: str, words: GroupWords, directory: Directory | None = None) -> tuple[str, tuple[Named, ...]]:
    """What stands before the place at the end of a name, and the place with those it lies in: ("UBND", (("xã", "X"), ("huyện", "Y"))).

    A kind without a name ("Công an tỉnh") gives one with an empty name. With a directory small letters within a name it knows are no matter ("Quảng nam").
    """
    plain = even(name)
    for found in _kinds(words).finditer(plain):
        chain = _chain(name, found.start(), words, directory)
        if chain:
            return name[: found.start()].strip(" ,-–("), chain
    bare = _bare(words).search(plain)
    return (name[: bare.start()].strip(), ((_whole(bare["kind"], words), ""),)) if bare else (name, ())


def _chain(name: str, at: int, words: GroupWords, directory: Directory | None) -> tuple[Named, ...]:
    """The places from there to the end; none where something else stands there."""
    found: list[Named] = []
    plain = even(name)
    while at < len(name):
        kind = _kinds(words).match(plain, at)
        if kind is None:
            return ()
        following = _kinds(words).search(plain, kind.end())
        end = following.start() if following else len(name)
        own = name[kind.end() : end].strip(" ,-–")
        whole = _whole(kind["kind"], words)
        if not own or re.search(r"[;:()]|,\s", own) or not (own[0].isupper() or own[0].isdigit()):
            return ()
        if not _all_named(own, name) and not (directory is not None and any(place.kind == whole for place in places_named(own, directory))):
            return ()
        found.append((whole, own))
        at = end
    return tuple(found)


def _all_named(own: str, name: str) -> bool:
    """Whether all words of a name of a place are capital, as they are but for capitals all over."""
    return name.isupper() or all(not word[0].isalpha() or word[0].isupper() or "'" in word for word in own.split())


def _whole(kind: str, words: GroupWords) -> str:
    return words.short.get(kind, kind)


def place_meant(chain: tuple[Named, ...], where: Whereabouts) -> PlaceMeant:
    """What the place means on the day; without a place and anything to choose from where nobody knows it."""
    (kind, name), *above = chain
    if plain_name(f"{kind} {name}") in where.own:
        return PlaceMeant(own=True)
    named = places_named(name, where.directory)
    spelled = tuple(place for place in named if _is_spelled(name, place))
    known = tuple(place for place in _within(spelled, tuple(above), where) if place.kind == kind)
    standing = tuple(place for place in known if place.stands_on(where.day))
    if len(standing) == 1:
        return PlaceMeant(place=standing[0])
    if standing:
        return PlaceMeant(among=standing)
    gone = _last_of_a_line(tuple(place for place in known if place.last is not None and place.last < where.day), where.directory)
    if len(gone) == 1 and (above or where.province is not None or gone[0].level is UnitLevel.PROVINCE):
        return PlaceMeant(place=gone[0], heirs=where.directory.heirs(gone[0], where.day))
    if gone:
        return PlaceMeant(among=gone)
    alike = (*_within(spelled, tuple(above), where), *_within(named, tuple(above), where))
    if above and not any(place.stands_on(where.day) for place in alike):  # the province it was in: "xã …, tỉnh Yên Bái"
        alike = _within(spelled, (), replace(where, province=province_in(" ".join(above[-1]), where.day, where.directory)))
    standing = tuple(place for place in dict.fromkeys(alike) if place.stands_on(where.day))
    if not standing:  # elsewhere in the country
        there = tuple(place for place in spelled if place.kind == kind)
        standing = tuple(place for place in there if place.stands_on(where.day)) or tuple(place for place in there if place.last is not None)
    return PlaceMeant(among=standing[:_MOST])


def _last_of_a_line(gone: tuple[Place, ...], directory: Directory) -> tuple[Place, ...]:
    """The last state alone, where all others became it: the province until 2025 and the one of its name that took it over."""
    if len(gone) < 2:
        return gone
    latest = max(gone, key=lambda place: place.last or dt.date.min)
    return (latest,) if all(one is latest or latest in directory.heirs(one, latest.last or dt.date.min) for one in gone) else gone


def _is_spelled(name: str, place: Place) -> bool:
    """Whether the name is that of the place, or has no marks at all."""
    return plain_name(name) in {plain_name(place.name), *map(plain_name, place.also)} or fold(name) == name.lower()


def _within(places: tuple[Place, ...], above: tuple[Named, ...], where: Whereabouts) -> tuple[Place, ...]:
    """Those that lie in the units named, else in the province of the paper; provinces lie where they are."""
    if above:
        wished = [plain_name(f"{kind} {name}") for kind, name in above]
        return tuple(place for place in places if set(wished) <= _described(place, where))
    if where.province is None:
        return places
    return tuple(place for place in places if place.level is UnitLevel.PROVINCE or _is_of(place, where.province, where))


def _described(place: Place, where: Whereabouts) -> set[str]:
    """The units it lies in, by the names of their time, or of the day."""
    described = {where.directory.described(place), where.directory.described(place, where.day)}
    return {plain_name(part) for words in described for part in words.split(", ")[1:]}


def _is_of(place: Place, province: Place, where: Whereabouts) -> bool:
    own = where.directory.province_of(place, place.last or where.day)
    return own is not None and (own.key == province.key or province in where.directory.heirs(own, where.day))


def province_in(text: str, day: dt.date, directory: Directory) -> Place | None:
    """The province a text names ("UBND tỉnh Lào Cai", "Lào Cai"), as it stood on the day or stands for it then."""
    plain = plain_name(text)
    padded = _padded(plain).replace(" tp ", " thành phố ")
    for place in sorted(directory.provinces, key=lambda place: (not place.stands_on(day), -len(place.name))):
        for name in map(plain_name, (place.name, *place.also)):
            if plain == name or _padded(f"{place.kind} {name}") in padded:
                return next(iter(directory.heirs(place, day)), None)
    return None


def _padded(plain: str) -> str:
    """Its words with one blank around each."""
    return f" {' '.join(_WORD.findall(plain))} "
