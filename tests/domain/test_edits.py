"""Pure edits."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import plans
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Item, TaskLayout, TaskList
from ttdn_desktop.domain.body_edits import place_of
from ttdn_desktop.domain.ids import AnnexId, BlockId, BudgetLineId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import Annex, BudgetLine, LegalBasis, Period, Plan, Section, SectionRole, Stage, Task, TimeFrame, walk


def _section(name: str, *sections: Section, blocks: tuple[Item | TaskList, ...] = ()) -> Section:
    return Section(id=SectionId(name), heading=name, sections=sections, blocks=blocks)


def _task(name: str) -> Task:
    return Task(id=TaskId(name), title=name)


@pytest.fixture
def plan() -> Plan:
    listed = TaskList(id=BlockId("list"), task_ids=(TaskId("t1"), TaskId("t2"), TaskId("t3")))
    return Plan(
        id=PlanId("p"),
        legal_bases=(LegalBasis(text="one"), LegalBasis(text="two"), LegalBasis(text="three")),
        body=(_section("A", _section("A1"), _section("A2", _section("A2a"))), _section("B", blocks=(listed, Item(id=BlockId("i"))))),
        tasks=(_task("t1"), _task("t2"), _task("t3"), _task("loose")),
        annexes=(Annex(id=AnnexId("X"), sections=(_section("X1"),)),),
    )


def _shape(sections: tuple[Section, ...]) -> str:
    return " ".join(s.id + (f"({_shape(s.sections)})" if s.sections else "") for s in sections)


def test_periods_and_time_frames_refuse_reversed_days() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Period(start=dt.date(2021, 5, 1), end=dt.date(2021, 4, 1))
    with pytest.raises(ValueError, match="ends before"):
        TimeFrame(start=dt.date(2021, 5, 1), end=dt.date(2021, 4, 1))


def test_a_task_printed_twice_is_refused(plan: Plan) -> None:
    with pytest.raises(ValueError, match="two places"):
        edits.add_block(plan, SectionId("A"), TaskList(id=BlockId("again"), task_ids=(TaskId("t1"),)))


def test_bases_are_added_moved_changed_and_removed_by_place(plan: Plan) -> None:
    def names(p: Plan) -> list[str]:
        return [basis.text for basis in p.legal_bases]

    assert names(edits.add_basis(plan, LegalBasis(text="new"), 1)) == ["one", "new", "two", "three"]
    assert names(edits.move_basis(plan, 0, 2)) == ["two", "three", "one"]
    assert names(edits.move_basis(plan, 2, 0)) == ["three", "one", "two"]
    assert names(edits.put_basis(plan, 1, LegalBasis(text="2"))) == ["one", "2", "three"]
    assert names(edits.remove_basis(plan, 0)) == ["two", "three"]


def test_sections_move_among_their_siblings(plan: Plan) -> None:
    assert _shape(edits.lower_section(plan, SectionId("A")).body) == "B A(A1 A2(A2a))"
    assert _shape(edits.raise_section(plan, SectionId("B")).body) == "B A(A1 A2(A2a))"
    assert edits.raise_section(plan, SectionId("A")) is plan
    assert edits.lower_section(plan, SectionId("B")) is plan


def test_sections_go_one_level_up_or_down_as_in_an_outline(plan: Plan) -> None:
    assert _shape(edits.promote_section(plan, SectionId("A2")).body) == "A(A1) A2(A2a) B"
    assert _shape(edits.demote_section(plan, SectionId("B")).body) == "A(A1 A2(A2a) B)"
    assert _shape(edits.demote_section(plan, SectionId("A2")).body) == "A(A1(A2(A2a))) B"
    assert edits.promote_section(plan, SectionId("A")) is plan
    assert edits.demote_section(plan, SectionId("A1")) is plan
    assert edits.promote_section(plan, SectionId("X1")) is plan


def test_a_section_moves_into_an_annex_but_never_into_itself(plan: Plan) -> None:
    moved = edits.move_section(plan, SectionId("A1"), AnnexId("X"), 0)
    assert _shape(moved.annexes[0].sections) == "A1 X1"
    assert edits.move_section(plan, SectionId("A"), SectionId("A2a"), 0) is plan


def test_an_unknown_section_is_an_error(plan: Plan) -> None:
    with pytest.raises(KeyError):
        edits.rename_section(plan, SectionId("none"), "x")


def test_a_rename_shares_every_other_branch(plan: Plan) -> None:
    after = edits.rename_section(plan, SectionId("A1"), "new")
    assert after.section(SectionId("A1")).heading == "new"
    assert after.body[1] is plan.body[1]
    assert after.annexes is plan.annexes
    assert after.body[0].sections[1] is plan.body[0].sections[1]


def test_a_new_task_is_printed_where_asked_and_tasks_follow_the_print(plan: Plan) -> None:
    after = edits.add_task(plan, _task("new"), at=1)
    assert next(after.task_lists()).task_ids == ("t1", "new", "t2", "t3")
    assert [task.id for task in after.tasks] == ["t1", "new", "t2", "t3", "loose"]


def test_a_task_moves_within_its_list(plan: Plan) -> None:
    after = edits.move_task(plan, TaskId("t1"), 2)
    assert next(after.task_lists()).task_ids == ("t2", "t3", "t1")
    assert [task.id for task in after.tasks] == ["t2", "t3", "t1", "loose"]


def test_a_task_printed_nowhere_moves_among_all(plan: Plan) -> None:
    assert [task.id for task in edits.move_task(plan, TaskId("loose"), 0).tasks] == ["loose", "t1", "t2", "t3"]


def test_removing_a_task_frees_what_pointed_to_it(plan: Plan) -> None:
    child = replace(_task("child"), parent_task=TaskId("t1"))
    line = BudgetLine(id=BudgetLineId("l"), item="In tờ rơi", task=TaskId("t1"))
    after = edits.remove_task(replace(plan, tasks=(*plan.tasks, child), budget_lines=(line,)), TaskId("t1"))
    assert next(after.task_lists()).task_ids == ("t2", "t3")
    assert after.task(TaskId("child")).parent_task is None
    assert after.budget_lines[0].task is None


def test_changing_a_task_leaves_the_plan_before_alone(plan: Plan) -> None:
    after = edits.put_task(plan, replace(plan.task(TaskId("t2")), leads=("Phòng Văn hóa - Xã hội",)))
    assert after.task(TaskId("t2")).leads == ("Phòng Văn hóa - Xã hội",)
    assert plan.task(TaskId("t2")).leads == ()
    assert after.body is plan.body
    with pytest.raises(KeyError):
        edits.put_task(plan, _task("none"))


def test_the_layout_of_a_list_changes(plan: Plan) -> None:
    assert next(edits.set_task_layout(plan, BlockId("list"), TaskLayout.TABLE).task_lists()).layout is TaskLayout.TABLE


def test_a_plan_without_list_gets_one_in_its_content_section() -> None:
    ids = iter(["n1", "n2"])
    bare = Plan(id=PlanId("p"), tasks=(_task("t"),), body=(Section(id=SectionId("c"), heading="NỘI DUNG", role=SectionRole.CONTENT),))
    with_list = edits.ensure_task_list(bare, lambda: next(ids))
    assert with_list.section(SectionId("c")).blocks == (TaskList(id=BlockId("n1"), task_ids=(TaskId("t"),)),)
    assert edits.ensure_task_list(with_list, lambda: next(ids)) is with_list


def test_blocks_are_put_moved_and_removed(plan: Plan) -> None:
    moved = edits.move_block(plan, BlockId("i"), SectionId("A1"), 0)
    assert [block.id for block in moved.section(SectionId("A1")).blocks] == ["i"]
    assert edits.remove_block(plan, BlockId("i")).section(SectionId("B")).blocks == plan.section(SectionId("B")).blocks[:1]


def test_an_issued_plan_is_locked_and_a_new_draft_of_it_is_not(plan: Plan) -> None:
    issued = edits.issue(plan, "05", dt.date(2027, 1, 15))
    assert issued.locked
    assert (issued.stage, issued.document.number, issued.validity_date) == (Stage.ISSUED, "05", dt.date(2027, 1, 15))
    draft = edits.new_draft(issued, lambda: "new")
    assert not draft.locked
    assert (draft.id, draft.document.number, draft.document.date, draft.body) == ("new", None, None, plan.body)


@given(plans(), st.data())
def test_moving_sections_about_loses_none_of_them(plan: Plan, data: st.DataObject) -> None:
    ids = sorted(section.id for section in plan.all_sections())
    if not ids:
        return
    edit = data.draw(st.sampled_from([edits.raise_section, edits.lower_section, edits.promote_section, edits.demote_section]))
    after = edit(plan, data.draw(st.sampled_from(ids)))
    assert sorted(section.id for section in after.all_sections()) == ids


@given(plans(), st.data())
def test_a_section_raised_can_be_lowered_again(plan: Plan, data: st.DataObject) -> None:
    ids = [section.id for section in walk(plan.body)]
    movable = [i for i in ids if place_of(plan, i)[1]]
    if movable:
        chosen = data.draw(st.sampled_from(movable))
        assert edits.lower_section(edits.raise_section(plan, chosen), chosen) == plan
