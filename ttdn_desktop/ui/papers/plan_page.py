"""What the list of papers says of the plan itself: where it stands, and the tables and lists that are printed from it without a record of their own."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.issuing import reopened
from ttdn_desktop.domain.notes import Note, NoteId
from ttdn_desktop.domain.plan import Plan, Stage
from ttdn_desktop.i18n import _
from ttdn_desktop.services.paper_records import kind_name, printable, recorded
from ttdn_desktop.services.types import PLAN
from ttdn_desktop.ui import dialogs, kit, texts
from ttdn_desktop.ui.chips import FlowLayout
from ttdn_desktop.ui.context import ScreenContext

_USUAL = ("consult", "submission", "decision", "letter")
"""Papers that most plans need, in the order of their life."""


class PlanPage(QWidget):
    """Shows the plan in front; its words are edited where plans are written. `add_asked` wants a paper of that kind, `look_asked` its pages."""

    add_asked = Signal(str)
    look_asked = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._printed: tuple[str, ...] | None = None
        column = kit.column(self, margins=20, spacing=12)
        card = kit.Card()
        self.title = kit.pane_label("", wrap=True)
        self.said = kit.muted_label("", wrap=True)
        actions = QWidget()
        buttons = FlowLayout(actions, spacing=8)
        self.issue_button = kit.plain_button(_("Number and date…"), partial(context.command, "issue"))
        for button in (
            kit.plain_button(_("Write the plan"), partial(context.go, "compose"), "pencil"),
            self.issue_button,
            kit.plain_button(_("Export…"), partial(context.command, "export", (PLAN,)), "export"),
        ):
            buttons.addWidget(button)
        self.reopen_button = kit.link_button(_("Open it again…"), self.ask_to_reopen)
        buttons.addWidget(self.reopen_button)
        card.add(self.title, self.said, actions)
        column.addWidget(card)
        self.usual = kit.Card(_("What usually goes with a plan"))
        self.usual.add(kit.small_label(_("Each is written from the plan and follows it until you edit it."), wrap=True))
        offers = QWidget()
        flow = FlowLayout(offers, spacing=8)
        self.usual_buttons = {key: kit.plain_button(kind_name(key), partial(self.add_asked.emit, key), "add") for key in _USUAL}
        for button in self.usual_buttons.values():
            flow.addWidget(button)
        self.usual.add(offers)
        column.addWidget(self.usual)
        self.printed = kit.Card(_("Printed from the plan as it is"))
        self.printed.add(kit.small_label(_("These have no words of their own: they always say what the plan says."), wrap=True))
        self._rows = kit.column(spacing=4)
        self.printed.column.addLayout(self._rows)
        column.addWidget(self.printed)
        column.addStretch(1)
        context.session.changed.connect(self._on_changed)  # a bound method: the page goes before the session does
        self.show_plan(context.session.plan)

    def ask_to_reopen(self) -> None:
        """An issued plan waits for its signature again, for a reason that is kept with it."""
        hint = _(
            "Only where number or date were entered by mistake; they stay to be mended. A plan that was signed is changed by a new draft or an amendment. "
            "The reason is kept among the notes on the plan."
        )
        dialogs.ask_text(self.window(), _("Open the issued plan again?"), _("Reason"), _("Open it again"), self.reopen, hint=hint)

    def reopen(self, reason: str) -> None:
        """Open it again for that reason; a plan that a decision issued is opened with the decision."""
        session, context = self._context.session.current, self._context
        if session is None:
            return
        session.settle()
        before = session.plan
        session.edit_papers(_("Open the issued plan again"), reopened)
        if session.plan is before:  # refused, or open already: there is nothing to give a reason for
            return
        note = Note(
            id=NoteId(context.new_id()), plan=session.plan.id, node="general", text=_("Opened again: {reason}").format(reason=reason), at=context.clock()
        )
        if (workspace := context.desk.workspace) is not None:
            context.background.watch(workspace.put_notes([note]), done=lambda _kept: None, failed=context.message, owner=self)

    def _on_changed(self, _before: Plan, after: Plan) -> None:
        self.show_plan(after)

    def show_plan(self, plan: Plan | None) -> None:
        """Show this plan."""
        if plan is None:
            return
        self.title.setText(texts.plan_title(plan))
        self.said.setText(texts.stage_text(plan))
        there = recorded(plan)
        for key, button in self.usual_buttons.items():
            button.setVisible(key not in there)
        session = self._context.session.current
        self.reopen_button.setVisible(session is not None and not session.read_only and plan.stage is Stage.ISSUED)
        self.usual.setVisible(session is not None and not session.read_only and not there.issuperset(_USUAL))
        printed = printable(plan)
        if printed == self._printed:
            return
        self._printed = printed
        kit.clear(self._rows)
        for key in printed:
            row = QWidget()
            line = kit.row(row, spacing=8)
            line.addWidget(kit.ElidedLabel(kind_name(key)), 1)
            for words, do in ((_("See the pages"), partial(self.look_asked.emit, key)), (_("Export…"), partial(self._context.command, "export", (key,)))):
                button = kit.link_button(words, do)
                button.setAccessibleName(f"{words} {kind_name(key)}")
                line.addWidget(button)
            self._rows.addWidget(row)
