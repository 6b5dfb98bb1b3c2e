"""The papers of a plan that can be looked at page by page: which there are, and the pages of one of them as it would be printed now."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.paper_edits import paper_of
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting.kinds import KINDS, kind_of_record, records_of
from ttdn_desktop.i18n import _
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.services.paper_choices import order_in
from ttdn_desktop.services.paper_records import kind_name, printable, state_now, title_of
from ttdn_desktop.services.papers import combined, papers_of_kind
from ttdn_desktop.services.types import PLAN, PaperOrder

if TYPE_CHECKING:
    from ttdn_desktop.services.preview import Cancelled, Pages, Preview
    from ttdn_desktop.services.workspace import Workspace

_PROPOSED = ("decision", "submission", "routing_slip", "letter")
"""Kinds that are shown as they would be proposed where the plan has none of them yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPaper:
    """A paper that can be looked at: the key of its kind, the identity of its record (empty where it has none), what it is called."""

    key: str = PLAN
    record: str = ""
    title: str = ""

    @property
    def is_plan(self) -> bool:
        return self.key == PLAN


def shown_papers(plan: Plan) -> tuple[ShownPaper, ...]:
    """The plan, its papers, those that would be proposed, and what is printed from the plan as it is."""
    stored = {kind.key for record in plan.papers if (kind := kind_of_record(record)) is not None}
    records = [
        ShownPaper(key=kind.key, record=record.id, title=title_of(plan, record))
        for record in plan.papers
        if (kind := kind_of_record(record)) is not None and not kind.per_unit
    ]
    proposed = [ShownPaper(key=key, title=kind_name(key)) for key in _PROPOSED if key not in stored]
    drawn = [ShownPaper(key=key, title=kind_name(key)) for key in printable(plan) if key != PLAN]
    papers = {(one.key, one.record): one for one in (ShownPaper(title=_("Plan")), *records, *proposed, *drawn)}
    return tuple(papers.values())


def shown_paper(plan: Plan, chosen: ShownPaper, order: PaperOrder) -> Paper | None:
    """The paper as it would be printed now; None where the plan has nothing for it any more."""
    record = next((one for one in plan.papers if chosen.record and one.id == chosen.record), None)
    if chosen.record and record is None:
        return None
    if record is not None:
        kind = KINDS[chosen.key]
        now = state_now(plan, paper_of(plan, PaperId(chosen.record)), order).paper
        others = {one.id for one in records_of(plan, kind)}
        plan = replace(plan, papers=(*(one for one in plan.papers if one.id not in others), now))
    found = papers_of_kind(plan, chosen.key, order)
    if not found:
        return None
    return found[0].paper if len(found) == 1 else combined(found).paper


def set_shown(
    preview: "Preview", plan: Plan, chosen: ShownPaper, order: PaperOrder, *, workspace: "Workspace | None", cancelled: "Cancelled"
) -> "Pages | None":
    """Set the pages of that paper in a preview; None where there is nothing to be shown. To be called off the main thread."""
    if workspace is not None and not chosen.is_plan:
        order = order_in(workspace, plan.id, order)
    paper = shown_paper(plan, chosen, order)
    return None if paper is None else preview.compile(paper, cancelled)
