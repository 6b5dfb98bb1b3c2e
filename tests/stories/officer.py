"""An officer at the real program: the real window, workspace and files; what she does is said in short words."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.programs import is_open
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop import paths, settings
from ttdn_desktop.app import program as program_module
from ttdn_desktop.app import start
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.settings import Settings
from ttdn_desktop.ui.autosave import SaveKind
from ttdn_desktop.ui.dialogs import Dialog

W = TypeVar("W", bound=QWidget)


class Officer:
    """One run of the program, from its start until the window is closed."""

    def __init__(self, qtbot: QtBot, files: tuple[Path, ...] = (), *, settled: bool = True) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if settled:
            settings.save(paths.settings_file(), Settings(first_run_done=True, export_folder=str(paths.documents_dir())))
        self.qtbot = qtbot
        self.app = app
        self.window = start.first_window(app)
        self.window.show()
        self.program = program_module.Program(app, self.window, files)
        self.bench = self.program.bench
        self.desk = self.program.desk
        qtbot.waitUntil(lambda: is_open(self.program))
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    # --- what is seen

    @property
    def plan(self) -> Plan:
        plan = self.bench.context.session.plan
        assert plan is not None, "no plan is in front"
        return plan

    @property
    def steps(self) -> int:
        """How many steps can be taken back."""
        session = self.bench.context.session.current
        assert session is not None
        return session.history.index()

    def screen(self, name: str, kind: type[W]) -> W:
        """Go to a screen."""
        self.bench.go(name)
        screen = self.bench.made_screen(name)
        assert isinstance(screen, kind)
        return screen

    def dialog(self, kind: type[W]) -> W:
        """The dialog of that kind, as soon as it is there."""
        found: list[W] = []

        def there() -> bool:
            found[:] = [w for w in self.window.findChildren(kind) if w.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(there)
        return found[0]

    def button(self, text: str, within: QWidget | None = None) -> QAbstractButton:
        """The visible button that says this."""
        for button in (within or self.window).findChildren(QAbstractButton):
            if button.isVisible() and text in {button.text().replace("&", ""), button.accessibleName()}:
                return button
        raise AssertionError(f"no button says {text!r}")

    # --- what is done

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Press a button as soon as it can be pressed."""
        self.qtbot.waitUntil(lambda: self.button(text, within).isEnabled())
        QTest.mouseClick(self.button(text, within), Qt.MouseButton.LeftButton)

    def write(self, field: QWidget, text: str) -> None:
        """Put the cursor in a field, mark what is there, and type over it."""
        field.window().activateWindow()  # the offscreen screen gives no window the focus back when a dialog is closed
        field.setFocus()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            field.selectAll()
        for number, line in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(field, Qt.Key.Key_Return)
            type_as_unikey(field, line)

    def type(self, text: str) -> None:
        """Type to whatever has the focus."""
        for char in text:
            focused = QApplication.focusWidget()
            assert focused is not None
            type_as_unikey(focused, char)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)

    def settle(self) -> None:
        """Leave the field."""
        self.bench.context.session.settle()

    def saved(self) -> None:
        """Until the status bar may say that all is saved."""
        self.settle()
        self.qtbot.waitUntil(lambda: not self.desk.autosave.unsaved and self.desk.autosave.state.kind is SaveKind.SAVED)

    def open(self, subject: str) -> None:
        """Open the plan of that subject from the workspace."""
        workspace = self.desk.workspace
        assert workspace is not None
        known = [summary for summary in workspace.plans().result(60) if summary.subject == subject]
        assert len(known) == 1
        self.bench.open_plan(known[0].id)
        self.qtbot.waitUntil(lambda: self.bench.context.session.plan is not None and self.plan.id == known[0].id)

    def close(self) -> None:
        """Close the window; gives back when all is on the disk."""
        self.window.close()
        self.app.focusChanged.disconnect(self.program._on_focus_changed)
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def at_work(qtbot: QtBot, files: tuple[Path, ...] = (), *, settled: bool = True) -> Iterator[Officer]:
    """The program runs for the length of the block; it is closed in any case. `settled`: with settings as if the first page had been left for later."""
    officer = Officer(qtbot, files, settled=settled)
    try:
        yield officer
    finally:
        officer.close()


def history_texts(officer: Officer) -> list[str]:
    session = officer.bench.context.session.current
    assert session is not None
    return [session.history.text(n) for n in range(session.history.count())]


def files_in(folder: Path, pattern: str = "*") -> list[str]:
    """Names in a folder, hidden ones too."""
    return sorted(entry.name for entry in folder.iterdir() if re.fullmatch(pattern.replace(".", r"\.").replace("*", ".*"), entry.name))


Step = Callable[[Officer], None]

__all__ = ["Dialog", "Officer", "at_work", "files_in", "history_texts"]
