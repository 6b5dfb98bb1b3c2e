"""Quiet links under the list of bases: what can be done now with the chosen one, and the order by rank where the list has another."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.bases import document_of
from ttdn_desktop.services.basis_picks import amendments, can_be_taken_in, cited_whole, in_order, name_of, taken_in, with_amendments
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.chips import FlowLayout
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.session import Holder

_LONGEST = 420


class BasisLinks(QWidget):
    """Everything they do is one step of undo; nothing is done by itself."""

    def __init__(self, context: ScreenContext, holder: Holder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._holder = context, holder
        self._flow = FlowLayout(self, spacing=8)

    def show_basis(self, plan: Plan | None, at: int) -> None:
        """Offer what fits the basis at that place of the plan."""
        kit.clear(self._flow)
        session = self._holder.current
        if plan is None or session is None or session.locked:
            self.hide()
            return
        if 0 <= at < len(plan.legal_bases):
            self._offer_for(plan, at)
        if in_order(plan.legal_bases) != plan.legal_bases:
            self._add(_("Order by rank and date"), self._sort)
        self.setVisible(self._flow.count() > 0)

    def _offer_for(self, plan: Plan, at: int) -> None:
        shelf, basis = self._context.books.shelf, plan.legal_bases[at]
        on = plan.validity_date or self._context.today()
        document = document_of(basis, shelf)
        if document is None:
            if can_be_taken_in(basis) and not self._context.books.library.locked:
                self._add(_("Add to the library"), lambda: self._take_in(at))
        elif (newer := shelf.successor(document, on)) is not None:
            self._add(_("Cite {document} instead").format(document=name_of(newer)), lambda: self._replace(at, newer))
        elif not basis.inline and (amending := amendments(document, shelf, on, plan.legal_bases)):
            names = ", ".join(name_of(one) for one in amending)
            self._add(_("Name the amendment: {documents}").format(documents=names), lambda: self._amend(at, amending))

    def _add(self, words: str, do: kit.Click) -> None:
        self._flow.addWidget(kit.ElidedLink(words, do, _LONGEST))

    def _sort(self) -> None:
        self._holder.settle()
        self._holder.edit(_("Order by rank and date"), lambda plan: edits.set_plan(plan, legal_bases=in_order(plan.legal_bases)))

    def _replace(self, at: int, newer: LegalDocument) -> None:
        def replaced(plan: Plan) -> Plan:
            before = plan.legal_bases[at]
            others = (*plan.legal_bases[:at], *plan.legal_bases[at + 1 :])
            on = plan.validity_date or self._context.today()
            after = cited_whole(newer, self._context.books.shelf, on, others)
            return edits.put_basis(plan, at, _led_as(before, after))

        self._holder.settle()
        self._holder.edit(_("Cite what replaced it"), replaced)

    def _amend(self, at: int, amending: tuple[LegalDocument, ...]) -> None:
        self._holder.settle()
        self._holder.edit(_("Name the amendment"), lambda plan: edits.put_basis(plan, at, with_amendments(plan.legal_bases[at], amending)))

    def _take_in(self, at: int) -> None:
        plan, library = self._holder.plan, self._context.books.library
        if plan is None:
            return
        basis, document_id = plan.legal_bases[at], self._context.new_id()
        if library.edit(_("Add a document to the library"), lambda value: taken_in(value, basis, document_id)):
            name = self._context.books.shelf.by_id[document_id]
            self._context.offer(_("{document} is in the library.").format(document=name_of(name)), _("Undo"), library.taking_back())


def _led_as(before: LegalBasis, after: LegalBasis) -> LegalBasis:
    """The new basis led by the word that led the old one."""
    if not before.lead or not after.lead:
        return after
    return replace(after, lead=before.lead, text=f"{before.lead}{after.text.removeprefix(after.lead)}")
