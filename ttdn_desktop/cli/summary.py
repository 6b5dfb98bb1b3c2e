"""A plan in a few lines of plain text."""

from collections.abc import Iterator

from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.services.words import short_date


def plan_lines(plan: Plan) -> Iterator[str]:
    """What it is, its outline, and who does what until when; headings and names are the plan's own words."""
    head = plan.document
    number = full_number(head)
    facts = (
        (N_("Subject"), " ".join(head.subject.split())),
        (N_("Issuing body"), plan.issuer.name),
        (N_("Number"), number if head.number else ""),
        (N_("Date of issue"), short_date(head.date) if head.date else ""),
        (N_("Stage"), _(STAGES[plan.stage])),
        (N_("Legal bases"), str(len(plan.legal_bases))),
        (N_("Tasks"), str(len(plan.tasks))),
    )
    for name, value in facts:
        if value:
            yield f"{_(name)}: {value}"
    if plan.body:
        yield ""
        yield from _outline(plan.body, 0)
    for annex in plan.annexes:
        yield ""
        yield " — ".join(part for part in (annex.label or _("Annex"), " ".join(annex.title.split())) if part)
        yield from _outline(annex.sections, 1)
    if plan.tasks:
        yield ""
        for count, task in enumerate(plan.tasks, start=1):
            yield f"{count}. " + " | ".join(part for part in (task.title, "; ".join(task.leads), task.time.text) if part)


def _outline(sections: tuple[Section, ...], depth: int) -> Iterator[str]:
    for section in sections:
        yield "  " * depth + " ".join(part for part in (f"{section.number}." if section.number else "", section.heading) if part)
        yield from _outline(section.sections, depth + 1)
