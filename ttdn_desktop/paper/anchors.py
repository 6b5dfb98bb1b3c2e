"""Anchors: names that tie a paragraph or row of a paper to the part of the plan it prints; they become bookmarks."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_NAME = re.compile(r"ttdn_([a-z]+)_([0-9A-Za-z]*)(?:_(\d+))?")


CLOSING_PARTS = ("time", "leads", "partners", "people", "output", "budget", "note")
"""Keys of the closing lines of a task: `part` of a CLOSING anchor counts in this tuple. Only ever append."""

TASKS_ANNEX = "tasks"
"""`id` of the ANNEX anchor on the title of the annex that drafting makes for tasks printed as a table."""


class AnchorKind(StrEnum):
    """Which part of the plan an anchor names."""

    SECTION = "s"  # heading of a section
    BLOCK = "b"  # paragraph or item; for a task list, the line that refers to its annex
    TASK = "t"  # title of a task, or its row in a table
    CONTENT = "c"  # paragraph `part` of a task's content
    CLOSING = "k"  # closing line `part` of a task (thời gian, đơn vị chủ trì …)
    BASIS = "l"  # legal basis number `part`
    PROPOSAL = "p"
    ENACTING = "e"
    SUBJECT = "u"
    ANNEX = "a"  # title of an annex
    RECIPIENT = "r"  # recipient number `part`


_KINDS = {kind.value: kind for kind in AnchorKind}


@dataclass(frozen=True, slots=True)
class Anchor:
    """`id` holds letters and digits only; the name has at most 40 characters, as bookmarks allow."""

    kind: AnchorKind
    id: str = ""
    part: int | None = None

    def __str__(self) -> str:
        return anchor_name(self.kind, self.id, self.part)


def anchor_name(kind: AnchorKind, ident: str = "", part: int | None = None) -> str:
    """The name of the anchor without making the value first."""
    name = "ttdn_" + kind + "_" + ident  # joined, because formatting an enum costs ten times as much
    return name if part is None else f"{name}_{part}"


def is_anchor(name: str) -> bool:
    """Whether a bookmark is ours."""
    found = _NAME.fullmatch(name)
    return found is not None and found[1] in _KINDS


@lru_cache(maxsize=2048)  # a reading asks for each of its names several times
def parse_anchor(name: str) -> Anchor | None:
    """The anchor of that bookmark name; None for a bookmark that is not ours."""
    found = _NAME.fullmatch(name)
    kind = _KINDS.get(found[1]) if found else None
    if not found or kind is None:
        return None
    return Anchor(kind, found[2], int(found[3]) if found[3] else None)
