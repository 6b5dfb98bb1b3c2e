"""The year and the days of a plan as they are changed: what would contradict the change follows it."""

import datetime as dt
from dataclasses import replace

from ttdn_desktop.domain.plan import Period, Plan, PlanKind


def same_day(day: dt.date, year: int) -> dt.date:
    """The day of that month in another year; 29 February is the last of February where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def years_later(day: dt.date | None, by: int) -> dt.date | None:
    """The same day so many years later; None for none."""
    return same_day(day, day.year + by) if day is not None else None


def whole_year(year: int) -> Period:
    """From the first day to the last."""
    return Period(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31))


def set_year(plan: Plan, year: int | None) -> Plan:
    """The plan with that year; the days of an annual plan move into it, to the whole of it where they were not of one year."""
    period = plan.period
    if year is None or period is None or plan.plan_kind is not PlanKind.ANNUAL or year == plan.year:
        return replace(plan, year=year)
    within = period.start.year == period.end.year
    moved = Period(start=same_day(period.start, year), end=same_day(period.end, year)) if within else whole_year(year)
    return replace(plan, year=year, period=moved)


def set_start(plan: Plan, day: dt.date | None) -> Plan:
    """The plan from that day on; its last day follows by whole years where it would come before. Without a last day, to the end of that year."""
    end = plan.period.end if plan.period is not None else None
    if day is None:
        return replace(plan, period=None) if end is None else replace(plan, period=Period(start=dt.date(end.year, 1, 1), end=end))
    if end is None:
        end = dt.date(day.year, 12, 31)
    elif end < day:
        end = following if (following := same_day(end, day.year)) >= day else same_day(end, day.year + 1)
    return replace(plan, period=Period(start=day, end=end))


def set_end(plan: Plan, day: dt.date | None) -> Plan:
    """The plan up to that day; its first day follows by whole years where it would come after. Without a first day, from the beginning of that year."""
    start = plan.period.start if plan.period is not None else None
    if day is None:
        return replace(plan, period=None) if start is None else replace(plan, period=Period(start=start, end=dt.date(start.year, 12, 31)))
    if start is None:
        start = dt.date(day.year, 1, 1)
    elif start > day:
        start = following if (following := same_day(start, day.year)) <= day else same_day(start, day.year - 1)
    return replace(plan, period=Period(start=start, end=day))
