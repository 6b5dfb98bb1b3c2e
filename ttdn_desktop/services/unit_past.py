"""Whether an entry of the office's directory names a body or place that is no more, and what stands in its place."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ttdn_desktop.domain.bodies import Successor
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.units import Unit
from ttdn_desktop.language.old_bodies import old_bodies
from ttdn_desktop.language.unit_names import resolve
from ttdn_desktop.services.reading_words import unit_words

_SHOWN = 3  # so many of those that took over are named


@dataclass(frozen=True, slots=True)
class Past:
    """The last day, where it is known, and those that took over, with what of it."""

    last: dt.date | None
    heirs: tuple[str, ...]


def past_of(unit: Unit, day: dt.date, directory: Directory, office: str = "") -> Past | None:
    """What is known of an entry that says no days of its own; `office` tells where it lies."""
    if unit.first is not None or unit.last is not None:
        return None
    for name in (unit.name, *unit.short):
        if (old := next((one for one in old_bodies(name, day, directory) if not name[: one.start].strip()), None)) is not None:
            return Past(old.body.last, _told(old.body.successors))
    meant = resolve(unit.name, day, directory, unit_words(), office=(office,) if office else ())
    return Past(meant.last, _told(meant.successors)) if meant.last is not None and meant.last < day else None


def _told(successors: Iterable[Successor]) -> tuple[str, ...]:
    names = [f"{one.name} ({one.duty})" if one.duty else one.name for one in successors]
    return (*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else []))
