"""The routing slip (phiếu trình giải quyết công việc) that takes a plan to who signs it."""

from ttdn_desktop.domain.plan import PlanPaper
from ttdn_desktop.drafting.proposal import Source, by_drafter, proposed


def propose_routing_slip(source: Source) -> PlanPaper:
    """The slip of the drafting unit, with room for what those on its way say."""
    return proposed(source, "routing_slip", kind="routing_slip", profile=by_drafter(source))
