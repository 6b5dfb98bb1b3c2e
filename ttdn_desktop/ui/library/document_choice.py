"""A line of words over the documents of the library, of which one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.library_listing import Order, Wanted
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.library.document_list import DocumentList
from ttdn_desktop.ui.list_keys import ListKeys

_LEAST = 280


class DocumentChoice(QWidget):
    """`but` is left out; `changed` tells that another one, or none, is chosen."""

    changed = Signal()

    def __init__(self, context: ScreenContext, *, but: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._but = but
        self.words = LineEditor()
        self.words.setPlaceholderText(_("Number, issuer, words of the title; no tone marks needed"))
        self.words.setAccessibleName(_("Search the library"))
        self.list = DocumentList(context.books, context.today())
        self.list.setProperty("role", "boxed")
        self.list.setMinimumHeight(_LEAST)
        ListKeys(self.words, self.list)
        lines = kit.column(self, spacing=8)
        lines.addWidget(self.words)
        lines.addWidget(self.list, 1)
        self.words.textChanged.connect(lambda _text: self._narrow())
        self.list.chosen.connect(lambda _id: self.changed.emit())
        self._narrow()

    @property
    def chosen_id(self) -> str:
        """The document in front, or nothing."""
        return self.list.chosen_id

    def _narrow(self) -> None:
        words = self.words.text()
        self.list.show_wanted(Wanted(words=words, order=Order.NEWEST), but=self._but, best=bool(words.strip()))
        self.changed.emit()
