"""The power fails in the middle of the work: what was acknowledged is there again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.stories.officer import at_work

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("acknowledged", [1, 7])
def test_a_killed_program_loses_nothing_it_had_acknowledged(qtbot: QtBot, home: Path, acknowledged: int) -> None:
    environment = {**os.environ, "TTDN_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen([sys.executable, ROOT / "tests" / "stories" / "killed_session.py"], env=environment, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        said = ["", "0"]
        for line in killed.stdout:
            said = line.split()
            if int(said[1]) >= acknowledged:
                killed.kill()  # until it is dead it works on, and what it acknowledged meanwhile counts too
    plan_id, number = said[0], int(said[1])
    assert number >= acknowledged
    with at_work(qtbot) as officer:
        officer.bench.open_plan(plan_id)
        qtbot.waitUntil(lambda: officer.bench.context.session.plan is not None)
        plan = officer.plan
        assert plan.document.subject in {f"Lần {number}", f"Lần {number + 1}"}
        done = int(plan.document.subject.split()[1])
        assert [task.title for task in plan.tasks] == [f"Nhiệm vụ {n}" for n in range(1, done + 1)]
