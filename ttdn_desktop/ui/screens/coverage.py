"""Đối chiếu với kế hoạch cấp trên: which clauses of the superior's plan the tasks of the plan in front carry out, and which are left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.clauses import Clause, Covered, coverage
from ttdn_desktop.domain.ids import PlanId, TaskId
from ttdn_desktop.domain.plan import Plan, Superior
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services import late
from ttdn_desktop.services.superior import cited, linked, reference_of, take
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.services.words import brief
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.clauses.clauses_page import role_words
from ttdn_desktop.ui.clauses.detail import ClauseDetail
from ttdn_desktop.ui.clauses.table import ClauseColumn, ClauseTable
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.edit_lock import EditLock
from ttdn_desktop.ui.node_keys import TASK, key_of
from ttdn_desktop.ui.side_by_side import list_and_detail

OPEN, CONCERNED, ALL = range(3)
_FILTERS = (N_("Only those not covered yet"), N_("All of my unit"), N_("All clauses"))
_MENU = 30  # lines of a menu of tasks or plans
_LONGEST = 70


def _state(row: Covered) -> str:
    if row.done:
        return _("covered")
    return _("perhaps covered") if row.alike else _("not covered") if row.clause.role is not None else ""


def _state_picture(row: Covered) -> tuple[str, str]:
    if row.done:
        return "check", "muted"
    return ("info", "accent") if row.alike else ("warning", "warning") if row.clause.role is not None else ("", "")


class CoverageScreen(QWidget):
    """The table of clauses and tasks; computed anew whenever the plan changes."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._superior: Plan | None = None
        self._clauses: tuple[Clause, ...] = ()
        self._rows: tuple[Covered, ...] = ()
        self._asked = ""
        self._titles: dict[TaskId, str] = {}
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = kit.ElidedLabel(role="strong")
        self.told = kit.muted_label("", wrap=True)
        self.filter = CalmBox()
        self.filter.addItems([_(words) for words in _FILTERS])
        self.filter.setCurrentIndex(CONCERNED)
        self.filter.setAccessibleName(_("Which clauses are shown"))
        columns: tuple[ClauseColumn[Covered], ...] = (
            ClauseColumn(title=N_("Clause"), text=lambda row: row.clause.place, width=190),
            ClauseColumn(title=N_("What is to be done"), text=lambda row: " ".join(row.clause.title.split())),
            ClauseColumn(title=N_("Your unit"), text=lambda row: role_words(row.clause), width=110),
            ClauseColumn(title=N_("Tasks of this plan"), text=self._tasks_of, width=230, muted=True),
            ClauseColumn(title=N_("State"), text=_state, width=124, picture=_state_picture),
        )
        self.table: ClauseTable[Covered] = ClauseTable(_("Clauses and tasks"), columns, lambda row: row.clause.key)
        self.detail = ClauseDetail()
        self.add = kit.primary_button(_("&Add task"), self.add_tasks, "add")
        self.link = kit.plain_button(_("&Link to a task…"), self._open_links)
        self.show_task = kit.plain_button(_("&Open task"), self.open_task)
        self.copy = kit.plain_button(_("&Copy the table"), self.copy_table, "copy")
        self.other = kit.plain_button(_("Superior's &plan…"), self.ask_superior)
        self.empty_button = kit.primary_button(_("Choose the superior's plan…"), self.ask_superior)
        self.empty = kit.EmptyState(_("This plan is not linked to a superior's plan that is in the program."), self.empty_button)
        self.all_done = kit.EmptyState(_("Every clause for your unit is covered by a task."), picture="check")
        self.waiting = kit.EmptyState(_("Comparing…"))
        self.pages = QStackedWidget()
        self._lay_out()
        self._lock = EditLock(context.session, self.add, self.link, parent=self)
        self._later = QTimer(self, singleShot=True, interval=300)
        self._later.timeout.connect(self._compare)
        self.filter.activated.connect(lambda _at: self._show())
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.open_task)
        context.session.switched.connect(self._load)
        context.session.changed.connect(self._on_changed)

    def reveal(self, **_where: str) -> None:
        """Compare anew: the superior's plan may be another one now."""
        self._superior = None
        self._load()

    # --- what is done

    def add_tasks(self) -> None:
        """A task for every selected clause that has none: one step."""
        clauses = [row.clause for row in self.table.selected if not row.done]
        if not clauses:
            return
        new_id = self._context.new_id
        text = ngettext("Add the task of {count} clause", "Add the tasks of {count} clauses", len(clauses)).format(count=len(clauses))
        self._context.session.edit(text, lambda plan: take(plan, clauses, new_id))
        self._compare()

    def link_to(self, task_id: TaskId) -> None:
        """Say that this task carries out the clause in front."""
        if (row := self.table.current) is not None:
            clause = row.clause
            self._context.session.edit(_("Link a task to a clause"), lambda plan: linked(plan, task_id, clause))
            self._compare()

    def open_task(self) -> None:
        """Go to the task that carries out the clause in front, or may."""
        row = self.table.current
        if row is not None and (tasks := row.tasks or row.alike):
            self._context.go("compose", node=key_of(TASK, tasks[0]))

    def copy_table(self) -> None:
        """The table as text with tabs, for Excel or Word."""
        head = [_("Clause"), _("What is to be done"), _("Your unit"), _("Tasks of this plan"), _("State")]
        lines = [[row.clause.place, row.clause.title, role_words(row.clause), self._tasks_of(row), _state(row)] for row in self.table.shown.rows]
        QGuiApplication.clipboard().setText("\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in (head, *lines)))
        self._context.message(_("The table was copied: paste it into Excel or Word."))

    def ask_superior(self) -> None:
        """Let a person say which plan of the workspace is the superior's."""
        workspace = self._context.desk.workspace
        if workspace is not None:
            self._context.background.watch(workspace.plans(), done=self._offer_plans, failed=self._context.message, owner=self)

    def _offer_plans(self, plans: Sequence[PlanSummary]) -> None:
        own = self._context.session.plan
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for summary in [one for one in plans if own is None or one.id != own.id][:_MENU]:
            subject = summary.subject or _("Plan without a subject")
            words = brief(f"{subject} – {summary.issuer}", _LONGEST).replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self._choose_superior, summary.id))
        menu.addSeparator()
        menu.addAction(_("Read another one from a file…")).triggered.connect(lambda: self._context.command("carry_out"))
        menus.popup_below(menu, self.other if self.other.isVisible() else self.empty_button)

    def _choose_superior(self, plan_id: PlanId) -> None:
        workspace = self._context.desk.workspace
        if workspace is None:
            return

        def chosen(superior: Plan) -> None:
            link = Superior(plan=superior.id, document=reference_of(superior))
            self._context.session.edit(_("Choose the superior's plan"), lambda plan: edits.set_plan(plan, superior=link))
            self._loaded(superior)

        self._context.background.watch(workspace.load(plan_id), done=chosen, failed=self._context.message, owner=self)

    def _open_links(self) -> None:
        row, plan = self.table.current, self._context.session.plan
        if row is None or plan is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        first = [task for task in plan.tasks if task.id in row.alike]
        rest = [task for task in plan.tasks if task.id not in row.alike and task.id not in row.tasks]
        for group in (first, rest[:_MENU]):
            for task in group:
                menu.addAction(brief(task.title or _("Task without a title"), _LONGEST).replace("&", "&&")).triggered.connect(partial(self._on_link, task.id))
            menu.addSeparator()
        menus.popup_below(menu, self.link)

    def _on_link(self, task_id: TaskId, _checked: bool = False) -> None:
        self.link_to(task_id)

    # --- what is shown

    def _lay_out(self) -> None:
        top = kit.row(spacing=12)
        words = kit.column(spacing=4)
        words.addWidget(self.title)
        words.addWidget(self.told)
        top.addLayout(words, 1)
        top.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        actions = kit.row(spacing=8)
        actions.addWidget(self.filter)
        actions.addStretch(1)
        for button in (self.copy, self.show_task, self.link, self.add):
            actions.addWidget(button)
        inner = QStackedWidget()
        inner.addWidget(self.table)
        inner.addWidget(self.all_done)
        self._inner = inner
        work = QWidget()
        lines = kit.column(work, margins=16, spacing=12)
        lines.addLayout(top)
        lines.addLayout(actions)
        lines.addLayout(list_and_detail(inner, self.detail), 1)
        self._work = work
        for page in (self.empty, self.waiting, work):
            self.pages.addWidget(page)
        kit.column(self).addWidget(self.pages)

    def _load(self, *_news: object) -> None:
        plan, workspace = self._context.session.plan, self._context.desk.workspace
        wanted = plan.superior.plan if plan is not None and plan.superior is not None else None
        if wanted is None or workspace is None:
            self._superior, self._asked = None, ""
            self.pages.setCurrentWidget(self.empty)
        elif self._superior is not None and self._superior.id == wanted:
            self._compare()
        elif self._asked != wanted:
            self._asked = wanted
            self.pages.setCurrentWidget(self.waiting)
            self._context.background.watch(workspace.load(wanted), done=self._loaded, failed=self._missing, owner=self)

    def _missing(self, told: str) -> None:
        self._asked = ""
        self.pages.setCurrentWidget(self.empty)
        self._context.message(told)

    def _loaded(self, superior: Plan) -> None:
        plan, settings = self._context.session.plan, self._context.settings.value
        unit = (plan.issuer.name if plan is not None else "") or settings.issuing_body
        done = partial(self._on_clauses, superior)
        self._context.background.run(late.clauses_of, superior, unit, settings.parent_body, done=done, failed=self._context.message, owner=self)

    def _on_clauses(self, superior: Plan, clauses: tuple[Clause, ...]) -> None:
        self._asked = ""
        self._superior, self._clauses = superior, clauses
        self.title.show_text(cited(reference_of(superior)))
        self._compare()
        self.pages.setCurrentWidget(self._work)
        self.table.setFocus()

    def _on_changed(self, before: Plan, after: Plan) -> None:
        if before.superior != after.superior:
            self._load()
        elif self.isVisible():
            self._later.start()

    def _compare(self) -> None:
        self._later.stop()
        plan = self._context.session.plan
        if plan is None or self._superior is None:
            return
        self._titles = {task.id: task.title for task in plan.tasks}
        self._rows = coverage(self._clauses, plan)
        own = [row for row in self._rows if row.clause.role is not None]
        left = sum(not row.done for row in own)
        count = ngettext("{count} clause for your unit", "{count} clauses for your unit", len(own)).format(count=len(own))
        rest = (
            ngettext("{count} of them is not covered yet.", "{count} of them are not covered yet.", left).format(count=left) if left else _("All are covered.")
        )
        self.told.setText(f"{count}. {rest}" if own else _("No clause of it concerns your unit."))
        self._show()

    def _show(self) -> None:
        which = self.filter.currentIndex()
        rows = [row for row in self._rows if which == ALL or row.done or row.clause.role is not None]
        rows = [row for row in rows if which != OPEN or not row.done]
        self._inner.setCurrentWidget(self.all_done if which == OPEN and not rows else self.table)
        self.table.show_rows(rows)
        self.pages.setCurrentWidget(self._work)

    def _on_chosen(self) -> None:
        row = self.table.current
        self.detail.show_clause(row.clause if row else None)
        session = self._context.session.current
        editable = session is not None and not session.locked
        self.add.setEnabled(editable and any(not one.done for one in self.table.selected))
        self.link.setEnabled(editable and row is not None)
        self.show_task.setEnabled(row is not None and bool(row.tasks or row.alike))

    def _tasks_of(self, row: Covered) -> str:
        if row.written:
            return _("stands in the plan")
        titles = "; ".join(self._titles.get(task, "") for task in row.tasks or row.alike)
        return titles if row.tasks or not titles else _("Like it: {titles}").format(titles=titles)
