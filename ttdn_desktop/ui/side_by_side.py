"""A list at the left and what is chosen in it at the right, the same on every screen that is built so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit, theme

_PAGE = 1160
"""How wide what is at the right grows."""
_DETAIL = 300
_SHARES = (10, 19)
"""Of the width, for both."""


def side_by_side(left: QWidget, right: QWidget) -> QSplitter:
    """Both with a gap between them, at which the shares can be drawn otherwise."""
    both = QSplitter(Qt.Orientation.Horizontal)
    both.setChildrenCollapsible(False)
    both.setHandleWidth(theme.current().px(12))
    both.setProperty("role", "gap")
    both.addWidget(left)
    both.addWidget(right)
    for at, share in enumerate(_SHARES):
        both.setStretchFactor(at, share)
    both.setSizes([1000 * share for share in _SHARES])
    return both


def searched_on_a_day(search: QWidget, day: QWidget, narrowed: QWidget, found: QWidget) -> kit.Card:
    """The left of both: the words looked for, the day, what narrows or counts, what was found."""
    card = kit.Card()
    card.column.setContentsMargins(8, 8, 8, 8)
    card.column.addWidget(search)
    line = kit.row(spacing=8)
    line.addWidget(kit.field_label(_("On the day")))
    line.addWidget(day, 1)
    card.column.addLayout(line)
    card.column.addWidget(narrowed)
    card.column.addWidget(found, 1)
    card.setMinimumWidth(theme.current().px(280))
    return card


def list_and_detail(listed: QWidget, detail: QWidget) -> QHBoxLayout:
    """Two cards: a wide list, and what is chosen in it in full."""
    both = kit.row(spacing=12)
    for widget, share in ((listed, 5), (detail, 2)):
        card = kit.Card()
        card.column.setContentsMargins(4, 4, 4, 4)
        card.column.addWidget(widget, 1)
        both.addWidget(card, share)
    card.setMinimumWidth(theme.current().px(_DETAIL))
    return both


def page_beside(content: QWidget) -> QScrollArea:
    """What stands at the right, as a page that scrolls."""
    return kit.page(content, width=_PAGE)
