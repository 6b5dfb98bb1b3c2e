"""The proof that cuts the power, in its short form, and its model of a disk."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import disk_log
import pytest
from disk_log import File, Named, Waited, Written

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "packaging")])}
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not on this machine")


def disks(events: list[disk_log.Event], cut: int) -> list[dict[str, bytes]]:
    return [disk_log.disk_after(events, cut, random.Random(seed)) for seed in range(200)]  # noqa: S311


def test_what_was_waited_for_is_always_there() -> None:
    file = File()
    events: list[disk_log.Event] = [Named("a", file), Written(file, 0, b"x" * 1024), Waited(file), Waited(None), Written(file, 0, b"y" * 1024)]
    assert disks(events, 4) == [{"a": b"x" * 1024}] * 200
    later = {disk["a"] for disk in disks(events, 5)}
    assert later == {b"x" * 1024, b"y" * 1024, b"y" * 512 + b"x" * 512}


def test_what_was_not_waited_for_may_be_missing_and_a_later_write_there() -> None:
    file = File()
    events: list[disk_log.Event] = [Named("a", file), Waited(None), Written(file, 0, b"x" * 512), Written(file, 512, b"y" * 512)]
    found = {disk["a"] for disk in disks(events, 4)}
    assert {b"", b"x" * 512, b"x" * 512 + b"y" * 512, bytes(512) + b"y" * 512} <= found


def test_names_come_and_go_in_their_order() -> None:
    old, new = File(), File()
    events: list[disk_log.Event] = [Named("a", old), Waited(None), Named("b", new), Named("a", new, "b"), Waited(None)]
    assert {tuple(disk) for disk in disks(events, 4)} == {("a",), ("a", "b")}
    assert {tuple(disk) for disk in disks(events, 5)} == {("a",)}


@needs_strace
def test_a_file_written_as_we_write_files_is_recorded_call_by_call(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    script = (
        "import os, sys; from pathlib import Path; from ttdn_desktop.services import files\n"
        "with files.replacing(Path(sys.argv[1]) / 'Kế hoạch.docx') as stream: stream.write(b'whole')\n"
        "os.write(1, b'saved it\\n')\n"
    )
    events = disk_log.record([sys.executable, "-c", script, str(folder)], ENVIRONMENT, folder)
    kinds = [type(event).__name__ for event in events]
    assert kinds == ["Named", "Written", "Waited", "Named", "Waited", "Told"]
    assert disk_log.told_before(events, len(events)) == [("saved", "it")]
    target = str(folder / "Kế hoạch.docx")
    assert disks(events, len(events)) == [{target: b"whole"}] * 200
    assert all(disk.get(target, b"whole") == b"whole" for cut in range(len(events)) for disk in disks(events, cut))


@needs_strace
@pytest.mark.slow
def test_a_power_cut_loses_nothing_and_its_controls_are_noticed() -> None:
    command = [sys.executable, str(ROOT / "packaging" / "proofs" / "power.py"), "--n", "20", "--json"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0, done.stderr
    assert not any(told["violations"].values())
    assert told["controls"] == {"expected_to_fail": 2, "failed": 2}
