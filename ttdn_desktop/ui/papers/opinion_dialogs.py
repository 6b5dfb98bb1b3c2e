"""The questions about opinions: which units are asked by when, and what one of them said and how it is dealt with."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ttdn_desktop.domain.follow_up import OpinionRequest
from ttdn_desktop.domain.opinions import Opinion, Taken
from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import BlockEditor, LineEditor
from ttdn_desktop.ui.forms.date_field import DateLine
from ttdn_desktop.ui.papers.opinion_words import TAKEN

DAYS_TO_ANSWER = 7
"""Days proposed for an answer."""

Asked = Callable[[tuple[str, ...], dt.date | None, dt.date | None], object]


class AskDialog(Dialog):
    """Which units are asked; those of the plan are offered, others are typed."""

    def __init__(self, units: Sequence[str], today: dt.date, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(_("Ask units for their opinion"), parent, width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._asked = asked
        self.units = QListWidget()
        self.units.setAccessibleName(_("Units of the plan"))
        self.units.setMinimumHeight(200)
        for name in units:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.units.addItem(item)
        self.others = BlockEditor(least=2, most=6)
        self.asked_on, self.due = DateLine(_("Asked on")), DateLine(_("Answer by"))
        self.asked_on.show_date(today)
        self.due.show_date(today + dt.timedelta(days=DAYS_TO_ANSWER))
        form = kit.Form(2)
        if units:
            form.add(_("Units of the plan"), self.units, 2)
        form.add(_("Other units, one a line"), self.others, 2)
        form.add(_("Asked on"), self.asked_on)
        form.add(_("Answer by"), self.due)
        self.content.addWidget(form)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.ask_button = self.add_button(kit.primary_button(_("Enter"), self.accept), default=True)
        self.units.itemChanged.connect(lambda _item: self._show())
        self.others.textChanged.connect(self._show)
        self.accepted.connect(lambda: self._asked(self.chosen(), self.asked_on.value, self.due.value))
        self._show()

    def chosen(self) -> tuple[str, ...]:
        """The units to be asked."""
        items = (self.units.item(at) for at in range(self.units.count()))
        ticked = [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]
        return (*ticked, *(tidy(line) for line in self.others.toPlainText().split("\n") if line.strip()))

    def _show(self) -> None:
        self.ask_button.setEnabled(bool(self.chosen()))


class RequestDialog(Dialog):
    """The asking of one unit: its name as it is entered, and the days, such as a day that was put off."""

    def __init__(self, request: OpinionRequest, done: Callable[[OpinionRequest], object], parent: QWidget | None = None) -> None:
        super().__init__(_("Asking {unit}").format(unit=request.unit), parent, width=480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._request = request
        self.unit = LineEditor()
        self.unit.setText(request.unit)
        self.asked_on, self.due = DateLine(_("Asked on")), DateLine(_("Answer by"))
        self.asked_on.show_date(request.asked)
        self.due.show_date(request.due)
        form = kit.Form(2)
        form.add(_("Unit"), self.unit, 2)
        form.add(_("Asked on"), self.asked_on)
        form.add(_("Answer by"), self.due)
        self.content.addWidget(form)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.keep_button = self.add_button(kit.primary_button(_("Keep"), self.accept), default=True)
        self.unit.textChanged.connect(lambda text: self.keep_button.setEnabled(bool(tidy(text))))
        self.accepted.connect(lambda: done(self.request()))

    def request(self) -> OpinionRequest:
        """The asking as it was typed."""
        return replace(self._request, unit=tidy(self.unit.text()), asked=self.asked_on.value, due=self.due.value)


class OpinionDialog(Dialog):
    """One opinion and the answer to it."""

    def __init__(self, opinion: Opinion, done: Callable[[Opinion], object], *, editable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(_("Opinion of {unit}").format(unit=opinion.unit), parent, width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._opinion = opinion
        self.document, self.place = LineEditor(), LineEditor()
        self.document.setText(opinion.document)
        self.place.setText(opinion.place)
        self.date = DateLine(_("Date of the letter"))
        self.date.show_date(opinion.date)
        self.said, self.answer = BlockEditor(least=3, most=10), BlockEditor(least=3, most=10)
        self.said.show_content(opinion.text)
        self.answer.show_content(opinion.answer)
        self.taken = CalmBox()
        for value, words in TAKEN.items():
            self.taken.addItem(_(words), value)
        self.taken.setCurrentIndex(self.taken.findData(opinion.taken))
        form = kit.Form(2)
        form.add(_("Letter it came in"), self.document, hint=_("Number and symbol, where it came in writing"))
        form.add(_("Date of the letter"), self.date)
        form.add(_("About which part of the draft"), self.place, 2)
        form.add(_("What it says"), self.said, 2)
        form.add(_("How it is dealt with"), self.taken)
        form.add(_("Answer: what was changed, or why not"), self.answer, 2)
        self.content.addWidget(form)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.keep_button = self.add_button(kit.primary_button(_("Keep"), self.accept), default=True)
        self.keep_button.setEnabled(editable)
        self.accepted.connect(lambda: done(self.opinion()))

    def opinion(self) -> Opinion:
        """The opinion as it was typed."""
        return replace(
            self._opinion,
            document=tidy(self.document.text()),
            date=self.date.value,
            place=tidy(self.place.text()),
            text=tidy(self.said.toPlainText()),
            taken=Taken(self.taken.currentData()),
            answer=tidy(self.answer.toPlainText()),
        )
