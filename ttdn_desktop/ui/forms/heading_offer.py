"""Offers a plan the heading that its office bore on the plan's day, where it has another; nothing is changed unasked."""

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.office_days import day_of, plan_on_its_day
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext


class HeadingOffer(QWidget):
    """Out of sight while the heading is that of the day."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.offered: Plan | None = None
        self.button = kit.plain_button(_("Use this heading"), self._take)
        self.notice = kit.Notice("", "info", self.button)
        kit.column(self).addWidget(self.notice)
        session = context.session
        session.changed.connect(self._on_changed)
        session.switched.connect(self._look)
        context.books.units_changed.connect(self._look)
        context.books.directory_changed.connect(self._look)
        self._look()

    def _on_changed(self, before: Plan, after: Plan) -> None:
        if any(getattr(before, name) is not getattr(after, name) for name in ("issuer", "document", "planned_issue_date", "stage")):
            self._look()

    def _look(self, _session: object = None) -> None:
        session, plan = self._context.session.current, self._context.session.plan
        locked = session is None or bool(session.locked)
        books, today = self._context.books, self._context.today()
        self.offered = None if plan is None or locked else plan_on_its_day(plan, books.units.value, today, books.directory)
        self.setVisible(self.offered is not None)
        if plan is not None and self.offered is not None:
            issuer = self.offered.issuer
            name = f"{issuer.parent} – {issuer.name}" if issuer.parent else issuer.name
            day = day_of(plan, today)
            self.notice.text.setText(_("On {day}, the day of this plan, the office is called: {name}.").format(day=short_date(day), name=name))

    def _take(self) -> None:
        self._context.session.settle()
        units, today, directory = self._context.books.units.value, self._context.today(), self._context.books.directory
        self._context.session.edit(_("Heading of the day"), lambda plan: plan_on_its_day(plan, units, today, directory) or plan)
