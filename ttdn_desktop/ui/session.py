"""The open plan, what is followed up of it, and their history: widgets read them here and ask for edits; every edit is one named step of undo."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QUndoGroup, QUndoStack

from ttdn_desktop.domain.follow_up import FollowUp
from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.domain.plan import Plan, Stage
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.i18n import _
from ttdn_desktop.services.unit_links import may_name_others
from ttdn_desktop.ui.undo_step import UndoStep

Clock = Callable[[], dt.datetime]
"""Gives the present moment, aware, in UTC."""

Change = Callable[[Plan], Plan]
"""A pure edit."""

FollowUpChange = Callable[[FollowUp], FollowUp]

V = TypeVar("V")

_UNDO_LIMIT = 1000  # steps; 500 of them on a plan of 1,000 tasks take 4 MB


def local_day(clock: Clock) -> dt.date:
    """Today where the person sits; timestamps are UTC, "today" is not."""
    return clock().astimezone().date()


class SessionOf(Protocol[V]):
    """What a field needs of the session it writes to: that of the plan, of one of its papers (ui/papers/paper_session.py), of a book of the office."""

    settling: SignalInstance

    @property
    def value(self) -> V: ...
    @property
    def locked(self) -> str: ...
    def edit(self, text: str, change: Callable[[V], V], merge: str = "") -> object: ...
    def typing_key(self, name: str) -> str: ...


class HolderOf(Protocol[V]):
    """What a field is given: the session in front now, and its news."""

    switched: SignalInstance
    changed: SignalInstance

    @property
    def current(self) -> SessionOf[V] | None: ...
    @property
    def value(self) -> V | None: ...
    def edit(self, text: str, change: Callable[[V], V], merge: str = "") -> object: ...
    def settle(self) -> None: ...
    def undo(self) -> object: ...
    def redo(self) -> object: ...


class Session(SessionOf[Plan], Protocol):
    """A session whose value is a plan."""

    @property
    def plan(self) -> Plan: ...


class Holder(HolderOf[Plan], Protocol):
    """A holder of sessions of plans."""

    @property
    def current(self) -> Session | None: ...
    @property
    def plan(self) -> Plan | None: ...


@dataclass(frozen=True, slots=True)
class _State:
    """The values of all aggregates of a plan at one moment."""

    plan: Plan
    follow_up: FollowUp


class PlanSession(QObject):
    """Holds the only reference to the current value of one plan and of what is followed up of it."""

    changed = Signal(object, object)  # the plan before, after
    followed = Signal(object, object)  # what is followed up, before, after
    refused = Signal(str)  # why an edit was not done, for a person
    settling = Signal()  # fields hand over what is typed and not yet in the plan

    def __init__(
        self,
        plan: Plan,
        *,
        new_id: NewId,
        clock: Clock,
        follow_up: FollowUp | None = None,
        read_only: str = "",
        locks: bool = True,
        linked: Callable[[Plan], Plan] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._linked = linked  # names units by the directory
        self._state = _State(plan, follow_up or FollowUp(plan=plan.id))
        self._locks = locks  # False: an issued plan can be edited too, as long as it is only being taken in
        self._clock = clock
        self._read_only = read_only
        self._visits = 0
        self.new_id = new_id
        self.history = QUndoStack(self)
        self.history.setUndoLimit(_UNDO_LIMIT)

    @property
    def plan(self) -> Plan:
        return self._state.plan

    @property
    def value(self) -> Plan:
        """The plan, for fields."""
        return self.plan

    @property
    def follow_up(self) -> FollowUp:
        return self._state.follow_up

    @property
    def read_only(self) -> str:
        """Why nothing can be changed here at all, or nothing."""
        return self._read_only

    @property
    def locked(self) -> str:
        """Why this plan cannot be edited, or nothing."""
        if self._read_only:
            return self._read_only
        return _("This plan has been issued and is locked. To change it, make a new draft of it.") if self._locks and self.plan.locked else ""

    def retire(self, why: str) -> None:
        """The workspace it was of is let go: whoever still holds it changes nothing any more, for the same plan may be another one there."""
        self._read_only = why

    def edit(self, text: str, change: Change, merge: str = "") -> None:
        """Apply a pure edit as one undoable step named by `text`; consecutive steps of the same merge key join."""
        if reason := self.locked:
            self.refused.emit(reason)
            return
        self._do(text, lambda state: replace(state, plan=change(state.plan)), merge)

    def edit_papers(self, text: str, change: Change, merge: str = "") -> None:
        """The same for the other papers of the plan, and for number and date of issue, which may change while the plan itself is locked."""

        def changed(state: _State) -> _State:
            after = change(state.plan)
            if self.locked and _words(after) != _words(state.plan):
                raise TtdnError(self.locked)
            return replace(state, plan=after)

        if self._read_only:
            self.refused.emit(self._read_only)
            return
        self._do(text, changed, merge)

    def edit_follow_up(self, text: str, change: FollowUpChange, merge: str = "") -> None:
        """The same for what is followed up of the plan, locked or not."""
        if self._read_only:
            self.refused.emit(self._read_only)
            return
        self._do(text, lambda state: replace(state, follow_up=change(state.follow_up)), merge)

    def _do(self, text: str, change: Callable[[_State], _State], merge: str) -> None:
        try:
            after = change(self._state)
        except TtdnError as error:
            self.refused.emit(error.message)
            return
        if after != self._state:
            if self._linked is not None and may_name_others(self._state.plan, after.plan):
                after = replace(after, plan=self._linked(after.plan))
            self.history.push(UndoStep(self.show_state, text, self._state, after, merge))

    def undo(self) -> None:
        """Take back the last step, after what is being typed has become a step."""
        self.settle()
        if not self._read_only:
            self.history.undo()

    def redo(self) -> None:
        self.settle()
        if not self._read_only:
            self.history.redo()

    def settle(self) -> None:
        """Bring what is typed and still waiting into the plan; call before using the plan for anything."""
        self.settling.emit()

    def today(self) -> dt.date:
        return local_day(self._clock)

    def typing_key(self, name: str) -> str:
        """A merge key for one visit to a field: a field takes a new one each time it gets the focus."""
        self._visits += 1
        return f"{name}#{self._visits}"

    def show(self, plan: Plan) -> None:
        """Make this the current plan; only commands of the history call it."""
        self.show_state(replace(self._state, plan=plan))

    def show_state(self, state: _State) -> None:
        """The same for all values."""
        before, self._state = self._state, state
        if before.plan is not state.plan:
            self.changed.emit(before.plan, state.plan)
        if before.follow_up is not state.follow_up:
            self.followed.emit(before.follow_up, state.follow_up)


def _words(plan: Plan) -> Plan:
    """What was signed of a plan: without its other papers, and without what says that it is issued."""
    return replace(plan, papers=(), stage=Stage.ISSUED, document=replace(plan.document, number=None, symbol=None, date=None, date_text=None))


class SessionHolder(QObject):
    """Which plan is in front; relays its signals, so that a screen connects once."""

    switched = Signal(object)  # the PlanSession in front now, or None
    changed = Signal(object, object)  # before, after of the plan in front
    followed = Signal(object, object)  # before, after of what is followed up of it
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.group = QUndoGroup(self)
        self._current: PlanSession | None = None

    @property
    def current(self) -> PlanSession | None:
        return self._current

    @property
    def plan(self) -> Plan | None:
        """The plan in front, if any."""
        return self._current.plan if self._current else None

    @property
    def value(self) -> Plan | None:
        """The plan in front, for fields."""
        return self.plan

    @property
    def follow_up(self) -> FollowUp | None:
        """What is followed up of the plan in front."""
        return self._current.follow_up if self._current else None

    def show(self, session: PlanSession | None) -> None:
        """Put this session in front; the one before has handed over what was typed."""
        self.settle()
        if session is self._current:
            return
        if self._current is not None:
            self._current.changed.disconnect(self.changed)
            self._current.followed.disconnect(self.followed)
            self._current.refused.disconnect(self.refused)
            self.group.removeStack(self._current.history)
        self._current = session
        if session is not None:
            session.changed.connect(self.changed)
            session.followed.connect(self.followed)
            session.refused.connect(self.refused)
            self.group.addStack(session.history)
            self.group.setActiveStack(session.history)
        self.switched.emit(session)

    def edit(self, text: str, change: Change, merge: str = "") -> None:
        """Edit the plan in front; nothing where there is none."""
        if self._current is not None:
            self._current.edit(text, change, merge)

    def settle(self) -> None:
        if self._current is not None:
            self._current.settle()

    def undo(self) -> None:
        if self._current is not None:
            self._current.undo()

    def redo(self) -> None:
        if self._current is not None:
            self._current.redo()
