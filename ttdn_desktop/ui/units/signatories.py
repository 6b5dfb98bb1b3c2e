"""Who signs for a unit, each with capacity and term, and the dialog in which one is entered."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.domain.sequences import moved
from ttdn_desktop.domain.units import Signatory, UnitKind
from ttdn_desktop.i18n import _
from ttdn_desktop.services.choices import SigningChoice, signing_choices
from ttdn_desktop.services.words import short_date, tidy
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import BlockEditor, LineEditor
from ttdn_desktop.ui.forms.date_field import DateLine
from ttdn_desktop.ui.tab_order import tab_through

Signatories = tuple[Signatory, ...]


def term_words(one: Signatory) -> str:
    """The term of a signatory; nothing where it is open on both sides."""
    if one.first and one.last:
        return _("from {first} until {last}").format(first=short_date(one.first), last=short_date(one.last))
    if one.first:
        return _("from {day}").format(day=short_date(one.first))
    return _("until {day}").format(day=short_date(one.last)) if one.last else ""


class SignatoryList(QWidget):
    """One line each; `put` is given all of them after a change."""

    def __init__(self, put: Callable[[str, Signatories], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._put = put
        self._signatories: Signatories = ()
        self._day = dt.date.min
        self._regime = Regime.ND30_2020
        lines = kit.column(self, spacing=12)
        self._rows = kit.column(spacing=12)
        lines.addLayout(self._rows)
        self._none = kit.muted_label(_("Nobody yet. Who signs on a day is offered in the plans of that day."), wrap=True)
        lines.addWidget(self._none)
        foot = kit.row()
        self.add = kit.plain_button(_("Add who signs…"), partial(self.open, None), "add")
        foot.addWidget(self.add)
        foot.addStretch(1)
        lines.addLayout(foot)

    def show_signatories(self, signatories: Signatories, day: dt.date, kind: UnitKind, *, locked: bool) -> None:
        """Show these; those whose term does not cover the day are muted."""
        self._signatories, self._day = signatories, day
        self._regime = Regime.PARTY_05HD_2026 if kind is UnitKind.PARTY else Regime.ND30_2020
        self.add.setEnabled(not locked)
        kit.clear(self._rows)
        for number, one in enumerate(signatories):
            self._rows.addWidget(self._row(number, one, locked=locked))
        tab_through(self.add, self._rows)
        self._none.setVisible(not signatories)

    def open(self, number: int | None) -> "SignatoryDialog":
        """Enter another, or change one."""
        now = self._signatories[number] if number is not None else None
        dialog = SignatoryDialog(now, signing_choices(self._regime), partial(self._take, number), self.window())
        dialog.open()
        return dialog

    def _row(self, number: int, one: Signatory, *, locked: bool) -> QWidget:
        row = QWidget()
        line = kit.row(row, spacing=4)
        texts = kit.column(spacing=2)
        name = kit.ElidedLabel(one.name, "strong" if one.signs_on(self._day) else "muted")
        texts.addWidget(name)
        texts.addWidget(kit.ElidedLabel(" – ".join(part for part in (*one.capacity, one.title, term_words(one)) if part), "small"))
        line.addLayout(texts, 1)
        buttons = [
            kit.icon_button("up", _("Move up: {name}").format(name=one.name), partial(self._move, number, number - 1)),
            kit.icon_button("pencil", _("Change: {field}").format(field=one.name), partial(self.open, number)),
            kit.icon_button("trash", _("Take away: {unit}").format(unit=one.name), partial(self._remove, number)),
        ]
        for button in buttons:
            button.setEnabled(not locked)
            line.addWidget(button)
        buttons[0].setEnabled(not locked and number > 0)
        return row

    def _take(self, number: int | None, one: Signatory) -> None:
        now = self._signatories
        self._put(_("Change who signs"), (*now, one) if number is None else (*now[:number], one, *now[number + 1 :]))

    def _remove(self, number: int) -> None:
        self._put(_("Take away who signs"), (*self._signatories[:number], *self._signatories[number + 1 :]))

    def _move(self, number: int, to: int) -> None:
        self._put(_("Move line"), moved(self._signatories, number, to))


class SignatoryDialog(Dialog):
    """Name, post, capacity and term of one who signs."""

    def __init__(self, now: Signatory | None, choices: tuple[SigningChoice, ...], then: Callable[[Signatory], object], parent: QWidget | None = None) -> None:
        super().__init__(_("Who signs"), parent, width=560)
        self._choices = choices
        self.name, self.title = LineEditor(), LineEditor()
        self.capacity = BlockEditor(least=2, most=3)
        self.first, self.last = DateLine(_("In office from")), DateLine(_("until"))
        form = kit.Form(2)
        form.add(_("Full name"), self.name, 2)
        form.add(_("Authority to sign, one line each"), self.capacity)
        side = QWidget()
        column = kit.column(side, spacing=8)
        self.usual = kit.plain_button(_("Usual ways to sign…"), self._open_choices)
        column.addWidget(self.usual)
        column.addStretch(1)
        form.add(_("Or choose"), side)
        form.add(_("Post, in capitals as printed"), self.title, 2)
        form.add(_("In office from"), self.first)
        form.add(_("until"), self.last, hint=_("Empty: still in office."))
        self.content.addWidget(form)
        self.wrong = kit.small_label(_("The term would end before it begins."))
        self.wrong.setProperty("role", "error")
        self.wrong.hide()
        self.content.addWidget(self.wrong)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.agree = kit.primary_button(_("Save"), self.accept)
        self.add_button(self.agree, default=True)
        if now is not None:
            self.name.setText(now.name)
            self.title.setText(now.title)
            self.capacity.show_content("\n".join(now.capacity))
            self.first.show_date(now.first)
            self.last.show_date(now.last)
        self.name.textChanged.connect(lambda _text: self._judge())
        self.first.picked.connect(lambda _day: self._judge())
        self.last.picked.connect(lambda _day: self._judge())
        self.accepted.connect(lambda: then(self.signatory()))
        self._judge()
        self.name.setFocus()

    def signatory(self) -> Signatory:
        """What was entered."""
        lines = tuple(line.strip() for line in tidy(self.capacity.content()).split("\n") if line.strip())
        return Signatory(
            name=tidy(self.name.text()).strip(), title=tidy(self.title.text()).strip(), capacity=lines, first=self.first.value, last=self.last.value
        )

    def _judge(self) -> None:
        wrong = self.first.value is not None and self.last.value is not None and self.last.value < self.first.value
        self.wrong.setVisible(wrong)
        self.agree.setEnabled(bool(self.name.text().strip()) and not wrong)

    def choices_menu(self) -> QMenu:
        """The usual ways to sign."""
        menu = QMenu(self)
        for choice in self._choices:
            action = QAction(choice.words.replace("&", "&&"), menu)
            action.triggered.connect(lambda _on=False, choice=choice: self._choose(choice))
            menu.addAction(action)
        return menu

    def _open_choices(self) -> None:
        menu = self.choices_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menus.popup_below(menu, self.usual)

    def _choose(self, choice: SigningChoice) -> None:
        self.capacity.show_content("\n".join(choice.capacity))
        self.title.show_content(choice.title or self.title.text())
