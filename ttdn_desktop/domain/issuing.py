"""Number and date of issue, entered once: the paper that gets them is locked, and what is attached to it is issued with it."""

import datetime as dt
from dataclasses import replace

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.paper_edits import paper_of, put_paper
from ttdn_desktop.domain.plan import LOCKED_STAGES, Plan, PlanPaper, Stage

DECISION = "decision"


def is_locked(paper: PlanPaper) -> bool:
    """Whether the paper was issued, so that its words stay as they were signed."""
    return paper.stage in LOCKED_STAGES


def issuing_decision(plan: Plan) -> PlanPaper | None:
    """The decision by which the plan is issued, where it has one."""
    return next((paper for paper in plan.papers if paper.kind == DECISION and not paper.variant), None)


def issue_paper(plan: Plan, paper_id: PaperId, number: str, date: dt.date, symbol: str | None = None) -> Plan:
    """Enter number and date of another paper of the plan; the decision that issues the plan issues it too, on that day, without a number of its own."""
    paper = paper_of(plan, paper_id)
    document = replace(paper.document, number=number, date=date, date_text=None, symbol=symbol or paper.document.symbol)
    plan = put_paper(plan, replace(paper, stage=Stage.ISSUED, document=document))
    decision = issuing_decision(plan)
    if decision is None or decision.id != paper_id or (plan.locked and plan.document.number):
        return plan
    return edits.set_document(edits.set_plan(plan, stage=Stage.ISSUED), date=date, date_text=None)


def reopen_paper(plan: Plan, paper_id: PaperId) -> Plan:
    """An issued paper as a draft again, because number or date were entered by mistake; they stay to be mended."""
    return put_paper(plan, replace(paper_of(plan, paper_id), stage=Stage.DRAFT))


def dependents(plan: Plan, paper_id: PaperId | None) -> tuple[PlanPaper, ...]:
    """The papers that are not issued yet and may name the one of that id (None: the plan itself)."""
    return tuple(paper for paper in plan.papers if paper.id != paper_id and not is_locked(paper))
