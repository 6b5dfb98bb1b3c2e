"""The workspace as screens and command line see it."""

import datetime as dt
import itertools
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.work_time import seconds
from tests.workspaces.make import PLAN
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.errors import NotFoundError, WorkspaceDamagedError, WorkspaceError, WorkspaceHeldError
from ttdn_desktop.services import files, late
from ttdn_desktop.services.workspace import Workspace, open_last_backup, open_workspace, restore_last_backup
from ttdn_desktop.store import aggregates

ROOT = Path(__file__).resolve().parents[2]
NOW = dt.datetime(2026, 9, 15, 8, 15, tzinfo=dt.UTC)
Opener = Callable[[], Workspace]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "workspace.ttdn"


@pytest.fixture
def opener(path: Path) -> Opener:
    numbers = itertools.count(1)
    return lambda: open_workspace(path, clock=lambda: NOW, new_id=lambda: f"NEW{next(numbers)}")


@pytest.fixture
def workspace(opener: Opener) -> Iterator[Workspace]:
    with opener() as opened:
        yield opened


def test_what_was_saved_is_there_after_reopening(opener: Opener) -> None:
    with opener() as workspace:
        saved = workspace.save(PLAN).result()
        assert (saved.plan, saved.at) == (PLAN.id, NOW)
    with opener() as workspace:
        assert workspace.load(PLAN.id).result() == PLAN
        (summary,) = workspace.plans().result()
    assert (summary.subject, summary.stage, summary.tasks, summary.changed) == (PLAN.document.subject, Stage.DRAFT, 1, NOW)


def test_search_speaks_of_plans_tasks_and_bases(workspace: Workspace) -> None:
    workspace.save(PLAN)
    assert [(hit.kind, hit.id, hit.plan) for hit in workspace.search("doi ngoai").result()] == [("plan", PLAN.id, PLAN.id), ("basis", "0", PLAN.id)]
    assert workspace.used_units().result() == ("Văn phòng",)
    assert workspace.used_bases().result() == PLAN.legal_bases


def test_versions_are_kept_and_read(workspace: Workspace) -> None:
    workspace.save(PLAN)
    kept = workspace.keep_version(PLAN.id, "export").result()
    workspace.save(replace(PLAN, year=2030))
    assert workspace.versions(PLAN.id).result() == (kept,)
    assert workspace.load_version(kept.id).result() == PLAN


def test_a_plan_read_from_a_file_twice_never_takes_the_place_of_an_edited_one(workspace: Workspace) -> None:
    assert workspace.add(PLAN).result().plan == PLAN.id
    assert workspace.add(PLAN).result().plan == PLAN.id
    edited = replace(PLAN, year=2030)
    workspace.save(edited)
    second = workspace.add(PLAN).result().plan
    assert workspace.load(PLAN.id).result() == edited
    assert workspace.load(second).result() == replace(PLAN, id=second)
    assert [version.reason for version in workspace.versions(second).result()] == ["import"]


def test_a_plan_that_is_not_there_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        workspace.load(PlanId("nobody")).result()
    with pytest.raises(NotFoundError):
        workspace.delete(PlanId("nobody")).result()


def test_a_second_instance_is_told_who_holds_it_and_sees_the_last_backup(workspace: Workspace, opener: Opener, path: Path) -> None:
    workspace.save(PLAN)
    backup = workspace.backup().result()
    workspace.save(replace(PLAN, year=2030)).result()
    with pytest.raises(WorkspaceHeldError) as caught:
        opener()
    holder = late.held_by(path)
    assert holder is not None
    assert (holder.pid, holder.since) == (os.getpid(), NOW)
    assert holder.host in caught.value.message
    with open_last_backup(path, clock=lambda: NOW, new_id=str) as shown:
        assert shown.read_only
        assert shown.load(PLAN.id).result() == PLAN
        assert len(shown.search("doi ngoai").result()) == 2
        assert shown.backup_state().result() == backup
        with pytest.raises(WorkspaceError):
            shown.save(replace(PLAN, year=2031)).result()
    workspace.save(replace(PLAN, year=2032)).result()


def test_asking_twice_in_one_process_does_not_let_others_in(workspace: Workspace, opener: Opener, path: Path) -> None:
    with pytest.raises(WorkspaceHeldError):
        opener()
    script = "import sys; from sqlcipher3 import dbapi2; dbapi2.connect(sys.argv[1], timeout=0).execute('select * from plans')"
    assert "locked" in subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False).stderr


def test_without_a_backup_there_is_none_to_show(workspace: Workspace, path: Path) -> None:
    with pytest.raises(WorkspaceError):
        open_last_backup(path, clock=lambda: NOW, new_id=str)


def test_of_many_who_open_at_once_one_gets_it(path: Path) -> None:
    script = (
        "import sys, datetime as dt; from pathlib import Path\n"
        "from ttdn_desktop.services.workspace import open_workspace; from ttdn_desktop.errors import WorkspaceHeldError\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "try: w = open_workspace(Path(sys.argv[1]), clock=lambda: dt.datetime.now(dt.UTC), new_id=str)\n"
        "except WorkspaceHeldError: print('held', flush=True)\n"
        "else: print('got', flush=True); sys.stdin.readline(); w.close()\n"
    )
    command = [sys.executable, "-c", script, str(path)]
    racers = [subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    told = [(racer.stdin, racer.stdout) for racer in racers if racer.stdin and racer.stdout]
    assert [out.readline() for _in, out in told] == ["ready\n"] * 4
    for stdin, _out in told:
        stdin.write("\n")
        stdin.flush()
    answers = [out.readline() for _in, out in told]
    assert sorted(answers) == ["got\n", "held\n", "held\n", "held\n"]
    for racer in racers:
        racer.communicate("\n")
        assert racer.returncode == 0


def test_what_a_killed_process_left_is_swept(opener: Opener, path: Path, tmp_path: Path) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    with opener() as workspace:
        workspace.remember_folder(exports).result()
        workspace.backup().result()
    left = [folder / ".a.0123456789abcdef.part" for folder in (exports, path.parent, path.parent / "backups" / path.stem)]
    for part in left:
        part.touch()
    with opener():
        assert not any(part.exists() for part in left)


def test_a_damaged_workspace_is_told_and_its_backup_put_in_place(opener: Opener, path: Path) -> None:
    with opener() as workspace:
        workspace.save(PLAN)
    damaged = b"SQLite format 3\0" + bytes(5000)
    path.write_bytes(damaged)
    with pytest.raises(WorkspaceDamagedError, match="/9/2026"):
        opener()
    assert path.read_bytes() == damaged
    aside = restore_last_backup(path, clock=lambda: NOW)
    assert aside.read_bytes() == damaged
    with opener() as workspace:
        assert workspace.load(PLAN.id).result() == PLAN


@pytest.mark.parametrize("content", [b"PK\x03\x04" * 100, b"no database at all"])
def test_a_file_of_another_kind_is_told(path: Path, opener: Opener, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(WorkspaceError, match="“workspace"):
        opener()
    assert path.read_bytes() == content


def test_a_newer_workspace_is_told(path: Path, opener: Opener) -> None:
    opener().close()
    database = dbapi2.connect(str(path))
    database.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('ttdn', 'm999', '')")
    database.commit()
    database.close()
    with pytest.raises(WorkspaceError, match="“workspace"):
        opener()


def test_a_bug_is_not_told_as_trouble_with_the_file(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(aggregates, "summaries", wrong)
    with pytest.raises(ZeroDivisionError):
        workspace.plans().result()


def test_a_save_is_acknowledged_soon_and_from_any_thread(workspace: Workspace) -> None:
    answers = []

    def work(number: int) -> None:
        for draft in range(1, 21):
            answers.append(workspace.save(replace(PLAN, id=PlanId(f"P{number}"), draft_no=draft)))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]

    def all_at_once() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({answer.result().revision for answer in answers}) <= 80

    assert seconds(all_at_once) < 2
    assert {workspace.load(PlanId(f"P{number}")).result().draft_no for number in range(4)} == {20}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are of Unix")
def test_a_full_disk_is_told_and_what_was_saved_stays(path: Path, opener: Opener) -> None:
    script = (
        "import resource, signal, sys, datetime as dt; from pathlib import Path; from dataclasses import replace\n"
        "from tests.workspaces.make import PLAN; from ttdn_desktop.services.workspace import open_workspace; from ttdn_desktop.errors import WorkspaceError\n"
        "w = open_workspace(Path(sys.argv[1]), clock=lambda: dt.datetime.now(dt.UTC), new_id=str); w.save(PLAN).result()\n"
        "size = Path(sys.argv[1] + '-wal').stat().st_size\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (size + 3000, resource.RLIM_INFINITY))\n"
        "try: w.save(replace(PLAN, year=2030)).result()\n"
        "except WorkspaceError as error: print('told')\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\n"
        "print(w.load(PLAN.id).result() == PLAN); w.save(replace(PLAN, year=2031)).result(); w.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["told", "True"]
    with opener() as workspace:
        assert workspace.load(PLAN.id).result().year == 2031


def test_a_backup_that_cannot_be_made_is_told_after_the_file_is_closed(path: Path, opener: Opener) -> None:
    workspace = opener()
    workspace.save(PLAN).result()
    (path.parent / "backups").write_bytes(b"a file where the folder should be")
    with pytest.raises(WorkspaceError):
        workspace.close()
    assert {entry.name for entry in path.parent.iterdir()} == {"workspace.ttdn", "backups"}
    assert files.sweep(path.parent) == 0
