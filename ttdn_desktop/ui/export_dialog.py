"""Xuất: writes the papers of the plan in front as files, in one go, and shows what became of each."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QMenu, QStackedWidget, QWidget

from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services import late
from ttdn_desktop.services.exporting import Existing, existing_of, files_there, folder_of, stored_folder
from ttdn_desktop.services.names import NAME_FIELDS, shown_pattern, stored_pattern, unknown_fields
from ttdn_desktop.services.types import ExportOptions, PaperOrder, PaperSet, Report
from ttdn_desktop.ui import dialogs, kit, menus
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.papers.export_results import ExportResults
from ttdn_desktop.ui.papers.set_choice import SetChoice
from ttdn_desktop.ui.progress import Progress

if TYPE_CHECKING:
    from ttdn_desktop.services.paper_sets import WrittenSet

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
_COPIES = ((False, N_("For printing and signing")), (True, N_("Electronic copy")))
_NAMES_SHOWN = 4


class ExportDialog(Dialog):
    """What to write, where, under which names; then the list of files. `sign`: the file for signature, whatever was chosen last."""

    written = Signal(object)  # tuple[SetFile, ...]

    def __init__(self, context: ScreenContext, plan: Plan, parent: QWidget | None = None, kinds: Sequence[str] = (), *, sign: bool = False) -> None:
        super().__init__(_("Export for signature"), parent, width=860)
        self._context = context
        self._plan = plan
        settings = context.settings.value
        self.sets = SetChoice(context, plan, tuple(kinds), self.wanted, sign=sign)
        self.tasks = _box(_LAYOUTS)
        self.copy = _box(_COPIES)
        self.existing = _box(_EXISTING)
        self.existing.setCurrentIndex(self.existing.findData(existing_of(settings)))
        self.blank = QCheckBox(_("Leave number and date blank (draft for signature)"))
        self.blank.setChecked(not plan.document.number and not plan.locked)
        self.manifest = QCheckBox(_("With a list of the files and their check sums"))
        self.folder, self.pattern = LineEditor(), LineEditor()
        self.folder.setText(str(folder_of(settings)))
        self.pattern.setText(shown_pattern(settings.name_pattern))
        self.names = kit.small_label("", wrap=True)
        self.results = ExportResults()
        self._pages = QStackedWidget()
        self._build()
        self.sets.changed.connect(self._show_names)
        self.sets.remembered.connect(self._show_kept)
        self.pattern.textChanged.connect(self._show_names)
        self.folder.textChanged.connect(self._show_names)
        self._show_names()

    def _build(self) -> None:
        form = QWidget()
        both = kit.row(form, spacing=20)
        both.addWidget(self.sets, 5)
        right = kit.column(spacing=12)
        fields = kit.Form(columns=1)
        choose = kit.plain_button(_("Choose…"), self._choose_folder, "folder")
        choose.setAccessibleName(_("Choose a folder"))
        fields.add(_("Folder"), _beside(self.folder, choose))
        self.folder.setAccessibleName(_("Folder"))
        self._field_button = kit.plain_button(_("Insert"), self._show_fields_menu, "add")
        self._field_button.setAccessibleName(_("Insert a field of the plan into the name"))
        fields.add(_("Name of the files"), _beside(self.pattern, self._field_button))
        self.pattern.setAccessibleName(_("Name of the files"))
        right.addWidget(fields)
        right.addWidget(self.names)
        more = kit.Form(columns=2)
        more.add(_("Kind of copy"), self.copy)
        more.add(_("Tasks in the plan"), self.tasks)
        more.add(_("If a file of that name is there"), self.existing, 2)
        right.addWidget(more)
        right.addWidget(self.blank)
        right.addWidget(self.manifest)
        right.addStretch(1)
        both.addLayout(right, 6)
        self._pages.addWidget(form)
        self._pages.addWidget(self.results)
        self.content.addWidget(self._pages)
        self.close_button = self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.export_button = self.add_button(kit.primary_button(_("Export"), self.export), default=True)

    def _show_kept(self, kept: PaperSet) -> None:
        """The names of the files and their list are those of the set."""
        self.manifest.setChecked(kept.manifest)
        if kept.pattern:
            self.pattern.setText(shown_pattern(kept.pattern))

    # --- what is asked

    def wanted(self) -> PaperSet:
        """The set that was chosen."""
        chosen = self.sets.chosen()
        return PaperSet(kinds=chosen.kinds, formats=chosen.formats, pattern=stored_pattern(self.pattern.text()), manifest=self.manifest.isChecked())

    def order(self) -> PaperOrder:
        """How the papers are written."""
        options = ExportOptions(
            tasks=self.tasks.currentData(),
            draft=self.blank.isChecked(),
            electronic=bool(self.copy.currentData()),
            two_sided=self._context.settings.value.two_sided,
        )
        return PaperOrder(options=options, opinions=follow_up.opinions if (follow_up := self._context.session.follow_up) is not None else ())

    def target(self) -> Path:
        """The folder."""
        return Path(self.folder.text().strip())

    def file_names(self) -> tuple[str, ...]:
        """The names the files will have."""
        return late.names_of_set(self._plan, self.wanted(), PaperOrder(), self._context.today())

    def export(self) -> None:
        """Write the files; where some are there already and the person wants to be asked, ask first."""
        existing = Existing(self.existing.currentData())
        if existing is not Existing.ASK:
            self._write(existing)
            return
        self.export_button.setEnabled(False)
        job = self._context.background.run(files_there, self.target(), self.file_names(), done=self._ask_about, failed=self._context.message, owner=self)
        job.ended.connect(lambda: self.export_button.setEnabled(True))
        self.rejected.connect(job.cancel)

    def _ask_about(self, there: tuple[str, ...]) -> None:
        if not there:
            self._write(Existing.NUMBER)
            return
        question = dialogs.Dialog(_("These files are there already"), self)
        question.content.addWidget(kit.text_label("\n".join(there)))
        question.add_button(kit.plain_button(_("Cancel"), question.reject))
        for text, existing in ((_("Replace them"), Existing.REPLACE), (_("Write beside them, with a number"), Existing.NUMBER)):
            button = kit.danger_button(text) if existing is Existing.REPLACE else kit.primary_button(text)
            button.clicked.connect(question.accept)
            button.clicked.connect(partial(self._write, existing))
            question.add_button(button, default=existing is Existing.NUMBER)
        question.finished.connect(question.deleteLater)
        question.open()

    def _write(self, existing: Existing, *_clicked: bool) -> None:
        wanted, folder, order = self.wanted(), self.target(), self.order()
        self._context.settings.change(
            export_folder=stored_folder(self.folder.text()), name_pattern=wanted.pattern, export_existing=str(self.existing.currentData())
        )
        workspace = None if self._context.desk.read_only else self._context.desk.workspace
        plan, today = self._plan, self._context.today()
        if workspace is not None:
            for kept in (workspace.remember_folder(folder), late.keep_set(workspace, plan.id, wanted)):
                self._context.background.watch(kept, done=lambda _kept: None, failed=self._context.message, owner=self)

        def write(report: Report) -> "WrittenSet":
            given = late.order_in(workspace, plan.id, order) if workspace is not None else order
            return late.export_papers(plan, wanted.kinds, folder, given, wanted=wanted, today=today, report=report, existing=existing)

        self.export_button.setEnabled(False)
        progress = Progress(_("Writing the files…"), self)
        job = self._context.background.run(write, done=self._on_written, failed=self._on_failed, owner=self, reporting=True)
        job.ended.connect(lambda: self.export_button.setEnabled(True))
        progress.follow(job)

    def _on_written(self, result: "WrittenSet") -> None:
        done = sum(not file.trouble for file in result.files)
        if done:
            self._context.desk.add(self._plan)  # the version kept is the state that was exported
            self._context.desk.keep_version(self._plan, "export")
            self._context.message(ngettext("{n} file written", "{n} files written", done).format(n=done))
        self.results.show_files(self.target(), result.files, result.manifest)
        self._pages.setCurrentIndex(1)
        self.heading.setText(_("Files"))
        self.export_button.hide()
        self.close_button.setText(_("Close"))
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        self.written.emit(result.files)

    def _on_failed(self, trouble: str) -> None:
        """The folder cannot be written to: nothing was, and another may be chosen."""
        self.names.setText(trouble)
        self.names.setProperty("role", "error")
        kit.restyle(self.names)
        self._context.message(trouble)

    # --- showing

    def _show_names(self) -> None:
        """The names the files will have, or what is wrong with the pattern."""
        unknown = unknown_fields(stored_pattern(self.pattern.text()))
        names = self.file_names()
        if unknown:
            text = _("Not known: {fields}. Known are: {known}.").format(
                fields=", ".join(f"{{{name}}}" for name in unknown), known=" ".join(f"{{{_(field.word)}}}" for field in NAME_FIELDS)
            )
        else:
            more = len(names) - _NAMES_SHOWN
            rest = (ngettext("… and {n} more file", "… and {n} more files", more).format(n=more),) if more > 0 else ()
            text = "\n".join((*names[:_NAMES_SHOWN], *rest)) or _("Choose at least one file.")
        self.names.setText(text)
        self.names.setProperty("role", "warning" if unknown else "small")
        kit.restyle(self.names)
        self.export_button.setEnabled(bool(names) and bool(self.folder.text().strip()))

    def _choose_folder(self) -> None:
        dialogs.choose_folder(self, _("Folder for exported files"), self.folder.text(), lambda chosen: self.folder.setText(str(chosen[0])))

    def _show_fields_menu(self) -> None:
        menu = QMenu(self._field_button)
        menu.aboutToHide.connect(menu.deleteLater)
        for field in NAME_FIELDS:
            word = f"{{{_(field.word)}}}"
            menu.addAction(word).triggered.connect(lambda _checked=False, word=word: self.pattern.insert(word))
        menus.popup_below(menu, self._field_button)


def _box(choices: tuple[tuple[object, str], ...]) -> QComboBox:
    box = CalmBox()
    for value, text in choices:
        box.addItem(_(text), value)
    return box


def _beside(field: QWidget, button: QWidget) -> QWidget:
    both = QWidget()
    line: QHBoxLayout = kit.row(both, spacing=8)
    line.addWidget(field, 1)
    line.addWidget(button)
    both.setFocusProxy(field)
    return both
