"""Units that a unit is tied to, its superior or those before and after it: a line each that leads there, others chosen from the directory."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.units import Units
from ttdn_desktop.i18n import _
from ttdn_desktop.services.unit_search import chain
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.units.chooser import UnitChooser
from ttdn_desktop.ui.value_session import ValueSession

Ids = tuple[str, ...]
_LINK = 360  # pixels a name grows to


class LinksField(QWidget):
    """`several`: whether there may be more than one. The cross beside a name takes the tie away."""

    asked = Signal(str)  # go to this unit

    def __init__(
        self, book: ValueSession[Units], name: str, read: Callable[[Units], Ids], write: Callable[[Units, Ids], Units], *, own: str, several: bool = True
    ) -> None:
        super().__init__()
        self._book, self._name, self._read, self._write, self._own, self._several = book, name, read, write, own, several
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.setAccessibleName(name)
        lines = kit.column(self, spacing=4)
        self._rows = kit.column(spacing=4)
        lines.addLayout(self._rows)
        self.button = kit.plain_button(_("Choose…"), self._choose)
        self.button.setAccessibleName(_("Choose: {field}").format(field=name))
        lines.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Show what the directory has."""
        units = chain(self._book.value, self._ids())
        shown = tuple((unit.id, unit.name) for unit in units)
        self.button.setEnabled(not self._book.locked)
        if shown == self._shown:
            return
        self._shown = shown
        kit.clear(self._rows)
        for unit_id, name in shown:
            self._rows.addWidget(self._row(unit_id, name))

    def _row(self, unit_id: str, name: str) -> QWidget:
        row = QWidget()
        line = kit.row(row, spacing=4)
        line.addWidget(kit.ElidedLink(name, partial(self.asked.emit, unit_id), theme.current().px(_LINK)))
        away = kit.icon_button("close", _("Take away: {unit}").format(unit=name), partial(self._put, tuple(one for one in self._ids() if one != unit_id)))
        away.setEnabled(not self._book.locked)
        line.addWidget(away)
        line.addStretch(1)
        return row

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
