"""The side panel of one task: all its parts, each a field bound to the plan."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from ttdn_desktop.domain.ids import BlockId, TaskId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.task_edits import list_of, print_task_in
from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.headings import shown_heading
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.session import SessionHolder
from ttdn_desktop.ui.task_bindings import names_binding, text_binding
from ttdn_desktop.ui.task_cells import TASK_PARTS, list_names, task_rows
from ttdn_desktop.ui.unit_field import Meant, UnitField

_LINES = ("time", "budget", "source")
_TEXTS = {"title": (2, 6), "content": (4, 14), "output": (1, 6), "note": (1, 6)}  # least and most lines
_UNITS = ("leads", "partners", "people")


class TaskPanel(QStackedWidget):
    """Shows the task it was told to show last, or what to do where there is none."""

    def __init__(self, holder: SessionHolder, units: Callable[[], Sequence[str]], meant: Meant, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder, self._meant = holder, meant
        self._task_id: TaskId | None = None
        self._texts: dict[str, PlainField | TextField] = {}
        self._units: dict[str, UnitField] = {}
        self._heading = kit.pane_label("")
        self._lists = CalmBox()
        self._lists.setAccessibleName(_("Printed in"))
        self._lists.setMinimumContentsLength(8)
        self._lists.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._lists.activated.connect(self._on_list_chosen)
        form = kit.Form(columns=2)
        for key in ("title", "content", "leads", "partners", "time", "budget", "output", "people", "note", "source"):
            form.add(_(TASK_PARTS[key].title), self._make_field(key, units), 2)
        form.add(_("Printed in"), self._lists, 2)
        content = QWidget()
        column = kit.column(content, margins=16, spacing=12)
        column.addWidget(self._heading)
        column.addWidget(form)
        column.addStretch(1)
        hint = QWidget()
        column = kit.column(hint, margins=16)
        column.addWidget(kit.muted_label(_("Choose a task to see and change all its parts here."), wrap=True))
        column.addStretch(1)
        self.addWidget(hint)
        self.addWidget(kit.page(content))
        hear(self, holder.changed, lambda _before, after: self._show_place(after))
        hear(self, holder.switched, lambda _session: self.show_task(None))
        self.show_task(None)

    def show_task(self, task_id: TaskId | None) -> None:
        """Point all fields at this task."""
        plan = self._holder.plan
        if task_id is not None and task_id == self._task_id:
            return
        self._task_id = task_id
        shown = task_id or TaskId("")
        for key, field in self._texts.items():
            field.binding.bind(*text_binding(shown, key))
        for key, units in self._units.items():
            units.bind(*names_binding(shown, key))
        self.setCurrentIndex(0 if task_id is None else 1)
        if plan is not None:
            self._show_place(plan)

    def _make_field(self, key: str, units: Callable[[], Sequence[str]]) -> QWidget:
        if key in _UNITS:
            name, label, read_units, write_units = names_binding(TaskId(""), key)
            names = units if key != "people" else self._people
            field = UnitField(self._holder, names, name=name, label=label, read=read_units, write=write_units, lead=key == "leads", meant=self._meant)
            self._units[key] = field
            return field
        name, label, read, write = text_binding(TaskId(""), key)
        made: PlainField | TextField
        if key in _TEXTS:
            least, most = _TEXTS[key]
            made = TextField(self._holder, name=name, label=label, read=read, write=write, least=least, most=most)
        else:
            made = PlainField(self._holder, name=name, label=label, read=read, write=write)
        made.setAccessibleName(_(TASK_PARTS[key].title))
        self._texts[key] = made
        return made

    def _people(self) -> Sequence[str]:
        plan = self._holder.plan
        return tuple(dict.fromkeys(name for task in plan.tasks for name in task.people)) if plan else ()

    def _show_place(self, plan: Plan) -> None:
        """The heading and the list that prints the task."""
        row = next((row for row in task_rows(plan) if row.task.id == self._task_id), None)
        if row is None:
            self.setCurrentIndex(0)
            self._task_id = None
            return
        self._heading.setText(_("Task {number}").format(number=row.number) if row.number else _("Task not printed"))
        home = list_of(plan, row.task.id)
        self._lists.clear()
        for block, name in list_names(plan):
            self._lists.addItem(shown_heading(name) or _("Untitled section"), block.id)
        self._lists.addItem(_("Nowhere (kept, but not printed)"), "")
        self._lists.setCurrentIndex(max(self._lists.findData(home.id if home else ""), 0))
        current = self._holder.current
        self._lists.setEnabled(current is not None and not current.locked)

    def _on_list_chosen(self, index: int) -> None:
        chosen, task_id = str(self._lists.itemData(index)), self._task_id
        if task_id is not None:
            self._holder.edit(_("Print the task elsewhere"), lambda plan: print_task_in(plan, task_id, BlockId(chosen) if chosen else None))
