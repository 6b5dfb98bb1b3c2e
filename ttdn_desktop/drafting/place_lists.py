"""The lists that official words run through: units, tasks, legal bases, parts, indicators of a plan."""

from collections.abc import Iterator, Mapping

from ttdn_desktop.domain.plan import Indicator, LegalBasis, Plan, SectionRole, Target, Task
from ttdn_desktop.drafting.ground import Ground
from ttdn_desktop.drafting.place_texts import lowered, said_of, two_digits
from ttdn_desktop.drafting.recipients import UnitNames, capitalised, lead_units, leaders_of, tasked_units
from ttdn_desktop.language.casing import recase
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.money import figures
from ttdn_desktop.language.numerals import roman
from ttdn_desktop.paper.paper_words import CommonWords

Entry = Mapping[str, str]
"""One entry of a list: its places, and under "id" what tells it from the others, whatever its texts become."""


MOST_ADDRESSEES = 15
"""More units than this are addressed as one."""


_MANY = ("Các ", "các ")


def plan_lists(ground: Ground) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """All of them with their names; "list:id" is that of one entry of another list."""
    plan, common = ground.plan, ground.common
    names = UnitNames(plan)
    late = [task for task in plan.tasks if not ground.late or task.id in ground.late]
    yield "units", tuple(_unit(unit, names) for unit in tasked_units(plan))
    yield "addressed", tuple(_addressed(ground))
    yield "lead_units", tuple(_unit(unit, names) for unit in lead_units(plan))
    late_units = names.each_once(unit for task in late for unit in task.leads)
    yield "late_units", tuple({"id": fold(unit), "line": unit, "unit": unit} for unit in late_units)
    yield "recipients", tuple({"id": fold(line), "line": line} for line in plan.recipients)
    yield "leaders", tuple({"id": fold(line), "line": line} for line in leaders_of(plan, common))
    yield "tasks_list", tuple(map(_task, plan.tasks))
    yield "late_tasks", tuple(map(_task, late))
    yield "bases", tuple({"id": str(at), "basis": _basis(basis, ground)} for at, basis in enumerate(plan.legal_bases) if not basis.inline)
    yield "parts_list", tuple(_parts(plan))
    yield "indicator_list", tuple(_indicator(indicator, common) for indicator in plan.indicators)
    yield "once", ({"id": "once", "line": ""},)
    yield "attendees_default", tuple(_attendees(ground))
    for unit in lead_units(plan):
        yield f"own_tasks_list:{fold(unit)}", tuple(map(_task, names.led(unit)))


def _addressed(ground: Ground) -> Iterator[Entry]:
    """Who a letter to all units is addressed to: each by name, or all in one line where they would fill the page."""
    units = tasked_units(ground.plan)
    lines = units if len(units) <= MOST_ADDRESSEES else (ground.common.lines["all_units"].format(type=ground.types.get(ground.plan.document.type, "")),)
    return ({"id": fold(line), "line": line} for line in lines)


def _attendees(ground: Ground) -> Iterator[Entry]:
    """Who is asked to a meeting about the plan: the heads of those units."""
    pattern = ground.common.lines["attendee"]
    for entry in _addressed(ground):
        line = pattern.format(unit=entry["line"][:1].lower() + entry["line"][1:] if entry["line"].startswith(_MANY) else entry["line"])
        yield {"id": entry["id"], "line": line, "attendee": line}


def _unit(unit: str, names: UnitNames) -> Entry:
    own = names.led(unit)
    return {"id": fold(unit), "line": unit, "unit": capitalised(unit), "own_tasks": "; ".join(task.title for task in own), "own_count": two_digits(len(own))}


def _task(task: Task) -> Entry:
    leads = "; ".join(task.leads)
    return {
        "id": task.id,
        "line": task.title,
        "task": task.title.rstrip(" ."),
        "leads": capitalised(leads),
        "partners": "; ".join(task.partners),
        "time": lowered(task.time.text),
        "time_as_written": task.time.text,
        "output": task.output.rstrip(" ."),
    }


def _basis(basis: LegalBasis, ground: Ground) -> str:
    """What a basis names; the superior's plan, which papers name in full before it, by type and number (NĐ 30/2020, PL I, II.6.b)."""
    superior = ground.plan.superior.document if ground.plan.superior else None
    if superior is None or not superior.number or not superior.issuer or basis.number != superior.number:
        return basis_name(basis.text, basis.lead)
    return ground.common.lines["reference_again"].format(type=basis.type or ground.types.get(superior.type or "", ""), number=superior.number)


def basis_name(text: str, lead: str | None) -> str:
    """What a basis names, without the word that leads it."""
    bare = text.strip().rstrip(" ;,.")
    return bare[len(lead) :].strip() if lead and bare.startswith(lead) else bare


def _parts(plan: Plan) -> Iterator[Entry]:
    prose = "\n".join((plan.enacting, plan.document.subject, *(task.title for task in plan.tasks)))
    named = [section for section in plan.body if section.heading.strip()]
    for count, section in enumerate(named, start=1):
        yield {"id": section.id, "number": roman(count), "heading": recase(section.heading, prose, (plan.issuer.name,)), "line": section.heading}


def _indicator(indicator: Indicator, common: CommonWords) -> Entry:
    targets = "; ".join(target_text(target, common, indicator.unit) for target in indicator.targets)
    return {"id": indicator.id, "line": indicator.name, "name": indicator.name, "target": targets}


def target_text(target: Target, common: CommonWords, unit: str = "") -> str:
    """What should be reached: "ít nhất 60 tin, bài"."""
    around = common.lines.get(f"qualifier_{target.qualifier}", target.qualifier)
    value = f"{figures(target.value)}%" if unit == "%" and target.value is not None else " ".join(part for part in (figures(target.value), unit) if part)
    return " ".join(part for part in (around, value) if part)


def purposes_of(plan: Plan) -> Iterator[Entry]:
    """What the plan is for, as it says itself."""
    for block, text in said_of(plan, SectionRole.PURPOSE):
        yield {"id": str(block), "line": text, "purpose": text.rstrip(" ;.")}
