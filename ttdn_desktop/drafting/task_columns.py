"""The one table of columns of tasks, which the Word table, the workbook and the grid on the screen share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ttdn_desktop.domain.plan import Task
from ttdn_desktop.domain.text import plain
from ttdn_desktop.paper.wording import Wording

BETWEEN_UNITS = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskColumn:
    """One column: `head` is official wording, `width` its usual width in mm, `value` the text for (number, task)."""

    key: str
    head: str
    width: float
    always: bool
    value: Callable[[str, Task], str]


def _title(_number: str, task: Task) -> str:
    return "\n".join((task.title, *(plain(text) for text in task.content)))


VALUES: Mapping[str, Callable[[str, Task], str]] = {
    "number": lambda number, _: number,
    "title": _title,
    "leads": lambda _, task: BETWEEN_UNITS.join(task.leads),
    "partners": lambda _, task: BETWEEN_UNITS.join(task.partners),
    "people": lambda _, task: BETWEEN_UNITS.join(task.people),
    "time": lambda _, task: task.time.text,
    "output": lambda _, task: task.output,
    "budget": lambda _, task: task.budget or "",
    "note": lambda _, task: task.note,
}


def task_columns(wording: Wording) -> tuple[TaskColumn, ...]:
    """All columns in official order."""
    return tuple(
        TaskColumn(key=column.key, head=column.head, width=column.width, always=column.always, value=VALUES[column.key]) for column in wording.task_columns
    )


def used_columns(columns: Sequence[TaskColumn], tasks: Sequence[Task]) -> tuple[TaskColumn, ...]:
    """Those that are always printed or have something to print in some task."""
    return tuple(column for column in columns if column.always or any(column.value("", task) for task in tasks))


def fitted(widths: Sequence[float], total: float, *, fixed: int = 1) -> tuple[float, ...]:
    """These widths stretched or squeezed to the total, in tenths of a millimetre; the first `fixed` columns keep theirs, the next takes the rest."""
    kept = sum(widths[:fixed])
    factor = (total - kept) / sum(widths[fixed:])
    fitted_widths = [*widths[:fixed], *(round(width * factor, 1) for width in widths[fixed:])]
    fitted_widths[fixed] = round(total - sum(fitted_widths) + fitted_widths[fixed], 1)
    return tuple(fitted_widths)
