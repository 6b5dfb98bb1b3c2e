"""The usual units of an office beside its directory: which are new, which differ, and the directory with those that are taken."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ttdn_desktop.domain.units import Unit, Units
from ttdn_desktop.domain.units_edits import put_units
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.offices import Office
from ttdn_desktop.services.usual_units import UsualUnit


class Known(StrEnum):
    """How a proposed unit stands to the directory."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposed unit, the entry the directory has for it, and whether taking it would change that one."""

    unit: Unit
    state: Known
    taken: bool
    existing: Unit | None = None


def proposals(units: Units, usual: Iterable[UsualUnit]) -> tuple[Proposal, ...]:
    """The usual units beside what the directory has; those that are there are not taken again, differing ones only when asked for."""
    by_id = {unit.id: unit for unit in units.units}
    by_name = {fold(name): unit for unit in reversed(units.units) for name in (*unit.short, unit.name)}
    out = []
    for one in usual:
        existing = by_id.get(one.unit.id) or by_name.get(fold(one.unit.name))
        if existing is None:
            out.append(Proposal(unit=one.unit, state=Known.NEW, taken=one.taken))
        else:
            same = fold(existing.name) == fold(one.unit.name) or one.unit.name in existing.short
            out.append(Proposal(unit=one.unit, state=Known.SAME if same else Known.DIFFERS, taken=False, existing=existing))
    return tuple(out)


def taken_over(units: Units, chosen: Iterable[Proposal], office: Office | None = None) -> Units:
    """The directory with the units taken, and the office as its own; a name that is replaced stays as another name of its unit."""
    chosen = tuple(chosen)
    ids = {one.unit.id: one.existing.id for one in chosen if one.existing is not None}  # entries that stand for proposed ones under an id of their own
    new = [_relinked(_updated(one), ids) for one in chosen if one.taken and one.state is not Known.SAME]
    made = put_units(units, new)
    if office is None:
        return made
    named = next((unit for unit in made.units if fold(unit.name) == fold(office.unit.name)), None)
    found = made.unit(ids.get(office.unit.id, office.unit.id)) or named or _relinked(office.unit, ids)
    printed = {name: getattr(found, name) or getattr(office.unit, name) for name in ("heading", "date_place", "symbol", "place_code")}
    made = put_units(made, (replace(found, **printed),))
    present = {unit.id for unit in made.units}
    dangling = [replace(unit, above=None) for unit in made.units if unit.above is not None and unit.above not in present]
    return replace(put_units(made, dangling), own=found.id, place_code=office.place.key)


def _updated(one: Proposal) -> Unit:
    existing = one.existing
    if existing is None:
        return one.unit
    short = dict.fromkeys((*existing.short, existing.name, *one.unit.short))
    return replace(existing, name=one.unit.name, short=tuple(name for name in short if name != one.unit.name))


def _relinked(unit: Unit, ids: dict[str, str]) -> Unit:
    return replace(unit, above=ids.get(unit.above, unit.above)) if unit.above is not None else unit
