"""A line of the body becomes what it is, while its words stay in their order."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import plans
from tests.ui.contexts import ids
from ttdn_desktop.domain import reshape
from ttdn_desktop.domain.blocks import Block, Item, Paragraph, TaskList
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.lines import put_run, run_with, runs
from ttdn_desktop.domain.plan import Plan, Section, Task
from ttdn_desktop.domain.text import plain, rich


def paragraph(own: str, text: str) -> Paragraph:
    return Paragraph(id=BlockId(own), text=rich(text))


def section(own: str, number: str, heading: str, *blocks: Block, below: tuple[Section, ...] = ()) -> Section:
    return Section(id=SectionId(own), number=number, heading=heading, blocks=blocks, sections=below)


@pytest.fixture
def plan() -> Plan:
    inner = (section("a1", "1", "Mục đích", paragraph("p1", "Giới thiệu.")), section("a2", "2", "Yêu cầu", paragraph("p2", "Thiết thực.")))
    tasks = (Task(id=TaskId("t1"), title="Xây dựng trang", content=(rich("Mở trang."),)), Task(id=TaskId("t2"), title="Tập huấn"))
    listed = TaskList(id=BlockId("list"), task_ids=(TaskId("t1"), TaskId("t2")))
    body = (section("a", "I", "MỤC ĐÍCH, YÊU CẦU", below=inner), section("b", "II", "NHIỆM VỤ", paragraph("p3", "3. Việc khác"), listed))
    return Plan(id=PlanId("plan"), body=body, tasks=tasks)


def shown(plan: Plan) -> list[str]:
    """Every line with a dot for each level."""
    out = []
    for line in (line for run in runs(plan) for line in run.lines):
        match line.part:
            case Section():
                out.append("." * line.level + " ".join(filter(None, (line.part.number, line.part.heading))))
            case Paragraph():
                out.append(plain(line.part.text))
            case Item():
                out.append(f"{line.part.mark} {plain(line.part.text)}")
            case TaskList():
                out += [f"[{plan.task(task).title}]" for task in line.part.task_ids]
    return out


def test_a_heading_becomes_a_line_of_the_section_before(plan: Plan) -> None:
    after = reshape.heading_to_paragraph(plan, SectionId("a2"), ids())
    assert shown(after)[:5] == [".I MỤC ĐÍCH, YÊU CẦU", "..1 Mục đích", "Giới thiệu.", "2. Yêu cầu", "Thiết thực."]


def test_the_first_heading_of_the_body_leaves_a_section_without_words(plan: Plan) -> None:
    after = reshape.heading_to_paragraph(plan, SectionId("a"), ids())
    assert shown(after)[:3] == [".", "I. MỤC ĐÍCH, YÊU CẦU", "..1 Mục đích"]


def test_a_paragraph_becomes_a_heading_on_the_level_of_those_numbered_alike(plan: Plan) -> None:
    after = reshape.paragraph_to_heading(plan, BlockId("p3"))
    assert shown(after)[5:7] == [".II NHIỆM VỤ", "..3 Việc khác"]
    assert shown(reshape.paragraph_to_heading(plan, BlockId("p1")))[2] == "...Giới thiệu."


def test_there_and_back_is_the_same_plan(plan: Plan) -> None:
    assert reshape.paragraph_to_heading(reshape.heading_to_paragraph(plan, SectionId("a2"), ids()), BlockId("a2")) == plan


def test_a_heading_goes_up_and_down_where_it_stands(plan: Plan) -> None:
    up = reshape.relevel(plan, SectionId("a1"), -1)
    assert shown(up)[:4] == [".I MỤC ĐÍCH, YÊU CẦU", ".1 Mục đích", "Giới thiệu.", "..2 Yêu cầu"]
    assert reshape.relevel(plan, SectionId("a"), -1) == plan
    assert reshape.relevel(plan, SectionId("a"), 1) == plan
    assert ".." + "2 Yêu cầu" in shown(plan)
    assert "...2 Yêu cầu" in shown(reshape.relevel(plan, SectionId("a2"), 1))


def test_a_line_is_joined_with_the_words_above_it(plan: Plan) -> None:
    assert shown(reshape.join_above(plan, "p1"))[1:3] == ["..1 Mục đích Giới thiệu.", "..2 Yêu cầu"]
    assert shown(reshape.join_above(plan, "b"))[4:6] == ["Thiết thực. II. NHIỆM VỤ", "3. Việc khác"]
    assert reshape.join_above(plan, "a") == plan


def test_a_paragraph_becomes_a_task_of_the_list_beside_it(plan: Plan) -> None:
    after = reshape.paragraph_to_task(plan, BlockId("p3"), ids())
    assert shown(after)[6:] == ["[Việc khác]", "[Xây dựng trang]", "[Tập huấn]"]
    assert [task.id for task in after.tasks] == ["p3", "t1", "t2"]
    alone = reshape.paragraph_to_task(plan, BlockId("p1"), ids())
    assert shown(alone)[2] == "[Giới thiệu.]"


def test_a_heading_with_prose_becomes_a_task_with_content(plan: Plan) -> None:
    after = reshape.heading_to_task(plan, SectionId("a2"), ids())
    assert shown(after)[:4] == [".I MỤC ĐÍCH, YÊU CẦU", "..1 Mục đích", "Giới thiệu.", "[Yêu cầu]"]
    assert after.task(TaskId("a2")).content == (rich("Thiết thực."),)
    assert reshape.heading_to_task(plan, SectionId("b"), ids()) == plan  # tasks stand in it


def test_a_task_becomes_prose_or_a_heading_between_the_others(plan: Plan) -> None:
    after = reshape.task_to_lines(plan, TaskId("t1"), ("Đơn vị chủ trì: A",), ids())
    assert shown(after)[6:] == ["3. Việc khác", "Xây dựng trang", "Mở trang.", "- Đơn vị chủ trì: A", "[Tập huấn]"]
    assert [task.id for task in after.tasks] == ["t2"]
    heading = reshape.task_to_lines(plan, TaskId("t2"), (), ids(), heading=True)
    assert shown(heading)[6:] == ["3. Việc khác", "[Xây dựng trang]", "..Tập huấn"]


def test_a_block_moves_over_headings_but_not_out_of_the_body(plan: Plan) -> None:
    assert shown(reshape.move_line(plan, BlockId("p2"), -1))[3:5] == ["Thiết thực.", "..2 Yêu cầu"]
    first = replace(plan, body=(section("x", "", "X", paragraph("p", "Một")),))
    assert reshape.move_line(replace(first, tasks=()), BlockId("p"), -1) == replace(first, tasks=())


@settings(max_examples=40)
@given(plans(), st.data())
def test_lines_and_tree_say_the_same(plan: Plan, data: st.DataObject) -> None:
    for run in runs(plan):
        assert put_run(plan, run) == plan
    parts = [line.part for run in runs(plan) for line in run.lines]
    if parts:
        run, at = run_with(plan, data.draw(st.sampled_from(parts)).id)
        assert run.lines[at].part in parts
