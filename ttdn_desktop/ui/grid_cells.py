"""Typing into the cells of a grid: the editor of a cell hands its text to the owner while a person types, and takes nothing from the keys UniKey uses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.editors import BlockEditor, LineEditor
from ttdn_desktop.ui.suggestions import Suggestions
from ttdn_desktop.ui.table_model import CellEditor, Index, RecordTableModel
from ttdn_desktop.ui.typing_pause import TypingPause

Editor = LineEditor | BlockEditor

_FRAME = 12  # above and below the text of an editor
_MOST_LINES = 10  # a longer text scrolls inside its editor
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(slots=True)
class _Visit:
    """One stay in one cell: everything typed in it is one step of undo."""

    index: QPersistentModelIndex
    merge: str
    before: Any  # the record as it was
    pause: TypingPause
    suggestions: Suggestions | None = None
    filled: bool = False


class CellDelegate(QStyledItemDelegate):
    """Makes and reads the editors of cells."""

    finished = Signal(object)  # Qt.Key with which the cell was left: Enter (down), Tab, Backtab; Insert for a new row
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, typing_key: Callable[[str], str], names: Callable[[], Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typing_key = typing_key
        self._names = names
        self._visits: dict[QWidget, _Visit] = {}

    def open_editor(self) -> Editor | None:
        """The editor of the cell that is being typed into."""
        return next((editor for editor in reversed(self._visits) if isinstance(editor, LineEditor | BlockEditor)), None)

    def settle(self) -> None:
        """Hand over what is typed and still waiting."""
        for editor, visit in list(self._visits.items()):
            if visit.pause.waits:
                self._hand_over(editor)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = _model(index)
        column = model.columns[index.column()]
        editor: Editor
        if column.editor is CellEditor.TEXT:
            lines = (option.rect.height() - _FRAME) // option.fontMetrics.lineSpacing()
            editor = BlockEditor(parent, least=max(lines, 1), most=max(lines, _MOST_LINES))
            editor.setProperty("role", "cell")
            kit.restyle(editor)
        else:
            editor = LineEditor(parent)
        editor.proof()
        editor.setAccessibleName(_(column.title))
        pause = TypingPause(editor)
        pause.over.connect(lambda: self._hand_over(editor))
        suggestions = None
        if column.editor is CellEditor.UNITS and isinstance(editor, LineEditor):
            suggestions = _suggestions(editor, self._names)
        self._visits[editor] = _Visit(QPersistentModelIndex(index), self._typing_key(f"cell:{column.key}"), model.records[index.row()], pause, suggestions)
        editor.typed.connect(pause.start)
        editor.composed.connect(pause.start)
        editor.undo_asked.connect(self.undo_asked)
        editor.redo_asked.connect(self.redo_asked)
        if isinstance(editor, LineEditor):
            editor.returnPressed.connect(lambda: self._on_return(editor))
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._visits.pop(editor, None)
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor; while a person types in it, only what was changed elsewhere is brought in."""
        visit = self._visits.get(editor)
        if visit is None or not isinstance(editor, LineEditor | BlockEditor) or not index.isValid():
            return
        model = _model(index)
        column, record = model.columns[index.column()], model.records[index.row()]
        shown = column.text(record)
        typed = editor.content()
        if visit.pause.waits or editor.composing:
            return
        if typed and column.with_text is not None and column.text(column.with_text(record, typed)) == shown:
            return  # what stands there means the same: "Phòng A; " while the next name is about to come
        editor.show_content(shown)
        if not visit.filled and isinstance(editor, BlockEditor):
            editor.selectAll()  # so that the character that opened the cell replaces its text; of a QLineEdit Qt does it
        visit.filled = True

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        visit = self._visits.get(editor)
        if visit is None or not isinstance(editor, LineEditor | BlockEditor) or not isinstance(model, RecordTableModel):
            return
        visit.pause.stop()
        model.type_into(index, tidy(editor.content()), visit.merge)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = option.rect
        if isinstance(editor, BlockEditor):
            editor.setFixedWidth(rect.width())
            editor.move(rect.topLeft())
            return
        rect.setHeight(min(rect.height(), max(28, editor.sizeHint().height())))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter leaves the cell downwards, Tab sideways, Ctrl+Enter makes a row, Alt+Enter a line; Escape takes the visit back."""
        if isinstance(editor, LineEditor | BlockEditor) and editor in self._visits and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _ENTER:
                if modifiers == Qt.KeyboardModifier.AltModifier and isinstance(editor, BlockEditor):
                    editor.insertPlainText("\n")
                else:
                    self._leave(editor, Qt.Key.Key_Insert if modifiers == Qt.KeyboardModifier.ControlModifier else Qt.Key.Key_Return)
                return True
            if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                self._leave(editor, event.key())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._take_back(editor)
                return True
        if event.type() == QEvent.Type.FocusOut and isinstance(editor, QWidget) and self._list_is_open(editor):
            return False  # the list belongs to the cell
        return super().eventFilter(editor, event)

    def _list_is_open(self, editor: QWidget) -> bool:
        visit = self._visits.get(editor)
        return visit is not None and visit.suggestions is not None and visit.suggestions.open

    def _on_return(self, editor: LineEditor) -> None:
        """Enter while the list of names is open does not pass the filter: it takes the marked name, or leaves the cell."""
        visit = self._visits.get(editor)
        if visit is not None and visit.suggestions is not None and visit.suggestions.open and not visit.suggestions.marked:
            visit.suggestions.hide()
            self._leave(editor, Qt.Key.Key_Return)

    def _leave(self, editor: Editor, key: Any) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.finished.emit(key)

    def _take_back(self, editor: Editor) -> None:
        visit = self._visits.pop(editor)
        visit.pause.stop()
        if visit.index.isValid():
            model = _model(visit.index)
            model.put_back(visit.before, visit.index.column(), visit.merge)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def _hand_over(self, editor: QWidget) -> None:
        visit = self._visits.get(editor)
        if visit is None or not isinstance(editor, LineEditor | BlockEditor):
            return
        visit.pause.stop()
        if visit.index.isValid():
            _model(visit.index).type_into(visit.index, editor.content(), visit.merge)


def _model(index: Index) -> RecordTableModel[Any]:
    model = index.model()
    if not isinstance(model, RecordTableModel):
        raise TypeError("a grid shows a RecordTableModel")
    return model


def _suggestions(editor: LineEditor, names: Callable[[], Sequence[str]]) -> Suggestions:
    """Names used before for the one under the cursor, between two ";"."""

    def piece() -> tuple[int, int]:
        text, cursor = editor.text(), editor.cursorPosition()
        end = text.find(";", cursor)
        return text.rfind(";", 0, cursor) + 1, len(text) if end < 0 else end

    def wanted() -> str:
        start, end = piece()
        return editor.text()[start:end].strip()

    def take(name: str) -> None:
        start, end = piece()
        editor.setSelection(start, end - start)
        editor.insert(f" {name}" if start else name)
        editor.typed.emit()
        editor.setFocus(Qt.FocusReason.PopupFocusReason)

    suggestions = Suggestions(editor, names, wanted=wanted)
    suggestions.chosen.connect(take)
    return suggestions
