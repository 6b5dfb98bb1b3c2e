"""Year and days of a plan never contradict each other by an edit of one of them."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Period, Plan, PlanKind
from ttdn_desktop.domain.plan_span import same_day, set_end, set_start, set_year, whole_year

PLAN = Plan(id=PlanId("p"), year=2026, period=whole_year(2026))
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))


def test_the_year_of_an_annual_plan_moves_both_days() -> None:
    assert set_year(PLAN, 2027) == replace(PLAN, year=2027, period=whole_year(2027))
    part = replace(PLAN, period=Period(start=dt.date(2026, 2, 28), end=dt.date(2026, 11, 30)))
    assert set_year(part, 2028).period == Period(start=dt.date(2028, 2, 28), end=dt.date(2028, 11, 30))
    torn = replace(PLAN, period=Period(start=dt.date(2026, 1, 1), end=dt.date(2027, 12, 31)))
    assert set_year(torn, 2027).period == whole_year(2027)


def test_the_year_of_other_plans_and_no_year_leave_the_days() -> None:
    longer = replace(PLAN, plan_kind=PlanKind.PERIOD, period=Period(start=dt.date(2026, 1, 1), end=dt.date(2030, 12, 31)))
    assert set_year(longer, 2027).period == longer.period
    assert set_year(PLAN, None).period == PLAN.period
    assert set_year(replace(PLAN, period=None), 2027).period is None


def test_the_two_days_can_be_changed_in_either_order() -> None:
    first, last = dt.date(2027, 1, 1), dt.date(2027, 12, 31)
    assert set_start(PLAN, first).period == whole_year(2027)
    assert set_end(set_start(PLAN, first), last).period == whole_year(2027)
    assert set_start(set_end(PLAN, last), first).period == whole_year(2027)
    assert set_end(PLAN, dt.date(2025, 12, 31)).period == whole_year(2025)


@given(DAYS, DAYS, DAYS)
def test_no_day_is_refused(one: dt.date, other: dt.date, new: dt.date) -> None:
    plan = replace(PLAN, period=Period(start=min(one, other), end=max(one, other)))
    after = set_start(plan, new).period
    assert after is not None
    assert after.start == new
    after = set_end(plan, new).period
    assert after is not None
    assert after.end == new


def test_a_day_that_is_taken_out_is_the_end_of_its_year_and_both_none() -> None:
    part = replace(PLAN, period=Period(start=dt.date(2026, 3, 1), end=dt.date(2026, 9, 30)))
    assert set_start(part, None).period == Period(start=dt.date(2026, 1, 1), end=dt.date(2026, 9, 30))
    assert set_end(part, None).period == Period(start=dt.date(2026, 3, 1), end=dt.date(2026, 12, 31))
    alone = replace(PLAN, period=None)
    assert set_start(alone, None).period is None
    assert set_end(alone, None).period is None
    assert set_start(alone, dt.date(2026, 3, 1)).period == Period(start=dt.date(2026, 3, 1), end=dt.date(2026, 12, 31))
    assert set_end(alone, dt.date(2026, 9, 30)).period == Period(start=dt.date(2026, 1, 1), end=dt.date(2026, 9, 30))


@pytest.mark.parametrize(("year", "day"), [(2029, 28), (2032, 29)])
def test_the_last_of_february_is_a_day_of_every_year(year: int, day: int) -> None:
    assert same_day(dt.date(2028, 2, 29), year) == dt.date(year, 2, day)
