"""The screen of units (Đơn vị): the office's own directory with search and detail, and all units of administration of the country by day."""

import datetime as dt
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QTabWidget, QWidget

from ttdn_desktop.domain.units import Unit, Units
from ttdn_desktop.domain.units_edits import merge_units, move_unit, put_unit, remove_units, set_own
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services import late
from ttdn_desktop.services.system import documents_dir
from ttdn_desktop.services.unit_search import found_units, same_group
from ttdn_desktop.services.words import fold
from ttdn_desktop.ui import dialogs, kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.forms.date_field import DateLine
from ttdn_desktop.ui.side_by_side import page_beside, searched_on_a_day, side_by_side
from ttdn_desktop.ui.units.chooser import UnitChooser
from ttdn_desktop.ui.units.directory_list import DirectoryList
from ttdn_desktop.ui.units.list_import import ListImport
from ttdn_desktop.ui.units.national import NationalPage
from ttdn_desktop.ui.units.unit_detail import UnitDetail


class UnitsScreen(QWidget):
    """Everything is kept as soon as it is changed; Ctrl+Z takes it back."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.book = context.books.units  # whose undo Ctrl+Z is while this screen is in front
        self._detail_key: tuple[str, dt.date] | None = None
        self.detail: UnitDetail | None = None
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = LineEditor()
        self.search.setPlaceholderText(_("Name, abbreviation, old name, contact"))
        self.search.setAccessibleName(_("Find a unit of the directory"))
        self.search.setClearButtonEnabled(True)
        self.day = DateLine(_("Standing on the day"))
        self.day.show_date(context.today())
        self.all = QCheckBox(_("Also those that are no more"))
        self.list = DirectoryList()
        self.national = NationalPage(context)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._show())
        self.day.picked.connect(lambda _day: self._show())
        self.all.toggled.connect(lambda _on: self._show())
        self.list.chosen.connect(self._show_detail)
        self.national.added.connect(self.add_unit)
        self.list.move_asked.connect(self._move)
        self.list.remove_asked.connect(self._remove)
        context.books.units_changed.connect(self._show)
        self._show()

    # --- parts

    def _lay_out(self) -> None:
        head = kit.row(spacing=8)
        head.addWidget(kit.title_label(_("Units")))
        self.count = kit.muted_label("")
        head.addWidget(self.count)
        head.addStretch(1)
        self.set_up_button = kit.plain_button(_("Set up by place…"), self._set_up, "home")
        self.import_button = kit.plain_button(_("From Excel…"), self.choose, "import")
        self.export_button = kit.plain_button(_("To Excel…"), self._choose_target, "export")
        self.add_button = kit.primary_button(_("New unit"), self._new, "add")
        for button in (self.set_up_button, self.import_button, self.export_button, self.add_button):
            head.addWidget(button)
        self.begin_button = kit.primary_button(_("Set up by place…"), self._set_up, "home")
        self.setFocusProxy(self.begin_button)  # while it is to be seen
        empty = kit.EmptyState(
            _("The directory of your office is still empty. Choose your place, and its usual units are entered in one step."), self.begin_button, "units"
        )
        self._empty = empty
        self.one_button = kit.link_button(_("Enter one unit"), self._new)
        empty.add(self.one_button)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._both())
        self.pages.addWidget(empty)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for part in (self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(_("Units"))
        self.tabs.addTab(_padded(self.pages), _("Your directory"))
        self.tabs.addTab(_padded(self.national), _("The whole country"))
        lines = kit.column(self, margins=20, spacing=12)
        self.notice = QWidget()
        self._notice_place = kit.column(self.notice)
        lines.addLayout(head)
        lines.addWidget(self.notice)
        lines.addWidget(self.tabs, 1)

    def _both(self) -> QWidget:
        left = searched_on_a_day(self.search, self.day, self.all, self.list)
        self.nothing = kit.muted_label(_("No unit holds these words."), wrap=True)
        left.column.addWidget(self.nothing)
        self._place = QWidget()
        self._detail_place = kit.column(self._place, margins=QMargins(0, 0, 4, 0))
        return side_by_side(left, page_beside(self._place))

    # --- what is shown

    def reveal(self, unit: str = "", place: str = "") -> None:
        """Put a unit of the directory in front, or look a unit of administration up."""
        if place:
            self.tabs.setCurrentIndex(1)
            self.national.show_place(place, self._day)
        elif unit:
            self.tabs.setCurrentIndex(0)
            self._go_to(unit)

    def open_find(self) -> None:
        """Ctrl+F."""
        line = self.search if self.tabs.currentIndex() == 0 else self.national.search
        line.setFocus()
        line.selectAll()

    @property
    def _day(self) -> dt.date:
        return self.day.value or self._context.today()

    def _show(self) -> None:
        """The directory as it is now, narrowed."""
        units, locked = self.book.value, self.book.locked
        found = found_units(units, self.search.text(), None if self.all.isChecked() else self._day)
        self.list.show_units(found, units.own, self._day)
        self.nothing.setVisible(not found)
        self.count.setText(ngettext("{n} unit", "{n} units", len(units.units)).format(n=len(units.units)) if units.units else "")
        self.pages.setCurrentIndex(0 if units.units or locked else 1)
        self.export_button.setEnabled(bool(units.units))
        for button in (self.set_up_button, self.add_button):
            button.setVisible(bool(units.units))  # without units the page itself offers it
        for button in (self.set_up_button, self.begin_button, self.add_button, self.one_button, self.import_button):
            button.setEnabled(not locked)
        kit.clear(self._notice_place)
        if locked:
            self._notice_place.addWidget(kit.Notice(locked, "info"))
        self.notice.setVisible(bool(locked))
        self._show_detail(self.list.current_id)

    def _show_detail(self, unit_id: str) -> None:
        unit = self.book.value.unit(unit_id)
        key = (unit_id, self._day) if unit is not None else None
        if key == self._detail_key and self.detail is not None:
            self.detail.refresh()
            return
        self._detail_key = key
        if self.detail is not None:
            self.book.settle()
        kit.clear(self._detail_place)
        self.detail = None
        if unit is not None:
            self.detail = made = UnitDetail(self.book, unit, self._context.books.directory, self._day)
            made.own_asked.connect(self._set_own)
            made.merge_asked.connect(self._merge)
            made.remove_asked.connect(self._remove)
            made.move_asked.connect(self._move)
            made.unit_asked.connect(self._go_to)
            self._detail_place.addWidget(made)

    def _go_to(self, unit_id: str) -> None:
        """Bring a unit to the front, also one that the words or the day keep out of sight."""
        if not self.list.choose(unit_id):
            self.search.clear()
            unit = self.book.value.unit(unit_id)
            if unit is not None and not unit.stands_on(self._day):
                self.all.setChecked(True)
            self.list.choose(unit_id)

    # --- what is done

    def _edit(self, text: str, change: Any) -> bool:
        self.book.settle()
        done = self.book.edit(text, change)
        if not done and self.book.locked:
            self._context.message(self.book.locked)
        return done

    def _new(self) -> None:
        unit = Unit(id=self._context.new_id(), name="")
        if self._edit(_("New unit"), lambda units: put_unit(units, unit)):
            self.tabs.setCurrentIndex(0)
            self._go_to(unit.id)
            if self.detail is not None:
                self.detail.fields["name"].setFocus()

    def add_unit(self, unit: Unit) -> None:
        """Take a unit of the country into the directory; one that is there already comes to the front."""
        known = next((one for one in self.book.value.units if one.id == unit.id or fold(one.name) == fold(unit.name)), None)
        if known is None and not self._edit(_("Add to the directory"), lambda units: put_unit(units, unit)):
            return
        self._context.message(_("{unit} is in the directory.").format(unit=(known or unit).name))
        self.tabs.setCurrentIndex(0)
        self._go_to((known or unit).id)

    def _current(self) -> Unit | None:
        return self.book.value.unit(self.list.current_id)

    def _move(self, step: int) -> None:
        if (unit := self._current()) is not None:
            self._edit(_("Move unit"), lambda units: move_unit(units, unit.id, step, same_group(units, unit)))
            self.list.choose(unit.id)

    def _set_own(self) -> None:
        if (unit := self._current()) is not None:
            self._edit(_("This is my office"), lambda units: set_own(units, unit.id, unit.place_code or units.place_code))

    def _remove(self) -> None:
        unit = self._current()
        if unit is None or not self._edit(_("Remove unit"), lambda units: remove_units(units, {unit.id})):
            return
        self._context.offer(_("“{unit}” was removed from the directory.").format(unit=unit.name), _("Undo"), self.book.taking_back())

    def _merge(self) -> None:
        unit = self._current()
        if unit is None:
            return

        def merged(ids: tuple[str, ...]) -> None:
            def change(units: Units) -> Units:
                for one in ids:
                    units = merge_units(units, unit.id, one)
                return units

            self._edit(_("Merge units"), change)

        title = _("Which entries are also “{unit}”?").format(unit=unit.name)
        UnitChooser(title, self.book.value, merged, without=(unit.id,), parent=self.window()).open()

    def _set_up(self) -> None:
        self._context.go("welcome")

    # --- lists in Excel

    def choose(self) -> None:
        """Ask for a workbook with a list of units."""
        dialogs.choose_files(self.window(), _("Take in a list of units"), ((_("Excel files"), ("*.xlsx", "*.xls", "*.xlsm", "*.ods")),), self.take_in)

    def take_in(self, files: list[Path]) -> None:
        """Show what a workbook has, row by row, before anything is taken."""
        if files:
            job = partial(self._context.services.read_book, files[0], fence=self._context.fence)
            self._context.background.run(job, done=lambda book: ListImport(self._context, book, self.window()).open(), failed=self._refused, owner=self)

    def _choose_target(self) -> None:
        target = documents_dir() / (_("Directory of units") + ".xlsx")
        dialogs.choose_new_file(self.window(), _("Write the directory to Excel"), str(target), (_("Excel files"), ("*.xlsx",)), self.write)

    def write(self, chosen: list[Path]) -> None:
        """Write the directory as it is now."""
        if chosen:
            self.book.settle()
            done = _("The directory is in “{file}”.").format(file=chosen[0].name)
            job = partial(late.write_units, self.book.value, chosen[0])
            self._context.background.run(job, done=lambda _path: self._context.message(done), failed=self._refused, owner=self)

    def _refused(self, why: str) -> None:
        dialogs.say(self.window(), _("That did not work"), why)


def _padded(content: QWidget) -> QWidget:
    page = QWidget()
    lines = kit.column(page)
    lines.setContentsMargins(0, 12, 0, 0)
    lines.addWidget(content)
    return page
