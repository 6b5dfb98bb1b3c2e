"""Says above every screen of an issued plan that it is locked, and what to do to change it."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.session import SessionHolder


class LockedNotice(QWidget):
    """Seen only while the plan in front is locked."""

    def __init__(self, holder: SessionHolder, new_draft: kit.Click, next_year: kit.Click, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        buttons = (kit.plain_button(_("Make a new draft from it"), new_draft), kit.plain_button(_("Next year's plan…"), next_year))
        self._notice = kit.Notice("", "info", *buttons)
        kit.column(self, margins=QMargins(16, 12, 16, 12)).addWidget(self._notice)
        hear(self, holder.changed, lambda _before, after: self.show_plan(after))
        hear(self, holder.switched, lambda session: self.show_plan(session.plan if session else None))
        self.show_plan(holder.plan)

    def show_plan(self, plan: Plan | None) -> None:
        locked = plan is not None and plan.locked
        if plan is not None and locked:
            self._notice.text.setText(_text(plan))
        self.setVisible(locked)

    @property
    def text(self) -> str:
        return self._notice.text.text()


def _text(plan: Plan) -> str:
    head = plan.document
    if head.number and head.date:
        number = full_number(head)
        return _("This plan was issued with number {number} on {date}. It is locked: it can be read, exported and copied, but not changed.").format(
            number=number, date=short_date(head.date)
        )
    return _("This plan was issued. It is locked: it can be read, exported and copied, but not changed.")
