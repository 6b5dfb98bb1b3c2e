"""Puts the program together in the window that is already on the screen; the store opens on its thread."""

import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ttdn_desktop import i18n, paths, settings
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import TtdnError, WorkspaceDamagedError, WorkspaceHeldError
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late, log
from ttdn_desktop.services.system import new_id, now, stored_settings
from ttdn_desktop.settings import Settings
from ttdn_desktop.ui import dialogs, dress, icons, theme
from ttdn_desktop.ui.background import Background
from ttdn_desktop.ui.books import Books
from ttdn_desktop.ui.collector import MainThreadCollector
from ttdn_desktop.ui.context import ScreenContext, SettingsHolder
from ttdn_desktop.ui.desk import WorkspaceDesk
from ttdn_desktop.ui.qt_texts import QtTexts
from ttdn_desktop.ui.review.watch import ReviewWatch
from ttdn_desktop.ui.session import SessionHolder
from ttdn_desktop.ui.spelling import reader as spelling
from ttdn_desktop.ui.spelling.reader import Proofreader
from ttdn_desktop.ui.window import Window
from ttdn_desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from ttdn_desktop.services.workspace import Workspace

WORKSPACE_SUFFIX = ".ttdn"
PLAN_SUFFIX = ".json"


class Program:
    """The running program: one workspace, worked on in one window."""

    def __init__(self, app: QApplication, window: Window, files: Sequence[Path] = ()) -> None:
        stored = stored_settings()
        self.app = app
        self.window = window
        self._files = files
        self._opened: list[Workspace] = []
        self._closed = False
        i18n.install(stored.language)
        _dress(app, stored)
        self._qt_texts = QtTexts(app)
        app.setApplicationName("TTĐN")
        app.installTranslator(self._qt_texts)
        app.setWindowIcon(QIcon(icons.pixmap("app", "accent", 64)))
        self.background = Background(app)
        self.fence = late.fence()
        holder = SessionHolder(app)
        self.desk = WorkspaceDesk(holder, self.background, new_id=new_id, clock=now, parent=app)
        self.settings = SettingsHolder(stored, self._keep_settings, app)
        self.books = Books(self.desk, self.background, app)
        self.books.follow(self.desk.autosave)
        self.desk.units = lambda: self.books.units.value
        self.desk.directory = lambda: self.books.directory
        self.desk.bring_back = self._bring_back
        context = ScreenContext(
            session=holder, desk=self.desk, services=late, books=self.books, fence=self.fence, settings=self.settings,
            background=self.background, new_id=new_id, clock=now,
            review=ReviewWatch(holder, self.desk, self.background, now, books=self.books),
            message=_unheard, command=_unheard, offer=_unheard, go=_unheard,
        )  # fmt: skip
        self.collector = MainThreadCollector(app)
        self._proofread()
        self.bench = Workbench(context, self.desk, window)
        self.bench.rebuilding.connect(self._dress_anew)
        self.bench.closing.connect(self._close_workspace)
        app.focusChanged.connect(self._on_focus_changed)
        self._open_workspace()

    def _proofread(self) -> None:
        """Editors underline what is misspelt, while the settings say so."""
        proofreader = Proofreader(self.books, self.background, self.window)
        proofreader.on = self.settings.value.proofing
        self.settings.changed.connect(lambda _before, after: setattr(proofreader, "on", after.proofing))
        spelling.install(proofreader)

    @property
    def workspace_file(self) -> Path:
        """The file given on the command line, else the one of the settings."""
        given = next((file for file in self._files if file.suffix == WORKSPACE_SUFFIX), None)
        chosen = self.settings.value.workspace
        return given or (Path(chosen) if chosen else paths.default_workspace())

    # --- the workspace ------------------------------------------------------------------------------------------------------

    def _open_workspace(self, path: Path | None = None) -> None:
        self.background.run(_open, path or self.workspace_file, self._opened, done=self._on_opened, failed=self.bench.show_banner, owner=self.window)

    def _on_opened(self, outcome: "Workspace | TtdnError") -> None:
        if self._closed:
            return
        if isinstance(outcome, WorkspaceHeldError):
            self._show_backup(outcome)
        elif isinstance(outcome, WorkspaceDamagedError):
            self._refuse(outcome.message, _("Put the backup in its place"), partial(self._restore, outcome.message))
        elif isinstance(outcome, TtdnError):
            self._refuse(outcome.message)
        else:
            self.desk.attach(outcome)
            self._open_files()

    def _open_files(self) -> None:
        """Files given on the command line: plans as they are, papers through the review of what was read."""
        if plans := [file for file in self._files if file.suffix == PLAN_SUFFIX]:
            done = partial(self.desk.bring_in, then=lambda _session: self.bench.go("compose"))
            self.background.run(_read_plans, plans, done=done, failed=self.bench.show_banner, owner=self.window)
        if documents := [file for file in self._files if file.suffix not in {PLAN_SUFFIX, WORKSPACE_SUFFIX}]:
            self.bench.do("import_files", documents)
        self._files = [file for file in self._files if file.suffix == WORKSPACE_SUFFIX]  # not again with a backup that is put in place

    def _show_backup(self, held: TtdnError) -> None:
        """Another instance holds the workspace: show its last backup, which can only be read."""

        def shown(backup: "Workspace") -> None:
            self.desk.attach(backup, read_only=_("You are reading the last backup; nothing can be changed here."))
            self.bench.show_banner(held.message)

        path = self.workspace_file
        self.background.run(_open_backup, path, done=shown, failed=lambda _why: self._refuse(held.message), owner=self.window)

    def _refuse(self, message: str, button: str = "", act: "partial[None] | None" = None) -> None:
        self.desk.read_only = message
        self.bench.show_banner(message, button, act)
        self.desk.opened.emit()

    def _restore(self, message: str) -> None:
        def restored(kept: Path) -> None:
            self.desk.read_only = ""
            self.bench.show_banner("")
            self.bench.tell(_("The backup is in its place; the damaged file is kept as {file}.").format(file=kept))
            self._open_workspace()

        path = self.workspace_file
        self.background.run(_restore, path, done=restored, failed=lambda why: self._refuse(f"{message}\n{why}"), owner=self.window)

    def _bring_back(self, backup: Path, done: Callable[[Path], object], failed: Callable[[str], object]) -> None:
        """Go on with a backup; nothing is let go of before a sound copy of it is ready."""
        workspace = self.desk.workspace
        if workspace is None or self.desk.read_only:
            failed(self.desk.read_only or _("The plans are still being opened."))
            return

        def ready(copy: Path) -> None:
            self.desk.save_now()
            if trouble := self.desk.autosave.trouble():
                late.discard_ready(copy)
                failed(trouble)
                return
            self.desk.leave()
            self.books.close()
            self._opened.remove(workspace)
            self.background.run(_exchange, workspace, copy, done=exchanged, failed=refused, owner=self.window)

        def exchanged(kept: Path) -> None:
            self._reopen(workspace.path)
            done(kept)

        def refused(why: str) -> None:
            self._reopen(workspace.path)
            failed(why)

        self.background.run(late.ready_backup, workspace.path, backup, done=ready, failed=failed, owner=self.window)

    def _reopen(self, path: Path) -> None:
        """All screens are made anew: none may show what is no longer there."""
        if self._closed:
            return
        self.bench.build()
        self._open_workspace(path)

    def _close_workspace(self) -> None:
        """Blocks until everything is on the disk and backed up; the window is out of sight by then."""
        self._closed = True
        self.window.hide()
        self.fence.close()
        self.background.wait()
        if self._opened and self.desk.workspace is None:  # closed faster than it opened: what was written meanwhile is kept
            self.desk.attach(self._opened[-1])
        if (workspace := self.desk.detach()) is not None:
            try:
                workspace.close()
            except TtdnError as error:
                log.write(error.message + "\n")

    # --- settings and look --------------------------------------------------------------------------------------------------

    def _keep_settings(self, changed: Settings) -> None:
        try:
            settings.save(paths.settings_file(), changed)
        except OSError as error:
            self.bench.tell(_("The settings could not be kept: {reason}").format(reason=error.strerror or error))

    def _dress_anew(self, chosen: Settings) -> None:
        i18n.install(chosen.language)
        _dress(self.app, chosen)

    def _on_focus_changed(self) -> None:
        """Leaving a field or the window saves at once."""
        if self.desk.autosave.unsaved:
            self.desk.autosave.save_now()


def crashed(window: Window, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: write it down, tell it once; the program goes on."""
    details = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(details)
    log.write(details)
    if window.isVisible():
        dialogs.crash(window, details, paths.log_file())


def crashed_elsewhere(failed: threading.ExceptHookArgs) -> None:
    """A bug in a thread without a window: write it down."""
    details = "".join(traceback.format_exception(failed.exc_value)) if failed.exc_value else str(failed.exc_type)
    sys.stderr.write(details)
    log.write(details)


def _dress(app: QApplication, chosen: Settings) -> None:
    """Colours and text size of the settings."""
    dress.apply(app, theme.make(dark=chosen.look == "dark", scale=chosen.text_scale))


def _open(path: Path, opened: "list[Workspace]") -> "Workspace | TtdnError":
    """The workspace, or why there is none; runs off the main thread. What was opened is noted, for it must be closed whatever happens."""
    try:
        workspace = late.open_workspace(path, clock=now, new_id=new_id)
    except TtdnError as error:
        return error
    opened.append(workspace)
    return workspace


def _open_backup(path: Path) -> "Workspace":
    return late.open_last_backup(path, clock=now, new_id=new_id)


def _read_plans(files: Sequence[Path]) -> tuple[Plan, ...]:
    return tuple(late.read_plan_file(file) for file in files)


def _restore(path: Path) -> Path:
    return late.restore_last_backup(path, clock=now)


def _exchange(workspace: "Workspace", copy: Path) -> Path:
    """Close the workspace, which backs it up, and put the copy in its place; a backup that fails hinders nothing, for the file itself is kept."""
    try:
        workspace.close()
    except TtdnError as error:
        log.write(error.message + "\n")
    return late.exchange_for_backup(workspace.path, copy, clock=now)


def _unheard(*_given: object, **_named: object) -> None:
    """Stands for the window's ear until the window is there."""
