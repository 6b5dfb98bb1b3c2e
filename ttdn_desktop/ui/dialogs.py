"""Dialogs in the program's own words: one question at a time, each saying what happened, what is safe and what to do."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.editors import LineEditor


class Dialog(QDialog):
    """A dialog with a title, a column for its content, and a row of buttons at its foot; Escape closes it."""

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        self.column: QVBoxLayout = kit.column(self, margins=20, spacing=12)
        self.heading: QLabel = kit.title_label(title)
        self.heading.setWordWrap(True)
        self.content: QVBoxLayout = kit.column(spacing=8)
        self.buttons: QHBoxLayout = kit.row(spacing=8)
        self.buttons.addStretch(1)
        self.column.addWidget(self.heading)
        self.column.addLayout(self.content, 1)
        self.column.addLayout(self.buttons)

    def event(self, event: QEvent) -> bool:
        """Texts that came to have more lines make it higher, long buttons wider, as far as the screen goes; else they would be pressed together."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            room = self.screen().availableGeometry()
            wide = max(self.width(), min(self.column.totalMinimumSize().width(), room.width()))
            needed = self.column.totalMinimumHeightForWidth(wide) if self.column.hasHeightForWidth() else 0
            high = max(self.height(), min(needed, room.height()))
            if (wide, high) != (self.width(), self.height()):
                self.resize(wide, high)
        return handled

    def add_button(self, button: QPushButton, *, default: bool = False) -> QPushButton:
        """Put a button at the right end of the foot; the default one answers Enter."""
        button.setAutoDefault(True)
        button.setDefault(default)
        self.buttons.addWidget(button)
        return button


D = TypeVar("D", bound=QDialog)


def open_once(dialog: D) -> D:
    """Open a dialog that is gone when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def say(parent: QWidget | None, title: str, text: str) -> Dialog:
    """Tell something that a person must have seen; the program goes on meanwhile."""
    dialog = Dialog(title, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.content.addWidget(kit.text_label(text))
    dialog.add_button(kit.primary_button(_("Close"), dialog.accept), default=True)
    dialog.open()
    return dialog


def ask(parent: QWidget | None, title: str, text: str, yes: str, then: Callable[[], object], *, danger: bool = False, no: str = "") -> Dialog:
    """Ask one question; `then` is done when the person agrees. Enter stays on the harmless button where something is taken away."""
    dialog = Dialog(title, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.content.addWidget(kit.text_label(text))
    dialog.add_button(kit.plain_button(no or _("Cancel"), dialog.reject), default=danger)
    agree = kit.danger_button(yes, dialog.accept) if danger else kit.primary_button(yes, dialog.accept)
    dialog.add_button(agree, default=not danger)
    dialog.accepted.connect(then)
    dialog.open()
    return dialog


def ask_text(parent: QWidget | None, title: str, words: str, yes: str, then: Callable[[str], object], *, text: str = "", hint: str = "") -> Dialog:
    """Ask for one line; `words` name it, `text` stands in it at first. `then` gets what was typed, which is never empty."""
    dialog = Dialog(title, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    line = LineEditor()
    line.setText(text)
    line.selectAll()
    dialog.content.addWidget(kit.field_label(words, line))
    dialog.content.addWidget(line)
    if hint:
        dialog.content.addWidget(kit.small_label(hint, wrap=True))
    dialog.add_button(kit.plain_button(_("Cancel"), dialog.reject))
    agree = dialog.add_button(kit.primary_button(yes, dialog.accept), default=True)
    agree.setEnabled(bool(tidy(text)))
    line.textChanged.connect(lambda typed: agree.setEnabled(bool(tidy(typed))))
    dialog.accepted.connect(lambda: then(tidy(line.text())))
    dialog.open()
    line.setFocus()
    return dialog


def crash(parent: QWidget | None, details: str, log: Path) -> Dialog:
    """A bug: what is safe, what to do, and the text to hand on."""
    dialog = Dialog(_("Something went wrong in the program"), parent, width=640)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = _(
        "This is a fault of the program, not yours. Everything saved is safe, and you can go on working. "
        "If it happens again, close the program, open it again, and send the text below to the one who looks after the program."
    )
    dialog.content.addWidget(kit.text_label(text))
    box = QPlainTextEdit(details)
    box.setReadOnly(True)
    box.setAccessibleName(_("Details"))
    box.setMinimumHeight(160)
    dialog.content.addWidget(box, 1)
    dialog.content.addWidget(kit.small_label(_("Also written to {file}").format(file=log), wrap=True))

    def copy() -> None:
        box.selectAll()
        box.copy()

    dialog.add_button(kit.plain_button(_("Copy"), copy))
    dialog.add_button(kit.primary_button(_("Go on"), dialog.accept), default=True)
    dialog.open()
    return dialog


def choose_files(parent: QWidget, title: str, filters: Sequence[tuple[str, Sequence[str]]], then: Callable[[list[Path]], object]) -> QFileDialog:
    """Let a person choose files; a filter is its words and its patterns ("*.docx")."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([f"{words} ({' '.join(patterns)})" for words, patterns in filters])
    return _open(dialog, then)


def choose_folder(parent: QWidget, title: str, start: str, then: Callable[[list[Path]], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, then)


def choose_new_file(parent: QWidget, title: str, start: str, kind: tuple[str, Sequence[str]], then: Callable[[list[Path]], object]) -> QFileDialog:
    """Let a person name a file that may not exist yet."""
    words, patterns = kind
    dialog = QFileDialog(parent, title, start, f"{words} ({' '.join(patterns)})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(patterns[0].rpartition(".")[2])
    return _open(dialog, then)


def _open(dialog: QFileDialog, then: Callable[[list[Path]], object]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: then([Path(name) for name in dialog.selectedFiles()]))
    dialog.open()
    return dialog
