"""The names of the nodes of the outline: forms by a word, parts of the plan by their kind and identity."""

from collections.abc import Collection

from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.plan import Plan

GENERAL, BASES, ENDING = "general", "bases", "ending"
SECTION, TASK, ANNEX = "section", "task", "annex"


def key_of(kind: str, id: str) -> str:
    """How a node with an identity is named: "section:ID"."""
    return f"{kind}:{id}"


def parts_of(key: str) -> tuple[str, str]:
    """The kind and the identity in a key; the identity of a form is empty."""
    kind, _colon, own = key.partition(":")
    return kind, own


def home_of(plan: Plan, key: str, keys: Collection[str]) -> str:
    """The node of the outline under which something is shown: its own, for a task of a table the section of the table, for what is gone the general one."""
    if key in keys:
        return key
    kind, own = parts_of(key)
    if kind == TASK:
        for section in plan.all_sections():
            if any(isinstance(block, TaskList) and own in block.task_ids for block in section.blocks):
                return key_of(SECTION, section.id)
        for annex in plan.annexes:
            if any(isinstance(block, TaskList) and own in block.task_ids for block in annex.blocks):
                return key_of(ANNEX, annex.id)
    return GENERAL
