"""Takes the tables of a workbook into plans: what was found, what each column is, what each row would become, and the edit itself.

How a screen uses it (all values are frozen; every function is pure and quick enough for the main thread below some thousand rows):

1. `book = late.read_book(path, fence=…)` gives a `SourceBook`: the values of the workbook, read by the worker.
2. `tables = tables_found(book)`: one `TableFound` for each table, with its columns and what each is proposed to be.
   `KEYS[table.kind]` are the keys a person can choose from for a column; their words for people are `COLUMN_NAMES`.
3. `mapping = proposed(table, settings.import_columns)` takes what the person chose last for a table with this head; else the proposal.
   `mapping.with_key(column, key)` changes one; `problems(table, mapping)` says what is missing (codes, `PROBLEMS` are their words).
4. `rows = preview(book, table, mapping)`: each row with its outcome (`RowOutcome`), its task, its doubts (`DOUBTS` are their words), its texts.
5. New plan: `plan_of(book, {table.id: mapping, …})`. Into an open plan: `task_import = matched(plan, rows)` for an update, `appended(rows)` to add all;
   `task_import.with_taken(row, taken)` and `.with_target(row, task id or None)` are the person's choices; `applied(plan, task_import, new_id)` is the edit.
6. `remembered(settings.import_columns, table, mapping)` is what the setting becomes.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from ttdn_desktop.domain.ids import NewId, row_ids
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.i18n import N_
from ttdn_desktop.language.cells import shown
from ttdn_desktop.language.fold import fold
from ttdn_desktop.reading.sheet_cells import Cells
from ttdn_desktop.reading.sheet_figures import budget_rows, indicator_rows
from ttdn_desktop.reading.sheet_rows import Doubt, RowKind, SheetRow, TaskRows
from ttdn_desktop.reading.sheet_tables import Merges, SheetTable, tables_of, with_keys
from ttdn_desktop.reading.sheets import Keys, understand_book
from ttdn_desktop.reading.table_columns import TableKind
from ttdn_desktop.services.reading_words import reading_words
from ttdn_desktop.services.task_matching import FieldChange, ImportRow, MatchedRow, RowOutcome, RowState, TaskImport, appended, applied, matched
from ttdn_desktop.services.types import BookTaken, SourceBook

__all__ = [
    "COLUMN_NAMES",
    "DOUBTS",
    "KEYS",
    "PROBLEMS",
    "ColumnFound",
    "Doubt",
    "FieldChange",
    "ImportRow",
    "Mapping",
    "MatchedRow",
    "RowOutcome",
    "RowState",
    "SourceBook",
    "TableFound",
    "TableKind",
    "TaskImport",
    "appended",
    "applied",
    "heads_hash",
    "keys_of",
    "matched",
    "plan_of",
    "preview",
    "preview_tasks",
    "problems",
    "proposed",
    "remembered",
    "tables_found",
    "taken",
]

KEYS: dict[TableKind, tuple[str, ...]] = {
    TableKind.TASKS: (
        "", "number", "title", "content", "group", "leads", "partners", "people", "doers", "time", "start", "end", "slot", "output", "budget", "note",
        "other", "lead_mark", "partner_mark",
    ),
    TableKind.INDICATORS: ("", "number", "name", "unit", "target", "leads", "partners", "note"),
    TableKind.BUDGET: ("", "number", "item", "unit", "quantity", "unit_price", "amount", "source", "note"),
}  # fmt: skip
"""What a column can be, by the kind of its table; "" is not taken."""

COLUMN_NAMES: dict[str, str] = {
    "": N_("Not taken"),
    "number": N_("Number in the list"),
    "title": N_("Task"),
    "content": N_("Details of the task"),
    "group": N_("Group of tasks"),
    "leads": N_("Lead unit"),
    "partners": N_("Partner units"),
    "people": N_("Persons"),
    "doers": N_("Units or persons"),
    "time": N_("Time"),
    "start": N_("Start"),
    "end": N_("Deadline"),
    "slot": N_("Month or quarter that is ticked"),
    "lead_mark": N_("Unit that leads where it is ticked"),
    "partner_mark": N_("Unit that helps where it is ticked"),
    "output": N_("Output"),
    "budget": N_("Budget"),
    "note": N_("Note"),
    "other": N_("Further details"),
    "id": N_("Identity of the task"),
    "name": N_("Indicator"),
    "unit": N_("Unit of measure"),
    "target": N_("Target"),
    "item": N_("Item of expense"),
    "quantity": N_("Quantity"),
    "unit_price": N_("Unit price"),
    "amount": N_("Amount"),
    "source": N_("Source of funds"),
}

DOUBTS: dict[Doubt, str] = {
    Doubt.NO_LEAD: N_("No lead unit"),
    Doubt.NO_TITLE: N_("No name of a task"),
    Doubt.TIME: N_("The days of this time are not known"),
    Doubt.NUMBER: N_("Excel has made a date of this number"),
    Doubt.ERROR: N_("A cell holds an error of a formula"),
    Doubt.MORE: N_("Joined to the task above"),
    Doubt.HIDDEN: N_("This row is hidden in the workbook"),
}

PROBLEMS: dict[str, str] = {
    "no_title": N_("No column holds the names of the tasks."),
    "twice": N_("Two columns are said to be the same."),
}

_ONCE = frozenset({"number", "title", "group", "start", "end", "budget", "name", "item", "unit", "quantity", "unit_price", "amount"})
_NEEDED = {TableKind.TASKS: "title", TableKind.INDICATORS: "name", TableKind.BUDGET: "item"}
_SAMPLES = 3
_SAMPLE_LENGTH = 80
_MOST_REMEMBERED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFound:
    """A column of a table: its place in the rows of the sheet, the words of its head, the key proposed ("" none), whether it is sure, some of its texts."""

    column: int
    head: str
    key: str
    sure: bool
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFound:
    """A table of a workbook. Sheets from 0; rows from 1 as Excel counts them: of the head, and the last one."""

    id: str
    sheet: int
    sheet_name: str
    hidden: bool
    kind: TableKind
    head_rows: tuple[int, int]
    last_row: int
    columns: tuple[ColumnFound, ...]
    table: SheetTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What the columns of a table are: a key for each of `TableFound.columns`."""

    keys: tuple[str, ...]

    def with_key(self, column: int, key: str) -> "Mapping":
        """The mapping with another key for the column at this place of `TableFound.columns`."""
        return Mapping(keys=(*self.keys[:column], key, *self.keys[column + 1 :]))


def tables_found(book: SourceBook) -> tuple[TableFound, ...]:
    """The tables of all sheets, hidden ones too, in their order."""
    return tuple(
        _found(book, number, table) for number, sheet in enumerate(book.file.book.sheets) for table in tables_of(sheet, Merges(sheet), reading_words())
    )


def proposed(table: TableFound, remembered_columns: Sequence[str] = ()) -> Mapping:
    """What a person chose last time for a table with these heads, else what the heads say."""
    wanted = f"{heads_hash(table)}="
    for entry in remembered_columns:
        if entry.startswith(wanted):
            keys = tuple(entry[len(wanted) :].split(","))
            if len(keys) == len(table.columns) and set(keys) <= {*KEYS[table.kind], "id"}:
                return Mapping(keys=keys)
    return Mapping(keys=tuple(column.key for column in table.columns))


def remembered(remembered_columns: Sequence[str], table: TableFound, mapping: Mapping) -> tuple[str, ...]:
    """The setting with this choice in front; the oldest choices fall off its end."""
    mark = f"{heads_hash(table)}="
    others = [entry for entry in remembered_columns if not entry.startswith(mark)]
    return (mark + ",".join(mapping.keys), *others)[:_MOST_REMEMBERED]


def heads_hash(table: TableFound) -> str:
    """What tables of one source have in common: the words of their heads."""
    words = "\n".join(" ".join(fold(column.head).split()) for column in table.columns)
    return hashlib.sha256(f"{table.kind}\n{words}".encode()).hexdigest()[:16]


def problems(table: TableFound, mapping: Mapping) -> tuple[str, ...]:
    """What keeps a table from being taken in: codes, worded by `PROBLEMS`."""
    out = [] if _NEEDED[table.kind] in mapping.keys else ["no_title"]
    if any(mapping.keys.count(key) > 1 for key in _ONCE):
        out.append("twice")
    return tuple(out)


def preview(book: SourceBook, table: TableFound, mapping: Mapping, year: int | None = None) -> tuple[ImportRow, ...]:
    """Every row of a table with what it becomes; `year` is meant where words of time name none.

    Equal books and mappings give equal rows, identities too.
    """
    if table.kind is not TableKind.TASKS:
        return _figures(book, table, mapping)
    sheet = book.file.book.sheets[table.sheet]
    columns = [(column.column, key) for column, key in zip(table.columns, mapping.keys, strict=True)]
    id_column = next((column for column, key in columns if key == "id"), None)
    out = []
    for row in _rows(book, table, mapping, year):
        values = sheet.rows[row.row]
        texts = tuple(shown(values[column]) for column, _ in columns)
        known = id_column is not None and values[id_column] is not None
        outcome = _outcome(row.kind, doubtful=bool(row.doubts))
        out.append(
            ImportRow(
                row=sheet.first_row + row.row + 1,
                texts=texts,
                outcome=outcome,
                task=row.task if row.kind in {RowKind.TASK, RowKind.MORE} else None,
                heading=row.heading,
                own_id=known,
                why=row.doubts,
            )
        )
    return tuple(out)


def _figures(book: SourceBook, table: TableFound, mapping: Mapping) -> tuple[ImportRow, ...]:
    """The rows of a table of indicators or of an estimate."""
    sheet = book.file.book.sheets[table.sheet]
    chosen, new_id = with_keys(table.table, _by_column(table, mapping)), task_ids(book.source.sha256, table.sheet)
    indicators = table.kind is TableKind.INDICATORS
    rows = indicator_rows(sheet, chosen, new_id) if indicators else budget_rows(sheet, chosen, new_id, year=None)
    return tuple(
        ImportRow(
            row=sheet.first_row + row.row + 1,
            texts=tuple(shown(sheet.rows[row.row][column.column]) for column in table.columns),
            outcome=RowOutcome.FIGURE if row.indicator or row.line else RowOutcome.GROUP if row.kind == "group" else RowOutcome.SKIPPED,
        )
        for row in rows
    )


def preview_tasks(book: SourceBook, year: int | None = None) -> tuple[Task, ...]:
    """The tasks of all tables of tasks, columns as their heads say."""
    out: dict[str, Task] = {}
    for table in tables_found(book):
        if table.kind is TableKind.TASKS:
            out.update({row.task.id: row.task for row in _rows(book, table, proposed(table), year) if row.task is not None})
    return tuple(out.values())


def plan_of(book: SourceBook, mappings: MappingOf[str, Mapping] | None = None) -> Reading:
    """The workbook as a plan: tables by the mappings (by `TableFound.id`), those without one as proposed."""
    return understand_book(book.file, book.source, reading_words(), keys_of(book, mappings or {}))


def keys_of(book: SourceBook, mappings: MappingOf[str, Mapping]) -> Keys:
    """The mappings (by `TableFound.id`) as the reader takes them."""
    chosen = ((table, mappings[table.id]) for table in tables_found(book) if table.id in mappings)
    return {(table.sheet, table.table.first): _by_column(table, mapping) for table, mapping in chosen}


def _by_column(table: TableFound, mapping: Mapping) -> dict[int, str]:
    return {column.column: key for column, key in zip(table.columns, mapping.keys, strict=True)}


def taken(book: SourceBook, plan: Plan, new_id: NewId, *, append: bool = False) -> BookTaken | None:
    """The plan with the tasks of all tables of visible sheets, columns as their heads say: updated by id and title, or all added.

    None where there is no table of tasks.
    """
    tables = [table for table in tables_found(book) if table.kind is TableKind.TASKS and not table.hidden]
    if not tables:
        return None
    whole = BookTaken(plan=plan)
    for table in tables:
        rows = preview(book, table, proposed(table), plan.year)
        task_import = appended(rows) if append else matched(whole.plan, rows)
        after = applied(whole.plan, task_import, new_id)
        known = {task.id for task in whole.plan.tasks}
        whole = BookTaken(
            plan=after,
            added=(*whole.added, *(task.id for task in after.tasks if task.id not in known)),
            changed=(*whole.changed, *(row.after.id for row in task_import.rows if row.taken and row.state is RowState.CHANGED)),
            unchanged=whole.unchanged + task_import.count(RowState.UNCHANGED),
            conflicts=whole.conflicts + task_import.count(RowState.CONFLICT),
        )
    return whole


def task_ids(sha256: str, sheet: int) -> Callable[[int], str]:
    """Identities of the tasks of a sheet, by row; they derive from the source, so that reading twice gives equal tasks."""

    return row_ids(int.from_bytes(hashlib.sha256(f"{sha256} s{sheet + 1}".encode()).digest()[:17], "big"))


def _rows(book: SourceBook, table: TableFound, mapping: Mapping, year: int | None) -> Iterator[SheetRow]:
    sheet = book.file.book.sheets[table.sheet]
    chosen = with_keys(table.table, _by_column(table, mapping))
    cells = Cells(words=reading_words(), own="id" in mapping.keys, numbered_titles="number" not in mapping.keys, year=year)
    return TaskRows(sheet=sheet, table=chosen, merges=Merges(sheet), cells=cells, new_id=task_ids(book.source.sha256, table.sheet)).read()


def _found(book: SourceBook, number: int, table: SheetTable) -> TableFound:
    sheet = book.file.book.sheets[number]
    return TableFound(
        id=f"s{number + 1}r{sheet.first_row + table.first + 1}",
        sheet=number,
        sheet_name=sheet.name,
        hidden=sheet.hidden,
        kind=table.kind,
        head_rows=(sheet.first_row + table.first + 1, sheet.first_row + table.body),
        last_row=sheet.first_row + table.last + 1,
        columns=tuple(
            ColumnFound(column=c.column, head=c.head, key=c.key, sure=bool(c.key and c.head), samples=_samples(book, number, table, c.column))
            for c in table.columns
        ),
        table=table,
    )


def _samples(book: SourceBook, number: int, table: SheetTable, column: int) -> tuple[str, ...]:
    rows = book.file.book.sheets[number].rows[table.body : table.body + 50]
    texts = (" ".join(shown(row[column]).split())[:_SAMPLE_LENGTH] for row in rows)
    return tuple(dict.fromkeys(text for text in texts if text))[:_SAMPLES]


def _outcome(kind: RowKind, *, doubtful: bool) -> RowOutcome:
    match kind:
        case RowKind.TASK:
            return RowOutcome.DOUBTFUL if doubtful else RowOutcome.TASK
        case RowKind.GROUP:
            return RowOutcome.GROUP
        case RowKind.MORE:
            return RowOutcome.JOINED
        case _:
            return RowOutcome.SKIPPED
