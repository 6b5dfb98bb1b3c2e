"""The units an office usually works with, by groups, each to be ticked and its name put right before it is taken."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.unit_kinds import GROUPS, group_of
from ttdn_desktop.services.unit_proposals import Known, Proposal
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui import theme

_STATES = {Known.NEW: "", Known.SAME: N_("already in the directory"), Known.DIFFERS: N_("now: {name}")}
_WIDE = 240
_INDENT = 16
_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable
_EDITABLE = Qt.ItemFlag.ItemIsEditable


class UsualList(QTreeWidget):
    """Space ticks, F2 or a double click changes the name."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposals: tuple[Proposal, ...] = ()
        self._items: list[QTreeWidgetItem] = []
        self.setProperty("role", "boxed")
        self.setAccessibleName(_("Units your office usually works with"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.current().px(_INDENT))
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.itemChanged.connect(lambda _item, _column: self.ticked.emit())

    def show_proposals(self, proposals: Iterable[Proposal]) -> None:
        """Show these; what a person ticked, unticked or renamed of those that stay is kept."""
        earlier = {one.unit.id: one for one in self.chosen()} if self._items else {}
        told = {one.unit.id: one for one in self._proposals}
        self._proposals = tuple(proposals)
        self._items = []
        with QSignalBlocker(self):
            self.clear()
            self.setColumnWidth(1, theme.current().px(_WIDE) if any(one.state is not Known.NEW for one in self._proposals) else 0)
            groups: dict[int, QTreeWidgetItem] = {}
            for one in self._proposals:
                number = group_of(one.unit.kind)
                if number not in groups:
                    groups[number] = self._group(_(GROUPS[number][0]))
                before, first = earlier.get(one.unit.id), told.get(one.unit.id)
                changed = before is not None and first is not None and first.unit.name == one.unit.name
                self._add(groups[number], one, before if changed else None)
        self.expandAll()
        self.ticked.emit()

    def chosen(self) -> tuple[Proposal, ...]:
        """All of them as the person left them."""
        out = []
        for one, item in zip(self._proposals, self._items, strict=True):
            taken = item.checkState(0) is Qt.CheckState.Checked and one.state is not Known.SAME
            out.append(replace(one, taken=taken, unit=replace(one.unit, name=tidy(item.text(0)).strip() or one.unit.name)))
        return tuple(out)

    def count_taken(self) -> int:
        """How many will be added or renamed."""
        return sum(one.taken for one in self.chosen())

    def _group(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [title])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = item.font(0)
        font.setWeight(font.Weight.DemiBold)
        item.setFont(0, font)
        item.setFirstColumnSpanned(True)
        return item

    def _add(self, group: QTreeWidgetItem, one: Proposal, before: Proposal | None) -> None:
        item = QTreeWidgetItem(group, [before.unit.name if before is not None else one.unit.name])
        item.setFirstColumnSpanned(one.state is Known.NEW)
        known = one.state is Known.SAME
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags if known else flags | _CHECKABLE | _EDITABLE)
        taken = known or (before.taken if before is not None else one.taken)
        item.setCheckState(0, Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked)
        item.setToolTip(0, one.unit.name)
        if one.existing is not None:
            words = _(_STATES[one.state]).format(name=one.existing.name)
            item.setText(1, words)
            item.setToolTip(1, words)
            item.setForeground(1, theme.colour("muted"))
        self._items.append(item)
