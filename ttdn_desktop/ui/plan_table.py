"""The list of all plans as a table: sorts by any column, ten thousand plans without loading one."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.services.words import sort_key
from ttdn_desktop.ui import texts, theme
from ttdn_desktop.ui.session import Clock

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanColumn:
    """One column of the list."""

    title: str  # msgid
    text: Callable[[PlanSummary, dt.datetime], str]
    order: Callable[[PlanSummary], Any]
    width: int  # pixels; 0: takes what is left
    centred: bool = False


COLUMNS: tuple[PlanColumn, ...] = (
    PlanColumn(title=N_("Subject"), text=lambda plan, _now: plan.subject or _("Plan without a subject"), order=lambda plan: sort_key(plan.subject), width=0),
    PlanColumn(title=N_("Year"), text=lambda plan, _now: str(plan.year or ""), order=lambda plan: plan.year or 0, width=64, centred=True),
    PlanColumn(title=N_("Issuing body"), text=lambda plan, _now: plan.issuer, order=lambda plan: sort_key(plan.issuer), width=240),
    PlanColumn(title=N_("Stage"), text=lambda plan, _now: _(STAGES[plan.stage]), order=lambda plan: list(STAGES).index(plan.stage), width=140),
    PlanColumn(title=N_("Tasks"), text=lambda plan, _now: str(plan.tasks), order=lambda plan: plan.tasks, width=88, centred=True),
    PlanColumn(title=N_("Changed"), text=lambda plan, now: texts.moment(plan.changed, now), order=lambda plan: plan.changed, width=140),
)
CHANGED = len(COLUMNS) - 1
_STAGE = 3


class PlanTable(QAbstractTableModel):
    """Shows summaries of plans in the chosen order."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._plans: list[PlanSummary] = []
        self._order = (CHANGED, True)

    def show(self, plans: tuple[PlanSummary, ...]) -> None:
        self.beginResetModel()
        self._plans = self._sorted(list(plans))
        self.endResetModel()

    def plan(self, row: int) -> PlanSummary | None:
        return self._plans[row] if 0 <= row < len(self._plans) else None

    def all(self) -> tuple[PlanSummary, ...]:
        """All plans in the order shown."""
        return tuple(self._plans)

    def row_of(self, plan_id: PlanId) -> int:
        return next((row for row, plan in enumerate(self._plans) if plan.id == plan_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        before = [plan.id for plan in self._plans]
        self._plans = self._sorted(self._plans)
        rows = {plan.id: row for row, plan in enumerate(self._plans)}
        old = self.persistentIndexList()
        self.changePersistentIndexList(old, [self.index(rows[before[i.row()]], i.column()) for i in old])
        self.layoutChanged.emit()

    def _sorted(self, plans: list[PlanSummary]) -> list[PlanSummary]:
        column, down = self._order
        return sorted(plans, key=COLUMNS[column].order, reverse=down) if 0 <= column < len(COLUMNS) else plans

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._plans)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignHCenter if COLUMNS[section].centred else Qt.AlignmentFlag.AlignLeft)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        plan = self.plan(index.row())
        if plan is None:
            return None
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(plan, self._clock())
            case Qt.ItemDataRole.ToolTipRole:
                return plan.subject if index.column() == 0 else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignHCenter if column.centred else Qt.AlignmentFlag.AlignLeft)
            case Qt.ItemDataRole.FontRole if index.column() == 0:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case Qt.ItemDataRole.ForegroundRole if index.column() > 0:
                return theme.colour("done" if index.column() == _STAGE and texts.STAGE_TONES.get(plan.stage) == "done" else "muted")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(column.title)}: {column.text(plan, self._clock())}"
        return None
