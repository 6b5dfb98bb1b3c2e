"""Entering one document: a citation is typed or pasted and taken apart; what the library has already is said before it is entered twice."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.library import LegalDocument, Origin
from ttdn_desktop.i18n import _
from ttdn_desktop.services.bases import DOCUMENT_TYPES, bases_in, full_subject, spelled_out
from ttdn_desktop.services.basis_picks import name_of
from ttdn_desktop.services.library_changes import Double, add_document, doubles_of
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.forms.date_field import DateLine
from ttdn_desktop.ui.suggestions import Suggestions

_PAUSE = 250


class AddDialog(Dialog):
    """`added` names the new document; `shown` one that is there already and that the person wants to see."""

    added = Signal(str)
    shown = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(_("Add a document"), parent, width=640)
        self._context = context
        self._id = context.new_id()
        self.told: tuple[Double, ...] = ()  # what the library seems to have already
        self.citation = LineEditor()
        self.citation.setPlaceholderText(_("E.g. Decree No. 72/2015/NĐ-CP of 7 September 2015 of the Government on …"))
        self.type, self.number, self.issuer, self.subject = LineEditor(), LineEditor(), LineEditor(), LineEditor()
        self.date = DateLine(_("Date of issue"))
        form = kit.Form(1)
        form.add(_("Paste or type a citation: it is taken apart by itself"), self.citation)
        parts = kit.Form(3)
        parts.add(_("Type of document"), self.type)
        parts.add(_("Number, symbol"), self.number)
        parts.add(_("Date of issue"), self.date)
        parts.add(_("Issuing body"), self.issuer, 3)
        parts.add(_("Subject"), self.subject, 3)
        Suggestions(self.type, lambda: DOCUMENT_TYPES).chosen.connect(self.type.setText)
        self._told = kit.column(spacing=4)
        self.content.addWidget(form)
        self.content.addWidget(parts)
        self.content.addLayout(self._told)
        self.content.addWidget(kit.small_label(_("Validity, relations, files and notes are entered on its page afterwards."), wrap=True))
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.enter = self.add_button(kit.primary_button(_("Add"), self.take), default=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.weigh)
        self.citation.textChanged.connect(self._take_apart)
        for line in (self.type, self.number, self.issuer, self.subject):
            line.textChanged.connect(lambda _text: self._pause.start())
        self.date.picked.connect(lambda _day: self._pause.start())
        self.weigh()
        self.citation.setFocus()

    @property
    def document(self) -> LegalDocument:
        """The document as it stands in the fields."""
        self.date.line.left.emit(True)
        return LegalDocument(
            id=self._id,
            type=tidy(self.type.text()),
            number=tidy(self.number.text()) or None,
            date=self.date.value,
            issuer=tidy(self.issuer.text()) or None,
            subject=tidy(self.subject.text()),
            status="unknown",
            origin=Origin.OWN,
        )

    def _take_apart(self, text: str) -> None:
        """Show the parts that were understood; the fields stay where nothing was."""
        basis = next((spelled_out(one) for one in bases_in(text) if one.type), None)
        if basis is None:
            return
        for line, value in ((self.type, basis.type), (self.number, basis.number), (self.issuer, basis.issuer), (self.subject, full_subject(basis))):
            line.setText(value or "")
        self.date.show_date(basis.date)
        self._pause.start()

    def weigh(self) -> None:
        """Say what is there already, and whether there is enough to add."""
        document = self.document
        self.enter.setEnabled(bool(document.type and (document.number or document.subject)))
        kit.clear(self._told)
        self.told = doubles_of(self._context.books.library.value, document)[:2]
        for double in self.told:
            show = kit.plain_button(_("Show it"), partial(self._show, double.first.id))
            self._told.addWidget(kit.Notice(_("The library seems to have it already: {document}.").format(document=name_of(double.first)), "warning", show))

    def _show(self, document_id: str) -> None:
        self.shown.emit(document_id)
        self.reject()

    def take(self) -> None:
        """Add it."""
        document = self.document
        if self._context.books.library.edit(_("Add document"), lambda library: add_document(library, document)):
            self.accept()
            self.added.emit(document.id)
