"""A list of documents of the library with a word on their validity: on the screen, and where one of them is to be chosen."""

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.i18n import _
from ttdn_desktop.services.basis_picks import name_of
from ttdn_desktop.services.library_listing import Listing, Wanted
from ttdn_desktop.ui.books import Books
from ttdn_desktop.ui.forms.basis_rows import Row, RowsView, short_validity, validity_beside, validity_words
from ttdn_desktop.ui.library.rows import DocumentRows
from ttdn_desktop.ui.library.words import facts_of


class DocumentList(RowsView):
    """Emits `chosen` with the id of the document in front, empty where there is none; Enter and double click emit `taken`."""

    chosen = Signal(str)
    taken = Signal(str)

    def __init__(self, books: Books, on: dt.date, parent: QWidget | None = None) -> None:
        self._books, self.on = books, on
        self._listing = Listing()
        self._chosen = ""
        self._filling = False
        self._places: Mapping[str, str] = {}
        self.rows = DocumentRows(self._row)
        super().__init__(self.rows, _("Legal documents"), fit=False, even=True, parent=parent)
        self.rows.setParent(self)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(lambda _index: self.taken.emit(self._chosen))

    @property
    def chosen_id(self) -> str:
        return self._chosen

    @property
    def count(self) -> int:
        """How many documents are shown."""
        return len(self.rows.documents)

    def show_wanted(self, wanted: Wanted, ranked: tuple[str, ...] | None = None, *, but: str = "", best: bool = False) -> None:
        """Show what is wanted; the document in front stays there, else or for `best` the first one comes. `but` is left out."""
        if not wanted.words.strip():
            self._places = {}
        found = self._listing.documents(self._books.shelf, wanted, self.on, ranked)
        self._filling = True
        self.rows.show([one for one in found if one.id != but] if but else found)
        self._filling = False
        place = 0 if best else self.rows.place_of(self._chosen)
        self._filling = True
        self.setCurrentIndex(self.rows.index(max(place, 0)) if self.count else QModelIndex())
        self._filling = False
        self._choose()

    def know_places(self, places: Mapping[str, str]) -> None:
        """Where, in words, the words that are searched for stand in documents whose head does not hold them, by their ids."""
        self._places = places

    def choose(self, document_id: str) -> bool:
        """Put a document in front; whether it is shown."""
        place = self.rows.place_of(document_id)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))
            self.scrollTo(self.rows.index(place))
        return place >= 0

    def _row(self, document: LegalDocument) -> Row:
        judged = self._listing.judged(document, self._books.shelf, self.on)
        word, tone = short_validity(judged)
        title, facts = name_of(document), " · ".join(part for part in (facts_of(document), *validity_beside(judged)) if part)
        told = document.subject and document.subject not in title  # the name of a law says it already
        below = self._places.get(document.id) or (facts if told else "")
        text = document.subject if told else facts
        return Row(title=title, text=text, below=below, word=word, tone=tone, hint=validity_words(judged)[0])

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._filling:
            self._choose()

    def _choose(self) -> None:
        place = self.currentIndex().row()
        now = self.rows.documents[place].id if 0 <= place < self.count else ""
        if now != self._chosen:
            self._chosen = now
            self.chosen.emit(now)
