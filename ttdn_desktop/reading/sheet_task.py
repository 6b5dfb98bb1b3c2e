"""Makes the task of a row of a table: what each of its cells says, by the key of its column."""

import re
from collections.abc import Sequence
from enum import Enum

from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Task, TimeFrame
from ttdn_desktop.domain.text import rich
from ttdn_desktop.language.blanks import single
from ttdn_desktop.paper.values import variants
from ttdn_desktop.paper.workbook import Value
from ttdn_desktop.reading.column_cells import mark_of, marked_units
from ttdn_desktop.reading.deadlines import says_time
from ttdn_desktop.reading.sheet_cells import ERRORS, Cells, is_mark
from ttdn_desktop.reading.sheet_tables import SheetTable
from ttdn_desktop.reading.table_columns import WEEKS, WHEN

_UNIT_OF_MONEY = re.compile(r"\(([^()]*(?:đồng|đ|vnđ)[^()]*)\)", re.IGNORECASE)
_EMPTY_TIME = TimeFrame()


class _Way(Enum):
    """How the cells of a column are taken."""

    LINES = 1
    NAMES = 2
    WORDS = 3
    MONEY = 4
    SLOT = 5
    UNIT = 6
    OTHER = 7


_WAYS = {
    "title": _Way.LINES,
    "content": _Way.LINES,
    "leads": _Way.NAMES,
    "partners": _Way.NAMES,
    "people": _Way.NAMES,
    "doers": _Way.NAMES,
    "time": _Way.WORDS,
    "start": _Way.WORDS,
    "end": _Way.WORDS,
    "output": _Way.WORDS,
    "note": _Way.WORDS,
    "budget": _Way.MONEY,
    "slot": _Way.SLOT,
    "lead_mark": _Way.UNIT,
    "partner_mark": _Way.UNIT,
    "other": _Way.OTHER,
}


_task = variants(Task(id=TaskId("")), "id", "title", "number", "content", "leads", "partners", "people", "time", "output", "budget", "note")


class TaskCells:
    """Makes tasks of the rows of one table."""

    def __init__(self, table: SheetTable, cells: Cells) -> None:
        self.cells = cells
        self._heads = {column.column: column.head for column in table.columns}
        self._units = {at: found[1].strip() if (found := _UNIT_OF_MONEY.search(head)) else "" for at, head in self._heads.items()}
        self._slots = [column.column for column in table.columns if column.key == "slot"]
        self._ways = tuple((column.column, column.key, _WAYS[column.key], column.head) for column in table.columns if column.key in _WAYS)
        self._error = False
        self._timeless = not any(column.key in WHEN for column in table.columns)

    def error_seen(self) -> bool:
        """Whether a cell of the last rows showed the error of a formula; asked once."""
        seen, self._error = self._error, False
        return seen

    def made(self, row: Sequence[Value], mark: str, ident: TaskId) -> Task:
        """The task of a row; the one place where a Task is made of cells."""
        cells = self.cells
        title, content = "", []
        named: dict[str, tuple[str, ...]] = {}
        texts: dict[str, str] = {}
        slots: list[int] = []
        units: list[tuple[str, str, str]] = []
        for column, key, way, head in self._ways:
            value = row[column]
            if value is None:
                continue
            text = value if isinstance(value, str) else cells.shown(value)
            if text[:1] == "#" and text in ERRORS:
                self._error = True
            elif way is _Way.WORDS:
                said = cells.said(key, text)
                texts[key] = f"{texts[key]}; {said}" if key in texts and said else said
            elif way is _Way.NAMES:
                for name, found in cells.names(key, text):
                    named[name] = (*named[name], *found) if name in named else found
            elif way is _Way.LINES:
                for part, start, end in cells.parts(key, text):
                    if part == "number":
                        mark = text[start:end]
                    elif part == "title" and not title:
                        title = single(text[start:end])
                    else:
                        content.append(rich(single(text[start:end])))
            elif way is _Way.MONEY:
                texts[key] = cells.money(value, self._units[column])
            elif way is _Way.UNIT and mark_of(text) is not None:
                units.append((key, head, text))
            else:
                if way is _Way.SLOT:
                    slots.append(column)
                if way is not _Way.SLOT or not is_mark(text):
                    content.append(rich(f"{head}: {single(text)}"))
        for role, unit in marked_units(units) if units else ():
            named[role] = (*named.get(role, ()), unit)
        if self._timeless and "note" in texts and says_time(texts["note"]):
            texts["time"] = texts.pop("note")
        who = (named.get("leads", ()), named.get("partners", ()), named.get("people", ()))
        rest = (texts.get("output", ""), texts.get("budget"), texts.get("note", ""))
        return _task(ident, title, mark.strip(" .)") or None, tuple(content), *who, self._time(texts, slots), *rest)

    def _time(self, texts: dict[str, str], slots: Sequence[int]) -> TimeFrame:
        """From the column of time; where begin and end have columns of their own, from them; and from the months or quarters that are marked."""
        text, start, end = texts.get("time", ""), texts.get("start", ""), texts.get("end", "")
        if slots:
            words = self._slot_words(slots)
            return self.cells.time(f"{text}; {words}" if text else words)
        if not (start or end):
            return self.cells.time(text) if text else _EMPTY_TIME
        first, last = self.cells.time(start), self.cells.time(end if end or self.cells.own else text)
        days = (first.start, last.end)
        if days[0] and days[1] and days[1] < days[0]:
            days = (None, None)
        return TimeFrame(text=text or " - ".join(part for part in (start, end) if part), start=days[0], end=days[1])

    def _slot_words(self, marked: Sequence[int]) -> str:
        """The marked months or quarters: a run of them from its first to its last."""
        columns, heads = self._slots, self._heads
        runs: list[list[int]] = []
        for column in marked:
            if runs and columns.index(runs[-1][-1]) == columns.index(column) - 1:
                runs[-1].append(column)
            else:
                runs.append([column])
        words = ", ".join(heads[run[0]] if len(run) == 1 else f"{heads[run[0]]} - {heads[run[-1]]}" for run in runs)
        year = self.cells.year
        return f"{words}/{year}" if year and str(year) not in words and not WEEKS.search(words) else words
