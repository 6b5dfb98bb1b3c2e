"""The sheet of tasks says what the annex of the paper says, and offers what following up needs."""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.blocks import Paragraph, TaskList
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import DocumentHead, Issuer, Plan, Section, Task, TimeFrame
from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting.task_sheet import task_sheet
from ttdn_desktop.paper.sheet import Sheet


def sheet(plan: Plan, *, draft: bool = False) -> Sheet:
    return task_sheet(plan, resources.standards(), resources.wording(), resources.task_sheet_wording(), draft=draft)


def task(name: str, **fields: object) -> Task:
    return replace(Task(id=TaskId(name), title=f"Việc {name}", leads=("Công an xã",)), **fields)  # type: ignore[arg-type]  # fields by name


def plan(*lists: tuple[str, tuple[Task, ...]]) -> Plan:
    return Plan(
        id=PlanId("p"),
        document=DocumentHead(symbol="KH-UBND", number="15", date=dt.date(2027, 1, 5), subject="Việc năm 2027"),
        issuer=Issuer(name="Ủy ban nhân dân xã Vân Trúc"),
        tasks=tuple(each for _heading, tasks in lists for each in tasks),
        body=tuple(
            Section(id=SectionId(heading), heading=heading, blocks=(TaskList(id=BlockId(f"b{heading}"), task_ids=tuple(each.id for each in tasks)),))
            for heading, tasks in lists
        ),
    )


def column(made: Sheet, key: str) -> list[object]:
    at = [each.key for each in made.columns].index(key)
    return [row.values[at] for row in made.rows if not row.group]


def test_one_list_has_no_group_heading() -> None:
    made = sheet(plan(("Nội dung", (task("a"), task("b")))))
    assert column(made, "number") == [1, 2]
    assert column(made, "title") == ["Việc a", "Việc b"]


def test_several_lists_stand_under_their_headings_each_counted_anew() -> None:
    made = sheet(plan(("Nhóm A", (task("a"), task("b"))), ("Nhóm B", (task("c"),))))
    assert [row.values[0] for row in made.rows] == ["Nhóm A", 1, 2, "Nhóm B", 1]
    assert [row.group for row in made.rows] == [True, False, False, True, False]


def test_lists_under_one_heading_are_one_group_counted_on() -> None:
    whole = plan(("Nhóm A", (task("a"), task("b"))), ("Nhóm B", (task("c"),)))
    first = whole.body[0]
    second = TaskList(id=BlockId("b2"), task_ids=(TaskId("d"), TaskId("e")))
    whole = replace(
        whole,
        tasks=(*whole.tasks[:2], task("d"), task("e", parent_task=TaskId("d")), whole.tasks[2]),
        body=(replace(first, blocks=(*first.blocks, Paragraph(id=BlockId("p"), text=rich("Ngoài ra:")), second)), whole.body[1]),
    )
    assert [row.values[0] for row in sheet(whole).rows] == ["Nhóm A", 1, 2, 3, "3.1", "Nhóm B", 1]
    alone = replace(whole, body=whole.body[:1], tasks=whole.tasks[:4])
    assert [row.values[0] for row in sheet(alone).rows] == [1, 2, 3, "3.1"]


def test_sections_that_bear_the_same_heading_stay_apart() -> None:
    whole = plan(("Nhóm A", (task("a"),)), ("Nhóm B", (task("b"),)))
    whole = replace(whole, body=(whole.body[0], replace(whole.body[1], heading="Nhóm A")))
    assert [row.values[0] for row in sheet(whole).rows] == ["Nhóm A", 1, "Nhóm A", 1]


def test_parts_of_a_task_are_numbered_below_it() -> None:
    made = sheet(plan(("Nội dung", (task("a"), task("b", parent_task=TaskId("a")), task("c")))))
    assert column(made, "number") == [1, "1.1", 2]


def test_a_task_that_is_printed_nowhere_stands_at_the_end() -> None:
    with_extra = plan(("Nội dung", (task("a"),)))
    made = sheet(replace(with_extra, tasks=(task("extra"), *with_extra.tasks)))
    assert column(made, "title") == ["Việc a", "Việc extra"]


def test_the_title_cell_holds_the_content_too() -> None:
    made = sheet(plan(("Nội dung", (task("a", content=(rich("Một là"), rich("Hai là", bold=True))),))))
    assert column(made, "title") == ["Việc a\nMột là\nHai là"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("15/4/2027", dt.date(2027, 4, 15)), ("05/02/2027", dt.date(2027, 2, 5)), ("Trước ngày 15/4/2027", "Trước ngày 15/4/2027"), ("5/2/2027", "5/2/2027")],
)
def test_a_time_that_is_a_date_as_the_cell_shows_it_is_a_real_date(text: str, value: object) -> None:
    assert column(sheet(plan(("Nội dung", (task("a", time=TimeFrame(text=text)),)))), "time") == [value]


def test_days_and_status_stand_in_columns_that_are_not_printed() -> None:
    made = sheet(plan(("Nội dung", (task("a", time=TimeFrame(text="Quý I", start=dt.date(2027, 1, 1), end=dt.date(2027, 3, 31))),))))
    assert [each.key for each in made.columns if not each.printed] == ["start", "end", "status", "id"]
    assert made.rows[0].values[-4:] == (dt.date(2027, 1, 1), dt.date(2027, 3, 31), "Chưa thực hiện", "a")
    assert [each.key for each in made.columns if each.hidden] == ["id"]


def test_columns_that_no_task_fills_are_left_out() -> None:
    keys = [each.key for each in sheet(plan(("Nội dung", (task("a", note="gấp"),)))).columns]
    assert keys == ["number", "title", "leads", "time", "note", "start", "end", "status", "id"]


def test_printed_columns_are_as_wide_as_the_page_allows() -> None:
    made = sheet(plan(("Nội dung", (task("a"),))))
    assert sum(each.width for each in made.columns if each.printed) == pytest.approx(made.page.width - made.page.left - made.page.right)


def test_leads_are_offered_from_all_units_of_the_plan_each_once() -> None:
    made = sheet(plan(("Nội dung", (task("a", partners=("Phòng Kinh tế",)), task("b", partners=("Công an xã",))))))
    assert next(each for each in made.columns if each.key == "leads").choices == ("Công an xã", "Phòng Kinh tế")


def test_the_reference_names_number_and_date_and_a_draft_leaves_them_blank() -> None:
    made = plan(("Nội dung", (task("a"),)))
    assert sheet(made).lines[2].text == "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 01 năm 2027 của Ủy ban nhân dân xã Vân Trúc)"
    blank = sheet(made, draft=True).lines[2].text
    assert "15" not in blank
    assert "05" not in blank


def test_the_annex_that_prints_the_tasks_gives_its_title() -> None:
    sample = codec.plan_from_json(resources.load_json(f"samples/{resources.sample_names()[0]}.json"))
    assert [line.text for line in sheet(sample).lines[:2]] == ["Phụ lục", "NHIỆM VỤ THÔNG TIN ĐỐI NGOẠI NĂM 2027 TRÊN ĐỊA BÀN XÃ VÂN TRÚC"]


def test_rows_grow_with_their_text() -> None:
    made = sheet(plan(("Nội dung", (task("a"), task("b", title="Việc rất dài " * 20)))))
    assert made.rows[1].height > made.rows[0].height * 2


def test_a_plan_without_tasks_gives_an_empty_table() -> None:
    assert sheet(plan()).rows == ()


GOLDEN = Path(__file__).parent.parent / "golden" / "task_sheet.txt"


def as_text(made: Sheet) -> str:
    """A sheet as lines one can compare by eye."""
    lines = [f"{line.text} [{line.size:g} pt{' bold' * line.bold}{' italic' * line.italic}, {line.height:g} mm]" for line in made.lines]
    for column_ in made.columns:
        marks = "".join(f" {name}" for name, holds in (("centred", column_.centred), ("unprinted", not column_.printed), ("strict", column_.strict)) if holds)
        lines.append(f"| {column_.head} [{column_.key}, {column_.width:g} mm{marks}]" + "".join(f"\n    {choice}" for choice in column_.choices))
    lines += [f"{row.height:g} mm: " + " | ".join(str(value) for value in row.values) for row in made.rows]
    return "\n".join(lines) + "\n"


def test_the_sheet_of_the_yearly_sample_is_the_golden_one() -> None:
    """To accept a change: TTDN_GOLDEN=write, then look at the difference."""
    sample = codec.plan_from_json(resources.load_json(f"samples/{resources.sample_names()[0]}.json"))
    text = as_text(sheet(sample))
    if os.environ.get("TTDN_GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")
