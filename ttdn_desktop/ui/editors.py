"""The two plain text editors of the program: they know nothing of plans, keep their hands off the keys, and leave undo to the session.

UniKey types by sending Backspaces and letters, so neither is ever touched here; nothing is rewritten while a person types,
and a change from outside becomes the smallest change at the cursor, never in the middle of a composition.
"""

from math import ceil
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ttdn_desktop.domain.text import difference
from ttdn_desktop.ui import menus
from ttdn_desktop.ui.positions import units_before
from ttdn_desktop.ui.spelling import underlines

_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Reasons of a lost focus in which the person has not left the field."""


class AsksHistory(Protocol):
    """An editor whose undo is that of the session."""

    undo_asked: SignalInstance
    redo_asked: SignalInstance


class TextEditor(AsksHistory, Protocol):
    """What the binding of a field needs of an editor."""

    typed: SignalInstance  # a person changed the text
    entered: SignalInstance  # got the focus
    left: SignalInstance  # lost it for good; bool: the field itself was left, not only the window
    composed: SignalInstance  # a composition of the input method ended

    @property
    def composing(self) -> bool: ...
    def content(self) -> str: ...
    def show_content(self, text: str) -> None: ...
    def setReadOnly(self, on: bool, /) -> None: ...
    def hasFocus(self) -> bool: ...


def moved(position: int, start: int, end: int, inserted: int) -> int:
    """Where a cursor stands after characters start to end were replaced by that many others."""
    if position <= start:
        return position
    return start + inserted if position < end else position + inserted - (end - start)


def holds_files(source: QMimeData) -> bool:
    """Whether files are dragged or pasted, which also come as text, their addresses."""
    return any(url.isLocalFile() for url in source.urls())


class LineEditor(QLineEdit):
    """One line of text."""

    typed = Signal()
    entered = Signal()
    left = Signal(bool)
    composed = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False
        self._showing = False
        self._proofed = False
        self.textEdited.connect(self._on_edited)

    def proof(self) -> None:
        """Underline what is misspelt, from now on."""
        self._proofed = True
        underlines.follow(self, self)

    def content(self) -> str:
        return self.text()

    def show_content(self, text: str) -> None:
        """Show this text; the cursor stays where it was in what did not change."""
        old = self.text()
        if old == text:
            return
        self._showing = True
        if self.hasFocus():
            start, end, new = difference(old, text)
            position = moved(self.cursorPosition(), start, end, len(new))
            self.setSelection(start, end - start)
            self.insert(new)
            self.setCursorPosition(position)
        else:
            self.setText(text)
            self.setCursorPosition(0)
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not history_key(self, event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before, self.composing = self.composing, bool(event.preeditString())
        super().inputMethodEvent(event)
        if before and not self.composing:
            self.composed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _STAYING:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composing = False
        if event.reason() not in _STAYING:
            self.left.emit(event.reason() != Qt.FocusReason.ActiveWindowFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are for the window, which brings them in; a field never takes their names."""
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def contextMenuEvent(self, event: QEvent) -> None:
        menus.show_text_menu(self, event, proofed=self._proofed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._proofed:
            underlines.paint_line(self, QRectF(self.cursorRect()))

    def _on_edited(self) -> None:
        if not self._showing:
            self.typed.emit()


class BlockEditor(QPlainTextEdit):
    """Several lines of text; as high as its text, between `least` and `most` lines. Tab leaves it."""

    typed = Signal()
    entered = Signal()
    left = Signal(bool)
    composed = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, least: int = 2, most: int = 12) -> None:
        super().__init__(parent)
        self.composing = False
        self._showing = False
        self._least, self._most = least, most
        self._proofed = False
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._wrap_soon = QTimer(self, singleShot=True, interval=0)
        self._wrap_soon.timeout.connect(self._wrap_again)
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def proof(self) -> None:
        """Underline what is misspelt, from now on."""
        self._proofed = True
        underlines.follow(self, self.viewport())

    def content(self) -> str:
        return self.toPlainText()

    def show_content(self, text: str) -> None:
        """Show this text; the cursor stays where it was in what did not change."""
        old = self.toPlainText()
        if old == text:
            return
        self._showing = True
        start, end, new = difference(old, text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units_before(old, start))
        cursor.setPosition(units_before(old, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new)
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not history_key(self, event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before, self.composing = self.composing, bool(event.preeditString())
        super().inputMethodEvent(event)
        if before and not self.composing:
            self.composed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _STAYING:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composing = False
        if event.reason() not in _STAYING:
            self.left.emit(event.reason() != Qt.FocusReason.ActiveWindowFocusReason)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files are for the window, which brings them in; a field never takes their addresses."""
        return not holds_files(source) and super().canInsertFromMimeData(source)

    def contextMenuEvent(self, event: QEvent) -> None:
        menus.show_text_menu(self, event, proofed=self._proofed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._proofed:
            underlines.paint_blocks(self)

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # the stub asks for QResizeEvent, which it is
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(240, self.minimumHeight())

    def _wrap_again(self) -> None:
        """Break the lines anew in the width the bar leaves."""
        self.resizeEvent(QResizeEvent(self.viewport().size(), QSize()))  # Qt breaks them only where the width is another one

    def _fit(self) -> None:
        self.ensurePolished()
        first = self.document().firstBlock().layout()
        drawn = ceil(first.lineAt(0).height()) if first.lineCount() else 0  # letters with two marks may stand higher than the metrics say
        line = max(QFontMetrics(self.font()).lineSpacing(), drawn)
        wanted = round(self.document().size().height())  # a plain text document counts in lines
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if wanted > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() is not bar:  # a bar that Qt shows by itself in the middle of this lies over the text
            self.setVerticalScrollBarPolicy(bar)
            self._wrap_soon.start()
        lines = max(self._least, min(self._most, wanted))
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * int(self.document().documentMargin())
        self.setFixedHeight(lines * line + frame + 2)

    def _on_changed(self) -> None:
        if not self._showing and not self.composing:
            self.typed.emit()


def history_key(editor: AsksHistory, event: QKeyEvent) -> bool:
    """Hand Ctrl+Z and Ctrl+Y to the session; every other key is the editor's."""
    if event.matches(QKeySequence.StandardKey.Undo):
        editor.undo_asked.emit()
    elif event.matches(QKeySequence.StandardKey.Redo) or (event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier):
        editor.redo_asked.emit()
    else:
        return False
    event.accept()
    return True
