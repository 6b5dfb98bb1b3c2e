"""The office's directory as a screen lists it: found by words, by the day it is looked at, in groups."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ttdn_desktop.domain.units import Unit, Units
from ttdn_desktop.i18n import _
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.unit_kinds import GROUPS, group_of
from ttdn_desktop.services.words import initials


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Units of a group in the order of the directory."""

    number: int  # in GROUPS
    units: tuple[Unit, ...]

    @property
    def title(self) -> str:
        """Its msgid."""
        return GROUPS[self.number][0]


def grouped(units: Iterable[Unit]) -> tuple[Group, ...]:
    """In the groups that have any."""
    rows: dict[int, list[Unit]] = {}
    for unit in units:
        rows.setdefault(group_of(unit.kind), []).append(unit)
    return tuple(Group(number=number, units=tuple(rows[number])) for number in sorted(rows))


def found_units(units: Units, words: str = "", day: dt.date | None = None) -> tuple[Unit, ...]:
    """Those standing on the day (None: all) in which every word occurs: in a name, abbreviation, former name, contact or note, without marks.

    Letters that begin the words of a name are found, too: "mttq".
    """
    wanted = fold(words).split()
    by_id = {unit.id: unit for unit in units.units}
    standing = (unit for unit in units.units if day is None or unit.stands_on(day))
    return tuple(unit for unit in standing if not wanted or _holds(unit, by_id, wanted))


def same_group(units: Units, unit: Unit) -> frozenset[str]:
    """Ids of the units shown in one group with this one."""
    number = group_of(unit.kind)
    return frozenset(one.id for one in units.units if group_of(one.kind) == number)


def chain(units: Units, ids: Sequence[str]) -> tuple[Unit, ...]:
    """The units of these ids that there are."""
    return tuple(unit for one in ids if (unit := units.unit(one)) is not None)


def standing_words(unit: Unit, day: dt.date) -> str:
    """What is to be said of a unit that does not stand on the day; nothing for one that does."""
    if unit.first is not None and day < unit.first:
        return _("from {day}").format(day=short_date(unit.first))
    if unit.last is not None and unit.last < day:
        return _("until {day}").format(day=short_date(unit.last))
    return ""


def _holds(unit: Unit, by_id: dict[str, Unit], wanted: list[str]) -> bool:
    names = [unit.name, *unit.short]
    names += [by_id[one].name for one in unit.predecessors if one in by_id]
    contact = unit.contact
    text = fold("\n".join((*names, contact.person, contact.phone, contact.email, contact.address, unit.note)))
    if all(word in text for word in wanted):
        return True
    return len(wanted) == 1 and len(wanted[0]) > 1 and any(wanted[0] in initials(name) for name in names)
