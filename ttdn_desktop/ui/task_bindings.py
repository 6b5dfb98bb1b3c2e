"""The parts of one task as fields bind them: name of the field, name of the step, how it is read, how it is written."""

from dataclasses import replace
from typing import Any

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.fields import Read, Write
from ttdn_desktop.ui.task_cells import TASK_PARTS
from ttdn_desktop.ui.unit_field import ReadUnits, WriteUnits


def text_binding(task_id: TaskId, key: str) -> tuple[str, str, Read, Write]:
    """A part that is typed as text, understood as in the grid."""
    part = TASK_PARTS[key]

    def write(plan: Plan, text: str) -> Plan:
        return edits.put_task(plan, part.with_text(plan.task(task_id), text))

    return _name(task_id, key), _(part.step), lambda plan: part.text(plan.task(task_id)), write


def names_binding(task_id: TaskId, key: str) -> tuple[str, str, ReadUnits, WriteUnits]:
    """A part that is a list of names: leads, partners, people."""

    def read(plan: Plan) -> tuple[str, ...]:
        names: tuple[str, ...] = getattr(plan.task(task_id), key)
        return names

    def write(plan: Plan, names: tuple[str, ...]) -> Plan:
        changed: Any = {key: names}
        return edits.put_task(plan, replace(plan.task(task_id), **changed))

    return _name(task_id, key), _(TASK_PARTS[key].step), read, write


def _name(task_id: TaskId, key: str) -> str:
    return f"task:{task_id}:{key}"
