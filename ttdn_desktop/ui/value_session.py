"""One value of the office, such as its library, and its history: screens read it here and ask for edits; every edit is one named step of undo."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from ttdn_desktop.errors import TtdnError
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.undo_step import UndoStep

T = TypeVar("T")

_UNDO_LIMIT = 200


class ValueSession(QObject, Generic[T]):
    """Holds the only reference to the current value of one aggregate. Fields take it as the holder of what they edit (ui/session.py, HolderOf)."""

    changed = Signal(object, object)  # the value before, after
    loaded = Signal(object)  # another value took its place, without a step of undo
    switched = Signal(object)  # the same for fields: the session, ready to be read anew
    refused = Signal(str)  # why an edit was not done, for a person
    settling = Signal()  # fields hand over what is typed and not yet in the value

    def __init__(self, value: T, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._visits = 0
        self.read_only = ""  # why nothing can be changed, or nothing
        self.history = QUndoStack(self)
        self.history.setUndoLimit(_UNDO_LIMIT)

    @property
    def value(self) -> T:
        return self._value

    @property
    def current(self) -> "ValueSession[T]":
        """Itself: it never gives way to another."""
        return self

    @property
    def locked(self) -> str:
        """Why nothing can be changed, or nothing."""
        return self.read_only

    def load(self, value: T) -> None:
        """Take what the workspace has; what was done before is no step any more."""
        self.history.clear()
        self._value = value
        self.loaded.emit(value)
        self.switched.emit(self)

    def edit(self, text: str, change: Callable[[T], T], merge: str = "") -> bool:
        """Apply a pure edit as one undoable step named by `text`; whether it was done. Consecutive steps of the same merge key join."""
        if self.read_only:
            self.refused.emit(self.read_only)
            return False
        try:
            after = change(self._value)
        except TtdnError as error:
            self.refused.emit(error.message)
            return False
        if after != self._value:
            self.history.push(UndoStep(self.show, text, self._value, after, merge))
        return True

    def settle(self) -> None:
        """Bring what is typed and still waiting into the value; call before using it for anything."""
        self.settling.emit()

    def undo(self) -> bool:
        """Take back the last step, after what is being typed has become a step; whether there was one."""
        self.settle()
        possible = not self.read_only and self.history.canUndo()
        if possible:
            self.history.undo()
        return possible

    def taking_back(self) -> Callable[[], None]:
        """What takes the last step back, as long as nothing was done since; after that it says so and does nothing."""
        after = self._value

        def take_back() -> None:
            self.settle()
            if self._value is after:
                self.undo()
            else:
                self.refused.emit(_("Something else was done since; take it back with Ctrl+Z step by step."))

        return take_back

    def redo(self) -> bool:
        """Do again what was taken back last; whether there was something."""
        self.settle()
        possible = not self.read_only and self.history.canRedo()
        if possible:
            self.history.redo()
        return possible

    def typing_key(self, name: str) -> str:
        """A merge key for one visit to a field."""
        self._visits += 1
        return f"{name}#{self._visits}"

    def show(self, value: T) -> None:
        """Make this the current value; only steps of the history call it."""
        before, self._value = self._value, value
        self.changed.emit(before, value)
