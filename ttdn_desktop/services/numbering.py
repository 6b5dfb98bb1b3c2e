"""The numbers headings and tasks will bear on paper, for screens that show the plan as a tree."""

from collections.abc import Iterable, Iterator

from ttdn_desktop.domain.blocks import TaskLayout, TaskList
from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.drafting.numbers import ItemMarks, Outline, counted, task_numbers


def heading_numbers(plan: Plan) -> dict[str, str]:
    """The number of each section, and of each task printed as a heading ("I.", "1.", "a)"), by identity."""
    found: dict[str, str] = {}
    for sections in (plan.body, *(annex.sections for annex in plan.annexes)):
        found.update(_numbers(plan, Outline(plan, sections), sections, (), 0))
    return found


def printed_marks(marks: Iterable[str]) -> tuple[str, ...]:
    """The marks items will bear on paper, letters and numbers counted on; an empty mark is a paragraph, which ends a list."""
    counting = ItemMarks()
    out = []
    for mark in marks:
        if not mark:
            counting.interrupt()
        out.append(counting.printed(mark) if mark else "")
    return tuple(out)


def _numbers(plan: Plan, outline: Outline, sections: tuple[Section, ...], path: tuple[int, ...], before: int) -> Iterator[tuple[str, str]]:
    """Sections count on from the tasks that stand before them, as drafting has it."""
    for count, section in counted(sections, path, before):
        here = (*path, count or 0)
        yield section.id, outline.heading(here).label.strip() if count else ""
        taken = 0
        for block in section.blocks:
            if isinstance(block, TaskList) and block.layout is TaskLayout.HEADINGS:
                tasks = plan.tasks_of(block)
                for task, counts in zip(tasks, task_numbers(tasks), strict=True):
                    yield task.id, outline.heading((*here, counts[0] + taken, *counts[1:])).label.strip()
                taken += sum(1 for task in tasks if task.parent_task not in block.task_ids)
        yield from _numbers(plan, outline, section.sections, here, taken)
