"""Find and replace in a whole plan."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from tests.strategies import plans, words
from ttdn_desktop.domain import blocks, edits
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import Issuer, LegalBasis, Plan, Section, Signatory, Task, TimeFrame
from ttdn_desktop.domain.text import Run, plain
from ttdn_desktop.domain.texts import texts
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.services.find import Query, find, replace_one
from ttdn_desktop.services.replacing import hits, with_hits


def replace_all(plan: Plan, query: Query, new: str) -> Plan:
    """Every place, ticked or not."""
    return with_hits(plan, hits(plan, query, new))


@pytest.fixture
def plan() -> Plan:
    item = blocks.Item(id=BlockId("b"), text=(Run(text="Hoạt động "), Run(text="đối ngo", bold=True), Run(text="ại của xã")))
    table = blocks.Table(id=BlockId("t"), rows=((blocks.Cell(paragraphs=((Run(text="Đối ngoại"),), (Run(text="x"),))),),))
    basis = LegalBasis(text="Căn cứ Nghị định số 72/2015/NĐ-CP về thông tin đối ngoại;", number="72/2015/NĐ-CP", subject="thông tin đối ngoại")
    task = Task(
        id=TaskId("k"), title="Tin đối ngoại", leads=("Phòng Văn hóa", "Đối ngoại"), time=TimeFrame(text="năm đối ngoại"), content=((Run(text="đối ngoại"),),)
    )
    return Plan(
        id=PlanId("p"),
        issuer=Issuer(name="Ủy ban", lines=("ỦY BAN", "ĐỐI NGOẠI")),
        legal_bases=(basis,),
        body=(Section(id=SectionId("s"), heading="CÔNG TÁC ĐỐI NGOẠI", blocks=(item, table)),),
        tasks=(task,),
        recipients=("Ban Đối ngoại",),
        signatory=Signatory(name="Đối Ngoại"),
    )


def test_words_are_found_without_marks_in_every_kind_of_text(plan: Plan) -> None:
    found = [(m.place.node, m.place.field, m.place.part) for m in find(plan, Query(text="doi ngoai"))]
    assert found == [
        ("", "issuer.lines", 1),
        ("", "legal_bases.0.text", None),
        ("s", "heading", None),
        ("b", "text", None),
        ("t", "rows.0.0.paragraphs", 0),
        ("k", "title", None),
        ("k", "content", 0),
        ("k", "leads", 1),
        ("k", "time.text", None),
        ("", "recipients", 0),
        ("", "signatory.name", None),
    ]


def test_marks_and_capitals_count_on_wish(plan: Plan) -> None:
    assert len(find(plan, Query(text="đối ngoại", marks=True))) == 11
    assert len(find(plan, Query(text="đối ngoại", marks=True, case=True))) == 5
    assert find(plan, Query(text="doi ngoai", marks=True)) == ()
    assert find(plan, Query(text="oi ngoa", whole_words=True)) == ()


def test_replacing_keeps_the_look_and_the_parts_of_a_citation(plan: Plan) -> None:
    after = replace_all(plan, Query(text="doi ngoai"), "đối nội")
    assert find(after, Query(text="doi ngoai")) == ()
    block = after.block(BlockId("b"))
    assert isinstance(block, blocks.Item)
    assert block.text == (Run(text="Hoạt động "), Run(text="đối nội", bold=True), Run(text=" của xã"))
    assert after.legal_bases[0].text == "Căn cứ Nghị định số 72/2015/NĐ-CP về thông tin đối nội;"
    assert after.legal_bases[0].subject == "thông tin đối nội"
    assert after.legal_bases[0].number == "72/2015/NĐ-CP"


def test_one_match_is_replaced_and_the_rest_is_shared(plan: Plan) -> None:
    match = next(m for m in find(plan, Query(text="doi ngoai")) if m.place.node == "k")
    after = replace_one(plan, match, "X")
    assert after.tasks[0].title == "Tin X"
    assert after.body is plan.body
    assert edits.put_task(after, plan.tasks[0]) == plan


@given(plans())
def test_replacing_nothing_gives_the_very_same_plan(plan: Plan) -> None:
    assert replace_all(plan, Query(text="\u4e00"), "x") is plan


@given(plans(), words.filter(bool))
def test_what_was_replaced_is_found_no_more(plan: Plan, text: str) -> None:
    query = Query(text=text, marks=True, case=True)
    after = replace_all(plan, query, "\u4e00")
    assert not any(text in value for _place, value in texts(after))


def test_a_match_across_runs_takes_the_look_of_its_first_character(plan: Plan) -> None:
    across = replace_all(plan, Query(text="ngoại của", marks=True), "ngoại ở")
    block = across.block(BlockId("b"))
    assert isinstance(block, blocks.Item)
    assert plain(block.text) == "Hoạt động đối ngoại ở xã"
    assert block.text[1] == Run(text="đối ngoại ở", bold=True)


def test_finding_says_nothing_about_an_empty_query(plan: Plan) -> None:
    assert find(plan, Query(text="")) == ()
    assert replace(plan) == replace_all(plan, Query(text=""), "x")


@pytest.mark.parametrize(
    ("words", "year", "old", "new", "days"),
    [
        ("Quý I/2026", 2026, "2026", "2027", (dt.date(2027, 1, 1), dt.date(2027, 3, 31))),
        ("Quý I", 2026, "Quý I", "Quý III", (dt.date(2026, 7, 1), dt.date(2026, 9, 30))),
        ("Trước ngày 30/11/2026", None, "30/11", "15/12", (None, dt.date(2026, 12, 14))),
        ("Tháng 3/2026", None, "Tháng 3/2026", "Thường xuyên", (None, None)),
    ],
)
def test_the_days_of_a_task_follow_its_words_of_time(words: str, year: int | None, old: str, new: str, days: tuple[dt.date | None, ...]) -> None:
    before = Plan(id=PlanId("p"), tasks=(Task(id=TaskId("k"), time=time_frame(words, year)), Task(id=TaskId("l"), title="x")))
    after = replace_all(before, Query(text=old, marks=True), new)
    assert (after.tasks[0].time.start, after.tasks[0].time.end) == days
    assert after.tasks[1] is before.tasks[1]
    (match,) = find(before, Query(text=old, marks=True))
    assert replace_one(before, match, new) == after


def test_words_of_time_that_are_not_understood_take_their_days_along_where_only_the_year_changes() -> None:
    feast = TimeFrame(text="Dịp hội đền năm 2028", start=dt.date(2028, 2, 28), end=dt.date(2028, 2, 29))
    before = Plan(id=PlanId("p"), tasks=(Task(id=TaskId("k"), time=feast),))
    later = replace_all(before, Query(text="2028", marks=True), "2029").tasks[0].time
    assert (later.start, later.end) == (dt.date(2029, 2, 28), dt.date(2029, 2, 28))
    other = replace_all(before, Query(text="hội đền", marks=True), "lễ").tasks[0].time
    assert (other.start, other.end) == (None, None)


def test_days_set_apart_from_their_words_stay_while_the_words_stay(plan: Plan) -> None:
    apart = TimeFrame(text="Quý I/2026", start=dt.date(2026, 5, 1), end=dt.date(2026, 5, 2))
    held = replace(plan, tasks=(replace(plan.tasks[0], time=apart),))
    assert replace_all(held, Query(text="Tin"), "Bài").tasks[0].time == apart
