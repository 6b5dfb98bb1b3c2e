"""A plan in which nothing is wrong, and small changes of it that break one rule of content each."""

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import Cell, Item, Paragraph, Table
from ttdn_desktop.domain.codec import plan_from_json
from ttdn_desktop.domain.ids import BlockId, TaskId
from ttdn_desktop.domain.plan import LegalBasis, Plan, Section, SectionRole, TimeFrame
from ttdn_desktop.domain.text import Run, plain, rich
from ttdn_desktop.rules.model import Subject
from ttdn_desktop.services.bases import shipped_shelf
from ttdn_desktop.services.proofing import spelling
from ttdn_desktop.services.reading_words import unit_words

TODAY = dt.date(2026, 11, 21)
Change = Callable[[Plan], Plan]


@cache
def good_plan() -> Plan:
    """A shipped sample plan of a year."""
    plan = plan_from_json(json.loads(json.dumps(resources.load_json("samples/01-nam-2027.json"))))
    quiet = tuple(replace(task, title=task.title.replace("chủ quyền biển, đảo, biên giới lãnh thổ quốc gia", "lịch sử, văn hóa")) for task in plan.tasks)
    return replace(plan, tasks=quiet)


def subject_of(plan: Plan, **more: Any) -> Subject:
    """The plan alone, as the program asks of it."""
    regime = plan.document.regime
    known: dict[str, Any] = {
        "standards": resources.standards(regime),
        "regime": regime,
        "day": plan.validity_date,
        "today": TODAY,
        "types": resources.wording().types,
        "shelf": shipped_shelf(),
        "directory": resources.places(),
        "groups": unit_words(),
        "spelling": spelling(resources.places()),
    }
    return Subject(paper=None, plan=plan, **{**known, **more})


def basis(text: str, at: int | None = None) -> Change:
    """One more basis, or another in place of one."""

    def change(plan: Plan) -> Plan:
        line = LegalBasis(text=text)
        if at is None:
            return replace(plan, legal_bases=(*plan.legal_bases, line))
        return replace(plan, legal_bases=(*plan.legal_bases[:at], line, *plan.legal_bases[at + 1 :]))

    return change


def says(text: str, *, section: int = 0) -> Change:
    """One more item in the first subsection of a section of the body."""
    return _in_first(section, lambda own: replace(own, blocks=(*own.blocks, Item(id=BlockId(f"NEW{len(own.blocks)}"), text=rich(text)))))


def says_in_runs(*runs: Run) -> Change:
    """The same with emphasis."""
    return _in_first(0, lambda own: replace(own, blocks=(*own.blocks, Paragraph(id=BlockId("NEW"), text=runs))))


def has(table: Table) -> Change:
    """A table in the same place."""
    return _in_first(0, lambda own: replace(own, blocks=(*own.blocks, table)))


def _in_first(at: int, change: Callable[[Section], Section]) -> Change:
    def changed(plan: Plan) -> Plan:
        section = plan.body[at]
        inner = (change(section.sections[0]), *section.sections[1:])
        return replace(plan, body=(*plan.body[:at], replace(section, sections=inner), *plan.body[at + 1 :]))

    return changed


def task(at: int, **fields: Any) -> Change:
    """Fields of a task."""
    return lambda plan: replace(plan, tasks=(*plan.tasks[:at], replace(plan.tasks[at], **fields), *plan.tasks[at + 1 :]))


def head(**fields: Any) -> Change:
    """Fields of the head of the document."""
    return lambda plan: replace(plan, document=replace(plan.document, **fields))


def issuer(**fields: Any) -> Change:
    """Fields of the issuer."""
    return lambda plan: replace(plan, issuer=replace(plan.issuer, lines=(), **fields))


def fields(**changes: Any) -> Change:
    """Fields of the plan."""
    return lambda plan: replace(plan, **changes)


def both(*changes: Change) -> Change:
    """One after the other."""

    def change(plan: Plan) -> Plan:
        for one in changes:
            plan = one(plan)
        return plan

    return change


def without_words(*words: str) -> Change:
    """Other words stand in place of these everywhere in body, tasks and annexes."""
    pattern = re.compile("|".join(words), re.IGNORECASE)

    def quiet(text: str) -> str:
        return pattern.sub(lambda found: "Công việc" if found[0][0].isupper() else "công việc", text)

    def section(own: Section) -> Section:
        blocks = tuple(replace(block, text=rich(quiet(plain(block.text)))) if isinstance(block, Item | Paragraph) else block for block in own.blocks)
        return replace(own, heading=quiet(own.heading), blocks=blocks, sections=tuple(map(section, own.sections)))

    def change(plan: Plan) -> Plan:
        tasks = tuple(
            replace(one, title=quiet(one.title), content=tuple(rich(quiet(plain(text))) for text in one.content), output=quiet(one.output))
            for one in plan.tasks
        )
        return replace(plan, body=tuple(map(section, plan.body)), tasks=tasks)

    return change


def without_section(*roles: SectionRole) -> Change:
    """Sections of these roles become part of the content."""
    return lambda plan: replace(plan, body=tuple(section for section in plan.body if section.role not in roles))


def table(*rows: tuple[str, ...]) -> Table:
    """A table of these texts, the first row its head."""
    return Table(id=BlockId("TBL"), header_rows=1, rows=tuple(tuple(Cell(paragraphs=(rich(text),)) for text in row) for row in rows))


def again(at: int) -> Change:
    """A task once more, printed where it was."""

    def change(plan: Plan) -> Plan:
        twin = replace(plan.tasks[at], id=TaskId("TWIN"))
        plan = replace(plan, tasks=(*plan.tasks, twin))
        (block, *_) = plan.task_lists()
        annexes = tuple(
            replace(annex, blocks=tuple(replace(one, task_ids=(*block.task_ids, twin.id)) if one is block else one for one in annex.blocks))
            for annex in plan.annexes
        )
        return replace(plan, annexes=annexes)

    return change


def timed(text: str, start: dt.date, end: dt.date) -> TimeFrame:
    """Words and days."""
    return TimeFrame(text=text, start=start, end=end)
