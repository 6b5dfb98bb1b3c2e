"""Where an unread text can go: pure edits that make a paragraph, a task, a basis, a recipient or a field of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from ttdn_desktop.domain import blocks, edits
from ttdn_desktop.domain.ids import BlockId, NewId, SectionId, TaskId
from ttdn_desktop.domain.outline_edits import add_task_in
from ttdn_desktop.domain.plan import LegalBasis, Plan, Section, Task
from ttdn_desktop.domain.task_edits import add_tasks
from ttdn_desktop.domain.text import rich
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.tasks import label_key
from ttdn_desktop.services.bases import bases_in
from ttdn_desktop.services.import_fields import Editor, field_edit
from ttdn_desktop.services.import_keys import BASIS, SECTION, TASK
from ttdn_desktop.services.reading_words import reading_words
from ttdn_desktop.services.words import single

_LABELLED = re.compile(r"(?:[-–+*•]\s*)?(?P<label>[^\W\d_][^:;.]{1,44}):\s*(?=\S)")
_NUMBERED, _DATED = ("document/number", "document/symbol"), ("document/place", "document/date")
_BULLETS = ("- ", "+ ", "• ", "* ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An edit, and the key of the field in which the text then stands."""

    change: Callable[[Plan], Plan]
    key: str


def as_paragraph(text: str, section: SectionId, new_id: NewId) -> Placed:
    """At the end of a section; a line that begins with a bullet stays one."""
    line, made = single(text), BlockId(new_id())
    bullet = next((mark for mark in _BULLETS if line.startswith(mark)), "")
    block: blocks.Block = (
        blocks.Item(id=made, mark=bullet.strip(), text=rich(line.removeprefix(bullet))) if bullet else blocks.Paragraph(id=made, text=rich(line))
    )
    return Placed(change=lambda plan: edits.add_block(plan, section, block), key=f"block:{made}")


def as_section(text: str, new_id: NewId) -> Placed:
    """A heading of its own at the end of the body."""
    section = Section(id=SectionId(new_id()), heading=single(text))
    return Placed(change=lambda plan: edits.add_section(plan, section), key=f"{SECTION}{section.id}")


def as_task(text: str, section: SectionId | None, new_id: NewId) -> Placed:
    """At the end of the tasks of a section, else of the plan."""
    task = Task(id=TaskId(new_id()), title=single(text))
    key = f"{TASK}{task.id}/title"
    if section is not None:
        return Placed(change=partial(add_task_in, section_id=section, task=task, new_id=new_id), key=key)
    return Placed(change=partial(add_tasks, tasks=(task,), new_id=new_id), key=key)


def as_basis(text: str, plan: Plan) -> Placed:
    """The citations in the text, else the line as it is."""
    found = bases_in(text) or (LegalBasis(text=single(text), lead=None),)

    def change(plan: Plan) -> Plan:
        for basis in found:
            plan = edits.add_basis(plan, basis)
        return plan

    return Placed(change=change, key=f"{BASIS}{len(plan.legal_bases)}")


def as_recipient(text: str) -> Placed:
    """One more line under Nơi nhận, without dash and closing mark."""
    line = single(text).lstrip("-–+ ").rstrip(";,. ")
    return Placed(change=lambda plan: edits.set_recipients(plan, (*plan.recipients, line)), key="recipients")


def as_value(text: str, key: str) -> Placed:
    """The value of a field: in the place of nothing, else behind what is there. A line of the head that says two things fills both of their fields."""
    line = single(text)
    if (head := _head_of(line, key)) is not None:
        return Placed(change=partial(_with_head, said=head, wanted=key), key=key)
    field = field_edit(key)
    if key.startswith(TASK):
        line = _without_label(line)
    between = "\n" if field.editor in {Editor.LINES, Editor.UNITS} else " "

    def change(plan: Plan) -> Plan:
        now = field.read(plan)
        return field.write(plan, f"{now}{between}{line}" if now else line)

    return Placed(change=change, key=key)


def _without_label(line: str) -> str:
    """A line without the words before its value that say what it is."""
    found = _LABELLED.match(line)
    return line[found.end() :] if found and label_key(found["label"], reading_words()) is not None else line


def _head_of(line: str, key: str) -> Mapping[str, str] | None:
    """The fields that a line of the letterhead says, the wanted one among them; None where it is no such line.

    "Số: 12/KH-UBND" holds number and symbol, "Bình An, ngày 05 tháng 01 năm 2026" place and day.
    """
    said: dict[str, str] = {}
    if key in _NUMBERED and (numbered := marks.number_line(line)) is not None:
        said = dict(zip(_NUMBERED, (numbered["number"] or "", numbered["symbol"] or ""), strict=True))
    elif key in _DATED and (dated := marks.date_line(line)) is not None:
        said = dict(zip(_DATED, (line[slice(*dated.place)], line[slice(*dated.words)]), strict=True))
    return said or None


def _with_head(plan: Plan, *, said: Mapping[str, str], wanted: str) -> Plan:
    for name, value in said.items():
        field = field_edit(name)
        now = field.read(plan)
        if value and (name == wanted or not now):  # what stands in the other field stays
            plan = field.write(plan, f"{now} {value}" if now else value)
    return plan
