"""Pure edits of a plan's own fields, legal bases and tasks; what does not change is shared with the plan before."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ttdn_desktop.domain.blocks import Block, TaskLayout, TaskList
from ttdn_desktop.domain.body_edits import (
    add_block,
    add_section,
    demote_section,
    lower_section,
    move_block,
    move_section,
    promote_section,
    put_block,
    put_section,
    raise_section,
    remove_block,
    remove_section,
    rename_section,
    set_blocks,
    set_role,
    with_blocks,
)
from ttdn_desktop.domain.ids import BlockId, NewId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import Annex, LegalBasis, Plan, Proposal, Section, SectionRole, Stage, Task
from ttdn_desktop.domain.sequences import inserted, moved

__all__ = [
    "add_annex", "add_basis", "add_block", "add_section", "add_task", "demote_section", "ensure_task_list", "issue", "lower_section",
    "move_basis", "move_block", "move_section", "move_task", "new_draft", "promote_section", "put_annex", "put_basis", "put_block",
    "put_section", "put_task", "raise_section", "remove_annex", "remove_basis", "remove_block", "remove_section", "remove_task",
    "rename_section", "set_addressees", "set_blocks", "set_document", "set_enacting", "set_issuer", "set_plan", "set_proposal",
    "set_recipients", "set_role", "set_signatory", "set_task_layout",
]  # fmt: skip


def set_plan(plan: Plan, **changes: Any) -> Plan:
    """Change fields of the plan itself: year, period, plan_kind, field, stage, planned_issue_date …"""
    return replace(plan, **changes)


def set_document(plan: Plan, **changes: Any) -> Plan:
    """Change number, symbol, place, date, subject …"""
    return replace(plan, document=replace(plan.document, **changes))


def set_issuer(plan: Plan, **changes: Any) -> Plan:
    """Change parent, name or lines of the issuing body."""
    return replace(plan, issuer=replace(plan.issuer, **changes))


def set_signatory(plan: Plan, **changes: Any) -> Plan:
    """Change capacity, title, name or extra_title."""
    return replace(plan, signatory=replace(plan.signatory, **changes))


def set_recipients(plan: Plan, recipients: Iterable[str]) -> Plan:
    """The lines under Nơi nhận, without dash and closing mark."""
    return replace(plan, recipients=tuple(recipients))


def set_addressees(plan: Plan, addressees: Iterable[str]) -> Plan:
    """The lines of Kính gửi."""
    return replace(plan, addressees=tuple(addressees))


def set_enacting(plan: Plan, text: str) -> Plan:
    """The clause that leads into the body."""
    return replace(plan, enacting=text)


def set_proposal(plan: Plan, proposal: Proposal | None) -> Plan:
    """Theo đề nghị của …"""
    return replace(plan, proposal=proposal)


# --- legal bases: known by their place


def add_basis(plan: Plan, basis: LegalBasis, at: int | None = None) -> Plan:
    """Insert at that place, else at the end."""
    return replace(plan, legal_bases=inserted(plan.legal_bases, basis, at))


def put_basis(plan: Plan, index: int, basis: LegalBasis) -> Plan:
    """Replace the one at that place."""
    return replace(plan, legal_bases=(*plan.legal_bases[:index], basis, *plan.legal_bases[index + 1 :]))


def remove_basis(plan: Plan, index: int) -> Plan:
    """Drop the one at that place."""
    return replace(plan, legal_bases=(*plan.legal_bases[:index], *plan.legal_bases[index + 1 :]))


def move_basis(plan: Plan, index: int, to: int) -> Plan:
    """Move one so that it then stands at place `to`."""
    return replace(plan, legal_bases=moved(plan.legal_bases, index, to))


# --- tasks


def put_task(plan: Plan, task: Task) -> Plan:
    """Replace the task of the same id; KeyError where there is none."""
    plan.task(task.id)
    return replace(plan, tasks=tuple(task if t.id == task.id else t for t in plan.tasks))


def add_task(plan: Plan, task: Task, list_id: BlockId | None = None, at: int | None = None) -> Plan:
    """Add a task, printed in that list (else in the last one there is) at that place (else at its end)."""
    lists = list(plan.task_lists())
    target = next((block for block in lists if block.id == list_id), lists[-1] if lists else None)
    added = replace(plan, tasks=(*plan.tasks, task))
    if target is None:
        return added
    listed = put_block(added, replace(target, task_ids=inserted(target.task_ids, task.id, at)))
    return _in_printed_order(listed)


def remove_task(plan: Plan, task_id: TaskId) -> Plan:
    """Drop a task; what pointed to it as parent or by a budget line is set free."""
    unlisted = with_blocks(plan, lambda block: _without_task(block, task_id))
    return replace(
        unlisted,
        tasks=tuple(replace(t, parent_task=None) if t.parent_task == task_id else t for t in plan.tasks if t.id != task_id),
        budget_lines=tuple(replace(line, task=None) if line.task == task_id else line for line in plan.budget_lines),
    )


def move_task(plan: Plan, task_id: TaskId, to: int, list_id: BlockId | None = None) -> Plan:
    """Move a task to a place of a list (its own where none is named); a task printed nowhere moves among all tasks."""
    home = next((block for block in plan.task_lists() if task_id in block.task_ids), None)
    target = next((block for block in plan.task_lists() if block.id == list_id), home)
    if target is None:
        index = [task.id for task in plan.tasks].index(task_id)
        return replace(plan, tasks=moved(plan.tasks, index, to))
    rest = with_blocks(plan, lambda block: _without_task(block, task_id))
    left = rest.block(target.id)
    if not isinstance(left, TaskList):
        raise KeyError(target.id)
    return _in_printed_order(put_block(rest, replace(left, task_ids=inserted(left.task_ids, task_id, to))))


def set_task_layout(plan: Plan, list_id: BlockId, layout: TaskLayout) -> Plan:
    """Print the tasks of a list as headings, or as a table in an annex."""
    block = plan.block(list_id)
    return put_block(plan, replace(block, layout=layout)) if isinstance(block, TaskList) else plan


def ensure_task_list(plan: Plan, new_id: NewId) -> Plan:
    """A plan that has a list to print tasks in: in the first section about content, else in a new one at the end."""
    if any(True for _ in plan.task_lists()):
        return plan
    printed = TaskList(id=BlockId(new_id()), task_ids=tuple(task.id for task in plan.tasks))
    home = next((section for section in plan.all_sections() if section.role is SectionRole.CONTENT), None)
    if home is not None:
        return add_block(plan, home.id, printed)
    section = Section(id=SectionId(new_id()), heading="NHIỆM VỤ", role=SectionRole.CONTENT, blocks=(printed,))
    return add_section(plan, section)


# --- annexes


def add_annex(plan: Plan, annex: Annex, at: int | None = None) -> Plan:
    """Insert an annex."""
    return replace(plan, annexes=inserted(plan.annexes, annex, at))


def put_annex(plan: Plan, annex: Annex) -> Plan:
    """Replace the annex of the same id."""
    return replace(plan, annexes=tuple(annex if a.id == annex.id else a for a in plan.annexes))


def remove_annex(plan: Plan, annex_id: str) -> Plan:
    """Drop an annex; tasks it printed stay in the plan."""
    return replace(plan, annexes=tuple(a for a in plan.annexes if a.id != annex_id))


# --- the life of the paper


def issue(plan: Plan, number: str, date: dt.date, symbol: str | None = None) -> Plan:
    """Enter number and date that the clerk has given; from then on the plan is locked."""
    document = replace(plan.document, number=number, date=date, date_text=None, symbol=symbol or plan.document.symbol)
    return replace(plan, stage=Stage.ISSUED, document=document)


def new_draft(plan: Plan, new_id: NewId) -> Plan:
    """A fresh draft with the same content and an identity of its own; number and date are blank again."""
    document = replace(plan.document, number=None, date=None, date_text=None)
    return replace(plan, id=PlanId(new_id()), stage=Stage.DRAFT, draft_no=1 if plan.locked else plan.draft_no + 1, document=document)


# --- helpers


def _without_task(block: Block, task_id: TaskId) -> Block:
    if isinstance(block, TaskList) and task_id in block.task_ids:
        return replace(block, task_ids=tuple(t for t in block.task_ids if t != task_id))
    return block


def _in_printed_order(plan: Plan) -> Plan:
    """Tasks in the order in which they are printed, the unprinted ones after them."""
    order = {task_id: n for n, task_id in enumerate(task_id for block in plan.task_lists() for task_id in block.task_ids)}
    return replace(plan, tasks=tuple(sorted(plan.tasks, key=lambda task: order.get(task.id, len(order)))))
