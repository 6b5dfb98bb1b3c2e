"""The texts that official words ask for: how the plan is called, who issues and drafts it, how much there is of what, what it costs."""

from collections.abc import Iterator
from decimal import Decimal

from ttdn_desktop.domain.ids import BlockId
from ttdn_desktop.domain.issuing import issuing_decision
from ttdn_desktop.domain.plan import DocumentHead, Plan, PlanKind, SectionRole, walk
from ttdn_desktop.domain.text import plain
from ttdn_desktop.drafting.ground import Ground
from ttdn_desktop.drafting.paper_days import day_of_paper
from ttdn_desktop.drafting.profiles import Profile, archive_line, drafting_profile, head_of, in_full, is_ordered, issuing_profile
from ttdn_desktop.drafting.recipients import capitalised, lead_units, tasked_units
from ttdn_desktop.language.dates import official_date, year_in
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.money import figures, in_words
from ttdn_desktop.paper.paper_words import CommonWords

MOST_HEADS = 12
"""Of more units than this, a decision names only the head of the one that drafts, and the others together."""

_FEW = 10

_ROOM = "        "


def plan_texts(ground: Ground, first_purpose: str) -> dict[str, str]:
    """All of them by name; `first_purpose` is what the plan says first of its purpose."""
    plan, common = ground.plan, ground.common
    drafter = ground.drafter or drafting_profile(plan, common)
    return {
        **_names(ground, drafter),
        **reference_texts(ground, plan.document, plan.issuer.name),
        **_references_by_decision(ground),
        **_counts(plan),
        "every_task_has": _every_task_has(plan, common),
        **_money(plan, common),
        "money_said": _money_said(plan),
        "superior": _superior(ground),
        "year": year_of(plan),
        "superior_issuer": _superior_issuer(plan),
        "span": _span(plan, common),
        "span_capital": capitalised(_span(plan, common)),
        "field_work": common.lines.get(f"field_{plan.field}", lowered(plan.document.subject)),
        "blank": common.blanks["line"],
        "archive": archive_line(plan, common),
        "has_bases": "1" if plan.legal_bases else "",
        "first_purpose": lowered(first_purpose),
    }


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


def _references_by_decision(ground: Ground) -> dict[str, str]:
    """How a plan is referred to that has no number of its own, because a decision issues it."""
    decision = issuing_decision(ground.plan)
    if decision is None:
        return {}
    by = reference_texts(ground, decision.document, decision.issuer.name)["ref_short"]
    own = reference_texts(ground, ground.plan.document, ground.plan.issuer.name)
    values = {"title": own["title"], "type": own["type"], "decision": by, "issuer": decision.issuer.name}
    return {"ref": ground.common.lines["ref_by_decision"].format_map(values), "ref_short": ground.common.lines["ref_short_by_decision"].format_map(values)}


def lowered(text: str) -> str:
    """With a small letter at its beginning, as it goes on in a sentence, unless it begins with a name or an abbreviation."""
    first, _space, rest = text.partition(" ")
    if first[1:] != first[1:].lower() or (rest[:1].isupper() and first[:1].isupper()):
        return text
    return text[:1].lower() + text[1:]


def year_of(plan: Plan) -> str:
    """The year the plan is for."""
    return str(plan.year or (plan.period.start.year if plan.period else "") or "")


def year_of_work(plan: Plan, kind: str, variant: str) -> str:
    """The year beside a blank day in a paper that tells how the work goes; room where nobody can say."""
    day = day_of_paper(plan, kind, variant)
    return str(day.year) if day else _ROOM


def year_of_issue(plan: Plan) -> str:
    """The year beside a blank day and month."""
    if plan.validity_date:
        return str(plan.validity_date.year)
    return year_in(plan.document.date_text or "") or year_of(plan) or _ROOM


def _names(ground: Ground, drafter: Profile) -> dict[str, str]:
    plan, common = ground.plan, ground.common
    issuer = plan.issuer.name
    own = issuing_profile(plan, common)
    dept = drafter.issuer.name
    chair = head_of(issuer, common)
    office = next((unit for unit in tasked_units(plan) if fold(unit).startswith(fold(common.office) + " ")), "") or common.office
    ordered = [unit for unit in tasked_units(plan) if is_ordered(unit, common)]
    executors = [head_of(unit, common) for unit in ordered] if len(ordered) <= MOST_HEADS else [head_of(dept, common)]
    return {
        "issuer": issuer,
        "issuer_mark": own.symbol,
        "chair": chair,
        "approver": _approver(issuer, chair, dept, common),
        "dept": dept,
        "dept_head": head_of(dept, common),
        "office": capitalised(office),
        "area": in_full(issuer, common).removeprefix("Ủy ban nhân dân ").removeprefix("Uỷ ban nhân dân "),
        "executors": "; ".join([*dict.fromkeys(capitalised(name) for name in executors), common.lines["other_heads"]]),
        "year_of_issue": year_of_issue(plan),
    }


def _approver(issuer: str, chair: str, dept: str, common: CommonWords) -> str:
    """Who is asked to issue the plan: a committee or board as a body, of another body its head."""
    if issuer.startswith(common.committees_of_party):
        return common.lines["standing_committee"].format(issuer=issuer)
    return issuer if fold(in_full(issuer, common)).startswith(("uy ban nhan dan", "ban ")) or dept == issuer else chair


def _counts(plan: Plan) -> dict[str, str]:
    return {
        "tasks": two_digits(len(plan.tasks)),
        "lead_count": two_digits(len(lead_units(plan))),
        "unit_count": two_digits(len(tasked_units(plan))),
        "parts": two_digits(sum(1 for section in plan.body if section.heading.strip())),
        "indicators": two_digits(len(plan.indicators)),
        "tasks_spoken": lowered(in_words(len(plan.tasks)).removesuffix(" đồng")) if plan.tasks else "",
    }


def _every_task_has(plan: Plan, common: CommonWords) -> str:
    """What no task lacks, as a sentence goes on with it; nothing where each lacks something else."""
    known = {
        "lead": all(task.leads for task in plan.tasks),
        "partner": all(task.partners for task in plan.tasks),
        "time": all(task.time.text.strip() for task in plan.tasks),
        "output": all(task.output.strip() for task in plan.tasks),
    }
    names = [common.lines[f"task_{name}"] for name, all_have in known.items() if all_have]
    if not plan.tasks or not names:
        return ""
    *first, last = names
    return common.lines["every_task_has"].format(names=common.lines["last_of_list"].format(first=", ".join(first), last=last) if first else last)


def two_digits(count: int) -> str:
    """A count as official texts write it; nothing for none."""
    return f"{count:02d}" if count else ""


def _money(plan: Plan, common: CommonWords) -> dict[str, str]:
    total = sum((line.amount for line in plan.budget_lines if line.amount is not None), Decimal(0))
    if not total:
        return {"budget": "", "budget_words": "", "budget_sources": ""}
    sources = tuple(dict.fromkeys(line.source.strip() for line in plan.budget_lines if line.source.strip()))
    return {
        "budget": figures(total),
        "budget_words": lowered(in_words(int(total))),
        "budget_sources": common.lines["budget_sources"].format(sources="; ".join(sources)) if sources else "",
    }


def _money_said(plan: Plan) -> str:
    """What the plan itself says of its money, where it has no estimate, in one paragraph."""
    return " ".join(text if text.endswith((".", ";", ":")) else f"{text}." for _block, text in said_of(plan, SectionRole.BUDGET))


def said_of(plan: Plan, role: SectionRole) -> Iterator[tuple[BlockId, str]]:
    """What the sections of that role say, paragraph by paragraph."""
    for section in walk(plan.body):
        if section.role == role:
            for block in section.blocks:
                if text := plain(getattr(block, "text", ())).strip():
                    yield block.id, text


def _span(plan: Plan, common: CommonWords) -> str:
    if plan.plan_kind is PlanKind.PERIOD and plan.period:
        return common.lines["years"].format(first=plan.period.start.year, last=plan.period.end.year)
    return common.lines["year"].format(year=year_of(plan)) if year_of(plan) else common.lines["no_year"]


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
