"""The report (báo cáo) on the results of a plan: its skeleton, task by task; the figures come with the year's results."""

from ttdn_desktop.domain.plan import PlanPaper
from ttdn_desktop.drafting.proposal import Source, by_issuer, proposed


def propose_report(source: Source) -> PlanPaper:
    """The report to the body whose plan this plan carries out; without such a body it has no addressee."""
    above = source.plan.superior.document.issuer if source.plan.superior else None
    as_above = source.papers.common.lines["as_above"] if above else ""
    return proposed(source, "report", kind="report", profile=by_issuer(source), texts={"as_above_if_addressed": as_above})
