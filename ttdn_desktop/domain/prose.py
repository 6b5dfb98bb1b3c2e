"""The blocks of a section as stretches of prose with other things (tasks, tables, pictures) between them; pure."""

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Block, BudgetTable, Image, Item, Paragraph, Table, TaskList
from ttdn_desktop.domain.ids import AnnexId, SectionId
from ttdn_desktop.domain.plan import Plan

Prose = Paragraph | Item
Thing = TaskList | Table | BudgetTable | Image
Home = SectionId | AnnexId
"""What holds blocks: a section or an annex."""


def blocks_in(plan: Plan, home: Home) -> tuple[Block, ...]:
    """The blocks of a section or annex; KeyError where there is none of that identity."""
    for annex in plan.annexes:
        if annex.id == home:
            return annex.blocks
    return plan.section(SectionId(home)).blocks


def things(blocks: tuple[Block, ...]) -> tuple[Thing, ...]:
    """What is not prose, in order."""
    return tuple(block for block in blocks if not isinstance(block, Paragraph | Item))


def stretches(blocks: tuple[Block, ...]) -> tuple[tuple[Prose, ...], ...]:
    """The prose before the first thing, between them, and after the last: one more than there are things."""
    out: list[list[Prose]] = [[]]
    for block in blocks:
        if isinstance(block, Paragraph | Item):
            out[-1].append(block)
        else:
            out.append([])
    return tuple(tuple(stretch) for stretch in out)


def stretch_of(plan: Plan, home: Home, number: int) -> tuple[Prose, ...]:
    """One stretch; KeyError where it is gone."""
    found = stretches(blocks_in(plan, home))
    if number >= len(found):
        raise KeyError(home)
    return found[number]


def set_stretch(plan: Plan, home: Home, number: int, prose: tuple[Prose, ...]) -> Plan:
    """Give a stretch this prose; everything else stays."""
    blocks = blocks_in(plan, home)
    between = things(blocks)
    out: list[Block] = []
    for place, stretch in enumerate(stretches(blocks)):
        out.extend(prose if place == number else stretch)
        out.extend(between[place : place + 1])
    return edits.set_blocks(plan, home, tuple(out))
