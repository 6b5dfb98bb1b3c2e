"""One value of the office, such as its library, and its history: screens read it here and ask for edits; every edit is one named step of undo."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ttdn_desktop.errors import TtdnError

T = TypeVar("T")

_UNDO_LIMIT = 200


class ValueSession(QObject, Generic[T]):
    """Holds the only reference to the current value of one aggregate."""

    changed = Signal(object, object)  # the value before, after
    loaded = Signal(object)  # another value took its place, without a step of undo
    refused = Signal(str)  # why an edit was not done, for a person

    def __init__(self, value: T, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self.read_only = ""  # why nothing can be changed, or nothing
        self.history = QUndoStack(self)
        self.history.setUndoLimit(_UNDO_LIMIT)

    @property
    def value(self) -> T:
        return self._value

    def load(self, value: T) -> None:
        """Take what the workspace has; what was done before is no step any more."""
        self.history.clear()
        self._value = value
        self.loaded.emit(value)

    def edit(self, text: str, change: Callable[[T], T]) -> bool:
        """Apply a pure edit as one undoable step named by `text`; whether it was done."""
        if self.read_only:
            self.refused.emit(self.read_only)
            return False
        try:
            after = change(self._value)
        except TtdnError as error:
            self.refused.emit(error.message)
            return False
        if after != self._value:
            self.history.push(_Step(self, text, self._value, after))
        return True

    def show(self, value: T) -> None:
        """Make this the current value; only steps of the history call it."""
        before, self._value = self._value, value
        self.changed.emit(before, value)


class _Step(QUndoCommand, Generic[T]):
    """The one undo command: two values, which share what did not change."""

    def __init__(self, session: ValueSession[T], text: str, before: T, after: T) -> None:
        super().__init__(text)
        self._session, self._before, self._after = session, before, after

    def redo(self) -> None:
        self._session.show(self._after)

    def undo(self) -> None:
        self._session.show(self._before)
