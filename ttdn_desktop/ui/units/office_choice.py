"""Where a person works and what the office is: province and commune typed, then the kinds of office there are at that place."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.offices import Office, offices
from ttdn_desktop.services.place_search import PlaceFound, communes_of, find_places, place_of, prepare, provinces
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.tab_order import tab_through
from ttdn_desktop.ui.units.place_field import PlaceField

_LEVELS = ((UnitLevel.COMMUNE, N_("Commune, ward, zone")), (UnitLevel.PROVINCE, N_("Province or city")))


class OfficeChoice(QWidget):
    """Two cards; `chosen` gives the office, or None while something is still missing."""

    chosen = Signal(object)  # Office | None

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = context.today()
        self._books = context.books
        self.office: Office | None = None
        self._offices: tuple[Office, ...] = ()
        self._wanted = ""  # key of the kind chosen last
        self._levels = QButtonGroup(self)
        self._kinds = QButtonGroup(self)
        self.province = PlaceField(_("Province or city"), self._find_provinces)
        self.province.setPlaceholderText(_("Type its name, marks are not needed"))
        self.commune = PlaceField(_("Commune, ward or special zone"), self._find_communes)
        self.commune.setPlaceholderText(_("New or old name, e.g. cam giang"))
        lines = kit.column(self, spacing=12)
        lines.addWidget(self._where())
        self._what = kit.Card(_("2. Your office"))
        self._hint = kit.muted_label(_("Choose the place first."), wrap=True)
        self._list = kit.column(spacing=2)
        self._what.add(self._hint)
        self._what.column.addLayout(self._list)
        lines.addWidget(self._what)
        self.province.chosen.connect(self._on_province)
        self.commune.chosen.connect(lambda _found: self._show_offices())
        context.background.run(prepare, self._books.directory, done=lambda _names: None, failed=lambda _why: None, owner=self)
        self._levels.idClicked.connect(lambda _number: self._on_level())

    @property
    def place(self) -> PlaceFound | None:
        """The unit of administration that was chosen."""
        return self.commune.found if self._level is UnitLevel.COMMUNE else self.province.found

    @property
    def _level(self) -> UnitLevel:
        return _LEVELS[self._levels.checkedId()][0]

    def show_place(self, key: str, office: str = "") -> None:
        """Begin with this unit of administration, and with the office of that unit of the directory."""
        found = place_of(key, self._day, self._books.directory)
        if found is None:
            return
        level = found.place.level if found.place.level is UnitLevel.PROVINCE else UnitLevel.COMMUNE
        self._levels.button([one for one, _words in _LEVELS].index(level)).setChecked(True)
        self._on_level()
        self._wanted = next((one.key for one in offices(found.place, self._day, self._books.directory) if one.unit.id == office), "")
        (self.province if level is UnitLevel.PROVINCE else self.commune).show_place(found)

    def _where(self) -> kit.Card:
        card = kit.Card(_("1. Where you work"))
        levels = kit.row(spacing=16)
        for number, (_level, words) in enumerate(_LEVELS):
            button = QRadioButton(_(words))
            button.setChecked(number == 0)
            self._levels.addButton(button, number)
            levels.addWidget(button)
        levels.addStretch(1)
        card.column.addLayout(levels)
        form = kit.Form(1)
        form.add(_("Province or city"), self.province)
        self._below = QWidget()
        kit.column(self._below).addWidget(self._commune_form())
        card.add(form, self._below)
        self._told = kit.small_label("", wrap=True)
        self._told.hide()
        return card.add(self._told)

    def _commune_form(self) -> kit.Form:
        form = kit.Form(1)
        form.add(_("Commune, ward or special zone"), self.commune)
        return form

    def _find_provinces(self, words: str) -> tuple[PlaceFound, ...]:
        directory = self._books.directory
        return find_places(words, self._day, directory, level=UnitLevel.PROVINCE) if words.strip() else provinces(self._day, directory)

    def _find_communes(self, words: str) -> tuple[PlaceFound, ...]:
        province, directory = self.province.found, self._books.directory
        if not words.strip():
            return communes_of(province.place, self._day, directory)[:30] if province is not None else ()
        return find_places(words, self._day, directory, level=UnitLevel.COMMUNE, within=province.place.key if province is not None else "")

    def _on_level(self) -> None:
        self._below.setVisible(self._level is UnitLevel.COMMUNE)
        self._show_offices()

    def _on_province(self, found: PlaceFound | None) -> None:
        commune = self.commune.found
        if found is not None and commune is not None and not commune.words.endswith(found.place.title):
            self.commune.show_place(None)
        self._show_offices()

    def _show_offices(self) -> None:
        place = self.place
        self._tell(place)
        self._offices = offices(place.place, self._day, self._books.directory) if place is not None else ()
        kit.clear(self._list)
        self._kinds = QButtonGroup(self)
        self._hint.setVisible(not self._offices)
        keys = [office.key for office in self._offices]
        now = keys.index(self._wanted) if self._wanted in keys else 0
        for number, office in enumerate(self._offices):
            button = QRadioButton(office.name.replace("&", "&&"))
            button.setToolTip(office.words)
            button.setChecked(number == now)
            button.clicked.connect(partial(self._choose, number))
            self._kinds.addButton(button, number)
            self._list.addWidget(button)
        tab_through(self.commune, self._list)
        self._set(self._offices[now] if self._offices else None)

    def _tell(self, place: PlaceFound | None) -> None:
        """A commune chosen without its province says which it lies in; an old name, what became of it."""
        words = ""
        if place is not None and place.was is not None:
            words = _("{old} is now {place}, if that is where you work.").format(old=place.was_words, place=place.words)
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _choose(self, number: int, _checked: bool = False) -> None:
        self._wanted = self._offices[number].key
        self._set(self._offices[number])

    def _set(self, office: Office | None) -> None:
        self.office = office
        self.chosen.emit(office)
