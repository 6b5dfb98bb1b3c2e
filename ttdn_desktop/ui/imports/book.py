"""A workbook under review: its tables, what a person says its columns are, and what every row becomes; each choice can be undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late, task_import
from ttdn_desktop.services.task_import import ImportRow, SourceBook, TableFound
from ttdn_desktop.ui.imports.step import Step

Choices = Mapping[str, task_import.Mapping]
"""What the columns are, by the id of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFound:
    """A workbook with its tables, as it comes from the background."""

    book: SourceBook
    tables: tuple[TableFound, ...]


def look_at(book: SourceBook) -> BookFound:
    """Find the tables; may take a while in a large workbook."""
    return BookFound(book=book, tables=task_import.tables_found(book))


class BookReview(QObject):
    """One workbook."""

    changed = Signal()

    def __init__(self, path: Path, found: BookFound, remembered: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path, self.book, self.tables = path, found.book, found.tables
        self.choices: Choices = {table.id: task_import.proposed(table, remembered) for table in found.tables}
        self.history = QUndoStack(self)
        self.reading: Reading | None = None  # what it says with the choices made, once asked for

    def choose(self, table: TableFound, column: int, key: str) -> None:
        """Say what a column is."""
        mapping = self.choices[table.id].with_key(column, key)
        if mapping != self.choices[table.id]:
            self.history.push(Step(_("Choose column"), self.choices, {**self.choices, table.id: mapping}, self._show))

    def problems(self, table: TableFound) -> tuple[str, ...]:
        """What keeps the table from being taken in, in words."""
        return tuple(_(task_import.PROBLEMS[code]) for code in task_import.problems(table, self.choices[table.id]))

    def rows_job(self, table: TableFound) -> Callable[[], tuple[ImportRow, ...]]:
        """A function for the background that gives the rows as they would become."""
        book, mapping = self.book, self.choices[table.id]
        return lambda: task_import.preview(book, table, mapping)

    @property
    def plan(self) -> Plan | None:
        """What it became with the choices made, once asked for."""
        return self.reading.plan if self.reading is not None else None

    @property
    def own(self) -> bool:
        """Whether this program wrote it and its columns are what they were: then an empty cell was emptied by somebody."""
        as_found = (table for table in self.tables if self.choices[table.id].keys == tuple(column.key for column in table.columns))
        return any("id" in self.choices[table.id].keys for table in as_found)

    def reading_job(self) -> Callable[[], tuple[Choices, Reading]]:
        """A function for the background that reads the workbook with the choices made; `show_reading` takes what it gives."""
        book, choices = self.book, self.choices
        return lambda: (choices, late.read_workbook_as(book, choices))

    def show_reading(self, choices: Choices, reading: Reading) -> bool:
        """Keep what was read, if the choices are still these."""
        if choices is self.choices:
            self.reading = reading
        return choices is self.choices

    def remembered(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """The setting with the choices made here in front."""
        for table in self.tables:
            before = task_import.remembered(before, table, self.choices[table.id])
        return before

    def _show(self, choices: Choices) -> None:
        self.choices = choices
        self.reading = None
        self.changed.emit()
