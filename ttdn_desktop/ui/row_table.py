"""The look of a table whose rows are read and picked, never edited in place."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ttdn_desktop.ui import theme


def dress(table: QTableView, name: str, height: int) -> None:
    """Whole rows of that height (pixels at scale 1), without a grid; Tab leaves the table."""
    table.setProperty("role", "list")
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setDefaultSectionSize(theme.current().px(height))
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)


def share_out(table: QTableView, widths: Iterable[int]) -> None:
    """The widths of the columns (pixels at scale 1); one of 0 takes what is left."""
    header = table.horizontalHeader()
    for number, width in enumerate(widths):
        if width:
            header.resizeSection(number, theme.current().px(width))
        else:
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
