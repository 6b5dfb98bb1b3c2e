"""The table of the kinds of papers a plan has: how each is proposed, drafted and stored."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from ttdn_desktop.domain.plan import Plan, PlanPaper
from ttdn_desktop.drafting import decision, letters, submission
from ttdn_desktop.drafting.plan import plan_paper
from ttdn_desktop.drafting.proposal import Source
from ttdn_desktop.drafting.record import Job, draft_typed
from ttdn_desktop.paper.model import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """One kind of paper. `key` names it on the command line, in file names and among the words; `stored` and `variant` are what its record says it is.

    A kind without `propose` has no record: it is drawn from the plan alone, and `needs` says of which plans it can be.
    """

    key: str
    draft: Callable[[Job], Paper]
    propose: Callable[[Source], PlanPaper] | None = None
    stored: str = ""
    variant: str = ""
    needs: Callable[[Plan], bool] = lambda _plan: True
    per_unit: bool = False


def draft_plan(job: Job) -> Paper:
    """The plan itself."""
    given = job.options
    return plan_paper(job.plan, job.standards, job.wording, tasks=given.tasks, draft=given.draft, electronic=given.electronic, contact=given.contact)


KINDS: Mapping[str, DocumentKind] = {
    kind.key: kind
    for kind in (
        DocumentKind(key="plan", draft=draft_plan),
        DocumentKind(key="decision", draft=decision.draft_decision, propose=decision.propose_decision, stored="decision"),
        DocumentKind(key="submission", draft=draft_typed, propose=submission.propose_submission, stored="submission"),
        DocumentKind(key="letter", draft=draft_typed, propose=letters.propose_deployment, stored="letter", variant="deploy"),
        DocumentKind(key="remind", draft=draft_typed, propose=letters.propose_reminder, stored="letter", variant="remind"),
        DocumentKind(key="consult", draft=draft_typed, propose=letters.propose_consultation, stored="letter", variant="consult"),
        DocumentKind(key="correct", draft=draft_typed, propose=letters.propose_correction, stored="letter", variant="correct"),
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


def propose_paper(kind: DocumentKind, source: Source) -> PlanPaper:
    """A fresh paper of that kind; ValueError for a kind that is drawn from the plan alone."""
    if kind.propose is None:
        raise ValueError(f"{kind.key} has no record")
    return kind.propose(source)


def draft_paper(kind: DocumentKind, job: Job, source: Source) -> Paper:
    """The paper on its sheets: as its record in the job says, else as it is proposed."""
    if kind.propose is not None and job.record is None:
        job = replace(job, record=kind.propose(source))
    return kind.draft(job)
