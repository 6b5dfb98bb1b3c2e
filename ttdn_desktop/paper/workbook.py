"""A workbook as values: sheets of rows, as a spreadsheet program shows them."""

import datetime as dt
from dataclasses import dataclass

Value = str | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
"""What a cell holds; whole numbers come as float too, as spreadsheets keep them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A merged range, rows and columns counted from 0, both ends included; its value stands in the first cell."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. `rows[0][0]` is the cell at (`first_row`, `first_column`), counted from 0; rows are of equal length."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    first_row: int = 0
    first_column: int = 0
    hidden: bool = False
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """All sheets, hidden ones too, in their order."""

    sheets: tuple[Sheet, ...]
