"""All provinces, districts, communes and bodies of the country on a day, what they came from and went over to, and the way into the own directory."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QMargins, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.country import Link, Row, found_on, key_of_place, listed
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.forms.date_field import DateLine
from ttdn_desktop.ui.side_by_side import page_beside, searched_on_a_day, side_by_side

_MOST_SHOWN = 40
_PAUSE = 150
_LINK = 760  # pixels a name grows to


class NationalPage(QWidget):
    """`added` gives the unit a person wants in the own directory."""

    added = Signal(object)  # Unit

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = context.today()
        self._books = context.books
        self.rows: tuple[Row, ...] = ()
        self.search = LineEditor()
        self.search.setPlaceholderText(_("Name of a province, commune or body"))
        self.search.setAccessibleName(_("Find a province, district, commune or body"))
        self.search.setClearButtonEnabled(True)
        self.day = DateLine(_("On the day"))
        self.day.show_date(self._today)
        self.list = QListWidget()
        self.list.setAccessibleName(_("What was found"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look_up)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.day.picked.connect(lambda _day: self.look_up())
        self.list.currentRowChanged.connect(self._show_row)
        self._books.directory_changed.connect(self.look_up)
        self.look_up()

    def _lay_out(self) -> None:
        self.count = kit.small_label("", wrap=True)
        left = searched_on_a_day(self.search, self.day, self.count, self.list)
        self._place = QWidget()
        self._detail = kit.column(self._place, margins=QMargins(0, 0, 4, 0), spacing=12)
        kit.column(self).addWidget(side_by_side(left, page_beside(self._place)), 1)

    @property
    def _day(self) -> dt.date:
        return self.day.value or self._today

    def look_up(self) -> None:
        """Look the words up, on the day chosen; without words the provinces."""
        self._pause.stop()
        self.rows = found_on(self.search.text(), self._day, self._books.directory)
        self.list.blockSignals(True)
        self.list.clear()
        for row in self.rows:
            item = QListWidgetItem(row.words)
            item.setToolTip(row.words)
            self.list.addItem(item)
        self.list.blockSignals(False)
        number = len(self.rows)
        self.count.setText(ngettext("{n} unit", "{n} units", number).format(n=number) if number else _("No unit of that name on this day."))
        self.list.setCurrentRow(0 if number else -1)
        self._show_row(self.list.currentRow())

    def show_place(self, code: str, day: dt.date) -> None:
        """Look a unit of administration up, as it was on a day."""
        self.show_key(key_of_place(code), day)

    def show_key(self, key: str, day: dt.date) -> None:
        """The same of anything that is listed."""
        found = listed(key, day, self._books.directory)
        if found is None:
            return
        self.day.show_date(day)
        self.search.setText(found.words.partition(",")[0])
        self.look_up()
        self.list.setCurrentRow(next((number for number, row in enumerate(self.rows) if row.key == key), -1))

    def _show_row(self, number: int) -> None:
        kit.clear(self._detail)
        found = listed(self.rows[number].key, self._day, self._books.directory) if 0 <= number < len(self.rows) else None
        if found is None:
            return
        title = kit.row(spacing=8)
        title.addWidget(kit.pane_label(found.words, wrap=True), 1)
        if not found.sure:
            title.addWidget(kit.chip_label(_("not verified"), "warning"))
        head = kit.Card()
        head.column.addLayout(title)
        buttons = kit.row(spacing=8)
        self.add = kit.plain_button(_("Add to the directory"), partial(self.added.emit, found.unit), "add")
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        head.column.addLayout(buttons)
        self._detail.addWidget(head)
        card = kit.Card(_("In papers of that day"))
        card.add(kit.text_label("\n".join(found.unit.heading) or found.unit.name))
        for words in (
            _("Place beside the date: {place}").format(place=found.unit.date_place) if found.unit.date_place else "",
            _("Abbreviated: {words}").format(words="; ".join(found.unit.short)) if found.unit.short else "",
            found.said,
        ):
            if words:
                card.add(kit.small_label(words, wrap=True))
        self._detail.addWidget(card)
        for heading, links in ((_("Before"), found.before), (_("What became of it"), found.after)):
            if links:
                self._detail.addWidget(self._others(heading, links))
        self._detail.addStretch(1)

    def _others(self, title: str, links: tuple[Link, ...]) -> kit.Card:
        card = kit.Card(title)
        for one in links[:_MOST_SHOWN]:
            words = f"{one.words} ({one.duty})" if one.duty else one.words
            link = kit.ElidedLink(words, partial(self.show_key, one.key, one.day), theme.current().px(_LINK))
            card.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if len(links) > _MOST_SHOWN:
            card.add(kit.small_label(_("and {n} more").format(n=len(links) - _MOST_SHOWN)))
        return card
