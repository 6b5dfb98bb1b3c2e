"""A backup counts only after it was opened and compared; the newest sound one can take the place of a damaged workspace."""

import datetime as dt
import shutil
from collections import namedtuple
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.conftest import NOW
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.store import aggregates, backups, checks
from ttdn_desktop.store.connection import Connection, disconnect
from ttdn_desktop.store.database import open_copy, open_database
from ttdn_desktop.store.trouble import DamagedError, FullError, NoBackupError

Usage = namedtuple("Usage", "total used free")


def test_a_backup_holds_what_the_workspace_holds(connection: Connection, path: Path, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    made = backups.make(connection, path, NOW)
    with closing(open_copy(made.path)) as copy:
        assert aggregates.load(copy, plan.id) == plan
        checks.check_pages(copy)
    assert backups.backups(path) == (made,)
    assert [entry.name for entry in backups.folder_of(path).iterdir()] == [made.path.name]


def test_nothing_changed_needs_no_second_backup(connection: Connection, path: Path, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    first = backups.make(connection, path, NOW)
    assert backups.make(connection, path, NOW + dt.timedelta(hours=1)) == first
    aggregates.save(connection, replace(plan, year=2027), NOW)
    assert backups.make(connection, path, NOW + dt.timedelta(hours=1)) != first


def test_a_damaged_workspace_is_not_copied_over_good_backups(connection: Connection, path: Path, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    good = backups.make(connection, path, NOW)
    aggregates.save(connection, replace(plan, year=2027), NOW)
    connection.execute("update aggregates set sha256 = zeroblob(32)")
    with pytest.raises(DamagedError):
        backups.make(connection, path, NOW)
    assert backups.backups(path) == (good,)
    assert [entry.name for entry in backups.folder_of(path).iterdir()] == [good.path.name]


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "no database"])
def test_a_damaged_backup_is_passed_over(connection: Connection, path: Path, plan: Plan, damage: str) -> None:
    aggregates.save(connection, plan, NOW)
    good = backups.make(connection, path, NOW)
    aggregates.save(connection, replace(plan, year=2027), NOW)
    bad = backups.make(connection, path, NOW).path
    content = bytearray(bad.read_bytes())
    if damage == "flip":
        at = content.index(connection.execute("select data from aggregates").fetchone()[0])
        content[at + 40] ^= 4
    bad.write_bytes({"flip": bytes(content), "cut": bytes(content[: len(content) // 2]), "empty": b"", "no database": b"x" * 5000}[damage])
    assert backups.newest(path) == good


def test_without_backups_there_is_none(path: Path) -> None:
    with pytest.raises(NoBackupError):
        backups.newest(path)


def test_backups_are_thinned_but_the_two_newest_stay(connection: Connection, path: Path, plan: Plan) -> None:
    for day in range(60):
        aggregates.save(connection, replace(plan, draft_no=day + 1), NOW)
        backups.make(connection, path, NOW + dt.timedelta(days=day))
    left = backups.backups(path)
    assert 12 < len(left) < 30
    assert [backup.revision for backup in left] == sorted((backup.revision for backup in left), reverse=True)
    backups.thin(path, NOW + dt.timedelta(days=5000))
    assert left[:2] == backups.backups(path)[:2]


def test_a_clock_set_back_does_not_make_an_old_backup_the_newest(connection: Connection, path: Path, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    backups.make(connection, path, NOW)
    aggregates.save(connection, replace(plan, year=2027), NOW)
    newest = backups.make(connection, path, NOW.replace(year=2001))
    assert backups.newest(path) == newest


def test_a_full_disk_takes_older_backups_before_it_gives_up(connection: Connection, path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(4):
        aggregates.save(connection, replace(plan, draft_no=day + 1), NOW)
        backups.make(connection, path, NOW + dt.timedelta(days=day))
    aggregates.save(connection, plan, NOW)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(0, 0, 1000))
    with pytest.raises(FullError):
        backups.make(connection, path, NOW)
    assert len(backups.backups(path)) == 1
    monkeypatch.undo()
    backups.make(connection, path, NOW)


def test_the_last_sound_backup_takes_the_place_of_a_damaged_workspace(path: Path, plan: Plan) -> None:
    connection = open_database(path, NOW)
    aggregates.save(connection, plan, NOW)
    backups.make(connection, path, NOW)
    disconnect(connection)
    damaged = b"SQLite format 3\0" + b"garbage" * 2000
    path.write_bytes(damaged)
    path.with_name(path.name + "-wal").write_bytes(b"its log")
    aside = backups.restore(path, NOW)
    assert aside.read_bytes() == damaged
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"its log"
    restored = open_database(path, NOW)
    assert aggregates.load(restored, plan.id) == plan
    disconnect(restored)
