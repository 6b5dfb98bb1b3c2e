"""The form of how the plan ends: recipients and signatory."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.units import units_used
from ttdn_desktop.i18n import _
from ttdn_desktop.services.choices import SigningChoice, signing_choices
from ttdn_desktop.services.find import Match
from ttdn_desktop.services.words import fold
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.chips import FlowLayout
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.edit_lock import EditLock
from ttdn_desktop.ui.fields import PlainField
from ttdn_desktop.ui.forms.lines_field import LinesField

_MOST_PROPOSED = 12


def missing_units(plan: Plan) -> tuple[str, ...]:
    """Units that have a task but stand in no line of the recipients."""
    listed = fold("\n".join(plan.recipients))
    return tuple(name for name in units_used(plan) if fold(name) not in listed)


def with_recipient(recipients: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The lines with one more, before the line of the archive (Lưu …), which stands last."""
    at = next((number for number, line in enumerate(recipients) if fold(line).lstrip("- ").startswith("luu")), len(recipients))
    return (*recipients[:at], name, *recipients[at:])


class EndingForm(QWidget):
    """Two cards."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.fields: dict[str, QWidget] = {}
        self._proposed: tuple[str, ...] = ()
        column = kit.column(self, margins=20, spacing=12)
        column.addWidget(kit.title_label(_("Recipients, signatory")))
        column.addWidget(self._recipients())
        column.addWidget(self._signatory())
        column.addStretch(1)
        context.session.changed.connect(self._on_changed)
        context.session.switched.connect(lambda session: self._propose(session.plan if session else None))
        self._propose(context.session.plan)

    def show_node(self, own: str) -> None:
        """There is one such node; nothing to choose."""

    def start(self) -> None:
        self.recipients.setFocus()

    def writing_place(self) -> QWidget:
        return self.recipients

    def field_of(self, match: Match) -> QWidget | None:
        return self.fields.get(match.place.field)

    def _recipients(self) -> kit.Card:
        card = kit.Card(_("Recipients"))
        self.recipients = LinesField(
            self._context.session,
            name="recipients",
            label=_("Change recipients"),
            read=lambda plan: plan.recipients,
            write=edits.set_recipients,
            least=5,
            most=30,
        )
        self.recipients.setAccessibleName(_("Recipients, one a line"))
        self.fields["recipients"] = self.recipients
        move = kit.row(spacing=4)
        up = kit.icon_button("up", _("Move line up (Alt+Shift+Up)"), lambda: self.recipients.move_line(-1))
        down = kit.icon_button("down", _("Move line down (Alt+Shift+Down)"), lambda: self.recipients.move_line(1))
        EditLock(self._context.session, up, down, parent=self)
        move.addWidget(up)
        move.addWidget(down)
        move.addWidget(kit.small_label(_("One a line, without dash and closing mark; the archive (Lưu) stands last."), wrap=True), 1)
        card.add(self.recipients)
        card.column.addLayout(move)
        self._offer = QWidget()
        lines = kit.column(self._offer, spacing=4)
        self._offer_words = kit.small_label(_("These units have tasks but do not receive the plan:"), wrap=True)
        lines.addWidget(self._offer_words)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        lines.addWidget(self._chips)
        return card.add(self._offer)

    def _signatory(self) -> kit.Card:
        card = kit.Card(_("Signatory"))
        form = kit.Form(2)
        capacity = LinesField(
            self._context.session,
            name="signatory.capacity",
            label=_("Change authority to sign"),
            read=lambda plan: plan.signatory.capacity,
            write=lambda plan, lines: edits.set_signatory(plan, capacity=lines),
            least=2,
        )
        capacity.setAccessibleName(_("Authority to sign, one line each"))
        self.fields["signatory.capacity"] = capacity
        form.add(_("Authority to sign, one line each"), capacity, 1)
        self._usual = kit.plain_button(_("Usual ways to sign…"), self._choose)
        EditLock(self._context.session, self._usual, parent=self)
        form.add(_("Or choose"), self._usual, 1)
        for field, words in (("title", _("Post")), ("name", _("Full name")), ("extra_title", _("Other post (advisory bodies)"))):
            self.fields[f"signatory.{field}"] = form.add(words, self._line(field, words))
        return card.add(form)

    def _line(self, field: str, words: str) -> PlainField:
        def write(plan: Plan, text: str) -> Plan:
            changed: Any = {field: text or None}
            return edits.set_signatory(plan, **changed)

        made = PlainField(
            self._context.session,
            name=f"signatory.{field}",
            label=_("Change: {field}").format(field=words),
            read=lambda plan: getattr(plan.signatory, field) or "",
            write=write,
        )
        made.setAccessibleName(words)
        return made

    def signing_menu(self) -> QMenu:
        """The usual ways to sign."""
        menu = QMenu(self)
        plan = self._context.session.plan
        for choice in signing_choices(plan.document.regime) if plan is not None else ():
            action = QAction(choice.words.replace("&", "&&"), menu)
            action.triggered.connect(lambda _on=False, choice=choice: self._sign(choice))
            menu.addAction(action)
        return menu

    def _choose(self) -> None:
        menu = self.signing_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menus.popup_below(menu, self._usual)

    def _sign(self, choice: SigningChoice) -> None:
        def signed(plan: Plan) -> Plan:
            own = plan.signatory
            return edits.set_signatory(plan, capacity=choice.capacity, title=choice.title or own.title, extra_title=choice.extra_title or own.extra_title)

        self._context.session.edit(_("Change authority to sign"), signed)

    def _on_changed(self, before: Plan, after: Plan) -> None:
        if before.tasks is not after.tasks or before.recipients is not after.recipients or before.stage is not after.stage:
            self._propose(after)

    def _propose(self, plan: Plan | None) -> None:
        """Offer the units that have tasks and are not listed, quietly."""
        names = missing_units(plan)[:_MOST_PROPOSED] if plan is not None and not plan.locked else ()
        self._offer.setVisible(bool(names))
        if names == self._proposed:
            return
        self._proposed = names
        while (item := self._flow.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for name in names:
            self._flow.addWidget(self._adding(name))

    def _adding(self, name: str) -> QPushButton:
        button = kit.plain_button(_("+ {unit}").format(unit=name).replace("&", "&&"), lambda: self._add(name))
        button.setAccessibleName(_("Add {unit} to the recipients").format(unit=name))
        return button

    def _add(self, name: str) -> None:
        self._context.session.settle()
        self._context.session.edit(_("Add recipient"), lambda plan: edits.set_recipients(plan, with_recipient(plan.recipients, name)))
