"""A list of clauses as a table: looked at, chosen and, where wanted, ticked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import row_table, theme
from ttdn_desktop.ui.icons import icon

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = 46


@dataclass(frozen=True, kw_only=True)
class ClauseColumn(Generic[T]):
    """One column: its head (a msgid), what it shows, its picture (name, tone), its width in pixels (0: what is left)."""

    title: str
    text: Callable[[T], str]
    width: int = 0
    picture: Callable[[T], tuple[str, str]] | None = None
    muted: bool = False


class ClauseModel(QAbstractTableModel, Generic[T]):
    """Rows as values; ticks by the keys of rows, so that they stay when others are shown."""

    ticked = Signal()

    def __init__(self, columns: Sequence[ClauseColumn[T]], key: Callable[[T], str], *, ticks: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._ticks = ticks
        self.rows: tuple[T, ...] = ()
        self.chosen: set[str] = set()

    def show(self, rows: Sequence[T]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def tick(self, rows: Sequence[int], *, on: bool) -> None:
        """Tick these rows, or take the ticks away."""
        keys = {self._key(self.rows[row]) for row in rows}
        self.chosen = self.chosen | keys if on else self.chosen - keys
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0), [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def is_ticked(self, row: int) -> bool:
        return self._key(self.rows[row]) in self.chosen

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._columns[section].title)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._ticks and index.column() == 0 else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick([index.row()], on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(column.title)}: {column.text(row)}"
            case Qt.ItemDataRole.CheckStateRole if self._ticks and index.column() == 0:
                return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole if column.picture is not None:
                name, tone = column.picture(row)
                return icon(name, tone, 14) if name else None
            case Qt.ItemDataRole.ForegroundRole if column.muted:
                return theme.colour("muted")
        return None


class ClauseTable(QTableView, Generic[T]):
    """The view; Space ticks what is selected, Enter opens."""

    chosen = Signal()  # another row is in front, or none
    opened = Signal()

    def __init__(self, name: str, columns: Sequence[ClauseColumn[T]], key: Callable[[T], str], *, ticks: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: ClauseModel[T] = ClauseModel(columns, key, ticks=ticks, parent=self)
        self._key = key
        self._ticks = ticks
        self.setModel(self.shown)
        row_table.dress(self, name, _ROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row_table.share_out(self, [column.width for column in columns])
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def current(self) -> T | None:
        """The row in front."""
        row = self.currentIndex().row()
        return self.shown.rows[row] if 0 <= row < len(self.shown.rows) else None

    @property
    def selected(self) -> tuple[T, ...]:
        """All rows that are selected, in their order."""
        return tuple(self.shown.rows[row] for row in sorted(index.row() for index in self.selectionModel().selectedRows()))

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show these; the one in front stays where it is still there, else the one at its place is."""
        before, place = self.current, max(self.currentIndex().row(), 0)
        self.shown.show(rows)
        if rows:
            same = next((at for at, row in enumerate(rows) if before is not None and self._key(row) == self._key(before)), min(place, len(rows) - 1))
            self.selectRow(same)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter belong to the rows; everything else to Qt."""
        if event.key() == Qt.Key.Key_Space and self._ticks:
            rows = [index.row() for index in self.selectionModel().selectedRows()]
            if rows:
                self.shown.tick(rows, on=not all(map(self.shown.is_ticked, rows)))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
