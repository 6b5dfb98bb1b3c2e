"""What is followed up of a plan is kept whole beside it, and outlives its deletion."""

import datetime as dt

import pytest

from ttdn_desktop.domain.follow_up import FollowUp, OpinionRequest, put_opinion
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.opinions import Opinion
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.store import aggregates, checks, follow_ups
from ttdn_desktop.store.database import open_database
from ttdn_desktop.store.trouble import DamagedError

NOW = dt.datetime(2026, 11, 10, 3, tzinfo=dt.UTC)
PLAN = PlanId("plan")


@pytest.fixture
def connection(tmp_path):
    made = open_database(tmp_path / "w.ttdn", NOW)
    yield made
    made.close()


def some():
    return put_opinion(FollowUp(plan=PLAN, requests=(OpinionRequest(id="r", unit="Công an xã"),)), Opinion(id="o", unit="Công an xã", text="Đồng ý"))


def test_a_plan_of_which_nothing_is_followed_up_has_an_empty_one(connection):
    assert follow_ups.load(connection, PLAN) == FollowUp(plan=PLAN)


def test_it_is_kept_whole_and_not_written_twice(connection):
    first = follow_ups.save(connection, some(), NOW)
    assert follow_ups.load(connection, PLAN) == some()
    assert follow_ups.save(connection, some(), NOW).revision == first.revision


def test_it_stays_when_its_plan_is_deleted_and_disturbs_no_list(connection):
    aggregates.save(connection, Plan(id=PLAN), NOW)
    follow_ups.save(connection, some(), NOW)
    assert len(aggregates.summaries(connection)) == 1
    assert list(aggregates.plan_ids(connection)) == [PLAN]
    checks.check_derived(connection)
    checks.check_hashes(connection)
    aggregates.delete(connection, PLAN)
    assert follow_ups.load(connection, PLAN) == some()


def test_a_changed_bit_is_found(connection):
    follow_ups.save(connection, some(), NOW)
    connection.execute("update aggregates set data = zeroblob(20) where kind = 'follow_up'")
    with pytest.raises(DamagedError):
        follow_ups.load(connection, PLAN)
