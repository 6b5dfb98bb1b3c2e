"""A workbook as values: sheets of rows, as a spreadsheet program shows them."""

import datetime as dt
from dataclasses import dataclass

from ttdn_desktop.paper.foreign import Notice

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
    hidden_rows: frozenset[int] = frozenset()  # counted from 0 in the sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """All sheets, hidden ones too, in their order."""

    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignBook:
    """A workbook read: its values, and what stands beside them or a person should know."""

    book: Workbook
    notices: tuple[Notice, ...] = ()


def place(sheet: int, row: int, column: int) -> str:
    """The name of a cell in accounts and notices: "s1r5c2"; given from 0, written from 1."""
    return f"s{sheet + 1}r{row + 1}c{column + 1}"
