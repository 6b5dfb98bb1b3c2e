"""Where a sentence goes: the editor that has the focus, its place kept while something else is chosen, and the words put in as if they were typed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QWidget
from shiboken6 import isValid

from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.editors import BlockEditor, LineEditor
from ttdn_desktop.ui.forms.lines_field import LinesField
from ttdn_desktop.ui.forms.node_form import go_to_end
from ttdn_desktop.ui.snippets.link import PART

Editor = LineEditor | BlockEditor | ProseEdit
_ARCHIVE = "Lưu"


@dataclass(frozen=True, slots=True)
class Target:
    """An editor, or the cell of a table that is opened again for it."""

    editor: Editor | None = None
    table: QAbstractItemView | None = None
    cell: QPersistentModelIndex | None = None
    behind: bool = False  # behind its text, as it had not the focus

    @property
    def selected(self) -> str:
        """The words selected in it."""
        if self.editor is None or not isValid(self.editor):
            return ""
        if isinstance(self.editor, LineEditor):
            return self.editor.selectedText()
        return self.editor.textCursor().selectedText().replace("\u2029", " ")


def target_in(window: QWidget) -> Target:
    """Where typing goes in this window: its field in front, the cell in front of a table, else where the form in front goes on to be written."""
    front = window.focusWidget()
    for widget in _upwards(front):
        if isinstance(widget, QAbstractItemView) and widget.property(PART) and widget.currentIndex().isValid():
            return Target(table=widget, cell=QPersistentModelIndex(widget.currentIndex()))
    if isinstance(front, LineEditor | BlockEditor | ProseEdit):
        return Target() if front.isReadOnly() else Target(editor=front)
    written = next((place() for widget in _upwards(front) if (place := getattr(widget, "writing_place", None)) is not None), None)
    if isinstance(written, LineEditor | BlockEditor | ProseEdit) and not written.isReadOnly():
        return Target(editor=written, behind=True)
    return Target()


def part_at(target: Target) -> str:
    """The part of a plan that the target is in; empty where nobody says."""
    return next((str(part) for widget in _upwards(target.editor or target.table) if (part := widget.property(PART))), "")


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget and all it stands in."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def insert(target: Target, text: str, *, line: bool, settle: Callable[[], object]) -> bool:
    """Put the words in at the cursor, as one step of undo; as a `line` of its own in a list of lines. False where there is no place any more."""
    editor = _opened(target)
    if editor is None or editor.isReadOnly():
        return False
    settle()
    editor.window().activateWindow()
    editor.setFocus()
    editor.entered.emit()  # what comes now is a step of its own
    if isinstance(editor, LineEditor):
        before = editor.text()[: editor.selectionStart() if editor.hasSelectedText() else editor.cursorPosition()]
        editor.insert(_spaced(before, text))
        editor.typed.emit()
    else:
        cursor = editor.textCursor()
        if line and isinstance(editor, LinesField):
            _on_own_line(cursor, text)
        else:
            before = cursor.block().text()[: min(cursor.position(), cursor.anchor()) - cursor.block().position()]
            cursor.insertText(_spaced(before, text))
        editor.setTextCursor(cursor)
    settle()
    editor.entered.emit()
    return True


def _opened(target: Target) -> Editor | None:
    """The editor itself; of a cell the one that is opened in it, the cursor behind its text."""
    if target.editor is not None:
        if not isValid(target.editor):
            return None
        if target.behind:
            go_to_end(target.editor)
        return target.editor
    if target.table is None or target.cell is None or not isValid(target.table) or not target.cell.isValid():
        return None
    target.table.setFocus()
    index = target.table.model().index(target.cell.row(), target.cell.column())
    target.table.setCurrentIndex(index)
    target.table.edit(index)
    front = target.table.window().focusWidget()  # the window may not be active again yet
    if isinstance(front, LineEditor | BlockEditor | ProseEdit):
        go_to_end(front)
        return front
    return None


def _spaced(before: str, text: str) -> str:
    """The words with a blank before them where they follow others."""
    return f" {text}" if before and not before[-1].isspace() else text


def _on_own_line(cursor: QTextCursor, text: str) -> None:
    """Behind the line of the cursor; before that of the archive, which stands last."""
    words = cursor.block().text()
    if not words.strip():
        cursor.insertText(text)
    elif words.strip().startswith(_ARCHIVE):
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.insertText(f"{text}\n")
    else:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText(f"\n{text}")
