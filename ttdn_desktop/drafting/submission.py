"""The submission (tờ trình) by which the drafting unit asks for the plan to be issued."""

from ttdn_desktop.domain.plan import PlanPaper
from ttdn_desktop.drafting.proposal import Source, by_drafter, proposed


def propose_submission(source: Source) -> PlanPaper:
    """The submission of the drafting unit to the body that issues the plan."""
    return proposed(source, "submission", kind="submission", profile=by_drafter(source))
