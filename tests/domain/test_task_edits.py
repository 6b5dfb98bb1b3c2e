"""Edits of many tasks keep the order of print and everything that was not asked to change."""

from itertools import count

import pytest

from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.ids import BlockId, BudgetLineId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import BudgetLine, Plan, Section, SectionRole, Task
from ttdn_desktop.domain.task_edits import add_tasks, list_of, print_task_in, put_tasks, remove_tasks, shift_tasks, task_numbers


def task(name: str, title: str = "") -> Task:
    return Task(id=TaskId(name), title=title)


def new_id_from(numbers=None):
    numbers = numbers or count(1)
    return lambda: f"new{next(numbers)}"


def plan_of(*lists: str, free: str = "") -> Plan:
    blocks = tuple(TaskList(id=BlockId(f"l{n}"), task_ids=tuple(map(TaskId, names))) for n, names in enumerate(lists))
    section = Section(id=SectionId("s"), heading="NHIỆM VỤ", role=SectionRole.CONTENT, blocks=blocks)
    return Plan(id=PlanId("p"), body=(section,), tasks=tuple(task(name) for name in "".join(lists) + free))


def order(plan: Plan) -> str:
    return "".join(t.id for t in plan.tasks)


def test_new_tasks_stand_behind_the_chosen_one():
    plan = add_tasks(plan_of("ab", "cd"), [task("x"), task("y")], new_id_from(), after=TaskId("a"))
    assert order(plan) == "axybcd"
    assert [block.task_ids for block in plan.task_lists()] == [("a", "x", "y", "b"), ("c", "d")]


def test_new_tasks_without_a_place_stand_at_the_end():
    assert order(add_tasks(plan_of("ab", "cd"), [task("x")], new_id_from())) == "abcdx"


def test_the_first_task_of_a_plan_makes_its_list():
    plan = add_tasks(Plan(id=PlanId("p")), [task("x")], new_id_from())
    assert [block.task_ids for block in plan.task_lists()] == [("x",)]


@pytest.mark.parametrize(
    ("chosen", "by", "after"), [("b", -1, "bacd"), ("bc", -1, "bcad"), ("a", -1, "abcd"), ("b", 1, "acbd"), ("ad", 1, "bacd"), ("bd", -1, "badc")]
)
def test_rows_move_together_and_stop_at_the_end(chosen, by, after):
    assert order(shift_tasks(plan_of("abcd"), set(chosen), by)) == after


def test_rows_stay_in_their_list():
    assert order(shift_tasks(plan_of("ab", "cd", free="ef"), {TaskId("c"), TaskId("f")}, -1)) == "abcdfe"


def test_putting_tasks_leaves_the_others_the_same_objects():
    plan = plan_of("abc")
    after = put_tasks(plan, [task("b", "Họp báo"), task("gone")])
    assert [t.title for t in after.tasks] == ["", "Họp báo", ""]
    assert after.tasks[0] is plan.tasks[0]


def test_removing_tasks_sets_budget_lines_free():
    plan = plan_of("abc")
    plan = Plan(id=plan.id, body=plan.body, tasks=plan.tasks, budget_lines=(BudgetLine(id=BudgetLineId("l"), item="In ấn", task=TaskId("b")),))
    after = remove_tasks(plan, {TaskId("b"), TaskId("c")})
    assert order(after) == "a"
    assert after.budget_lines[0].task is None


def test_a_task_can_be_printed_elsewhere_or_nowhere():
    plan = plan_of("ab", "cd")
    assert order(print_task_in(plan, TaskId("a"), BlockId("l1"))) == "bcda"
    nowhere = print_task_in(plan, TaskId("a"), None)
    assert order(nowhere) == "bcda"
    assert list_of(nowhere, TaskId("a")) is None
    assert task_numbers(nowhere) == {"b": 1, "c": 1, "d": 2}
    assert order(print_task_in(nowhere, TaskId("a"), BlockId("l0"))) == "bacd"
