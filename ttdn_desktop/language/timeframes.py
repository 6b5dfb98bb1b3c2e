"""Words of time ("Quý II/2026", "Giai đoạn 2019 - 2025", "trước ngày 30/11/2026") to the days they mean."""

import calendar
import datetime as dt
import re
from collections.abc import Callable

from ttdn_desktop.domain.plan import TimeFrame
from ttdn_desktop.language import dates, numerals

_QUARTER = r"quý\s+(?P<q{n}>IV|III|II|I|[1-4])"
_ONE_QUARTER = re.compile(r"(?:trong\s+)?" + _QUARTER.format(n=1) + r"\s*(?:[/,-]|\s+năm|\s)\s*(?:năm\s+)?(?P<year>\d{4})", re.IGNORECASE)
_QUARTERS = re.compile(
    r"(?:từ\s+)?"
    + _QUARTER.format(n=1)
    + r"\s*(?:-|–|,|và|đến|đến\s+hết)\s*(?:quý\s+)?(?P<q2>IV|III|II|I|[1-4])\s*(?:[/,-]|\s+năm|\s)\s*(?:năm\s+)?(?P<year>\d{4})",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:trong\s+|vào\s+)?(?:tháng\s+)?(?P<month>\d{1,2})\s*(?:[/-]|\s+năm\s+)\s*(?P<year>\d{4})", re.IGNORECASE)
_MONTHS = re.compile(
    r"(?:từ\s+)?(?:tháng\s+)?(?P<m1>\d{1,2})(?:\s*/\s*(?P<y1>\d{4}))?"
    r"\s*(?:-|–|đến|đến\s+hết)\s*(?:tháng\s+)?(?P<m2>\d{1,2})\s*(?:/|\s+năm\s+)\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?:giai\s+đoạn|từ\s+năm|các\s+năm|trong\s+các\s+năm|thời\s+kỳ|năm)?\s*"
    r"(?P<y1>\d{4})\s*(?:-|–|đến|đến\s+năm|đến\s+hết\s+năm)\s*(?P<y2>\d{4})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:trong\s+|cả\s+)?năm\s+(?P<year>\d{4})", re.IGNORECASE)
_BY = re.compile(
    r"(?P<lead>trước|chậm\s+nhất(?:\s+là)?|xong\s+trước|hoàn\s+thành\s+trước|đến\s+hết|hết|đến|xong\s+trong|hoàn\s+thành\s+trong)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_MARKS = " \t\u00a0.;,:"


def time_frame(text: str) -> TimeFrame:
    """The words with the days they mean; words without a known meaning ("Thường xuyên", "Hằng năm") keep the days empty."""
    words = text.strip()
    start, end = _days(words.strip(_MARKS))
    if start and end and end < start:
        start, end = None, None
    return TimeFrame(text=words, start=start, end=end)


Span = tuple[dt.date | None, dt.date | None]


def _days(words: str) -> Span:
    by = _BY.fullmatch(words)
    if by:
        first, last = _span(by["rest"].strip())
        before = "trước" in by["lead"].lower()  # what is due before a day is due on the day before
        return None, first - dt.timedelta(days=1) if before and first else last
    return _span(words)


def _span(words: str) -> Span:
    found = dates.find_dates(words)
    if found:
        return _of_dates(words, found)
    for pattern, meaning in _FORMS:
        if match := pattern.fullmatch(words):
            try:
                return meaning(match)
            except ValueError:  # a thirteenth month, a year 0
                return None, None
    return None, None


def _of_dates(words: str, found: tuple[tuple[int, int, dt.date], ...]) -> Span:
    """One day, or from one day to another; nothing where other words stand around."""
    rest = words
    for start, end, _ in reversed(found):
        rest = f"{rest[:start]} {rest[end:]}"
    if not set(re.findall(r"\w+", rest.lower())) <= {"từ", "ngày", "đến", "hết", "trong", "vào", "các"} or len(found) > 2:
        return None, None
    return found[0][2], found[-1][2]


def _month_span(year: int, first: int, last: int) -> Span:
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _quarter(sign: str) -> int:
    return int(sign) if sign.isdigit() else numerals.parse_roman(sign) or 0


def _quarters(match: re.Match[str]) -> Span:
    first = _quarter(match["q1"])
    last = _quarter(match["q2"]) if "q2" in match.groupdict() else first
    return _month_span(int(match["year"]), 3 * first - 2, 3 * last)


def _months(match: re.Match[str]) -> Span:
    year = int(match["year"])
    return _month_span(int(match["y1"] or year), int(match["m1"]), int(match["m1"]))[0], _month_span(year, int(match["m2"]), int(match["m2"]))[1]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...] = (
    (_QUARTERS, _quarters),
    (_ONE_QUARTER, _quarters),
    (_YEARS, lambda match: (dt.date(int(match["y1"]), 1, 1), dt.date(int(match["y2"]), 12, 31))),
    (_MONTHS, _months),
    (_MONTH, lambda match: _month_span(int(match["year"]), int(match["month"]), int(match["month"]))),
    (_YEAR, lambda match: _month_span(int(match["year"]), 1, 12)),
)
