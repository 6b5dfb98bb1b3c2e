"""What a reader made of a source: the plan, what was found, where every character went."""

from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.plan import Plan


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"  # lỗi: the law says otherwise, or nothing can be understood
    WARNING = "warning"  # cần xem lại
    INFO = "info"  # lưu ý


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a person should look at. `message` is worded by services from the data of its code and `params`."""

    code: str
    severity: Severity
    where: str
    text: str = ""
    message: str = ""
    proposal: str | None = None
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Characters `start` to `end` (excluded) of the place `where` went into the field at JSON pointer `path`; None: a structure word."""

    path: str | None
    where: str
    start: int
    end: int
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Text of the source that was not understood, and why (a code worded by services)."""

    where: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that was read."""

    path: str
    format: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file understood; `plan` is None where it is no document."""

    source: Source
    is_document: bool
    plan: Plan | None
    findings: tuple[Finding, ...] = ()
    trace: tuple[Trace, ...] = ()
    unread: tuple[Unread, ...] = ()
