"""The commands of the prose editor with their keys: looks, the dash list, moving lines and levels."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import QTextEdit

from ttdn_desktop.i18n import _


class LineCommands(Protocol):
    """What an editor can do to its lines."""

    def toggle_items(self) -> None: ...
    def shift_level(self, by: int) -> None: ...
    def move_line(self, by: int) -> None: ...


class ProseActions:
    """Belongs to one editor; `toggles` are the four that have a state: bold, italic, underline, dash list."""

    def __init__(self, editor: QTextEdit, lines: LineCommands, *, items: bool) -> None:
        self._editor = editor
        self.bold = self._make(_("Bold"), QKeySequence.StandardKey.Bold, lambda: editor.setFontWeight(_weight(self.bold.isChecked())))
        self.italic = self._make(_("Italic"), QKeySequence.StandardKey.Italic, lambda: editor.setFontItalic(self.italic.isChecked()))
        self.underline = self._make(_("Underline"), QKeySequence.StandardKey.Underline, lambda: editor.setFontUnderline(self.underline.isChecked()))
        self.items = self._make(_("Dash list"), "Ctrl+Shift+L", lines.toggle_items)
        self.items.setEnabled(items)
        self.toggles = (self.bold, self.italic, self.underline, self.items)
        for action in self.toggles:
            action.setCheckable(True)
        self._make(_("Move line up"), "Alt+Shift+Up", lambda: lines.move_line(-1))
        self._make(_("Move line down"), "Alt+Shift+Down", lambda: lines.move_line(1))
        self._make(_("One level up"), "Alt+Shift+Left", lambda: lines.shift_level(-1))
        self._make(_("One level down"), "Alt+Shift+Right", lambda: lines.shift_level(1))
        editor.cursorPositionChanged.connect(self.show_state)
        editor.currentCharFormatChanged.connect(lambda _form: self.show_state())

    def show_state(self) -> None:
        """The toggles show how the text at the caret looks."""
        form = self._editor.currentCharFormat()
        self.bold.setChecked(form.fontWeight() > QFont.Weight.Medium)
        self.italic.setChecked(form.fontItalic())
        self.underline.setChecked(form.fontUnderline())
        self.items.setChecked(self._editor.textCursor().blockFormat().indent() > 0)

    def _make(self, text: str, key: QKeySequence.StandardKey | str, run: Callable[[], object]) -> QAction:
        action = QAction(text, self._editor)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _on=False: None if self._editor.isReadOnly() else run())
        self._editor.addAction(action)
        return action


def _weight(bold: bool) -> QFont.Weight:
    return QFont.Weight.Bold if bold else QFont.Weight.Normal
