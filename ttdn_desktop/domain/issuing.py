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
    """The decision the plan is attached to, which bears number and date in its place; None for a plan that bears its own."""
    if plan.document.number:
        return None
    return next((paper for paper in plan.papers if paper.kind == DECISION and paper.variant in {"", DECISION}), None)


def issue_paper(plan: Plan, paper_id: PaperId, number: str, date: dt.date, symbol: str | None = None) -> Plan:
    """Enter number and date of another paper of the plan; the decision that issues the plan issues it too, on that day, without a number of its own."""
    paper = paper_of(plan, paper_id)
    document = replace(paper.document, number=number, date=date, date_text=None, symbol=symbol or paper.document.symbol)
    plan = put_paper(plan, replace(paper, stage=Stage.ISSUED, document=document))
    if not _issues_plan(plan, paper_id):
        return plan
    return edits.set_document(edits.set_plan(plan, stage=Stage.ISSUED), date=date, date_text=None)


def reopen_paper(plan: Plan, paper_id: PaperId) -> Plan:
    """An issued paper is waiting for its signature again, because it was entered by mistake; number and date stay to be mended. So is the plan it issued."""
    plan = put_paper(plan, replace(paper_of(plan, paper_id), stage=Stage.SUBMITTED))
    if not plan.locked or not _issues_plan(plan, paper_id):
        return plan
    return edits.set_document(edits.set_plan(plan, stage=Stage.SUBMITTED), date=None)


def reopened(plan: Plan) -> Plan:
    """The same for the plan itself; one that a decision issued is opened with the decision."""
    if not plan.locked:
        return plan
    decision = issuing_decision(plan)
    if decision is not None and is_locked(decision):
        return reopen_paper(plan, decision.id)
    return edits.set_plan(plan, stage=Stage.SUBMITTED)


def _issues_plan(plan: Plan, paper_id: PaperId) -> bool:
    decision = issuing_decision(plan)
    return decision is not None and decision.id == paper_id
