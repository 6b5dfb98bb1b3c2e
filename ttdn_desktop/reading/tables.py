"""Tables of a body: which of them list tasks, and what each row of those says; any other is a free table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ttdn_desktop.domain.blocks import Cell
from ttdn_desktop.domain.text import RichText
from ttdn_desktop.language.numerals import ROW_NUMBER
from ttdn_desktop.paper.model import Table
from ttdn_desktop.paper.values import made_fast
from ttdn_desktop.reading.grids import Layout, cells_of, layout_of, on_its_side
from ttdn_desktop.reading.group_rows import GroupRow, covered, giving, giving_rows, group_of, heading_row
from ttdn_desktop.reading.no_tasks import is_agenda, is_staff
from ttdn_desktop.reading.outline import item_mark
from ttdn_desktop.reading.paras import Para, span
from ttdn_desktop.reading.table_columns import SLOT, WHO, Head, TableKind, head_of, is_count_row, is_head_again
from ttdn_desktop.reading.tree import Grid
from ttdn_desktop.reading.words import ReadingWords, folded

_MOST_UNKNOWN = 1
"""Columns without a known meaning in a table that names nobody who does its tasks."""

_HEAD_WINDOW = 20
_FORM = 2
"""Columns of the form of one task: names and what they are."""

_GOES_ON = re.compile(ROW_NUMBER)
_FIRSTS = frozenset({"1", "01", "I", "0", "A", "a"})
"""Numbers that begin a list."""

_DUTY_COLUMNS = frozenset({"number", "title", "time", "start", "end", "note", *WHO})
"""Columns of a table that tells each unit its duties."""

_SEVERAL = 2
_DOTS = re.compile(r"[\s.…_\-–]*")


@made_fast
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One row of a table of tasks: the paragraphs of each of its columns by key, and its place; `names` are the words of the head over them."""

    cells: tuple[tuple[str, tuple[Para, ...]], ...]
    anchor: str | None
    names: tuple[str, ...] = ()

    def paras(self, key: str) -> tuple[Para, ...]:
        found = [paras for name, paras in self.cells if name == key]
        return found[0] if len(found) == 1 else tuple(chain.from_iterable(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGrid:
    """A table understood as tasks.

    `heading` are the paragraphs of its head and of rows that say nothing more, `rest` those of sums, remarks and a title above the head.
    """

    entries: tuple[TaskRow | GroupRow, ...]
    heading: tuple[Para, ...]
    rest: tuple[Para, ...] = ()
    year: int | None = None  # said in the head over months or quarters

    @property
    def rows(self) -> tuple[TaskRow, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, TaskRow))

    @property
    def groups(self) -> tuple[GroupRow, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, GroupRow))


def headed(grid: Grid, words: ReadingWords) -> tuple[Layout, Head] | None:
    """The layout of a table with its head; None where the head names nothing known."""
    layout = layout_of(grid)
    if layout is None:
        return None
    turned = on_its_side(layout)
    if turned is not None and layout.width == _FORM and (form := _form_head(turned, words)) is not None:
        return turned, form
    head = head_of(layout.texts[:_HEAD_WINDOW], words, spans=[layout.depth(row) for row in range(len(layout.owners[:_HEAD_WINDOW]))])
    if head is not None:
        return layout, head
    form = _form_head(turned, words) if turned is not None else None
    return (turned, form) if turned is not None and form is not None else None


def _form_head(turned: Layout, words: ReadingWords) -> Head | None:
    """The names at the left of a table on its side; None where they are none of tasks that somebody does."""
    head = head_of(turned.texts, words)
    return head if head is not None and head.kind is TableKind.TASKS and head.last == 0 and not WHO.isdisjoint(head.keys) else None


def task_grid(grid: Grid, words: ReadingWords) -> TaskGrid | None:
    """The table as tasks; None where its head names no tasks."""
    found = headed(grid, words)
    return tasks_under(*found) if found is not None and found[1].kind is TableKind.TASKS else None


def continued(grid: Grid, head: Head) -> tuple[Layout, Head] | None:
    """The layout of a table right below one of tasks that goes on with it: as wide, without a head of its own, its first row numbered on."""
    layout = layout_of(grid)
    if layout is None or layout.width != len(head.keys) or "number" not in head.keys:
        return None
    first = layout.texts[0][head.keys.index("number")].strip(" .)")
    goes_on = _GOES_ON.fullmatch(first) is not None and first not in _FIRSTS
    return (layout, replace(head, first=0, last=-1)) if goes_on else None


def tasks_under(layout: Layout, head: Head) -> TaskGrid | None:
    """The rows under a head of tasks; None where the table is something else in spite of its head (an agenda, a list of persons)."""
    if not (WHO & set(head.keys)) and sum(1 for key in head.keys if not key) > _MOST_UNKNOWN:
        return None
    keys = _grouped_by_merges(layout, head)
    heading = [para for owner, paras in layout.cells.items() if head.first <= owner[0] <= head.last for para in paras]
    heading += layout.echoes
    entries: list[TaskRow | GroupRow] = []
    given = giving_rows(layout, head.last + 1, keys)
    rest = [para for owner, paras in layout.cells.items() if owner[0] < head.first for para in paras]  # what stands above the head
    plain = _plain_rows(layout, head.last + 1, keys)
    group: object = None
    anchors = layout.table.anchors
    for number in range(head.last + 1, len(layout.owners)):
        texts = layout.texts[number]
        if number in plain:
            entries.append(_row(layout, number, keys, head.names))
        elif not any(texts) or is_count_row(texts) or is_head_again(texts, head, layout.texts) or _says_nothing(texts, keys):
            heading += _own_paras(layout, number)
        elif number in given:
            entries.append(giving(layout, number, keys))
        elif (found := heading_row(layout, number, keys) or group_of(layout, number, keys)) is not None:
            entries.append(found)
        elif number < len(anchors) and anchors[number] is not None:  # a row that knows itself to be a task
            entries.append(_row(layout, number, keys, head.names))
        elif _is_sum(texts) or _is_note(layout, number):
            rest += _own_paras(layout, number)
        elif _continues(layout, number, keys, entries):
            entries[-1] = _joined(entries[-1], _row(layout, number, keys, head.names))
        else:
            if "group" in keys and (place := layout.owners[number][keys.index("group")]) != group and texts[keys.index("group")]:
                group = place
                entries.append(GroupRow(paras=layout.paras(number, keys.index("group"))))
            entries.append(_row(layout, number, keys, head.names))
    rows = [entry for entry in entries if isinstance(entry, TaskRow)]
    if not rows or is_agenda(_said(row, "time") for row in rows) or is_staff([_said(row, "title") for row in rows]):
        return None
    years = {int(year) for row in layout.texts[head.first : head.last + 1] for text in row for year in re.findall(r"\b20\d{2}\b", text)}
    return TaskGrid(entries=tuple(entries), heading=tuple(heading), rest=tuple(rest), year=years.pop() if len(years) == 1 else None)


def _said(row: TaskRow, key: str) -> str:
    return "".join([para.text for para in row.paras(key)])


def _plain_rows(layout: Layout, first: int, keys: Sequence[str]) -> frozenset[int]:
    """By far the most rows: a number, a title and somebody who does it; nothing more need be asked of them."""
    if "number" not in keys or "group" in keys:
        return frozenset()
    number, title = keys.index("number"), keys.index("title")
    who = [at for at, key in enumerate(keys) if key in WHO]
    plain: list[int] = []
    for row in range(first, len(layout.owners)):
        texts = layout.texts[row]
        name, owner = texts[title], layout.owners[row][title]
        if name and texts[number][:1].isdigit() and texts[number] != name and owner is not None and owner[0] == row and not is_count_row(texts):
            for at in who:
                if texts[at] and texts[at] != name:
                    plain.append(row)
                    break
    return frozenset(plain)


def _says_nothing(texts: Sequence[str], keys: Sequence[str]) -> bool:
    """A row to be filled in: a number, dots."""
    for key, text in zip(keys, texts, strict=True):
        if key != "number" and text and _DOTS.fullmatch(text) is None:
            return False
    return "number" in keys


def _grouped_by_merges(layout: Layout, head: Head) -> tuple[str, ...]:
    """The keys, with the column of titles as a group where each of its cells lies beside several pieces of work."""
    keys = head.keys
    if "content" not in keys or "title" not in keys or "group" in keys:
        return keys
    title, content = keys.index("title"), keys.index("content")
    merged = 0
    for row in range(head.last + 2, len(layout.owners)):
        above, here = layout.owners[row - 1], layout.owners[row]
        merged += here[title] is not None and here[title] == above[title] and here[content] != above[content] and bool(layout.texts[row][content])
    if not merged or title > content:
        return keys
    return tuple("group" if at == title else "title" if at == content else key for at, key in enumerate(keys))


def _own_paras(layout: Layout, row: int) -> list[Para]:
    """The paragraphs of the cells that begin in a row."""
    return [para for owner in dict.fromkeys(layout.owners[row]) if owner is not None and owner[0] == row for para in layout.cells.get(owner, ())]


def _row(layout: Layout, row: int, keys: Sequence[str], names: Sequence[str]) -> TaskRow:
    """A row with the cells that cover it; a cell over several columns belongs to the first of them."""
    anchors = layout.table.anchors
    cells: list[tuple[str, tuple[Para, ...]]] = []
    said: list[str] = []
    before = None
    for key, name, owner in zip(keys, names, layout.owners[row], strict=True):
        if owner is not None and owner == before and key != SLOT:
            continue
        before = owner
        if key != "group":
            cells.append((key, layout.cells.get(owner, ()) if owner is not None else ()))
            said.append(name)
    return TaskRow(cells=tuple(cells), anchor=anchors[row] if row < len(anchors) else None, names=tuple(said))


def _joined(before: TaskRow | GroupRow, more: TaskRow) -> TaskRow | GroupRow:
    """A row with the cells of the next one, which a page or a line cut off it."""
    if not isinstance(before, TaskRow):
        return before
    paired = zip(before.cells, more.cells, strict=True)
    return replace(before, cells=tuple((key, (*paras, *(para for para in extra if para not in paras))) for (key, paras), (_, extra) in paired))


def _continues(layout: Layout, row: int, keys: Sequence[str], entries: Sequence[TaskRow | GroupRow]) -> bool:
    """A row without a title of its own goes on with the task above it."""
    if not entries or not isinstance(entries[-1], TaskRow):
        return False
    title = keys.index("title")
    owner = layout.owners[row][title]
    if layout.texts[row][title] and (owner is None or owner[0] == row):
        return False
    numbered_anew = "number" in keys and bool(layout.texts[row][keys.index("number")]) and not covered(layout, row, keys.index("number"))
    return not numbered_anew and len(entries[-1].cells) == len([key for key in keys if key != "group"]) == len(_row(layout, row, keys, [""] * len(keys)).cells)


def _is_sum(texts: Sequence[str]) -> bool:
    first = folded(next((text for text in texts if text), ""))
    return first in {"tong", "cong", "tong so", "tong cong", "tong kinh phi", "cong chung"} or first.startswith("tong cong")


def _is_note(layout: Layout, row: int) -> bool:
    """A cell over the whole width that groups nothing: a remark about the table."""
    owners = layout.owners[row]
    return layout.width > 1 and owners[0] is not None and owners[0] == owners[-1] and owners[0][0] == row and len(set(owners)) == 1


def free_rows(grid: Grid) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a free table with the text of their cells."""
    table = grid.paras[0].table
    cells = cells_of(grid)
    if table is None:
        return ()
    return tuple(
        tuple(Cell(paragraphs=_texts(cells.get((r, c), ())), columns=cell.columns, rows=cell.rows) for c, cell in enumerate(row))
        for r, row in enumerate(table.rows)
    )


def _texts(paras: Sequence[Para]) -> tuple[RichText, ...]:
    return tuple(para.rich(*span(para.text)) for para in paras if not para.blank)


def header_rows(table: Table) -> int:
    """Rows said to be the head, else the first row where it is bold throughout."""
    return table.header_rows


def tells_duties(found: TaskGrid) -> bool:
    """Whether the columns tell units their duties: who comes before what, and little else."""
    keys = [key for row in found.rows[:1] for key, _ in row.cells]
    who = next((at for at, key in enumerate(keys) if key in WHO), len(keys))
    return "title" in keys and who < keys.index("title") and _DUTY_COLUMNS.issuperset(keys)


def duties_of(row: TaskRow) -> list[TaskRow]:
    """A row for each of the duties that dashes count in the cell of a unit; only the first has the other cells."""
    said = [para for para in row.paras("title") if not para.blank]
    if len(said) < _SEVERAL or not all(item_mark(para.text) for para in said):
        return [row]
    first = tuple((key, (said[0], *(para for para in paras if para.blank)) if key == "title" else paras) for key, paras in row.cells)
    return [replace(row, cells=first), *(TaskRow(cells=(("title", (para,)),), anchor=None, names=("",)) for para in said[1:])]


def titled(row: TaskRow) -> bool:
    """Whether a row names its task."""
    return any(not para.blank for para in row.paras("title"))


def groups_of(found: TaskGrid) -> Iterator[tuple[GroupRow | None, list[TaskRow]]]:
    """The rows of tasks under each group, those before the first group under none; groups may be empty where another one follows deeper."""
    group: GroupRow | None = None
    rows: list[TaskRow] = []
    for entry in found.entries:
        if isinstance(entry, TaskRow):
            rows.append(entry)
            continue
        if group is not None or rows:
            yield group, rows
        group, rows = entry, []
    yield group, rows
