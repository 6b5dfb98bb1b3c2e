"""Tasks on paper: each a heading with its closing lines, or all as rows of one table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.ids import BlockId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.domain.text import RichText, plain, rich
from ttdn_desktop.drafting.dress import Dress, noted, prose, words
from ttdn_desktop.drafting.grids import GridColumn, grid_widths
from ttdn_desktop.drafting.numbers import HeadingNumber, Outline, task_numbers
from ttdn_desktop.drafting.origin import anchor, place
from ttdn_desktop.drafting.task_columns import BETWEEN_UNITS, VALUES, TaskColumn, task_columns, used_columns
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import CLOSING_PARTS, AnchorKind
from ttdn_desktop.paper.model import Block, Cell, Paragraph, Style, Table

_CENTRED = frozenset({"number", "time"})
_UNITS = frozenset({"leads", "partners", "people"})
_PARTS = {key: part for part, key in enumerate(CLOSING_PARTS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The tasks of one list that share a table with others: the heading they stand under, whose it is, and how many came before."""

    block: TaskList
    heading: str
    home: str = ""  # identity of the section or annex
    before: int = 0


def task_headings(tasks: Sequence[Task], dress: Dress, outline: Outline, path: tuple[int, ...], before: int) -> Iterator[Paragraph]:
    """Each task as a heading below the section at `path`, counted on from those before, with its content and closing lines."""
    for task, counts in zip(tasks, task_numbers(tasks), strict=True):
        numbered = outline.heading((*path, counts[0] + before, *counts[1:]))
        remember_number(dress, task.id, task.number, numbered.number)
        level = outline_level(dress, numbered)
        yield noted(dress, numbered.style, numbered.label, rich(task.title), place(AnchorKind.TASK, task.id), outline_level=level)
        for index, text in _content(task):
            yield noted(dress, Style.BODY, "", text, place(AnchorKind.CONTENT, task.id, index))
        yield from _closing_lines(task, dress)


def task_table(plan: Plan, groups: Sequence[Group], dress: Dress, width: float, *, titled: bool = False) -> Table:
    """All tasks of these lists as rows on one grid; where there are several lists, or `titled`, each under a row with its heading."""
    all_tasks = [task for group in groups for task in plan.tasks_of(group.block)]
    columns = used_columns(task_columns(dress.wording), all_tasks)
    rows: list[tuple[Cell, ...]] = [tuple(Cell(blocks=(words(Style.TABLE_HEAD, column.head),)) for column in columns)]
    names: list[str | None] = [None]
    places = _places(columns)
    for group in groups:
        if titled or len(groups) > 1:
            rows.append((Cell(blocks=(_group_heading(group),), columns=len(columns)),))
            names.append(anchor(AnchorKind.BLOCK, group.block.id, 1))
        tasks = plan.tasks_of(group.block)
        for task, counts in zip(tasks, task_numbers(tasks), strict=True):
            number = ".".join(map(str, (counts[0] + group.before, *counts[1:])))
            remember_number(dress, task.id, task.number, number)
            rows.append(_row(places, number, task, dress))
            names.append(anchor(AnchorKind.TASK, task.id))
    grid = [GridColumn(wish=column.width, head=column.head, texts=tuple(column.value("0" * 4, task) for task in all_tasks)) for column in columns]
    widths = grid_widths(dress.standards.metrics, grid, width, dress.standards.looks[Style.TABLE_CELL].size)
    return Table(widths=widths, rows=tuple(rows), header_rows=1, anchors=tuple(names))


def task_groups(plan: Plan) -> tuple[Group, ...]:
    """Each list of tasks with the heading over it, then the tasks that are printed nowhere; none that is empty."""
    homes: dict[str, tuple[str, str]] = {block.id: (home.id, home.heading) for home in plan.all_sections() for block in home.blocks}
    homes |= {block.id: (annex.id, annex.title) for annex in plan.annexes for block in annex.blocks}
    lists = [(block, *homes.get(block.id, ("", ""))) for block in plan.task_lists() if block.task_ids]
    groups = [Group(block=block, heading=heading, home=home) for block, home, heading in lists]
    listed = {task_id for group in groups for task_id in group.block.task_ids}
    rest = tuple(task.id for task in plan.tasks if task.id not in listed)
    return (*groups, Group(block=TaskList(id=BlockId(""), task_ids=rest), heading="")) if rest else tuple(groups)


def remember_number(dress: Dress, ident: str, stored: str | None, printed: str) -> None:
    """Keep the number that was read where another one is printed."""
    if (stored or "") != printed:
        dress.ledger.fact(origin.NUMBERED + ident, stored or "")


def outline_level(dress: Dress, numbered: HeadingNumber) -> int | None:
    """The level for the navigation pane, where its look does not give it already."""
    return None if dress.standards.looks[numbered.style].outline_level == numbered.depth else min(numbered.depth, 8)


def _closing_lines(task: Task, dress: Dress) -> Iterator[Paragraph]:
    for line in _closing(task, tuple(dress.wording.closing_labels.items())):
        dress.ledger.text(AnchorKind.CLOSING, line.name, line.prefix, line.stored, line.paragraph.text)
        yield line.paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class _Closing:
    """A closing line: its anchor, what is computed before the stored value, that value, and how it is printed."""

    name: str | None
    prefix: str
    stored: str
    paragraph: Paragraph


@lru_cache(maxsize=2048)  # from one edit to the next nearly all tasks stay
def _closing(task: Task, labels: tuple[tuple[str, str], ...]) -> tuple[_Closing, ...]:
    """The closing lines of a task under these labels."""
    found = []
    for key, label in labels:
        value = VALUES[key]("", task)
        if not value:
            continue
        prefix = f"- {label}: "
        stop = "" if value.rstrip().endswith((".", "!", "?", "…", ";")) else "."
        name = anchor(AnchorKind.CLOSING, task.id, _PARTS[key])
        paragraph = words(Style.ITEM, f"{prefix}{value}{stop}", name)
        found.append(_Closing(name=name, prefix=prefix, stored=_stored(task, key, value), paragraph=paragraph))
    return tuple(found)


def _stored(task: Task, key: str, value: str) -> str:
    """Units are remembered one a line where a name has a semicolon in it, or blanks at its ends."""
    if key not in _UNITS:
        return value
    units: tuple[str, ...] = getattr(task, key)
    return value if tuple(value.split(BETWEEN_UNITS)) == units and value.count(";") == len(units) - 1 else "\n".join(units)


def _group_heading(group: Group) -> Paragraph:
    return prose(Style.TABLE_CELL, "", rich(group.heading, bold=True), keep_with_next=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A column with all that its cells share."""

    key: str
    style: Style
    value: Callable[[str, Task], str]
    part: int | None


def _places(columns: Sequence[TaskColumn]) -> tuple[_Place, ...]:
    return tuple(
        _Place(key=column.key, style=Style.TABLE_NUMBER if column.key in _CENTRED else Style.TABLE_CELL, value=column.value, part=_PARTS.get(column.key))
        for column in columns
    )


def _row(places: Sequence[_Place], number: str, task: Task, dress: Dress) -> tuple[Cell, ...]:
    base = anchor(AnchorKind.CLOSING, task.id)
    return tuple(Cell(blocks=(_cell(column, number, task, dress, base),) if column.key != "title" else _title(column, task, dress)) for column in places)


def _title(column: _Place, task: Task, dress: Dress) -> tuple[Block, ...]:
    """The title, bold where it stands above a content of its own."""
    if not any(_content(task)):
        return (words(column.style, task.title),)
    title = (prose(column.style, "", rich(task.title, bold=True)),) if task.title else ()
    content = [noted(dress, column.style, "", text, place(AnchorKind.CONTENT, task.id, index)) for index, text in _content(task)]
    return (*title, *content)


def _content(task: Task) -> Iterator[tuple[int, RichText]]:
    """The paragraphs of a task with their places, without those in which nothing is written."""
    return ((index, text) for index, text in enumerate(task.content) if plain(text).strip())


def _cell(column: _Place, number: str, task: Task, dress: Dress, base: str | None) -> Block:
    value = column.value(number, task)
    if column.part is None or base is None or not value:
        return words(column.style, value)
    name = f"{base}_{column.part}"
    if ";" in value or value[-1] == ".":  # else a reader sees at once what is stored
        dress.ledger.text(AnchorKind.CLOSING, name, "", _stored(task, column.key, value), value)
    return words(column.style, value, name)
