"""The form of what identifies the plan: letterhead, number and date, subject, span, and what leads into the body."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits, plan_span
from ttdn_desktop.domain.plan import Plan, PlanKind, Proposal, Stage
from ttdn_desktop.i18n import _
from ttdn_desktop.services.addressed import issuer_in_full
from ttdn_desktop.services.find import Match
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.services.value_words import PLAN_KINDS
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.forms.date_field import DateField
from ttdn_desktop.ui.forms.heading_offer import HeadingOffer
from ttdn_desktop.ui.forms.lines_field import LinesField
from ttdn_desktop.ui.forms.regime_panel import RegimePanel
from ttdn_desktop.ui.hearing import hear

_WORKING = (Stage.DRAFT, Stage.CONSULTING, Stage.SUBMITTED)
"""Stages chosen by hand; number and date of issue are entered by a command of their own."""

Access = tuple[Callable[[Plan], str], Callable[[Plan, str], Plan]]


class GeneralForm(QWidget):
    """Three cards: who issues it, what it is, how it begins."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.fields: dict[str, QWidget] = {}
        column = kit.column(self, margins=20, spacing=12)
        column.addWidget(kit.title_label(_("General information")))
        column.addWidget(self._what())
        column.addWidget(self._who())
        column.addWidget(self._opening())
        column.addStretch(1)

    def show_node(self, own: str) -> None:
        """There is one such node; nothing to choose."""

    def start(self) -> None:
        self.fields["document.subject"].setFocus()

    def writing_place(self) -> QWidget:
        return self.fields["document.subject"]

    def field_of(self, match: Match) -> QWidget | None:
        return self.fields.get(match.place.field)

    # --- cards

    def _what(self) -> kit.Card:
        card = kit.Card()
        form = kit.Form(6)
        self._add(form, "document.subject", self._text("document.subject", _("Subject"), *document_part("subject"), lines=2), _("Subject"), 6)
        kinds = tuple(PLAN_KINDS.items())
        kind = self._choice(kinds, _("Kind of plan"), lambda plan: plan.plan_kind, lambda plan, value: edits.set_plan(plan, plan_kind=PlanKind(value)))
        self._add(form, "plan_kind", kind, _("Kind of plan"), 2)
        self._add(form, "year", self._line("year", _("Year"), _year, _with_year), _("Year"), 2)
        stage = ChoiceField(
            self._context.session,
            [(stage.value, _(STAGES[stage])) for stage in _WORKING],
            label=change_label(_("Stage")),
            read=lambda plan: plan.stage.value,
            write=lambda plan, value: edits.set_plan(plan, stage=Stage(value)),
            others={stage.value: _(words) for stage, words in STAGES.items()},
        )
        self._add(form, "stage", stage, _("Stage"), 2)
        self._add(
            form, "period.start", self._date("period.start", _("From"), lambda p: p.period.start if p.period else None, plan_span.set_start), _("From"), 3
        )
        self._add(form, "period.end", self._date("period.end", _("To"), lambda p: p.period.end if p.period else None, plan_span.set_end), _("To"), 3)
        self._add(form, "document.number", self._line("document.number", _("No."), *document_part("number")), _("No."), 1)
        self._add(form, "document.symbol", self._line("document.symbol", _("Symbol"), *document_part("symbol")), _("Symbol"), 2)
        date = self._date("document.date", _("Date of issue"), lambda p: p.document.date, lambda p, day: edits.set_document(p, date=day, date_text=None))
        self._add(form, "document.date", date, _("Date of issue"), 3)
        planned = self._date(
            "planned_issue_date", _("Planned date of issue"), lambda p: p.planned_issue_date, lambda p, day: edits.set_plan(p, planned_issue_date=day)
        )
        self._add(form, "planned_issue_date", planned, _("Planned date of issue"), 3)
        hint = _("Number and date stay blank for the clerk. The planned date is not printed; the validity of bases is judged on it.")
        form.add("", kit.small_label(hint, wrap=True), 3)
        return card.add(form)

    def _who(self) -> kit.Card:
        card = kit.Card(_("Issuing body"))
        form = kit.Form(2)
        self._add(form, "issuer.parent", self._line("issuer.parent", _("Parent body"), *issuer_part("parent")), _("Parent body"), 1)
        self._add(form, "issuer.name", self._line("issuer.name", _("Issuing body"), *issuer_part("name")), _("Issuing body"), 1)
        lines = LinesField(
            self._context.session,
            name="issuer.lines",
            label=_("Name in the letterhead"),
            read=lambda plan: plan.issuer.lines,
            write=lambda plan, lines: edits.set_issuer(plan, lines=lines),
            least=2,
        )
        self._add(form, "issuer.lines", lines, _("Name in the letterhead, one line each"), 1)
        self._add(form, "document.place", self._line("document.place", _("Place"), *document_part("place")), _("Place"), 1)
        self.rules = RegimePanel(self._context.session)
        self._add(form, "document.regime", self.rules, _("Rules of form"), 2)
        self.in_full = kit.link_button("", self._write_in_full)
        session = self._context.session
        hear(self, session.changed, lambda _before, after: self._show_full_name(after))
        hear(self, session.switched, lambda now: self._show_full_name(now.plan if now else None))
        self._show_full_name(session.plan)
        return card.add(form, self.in_full, HeadingOffer(self._context))

    def _show_full_name(self, plan: Plan | None) -> None:
        """A name that begins with UBND or HĐND can be written out."""
        full = issuer_in_full(plan) if plan is not None else None
        self.in_full.setVisible(plan is not None and full != plan.issuer)
        self.in_full.setText(_("Write the name in full: {name}").format(name=full.name).replace("&", "&&") if full is not None else "")

    def _write_in_full(self) -> None:
        self._context.session.edit(change_label(_("Issuing body")), lambda plan: replace(plan, issuer=issuer_in_full(plan)))

    def _opening(self) -> kit.Card:
        card = kit.Card(_("How the plan begins"))
        form = kit.Form(1)
        addressees = LinesField(
            self._context.session, name="addressees", label=_("Addressees"), read=lambda plan: plan.addressees, write=edits.set_addressees, least=1
        )
        self._add(form, "addressees", addressees, _("Addressees, one a line (rare in a plan)"), 1)
        self._add(form, "proposal.text", self._text("proposal.text", _("Proposal"), proposal_text, with_proposal, lines=1), _("At the proposal of"), 1)
        enacting = self._text("enacting", _("Clause before the body"), lambda plan: plan.enacting, edits.set_enacting, lines=2)
        self._add(form, "enacting", enacting, _("Clause before the body"), 1)
        return card.add(form)

    # --- fields

    def _add(self, form: kit.Form, name: str, field: QWidget, words: str, span: int) -> None:
        self.fields[name] = field
        field.setAccessibleName(words)
        form.add(words, field, span)

    def _line(self, name: str, label: str, read: Callable[[Plan], str], write: Callable[[Plan, str], Plan]) -> PlainField:
        return PlainField(self._context.session, name=name, label=change_label(label), read=read, write=write)

    def _text(self, name: str, label: str, read: Callable[[Plan], str], write: Callable[[Plan, str], Plan], *, lines: int) -> TextField:
        return TextField(self._context.session, name=name, label=change_label(label), read=read, write=write, least=lines)

    def _date(self, name: str, label: str, read: Callable[[Plan], dt.date | None], write: Callable[[Plan, dt.date | None], Plan]) -> DateField:
        return DateField(self._context.session, name=name, label=change_label(label), read=read, write=write)

    def _choice(self, choices: Any, label: str, read: Callable[[Plan], str], write: Callable[[Plan, str], Plan]) -> ChoiceField:
        return ChoiceField(
            self._context.session,
            [(str(value), _(words)) for value, words in choices],
            label=change_label(label),
            read=lambda plan: str(read(plan)),
            write=write,
        )


def change_label(label: str) -> str:
    """The name of the step of undo."""
    return _("Change: {field}").format(field=label)


def document_part(field: str) -> Access:
    """How a field of the head of the document is read and written."""

    def write(plan: Plan, text: str) -> Plan:
        changed: Any = {field: text if field == "subject" else text or None}
        return edits.set_document(plan, **changed)

    return (lambda plan: getattr(plan.document, field) or ""), write


def issuer_part(field: str) -> Access:
    """The same for who issues it."""

    def write(plan: Plan, text: str) -> Plan:
        changed: Any = {field: text if field == "name" else text or None}
        return edits.set_issuer(plan, **changed)

    return (lambda plan: getattr(plan.issuer, field) or ""), write


def _year(plan: Plan) -> str:
    return str(plan.year) if plan.year else ""


def _with_year(plan: Plan, text: str) -> Plan:
    """Only whole years of four digits are kept; while one is typed, the one before stays."""
    digits = text.strip()
    if not digits:
        return plan_span.set_year(plan, None)
    return plan_span.set_year(plan, int(digits)) if len(digits) == 4 and digits.isascii() and digits.isdigit() and digits > "1900" else plan


def proposal_text(plan: Plan) -> str:
    """On whose proposal it is issued, as the line reads."""
    return plan.proposal.text if plan.proposal else ""


def with_proposal(plan: Plan, text: str) -> Plan:
    """The plan with that line; without the proposal where it is empty."""
    if not text:
        return edits.set_proposal(plan, None)
    return edits.set_proposal(plan, replace(plan.proposal, text=text) if plan.proposal else Proposal(text=text))
