"""Proves that killing the program at any moment loses no acknowledged save and leaves no half plan, no broken export and no litter.

A session of work runs in a child process and is killed at random: while it starts, migrates, edits, exports, backs up, closes. Each control is the
same session with one safeguard taken away; its absence must be noticed.
"""

import json
import multiprocessing
import os
import random
import select
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import crash_check
import edit_session
from proofs import report

LANES = 2  # sessions killed side by side
_ROUND = 6  # kills after which a lane begins anew in an empty folder
_CONTROL_KILLS = 150  # a control that was not noticed after so many kills was not noticed


@dataclass(slots=True)
class Outcome:
    """What some kills came to."""

    kills: int = 0
    violations: Counter[str] = field(default_factory=Counter)
    phases: Counter[str] = field(default_factory=Counter)


def prove(n: int, seed: int) -> report.ProofResult:
    """Kill n sessions, then the controls until they are noticed."""
    started = time.monotonic()
    shares = [n // LANES + (lane < n % LANES) for lane in range(LANES)]
    with ProcessPoolExecutor(LANES, mp_context=multiprocessing.get_context("fork")) as pool:
        outcomes = list(pool.map(kill_some, [(share, seed * 100 + lane, "") for lane, share in enumerate(shares)]))
        phases = sum((outcome.phases for outcome in outcomes), Counter[str]())
        report.say(f"{n} kills in {time.monotonic() - started:.0f} s: {', '.join(f'{count} {phase}' for phase, count in sorted(phases.items()))}")
        noticed = list(pool.map(kill_some, [(_CONTROL_KILLS, seed, weakness) for weakness in edit_session.WEAKNESSES]))
    for weakness, outcome in zip(edit_session.WEAKNESSES, noticed, strict=True):
        report.say(f"control “{weakness}”: {dict(outcome.violations) or 'NOT NOTICED'} after {outcome.kills} kills")
    violations = sum((outcome.violations for outcome in outcomes), Counter[str]())
    return report.ProofResult(
        name="kill",
        n=sum(outcome.kills for outcome in outcomes),
        seed=seed,
        violations={kind: violations[kind] for kind in (*crash_check.KINDS, "failed_sessions")},
        controls=len(noticed),
        controls_failed=sum(bool(outcome.violations) for outcome in noticed),
    )


def kill_some(task: tuple[int, int, str]) -> Outcome:
    """So many kills one after the other; with a weakness only until it is noticed."""
    n, seed, weakness = task
    choose = random.Random(seed)  # noqa: S311 - the same kills can be had again
    outcome = Outcome()
    while outcome.kills < n and not (weakness and outcome.violations):
        with tempfile.TemporaryDirectory(prefix="ttdn-kill-") as folder:
            _round(Path(folder), choose, weakness, n, outcome)
    return outcome


def _round(folder: Path, choose: random.Random, weakness: str, n: int, outcome: Outcome) -> None:
    """Sessions on one workspace, each killed and then found as the next start finds it."""
    expected = crash_check.Expected()
    step_by_step = weakness == "migrated step by step"
    ahead_from = 0 if step_by_step else choose.randrange(_ROUND)
    for number in range(2 if step_by_step else _ROUND):
        if outcome.kills >= n:
            return
        newer = number > ahead_from
        phase = _phase(choose, weakness, migrating=number == ahead_from + 1)
        trial = _Trial(folder=folder, seed=choose.getrandbits(32), phase=phase, weakness=weakness, newer=newer, delay=choose.random())
        killed, failed = trial.run(expected)
        outcome.kills += killed
        outcome.phases["migration" if number == ahead_from + 1 else phase] += killed
        outcome.violations["failed_sessions"] += failed
        found, states = _judged(folder, expected, newer=newer, quiet=bool(weakness))
        outcome.violations += Counter(found)
        if found or failed:
            return  # what is broken stays broken
        expected.plans = {plan_id: [state] for plan_id, state in states.items()} | {plan_id: ["none"] for plan_id in expected.plans if plan_id not in states}


def _phase(choose: random.Random, weakness: str, *, migrating: bool) -> str:
    """Where to kill; a control where its safeguard works."""
    at = {"no transactions": "edit", "acknowledged too early": "edit", "migrated step by step": "close", "saved over": "export"}
    return "start" if migrating else at.get(weakness) or choose.choice(list(edit_session.PHASES))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """One session to be killed at a share `delay` of the time a phase takes."""

    folder: Path
    seed: int
    phase: str
    delay: float
    weakness: str
    newer: bool

    def run(self, expected: crash_check.Expected) -> tuple[bool, bool]:
        """Whether it was killed before it ended, and whether it failed by itself."""
        process, pipe = _child(self._session)
        due: float | None = None
        with os.fdopen(pipe, "rb", buffering=0) as stream:
            rest = b""
            while True:
                patience = 60.0 if due is None else due - time.monotonic()
                if patience <= 0 or not select.select([stream], [], [], patience)[0]:
                    os.kill(process, signal.SIGKILL)
                    due = time.monotonic() + 60
                data = stream.read(1 << 16)
                if not data:
                    break
                *lines, rest = (rest + data).split(b"\n")
                for words in (line.decode().split() for line in lines):
                    expected.hear(words)
                    if words == ["phase", self.phase]:
                        due = time.monotonic() + self.delay * edit_session.PHASES[self.phase]
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        return status == -signal.SIGKILL, status not in {0, -signal.SIGKILL}

    def _session(self, pipe: int) -> None:
        def tell(*words: str) -> None:
            os.write(pipe, (" ".join(words) + "\n").encode())

        edit_session.run(self.folder, self.seed, tell, weakness=self.weakness, newer=self.newer)


def _judged(folder: Path, expected: crash_check.Expected, *, newer: bool, quiet: bool) -> tuple[dict[str, int], dict[str, str]]:
    """The next start, in a process of its own: this one must never have a database open when it forks."""

    def judge(pipe: int) -> None:
        say = _nothing if quiet else report.say
        if newer:
            with edit_session.one_step_ahead():
                answer = crash_check.check(folder, expected.plans, say, newer=True)
        else:
            answer = crash_check.check(folder, expected.plans, say, newer=False)
        os.write(pipe, json.dumps(answer).encode())

    process, pipe = _child(judge)
    with os.fdopen(pipe, "rb") as stream:
        answer = stream.read()
    if os.waitpid(process, 0)[1] or not answer:
        raise RuntimeError(f"the next start failed; see above ({folder})")
    found, states = json.loads(answer)
    return {kind: count for kind, count in found.items() if count}, states


def _nothing(_text: str) -> None:
    """Controls fail in silence."""


def _child(work: Callable[[int], None]) -> tuple[int, int]:
    """A process that does this and ends; its id, and the reading end of the pipe it writes to."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        os.close(reading)
        work(writing)
        status = 0
    finally:  # never back into the work of the parent
        if status:
            traceback.print_exc()
        os._exit(status)


def main(argv: list[str]) -> int:
    if not hasattr(os, "fork"):
        report.say("Windows cannot fork; this proof runs on Linux.")
        return 2
    return report.main(argv, prove, default_n=300)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
