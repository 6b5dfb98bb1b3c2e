"""The rows of a workbook beside what each becomes, for tens of thousands of rows."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.task_import import DOUBTS, ImportRow, RowOutcome
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.icons import icon

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_OUTCOMES: dict[RowOutcome, tuple[str, str, str]] = {
    RowOutcome.TASK: (N_("Task"), "check", "muted"),
    RowOutcome.DOUBTFUL: (N_("To check"), "warning", "warning"),
    RowOutcome.GROUP: (N_("Group"), "list", "muted"),
    RowOutcome.JOINED: (N_("Goes on above"), "up", "muted"),
    RowOutcome.SKIPPED: (N_("Not taken"), "close", "muted"),
}


def _outcome_words(row: ImportRow) -> str:
    """What becomes of a row, and why a person should look at it."""
    doubts = "; ".join(_(DOUBTS[doubt]) for doubt in row.why)
    return ": ".join(part for part in (_(_OUTCOMES[row.outcome][0]), doubts) if part)


_ROW = 46  # pixels: two lines
_REST = 0
"""Width of the column that takes what the others leave."""
_COLUMNS: tuple[tuple[str, int, Callable[[ImportRow], str]], ...] = (
    (N_("Row"), 56, lambda row: str(row.row)),
    (N_("Becomes"), 124, _outcome_words),
    (
        N_("Task"),
        _REST,
        lambda row: row.task.title if row.task and row.outcome is not RowOutcome.JOINED else row.heading or " · ".join(filter(None, row.texts)),
    ),
    (N_("Lead"), 140, lambda row: "; ".join(row.task.leads) if row.task else ""),
    (N_("Partners"), 130, lambda row: "; ".join(row.task.partners) if row.task else ""),
    (N_("Time"), 96, lambda row: row.task.time.text if row.task else ""),
    (N_("Output"), 110, lambda row: row.task.output if row.task else ""),
)
"""Words, width and text of each column."""


class PreviewModel(QAbstractTableModel):
    """Rows as values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ImportRow, ...] = ()

    def show(self, rows: tuple[ImportRow, ...]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_COLUMNS[section][0])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return _COLUMNS[index.column()][2](row)
            case Qt.ItemDataRole.DecorationRole if index.column() == 1:
                _word, picture, tone = _OUTCOMES[row.outcome]
                return icon(picture, tone, 14)
            case Qt.ItemDataRole.ForegroundRole if row.outcome in {RowOutcome.SKIPPED, RowOutcome.GROUP, RowOutcome.JOINED}:
                return theme.colour("muted")
        return None


class PreviewTable(QTableView):
    """Looked at, not edited: the tasks are edited in the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = PreviewModel(self)
        self.setModel(self.shown)
        self.setAccessibleName(_("What the rows become"))
        self.setProperty("role", "list")
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.current().px(_ROW))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, (_words, width, _text) in enumerate(_COLUMNS):
            self.setColumnWidth(number, theme.current().px(width))
            if width == _REST:
                self.horizontalHeader().setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
