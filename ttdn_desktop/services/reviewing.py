"""Rà soát while a plan is edited: what is found in it and in its papers, worded, placed and ready to be mended; what was set aside, with the reason."""

from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.plan_paths import place_at
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.drafting.kinds import kind_of_record
from ttdn_desktop.rules.fixing import fixed
from ttdn_desktop.rules.model import PlanFix, Severity
from ttdn_desktop.services.checking import CheckOptions, PlanChecker, Told, plan_fixes, told
from ttdn_desktop.services.finding_places import NodePlace, node_place

__all__ = ["ORDER", "Item", "Review", "Reviewer", "fixed"]

ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One finding as the pane shows it. `paper` is the identity of the paper it is found in, empty for the plan; `fixes` are edits of the plan."""

    told: Told
    place: NodePlace
    paper: str = ""
    fixes: tuple[PlanFix, ...] = ()

    @property
    def name(self) -> tuple[str, str, str, str]:
        """What tells it from others, also after the plan has changed elsewhere."""
        return (self.told.code, self.paper, self.told.node, self.told.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All that is found in one state of a plan, the gravest first; those set aside apart."""

    plan: Plan = field(repr=False)
    items: tuple[Item, ...] = ()
    set_aside: tuple[Item, ...] = ()
    checked: int = 0
    skipped: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings of that weight count."""
        return sum(item.told.severity is severity for item in self.items)


class Reviewer:
    """Checks one plan again and again; to be used from one thread at a time."""

    def __init__(self, options: CheckOptions) -> None:
        self._checker = PlanChecker(options)

    def review(self, plan: Plan, set_aside: tuple[SetAside, ...]) -> Review:
        """What is found now."""
        self._checker.options = replace(self._checker.options, set_aside=set_aside)
        papers = [self._checker.check(plan)]
        papers += [self._checker.check(plan, record) for record in plan.papers if kind_of_record(record) is not None]
        items: dict[tuple[str, ...], Item] = {}
        for paper in papers:
            for finding in paper.report.findings:
                worded = told(finding)
                same = (worded.code, worded.node, worded.text, worded.where)  # what is wrong with the plan is wrong in each of its papers
                if same not in items:
                    fixes = plan_fixes(finding)
                    items[same] = Item(told=worded, place=_place(plan, worded.node, fixes), paper=paper.paper, fixes=fixes)
        ordered = sorted(items.values(), key=lambda item: ORDER.index(item.told.severity))
        return Review(
            plan=plan,
            items=tuple(item for item in ordered if not item.told.set_aside),
            set_aside=tuple(item for item in ordered if item.told.set_aside),
            checked=len(papers[0].report.checked),
            skipped=len(papers[0].report.skipped),
        )


def _place(plan: Plan, node: str, fixes: tuple[PlanFix, ...]) -> NodePlace:
    """Where it is; the text to go to is that which would be mended, where the place itself is none."""
    place = node_place(plan, node)
    return replace(place, text=place_at(plan, fixes[0].path)) if place.text is None and fixes else place
