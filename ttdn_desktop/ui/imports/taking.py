"""What is taken out of reviewed files into a plan that is there already: tasks and legal bases, as pure edits."""

from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import NewId, TaskId
from ttdn_desktop.domain.plan import LegalBasis, Plan, Task
from ttdn_desktop.domain.task_edits import add_tasks, put_tasks
from ttdn_desktop.services.words import fold


def with_tasks(plan: Plan, tasks: Sequence[Task], new_id: NewId, *, update: bool) -> Plan:
    """Add the tasks at the end; with `update`, a task of the same identity or name takes the values of the file instead of being added."""
    known = {task.id: task for task in plan.tasks}
    named = {_name(task): task for task in plan.tasks}
    new: list[Task] = []
    changed: list[Task] = []
    for task in tasks:
        old = (known.get(task.id) or named.get(_name(task))) if update else None
        if old is not None:
            changed.append(_updated(old, task))
        else:
            new.append(task)
    fresh = {task.id: TaskId(new_id()) for task in new}
    added = [replace(task, id=fresh[task.id], parent_task=fresh.get(task.parent_task) if task.parent_task else None) for task in new]
    return add_tasks(put_tasks(plan, changed), added, new_id)


def _updated(old: Task, task: Task) -> Task:
    """What the file says of a task; where it says nothing, the plan's own words stay."""
    return replace(
        old,
        title=task.title or old.title,
        content=task.content or old.content,
        leads=task.leads or old.leads,
        partners=task.partners or old.partners,
        people=task.people or old.people,
        time=task.time if task.time.text else old.time,
        output=task.output or old.output,
        budget=task.budget or old.budget,
        note=task.note or old.note,
    )


def _name(task: Task) -> str:
    return " ".join(fold(task.title).split())


def with_bases(plan: Plan, bases: Sequence[LegalBasis]) -> Plan:
    """Add the bases the plan does not cite yet."""
    cited = {_citation(basis) for basis in plan.legal_bases}
    for basis in bases:
        if _citation(basis) not in cited:
            cited.add(_citation(basis))
            plan = edits.add_basis(plan, replace(basis, inline=False))
    return plan


def _citation(basis: LegalBasis) -> str:
    """Two lines that cite one document are one basis."""
    parts = (basis.type, basis.number) if basis.number else (basis.text,)
    return " ".join(fold(part or "") for part in parts).strip(" .;,")
