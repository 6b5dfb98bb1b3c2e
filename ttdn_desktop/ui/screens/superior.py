"""Soạn kế hoạch thực hiện: choose the superior's plan, choose its clauses, and the own draft opens; nothing is saved before that."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ttdn_desktop.domain.clauses import Clause
from ttdn_desktop.domain.ids import NewId, TaskId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services import late
from ttdn_desktop.services.superior import cited, kept, reference_of
from ttdn_desktop.services.types import PlanSummary, Report
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.clauses.choose_page import ChoosePage
from ttdn_desktop.ui.clauses.clauses_page import ClausesPage
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.pages_view import PAGED, PICTURES
from ttdn_desktop.ui.imports.pages_window import PagesWindow
from ttdn_desktop.ui.imports.taking_in import keep_scan
from ttdn_desktop.ui.progress import Progress
from ttdn_desktop.ui.step_head import StepHead

CHOOSE, CLAUSES = range(2)
_STEPS = (N_("Superior's plan"), N_("Clauses"))


class SuperiorScreen(QWidget):
    """Two steps."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._superior: Plan | None = None
        self._file: Path | None = None
        self._scan: Path | None = None  # the file, where its head was written down by hand
        self._here = False  # the superior's plan is in the workspace already
        self._known: frozenset[str] = frozenset()
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.choose = ChoosePage(context)
        self.clauses = ClausesPage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.choose)
        self.pages.addWidget(self.clauses)
        self.cancel = kit.plain_button(_("Cancel"), self.leave)
        self.back = kit.plain_button(_("Bac&k"), self.go_back)
        self.beside = kit.plain_button(_("Show the pages beside"), self.show_pages)
        self.make = kit.primary_button(_("&Make the draft"), self.make_draft)
        title, tools = _("Carry out a superior's plan"), (self.beside, self.cancel, self.back, self.make)
        self._head = StepHead(title, [_(step) for step in _STEPS], tools)
        column = kit.column(self)
        column.addWidget(self._head)
        column.addWidget(self.pages, 1)
        self.choose.file_chosen.connect(self.read)
        self.choose.plan_chosen.connect(self._on_plan)
        self.choose.head_given.connect(self._on_head)
        self.clauses.changed.connect(self._show_step)
        context.desk.plans_changed.connect(self._refresh)
        self._show_step()

    def reveal(self, file: Path | None = None, start: bool = False) -> None:
        """Begin with this file, or with choosing."""
        self._refresh()
        if file is not None:
            self.read(file)
        elif start:
            self.pages.setCurrentIndex(CHOOSE)
            self._show_step()
            self.choose.start()

    # --- the superior's plan

    def read(self, file: Path) -> None:
        """Read the superior's plan behind the fence."""
        if not self.choose.keep_unit():
            return
        self._file, self._scan = file, None
        self.choose.say("")
        if file.suffix.lower() in PICTURES:
            self._on_unread(file, "")
            return
        progress = Progress(_("Reading {name}…").format(name=file.name), self)
        failed = partial(self._on_unread, file)
        progress.follow(self._context.background.run(self._reading, file, done=partial(self._on_read, file), failed=failed, owner=self, reporting=True))

    def show_pages(self) -> None:
        """The pages of the file in a window beside."""
        if self._file is not None:
            PagesWindow(self._context, self._file, self.window()).show()

    def _reading(self, file: Path, report: Report) -> Reading:
        return self._context.services.read_file(file, fence=self._context.fence, report=report)

    def _on_read(self, file: Path, reading: Reading) -> None:
        if reading.plan is None:
            self._on_unread(file, next((finding.message for finding in reading.findings if finding.message), ""))
        else:
            self._take(reading.plan, here=reading.plan.id in self._known)

    def _on_unread(self, file: Path, told: str) -> None:
        """Of a scan the pages are shown, and its head is written down by hand."""
        if file.suffix.lower() in PAGED:
            self._scan = file
            text = _("“{name}” cannot be read as text. Its pages are shown beside: write down its head below, and its tasks in the next step.")
            self.choose.say(text.format(name=file.name), wrong=False)
            self.show_pages()
            self.choose.start_head()
        else:
            self.choose.say(told or _("“{name}” is not a plan. If it is a scan, write down its head below.").format(name=file.name))

    def _on_plan(self, summary: PlanSummary) -> None:
        workspace = self._context.desk.workspace
        self._file = None
        if workspace is not None:
            taken = partial(self._take, here=True)
            self._context.background.watch(workspace.load(summary.id), done=taken, failed=self._context.message, owner=self)

    def _on_head(self, plan: Plan) -> None:
        self._take(plan, here=False)

    def _take(self, plan: Plan, *, here: bool) -> None:
        self._superior, self._here = plan, here
        unit, above = self.choose.unit, self.choose.above
        self._context.background.run(late.clauses_of, plan, unit, above, done=self._show_clauses, failed=self._context.message, owner=self)

    def _show_clauses(self, clauses: Sequence[Clause]) -> None:
        if self._superior is None:
            return
        reference = reference_of(self._superior)
        named = reference.number or reference.issuer or reference.subject
        title = self._file.name if self._file is not None and not named else cited(reference)
        self.clauses.show_clauses(title, self.choose.unit, clauses)
        self.pages.setCurrentIndex(CLAUSES)
        self._show_step()
        self.clauses.start()

    # --- the draft

    def make_draft(self) -> None:
        """The draft of the own plan, and the superior's plan beside it in the workspace."""
        superior, context = self._superior, self._context
        if superior is None:
            return
        if context.desk.read_only:
            context.message(context.desk.read_only)
            return
        chosen = self.clauses.chosen
        if not self._here:
            superior = kept(_with_typed(superior, self.clauses.typed, self.choose.unit, context.new_id))
            context.desk.add(superior)
        plan = late.carry_out(superior, chosen, context.new_id, context.today(), context.settings.value, directory=context.books.directory)
        context.desk.open_value(plan)
        if self._scan is not None and not self._here:
            keep_scan(context, plan.id, self._scan)
        self._forget()
        context.go("compose")
        made = ngettext("The draft has {count} task of the superior's plan.", "The draft has {count} tasks of the superior's plan.", len(plan.tasks))
        context.message(made.format(count=len(plan.tasks)))

    # --- steps

    def go_back(self) -> None:
        """To another plan."""
        self.pages.setCurrentIndex(CHOOSE)
        self._show_step()
        self.choose.start()

    def leave(self) -> None:
        """Make nothing."""
        self._forget()
        self._context.go("home")

    def _forget(self) -> None:
        self._superior = self._file = self._scan = None
        self.choose.say("")
        for field in self.choose.head.values():
            field.clear()
        self.pages.setCurrentIndex(CHOOSE)
        self._show_step()

    def _show_step(self) -> None:
        step = self.pages.currentIndex()
        self._head.show_step(step)
        self.beside.setVisible(step == CLAUSES and self._file is not None and self._file.suffix.lower() in PAGED)
        self.back.setVisible(step == CLAUSES)
        self.make.setVisible(step == CLAUSES)

    def _refresh(self) -> None:
        workspace = self._context.desk.workspace
        if workspace is not None:
            self._context.background.watch(workspace.plans(), done=self._show_plans, failed=self._context.message, owner=self)

    def _show_plans(self, plans: tuple[PlanSummary, ...]) -> None:
        self._known = frozenset(plan.id for plan in plans)
        self.choose.show_plans(plans)

    # --- files dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.read(files[0])


def _with_typed(superior: Plan, typed: Sequence[Clause], unit: str, new_id: NewId) -> Plan:
    """The superior's plan with the clauses a person typed, so that the comparison knows them later."""
    tasks = tuple(Task(id=TaskId(new_id()), number=clause.place, title=clause.text, leads=(unit,)) for clause in typed)
    return replace(superior, tasks=(*superior.tasks, *tasks))
