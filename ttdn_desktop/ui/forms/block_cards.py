"""Calm cards for what stands in a section besides prose: lists of tasks, tables, pictures."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import BudgetTable, Image, Table, TaskLayout, TaskList
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.prose import Thing
from ttdn_desktop.domain.text import plain
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.value_words import LAYOUTS
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.edit_lock import EditLock
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.forms.table_dialog import TableDialog

_SHOWN = 6
"""Lines of a list or table shown on its card."""


class ThingCard(kit.Card):
    """One card; `show_thing` shows what it stands for as it is now."""

    def __init__(self, context: ScreenContext, thing: Thing, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.thing_id = thing.id
        self._title = kit.pane_label("")
        head = kit.row(spacing=8)
        head.addWidget(self._title, 1)
        self.column.addLayout(head)
        self._lines = kit.column(spacing=4)
        self.column.addLayout(self._lines)
        self._layout: ChoiceField | None = None
        if isinstance(thing, TaskList):
            self._layout = ChoiceField(
                context.session,
                [(layout.value, _(words)) for layout, words in LAYOUTS.items()],
                label=_("Change how tasks are printed"),
                read=lambda plan: self._task_list(plan).layout.value,
                write=lambda plan, value: edits.set_task_layout(plan, thing.id, TaskLayout(value)),
            )
            self._layout.setAccessibleName(_("How these tasks are printed"))
            head.addWidget(self._layout)
        if isinstance(thing, TaskList):
            head.addWidget(kit.plain_button(_("Open tasks"), self._open_tasks))
        changing = [kit.plain_button(words, click) for words, click in self._changes(thing)]
        for button in changing:
            head.addWidget(button)
        EditLock(context.session, *changing, parent=self)

    def _task_list(self, plan: Plan) -> TaskList:
        block = plan.block(self.thing_id)
        if not isinstance(block, TaskList):
            raise KeyError(self.thing_id)
        return block

    def _changes(self, thing: Thing) -> list[tuple[str, Callable[[], object]]]:
        """What its buttons change."""
        remove = (_("Remove"), self._remove)
        match thing:
            case TaskList():
                return [] if thing.task_ids else [remove]
            case Table():
                return [(_("Edit table"), self._edit_table), remove]
            case BudgetTable() | Image():
                return [remove]

    def show_thing(self, plan: Plan, thing: Thing) -> None:
        """Say what it holds."""
        kit.clear(self._lines)
        match thing:
            case TaskList():
                count = len(thing.task_ids)
                self._title.setText(ngettext("{n} task", "{n} tasks", count).format(n=count))
                tasks = plan.tasks_of(thing)
                self._say(
                    [" · ".join(part for part in (task.title, "; ".join(task.leads), task.time.text) if part) or _("(task without a name)") for task in tasks]
                )
            case Table():
                width = max((sum(cell.columns for cell in row) for row in thing.rows), default=0)
                self._title.setText(_("Table of {rows} rows, {columns} columns").format(rows=len(thing.rows), columns=width))
                self._say([" | ".join(" ".join(plain(text) for text in cell.paragraphs) for cell in row) for row in thing.rows])
            case BudgetTable():
                self._title.setText(_("Budget estimate"))
                names = {line.id: line.item for line in plan.budget_lines}
                self._say([names.get(line_id, "") for line_id in thing.line_ids])
            case Image():
                self._title.setText(_("Picture"))
                self._say([thing.title or thing.source])

    def _say(self, lines: list[str]) -> None:
        for line in lines[:_SHOWN]:
            label = kit.ElidedLabel(" ".join(line.split()), "muted")
            self._lines.addWidget(label)
        if len(lines) > _SHOWN:
            self._lines.addWidget(kit.small_label(_("… and {n} more").format(n=len(lines) - _SHOWN)))

    def _open_tasks(self) -> None:
        plan = self._context.session.plan
        tasks = self._task_list(plan).task_ids if plan is not None else ()
        self._context.go("tasks", **({"task": tasks[0]} if tasks else {}))

    def _edit_table(self) -> None:
        self._context.session.settle()
        plan = self._context.session.plan
        block = plan.block(self.thing_id) if plan else None
        if isinstance(block, Table):
            TableDialog(block, lambda changed: self._context.session.edit(_("Edit table"), lambda plan: edits.put_block(plan, changed)), self.window()).open()

    def _remove(self) -> None:
        self._context.session.edit(_("Remove from the section"), lambda plan: edits.remove_block(plan, self.thing_id))
