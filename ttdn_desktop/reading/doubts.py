"""What does not go together in a plan as read: dates, years, numbers of headings; reads the plan and the lines, writes findings."""

import re
from collections.abc import Iterator, Sequence

from ttdn_desktop.domain.plan import Plan, PlanKind, Section
from ttdn_desktop.domain.reading import Finding, Severity
from ttdn_desktop.language.dates import find_dates
from ttdn_desktop.language.numerals import parse_roman
from ttdn_desktop.reading.paras import Para

_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5, "nhật": 6, "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5}
_WEEKDAY = re.compile(
    r"(?:thứ\s{1,4}(?P<day>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s{1,4}(?P<sunday>nhật))\b\s{0,4}\)?\s{0,4},?\s{0,4}\(?\s{0,4}(?=ngày\s|\d)", re.IGNORECASE
)
_AFTER = re.compile(r"\s{0,4},?\s{0,4}\(\s{0,4}(?:thứ\s{1,4}(?P<day>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s{1,4}(?P<sunday>nhật))\s{0,4}\)", re.IGNORECASE)
_DAY_NAMED = re.compile(r"hứ\s|hủ\s+[nN]")
_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NEAR = 12


def doubts(plan: Plan, lines: Sequence[Para]) -> Iterator[Finding]:
    """Everything a person should compare; nothing is changed."""
    where = lines[0].where if lines else ""
    for task in plan.tasks:
        if plan.period and task.time.start and task.time.start < plan.period.start:
            yield Finding(code="task_before_period", severity=Severity.WARNING, where=where, text=task.time.text, params=(("title", task.title),))
    if plan.document.type == "KH" and not plan.document.subject:
        yield Finding(code="no_subject", severity=Severity.WARNING, where=where)
    yield from _years(plan, where)
    for line in lines:
        if "hứ" in line.text or "hủ" in line.text:  # "thứ Hai", "chủ nhật"
            yield from _weekdays(line)
    yield from _numbers(plan.body, where)


def _years(plan: Plan, where: str) -> Iterator[Finding]:
    """A plan of a year long before or after its date."""
    date = plan.document.date
    if date is None or plan.year is None or plan.plan_kind is not PlanKind.ANNUAL or plan.document.type not in {"KH", "CTr"}:
        return
    if not 0 <= plan.year - date.year <= 1:
        yield Finding(code="year_and_date", severity=Severity.WARNING, where=where, text=plan.document.date_text or "", params=(("year", str(plan.year)),))


def _weekdays(line: Para) -> Iterator[Finding]:
    """A day of the week that the date beside it is not."""
    text = line.text
    if not _DAY_NAMED.search(text):
        return
    found = find_dates(text)
    for start, end, date in found:
        before = next((match for match in _WEEKDAY.finditer(text, max(start - 30, 0), start + 6) if start - match.end() < _NEAR), None)
        match = before or _AFTER.match(text, end)
        if match is None:
            continue
        day = _WEEKDAYS[(match["day"] or match["sunday"]).lower()]
        if day != date.weekday():
            yield Finding(code="weekday", severity=Severity.WARNING, where=line.where, text=text[start:end], params=(("day", _NAMES[date.weekday()]),))


def _numbers(sections: Sequence[Section], where: str) -> Iterator[Finding]:
    """Numbers of headings beside each other that come twice or leave one out."""
    last: tuple[str, int] | None = None
    for section in sections:
        counted = _counted(section.number or "")
        if counted is not None:
            if last is not None and last[0] == counted[0] and (counted[1] == last[1] or counted[1] not in {last[1] + 1, 1}):
                code = "number_twice" if counted[1] <= last[1] else "number_left_out"
                yield Finding(code=code, severity=Severity.WARNING, where=where, text=f"{section.number} {section.heading}".strip())
            last = counted
        yield from _numbers(section.sections, where)


def _counted(number: str) -> tuple[str, int] | None:
    """The kind of a number and its value: ("2.", 3) of "2.3"."""
    if number.isdigit():
        return "1", int(number)
    if number not in {"C", "D", "L", "M"} and (value := parse_roman(number)) is not None:
        return "I", value
    if found := re.fullmatch(r"(.*\D)(\d+)", number):
        return found[1], int(found[2])
    return None
