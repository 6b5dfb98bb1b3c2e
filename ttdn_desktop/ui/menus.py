"""The context menu of text editors, in our words and with the session's undo."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui.spelling import menu as proposals

KEEP = "keep_snippet"
"""The command of the window that keeps the words selected in an editor."""


def show_text_menu(editor: QLineEdit | QPlainTextEdit | QTextEdit, event: QEvent, *, proofed: bool = False) -> None:
    """The menu where it is asked for; `proofed` says whether a misspelt word is looked up."""
    if isinstance(event, QContextMenuEvent):
        text_menu(editor, event if proofed else None).popup(event.globalPos())


def text_menu(editor: QLineEdit | QPlainTextEdit | QTextEdit, asked: QContextMenuEvent | None = None) -> QMenu:
    """What a misspelt word could be; cut, copy, paste, select all; undo and redo where the editor passes them to a session."""
    menu = QMenu(editor)
    menu.aboutToHide.connect(menu.deleteLater)
    if asked is not None:
        proposals.offer(menu, editor, asked)
    writable = not editor.isReadOnly()
    selected = editor.hasSelectedText() if isinstance(editor, QLineEdit) else editor.textCursor().hasSelection()
    if writable and hasattr(editor, "undo_asked") and hasattr(editor, "redo_asked"):
        _add(menu, _("Undo"), QKeySequence.StandardKey.Undo).triggered.connect(editor.undo_asked.emit)
        _add(menu, _("Redo"), QKeySequence.StandardKey.Redo).triggered.connect(editor.redo_asked.emit)
        menu.addSeparator()
    cut = _add(menu, _("Cut"), QKeySequence.StandardKey.Cut)
    cut.triggered.connect(editor.cut)
    cut.setEnabled(writable and selected)
    copy = _add(menu, _("Copy"), QKeySequence.StandardKey.Copy)
    copy.triggered.connect(editor.copy)
    copy.setEnabled(selected)
    paste = _add(menu, _("Paste"), QKeySequence.StandardKey.Paste)
    paste.triggered.connect(editor.paste)
    paste.setEnabled(writable and bool(QGuiApplication.clipboard().text()))
    menu.addSeparator()
    if selected and (keep := editor.window().findChild(QAction, KEEP)) is not None:
        menu.addAction(keep)
    _add(menu, _("Select all"), QKeySequence.StandardKey.SelectAll).triggered.connect(editor.selectAll)
    return menu


def _add(menu: QMenu, text: str, key: QKeySequence.StandardKey) -> QAction:
    """An entry that shows its key; the key itself is the editor's."""
    action = menu.addAction(text)
    action.setShortcut(QKeySequence(key))
    action.setShortcutVisibleInContextMenu(True)
    return action


def popup_below(menu: QMenu, widget: QWidget) -> None:
    """Open a menu under its button."""
    menu.popup(widget.mapToGlobal(widget.rect().bottomLeft()))
