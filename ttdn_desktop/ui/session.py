"""The open plan and its history: widgets read the plan here and ask for edits; every edit is one named step of undo."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.i18n import _

Clock = Callable[[], dt.datetime]
"""Gives the present moment, aware, in UTC."""

Change = Callable[[Plan], Plan]
"""A pure edit."""

_UNDO_LIMIT = 1000  # steps; 500 of them on a plan of 1,000 tasks take 4 MB


def local_day(clock: Clock) -> dt.date:
    """Today where the person sits; timestamps are UTC, "today" is not."""
    return clock().astimezone().date()


class PlanSession(QObject):
    """Holds the only reference to the current value of one plan."""

    changed = Signal(object, object)  # before, after
    refused = Signal(str)  # why an edit was not done, for a person
    settling = Signal()  # fields hand over what is typed and not yet in the plan

    def __init__(self, plan: Plan, *, new_id: NewId, clock: Clock, read_only: str = "", locks: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._locks = locks  # False: an issued plan can be edited too, as long as it is only being taken in
        self._clock = clock
        self._read_only = read_only
        self._visits = 0
        self.new_id = new_id
        self.history = QUndoStack(self)
        self.history.setUndoLimit(_UNDO_LIMIT)

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def locked(self) -> str:
        """Why this plan cannot be edited, or nothing."""
        if self._read_only:
            return self._read_only
        return _("This plan has been issued and is locked. To change it, make a new draft of it.") if self._locks and self._plan.locked else ""

    def edit(self, text: str, change: Change, merge: str = "") -> None:
        """Apply a pure edit as one undoable step named by `text`; consecutive steps of the same merge key join."""
        if reason := self.locked:
            self.refused.emit(reason)
            return
        try:
            after = change(self._plan)
        except TtdnError as error:
            self.refused.emit(error.message)
            return
        if after != self._plan:
            self.history.push(_Edit(self, text, self._plan, after, merge))

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
        """Make this the current value; only the undo command calls it."""
        before, self._plan = self._plan, plan
        self.changed.emit(before, plan)


class _Edit(QUndoCommand):
    """The one undo command: two values of the plan, which share what did not change."""

    def __init__(self, session: PlanSession, text: str, before: Plan, after: Plan, merge: str) -> None:
        super().__init__(text)
        self._session = session
        self._before = before
        self._after = after
        self._merge = merge

    def redo(self) -> None:
        self._session.show(self._after)

    def undo(self) -> None:
        self._session.show(self._before)

    def id(self) -> int:
        return 1 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other._merge != self._merge:
            return False
        self._after = other._after
        self.setObsolete(self._before == self._after)
        return True


class SessionHolder(QObject):
    """Which plan is in front; relays its signals, so that a screen connects once."""

    switched = Signal(object)  # the PlanSession in front now, or None
    changed = Signal(object, object)  # before, after of the plan in front
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

    def show(self, session: PlanSession | None) -> None:
        """Put this session in front; the one before has handed over what was typed."""
        self.settle()
        if session is self._current:
            return
        if self._current is not None:
            self._current.changed.disconnect(self.changed)
            self._current.refused.disconnect(self.refused)
            self.group.removeStack(self._current.history)
        self._current = session
        if session is not None:
            session.changed.connect(self.changed)
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
