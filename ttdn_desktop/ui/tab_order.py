"""The order in which the Tab key goes through rows that are made later than what stands around them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_through(anchor: QWidget, rows: QLayout) -> None:
    """Let the Tab key go on from the anchor to what was put into these rows afterwards, in its order."""
    before = anchor
    for number in range(rows.count()):
        item = rows.itemAt(number)
        row = item.widget() if item is not None else None
        for widget in [row, *row.findChildren(QWidget)] if row is not None else []:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget
