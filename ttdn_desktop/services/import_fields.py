"""How each field of a review is edited: which editor it takes, what it reads, and the pure edit that writes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any

from ttdn_desktop.domain import blocks, edits
from ttdn_desktop.domain.ids import BlockId, SectionId, TaskId
from ttdn_desktop.domain.plan import Annex, Plan, Task
from ttdn_desktop.domain.text import RichText, difference, plain, rich, spliced
from ttdn_desktop.services.bases import reread
from ttdn_desktop.services.import_keys import ANNEX, BASIS, BLOCK, SECTION, TASK
from ttdn_desktop.services.task_table import retimed, type_code, type_name
from ttdn_desktop.services.words import parse_date, short_date


class Editor(StrEnum):
    """The kinds of editors."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"  # one value a line
    UNITS = "units"
    BASIS = "basis"
    NONE = "none"  # is looked at here and edited on its own screen


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEdit:
    """Text as the editor has it, and the plan with that text; `read` raises KeyError where the part is gone."""

    editor: Editor
    read: Callable[[Plan], str]
    write: Callable[[Plan, str], Plan]


NOTHING = FieldEdit(editor=Editor.NONE, read=lambda _plan: "", write=lambda plan, _text: plan)


def field_edit(key: str) -> FieldEdit:
    """How the field of that key is edited."""
    if key.startswith(BASIS):
        at = int(key.removeprefix(BASIS))
        return FieldEdit(editor=Editor.BASIS, read=partial(_basis_text, at), write=partial(_with_basis_text, at))
    if key.startswith(SECTION):
        section = SectionId(key.removeprefix(SECTION))
        return FieldEdit(
            editor=Editor.LINE, read=lambda plan: plan.section(section).heading, write=lambda plan, text: edits.rename_section(plan, section, text)
        )
    if key.startswith(BLOCK):
        block = BlockId(key.removeprefix(BLOCK))
        return FieldEdit(editor=Editor.TEXT, read=partial(_block_text, block), write=partial(_with_block_text, block))
    if key.startswith(TASK):
        return _task_edit(*key.removeprefix(TASK).split("/", 1))
    if key.startswith(ANNEX):
        return _annex_edit(*key.removeprefix(ANNEX).split("/", 1))
    return _PLAN_FIELDS.get(key, NOTHING)


# --- fields of the plan itself


def _text_of(holder: str, name: str) -> FieldEdit:
    change: dict[str, Callable[..., Plan]] = {"document": edits.set_document, "issuer": edits.set_issuer, "signatory": edits.set_signatory}
    required = (holder, name) in {("issuer", "name"), ("document", "subject")}
    return FieldEdit(
        editor=Editor.TEXT if name == "subject" else Editor.LINE,
        read=lambda plan: getattr(getattr(plan, holder), name) or "",
        write=lambda plan, text: change[holder](plan, **{name: text if required else text or None}),
    )


def _lines(read: Callable[[Plan], Sequence[str]], write: Callable[[Plan, tuple[str, ...]], Plan]) -> FieldEdit:
    return FieldEdit(
        editor=Editor.LINES, read=lambda plan: "\n".join(read(plan)), write=lambda plan, text: write(plan, tuple(text.split("\n")) if text else ())
    )


def _with_date(plan: Plan, text: str) -> Plan:
    """A real day is kept as one; other words stay as printed."""
    day = parse_date(text)
    return edits.set_document(plan, date=day, date_text=None if day else text or None)


def _date_text(plan: Plan) -> str:
    return short_date(plan.document.date) if plan.document.date else plan.document.date_text or ""


def _with_type(plan: Plan, text: str) -> Plan:
    """Kinds of documents are written by their names, kept by their abbreviations."""
    return plan if text == type_name(plan.document.type) else edits.set_document(plan, type=type_code(text))


def _with_proposal(plan: Plan, text: str) -> Plan:
    return edits.set_proposal(plan, replace(plan.proposal, text=text)) if plan.proposal else plan


_PLAN_FIELDS: dict[str, FieldEdit] = {
    **{f"document/{name}": _text_of("document", name) for name in ("number", "symbol", "place", "subject")},
    **{f"issuer/{name}": _text_of("issuer", name) for name in ("parent", "name")},
    **{f"signatory/{name}": _text_of("signatory", name) for name in ("title", "name", "extra_title")},
    "document/type": FieldEdit(editor=Editor.LINE, read=lambda plan: type_name(plan.document.type), write=_with_type),
    "document/date": FieldEdit(editor=Editor.LINE, read=_date_text, write=_with_date),
    "issuer/lines": _lines(lambda plan: plan.issuer.lines, lambda plan, lines: edits.set_issuer(plan, lines=lines)),
    "signatory/capacity": _lines(lambda plan: plan.signatory.capacity, lambda plan, lines: edits.set_signatory(plan, capacity=lines)),
    "recipients": _lines(lambda plan: plan.recipients, edits.set_recipients),
    "addressees": _lines(lambda plan: plan.addressees, edits.set_addressees),
    "enacting": FieldEdit(editor=Editor.TEXT, read=lambda plan: plan.enacting, write=edits.set_enacting),
    "proposal": FieldEdit(editor=Editor.TEXT, read=lambda plan: plan.proposal.text if plan.proposal else "", write=_with_proposal),
}


# --- parts


def _basis_text(at: int, plan: Plan) -> str:
    if at >= len(plan.legal_bases):
        raise KeyError(at)
    return plan.legal_bases[at].text


def _with_basis_text(at: int, plan: Plan, text: str) -> Plan:
    """The line is kept without its closing mark, as everywhere in a plan; its parts are read anew."""
    return edits.put_basis(plan, at, reread(plan.legal_bases[at], text.rstrip(" ;")))


def _block_text(block_id: BlockId, plan: Plan) -> str:
    block = plan.block(block_id)
    return plain(block.text) if isinstance(block, blocks.Paragraph | blocks.Item) else ""


def _with_block_text(block_id: BlockId, plan: Plan, text: str) -> Plan:
    block = plan.block(block_id)
    return edits.put_block(plan, replace(block, text=retexted(block.text, text))) if isinstance(block, blocks.Paragraph | blocks.Item) else plan


def retexted(old: RichText, text: str) -> RichText:
    """Text with looks after its characters became `text`: what did not change keeps its look."""
    return spliced(old, *difference(plain(old), text)) if old else rich(text)


def _task_edit(task_id: str, name: str) -> FieldEdit:
    wanted = TaskId(task_id)

    def write(plan: Plan, text: str) -> Plan:
        task = plan.task(wanted)
        return edits.put_task(plan, replace(task, **_task_change(task, name, text)))

    return FieldEdit(editor=_TASK_EDITORS.get(name, Editor.LINE), read=lambda plan: _task_text(plan.task(wanted), name), write=write)


_TASK_EDITORS = {"title": Editor.TEXT, "content": Editor.LINES, "leads": Editor.UNITS, "partners": Editor.UNITS, "people": Editor.LINES, "output": Editor.TEXT}


def _task_text(task: Task, name: str) -> str:
    if name == "content":
        return "\n".join(plain(line) for line in task.content)
    if name == "time":
        return task.time.text
    value = getattr(task, name)
    return "\n".join(value) if isinstance(value, tuple) else value or ""


def _task_change(task: Task, name: str, text: str) -> dict[str, Any]:
    lines = tuple(text.split("\n")) if text else ()
    match name:
        case "content":
            return {"content": _with_lines(task.content, lines)}
        case "leads" | "partners" | "people":
            return {name: lines}
        case "time":
            return {"time": retimed(task.time, text)}
        case "budget":
            return {"budget": text or None}
        case _:
            return {name: text}


def _with_lines(old: tuple[RichText, ...], lines: tuple[str, ...]) -> tuple[RichText, ...]:
    """Lines that stay keep their looks; the others are plain."""
    if len(old) == len(lines):
        return tuple(retexted(before, line) for before, line in zip(old, lines, strict=True))
    known = {plain(line): line for line in old}
    return tuple(known.get(line) or rich(line) for line in lines)


def _annex_edit(annex_id: str, name: str) -> FieldEdit:
    def found(plan: Plan) -> Annex:
        for annex in plan.annexes:
            if annex.id == annex_id:
                return annex
        raise KeyError(annex_id)

    return FieldEdit(
        editor=Editor.TEXT if name == "title" else Editor.LINE,
        read=lambda plan: str(getattr(found(plan), name)),
        write=lambda plan, text: edits.put_annex(plan, replace(found(plan), title=text) if name == "title" else replace(found(plan), label=text)),
    )


def proposal_change(key: str, text: str, proposal: str) -> Callable[[Plan], Plan] | None:
    """The edit that puts a proposal in the place of the doubtful text of a field; None for a field that has no text of its own."""
    field = field_edit(key)
    if field is NOTHING:
        return None

    def change(plan: Plan) -> Plan:
        now = field.read(plan)
        return field.write(plan, now.replace(text, proposal, 1)) if text in now else plan

    return change
