"""Notes on parts of a plan: what others said of it in a file that came back. They hang on the plan from outside and are no part of it."""

import datetime as dt
from dataclasses import dataclass
from typing import NewType

from ttdn_desktop.domain.ids import PlanId

NoteId = NewType("NoteId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note. `node` is the part as the outline names it: "general", "bases", "ending", "section:ID", "task:ID" or "annex:ID"."""

    id: NoteId
    plan: PlanId
    node: str
    text: str
    author: str = ""
    at: dt.datetime | None = None  # when it was written, as the file says
    quote: str = ""  # the words it is about
    done: bool = False
