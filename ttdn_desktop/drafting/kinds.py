"""The table of the kinds of papers a plan has: how each is proposed, drafted and stored."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from ttdn_desktop.domain.paper_edits import facts_of
from ttdn_desktop.domain.plan import Plan, PlanPaper
from ttdn_desktop.drafting import committee, decision, meetings, opinions, slips
from ttdn_desktop.drafting import data_annexes as annexes
from ttdn_desktop.drafting.amendment import places_of_amendment
from ttdn_desktop.drafting.annex_sheet import annex_sheet
from ttdn_desktop.drafting.budget_annex import BUDGET, budget_book, draft_budget
from ttdn_desktop.drafting.places import NO_PLACES, Places
from ttdn_desktop.drafting.plan import plan_paper
from ttdn_desktop.drafting.profiles import Profile
from ttdn_desktop.drafting.proposal import TIMES, Source, by_drafter, by_issuer, proposed, submitting
from ttdn_desktop.drafting.record import Job, draft_typed
from ttdn_desktop.drafting.renewal import Renewal, renewed_paper
from ttdn_desktop.drafting.report import places_of_reminder, places_of_report
from ttdn_desktop.drafting.routing_slip import draft_routing_slip
from ttdn_desktop.drafting.summary import draft_summary
from ttdn_desktop.drafting.task_sheet import task_sheet
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.paper.sheet import Sheet, SheetWording

PRINTED = frozenset({"head", "issuer", "addressees", "grounds", "recipients", "signatory", "contact"})
"""Parts of the envelope that can stand on a paper: number, place and marks; who issues it; Kính gửi; bases and proposal; the ending; the foot."""


def _no_places(_source: Source) -> Places:
    return NO_PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """One kind of paper. `key` names it on the command line, in file names and among the words; `stored` and `variant` are what its record says it is.

    A kind that nobody issues (`issued_by`) has no record: it is drawn from the plan alone, and `needs` says of which plans it can be.
    """

    key: str
    draft: Callable[[Job], Paper]
    issued_by: Callable[[Source], Profile] | None = None
    bases: bool = False  # it stands on the plan's own legal bases
    own: Callable[[Source], Places] = _no_places  # places that only its words have
    stored: str = ""
    variant: str = ""
    needs: Callable[[Plan], bool] = lambda _plan: True
    attached_to: str = ""  # the kind of paper whose reference it bears
    sheet: Callable[[Job, SheetWording], Sheet] | None = None  # the same as a workbook
    per_unit: bool = False  # one for each unit that has tasks
    submits: bool = False  # a unit asks the body to issue the plan
    prints: frozenset[str] = PRINTED

    @property
    def propose(self) -> Callable[[Source], PlanPaper] | None:
        """What makes a fresh paper of this kind; None for a kind without a record."""
        return partial(propose_paper, self) if self.issued_by else None


def draft_plan(job: Job) -> Paper:
    """The plan itself."""
    given = job.options
    return plan_paper(job.plan, job.standards, job.wording, tasks=given.tasks, draft=given.draft, electronic=given.electronic, contact=given.contact)


def _has_tasks(plan: Plan) -> bool:
    return bool(plan.tasks)


def _has_indicators(plan: Plan) -> bool:
    return bool(plan.indicators)


def _has_budget(plan: Plan) -> bool:
    return bool(plan.budget_lines)


def _has_tasked_units(plan: Plan) -> bool:
    return bool(slips.units_with_tasks(plan))


def _tasks_sheet(job: Job, say: SheetWording) -> Sheet:
    return task_sheet(job.plan, job.standards, job.wording, say, draft=job.options.draft or job.options.electronic)


def _six(job: Job, say: SheetWording) -> Sheet:
    return annex_sheet(job, annexes.SIX, annexes.six_grid(job), say)


def _indicators(job: Job, say: SheetWording) -> Sheet:
    return annex_sheet(job, annexes.INDICATORS, annexes.indicator_grid(job), say)


def _budget(job: Job, say: SheetWording) -> Sheet:
    return annex_sheet(job, BUDGET, budget_book(job), say)


def _opinions(job: Job, say: SheetWording) -> Sheet:
    return annex_sheet(job, opinions.KEY, opinions.opinion_grid(job), say, title=job.paper.document.subject)


KINDS: Mapping[str, DocumentKind] = {
    kind.key: kind
    for kind in (
        DocumentKind(key="plan", draft=draft_plan, sheet=_tasks_sheet),
        DocumentKind(key="amendment", draft=draft_typed, issued_by=by_issuer, bases=True, own=places_of_amendment, stored="amendment"),
        DocumentKind(key="decision", draft=decision.draft_decision, issued_by=by_issuer, bases=True, stored="decision", prints=PRINTED - {"addressees"}),
        DocumentKind(key="submission", draft=draft_typed, issued_by=by_drafter, own=opinions.places_of_opinions, stored="submission", submits=True),
        DocumentKind(
            key="routing_slip",
            draft=draft_routing_slip,
            issued_by=by_drafter,
            own=opinions.places_of_opinions,
            stored="routing_slip",
            submits=True,
            prints=PRINTED - {"grounds"},
        ),
        DocumentKind(key="letter", draft=draft_typed, issued_by=by_issuer, stored="letter", variant="deploy"),  # hands the tasks out
        DocumentKind(key="remind", draft=draft_typed, issued_by=by_issuer, own=places_of_reminder, stored="letter", variant="remind"),  # đôn đốc lần n
        DocumentKind(key="consult", draft=draft_typed, issued_by=by_issuer, stored="letter", variant="consult"),  # sends the draft out for opinions
        DocumentKind(key="correct", draft=draft_typed, issued_by=by_issuer, stored="letter", variant="correct"),  # đính chính (NĐ 30/2020, Điều 18.3)
        DocumentKind(
            key="opinions",
            draft=opinions.draft_opinions,
            issued_by=by_drafter,
            own=opinions.places_of_opinions,
            stored="opinions",
            attached_to="submission",
            sheet=_opinions,
            prints=frozenset(),
        ),
        DocumentKind(key="invitation", draft=draft_typed, issued_by=by_issuer, stored="invitation"),
        DocumentKind(key="minutes", draft=meetings.draft_minutes, issued_by=meetings.by_chairman, stored="minutes", prints=PRINTED - {"addressees", "grounds"}),
        DocumentKind(key="notice", draft=draft_typed, issued_by=by_issuer, stored="notice"),
        DocumentKind(
            key="committee",
            draft=committee.draft_committee,
            issued_by=by_issuer,
            bases=True,
            own=committee.places_of_committee,
            stored="decision",
            variant="committee",
            prints=PRINTED - {"addressees"},
        ),
        DocumentKind(key="report", draft=draft_typed, issued_by=by_issuer, own=places_of_report, stored="report"),
        DocumentKind(key="annex", draft=annexes.draft_tasks, needs=_has_tasks, sheet=_tasks_sheet),
        DocumentKind(key="annex_six", draft=annexes.draft_six, needs=_has_tasks, sheet=_six),
        DocumentKind(key="indicators", draft=annexes.draft_indicators, needs=_has_indicators, sheet=_indicators),
        DocumentKind(key="budget", draft=draft_budget, needs=_has_budget, sheet=_budget),
        DocumentKind(key="slips", draft=slips.draft_slip, stored="slip", needs=_has_tasked_units, attached_to="letter", per_unit=True),
        DocumentKind(key="contents", draft=annexes.draft_contents),
        DocumentKind(key="summary", draft=draft_summary, issued_by=by_drafter, stored="summary", prints=frozenset({"issuer"})),
    )
}
"""All kinds by key, in the order in which they are offered."""


def kind_of_record(record: PlanPaper) -> DocumentKind | None:
    """The kind of a stored paper; a variant that is not known counts as the first of its kind, a kind that is not known as none."""
    same = [kind for kind in KINDS.values() if kind.stored and kind.stored == record.kind]
    return next((kind for kind in same if kind.variant == record.variant), same[0] if same else None)


def records_of(plan: Plan, kind: DocumentKind) -> Iterator[PlanPaper]:
    """The papers of that kind that the plan has."""
    return (record for record in plan.papers if kind_of_record(record) is kind)


def next_times(plan: Plan, kind: DocumentKind) -> str:
    """The how many-th the next reminder is: one more than the highest number that any of them bears; others may have been removed."""
    return str(max((int(times) for record in records_of(plan, kind) if (times := facts_of(record).get(TIMES, "")).isdecimal()), default=0) + 1)


def propose_paper(kind: DocumentKind, source: Source) -> PlanPaper:
    """A fresh paper of that kind; ValueError for a kind that is drawn from the plan alone."""
    if kind.issued_by is None:
        raise ValueError(f"{kind.key} has no record")
    if kind.submits:
        source = submitting(source)
    return proposed(source, kind.key, kind=kind.stored, variant=kind.variant, profile=kind.issued_by(source), own=kind.own(source), bases=kind.bases)


def renewed(kind: DocumentKind, source: Source, stored: PlanPaper) -> Renewal:
    """The stored paper after its plan or its facts changed: untouched parts follow, edited ones stay and what differs is listed."""
    return renewed_paper(stored, fresh_paper(kind, source, stored))


def fresh_paper(kind: DocumentKind, source: Source, stored: PlanPaper) -> PlanPaper:
    """What the plan would have this stored paper say now, with the facts it was given."""
    given = replace(source, ident=stored.id, facts={**facts_of(stored), **source.facts})
    return propose_paper(kind, submitting(given, stored.issuer.name) if kind.submits else given)
