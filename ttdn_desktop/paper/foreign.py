"""What a file of others holds: the paper it shows, and what stands beside it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.paper.model import Paper


class RemarkKind(StrEnum):
    """What somebody did to a text while changes were recorded, or said about it."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved_here"
    MOVED_AWAY = "moved_away"
    FORMATTED = "formatted"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A recorded change or a comment: on the characters `start` to `end` (excluded) of the place `where`.

    `text` is what was inserted, deleted or moved, or what the comment says. What was deleted or moved away stands at `start`, which is also `end`.
    """

    kind: RemarkKind
    where: str
    start: int
    end: int
    text: str = ""
    author: str = ""
    at: dt.datetime | None = None  # as the file says, mostly without a zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something of the file that the paper does not show, or that a person should know: a code worded by services, its place and text."""

    code: str
    where: str
    text: str = ""  # text of the source that is not in the paper (a header, hidden text); it is accounted for as unread
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignFile:
    """A file read: final text as paper, notices, and the remarks of those who edited it."""

    paper: Paper
    notices: tuple[Notice, ...] = ()
    remarks: tuple[Remark, ...] = ()
