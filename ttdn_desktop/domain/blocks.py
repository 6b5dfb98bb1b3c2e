"""The closed set of things a section may hold besides sections."""

from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.ids import BlockId, BudgetLineId, TaskId
from ttdn_desktop.domain.text import RichText


class TaskLayout(StrEnum):
    """How a list of tasks is printed: each as a heading with its closing lines, or as rows of a table."""

    HEADINGS = "headings"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Prose."""

    id: BlockId
    text: RichText = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a list; `mark` as printed ("-", "+", "a)"); lettered and numbered marks are computed anew when drafted."""

    id: BlockId
    mark: str = "-"
    text: RichText = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskList:
    """Where tasks are printed; each task stands in at most one list."""

    id: BlockId
    task_ids: tuple[TaskId, ...] = ()
    layout: TaskLayout = TaskLayout.HEADINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a free table; it covers `columns` × `rows` places of the grid."""

    paragraphs: tuple[RichText, ...] = ()
    columns: int = 1
    rows: int = 1

    def __post_init__(self) -> None:
        if self.columns < 1 or self.rows < 1:
            raise ValueError("a cell covers at least one place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A free table; places covered by a cell from above or the left are left out of their row."""

    id: BlockId
    rows: tuple[tuple[Cell, ...], ...] = ()
    header_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetTable:
    """Where budget lines are printed."""

    id: BlockId
    line_ids: tuple[BudgetLineId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture; `source` names its attachment, `title` stands under it."""

    id: BlockId
    source: str
    title: str = ""


Block = Paragraph | Item | TaskList | Table | BudgetTable | Image
