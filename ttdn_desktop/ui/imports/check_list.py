"""A list with a check box before each line, for thousands of lines; Space checks, a button checks all or none."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CHECKED, _OPEN = Qt.CheckState.Checked.value, Qt.CheckState.Unchecked.value


class CheckModel(QAbstractListModel):
    """Lines and which of them are checked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self.checked: set[int] = set()

    def show(self, lines: Sequence[str], checked: Iterable[int] | None = None) -> None:
        """Show these lines; all of them are checked where none are named."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.checked = set(range(len(self._lines)) if checked is None else checked)
        self.endResetModel()

    def check_all(self, on: bool) -> None:
        """Check all lines, or none."""
        self.checked = set(range(len(self._lines))) if on else set()
        self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._lines[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return _CHECKED if index.row() in self.checked else _OPEN
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.checked.add(index.row())
        else:
            self.checked.discard(index.row())
        self.dataChanged.emit(index, index)
        return True


class CheckList(QWidget):
    """The list and its two links."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CheckModel(self)
        self.view = QListView()
        self.view.setModel(self.rows)
        self.view.setAccessibleName(name)
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMinimumHeight(120)
        column = kit.column(self, spacing=4)
        head = kit.row(spacing=8)
        head.addWidget(kit.field_label(name, self.view), 1)
        head.addWidget(kit.link_button(_("All"), lambda: self.rows.check_all(True)))
        head.addWidget(kit.link_button(_("None"), lambda: self.rows.check_all(False)))
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.rows.dataChanged.connect(lambda *_what: self.changed.emit())
        self.rows.modelReset.connect(self.changed.emit)

    def show_lines(self, lines: Sequence[str], checked: Iterable[int] | None = None) -> None:
        """Show these lines; all of them are checked where none are named."""
        self.rows.show(lines, checked)

    def chosen(self) -> tuple[int, ...]:
        """Places of the checked lines."""
        return tuple(sorted(self.rows.checked))
