"""The account of the rows of a table of tasks: which characters of which cell went to which field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Task
from ttdn_desktop.reading.column_cells import MARKED, mark_of
from ttdn_desktop.reading.sheet_cells import ERRORS, Cells, is_mark
from ttdn_desktop.reading.sheet_ledger import Claim, SheetLedger
from ttdn_desktop.reading.sheet_rows import RowKind, SheetRow

_NAMED = frozenset({"leads", "partners", "people"})
_CONTENT = frozenset({"content", "other"})
_PATHS = {"time": "time/text", "slot": "time/text", "start": "time/start", "end": "time/end", "id": "id", "title": "title", "number": "number"}


@dataclass(slots=True)
class TableAccount:
    """The tasks made of one table, for its account: its columns, its tasks, their places in the plan, how much content was claimed."""

    ledger: SheetLedger
    keys: tuple[tuple[int, str], ...]
    cells: Cells
    tasks: Mapping[TaskId, Task]
    order: Mapping[TaskId, int]
    contents: dict[TaskId, int] = field(default_factory=dict)

    def claims(self, task: Task, key: str, text: str, *, titled: bool) -> Iterator[Claim]:
        """The paths of what a cell says of the task."""
        base = f"/plan/tasks/{self.order[task.id]}"
        if key in MARKED and (mark := mark_of(text)) is not None:
            role = mark or MARKED[key]
            yield f"{base}/{role if getattr(task, role) else 'partners'}/0", 0, len(text)
            return
        for name, start, end in self.cells.parts(key, text):
            if name in _NAMED:
                path = f"{name}/{_index(getattr(task, name), text[start:end])}"
            elif name in _CONTENT or name in MARKED or (name == "slot" and not is_mark(text)) or (name == "title" and titled):
                at = self.contents.get(task.id, 0)
                self.contents[task.id] = at + 1
                path = f"content/{at}"
            elif name == "note" and not task.note and task.time.text:  # a remark that says when, where no column does
                path = _PATHS["time"]
            else:
                path = _PATHS.get(name, name)
            yield f"{base}/{path}", start, end


def account_task(made: TableAccount, row: SheetRow) -> None:
    """Where every cell of a row with a task went."""
    if row.task is None:
        return
    ledger, task, more = made.ledger, made.tasks[row.task.id], row.kind is RowKind.MORE
    values = ledger.sheet.rows[row.row]
    claimed: list[tuple[int, str, tuple[Claim, ...]]] = []
    for column, key in made.keys:
        value = values[column]
        if value is None:
            continue
        text = value if isinstance(value, str) else made.cells.shown(value)
        if not key:
            ledger.leave(row.row, column, "unknown_column")
        elif text in ERRORS:
            ledger.leave(row.row, column, "error_value")
        elif more and key in {"number", "id", "group"}:
            ledger.leave(row.row, column, "not_understood")
        elif key != "group":
            claimed.append((column, text, tuple(made.claims(task, key, text, titled=more))))
    ledger.claim_row(row.row, claimed, sure=not row.doubts)
    if len(made.keys) < len(values):
        known = {column for column, _ in made.keys}
        for column, value in enumerate(values):
            if value is not None and column not in known:
                ledger.leave(row.row, column, "not_understood")


def account_given(made: TableAccount, row: SheetRow, task: Task) -> None:
    """What the row of a group says for the tasks below it stands in the first of these."""
    values = made.ledger.sheet.rows[row.row]
    for column, key in made.keys:
        value = values[column]
        if value is not None and (key in _NAMED or key in {"doers", "time", "start", "end"}):
            text = value if isinstance(value, str) else made.cells.shown(value)
            made.ledger.claim(row.row, column, list(made.claims(task, key, text, titled=False)))


def _index(names: Sequence[str], name: str) -> int:
    words = " ".join(name.split())
    return names.index(words) if words in names else 0
