"""The proof that kills sessions, in its short form, and that it judges rightly."""

import json
import os
import subprocess
import sys
from pathlib import Path

import crash_check
import edit_session
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_a_killed_session_loses_nothing_and_its_controls_are_noticed() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "packaging")])}
    command = [sys.executable, str(ROOT / "packaging" / "proofs" / "kill.py"), "--n", "20", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0, done.stderr
    assert told["n"] == 20
    assert not any(told["violations"].values())
    assert told["controls"] == {"expected_to_fail": 4, "failed": 4}


@pytest.mark.parametrize("weakness", ["", *edit_session.WEAKNESSES])
def test_a_session_that_is_not_killed_is_found_whole_even_without_safeguards(tmp_path: Path, weakness: str) -> None:
    expected = crash_check.Expected()
    for seed, newer in ((1, False), (2, False), (3, True), (4, True)):
        edit_session.run(tmp_path, seed, lambda *words: expected.hear(words), weakness=weakness, newer=newer)
        if newer:
            with edit_session.one_step_ahead():
                found, states = crash_check.check(tmp_path, expected.plans, print, newer=True)
        else:
            found, states = crash_check.check(tmp_path, expected.plans, print, newer=False)
        assert not any(found.values())
        assert {plan: allowed for plan, allowed in expected.plans.items() if allowed != ["none"]} == {plan: [state] for plan, state in states.items()}


def test_a_save_that_is_missing_is_noticed(tmp_path: Path) -> None:
    expected = crash_check.Expected()
    edit_session.run(tmp_path, 1, lambda *words: expected.hear(words))
    expected.hear(["asked", "P", "one"])
    expected.hear(["asked", "P", "two"])
    expected.hear(["saved", "P", "one"])
    assert expected.plans["P"] == ["one", "two"]
    told: list[str] = []
    found, _states = crash_check.check(tmp_path, expected.plans, told.append, newer=False)
    assert found["lost_saves"] == 1
    assert told == ["P: none is none of ['one', 'two']"]


def test_litter_and_broken_exports_are_noticed(tmp_path: Path) -> None:
    edit_session.run(tmp_path, 1, lambda *_words: None)
    (tmp_path / "core").touch()
    export = edit_session.exports_of(tmp_path) / "Kế hoạch.docx"
    export.write_bytes(export.read_bytes()[:-100])
    found, _states = crash_check.check(tmp_path, {}, print, newer=False)
    assert (found["litter"], found["broken_exports"]) == (1, 1)
