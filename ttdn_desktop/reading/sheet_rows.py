"""The rows under the head of a table of tasks: which are tasks, groups, go on with the row above, totals or notes."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Task, TimeFrame
from ttdn_desktop.domain.text import RichText
from ttdn_desktop.language.blanks import single
from ttdn_desktop.language.cells import shown
from ttdn_desktop.paper.values import variants
from ttdn_desktop.paper.workbook import Sheet, Value
from ttdn_desktop.reading.column_cells import MARKED, says_as_above
from ttdn_desktop.reading.outline import numbered
from ttdn_desktop.reading.sheet_cells import Cells, number_text
from ttdn_desktop.reading.sheet_tables import Merges, SheetTable, head_names, is_head_row, is_total
from ttdn_desktop.reading.sheet_task import TaskCells
from ttdn_desktop.reading.table_columns import WHO
from ttdn_desktop.reading.task_maker import time_of_heading
from ttdn_desktop.reading.tasks import names as unit_names
from ttdn_desktop.reading.unit_headings import is_unit


class RowKind(StrEnum):
    """What a row under the head is."""

    TASK = "task"
    GROUP = "group"  # a heading over the rows below it
    MORE = "more"  # goes on with the task above
    HEAD = "head"  # the head again, or the numbers of the columns
    TOTAL = "total"
    NOTE = "note"  # of no known meaning


class Doubt(StrEnum):
    """Why a person should look at a row."""

    NO_LEAD = "no_lead"
    NO_TITLE = "no_title"
    TIME = "time_not_understood"
    NUMBER = "number_was_date"
    ERROR = "error_value"
    MORE = "joined_to_row_above"
    HIDDEN = "hidden_row"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row read; `row` is its place in `Sheet.rows`. `heading` is that of a group, `rank` how deep the group lies, from 0."""

    row: int
    kind: RowKind
    number: str = ""
    task: Task | None = None
    heading: str = ""
    rank: int = 0
    given: Task | None = None  # who does what stands in a group, and when, as its row says
    doubts: tuple[Doubt, ...] = ()


_DOES = frozenset({"leads", "partners", "people", "doers", "time", "start", "end", "slot", "output", *MARKED})
_FILLED_DOWN = frozenset({"leads", "partners", "people", "doers", "time", "start", "end", "output"})
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_CAPITAL = re.compile(r"[A-ZĐ]")
_DIGIT = re.compile(r"\d")
_WHOLE = re.compile(r"\d{1,4}")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
_LETTER = re.compile(r"[a-zđ]|\d{1,3}\.?[a-zđ]")
_PART = re.compile(rf"{_LETTER.pattern}|[-–+*•]")
_LEADING = WHO - {"partners", "partner_mark"}
_LONGEST_NUMBER = 12
_LONGEST_GROUP = 400


@dataclass(slots=True)
class TaskRows:
    """Reads the rows of one table."""

    sheet: Sheet
    table: SheetTable
    merges: Merges
    cells: Cells
    new_id: Callable[[int], str]
    _at: dict[str, list[int]] = field(default_factory=dict)
    _first: dict[str, int] = field(default_factory=dict)
    _does: tuple[int, ...] = ()
    _down: tuple[int, ...] = ()
    _last: Sequence[Value] = ()  # the row of the task above
    _merged: set[int] = field(default_factory=set)
    _parents: dict[str, TaskId] = field(default_factory=dict)
    _before: str = ""
    _maker: TaskCells = field(init=False)

    def read(self) -> Iterator[SheetRow]:
        """The rows that hold anything, in their order."""
        for column in self.table.columns:
            self._at.setdefault(column.key, []).append(column.column)
            self._first.setdefault(column.key, column.column)
        self._maker = TaskCells(self.table, self.cells)
        self._down = tuple(column.column for column in self.table.columns if column.key in _FILLED_DOWN and not self.cells.own)
        self._does = tuple(column.column for column in self.table.columns if column.key in _DOES)
        self._merged = {row for row, _ in self.merges.origin}
        names = head_names(self.sheet.rows, self.table)
        rows = [n for n in range(self.table.body, self.table.last + 1) if self.sheet.rows[n].count(None) < len(self.sheet.rows[n])]
        as_above = self._above_words(rows)
        task: Task | None = None
        groups: list[SheetRow] = []
        group = ""
        for place, number in enumerate(rows):
            row = self._filled(number) if number in self._merged else self.sheet.rows[number]
            if as_above and task is not None:
                row = [self._last[at] if value in as_above and at in self._down else value for at, value in enumerate(row)]
            following = self.sheet.rows[rows[place + 1]] if place + 1 < len(rows) else ()
            heading = self._of_group_column(number)
            if heading and heading != group:
                group = heading
                yield SheetRow(row=number, kind=RowKind.GROUP, heading=heading)
            read = self._row(number, row, following, names, task)
            if read.task is not None:
                if groups and read.kind is RowKind.TASK:
                    read = replace(read, task=_with_given(read.task, groups))
                task, self._last = read.task, row
            elif read.kind is RowKind.GROUP:
                task = None
                groups = [*(other for other in groups if other.rank < read.rank), read]
            yield read

    def column(self, key: str) -> int | None:
        """The first column of that key."""
        return self._first.get(key)

    def _filled(self, number: int) -> Sequence[Value]:
        """The row with what cells of rows above say for it too: units and times of a cell over several tasks."""
        row = list(self.sheet.rows[number])
        for column in self.table.columns:
            if column.key not in _FILLED_DOWN or row[column.column] is not None:
                continue
            origin = self.merges.above(number, column.column)
            if origin is not None and origin[0] >= self.table.body and origin[1] == column.column:
                row[column.column] = self.sheet.rows[origin[0]][origin[1]]
        return row

    def _above_words(self, rows: Sequence[int]) -> frozenset[Value]:
        """The values in the columns of who and when that only say what the cell above them says; mostly none."""
        said: set[Value] = set()
        for at in self._down:
            said.update([self.sheet.rows[number][at] for number in rows])
        return frozenset(value for value in said if isinstance(value, str) and says_as_above(value))

    def _of_group_column(self, number: int) -> str:
        column = self.column("group")
        value = None if column is None else self.sheet.rows[number][column]
        return single(shown(value)) if value is not None else ""

    def _row(self, number: int, row: Sequence[Value], following: Sequence[Value], names: set[str], task: Task | None) -> SheetRow:
        title_column = self.column("title")
        told = None if title_column is None else row[title_column]
        title = told.strip() if isinstance(told, str) else shown(told)
        mark, guessed = self._number(row)
        does = False
        for column in self._does:
            if row[column] is not None:
                does = True
                break
        if does and mark and len(title) > _LONGEST_NUMBER and mark[0].isdigit():  # by far the most rows
            return self._task(number, row, mark, guessed)
        if is_head_row(row, names):
            return SheetRow(row=number, kind=RowKind.HEAD)
        if is_total(title or mark or _first(row)) and not self._leads(row):
            return SheetRow(row=number, kind=RowKind.TOTAL)
        if not title and (len(mark) > _LONGEST_NUMBER or (mark[1:2].isalpha() and time_of_heading(mark, None) is not None)):  # a heading merged over the row
            return self._group(number, mark, "") if not does else SheetRow(row=number, kind=RowKind.NOTE)
        if not title:
            return self._untitled(number, row, mark, does=does, task=task)
        if does and self._gives(row, mark, following):
            return replace(self._group(number, title, mark), given=self._maker.made(row, mark, TaskId("")))
        if does:
            return self._task(number, row, mark, guessed)
        if self._heads(mark, title, following):
            return self._group(number, title, mark)
        return self._task(number, row, mark, guessed)

    def _number(self, row: Sequence[Value]) -> tuple[str, bool]:
        column = self.column("number")
        if column is None or row[column] is None:
            return "", False
        text, guessed = number_text(row[column])
        text = text.strip()
        if self._before.endswith(".9") and text == self._before[:-2] + ".1":  # 1.10 as a number loses its last figure
            text = f"{text}0"
        self._before = text
        return text, guessed

    def _leads(self, row: Sequence[Value]) -> bool:
        return any(row[column] is not None for key in ("leads", "doers", "people") for column in self._at.get(key, ()))

    def _heads(self, mark: str, title: str, following: Sequence[Value]) -> bool:
        """Whether a row that names no unit, time or output is a heading: by its number, and by what comes below."""
        bare = mark.strip(" .)")
        if len(title) > _LONGEST_GROUP:
            return False
        if _ROMAN.fullmatch(bare) or _CAPITAL.fullmatch(bare):
            return True
        after, _ = self._peek(following)
        if not following:
            return False
        if not bare:
            return True
        return after.startswith(f"{bare}.") or (bool(_WHOLE.fullmatch(bare) or _DOTTED.fullmatch(bare)) and (not after or bool(_PART.fullmatch(after))))

    def _gives(self, row: Sequence[Value], mark: str, following: Sequence[Value]) -> bool:
        """Whether a row of a group says who or when for the rows below it, which say nothing there."""
        bare = mark.strip(" .)")
        if not following or not (_ROMAN.fullmatch(bare) or _CAPITAL.fullmatch(bare)) or not self._peek(following)[0][:1].isdigit():
            return False
        return any(row[at] is not None and following[at] is None for at in self._down)

    def _peek(self, row: Sequence[Value]) -> tuple[str, bool]:
        """Number of the row below, and whether it says who, when or what."""
        column = self.column("number")
        if not row:
            return "", False
        mark = "" if column is None or row[column] is None else number_text(row[column])[0].strip(" .)")
        return mark, any(row[at] is not None for at in self._does)

    def _group(self, number: int, heading: str, mark: str) -> SheetRow:
        self._parents.clear()
        bare = mark.strip(" .)")
        rank = _rank(bare, heading)
        return SheetRow(row=number, kind=RowKind.GROUP, heading=single(heading), number=bare, rank=rank, given=self._named(heading))

    def _named(self, heading: str) -> Task | None:
        """What the name of a group says for its tasks: a unit leads them where no column says who does, a time is theirs."""
        printed = numbered(heading)
        name = single(heading[printed.text if printed else 0 :]).strip(" .:")
        time = time_of_heading(name, self.cells.year)
        words = self.cells.words
        leads = unit_names(name, words) if not any(column.key in _LEADING for column in self.table.columns) and is_unit(name, words) else ()
        return Task(id=TaskId(""), leads=leads, time=time or TimeFrame()) if leads or time else None

    def _untitled(self, number: int, row: Sequence[Value], mark: str, *, does: bool, task: Task | None) -> SheetRow:
        """A row without a title goes on with the task above, or says nothing that is understood."""
        if task is not None and not mark and (does or any(row[column.column] is not None and column.key for column in self.table.columns)):
            merged = any(self.merges.above(number, column) for column in self._at.get("title", ()))
            joined = self._joined(task, self._maker.made(self.sheet.rows[number], "", task.id))
            return SheetRow(row=number, kind=RowKind.MORE, task=joined, doubts=() if merged else (Doubt.MORE,))
        return SheetRow(row=number, kind=RowKind.NOTE, doubts=(Doubt.NO_TITLE,) if does else ())

    def _task(self, number: int, row: Sequence[Value], mark: str, guessed: bool) -> SheetRow:
        ident = self._ident(number, row)
        task = self._maker.made(row, mark, ident)
        bare = task.number or ""
        if bare:
            parent = self._parent(bare)
            self._parents[bare] = ident
            if parent is not None:
                task = replace(task, parent_task=parent)
        return _task_row(number, bare, task, self._doubts(number, task, guessed))

    def _ident(self, number: int, row: Sequence[Value]) -> TaskId:
        column = self.column("id")
        known = "" if column is None else shown(row[column]).strip()
        return TaskId(known or self.new_id(number))

    def _parent(self, bare: str) -> TaskId | None:
        if "." in bare:
            return self._parents.get(bare.rpartition(".")[0])
        if _LETTER.fullmatch(bare):
            return next((ident for mark, ident in reversed(self._parents.items()) if _WHOLE.fullmatch(mark)), None)
        return None

    def _joined(self, task: Task, more: Task) -> Task:
        """The task with what a further row says."""
        content: tuple[RichText, ...] = (*task.content, *more.content)
        time = more.time if more.time.text and not task.time.text else task.time
        if more.time.text and task.time.text and more.time.text != task.time.text:
            time = self.cells.time(f"{task.time.text}; {more.time.text}")
        return replace(
            task,
            content=content,
            leads=_more_names(task.leads, more.leads),
            partners=_more_names(task.partners, more.partners),
            people=_more_names(task.people, more.people),
            time=time,
            output=_more_words(task.output, more.output),
            budget=_more_words(task.budget or "", more.budget or "") or None,
            note=_more_words(task.note, more.note),
        )

    def _doubts(self, number: int, task: Task, guessed: bool) -> tuple[Doubt, ...]:
        doubts = [Doubt.HIDDEN] if self.sheet.hidden_rows and self.sheet.first_row + number in self.sheet.hidden_rows else []
        if not task.title:
            doubts.append(Doubt.NO_TITLE)
        if not (task.leads or task.people):
            doubts.append(Doubt.NO_LEAD)
        if guessed:
            doubts.append(Doubt.NUMBER)
        if task.time.start is None and task.time.end is None and _DIGIT.search(task.time.text):
            doubts.append(Doubt.TIME)
        if self._maker.error_seen():
            doubts.append(Doubt.ERROR)
        return tuple(doubts)


_task_row = variants(SheetRow(row=0, kind=RowKind.TASK), "row", "number", "task", "doubts")


def _first(row: Sequence[Value]) -> str:
    return next((shown(value) for value in row if value is not None), "")


def _rank(bare: str, heading: str) -> int:
    """How deep a group lies: A before I before 1 before 1.1; without a number, capitals lie higher."""
    if _ROMAN.fullmatch(bare):
        return 1
    if _CAPITAL.fullmatch(bare):
        return 0
    if _DOTTED.fullmatch(bare):
        return 2 + bare.count(".")
    if bare:
        return 2
    return 1 if heading.isupper() else 2


def _more_names(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more)))


def _more_words(text: str, more: str) -> str:
    return f"{text}; {more}" if text and more and more != text else text or more


def _with_given(task: Task, groups: Sequence[SheetRow]) -> Task:
    """The task with what the groups it stands in say for all below them, where it says nothing itself."""
    for given in [group.given for group in reversed(groups) if group.given is not None]:
        leads, people = (task.leads, task.people) if task.leads or task.people else (given.leads, given.people)
        task = replace(task, leads=leads, people=people, partners=task.partners or given.partners, time=task.time if task.time.text else given.time)
    return task
