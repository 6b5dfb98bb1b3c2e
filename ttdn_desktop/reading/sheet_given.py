"""What a line above a table of a sheet says for all its tasks: "Đơn vị thực hiện: Văn phòng"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ttdn_desktop.language.cells import shown
from ttdn_desktop.reading.sheet_ledger import SheetLedger
from ttdn_desktop.reading.sheet_rows import Doubt, SheetRow
from ttdn_desktop.reading.sheet_tables import SheetTable
from ttdn_desktop.reading.table_columns import WHO
from ttdn_desktop.reading.tasks import label_key
from ttdn_desktop.reading.unit_headings import is_unit
from ttdn_desktop.reading.words import ReadingWords

_LEADING = frozenset({"leads", "doers"})
_LONGEST = 160
_FEWEST_WORDS = 3  # of the label: "Đơn vị:" names whose sheet it is


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAbove:
    """Who does all the tasks of a table, and the characters of the cell that name them."""

    row: int
    column: int
    start: int
    end: int
    name: str


def given_above(ledger: SheetLedger, table: SheetTable, words: ReadingWords) -> GivenAbove | None:
    """Who does what stands in a table without a column for that, by a line right above it; the cell is left to `claim_given`."""
    if any(column.key in WHO for column in table.columns):
        return None
    for found in _labelled(ledger, range(table.above, table.first), words):
        ledger.hold(found.row, found.column)
        return found
    return None


def _labelled(ledger: SheetLedger, rows: Sequence[int], words: ReadingWords) -> Iterator[GivenAbove]:
    for row in reversed(rows):
        for column, value in enumerate(ledger.sheet.rows[row]):
            text = shown(value)
            label, colon, name = text.partition(":")
            if not colon or len(text) > _LONGEST or len(label.split()) < _FEWEST_WORDS or not is_unit(name.strip(), words):
                continue
            if label_key(label.strip(" -–+*("), words) in _LEADING:
                start = len(text) - len(name.lstrip())
                end = len(text.rstrip(" .;)"))
                yield GivenAbove(row=row, column=column, start=start, end=end, name=" ".join(text[start:end].split()))


def with_given(row: SheetRow, given: GivenAbove) -> SheetRow:
    """The row with its task led by whom the line above the table names."""
    if row.task is None or row.task.leads or row.task.people:
        return row
    return replace(row, task=replace(row.task, leads=(given.name,)), doubts=tuple(doubt for doubt in row.doubts if doubt is not Doubt.NO_LEAD))


def claim_given(ledger: SheetLedger, given: GivenAbove, task: int) -> None:
    """The name stands in the task of that place in the plan, the first of the table."""
    ledger.release(given.row, given.column)
    ledger.claim_in_structure(given.row, given.column, [(f"/plan/tasks/{task}/leads/0", given.start, given.end)])
