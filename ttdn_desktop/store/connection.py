"""The one place where a connection to a workspace file is made, and its transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

Connection = Any  # sqlcipher3's DB-API connection; it ships no types

APPLICATION_ID = 0x5454444E  # "TTDN"
OLDEST_SQLITE = (3, 51, 3)  # older ones can damage a WAL database when two connections write and checkpoint at once
_CACHE = 32 << 10  # KB of pages kept in memory
_PATIENCE = 0.5  # seconds for the one before us to finish closing


class OldSqliteError(RuntimeError):
    """The program was built with a SQLite that is not safe; nothing is opened with it."""


def linked_version() -> tuple[int, ...]:
    """The version of the SQLite that is really linked."""
    return tuple(int(part) for part in dbapi2.sqlite_version.split("."))


def connect(path: Path, check: Callable[[Connection], None]) -> Connection:
    """Open a workspace file for writing, alone: while this connection lives, nobody else can even read the file.

    `check` may refuse the file by an exception before anything in it is changed. What is committed survives a power cut.
    Raises dbapi2.OperationalError "database is locked" while another process has it.
    """
    _check_version()
    connection = dbapi2.connect(str(path), timeout=_PATIENCE, isolation_level=None)
    try:
        _guard(connection)
        connection.execute("pragma locking_mode = exclusive")
        check(connection)
        if connection.execute("pragma journal_mode = wal").fetchone()[0] == "wal":
            connection.execute("pragma synchronous = full")
        else:  # a file system without write-ahead log
            connection.execute("pragma journal_mode = delete")
            connection.execute("pragma synchronous = extra")
        connection.execute("pragma secure_delete = on")
        connection.execute("begin exclusive")
        connection.execute("commit")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_read_only(path: Path) -> Connection:
    """Open a file that nobody writes (a finished backup), changing nothing, not even beside it."""
    _check_version()
    connection = dbapi2.connect(f"{uri_of(path.absolute())}?mode=ro&immutable=1", uri=True, isolation_level=None)
    _guard(connection)
    return connection


def uri_of(path: PurePath) -> str:
    """The name of a file as SQLite wants it; a share of Windows (//server/share) has no authority in it."""
    name = path.as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(name, safe='/:')}"


def connect_copy(path: Path) -> Connection:
    """Open a new file that is thrown away unless it is finished; nothing is written beside it, and it is not waited for."""
    _check_version()
    connection = dbapi2.connect(str(path), timeout=_PATIENCE, isolation_level=None)
    connection.execute("pragma locking_mode = exclusive")
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    return connection


def connect_memory() -> Connection:
    """An empty database in memory."""
    _check_version()
    connection = dbapi2.connect(":memory:", isolation_level=None)
    _guard(connection)
    return connection


def disconnect(connection: Connection) -> None:
    """Close a connection made by `connect` so that one single file is left."""
    try:
        connection.execute("pragma wal_checkpoint(truncate)")
    finally:
        connection.close()


@contextmanager
def immediate(connection: Connection) -> Iterator[None]:
    """All that is written inside is kept together when the block ends, or not at all."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise


def _guard(connection: Connection) -> None:
    """Trust nothing that a file brings along, and notice damaged pages early."""
    connection.execute("pragma trusted_schema = off")
    connection.execute("pragma cell_size_check = on")
    connection.execute("pragma mmap_size = 0")
    connection.execute(f"pragma cache_size = -{_CACHE}")
    connection.execute("pragma foreign_keys = on")


def _check_version() -> None:
    if linked_version() < OLDEST_SQLITE:
        raise OldSqliteError(f"SQLite {dbapi2.sqlite_version} is linked; at least {'.'.join(map(str, OLDEST_SQLITE))} is needed")
