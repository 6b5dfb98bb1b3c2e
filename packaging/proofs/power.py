"""Proves that a power cut at any moment loses no acknowledged save and leaves no half plan and no broken export.

A session of work is recorded call by call; then the power is cut at random places of the record, and the next start is tried on what a disk may hold then.
Each control is the same session without waiting for the disk; it must be noticed.
"""

import multiprocessing
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import crash_check
import disk_log
import edit_session
from proofs import report

LANES = 2
_CONTROL_CUTS = 150


def prove(n: int, seed: int) -> report.ProofResult:
    """Cut the power n times in recorded sessions, then in the controls until they are noticed."""
    shares = [n // LANES + (lane < n % LANES) for lane in range(LANES)]
    tasks = [(share, seed + lane, "") for lane, share in enumerate(shares)] + [(_CONTROL_CUTS, seed, weakness) for weakness in edit_session.POWER_WEAKNESSES]
    with ProcessPoolExecutor(LANES, multiprocessing.get_context("fork")) as pool:
        outcomes = list(pool.map(cut_some, tasks))
    found, noticed = sum(outcomes[:LANES], Counter[str]()), outcomes[LANES:]
    for weakness, violations in zip(edit_session.POWER_WEAKNESSES, noticed, strict=True):
        report.say(f"control “{weakness}”: {dict(violations) or 'NOT NOTICED'}")
    return report.ProofResult(
        name="power",
        n=n,
        seed=seed,
        violations={kind: found[kind] for kind in crash_check.KINDS},
        controls=len(noticed),
        controls_failed=sum(map(bool, noticed)),
    )


def cut_some(task: tuple[int, int, str]) -> Counter[str]:
    """Violations after so many power cuts at random moments of one session; with a weakness only until it is noticed."""
    n, seed, weakness = task
    choose = random.Random(seed)  # noqa: S311 - the same cuts can be had again
    found = Counter[str]()
    with tempfile.TemporaryDirectory(prefix="ttdn-power-") as folder:
        root = Path(folder) / "work"
        root.mkdir()
        events = disk_log.record([sys.executable, str(edit_session.__file__), str(root), str(seed), weakness], _environment(), root)
        for _ in range(n):
            found += Counter(_cut(root, events, choose, _silent if weakness else report.say))
            if found and weakness:
                break
    return found


def _cut(root: Path, events: Sequence[disk_log.Event], choose: random.Random, say: crash_check.Say) -> dict[str, int]:
    """One power cut, and the next start."""
    cut = choose.randint(1, len(events))
    expected = crash_check.Expected()
    for words in disk_log.told_before(events, cut):
        expected.hear(words)
    _lay_out(root, disk_log.disk_after(events, cut, choose))
    with edit_session.one_step_ahead():
        violations, _states = crash_check.check(root, expected.plans, say, newer=False)
    return {kind: count for kind, count in violations.items() if count}


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _lay_out(root: Path, files: dict[str, bytes]) -> None:
    """Make the folder hold what the disk holds."""
    shutil.rmtree(root)
    for folder in (edit_session.exports_of(root), root / "backups"):
        folder.mkdir(parents=True)
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)


def _silent(_text: str) -> None:
    """Controls fail in silence."""


def main(argv: list[str]) -> int:
    if shutil.which("strace") is None:
        report.say("strace is not on this machine; it is needed to record what is written.")
        return 2
    return report.main(argv, prove, default_n=300)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
