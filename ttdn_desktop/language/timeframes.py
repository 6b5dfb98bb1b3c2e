"""Words of time ("Quý II/2026", "Giai đoạn 2019 - 2025", "trước ngày 30/11/2026") to the days they mean."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from ttdn_desktop.domain.plan import Plan, TimeFrame
from ttdn_desktop.domain.plan_span import years_later
from ttdn_desktop.language import numerals
from ttdn_desktop.language.fold import fold

Span = tuple[dt.date | None, dt.date | None]
"""First and last day; None where it is open or not known."""

_NONE: Span = (None, None)


class Doubt(StrEnum):
    """What is wrong with words of time."""

    IMPOSSIBLE = "impossible"  # no such day, month or quarter
    BACKWARDS = "backwards"  # ends before it begins


class _ImpossibleError(Exception):
    """No such day, month or quarter."""


class _BackwardsError(Exception):
    """The end lies before the beginning."""


_YEAR = r"(?:\s*[/.,-]\s*|\s+)(?:nam\s+)?(?P<year>\d{4})"
_QUARTER = r"qu[yi]\s*(?P<q{n}>iv|vi|v|iii|ii|i|\d)\b"
_MARKS = " \t\u00a0\n.;,:-–"
_BRACKETS = re.compile(r" ?[(\[][^)\]]{0,120}[)\]] ?$")
_OFTEN = re.compile(r"\b(?:thuong xuyen|hang (?:nam|quy|thang|tuan|ngay)|dinh ky(?: hang)?(?: (?:nam|quy|thang|tuan))?|lien tuc|nhiem vu thuong xuyen)\b")
_EMPTY_WORDS = re.compile(
    r"^(?:(?:thoi gian|du kien|thuc hien|to chuc|trien khai|khoang|xay dung|trinh|phe duyet|vao|trong|dip|ngay trong|ban hanh|hoan thien)\s+)+(?=\S)"
)
_LEADS = re.compile(
    r"^(?:(?:phai\s+)?(?:hoan thanh|xong|thuc hien xong|ket thuc|bao cao|trinh)\s+)?"
    r"(?P<lead>truoc|cham nhat|muon nhat|tre nhat|"
    r"khong qua|den het|den|het|xong trong|hoan thanh trong|xong|hoan thanh)\s+(?:la\s+|vao\s+|trong\s+)*(?P<rest>.+)$"
)
_FROM = re.compile(r"^(?:ke\s+)?(?:bat dau\s+)?tu\s+(?P<rest>.+?)(?:\s+(?:tro di|den nay))?$")
_ONWARDS = re.compile(r"^(?P<rest>.+?) ?(?:, ?)?(?:va )?(?:(?:cac nam |nhung nam )?(?:tiep theo|sau do|tiep sau|ke tiep)|cac nam sau|tro di)$")
_RANGE = re.compile(
    r"^(?:tu |giai doan (?:tu )?|trong giai doan |thoi ky |trong cac |cac |trong )?(?P<first>.+?) ?"
    r"(?: (?:den het|den|toi) | ?[-–] ?| ?[,;] ?(?=(?:quy|thang|nam|iv|iii|ii|i|\d)\b)| va (?=(?:quy|thang|nam|iv|iii|ii|i|\d)))(?P<last>.+)$"
)
_LAST_IN_LIST = re.compile(r"^.*(?:\s?[,;]\s?|\sva\s)(?P<last>(?:thang\s+|quy\s+|nam\s+)?(?:iv|iii|ii|i|\d{1,2})(?:\b.*)?)$")


@lru_cache(maxsize=1024)
def time_frame(text: str, year: int | None = None) -> TimeFrame:
    """The words with the days they mean; words without a known meaning ("Thường xuyên", "Hằng năm") keep the days empty.

    `year` is meant where the words name none ("Quý II", "trước 30/6").
    """
    start, end, _ = _meaning(text.strip(), year)
    return TimeFrame(text=text.strip(), start=start, end=end)


def time_doubt(text: str, year: int | None = None) -> Doubt | None:
    """What is wrong with these words, if they name a day that there is not or end before they begin."""
    return _meaning(text.strip(), year)[2]


def retimed(before: TimeFrame, text: str) -> TimeFrame:
    """When a task is done after its words became `text`, kept as typed; the days are understood from the words.

    Words that name no year are of the year of those before, where those named none either.
    """
    if text == before.text:
        return before
    meant = time_frame(text, unnamed_year(before))
    if meant.start is None and meant.end is None and (by := _years_between(before.text, text)):
        return TimeFrame(text=text, start=years_later(before.start, by), end=years_later(before.end, by))
    return TimeFrame(text=text, start=meant.start, end=meant.end)


def _years_between(before: str, after: str) -> int:
    """By how much all years of words that are not understood changed, where nothing else of them did; else 0."""
    old, new = _SOME_YEAR.findall(before), _SOME_YEAR.findall(after)
    by = {int(after_year) - int(year) for year, after_year in zip(old, new, strict=False)}
    return by.pop() if len(by) == 1 and _SOME_YEAR.sub("", before) == _SOME_YEAR.sub("", after) else 0


def unnamed_year(frame: TimeFrame) -> int | None:
    """The year its words mean without naming it ("Quý II" of a plan of 2026); None where they name theirs or the days are not of them."""
    day = frame.start or frame.end
    if day is None or time_frame(frame.text) == frame:
        return None
    meant = time_frame(frame.text, day.year)
    return day.year if (meant.start, meant.end) == (frame.start, frame.end) else None


def times_followed(before: Plan, after: Plan) -> Plan:
    """The plan after texts of it were rewritten by whatever way, with the days of every task whose words of time are others now."""
    if before.tasks is after.tasks:
        return after
    old = {task.id: task.time for task in before.tasks}
    tasks = tuple(
        replace(task, time=retimed(was, task.time.text)) if (was := old.get(task.id, task.time)).text != task.time.text else task for task in after.tasks
    )
    return replace(after, tasks=tasks) if any(a is not b for a, b in zip(tasks, after.tasks, strict=True)) else after


@lru_cache(maxsize=4096)
def _meaning(text: str, year: int | None) -> tuple[dt.date | None, dt.date | None, Doubt | None]:
    words = " ".join(fold(text).split()).strip(_MARKS) if len(text) <= 300 else ""
    try:
        start, end = _whole(words, year)
    except _ImpossibleError:
        return None, None, Doubt.IMPOSSIBLE
    except _BackwardsError:
        return None, None, Doubt.BACKWARDS
    if start and end and end < start:
        return None, None, Doubt.BACKWARDS
    return start, end, None


def _whole(words: str, year: int | None) -> Span:
    if not any(char.isdigit() for char in words) and not re.search(r"\b(?:qu[yi] [iv]|ca nam|cuoi nam|dau nam|giua nam|trong nam)", words):
        return _NONE
    span = _days(words, year)
    if span != _NONE:
        return span
    if (plain := _BRACKETS.sub("", words)) != words and (span := _days(plain.strip(_MARKS), year)) != _NONE:
        return span
    if _OFTEN.search(words):
        rest = " ".join(_OFTEN.sub(" ", words).strip(_MARKS + "()").split())
        start, end = _days(rest.removesuffix(" va").removeprefix("va "), None)  # what comes again each year stands in no single one
        return start, None if rest.endswith(" va") else end
    parts = [part for part in re.split(r"[;\n]|,\s+(?=hoan thanh|xong)", words) if part.strip()]
    return _days(parts[-1].strip(_MARKS), year) if len(parts) > 1 and "hoan thanh" in parts[-1] else _NONE


def _days(words: str, year: int | None) -> Span:
    """The meaning of words that are nothing but time."""
    if not words:
        return _NONE
    if (span := _unit(words, year)) is not None:
        return span
    if found := _LEADS.match(words):
        rest = _point(found["rest"], year)
        if rest is not None:
            first, last = rest
            if found["lead"] == "truoc":  # what is due before a day is due on the day before
                return None, first - dt.timedelta(days=1) if first else None
            return None, last
    if found := _ONWARDS.match(words):
        rest = _point(found["rest"].removeprefix("tu "), year) or _range(found["rest"], year)
        if rest is not None:
            return rest[0], None
    if span := _range(words, year):
        return span
    if (found := _FROM.match(words)) and (rest := _point(found["rest"], year)):
        return rest[0], None
    stripped = _EMPTY_WORDS.sub("", words)
    return _days(stripped, year) if stripped != words else _NONE


def _point(words: str, year: int | None) -> Span | None:
    words = _EMPTY_WORDS.sub("", words.strip(_MARKS))
    return _unit(words, year)


def _range(words: str, year: int | None) -> Span | None:
    """From one point to another; the year, quarter or month that only the last names belongs to the first too."""
    for found in _splits(words):
        first, last = found
        end = _point(_with_unit(last, first), year)
        if end is None or end[1] is None:
            continue
        start = _point(_with_unit(first, last), end[1].year if _SOME_YEAR.search(last) else year)
        if start is None or start[0] is None:
            continue
        if end[1] < start[0]:
            raise _BackwardsError
        return start[0], end[1]
    return None


_SOME_YEAR = re.compile(r"\d{4}")
_UNIT_WORD = re.compile(r"\b(quy|qui|thang|nam|ngay)\b")


def _splits(words: str) -> list[tuple[str, str]]:
    out = []
    if found := _RANGE.match(words):
        out.append((found["first"].strip(), found["last"].strip()))
        if (more := _LAST_IN_LIST.match(words)) and more["last"] != found["last"]:
            out.insert(0, (found["first"].strip(), more["last"].strip()))
    at = len(words)
    while (at := words.rfind(" - ", 0, at)) > 0:
        out.append((words[:at].strip(), words[at + 3 :].strip()))
    return out


def _with_unit(words: str, other: str) -> str:
    """ "tháng 3 đến 5/2026": the word that only the other end bears."""
    words = re.sub(r"^tu\s+", "", words)
    if _UNIT_WORD.search(words) or words.count("/") > 1:
        return words
    found = _UNIT_WORD.search(other)
    if found and re.match(r"(?:iv|iii|ii|i|\d{1,2})\b", words) and found[1] in {"quy", "qui", "thang"} and words.count("/") < 2:
        return f"{found[1]} {words}"
    return words


def _unit(words: str, year: int | None) -> Span | None:
    """The meaning of one point of time; None where the words are something else."""
    for pattern, meaning in _FORMS:
        if match := pattern.fullmatch(words):
            try:
                span = meaning(match, year)
            except ValueError:
                raise _ImpossibleError from None
            if span is not None:
                return span
    return None


def _year_of(match: re.Match[str], year: int | None) -> int | None:
    own = match.groupdict().get("year")
    return int(own) if own else year


def _month_span(year: int, first: int, last: int) -> Span:
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1] if 1 <= last <= 12 else 0)


def _date(match: re.Match[str], year: int | None) -> Span | None:
    own = _year_of(match, year)
    if own is None:
        return None
    day = dt.date(own, int(match["m"]), int(match["d"]))
    return day, day


def _days_of_month(match: re.Match[str], year: int | None) -> Span | None:
    own = _year_of(match, year)
    return None if own is None else (dt.date(own, int(match["m"]), int(match["d1"])), dt.date(own, int(match["m"]), int(match["d2"])))


def _quarter(match: re.Match[str], year: int | None) -> Span | None:
    own = _year_of(match, year)
    sign = match["q1"]
    number = int(sign) if sign.isdigit() else numerals.parse_roman(sign.upper()) or 0
    if not 1 <= number <= 4:
        raise ValueError
    if own is None:
        return None
    first = 3 * number - 2
    part = match.groupdict().get("part")
    return _month_span(own, first if part != "cuoi" else first + 2, first + 2 if part != "dau" else first)


def _month(match: re.Match[str], year: int | None) -> Span | None:
    number = int(match["m"])
    if not 1 <= number <= 12:
        raise ValueError
    own = _year_of(match, year)
    if own is None:
        return None
    last = calendar.monthrange(own, number)[1]
    part = match.groupdict().get("part")
    first, end = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, last), "trung tuan": (11, 20), "thuong tuan": (1, 10), "ha tuan": (21, last)}.get(
        part or "", (1, last)
    )
    if week := match.groupdict().get("week"):
        number_of_week = int(week) if week.isdigit() else numerals.parse_roman(week.upper()) or 0
        if not 1 <= number_of_week <= 5:
            raise ValueError
        first, end = min(7 * number_of_week - 6, last), min(7 * number_of_week, last)
    return dt.date(own, number, first), dt.date(own, number, end)


def _year(match: re.Match[str], year: int | None) -> Span | None:
    own = _year_of(match, year)
    if own is None:
        return None
    part = match.groupdict().get("part")
    first, last = {"dau": (1, 3), "giua": (5, 7), "cuoi": (10, 12)}.get(part or "", (1, 12))
    return _month_span(own, first, last)


def _part_of_year(match: re.Match[str], year: int | None) -> Span | None:
    own = _year_of(match, year)
    if own is None:
        return None
    months = int(match["n"]) if match["n"] else 6
    if not 1 <= months <= 11:
        raise ValueError
    return _month_span(own, 1, months) if match["part"] == "dau" else _month_span(own, 13 - months, 12)


def _years(match: re.Match[str], _: int | None) -> Span | None:
    first, last = int(match["y1"]), int(match["y2"])
    if last < first:
        raise _BackwardsError
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


_OPTIONAL_YEAR = rf"(?:{_YEAR})?"
_DAY = r"(?:ngay\s+)?(?P<d>\d{1,2})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int | None], Span | None]], ...] = (
    (re.compile(rf"{_DAY}\s*(?P<sep>[/.-])\s*(?P<m>\d{{1,2}})\s*(?P=sep)\s*(?P<year>\d{{4}})"), _date),
    (re.compile(rf"{_DAY}\s+thang\s+(?P<m>\d{{1,2}}){_OPTIONAL_YEAR}"), _date),
    (re.compile(r"(?:ngay\s+)?(?P<d1>\d{1,2})\s?[-–]\s?(?P<d2>\d{1,2})\s*/\s*(?P<m>\d{1,2})(?:\s*/\s*(?P<year>\d{4}))?"), _days_of_month),
    (re.compile(r"(?:thang\s+|vao\s+|trong\s+)*(?P<m>\d{1,2})\s*[/-]\s*(?:nam\s+)?(?P<year>\d{4})"), _month),
    (re.compile(r"(?:ngay\s+)(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})"), _date),
    (re.compile(r"(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})"), _date),
    (re.compile(rf"(?:(?P<part>dau|cuoi|giua|trung tuan|thuong tuan|ha tuan)\s+)?thang\s*(?P<m>\d{{1,2}}){_OPTIONAL_YEAR}"), _month),
    (re.compile(rf"tuan\s+(?:thu\s+)?(?P<week>[1-5]|iv|iii|ii|i|v)\s*(?:,|cua)?\s*thang\s+(?P<m>\d{{1,2}}){_OPTIONAL_YEAR}"), _month),
    (re.compile(rf"(?:(?P<part>dau|cuoi|giua)\s+)?{_QUARTER.format(n=1)}{_OPTIONAL_YEAR}"), _quarter),
    (re.compile(rf"(?P<n>\d{{1,2}})?\s*(?:thang|nua)\s+(?P<part>dau|cuoi)\s+nam{_OPTIONAL_YEAR}"), _part_of_year),
    (re.compile(r"(?:(?:giai doan|tu nam|cac nam|trong cac nam|thoi ky|nam)\s+)?(?P<y1>\d{4})\s*(?:-|–|den|den nam|den het nam)\s*(?P<y2>\d{4})"), _years),
    (re.compile(r"(?:ca|trong|trong ca|suot)\s+nam(?:\s+(?P<year>\d{4}))?"), _year),
    (re.compile(r"(?P<part>dau|giua|cuoi)\s+nam(?:\s+(?P<year>\d{4}))?"), _year),
    (re.compile(r"(?:nam\s+)?(?P<year>(?:19|20)\d{2})"), _year),
)
