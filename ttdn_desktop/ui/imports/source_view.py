"""The hands of the source: arrows and mouse move a caret and select, and `pointed` tells on which character of the source it stands."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.imports.source_sheets import EDGE, SourceSheets, Spot, selected_in

_MOVES = {
    Qt.Key.Key_Left: QTextCursor.MoveOperation.Left,
    Qt.Key.Key_Right: QTextCursor.MoveOperation.Right,
    Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
    Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
    Qt.Key.Key_Home: QTextCursor.MoveOperation.StartOfLine,
    Qt.Key.Key_End: QTextCursor.MoveOperation.EndOfLine,
}
_BACKWARDS = {Qt.Key.Key_Left, Qt.Key.Key_Up}


class SourceView(SourceSheets):
    """Read only."""

    pointed = Signal(str, int)  # where, character

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._copying = self._action(_("Copy"), QKeySequence.StandardKey.Copy, self.copy)
        self._selecting = self._action(_("Select all"), QKeySequence.StandardKey.SelectAll, self.select_all)

    def _action(self, text: str, key: QKeySequence.StandardKey, run: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(run)
        self.addAction(action)
        return action

    @property
    def selected(self) -> str:
        """The text that is selected."""
        out = []
        for at in range(min(self.anchor[0], self.caret[0]), max(self.anchor[0], self.caret[0]) + 1):
            if at < len(self.sheets) and (part := selected_in(at, self.sheets[at], self.anchor, self.caret)) is not None:
                cursor = QTextCursor(self.sheets[at].document)
                cursor.setPosition(part[0])
                cursor.setPosition(part[1], QTextCursor.MoveMode.KeepAnchor)
                out.append(cursor.selection().toPlainText())
        return "\n".join(out)

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        if text := self.selected:
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        """Select the whole source."""
        if self.sheets:
            last = len(self.sheets) - 1
            self.anchor, self.caret = (0, 0), (last, self.sheets[last].document.characterCount() - 1)
            self.viewport().update()

    def put_caret(self, spot: Spot, *, select: bool = False) -> None:
        """Put the caret on a spot, and tell which place of the source that is where nothing is selected."""
        self.caret = spot
        if not select:
            self.anchor = spot
        self.bring_into_sight(spot)
        self.viewport().update()
        if self.anchor == self.caret and (place := self.sheets[spot[0]].place(spot[1])) is not None:
            self.setAccessibleDescription(self.sheets[spot[0]].by_where[place[0]].text)
            self.pointed.emit(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not self.sheets or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        select = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        last = len(self.sheets) - 1
        if control and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.put_caret((0, 0) if key == Qt.Key.Key_Home else (last, self.sheets[last].document.characterCount() - 1), select=select)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._page(-1 if key == Qt.Key.Key_PageUp else 1, select=select)
        elif key in _MOVES:
            self.put_caret(self._moved(key), select=select)
        else:
            super().keyPressEvent(event)

    def _moved(self, key: Qt.Key) -> Spot:
        """The spot one step away, on the next sheet where this one ends."""
        at, position = self.caret
        cursor = QTextCursor(self.sheets[at].document)
        cursor.setPosition(position)
        if cursor.movePosition(_MOVES[key]) or key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            return at, cursor.position()
        if key in _BACKWARDS:
            return (at - 1, self.sheets[at - 1].document.characterCount() - 1) if at else self.caret
        return (at + 1, 0) if at + 1 < len(self.sheets) else self.caret

    def _page(self, by: int, *, select: bool) -> None:
        bar = self.verticalScrollBar()
        self.bring_into_sight(self.caret)
        at, position = self.caret
        point = self._caret_point()
        before = bar.value()
        bar.setValue(before + by * bar.pageStep())
        if bar.value() == before:
            end = len(self.sheets) - 1
            self.put_caret((0, 0) if by < 0 else (end, self.sheets[end].document.characterCount() - 1), select=select)
        else:
            self.put_caret(self.spot_at(point) or (at, position), select=select)

    def _caret_point(self) -> QPoint:
        """Where the caret stands in the viewport."""
        at, position = self.caret
        line = self.sheets[at].line_at(position).translated(0, self._tops[at] - self.verticalScrollBar().value())
        return QPoint(theme.current().px(EDGE), round(line.center().y()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()  # the caret

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self.caret = spot
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.anchor = spot
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and (spot := self.spot_at(event.position().toPoint())) is not None:
            self.caret = spot
            self.bring_into_sight(spot)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.sheets and self.anchor == self.caret:
            self.put_caret(self.caret)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (spot := self.spot_at(event.position().toPoint())) is not None:
            cursor = QTextCursor(self.sheets[spot[0]].document)
            cursor.setPosition(spot[1])
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self.anchor, self.caret = (spot[0], cursor.selectionStart()), (spot[0], cursor.selectionEnd())
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._copying.setEnabled(self.anchor != self.caret)
        menu.addActions([self._copying, self._selecting])
        menu.popup(event.globalPos())
        menu.aboutToHide.connect(lambda: self._copying.setEnabled(True))
