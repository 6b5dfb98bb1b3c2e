"""Number and date of another paper of the plan: entered once, locked, and the plan issued with its decision."""

import datetime as dt

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import PaperId, PlanId
from ttdn_desktop.domain.issuing import is_locked, issue_paper, issuing_decision, reopen_paper, reopened
from ttdn_desktop.domain.paper_edits import paper_of
from ttdn_desktop.domain.plan import Plan, PlanPaper, Stage

DAY = dt.date(2026, 12, 15)
DECISION, LETTER = PaperId("decision"), PaperId("letter")


def a_plan():
    return Plan(id=PlanId("p"), papers=(PlanPaper(id=DECISION, kind="decision"), PlanPaper(id=LETTER, kind="letter", variant="deploy")))


def test_the_decision_issues_the_plan_without_a_number_of_its_own():
    plan = issue_paper(a_plan(), DECISION, "12", DAY, "QĐ-UBND")
    paper = paper_of(plan, DECISION)
    assert (paper.stage, paper.document.number, paper.document.symbol, paper.document.date) == (Stage.ISSUED, "12", "QĐ-UBND", DAY)
    assert (plan.stage, plan.document.number, plan.document.date) == (Stage.ISSUED, None, DAY)


def test_a_letter_is_issued_by_itself():
    plan = issue_paper(a_plan(), LETTER, "45", DAY)
    assert is_locked(paper_of(plan, LETTER))
    assert plan.stage is Stage.DRAFT


def test_a_paper_with_a_wrong_number_is_opened_again():
    plan = reopen_paper(issue_paper(a_plan(), LETTER, "45", DAY), LETTER)
    assert (paper_of(plan, LETTER).stage, paper_of(plan, LETTER).document.number) == (Stage.SUBMITTED, "45")


def test_a_decision_that_sets_up_a_body_does_not_issue_the_plan():
    plan = Plan(id=PlanId("p"), papers=(PlanPaper(id=DECISION, kind="decision", variant="committee"),))
    assert issuing_decision(plan) is None
    assert issue_paper(plan, DECISION, "1", DAY).stage is Stage.DRAFT


def test_opening_the_decision_again_opens_the_plan_it_issued():
    plan = reopen_paper(issue_paper(a_plan(), DECISION, "12", DAY), DECISION)
    assert (plan.stage, plan.document.date, paper_of(plan, DECISION).document.number) == (Stage.SUBMITTED, None, "12")
    assert issue_paper(plan, DECISION, "13", DAY).document.date == DAY


def test_a_plan_entered_by_mistake_waits_for_its_signature_again():
    plan = reopened(edits.issue(a_plan(), "1", DAY))
    assert (plan.stage, plan.document.number, plan.document.date) == (Stage.SUBMITTED, "1", DAY)
    assert reopened(a_plan()) == a_plan()


def test_a_plan_that_a_decision_issued_is_opened_with_the_decision():
    plan = reopened(issue_paper(a_plan(), DECISION, "12", DAY))
    assert (plan.stage, paper_of(plan, DECISION).stage) == (Stage.SUBMITTED, Stage.SUBMITTED)
