"""The tasks of the plan in front as a spreadsheet: what is asked in the grid becomes named steps of the session."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.domain.task_edits import add_tasks, put_tasks, remove_tasks, shift_tasks
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services import task_table
from ttdn_desktop.services.words import matches, sort_key
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.grid import Grid
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.session import PlanSession
from ttdn_desktop.ui.table_model import RecordTableModel
from ttdn_desktop.ui.task_cells import GROUP, TASK_PARTS, TaskRow, grid_columns, index_of, task_rows

SELDOM = frozenset({"people", "note"})
"""Columns that are hidden until a person shows them or a task has something in them."""


class TaskTable(QObject):
    """Owner of the grid's rows: order and filter of the view are its own, everything else is the plan's."""

    arranged = Signal()  # order or filter of the view changed

    def __init__(self, context: ScreenContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._holder = context.session
        self._session: PlanSession | None = None
        self._hidden: set[str] = set()  # keys of columns, as the person wishes; a plan that uses a seldom one has it shown all the same
        self._words = ""
        self._unit = ""
        self._sorting = (-1, Qt.SortOrder.AscendingOrder)
        self.has_groups = False  # the tasks stand in several lists
        self._view_order: tuple[TaskId, ...] | None = None  # None: the plan's own
        self._added: frozenset[TaskId] = frozenset()  # since the view was arranged; they are shown whatever the filter says
        columns = grid_columns(task_table.columns())
        self.model = RecordTableModel[TaskRow](columns, lambda row: row.task.id, self.put, self)
        self.grid: Grid[TaskRow] = Grid(self.model, self)
        self.grid.setAccessibleName(_("Tasks"))
        header = self.grid.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._on_sorted)
        self._recall_columns()
        self.grid.measures.widths_changed.connect(self._keep_columns)
        hear(self, self._holder.changed, lambda _before, after: self._show(after))
        self._holder.switched.connect(self._on_switched)
        self._on_switched(self._holder.current)

    # --- the view's own order

    @property
    def in_plan_order(self) -> bool:
        return self._view_order is None

    @property
    def _filtered(self) -> bool:
        return bool(self._words or self._unit)

    def filter_by(self, words: str) -> None:
        """Show only tasks in which all these words stand, marks or no marks."""
        self._words = words.strip()
        self._arrange()

    def show_unit(self, unit: str) -> None:
        """Show only tasks this unit leads or takes part in; all where it is empty."""
        self._unit = unit
        self._arrange()

    def units(self) -> dict[str, int]:
        """Units that lead tasks of the plan, with how many, in Vietnamese order."""
        plan = self._holder.plan
        counts: dict[str, int] = {}
        for task in plan.tasks if plan else ():
            for unit in task.leads:
                counts[unit] = counts.get(unit, 0) + 1
        return {unit: counts[unit] for unit in sorted(counts, key=sort_key)}

    def sort_by(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the tasks by this column, -1: as in the plan; the plan itself keeps its order."""
        self.grid.horizontalHeader().setSortIndicator(column, order)

    def _on_sorted(self, column: int, order: Qt.SortOrder) -> None:
        self._sorting = (column, order)
        self._arrange()

    def _arrange(self) -> None:
        plan = self._holder.plan
        rows = task_rows(plan) if plan else ()
        column, order = self._sorting
        if self._words:
            rows = tuple(row for row in rows if matches(_all_text(row.task), self._words))
        if self._unit:
            rows = tuple(row for row in rows if self._unit in row.task.leads or self._unit in row.task.partners)
        if column >= 0:
            rows = tuple(sorted(rows, key=self._sort_key(column), reverse=order == Qt.SortOrder.DescendingOrder))
        self._added = frozenset()
        self._view_order = tuple(row.task.id for row in rows) if self._filtered or column >= 0 else None
        if plan is not None:
            self._show(plan)
        self.arranged.emit()

    def _sort_key(self, column: int) -> Callable[[TaskRow], tuple[object, ...]]:
        shown = self.model.columns[column]
        if shown.key == "number":
            return lambda row: (int(row.number or 0),)
        if shown.key == "time":
            return lambda row: (row.task.time.start is None and row.task.time.end is None, str(row.task.time.start or row.task.time.end), row.task.time.text)
        return lambda row: (not shown.text(row), sort_key(shown.text(row)))

    def _on_switched(self, session: PlanSession | None) -> None:
        if self._session is not None:
            self._session.settling.disconnect(self.grid.settle)
        self._session = session
        if session is not None:
            session.settling.connect(self.grid.settle)
        self._arrange()
        self._show_seldom()

    def _show(self, plan: Plan) -> None:
        """The view keeps its order while a person works in it; what is new stands at its end."""
        self.model.show_editable(self._session is not None and not self._session.locked)
        rows = task_rows(plan)
        self._show_groups(several=len({row.group for row in rows if row.group}) > 1)
        if self._view_order is not None:
            by_id = {row.task.id: row for row in rows}
            known = set(self._view_order)
            new = tuple(i for i in by_id if i not in known and (not self._filtered or i in self._added))
            rows = tuple(by_id[i] for i in (*self._view_order, *new) if i in by_id)
        self.model.show(rows)

    # --- columns

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column; remembered."""
        for number, column in enumerate(self.model.columns):
            if column.key == key:
                self.grid.setColumnHidden(number, not shown)
        self._hidden = self._hidden - {key} if shown else self._hidden | {key}
        self.grid.measures.fit_columns()
        self._keep_columns()

    def column_shown(self, key: str) -> bool:
        return any(column.key == key and not self.grid.isColumnHidden(number) for number, column in enumerate(self.model.columns))

    def _show_groups(self, *, several: bool) -> None:
        """In which list a task is counted stands there where there are several; else all numbers are of one."""
        at = next(number for number, column in enumerate(self.model.columns) if column.key == GROUP)
        hidden = GROUP in self._hidden or not several
        self.has_groups = several
        if self.grid.isColumnHidden(at) != hidden:
            self.grid.setColumnHidden(at, hidden)
            self.grid.measures.fit_columns()

    def _show_seldom(self) -> None:
        """A column that is hidden by habit is shown where the plan has something in it."""
        plan = self._holder.plan
        for number, column in enumerate(self.model.columns):
            if column.key in SELDOM:
                used = plan is not None and any(column.text(row) for row in task_rows(plan))
                self.grid.setColumnHidden(number, column.key in self._hidden and not used)
        self.grid.measures.fit_columns()

    def _recall_columns(self) -> None:
        kept = dict(entry.split("=", 1) for entry in self._context.settings.value.task_columns if "=" in entry)
        self._hidden = {c.key for c in self.model.columns if kept.get(c.key, "0" if c.key in SELDOM else "") == "0"}
        for number, column in enumerate(self.model.columns):
            self.grid.setColumnHidden(number, column.key in self._hidden)
        self.grid.measures.restore({key: int(width) for key, width in kept.items() if width.isdigit() and width != "0"})

    def _keep_columns(self) -> None:
        """Each column as key=width: 0 is hidden, a minus sign shown as wide as there is room."""
        widths = self.grid.measures.widths
        kept = tuple(f"{column.key}={'0' if column.key in self._hidden else widths.get(column.key, '-')}" for column in self.model.columns)
        self._context.settings.change(task_columns=kept)

    # --- GridOwner

    def put(self, step: str, records: tuple[TaskRow, ...], merge: str) -> None:
        tasks = [row.task for row in records]
        self._holder.edit(step, lambda plan: put_tasks(plan, tasks), merge)

    def paste(self, changed: tuple[TaskRow, ...], added: tuple[TaskRow, ...], after: TaskRow | None) -> None:
        new_id, place = self._context.new_id, after.task.id if after else None
        self._remember_added(added)
        self._holder.edit(_("Paste cells"), lambda plan: add_tasks(put_tasks(plan, [r.task for r in changed]), [r.task for r in added], new_id, place))

    def blank(self) -> TaskRow:
        return TaskRow("", Task(id=TaskId(self._context.new_id())))

    def add_after(self, record: TaskRow | None) -> None:
        """Add an empty task behind this one (at the end) and go to its name."""
        row, new_id = self.blank(), self._context.new_id
        self._remember_added((row,))
        self._holder.edit(_("Add task"), lambda plan: add_tasks(plan, [row.task], new_id, record.task.id if record else None))
        self.go_to(row.task.id)

    def remove(self, records: tuple[TaskRow, ...]) -> None:
        ids = {row.task.id for row in records}
        count = len(ids)
        self._holder.edit(ngettext("Remove {n} task", "Remove {n} tasks", count).format(n=count), lambda plan: remove_tasks(plan, ids))

    def shift(self, records: tuple[TaskRow, ...], by: int) -> None:
        if not self.in_plan_order:
            self.say(_("Tasks can be moved only while they are shown in the plan's own order. Take away the filter and the sorting first."))
            return
        ids = {row.task.id for row in records}
        self._holder.edit(_("Move tasks up") if by < 0 else _("Move tasks down"), lambda plan: shift_tasks(plan, ids, by))

    def heads(self, row: Sequence[str]) -> tuple[str, ...]:
        return task_table.heads_in(row)

    def names(self) -> Sequence[str]:
        return self._context.desk.unit_names()

    def typing_key(self, name: str) -> str:
        return self._session.typing_key(name) if self._session is not None else ""

    def undo(self) -> None:
        self._holder.undo()

    def redo(self) -> None:
        self._holder.redo()

    def say(self, text: str) -> None:
        self._context.message(text)

    # --- places

    def go_to(self, task_id: TaskId, key: str = "title") -> bool:
        """Make the cell of a task the current one; false where it is not shown."""
        row = index_of(self.model.records, task_id)
        column = next(n for n, column in enumerate(self.model.columns) if column.key == key)
        self.grid.choose(row, column)
        self.grid.setFocus()
        return row >= 0

    def _remember_added(self, rows: tuple[TaskRow, ...]) -> None:
        self._added = self._added | {row.task.id for row in rows}


def _all_text(task: Task) -> str:
    return "\n".join(part.text(task) for part in TASK_PARTS.values())
