"""Tasks on paper: each a heading with its closing lines, or all as rows of one table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting.dress import Dress, noted, prose, words
from ttdn_desktop.drafting.grids import GridColumn, grid_widths
from ttdn_desktop.drafting.numbers import HeadingNumber, Outline, task_numbers
from ttdn_desktop.drafting.origin import anchor
from ttdn_desktop.drafting.task_columns import VALUES, TaskColumn, task_columns, used_columns
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import CLOSING_PARTS, AnchorKind
from ttdn_desktop.paper.model import Block, Cell, Paragraph, Style, Table

_CENTRED = frozenset({"number", "time"})
_UNITS = frozenset({"leads", "partners", "people"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The tasks of one list that share a table with others: the heading they stand under, and how many came before."""

    block: TaskList
    heading: str
    before: int = 0


def task_headings(tasks: Sequence[Task], dress: Dress, outline: Outline, path: tuple[int, ...], before: int) -> Iterator[Paragraph]:
    """Each task as a heading below the section at `path`, counted on from those before, with its content and closing lines."""
    for task, counts in zip(tasks, task_numbers(tasks), strict=True):
        numbered = outline.heading((*path, counts[0] + before, *counts[1:]))
        remember_number(dress, task.id, task.number, numbered.number)
        heading = noted(dress, numbered.style, numbered.label, rich(task.title), anchor(AnchorKind.TASK, task.id))
        yield replace(heading, outline_level=outline_level(dress, numbered))
        for index, text in enumerate(task.content):
            yield noted(dress, Style.BODY, "", text, anchor(AnchorKind.CONTENT, task.id, index))
        yield from _closing_lines(task, dress)


def task_table(plan: Plan, groups: Sequence[Group], dress: Dress, width: float) -> Table:
    """All tasks of these lists as rows on one grid; where there are several lists, each under a row with its heading."""
    all_tasks = [task for group in groups for task in plan.tasks_of(group.block)]
    columns = used_columns(task_columns(dress.wording), all_tasks)
    rows: list[tuple[Cell, ...]] = [tuple(Cell(blocks=(words(Style.TABLE_HEAD, column.head),)) for column in columns)]
    names: list[str | None] = [None]
    for group in groups:
        if len(groups) > 1:
            rows.append((Cell(blocks=(_group_heading(group),), columns=len(columns)),))
            names.append(anchor(AnchorKind.BLOCK, group.block.id, 1))
        tasks = plan.tasks_of(group.block)
        for task, counts in zip(tasks, task_numbers(tasks), strict=True):
            number = ".".join(map(str, (counts[0] + group.before, *counts[1:])))
            remember_number(dress, task.id, task.number, number)
            rows.append(tuple(Cell(blocks=tuple(_cell(column, number, task, dress))) for column in columns))
            names.append(anchor(AnchorKind.TASK, task.id))
    grid = [GridColumn(wish=column.width, head=column.head, texts=tuple(column.value("0" * 4, task) for task in all_tasks)) for column in columns]
    widths = grid_widths(dress.standards.metrics, grid, width, dress.standards.looks[Style.TABLE_CELL].size)
    return Table(widths=widths, rows=tuple(rows), header_rows=1, anchors=tuple(names))


def remember_number(dress: Dress, ident: str, stored: str | None, printed: str) -> None:
    """Keep the number that was read where another one is printed."""
    if (stored or "") != printed:
        dress.ledger.fact(origin.NUMBERED + ident, stored or "")


def outline_level(dress: Dress, numbered: HeadingNumber) -> int | None:
    """The level for the navigation pane, where its look does not give it already."""
    return None if dress.standards.looks[numbered.style].outline_level == numbered.depth else min(numbered.depth, 8)


def _closing_lines(task: Task, dress: Dress) -> Iterator[Paragraph]:
    for key, label in dress.wording.closing_labels.items():
        value = VALUES[key]("", task)
        if not value:
            continue
        prefix = f"- {label}: "
        name = _closing_anchor(dress, task, key, prefix)
        stop = "" if value.rstrip().endswith((".", "!", "?", "…", ";")) else "."
        yield prose(Style.ITEM, prefix, rich(value + stop), name)


def _closing_anchor(dress: Dress, task: Task, key: str, prefix: str) -> str | None:
    """Units are remembered one a line, so that a name with a semicolon in it stays whole."""
    name = anchor(AnchorKind.CLOSING, task.id, CLOSING_PARTS.index(key))
    value = VALUES[key]("", task)
    if key in _UNITS:
        units: tuple[str, ...] = getattr(task, key)
        value = "\n".join(units) if any(";" in unit or "\n" in unit or unit != unit.strip() for unit in units) else value
    dress.ledger.text(name, prefix, value)
    return name


def _group_heading(group: Group) -> Paragraph:
    return Paragraph(style=Style.TABLE_CELL, runs=prose(Style.TABLE_CELL, "", rich(group.heading, bold=True)).runs, keep_with_next=True)


def _cell(column: TaskColumn, number: str, task: Task, dress: Dress) -> Iterator[Block]:
    style = Style.TABLE_NUMBER if column.key in _CENTRED else Style.TABLE_CELL
    match column.key:
        case "number":
            yield words(style, number)
        case "title":
            if task.title or not task.content:
                yield words(style, task.title)
            for index, text in enumerate(task.content):
                yield noted(dress, style, "", text, anchor(AnchorKind.CONTENT, task.id, index))
        case key:
            value = column.value(number, task)
            yield words(style, value, _closing_anchor(dress, task, key, "") if value else None)
