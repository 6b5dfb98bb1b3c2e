"""The papers of a plan: proposed, drafted with the measures and words that hold for it, and written as Word files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ttdn_desktop import resources
from ttdn_desktop.domain.issuing import is_locked
from ttdn_desktop.domain.plan import DocumentHead, Plan, PlanPaper
from ttdn_desktop.drafting import slips
from ttdn_desktop.drafting.kinds import KINDS, DocumentKind, kind_of_record, records_of, renewed
from ttdn_desktop.drafting.proposal import Source
from ttdn_desktop.drafting.record import Job, PaperOptions
from ttdn_desktop.drafting.untied import untied
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.paper.paper_words import PapersWording, merged
from ttdn_desktop.paper.sheet import Sheet
from ttdn_desktop.services.regimes import standards_for
from ttdn_desktop.services.types import PLAN, ExportOptions, PaperOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPaper:
    """A paper ready to be written: the key of its kind, and what tells it from others of that kind (a unit, a count)."""

    key: str
    paper: Paper
    about: str = ""
    document: DocumentHead | None = None  # of its record


def papers_wording(plan: Plan, overrides: Mapping[str, Mapping[str, str]] | None = None) -> PapersWording:
    """The words of the papers of this plan: those of its regime, with the office's own over them."""
    return merged(resources.papers_wording(resources.standards(plan.document.regime).family), overrides or {})


def source_of(plan: Plan, order: PaperOrder) -> Source:
    """What papers of this plan are proposed from."""
    return Source(
        plan=plan,
        wording=resources.wording(plan.document.regime),
        papers=papers_wording(plan, order.overrides),
        facts=order.facts,
        drafter=order.drafter,
        before=order.before,
        late=order.late,
        opinions=order.opinions,
    )


def papers_of_kind(plan: Plan, key: str, order: PaperOrder) -> tuple[NamedPaper, ...]:
    """Every paper of that kind: one for each record the plan has, else the one that is proposed; none where the plan has nothing for it."""
    kind = KINDS[key]
    if not kind.needs(plan):
        return ()
    if kind is KINDS[PLAN]:
        return (NamedPaper(key=key, paper=plan_as_paper(plan, order.options)),)
    source = source_of(plan, order)
    job = replace(job_of(plan, order), attached_to=_attached_to(kind, source), key=key)
    if kind.per_unit:
        units = slips.units_with_tasks(plan)
        return tuple(NamedPaper(key=key, paper=kind.draft(replace(job, unit=unit)), about=unit) for unit in units if order.unit in {"", unit})
    if kind.propose is None:
        return (NamedPaper(key=key, paper=kind.draft(job)),)
    records = _records(kind, source) or [kind.propose(source)]
    return tuple(
        NamedPaper(key=key, paper=kind.draft(replace(job, record=record)), about=str(count) if len(records) > 1 else "", document=record.document)
        for count, record in enumerate(records, start=1)
    )


@lru_cache(maxsize=2)
def plan_as_paper(plan: Plan, options: ExportOptions) -> Paper:
    """The plan itself on paper. Remembered, because its pages and its check ask for the same state."""
    return KINDS[PLAN].draft(job_of(plan, PaperOrder(options=options)))


def paper_of_record(plan: Plan, record: PlanPaper, order: PaperOrder) -> Paper:
    """That paper of the plan as its record stands; ValueError for a record of a kind that is not known."""
    kind = kind_of_record(record)
    if kind is None:
        raise ValueError(f"no kind is known for {record.kind}")
    return kind.draft(replace(job_of(plan, order), attached_to=_attached_to(kind, source_of(plan, order)), record=record, key=kind.key))


def sheets_of_kind(plan: Plan, key: str, order: PaperOrder) -> tuple[Sheet, ...]:
    """The workbooks of that kind; none where it has none or the plan has nothing for it."""
    kind = KINDS[key]
    if kind.sheet is None or not kind.needs(plan) or (key == PLAN and not plan.tasks):
        return ()
    source, job, say = source_of(plan, order), job_of(plan, order), resources.task_sheet_wording()
    records: list[PlanPaper | None] = [None] if kind.propose is None else [*(_records(kind, source) or [kind.propose(source)])]
    return tuple(kind.sheet(replace(job, record=record), say) for record in records)


def _records(kind: DocumentKind, source: Source) -> list[PlanPaper]:
    """The papers of that kind as they are now: untouched parts follow the plan, edited ones and whole issued papers stay."""
    return [record if is_locked(record) or kind.propose is None else renewed(kind, source, record).paper for record in records_of(source.plan, kind)]


def _attached_to(kind: DocumentKind, source: Source) -> PlanPaper | None:
    """The paper that this kind goes with: the first record of it, else as it would be proposed."""
    if not kind.attached_to:
        return None
    other = KINDS[kind.attached_to]
    record = next(iter(_records(other, source)), None)
    return record or (other.propose(source) if other.propose else None)


def job_of(plan: Plan, order: PaperOrder) -> Job:
    """What papers of this plan are drafted with."""
    given = order.options
    return Job(
        plan=plan,
        standards=standards_for(plan.document.regime, two_sided=given.two_sided),
        wording=resources.wording(plan.document.regime),
        papers=papers_wording(plan, order.overrides),
        options=PaperOptions(draft=given.draft, electronic=given.electronic, tasks=given.tasks, contact=given.contact),
    )


def combined(named: Sequence[NamedPaper]) -> NamedPaper:
    """Several papers as one, each on sheets of its own; parts of the plan that are printed more than once are no longer tied to it."""
    first = named[0]
    parts = tuple(untied(part) for one in named for part in one.paper.parts)
    origins = {one.paper.origin for one in named}  # of slips it is the same in all
    origin = first.paper.origin if len(origins) == 1 else None
    return replace(first, paper=replace(first.paper, parts=parts, origin=origin), about="")


def kinds() -> tuple[DocumentKind, ...]:
    """All kinds of papers."""
    return tuple(KINDS.values())
