"""Choosing legal bases from the shipped catalogue and from those used before, searched without tone marks."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.bases import Shelf, basis_of, document_of
from ttdn_desktop.services.words import matches
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.forms.basis_rows import Row, RowsModel, RowsView, judged_on, validity_words


class CatalogueDialog(Dialog):
    """Stays open while documents are added one after the other."""

    def __init__(
        self,
        shelf: Shelf,
        used: Sequence[LegalBasis],
        on: dt.date,
        add: Callable[[LegalBasis], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Choose legal bases"), parent, width=760)
        self._add = add
        self._entries = self._make_entries(shelf, used, on)
        self._shown: list[tuple[LegalBasis, Row]] = []
        self.words = LineEditor()
        self.words.setPlaceholderText(_("Search: number, issuer, words of the title; no tone marks needed"))
        self.words.setAccessibleName(_("Search the catalogue"))
        self.words.textChanged.connect(self._filter)
        self._rows = RowsModel()
        self.view = RowsView(self._rows, _("Legal documents"), fit=False)
        self.view.setMinimumHeight(360)
        self.view.doubleClicked.connect(self.add_chosen)
        self.view.activated.connect(self.add_chosen)
        self._told = kit.small_label(judged_on(on))
        self.content.addWidget(self.words)
        self.content.addWidget(self._told)
        self.content.addWidget(self.view, 1)
        self.add_button(kit.plain_button(_("Close"), self.accept))
        self.add_button(kit.primary_button(_("Add"), self.add_chosen))
        self._filter("")

    def add_chosen(self, _index: QModelIndex | None = None) -> None:
        """Add the document chosen in the list."""
        current = self.view.currentIndex()
        if current.isValid():
            basis = self._shown[current.row()][0]
            self._add(basis)
            self._told.setText(_("Added: {basis}").format(basis=basis.number or basis.subject or basis.text))

    def _make_entries(self, shelf: Shelf, used: Sequence[LegalBasis], on: dt.date) -> list[tuple[LegalBasis, Row]]:
        entries = []
        listed: set[str] = set()
        for basis in used:
            known = document_of(basis, shelf)
            word, tone = validity_words(shelf.judge(known, on)) if known else (_("Not in the catalogue"), "muted")
            entries.append((basis, Row(text=basis.text, word=word, tone=tone, below=_("Used before"))))
            if known:
                listed.add(known.id)
        for document in shelf.library.documents:
            if document.id not in listed:
                word, tone = validity_words(shelf.judge(document, on))
                basis = basis_of(document)
                entries.append((basis, Row(text=basis.text, word=word, tone=tone, below=document.note)))
        return entries

    def _filter(self, words: str) -> None:
        self._shown = [entry for entry in self._entries if matches(entry[1].text, words)]
        self._rows.show([row for _basis, row in self._shown])
        if self._shown:
            self.view.setCurrentIndex(self._rows.index(0))
        count = len(self._shown)
        self.view.setAccessibleDescription(ngettext("{n} document", "{n} documents", count).format(n=count))
