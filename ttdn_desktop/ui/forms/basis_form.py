"""The form of one legal basis: the line as printed and the parts of its citation."""

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.bases import DOCUMENT_TYPES, reread, with_part
from ttdn_desktop.services.choices import basis_leads
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.forms.date_field import DateField
from ttdn_desktop.ui.session import Holder
from ttdn_desktop.ui.suggestions import Suggestions

_PARTS: tuple[tuple[str, str, int], ...] = (
    ("lead", N_("Leading word"), 1),
    ("type", N_("Type of document"), 1),
    ("number", N_("Number, symbol"), 1),
    ("date", N_("Date"), 1),
    ("issuer", N_("Issuing body"), 2),
    ("subject", N_("Subject"), 3),
)
"""The parts of a citation with their words and columns."""


class BasisForm(kit.Card):
    """Shows the basis at one place of the plan."""

    def __init__(self, holder: Holder, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = holder
        self.at = -1  # the place of the basis shown, -1 where there is none
        self.fields: dict[str, QWidget] = {}
        whole = kit.Form(1)
        text = TextField(holder, name="basis", label=_("Change legal basis"), read=self._text, write=self._with_text, least=2, most=8)
        text.setAccessibleName(_("Basis as printed"))
        self.fields["text"] = whole.add(_("Basis as printed, without closing mark"), text)
        parts = kit.Form(3)
        for part, words, span in _PARTS:
            made = self._part(part, _(words))
            made.setAccessibleName(_(words))
            self.fields[part] = parts.add(_(words), made, span)
        hint = kit.small_label(_("The line follows its parts as long as it was not typed otherwise; a typed line is kept as written."), wrap=True)
        self.add(whole, parts, hint)

    def point_at(self, at: int) -> None:
        """The form shows the basis at that place; what was typed for the one before is handed over first."""
        if at != self.at:
            self._session.settle()
            self.at = at
        self._bind()

    def _bind(self) -> None:
        text = self.fields["text"]
        if isinstance(text, TextField):
            text.binding.bind(f"basis:{self.at}", _("Change legal basis"), self._text, self._with_text)
        for part, words, _span in _PARTS:
            field = self.fields[part]
            if isinstance(field, PlainField):
                label = _("Change legal basis: {field}").format(field=_(words))
                field.binding.bind(f"basis:{self.at}:{part}", label, partial(self._part_text, part), partial(self._with_part_text, part))
            elif isinstance(field, DateField):
                field.refresh()
        self.setVisible(self.at >= 0)

    def _part(self, part: str, words: str) -> QWidget:
        holder, label = self._session, _("Change legal basis: {field}").format(field=words)
        if part == "date":
            return DateField(
                holder,
                name="basis.date",
                label=label,
                read=lambda plan: b.date if (b := self._basis(plan)) else None,
                write=lambda plan, day: self._with_part(plan, "date", day),
            )
        made = PlainField(holder, name=f"basis.{part}", label=label, read=partial(self._part_text, part), write=partial(self._with_part_text, part))
        usual = {"lead": basis_leads(), "type": DOCUMENT_TYPES}.get(part)
        if usual is not None:
            Suggestions(made, lambda: usual).chosen.connect(lambda name: self._take(made, part, name))
        return made

    def _take(self, field: PlainField, part: str, name: str) -> None:
        """A name picked from the pop-up list."""
        field.binding.settle()
        self._session.edit(_("Change legal basis"), lambda plan: self._with_part(plan, part, name))

    def _basis(self, plan: Plan) -> LegalBasis | None:
        return plan.legal_bases[self.at] if 0 <= self.at < len(plan.legal_bases) else None

    def _known(self, plan: Plan) -> LegalBasis:
        if (basis := self._basis(plan)) is None:
            raise KeyError(self.at)
        return basis

    def _text(self, plan: Plan) -> str:
        return self._known(plan).text

    def _with_text(self, plan: Plan, text: str) -> Plan:
        return edits.put_basis(plan, self.at, reread(self._known(plan), text))

    def _part_text(self, part: str, plan: Plan) -> str:
        return getattr(self._known(plan), part) or ""

    def _with_part_text(self, part: str, plan: Plan, text: str) -> Plan:
        return self._with_part(plan, part, text or None)

    def _with_part(self, plan: Plan, part: str, value: str | dt.date | None) -> Plan:
        return edits.put_basis(plan, self.at, with_part(self._known(plan), part, value))
