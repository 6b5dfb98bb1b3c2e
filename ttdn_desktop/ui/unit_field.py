"""A field of unit names: chips with a line behind them; names come from a pop-up list or are typed, ";" or Enter ends one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.task_table import split_names
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.bond import Bond
from ttdn_desktop.ui.chips import Chip, FlowLayout
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.session import SessionHolder
from ttdn_desktop.ui.suggestions import Names, Suggestions
from ttdn_desktop.ui.typing_pause import TypingPause

ReadUnits = Callable[[Plan], tuple[str, ...]]
WriteUnits = Callable[[Plan, tuple[str, ...]], Plan]
Meant = Callable[[str], Sequence[str]]
"""The units that a name of a group means; none where it is no group."""


class UnitField(QFrame):
    """The leads (filled chips) or partners (outlined chips) of something in the plan in front.

    The menu of a chip that names a group puts the units it means in its place.
    A chip is taken away with Delete, by its menu, or with a click of the middle button; Enter on it brings it back into the line.
    """

    def __init__(
        self,
        holder: SessionHolder,
        names: Names,
        *,
        name: str,
        label: str,
        read: ReadUnits,
        write: WriteUnits,
        lead: bool = False,
        meant: Meant = lambda _name: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "box")
        self._lead = lead
        self._meant = meant
        self._units: tuple[str, ...] = ()
        self._bond = Bond(holder, name=name, label=label, read=read, write=write, settle=self.settle, switched=self._on_switched, parent=self)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.line = LineEditor(self)
        self.line.setProperty("role", "bare")
        self.line.setAccessibleName(label)
        self.line.setMinimumWidth(120)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.setAccessibleName(label)
        self.suggestions = Suggestions(self.line, names)
        self.suggestions.chosen.connect(self._on_chosen)
        self._pause = TypingPause(self)
        self._pause.over.connect(self._hand_over)
        self.line.typed.connect(self._on_typed)
        self.line.composed.connect(self._on_typed)
        self.line.returnPressed.connect(self._end_name)
        self.line.entered.connect(self._on_entered)
        self.line.left.connect(self._on_left)
        self.line.undo_asked.connect(holder.undo)
        self.line.redo_asked.connect(holder.redo)
        self.line.installEventFilter(self)
        holder.changed.connect(self._on_changed)
        self._show()

    def bind(self, name: str, label: str, read: ReadUnits, write: WriteUnits) -> None:
        """Point the field at other units of the plan; what was typed for the old ones is handed over first."""
        self._take_line()
        self._bond.bind(name, label, read, write)
        self._show()

    def units(self) -> tuple[str, ...]:
        """The chips and the name being typed."""
        return tuple(dict.fromkeys((*self._units, *split_names(self.line.text()))))

    def settle(self) -> None:
        """Hand over what is typed and still waiting."""
        if self._pause.waits:
            self._hand_over()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the line opens the list; on a chip Delete takes it away and Enter brings it back into the line."""
        if self.line.isReadOnly():
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.line and event.key() == Qt.Key.Key_Down and not self.suggestions.open:
                self.suggestions.show_all()
                return True
            if isinstance(watched, Chip) and event.key() == Qt.Key.Key_Delete:
                self._remove(watched.name)
                return True
            if isinstance(watched, Chip) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._rewrite(watched.name)
                return True
        if (
            isinstance(event, QMouseEvent)
            and isinstance(watched, Chip)
            and event.type() == QEvent.Type.MouseButtonPress
            and event.button() == Qt.MouseButton.MiddleButton
        ):
            self._remove(watched.name)
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def _on_switched(self) -> None:
        self._pause.stop()
        self._show()

    def _on_changed(self, _before: Plan, _after: Plan) -> None:
        if not self._pause.waits and not self.line.composing:
            self._show()

    def _on_entered(self) -> None:
        self._bond.new_step()
        self._focus_frame(True)

    def _on_left(self, leaving_field: bool) -> None:
        self._focus_frame(False)
        if leaving_field:
            self._take_line()
        else:
            self.settle()

    def _on_typed(self) -> None:
        if ";" in self.line.text() and not self.line.composing:
            self._end_name()
        else:
            self._pause.start()

    def _on_chosen(self, name: str) -> None:
        self.line.show_content("")
        self._set((*self._units, name))

    def _end_name(self) -> None:
        self.suggestions.hide()
        self._take_line()

    def _take_line(self) -> None:
        """What stands in the line becomes chips."""
        if not self.line.text():
            self.settle()
            return
        units = self.units()
        self.line.show_content("")
        self._set(units)

    def _hand_over(self) -> None:
        self._pause.stop()
        self._bond.put(self.units())

    def _set(self, units: tuple[str, ...]) -> None:
        self._pause.stop()
        self._bond.put(tuple(dict.fromkeys(units)))
        self._show()

    def _remove(self, name: str) -> None:
        self._bond.new_step()
        self.line.setFocus()
        self._set(tuple(unit for unit in self._units if unit != name))

    def _spread(self, name: str, units: Sequence[str]) -> None:
        """Name the units of a group one by one."""
        self._bond.new_step()
        at = self._units.index(name)
        self._set((*self._units[:at], *units, *self._units[at + 1 :]))

    def _rewrite(self, name: str) -> None:
        self._take_line()
        self._units = tuple(unit for unit in self._units if unit != name)
        self._draw()
        self.line.setFocus()
        self.line.show_content(name)
        self.line.selectAll()

    def _show(self) -> None:
        """Draw the chips of the plan, without the name that is being typed right now."""
        known = self._bond.value()
        self.line.setReadOnly(known is None or self._bond.locked)
        units = known or ()
        typing = split_names(self.line.text())
        if typing and units == self.units():
            units = self._units  # a name on its way may be that of a chip for a moment
        elif typing and units[-len(typing) :] == typing:
            units = units[: -len(typing)]
        elif typing:
            self.line.show_content("")
        if units != self._units or self._flow.count() - 1 != len(units):
            self._units = units
            self._draw()

    def _draw(self) -> None:
        for chip in self.findChildren(Chip):
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for number, unit in enumerate(self._units):
            chip = Chip(unit, lead=self._lead, parent=self)
            chip.installEventFilter(self)
            chip.setToolTip(_("{unit}\nDelete: take away. Enter: change.").format(unit=unit))
            chip.clicked.connect(lambda _checked=False, chip=chip: self._chip_menu(chip))
            self._flow.insert_widget(number, chip)
            chip.show()
        self.updateGeometry()

    def _chip_menu(self, chip: Chip) -> None:
        if self.line.isReadOnly():
            return
        menu = QMenu(chip)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(_("Change")).triggered.connect(lambda: self._rewrite(chip.name))
        if len(units := self._meant(chip.name)) > 1:
            menu.addAction(_("Put its {n} units in its place").format(n=len(units))).triggered.connect(lambda: self._spread(chip.name, units))
        menu.addAction(_("Take away")).triggered.connect(lambda: self._remove(chip.name))
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _focus_frame(self, on: bool) -> None:
        self.setProperty("focused", on)
        kit.restyle(self)
