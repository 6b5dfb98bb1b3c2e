"""Copies of the workspace that were opened and compared before they count."""

import datetime as dt
import re
import secrets
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from ttdn_desktop.store import checks
from ttdn_desktop.store.connection import Connection, connect_copy, connect_read_only
from ttdn_desktop.store.disk import part_of, sync_file, sync_folder
from ttdn_desktop.store.retention import superfluous
from ttdn_desktop.store.trouble import DamagedError, FullError, NoBackupError

_NAME = re.compile(r"(?P<revision>\d{8})-(?P<mark>[0-9a-z]+)\.(?P<at>\d{8}T\d{6}Z)\.ttdn")
_TIME = "%Y%m%dT%H%M%SZ"
_SPARE = 5 << 20  # bytes that stay free on the disk
_ALWAYS_KEPT = 2  # newest backups, whatever their age


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One verified copy; `mark` tells the state of the workspace it holds, `at` is UTC."""

    path: Path
    revision: int
    mark: str
    at: dt.datetime


def folder_of(workspace: Path) -> Path:
    """Where the copies of a workspace lie."""
    return workspace.parent / "backups" / workspace.stem


def backups(workspace: Path) -> tuple[Backup, ...]:
    """All verified copies, the newest first; in their order of making, whatever the clock said."""
    found = []
    with suppress(OSError):
        for entry in folder_of(workspace).iterdir():
            if match := _NAME.fullmatch(entry.name):
                with suppress(ValueError):
                    at = dt.datetime.strptime(match["at"], _TIME).replace(tzinfo=dt.UTC)
                    found.append(Backup(path=entry, revision=int(match["revision"]), mark=match["mark"], at=at))
    return tuple(sorted(found, key=lambda backup: (backup.revision, backup.at), reverse=True))


def make(connection: Connection, workspace: Path, now: dt.datetime) -> Backup:
    """Copy the open workspace, verify the copy, then give it its name; where nothing changed since the newest copy, that one is given.

    FullError where the disk has no room for it, DamagedError where the workspace itself is damaged (then no copy is kept).
    """
    state = dict(connection.execute("select key, value from meta where key in ('revision', 'mark')").fetchall())
    for backup in backups(workspace):
        if (backup.revision, backup.mark) == (state["revision"], state["mark"]):
            return backup
    folder = folder_of(workspace)
    folder.mkdir(parents=True, exist_ok=True)
    _make_room(connection, workspace)
    part = part_of(folder / workspace.name)
    try:
        try:
            _copy(connection, part)
        except DamagedError:  # where it is only the search index, that is made anew
            part.unlink(missing_ok=True)
            checks.rebuild_search(connection)
            _copy(connection, part)
        target = folder / f"{state['revision']:08d}-{state['mark']}.{now.astimezone(dt.UTC).strftime(_TIME)}.ttdn"
        part.replace(target)
        sync_folder(folder)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    thin(workspace, now)
    return next(backup for backup in backups(workspace) if backup.path == target)


def _copy(connection: Connection, part: Path) -> None:
    """A copy under that name, verified."""
    with closing(connect_copy(part)) as copy:
        connection.backup(copy)
    sync_file(part)
    verify(part, checks.digest(connection))


def verify(path: Path, expected_digest: str | None = None) -> None:
    """Open a copy and read all of it: pages, hashes, and (where given) that it holds what the workspace holds."""
    try:
        with closing(connect_read_only(path)) as copy:
            checks.check_pages(copy)
            checks.check_hashes(copy)
            if expected_digest not in {None, checks.digest(copy)}:
                raise DamagedError("the copy does not hold what the workspace holds")
    except dbapi2.DatabaseError as error:
        raise DamagedError(str(error)) from error


def newest(workspace: Path) -> Backup:
    """The newest copy that is still sound, verified once more; NoBackupError where there is none."""
    for backup in backups(workspace):
        with suppress(DamagedError):
            verify(backup.path)
            return backup
    raise NoBackupError(str(workspace))


def thin(workspace: Path, now: dt.datetime) -> None:
    """Remove copies that earn their place no longer."""
    older = backups(workspace)[_ALWAYS_KEPT:]
    for n in superfluous([backup.at for backup in older], now.astimezone(dt.UTC)):
        with suppress(OSError):
            older[n].path.unlink()


def restore(workspace: Path, now: dt.datetime) -> Path:
    """Put the newest sound copy in the place of a damaged workspace, which is set aside under the name given back, never deleted."""
    backup = newest(workspace)
    part = part_of(workspace)
    try:
        shutil.copyfile(backup.path, part)
        sync_file(part)
        verify(part)
        aside = _set_aside(workspace, now)
        part.replace(workspace)
        sync_folder(workspace.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return aside


def _set_aside(workspace: Path, now: dt.datetime) -> Path:
    """Rename the damaged file; its log is renamed first, so that it can never be taken for the log of the restored one."""
    stamp = now.astimezone(dt.UTC).strftime(_TIME)
    aside = workspace.with_name(f"{workspace.stem}.damaged-{stamp}-{secrets.token_hex(2)}{workspace.suffix}")
    for ending in ("-wal", "-journal", ""):
        with suppress(FileNotFoundError):
            workspace.with_name(workspace.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


def _make_room(connection: Connection, workspace: Path) -> None:
    """FullError unless the copy fits; older copies give way, the newest sound one never."""
    pages, size = (connection.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "page_size"))
    needed = pages * size + _SPARE
    folder = folder_of(workspace)
    for backup in backups(workspace)[:0:-1]:
        if shutil.disk_usage(folder).free >= needed:
            return
        with suppress(OSError):
            backup.path.unlink()
    if (free := shutil.disk_usage(folder).free) < needed:
        raise FullError(f"{free} bytes free, {needed} needed")
