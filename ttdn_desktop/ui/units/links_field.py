"""Units that a unit is tied to, its superior or those before and after it: shown as chips, chosen from the directory, each a way to go there."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ttdn_desktop.domain.units import Units
from ttdn_desktop.i18n import _
from ttdn_desktop.services.unit_search import chain
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.chips import FlowLayout
from ttdn_desktop.ui.units.chooser import UnitChooser
from ttdn_desktop.ui.value_session import ValueSession

Ids = tuple[str, ...]


class LinksField(QWidget):
    """`several`: whether there may be more than one. A chip goes to its unit; the cross beside it takes the tie away."""

    asked = Signal(str)  # go to this unit

    def __init__(
        self, book: ValueSession[Units], name: str, read: Callable[[Units], Ids], write: Callable[[Units, Ids], Units], *, own: str, several: bool = True
    ) -> None:
        super().__init__()
        self._book, self._name, self._read, self._write, self._own, self._several = book, name, read, write, own, several
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, spacing=4)
        self.button = kit.plain_button(_("Choose…"), self._choose)
        self.button.setAccessibleName(_("Choose: {field}").format(field=name))
        self._flow.addWidget(self.button)
        self.refresh()

    def refresh(self) -> None:
        """Show what the directory has."""
        units = chain(self._book.value, self._ids())
        shown = tuple((unit.id, unit.name) for unit in units)
        self.button.setEnabled(not self._book.locked)
        if shown == self._shown:
            return
        self._shown = shown
        for old in self.findChildren(QWidget, "tie"):
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        for number, (unit_id, name) in enumerate(shown):
            self._flow.insert_widget(number, self._chip(unit_id, name))
        self.updateGeometry()

    def _chip(self, unit_id: str, name: str) -> QWidget:
        chip = QWidget(self)
        chip.setObjectName("tie")
        line = kit.row(chip, spacing=0)
        link: QPushButton = kit.link_button(name.replace("&", "&&"), partial(self.asked.emit, unit_id))
        line.addWidget(link)
        away = kit.icon_button("close", _("Take away: {unit}").format(unit=name), partial(self._put, tuple(one for one in self._ids() if one != unit_id)))
        away.setEnabled(not self._book.locked)
        line.addWidget(away)
        chip.show()
        return chip

    def _ids(self) -> Ids:
        try:
            return self._read(self._book.value)
        except KeyError:
            return ()

    def _put(self, ids: Sequence[str]) -> None:
        self._book.edit(_("Change: {field}").format(field=self._name), lambda units: self._write(units, tuple(ids)))
        self.refresh()

    def _choose(self) -> None:
        def add(ids: tuple[str, ...]) -> None:
            self._put((*self._ids(), *ids) if self._several else ids[:1])

        UnitChooser(self._name, self._book.value, add, several=self._several, without=(self._own, *self._ids()), parent=self.window()).open()
