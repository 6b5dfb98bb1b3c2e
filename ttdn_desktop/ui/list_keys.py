"""Up and Down in a line of words move in the list of what was found, while the line keeps the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


class ListKeys(QObject):
    """Belongs to the line."""

    def __init__(self, line: QLineEdit, view: QAbstractItemView) -> None:
        super().__init__(line)
        self._view = view
        line.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and (step := _STEPS.get(Qt.Key(event.key()), 0)):
            model = self._view.model()
            row = max(0, min(model.rowCount() - 1, self._view.currentIndex().row() + step))
            self._view.setCurrentIndex(model.index(row, 0))
            return True
        return False
