"""Pure edits of tasks and of the lists that print them, one by one and many at once."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from ttdn_desktop.domain.blocks import Block, TaskLayout, TaskList
from ttdn_desktop.domain.body_edits import add_block, add_section, put_block, with_blocks
from ttdn_desktop.domain.ids import BlockId, NewId, SectionId, TaskId
from ttdn_desktop.domain.plan import Plan, Section, SectionRole, Task
from ttdn_desktop.domain.sequences import inserted, moved

_HEADING = "NHIỆM VỤ"
"""Of the section that is made for tasks where a plan has none; official wording."""


def put_task(plan: Plan, task: Task) -> Plan:
    """Replace the task of the same id; KeyError where there is none."""
    plan.task(task.id)
    return replace(plan, tasks=tuple(task if t.id == task.id else t for t in plan.tasks))


def put_tasks(plan: Plan, tasks: Sequence[Task]) -> Plan:
    """Replace the tasks of the same ids; ids the plan has not are passed over."""
    new = {task.id: task for task in tasks}
    return replace(plan, tasks=tuple(new.get(task.id, task) for task in plan.tasks))


def add_task(plan: Plan, task: Task, list_id: BlockId | None = None, at: int | None = None) -> Plan:
    """Add a task, printed in that list (else in the last one there is) at that place (else at its end)."""
    lists = list(plan.task_lists())
    target = next((block for block in lists if block.id == list_id), lists[-1] if lists else None)
    added = replace(plan, tasks=(*plan.tasks, task))
    if target is None:
        return added
    listed = put_block(added, replace(target, task_ids=inserted(target.task_ids, task.id, at)))
    return in_printed_order(listed)


def add_tasks(plan: Plan, tasks: Sequence[Task], new_id: NewId, after: TaskId | None = None) -> Plan:
    """Add tasks behind another one in its list, else at the end of the last list; a plan without a list gets one."""
    if not tasks:
        return plan
    plan = ensure_task_list(plan, new_id)
    home = list_of(plan, after) if after is not None else None
    target = home or list(plan.task_lists())[-1]
    at = target.task_ids.index(after) + 1 if home is not None and after is not None else len(target.task_ids)
    ids = (*target.task_ids[:at], *(task.id for task in tasks), *target.task_ids[at:])
    added = replace(plan, tasks=(*plan.tasks, *tasks))
    return in_printed_order(put_block(added, replace(target, task_ids=ids)))


def remove_task(plan: Plan, task_id: TaskId) -> Plan:
    """Drop a task; what pointed to it as parent or by a budget line is set free."""
    return remove_tasks(plan, {task_id})


def remove_tasks(plan: Plan, ids: Collection[TaskId]) -> Plan:
    """Drop tasks; what pointed to them as parent or by a budget line is set free."""
    gone = {task.id for task in plan.tasks} & set(ids)
    if not gone:
        return plan
    unlisted = with_blocks(plan, lambda block: _without(block, gone))
    return replace(
        unlisted,
        tasks=tuple(replace(task, parent_task=None) if task.parent_task in gone else task for task in plan.tasks if task.id not in gone),
        budget_lines=tuple(replace(line, task=None) if line.task in gone else line for line in plan.budget_lines),
    )


def move_task(plan: Plan, task_id: TaskId, to: int, list_id: BlockId | None = None) -> Plan:
    """Move a task to a place of a list (its own where none is named); a task printed nowhere moves among all tasks."""
    target = next((block for block in plan.task_lists() if block.id == list_id), list_of(plan, task_id))
    if target is None:
        index = [task.id for task in plan.tasks].index(task_id)
        return replace(plan, tasks=moved(plan.tasks, index, to))
    rest = with_blocks(plan, lambda block: _without(block, {task_id}))
    left = rest.block(target.id)
    if not isinstance(left, TaskList):
        raise KeyError(target.id)
    return in_printed_order(put_block(rest, replace(left, task_ids=inserted(left.task_ids, task_id, to))))


def shift_tasks(plan: Plan, ids: Collection[TaskId], by: int) -> Plan:
    """Move tasks one place up (-1) or down (+1), each within the list that prints it; what stands at the end stays."""
    for block in list(plan.task_lists()):
        order = _shifted(block.task_ids, ids, by)
        if order != block.task_ids:
            plan = put_block(plan, replace(block, task_ids=order))
    listed = {task_id for block in plan.task_lists() for task_id in block.task_ids}
    free = _shifted(tuple(task.id for task in plan.tasks if task.id not in listed), ids, by)
    by_id = {task.id: task for task in plan.tasks}
    rest = iter(free)
    return in_printed_order(replace(plan, tasks=tuple(task if task.id in listed else by_id[next(rest)] for task in plan.tasks)))


def print_task_in(plan: Plan, task_id: TaskId, list_id: BlockId | None) -> Plan:
    """Print a task at the end of another list, or nowhere."""
    home = list_of(plan, task_id)
    if home is not None and home.id == list_id:
        return plan
    if list_id is not None:
        end = next(len(block.task_ids) for block in plan.task_lists() if block.id == list_id)
        return move_task(plan, task_id, end, list_id)
    if home is None:
        return plan
    return in_printed_order(put_block(plan, replace(home, task_ids=tuple(t for t in home.task_ids if t != task_id))))


def set_task_layout(plan: Plan, list_id: BlockId, layout: TaskLayout) -> Plan:
    """Print the tasks of a list as headings, or as a table in an annex."""
    block = plan.block(list_id)
    return put_block(plan, replace(block, layout=layout)) if isinstance(block, TaskList) else plan


def ensure_task_list(plan: Plan, new_id: NewId) -> Plan:
    """A plan that has a list to print tasks in: in the first section about content, else in a new one at the end."""
    if any(True for _ in plan.task_lists()):
        return plan
    printed = TaskList(id=BlockId(new_id()), task_ids=tuple(task.id for task in plan.tasks))
    home = next((section for section in plan.all_sections() if section.role is SectionRole.CONTENT), None)
    if home is not None:
        return add_block(plan, home.id, printed)
    section = Section(id=SectionId(new_id()), heading=_HEADING, role=SectionRole.CONTENT, blocks=(printed,))
    return add_section(plan, section)


def list_of(plan: Plan, task_id: TaskId) -> TaskList | None:
    """The list that prints the task."""
    return next((block for block in plan.task_lists() if task_id in block.task_ids), None)


def task_numbers(plan: Plan) -> dict[TaskId, int]:
    """The place of every printed task in its list, from 1."""
    return {task_id: number for block in plan.task_lists() for number, task_id in enumerate(block.task_ids, start=1)}


def in_printed_order(plan: Plan) -> Plan:
    """The plan with its tasks in the order in which they are printed, unprinted ones last."""
    order = {task_id: n for n, task_id in enumerate(task_id for block in plan.task_lists() for task_id in block.task_ids)}
    tasks = tuple(sorted(plan.tasks, key=lambda task: order.get(task.id, len(order))))
    return plan if tasks == plan.tasks else replace(plan, tasks=tasks)


def _shifted(order: tuple[TaskId, ...], chosen: Collection[TaskId], by: int) -> tuple[TaskId, ...]:
    """The chosen ones moved by one place; a block of them moves together and stops at the end."""
    items = list(order if by < 0 else reversed(order))
    for place in range(1, len(items)):
        if items[place] in chosen and items[place - 1] not in chosen:
            items[place - 1], items[place] = items[place], items[place - 1]
    return tuple(items if by < 0 else reversed(items))


def _without(block: Block, gone: Collection[TaskId]) -> Block:
    if isinstance(block, TaskList) and any(task_id in gone for task_id in block.task_ids):
        return replace(block, task_ids=tuple(task_id for task_id in block.task_ids if task_id not in gone))
    return block
