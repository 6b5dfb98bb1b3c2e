"""The units that a group means ("UBND các xã, phường", "các sở, ban, ngành"): those given, or those of the directory on a day."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.language.body_names import bodies_named
from ttdn_desktop.language.place_names import province_in
from ttdn_desktop.language.unit_groups import GroupWords, OwnUnit, even, own_unit, place_pattern
from ttdn_desktop.language.unit_mentions import SURE, Setting, mentions
from ttdn_desktop.language.unit_names import How, resolve


def expand(
    name: str,
    day: dt.date,
    directory: Directory,
    groups: GroupWords,
    *,
    units: Sequence[str] = (),
    province: str = "",
    level: UnitLevel | None = None,
) -> tuple[str, ...]:
    """The names of the units meant: of those given the ones that belong to the group, else the communes or departments of the province on the day.

    A list ("Các sở: A, B") gives its parts, a single unit itself; what narrows a group ("các xã biên giới") gives nothing, for nobody knows whom.
    `level` is that of the one who writes.
    """
    meant = resolve(name, day, directory, groups, province=province)
    if meant.how is How.LIST:
        return tuple(unit for part in meant.parts for unit in expand(part.name, day, directory, groups, units=units, province=province, level=level))
    if meant.how is not How.GROUP:
        return (name,) if meant.is_sure else ()
    setting, kinds = Setting(date=day, level=level), kinds_named(name, groups)
    given = tuple(unit for unit in units if _belongs(own_unit(unit, groups), name, groups, setting, kinds))
    if given:
        return given
    within = province_in(province, day, directory) if province else None
    return (*_below(name, directory, groups, setting, within), *_departments(name, day, directory, groups))


def kinds_named(name: str, groups: GroupWords) -> frozenset[str]:
    """The kinds of places that a group names: "xã" and "phường" of "UBND các xã, phường"; none where it names a level ("cấp xã") or no place at all."""
    plain = even(name)
    found = re.findall(rf"(?<!\w)(?:(?P<level>cấp\s+)?(?P<place>{place_pattern(groups)}))", plain)
    return frozenset() if any(level or place in _LEVELS for level, place in found) else frozenset(groups.short.get(place, place) for _level, place in found)


_LEVELS = frozenset({"cơ sở"})
"""Words for places that name a level, and no kind."""


def _belongs(unit: OwnUnit, name: str, groups: GroupWords, setting: Setting, kinds: frozenset[str]) -> bool:
    """Whether the group means the unit for sure; one of a place of another kind is not meant ("UBND các xã", and a phường)."""
    if kinds and unit.place is not None and groups.short.get(unit.place, unit.place) not in kinds:
        return False
    return any(one.how in SURE for one in mentions(name, unit, groups, setting))


def _below(name: str, directory: Directory, groups: GroupWords, setting: Setting, province: Place | None) -> tuple[str, ...]:
    """The bodies of all units below the province that the group means; of committees where it names no body."""
    if province is None or setting.date is None:
        return ()
    named = bodies_named(re.split(r"(?i)\s+(?:các|cấp|toàn bộ|tất cả)\s+", name, maxsplit=1)[0], directory)
    body = named[1][0].name if named is not None else directory.committee
    meant, kinds = dict[tuple[str, UnitLevel], bool](), kinds_named(name, groups)
    units = directory.units_of(province, setting.date)
    if re.search(place_pattern(groups), even(name)) is None and len({place.level for place in units}) > 1:
        return ()  # "các địa phương" of a province that has districts: nobody knows which
    for place in units:  # one of a kind stands for all of it
        if (place.kind, place.level) not in meant:
            above = f"{directory.committee} {province.title}" if place.level is UnitLevel.DISTRICT else ""
            unit = own_unit(f"{body} {place.title}", groups, above)
            meant[place.kind, place.level] = _belongs(unit, name, groups, setting, kinds)
    return tuple(f"{body} {place.title}" for place in units if meant[place.kind, place.level])


def _departments(name: str, day: dt.date, directory: Directory, groups: GroupWords) -> tuple[str, ...]:
    """The bodies of the directory that belong to the group and begin as it does, of the level that has most: "các sở, ban, ngành"."""
    plain = even(name)
    plural = next((word for word in directory.words.plural if plain.startswith(f"{word} ")), "")
    head = re.split(r"[\s,]", plain.removeprefix(plural).strip(), maxsplit=1)[0]
    bodies = (body for body in directory.bodies if even(body.name).startswith(f"{head} ") and body.everywhere and body.stands_on(day))
    found = [body for body in bodies if any(one.how in SURE for one in mentions(name, own_unit(body.name, groups), groups, Setting(date=day)))]
    most = Counter(body.levels for body in found).most_common(1)
    return tuple(body.name for body in found if body.levels == most[0][0])
