"""All provinces, districts and communes of the country on a day, what they were made of and what they became, and the way into the own directory."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QMargins, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QWidget

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.place_search import PlaceFound, before_and_after, find_places, place_of, places_on, provinces
from ttdn_desktop.services.units import unit_of_place
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.forms.date_field import DateLine

_LIST = 420
_MOST_SHOWN = 40
_PAUSE = 150


class NationalPage(QWidget):
    """`added` gives the unit a person wants in the own directory."""

    added = Signal(object)  # Unit

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = context.today()
        self._hits: tuple[PlaceFound, ...] = ()
        self.search = LineEditor()
        self.search.setPlaceholderText(_("Name of a province or commune"))
        self.search.setAccessibleName(_("Find a province, district or commune"))
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
        self.list.currentRowChanged.connect(self._show_detail)
        self.look_up()

    def _lay_out(self) -> None:
        left = kit.Card()
        left.column.setContentsMargins(8, 8, 8, 8)
        left.column.addWidget(self.search)
        line = kit.row(spacing=8)
        line.addWidget(kit.field_label(_("On the day")))
        line.addWidget(self.day, 1)
        left.column.addLayout(line)
        self.count = kit.small_label("", wrap=True)
        left.column.addWidget(self.count)
        left.column.addWidget(self.list, 1)
        left.setMinimumWidth(280)
        self._place = QWidget()
        self._detail = kit.column(self._place, margins=QMargins(16, 0, 8, 0), spacing=12)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(kit.page(self._place, width=860))
        both.setStretchFactor(1, 1)
        both.setSizes([theme.current().px(_LIST), 2000])
        kit.column(self).addWidget(both, 1)

    @property
    def _day(self) -> dt.date:
        return self.day.value or self._today

    def look_up(self) -> None:
        """Look the words up, on the day chosen; without words the provinces."""
        self._pause.stop()
        words = self.search.text()
        hits = places_on(words, self._day) if words.strip() else provinces(self._day)
        led = find_places(words, self._day) if words.strip() else ()  # former names lead to those of the day
        self._hits = (*hits, *(hit for hit in led if hit.was is not None and hit.place not in {one.place for one in hits}))
        self.list.blockSignals(True)
        self.list.clear()
        for hit in self._hits:
            words = hit.words if hit.was is None else _("{place} (formerly {old})").format(place=hit.words, old=hit.was_words)
            item = QListWidgetItem(words[:1].upper() + words[1:])
            item.setToolTip(words)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.count.setText(
            ngettext("{n} unit", "{n} units", len(self._hits)).format(n=len(self._hits)) if self._hits else _("No unit of that name on this day.")
        )
        self.list.setCurrentRow(0 if self._hits else -1)
        self._show_detail(self.list.currentRow())

    def show_place(self, key: str, day: dt.date) -> None:
        """Look one unit up, as it was on a day."""
        found = place_of(key, day)
        if found is None:
            return
        self.day.show_date(day)
        self.search.setText(found.place.title)
        self.look_up()
        at = next((number for number, hit in enumerate(self._hits) if hit.place.key == key), -1)
        self.list.setCurrentRow(at)

    def _show_detail(self, row: int) -> None:
        kit.clear(self._detail)
        if not 0 <= row < len(self._hits):
            return
        hit = self._hits[row]
        place = hit.place
        self._detail.addWidget(kit.pane_label(hit.words[:1].upper() + hit.words[1:], wrap=True))
        unit = unit_of_place(place, self._day)
        buttons = kit.row(spacing=8)
        self.add = kit.plain_button(_("Add to the directory"), partial(self.added.emit, unit), "add")
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        self._detail.addLayout(buttons)
        card = kit.Card(_("In papers of that day"))
        card.add(kit.text_label("\n".join(unit.heading)))
        card.add(kit.small_label(_("Place beside the date: {place}").format(place=unit.date_place), wrap=True))
        card.add(kit.small_label(_days(hit), wrap=True))
        self._detail.addWidget(card)
        before, after = before_and_after(place)
        for title, others, day in (
            (_("Made of, until {day}").format(day=short_date(place.first - dt.timedelta(days=1)) if place.first else ""), before, "last"),
            (_("What became of it"), after, "first"),
        ):
            if others:
                self._detail.addWidget(self._others(title, others, day))
        self._detail.addStretch(1)

    def _others(self, title: str, others: tuple[PlaceFound, ...], edge: str) -> kit.Card:
        card = kit.Card(title)
        for one in others[:_MOST_SHOWN]:
            day = getattr(one.place, edge) or self._day
            words = one.words[:1].upper() + one.words[1:]
            card.column.addWidget(kit.link_button(words, partial(self.show_place, one.place.key, day)), 0, Qt.AlignmentFlag.AlignLeft)
        if len(others) > _MOST_SHOWN:
            card.add(kit.small_label(_("and {n} more").format(n=len(others) - _MOST_SHOWN)))
        return card


def _days(hit: PlaceFound) -> str:
    """Since when and until when, and by which act."""
    place = hit.place
    parts = []
    if place.first:
        parts.append(_("since {day}").format(day=short_date(place.first)))
    if place.last:
        parts.append(_("until {day}").format(day=short_date(place.last)))
    if place.act:
        parts.append(place.act)
    if place.key:
        parts.append(_("code {code}").format(code=place.key.removeprefix("cu-")))
    return " · ".join(parts)
