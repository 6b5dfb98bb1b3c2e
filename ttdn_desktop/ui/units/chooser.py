"""A dialog in which units of the directory are chosen: found as one types, one or several."""

import datetime as dt
from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ttdn_desktop.domain.units import Unit, Units
from ttdn_desktop.i18n import _
from ttdn_desktop.services.unit_search import found_units, grouped
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor

_LIST = (520, 360)


class UnitChooser(Dialog):
    """`then` gets the ids of what was ticked, or of the one line chosen."""

    def __init__(
        self,
        title: str,
        units: Units,
        then: Callable[[tuple[str, ...]], object],
        *,
        day: dt.date | None = None,
        several: bool = True,
        without: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._units, self._day, self._several, self._without = units, day, several, frozenset(without)
        self._ticked: dict[str, bool] = {}
        self.search = LineEditor()
        self.search.setPlaceholderText(_("Name or abbreviation, marks are not needed"))
        self.search.setAccessibleName(_("Find a unit"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setProperty("role", "boxed")
        self.list.setAccessibleName(_("Units"))
        self.list.setMinimumSize(*(theme.current().px(size) for size in _LIST))
        self.content.addWidget(self.search)
        self.content.addWidget(self.list, 1)
        self.nothing = kit.muted_label(_("No unit of the directory fits."), wrap=True)
        self.content.addWidget(self.nothing)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.agree = kit.primary_button(_("Choose"), self.accept)
        self.add_button(self.agree, default=True)
        self.search.textChanged.connect(lambda _text: self._show())
        self.list.itemChanged.connect(self._on_ticked)
        self.list.currentItemChanged.connect(lambda _now, _before: self._mark())
        self.list.itemActivated.connect(lambda _item: None if several else self.accept())
        self.accepted.connect(lambda: then(self.chosen()))
        self._show()
        self.search.setFocus()

    def chosen(self) -> tuple[str, ...]:
        """In the order of the directory."""
        if not self._several:
            item = self.list.currentItem()
            return (str(item.data(Qt.ItemDataRole.UserRole)),) if item is not None else ()
        return tuple(unit.id for unit in self._units.units if self._ticked.get(unit.id))

    def _show(self) -> None:
        found = [unit for unit in found_units(self._units, self.search.text(), self._day) if unit.id not in self._without]
        self.list.blockSignals(True)
        self.list.clear()
        for group in grouped(found):
            for unit in group.units:
                self.list.addItem(self._item(unit))
        self.list.blockSignals(False)
        self.nothing.setVisible(not found)
        if not self._several and found:
            self.list.setCurrentRow(0)
        self._mark()

    def _item(self, unit: Unit) -> QListWidgetItem:
        item = QListWidgetItem(unit.name)
        item.setData(Qt.ItemDataRole.UserRole, unit.id)
        item.setToolTip("\n".join((unit.name, *unit.short)))
        if self._several:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if self._ticked.get(unit.id) else Qt.CheckState.Unchecked)
        return item

    def _on_ticked(self, item: QListWidgetItem) -> None:
        self._ticked[str(item.data(Qt.ItemDataRole.UserRole))] = item.checkState() is Qt.CheckState.Checked
        self._mark()

    def _mark(self) -> None:
        self.agree.setEnabled(bool(self.chosen()))
