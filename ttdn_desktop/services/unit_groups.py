"""Which units of the office a group of a plan means: "các phòng, ban, đơn vị", "UBND các xã, phường"."""

import datetime as dt
from collections.abc import Iterator

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.units import Units
from ttdn_desktop.drafting.recipients import tasked_units
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.unit_expansion import expand
from ttdn_desktop.language.unit_groups import GroupWords, level_of
from ttdn_desktop.language.unit_names import resolve
from ttdn_desktop.services.office_days import directory_names
from ttdn_desktop.services.reading_words import unit_words


def units_meant(name: str, plan: Plan, units: Units, day: dt.date, directory: Directory) -> tuple[str, ...]:
    """The names of the units meant on that day: those of the office's directory, else those of the country; none where the name is one unit's.

    A unit that the plan names apart from the group bears the name it has there, so that it stays one unit, with one slip.
    """
    words, issuer = unit_words(), plan.issuer
    where = f"{issuer.name}, {issuer.parent or ''}"
    found = expand(name, day, directory, words, units=directory_names(units, day, directory), province=where, level=level_of(issuer.name, words))
    if len(found) < 2:
        return ()
    called = {fold(whole): own for own in tasked_units(plan) for whole in _in_full(own, day, directory, words, where)}
    return tuple(dict.fromkeys(called.get(fold(one), one) for one in found))


def _in_full(name: str, day: dt.date, directory: Directory, words: GroupWords, where: str) -> Iterator[str]:
    """The names that a single unit has in full, where it is sure which it is: "Ủy ban nhân dân phường Bình Hàn" of "UBND P. Bình Hàn"."""
    yield name
    meant = resolve(name, day, directory, words, province=where)
    if meant.is_sure and meant.body is not None and meant.place is not None:
        yield f"{meant.body.name} {meant.place.title}"
