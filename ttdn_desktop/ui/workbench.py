"""What happens in the window: rail, header, banner, screens (each made when first shown), status bar; every command ends here."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QWidget

from ttdn_desktop.i18n import _, language
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.settings import Settings
from ttdn_desktop.ui import dialogs, font_dialog
from ttdn_desktop.ui.autosave import SaveKind, SaveState
from ttdn_desktop.ui.backup_watch import BackupWatch
from ttdn_desktop.ui.backups_dialog import open_backups
from ttdn_desktop.ui.commands import COMMANDS
from ttdn_desktop.ui.context import ScreenContext, SettingsHolder
from ttdn_desktop.ui.desk import WorkspaceDesk
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.help_dialog import show_help
from ttdn_desktop.ui.palette import Entry, Palette, node_entries
from ttdn_desktop.ui.plan_dialogs import open_dialog
from ttdn_desktop.ui.review.gate import before_export
from ttdn_desktop.ui.review.words import summary
from ttdn_desktop.ui.screen_history import own_step
from ttdn_desktop.ui.screens.table import SCREENS, entry
from ttdn_desktop.ui.session import PlanSession
from ttdn_desktop.ui.shell import Banner, Shell
from ttdn_desktop.ui.spelling.dictionary_dialog import DictionaryDialog
from ttdn_desktop.ui.spelling.tone_dialog import open_tones
from ttdn_desktop.ui.status_bar import StatusBar
from ttdn_desktop.ui.window import Window

_REBUILDING = ("language", "look", "text_scale")
"""Settings after which every word or colour is drawn anew."""


class Workbench(QObject):
    """Fills the one window of the program, and fills it again when the language or the look changes."""

    rebuilding = Signal(object)  # Settings: dress the program anew before the window is built again
    closing = Signal()

    def __init__(self, parts: ScreenContext, desk: WorkspaceDesk, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.context = replace(parts, message=self.tell, command=self.do, offer=partial(_offer, self), go=self.go)
        self.desk = desk
        self._in_front = ""
        self._given_up = False  # the person closes without what cannot be saved
        self._answer = False  # Ctrl+S was pressed and waits for the disk
        self._backup = BackupWatch(desk, parts.background, self.tell, self)
        self._banner: Banner = ("", "", None)
        self.actions_by_name = {command.name: _action(self.window, command.keys, partial(self.do, command.name), command.name) for command in COMMANDS}
        for number, screen in enumerate((screen for screen in SCREENS if screen.on_rail), start=1):
            _action(self.window, (f"Ctrl+{number}",), partial(self.go, screen.name))
        self.build()
        parts.session.switched.connect(self._on_switched)
        parts.session.changed.connect(lambda _before, after: self.status.show_plan(after))
        parts.session.refused.connect(self.tell)
        parts.books.trouble.connect(self.tell)
        parts.review.reviewed.connect(self._show_findings)
        parts.settings.changed.connect(self._on_settings)
        window.close_asked.connect(self._on_close)
        window.files_dropped.connect(self.do_import_files)
        desk.autosave.state_changed.connect(self._on_save_state)
        desk.trouble.connect(self.tell)
        desk.opened.connect(self._show_if_read_only)
        self._backup.seen.connect(lambda state: self.status.show_backup(state))  # noqa: PLW0108 - the line is made anew with every look

    # --- building -----------------------------------------------------------------------------------------------------------

    def build(self) -> None:
        """Make everything in the window; again after the language, the look or all plans changed."""
        for command in COMMANDS:
            self.actions_by_name[command.name].setText(_(command.title))
        self.shell = Shell(self.context, self.actions_by_name, partial(self.do, "new_draft"), self._banner)
        self.window.setWindowTitle(_("External information plans"))
        self.window.setCentralWidget(self.shell)
        self.status = StatusBar(self.context.clock)
        self.window.setStatusBar(self.status)
        self.status.show_plan(self.context.session.plan)
        self.status.show_state(self.desk.autosave.state)
        self.status.show_findings(summary(self.context.review.review))
        self._show_if_read_only()
        self._backup.say_again()
        self.go(self._in_front or ("home" if self.context.settings.value.first_run_done else "welcome"))

    def _on_settings(self, before: Settings, after: Settings) -> None:
        if any(getattr(before, name) != getattr(after, name) for name in _REBUILDING):
            QTimer.singleShot(0, partial(self._rebuild, after))  # not under the hands of the widget that asked

    def _rebuild(self, settings: Settings) -> None:
        self.context.settle()
        self.rebuilding.emit(settings)
        self.build()

    # --- screens ------------------------------------------------------------------------------------------------------------

    def go(self, name: str, **where: Any) -> None:
        """Show a screen, and a place on it; a screen that needs a plan gives way to the start page where there is none."""
        wanted = entry(name)
        if wanted.needs_plan and self.context.session.current is None:
            wanted = entry("home")
        self.context.settle()
        self._in_front = wanted.name
        screen = self.shell.show_screen(wanted)
        if where and (reveal := getattr(screen, "reveal", None)) is not None:
            reveal(**where)

    @property
    def screen_name(self) -> str:
        """The screen in front."""
        return self._in_front

    def made_screen(self, name: str) -> QWidget | None:
        """A screen that was already made."""
        return self.shell.screens.get(name)

    def tell(self, text: str) -> None:
        """One line in the status bar, for some seconds."""
        self.status.tell(text)

    def show_banner(self, text: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Say something that stays, above the screen."""
        self._banner = (text, button, act)
        self.shell.show_banner(self._banner)

    def _on_switched(self, session: PlanSession | None) -> None:
        self.shell.show_plan_screens()
        self.status.show_plan(session.plan if session else None)
        if session is not None:
            _remember(self.context.settings, session.plan.id)
        elif entry(self._in_front).needs_plan:
            self.go("home")

    # --- commands -----------------------------------------------------------------------------------------------------------

    def do(self, name: str, *given: Any) -> None:
        """Do a command of the table; one that needs a plan says so where there is none."""
        command = next(command for command in COMMANDS if command.name == name)
        if command.needs_plan and self.context.session.current is None and _own_way(self, name) is None:
            self.tell(_("Open a plan first."))
            return
        getattr(self, f"do_{name}")(*given)

    def _may_write(self) -> bool:
        """Whether plans can be added here; else the person is told why not."""
        if self.desk.read_only:
            self.tell(self.desk.read_only)
        return not self.desk.read_only

    def do_new_plan(self) -> None:
        if self._may_write():
            context = self.context
            self.desk.open_value(context.services.new_plan(context.new_id, context.today(), context.settings.value, context.books.directory))
            self.go("compose")

    def do_import_files(self, files: Sequence[Path] = ()) -> None:
        if self._may_write():
            self.go("imports", files=tuple(files), choose=not files)

    def do_convert_fonts(self) -> None:
        font_dialog.choose(self.context, self.window)

    def do_even_tones(self) -> None:
        open_tones(self.context, self.window)

    def do_dictionary(self) -> None:
        DictionaryDialog(self.context.books.library, self.window).open()

    def do_wording(self) -> None:
        self.go("wording")

    def do_carry_out(self) -> None:
        if self._may_write():
            self.go("superior", start=True)

    def do_coverage(self) -> None:
        self.go("coverage", anew="")

    def do_save(self) -> None:
        self.desk.save_now()
        self._answer = self.desk.autosave.unsaved
        if not self._answer:
            self.tell(self.desk.read_only or _("Saved"))

    def do_undo(self) -> None:
        (_own_history(self, "undo") or self.context.session.undo)()

    def do_redo(self) -> None:
        (_own_history(self, "redo") or self.context.session.redo)()

    def do_find(self) -> None:
        _ask_screen(self, "open_find")

    def do_replace(self) -> None:
        _ask_screen(self, "open_replace")

    def do_export(self, kinds: Sequence[str] = ()) -> None:
        """Errors are named first."""
        self.context.review.when_current(lambda review: before_export(review, self.window, partial(_export, self, kinds), self.do_review))

    def do_snippets(self) -> None:
        _sentences("open_sentences", self)

    def do_keep_snippet(self) -> None:
        _sentences("keep_selected", self)

    def do_review(self) -> None:
        """Beside what is in front, where there is room for it."""
        side = getattr(self.shell.screens.get(self._in_front), "side", None)
        self.go(self._in_front if side is not None and side.has("review") else "compose", side="review")

    def do_print(self) -> None:
        self.context.session.settle()
        if (plan := self.context.session.plan) is not None:
            in_front = getattr(self.shell.screens.get(self._in_front), "paper_to_print", None)
            module: Any = import_module("ttdn_desktop.ui.print_dialog")  # Qt's printing is not loaded before
            module.PrintDialog(self.context, plan, in_front() if in_front is not None else None, self.window).open()

    def do_preview(self) -> None:
        side = getattr(self.shell.screens.get(self._in_front), "side", None)
        if side is not None and side.has("preview"):
            side.toggle("preview")
        else:
            self.go("compose", side="preview")

    def do_issue(self, paper: str = "") -> None:
        _open_dialog(self, "issue", *([paper] if paper else []))

    def do_help(self) -> None:
        show_help(self.context.services.help_topics(language()), self.window)

    def do_new_draft(self) -> None:
        _draft("new_draft", self)

    def do_next_year(self) -> None:
        _draft("open_next_year", self)

    def do_palette(self) -> None:
        workspace = self.desk.workspace
        if workspace is not None:
            self.context.background.watch(workspace.plans(), done=self._open_palette, failed=self.tell, owner=self)
        else:
            self._open_palette(())

    def do_back_up(self) -> None:
        self._backup.back_up()

    def do_go_back(self) -> None:
        open_backups(self.context, self.desk, self.window)

    def do_close(self) -> None:
        self.window.close()

    def _open_palette(self, plans: tuple[PlanSummary, ...]) -> None:
        Palette(_everything(self, plans), self.window).open()

    def open_plan(self, plan_id: str) -> None:
        """Bring a plan to the front and show where it is written."""
        self.desk.open_plan(plan_id, lambda _session: self.go("compose"))

    # --- state --------------------------------------------------------------------------------------------------------------

    def _on_save_state(self, state: SaveState) -> None:
        self.status.show_state(state)
        if state.kind is SaveKind.FAILED:
            self.show_banner(_("Your last changes are not saved yet; it is tried again every few seconds. {reason}").format(reason=state.message))
        elif state.kind is SaveKind.SAVED and self._answer:
            self._answer = False
            self.tell(_("Saved"))
        if state.kind is SaveKind.SAVED and self._banner[0] and not self.desk.read_only:
            self.show_banner("")

    def _show_findings(self) -> None:
        self.status.show_findings(summary(self.context.review.review))

    def _show_if_read_only(self) -> None:
        if self.desk.read_only:
            self.status.show_read_only()

    def _on_close(self, event: QCloseEvent) -> None:
        """Everything goes to the disk first; what cannot be saved is asked about."""
        self.desk.save_now()
        if not self._given_up and (trouble := self.desk.autosave.trouble()):
            event.ignore()
            _ask_to_give_up(self.window, trouble, self._give_up)
            return
        self.context.settings.change(window_geometry=bytes(self.window.saveGeometry().toBase64().data()).decode())
        self.window.hide()
        self.closing.emit()

    def _give_up(self) -> None:
        """Close once more: the program ends only with a close that is not refused."""
        self._given_up = True
        self.window.close()


def _own_way(bench: Workbench, name: str) -> object | None:
    """What the screen in front has for a command that else needs a plan: a history of its own, something to find in."""
    return _own_history(bench, name) if name in {"undo", "redo"} else getattr(bench.made_screen(bench.screen_name), f"open_{name}", None)


def _own_history(bench: Workbench, what: str) -> Callable[[], object] | None:
    """The undo or redo of a screen in front that has a history of its own; right after an import, its taking back."""
    own = own_step(bench.made_screen(bench.screen_name), what, bench.tell)
    session = bench.context.session.current
    untouched = own is None and what == "undo" and (session is None or session.history.count() == 0)
    return bench.shell.taking_back if untouched and bench.shell.taking_back is not None else own


def _action(window: Window, keys: Sequence[str], do: Callable[[], object], name: str = "") -> QAction:
    """Something that keys do anywhere in the window; found there by its name."""
    action = QAction(window)
    action.setObjectName(name)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.triggered.connect(lambda _checked=False: do())
    window.addAction(action)
    return action


def _sentences(what: str, bench: Workbench) -> None:
    module: Any = import_module("ttdn_desktop.ui.snippets.opening")  # the editors it knows are not loaded before a plan is written
    getattr(module, what)(bench.context, bench.window)


def _draft(what: str, bench: Workbench) -> None:
    if bench._may_write():
        module: Any = import_module("ttdn_desktop.ui.new_drafts")  # the readers of times and citations are not loaded before
        getattr(module, what)(bench.context, bench.window)


def _remember(settings: SettingsHolder, plan_id: str) -> None:
    """Put a plan first among those opened last, where the person wants that."""
    if settings.value.recent_on:
        settings.change(recent=(plan_id, *(other for other in settings.value.recent if other != plan_id))[:20])


def _ask_screen(bench: Workbench, what: str) -> None:
    """Find and replace belong to the screen in front, else to the one where a plan is written."""
    if not hasattr(bench.made_screen(bench.screen_name), what):
        bench.go("compose")
    if (ask := getattr(bench.made_screen(bench.screen_name), what, None)) is not None:
        ask()


def _ask_to_give_up(window: Window, trouble: str, give_up: Callable[[], None]) -> None:
    text = _("Your last changes could not be saved. {reason}").format(reason=trouble)
    dialogs.ask(window, _("Close without saving?"), text, _("Close without saving"), give_up, danger=True, no=_("Stay"))


def _offer(bench: Workbench, text: str, button: str, act: Callable[[], object]) -> None:
    """What was done just now, above the screen, with the button that takes it back."""
    bench.shell.show_offer(text, button, act)


def _open_dialog(bench: Workbench, name: str, *given: Any, **more: Any) -> Dialog | None:
    bench.context.session.settle()
    plan = bench.context.session.plan
    return open_dialog(name, bench.context, plan, bench.window, *given, **more) if plan is not None else None


def _export(bench: Workbench, kinds: Sequence[str], draft: bool) -> None:
    """Open the dialog of the export, over the papers with all that is to be signed; a draft leaves number and date blank."""
    dialog = _open_dialog(bench, "export", kinds, sign=not kinds and bench.screen_name == "papers")
    if draft and isinstance(blank := getattr(dialog, "blank", None), QCheckBox):
        blank.setChecked(True)


def _everything(bench: Workbench, plans: tuple[PlanSummary, ...]) -> list[Entry]:
    """All that can be gone to or done now: screens, commands, parts of the plan in front, other plans."""
    plan = bench.context.session.plan
    screens = [
        Entry(text=_(screen.title), kind=_("Screen"), icon=screen.icon, do=partial(bench.go, screen.name))
        for screen in SCREENS
        if screen.on_rail and (plan or not screen.needs_plan)
    ]
    commands = [
        Entry(text=_(command.title).rstrip("…"), kind=command.keys[0] if command.keys else "", icon=command.icon, do=partial(bench.do, command.name))
        for command in COMMANDS
        if command.name != "palette" and (plan or not command.needs_plan)
    ]
    nodes = node_entries(plan, lambda node: bench.go("compose", node=node)) if plan else []
    known = [
        Entry(text=summary.subject or _("Plan without a subject"), kind=_("Plan"), icon="plan", do=partial(bench.open_plan, summary.id)) for summary in plans
    ]
    return [*screens, *commands, *nodes, *known]
