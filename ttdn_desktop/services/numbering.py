"""The numbers headings and tasks bear on paper (I., 1., a)), for screens that show the plan as a tree."""

from collections.abc import Iterator

from ttdn_desktop.domain.blocks import TaskLayout, TaskList
from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.language.numerals import letter, roman


def heading_numbers(plan: Plan) -> dict[str, str]:
    """The number of each section, and of each task printed as a heading, by identity; deeper than a letter there is none."""
    found: dict[str, str] = {}
    for sections in (plan.body, *(annex.sections for annex in plan.annexes)):
        found.update(_numbers(plan, sections, 0))
    return found


def _numbers(plan: Plan, sections: tuple[Section, ...], level: int) -> Iterator[tuple[str, str]]:
    for number, section in enumerate(sections, start=1):
        yield section.id, label(level, number)
        for block in section.blocks:
            if isinstance(block, TaskList) and block.layout is TaskLayout.HEADINGS:
                yield from ((task_id, label(level + 1, place)) for place, task_id in enumerate(block.task_ids, start=1))
        yield from _numbers(plan, section.sections, level + 1)


def label(level: int, number: int) -> str:
    """I. 1. a) by level, nothing below."""
    match level:
        case 0:
            return f"{roman(number)}."
        case 1:
            return f"{number}."
        case 2:
            return f"{letter(number)})"
        case _:
            return ""
