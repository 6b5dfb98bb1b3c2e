"""Nhiệm vụ: the tasks of the plan as a spreadsheet, with all parts of the chosen one beside it."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QSplitter, QStackedWidget, QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.snippets import TASK
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.session import PlanSession
from ttdn_desktop.ui.snippets.link import PART
from ttdn_desktop.ui.task_cells import GROUP
from ttdn_desktop.ui.task_panel import TaskPanel
from ttdn_desktop.ui.task_table import TaskTable
from ttdn_desktop.ui.tool_row import ToolRow

_FILTER_PAUSE = 200  # milliseconds after the last key
_LAYOUTS = ((TaskLayout.HEADINGS, N_("Printed as headings")), (TaskLayout.TABLE, N_("Printed as a table in an annex")))


class TasksScreen(QWidget):
    """Toolbar, grid and side panel."""

    NAME = "tasks"
    TITLE = N_("Tasks")

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._holder = context.session
        self.table = TaskTable(context, self)
        self.grid = self.table.grid
        self.grid.setProperty(PART, TASK)
        self.panel = TaskPanel(context.session, self.table.names, context.desk.units_meant)
        self.filter = _FilterLine()
        self._filter_pause = QTimer(self, singleShot=True, interval=_FILTER_PAUSE)
        self._filter_pause.timeout.connect(lambda: self.table.filter_by(self.filter.text()))
        self.filter.textChanged.connect(self._filter_pause.start)
        self.unit_box = CalmBox()
        self.unit_box.setAccessibleName(_("Tasks of which unit"))
        self.unit_box.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit_box.setMinimumContentsLength(10)
        self.unit_box.activated.connect(lambda _index: self.table.show_unit(str(self.unit_box.currentData())))
        self.layout_box = CalmBox()
        self.layout_box.setAccessibleName(_("Layout of the tasks on paper"))
        for layout, text in _LAYOUTS:
            self.layout_box.addItem(_(text), layout)
        self.layout_box.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToContents)
        self.layout_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.layout_box.activated.connect(self._on_layout_chosen)
        self.count = kit.muted_label("")
        self._pages = QStackedWidget()
        self._build()
        self.grid.row_chosen.connect(self._show_chosen)
        self.table.arranged.connect(self._show_state)
        hear(self, self._holder.changed, lambda _before, _after: self._show_state())
        self._holder.switched.connect(self._on_switched)
        self._on_switched(self._holder.current)

    # --- what the window asks

    def reveal(self, task: str = "", **_where: str) -> None:
        """Go to a task by its identity."""
        if task:
            self._show_all()
            self.table.go_to(TaskId(task))

    def open_find(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def _show_all(self) -> None:
        """Take the filters away."""
        self.filter.clear()
        self.table.filter_by("")
        self.unit_box.setCurrentIndex(0)
        self.table.show_unit("")

    # --- building

    def _build(self) -> None:
        self.add_button = kit.plain_button(_("Add task"), self._add, "add")
        self.remove_button = kit.plain_button(_("Delete"), self.grid.remove_rows, "trash")
        self.up_button = kit.icon_button("up", _("Move up (Alt+Shift+Up)"), self.grid.move_up, tone="ink")
        self.down_button = kit.icon_button("down", _("Move down (Alt+Shift+Down)"), self.grid.move_down, tone="ink")
        self.fill_button = kit.plain_button(_("Fill down"), self.grid.fill_down)
        self.fill_button.setToolTip(_("Gives the chosen cells the text of the topmost one (Ctrl+D)."))
        self.view_button = kit.plain_button(_("View"), self._show_view_menu)
        self.view_button.setToolTip(_("Sorting and columns of this table; the plan keeps its order."))
        bar = ToolRow((self.fill_button,), (self.up_button, self.down_button), (self.remove_button,))
        tools = bar.tools
        shown: tuple[QWidget, ...] = (
            self.add_button,
            self.remove_button,
            self.up_button,
            self.down_button,
            self.fill_button,
            bar.more,
            kit.vline(),
            self.filter,
            self.unit_box,
        )
        for widget in (*shown, self.count):
            tools.addWidget(widget, 100 if widget is self.filter else 0)
        tools.addStretch(1)
        for widget in (self.view_button, self.layout_box):
            tools.addWidget(widget)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.grid)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([900, 360])
        splitter.setChildrenCollapsible(False)
        self.panel.setMinimumWidth(320)
        self._first_button = kit.primary_button(_("Add the first task"), self._add, "add")
        empty = kit.EmptyState(
            _("This plan has no tasks yet. Type them here, or copy rows in Excel or Word and paste them (Ctrl+V)."), self._first_button, "tasks"
        )
        self._pages.addWidget(empty)
        self._pages.addWidget(splitter)
        column = kit.column(self)
        column.addWidget(bar)
        column.addWidget(kit.hline())
        column.addWidget(self._pages, 1)

    # --- doing

    def _add(self) -> None:
        self._pages.setCurrentIndex(1)
        self.table.add_after(self.grid.current_record())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V on the empty screen pastes the first tasks."""
        if self._pages.currentIndex() == 0 and event.key() == Qt.Key.Key_V and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.grid.paste()
            return
        super().keyPressEvent(event)

    def _on_layout_chosen(self, index: int) -> None:
        layout, new_id = TaskLayout(self.layout_box.itemData(index)), self._context.new_id

        def change(plan: Plan) -> Plan:
            plan = edits.ensure_task_list(plan, new_id)
            for block in list(plan.task_lists()):
                plan = edits.set_task_layout(plan, block.id, layout)
            return plan

        self._holder.edit(_("Change the layout of the tasks"), change)

    def _show_view_menu(self) -> None:
        menu = QMenu(self.view_button)
        menu.aboutToHide.connect(menu.deleteLater)
        sorting = menu.addMenu(_("Sort"))
        sorting.addAction(_("As in the plan")).triggered.connect(lambda: self.table.sort_by(-1))
        sorting.addSeparator()
        for number, column in enumerate(self.table.model.columns):
            if not self.grid.isColumnHidden(number) and column.key != "number":
                sorting.addAction(_(column.title)).triggered.connect(lambda _checked=False, number=number: self.table.sort_by(number))
        columns = menu.addMenu(_("Columns"))
        for column in self.table.model.columns[1:]:
            if column.key == GROUP and not self.table.has_groups:
                continue
            action = columns.addAction(_(column.title))
            action.setCheckable(True)
            action.setChecked(self.table.column_shown(column.key))
            action.toggled.connect(lambda shown, key=column.key: self.table.show_column(key, shown))
        menu.addAction(_("Columns as wide as there is room")).triggered.connect(self.grid.measures.reset)
        menus.popup_below(menu, self.view_button)

    # --- showing

    def _on_switched(self, _session: PlanSession | None) -> None:
        self._show_all()
        self._show_state()
        if self.table.model.records and self._holder.plan is not None:
            self.grid.choose(0, next(n for n, column in enumerate(self.table.model.columns) if column.key == "title"))
        self._show_chosen()

    def _show_chosen(self) -> None:
        record = self.grid.current_record()
        self.panel.show_task(record.task.id if record else None)

    def _show_state(self) -> None:
        """What can be done now, how many tasks there are, how they are printed."""
        plan, session = self._holder.plan, self._holder.current
        tasks = len(plan.tasks) if plan else 0
        shown = len(self.table.model.records)
        if tasks == 0 and self._pages.currentIndex() == 1 and self.grid.hasFocus():
            self._first_button.setFocus()
        self._pages.setCurrentIndex(1 if tasks else 0)
        self._show_chosen()
        self.count.setText(
            ngettext("{n} task", "{n} tasks", tasks).format(n=tasks) if shown == tasks else _("{shown} of {n} tasks").format(shown=shown, n=tasks)
        )
        editable = session is not None and not session.locked
        changing: tuple[QWidget, ...] = (self.remove_button, self.fill_button)
        moving: tuple[QWidget, ...] = (self.up_button, self.down_button)
        adding: tuple[QWidget, ...] = (self.add_button, self._first_button, self.layout_box)
        for widget in adding:
            widget.setEnabled(editable)
        for widget in changing:
            widget.setEnabled(editable and shown > 0)
        for widget in moving:
            widget.setEnabled(editable and shown > 0 and self.table.in_plan_order)
        self._show_units()
        lists = list(plan.task_lists()) if plan else []
        self.layout_box.setCurrentIndex(self.layout_box.findData(lists[0].layout) if lists else 0)

    def _show_units(self) -> None:
        """The units of the plan with how many tasks each leads; the chosen one stays."""
        wanted = [(_("All units"), ""), *((f"{unit} ({count})", unit) for unit, count in self.table.units().items())]
        if wanted == [(self.unit_box.itemText(n), self.unit_box.itemData(n)) for n in range(self.unit_box.count())]:
            return
        chosen = self.unit_box.currentData() or ""
        self.unit_box.clear()
        for text, unit in wanted:
            self.unit_box.addItem(text, unit)
        place = self.unit_box.findData(chosen)
        self.unit_box.setCurrentIndex(max(place, 0))
        if place < 0:
            self.table.show_unit("")


class _FilterLine(LineEditor):
    """What the tasks shown must hold; Escape empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Filter (marks not needed)"))
        self.setAccessibleName(_("Filter tasks"))
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(320)

    def minimumSizeHint(self) -> QSize:
        """Room for the words that stand there while it is empty."""
        around = 26  # frame, padding and the margins of the text
        least = super().minimumSizeHint()
        return QSize(max(least.width(), self.fontMetrics().horizontalAdvance(self.placeholderText()) + around), least.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
