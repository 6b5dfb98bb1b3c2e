"""The year that stands beside the blank day and month of a paper: one in which that paper can be."""

import datetime as dt

from ttdn_desktop.domain.plan import Plan, PlanKind, PlanPaper

_OF_WORK_DONE = frozenset({("report", ""), ("letter", "remind")})


def day_of_paper(plan: Plan, kind: str, variant: str) -> dt.date | None:
    """A day in that year; None where nobody can say.

    Most papers are of the time in which the plan is issued; one that tells how the work goes is never earlier than the plan's own year, and of one of several
    years it may be of any.
    """
    first = plan.year or (plan.period.start.year if plan.period else None)
    if (kind, variant) not in _OF_WORK_DONE or first is None:
        return plan.validity_date
    if plan.plan_kind is PlanKind.PERIOD and plan.period and plan.period.end.year > plan.period.start.year:
        return None
    return max(plan.validity_date or dt.date.min, dt.date(first, 1, 1))


def day_beside(plan: Plan, paper: PlanPaper) -> dt.date | None:
    """The same for a paper that may have its own day already."""
    return paper.document.date or day_of_paper(plan, paper.kind, paper.variant)
