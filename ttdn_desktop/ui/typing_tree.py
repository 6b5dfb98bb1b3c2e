"""A tree that keeps no letters to itself: what is typed on a row is handed on to whoever writes there."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QTreeView


class NameEditing(QStyledItemDelegate):
    """Names edited in their rows; Ctrl+Z in a name to which nothing was typed is the undo of the plan."""

    undo_asked = Signal()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        undo = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Undo)
        if undo and isinstance(editor, QLineEdit) and not editor.isUndoAvailable():
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            self.undo_asked.emit()
            return True
        return super().eventFilter(editor, event)


class TypingTree(QTreeView):
    """Letters do not search; `typed` carries the key or the event of the input method as it came."""

    typed = Signal(object)  # a QKeyEvent or QInputMethodEvent

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _writes(event) and self.hasFocus() and self.currentIndex().isValid():
            event.accept()
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if (event.preeditString() or event.commitString()) and self.currentIndex().isValid():
            event.accept()
            self.typed.emit(event)
        else:
            super().inputMethodEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are text; they look for nothing."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._take_input_methods()

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex) -> None:
        super().currentChanged(current, previous)
        self._take_input_methods()

    def _take_input_methods(self) -> None:
        """On every row; Qt has them only on those whose name can be edited."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key gives a character; Ctrl and Alt together are AltGr."""
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    held = event.modifiers() & (alt_gr | Qt.KeyboardModifier.MetaModifier)
    return bool(event.text()) and event.text().isprintable() and held in {Qt.KeyboardModifier.NoModifier, alt_gr}
