"""The list of all plans on the start page: sorted by a click on a head, opened with Enter, deleted with Delete; more on its menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.ui import row_table
from ttdn_desktop.ui.commands import COMMANDS
from ttdn_desktop.ui.plan_table import CHANGED, COLUMNS, PlanTable
from ttdn_desktop.ui.session import Clock

_WITH_A_PLAN = ("export", "new_draft", "next_year")
"""Commands that one asks for without reading the plan first."""


class PlanList(QTableView):
    """Shows summaries; asks its owner to open and to delete. `command`, where there is one, does a command of the table with a plan."""

    open_asked = Signal(object)  # PlanSummary
    delete_asked = Signal(object)  # PlanSummary

    def __init__(self, clock: Clock, command: Callable[[PlanSummary, str], object] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self.plans = PlanTable(clock, self)
        self.setModel(self.plans)
        row_table.dress(self, _("Plans"), 36)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(CHANGED, Qt.SortOrder.DescendingOrder)
        row_table.share_out(self, [column.width for column in COLUMNS])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda point: self._row_menu(self.indexAt(point)))
        self.doubleClicked.connect(lambda index: self._ask_open(index.row()))
        self.installEventFilter(self)

    def show_plans(self, plans: tuple[PlanSummary, ...]) -> None:
        """Show these; the selected one stays selected, else the first is."""
        selected = self.plans.plan(self.currentIndex().row())
        self.plans.show(plans)
        row = self.plans.row_of(selected.id) if selected else -1
        if plans:
            self.setCurrentIndex(self.plans.index(max(row, 0), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete asks about the plan; Enter opens it."""
        if watched is self and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self.currentIndex().row()
            if event.key() == Qt.Key.Key_Delete and (plan := self.plans.plan(row)) is not None:
                self.delete_asked.emit(plan)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._ask_open(row)
                return True
        return super().eventFilter(watched, event)

    def _ask_open(self, row: int) -> None:
        if (plan := self.plans.plan(row)) is not None:
            self.open_asked.emit(plan)

    def _row_menu(self, index: QModelIndex) -> None:
        plan = self.plans.plan(index.row())
        if plan is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(_("Open")).triggered.connect(lambda: self.open_asked.emit(plan))
        if self._command is not None:
            _add_commands(menu, partial(self._command, plan))
        menu.addAction(_("Delete…")).triggered.connect(lambda: self.delete_asked.emit(plan))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))


def _add_commands(menu: QMenu, do: Callable[[str], object]) -> None:
    """Those of the table that one asks for with a plan of the list."""
    for command in COMMANDS:
        if command.name in _WITH_A_PLAN:
            menu.addAction(_(command.title)).triggered.connect(lambda _on=False, name=command.name: do(name))
    menu.addSeparator()
