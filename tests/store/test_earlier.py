"""One goes back to a backup of one's own choice; the present file stays beside, and what is backed up later is the newest."""

import datetime as dt
import errno
import os
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.conftest import NOW
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.store import aggregates, backups, earlier
from ttdn_desktop.store.connection import connect, connect_copy, disconnect
from ttdn_desktop.store.database import open_database
from ttdn_desktop.store.thread import StoreThread
from ttdn_desktop.store.trouble import DamagedError, DeniedError, FullError, HeldError, TooNewError, telling

LATER = NOW + dt.timedelta(days=1)


def kept(path: Path, *plans: Plan, now: dt.datetime = NOW) -> Path:
    """The backup of the workspace after these were saved in it; the workspace is closed."""
    connection = open_database(path, now)
    for plan in plans:
        aggregates.save(connection, plan, now)
    made = backups.make(connection, path, now)
    disconnect(connection)
    return made.path


def held_in(path: Path) -> list[Plan]:
    with closing(open_database(path, NOW)) as connection:
        return [aggregates.load(connection, ident) for ident in aggregates.plan_ids(connection)]


def test_a_list_says_what_each_backup_holds(path: Path, plan: Plan) -> None:
    first = kept(path, plan)
    kept(path, replace(plan, id=PlanId("P2")), now=LATER)
    newest, oldest = earlier.contents(path)
    assert (oldest.backup.path, oldest.plans, oldest.size) == (first, 1, first.stat().st_size)
    assert (newest.backup.at, newest.plans) == (LATER, 2)


def test_a_backup_that_cannot_be_read_is_in_the_list_as_such(path: Path, plan: Plan) -> None:
    kept(path, plan).write_bytes(b"x" * 3000)
    assert [content.plans for content in earlier.contents(path)] == [None]


@pytest.mark.parametrize("linking", [True, False])
def test_the_chosen_backup_takes_the_place_and_the_present_file_stays_beside(path: Path, plan: Plan, monkeypatch, linking: bool) -> None:
    chosen, changed = kept(path, plan), replace(plan, year=2030)
    kept(path, changed, now=LATER)
    if not linking:
        monkeypatch.setattr(os, "link", _no_links)
    aside = earlier.exchange(path, earlier.make_ready(path, chosen), LATER)
    assert held_in(path) == [plan]
    assert held_in(aside) == [changed]
    assert not list(path.parent.glob(".*.part"))


def test_what_is_backed_up_after_going_back_is_the_newest(path: Path, plan: Plan) -> None:
    chosen = kept(path, plan)
    for year in (2028, 2029, 2030):
        kept(path, replace(plan, year=year))
    earlier.exchange(path, earlier.make_ready(path, chosen), LATER)
    after = kept(path, replace(plan, year=2040), now=LATER)
    assert backups.newest(path).path == after


def test_a_damaged_backup_does_not_take_the_place(path: Path, plan: Plan) -> None:
    chosen = kept(path, plan)
    chosen.write_bytes(chosen.read_bytes()[:5000])
    with telling(), pytest.raises(DamagedError):
        earlier.make_ready(path, chosen)
    assert not list(path.parent.glob(".*.part"))
    assert held_in(path) == [plan]


def test_a_workspace_that_another_has_open_is_left_alone(path: Path, plan: Plan) -> None:
    ready = earlier.make_ready(path, kept(path, plan))
    with closing(connect(path, lambda _connection: None)), pytest.raises(HeldError), telling():
        earlier.exchange(path, ready, LATER)
    assert not list(path.parent.glob("*before*"))
    assert not ready.exists()


def test_a_backup_that_a_newer_program_made_does_not_take_the_place(path: Path, plan: Plan) -> None:
    chosen = kept(path, plan)
    with closing(connect_copy(chosen)) as copy:
        copy.execute("pragma user_version = 9999")
    with telling(), pytest.raises(TooNewError):
        earlier.make_ready(path, chosen)
    assert not list(path.parent.glob(".*.part"))


def test_where_the_copy_cannot_take_the_place_the_present_file_has_its_one_name(path: Path, plan: Plan, monkeypatch) -> None:
    ready = earlier.make_ready(path, kept(path, plan))
    replace_file = Path.replace

    def refusing(source: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(errno.EACCES, "held open")
        return replace_file(source, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(DeniedError), telling():
        earlier.exchange(path, ready, LATER)
    assert path.stat().st_nlink == 1
    assert [entry.name for entry in path.parent.iterdir() if entry.is_file()] == [path.name]
    assert held_in(path) == [plan]


def test_a_file_that_was_cut_off_between_its_two_names_has_one_again_once_it_is_open(path: Path, plan: Plan) -> None:
    kept(path, plan)
    second = path.with_name(f"{path.stem}.before-20270101T000000Z-abcd{path.suffix}")
    os.link(path, second)
    other = path.with_name(f"{path.stem}.before-20260101T000000Z-abcd{path.suffix}")
    other.write_bytes(path.read_bytes())
    store = StoreThread(path, lambda: NOW)
    store.opened.result()
    store.close()
    assert not second.exists()
    assert other.exists()
    assert held_in(path) == [plan]


def test_without_second_names_a_copy_that_breaks_off_leaves_nothing(path: Path, plan: Plan, monkeypatch) -> None:
    ready = earlier.make_ready(path, kept(path, plan))

    def breaking_off(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "link", _no_links)
    monkeypatch.setattr(shutil, "copyfile", breaking_off)
    with pytest.raises(FullError), telling():
        earlier.exchange(path, ready, LATER)
    assert [entry.name for entry in path.parent.iterdir() if entry.is_file()] == [path.name]


def test_a_log_that_is_still_there_goes_with_its_file(path: Path, plan: Plan, monkeypatch) -> None:
    ready = earlier.make_ready(path, kept(path, plan))
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"what is left of it")
    monkeypatch.setattr(earlier, "_revision", lambda _workspace: 0)
    aside = earlier.exchange(path, ready, LATER)
    assert not log.exists()
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"what is left of it"
    assert held_in(path) == [plan]


def _no_links(*_given: object) -> None:
    raise OSError("no links here")
