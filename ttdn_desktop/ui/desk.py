"""The open workspace and the plans in work: opens, adds, saves and deletes plans for the screens."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Signal

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.follow_up import FollowUp
from ttdn_desktop.domain.ids import NewId, PlanId
from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.units import Units, units_used
from ttdn_desktop.i18n import _
from ttdn_desktop.services.office_days import day_of, suggested_names
from ttdn_desktop.services.types import Saved
from ttdn_desktop.services.unit_groups import units_meant
from ttdn_desktop.services.unit_links import linked
from ttdn_desktop.ui.autosave import Aggregate, Autosave
from ttdn_desktop.ui.background import Background
from ttdn_desktop.ui.session import Clock, PlanSession, SessionHolder, local_day

if TYPE_CHECKING:
    from ttdn_desktop.services.workspace import Workspace

BringBack = Callable[[Path, Callable[[Path], object], Callable[[str], object]], object]
"""Puts a backup in the place of the workspace; told is where the file before is kept, or why nothing was changed."""


class WorkspaceDesk(QObject):
    """What screens know as the desk."""

    opened = Signal()  # the workspace is there, for writing or only for reading
    plans_changed = Signal()  # the list of plans is not what it was
    words_changed = Signal()  # the office words its papers otherwise
    trouble = Signal(str)  # an expected failure, for a person

    def __init__(self, holder: SessionHolder, background: Background, *, new_id: NewId, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._background = background
        self._new_id = new_id
        self._clock = clock
        self._workspace: Workspace | None = None
        self._sessions: dict[PlanId, PlanSession] = {}
        self._used_units: tuple[str, ...] = ()
        self.units: Callable[[], Units] = Units  # the office's own; this and the next are set by who puts the program together
        self.directory: Callable[[], Directory] = Directory  # all places of the country
        self.bring_back: BringBack = _cannot_bring_back
        self.read_only = ""  # why nothing can be saved, or nothing
        self.autosave = Autosave(self._save, background, self)
        self.autosave.saved.connect(lambda _saved: self.plans_changed.emit())

    @property
    def workspace(self) -> "Workspace | None":
        return self._workspace

    def attach(self, workspace: "Workspace", read_only: str = "") -> None:
        """Work on this workspace from now on; with a reason why it is read only, nothing is saved."""
        self._workspace = workspace
        self.read_only = read_only
        self._background.watch(workspace.used_units(), done=self._on_units, failed=self.trouble.emit, owner=self)
        self.autosave.save_now()
        self.opened.emit()
        self.plans_changed.emit()

    def detach(self) -> "Workspace | None":
        """Let go of the workspace, which is about to be closed; everything unsaved has been handed to it."""
        self.autosave.save_now()
        workspace, self._workspace = self._workspace, None
        return workspace

    def leave(self) -> "Workspace | None":
        """Let go of the workspace and of all plans in work, for the one that comes next holds others; everything unsaved has been handed over."""
        self._holder.settle()
        workspace = self.detach()
        self._holder.show(None)
        for plan_id, session in self._sessions.items():
            session.retire(_("The plans are still being opened."))
            self.autosave.forget(plan_id)
        self._sessions.clear()
        return workspace

    def open_plan(self, plan_id: str, then: Callable[[PlanSession], object] | None = None) -> None:
        """Bring a plan of the workspace to the front; its state at opening is kept as a version."""
        self.session_of(plan_id, lambda session: self._bring(session, then), self.trouble.emit)

    def session_of(self, plan_id: str, then: Callable[[PlanSession], object], failed: Callable[[str], object]) -> None:
        """The session of a plan, opened behind the one in front where it is not open; its state at opening is kept as a version."""
        workspace, wanted = self._workspace, PlanId(plan_id)
        if session := self._sessions.get(wanted):
            then(session)
        elif workspace is not None:

            def loaded(plan: Plan) -> None:
                asked = workspace.follow_up(plan.id)
                self._background.watch(asked, done=partial(self._on_loaded, workspace, plan, then), failed=failed, owner=self)

            self._background.watch(workspace.load(wanted), done=loaded, failed=failed, owner=self)

    def plan_of(self, plan_id: PlanId, then: Callable[[Plan], object]) -> None:
        """A plan as it is now, also where it is not open."""
        if session := self._sessions.get(plan_id):
            session.settle()
            then(session.plan)
        elif self._workspace is not None:
            self._background.watch(self._workspace.load(plan_id), done=then, failed=self.trouble.emit, owner=self)

    def open_value(self, plan: Plan) -> PlanSession:
        """Bring this new plan to the front and save it."""
        session = self._session(plan)
        self.add(plan)
        self._bring(session, None)
        return session

    def add(self, plan: Plan) -> None:
        """Save a plan without opening it."""
        if not self.read_only:
            self.autosave.take(plan)

    def bring_in(self, plans: Sequence[Plan], then: Callable[[PlanSession], object], saved: Callable[[Saved], object] | None = None) -> None:
        """Save plans read from files, never over others, and open the first; a version "import" is kept, and `saved` is told, of each."""
        workspace = self._workspace
        if workspace is None or self.read_only:
            self.trouble.emit(self.read_only or _("The plans are still being opened."))
            return
        for number, plan in enumerate(plans):
            first = number == 0
            self._background.watch(workspace.add(plan), done=partial(self._on_brought, then if first else None, saved), failed=self.trouble.emit, owner=self)

    def keep_version(self, plan: Plan, reason: str) -> None:
        """Keep the plan's state as it is saved now: at opening, import, export, issue."""
        if self._workspace is not None and not self.read_only:
            self._background.watch(self._workspace.keep_version(plan.id, reason), done=lambda _kept: None, failed=self.trouble.emit, owner=self)

    def keep_before(self, plan: Plan, reason: str) -> None:
        """Keep the plan's state, saved or not, before something changes much of it at once."""
        self.add(plan)
        self.keep_version(plan, reason)

    def delete(self, plan_id: PlanId, then: Callable[[Plan], object]) -> None:
        """Take a plan out of the workspace; `then` gets it as it was, so that it can be brought back."""
        workspace = self._workspace
        if workspace is None or self.read_only:
            self.trouble.emit(self.read_only or _("The plans are still being opened."))
            return

        def loaded(plan: Plan) -> None:
            self.autosave.forget(plan_id)
            self.autosave.save_now()  # what is followed up of it stays, should it be brought back
            if (session := self._sessions.pop(plan_id, None)) is not None and session is self._holder.current:
                self._holder.show(None)
            self._background.watch(workspace.delete(plan_id), done=lambda _deleted: gone(plan), failed=self.trouble.emit, owner=self)

        def gone(plan: Plan) -> None:
            self.plans_changed.emit()
            then(plan)

        if session := self._sessions.get(plan_id):
            session.settle()
            loaded(session.plan)
        else:
            self._background.watch(workspace.load(plan_id), done=loaded, failed=self.trouble.emit, owner=self)

    def unit_names(self) -> Sequence[str]:
        """Names of the office's own units that stand on the day of the plan in front; then those of the plan and those used before, each most used first."""
        plan = self._holder.plan
        here = (name for name, _times in units_used(plan).most_common()) if plan else ()
        day = (plan.validity_date if plan is not None else None) or local_day(self._clock)
        return suggested_names(self.units(), day, (*here, *self._used_units), self.directory())

    def units_meant(self, name: str) -> Sequence[str]:
        """The units that a group in the plan in front means on its day; none where the name is no group."""
        plan = self._holder.plan
        return units_meant(name, plan, self.units(), day_of(plan, local_day(self._clock)), self.directory()) if plan is not None else ()

    def save_now(self) -> None:
        """Everything typed and changed goes to the disk now."""
        self._holder.settle()
        self.autosave.settle()
        self.autosave.save_now()

    def _save(self, value: Aggregate) -> "Future[Saved] | None":
        if self._workspace is None or self.read_only:
            return None
        match value:
            case Plan():
                return self._workspace.save(value)
            case FollowUp():
                return self._workspace.save_follow_up(value)
            case Library():
                return self._workspace.save_library(value)
            case Units():
                return self._workspace.save_units(value)
        assert_never(value)

    def _session(self, plan: Plan, follow_up: FollowUp | None = None) -> PlanSession:
        session = PlanSession(plan, new_id=self._new_id, clock=self._clock, follow_up=follow_up, read_only=self.read_only, linked=self._linked, parent=self)
        self._sessions[plan.id] = session
        self.autosave.follow(session)
        return session

    def _linked(self, plan: Plan) -> Plan:
        return linked(plan, self.units(), local_day(self._clock), self.directory())

    def _on_brought(self, then: Callable[[PlanSession], object] | None, told: Callable[[Saved], object] | None, saved: Saved) -> None:
        self.plans_changed.emit()
        if told is not None:
            told(saved)
        if then is not None:
            self.open_plan(saved.plan, then)

    def _on_loaded(self, workspace: "Workspace", plan: Plan, then: Callable[[PlanSession], object], follow_up: FollowUp) -> None:
        if workspace is not self._workspace:
            return  # let go of meanwhile: the plan of that name may be another one now
        session = self._sessions.get(plan.id)
        if session is None:
            session = self._session(plan, follow_up)
            self.keep_version(plan, "opening")
        then(session)

    def _bring(self, session: PlanSession, then: Callable[[PlanSession], object] | None) -> None:
        self._holder.show(session)
        if then is not None:
            then(session)

    def _on_units(self, names: tuple[str, ...]) -> None:
        self._used_units = names


def _cannot_bring_back(_backup: Path, _done: Callable[[Path], object], failed: Callable[[str], object]) -> None:
    """Until who puts the program together has set it."""
    failed(_("The plans are still being opened."))
