"""A list with a check box before each line, for thousands of lines; Space checks, a button checks all or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit, theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CHECKED, _OPEN = Qt.CheckState.Checked.value, Qt.CheckState.Unchecked.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words of a line; `beside` stands in the second column in that tone, `more` in the third. One that is `fixed` cannot be checked."""

    text: str
    beside: str = ""
    tone: str = "muted"
    more: str = ""
    fixed: bool = False

    @property
    def words(self) -> tuple[str, str, str]:
        """What stands in its columns."""
        return (self.text, self.beside, self.more)


class CheckModel(QAbstractTableModel):
    """Lines and which of them are checked."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self.lines: tuple[Line, ...] = ()
        self.checked: set[int] = set()

    def show(self, lines: Sequence[Line], checked: Iterable[int] | None = None) -> None:
        """Show these lines; all of them are checked where none are named."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.checked = self._free() if checked is None else set(checked) & self._free()
        self.endResetModel()

    def reword(self, at: int, line: Line) -> None:
        """Show this line in the place of another; what is checked stays checked."""
        self.lines = (*self.lines[:at], line, *self.lines[at + 1 :])
        self.dataChanged.emit(self.index(at, 1), self.index(at, self.columnCount() - 1))

    def _free(self) -> set[int]:
        return {at for at, line in enumerate(self.lines) if not line.fixed}

    def check_all(self, on: bool) -> None:
        """Check all lines, or none."""
        self.checked = self._free() if on else set()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else max(1, len(self._heads))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section < len(self._heads):
            return self._heads[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        free = index.isValid() and index.column() == 0 and not self.lines[index.row()].fixed
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if free else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return line.words[index.column()]
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0 and not line.fixed:
                return _CHECKED if index.row() in self.checked else _OPEN
            case Qt.ItemDataRole.ForegroundRole if index.column() == 1:
                return theme.colour(line.tone)
            case Qt.ItemDataRole.ForegroundRole if line.fixed:
                return theme.colour("muted")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or self.lines[index.row()].fixed:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.checked.add(index.row())
        else:
            self.checked.discard(index.row())
        self.dataChanged.emit(index, index)
        return True


class CheckList(QWidget):
    """The list and its two links. `heads` are of three columns, of which the later two are seen where they say something."""

    changed = Signal()

    def __init__(self, name: str, heads: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CheckModel(heads, self)
        self.view = QTreeView()
        self.view.setModel(self.rows)
        self.view.setAccessibleName(name)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMinimumHeight(120)
        self._lay_out_columns()
        column = kit.column(self, spacing=4)
        head = kit.row(spacing=8)
        head.addWidget(kit.field_label(name, self.view), 1)
        head.addWidget(kit.link_button(_("All"), lambda: self.rows.check_all(True)))
        head.addWidget(kit.link_button(_("None"), lambda: self.rows.check_all(False)))
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.told = kit.muted_label("", wrap=True)
        self.told.hide()
        column.addWidget(self.told)
        self.rows.dataChanged.connect(lambda *_what: self.changed.emit())
        self.rows.modelReset.connect(self.changed.emit)

    def show_lines(self, lines: Sequence[Line], checked: Iterable[int] | None = None, told: str = "") -> None:
        """Show these lines, and below them what is to be known; all lines are checked where none are named."""
        several = any(line.beside or line.more for line in lines)
        self.view.setHeaderHidden(not several)
        for column in range(1, self.rows.columnCount()):
            self.view.setColumnHidden(column, not several)
        self.rows.show(lines, checked)
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def chosen(self) -> tuple[int, ...]:
        """Places of the checked lines."""
        return tuple(sorted(self.rows.checked))

    def _lay_out_columns(self) -> None:
        head = self.view.header()
        head.setStretchLastSection(False)
        modes = (QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Stretch)
        for column in range(self.rows.columnCount()):
            head.setSectionResizeMode(column, modes[column])
        if self.rows.columnCount() > 1:
            self.view.setColumnWidth(1, theme.current().px(_BESIDE))
        self.view.setHeaderHidden(True)


_BESIDE = 150
