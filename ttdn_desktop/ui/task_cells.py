"""How each part of a task is shown and typed: one table for the grid and the side panel."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ttdn_desktop.domain.blocks import Block, TaskList
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.domain.retype import paragraphs_text, retyped
from ttdn_desktop.domain.task_edits import task_numbers
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.task_table import TaskColumn, retimed, split_names, units_text
from ttdn_desktop.ui.headings import shown_heading
from ttdn_desktop.ui.table_model import CellEditor, Column

GROUP = "group"
"""Key of the column that says in which list a task is counted."""
_GROUP_WIDTH = 136


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPart:
    """One part of a task as text: `title` and `step` (the name of the undo step) are msgids."""

    title: str
    step: str
    text: Callable[[Task], str]
    with_text: Callable[[Task, str], Task]
    editor: CellEditor = CellEditor.LINE


TASK_PARTS: Mapping[str, TaskPart] = {
    "title": TaskPart(
        title=N_("Task"),
        step=N_("Change the task's name"),
        text=lambda task: task.title,
        with_text=lambda task, text: replace(task, title=text),
        editor=CellEditor.TEXT,
    ),
    "content": TaskPart(
        title=N_("Content"),
        step=N_("Change the task's content"),
        text=lambda task: paragraphs_text(task.content),
        with_text=lambda task, text: replace(task, content=retyped(task.content, text)),
        editor=CellEditor.TEXT,
    ),
    "leads": TaskPart(
        title=N_("Leading unit"),
        step=N_("Change the leading unit"),
        text=lambda task: units_text(task.leads),
        with_text=lambda task, text: replace(task, leads=split_names(text)),
        editor=CellEditor.UNITS,
    ),
    "partners": TaskPart(
        title=N_("Partner units"),
        step=N_("Change the partner units"),
        text=lambda task: units_text(task.partners),
        with_text=lambda task, text: replace(task, partners=split_names(text)),
        editor=CellEditor.UNITS,
    ),
    "people": TaskPart(
        title=N_("People"),
        step=N_("Change the people"),
        text=lambda task: units_text(task.people),
        with_text=lambda task, text: replace(task, people=split_names(text)),
    ),
    "time": TaskPart(
        title=N_("Time"),
        step=N_("Change the time"),
        text=lambda task: task.time.text,
        with_text=lambda task, text: replace(task, time=retimed(task.time, text)),
    ),
    "output": TaskPart(
        title=N_("Output"),
        step=N_("Change the output"),
        text=lambda task: task.output,
        with_text=lambda task, text: replace(task, output=text),
        editor=CellEditor.TEXT,
    ),
    "budget": TaskPart(
        title=N_("Budget"),
        step=N_("Change the budget"),
        text=lambda task: task.budget or "",
        with_text=lambda task, text: replace(task, budget=text or None),
    ),
    "note": TaskPart(
        title=N_("Note"),
        step=N_("Change the note"),
        text=lambda task: task.note,
        with_text=lambda task, text: replace(task, note=text),
        editor=CellEditor.TEXT,
    ),
    "source": TaskPart(
        title=N_("Carries out (higher plan)"),
        step=N_("Change what the task carries out"),
        text=lambda task: task.source or "",
        with_text=lambda task, text: replace(task, source=text or None),
    ),
}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with its place in the list that prints it, and the name of that list; no number where it is printed nowhere."""

    number: str
    task: Task
    group: str = ""


def task_rows(plan: Plan) -> tuple[TaskRow, ...]:
    """The tasks in printed order, each with its number and the name of its list."""
    numbers = task_numbers(plan)
    groups = {ident: shown_heading(name) or _("Untitled section") for block, name in list_names(plan) for ident in block.task_ids}
    return tuple(TaskRow(str(numbers.get(task.id, "")), task, groups.get(task.id, "")) for task in plan.tasks)


def grid_columns(official: tuple[TaskColumn, ...]) -> tuple[Column[TaskRow], ...]:
    """The columns of the grid, in the order and proportions of the official table; behind the number stands in which list it counts."""
    columns = [_column(column) for column in official if column.key == "number" or column.key in TASK_PARTS]
    group = Column[TaskRow](key=GROUP, title=N_("Printed in"), text=lambda row: row.group, width=_GROUP_WIDTH)
    return (columns[0], group, *columns[1:])


def _column(official: TaskColumn) -> Column[TaskRow]:
    width = round(official.width * 4)
    if official.key == "number":
        return Column(key="number", title=N_("#"), text=lambda row: row.number, width=width, centred=True)
    part = TASK_PARTS[official.key]
    return Column(
        key=official.key,
        title=part.title,
        step=part.step,
        text=lambda row: part.text(row.task),
        with_text=lambda row, text: replace(row, task=part.with_text(row.task, text)),
        editor=part.editor,
        width=width,
    )


def list_names(plan: Plan) -> list[tuple[TaskList, str]]:
    """The lists that print tasks, each named by the heading it stands under; further ones under it bear a number."""
    named: list[tuple[TaskList, str]] = []
    for section in plan.all_sections():
        named += _named(section.blocks, section.heading)
    for annex in plan.annexes:
        named += _named(annex.blocks, annex.title or annex.label)
    return named


def _named(blocks: Sequence[Block], heading: str) -> list[tuple[TaskList, str]]:
    lists = [block for block in blocks if isinstance(block, TaskList)]
    return [(block, heading if at == 1 or not heading else f"{heading} ({at})") for at, block in enumerate(lists, start=1)]


def index_of(rows: tuple[TaskRow, ...], task_id: TaskId) -> int:
    """The row of a task, -1 where it is not shown."""
    return next((n for n, row in enumerate(rows) if row.task.id == task_id), -1)
