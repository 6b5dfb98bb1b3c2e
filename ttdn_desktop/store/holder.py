"""A note beside an open workspace that says who holds it; the lock of SQLite is the guard, this only names the person."""

import datetime as dt
import getpass
import json
import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderNote:
    """Who holds a workspace; `since` is UTC."""

    host: str
    user: str
    pid: int
    since: dt.datetime | None


def note_of(workspace: Path) -> Path:
    """The file of the note."""
    return workspace.with_name(f".{workspace.name}.holder")


def write(workspace: Path, now: dt.datetime) -> None:
    """Say that this process holds the workspace; a note that cannot be written is done without, and one left by a killed process is overwritten."""
    note = {"host": socket.gethostname(), "user": _user(), "pid": os.getpid(), "since": now.astimezone(dt.UTC).isoformat(timespec="seconds")}
    with suppress(OSError):
        note_of(workspace).write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")


def read(workspace: Path) -> HolderNote | None:
    """What the note says, None where it is missing or unreadable."""
    try:
        note = json.loads(note_of(workspace).read_text(encoding="utf-8"))
        return HolderNote(host=str(note["host"]), user=str(note["user"]), pid=int(note["pid"]), since=dt.datetime.fromisoformat(note["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove(workspace: Path) -> None:
    with suppress(OSError):
        note_of(workspace).unlink()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""
