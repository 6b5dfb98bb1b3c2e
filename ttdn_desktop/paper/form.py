"""A foreign file as a form: its lines and tables with what marks places to fill, and what is to be put there."""

from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.paper.model import Run


class MarkKind(StrEnum):
    """How the file itself sets characters apart."""

    COLOUR = "colour"
    HIGHLIGHT = "highlight"
    ITALIC = "italic"
    CONTROL = "control"  # a content control; `name` is its title or tag
    FIELD = "field"  # a merge or form field; `name` is its name


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters `start` to `end` (excluded) of a line that are set apart; `showing` tells a control that shows only its prompt."""

    kind: MarkKind
    start: int
    end: int
    name: str = ""
    showing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One paragraph, or one cell of a sheet; `cell` is the place of the table cell it stands in. Text is NFC."""

    where: str
    text: str
    marks: tuple[Mark, ...] = ()
    cell: str = ""
    label: bool = False  # has an automatic number or bullet


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCell:
    """A cell of a table: its place, its text, and the columns of the grid it covers, counted from 0."""

    where: str
    text: str
    column: int
    columns: int = 1
    covered: bool = False  # goes on with the cell above


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """A table or the used cells of a sheet; `rows[n]` is row `first_row + n`, counted from 1."""

    where: str
    rows: tuple[tuple[FormCell, ...], ...]
    first_row: int = 1
    name: str = ""  # of the sheet
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """All lines in reading order, and the tables."""

    lines: tuple[FormLine, ...]
    tables: tuple[FormTable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Text that takes the place of characters `start` to `end` of a line; each further line of it makes a copy of the paragraph."""

    where: str
    start: int
    end: int
    text: str
    number: float | None = None  # the same as a number, for a cell of a sheet that holds nothing else


@dataclass(frozen=True, slots=True, kw_only=True)
class FillRows:
    """Rows that take the place of the sample rows `first` to `last` of a table, counted from 1; a row gives texts by column of the grid."""

    table: str
    first: int
    last: int
    rows: tuple[tuple[tuple[int, str], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FillBody:
    """Paragraphs put after the line `after`, dressed like the line `model`; the lines `instead` of them go."""

    after: str
    model: str
    lines: tuple[tuple[Run, ...], ...]
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Everything that is put into a form; `drop` are lines taken out, such as instructions."""

    puts: tuple[Put, ...] = ()
    rows: tuple[FillRows, ...] = ()
    bodies: tuple[FillBody, ...] = ()
    drop: tuple[str, ...] = ()
