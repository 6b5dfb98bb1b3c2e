"""Rà soát while a plan is edited: what is found in it and in its papers, worded, placed and ready to be mended; what was set aside, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.issuing import is_locked
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.plan_paths import place_at, steps_of
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.language.shelf import Shelf
from ttdn_desktop.rules.fixing import fixed
from ttdn_desktop.rules.model import Finding, PlanFix
from ttdn_desktop.rules.naming import lasting
from ttdn_desktop.services.checking import CheckOptions, PlanChecker, Told, plan_fixes, register_of, told, told_once
from ttdn_desktop.services.finding_places import NodePlace, node_place
from ttdn_desktop.services.paper_records import state_now, up_to_date
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.services.workspace_view import Beside, with_own

__all__ = ["ORDER", "Item", "Review", "Reviewer", "fixed", "mended"]

ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_PAPERS = "papers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One finding as the pane shows it. `paper` is the identity of the paper it is found in, empty for the plan; `fixes` are edits of the plan.

    `spot` is the lasting name of its place, under which it is set aside.
    """

    told: Told
    place: NodePlace
    paper: str = ""
    spot: str = ""
    fixes: tuple[PlanFix, ...] = ()

    @property
    def name(self) -> tuple[str, str, str, str]:
        """What tells it from others, also after the plan has changed elsewhere."""
        return (self.told.code, self.paper, self.spot, self.told.text)


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
    """Checks one plan again and again; to be used from one thread at a time. `shelf` is the office's library (None: the shipped one), `units` its units."""

    def __init__(self, options: CheckOptions) -> None:
        self._checker = PlanChecker(options)
        self.shelf: Shelf | None = options.shelf
        self.units = options.units

    def review(self, plan: Plan, set_aside: tuple[SetAside, ...], beside: Beside | None = None) -> Review:
        """What is found now; without what is known beside the plan, rules that need it are left out."""
        known = beside or Beside()
        register = with_own(known.register, register_of((plan,)))
        self._checker.options = replace(self._checker.options, set_aside=set_aside, register=register, order=known.order, shelf=self.shelf, units=self.units)
        shown = up_to_date(plan, known.order)
        papers = self._checker.check_all(shown)
        items = (_item(shown, finding, paper.paper) for paper, finding in told_once(papers))
        ordered = sorted(items, key=lambda item: ORDER.index(item.told.severity))
        return Review(
            plan=plan,
            items=tuple(item for item in ordered if not item.told.set_aside),
            set_aside=tuple(item for item in ordered if item.told.set_aside),
            checked=len(papers[0].report.checked),
            skipped=len(papers[0].report.skipped),
        )


def mended(plan: Plan, fixes: Iterable[PlanFix], order: PaperOrder) -> Plan:
    """The plan with these mendings; those of another paper are made in it as it would be printed now."""
    wanted = tuple(fixes)
    touched = {int(steps[1]) for fix in wanted if (steps := steps_of(fix.path))[0] == _PAPERS}
    if touched:
        now = (state_now(plan, paper, order).paper if at in touched else paper for at, paper in enumerate(plan.papers))
        plan = replace(plan, papers=tuple(now))
    return fixed(plan, wanted)


def _item(plan: Plan, finding: Finding, paper: str) -> Item:
    node, fixes = finding.found.node, plan_fixes(finding)
    place = node_place(plan, node)
    if place.paper and is_locked(next(paper for paper in plan.papers if paper.id == place.paper)):
        fixes = ()
    if place.text is None and fixes and not place.paper:  # the text to go to is that which would be mended, where the place itself is none
        place = replace(place, text=place_at(plan, fixes[0].path))
    return Item(told=told(finding), place=place, paper=paper, spot=lasting(plan, node), fixes=fixes)
