"""Opening a workspace file: alone, sound, and with the structure this program knows."""

import datetime as dt
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from ttdn_desktop.store import aggregates, attachments, backups, books, checks
from ttdn_desktop.store.connection import APPLICATION_ID, Connection, connect, connect_memory, connect_read_only, immediate
from ttdn_desktop.store.migrations import steps
from ttdn_desktop.store.trouble import DamagedError, NotOursError, TooNewError


def open_database(path: Path, now: dt.datetime) -> Connection:
    """The one connection to a workspace, made if it is not there; a file left by a crash is recovered and checked.

    HeldError while another process has it; DamagedError, NotOursError, TooNewError as they say.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unclean = path.with_name(path.name + "-wal").exists()
    connection = _connected(path)
    try:
        if unclean:
            _check(connection)
        _migrate(connection, path, now)
        _derive_all(connection)
        attachments.sweep(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: Connection) -> None:
    """Refuse what is damaged; where it is only the search index, that is made anew."""
    try:
        checks.check_pages(connection)
    except DamagedError:
        checks.rebuild_search(connection)
        checks.check_pages(connection)


def open_copy(path: Path) -> Connection:
    """A finished backup for reading; one of an older structure is brought up to date in memory."""
    connection = connect_read_only(path)
    _check_origin(connection)
    if not _pending(connection):
        return connection
    memory = connect_memory()
    connection.backup(memory)
    connection.close()
    _apply(memory)
    _derive_all(memory)
    memory.execute("pragma query_only = on")
    return memory


def _derive_all(connection: Connection) -> None:
    aggregates.derive_all(connection)
    books.derive_all(connection)


def open_memory() -> Connection:
    """An empty workspace in memory, for what is searched but not kept."""
    memory = connect_memory()
    _apply(memory)
    return memory


def _connected(path: Path) -> Connection:
    """The connection; it tells a workspace that lost its beginning from a file that never was one.

    The file is looked at through SQLite only: opening and closing it otherwise would drop the locks this very process may have on it.
    """
    known = bool(backups.backups(path))
    if known and path.exists() and not path.stat().st_size:
        raise DamagedError("the file is empty")
    try:
        return connect(path, _check_origin)
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == dbapi2.SQLITE_NOTADB and not known:
            raise NotOursError(str(error)) from error
        raise


def _check_origin(connection: Connection) -> None:
    """Refuse what we did not make, and what a newer program made."""
    application = connection.execute("pragma application_id").fetchone()[0]
    empty = not connection.execute("select count(*) from sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and not (empty and application == 0):
        raise NotOursError(f"application id {application:#x}")
    with closing(connect_memory()) as nothing:
        known = {step.name for step in steps.pending(_database(nothing))}
    newer = {step.name for step in steps.applied(_database(connection))} - known
    if newer or connection.execute("pragma user_version").fetchone()[0] > len(known):
        raise TooNewError(", ".join(sorted(newer)))


def _migrate(connection: Connection, path: Path, now: dt.datetime) -> None:
    """Bring the structure up to date in one transaction, after a copy that was opened and compared."""
    if not _pending(connection):
        return
    if connection.execute("select count(*) from sqlite_schema").fetchone()[0]:
        backups.make(connection, path, now)
    _apply(connection)


def _apply(connection: Connection) -> None:
    connection.execute("pragma foreign_keys = off")  # has no effect inside a transaction, so before it
    try:
        with immediate(connection):
            connection.execute(f"pragma application_id = {APPLICATION_ID}")
            steps.apply(_database(connection))
            if broken := connection.execute("pragma foreign_key_check").fetchall():
                raise DamagedError(f"references to nothing: {broken[:3]}")
            connection.execute(f"pragma user_version = {len(steps.applied(_database(connection)))}")
    finally:
        with suppress(dbapi2.Error):
            connection.execute("pragma foreign_keys = on")


def _pending(connection: Connection) -> bool:
    return bool(steps.pending(_database(connection)))


def _database(connection: Connection) -> Database:
    return Database(connection, execute_plugins=False)
