"""How many findings each node of the outline has, and the number that stands beside it."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.i18n import ngettext
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.node_keys import home_of

if TYPE_CHECKING:
    from ttdn_desktop.services.reviewing import Review

Counts = tuple[int, int]
"""Errors and what is to be looked at."""

NONE: Counts = (0, 0)
_RIGHT = 8
_ROOM = 40


def counts_of(review: "Review | None", keys: Collection[str]) -> Mapping[str, Counts]:
    """The counts by node; what is on no node of the outline is not counted here."""
    found: dict[str, Counts] = {}
    for item in review.items if review is not None else ():
        if review is None or item.told.severity is Severity.INFO or not item.place.key:
            continue
        key = home_of(review.plan, item.place.key, keys)
        errors, warnings = found.get(key, NONE)
        found[key] = (errors + 1, warnings) if item.told.severity is Severity.ERROR else (errors, warnings + 1)
    return found


def counts_words(counts: Counts) -> str:
    """In words, for tool tips and screen readers; empty where there are none."""
    errors, warnings = counts
    said = [ngettext("{count} error", "{count} errors", errors).format(count=errors)] if errors else []
    said += [ngettext("{count} to be looked at", "{count} to be looked at", warnings).format(count=warnings)] if warnings else []
    return ", ".join(said)


def leave_room(option: QStyleOptionViewItem, counts: Counts, used: int) -> None:
    """Shorten the words of a row so that the number has its place; `used` are pixels that other things take."""
    if counts != NONE:
        room = option.rect.width() - _ROOM - used
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)


def draw_counts(painter: QPainter, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex, counts: Counts) -> None:
    """The number at the right of a row, in the colour of the gravest."""
    if counts == NONE:
        return
    painter.save()
    font = QFont(option.font)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.colour("error" if counts[0] else "warning"))
    words = str(sum(counts))
    width = QFontMetrics(font).horizontalAdvance(words)
    painter.drawText(QRect(option.rect.right() - _RIGHT - width, option.rect.top(), width + 2, option.rect.height()), Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()
