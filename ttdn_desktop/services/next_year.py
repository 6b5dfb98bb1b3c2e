"""The draft of next year's plan from this year's: what moves for certain is moved, what a person must decide is listed."""

import datetime as dt
import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import NewId, TaskId
from ttdn_desktop.domain.plan import Indicator, Period, Plan, PlanKind, TimeFrame
from ttdn_desktop.domain.plan_span import same_day, whole_year, years_later
from ttdn_desktop.domain.texts import Place, texts
from ttdn_desktop.i18n import N_
from ttdn_desktop.language.timeframes import time_frame, unnamed_year
from ttdn_desktop.services.find import Match
from ttdn_desktop.services.replacing import Hit, inside, others_in

OTHER_YEAR = N_("Another year than the plan's")
LONGER = N_("A span of its own")
NAME = N_("Perhaps a name")

_TOKEN = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)")
_LEAP_DAY = re.compile(r"(?<!\d)29(?=(?:\s*[/.-]\s*0?2\s*[/.-]\s*|\s+tháng\s+0?2(?:\s+năm\s+|\s*[/,]\s*))(?P<year>\d{4}))", re.IGNORECASE)
_RANGE = re.compile(r"(?P<first>\d{4})(?:\s*[-–—]\s*|\s+đến\s+(?:hết\s+)?(?:năm\s+)?)(?P<last>\d{4})", re.IGNORECASE)
_TOLD = re.compile(r"(?:năm|quý\s+\w{1,3}\s*[/,-]|\d\s*[/.-])\s*$", re.IGNORECASE)
_FIXED = re.compile(r"(?:giai đoạn|(?:đến|từ|ban hành|từ tháng \d+|khóa|nhiệm kỳ) năm|kỷ niệm[^.;]*)\s*$", re.IGNORECASE)
_LEFT_ALONE = frozenset({"document.symbol", "document.place", "unit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NextYear:
    """A draft in which all is moved that is certain, and the years that a person decides about; `hits` of them are to be put into it."""

    plan: Plan
    hits: tuple[Hit, ...]
    old: Period  # the years it was of, and those it is of now; the days are the first and last of them
    new: Period
    times: int  # tasks whose time moved
    cited: int  # places that speak of years in the words of other documents; they stay


def next_year(plan: Plan, new_id: NewId) -> NextYear | None:
    """What becomes of it in the span after its own: the next year, of a plan of several years the next as many. None for a plan without a year."""
    old = _years(plan)
    if old is None:
        return None
    first, last = old.start.year, old.end.year
    by = last - first + 1
    moved = {task.id: time for task in plan.tasks if (time := _moved_time(task.time, old, by)) is not None}
    planned = plan.planned_issue_date or plan.document.date
    draft = replace(
        edits.new_draft(plan, new_id),
        draft_no=1,
        papers=(),
        year=plan.year + by if plan.year is not None else None,
        period=_moved_period(plan, by),
        planned_issue_date=years_later(planned, by),
        tasks=tuple(replace(task, time=moved.get(task.id, task.time)) for task in plan.tasks),
        budget_lines=tuple(replace(line, year=line.year + by) if line.year is not None else line for line in plan.budget_lines),
        indicators=tuple(_moved_targets(one, old, by) for one in plan.indicators),
    )
    hits, cited = _hits(draft, old, by, set(moved))
    changed = sum(moved.get(task.id, task.time) != task.time for task in plan.tasks)
    new = Period(start=dt.date(first + by, 1, 1), end=dt.date(last + by, 12, 31))
    return NextYear(plan=draft, hits=hits, old=old, new=new, times=changed, cited=cited)


def _years(plan: Plan) -> Period | None:
    """The whole years it is of."""
    period = plan.period
    if plan.plan_kind is PlanKind.PERIOD and period is not None:
        return Period(start=dt.date(period.start.year, 1, 1), end=dt.date(period.end.year, 12, 31))
    year = plan.year or (period.start.year if period is not None else None)
    if year is None:
        named = _TOKEN.search(plan.document.subject)
        year = int(named[0]) if named else plan.document.date.year if plan.document.date is not None else None
    return whole_year(year) if year is not None else None


def _moved_period(plan: Plan, by: int) -> Period | None:
    if plan.period is None:
        return None
    if plan.plan_kind is PlanKind.ANNUAL and plan.year is not None and (plan.period.start.year, plan.period.end.year) != (plan.year, plan.year):
        return whole_year(plan.year + by)  # the two contradicted each other
    start, end = (same_day(day, day.year + by) for day in (plan.period.start, plan.period.end))
    return Period(start=start, end=end)


def _moved_targets(indicator: Indicator, old: Period, by: int) -> Indicator:
    """With its targets of the years to come; their values stay, to be looked at."""

    def moved(text: str) -> str:
        years = [int(year) for year in _TOKEN.findall(text)]
        return _bumped(text, by) if years and all(old.start.year <= year <= old.end.year for year in years) else text

    return replace(indicator, targets=tuple(replace(target, period=moved(target.period)) for target in indicator.targets))


# --- times of tasks, with the grammar that reads them


def _moved_time(time: TimeFrame, old: Period, by: int) -> TimeFrame | None:
    """The time so many years later; None where that is not certain."""
    years = [int(year) for year in _TOKEN.findall(time.text)]
    first, last = old.start.year - 1, old.end.year + 1
    days = [day for day in (time.start, time.end) if day is not None]
    if any(not first <= year <= last for year in (*years, *(day.year for day in days))):
        return None
    start, end = years_later(time.start, by), years_later(time.end, by)
    if not years:
        own = unnamed_year(time)
        again = time_frame(time.text, own + by) if own is not None else None
        return TimeFrame(text=time.text, start=again.start if again else start, end=again.end if again else end)
    meant, text = time_frame(time.text), _bumped(time.text, by)
    then = time_frame(text)
    if meant.start is None and meant.end is None and not days:
        return None  # perhaps no time at all
    if not (_later(meant.start, then.start, by) and _later(meant.end, then.end, by)):
        return None
    if (meant.start, meant.end) == (time.start, time.end) or not days:
        return TimeFrame(text=text, start=then.start if days else None, end=then.end if days else None)
    return TimeFrame(text=text, start=start, end=end)


def _later(day: dt.date | None, then: dt.date | None, by: int) -> bool:
    """Whether the second is the first so many years later; the last of February is the last of February."""
    if day is None or then is None:
        return day is then
    last_of_both = all(one.day == monthrange(one.year, one.month)[1] for one in (day, then))
    return then == years_later(day, by) or (last_of_both and (then.year, then.month) == (day.year + by, day.month)) or _before_leap(day, then, by)


def _before_leap(day: dt.date, then: dt.date, by: int) -> bool:
    """The day before the first of March, which is what "trước 01/3" means."""
    return then + dt.timedelta(days=1) == years_later(day + dt.timedelta(days=1), by)


def _bumped(text: str, by: int) -> str:
    """The words with their years so much later; 29 February is the 28th where there is none."""
    for leap in reversed(list(_LEAP_DAY.finditer(text))):
        if not isleap(int(leap["year"]) + by):
            text = text[: leap.start()] + "28" + text[leap.end() :]
    return _TOKEN.sub(lambda year: str(int(year[0]) + by), text)


# --- years in what is written


def _hits(plan: Plan, old: Period, by: int, moved: set[TaskId]) -> tuple[tuple[Hit, ...], int]:
    """Every year near the plan's own in its own words; and how many places speak of such years in those of other documents."""
    found: list[Hit] = []
    cited = 0
    for place, text in texts(plan):
        if place.field in _LEFT_ALONE or (place.field == "time.text" and place.node in moved) or _TOKEN.search(text) is None:
            continue
        others = others_in(plan, place, text)
        cited += sum(1 for start, end in others if _TOKEN.search(text, start, end))
        found += (hit for hit in _in_text(place, text, old, by) if not inside(others, hit.match.start, hit.match.end))
    return tuple(found), cited


def _in_text(place: Place, text: str, old: Period, by: int) -> Iterator[Hit]:
    spans = [(found.start(), found.end(), (int(found["first"]), int(found["last"]))) for found in _RANGE.finditer(text)]
    own = (old.start.year, old.end.year)
    for start, end, years in spans:
        if years == own and years[0] != years[1]:
            yield Hit(match=Match(place=place, start=start, end=end), text=text, new=_bumped(text[start:end], by))
    for token in _TOKEN.finditer(text):
        year = int(token[0])
        if not old.start.year - 1 <= year <= old.end.year + 1:
            continue
        span = next((years for start, end, years in spans if start <= token.start() < end), None)
        if span == own and span[0] != span[1]:
            continue  # moves as a whole
        why = _doubt(text[: token.start()], year, span, old)
        leap = next((one for one in _LEAP_DAY.finditer(text) if one.start("year") == token.start() and not isleap(year + by)), None)
        start = leap.start() if leap is not None else token.start()
        new = _bumped(text[start : token.end()], by)
        yield Hit(match=Match(place=place, start=start, end=token.end()), text=text, new=new, why=why, ticked=not why)


def _doubt(before: str, year: int, span: tuple[int, int] | None, old: Period) -> str:
    """Why a year is not certainly the plan's own; nothing where it is."""
    own = (old.start.year, old.end.year)
    if span is not None and span[0] != span[1]:
        return LONGER
    if not own[0] <= year <= own[1]:
        return OTHER_YEAR
    if _FIXED.search(before[-60:]):
        return "" if own[0] != year == own[1] else LONGER  # "đến năm 2030" of a plan up to 2030
    return "" if _TOLD.search(before[-20:]) else NAME
