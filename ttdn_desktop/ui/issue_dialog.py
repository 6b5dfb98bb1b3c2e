"""Cập nhật số, ngày đã ban hành: number and date the clerk gave are entered once; from then on the plan is locked."""

import datetime as dt
import re
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import parse_date, short_date
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor, tidy

_NUMBER = re.compile(r"\d{1,6}[A-Za-z]?")
_FULL = re.compile(r"(?P<number>\d{1,6}[A-Za-z]?)\s*[/-]\s*(?P<symbol>[^\W\d_].*)")
_BARE_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What was typed, as far as it is understood; `trouble` must be mended, `doubts` are only told."""

    number: str = ""
    symbol: str = ""
    date: dt.date | None = None
    trouble: str = ""
    doubts: tuple[str, ...] = ()


def understood(plan: Plan, number: str, symbol: str, date: str, today: dt.date) -> Issue:
    """Number ("12", or "12/KH-UBND", "12-KH/ĐU" with its symbol), symbol and date ("5/1/2027") as the plan will bear them."""
    number, symbol = tidy(number), tidy(symbol)
    if full := _FULL.fullmatch(number):
        number, symbol = full["number"], full["symbol"]
    day = typed_date(date)
    if not number:
        return Issue(trouble=_("Enter the number the clerk has given."))
    if not _NUMBER.fullmatch(number):
        return Issue(trouble=_("The number is digits, perhaps with a letter: 12, 12a."))
    if not symbol:
        return Issue(trouble=_("Enter the symbol, for instance KH-UBND."))
    if day is None:
        return Issue(trouble=_("Enter the date as day/month/year, for instance 05/01/2027.") if date.strip() else _("Enter the date of issue."))
    return Issue(number=number, symbol=symbol, date=day, doubts=_doubts(plan, day, today))


def typed_date(text: str) -> dt.date | None:
    """A date as people type it: 5/1/2027, 05-01-2027, 05.01.2027, 05012027, ngày 05 tháng 01 năm 2027."""
    words = tidy(text)
    return parse_date(_BARE_DATE.sub(r"\1/\2/\3", words) if _BARE_DATE.fullmatch(words) else words)


def _doubts(plan: Plan, day: dt.date, today: dt.date) -> tuple[str, ...]:
    doubts = []
    if day > today:
        doubts.append(_("This date is still to come (today is {today}).").format(today=short_date(today)))
    if later := [basis.number or basis.text for basis in plan.legal_bases if basis.date and basis.date > day]:
        doubts.append(_("A legal basis is younger than this date: {basis}.").format(basis=later[0]))
    if plan.year and day.year not in {plan.year - 1, plan.year}:
        doubts.append(_("The plan is for {year}.").format(year=plan.year))
    return tuple(doubts)


class IssueDialog(Dialog):
    """Asks for number, symbol and date; the plan in front becomes an issued one."""

    def __init__(self, context: ScreenContext, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(_("Number and date of issue"), parent, width=520)
        self._context = context
        self._plan = plan
        self.content.addWidget(
            kit.text_label(_("Once the clerk has given number and date, enter them here. The plan is then locked; to change it you make a new draft of it."))
        )
        self.number, self.symbol, self.date = LineEditor(), LineEditor(), LineEditor()
        self.number.setText(plan.document.number or "")
        self.symbol.setText(plan.document.symbol or context.settings.value.symbol)
        if day := plan.document.date or plan.planned_issue_date:
            self.date.setText(short_date(day))
        self.date.setPlaceholderText(_("day/month/year"))
        form = kit.Form(columns=3)
        form.add(_("Number (given by the clerk)"), self.number)
        form.add(_("Symbol"), self.symbol)
        form.add(_("Date of issue"), self.date)
        self.content.addWidget(form)
        self.told = kit.small_label("", wrap=True)
        self.told.setMinimumHeight(36)
        self.content.addWidget(self.told)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.issue_button = self.add_button(kit.primary_button(_("Enter and lock"), self.issue), default=True)
        for field in (self.number, self.symbol, self.date):
            field.textChanged.connect(lambda _text: self._tell())
        self._tell()

    def issue(self) -> None:
        """Enter what was typed, or say what is missing."""
        found = understood(self._plan, self.number.text(), self.symbol.text(), self.date.text(), self._context.today())
        day = found.date
        if found.trouble or day is None:
            self._tell(found.trouble)
            self._first_wrong().setFocus()
            return
        self._context.session.edit(_("Enter number and date of issue"), lambda plan: edits.issue(plan, found.number, day, found.symbol))
        if (plan := self._context.session.plan) is not None:
            self._context.desk.add(plan)
            self._context.desk.keep_version(plan, "issue")
        self.accept()

    def _tell(self, trouble: str = "") -> None:
        found = understood(self._plan, self.number.text(), self.symbol.text(), self.date.text(), self._context.today())
        self.told.setText(trouble or "\n".join(found.doubts))
        self.told.setProperty("role", "error" if trouble else "warning" if found.doubts else "small")
        kit.restyle(self.told)

    def _first_wrong(self) -> LineEditor:
        if not _NUMBER.match(tidy(self.number.text())):
            return self.number
        return self.symbol if not self.symbol.text().strip() and "/" not in self.number.text() else self.date
