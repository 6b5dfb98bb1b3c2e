"""The report (báo cáo) on the results of a plan, and the reminder before it: what the plan and its papers know; the figures come with the results."""

from collections.abc import Iterator

from ttdn_desktop.drafting.place_lists import Entry
from ttdn_desktop.drafting.place_texts import reference_texts, two_digits, year_of_work
from ttdn_desktop.drafting.places import Places
from ttdn_desktop.drafting.proposal import Source
from ttdn_desktop.language.dates import parse_date


def places_of_report(source: Source) -> Places:
    """Its addressee, the papers issued to carry the plan out, and how many tasks were due on the day of the figures."""
    above = source.plan.superior.document.issuer if source.plan.superior else None
    issued = tuple(_issued_papers(source))
    return Places(
        texts={
            "as_above_if_addressed": source.papers.common.lines["as_above"] if above else "",
            "has_issued_papers": "1" if issued else "",
            "due": _due(source),
            "year_of_issue": year_of_work(source.plan, "report", ""),
        },
        lists={"issued_papers": issued},
    )


def places_of_reminder(source: Source) -> Places:
    """The days it asks for are of a year in which work can be late."""
    return Places(texts={"year_of_issue": year_of_work(source.plan, "letter", "remind")}, lists={})


def _issued_papers(source: Source) -> Iterator[Entry]:
    """Those that bear number and day, but for other reports; the oldest first."""
    papers = [paper for paper in source.plan.papers if paper.document.number and paper.document.date and paper.kind != "report"]
    for paper in sorted(papers, key=lambda paper: (str(paper.document.date), paper.id)):
        text = reference_texts(source.ground, paper.document, paper.issuer.name)["ref"]
        yield {"id": paper.id, "line": text, "paper": text}


def _due(source: Source) -> str:
    """The number of tasks whose time was over; nothing where the day of the figures or their times are not known."""
    day = parse_date(source.facts.get("until", ""))
    return two_digits(sum(1 for task in source.plan.tasks if task.time.end and task.time.end <= day)) if day else ""
