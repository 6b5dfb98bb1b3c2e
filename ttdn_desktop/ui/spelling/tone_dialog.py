"""Asks in which way tone marks are to stand in the plan in front, and writes them all so, as one step."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.tone_marks import ToneStyle, counted, made_alike
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog

_EXAMPLES = {ToneStyle.FIRST: "hòa, thủy", ToneStyle.LAST: "hoà, thuỷ"}


class ToneDialog(Dialog):
    """Says how often each way is met; both are good, so nothing is proposed."""

    def __init__(self, context: ScreenContext, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(_("Write tone marks alike"), parent, width=520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        counts = counted(plan)
        told = (_("Like “{examples}”: {n}").format(examples=_EXAMPLES[style], n=counts[style]) for style in ToneStyle)
        self.content.addWidget(kit.text_label("\n".join(told)))
        self.content.addWidget(
            kit.muted_label(_("Both ways are right. All texts of the plan are written in the way you choose; Ctrl+Z takes it back."), wrap=True)
        )
        self.add_button(kit.plain_button(_("Cancel"), self.reject), default=True)
        locked = context.session.current is None or bool(context.session.current.locked)
        for style in ToneStyle:
            words = _("Write all like “{examples}”").format(examples=_EXAMPLES[style])
            self.add_button(kit.plain_button(words, partial(self.choose, style))).setEnabled(not locked)

    def choose(self, style: ToneStyle) -> None:
        """Write the whole plan in this way."""
        if (before := self._context.session.plan) is not None:
            self._context.desk.keep_before(before, "replace")
        self._context.session.edit(_("Write tone marks alike"), lambda plan: made_alike(plan, style))
        self.accept()


def open_tones(context: ScreenContext, parent: QWidget) -> None:
    """Ask it of the plan in front, with what is just being typed."""
    context.session.settle()
    if (plan := context.session.plan) is not None:
        ToneDialog(context, plan, parent).open()
