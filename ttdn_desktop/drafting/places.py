"""What the places `{…}` of official words are filled with: texts and lists, computed from a plan and from what was asked for a paper."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import DocumentHead, Indicator, Plan, PlanKind, Section, Target, Task
from ttdn_desktop.domain.text import plain
from ttdn_desktop.drafting.profiles import Profile, archive_line, drafting_profile, head_of, is_ordered, issuing_profile
from ttdn_desktop.drafting.recipients import capitalised, lead_units, leaders_of, tasked_units
from ttdn_desktop.language.casing import recase
from ttdn_desktop.language.dates import official_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.money import figures, in_words
from ttdn_desktop.language.numerals import roman
from ttdn_desktop.paper.paper_words import CommonWords, FactWords
from ttdn_desktop.paper.wording import Wording

Entry = Mapping[str, str]
"""One entry of a list: its places, and under "id" what tells it from the others, whatever its texts become."""

_PLACE = re.compile(r"\{(each:)?([a-z_0-9]+)\}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FEW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Texts and lists by name."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[Entry, ...]]

    def with_entry(self, entry: Entry) -> "Places":
        """The same with the texts of one entry over them; the lists of its own (named "list:id") stand for the common ones."""
        own = {name.removesuffix(f":{entry['id']}"): values for name, values in self.lists.items() if name.endswith(f":{entry.get('id')}")}
        return Places(texts={**self.texts, **entry}, lists={**self.lists, **own} if own else self.lists)

    def over(self, texts: Mapping[str, str], lists: Mapping[str, tuple[Entry, ...]]) -> "Places":
        """The same with these over them."""
        return Places(texts={**self.texts, **texts}, lists={**self.lists, **lists})


def filled(text: str, places: Places) -> str:
    """The text with its places filled; a name that no place has stays as it was typed."""
    return _PLACE.sub(lambda found: places.texts.get(found[2], found[0]), text)


def lines_of(templates: Iterable[str], places: Places) -> tuple[str, ...]:
    """Lines of addressees or recipients; "{each:units}" stands for one line an entry, and no line comes twice."""
    seen: dict[str, str] = {}
    for line in templates:
        found = _PLACE.fullmatch(line)
        each = places.lists.get(found[2], ()) if found and found[1] else None
        for text in [filled(line, places)] if each is None else [entry["line"] for entry in each]:
            if text.strip():
                seen.setdefault(fold(text), capitalised(text))
    return tuple(seen.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What places are computed from: the plan, the words, the unit that drafts; `late` are the tasks of a reminder, none: all."""

    plan: Plan
    common: CommonWords
    types: Mapping[str, str]
    number_blank: str
    joint: str = "/"  # between number and symbol
    drafter: Profile | None = None
    late: tuple[TaskId, ...] = ()


def ground_of(plan: Plan, wording: Wording, common: CommonWords, drafter: Profile | None = None, late: tuple[TaskId, ...] = ()) -> Ground:
    """The ground with the words of a regime."""
    joint = wording.number_joint
    return Ground(plan=plan, common=common, types=wording.types, number_blank=wording.number_blank, joint=joint, drafter=drafter, late=late)


def plan_places(ground: Ground) -> Places:
    """The places that every paper of the plan knows."""
    plan, common = ground.plan, ground.common
    drafter = ground.drafter or drafting_profile(plan, common)
    return Places(
        texts={
            **_names(ground, drafter),
            **reference_texts(ground, plan.document, plan.issuer.name),
            **_counts(plan),
            **_money(plan),
            "superior": _superior(ground),
            "year": year_of(plan),
            "superior_issuer": _superior_issuer(plan),
            "span": _span(plan, common),
            "span_capital": capitalised(_span(plan, common)),
            "field_work": common.lines.get(f"field_{plan.field}", lowered(plan.document.subject)),
            "blank": common.blanks["line"],
            "archive": archive_line(plan, common),
            "has_bases": "1" if plan.legal_bases else "",
        },
        lists=dict(_lists(ground)),
    )


def fact_places(words: Iterable[FactWords], given: Mapping[str, str], places: Places, common: CommonWords) -> Places:
    """The places with what was asked for the paper: a text, or lines whose parts stand between "|"; room to write where nothing was given."""
    texts, lists = dict(places.texts), dict(places.lists)
    for fact in words:
        value = given.get(fact.name, "").strip()
        if not fact.parts:
            texts[fact.name] = value or filled(common.blanks.get(fact.blank, fact.blank or common.blanks["line"]), places)
            continue
        lines = [line for line in value.splitlines() if line.strip()]
        entries = tuple(_entry(fact, line) for line in lines)
        if not entries and fact.list_of:
            entries = lists.get(fact.list_of, ())
        texts[f"has_{fact.name}"] = "1" if entries else ""
        lists[fact.name] = entries or (_entry(fact, "|".join([common.blanks["line"]] * len(fact.parts))),)
    return Places(texts=texts, lists=lists)


def _entry(fact: FactWords, line: str) -> Entry:
    parts = [*line.split("|"), *[""] * len(fact.parts)]
    blank = not line.replace("|", "").strip()
    named = {name: part if blank else part.strip() for name, part in zip(fact.parts, parts, strict=False)}
    return {**named, "id": fold(named[fact.parts[0]]).strip(), "line": named[fact.parts[0]]}


def reference_texts(ground: Ground, head: DocumentHead, issuer: str) -> dict[str, str]:
    """How the plan is referred to, with room where number and day are not given yet."""
    common = ground.common
    day = official_date(head.date) if head.date else head.date_text or common.blanks["day"].format(year_of_issue=year_of_issue(ground.plan))
    number = head.number or ground.number_blank
    if number.isdecimal() and int(number) < _FEW:
        number = f"{int(number):02d}"
    name = ground.types.get(head.type, head.type)
    values = {
        "type": name,
        "number": number,
        "joint": ground.joint,
        "symbol": head.symbol or "",
        "date": day,
        "issuer": issuer,
        "subject": lowered(head.subject),
    }
    return {
        "type": name,
        "subject": values["subject"],
        "title": f"{name} {values['subject']}",
        "ref": common.lines["ref"].format_map(values),
        "ref_short": common.lines["ref_short"].format_map(values),
    }


def lowered(text: str) -> str:
    """With a small letter at its beginning, as it goes on in a sentence, unless it begins with a name or an abbreviation."""
    first, _space, rest = text.partition(" ")
    if first[1:] != first[1:].lower() or (rest[:1].isupper() and first[:1].isupper()):
        return text
    return text[:1].lower() + text[1:]


def year_of(plan: Plan) -> str:
    """The year the plan is for."""
    return str(plan.year or (plan.period.start.year if plan.period else "") or "")


def year_of_issue(plan: Plan) -> str:
    """The year beside a blank day and month."""
    if plan.validity_date:
        return str(plan.validity_date.year)
    read = _YEAR.search(plan.document.date_text or "")
    return read[0] if read else year_of(plan) or "        "


def _names(ground: Ground, drafter: Profile) -> dict[str, str]:
    plan, common = ground.plan, ground.common
    issuer = plan.issuer.name
    own = issuing_profile(plan, common)
    dept = drafter.issuer.name
    chair = head_of(issuer, common)
    office = next((unit for unit in tasked_units(plan) if fold(unit).startswith(fold(common.office) + " ")), "") or common.office
    collective = fold(issuer).startswith(("uy ban nhan dan", "ban "))
    executors = [head_of(unit, common) for unit in tasked_units(plan) if is_ordered(unit, common)]
    return {
        "issuer": issuer,
        "issuer_mark": own.symbol,
        "chair": chair,
        "approver": issuer if collective or dept == issuer else chair,
        "dept": dept,
        "dept_head": head_of(dept, common),
        "office": capitalised(office),
        "area": issuer.removeprefix("Ủy ban nhân dân ").removeprefix("Uỷ ban nhân dân ") if own else "",
        "executors": "; ".join([*dict.fromkeys(capitalised(name) for name in executors), common.lines["other_heads"]]),
        "year_of_issue": year_of_issue(plan),
    }


def _counts(plan: Plan) -> dict[str, str]:
    return {
        "tasks": _two_digits(len(plan.tasks)),
        "lead_count": _two_digits(len(lead_units(plan))),
        "unit_count": _two_digits(len(tasked_units(plan))),
        "parts": _two_digits(sum(1 for section in plan.body if section.heading.strip())),
        "indicators": _two_digits(len(plan.indicators)),
        "tasks_spoken": lowered(in_words(len(plan.tasks)).removesuffix(" đồng")) if plan.tasks else "",
        "first_purpose": next((lowered(entry["purpose"]) for entry in _purposes(plan)), ""),
    }


def _two_digits(count: int) -> str:
    return f"{count:02d}" if count else ""


def _money(plan: Plan) -> dict[str, str]:
    total = sum((line.amount for line in plan.budget_lines if line.amount is not None), Decimal(0))
    if not total:
        return {"budget": "", "budget_words": "", "budget_sources": ""}
    sources = tuple(dict.fromkeys(line.source.strip() for line in plan.budget_lines if line.source.strip()))
    return {
        "budget": figures(total),
        "budget_words": lowered(in_words(int(total))),
        "budget_sources": f", nguồn kinh phí: {'; '.join(sources)}" if sources else "",
    }


def _span(plan: Plan, common: CommonWords) -> str:
    if plan.plan_kind is PlanKind.PERIOD and plan.period:
        return common.lines["years"].format(first=plan.period.start.year, last=plan.period.end.year)
    return common.lines["year"].format(year=year_of(plan))


def _superior(ground: Ground) -> str:
    """The superior's plan as it is referred to; nothing where there is none or too little is known of it."""
    found = ground.plan.superior.document if ground.plan.superior else None
    if not found or not found.number or not found.issuer:
        return ""
    return ground.common.lines["reference"].format(
        type=ground.types.get(found.type or "", found.type or ""),
        number=found.number,
        date=official_date(found.date).removeprefix("ngày ") if found.date else "",
        issuer=found.issuer,
        subject=lowered(found.subject or ""),
    )


def _superior_issuer(plan: Plan) -> str:
    """Who issued the superior's plan, and gets the report."""
    return (plan.superior.document.issuer or "") if plan.superior else ""


def _lists(ground: Ground) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    plan, common = ground.plan, ground.common
    late = [task for task in plan.tasks if not ground.late or task.id in ground.late]
    yield "units", tuple(_unit(unit, plan) for unit in tasked_units(plan))
    yield "lead_units", tuple(_unit(unit, plan) for unit in lead_units(plan))
    late_units = dict.fromkeys(unit for task in late for unit in task.leads)
    yield "late_units", tuple({"id": fold(unit), "line": unit, "unit": unit} for unit in late_units)
    yield "recipients", tuple({"id": fold(line), "line": line} for line in plan.recipients)
    yield "leaders", tuple({"id": fold(line), "line": line} for line in leaders_of(plan, common))
    yield "tasks_list", tuple(map(_task, plan.tasks))
    yield "late_tasks", tuple(map(_task, late))
    yield "bases", tuple({"id": str(at), "basis": basis_name(basis.text, basis.lead)} for at, basis in enumerate(plan.legal_bases) if not basis.inline)
    yield "parts_list", tuple(_parts(plan))
    yield "indicator_list", tuple(_indicator(indicator, common) for indicator in plan.indicators)
    yield "once", ({"id": "once", "line": ""},)
    yield "attendees_default", tuple(_attendees(ground))
    for unit in lead_units(plan):
        yield f"own_tasks_list:{fold(unit)}", tuple(_task(task) for task in plan.tasks if unit in task.leads)


def _attendees(ground: Ground) -> Iterator[Entry]:
    """Who is asked to a meeting about the plan: the heads of the units that have tasks in it."""
    pattern = ground.common.lines["attendee"]
    for unit in tasked_units(ground.plan):
        line = pattern.format(unit=unit)
        yield {"id": fold(unit), "line": line, "attendee": line}


def _unit(unit: str, plan: Plan) -> Entry:
    own = [task for task in plan.tasks if unit in task.leads]
    return {"id": fold(unit), "line": unit, "unit": capitalised(unit), "own_tasks": "; ".join(task.title for task in own), "own_count": _two_digits(len(own))}


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


def _purposes(plan: Plan) -> Iterator[Entry]:
    for section in _below(plan.body):
        if section.role == "purpose":
            for block in section.blocks:
                text = plain(getattr(block, "text", ())).strip()
                if text:
                    yield {"id": str(block.id), "line": text, "purpose": text.rstrip(" ;.")}


def _below(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _below(section.sections)
