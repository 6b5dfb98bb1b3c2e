"""Pure edits of the office's directory of units, and what is asked of it on a day."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from ttdn_desktop.domain.sequences import changed
from ttdn_desktop.domain.units import Contact, Signatory, Unit, Units

_PRINTED = ("heading", "date_place", "symbol")


def put_units(units: Units, many: Iterable[Unit]) -> Units:
    """Each in the place of the unit of its id, else at the end."""
    wanted = {unit.id: unit for unit in many}
    kept = changed(units.units, lambda unit: wanted.pop(unit.id, unit))
    return replace(units, units=(*kept, *wanted.values()) if wanted else kept)


def put_unit(units: Units, unit: Unit) -> Units:
    """The same of one."""
    return put_units(units, (unit,))


def remove_units(units: Units, ids: Collection[str]) -> Units:
    """Without these; nobody is below them, takes them over or comes from them any more."""
    gone = set(ids)

    def without(unit: Unit) -> Unit:
        above = None if unit.above in gone else unit.above
        return _relinked(unit, above, tuple(one for one in unit.predecessors if one not in gone), tuple(one for one in unit.successors if one not in gone))

    kept = tuple(unit for unit in units.units if unit.id not in gone)
    return replace(units, units=changed(kept, without), own=None if units.own in gone else units.own)


def merge_units(units: Units, keep: str, double: str) -> Units:
    """Make one of two entries of one unit: what the kept one does not say is taken from the other, lists are joined, links are redirected.

    The other's name becomes one more name of the kept one; what it says otherwise is kept in the note, so nothing is lost.
    Where one of them is not there, nothing changes.
    """
    first, second = units.unit(keep), units.unit(double)
    if first is None or second is None or keep == double:
        return units
    joined = _merged(first, second)

    def linked(unit: Unit) -> Unit:
        unit = joined if unit.id == keep else unit
        ids = [_redirected(many, double, keep, unit.id) for many in (unit.predecessors, unit.successors)]
        above = keep if unit.above == double else unit.above
        return _relinked(unit, None if above == unit.id else above, *ids)

    kept = tuple(linked(unit) for unit in units.units if unit.id != double)
    return replace(units, units=kept, own=keep if units.own == double else units.own)


def move_unit(units: Units, unit_id: str, step: int, within: Collection[str]) -> Units:
    """Move a unit over its next neighbour (step 1) or the one before (-1) of those shown with it, in their order."""
    order = [unit.id for unit in units.units]
    shown = [one for one in order if one in within or one == unit_id]
    if unit_id not in shown:
        return units
    to = shown.index(unit_id) + step
    if not 0 <= to < len(shown):
        return units
    neighbour = shown[to]
    rest = [unit for unit in units.units if unit.id != unit_id]
    at = [unit.id for unit in rest].index(neighbour) + (step > 0)
    moved = units.units[order.index(unit_id)]
    return replace(units, units=(*rest[:at], moved, *rest[at:]))


def set_own(units: Units, own: str | None, place_code: str | None = None) -> Units:
    """Say which unit is the office itself, and to what unit of administration it belongs."""
    return replace(units, own=own, place_code=units.place_code if place_code is None else place_code)


def own_on(units: Units, day: dt.date) -> Unit | None:
    """The office as it was on a day: itself, or the one unit before or after it that stood then."""
    own = units.unit(units.own)
    seen: set[str] = set()
    waiting = [own] if own is not None else []
    while waiting:
        unit = waiting.pop(0)
        if unit.id in seen:
            continue
        seen.add(unit.id)
        if unit.stands_on(day):
            return unit
        earlier = unit.first is not None and day < unit.first
        beside = (units.unit(one) for one in (unit.predecessors if earlier else unit.successors))
        waiting += [one for one in beside if one is not None]
    return own


def signatories_on(unit: Unit | None, day: dt.date) -> tuple[Signatory, ...]:
    """Who signs for a unit on that day, in the order given."""
    return tuple(one for one in unit.signatories if one.signs_on(day)) if unit is not None else ()


def _merged(kept: Unit, other: Unit) -> Unit:
    values = {name: getattr(kept, name) or getattr(other, name) for name in ("level", "above", "place_code", *_PRINTED)}
    contact = Contact(**{name: getattr(kept.contact, name) or getattr(other.contact, name) for name in Contact.__slots__})
    unsaid = [_line(getattr(other, name)) for name in _PRINTED if getattr(other, name) not in (values[name], "", ())]
    unsaid += [getattr(other.contact, name) for name in Contact.__slots__ if getattr(other.contact, name) not in (getattr(contact, name), "")]
    first = None if kept.first is None or other.first is None else min(kept.first, other.first)  # None is open: since ever
    last = None if kept.last is None or other.last is None else max(kept.last, other.last)
    names = [name for name in (*kept.short, other.name, *other.short) if name != kept.name]
    ids: dict[str, Any] = {
        name: tuple(one for one in dict.fromkeys((*getattr(kept, name), *getattr(other, name))) if one not in {kept.id, other.id})
        for name in ("predecessors", "successors")
    }
    return replace(
        kept,
        **values,
        first=first,
        last=last,
        **ids,
        short=tuple(dict.fromkeys(names)),
        contact=contact,
        signatories=tuple(dict.fromkeys((*kept.signatories, *other.signatories))),
        note="\n".join(dict.fromkeys(note for note in (kept.note, other.note, "; ".join(unsaid)) if note)),
    )


def _line(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value)


def _redirected(ids: tuple[str, ...], old: str, new: str, own: str) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(new if one == old else one for one in ids) if one != own)


def _relinked(unit: Unit, above: str | None, predecessors: tuple[str, ...], successors: tuple[str, ...]) -> Unit:
    if (above, predecessors, successors) == (unit.above, unit.predecessors, unit.successors):
        return unit
    return replace(unit, above=above, predecessors=predecessors, successors=successors)
