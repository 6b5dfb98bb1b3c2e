"""Layouts with distances of the grid; the first window is made with them, so nothing costly is loaded here (all of Qt's enums take 20 ms)."""

from PySide6.QtCore import QMargins
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


def _space(layout: QVBoxLayout | QHBoxLayout, margins: int | QMargins, spacing: int) -> None:
    layout.setContentsMargins(margins if isinstance(margins, QMargins) else QMargins(margins, margins, margins, margins))
    layout.setSpacing(spacing)
