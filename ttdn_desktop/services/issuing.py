"""Number and date of issue as people type them."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.paper_edits import paper_of
from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import parse_date, short_date

_NUMBER = re.compile(r"\d{1,6}[A-Za-z]?")
_FULL = re.compile(r"(?P<number>\d{1,6}[A-Za-z]?)\s*[/-]\s*(?P<symbol>[^\W\d_].*)")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_BARE_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What was typed, as far as it is understood; `trouble` must be mended, `doubts` are only told."""

    number: str = ""
    symbol: str = ""
    date: dt.date | None = None
    trouble: str = ""
    doubts: tuple[str, ...] = ()


def understood(plan: Plan, number: str, symbol: str, date: str, today: dt.date, *, paper: PaperId | None = None) -> Issue:
    """Number ("12", or "12/KH-UBND", "12-KH/ĐU" with its symbol), symbol and date ("5/1/2027") as the plan, or that paper of it, will bear them."""
    number, symbol = _tidy(number), _tidy(symbol)
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
    return Issue(number=number, symbol=symbol, date=day, doubts=_doubts(plan, day, today, paper_of(plan, paper).legal_bases if paper else plan.legal_bases))


def typed_date(text: str) -> dt.date | None:
    """A date as people type it: 5/1/2027, 05-01-2027, 05.01.2027, 05012027, 2027-01-05, ngày 05 tháng 01 năm 2027."""
    words = _tidy(text)
    if iso := _ISO_DATE.fullmatch(words):
        words = f"{iso[3]}/{iso[2]}/{iso[1]}"
    return parse_date(_BARE_DATE.sub(r"\1/\2/\3", words) if _BARE_DATE.fullmatch(words) else words)


def _doubts(plan: Plan, day: dt.date, today: dt.date, bases: tuple[LegalBasis, ...]) -> tuple[str, ...]:
    doubts = []
    if day > today:
        doubts.append(_("This date is still to come (today is {today}).").format(today=short_date(today)))
    if later := [basis.number or basis.text for basis in bases if basis.date and basis.date > day]:
        doubts.append(_("A legal basis is younger than this date: {basis}.").format(basis=later[0]))
    if plan.year and day.year not in {plan.year - 1, plan.year}:
        doubts.append(_("The plan is for {year}.").format(year=plan.year))
    return tuple(doubts)


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
