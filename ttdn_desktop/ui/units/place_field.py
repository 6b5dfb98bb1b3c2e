"""A line in which a person types the name of a province or commune, and chooses from what is found; marks are not needed, old names lead to the new ones."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.place_search import PlaceFound
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.suggestions import Suggestions

_WIDEST = 720

Search = Callable[[str], Sequence[PlaceFound]]


class PlaceField(LineEditor):
    """`chosen` gives the unit, or None as soon as the words are no longer its name."""

    chosen = Signal(object)  # PlaceFound | None

    def __init__(self, name: str, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.found: PlaceFound | None = None
        self._search = search
        self._hits: dict[str, PlaceFound] = {}
        self.suggestions = Suggestions(self, self._names, most=_WIDEST)
        self.suggestions.chosen.connect(self._on_chosen)
        self.textChanged.connect(self._on_text)
        self.left.connect(self._on_left)

    def show_place(self, found: PlaceFound | None) -> None:
        """Put a unit in the line; `chosen` is told."""
        self.found = found
        self.show_content(found.words if found is not None else "")
        self.setCursorPosition(0)
        self.chosen.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list; Enter takes the line that is marked, else the first that was found."""
        if event.key() == Qt.Key.Key_Down and not self.suggestions.open:
            self.suggestions.show_all()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.found is None and self.text().strip() and not self.suggestions.marked:
            self.suggestions.hide()
            self._take_first()
        else:
            super().keyPressEvent(event)

    def _names(self) -> Sequence[str]:
        self._hits = {_words(hit): hit for hit in self._search(self.text())}
        return tuple(self._hits)

    def _take_first(self) -> None:
        names = self._names()
        if names:
            self._on_chosen(names[0])

    def _on_chosen(self, words: str) -> None:
        self.show_place(self._hits.get(words))

    def _on_text(self, text: str) -> None:
        if self.found is not None and text != self.found.words:
            self.found = None
            self.chosen.emit(None)

    def _on_left(self, leaving: bool) -> None:
        """A name typed in full, that only one unit has, needs no choosing."""
        if leaving and self.found is None and not self.suggestions.open and self.text().strip():
            wanted = self.text().strip().casefold()
            fitting = [name for name in self._names() if wanted in {name.casefold(), self._hits[name].place.title.casefold()}]
            if len(fitting) == 1:
                self._on_chosen(fitting[0])


def _words(hit: PlaceFound) -> str:
    return hit.words if hit.was is None else _("{place} (formerly {old})").format(place=hit.words, old=hit.was_words)
