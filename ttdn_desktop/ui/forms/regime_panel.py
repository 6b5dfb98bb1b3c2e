"""The rules of form of a plan: the list to choose from, which rules would fit, and what is still to be compared with their text."""

from PySide6.QtWidgets import QPushButton, QWidget

from ttdn_desktop.domain.plan import Plan, Regime
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.regimes import REGIMES, fitting_regime, to_compare
from ttdn_desktop.ui import dialogs, kit
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.forms.regime_dialog import RegimeDialog, put_under
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.session import SessionHolder


class RegimePanel(QWidget):
    """The list, and under it one calm line where the rules do not fit date and issuing body, another where they were not read."""

    def __init__(self, holder: SessionHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._fitting = Regime.ND30_2020
        self.dialog: RegimeDialog | None = None
        self.field = ChoiceField(
            holder,
            [(regime.value, _(words)) for regime, words in REGIMES.items()],
            label=_("Rules of form"),
            read=lambda plan: plan.document.regime.value,
            write=lambda plan, _value: plan,
            choose=lambda value: self._choose(Regime(value)),
        )
        self.take: QPushButton = kit.link_button(_("Use these"), lambda: self._choose(self._fitting))
        self.fits = kit.Notice("", "info", self.take)
        self.which: QPushButton = kit.link_button(_("Which?"), self._show_doubts)
        self.compare = kit.Notice("", "warning", self.which)
        lines = kit.column(self, spacing=8)
        for widget in (self.field, self.fits, self.compare):
            lines.addWidget(widget)
        holder.changed.connect(self._on_changed)
        hear(self, holder.switched, lambda session: self.show_plan(session.plan if session else None))
        self.show_plan(holder.plan)

    def show_plan(self, plan: Plan | None) -> None:
        """Say what is to be said of the rules of this plan."""
        if plan is None:
            self.fits.hide()
            self.compare.hide()
            return
        self._fitting = fitting_regime(plan)
        told = _("By its date and issuing body this paper follows other rules: {rules}.").format(rules=_(REGIMES[self._fitting]))
        self.fits.text.setText(told)
        self.fits.setVisible(self._fitting is not plan.document.regime)
        self.take.setEnabled(self._holder.current is not None and not self._holder.current.locked)
        doubts = to_compare(plan.document.regime)
        words = ngettext(
            "{count} point of these rules is to be compared with their own text, which could not be read here.",
            "{count} points of these rules are to be compared with their own text, which could not be read here.",
            len(doubts),
        )
        self.compare.text.setText(words.format(count=len(doubts)))
        self.compare.setVisible(bool(doubts))

    def _show_doubts(self) -> None:
        plan = self._holder.plan
        if plan is not None:
            points = "\n".join(f"- {doubt}" for doubt in to_compare(plan.document.regime))
            dialogs.say(self.window(), _("To be compared with the text of the rules"), points)

    def _on_changed(self, before: Plan, after: Plan) -> None:
        if (before.document, before.issuer, before.planned_issue_date) != (after.document, after.issuer, after.planned_issue_date):
            self.show_plan(after)

    def _choose(self, regime: Regime) -> None:
        self.dialog = put_under(self._holder, regime, self.window())
