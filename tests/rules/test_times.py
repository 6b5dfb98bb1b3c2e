"""Words of time and the days kept with them."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.rules.plans import good_plan, subject_of
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import TimeFrame
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.rules.fixing import fixed
from ttdn_desktop.rules.model import PlanFix
from ttdn_desktop.rules.run import run


def test_days_that_contradict_their_words_are_read_from_them_anew() -> None:
    wrong = TimeFrame(text="Quý I/2027", start=dt.date(2026, 1, 1), end=dt.date(2026, 3, 31))
    plan = replace(good_plan(), tasks=(replace(good_plan().tasks[0], time=wrong), *good_plan().tasks[1:]))
    finding = next(one for one in run(subject_of(plan), resources.rules()).findings if one.code == "TTDN-KH-08")
    mended = fixed(plan, (fix for fix in finding.found.fixes if isinstance(fix, PlanFix)))
    assert mended.tasks[0].time == time_frame("Quý I/2027")
    assert mended.tasks[1:] == plan.tasks[1:]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Quý I/2027", dt.date(2027, 2, 1), dt.date(2027, 3, 15)),  # narrower
        ("Trước ngày 30/11/2027", None, dt.date(2027, 11, 30)),  # the day itself
        ("Trước ngày 30/11/2027", dt.date(2027, 4, 1), dt.date(2027, 6, 30)),  # done earlier
        ("Thường xuyên", dt.date(2027, 1, 1), dt.date(2027, 12, 31)),
        ("Quý II", dt.date(2027, 4, 1), dt.date(2027, 6, 30)),
    ],
)
def test_days_that_agree_with_their_words_are_not_told(words: str, start: dt.date | None, end: dt.date | None) -> None:
    time = TimeFrame(text=words, start=start, end=end)
    plan = replace(good_plan(), tasks=(replace(good_plan().tasks[0], time=time), *good_plan().tasks[1:]))
    assert not run(subject_of(plan), resources.rules()).findings
