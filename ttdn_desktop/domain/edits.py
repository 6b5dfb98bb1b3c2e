"""Pure edits of a plan: of its own fields, bases and annexes here, of body and tasks in modules of their own; what does not change is shared."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

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
)
from ttdn_desktop.domain.ids import NewId, PlanId
from ttdn_desktop.domain.plan import Annex, LegalBasis, Plan, Proposal, Stage
from ttdn_desktop.domain.sequences import inserted, moved
from ttdn_desktop.domain.task_edits import add_task, ensure_task_list, move_task, put_task, remove_task, set_task_layout

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
