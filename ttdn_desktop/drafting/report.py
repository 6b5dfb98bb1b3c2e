"""The report (báo cáo) on the results of a plan: its skeleton, task by task; the figures come with the year's results."""

from ttdn_desktop.drafting.places import Places
from ttdn_desktop.drafting.proposal import Source


def places_of_report(source: Source) -> Places:
    """Its addressee: the body whose plan this plan carries out; without such a body it has none."""
    above = source.plan.superior.document.issuer if source.plan.superior else None
    return Places(texts={"as_above_if_addressed": source.papers.common.lines["as_above"] if above else ""}, lists={})
