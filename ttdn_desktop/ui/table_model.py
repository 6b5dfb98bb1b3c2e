"""A Qt table over records: columns are data, the model holds no truth."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ttdn_desktop.i18n import _

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_MANY_SIGNALS = 100  # beyond this, drawing the table anew is faster
_TEXT_ROLES = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole})


class CellEditor(Enum):
    """How a cell is typed into."""

    LINE = "line"  # one line
    TEXT = "text"  # several lines
    UNITS = "units"  # names parted by ";", proposed in a pop-up list


@dataclass(frozen=True, kw_only=True)  # slots and a generic value exclude each other
class Column(Generic[T]):
    """One column: what it shows of a record and how the record looks when that text is typed."""

    key: str  # stable, for remembered widths
    title: str  # a msgid
    text: Callable[[T], str]
    with_text: Callable[[T, str], T] | None = None  # None: read-only
    step: str = ""  # the name of the undo step, a msgid
    width: int = 120  # pixels at first
    editor: CellEditor = CellEditor.LINE
    centred: bool = False


Put = Callable[[str, tuple[Any, ...], str], None]
"""Asks the owner of the truth for these records: (name of the step, changed records, merge key)."""


class RecordTableModel(QAbstractTableModel, Generic[T]):
    """Shows the records it was given last; what is typed is asked from the owner, who shows the outcome again."""

    def __init__(self, columns: Sequence[Column[T]], key: Callable[[T], Hashable], put: Put, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._put = put
        self._records: tuple[T, ...] = ()
        self.editable = True

    @property
    def columns(self) -> tuple[Column[T], ...]:
        return self._columns

    @property
    def records(self) -> tuple[T, ...]:
        return self._records

    def row_of(self, key: Hashable) -> int:
        """The row of the record of that key, -1 where it is not shown."""
        return next((row for row, record in enumerate(self._records) if self._key(record) == key), -1)

    def show(self, records: Sequence[T]) -> None:
        """Show these records; selection, current cell and open editors stay on the records that remain."""
        new = tuple(records)
        new_keys = [self._key(record) for record in new]
        wanted = set(new_keys)
        gone = _runs([row for row, record in enumerate(self._records) if self._key(record) not in wanted])
        if len(gone) > _MANY_SIGNALS:
            self.beginResetModel()
            self._records = new
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(_ROOT, first, last)
            self._records = self._records[:first] + self._records[last + 1 :]
            self.endRemoveRows()
        kept = {self._key(record) for record in self._records}
        self._reorder([key for key in new_keys if key in kept])
        for first, last in _runs([row for row, key in enumerate(new_keys) if key not in kept]):
            self.beginInsertRows(_ROOT, first, last)
            self._records = self._records[:first] + new[first : last + 1] + self._records[first:]
            self.endInsertRows()
        self._refresh(new)

    def show_editable(self, editable: bool) -> None:
        """Let cells be typed into, or only be read."""
        self.editable = editable

    def _refresh(self, new: tuple[T, ...]) -> None:
        """Tell the view of the rows whose record is another object; keys are the same."""
        old, self._records = self._records, new
        last = len(self._columns) - 1
        for row, (before, after) in enumerate(zip(old, new, strict=True)):
            if before is not after and before != after:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def _reorder(self, keys: list[Hashable]) -> None:
        """Bring the records shown into this order of their keys."""
        if keys == [self._key(record) for record in self._records]:
            return
        self.layoutAboutToBeChanged.emit()
        persistent = self.persistentIndexList()
        row_of = {key: row for row, key in enumerate(keys)}
        moved = [self.createIndex(row_of[self._key(self._records[i.row()])], i.column()) for i in persistent]
        self._records = tuple(sorted(self._records, key=lambda record: row_of[self._key(record)]))
        self.changePersistentIndexList(persistent, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role in _TEXT_ROLES or role == Qt.ItemDataRole.ToolTipRole:
            return column.text(self._records[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(column.title)}: {column.text(self._records[index.row()])}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | (Qt.AlignmentFlag.AlignHCenter if column.centred else Qt.AlignmentFlag.AlignLeft)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        if shown and orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            return _(self._columns[section].title)
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.editable and self._columns[index.column()].with_text is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return role == Qt.ItemDataRole.EditRole and self.type_into(index, str(value), "")

    def type_into(self, index: Index, text: str, merge: str) -> bool:
        """Ask for the record in which this cell reads `text`; steps of one merge key join into one."""
        if not index.isValid() or not self.editable:
            return False
        column, record = self._columns[index.column()], self._records[index.row()]
        if column.with_text is None:
            return False
        changed = column.with_text(record, text)
        if changed != record:
            self._put(_(column.step or column.title), (changed,), merge)
        return True

    def put_back(self, record: T, column: int, merge: str) -> None:
        """Ask for a record as it was before its cell was typed into."""
        shown = self._columns[column]
        if self.editable and record not in self._records:
            self._put(_(shown.step or shown.title), (record,), merge)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Neighbouring rows as pairs of first and last: 1 2 5 -> (1, 2), (5, 5)."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
