"""The one undo command of the program: two values, which share what did not change."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

T = TypeVar("T")


class UndoStep(QUndoCommand, Generic[T]):
    """`show` puts a value in the place of the current one; steps of the same merge key join, and are dropped where nothing is left of them."""

    def __init__(self, show: Callable[[T], object], text: str, before: T, after: T, merge: str) -> None:
        super().__init__(text)
        self._show, self._before, self._after, self._merge = show, before, after, merge

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)

    def id(self) -> int:
        return 1 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, UndoStep) or other._merge != self._merge:
            return False
        self._after = other._after
        self.setObsolete(self._before == self._after)
        return True
