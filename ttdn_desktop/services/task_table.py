"""The columns of the task table and the meaning of its words of time, for screens."""

from collections.abc import Sequence

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import TimeFrame
from ttdn_desktop.drafting.task_columns import BETWEEN_UNITS, TaskColumn, task_columns
from ttdn_desktop.language.timeframes import time_frame

__all__ = ["TaskColumn", "columns", "retimed", "split_names", "type_name", "units_text"]


def columns() -> tuple[TaskColumn, ...]:
    """All columns in official order; widths are usual ones in mm."""
    return task_columns(resources.wording())


def retimed(before: TimeFrame, text: str) -> TimeFrame:
    """When a task is done after its words became `text`, kept as typed; the days are understood from the words."""
    if text == before.text:
        return before
    meant = time_frame(text)
    return TimeFrame(text=text, start=meant.start, end=meant.end)


def units_text(names: Sequence[str]) -> str:
    """Names of units or persons in one cell."""
    return BETWEEN_UNITS.join(names)


def split_names(text: str) -> tuple[str, ...]:
    """The names in one cell, parted by ";" or line ends, each once."""
    names = (" ".join(part.split()) for part in text.replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def type_name(code: str) -> str:
    """The official name of a type of document as one writes it: "KH" -> "Kế hoạch"; the code itself where it is not known."""
    return resources.wording().types.get(code, code).capitalize()
