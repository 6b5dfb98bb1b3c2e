"""Dates inside citations: whole, without day or month, blank, impossible, with words changed about; as printed and as a day."""

import datetime as dt
import re
from dataclasses import dataclass

_STATED = re.compile(
    r"\s{0,9}[,(]?\s{0,9}(?:(?:được\s{1,3})?(?:ký(?:\s{1,3}kết)?|ban\s{1,3}hành|(?:công\s{1,3}bố|thông\s{1,3}qua)(?=\s{1,3}ngày\s))\s{1,3})?(?:(?:ngày|cùng)\s{1,3}(?=ngày\s))?"
    r"(?:(?P<long>(?:ngày\s{0,5})(?P<d1>\d{1,2})\s{0,5}tháng\s{0,5}(?P<m1>\d{1,2})\s{0,5},?\s{0,3}năm\s{0,5}(?P<y1>\d{4}))(?!\d)"
    r"|(?:ngày\s{0,5}:?\s{0,3})?(?P<short>(?<![\d/])(?P<d2>\d{1,2})\s{0,3}(?P<sep>[/.\-])\s{0,3}(?P<m2>\d{1,2})\s{0,3}(?P=sep)\s{0,3}(?P<y2>\d{4}))(?![\d/])"
    r"|(?P<blank>ngày\s{0,5}[\d.…_\s]{0,40}tháng\s{0,5}[\d.…_\s]{0,40}năm\s{0,5}[\d.…_]{1,30})"
    r"|(?P<odd>ngày\s{0,5}\d{1,2}\s{0,5}(?:ngày|tháng)\s{0,5}\d{1,2}\s{0,5}(?:tháng|năm)\s{0,5}\d{4})(?!\d)"
    r"|(?:ngày\s{0,5})(?P<halfblank>[\d.…_\s]{0,20}/[\d.…_\s]{0,20}/\s{0,9}[\d.…_]{1,9})"
    r"|(?P<month>tháng\s{0,5}\d{1,2}\s{0,3}(?:/|năm)\s{0,3}\d{4})(?![\d/])"
    r"|(?P<year>năm\s{1,5}\d{4})(?![\d\-/]))"
)
_YEAR_AGAIN = re.compile(r"\s{0,3}[\-–]\s{0,3}\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A date that is stated at a place; `day` is None where it is not whole or impossible."""

    day: dt.date | None
    start: int
    end: int
    after: int  # where the text goes on, after a bracket


def stated_at(low: str, at: int, *, year: bool = False) -> Stated | None:
    """The date at this place, after "ngày", a comma or a bracket; a year alone only if asked for."""
    found = _STATED.match(low, at)
    if not found:
        return None
    if found["year"] and (not year or _YEAR_AGAIN.match(low, found.end())):
        return None
    name = next(name for name in ("long", "short", "blank", "odd", "halfblank", "month", "year") if found[name] is not None)
    start, end = found.span(name)
    after = end
    if "(" in low[at:start] and low[end : end + 1] == ")":
        after = end + 1
    return Stated(day=_day(found), start=start, end=end, after=after)


def _day(found: re.Match[str]) -> dt.date | None:
    for number in ("1", "2"):
        if found[f"d{number}"]:
            try:
                return dt.date(int(found[f"y{number}"]), int(found[f"m{number}"]), int(found[f"d{number}"]))
            except ValueError:
                return None
    return None
