"""The rows under the head of a table of tasks: which are tasks, groups, go on with the row above, totals or notes."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Task, TimeFrame
from ttdn_desktop.domain.text import RichText, rich
from ttdn_desktop.language.cells import shown
from ttdn_desktop.paper.workbook import Sheet, Value
from ttdn_desktop.reading.sheet_cells import ERRORS, Cells, is_mark, money_text, number_text, single
from ttdn_desktop.reading.sheet_tables import Merges, SheetTable, head_names, is_head_row, is_total


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
    doubts: tuple[Doubt, ...] = ()


_DOES = frozenset({"leads", "partners", "people", "doers", "time", "start", "end", "slot", "output"})
_FILLED_DOWN = frozenset({"leads", "partners", "people", "doers", "time", "start", "end", "output"})
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_CAPITAL = re.compile(r"[A-ZĐ]")
_WHOLE = re.compile(r"\d{1,4}")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
_LETTER = re.compile(r"[a-zđ]|\d{1,3}\.?[a-zđ]")
_LONGEST_NUMBER = 12
_LONGEST_GROUP = 400
_UNIT_OF_MONEY = re.compile(r"\(([^()]*(?:đồng|đ|vnđ)[^()]*)\)", re.IGNORECASE)
_EMPTY_TIME = TimeFrame()


@dataclass(slots=True)
class TaskRows:
    """Reads the rows of one table."""

    sheet: Sheet
    table: SheetTable
    merges: Merges
    cells: Cells
    new_id: Callable[[int], str]
    _at: dict[str, list[int]] = field(default_factory=dict)
    _does: tuple[int, ...] = ()
    _units: dict[int, str] = field(default_factory=dict)
    _merged: set[int] = field(default_factory=set)
    _parents: dict[str, TaskId] = field(default_factory=dict)
    _before: str = ""

    def read(self) -> Iterator[SheetRow]:
        """The rows that hold anything, in their order."""
        for column in self.table.columns:
            self._at.setdefault(column.key, []).append(column.column)
            found = _UNIT_OF_MONEY.search(column.head)
            self._units[column.column] = found[1].strip() if found else ""
        self._does = tuple(column.column for column in self.table.columns if column.key in _DOES)
        self._merged = {row for row, _ in self.merges.origin}
        names = head_names(self.sheet.rows, self.table)
        rows = [n for n in range(self.table.body, self.table.last + 1) if any(value is not None for value in self.sheet.rows[n])]
        task: Task | None = None
        group = ""
        for place, number in enumerate(rows):
            row = self._filled(number) if number in self._merged else self.sheet.rows[number]
            following = self.sheet.rows[rows[place + 1]] if place + 1 < len(rows) else ()
            heading = self._of_group_column(number)
            if heading and heading != group:
                group = heading
                yield SheetRow(row=number, kind=RowKind.GROUP, heading=heading)
            read = self._row(number, row, following, names, task)
            if read.kind in {RowKind.TASK, RowKind.MORE}:
                task = read.task
            elif read.kind is RowKind.GROUP:
                task = None
            yield read

    def column(self, key: str) -> int | None:
        """The first column of that key."""
        return next(iter(self._at.get(key, ())), None)

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

    def _of_group_column(self, number: int) -> str:
        column = self.column("group")
        value = None if column is None else self.sheet.rows[number][column]
        return single(shown(value)) if value is not None else ""

    def _row(self, number: int, row: Sequence[Value], following: Sequence[Value], names: set[str], task: Task | None) -> SheetRow:
        title_column = self.column("title")
        title = "" if title_column is None else shown(row[title_column]).strip()
        mark, guessed = self._number(row)
        does = any(row[column] is not None for column in self._does)
        if does and mark and len(title) > _LONGEST_NUMBER and mark[0].isdigit():  # by far the most rows
            return self._task(number, row, mark, guessed)
        if is_head_row(row, names):
            return SheetRow(row=number, kind=RowKind.HEAD)
        if is_total(title or mark) and not self._leads(row):
            return SheetRow(row=number, kind=RowKind.TOTAL)
        if len(mark) > _LONGEST_NUMBER and not title:  # a heading merged over the row from its first cell
            return self._group(number, mark, "") if not does else SheetRow(row=number, kind=RowKind.NOTE)
        if not title:
            return self._untitled(number, row, mark, does=does, task=task)
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
        return after.startswith(f"{bare}.") or (bool(_WHOLE.fullmatch(bare) or _DOTTED.fullmatch(bare)) and (not after or bool(_LETTER.fullmatch(after))))

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
        return SheetRow(row=number, kind=RowKind.GROUP, heading=single(heading), number=bare, rank=rank)

    def _untitled(self, number: int, row: Sequence[Value], mark: str, *, does: bool, task: Task | None) -> SheetRow:
        """A row without a title goes on with the task above, or says nothing that is understood."""
        if task is not None and not mark and (does or any(row[column.column] is not None and column.key for column in self.table.columns)):
            merged = any(self.merges.above(number, column) for column in self._at.get("title", ()))
            joined = self._joined(task, self._fields(self.sheet.rows[number], "", task.id))
            return SheetRow(row=number, kind=RowKind.MORE, task=joined, doubts=() if merged else (Doubt.MORE,))
        return SheetRow(row=number, kind=RowKind.NOTE, doubts=(Doubt.NO_TITLE,) if does else ())

    def _task(self, number: int, row: Sequence[Value], mark: str, guessed: bool) -> SheetRow:
        ident = self._ident(number, row)
        task = self._fields(row, mark, ident)
        bare = mark.strip(" .)")
        if bare:
            parent = self._parent(bare)
            self._parents[bare] = ident
            if parent is not None:
                task = replace(task, parent_task=parent)
        return SheetRow(row=number, kind=RowKind.TASK, number=bare, task=task, doubts=self._doubts(row, task, guessed))

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

    def _fields(self, row: Sequence[Value], mark: str, ident: TaskId) -> Task:
        """The task of a row; the one place where a Task is made of cells."""
        cells = self.cells
        title, content = "", []
        named: dict[str, tuple[str, ...]] = {}
        texts: dict[str, str] = {}
        for column in self.table.columns:
            key, value = column.key, row[column.column]
            if value is None or not key:
                continue
            text = value if value.__class__ is str else shown(value)
            if text in ERRORS:  # type: ignore[comparison-overlap]  # a str by the line before
                continue
            match key:
                case "title" | "content":
                    for part, a, b in cells.parts(key, text):  # type: ignore[arg-type]  # as above
                        if part == "title" and not title:
                            title = single(text[a:b])  # type: ignore[index]  # as above
                        else:
                            content.append(rich(single(text[a:b])))  # type: ignore[index]  # as above
                case "leads" | "partners" | "people" | "doers":
                    for name, found in cells.names(key, text):  # type: ignore[arg-type]  # as above
                        named[name] = (*named.get(name, ()), *found)
                case "budget":
                    texts[key] = money_text(value, self._units[column.column])
                case "slot":
                    said = column.head if is_mark(text) else f"{column.head}: {single(text)}"  # type: ignore[arg-type]  # as above
                    texts[key] = f"{texts[key]}, {said}" if key in texts else said
                case "number" | "id" | "group":
                    pass
                case _:
                    parts = cells.parts(key, text)  # type: ignore[arg-type]  # as above
                    said = single(text[parts[0][1] : parts[0][2]]) if parts else ""  # type: ignore[index]  # as above
                    texts[key] = f"{texts[key]}; {said}" if texts.get(key) and said else texts.get(key) or said
        return Task(
            id=ident,
            title=title,
            number=mark.strip(" .)") or None,
            content=tuple(content),
            leads=named.get("leads", ()),
            partners=named.get("partners", ()),
            people=named.get("people", ()),
            time=self._time(texts),
            output=texts.get("output", ""),
            budget=texts.get("budget"),
            note=texts.get("note", ""),
        )

    def _time(self, texts: dict[str, str]) -> TimeFrame:
        """From the column of time; where begin and end have columns of their own, from them."""
        text, start, end, slot = texts.get("time", ""), texts.get("start", ""), texts.get("end", ""), texts.get("slot", "")
        if not (start or end or slot):
            return self.cells.time(text) if text else _EMPTY_TIME
        if slot and not (text or start or end):
            return self._of_slots(slot)
        first, last = self.cells.time(start), self.cells.time(end)
        days = (first.start, last.end)
        if days[0] and days[1] and days[1] < days[0]:
            days = (None, None)
        return TimeFrame(text=text or " - ".join(part for part in (start, end) if part), start=days[0], end=days[1])

    def _of_slots(self, text: str) -> TimeFrame:
        names = text.split(", ")
        meant = self.cells.time(text)
        if meant.start or meant.end:
            return meant
        first, last = self.cells.time(names[0]), self.cells.time(names[-1])
        ordered = first.start and last.end and first.start <= last.end
        return TimeFrame(text=text, start=first.start if ordered else None, end=last.end if ordered else None)

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

    def _doubts(self, row: Sequence[Value], task: Task, guessed: bool) -> tuple[Doubt, ...]:
        doubts = []
        if not task.title:
            doubts.append(Doubt.NO_TITLE)
        if not (task.leads or task.people):
            doubts.append(Doubt.NO_LEAD)
        if guessed:
            doubts.append(Doubt.NUMBER)
        if task.time.text and task.time.start is None and task.time.end is None and any(char.isdigit() for char in task.time.text):
            doubts.append(Doubt.TIME)
        if any(value.__class__ is str and value[:1] == "#" and value in ERRORS for value in row):  # type: ignore[index]  # a str
            doubts.append(Doubt.ERROR)
        return tuple(doubts)


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
