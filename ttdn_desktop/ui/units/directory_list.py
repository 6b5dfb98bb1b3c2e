"""The office's units by groups, narrowed by words and a day; arrows go from one to the next."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from ttdn_desktop.domain.units import Unit
from ttdn_desktop.i18n import _
from ttdn_desktop.services.unit_search import grouped, standing_words
from ttdn_desktop.ui import theme

_ID = Qt.ItemDataRole.UserRole
_INDENT = 16
_MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class DirectoryList(QTreeWidget):
    """`chosen` gives the id of the unit in front, or nothing."""

    chosen = Signal(str)
    move_asked = Signal(int)  # Alt+Shift and an arrow: one place up (-1) or down
    remove_asked = Signal()  # Delete

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Unit, ...], str | None, dt.date] | None = None
        self._folded: set[int] = set()  # groups a person has closed
        self.setAccessibleName(_("Units of the directory"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.current().px(_INDENT))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(lambda now, _before: self.chosen.emit(_id_of(now)))
        self.itemCollapsed.connect(lambda item: self._folded.add(int(item.data(0, _ID + 1))))
        self.itemExpanded.connect(lambda item: self._folded.discard(int(item.data(0, _ID + 1))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == _MOVING and event.key() in moves:
            self.move_asked.emit(moves[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete and self.current_id:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    @property
    def current_id(self) -> str:
        return _id_of(self.currentItem())

    def show_units(self, units: Sequence[Unit], own: str | None, day: dt.date) -> None:
        """Show these; the one in front stays in front where it is among them, else the first comes there."""
        shown = (tuple(units), own, day)
        if shown == self._shown:
            return
        self._shown = shown
        before = self.current_id
        with QSignalBlocker(self):
            self.clear()
            for group in grouped(units):
                head = self._head(group.number, f"{_(group.title)} ({len(group.units)})")
                for unit in group.units:
                    self._add(head, unit, own, day)
                head.setExpanded(group.number not in self._folded)
        self.choose(before) or self.choose(next((unit.id for group in grouped(units) for unit in group.units), ""))
        self.chosen.emit(self.current_id)

    def choose(self, unit_id: str) -> bool:
        """Bring a unit to the front; whether it is shown."""
        heads = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        for item in (head.child(at) for head in heads if head is not None for at in range(head.childCount())):
            if item is not None and unit_id and item.data(0, _ID) == unit_id:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return True
        return False

    def _head(self, number: int, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [words])
        item.setData(0, _ID + 1, number)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font(0)
        font.setWeight(font.Weight.DemiBold)
        item.setFont(0, font)
        return item

    def _add(self, head: QTreeWidgetItem, unit: Unit, own: str | None, day: dt.date) -> None:
        name, state = unit.name or _("Unit without a name"), standing_words(unit, day)
        item = QTreeWidgetItem(head, [f"{name} · {state}" if state else name])
        item.setData(0, _ID, unit.id)
        item.setToolTip(0, "\n".join((unit.name, *unit.short)))
        if unit.id == own:
            font = item.font(0)
            font.setWeight(font.Weight.DemiBold)
            item.setFont(0, font)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, " · ".join((item.text(0), _("your office"))))
        if state:
            item.setForeground(0, theme.colour("muted"))


def _id_of(item: QTreeWidgetItem | None) -> str:
    return str(item.data(0, _ID) or "") if item is not None else ""
