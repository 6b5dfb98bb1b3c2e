"""What every editor of a node can do: show a node, give the focus, and find the field of a text."""

from typing import Protocol

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ttdn_desktop.services.find import Match
from ttdn_desktop.ui.positions import units_before


class NodeForm(Protocol):
    """The editor of one kind of node."""

    def show_node(self, own: str) -> None:
        """Edit the node of this identity."""
        ...

    def start(self) -> None:
        """Give the focus to the first field."""
        ...

    def writing_place(self) -> QWidget:
        """The field into which goes what is typed before a field was chosen."""
        ...

    def field_of(self, match: Match) -> QWidget | None:
        """The field in which a found text stands; a prose editor selects it itself and is given back."""
        ...


def select_in(field: QWidget, match: Match, line: int = 0) -> None:
    """Select the found characters; `line` is the one of a field with a text a line."""
    _select(field, match.start, match.end, line)


def select_text(field: QWidget, text: str) -> None:
    """Select these words of a field, or all it says where it does not say them; in prose those of the paragraph of the caret."""
    if isinstance(field, QTextEdit):
        block = field.textCursor().block()
        start = block.text().find(text) if text else -1
        end = start + len(text) if start >= 0 else len(block.text())
        cursor = field.textCursor()
        cursor.setPosition(block.position() + units_before(block.text(), max(start, 0)))
        cursor.setPosition(block.position() + units_before(block.text(), end), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
    elif isinstance(field, QLineEdit | QPlainTextEdit):
        whole = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        start = whole.find(text) if text else -1
        _select(field, max(start, 0), start + len(text) if start >= 0 else len(whole), 0)


def _select(field: QWidget, start: int, end: int, line: int) -> None:
    if isinstance(field, QLineEdit):
        field.setSelection(units_before(field.text(), start), units_before(field.text(), end) - units_before(field.text(), start))
    elif isinstance(field, QPlainTextEdit):
        block = field.document().findBlockByNumber(line)
        text = block.text() if line else field.toPlainText()
        base = block.position() if line else 0
        cursor = field.textCursor()
        cursor.setPosition(base + units_before(text, start))
        cursor.setPosition(base + units_before(text, end), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)


def go_to_end(field: QWidget) -> None:
    """Give the focus to a field and put the caret behind its text."""
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.end(False)
    elif isinstance(field, QPlainTextEdit | QTextEdit):
        field.moveCursor(QTextCursor.MoveOperation.End)
