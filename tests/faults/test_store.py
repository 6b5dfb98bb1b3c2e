"""Whatever call fails under the workspace, what was acknowledged stays, the person is told, and nothing is left behind."""

import errno
import os
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import crash_check
import edit_session
import pytest

from tests.faults.failing import FailingDisk
from tests.store.conftest import NOW
from tests.workspaces.make import PLAN
from ttdn_desktop.services import files
from ttdn_desktop.store import aggregates, backups, earlier
from ttdn_desktop.store.connection import disconnect
from ttdn_desktop.store.database import open_database
from ttdn_desktop.store.trouble import StoreError, telling

ROOT = Path(__file__).resolve().parents[2]
CODES = [errno.EIO, errno.ENOSPC, errno.EACCES]
SESSION = """
import sys, edit_session
from ttdn_desktop.errors import TtdnError
try:
    edit_session.main(*sys.argv[1:])
except TtdnError as error:
    print("told", type(error).__name__, flush=True)
"""


@pytest.mark.parametrize("code", CODES, ids=lambda code: errno.errorcode[code])
def test_a_backup_is_whole_or_not_there_whichever_call_fails(tmp_path: Path, code: int) -> None:
    path = tmp_path / "workspace.ttdn"
    connection = open_database(path, NOW)
    aggregates.save(connection, PLAN, NOW)
    for fails_at in count(1):
        for backup in backups.backups(path):
            backup.path.unlink()
        disk = FailingDisk(fails_at=fails_at, errno=code)
        told = False
        with pytest.MonkeyPatch.context() as patch:
            disk.install(patch, tmp_path)
            try:
                with telling():
                    backups.make(connection, path, NOW)
            except StoreError:
                told = True
        files.sweep(backups.folder_of(path))
        made = backups.backups(path)
        assert told or len(made) == 1
        assert len(list(backups.folder_of(path).iterdir())) == len(made)
        for backup in made:
            backups.verify(backup.path)
        if not disk.reached:
            break
    disconnect(connection)
    assert fails_at > 5


@pytest.mark.parametrize("code", CODES, ids=lambda code: errno.errorcode[code])
def test_restoring_leaves_the_damaged_or_the_sound_workspace_whichever_call_fails(tmp_path: Path, code: int) -> None:
    original = tmp_path / "original"
    connection = open_database(original / "workspace.ttdn", NOW)
    aggregates.save(connection, PLAN, NOW)
    backups.make(connection, original / "workspace.ttdn", NOW)
    disconnect(connection)
    damaged = b"SQLite format 3\0" + bytes(5000)
    (original / "workspace.ttdn").write_bytes(damaged)
    sound = backups.newest(original / "workspace.ttdn").path.read_bytes()
    for fails_at in count(1):
        folder = tmp_path / str(fails_at)
        shutil.copytree(original, folder)
        path = folder / "workspace.ttdn"
        disk = FailingDisk(fails_at=fails_at, errno=code)
        with pytest.MonkeyPatch.context() as patch:
            disk.install(patch, folder)
            try:
                with telling():
                    backups.restore(path, NOW)
            except StoreError:
                pass
        files.sweep(folder)
        contents = {entry.read_bytes() for entry in folder.glob("workspace*.ttdn")}
        assert damaged in contents
        assert contents <= {damaged, sound}
        assert sound in contents or disk.reached
        assert backups.newest(path).path.read_bytes() == sound
        if not disk.reached:
            break
    assert fails_at > 3


@pytest.mark.parametrize("code", CODES, ids=lambda code: errno.errorcode[code])
def test_going_back_leaves_the_present_file_or_the_backup_in_place_whichever_call_fails(tmp_path: Path, code: int) -> None:
    original = tmp_path / "original"
    for year in (2026, 2027):
        connection = open_database(original / "workspace.ttdn", NOW)
        aggregates.save(connection, replace(PLAN, year=year), NOW)
        backups.make(connection, original / "workspace.ttdn", NOW)
        disconnect(connection)
    for fails_at in count(1):
        folder = tmp_path / str(fails_at)
        shutil.copytree(original, folder)
        path = folder / "workspace.ttdn"
        disk = FailingDisk(fails_at=fails_at, errno=code)
        told = False
        with pytest.MonkeyPatch.context() as patch:
            disk.install(patch, folder)
            try:
                with telling():
                    earlier.exchange(path, earlier.make_ready(path, backups.backups(path)[1].path), NOW)
            except StoreError:
                told = True
        files.sweep(folder)
        years = {entry.name: _year(entry) for entry in folder.glob("*.ttdn")}
        beside = set(years) - {path.name}
        assert path.stat().st_nlink == 1
        assert (years[path.name], len(beside)) == (2026, 1) or (told and (years[path.name], len(beside)) == (2027, 0))
        assert all(years[name] == 2027 for name in beside)
        if not disk.reached:
            break
    assert fails_at > 5


def _year(path: Path) -> int | None:
    with closing(open_database(path, NOW)) as connection:
        return aggregates.load(connection, PLAN.id).year


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not on this machine")
@pytest.mark.parametrize(
    ("call", "code", "at"),
    [
        ("pwrite64", "EIO", "3"),
        ("pwrite64", "ENOSPC", "25+"),
        ("pwrite64", "EIO", "90"),
        ("pwrite64", "ENOSPC", "200"),
        ("fsync,fdatasync", "EIO", "4"),
        ("fsync,fdatasync", "EIO", "15+"),
        ("ftruncate", "EIO", "1"),
    ],
)
def test_a_session_on_a_failing_disk_loses_nothing(tmp_path: Path, call: str, code: str, at: str) -> None:
    folder, log = tmp_path / "work", tmp_path / "log"
    folder.mkdir()
    # only calls on our folder count: -P makes strace follow nothing else
    paths = [folder, edit_session.workspace_of(folder), f"{edit_session.workspace_of(folder)}-wal", f"{edit_session.workspace_of(folder)}-journal"]
    watched = [part for path in paths for part in ("-P", str(path))]
    tracing = ["strace", "-f", "--seccomp-bpf", *watched, "-e", f"trace={call}", "-e", f"inject={call}:error={code}:when={at}", "-o", str(log)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "packaging")])}
    done = subprocess.run([*tracing, sys.executable, "-c", SESSION, str(folder), "1", ""], env=environment, capture_output=True, text=True, check=False)
    expected = crash_check.Expected()
    for line in done.stdout.splitlines():
        expected.hear(line.split())
    assert done.returncode == 0, done.stderr
    with edit_session.one_step_ahead():
        found, _states = crash_check.check(folder, expected.plans, print, newer=False)
    assert not any(found.values())
    assert "INJECTED" in log.read_text()
    assert "told" in done.stdout or call == "ftruncate"
