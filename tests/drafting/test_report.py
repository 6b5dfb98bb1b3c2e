"""What a report on results says before anybody has entered a result: what the plan and its papers know."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from tests import papers_to_print as made
from ttdn_desktop.domain.plan import Plan, PlanPaper


def texts(plan: Plan, **facts: str) -> list[str]:
    return [text.text for text in made.proposed(plan, "report", facts=facts).generated]


def issued(plan: Plan, key: str, number: str, day: dt.date) -> PlanPaper:
    paper = made.proposed(plan, key)
    return replace(paper, document=replace(paper.document, number=number, date=day))


def test_papers_with_number_and_day_are_named_the_oldest_first() -> None:
    plan = made.sample()
    letter = issued(plan, "letter", "15", dt.date(2027, 1, 5))
    notice = issued(plan, "notice", "7", dt.date(2026, 12, 28))
    said = texts(replace(plan, papers=(letter, notice, made.proposed(plan, "invitation"))))
    at = said.index("Các văn bản đã ban hành để tổ chức thực hiện:")
    assert said[at + 1].startswith("- Thông báo số 07/TB-UBND ngày 28 tháng 12 năm 2026 của Ủy ban nhân dân xã Vân Trúc về")
    assert said[at + 2].startswith("- Công văn số 15/")
    assert said[at + 2].endswith("."), "the last of a list"
    assert not any("Giấy mời" in text for text in said)
    assert not any("Các văn bản đã ban hành" in text for text in texts(plan))


def test_tasks_are_counted_and_those_that_were_due_where_the_day_is_known() -> None:
    plan = made.sample()
    assert any(text.startswith("Trong 14 nhiệm vụ: đã hoàn thành") for text in texts(plan))
    due = sum(1 for task in plan.tasks if task.time.end and task.time.end <= dt.date(2027, 6, 30))
    for day in ("30/6/2027", "ngày 30 tháng 6 năm 2027"):
        assert any(text.startswith(f"Trong 14 nhiệm vụ có {due:02d} nhiệm vụ đã đến hạn.") for text in texts(plan, until=day)), day
    assert not any("đã đến hạn" in text for text in texts(plan, until="giữa năm"))


@pytest.mark.parametrize("key", ["report", "remind"])
def test_what_tells_how_the_work_goes_is_not_of_a_year_before_the_plan(key: str) -> None:
    """The yearly sample of 2027 is issued in 2026."""
    (named,) = made.drafted(made.sample(), key)
    assert "place_date Vân Trúc, ngày      tháng      năm 2027\n" in made.as_text(named.paper)
    said = "\n".join(text.text for text in made.proposed(made.sample(), key).generated)
    assert "tính đến ngày      tháng      năm 2027" in said
    assert "KH-UBND ngày      tháng      năm 2026" in said  # the plan itself
    late = replace(made.sample(), planned_issue_date=dt.date(2028, 1, 5))
    assert "tính đến ngày      tháng      năm 2028" in "\n".join(text.text for text in made.proposed(late, key).generated)


def test_the_year_of_a_report_on_a_plan_of_several_years_is_left_open() -> None:
    (named,) = made.drafted(made.sample(1), "report")
    assert re.search(r"place_date .*, ngày +tháng +năm +\n", made.as_text(named.paper))
    assert re.search(r"số liệu tính đến ngày +tháng +năm +\)", "\n".join(text.text for text in made.proposed(made.sample(1), "report").generated))
