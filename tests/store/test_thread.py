"""Jobs are done in the order asked; saves that wait are merged, and none is acknowledged before it is on the disk."""

import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.conftest import StandingClock
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import StoppedError
from ttdn_desktop.store import aggregates, backups, holder
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.thread import StoreThread
from ttdn_desktop.store.trouble import HeldError, MissingError


@pytest.fixture
def store(path: Path, clock: StandingClock) -> Iterator[StoreThread]:
    thread = StoreThread(path, clock)
    yield thread
    thread.close()


class Gate:
    """A job that lets the next ones wait until it is opened."""

    def __init__(self, store: StoreThread) -> None:
        self._opened = threading.Event()
        self.passed = store.run(lambda _connection: self._opened.wait(20))

    def open(self) -> None:
        self._opened.set()


def test_saves_that_wait_are_merged_into_the_newest(store: StoreThread, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Plan] = []
    real = aggregates.save

    def save(connection: Connection, plan: Plan, now: dt.datetime) -> aggregates.SummaryRow:
        written.append(plan)
        return real(connection, plan, now)

    monkeypatch.setattr(aggregates, "save", save)
    gate = Gate(store)
    answers = [store.save(replace(plan, draft_no=n)) for n in range(1, 11)]
    assert not any(answer.done() for answer in answers)
    gate.open()
    assert {answer.result() for answer in answers} == {answers[0].result()}
    assert written == [replace(plan, draft_no=10)]


def test_a_job_between_two_saves_sees_the_first(store: StoreThread, plan: Plan) -> None:
    gate = Gate(store)
    store.save(plan)
    seen = store.run(lambda connection: aggregates.load(connection, plan.id))
    store.save(replace(plan, year=2030))
    gone = store.run(lambda connection: aggregates.delete(connection, plan.id))
    last = store.save(replace(plan, year=2031))
    gate.open()
    assert seen.result() == plan
    gone.result()
    last.result()
    assert store.run(lambda connection: aggregates.load(connection, plan.id)).result().year == 2031


def test_what_fails_is_told_to_the_one_who_asked_and_to_nobody_else(store: StoreThread, plan: Plan) -> None:
    wrong = store.run(lambda connection: aggregates.load(connection, "nobody"))
    right = store.save(plan)
    with pytest.raises(MissingError):
        wrong.result()
    assert right.result().id == plan.id


def test_the_workspace_is_backed_up_hourly_when_something_was_saved(store: StoreThread, path: Path, plan: Plan, clock: StandingClock) -> None:
    store.save(plan).result()
    store.run(lambda _connection: None).result()
    assert backups.backups(path) == ()
    clock.now += dt.timedelta(hours=1)
    store.save(replace(plan, year=2030)).result()
    store.run(lambda _connection: None).result()
    assert len(backups.backups(path)) == 1


def test_closing_writes_what_waits_backs_up_and_leaves_one_file(path: Path, clock: StandingClock, plan: Plan) -> None:
    store = StoreThread(path, clock)
    gate = Gate(store)
    last = store.save(plan)
    threading.Timer(0.01, gate.open).start()
    store.close()
    store.close()
    assert last.done()
    assert {entry.name for entry in path.parent.iterdir()} == {path.name, "backups"}
    assert len(backups.backups(path)) == 1


def test_what_is_asked_after_the_end_is_answered_quietly(path: Path, clock: StandingClock) -> None:
    store = StoreThread(path, clock)
    store.close()
    with pytest.raises(StoppedError):
        store.run(lambda _connection: 1).result(1)


def test_a_second_holder_is_refused_and_a_dead_one_is_not_waited_for(store: StoreThread, path: Path, clock: StandingClock, plan: Plan) -> None:
    store.save(plan).result()
    note = holder.read(path)
    assert note is not None
    assert note.since == clock.now
    second = StoreThread(path, clock)
    with pytest.raises(HeldError):
        second.opened.result()
    with pytest.raises(HeldError):
        second.run(lambda connection: None).result()
    second.close()
    assert holder.read(path) == note
    store.close()
    assert holder.read(path) is None
    third = StoreThread(path, clock)
    third.opened.result()
    third.close()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"host": 1, "user": 2, "pid": "x", "since": null}', "\udcff"])
def test_a_note_that_cannot_be_understood_names_nobody(path: Path, content: str) -> None:
    holder.note_of(path).write_bytes(content.encode("utf-8", "surrogateescape"))
    assert holder.read(path) is None
