"""The text of a section as plain lines, for a form whose own paragraphs lend their look."""

from collections.abc import Iterator, Sequence

from ttdn_desktop.domain import text as plan_text
from ttdn_desktop.domain.blocks import BudgetTable, Image, Item, Paragraph, Table, TaskList
from ttdn_desktop.domain.plan import Plan, Section, Task
from ttdn_desktop.domain.text import RichText, plain
from ttdn_desktop.drafting.numbers import ItemMarks, task_numbers
from ttdn_desktop.drafting.task_columns import VALUES
from ttdn_desktop.language.numerals import letter
from ttdn_desktop.paper.model import Run
from ttdn_desktop.paper.wording import Wording

FormText = tuple[Run, ...]
"""The runs of one line."""


def section_lines(plan: Plan, section: Section, wording: Wording, *, tasks: bool, deep: Sequence[Section]) -> Iterator[FormText]:
    """The lines of a section with those of its sub-sections in `deep`, which have no heading of their own in the form; tasks where wanted."""
    yield from _block_lines(plan, section, wording, tasks=tasks)
    numbered = 0
    for child in section.sections:
        if child in deep:
            numbered += 1
            yield (_run(f"{numbered}. {child.heading}", bold=True),)
            yield from section_lines(plan, child, wording, tasks=tasks, deep=child.sections)


def _block_lines(plan: Plan, section: Section, wording: Wording, *, tasks: bool) -> Iterator[FormText]:
    marks = ItemMarks()
    for block in section.blocks:
        if not isinstance(block, Item):
            marks.interrupt()
        match block:
            case Paragraph():
                if plain(block.text).strip():
                    yield _runs(block.text)
            case Item():
                mark = marks.printed(block.mark)
                yield (_run(f"{mark} "), *_runs(block.text)) if mark else _runs(block.text)
            case TaskList():
                if tasks:
                    yield from _task_lines(plan.tasks_of(block), wording)
            case Table():
                for row in block.rows:
                    yield (_run(" | ".join(" ".join(plain(text) for text in cell.paragraphs) for cell in row)),)
            case BudgetTable():
                lines = [line for line in plan.budget_lines if line.id in block.line_ids]
                yield from ((_run(f"- {line.item}{f': {line.amount:,} đồng'.replace(',', '.') if line.amount is not None else ''}"),) for line in lines)
            case Image():
                pass


def _task_lines(tasks: Sequence[Task], wording: Wording) -> Iterator[FormText]:
    for task, path in zip(tasks, task_numbers(tasks), strict=True):
        label = f"{path[0]}." if len(path) == 1 else f"{letter(path[1])})" if len(path) == 2 else f"{'.'.join(map(str, path))}."
        yield (_run(f"{label} {task.title}", bold=len(path) == 1),)
        yield from (_runs(text) for text in task.content if plain(text).strip())
        for key, words in wording.closing_labels.items():
            if value := VALUES[key]("", task):
                yield (_run(f"- {words}: {value}{'' if value.endswith('.') else '.'}"),)


def _runs(text: RichText) -> FormText:
    return tuple(_of(run) for run in text)


def _of(run: plan_text.Run) -> Run:
    return Run(text=run.text, bold=run.bold, italic=run.italic, underline=run.underline)


def _run(text: str, *, bold: bool = False) -> Run:
    return Run(text=text, bold=bold, italic=False)
