"""The connection is alone, safe against a power cut, and of a SQLite that may be trusted."""

import subprocess
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from sqlcipher3 import dbapi2

from ttdn_desktop.store import connection as module
from ttdn_desktop.store.connection import OLDEST_SQLITE, Connection, connect, disconnect, immediate, linked_version


def test_the_linked_sqlite_is_not_one_of_those_that_damage_files() -> None:
    assert linked_version() >= OLDEST_SQLITE


def test_an_older_sqlite_opens_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "linked_version", lambda: (3, 50, 1))
    with pytest.raises(module.OldSqliteError):
        connect(path, lambda _connection: None)
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("locking_mode", "exclusive"),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("cell_size_check", 1),
        ("foreign_keys", 1),
        ("application_id", module.APPLICATION_ID),
    ],
)
def test_every_connection_is_safe(connection: Connection, name: str, value: object) -> None:
    assert connection.execute(f"pragma {name}").fetchone()[0] == value


def test_nobody_else_can_read_meanwhile(connection: Connection, path: Path) -> None:
    script = (
        "import sys; from sqlcipher3 import dbapi2\n"
        "try: dbapi2.connect(sys.argv[1], timeout=0).execute('select * from plans')\nexcept dbapi2.OperationalError as e: print(e)"
    )
    assert "locked" in subprocess.run([sys.executable, "-c", script, str(path)], check=True, capture_output=True, text=True).stdout


def test_a_transaction_that_fails_leaves_nothing(connection: Connection) -> None:
    def fail() -> None:
        with immediate(connection):
            connection.execute("insert into meta values ('a', 1)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not connection.in_transaction
    assert connection.execute("select count(*) from meta where key = 'a'").fetchone()[0] == 0


def test_closing_leaves_one_file(path: Path) -> None:
    opened = connect(path, lambda _connection: None)
    opened.execute("create table a (b)")
    disconnect(opened)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_refused_file_is_not_changed(path: Path) -> None:
    other = dbapi2.connect(str(path))
    other.execute("create table a (b)")
    other.close()
    before = path.read_bytes()

    def refuse(_connection: Connection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        connect(path, refuse)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        (PurePosixPath("/nhà/Kế hoạch #1?.ttdn"), "file:///nh%C3%A0/K%E1%BA%BF%20ho%E1%BA%A1ch%20%231%3F.ttdn"),
        (PureWindowsPath(r"C:\TTDN\a.ttdn"), "file:///C:/TTDN/a.ttdn"),
        (PureWindowsPath(r"\\server\share\a.ttdn"), "file:////server/share/a.ttdn"),
    ],
)
def test_any_path_can_be_opened_for_reading(file: PurePath, uri: str) -> None:
    assert module.uri_of(file) == uri


def test_deleted_text_cannot_be_read_in_the_file(path: Path) -> None:
    opened = connect(path, lambda _connection: None)
    opened.execute("create table a (b)")
    opened.execute("insert into a values (?)", ["secret words" * 10])
    opened.execute("delete from a")
    disconnect(opened)
    assert b"secret" not in path.read_bytes()
