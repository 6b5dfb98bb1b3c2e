"""Opening: old structures are brought up whole, foreign, newer and damaged files are refused unchanged."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database, Migrations

from tests.store.conftest import NOW
from tests.workspaces.make import PLAN
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.store import aggregates, backups, checks, database, versions
from ttdn_desktop.store.connection import connect_read_only, disconnect
from ttdn_desktop.store.database import open_copy, open_database
from ttdn_desktop.store.migrations import steps
from ttdn_desktop.store.trouble import DamagedError, NotOursError, StoreError, TooNewError, telling

ROOT = Path(__file__).resolve().parents[2]
RELEASED = sorted((ROOT / "tests" / "workspaces").glob("schema-*.ttdn"))


def next_steps(*, failing: bool = False) -> Migrations:
    """The steps of a program to come: those of today and one more."""
    coming = Migrations("ttdn")
    for step in steps.pending(Database(dbapi2.connect(":memory:"))):
        coming(name=step.name)(step.fn)

    @coming()
    def m999_coming(db: Database) -> None:
        db.execute("alter table plans add column colour text")
        db.execute("create table colours (name text) strict")
        if failing:
            raise ZeroDivisionError

    return coming


@pytest.mark.parametrize("released", RELEASED, ids=lambda file: file.stem)
def test_a_workspace_of_every_released_structure_opens(released: Path, path: Path) -> None:
    shutil.copy(released, path)
    connection = open_database(path, NOW)
    assert aggregates.load(connection, PLAN.id) == PLAN
    assert [version.reason for version in versions.versions(connection, PLAN.id)] == ["import"]
    checks.check_pages(connection)
    checks.check_derived(connection)
    assert connection.execute("pragma user_version").fetchone()[0] == len(steps.applied(Database(connection)))
    disconnect(connection)


def test_a_file_of_every_released_structure_is_kept() -> None:
    known = len(steps.pending(Database(dbapi2.connect(":memory:"))))
    assert [file.stem for file in RELEASED] == [f"schema-{n}" for n in range(1, known + 1)]


def test_a_migration_is_preceded_by_a_verified_backup(path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = open_database(path, NOW)
    aggregates.save(connection, plan, NOW)
    disconnect(connection)
    assert backups.backups(path) == ()
    monkeypatch.setattr(database, "steps", next_steps())
    connection = open_database(path, NOW)
    assert connection.execute("select colour from plans").fetchall() == [(None,)]
    assert connection.execute("pragma foreign_keys").fetchone()[0] == 1
    disconnect(connection)
    with closing(connect_read_only(backups.newest(path).path)) as copy:
        assert "colour" not in {row[1] for row in copy.execute("pragma table_info(plans)")}


def test_a_migration_that_fails_changes_nothing(path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = open_database(path, NOW)
    aggregates.save(connection, plan, NOW)
    disconnect(connection)
    with monkeypatch.context() as patch:
        patch.setattr(database, "steps", next_steps(failing=True))
        with pytest.raises(ZeroDivisionError):
            open_database(path, NOW)
    connection = open_database(path, NOW)
    assert "colour" not in {row[1] for row in connection.execute("pragma table_info(plans)")}
    assert connection.execute("select count(*) from sqlite_schema where name = 'colours'").fetchone()[0] == 0
    assert aggregates.load(connection, plan.id) == plan
    disconnect(connection)


def test_a_backup_of_an_older_structure_can_be_looked_at(path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = open_database(path, NOW)
    aggregates.save(connection, plan, NOW)
    backup = backups.make(connection, path, NOW)
    disconnect(connection)
    before = backup.path.read_bytes()
    monkeypatch.setattr(database, "steps", next_steps())
    copy = open_copy(backup.path)
    assert copy.execute("select id, colour from plans").fetchall() == [("P1", None)]
    assert aggregates.load(copy, plan.id) == plan
    with pytest.raises(dbapi2.OperationalError):
        aggregates.delete(copy, plan.id)
    copy.close()
    assert backup.path.read_bytes() == before


def test_a_newer_workspace_is_refused_unchanged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(database, "steps", next_steps())
        disconnect(open_database(path, NOW))
    before = path.read_bytes()
    with pytest.raises(TooNewError):
        open_database(path, NOW)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_unchanged(path: Path) -> None:
    other = dbapi2.connect(str(path))
    other.execute("create table a (b)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotOursError):
        open_database(path, NOW)
    assert path.read_bytes() == before


def test_another_kind_of_file_is_refused_unchanged(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 a document" * 500)
    with pytest.raises(NotOursError):
        open_database(path, NOW)
    assert path.read_bytes() == b"PK\x03\x04 a document" * 500


def damaged_workspaces(path: Path, plan: Plan) -> bytes:
    connection = open_database(path, NOW)
    for n in range(30):
        aggregates.save(connection, plan if n == 29 else Plan(id=plan.id, draft_no=n + 1), NOW)
    backups.make(connection, path, NOW)
    disconnect(connection)
    return path.read_bytes()


@pytest.mark.parametrize("damage", ["empty", "no beginning", "half"])
def test_a_damaged_workspace_is_told(path: Path, plan: Plan, damage: str) -> None:
    whole = damaged_workspaces(path, plan)
    path.write_bytes({"empty": b"", "no beginning": bytes(4096) + whole[4096:], "half": whole[: len(whole) // 2]}[damage])
    with pytest.raises(DamagedError), telling():
        open_and_check(path)


def open_and_check(path: Path) -> Plan:
    with closing(open_database(path, NOW)) as connection:
        checks.check_pages(connection)
        checks.check_hashes(connection)
        return aggregates.load(connection, "P1")


def test_every_changed_bit_is_noticed_or_harmless(path: Path, plan: Plan) -> None:
    whole = damaged_workspaces(path, plan)
    for at in range(100, len(whole), 997):
        changed = bytearray(whole)
        changed[at] ^= 1 << at % 8
        path.write_bytes(changed)
        try:
            with telling():
                assert open_and_check(path) == plan
        except StoreError:
            continue


def test_a_file_left_by_a_killed_process_is_recovered(path: Path) -> None:
    script = (
        "import os, sys, datetime as dt; from pathlib import Path\n"
        "from ttdn_desktop.store.database import open_database; from ttdn_desktop.store import aggregates; from tests.workspaces.make import PLAN, NOW\n"
        "connection = open_database(Path(sys.argv[1]), NOW); aggregates.save(connection, PLAN, NOW); os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False, cwd=ROOT).returncode == 9
    assert path.with_name(path.name + "-wal").exists()
    connection = open_database(path, NOW)
    assert aggregates.load(connection, PLAN.id) == PLAN
    disconnect(connection)
