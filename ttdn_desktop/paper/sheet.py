"""What stands on the sheet of a workbook: lines above, columns, rows; no plan, no file format."""

import datetime as dt
from dataclasses import dataclass

from ttdn_desktop.paper.model import PageSetup

SheetValue = str | int | dt.date | None
"""What a cell holds; text is always text, whatever it begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A line above the table, centred over its printed columns; `height` in millimetres."""

    text: str
    height: float
    size: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column: printed head, width (mm), and the words to choose from; `strict` refuses others."""

    key: str
    head: str
    width: float
    centred: bool = False
    figures: bool = False  # whole numbers in groups of three
    printed: bool = True
    choices: tuple[str, ...] = ()
    strict: bool = False
    hidden: bool = False  # stands in the file and is not seen


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row, `height` in millimetres; of a group heading (`group`) only the first text is shown, across the printed columns; a sum (`total`) is bold."""

    values: tuple[SheetValue, ...]
    height: float
    group: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A workbook of one table; printed columns stand before the others. `lists` names the hidden sheet of choices, `refusal` answers a word not among them."""

    name: str
    lists: str
    refusal: str
    title: str
    author: str
    font: str
    size: float
    page: PageSetup
    lines: tuple[SheetLine, ...] = ()
    head_height: float
    columns: tuple[SheetColumn, ...] = ()
    rows: tuple[SheetRow, ...] = ()

    @property
    def printed(self) -> int:
        """How many columns are printed."""
        return sum(column.printed for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWording:
    """The words of the workbook of tasks that no paper bears: names of its sheets, heads of the columns for following up, statuses."""

    name: str
    lists: str
    title: str  # "{subject}" is filled
    refusal: str
    start: str
    end: str
    status: str
    id: str  # head of the hidden column by which a row that comes back finds its task
    statuses: tuple[str, ...]  # the first one is that of a task not begun
