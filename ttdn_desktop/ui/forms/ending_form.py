"""The form of how the plan ends: recipients and signatory."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.addressed import unreached, with_recipients
from ttdn_desktop.services.choices import SigningChoice, signing_choices
from ttdn_desktop.services.find import Match
from ttdn_desktop.services.office_days import PersonToSign, day_of, name_on, people_to_sign
from ttdn_desktop.services.snippets import RECIPIENT
from ttdn_desktop.services.unit_search import chain
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.chips import FlowLayout
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.edit_lock import EditLock
from ttdn_desktop.ui.fields import PlainField
from ttdn_desktop.ui.forms.lines_field import LinesField
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.session import Holder, local_day
from ttdn_desktop.ui.snippets.link import PART, sentences_link
from ttdn_desktop.ui.units.chooser import UnitChooser

_MOST_PROPOSED = 12


class EndingForm(QWidget):
    """Two cards; of the plan in front, or within another form of what `holder` has in the place of its ending."""

    def __init__(self, context: ScreenContext, holder: Holder | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder: Holder = holder or context.session
        self.fields: dict[str, QWidget] = {}
        self._proposed: tuple[str, ...] = ()
        self._clock = context.clock
        self._books = context.books
        column = kit.column(self, margins=0 if holder else 20, spacing=12)
        if holder is None:
            column.addWidget(kit.title_label(_("Recipients, signatory")))
        column.addWidget(self._recipients(context))
        column.addWidget(self._signatory())
        column.addStretch(1)
        self._holder.changed.connect(self._on_changed)
        hear(self, self._holder.switched, lambda session: self._propose(session.plan if session else None))
        self._propose(self._holder.plan)

    def show_node(self, own: str) -> None:
        """There is one such node; nothing to choose."""

    def start(self) -> None:
        self.recipients.setFocus()

    def writing_place(self) -> QWidget:
        return self.recipients

    def field_of(self, match: Match) -> QWidget | None:
        return self.fields.get(match.place.field)

    def _recipients(self, context: ScreenContext) -> kit.Card:
        card = kit.Card(_("Recipients"))
        self.recipients = LinesField(
            self._holder,
            name="recipients",
            label=_("Change recipients"),
            read=lambda plan: plan.recipients,
            write=edits.set_recipients,
            least=5,
            most=30,
            names=context.desk.unit_names,
        )
        self.recipients.setAccessibleName(_("Recipients, one a line"))
        self.fields["recipients"] = self.recipients
        self.recipients.setProperty(PART, RECIPIENT)
        move = kit.row(spacing=4)
        up = kit.icon_button("up", _("Move line up (Alt+Shift+Up)"), lambda: self.recipients.move_line(-1))
        down = kit.icon_button("down", _("Move line down (Alt+Shift+Down)"), lambda: self.recipients.move_line(1))
        sentence = sentences_link(context)
        directory = kit.link_button(_("From the directory…"), self._choose_units)
        EditLock(self._holder, up, down, sentence, directory, parent=self)
        move.addWidget(up)
        move.addWidget(down)
        move.addWidget(kit.small_label(_("One a line, without dash and closing mark; the archive (Lưu) stands last."), wrap=True), 1)
        card.add(self.recipients)
        card.column.addLayout(move)
        links = kit.row(spacing=8)
        links.addWidget(directory)
        links.addWidget(sentence)
        links.addStretch(1)
        card.column.addLayout(links)
        self._offer = QWidget()
        lines = kit.column(self._offer, spacing=4)
        self._offer_words = kit.small_label(_("Proposed: these units have tasks in the plan and do not receive this paper:"), wrap=True)
        lines.addWidget(self._offer_words)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        lines.addWidget(self._chips)
        self._all = kit.link_button(_("Add all of them"), self._add_all)
        lines.addWidget(self._all)
        return card.add(self._offer)

    def _signatory(self) -> kit.Card:
        card = kit.Card(_("Signatory"))
        form = kit.Form(2)
        capacity = LinesField(
            self._holder,
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
        EditLock(self._holder, self._usual, parent=self)
        form.add(_("Or choose"), self._usual, 1)
        for field, words in (("title", _("Post")), ("name", _("Full name")), ("extra_title", _("Other post (advisory bodies)"))):
            self.fields[f"signatory.{field}"] = form.add(words, self._line(field, words))
        return card.add(form)

    def _line(self, field: str, words: str) -> PlainField:
        def write(plan: Plan, text: str) -> Plan:
            changed: Any = {field: text or None}
            return edits.set_signatory(plan, **changed)

        made = PlainField(
            self._holder,
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
        plan = self._holder.plan
        people = people_to_sign(plan, self._books.units.value, local_day(self._clock), self._books.directory) if plan is not None else ()
        for person in people:
            action = QAction(person.words.replace("&", "&&"), menu)
            action.triggered.connect(lambda _on=False, person=person: self._sign(person))
            menu.addAction(action)
        if people:
            menu.addSeparator()
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
            name = choice.name if isinstance(choice, PersonToSign) else own.name
            extra = choice.extra_title or own.extra_title
            return edits.set_signatory(plan, capacity=choice.capacity, title=choice.title or own.title, extra_title=extra, name=name)

        self._holder.edit(_("Change authority to sign"), signed)

    def _on_changed(self, before: Plan, after: Plan) -> None:
        if any(getattr(before, name) is not getattr(after, name) for name in ("tasks", "recipients", "addressees", "stage")):
            self._propose(after)

    def _propose(self, plan: Plan | None) -> None:
        """Offer the units that have tasks and are not listed, quietly."""
        session = self._holder.current
        names = unreached(plan, local_day(self._clock)) if plan is not None and session is not None and not session.locked else ()
        self._offer.setVisible(bool(names))
        if names == self._proposed:
            return
        self._proposed = names
        while (item := self._flow.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for name in names[:_MOST_PROPOSED]:
            self._flow.addWidget(self._adding(name))
        self._all.setVisible(len(names) > 1)

    def _adding(self, name: str) -> QPushButton:
        button = kit.plain_button(_("+ {unit}").format(unit=name).replace("&", "&&"), lambda: self._add((name,)))
        button.setAccessibleName(_("Add {unit} to the recipients").format(unit=name))
        return button

    def _choose_units(self) -> None:
        """Add units of the directory that stand on the day of the plan."""
        plan, units = self._holder.plan, self._books.units.value
        if plan is None:
            return
        day = day_of(plan, local_day(self._clock))

        def add(ids: tuple[str, ...]) -> None:
            names = (name_on(unit, day, self._books.directory) for unit in chain(units, ids))
            self._add(tuple(name for name in names if name not in plan.recipients))

        UnitChooser(_("Recipients from the directory"), units, add, day=day, parent=self.window()).open()

    def _add_all(self) -> None:
        self._add(self._proposed)

    def _add(self, names: tuple[str, ...]) -> None:
        self._holder.settle()
        label = ngettext("Add recipient", "Add recipients", len(names))
        self._holder.edit(label, lambda plan: edits.set_recipients(plan, with_recipients(plan.recipients, names, plan.document.regime)))
