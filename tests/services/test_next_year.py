"""The plan of the next year from this year's: what is certain moves, the rest is listed, what belongs to the old paper stays behind."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain import blocks
from ttdn_desktop.domain.codec import plan_from_json
from ttdn_desktop.domain.ids import BlockId, BudgetLineId, IndicatorId, PaperId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import (
    BudgetLine,
    DocumentHead,
    Indicator,
    LegalBasis,
    Period,
    Plan,
    PlanKind,
    PlanPaper,
    Section,
    Stage,
    Target,
    Task,
    TimeFrame,
)
from ttdn_desktop.domain.plan_span import whole_year
from ttdn_desktop.domain.text import plain, rich
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.services.next_year import LONGER, NAME, OTHER_YEAR, NextYear, next_year
from ttdn_desktop.services.replacing import with_hits

BASIS = LegalBasis(
    text="Căn cứ Kế hoạch số 118/KH-UBND ngày 22/12/2025 của Ủy ban nhân dân tỉnh về thông tin đối ngoại năm 2026;", type="Kế hoạch", number="118/KH-UBND"
)


def made(plan: Plan) -> NextYear:
    found = next_year(plan, lambda: "new")
    assert found is not None
    return found


def plan_with(*tasks: Task, prose: str = "") -> Plan:
    item = blocks.Item(id=BlockId("b"), text=rich(prose or "Việc của xã."))
    return Plan(
        id=PlanId("p"),
        stage=Stage.ISSUED,
        draft_no=3,
        year=2026,
        period=whole_year(2026),
        document=DocumentHead(number="12", symbol="KH-UBND", date=dt.date(2026, 1, 5), subject="Hoạt động thông tin đối ngoại năm 2026"),
        legal_bases=(BASIS,),
        enacting="Ủy ban nhân dân xã ban hành Kế hoạch hoạt động thông tin đối ngoại năm 2026 như sau:",
        body=(Section(id=SectionId("s"), heading="NHIỆM VỤ NĂM 2026", blocks=(item,)),),
        tasks=tasks,
        indicators=(Indicator(id=IndicatorId("i"), name="Tin, bài", targets=(Target(period="2026", value=Decimal(12)), Target(period="Cả năm"))),),
        budget_lines=(BudgetLine(id=BudgetLineId("l"), item="In tờ gấp", amount=Decimal(500), year=2026),),
        papers=(PlanPaper(id=PaperId("q"), kind="decision"),),
    )


def timed(text: str, year: int | None = None) -> TimeFrame:
    return time_frame(text, year)


def test_the_draft_is_of_the_next_year_and_has_no_trace_of_the_signed_paper() -> None:
    plan = plan_with(Task(id=TaskId("t"), title="Phát tờ gấp năm 2026", time=timed("Quý I/2026")))
    found = made(plan)
    after = with_hits(found.plan, (hit for hit in found.hits if hit.ticked))
    assert (after.id, after.stage, after.draft_no, after.papers) == ("new", Stage.DRAFT, 1, ())
    assert (after.year, after.period, after.planned_issue_date) == (2027, whole_year(2027), dt.date(2027, 1, 5))
    assert (after.document.number, after.document.date, after.document.symbol) == (None, None, "KH-UBND")
    assert after.document.subject == "Hoạt động thông tin đối ngoại năm 2027"
    assert after.enacting.endswith("năm 2027 như sau:")
    assert after.body[0].heading == "NHIỆM VỤ NĂM 2027"
    assert after.tasks[0] == Task(id=TaskId("t"), title="Phát tờ gấp năm 2027", time=timed("Quý I/2027"))
    assert after.legal_bases == plan.legal_bases
    assert after.indicators[0].targets == (Target(period="2027", value=Decimal(12)), Target(period="Cả năm"))
    assert (after.budget_lines[0].year, after.budget_lines[0].amount) == (2027, Decimal(500))
    assert (found.times, found.cited) == (1, 1)


@pytest.mark.parametrize(
    ("time", "moved"),
    [
        (timed("Tháng 02/2027"), timed("Tháng 02/2028")),  # ends on the 29th then
        (timed("Trước ngày 01/3/2027"), timed("Trước ngày 01/3/2028")),
        (timed("Từ tháng 11/2026 đến tháng 02/2027"), timed("Từ tháng 11/2027 đến tháng 02/2028")),
        (timed("Quý II", 2027), timed("Quý II", 2028)),
        (timed("Thường xuyên"), timed("Thường xuyên")),
        (TimeFrame(), TimeFrame()),
        (
            TimeFrame(text="Hằng tháng", start=dt.date(2027, 1, 1), end=dt.date(2027, 12, 31)),
            TimeFrame(text="Hằng tháng", start=dt.date(2028, 1, 1), end=dt.date(2028, 12, 31)),
        ),
        (
            TimeFrame(text="Dịp lễ hội đền tháng Giêng 2027", start=dt.date(2027, 2, 6), end=dt.date(2027, 2, 8)),
            TimeFrame(text="Dịp lễ hội đền tháng Giêng 2028", start=dt.date(2028, 2, 6), end=dt.date(2028, 2, 8)),
        ),
    ],
)
def test_times_move_by_a_year_as_the_reader_understands_them(time: TimeFrame, moved: TimeFrame) -> None:
    plan = replace(plan_with(Task(id=TaskId("t"), time=time)), year=2027, period=whole_year(2027))
    found = made(plan)
    assert found.plan.tasks[0].time == moved
    assert not [hit for hit in found.hits if hit.match.place.node == "t"]


def test_the_29_of_february_is_the_28_where_there_is_none() -> None:
    plan = replace(plan_with(Task(id=TaskId("t"), time=timed("Ngày 29/02/2028")), prose="Báo cáo trước ngày 29 tháng 02 năm 2028."), year=2028, period=None)
    found = made(plan)
    assert found.plan.tasks[0].time == timed("Ngày 28/02/2029")
    after = with_hits(found.plan, found.hits)
    assert isinstance(item := after.body[0].blocks[0], blocks.Item)
    assert plain(item.text) == "Báo cáo trước ngày 28 tháng 02 năm 2029."


def test_a_time_longer_than_the_plan_stays_as_it_is() -> None:
    time = timed("Giai đoạn 2021 - 2030")
    assert made(plan_with(Task(id=TaskId("t"), time=time))).plan.tasks[0].time == time


@pytest.mark.parametrize(
    ("prose", "why"),
    [
        ("Công tác năm 2026 của xã.", ""),
        ("Gửi báo cáo trước ngày 15/12/2026.", ""),
        ("Sơ kết vào tháng 6/2026.", ""),
        ("Kết quả năm 2025 là 12 tin, bài.", OTHER_YEAR),
        ("Xây dựng kế hoạch năm 2027.", OTHER_YEAR),
        ("Trong giai đoạn 2026 - 2030, xã có thêm hai điểm đến.", LONGER),
        ("Từ năm 2026, xã có trang thông tin.", LONGER),
        ("Tham gia Hội chợ Xuân 2026.", NAME),
    ],
)
def test_years_in_prose_are_listed_and_ticked_where_they_are_the_plan_s_own(prose: str, why: str) -> None:
    (hit,) = [hit for hit in made(plan_with(prose=prose)).hits if hit.match.place.node == "b"]
    assert (hit.why, hit.ticked) == (why, not why)


@pytest.mark.parametrize("prose", ["Đón 2026 lượt khách năm nay là 2.026 người.", "Thực hiện Nghị quyết số 9-NQ/TU ngày 12/01/2026 của Tỉnh ủy về du lịch."])
def test_years_of_other_documents_and_figures_are_not_moved_unasked(prose: str) -> None:
    assert not [hit for hit in made(plan_with(prose=prose)).hits if hit.match.place.node == "b" and hit.ticked]


def test_a_plan_of_several_years_gets_the_next_as_many() -> None:
    plan = replace(
        plan_with(Task(id=TaskId("t"), time=timed("Năm 2027"))),
        plan_kind=PlanKind.PERIOD,
        period=Period(start=dt.date(2026, 1, 1), end=dt.date(2030, 12, 31)),
        document=DocumentHead(subject="Thông tin đối ngoại giai đoạn 2026 - 2030"),
    )
    found = made(plan)
    after = with_hits(found.plan, (hit for hit in found.hits if hit.ticked))
    assert after.period == Period(start=dt.date(2031, 1, 1), end=dt.date(2035, 12, 31))
    assert after.document.subject == "Thông tin đối ngoại giai đoạn 2031 - 2035"
    assert after.tasks[0].time == timed("Năm 2032")


def test_a_plan_whose_days_contradict_its_year_gets_the_whole_next_year() -> None:
    torn = replace(plan_with(), period=Period(start=dt.date(2025, 1, 1), end=dt.date(2026, 12, 31)))
    assert made(torn).plan.period == whole_year(2027)


def test_the_year_is_that_of_the_subject_where_no_field_has_it_and_without_any_there_is_no_next_one() -> None:
    unsaid = replace(plan_with(), year=None, period=None)
    assert made(unsaid).new == whole_year(2027)
    bare = replace(unsaid, document=DocumentHead(subject="Thông tin đối ngoại"))
    assert next_year(bare, lambda: "new") is None


@pytest.mark.parametrize("name", ["01-nam-2027", "02-giai-doan-2027-2030", "03-le-hoi-2027"])
def test_all_times_of_the_shipped_plans_move(name: str) -> None:
    plan = plan_from_json(resources.load_json(f"samples/{name}.json"))
    found = made(plan)
    assert found.times == len(plan.tasks)
    assert not [hit for hit in found.hits if hit.match.place.field == "time.text"]
