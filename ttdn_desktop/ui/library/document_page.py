"""One document of the library in full: how it is cited, whether it is in force, its life, its fields, files, and the plans that use it."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from ttdn_desktop.domain.library import LegalDocument, Origin
from ttdn_desktop.domain.validity import Judgement
from ttdn_desktop.i18n import _
from ttdn_desktop.services.bases import document_of
from ttdn_desktop.services.basis_picks import cited_whole, name_of, with_basis
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.chips import FlowLayout
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.forms.basis_rows import validity_words
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.library.document_fields import DocumentFields
from ttdn_desktop.ui.library.files_card import FilesCard
from ttdn_desktop.ui.library.relations_card import RelationsCard
from ttdn_desktop.ui.library.used_card import UsedCard
from ttdn_desktop.ui.library.words import judged_words


class DocumentPage(QWidget):
    """`asked` names another document that a person wants to see; `delete_asked` that this one is to go."""

    asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._document: LegalDocument | None = None
        self._on = context.today()
        self.chips: list[QLabel] = []
        self.fields = DocumentFields(context.books.library)
        self.relations = RelationsCard(context)
        self.files = FilesCard(context)
        self.used = UsedCard(context)
        lines = kit.column(self, spacing=12)
        lines.setContentsMargins(0, 0, 4, 0)
        for card in (self._head(), self.relations, self.fields, self.files, self.used):
            lines.addWidget(card)
        lines.addStretch(1)
        self.relations.asked.connect(self.asked)
        hear(self, context.session.changed, lambda _before, _after: self._show_plan())
        hear(self, context.session.switched, lambda _session: self._show_plan())

    def _head(self) -> kit.Card:
        card = kit.Card()
        self._title = kit.pane_label("", wrap=True)
        self._subject = kit.text_label("")
        self._chips = QWidget()
        self._chip_flow = FlowLayout(self._chips, spacing=6)
        self._judged = kit.muted_label("", wrap=True)
        self._citation = kit.text_label("")
        self._citation.setAccessibleName(_("As it is cited"))
        self.copy_button = kit.plain_button(_("Copy"), self.copy_citation, "copy")
        self.into_plan = kit.plain_button(_("Put into the open plan"), self.put_into_plan, "bases")
        self.delete_button = kit.icon_button("trash", _("Delete this document"), self._ask_delete)
        top = kit.row(spacing=8)
        top.addWidget(self._title, 1)
        top.addWidget(self.delete_button)
        cited = kit.row(spacing=8)
        cited.addWidget(self._citation, 1)
        buttons = kit.row(spacing=8)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.into_plan)
        self._told = kit.small_label("", wrap=True)
        buttons.addWidget(self._told, 1)
        card.column.addLayout(top)
        card.add(self._subject, self._chips, self._judged, kit.hline(), kit.field_label(_("As it is cited")))
        card.column.addLayout(cited)
        card.column.addLayout(buttons)
        return card

    # --- showing

    @property
    def document(self) -> LegalDocument | None:
        return self._document

    def show_document(self, document: LegalDocument, on: dt.date) -> None:
        """Show this document, judged on that day."""
        self._document, self._on = document, on
        shelf = self._context.books.shelf
        judged = shelf.judge(document, on)
        name = name_of(document)
        self._title.setText(name)
        self._subject.setText(document.subject)
        self._subject.setVisible(document.subject not in name)  # the name of a law says it already
        self._judged.setText(_told_judgement(judged, on, verified=document.verified))
        self._show_chips(document, judged)
        self._citation.setText(cited_whole(document, shelf, on, ()).text)
        self.delete_button.setVisible(not self._context.books.library.read_only)
        self.fields.point_at(document.id)
        self.relations.show_document(document, on)
        self.files.show_document(document)
        self.used.show_document(document)
        self._show_plan()

    def _show_chips(self, document: LegalDocument, judged: Judgement) -> None:
        kit.clear(self._chip_flow)
        self.chips = [kit.chip_label(*validity_words(judged))]
        if document.origin is Origin.OWN:
            self.chips.append(kit.chip_label(_("Own entry")))
        elif document.edited:
            self.chips.append(kit.chip_label(_("Changed by your office")))
        self.chips += [kit.chip_label(tag, "quiet") for tag in document.tags]
        for chip in self.chips:
            self._chip_flow.addWidget(chip)

    def _show_plan(self) -> None:
        """What the open plan has to do with it."""
        plan, document = self._context.session.plan, self._document
        if document is None:
            return
        shelf = self._context.books.shelf
        cited = plan is not None and any((known := document_of(basis, shelf)) is not None and known.id == document.id for basis in plan.legal_bases)
        session = self._context.session.current
        self.into_plan.setEnabled(session is not None and not session.locked and not cited)
        self._told.setText(_("The open plan cites it already.") if cited else "" if plan is not None else _("No plan is open."))

    # --- what is done

    def copy_citation(self) -> None:
        """Put the citation on the clipboard."""
        QGuiApplication.clipboard().setText(self._citation.text())
        self._context.message(_("Copied."))

    def put_into_plan(self) -> None:
        """Cite it in the open plan, where its rank says, with what amends it on the plan's day."""
        document, plan = self._document, self._context.session.plan
        if document is None or plan is None:
            return
        day = plan.validity_date or self._context.today()
        basis = cited_whole(document, self._context.books.shelf, day, plan.legal_bases)
        self._context.session.settle()
        self._context.session.edit(_("Add legal basis"), lambda plan: with_basis(plan, basis))
        self._context.message(_("{document} is now a basis of the open plan.").format(document=name_of(document)))

    def _ask_delete(self) -> None:
        if self._document is not None:
            self.delete_asked.emit(self._document.id)


def _told_judgement(judged: Judgement, on: dt.date, *, verified: bool) -> str:
    """Whether it is in force, and what ended or changed it."""
    told = [judged_words(judged, on, verified=verified)]
    if judged.ended_by is not None:
        told.append(_("In its place: {document}.").format(document=name_of(judged.ended_by)))
    if judged.changed_by:
        told.append(_("Changed by: {documents}.").format(documents="; ".join(name_of(one) for one in judged.changed_by)))
    return " ".join(told)
