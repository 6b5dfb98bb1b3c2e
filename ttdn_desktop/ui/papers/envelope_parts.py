"""The parts of a paper's form around its text: head, who issues it, bases and proposal, the foot of its first page; each a card of fields with names."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.paper_edits import facts_of, paper_of, put_paper, with_facts
from ttdn_desktop.domain.plan import Plan, Urgency
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.choices import circulation_marks
from ttdn_desktop.services.paper_envelopes import CONTACT, issuer_choices, issuer_key, proposed_text, with_issuer
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.services.value_words import URGENCIES
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.forms.bases_panel import BasesPanel
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.forms.general_form import change_label, document_part, issuer_part, proposal_text, with_proposal
from ttdn_desktop.ui.forms.lines_field import LinesField
from ttdn_desktop.ui.papers.envelope_session import EnvelopeSession
from ttdn_desktop.ui.papers.paper_session import PaperSession
from ttdn_desktop.ui.session import Holder
from ttdn_desktop.ui.suggestions import Suggestions

_URGENCIES = (("", N_("Ordinary")), *URGENCIES.items())

Access = tuple[Callable[[Plan], str], Callable[[Plan, str], Plan]]


class PartCard(kit.Card):
    """A card with a form, whose fields are known by name."""

    def __init__(self, holder: Holder, columns: int) -> None:
        super().__init__("")
        self.holder, self.fields = holder, dict[str, QWidget]()
        self.form = kit.Form(columns)
        self.add(self.form)

    def put(self, name: str, words: str, field: QWidget, span: int, *, hint: str = "") -> None:
        """Put a field in the next free place."""
        self.fields[name] = field
        field.setAccessibleName(words)
        self.form.add(words, field, span, hint=hint)

    def line(self, name: str, words: str, access: Access, span: int, *, empty: str = "", usual: Sequence[str] = ()) -> None:
        """A line of text; `empty` stands in it while nothing does, `usual` texts are offered while one types."""
        field = PlainField(self.holder, name=name, label=change_label(words), read=access[0], write=access[1])
        field.setPlaceholderText(empty)
        if usual:
            Suggestions(field, lambda: usual).chosen.connect(lambda text: self._take(field, access, words, text))
        self.put(name, words, field, span)

    def _take(self, field: PlainField, access: Access, words: str, text: str) -> None:
        """A text picked from the pop-up list."""
        field.binding.settle()
        self.holder.edit(change_label(words), lambda plan: access[1](plan, text))


class HeadPart(PartCard):
    """Subject, symbol, place, the marks of urgency and circulation, and to whom the paper is addressed."""

    def __init__(self, session: PaperSession, holder: EnvelopeSession, printed: frozenset[str]) -> None:
        super().__init__(holder, 6)
        self._session = session
        subject = TextField(holder, name="subject", label=change_label(_("Subject")), read=document_part("subject")[0], write=document_part("subject")[1])
        self.put("subject", _("Subject"), subject, 6)
        if "head" in printed:
            self.line("symbol", _("Symbol"), document_part("symbol"), 3)
            self.line("place", _("Place"), document_part("place"), 3)
            urgency = ChoiceField(
                holder,
                [(str(value), _(words)) for value, words in _URGENCIES],
                label=change_label(_("Urgency")),
                read=lambda plan: str(plan.document.urgency or ""),
                write=lambda plan, value: edits.set_document(plan, urgency=Urgency(value) if value else None),
            )
            self.put("urgency", _("Urgency"), urgency, 3)
            self.line("circulation", _("Mark of circulation"), document_part("circulation"), 3, empty=_("none"), usual=circulation_marks())
        if "addressees" in printed:
            lines = LinesField(
                holder, name="addressees", label=change_label(_("Addressees")), read=lambda plan: plan.addressees, write=edits.set_addressees, least=1
            )
            self.put("addressees", _("Addressees, one a line"), lines, 6)
        session.changed.connect(self._show_defaults)
        self._show_defaults()

    def _show_defaults(self, *_news: object) -> None:
        """What the plan would have there stands, greyed, in a field that was emptied."""
        for name in ("subject", "symbol", "place", "addressees"):
            field = self.fields.get(name)
            if isinstance(field, PlainField | TextField):
                text = " ".join(proposed_text(self._session.paper, f"/{name}").split())
                field.setPlaceholderText(_("By the plan: {text}").format(text=text) if text else "")


class IssuerPart(PartCard):
    """Whose letterhead the paper bears: one of the bodies of the plan, or one typed here."""

    def __init__(self, session: PaperSession, holder: EnvelopeSession, order: Callable[[], PaperOrder]) -> None:
        super().__init__(holder, 2)
        ident = session.paper_id
        choice = ChoiceField(
            session,
            [(one.key, one.name) for one in issuer_choices(session.plan, order())],
            label=change_label(_("Issuing body")),
            read=lambda plan: issuer_key(paper_of(plan, ident)),
            write=lambda plan, key: with_issuer(plan, paper_of(plan, ident), key, order()),
            others={issuer_key(session.paper): session.paper.issuer.name or _("another body")},
        )
        hint = _("Letterhead, symbol and who signs are taken over with the body; each can be changed below and at the end.")
        self.put("issuer", _("Who issues this paper"), choice, 2, hint=hint)
        self.line("issuer.parent", _("Parent body"), issuer_part("parent"), 1)
        self.line("issuer.name", _("Issuing body"), issuer_part("name"), 1)
        lines = LinesField(
            holder,
            name="issuer.lines",
            label=_("Name in the letterhead"),
            read=lambda plan: plan.issuer.lines,
            write=lambda plan, lines: edits.set_issuer(plan, lines=lines),
            least=2,
        )
        self.put("issuer.lines", _("Name in the letterhead, one line each"), lines, 2)


class GroundsPart(QWidget):
    """The paper's own legal bases, and on whose proposal it is issued."""

    def __init__(self, context: ScreenContext, holder: EnvelopeSession) -> None:
        super().__init__()
        self.bases = BasesPanel(context, holder)
        card = PartCard(holder, 1)
        proposal = TextField(holder, name="proposal.text", label=change_label(_("Proposal")), read=proposal_text, write=with_proposal, least=1)
        proposal.setPlaceholderText(_("for instance: At the proposal of the head of the Office of Culture and Society"))
        card.put("proposal", _("At the proposal of"), proposal, 1)
        self.fields = card.fields
        column = kit.column(self, spacing=12)
        column.addWidget(self.bases)
        column.addWidget(card)


class FootPart(PartCard):
    """The sign of who drafted the paper, and where the issuing body is found."""

    def __init__(self, session: PaperSession, holder: EnvelopeSession, printed: frozenset[str]) -> None:
        super().__init__(holder, 2)
        if "recipients" in printed:
            self.line("drafter", _("Drafter's sign and number of copies"), document_part("drafter"), 1, empty=_("for instance NVA.25"))
        if "contact" in printed:
            contact = TextField(
                session,
                name="contact",
                label=change_label(_("Contact")),
                read=lambda plan: facts_of(paper_of(plan, session.paper_id)).get(CONTACT, ""),
                write=lambda plan, text: _with_contact(plan, session.paper_id, text),
            )
            contact.setPlaceholderText(_("Address, e-mail, telephone; nothing is printed while this is empty"))
            self.put("contact", _("Contact at the foot of the first page, one a line"), contact, 2)


def _with_contact(plan: Plan, paper_id: PaperId, text: str) -> Plan:
    return put_paper(plan, with_facts(paper_of(plan, paper_id), {CONTACT: text}))
