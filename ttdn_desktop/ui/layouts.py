"""Layouts with distances of the grid."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget


def column(owner: QWidget | None = None, *, margins: int | QMargins = 0, spacing: int = 0) -> QVBoxLayout:
    """A vertical layout."""
    layout = QVBoxLayout(owner) if owner is not None else QVBoxLayout()
    _space(layout, margins, spacing)
    return layout


def row(owner: QWidget | None = None, *, margins: int | QMargins = 0, spacing: int = 0) -> QHBoxLayout:
    """A horizontal layout."""
    layout = QHBoxLayout(owner) if owner is not None else QHBoxLayout()
    _space(layout, margins, spacing)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


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


def _space(layout: QVBoxLayout | QHBoxLayout, margins: int | QMargins, spacing: int) -> None:
    layout.setContentsMargins(margins if isinstance(margins, QMargins) else QMargins(margins, margins, margins, margins))
    layout.setSpacing(spacing)
