"""Xuất theo mẫu: a plan is chosen, the blanks are asked once, and the province's own file is written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QStackedWidget, QWidget

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.template import Blank, BlankKind, Template
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services import late_templates
from ttdn_desktop.services.exporting import folder_of, make_folder, stored_folder
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.services.words import parse_date, short_date
from ttdn_desktop.ui import dialogs, kit
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.papers.export_results import open_path

if TYPE_CHECKING:
    from ttdn_desktop.services.template_types import Filled, TakenIn
    from ttdn_desktop.services.workspace import Workspace

_FORBIDDEN = '<>:"/\\|?*'
_SHOWN = 12


class FillDialog(Dialog):
    """The plan, the answers and the file; then what was written and what found no place."""

    written = Signal(object)  # Filled

    def __init__(self, context: ScreenContext, workspace: "Workspace", taken: "TakenIn", parent: QWidget | None = None) -> None:
        super().__init__(_("Export in the template “{name}”").format(name=taken.template.name), parent, width=720)
        self.resize(760, 620)
        self._context, self._workspace, self._taken = context, workspace, taken
        self._plan: Plan | None = None
        self.answers: dict[str, LineEditor | QComboBox] = {}
        self.plans = CalmBox()
        self.plans.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plans.setMinimumContentsLength(20)
        self.plans.activated.connect(lambda _index: self._load())
        self.folder = LineEditor()
        self.folder.setText(str(folder_of(context.settings.value)))
        self.name = LineEditor()
        self.notes = QCheckBox(_("Leave out the instructions of the template"))
        self.pages = QStackedWidget()
        self._answers_place = QWidget()
        self._answer_lines = kit.column(self._answers_place, spacing=12)
        self._results = kit.column(spacing=8)
        self._build()
        context.background.watch(workspace.plans(), done=self._show_plans, failed=context.message, owner=self)

    def _build(self) -> None:
        form = QWidget()
        column = kit.column(form, spacing=12)
        fields = kit.Form(columns=2)
        fields.add(_("Plan"), self.plans, 2)
        choose = kit.plain_button(_("Choose…"), self._choose_folder, "folder")
        choose.setAccessibleName(_("Choose a folder"))
        both = QWidget()
        line = kit.row(both, spacing=8)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        both.setFocusProxy(self.folder)
        fields.add(_("Folder"), both)
        self.folder.setAccessibleName(_("Folder"))
        fields.add(_("Name of the file"), self.name)
        column.addWidget(fields)
        column.addWidget(self.notes)
        self.notes.setVisible(self._taken.template.has_notes)
        column.addWidget(kit.page(self._answers_place), 1)
        results = QWidget()
        kept = kit.column(results, spacing=12)
        kept.addLayout(self._results)
        kept.addStretch(1)
        self.pages.addWidget(form)
        self.pages.addWidget(results)
        self.content.addWidget(self.pages, 1)
        self.close_button = self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.fill_button = self.add_button(kit.primary_button(_("Export"), self.fill), default=True)
        self.fill_button.setEnabled(False)

    # --- the plan and its answers -------------------------------------------------------------------------------------------

    def _show_plans(self, plans: tuple[PlanSummary, ...]) -> None:
        front = self._context.session.plan
        for plan in sorted(plans, key=lambda one: front is None or one.id != front.id):
            year = f" ({plan.year})" if plan.year and str(plan.year) not in plan.subject else ""
            self.plans.addItem((" ".join(plan.subject.split()) or _("Plan without a subject")) + year, plan.id)
        if plans:
            self._load()
        else:
            self._answer_lines.addWidget(kit.Notice(_("There is no plan yet. Write one first, for instance from this template."), "info"))

    def _load(self) -> None:
        front = self._context.session.plan
        wanted = PlanId(str(self.plans.currentData()))
        if front is not None and front.id == wanted:
            self._show_plan(front)
        else:
            self._context.background.watch(self._workspace.load(wanted), done=self._show_plan, failed=self._context.message, owner=self)

    def _show_plan(self, plan: Plan) -> None:
        self._plan = plan
        known = late_templates.template_answers(self._taken.template, plan, {})
        kit.clear(self._answer_lines)
        self.answers.clear()
        asked = [blank for blank in self._taken.template.blanks if blank.id not in known]
        told = [blank for blank in self._taken.template.blanks if blank.id in known]
        for title, blanks in ((_("To be answered"), asked), (_("Known from the plan"), told)):
            if blanks:
                self._answer_lines.addWidget(kit.pane_label(title))
                self._answer_lines.addWidget(self._answers_form(blanks, known))
        self._answer_lines.addStretch(1)
        base = " ".join(plan.document.subject.split()) or self._taken.template.name
        clean = "".join(" " if char in _FORBIDDEN else char for char in base)[:120].strip(" .")
        self.name.setText(f"{clean or 'ke-hoach'}{late_templates.template_suffix(self._taken.template)}")
        self.name.setCursorPosition(0)
        self.fill_button.setEnabled(True)

    def _answers_form(self, blanks: list[Blank], known: dict[str, str]) -> kit.Form:
        form = kit.Form(columns=2)
        for blank in blanks:
            field = self._answer_field(blank, known.get(blank.id, ""))
            form.add(blank.name, field, hint=blank.question)
            self.answers[blank.id] = field
        return form

    def _answer_field(self, blank: Blank, known: str) -> LineEditor | QComboBox:
        if blank.kind is BlankKind.CHOICE and blank.choices:
            box = CalmBox()
            box.addItem("", "")
            for choice in blank.choices:
                box.addItem(choice, choice)
            return box
        line = LineEditor()
        day = parse_iso(known) if blank.kind is BlankKind.DATE else ""
        line.setText(" | ".join((day or known).split("\n")))
        line.setCursorPosition(0)
        if not known:
            line.setPlaceholderText(_("dd/mm/yyyy") if blank.kind is BlankKind.DATE else blank.default)
        if "\n" in known:
            line.setReadOnly(True)  # a list of the plan is changed in the plan
        return line

    def given(self) -> dict[str, str]:
        """The answers as typed; a list that the plan knows is left to the plan."""
        out = {}
        for ident, field in self.answers.items():
            if isinstance(field, QComboBox):
                out[ident] = str(field.currentData() or "")
            elif not field.isReadOnly():
                out[ident] = field.text().strip()
        return {ident: answer for ident, answer in out.items() if answer}

    # --- writing ------------------------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Write the file; one that is there is replaced only after asking."""
        target = Path(self.folder.text().strip()) / self.name.text().strip()
        self._context.background.run(target.exists, done=partial(self._ask_about, target), failed=self._context.message, owner=self)

    def _ask_about(self, target: Path, there: bool) -> None:
        if there:
            text = _("“{name}” is there already.").format(name=target.name)
            dialogs.ask(self, _("Replace the file?"), text, _("Replace it"), partial(self._write, target), danger=True)
        else:
            self._write(target)

    def _write(self, target: Path) -> None:
        if self._plan is None:
            return
        self._context.settings.change(export_folder=stored_folder(self.folder.text()))
        self.fill_button.setEnabled(False)
        if not self._context.desk.read_only:
            self._context.background.watch(self._workspace.remember_folder(target.parent), done=lambda _kept: None, failed=self._context.message, owner=self)
        job = self._context.background.run(
            partial(_filled, target, partial(late_templates.fill_template, self._plan, self._taken, self.given(), target, drop_notes=self.notes.isChecked())),
            done=self._on_written, failed=self._show_trouble, owner=self,
        )  # fmt: skip
        job.ended.connect(lambda: self.fill_button.setEnabled(True))

    def _show_trouble(self, why: str) -> None:
        dialogs.say(self, _("The file was not written"), why)

    def _on_written(self, filled: "Filled") -> None:
        kit.clear(self._results)
        buttons = [kit.plain_button(text, partial(open_path, path)) for text, path in ((_("Open"), filled.path), (_("Open folder"), filled.path.parent))]
        self._results.addWidget(kit.Notice(f"{filled.path.name}\n{filled.path.parent}", "done", *buttons))
        for text in left_over(filled, self._taken.template):
            self._results.addWidget(kit.Notice(text, "warning"))
        self.pages.setCurrentIndex(1)
        self.fill_button.hide()
        self.close_button.setText(_("Close"))
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        self.written.emit(filled)

    def _choose_folder(self) -> None:
        dialogs.choose_folder(self, _("Folder for exported files"), self.folder.text(), lambda chosen: self.folder.setText(str(chosen[0])))


def _filled(target: Path, fill: Callable[[], "Filled"]) -> "Filled":
    """The folder is made where it is not there yet, as for other exports."""
    make_folder(target.parent)
    return fill()


def left_over(filled: "Filled", template: Template) -> list[str]:
    """What a person should know of a file that was filled: blanks left empty, and what of the plan found no place; a mere list has none for bases."""
    out = []
    if filled.empty:
        names = "; ".join(blank.name for blank in filled.empty[:_SHOWN]) + (" …" if len(filled.empty) > _SHOWN else "")
        count = len(filled.empty)
        text = ngettext("{count} blank was left as it is: {names}", "{count} blanks were left as they are: {names}", count)
        out.append(text.format(count=count, names=names))
    if filled.left_sections:
        out.append(_("These sections of the plan have no place in the template: {names}").format(names="; ".join(filled.left_sections)))
    if filled.left_tasks:
        count = filled.left_tasks
        out.append(ngettext("{count} task has no place in the template.", "{count} tasks have no place in the template.", count).format(count=count))
    if filled.left_bases and (template.bases or template.sections):
        out.append(_("The legal bases of the plan have no place in the template; it keeps its own."))
    return out


def parse_iso(text: str) -> str:
    """A day of the plan as people write it."""
    day = parse_date("/".join(reversed(text.split("-"))))
    return short_date(day) if day else ""
