"""One unit of the directory in full: every field is changed where it stands, one step of undo for each visit."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.units import Unit, UnitKind, UnitLevel, Units
from ttdn_desktop.domain.units_edits import put_unit
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.place_search import place_of
from ttdn_desktop.services.unit_kinds import KINDS, LEVELS
from ttdn_desktop.services.unit_search import standing_words
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.forms.date_field import DateField
from ttdn_desktop.ui.forms.lines_field import LinesField
from ttdn_desktop.ui.units.links_field import LinksField
from ttdn_desktop.ui.units.signatories import Signatories, SignatoryList
from ttdn_desktop.ui.value_session import ValueSession

Read = Callable[[Unit], Any]
Write = Callable[[Unit, Any], Unit]
Access = tuple[Read, Write]
_CONTACT = (("person", N_("Contact person")), ("phone", N_("Telephone")), ("email", N_("E-mail")), ("address", N_("Address")))


class UnitDetail(QWidget):
    """Made anew for each unit; what the buttons ask is done by the screen."""

    own_asked = Signal()
    merge_asked = Signal()
    remove_asked = Signal()
    move_asked = Signal(int)
    unit_asked = Signal(str)

    def __init__(self, book: ValueSession[Units], unit: Unit, directory: Directory, day: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self.unit_id, self._directory, self._day = book, unit.id, directory, day
        self.fields: dict[str, QWidget] = {}
        self._links: list[LinksField] = []
        lines = kit.column(self, margins=0, spacing=12)
        lines.addWidget(self._head())
        lines.addWidget(self._what())
        lines.addWidget(self._papers())
        lines.addWidget(self._who_signs())
        lines.addWidget(self._reach())
        lines.addWidget(self._through_time())
        lines.addStretch(1)
        self.refresh()

    def unit(self) -> Unit | None:
        """The unit as it is now."""
        return self._book.value.unit(self.unit_id)

    def refresh(self) -> None:
        """What is not a field bound to the directory."""
        unit, locked = self.unit(), bool(self._book.locked)
        if unit is None:
            return
        own = self._book.value.own == unit.id
        self.title.show_text(unit.name or _("Unit without a name"))
        self.own_chip.setVisible(own)
        self.own_button.setVisible(not own)
        state = standing_words(unit, self._day)
        self.state.setText(state)
        self.state.setVisible(bool(state))
        for button in (self.own_button, self.merge_button, self.up, self.down, self.remove):
            button.setEnabled(not locked)
        self.signatories.show_signatories(unit.signatories, self._day, unit.kind, locked=locked)
        for link in self._links:
            link.refresh()
        wrong = unit.first is not None and unit.last is not None and unit.last < unit.first
        self._wrong.setVisible(wrong)

    # --- parts

    def _head(self) -> QWidget:
        head = kit.Card()
        lines = head.column
        first = kit.row(spacing=8)
        self.title = kit.ElidedLabel("", "pane")
        self.own_chip = kit.chip_label(_("Your office"), "done")
        self.state = kit.chip_label("", "warning")
        first.addWidget(self.title, 1)
        first.addWidget(self.state)
        first.addWidget(self.own_chip)
        lines.addLayout(first)
        second = kit.row(spacing=8)
        self.own_button = kit.plain_button(_("This is my office"), self.own_asked.emit, "home")
        self.merge_button = kit.plain_button(_("Merge a double…"), self.merge_asked.emit)
        second.addWidget(self.own_button)
        second.addWidget(self.merge_button)
        second.addStretch(1)
        self.up = kit.icon_button("up", _("Move up in its group (Alt+Shift+Up)"), lambda: self.move_asked.emit(-1))
        self.down = kit.icon_button("down", _("Move down in its group (Alt+Shift+Down)"), lambda: self.move_asked.emit(1))
        self.remove = kit.icon_button("trash", _("Remove this unit"), self.remove_asked.emit)
        for button in (self.up, self.down, self.remove):
            second.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)  # so that the row is not held down to their height
        lines.addLayout(second)
        return head

    def _what(self) -> kit.Card:
        card, form = kit.Card(), kit.Form(2)
        self._line(form, "name", _("Name, as it is printed"), span=2)
        short = LinesField(
            self._book, name=self._key("short"), label=_("Change: {field}").format(field=_("Other names")), least=2, most=8, **self._lines("short")
        )
        self._add(form, "short", _("Abbreviations and other names, one a line"), short, span=2)
        kinds = [(kind.value, _(words)) for kind, words in KINDS.items()]
        kind: Access = (lambda unit: unit.kind.value, lambda unit, value: replace(unit, kind=UnitKind(value)))
        self._choice(form, "kind", _("Kind of unit"), kinds, access=kind)
        levels = [("", _("Not said")), *((level.value, _(words)) for level, words in LEVELS.items())]
        level: Access = (lambda unit: unit.level.value if unit.level else "", lambda unit, value: replace(unit, level=UnitLevel(value) if value else None))
        self._choice(form, "level", _("Level"), levels, access=level)
        self._tie(form, "above", _("Superior"), (lambda unit: (unit.above,) if unit.above else (), _with_above), several=False)
        return card.add(form)

    def _papers(self) -> kit.Card:
        card, form = kit.Card(_("In its papers")), kit.Form(2)
        heading = LinesField(
            self._book,
            name=self._key("heading"),
            label=_("Change: {field}").format(field=_("Name in the letterhead")),
            least=2,
            most=4,
            **self._lines("heading"),
        )
        self._add(form, "heading", _("Name in the letterhead, one line each"), heading, span=2)
        self._line(form, "date_place", _("Place beside the date"))
        self._line(form, "symbol", _("Its part of the symbol"))
        return card.add(form)

    def _who_signs(self) -> kit.Card:
        self.signatories = SignatoryList(self._put_signatories)
        return kit.Card(_("Who signs")).add(self.signatories)

    def _reach(self) -> kit.Card:
        card, form = kit.Card(_("Contact")), kit.Form(2)
        for name, words in _CONTACT:
            self._field(form, f"contact.{name}", _(words), _contact_part(name))
        return card.add(form)

    def _through_time(self) -> kit.Card:
        card, form = kit.Card(_("Through the years")), kit.Form(2)
        for name, words in (("first", _("There is such a unit since")), ("last", _("until (the last day)"))):
            self._date(form, name, words)
        self._tie(form, "predecessors", _("Came from"), _part("predecessors"))
        self._tie(form, "successors", _("Went over to"), _part("successors"))
        note = TextField(self._book, name=self._key("note"), label=_("Change: {field}").format(field=_("Note")), least=2, most=8, **self._texts(*_part("note")))
        self._add(form, "note", _("Note"), note, span=2)
        self._wrong = kit.small_label(_("It would end before it begins."))
        self._wrong.setProperty("role", "error")
        card.add(form, self._wrong)
        unit = self.unit()
        place = place_of(unit.place_code, self._day, self._directory) if unit is not None else None
        if place is not None:
            card.add(kit.small_label(_("Belongs to: {place}").format(place=place.words), wrap=True))
        return card

    # --- fields

    def _key(self, name: str) -> str:
        return f"unit:{self.unit_id}:{name}"

    def _texts(self, read: Read, write: Write, gone: Any = None) -> dict[str, Any]:
        """How a field reads and writes; of a unit that is gone, `gone` is read, and where that is None it has nothing."""

        def read_of(units: Units) -> Any:
            unit = units.unit(self.unit_id)
            if unit is None and gone is None:
                raise KeyError(self.unit_id)
            return read(unit) if unit is not None else gone

        def written(units: Units, value: Any) -> Units:
            unit = units.unit(self.unit_id)
            return put_unit(units, write(unit, value)) if unit is not None else units

        return {"read": read_of, "write": written}

    def _lines(self, name: str) -> dict[str, Any]:
        return self._texts(*_part(name), gone=())

    def _add(self, form: kit.Form, name: str, words: str, field: QWidget, span: int = 1) -> None:
        self.fields[name] = field
        form.add(words, field, span)
        field.setAccessibleName(words)

    def _line(self, form: kit.Form, name: str, words: str, span: int = 1) -> None:
        self._field(form, name, words, _part(name), span=span)

    def _field(self, form: kit.Form, name: str, words: str, access: Access, span: int = 1) -> None:
        made = PlainField(self._book, name=self._key(name), label=_("Change: {field}").format(field=words), **self._texts(*access))
        self._add(form, name, words, made, span)

    def _choice(self, form: kit.Form, name: str, words: str, choices: list[tuple[str, str]], *, access: Access) -> None:
        made = ChoiceField(self._book, choices, label=_("Change: {field}").format(field=words), **self._texts(*access))
        self._add(form, name, words, made)

    def _date(self, form: kit.Form, name: str, words: str) -> None:
        access = self._texts(*_part(name))

        def read(units: Units) -> dt.date | None:
            day: dt.date | None = access["read"](units) if units.unit(self.unit_id) is not None else None
            return day

        made = DateField(self._book, name=self._key(name), label=_("Change: {field}").format(field=words), read=read, write=access["write"])
        self._add(form, name, words, made)

    def _tie(self, form: kit.Form, name: str, words: str, parts: Access, several: bool = True) -> None:
        access = self._texts(*parts)
        made = LinksField(self._book, words, access["read"], access["write"], own=self.unit_id, several=several)
        made.asked.connect(self.unit_asked)
        self._links.append(made)
        self._add(form, name, words, made)

    def _put_signatories(self, label: str, signatories: Signatories) -> None:
        self._book.edit(label, lambda units: self._texts(*_part("signatories"))["write"](units, signatories))


def _part(name: str) -> Access:
    """How a field of a unit is read and written."""

    def write(unit: Unit, value: Any) -> Unit:
        changed: Any = {name: value}
        return replace(unit, **changed)

    return (lambda unit: getattr(unit, name)), write


def _with_above(unit: Unit, ids: tuple[str, ...]) -> Unit:
    return replace(unit, above=next(iter(ids), None))


def _contact_part(name: str) -> Access:
    def write(unit: Unit, value: str) -> Unit:
        changed: Any = {name: value}
        return replace(unit, contact=replace(unit.contact, **changed))

    return (lambda unit: getattr(unit.contact, name)), write
