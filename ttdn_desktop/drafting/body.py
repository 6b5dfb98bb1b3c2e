"""The body of a paper: sections with computed numbers and the blocks they hold."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import assert_never

from ttdn_desktop.domain.blocks import Block as PlanBlock
from ttdn_desktop.domain.blocks import BudgetTable, Image, Item, TaskLayout, TaskList
from ttdn_desktop.domain.blocks import Paragraph as PlanParagraph
from ttdn_desktop.domain.blocks import Table as PlanTable
from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.domain.text import plain, rich
from ttdn_desktop.drafting.dress import Dress, noted, words
from ttdn_desktop.drafting.numbers import ItemMarks, Outline, counted
from ttdn_desktop.drafting.origin import anchor, place
from ttdn_desktop.drafting.tables import budget_table, free_table
from ttdn_desktop.drafting.tasks import Group, outline_level, remember_number, task_headings, task_table
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.model import Align, Block, Paragraph, Style, Table

TABLE_GAP = 6.0
"""Points between a table and the text around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What the sections of one part of the paper are drafted with; `groups` gathers the lists printed in the annex of tasks."""

    plan: Plan
    dress: Dress
    outline: Outline
    width: float  # mm between the margins
    layout: TaskLayout | None  # overrides that of all lists
    annex_of_tasks: str | None  # how the body names that annex; None: tables stand where their list stands
    groups: list[Group] = field(default_factory=list)


def draft_sections(body: Body, sections: tuple[Section, ...], path: tuple[int, ...] = (), before: int = 0) -> Iterator[Block]:
    """These sections and all below them; counted on from the headings that stand before."""
    for count, section in counted(sections, path, before):
        if count is None:
            body.dress.ledger.fact(origin.UNNAMED, section.id)
            remember_number(body.dress, section.id, section.number, "")
            yield from draft_blocks(body, section.blocks, (0,), section)
            continue
        numbered = body.outline.heading((*path, count))
        remember_number(body.dress, section.id, section.number, numbered.number)
        capitals = section.heading.upper() if numbered.style is Style.HEADING_1 else section.heading
        name = anchor(AnchorKind.SECTION, section.id)
        body.dress.ledger.text(AnchorKind.SECTION, name, numbered.label, section.heading, numbered.label + capitals)
        yield words(numbered.style, numbered.label + capitals, name, outline_level=outline_level(body.dress, numbered))
        tasks = yield from draft_blocks(body, section.blocks, (*path, count), section)
        yield from draft_sections(body, section.sections, (*path, count), tasks)


def draft_blocks(body: Body, blocks: tuple[PlanBlock, ...], path: tuple[int, ...], section: Section | None = None) -> Generator[Block, None, int]:
    """The blocks of a section or annex; returns how many numbered headings the tasks among them took."""
    marks = ItemMarks()
    numbered = 0
    for index, block in enumerate(blocks):
        if not isinstance(block, Item):
            marks.interrupt()
        match block:
            case PlanParagraph():
                if plain(block.text).strip():
                    yield noted(body.dress, Style.BODY, "", block.text, place(AnchorKind.BLOCK, block.id))
            case Item():
                yield _item(body, block, marks)
            case TaskList():
                if not block.task_ids:
                    body.dress.ledger.fact(origin.PLACE + block.id, f"{section.id if section else ''} {index}")
                taken = yield from _task_list(body, block, path, section, numbered)
                numbered += taken
            case PlanTable():
                if table := free_table(block, body.dress, body.width):
                    yield table
            case BudgetTable():
                yield from budget_table(body.plan, block, body.dress, body.width)
            case Image():
                if block.title:
                    yield noted(body.dress, Style.PLAIN, "", rich(block.title, italic=True), place(AnchorKind.BLOCK, block.id), align=Align.CENTER)
            case _:
                assert_never(block)
    return numbered


def _item(body: Body, item: Item, marks: ItemMarks) -> Paragraph:
    mark = marks.printed(item.mark)
    if mark != item.mark:
        body.dress.ledger.fact(origin.MARK + item.id, item.mark)
    return noted(body.dress, Style.ITEM, f"{mark} " if mark else "", item.text, place(AnchorKind.BLOCK, item.id))


def _task_list(body: Body, block: TaskList, path: tuple[int, ...], section: Section | None, before: int) -> Generator[Block, None, int]:
    """The tasks of a list; returns how many headings they took."""
    layout = body.layout or block.layout
    if layout is not block.layout:
        body.dress.ledger.fact(origin.LAYOUT + block.id, block.layout)
    if not block.task_ids:
        return 0
    tasks = body.plan.tasks_of(block)
    if layout is TaskLayout.HEADINGS:
        yield from task_headings(tasks, body.dress, body.outline, path, before)
        return sum(1 for task in tasks if task.parent_task not in block.task_ids)
    if body.annex_of_tasks is None:
        yield task_table(body.plan, (Group(block=block, heading=""),), body.dress, body.width)
        return 0
    body.groups.append(Group(block=block, heading=_path_heading(body, path, section), before=_tasks_before(body, section, block)))
    text = body.dress.wording.tasks_reference.format(annex=body.annex_of_tasks, type=body.dress.wording.types.get(body.plan.document.type, ""))
    yield words(Style.BODY, text, anchor(AnchorKind.BLOCK, block.id))
    return 0


def _path_heading(body: Body, path: tuple[int, ...], section: Section | None) -> str:
    """The heading of a list in the common table, with the numbers of all levels above it: "II.1. …"."""
    if 0 in path:  # text before the first heading bears no number
        return section.heading if section else ""
    numbers = [body.outline.heading(path[: depth + 1]).number for depth in range(len(path))]
    return f"{'.'.join(numbers)}. {section.heading if section else ''}"


def _tasks_before(body: Body, section: Section | None, block: TaskList) -> int:
    """How many tasks of the same section stand in the table before this list."""
    if section is None:
        return 0
    ids = {other.id for other in section.blocks}
    return sum(len(group.block.task_ids) for group in body.groups if group.block.id in ids and group.block.id != block.id)


def spaced(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with room around tables, and two tables that follow each other held apart."""
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(following, Table) and following.ruled:
            yield replace(block, space_after=TABLE_GAP) if isinstance(block, Paragraph) else block
            if isinstance(block, Table):
                yield words(Style.BODY, "")
        else:
            yield block
