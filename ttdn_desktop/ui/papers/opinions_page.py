"""Opinions on the draft: which units were asked by when, what they said, how it is dealt with; the table of it is made from here."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import follow_up as edits
from ttdn_desktop.domain.follow_up import AskedState, FollowUp, OpinionRequest
from ttdn_desktop.domain.opinions import Opinion, Taken
from ttdn_desktop.domain.units import units_used
from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.papers.opinion_dialogs import AskDialog, OpinionDialog, RequestDialog
from ttdn_desktop.ui.papers.opinion_words import ASKED, ASKED_TONES, TAKEN, TAKEN_TONES
from ttdn_desktop.ui.session import FollowUpChange


class OpinionsPage(QWidget):
    """Follows what is followed up of the plan in front; `table_asked` wants the table of opinions."""

    table_asked = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        column = kit.column(self, margins=20, spacing=12)
        self.ask_button = kit.plain_button(_("Ask units…"), self.ask, "add")
        self.table_button = kit.plain_button(_("Table of opinions"), self.table_asked.emit, "list")
        head = kit.row(spacing=8)
        head.addWidget(kit.title_label(_("Opinions on the draft")), 1)
        head.addWidget(self.ask_button)
        head.addWidget(self.table_button)
        column.addLayout(head)
        self.said = kit.muted_label("", wrap=True)
        column.addWidget(self.said)
        self._rows = kit.column(spacing=12)
        column.addLayout(self._rows)
        column.addStretch(1)
        context.session.followed.connect(self._on_followed)  # a bound method: the page goes before the session does
        self.show_follow_up(context.session.follow_up)

    def _on_followed(self, _before: FollowUp, after: FollowUp) -> None:
        self.show_follow_up(after)

    def ask(self) -> None:
        """Ask which units are asked."""
        session = self._context.session.current
        if session is None:
            return
        session.settle()
        known = {request.unit for request in session.follow_up.requests if request.draft_no == session.plan.draft_no}
        units = [name for name in units_used(session.plan) if name not in known]
        AskDialog(units, session.today(), self._asked, self.window()).open()

    def _asked(self, units: tuple[str, ...], asked: dt.date | None, due: dt.date | None) -> None:
        session = self._context.session.current
        if session is not None:
            draft = session.plan.draft_no
            session.edit_follow_up(_("Ask units"), lambda value: edits.ask(value, units, self._context.new_id, draft_no=draft, asked=asked, due=due))

    # --- showing

    def show_follow_up(self, follow_up: FollowUp | None) -> None:
        """Show what was asked and said."""
        kit.clear(self._rows)
        session = self._context.session.current
        editable = session is not None and not session.read_only
        self.ask_button.setEnabled(editable)
        self.table_button.setVisible(follow_up is not None and bool(follow_up.opinions))
        if follow_up is None:
            return
        self.said.setText(self._summary(follow_up))
        for request in follow_up.requests:
            self._rows.addWidget(self._asked_unit(follow_up, request, editable=editable))
        asked = {request.unit for request in follow_up.requests}
        for unit in dict.fromkeys(opinion.unit for opinion in follow_up.opinions if opinion.unit not in asked):
            card = kit.Card(unit)
            self._add_opinions(card, follow_up.of_unit(unit), editable=editable)
            self._rows.addWidget(card)

    def _summary(self, follow_up: FollowUp) -> str:
        if not follow_up.requests:
            return _(
                "Enter which units the draft was sent to and by when they are to answer. What they say, and how it is dealt with, makes the table of opinions."
            )
        states = [follow_up.state(request, self._context.today()) for request in follow_up.requests]
        parts = [_("{answered} of {asked} units have answered").format(answered=states.count(AskedState.ANSWERED), asked=len(states))]
        if late := states.count(AskedState.LATE):
            parts.append(_("{n} late").format(n=late))
        if follow_up.unsettled:
            parts.append(_("{n} to settle").format(n=follow_up.unsettled))
        return " · ".join(parts)

    def _asked_unit(self, follow_up: FollowUp, request: OpinionRequest, *, editable: bool) -> kit.Card:
        state = follow_up.state(request, self._context.today())
        card = kit.Card()
        head = kit.row(spacing=8)
        head.addWidget(kit.ElidedLabel(request.unit, "strong"), 1)
        head.addWidget(kit.chip_label(_(ASKED[state]), ASKED_TONES[state]))
        card.column.addLayout(head)
        foot = kit.row(spacing=8)
        foot.addWidget(kit.ElidedLabel(_days(request), "small"), 1)
        agree = kit.link_button(_("Agrees"), partial(self._agree, request.unit))
        write = kit.link_button(_("Enter an opinion…"), partial(self._write, request.unit))
        change = kit.icon_button("pencil", _("Change the day or the name: {unit}").format(unit=request.unit), partial(self._change_request, request))
        remove = kit.icon_button("trash", _("Take back asking {unit}").format(unit=request.unit), partial(self._remove_request, request.id))
        agree.setVisible(state is not AskedState.ANSWERED)
        for button in (agree, write, change, remove):
            button.setEnabled(editable)
            foot.addWidget(button)
        card.column.addLayout(foot)
        self._add_opinions(card, follow_up.of_unit(request.unit), editable=editable)
        return card

    def _add_opinions(self, card: kit.Card, opinions: tuple[Opinion, ...], *, editable: bool) -> None:
        for opinion in opinions:
            card.add(kit.hline(), self._opinion(opinion, editable=editable))

    def _opinion(self, opinion: Opinion, *, editable: bool) -> QWidget:
        shown = QWidget()
        lines = kit.column(shown, spacing=4)
        head = kit.row(spacing=8)
        where = " · ".join(part for part in (opinion.place, opinion.document, short_date(opinion.date) if opinion.date else "") if part)
        head.addWidget(kit.ElidedLabel(where, "small"), 1)
        head.addWidget(kit.chip_label(_(TAKEN[opinion.taken]), TAKEN_TONES[opinion.taken]))
        change = kit.link_button(_("Change…"), partial(self._change, opinion))
        remove = kit.icon_button("trash", _("Remove this opinion"), partial(self._remove, opinion.id))
        remove.setEnabled(editable)
        head.addWidget(change)
        head.addWidget(remove)
        lines.addLayout(head)
        if opinion.text:
            lines.addWidget(kit.text_label(opinion.text))
        if opinion.answer:
            lines.addWidget(kit.muted_label(opinion.answer, wrap=True))
        return shown

    # --- changing

    def _edit(self, text: str, change: FollowUpChange) -> None:
        session = self._context.session.current
        if session is not None:
            session.edit_follow_up(text, change)

    def _agree(self, unit: str) -> None:
        opinion = Opinion(id=self._context.new_id(), unit=unit, date=self._context.today(), taken=Taken.AGREED)
        self._edit(_("A unit agrees with the draft"), lambda value: edits.put_opinion(value, opinion))

    def _write(self, unit: str) -> None:
        self._change(Opinion(id=self._context.new_id(), unit=unit, date=self._context.today()))

    def _change(self, opinion: Opinion) -> None:
        session = self._context.session.current
        editable = session is not None and not session.read_only
        OpinionDialog(opinion, self._keep, editable=editable, parent=self.window()).open()

    def _keep(self, opinion: Opinion) -> None:
        self._edit(_("Enter an opinion"), lambda value: edits.put_opinion(value, opinion))

    def _remove(self, opinion_id: str) -> None:
        self._edit(_("Remove opinion"), lambda value: edits.remove_opinion(value, opinion_id))

    def _change_request(self, request: OpinionRequest) -> None:
        def keep(changed: OpinionRequest) -> None:
            self._edit(_("Change the asking of a unit"), lambda value: edits.put_request(value, changed))

        RequestDialog(request, keep, self.window()).open()

    def _remove_request(self, request_id: str) -> None:
        self._edit(_("Take back asking a unit"), lambda value: edits.remove_request(value, request_id))


def _days(request: OpinionRequest) -> str:
    parts = [_("Draft {number}").format(number=request.draft_no)]
    if request.asked:
        parts.append(_("asked on {date}").format(date=short_date(request.asked)))
    if request.due:
        parts.append(_("answer by {date}").format(date=short_date(request.due)))
    return " · ".join(parts)
