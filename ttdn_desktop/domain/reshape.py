"""Pure edits that correct what a line of the body is (heading, paragraph, task) and on which level, while its words stay in their order.

A part keeps its identity when it becomes something else. An edit that has no meaning where it is asked for gives the plan back as it was.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop.domain.blocks import Block, Item, Paragraph, TaskList
from ttdn_desktop.domain.ids import BlockId, NewId, SectionId, TaskId
from ttdn_desktop.domain.lines import Line, Run, branch_end, heading_over, put_run, run_with
from ttdn_desktop.domain.plan import Plan, Section, SectionRole, Task
from ttdn_desktop.domain.task_edits import in_printed_order, list_of, put_task, remove_task
from ttdn_desktop.domain.text import RichText, cut, joined, plain, rich

_NUMBER = re.compile(r"\s*(?P<number>(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)/]|\d+(?:\.\d+)+)\s+(?=\S)")
_BULLETS = frozenset({"-", "–", "—", "+", "•", "*", ""})
_ROMAN = re.compile(r"[IVXLC]+")


def heading_to_paragraph(plan: Plan, section_id: SectionId, new_id: NewId) -> Plan:
    """What stood under the heading then belongs to the heading before; the body keeps a section without words where there is none before."""
    run, at = run_with(plan, section_id)
    line = run.lines[at]
    section = _section(line)
    words: tuple[Line, ...] = (Line(part=_prose(BlockId(section_id), section.number, rich(section.heading))),) if section.heading or section.number else ()
    if run.home is None and heading_over(run.lines, at) is None:
        if not words:
            return plan
        words = (Line(part=replace(section, id=SectionId(new_id()), heading="", number=None), level=line.level), *words)
    return _put(plan, run, at, at + 1, words)


def paragraph_to_heading(plan: Plan, block_id: BlockId) -> Plan:
    """On the level of the heading before that is numbered the same way, else one below the heading it stands under."""
    run, at = run_with(plan, block_id)
    block = run.lines[at].part
    if not isinstance(block, Paragraph | Item):
        return plan
    number, text = _numbered(block)
    above = heading_over(run.lines, at)
    level = _level_of(number, run.lines[:at]) or (above.level if above else 0) + 1
    over = above.part if above is not None and above.level < level else None
    role = over.role if isinstance(over, Section) else SectionRole.OTHER
    return _put(plan, run, at, at + 1, (Line(part=Section(id=SectionId(block_id), heading=plain(text), number=number, role=role), level=level),))


def relevel(plan: Plan, section_id: SectionId, by: int) -> Plan:
    """A heading with all below it one level up (-1) or down (+1), where it stands; what follows keeps its own level."""
    run, at = run_with(plan, section_id)
    level, end = run.lines[at].level, branch_end(run.lines, at)
    above = heading_over(run.lines, at)
    if level + by < 1 or (by > 0 and (above is None or above.level < level)):
        return plan
    return _put(plan, run, at, end, tuple(replace(line, level=line.level + by if line.level else 0) for line in run.lines[at:end]))


def part_above(plan: Plan, own: str) -> Section | Block | Task | None:
    """With what a line would be joined: the text right before it, None where none stands there."""
    run, at = run_with(plan, own)
    part = run.lines[at - 1].part if at else None
    if isinstance(part, TaskList):
        return plan.task(part.task_ids[-1]) if part.task_ids else None
    if isinstance(part, Section):
        return part if part.heading else None
    return part if isinstance(part, Paragraph | Item) else None


def join_above(plan: Plan, own: str) -> Plan:
    """Put the words of a line behind those before it, as one text; what stood under a heading stays where it is."""
    run, at = run_with(plan, own)
    upper, lower = part_above(plan, own), run.lines[at].part
    if upper is None or not isinstance(lower, Section | Paragraph | Item):
        return plan
    text = _whole(lower)
    if isinstance(upper, Task):
        content = (*upper.content[:-1], _beside(upper.content[-1], text)) if upper.content else upper.content
        title = upper.title if upper.content else f"{upper.title} {plain(text)}".strip()
        return put_task(_put(plan, run, at, at + 1, ()), replace(upper, title=title, content=content))
    joined_part: Section | Block
    if isinstance(upper, Section):
        joined_part = replace(upper, heading=f"{upper.heading} {plain(text)}")
    elif isinstance(upper, Paragraph | Item):
        joined_part = replace(upper, text=_beside(upper.text, text))
    else:
        return plan
    return _put(plan, run, at - 1, at + 1, (replace(run.lines[at - 1], part=joined_part),))


def move_line(plan: Plan, block_id: BlockId, by: int) -> Plan:
    """A block one line up (-1) or down (+1); over a heading it goes into the section before or behind."""
    run, at = run_with(plan, block_id)
    to = at + by
    if run.lines[at].level or not 0 <= to < len(run.lines) or (to == 0 and run.home is None):
        return plan
    lines = list(run.lines)
    lines[at], lines[to] = lines[to], lines[at]
    return in_printed_order(put_run(plan, replace(run, lines=tuple(lines))))


# --- tasks


def paragraph_to_task(plan: Plan, block_id: BlockId, new_id: NewId) -> Plan:
    """Its words become the title of a task at the same place."""
    run, at = run_with(plan, block_id)
    block = run.lines[at].part
    if not isinstance(block, Paragraph | Item):
        return plan
    number, text = _numbered(block)
    task = Task(id=TaskId(block_id), title=plain(text), number=number)
    return _with_task(plan, run, (at, at + 1), task, new_id)


def heading_to_task(plan: Plan, section_id: SectionId, new_id: NewId) -> Plan:
    """The heading becomes the title of a task, the prose under it what is done; only where nothing else stands there."""
    run, at = run_with(plan, section_id)
    section, end = _section(run.lines[at]), branch_end(run.lines, at)
    prose = [line.part for line in run.lines[at + 1 : end]]
    if any(not isinstance(part, Paragraph | Item) for part in prose) or (run.home is None and heading_over(run.lines, at) is None):
        return plan
    content = tuple(_whole(part) for part in prose if isinstance(part, Paragraph | Item))
    return _with_task(plan, run, (at, end), Task(id=TaskId(section_id), title=section.heading, number=section.number, content=content), new_id)


def task_to_lines(plan: Plan, task_id: TaskId, closing: Sequence[str], new_id: NewId, *, heading: bool = False) -> Plan:
    """A printed task becomes prose at the same place (or a heading with prose): title, what is done, and these closing lines."""
    home = list_of(plan, task_id)
    if home is None:
        return plan
    run, at = run_with(plan, home.id)
    task = plan.task(task_id)
    above = heading_over(run.lines, at)
    first = Line(part=_prose(BlockId(task_id), task.number, rich(task.title)))
    if heading:
        first = Line(part=Section(id=SectionId(task_id), heading=task.title, number=task.number), level=(above.level if above else 0) + 1)
    rest: list[Block] = [Paragraph(id=BlockId(new_id()), text=text) for text in task.content]
    rest += [Item(id=BlockId(new_id()), mark="-", text=rich(text)) for text in closing]
    split = home.task_ids.index(task_id)
    before = replace(home, task_ids=home.task_ids[:split])
    after = replace(home, id=home.id if split == 0 else BlockId(new_id()), task_ids=home.task_ids[split + 1 :])
    lines = (
        *((Line(part=before),) if before.task_ids else ()),
        first,
        *(Line(part=block) for block in rest),
        *((Line(part=after),) if after.task_ids else ()),
    )
    return _put(remove_task(plan, task_id), run, at, at + 1, lines)


def _with_task(plan: Plan, run: Run, place: tuple[int, int], task: Task, new_id: NewId) -> Plan:
    """Put a task in the place of these lines: into the list right before or behind, else into a list of its own."""
    lines, (start, end) = run.lines, place
    before = lines[start - 1].part if start else None
    after = lines[end].part if end < len(lines) else None
    added = replace(plan, tasks=(*plan.tasks, task))
    if isinstance(before, TaskList):
        listed = replace(before, task_ids=(*before.task_ids, task.id))
        if isinstance(after, TaskList) and after.layout is before.layout:
            listed, end = replace(listed, task_ids=(*listed.task_ids, *after.task_ids)), end + 1
        start -= 1
    elif isinstance(after, TaskList):
        listed, end = replace(after, task_ids=(task.id, *after.task_ids)), end + 1
    else:
        listed = TaskList(id=BlockId(new_id()), task_ids=(task.id,))
    return in_printed_order(_put(added, run, start, end, (Line(part=listed),)))


# --- words


def _put(plan: Plan, run: Run, start: int, end: int, lines: Sequence[Line]) -> Plan:
    return put_run(plan, replace(run, lines=(*run.lines[:start], *lines, *run.lines[end:])))


def _section(line: Line) -> Section:
    if not isinstance(line.part, Section):
        raise KeyError(line.part.id)
    return line.part


def _prose(own: BlockId, number: str | None, text: RichText) -> Paragraph | Item:
    """A numbered line is an item of a list."""
    if not number:
        return Paragraph(id=own, text=text)
    return Item(id=own, mark=f"{number}." if number[-1].isalnum() else number, text=text)


def _numbered(block: Paragraph | Item) -> tuple[str | None, RichText]:
    """The number of a line as a heading keeps it, and its words."""
    if isinstance(block, Item):
        mark = block.mark.strip()
        return (None if mark in _BULLETS else mark.removesuffix("."), block.text)
    text = plain(block.text)
    found = _NUMBER.match(text)
    return (found["number"].removesuffix("."), cut(block.text, found.end(), len(text))) if found else (None, block.text)


def _whole(part: Section | Paragraph | Item) -> RichText:
    """The words of a line with its number; a bullet is no word."""
    if isinstance(part, Section):
        number = f"{part.number}." if part.number and part.number[-1].isalnum() else part.number
        return rich(" ".join(words for words in (number, part.heading) if words))
    if isinstance(part, Paragraph) or part.mark.strip() in _BULLETS:
        return part.text
    return joined((*rich(f"{part.mark} "), *part.text))


def _beside(first: RichText, second: RichText) -> RichText:
    between = rich(" ") if first and second else ()
    return joined((*first, *between, *second))


def _level_of(number: str | None, lines: Sequence[Line]) -> int:
    """The level of the nearest heading that is numbered in the same way, 0 where there is none."""
    if number is None:
        return 0
    wanted = _style(number)
    return next((line.level for line in reversed(lines) if isinstance(line.part, Section) and line.part.number and _style(line.part.number) == wanted), 0)


def _style(number: str) -> tuple[str, int, str]:
    """What two numbers on one level have in common."""
    body = number.rstrip(".)/")
    kind = "roman" if _ROMAN.fullmatch(body) else "arabic" if body[:1].isdigit() else "letter"
    return kind, body.count("."), number[len(body) :].strip(".")
