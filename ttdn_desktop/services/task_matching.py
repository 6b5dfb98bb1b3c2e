"""Rows of a workbook beside the tasks of a plan: which are new, changed, the same or in conflict, and the edit that takes them in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ttdn_desktop.domain.ids import NewId, TaskId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.domain.task_edits import add_tasks, put_tasks
from ttdn_desktop.domain.text import plain
from ttdn_desktop.language.fold import fold
from ttdn_desktop.reading.sheet_rows import Doubt

_FIELDS = ("title", "content", "leads", "partners", "people", "time", "output", "budget", "note")
_ALIKE = 0.7  # of the words of two titles: from here on a row may be a task that was reworded
_WORD = re.compile(r"\w+")


class RowOutcome(StrEnum):
    """What becomes of a row."""

    TASK = "task"
    GROUP = "group"
    JOINED = "joined"  # goes on with the task above
    SKIPPED = "skipped"
    DOUBTFUL = "doubtful"  # a task, but a person should look at it
    FIGURE = "figure"  # an indicator, or a line of an estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One row of a table: its number in Excel, the texts of the table's columns, what becomes of it, and why one should look."""

    row: int
    texts: tuple[str, ...]
    outcome: RowOutcome
    task: Task | None = None
    heading: str = ""
    own_id: bool = False  # its identity was written by this program
    why: tuple[Doubt, ...] = ()


class RowState(StrEnum):
    """What a row is to the plan."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"  # another row is the same task; a person decides


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that differs, as text."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedRow:
    """A row beside its task. `after` is the task as it would become; `doubtful` where the two were matched by likeness; `taken` is the person's choice."""

    row: int
    state: RowState
    after: Task
    before: Task | None = None
    changes: tuple[FieldChange, ...] = ()
    doubtful: bool = False
    taken: bool = True
    own_id: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskImport:
    """All rows that are tasks, and the tasks of the plan that no row speaks of."""

    rows: tuple[MatchedRow, ...]
    missing: tuple[TaskId, ...] = ()

    def count(self, state: RowState) -> int:
        """How many rows are in that state."""
        return sum(row.state is state for row in self.rows)

    def with_taken(self, row: int, taken: bool) -> "TaskImport":
        """With that row (as Excel counts) taken in or left out."""
        return replace(self, rows=tuple(replace(one, taken=taken) if one.row == row else one for one in self.rows))

    def with_target(self, row: int, before: Task | None) -> "TaskImport":
        """With that row said to be this task of the plan, or a new one."""
        return replace(self, rows=tuple(_row_of(one.row, one.after, before, own_id=one.own_id) if one.row == row else one for one in self.rows))


def appended(rows: Sequence[ImportRow]) -> TaskImport:
    """All rows as new tasks."""
    return TaskImport(rows=tuple(MatchedRow(row=at, state=RowState.ADDED, after=task, own_id=own) for at, task, own in _tasks(rows)))


def matched(plan: Plan, rows: Sequence[ImportRow]) -> TaskImport:
    """The rows beside the tasks of the plan: by identity, then by equal titles, then by number and likeness of titles."""
    tasks = {task.id: task for task in plan.tasks}
    found = list(_tasks(rows))
    targets: dict[int, tuple[TaskId, bool]] = {at: (task.id, False) for at, task, _ in found if task.id in tasks}
    free = [task for task in plan.tasks if task.id not in {ident for ident, _ in targets.values()}]
    rest = [(at, task) for at, task, _ in found if at not in targets]
    targets |= _by_title(rest, free)
    taken = {ident for ident, _ in targets.values()}
    targets |= _by_likeness([pair for pair in rest if pair[0] not in targets], [task for task in free if task.id not in taken])
    seen: set[TaskId] = set()
    out = []
    for at, task, own in found:
        ident, doubtful = targets.get(at, (None, False))
        before = tasks[ident] if ident is not None else None
        row = replace(_row_of(at, task, before, own_id=own), doubtful=doubtful)
        if ident is not None and ident in seen:
            row = replace(row, state=RowState.CONFLICT, taken=False)
        if ident is not None:
            seen.add(ident)
        out.append(row)
    return TaskImport(rows=tuple(out), missing=tuple(task.id for task in plan.tasks if task.id not in seen))


def applied(plan: Plan, task_import: TaskImport, new_id: NewId) -> Plan:
    """The plan with the rows that are taken: changed tasks in their places, new ones at the end of the last list. One edit, undone at once."""
    taken = [row for row in task_import.rows if row.taken]
    changed = [row.after for row in taken if row.before is not None and row.state is not RowState.UNCHANGED]
    plan = put_tasks(plan, changed)
    added = [row.after for row in taken if row.before is None]
    fresh = {task.id: TaskId(new_id()) for task in added}  # the same workbook may be taken in twice
    here = {row.after.id: row.before.id for row in task_import.rows if row.before is not None}
    tasks = [replace(task, id=fresh[task.id], parent_task=_parent(task, fresh, here)) for task in added]
    return add_tasks(plan, tasks, new_id)


def _parent(task: Task, fresh: dict[TaskId, TaskId], here: dict[TaskId, TaskId]) -> TaskId | None:
    return None if task.parent_task is None else fresh.get(task.parent_task) or here.get(task.parent_task)


def _tasks(rows: Sequence[ImportRow]) -> Iterator[tuple[int, Task, bool]]:
    """Row, task, whether its identity is ours; a row that goes on with the one above has changed the task of that."""
    last: tuple[int, Task, bool] | None = None
    for row in rows:
        if row.task is None:
            continue
        if last is not None and row.task.id == last[1].id and row.outcome is RowOutcome.JOINED:
            last = (last[0], row.task, last[2])
            continue
        if last is not None:
            yield last
        last = (row.row, row.task, row.own_id)
    if last is not None:
        yield last


def _by_title(rows: Sequence[tuple[int, Task]], free: Sequence[Task]) -> dict[int, tuple[TaskId, bool]]:
    """Rows whose title stands in the plan; of several equal ones the first left."""
    titles: dict[str, list[TaskId]] = {}
    for task in free:
        titles.setdefault(_words(task.title), []).append(task.id)
    out: dict[int, tuple[TaskId, bool]] = {}
    for at, task in rows:
        same = titles.get(_words(task.title)) if task.title else None
        if same:
            out[at] = (same.pop(0), False)
    return out


def _by_likeness(rows: Sequence[tuple[int, Task]], free: Sequence[Task]) -> dict[int, tuple[TaskId, bool]]:
    """The best pairs of like titles; an equal number counts a little. All are doubtful."""
    bags = {task.id: set(_words(task.title).split()) for task in free}
    homes: dict[str, list[Task]] = {}
    for task in free:
        for word in bags[task.id]:
            homes.setdefault(word, []).append(task)
    pairs: list[tuple[float, int, TaskId]] = []
    for at, task in rows:
        bag = set(_words(task.title).split())
        shared: dict[TaskId, int] = {}
        numbers: dict[TaskId, str | None] = {}
        for word in bag:
            for other in homes.get(word, ()):
                shared[other.id] = shared.get(other.id, 0) + 1
                numbers[other.id] = other.number
        for ident, count in shared.items():
            likeness = 2 * count / (len(bag) + len(bags[ident])) + (0.05 if task.number and numbers[ident] == task.number else 0.0)
            if likeness >= _ALIKE:
                pairs.append((likeness, at, ident))
    out: dict[int, tuple[TaskId, bool]] = {}
    taken: set[TaskId] = set()
    for _, at, ident in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if at not in out and ident not in taken:
            out[at] = (ident, True)
            taken.add(ident)
    return out


def _row_of(at: int, task: Task, before: Task | None, *, own_id: bool) -> MatchedRow:
    if before is None:
        return MatchedRow(row=at, state=RowState.ADDED, after=task, own_id=own_id)
    after = _updated(before, task, erase=own_id)
    changes = tuple(
        FieldChange(field=name, before=_said(before, name), after=_said(after, name)) for name in _FIELDS if _said(before, name) != _said(after, name)
    )
    if not changes:
        return MatchedRow(row=at, state=RowState.UNCHANGED, after=before, before=before, own_id=own_id)
    return MatchedRow(row=at, state=RowState.CHANGED, after=after, before=before, changes=changes, own_id=own_id)


def _updated(before: Task, row: Task, *, erase: bool) -> Task:
    """The task with what the row says. What the row leaves empty stays, unless it is a row of a workbook of ours, where empty means emptied."""

    def chosen(name: str) -> bool:
        return _said(row, name) != _said(before, name) and (erase or bool(_said(row, name)))

    return replace(before, **{name: getattr(row, name) for name in _FIELDS if chosen(name)})


def _said(task: Task, name: str) -> str:
    """A field as text, by which two tasks are compared; the looks of letters do not count."""
    value = getattr(task, name)
    match name:
        case "content":
            return "\n".join(" ".join(plain(text).split()) for text in value)
        case "leads" | "partners" | "people":
            return "; ".join(value)
        case "time":
            return " ".join(value.text.split())
        case _:
            return " ".join((value or "").split())


def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
