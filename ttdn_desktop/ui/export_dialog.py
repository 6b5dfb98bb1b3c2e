"""Xuất: writes the papers of the plan in front as files, and shows what became of each."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QStackedWidget, QWidget

from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.exporting import PAPER_KINDS, Existing, Order, Outcome, already_there, existing_of, folder_of, stored_folder, target_of, write_all
from ttdn_desktop.services.names import NAME_FIELDS, shown_pattern, stored_pattern, unknown_fields
from ttdn_desktop.services.types import ExportOptions
from ttdn_desktop.ui import dialogs, kit, menus
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.icons import pixmap
from ttdn_desktop.ui.progress import Progress

_LAYOUTS = (
    (None, N_("As set in the plan")),
    (TaskLayout.HEADINGS, N_("As headings")),
    (TaskLayout.TABLE, N_("As a table in an annex")),
)
_EXISTING = (
    (Existing.NUMBER, N_("Write beside it, with a number")),
    (Existing.REPLACE, N_("Replace it")),
    (Existing.ASK, N_("Ask me")),
)


class ExportDialog(Dialog):
    """What to write, where, under which name; then the list of files."""

    written = Signal(object)  # tuple[Outcome, ...]

    def __init__(self, context: ScreenContext, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(_("Export for signature"), parent, width=640)
        self._context = context
        self._plan = plan
        self._outcomes: tuple[Outcome, ...] = ()
        self.papers = {kind.key: QCheckBox(_(kind.title)) for kind in PAPER_KINDS}
        for key, box in self.papers.items():
            box.setChecked(key in context.settings.value.export_papers)
        if not plan.tasks:
            self.papers["xlsx"].setChecked(False)
            self.papers["xlsx"].setEnabled(False)
            self.papers["xlsx"].setToolTip(_("This plan has no tasks."))
        self.tasks = _box(_LAYOUTS)
        self.blank = QCheckBox(_("Leave number and date blank (draft for signature)"))
        self.blank.setChecked(not plan.document.number)
        self.folder = LineEditor()
        self.folder.setText(str(folder_of(context.settings.value)))
        self.pattern = LineEditor()
        self.pattern.setText(shown_pattern(context.settings.value.name_pattern))
        for box in self.papers.values():
            box.toggled.connect(self._show_names)
        self.pattern.textChanged.connect(self._show_names)
        self.folder.textChanged.connect(self._show_names)
        self.existing = _box(_EXISTING)
        self.existing.setCurrentIndex(self.existing.findData(existing_of(context.settings.value)))
        self.names = kit.small_label("", wrap=True)
        self._pages = QStackedWidget()
        self._results = kit.column(spacing=8)
        self._build()
        self._show_names()

    def _build(self) -> None:
        form = QWidget()
        column = kit.column(form, spacing=12)
        boxes = kit.column(spacing=4)
        for box in self.papers.values():
            boxes.addWidget(box)
        column.addLayout(boxes)
        fields = kit.Form(columns=2)
        fields.add(_("Tasks in the Word file"), self.tasks)
        fields.add(_("If a file of that name is there"), self.existing)
        choose = kit.plain_button(_("Choose…"), self._choose_folder, "folder")
        choose.setAccessibleName(_("Choose a folder"))
        fields.add(_("Folder"), _beside(self.folder, choose), 2)
        self.folder.setAccessibleName(_("Folder"))
        self._field_button = kit.plain_button(_("Insert"), self._show_fields_menu, "add")
        self._field_button.setAccessibleName(_("Insert a field of the plan into the name"))
        fields.add(_("Name of the files"), _beside(self.pattern, self._field_button), 2)
        self.pattern.setAccessibleName(_("Name of the files"))
        column.addWidget(fields)
        column.addWidget(self.names)
        column.addWidget(self.blank)
        column.addStretch(1)
        results = QWidget()
        kept = kit.column(results, spacing=12)
        kept.addLayout(self._results)
        kept.addStretch(1)
        self._pages.addWidget(form)
        self._pages.addWidget(results)
        self.content.addWidget(self._pages)
        self.close_button = self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.export_button = self.add_button(kit.primary_button(_("Export"), self.export), default=True)

    # --- what is asked

    def orders(self) -> tuple[Order, ...]:
        """The files that were asked for."""
        options = ExportOptions(tasks=self.tasks.currentData(), draft=self.blank.isChecked(), two_sided=self._context.settings.value.two_sided)
        pattern, folder, existing = stored_pattern(self.pattern.text()), Path(self.folder.text().strip()), Existing(self.existing.currentData())
        return tuple(
            Order(kind=kind, target=target_of(self._plan, kind, folder, pattern, self._context.today()), existing=existing, options=options)
            for kind in PAPER_KINDS
            if self.papers[kind.key].isChecked()
        )

    def export(self) -> None:
        """Write the files; where some are there already and the person wants to be asked, ask first."""
        orders = self.orders()
        if not any(order.existing is Existing.ASK for order in orders):
            self._write(orders)
            return
        self.export_button.setEnabled(False)
        job = self._context.background.run(already_there, orders, done=partial(self._ask_about, orders), failed=self._context.message, owner=self)
        job.ended.connect(lambda: self.export_button.setEnabled(True))
        self.rejected.connect(job.cancel)

    def _ask_about(self, orders: tuple[Order, ...], there: tuple[Order, ...]) -> None:
        if not there:
            self._write(tuple(replace(order, existing=Existing.NUMBER) for order in orders))
            return
        names = "\n".join(order.target.name for order in there)
        question = dialogs.Dialog(_("These files are there already"), self)
        question.content.addWidget(kit.text_label(names))
        question.add_button(kit.plain_button(_("Cancel"), question.reject))
        for text, existing in ((_("Replace them"), Existing.REPLACE), (_("Write beside them, with a number"), Existing.NUMBER)):
            chosen = tuple(replace(order, existing=existing) for order in orders)
            button = kit.danger_button(text) if existing is Existing.REPLACE else kit.primary_button(text)
            button.clicked.connect(question.accept)
            button.clicked.connect(partial(self._write, chosen))
            question.add_button(button, default=existing is Existing.NUMBER)
        question.finished.connect(question.deleteLater)
        question.open()

    def _write(self, orders: tuple[Order, ...], *_clicked: bool) -> None:
        self._context.settings.change(
            export_folder=stored_folder(self.folder.text()),
            name_pattern=stored_pattern(self.pattern.text()),
            export_existing=str(self.existing.currentData()),
            export_papers=tuple(
                key for key, box in self.papers.items() if box.isChecked() or (not box.isEnabled() and key in self._context.settings.value.export_papers)
            ),
        )
        self.export_button.setEnabled(False)
        self._remember_folders({order.target.parent for order in orders})
        services = self._context.services
        writers = {"docx": services.export_docx, "pdf": services.export_pdf, "xlsx": services.export_xlsx}
        progress = Progress(_("Writing the files…"), self)
        job = self._context.background.run(
            write_all, self._plan, orders, writers, done=self._on_written, failed=self._context.message, owner=self, reporting=True
        )
        job.ended.connect(lambda: self.export_button.setEnabled(True))
        progress.follow(job)

    def _remember_folders(self, folders: set[Path]) -> None:
        """Should the program be killed while it writes, its next start sweeps there."""
        workspace = self._context.desk.workspace
        if workspace is None or self._context.desk.read_only:
            return
        for folder in folders:
            self._context.background.watch(workspace.remember_folder(folder), done=lambda _kept: None, failed=self._context.message, owner=self)

    def _write_numbered(self, order: Order) -> None:
        """Write again, under another name, what could not be written over."""
        self._write((replace(order, existing=Existing.NUMBER),))

    def _on_written(self, outcomes: tuple[Outcome, ...]) -> None:
        again = {outcome.order.kind.key for outcome in outcomes}
        self._outcomes = (*(o for o in self._outcomes if o.order.kind.key not in again), *outcomes)
        done = sum(outcome.path is not None for outcome in outcomes)
        if done:
            self._context.desk.add(self._plan)  # the version kept is the state that was exported
            self._context.desk.keep_version(self._plan, "export")
            self._context.message(ngettext("{n} file written", "{n} files written", done).format(n=done))
        self._show_results()
        self.written.emit(self._outcomes)

    # --- showing

    def _show_names(self) -> None:
        """The names the files will have, or what is wrong with the pattern."""
        pattern = stored_pattern(self.pattern.text())
        unknown = unknown_fields(pattern)
        orders = self.orders()
        if unknown:
            text = _("Not known: {fields}. Known are: {known}.").format(
                fields=", ".join(f"{{{name}}}" for name in unknown), known=" ".join(f"{{{_(field.word)}}}" for field in NAME_FIELDS)
            )
        else:
            text = "\n".join(order.target.name for order in orders) or _("Choose at least one file.")
        self.names.setText(text)
        self.names.setProperty("role", "warning" if unknown else "small")
        kit.restyle(self.names)
        self.export_button.setEnabled(bool(orders) and bool(self.folder.text().strip()))

    def _show_results(self) -> None:
        kit.clear(self._results)
        for outcome in self._outcomes:
            self._results.addWidget(_result_card(outcome, partial(self._write_numbered, outcome.order)))
        self._pages.setCurrentIndex(1)
        self.heading.setText(_("Files"))
        self.export_button.hide()
        self.close_button.setText(_("Close"))
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def _choose_folder(self) -> None:
        dialogs.choose_folder(self, _("Folder for exported files"), self.folder.text(), lambda chosen: self.folder.setText(str(chosen[0])))

    def _show_fields_menu(self) -> None:
        menu = QMenu(self._field_button)
        menu.aboutToHide.connect(menu.deleteLater)
        for field in NAME_FIELDS:
            word = f"{{{_(field.word)}}}"
            menu.addAction(word).triggered.connect(lambda _checked=False, word=word: self.pattern.insert(word))
        menus.popup_below(menu, self._field_button)


def open_path(path: Path) -> bool:
    """Open a file or folder with the program the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _result_card(outcome: Outcome, write_numbered: kit.Click) -> QWidget:
    """One file: its name and place with what can be done with it, or why it is not there."""
    path = outcome.path
    if path is None:
        buttons = [kit.plain_button(_("Write under another name"), write_numbered)] if outcome.busy else []
        return kit.Notice(outcome.trouble, "error", *buttons)
    card = kit.Card()
    line = kit.row(spacing=8)
    mark = kit.muted_label("")
    mark.setPixmap(pixmap("check", "done", 20))
    line.addWidget(mark)
    texts = kit.column(spacing=0)
    texts.addWidget(kit.text_label(path.name))
    texts.addWidget(kit.small_label(str(path.parent), wrap=True))
    line.addLayout(texts, 1)
    for text, target in ((_("Open"), path), (_("Open folder"), path.parent)):
        button = kit.plain_button(text, partial(open_path, target))
        button.setAccessibleName(f"{text}: {path.name}")
        line.addWidget(button)
    card.column.addLayout(line)
    return card


def _box(choices: tuple[tuple[object, str], ...]) -> QComboBox:
    box = QComboBox()
    for value, text in choices:
        box.addItem(_(text), value)
    return box


def _beside(field: QWidget, button: QWidget) -> QWidget:
    both = QWidget()
    line = kit.row(both, spacing=8)
    line.addWidget(field, 1)
    line.addWidget(button)
    both.setFocusProxy(field)
    return both
