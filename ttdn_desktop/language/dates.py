"""Dates as official documents write them (NĐ 30/2020, PL I, II.4: days below 10 and months 1, 2 take a leading 0)."""

import datetime as dt
import re
from collections.abc import Iterator

_LONG = r"ngày\s*(?P<d1>\d{1,2})\s*tháng\s*(?P<m1>\d{1,2})\s*năm\s*(?P<y1>\d{4})"
_SHORT = r"(?<![\d/])(?P<d2>\d{1,2})\s*(?P<sep>[/.-])\s*(?P<m2>\d{1,2})\s*(?P=sep)\s*(?P<y2>\d{4})(?![\d/])"
_DATE = re.compile(f"{_LONG}|{_SHORT}", re.IGNORECASE)
_SOME_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def day_text(day: int) -> str:
    """Two digits."""
    return f"{day:02d}"


def month_text(month: int) -> str:
    """01 and 02 take a leading 0, 3 to 9 do not."""
    return f"{month:02d}" if month < 3 else str(month)


def official_date(date: dt.date) -> str:
    """'ngày 05 tháng 6 năm 2026', as under the national name."""
    return f"ngày {day_text(date.day)} tháng {month_text(date.month)} năm {date.year}"


def short_date(date: dt.date) -> str:
    """'05/6/2026', as inside sentences."""
    return f"{day_text(date.day)}/{month_text(date.month)}/{date.year}"


def find_dates(text: str) -> tuple[tuple[int, int, dt.date], ...]:
    """Every date in the text with its span (end excluded); words that name no real day are left out."""
    return tuple(_found(text))


def parse_date(text: str) -> dt.date | None:
    """The date a text consists of ('ngày' may precede a short one); None where it is something else."""
    body = re.sub(r"^\s*ngày\s+(?=\d{1,2}\s*[/.-])", "", text.strip(), flags=re.IGNORECASE)
    found = find_dates(body)
    if len(found) != 1 or found[0][:2] != (0, len(body)):
        return None
    return found[0][2]


def _found(text: str) -> Iterator[tuple[int, int, dt.date]]:
    for match in _DATE.finditer(text):
        day, month, year = (int(match[a] or match[b]) for a, b in (("d1", "d2"), ("m1", "m2"), ("y1", "y2")))
        try:
            yield match.start(), match.end(), dt.date(year, month, day)
        except ValueError:
            continue


def year_in(text: str) -> str:
    """The first year that stands in a text ("ngày     tháng     năm 2026"); nothing where there is none."""
    found = _SOME_YEAR.search(text)
    return found[0] if found else ""
