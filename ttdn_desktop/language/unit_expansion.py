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
from ttdn_desktop.language.unit_groups import GroupWords, even, own_unit
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
    setting = Setting(date=day, level=level)
    given = tuple(unit for unit in units if any(one.how in SURE for one in mentions(name, own_unit(unit, groups), groups, setting)))
    if given:
        return given
    within = province_in(province, day, directory) if province else None
    return (*_below(name, day, directory, groups, within), *_departments(name, day, directory, groups))


def _below(name: str, day: dt.date, directory: Directory, groups: GroupWords, province: Place | None) -> tuple[str, ...]:
    """The bodies of all units below the province of the kinds that are named; of committees where none is named."""
    if province is None:
        return ()
    named = bodies_named(re.split(r"(?i)\s+(?:các|cấp|toàn bộ|tất cả)\s+", name, maxsplit=1)[0], directory)
    body = named[1][0].name if named is not None else directory.committee
    setting, meant = Setting(date=day), dict[tuple[str, UnitLevel], bool]()
    units = directory.units_of(province, day)
    for place in units:  # one of a kind stands for all of it
        if (place.kind, place.level) not in meant:
            above = f"{directory.committee} {province.title}" if place.level is UnitLevel.DISTRICT else ""
            is_named = re.search(rf"(?<!\w){re.escape(place.kind)}(?!\w)", even(name)) is not None
            unit = own_unit(f"{body} {place.title}", groups, above)
            meant[place.kind, place.level] = is_named and any(one.how in SURE for one in mentions(name, unit, groups, setting))
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
