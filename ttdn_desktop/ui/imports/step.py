"""The one undo command of the import: two values, of which one is shown."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

T = TypeVar("T")


class Step(QUndoCommand, Generic[T]):
    """From one value to the next; whoever holds them shows the one that counts now."""

    def __init__(self, text: str, before: T, after: T, show: Callable[[T], None]) -> None:
        super().__init__(text)
        self._before, self._after, self._show = before, after, show

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)
