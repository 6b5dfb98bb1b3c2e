"""Pure edits as an outline asks for them: one key, one move, one new node."""

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import TaskLayout, TaskList
from ttdn_desktop.domain.body_edits import Parent, place_of
from ttdn_desktop.domain.ids import BlockId, NewId, SectionId, TaskId
from ttdn_desktop.domain.plan import Plan, Section, SectionRole, Task, walk
from ttdn_desktop.domain.task_edits import list_of, remove_tasks


def tasks_under(plan: Plan, section_id: SectionId) -> tuple[TaskId, ...]:
    """The tasks printed in a section and below it."""
    blocks = (block for section in walk((plan.section(section_id),)) for block in section.blocks)
    return tuple(task_id for block in blocks if isinstance(block, TaskList) for task_id in block.task_ids)


def remove_branch(plan: Plan, section_id: SectionId) -> Plan:
    """Drop a section, all below it and the tasks printed there."""
    tasks = tasks_under(plan, section_id)
    return remove_tasks(edits.remove_section(plan, section_id), tasks)


def add_sibling(plan: Plan, after: SectionId | None, new: SectionId) -> Plan:
    """An empty section behind another one (at the end of the body where none is named); below the top it is about what its parent is about."""
    if after is None:
        return edits.add_section(plan, Section(id=new, heading=""))
    parent, at = place_of(plan, after)
    return edits.add_section(plan, Section(id=new, heading="", role=_role_in(plan, parent)), parent, at + 1)


def add_child(plan: Plan, parent: Parent, new: SectionId) -> Plan:
    """An empty section as the last one below a section or annex."""
    return edits.add_section(plan, Section(id=new, heading="", role=_role_in(plan, parent)), parent)


def add_task_in(plan: Plan, section_id: SectionId, task: Task, new_id: NewId) -> Plan:
    """A task at the end of the first list of a section; a section without a list gets one."""
    lists = [block for block in plan.section(section_id).blocks if isinstance(block, TaskList)]
    if lists:
        return edits.add_task(plan, task, lists[0].id)
    listed = edits.add_block(plan, section_id, TaskList(id=BlockId(new_id()), layout=TaskLayout.HEADINGS))
    return add_task_in(listed, section_id, task, new_id)


def add_task_after(plan: Plan, after: TaskId, task: Task) -> Plan:
    """A task behind another one in its list."""
    home = list_of(plan, after)
    return edits.add_task(plan, task, home.id if home else None, home.task_ids.index(after) + 1 if home else None)


def _role_in(plan: Plan, parent: Parent) -> SectionRole:
    return next((section.role for section in plan.all_sections() if section.id == parent), SectionRole.OTHER)
