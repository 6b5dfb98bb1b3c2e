"""What a command of the command line is."""

import datetime as dt
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from ttdn_desktop.domain.ids import NewId


class Exit(IntEnum):
    """The statuses that the documentation promises."""

    GOOD = 0
    FOUND = 1  # checked, with findings that are errors
    USAGE = 2  # wrong usage, or no such plan
    WITH_ERRORS = 3  # read, with findings that are errors
    UNREADABLE = 4  # no document, not readable, not writable
    HELD = 5  # another instance holds the workspace


class UsageError(Exception):
    """Words that are understood but do not go together; told like argparse's own errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What commands are given."""

    clock: Callable[[], dt.datetime]
    new_id: NewId
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: `summary` and `examples` are what help says of it (`summary` a msgid)."""

    name: str
    summary: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Tools], Exit]
    example: str = ""
