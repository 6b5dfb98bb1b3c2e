"""Taking changes of a template over into plans, open or not: one step of undo in each, and all of them taken back together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.template import Template
from ttdn_desktop.domain.template_changes import Difference, taken_over
from ttdn_desktop.i18n import _
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.session import PlanSession

if TYPE_CHECKING:
    from ttdn_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one plan: how many changes are in it now, or why none is."""

    plan: PlanSummary
    done: int = 0
    trouble: str = ""


class TakingOver(QObject):
    """`ended` tells that every plan has its outcome."""

    ended = Signal()

    def __init__(self, context: ScreenContext, workspace: "Workspace", old: Template, new: Template, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._workspace, self._old, self._new = context, workspace, old, new
        self._waiting = 0
        self._found: dict[PlanId, Outcome] = {}
        self._order: tuple[PlanSummary, ...] = ()
        self._steps: list[tuple[PlanSession, int]] = []  # where the history of each plan stood once it was changed

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """In the order of the plans."""
        return tuple(self._found[plan.id] for plan in self._order)

    @property
    def can_be_taken_back(self) -> bool:
        """Whether anything was changed."""
        return bool(self._steps)

    def take(self, plans: Sequence[PlanSummary], changes: Sequence[Difference]) -> None:
        """Do these changes in these plans."""
        self._order, self._waiting = tuple(plans), len(plans)
        for plan in plans:
            self._context.desk.session_of(plan.id, partial(self._apply, plan, changes), partial(self._failed, plan))

    def _apply(self, summary: PlanSummary, changes: Sequence[Difference], session: PlanSession) -> None:
        session.settle()
        if session.locked:
            self._failed(summary, session.locked)
            return
        found = taken_over(session.plan, changes, self._context.new_id)

        def change(_plan: Plan) -> Plan:
            return found.plan

        if found.done:
            self._context.desk.keep_before(session.plan, "template")
            session.edit(_("Take over from the template “{name}”").format(name=self._new.name), change)
            self._steps.append((session, session.history.index()))
        self._follow(summary.id, self._new)
        self._end(Outcome(plan=summary, done=len(found.done)))

    def _failed(self, plan: PlanSummary, why: str) -> None:
        self._end(Outcome(plan=plan, trouble=why))

    def _end(self, outcome: Outcome) -> None:
        self._found[outcome.plan.id] = outcome
        self._waiting -= 1
        if not self._waiting:
            self.ended.emit()

    def _follow(self, plan_id: PlanId, template: Template) -> None:
        """Remember which version the plan follows."""
        self._context.background.watch(self._workspace.link_template(plan_id, template.id), done=lambda _kept: None, failed=self._context.message)

    def take_back(self) -> int:
        """Take the step back in every plan where it is still the last one; how many plans that is."""
        count = 0
        for session, index in self._steps:
            if session.history.index() == index:
                session.undo()
                self._follow(session.plan.id, self._old)
                count += 1
        self._steps.clear()
        return count
