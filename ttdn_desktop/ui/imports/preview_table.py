"""The rows of a workbook beside what each becomes, for tens of thousands of rows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ttdn_desktop.domain.plan import Task
from ttdn_desktop.domain.text import plain
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.task_import import COLUMN_NAMES, DOUBTS, ImportRow, Mapping, RowOutcome, TableFound, TableKind
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.icons import icon

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_OUTCOMES: dict[RowOutcome, tuple[str, str, str]] = {
    RowOutcome.TASK: (N_("Task"), "check", "muted"),
    RowOutcome.DOUBTFUL: (N_("To check"), "warning", "warning"),
    RowOutcome.FIGURE: (N_("Line taken"), "check", "muted"),
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
_FIGURE_WIDTH = 110
_LONGEST_HEAD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """Words, width and text of a column."""

    words: str
    width: int
    text: Callable[[ImportRow], str]


def _of_task(read: Callable[[Task], str]) -> Callable[[ImportRow], str]:
    return lambda row: read(row.task) if row.task else ""


def _title(row: ImportRow) -> str:
    return row.task.title if row.task and row.outcome is not RowOutcome.JOINED else row.heading or " · ".join(filter(None, row.texts))


_PLACE = (_Column(words=N_("Row"), width=56, text=lambda row: str(row.row)), _Column(words=N_("Becomes"), width=112, text=_outcome_words))
_TASKS = (
    *_PLACE,
    _Column(words=N_("Task"), width=_REST, text=_title),
    _Column(words=N_("Lead"), width=130, text=_of_task(lambda task: "; ".join(task.leads))),
    _Column(words=N_("Partners"), width=124, text=_of_task(lambda task: "; ".join(task.partners))),
    _Column(words=N_("Time"), width=96, text=_of_task(lambda task: task.time.text)),
    _Column(words=N_("Output"), width=104, text=_of_task(lambda task: task.output)),
)
_BUDGET = _Column(words=N_("Budget"), width=96, text=_of_task(lambda task: task.budget or ""))
"""Stands where a column of the table holds sums; an officer looks at these first."""


def _columns_for(table: TableFound | None, mapping: Mapping | None) -> tuple[_Column, ...]:
    """The columns that show a table: of tasks their parts, of others the columns of the table itself."""
    if table is None or mapping is None:
        return _TASKS
    if table.kind is TableKind.TASKS:
        return (*_TASKS, _BUDGET) if "budget" in mapping.keys else _TASKS
    taken = [number for number, key in enumerate(mapping.keys) if key and key != "number"]
    named = next((number for number in taken if mapping.keys[number] in {"name", "item"}), taken[0] if taken else 0)
    return (*_PLACE, *(_Column(words=_head(at, table, mapping), width=_REST if at == named else _FIGURE_WIDTH, text=partial(_cell, at)) for at in taken))


def _head(at: int, table: TableFound, mapping: Mapping) -> str:
    """What a column is said to be; of several that are the same, as of targets of several years, its own head where that is short."""
    key, own = mapping.keys[at], " ".join(table.columns[at].head.split())
    return own if mapping.keys.count(key) > 1 and own and len(own) <= _LONGEST_HEAD else _(COLUMN_NAMES[key])


def _cell(at: int, row: ImportRow) -> str:
    return row.texts[at] if at < len(row.texts) else ""


def _beside(row: ImportRow) -> tuple[str, ...]:
    """What a task has beside the columns that are shown."""
    task = row.task
    if task is None:
        return ()
    said = (*(plain(text) for text in task.content), task.note)
    return tuple(" ".join(text.split()) for text in said if text and text.strip())


class PreviewModel(QAbstractTableModel):
    """Rows as values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ImportRow, ...] = ()
        self.columns: tuple[_Column, ...] = _TASKS

    def show(self, rows: tuple[ImportRow, ...], columns: tuple[_Column, ...]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows, self.columns = rows, columns
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].words)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.columns[index.column()].text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(text for text in (self.columns[index.column()].text(row), *_beside(row)) if text)
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
        self.show_rows(())

    def show_rows(self, rows: tuple[ImportRow, ...], table: TableFound | None = None, mapping: Mapping | None = None) -> None:
        """Show these rows of a table whose columns are said to be that."""
        columns = _columns_for(table, mapping)
        anew = columns != self.shown.columns or not self.shown.rows
        self.shown.show(rows, columns)
        if anew:
            self._lay_out(columns)

    def _lay_out(self, columns: tuple[_Column, ...]) -> None:
        head = self.horizontalHeader()
        for number, column in enumerate(columns):
            stretched = column.width == _REST
            head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive)
            if not stretched:
                self.setColumnWidth(number, theme.current().px(column.width))
