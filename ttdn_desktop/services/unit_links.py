"""Which units of the office's directory the names in a plan mean (`Plan.units`)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.plan import Plan, PlanPaper, Unit
from ttdn_desktop.domain.units import Units
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.office_days import day_of, name_on


def linked(plan: Plan, units: Units, today: dt.date, directory: Directory) -> Plan:
    """The plan with the identity of every unit it names; the very same where they are right already.

    Units that lead or take part stand there in the order of their mention, without an identity where the directory has none of that name, or
    several on the day of the plan; of recipients and addressees only those of the directory, for most of them are no units. An office that keeps
    no directory changes nothing.
    """
    if not units.units:
        return plan
    known = _by_name(units, day_of(plan, today), directory)
    working = dict.fromkeys(name for task in plan.tasks for name in (*task.leads, *task.partners) if name.strip())
    receiving = (name for name in _receiving(plan) if name not in working and known.get(_key(name)))
    found = tuple(Unit(name=name, id=known.get(_key(name)) or None) for name in dict.fromkeys((*working, *receiving)))
    return plan if found == plan.units else replace(plan, units=found)


def may_name_others(before: Plan, after: Plan) -> bool:
    """Whether an edit touched what names units; quick, for it is asked at every edit."""
    return any(getattr(before, name) is not getattr(after, name) for name in ("tasks", "recipients", "addressees", "papers", "document"))


def _receiving(plan: Plan) -> Iterator[str]:
    papers: tuple[Plan | PlanPaper, ...] = (plan, *plan.papers)
    for paper in papers:
        yield from paper.recipients
        yield from paper.addressees


def _by_name(units: Units, day: dt.date, directory: Directory) -> dict[str, str]:
    """The identity behind each name, in letters without marks: of units that stand on the day, then of others; empty where several bear it."""
    found: dict[str, str] = {}
    for standing in (True, False):
        here: dict[str, str] = {}
        for unit in units.units:
            if unit.stands_on(day) is standing:
                for key in {_key(name) for name in (unit.name, name_on(unit, day, directory), *unit.short)}:
                    here[key] = unit.id if here.get(key, unit.id) == unit.id else ""
        found = here | found
    return found


def _key(name: str) -> str:
    return " ".join(fold(name).split())
