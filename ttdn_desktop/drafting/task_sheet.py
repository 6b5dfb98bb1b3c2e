"""The tasks of a plan as the sheet of a workbook: what an annex prints, and beside it, unprinted, what following them up needs."""

import datetime as dt
from collections.abc import Iterator, Sequence

from ttdn_desktop.domain.plan import Annex, Plan, Task
from ttdn_desktop.drafting.envelope import envelope_of
from ttdn_desktop.drafting.letterhead import blank_year
from ttdn_desktop.drafting.numbers import task_numbers
from ttdn_desktop.drafting.sheet_room import Room, row_height, sheet_line
from ttdn_desktop.drafting.task_columns import TaskColumn, fitted, task_columns, used_columns
from ttdn_desktop.drafting.tasks import task_groups
from ttdn_desktop.language.dates import official_date, parse_date, short_date
from ttdn_desktop.paper.model import Style
from ttdn_desktop.paper.sheet import Sheet, SheetColumn, SheetLine, SheetRow, SheetValue, SheetWording
from ttdn_desktop.paper.standards import Standards
from ttdn_desktop.paper.wording import Wording

_CENTRED = frozenset({"number", "time"})
_DATE_WIDTH = 28.0
_STATUS_WIDTH = 36.0
_ID_WIDTH = 60.0


def task_sheet(plan: Plan, standards: Standards, wording: Wording, words: SheetWording, *, draft: bool = False) -> Sheet:
    """All tasks in printed order, those of each section under its heading where there are several; a draft leaves number and date blank."""
    columns = used_columns(task_columns(wording), plan.tasks)
    page = standards.wide_page
    width = page.width - page.left - page.right
    sheet_columns = (*_columns(columns, width, _units(plan)), *_follow_up(words))
    room = Room(standards, tuple(column.width for column in sheet_columns))
    return Sheet(
        name=words.name,
        lists=words.lists,
        refusal=words.refusal,
        title=words.title.format_map({"subject": plan.document.subject}),
        author=plan.issuer.name,
        font=standards.font,
        size=room.size,
        page=page,
        lines=tuple(_lines(plan, standards, wording, width, draft=draft)),
        head_height=room.height([column.head for column in sheet_columns if not column.hidden], bold=True),
        columns=sheet_columns,
        rows=tuple(_rows(plan, columns, words, room)),
    )


def _lines(plan: Plan, standards: Standards, wording: Wording, width: float, *, draft: bool) -> Iterator[SheetLine]:
    """Label, title and reference of the annex (NĐ 30/2020, PL I, III.1): those of the annex that prints the tasks, else the usual ones."""
    annex = _annex_of_tasks(plan)
    texts = (
        (Style.ANNEX_LABEL, (annex.label if annex else "") or wording.annex_label),
        (Style.ANNEX_TITLE, (annex.title if annex else "") or wording.tasks_annex_title),
        (Style.ANNEX_REFERENCE, _reference(plan, wording, draft=draft)),
    )
    for style, text in texts:
        yield sheet_line(style, text, standards, width)


def _annex_of_tasks(plan: Plan) -> Annex | None:
    printed = {block.id for block in plan.task_lists()}
    return next((annex for annex in plan.annexes if any(block.id in printed for block in annex.blocks)), None)


def _reference(plan: Plan, wording: Wording, *, draft: bool) -> str:
    head = plan.document
    day = None if draft else head.date
    return wording.annex_reference.format_map(
        {
            "type": wording.types.get(head.type, head.type),
            "number": wording.number_blank if draft or not head.number else head.number,
            "symbol": head.symbol or "",
            "date": official_date(day) if day else wording.date_blank.format(year=blank_year(envelope_of(plan))),
            "issuer": plan.issuer.name,
        }
    )


def _columns(columns: Sequence[TaskColumn], width: float, units: tuple[str, ...]) -> Iterator[SheetColumn]:
    widths = fitted([column.width for column in columns], width)
    for column, printed in zip(columns, widths, strict=True):
        choices = units if column.key == "leads" else ()
        yield SheetColumn(key=column.key, head=column.head, width=printed, centred=column.key in _CENTRED, choices=choices)


def _follow_up(words: SheetWording) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(key="start", head=words.start, width=_DATE_WIDTH, centred=True, printed=False),
        SheetColumn(key="end", head=words.end, width=_DATE_WIDTH, centred=True, printed=False),
        SheetColumn(key="status", head=words.status, width=_STATUS_WIDTH, printed=False, choices=words.statuses, strict=True),
        SheetColumn(key="id", head=words.id, width=_ID_WIDTH, printed=False, hidden=True),
    )


def _units(plan: Plan) -> tuple[str, ...]:
    """The units that are named anywhere in the plan, each once, leads first."""
    named = (
        *(name for task in plan.tasks for name in task.leads),
        *(name for task in plan.tasks for name in task.partners),
        *(unit.name for unit in plan.units),
    )
    return tuple(dict.fromkeys(name for name in named if name))


def _rows(plan: Plan, columns: Sequence[TaskColumn], words: SheetWording, room: Room) -> Iterator[SheetRow]:
    lists = _lists(plan)
    for heading, tasks in lists:
        if len(lists) > 1 and heading:
            yield SheetRow(values=(heading,), height=row_height(1, room.size), group=True)
        for path, task in zip(task_numbers(tasks), tasks, strict=True):
            values = (*(_value(column, path, task) for column in columns), task.time.start, task.time.end, words.statuses[0], str(task.id))
            yield SheetRow(values=values, height=room.height(values[:-1]))


def _lists(plan: Plan) -> list[tuple[str, list[Task]]]:
    """The tasks under each heading; several lists of one section are one, for it has one heading."""
    homes: dict[str, tuple[str, list[Task]]] = {}
    for group in task_groups(plan):
        homes.setdefault(group.home or group.block.id, (group.heading, []))[1].extend(plan.tasks_of(group.block))
    return list(homes.values())


def _value(column: TaskColumn, path: tuple[int, ...], task: Task) -> SheetValue:
    text = column.value(".".join(map(str, path)), task)
    if column.key == "number" and len(path) == 1:
        return path[0]
    return _day(text) or text if column.key == "time" else text


def _day(text: str) -> dt.date | None:
    """The date, where the text is one and nothing else, written as the cell will show it."""
    day = parse_date(text)
    return day if day and short_date(day) == text else None
