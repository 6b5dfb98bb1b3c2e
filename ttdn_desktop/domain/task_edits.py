"""Pure edits of many tasks at once, as a grid asks for them."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Block, TaskList
from ttdn_desktop.domain.body_edits import put_block, with_blocks
from ttdn_desktop.domain.ids import BlockId, NewId, TaskId
from ttdn_desktop.domain.plan import Plan, Task


def put_tasks(plan: Plan, tasks: Sequence[Task]) -> Plan:
    """Replace the tasks of the same ids; ids the plan has not are passed over."""
    new = {task.id: task for task in tasks}
    return replace(plan, tasks=tuple(new.get(task.id, task) for task in plan.tasks))


def add_tasks(plan: Plan, tasks: Sequence[Task], new_id: NewId, after: TaskId | None = None) -> Plan:
    """Add tasks behind another one in its list, else at the end of the last list; a plan without a list gets one."""
    if not tasks:
        return plan
    plan = edits.ensure_task_list(plan, new_id)
    home = list_of(plan, after) if after is not None else None
    target = home or list(plan.task_lists())[-1]
    at = target.task_ids.index(after) + 1 if home is not None and after is not None else len(target.task_ids)
    ids = (*target.task_ids[:at], *(task.id for task in tasks), *target.task_ids[at:])
    added = replace(plan, tasks=(*plan.tasks, *tasks))
    return in_printed_order(put_block(added, replace(target, task_ids=ids)))


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
        return edits.move_task(plan, task_id, end, list_id)
    if home is None:
        return plan
    return in_printed_order(put_block(plan, replace(home, task_ids=tuple(t for t in home.task_ids if t != task_id))))


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
