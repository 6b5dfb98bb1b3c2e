"""The draft of a plan that carries out a superior's plan, and what of that plan is covered by it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop import resources
from ttdn_desktop.domain import edits, task_edits
from ttdn_desktop.domain.blocks import Item
from ttdn_desktop.domain.clauses import Clause, ClauseKind, ClauseRole, Covered, coverage, with_source
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.ids import BlockId, IndicatorId, NewId, SectionId, TaskId
from ttdn_desktop.domain.plan import DocumentReference, LegalBasis, Period, Plan, Section, SectionRole, Stage, Superior, Task
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.domain.text import rich
from ttdn_desktop.language.citations import compose_parts
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.place_names import split_place
from ttdn_desktop.services.new_plan import new_plan
from ttdn_desktop.services.reading_words import unit_words
from ttdn_desktop.services.superior_clauses import clauses_of, wording
from ttdn_desktop.settings import Settings

_MORE = 20  # characters by which words are longer than the title made of them, to be kept beside it


def kept(superior: Plan) -> Plan:
    """A superior's plan as it is kept in the workspace: issued, so that nobody changes it by mistake."""
    return superior if superior.locked else replace(superior, stage=Stage.ISSUED)


def reference_of(superior: Plan) -> DocumentReference:
    """What names the superior's plan."""
    head = superior.document
    number = full_number(head) if head.number else None
    annex = next((annex for annex in superior.annexes if annex.title.strip()), None)
    lone = annex is not None and not head.subject.strip()  # a list without the paper it belongs to bears its own title
    kind = resources.load_json("wording/plan.json")["annex_label"] if lone else _types().get(head.type, _types()["KH"])
    subject = annex.title if lone and annex is not None else head.subject
    return DocumentReference(type=kind, number=number, date=head.date, issuer=superior.issuer.name or None, subject=_lowered(subject) or None)


def cited(reference: DocumentReference, *, dated: bool = True) -> str:
    """The superior's plan as papers name it: "Kế hoạch số … ngày … của … về …"."""
    return compose_parts(
        lead=None, type=reference.type or _types()["KH"], number=reference.number, date=reference.date if dated else None, issuer=reference.issuer,
        subject=reference.subject,
    )  # fmt: skip


def settings_for(settings: Settings, unit: str, above: str, directory: Directory) -> Settings:
    """The settings once the unit is called that: of another office nothing stays that was the former one's own, as its letterhead or its signer."""
    named = replace(settings, issuing_body=unit, parent_body=above)
    if not settings.issuing_body.strip() or fold(unit) == fold(settings.issuing_body):
        return named
    body, places = split_place(unit, unit_words(), directory)
    places = places or split_place(above, unit_words(), directory)[1]
    other = replace(named, issuer_lines=(), place=places[0][1] if places else "", signer_name="", recipients=())
    same_kind = fold(split_place(settings.issuing_body, unit_words(), directory)[0]) == fold(body)
    return other if same_kind else replace(other, symbol="", signer_capacity=(), signer_title="")


def carry_out(superior: Plan, clauses: Sequence[Clause], new_id: NewId, today: dt.date, settings: Settings, *, directory: Directory) -> Plan:
    """A draft of the own plan with what these clauses ask for; its first basis is the superior's plan, to which it is linked."""
    say = wording()
    plan = new_plan(new_id, today, settings, directory)
    reference = reference_of(superior)
    short = cited(reference, dated=False)
    head = replace(plan.document, subject=say["subject"].format(reference=short))
    enacting = say["enacting"].format(issuer=settings.issuing_body, reference=short).strip() if settings.issuing_body else ""
    year = superior.year or (superior.document.date.year if superior.document.date else plan.year)
    plan = replace(
        plan, plan_kind=superior.plan_kind, field=superior.field, year=year, period=superior.period or _whole(year), document=head, enacting=enacting,
        legal_bases=(_basis(reference),), superior=Superior(plan=superior.id, document=reference),
    )  # fmt: skip
    plan = _with_purpose(plan, say["purpose"].format(reference=short), new_id)
    return take(plan, clauses, new_id)


def take(plan: Plan, clauses: Sequence[Clause], new_id: NewId) -> Plan:
    """The plan with a task for each of these clauses, and with the targets among them; those that are covered already are passed over."""
    open_clauses = [row.clause for row in coverage(clauses, plan) if not row.done]
    tasks = [task_of(clause, new_id) for clause in open_clauses if clause.kind is not ClauseKind.TARGET]
    plan = task_edits.add_tasks(plan, tasks, new_id)
    targets = [clause for clause in open_clauses if clause.kind is ClauseKind.TARGET]
    counted = tuple(replace(clause.indicator, id=IndicatorId(new_id())) for clause in targets if clause.indicator is not None)
    plan = replace(plan, indicators=(*plan.indicators, *counted)) if counted else plan
    return _with_targets(plan, [clause for clause in targets if clause.indicator is None], new_id)


def task_of(clause: Clause, new_id: NewId) -> Task:
    """The own task that carries out a clause: who leads it within the unit is left open, the one who is helped is a partner."""
    first, _, rest = clause.text.partition("\n")
    lines = tuple(line for line in rest.split("\n") if line.strip()) if clause.kind is ClauseKind.TASK else (clause.text.strip(),)
    if clause.kind is not ClauseKind.TASK and len(clause.text.strip()) <= len(clause.title) + _MORE:
        lines = ()
    return Task(
        id=TaskId(new_id()), title=_title(clause) or first, content=tuple(map(rich, lines)), partners=clause.others, time=clause.time, output=clause.output,
        source=clause.place,
    )  # fmt: skip


def covered(plan: Plan, superior: Plan, unit: str, above: str = "") -> tuple[Covered, ...]:
    """The clauses of the superior's plan that concern the unit, or that its plan carries out all the same, with the tasks that do."""
    rows = coverage(clauses_of(superior, unit, above), plan)
    return tuple(row for row in rows if row.clause.role is not None or row.done)


def linked(plan: Plan, task_id: str, clause: Clause) -> Plan:
    """The plan whose task of that id also carries out this clause."""
    return edits.put_task(plan, with_source(plan.task(TaskId(task_id)), clause.place))


def own_clause(number: int, text: str, place: str) -> Clause:
    """A clause that a person typed, as from a scan: it concerns the own unit."""
    words = " ".join(text.split())
    place = place.strip() if " " in place.strip() else str(wording()["place"]["task"].format(number=place.strip()))
    return Clause(key=f"typed:{number}", kind=ClauseKind.DUTY, place=place, heading="", text=words, title=words, role=ClauseRole.GIVEN, sure=True)


def _basis(reference: DocumentReference) -> LegalBasis:
    lead = str(wording()["basis_lead"])
    return LegalBasis(
        text=f"{lead} {cited(reference)};", lead=lead, type=reference.type, number=reference.number, date=reference.date, issuer=reference.issuer,
        subject=reference.subject,
    )  # fmt: skip


def _with_purpose(plan: Plan, text: str, new_id: NewId) -> Plan:
    """Why the plan is made stands first under its purpose."""
    home = next((section for section in plan.all_sections() if section.role is SectionRole.PURPOSE and not section.sections), None)
    return edits.add_block(plan, home.id, Item(id=BlockId(new_id()), mark="-", text=rich(text))) if home is not None else plan


def _with_targets(plan: Plan, clauses: Sequence[Clause], new_id: NewId) -> Plan:
    if not clauses:
        return plan
    items = [Item(id=BlockId(new_id()), mark="-", text=rich(clause.text)) for clause in clauses]
    home = next((section for section in plan.body if section.role is SectionRole.OBJECTIVES), None)
    if home is not None:
        return edits.put_section(plan, replace(home, blocks=(*home.blocks, *items)))
    section = Section(id=SectionId(new_id()), heading=str(wording()["targets_heading"]), role=SectionRole.OBJECTIVES, blocks=tuple(items))
    at = next((place + 1 for place, one in enumerate(plan.body) if one.role in {SectionRole.PURPOSE, SectionRole.REQUIREMENTS}), 0)
    return replace(plan, body=(*plan.body[:at], section, *plan.body[at:]))


def _title(clause: Clause) -> str:
    title = " ".join(clause.title.split()).rstrip(" .;,")
    if clause.role is not ClauseRole.PARTNER or not clause.leads or title.lower().startswith("phối hợp"):
        return title
    leads = ", ".join(name for name in clause.leads if name in clause.others)
    return str(wording()["partner_title"].format(leads=leads, title=_lowered(title))) if leads else title


def _lowered(text: str) -> str:
    """With a small letter at its beginning, but for words in capitals."""
    words = " ".join(text.split())
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def _whole(year: int | None) -> Period | None:
    return Period(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31)) if year else None


def _types() -> dict[str, str]:
    types: dict[str, str] = resources.load_json("wording/plan.json")["types"]
    return types
