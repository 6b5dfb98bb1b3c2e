"""Where it all goes: new plans, tasks and legal bases of the files into a plan that is there already, or their documents into the library."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QRadioButton, QStackedWidget, QWidget

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import LOCKED_STAGES, LegalBasis, Plan, Task
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.document_import import documents_of
from ttdn_desktop.services.task_import import TaskImport
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.check_list import CheckList, Line
from ttdn_desktop.ui.imports.file_reader import ImportedFile
from ttdn_desktop.ui.imports.plan_cards import INDENT, left_words, plan_card
from ttdn_desktop.ui.imports.taking import as_plan, beside, cited_once, offered, only, row_line
from ttdn_desktop.ui.library.take_list import TakeList
from ttdn_desktop.ui.screens.table import SCREENS

TEMPLATES = frozenset({".docx", ".dotx", ".docm", ".xlsx", ".xltx", ".xlsm"})
"""Names of files that can become templates."""


class Target(StrEnum):
    """Where things go."""

    PLANS = "plans"
    TASKS = "tasks"
    BASES = "bases"
    LIBRARY = "library"
    TEMPLATE = "template"


_WORDS: dict[Target, tuple[str, str]] = {
    Target.PLANS: (N_("A &new plan"), N_("Everything that was read becomes a plan of its own.")),
    Target.TASKS: (N_("&Tasks into a plan"), N_("The tasks are put into a plan you already have.")),
    Target.BASES: (N_("Legal &bases into a plan"), N_("The legal bases are put into a plan you already have.")),
    Target.LIBRARY: (N_("Legal bases into the &library"), N_("The documents they cite are put into the library of your office.")),
    Target.TEMPLATE: (N_("A template of the &province"), N_("The file is kept with its layout, to be filled by plans.")),
}


class TargetPage(QWidget):
    """Asks; the screen does it. `changed` tells whether there is something to do."""

    changed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._files: tuple[ImportedFile, ...] = ()
        self._asked_for: tuple[str, ...] = ()  # the plan in front and the files for which the choice was proposed
        self._plans: tuple[tuple[QCheckBox, ImportedFile], ...] = ()
        self._tasks: tuple[Task, ...] = ()
        self._offered: tuple[int, ...] = ()  # places of those tasks that are listed
        self._bases: tuple[LegalBasis, ...] = ()
        self.choices: dict[Target, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.tasks = CheckList(_("Tasks"), (_("Task"), _("Beside the plan"), _("What changes")))
        self.bases = CheckList(_("Legal bases"))
        self.documents = TakeList()
        self.into_tasks = _plan_box()
        self.into_bases = _plan_box()
        self.update_known = QCheckBox(_("A task the plan already &has takes the values of the file"))
        self.stack = QStackedWidget()
        column = kit.row(spacing=16)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self._choice_card(), 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.stack, 1)
        self.setLayout(column)
        self._plan_column = kit.column(spacing=12)
        for widget in (
            self._plan_page(),
            self._into_page(self.into_tasks, self.tasks, self.update_known),
            self._into_page(self.into_bases, self.bases),
            _documents_page(self.documents),
            _template_page(),
        ):
            self.stack.addWidget(widget)
        for part in (self.tasks, self.bases, self.documents):
            part.changed.connect(self.changed.emit)
        self._group.idToggled.connect(self._on_choice)
        self.update_known.toggled.connect(lambda _on: self._load_into())
        self.into_tasks.currentIndexChanged.connect(lambda _at: self._load_into() if self.update_known.isChecked() else None)
        self.choices[Target.PLANS].setChecked(True)

    # --- what is asked for

    @property
    def target(self) -> Target:
        """What is chosen."""
        return tuple(Target)[self._group.checkedId()]

    def plans(self) -> tuple[Plan, ...]:
        """The new plans."""
        return tuple(as_plan(file.plan) for box, file in self._plans if box.isChecked() and file.plan is not None)

    def scans(self) -> tuple[Path | None, ...]:
        """For each of the new plans the scan it was written beside, if it was."""
        chosen = (file for box, file in self._plans if box.isChecked() and file.plan is not None)
        return tuple(file.path if file.scanned else None for file in chosen)

    def task_import(self, plan: Plan) -> TaskImport:
        """The chosen tasks beside those of the plan they go into."""
        return only(self._beside(plan, update=self.update_known.isChecked()), [self._offered[at] for at in self.tasks.chosen()])

    def _beside(self, plan: Plan | None, *, update: bool) -> TaskImport:
        own = {task.id for file in self._files if file.book is not None and file.plan is not None and file.book.own for task in file.plan.tasks}
        return beside(plan, self._tasks, update=update, own=own)

    def chosen_bases(self) -> tuple[LegalBasis, ...]:
        return tuple(self._bases[at] for at in self.bases.chosen())

    @property
    def into(self) -> PlanId | None:
        """The plan tasks or bases go into."""
        box = self.into_tasks if self.target is Target.TASKS else self.into_bases
        chosen = box.currentData()
        return PlanId(chosen) if chosen else None

    @property
    def ready(self) -> bool:
        """Whether there is something to do."""
        match self.target:
            case Target.PLANS:
                return bool(self.plans())
            case Target.TASKS:
                return bool(self.into and self.tasks.chosen())
            case Target.BASES:
                return bool(self.into and self.bases.chosen())
            case Target.LIBRARY:
                return bool(self.documents.taken)
            case Target.TEMPLATE:
                return bool(self.template_files())

    def template_files(self) -> tuple[Path, ...]:
        """The file that can become a template; one at a time."""
        known = any(screen.name == "templates" for screen in SCREENS)
        files = tuple(file.path for file in self._files if known and file.path.suffix.lower() in TEMPLATES)
        return files if len(files) == 1 else ()

    def words(self) -> str:
        """What the button says."""
        match self.target:
            case Target.PLANS:
                count = len(self.plans())
                return ngettext("&Make {count} plan", "&Make {count} plans", count).format(count=count)
            case Target.TASKS:
                count = len(self.tasks.chosen())
                return ngettext("Put in {count} task", "Put in {count} tasks", count).format(count=count)
            case Target.BASES:
                count = len(self.bases.chosen())
                return ngettext("Put in {count} legal basis", "Put in {count} legal bases", count).format(count=count)
            case Target.LIBRARY:
                count = self.documents.taken
                return ngettext("Put in {count} document", "Put in {count} documents", count).format(count=count)
            case Target.TEMPLATE:
                return _("Go to the templates")

    # --- showing

    def show_files(self, files: Sequence[ImportedFile]) -> None:
        """What these files have to give."""
        self._files = tuple(file for file in files if file.plan is not None or file.bases)
        kit.clear(self._plan_column)
        made = []
        for file in (file for file in self._files if file.plan is not None):
            box = QCheckBox(file.path.name)
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.changed.emit())
            made.append((box, file))
            self._plan_column.addWidget(plan_card(box, file))
        self._plans = tuple(made)
        if left := sum(len(file.review.open_unread()) for file in self._files if file.review):
            self._plan_column.addWidget(kit.Notice(left_words(left), "warning"))
        if cells := sum(len(file.book.reading.unread) for file in self._files if file.book and file.book.reading):
            words = ngettext(
                "{count} cell of the workbooks is not taken; “Compare” lists it, and it stays in the file.",
                "{count} cells of the workbooks are not taken; “Compare” lists them, and they stay in the file.",
                cells,
            )
            self._plan_column.addWidget(kit.Notice(words.format(count=cells), "info"))
        self._plan_column.addStretch(1)
        plans = [file.plan for file in self._files if file.plan is not None]
        self._tasks = tuple(task for plan in plans for task in plan.tasks)
        self._bases = tuple(basis for file in self._files for basis in file.bases)
        self.bases.show_lines([Line(text=basis.text) for basis in self._bases])
        library = self._context.books.library
        self.documents.show_table(documents_of(cited_once(self._bases)), library.value)
        self.choices[Target.TASKS].setEnabled(bool(self._tasks))
        self.choices[Target.BASES].setEnabled(bool(self._bases))
        self.choices[Target.LIBRARY].setEnabled(bool(self._bases) and not library.read_only)
        self.choices[Target.PLANS].setEnabled(bool(plans))
        self.choices[Target.TEMPLATE].setEnabled(bool(self.template_files()))
        self._propose()
        if not self.choices[self.target].isEnabled():
            next(choice for choice in self.choices.values() if choice.isEnabled()).setChecked(True)
        self._load_plans()
        self._load_into()

    def _propose(self) -> None:
        """Other files, or another plan in front, are asked about anew: a workbook of tasks is meant for the plan one is at."""
        front = self._context.session.plan
        asked_for = (front.id if front else "", *(str(file.path) for file in self._files))
        if asked_for == self._asked_for:
            return
        self._asked_for = asked_for
        for box in (self.into_tasks, self.into_bases):
            box.clear()
        to_front = front is not None and front.stage not in LOCKED_STAGES and self._tasks and all(file.book is not None for file in self._files)
        self.choices[Target.TASKS if to_front else Target.PLANS].setChecked(True)

    def start(self) -> None:
        """Give the focus to the choice."""
        self.choices[self.target].setFocus()

    def _load_plans(self) -> None:
        workspace = self._context.desk.workspace
        if workspace is not None:
            self._context.background.watch(workspace.plans(), done=self._show_plans, failed=self._context.message, owner=self)

    def _show_plans(self, plans: tuple[PlanSummary, ...]) -> None:
        """The plan in front first, then as they were changed; nothing can be put into an issued one."""
        front = self._context.session.plan
        plans = tuple(plan for plan in plans if plan.stage not in LOCKED_STAGES)
        order = sorted(plans, key=lambda plan: front is None or plan.id != front.id)
        if not plans and any(self.choices[target].isEnabled() for target in (Target.PLANS, Target.LIBRARY, Target.TEMPLATE)):
            for target in (Target.TASKS, Target.BASES):
                self.choices[target].setEnabled(False)
        for box in (self.into_tasks, self.into_bases):
            chosen = box.currentData()
            box.clear()
            for plan in order:
                words = plan.subject or _("Plan without a subject")
                box.addItem(f"{words} ({plan.year})" if plan.year else words, plan.id)
            box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
        self.changed.emit()

    def _load_into(self) -> None:
        """The tasks are shown beside those of the plan they would go into; only that plan's own state is asked for."""
        wanted, front = self.into_tasks.currentData(), self._context.session.plan
        workspace = self._context.desk.workspace
        if not self.update_known.isChecked() or not wanted or workspace is None:
            self._show_beside(None)
        elif front is not None and front.id == wanted:
            self._show_beside(front)
        else:
            self._context.background.watch(workspace.load(wanted), done=self._show_beside, failed=self._context.message, owner=self)

    def _show_beside(self, plan: Plan | None) -> None:
        update = plan is not None
        found = self._beside(plan, update=update)
        self._offered = offered(found)
        rows = [found.rows[at] for at in self._offered]
        same = len(found.rows) - len(rows)
        told = ngettext("{count} task is the same in the plan and stays as it is.", "{count} tasks are the same in the plan and stay as they are.", same)
        lines = [row_line(row, update=update) for row in rows]
        self.tasks.show_lines(lines, [at for at, row in enumerate(rows) if row.taken], told.format(count=same) if same else "")
        self.changed.emit()

    def _on_choice(self, number: int, on: bool) -> None:
        if on:
            self.stack.setCurrentIndex(number)
            self.changed.emit()

    # --- building

    def _choice_card(self) -> kit.Card:
        card = kit.Card(_("Where does it go?"))
        card.setFixedWidth(320)
        for number, target in enumerate(Target):
            words, hint = _WORDS[target]
            button = QRadioButton(_(words))
            self._group.addButton(button, number)
            self.choices[target] = button
            below = kit.small_label(_(hint), wrap=True)
            below.setContentsMargins(theme.current().px(INDENT), 0, 0, theme.current().px(4))
            card.add(button, below)
        return card

    def _plan_page(self) -> QWidget:
        content = QWidget()
        content.setLayout(self._plan_column)
        return kit.page(content)

    def _into_page(self, box: QComboBox, lines: CheckList, *more: QWidget) -> QWidget:
        box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        card = kit.Card()
        card.add(kit.field_label(_("Into this plan"), box), box, *more, lines)
        card.column.setStretchFactor(lines, 1)
        return card


def _documents_page(documents: TakeList) -> QWidget:
    card = kit.Card()
    card.column.addWidget(documents, 1)
    return card


def _template_page() -> QWidget:
    words = _("On the screen of templates you see which blanks, sections and tables were found, and give the template its name.")
    return kit.EmptyState(words, picture="sample")


def _plan_box() -> QComboBox:
    box = CalmBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
    box.setPlaceholderText(_("There is no plan yet"))
    return box
