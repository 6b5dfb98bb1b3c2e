"""Going back to an earlier backup: what each holds, a copy made ready, and the exchange, in which the present file is kept beside."""

import datetime as dt
import glob
import os
import secrets
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from ttdn_desktop.store import backups
from ttdn_desktop.store.backups import Backup
from ttdn_desktop.store.connection import connect, connect_copy, connect_read_only, disconnect
from ttdn_desktop.store.database import open_copy
from ttdn_desktop.store.disk import part_of, sync_file, sync_folder

_BEFORE = ".before-"  # in the name of what was there before


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a backup holds: its size in bytes and how many plans; None where it cannot be read."""

    backup: Backup
    size: int
    plans: int | None


def contents(workspace: Path) -> tuple[Content, ...]:
    """All backups with what they hold, the newest first."""
    return tuple(map(_content, backups.backups(workspace)))


def make_ready(workspace: Path, backup: Path) -> Path:
    """A verified copy of that backup beside the workspace, which may be open meanwhile.

    DamagedError where the backup is no longer sound, TooNewError where this program could not open it once it is in place.
    """
    part = part_of(workspace)
    try:
        shutil.copyfile(backup, part)
        sync_file(part)
        backups.verify(part)
        open_copy(part).close()
    except BaseException:
        discard(part)
        raise
    return part


def discard(part: Path) -> None:
    """Remove a copy that is not wanted after all."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def exchange(workspace: Path, part: Path, now: dt.datetime) -> Path:
    """Put a copy that is ready in the place of the workspace, which must be closed; gives the name under which the present file is kept.

    At every moment there is a whole file under the name of the workspace. HeldError while another process has it.
    """
    try:
        _count_on(part, max([_revision(workspace), *(backup.revision for backup in backups.backups(workspace))]))
        aside = workspace.with_name(f"{workspace.stem}{_BEFORE}{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}{workspace.suffix}")
        try:
            _keep(workspace, aside)
            _keep_log(workspace, aside)
            part.replace(workspace)
        except BaseException:
            _keep_log(aside, workspace)
            discard(aside)  # the present file goes on under its own name alone
            raise
        sync_folder(workspace.parent)
    finally:
        discard(part)
    return aside


def forget_cut_off(workspace: Path) -> None:
    """Where a power cut came before the copy took the place, the present file has two names; under the second it could be opened without its log."""
    with suppress(OSError):
        if workspace.stat().st_nlink > 1:
            for other in workspace.parent.glob(f"{glob.escape(workspace.stem + _BEFORE)}*{workspace.suffix}"):
                if other.samefile(workspace):
                    other.unlink()


def _content(backup: Backup) -> Content:
    try:
        size = backup.path.stat().st_size
        with closing(connect_read_only(backup.path)) as copy:
            return Content(backup=backup, size=size, plans=copy.execute("select count(*) from plans").fetchone()[0])
    except (OSError, dbapi2.Error, UnicodeDecodeError):
        return Content(backup=backup, size=0, plans=None)


def _count_on(part: Path, revision: int) -> None:
    """Count its changes on from the present file: backups made from now on are the newest ones."""
    with closing(connect_copy(part)) as copy:
        copy.execute("update meta set value = ? where key = 'revision'", [revision + 1])
        copy.execute("update meta set value = ? where key = 'mark'", [secrets.token_hex(4)])
    sync_file(part)


def _revision(workspace: Path) -> int:
    """How often the present file was changed; 0 where it is damaged."""
    try:
        connection = connect(workspace, lambda _connection: None)
    except dbapi2.OperationalError:
        raise
    except dbapi2.DatabaseError:
        return 0
    try:
        return int(connection.execute("select value from meta where key = 'revision'").fetchone()[0])
    except dbapi2.DatabaseError:
        return 0
    finally:
        disconnect(connection)


def _keep(workspace: Path, aside: Path) -> None:
    """The present file under another name too, without the old name being empty for a moment."""
    try:
        os.link(workspace, aside)
    except OSError:  # a file system without second names
        part = part_of(aside)
        try:
            shutil.copyfile(workspace, part)
            sync_file(part)
            part.replace(aside)
        finally:
            discard(part)
    sync_folder(aside.parent)


def _keep_log(workspace: Path, aside: Path) -> None:
    """A log that a damaged file still has goes with it, so that it can never be taken for the log of the copy."""
    for ending in ("-wal", "-journal"):
        with suppress(FileNotFoundError):
            workspace.with_name(workspace.name + ending).rename(aside.with_name(aside.name + ending))
