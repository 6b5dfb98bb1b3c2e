"""Which units of the office a group of a plan means: "các phòng, ban, đơn vị", "UBND các xã, phường"."""

import datetime as dt

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.units import Units
from ttdn_desktop.language.unit_expansion import expand
from ttdn_desktop.language.unit_groups import level_of
from ttdn_desktop.services.office_days import directory_names
from ttdn_desktop.services.reading_words import unit_words


def units_meant(name: str, plan: Plan, units: Units, day: dt.date, directory: Directory) -> tuple[str, ...]:
    """The names of the units meant on that day: those of the office's directory, else those of the country; none where the name is one unit's."""
    words, issuer = unit_words(), plan.issuer
    where = f"{issuer.name}, {issuer.parent or ''}"
    found = expand(name, day, directory, words, units=directory_names(units, day, directory), province=where, level=level_of(issuer.name, words))
    return found if len(found) > 1 else ()
