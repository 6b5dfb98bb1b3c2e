"""Versions are kept once each, and thinned out as they grow old."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.conftest import NOW
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.store import aggregates, versions
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.packing import pack
from ttdn_desktop.store.retention import superfluous
from ttdn_desktop.store.trouble import MissingError


def test_a_version_is_the_plan_as_it_was(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    kept = versions.keep(connection, plan.id, "export", NOW)
    aggregates.save(connection, replace(plan, year=2027), NOW)
    assert versions.load(connection, kept.id) == plan
    assert versions.versions(connection, plan.id) == (kept,)


def test_the_same_state_is_kept_once(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    first = versions.keep(connection, plan.id, "opening", NOW)
    assert versions.keep(connection, plan.id, "opening", NOW) == first
    aggregates.save(connection, replace(plan, year=2027), NOW)
    versions.keep(connection, plan.id, "restore", NOW)
    aggregates.save(connection, plan, NOW)
    again = versions.keep(connection, plan.id, "restore", NOW)
    assert again.id > first.id
    assert versions.load(connection, again.id) == plan
    assert connection.execute("select count(*) from version_bodies").fetchone()[0] == 2


def test_a_weightier_reason_is_recorded_even_where_the_state_is_kept_already(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    for reason in ("opening", "replace", "returned", "opening", "issue", "replace"):
        versions.keep(connection, plan.id, reason, NOW)
    assert [version.reason for version in versions.versions(connection, plan.id)] == ["issue", "replace", "opening"]


def test_the_state_a_file_was_written_from_is_found_by_its_mark(connection: Connection, plan: Plan) -> None:
    sent = replace(plan, draft_no=2)
    aggregates.save(connection, sent, NOW)
    versions.keep(connection, plan.id, "export", NOW)
    aggregates.save(connection, plan, NOW)
    assert versions.with_state(connection, plan.id, pack(sent)[0].hex()) == sent
    assert versions.with_state(connection, plan.id, pack(plan)[0].hex()) == plan
    assert versions.with_state(connection, plan.id, "00") is None
    assert versions.with_state(connection, plan.id, "") is None
    assert versions.with_state(connection, plan.id, "mã") is None


def test_what_was_exported_is_never_thinned_out(connection: Connection, plan: Plan) -> None:
    for day in range(100):
        at = NOW + dt.timedelta(days=day)
        aggregates.save(connection, replace(plan, draft_no=day + 1), at)
        versions.keep(connection, plan.id, "export" if day % 50 == 3 else "restore", at)
    assert [version.reason for version in versions.versions(connection, plan.id)].count("export") == 2


def test_versions_outlive_their_plan(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    kept = versions.keep(connection, plan.id, "import", NOW)
    aggregates.delete(connection, plan.id)
    assert versions.load(connection, kept.id) == plan


def test_what_is_not_there_is_told(connection: Connection) -> None:
    with pytest.raises(MissingError):
        versions.keep(connection, "nobody", "export", NOW)
    with pytest.raises(MissingError):
        versions.load(connection, 7)


def test_old_versions_are_thinned_out_but_imports_and_issues_stay(connection: Connection, plan: Plan) -> None:
    for hour in range(24 * 40):
        at = NOW + dt.timedelta(hours=hour)
        if hour % 6 == 0:
            aggregates.save(connection, replace(plan, draft_no=hour + 1), at)
            versions.keep(connection, plan.id, "import" if hour == 0 else "restore", at)
    kept = versions.versions(connection, plan.id)
    assert kept[-1].reason == "import"
    assert 8 + 12 + 2 <= len(kept) <= 8 + 12 + 10 + 3
    assert connection.execute("select count(*) from version_bodies").fetchone()[0] == len(kept)


@given(st.lists(st.integers(-5, 800).map(lambda days: NOW - dt.timedelta(days=days, hours=days % 24)), max_size=60))
def test_thinning_is_settled_and_keeps_the_newest_and_the_last_two_days(moments: list[dt.datetime]) -> None:
    gone = set(superfluous(moments, NOW))
    kept = [moment for n, moment in enumerate(moments) if n not in gone]
    assert superfluous(kept, NOW) == ()
    assert all(moments[n] <= NOW - dt.timedelta(days=2) for n in gone)
    assert not moments or max(moments) in kept
