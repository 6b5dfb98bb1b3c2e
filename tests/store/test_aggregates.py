"""Plans are written whole with all that is derived from them, by difference, and read back as they were."""

import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlcipher3 import dbapi2

from tests.store.conftest import NOW
from tests.strategies import plans
from ttdn_desktop.domain.ids import PlanId, TaskId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.store import aggregates, checks, rows
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.trouble import DamagedError, MissingError


def test_a_plan_is_read_back_as_it_was_written(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    assert aggregates.load(connection, plan.id) == plan


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans())
def test_any_plan_is_read_back_and_its_rows_agree(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    assert aggregates.load(connection, plan.id) == plan
    checks.check_derived(connection)


def test_the_list_holds_what_a_list_shows(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    (row,) = aggregates.summaries(connection)
    assert (row.year, row.subject, row.issuer, row.stage, row.tasks) == (2026, plan.document.subject, plan.issuer.name, "draft", 3)


def test_the_plan_changed_last_stands_first_whatever_the_clock_says(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    aggregates.save(connection, replace(plan, id=PlanId("P2")), NOW.replace(year=2001))
    assert [row.id for row in aggregates.summaries(connection)] == ["P2", "P1"]


def test_a_plan_that_did_not_change_is_not_written_again(connection: Connection, plan: Plan) -> None:
    first = aggregates.save(connection, plan, NOW)
    assert aggregates.save(connection, plan, NOW.replace(hour=9)) == first


def test_a_list_reads_no_body(connection: Connection, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(20):
        aggregates.save(connection, replace(plan, id=PlanId(f"P{n}")), NOW)

    def no_body(action: int, table: str | None, column: str | None, *_rest: object) -> int:
        return int(dbapi2.SQLITE_DENY if action == dbapi2.SQLITE_READ and table == "aggregates" else dbapi2.SQLITE_OK)

    monkeypatch.delattr(zlib, "decompress")
    connection.set_authorizer(no_body)
    assert len(aggregates.summaries(connection)) == 20
    connection.set_authorizer(None)


def test_rows_are_written_by_difference(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    before = dict(connection.execute("select id, rowid from tasks").fetchall())
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    changed = replace(plan, tasks=(plan.tasks[0], replace(plan.tasks[1], output="Bản tin"), plan.tasks[2], Task(id=TaskId("T4"))))
    aggregates.save(connection, changed, NOW)
    connection.set_trace_callback(None)
    after = dict(connection.execute("select id, rowid from tasks").fetchall())
    assert before.items() <= after.items()
    assert len([statement for statement in statements if "insert into tasks" in statement]) == 2


def test_saving_a_plan_keeps_what_hangs_on_its_tasks(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    connection.execute("create table outcomes (plan_id text, task_id text, result text, foreign key (plan_id, task_id) references tasks (plan_id, id)) strict")
    connection.execute("insert into outcomes values ('P1', 'T2', 'Đã họp')")
    aggregates.save(connection, replace(plan, tasks=(*plan.tasks[::-1], Task(id=TaskId("T4")))), NOW)
    assert connection.execute("select result from outcomes").fetchall() == [("Đã họp",)]


def test_no_table_deletes_on_its_own(connection: Connection) -> None:
    schema = " ".join(row[0].lower() for row in connection.execute("select sql from sqlite_schema where sql is not null"))
    assert "on delete" not in schema
    assert "trigger" not in schema


def test_every_own_table_is_strict(connection: Connection) -> None:
    loose = {row[1] for row in connection.execute("pragma table_list") if row[2] == "table" and not row[5]}
    assert loose == {"_sqlite_migrations", "sqlite_schema", "sqlite_sequence", "sqlite_temp_schema"} & loose


def test_deleting_removes_all_that_was_derived(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    aggregates.delete(connection, plan.id)
    checks.check_derived(connection)
    assert not aggregates.summaries(connection)
    with pytest.raises(MissingError):
        aggregates.load(connection, plan.id)
    with pytest.raises(MissingError):
        aggregates.delete(connection, plan.id)


def test_a_plan_from_outside_never_takes_the_place_of_another(connection: Connection, plan: Plan) -> None:
    edited = replace(plan, year=2027)
    aggregates.save(connection, edited, NOW)
    ids: Iterator[str] = iter(["FRESH"])
    assert aggregates.add(connection, plan, lambda: next(ids), NOW).id == "FRESH"
    assert aggregates.load(connection, plan.id) == edited
    assert aggregates.add(connection, edited, lambda: next(ids), NOW).id == plan.id


def test_units_and_bases_used_most_come_first(connection: Connection, plan: Plan) -> None:
    aggregates.save(connection, plan, NOW)
    aggregates.save(connection, replace(plan, id=PlanId("P2"), legal_bases=plan.legal_bases[1:]), NOW)
    assert aggregates.used_units(connection) == ("Văn phòng", "Công an xã")
    assert aggregates.used_bases(connection) == (plan.legal_bases[1], plan.legal_bases[0])


@pytest.mark.parametrize("change", ["update aggregates set data = ?2", "update aggregates set sha256 = ?1 where ?2 is not null"])
def test_content_that_changed_by_itself_is_noticed(connection: Connection, plan: Plan, change: str) -> None:
    aggregates.save(connection, plan, NOW)
    changed = [bytearray(part) for part in connection.execute("select sha256, data from aggregates").fetchone()]
    for part in changed:
        part[len(part) // 2] ^= 1
    connection.execute(change, list(map(bytes, changed)))
    with pytest.raises(DamagedError):
        aggregates.load(connection, plan.id)


def test_half_a_character_is_kept_in_the_plan_and_does_no_harm_in_the_rows(connection: Connection, plan: Plan) -> None:
    odd = replace(plan, tasks=(replace(plan.tasks[0], title="Họp \ud83d báo \x00"),))
    aggregates.save(connection, odd, NOW)
    assert aggregates.load(connection, plan.id) == odd
    checks.check_derived(connection)


def test_rows_derived_by_an_older_program_are_made_anew(connection: Connection, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    aggregates.save(connection, plan, NOW)
    connection.execute("update tasks set title = 'as once derived'")
    aggregates.derive_all(connection)
    assert connection.execute("select distinct title from tasks").fetchall() == [("as once derived",)]
    monkeypatch.setattr(rows, "VERSION", rows.VERSION + 1)
    aggregates.derive_all(connection)
    checks.check_derived(connection)
