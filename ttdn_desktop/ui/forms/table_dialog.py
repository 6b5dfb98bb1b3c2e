"""A free table as a small grid; what was changed there comes back as one new table."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ttdn_desktop.domain.blocks import Cell, Table
from ttdn_desktop.domain.text import plain, rich
from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.dialogs import Dialog

_CELL = Qt.ItemDataRole.UserRole + 1


class TableDialog(Dialog):
    """Type into cells, add and remove rows and columns; cells nobody touched keep their emphasis."""

    def __init__(self, table: Table, done: Callable[[Table], object], parent: QWidget | None = None) -> None:
        super().__init__(_("Table"), parent, width=720)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = table
        self._done = done
        self.grid = QTableWidget()
        self.grid.setAccessibleName(_("Cells of the table"))
        self.grid.setTabKeyNavigation(False)
        self.grid.setWordWrap(True)
        self.grid.setMinimumHeight(280)
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._fill()
        tools = kit.row(spacing=8)
        for words, click in (
            (_("Add row"), lambda: self.grid.insertRow(self.grid.currentRow() + 1 if self.grid.currentRow() >= 0 else self.grid.rowCount())),
            (_("Add column"), lambda: self.grid.insertColumn(self.grid.currentColumn() + 1 if self.grid.currentColumn() >= 0 else self.grid.columnCount())),
            (_("Remove row"), lambda: self.grid.removeRow(self.grid.currentRow())),
            (_("Remove column"), lambda: self.grid.removeColumn(self.grid.currentColumn())),
        ):
            tools.addWidget(kit.plain_button(words, click))
        tools.addStretch(1)
        self.content.addLayout(tools)
        self.content.addWidget(self.grid, 1)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.add_button(kit.primary_button(_("Done"), self.accept))
        self.accepted.connect(lambda: self._done(self.table()))

    def _fill(self) -> None:
        places = list(_places(self._table))
        self.grid.setRowCount(max((row + cell.rows for row, _c, cell in places), default=0))
        self.grid.setColumnCount(max((column + cell.columns for _r, column, cell in places), default=0))
        for row, column, cell in places:
            item = QTableWidgetItem(_text(cell))
            item.setData(_CELL, cell)
            self.grid.setItem(row, column, item)
            if cell.rows > 1 or cell.columns > 1:
                self.grid.setSpan(row, column, cell.rows, cell.columns)
        self.grid.setCurrentCell(0, 0)

    def table(self) -> Table:
        """The table as the grid has it now."""
        rows = tuple(tuple(self._cells(row)) for row in range(self.grid.rowCount()))
        return replace(self._table, rows=rows, header_rows=min(self._table.header_rows, len(rows)))

    def _cells(self, row: int) -> list[Cell]:
        cells = []
        for column in range(self.grid.columnCount()):
            if self._covered(row, column):
                continue
            item = self.grid.item(row, column)
            known = item.data(_CELL) if item is not None else None
            text = item.text() if item is not None else ""
            rows, columns = self.grid.rowSpan(row, column), self.grid.columnSpan(row, column)
            kept = known.paragraphs if isinstance(known, Cell) and _text(known) == text else tuple(rich(line) for line in text.split("\n") if line.strip())
            cells.append(Cell(paragraphs=kept, columns=columns, rows=rows))
        return cells

    def _covered(self, row: int, column: int) -> bool:
        """Whether a cell from above or the left lies over this place."""
        for top in range(row + 1):
            for left in range(column + 1):
                if (top, left) != (row, column) and row < top + self.grid.rowSpan(top, left) and column < left + self.grid.columnSpan(top, left):
                    return True
        return False


def _text(cell: Cell) -> str:
    return "\n".join(plain(text) for text in cell.paragraphs)


def _places(table: Table) -> list[tuple[int, int, Cell]]:
    """Each cell with its row and column in the grid."""
    taken: set[tuple[int, int]] = set()
    out = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            out.append((row, column, cell))
            taken |= {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
    return out
