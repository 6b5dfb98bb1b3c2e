"""One paper of the plan in front as its fields have it: kept up with the plan, locked by its own issue, not by the plan's."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.issuing import is_locked
from ttdn_desktop.domain.paper_edits import paper_of, put_paper
from ttdn_desktop.domain.plan import Plan, PlanPaper
from ttdn_desktop.i18n import _
from ttdn_desktop.services.paper_records import PaperChange, Renewal, state_now
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.ui.session import Change, PlanSession


class PaperSession(QObject):
    """The plan with this paper in its present state; edits begin from that state. It is its own holder, for it never gives way to another."""

    switched = Signal(object)
    changed = Signal(object, object)  # before, after
    settling = Signal()
    gone = Signal()  # the paper was removed; the last state stays readable

    def __init__(self, session: PlanSession, paper_id: PaperId, order: Callable[[], PaperOrder], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._order = session, order
        self.paper_id = paper_id
        self._seen: Plan | None = None
        self._renewal = Renewal(paper=paper_of(session.plan, paper_id))
        self._plan = self._view(session.plan)
        session.changed.connect(self._on_changed)
        session.settling.connect(self.settling)

    @property
    def current(self) -> "PaperSession":
        return self

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def value(self) -> Plan:
        """The plan, for fields."""
        return self._plan

    @property
    def paper(self) -> PlanPaper:
        """The paper as it would be printed now."""
        return self._renewal.paper

    @property
    def changes(self) -> tuple[PaperChange, ...]:
        """What differs from the plan, or followed it."""
        return self._renewal.changes

    @property
    def locked(self) -> str:
        """Why this paper cannot be edited, or nothing."""
        if self._session.read_only:
            return self._session.read_only
        return _("This paper has been issued and is locked.") if is_locked(self.paper) else ""

    def edit(self, text: str, change: Change, merge: str = "") -> None:
        """Edit the paper in its present state, as one step of undo of the plan."""
        if reason := self.locked:
            self._session.refused.emit(reason)
            return
        self._session.edit_papers(text, lambda plan: change(self._view(plan)), merge)

    def typing_key(self, name: str) -> str:
        return self._session.typing_key(f"paper:{self.paper_id}:{name}")

    def settle(self) -> None:
        self._session.settle()

    def undo(self) -> None:
        self._session.undo()

    def redo(self) -> None:
        self._session.redo()

    def look_again(self) -> None:
        """What the paper is proposed from (the words of the office, opinions) is not what it was."""
        self._seen = None
        self._on_changed(self._session.plan, self._session.plan)

    def _view(self, plan: Plan) -> Plan:
        if self._seen is not plan:
            self._renewal = state_now(plan, paper_of(plan, self.paper_id), self._order())
            self._seen = plan
        return put_paper(plan, self._renewal.paper)

    def _on_changed(self, _before: Plan, after: Plan) -> None:
        before = self._plan
        try:
            self._plan = self._view(after)
        except KeyError:
            self.gone.emit()
            return
        self.changed.emit(before, self._plan)
