"""Scans kept with plans: they come back as they were, each is kept once, and damage is found."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workspaces.make import PLAN, SCAN
from ttdn_desktop.store import aggregates, checks, sources
from ttdn_desktop.store.connection import Connection, disconnect
from ttdn_desktop.store.database import open_database
from ttdn_desktop.store.trouble import DamagedError, MissingError

NOW = dt.datetime(2026, 11, 10, 3, 32, tzinfo=dt.UTC)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    opened = open_database(tmp_path / "xa.ttdn", NOW)
    aggregates.save(opened, PLAN, NOW)
    yield opened
    disconnect(opened)


def test_a_scan_comes_back_as_it_was_and_is_kept_once(connection: Connection) -> None:
    assert sources.name_of(connection, PLAN.id) is None
    sources.keep(connection, PLAN.id, *SCAN)
    sources.keep(connection, "P2", *SCAN)
    assert sources.name_of(connection, PLAN.id) == SCAN[0]
    assert sources.load(connection, PLAN.id) == sources.KeptSource(name=SCAN[0], data=SCAN[1])
    assert connection.execute("select count(*) from source_files").fetchone()[0] == 1
    checks.check_hashes(connection)


def test_another_scan_takes_the_place_of_the_one_before(connection: Connection) -> None:
    sources.keep(connection, PLAN.id, *SCAN)
    sources.keep(connection, PLAN.id, "moi.pdf", b"%PDF other")
    assert sources.load(connection, PLAN.id).name == "moi.pdf"
    assert connection.execute("select count(*) from source_files").fetchone()[0] == 1


def test_a_plan_that_was_deleted_and_brought_back_still_has_its_scan(connection: Connection) -> None:
    sources.keep(connection, PLAN.id, *SCAN)
    aggregates.delete(connection, PLAN.id)
    checks.check_derived(connection)
    aggregates.save(connection, PLAN, NOW)
    assert sources.load(connection, PLAN.id).data == SCAN[1]


def test_what_is_missing_or_damaged_is_told(connection: Connection) -> None:
    with pytest.raises(MissingError):
        sources.load(connection, "P9")
    sources.keep(connection, PLAN.id, *SCAN)
    connection.execute("update source_files set data = x'00'")
    with pytest.raises(DamagedError):
        checks.check_hashes(connection)
    with pytest.raises(DamagedError):
        sources.load(connection, PLAN.id)
