"""The proof that foreign files do no harm, in its short form."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the memory of a child that has ended")
def test_every_sample_gets_its_answer_in_time_in_little_memory_and_without_the_network(samples: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "packaging")]), "TTDN_SAMPLES": str(samples)}
    command = [sys.executable, str(ROOT / "packaging" / "proofs" / "reading.py"), "--n", "12", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0, done.stderr
    assert not any(told["violations"].values()), done.stderr
    assert told["controls"]["failed"] == told["controls"]["expected_to_fail"]
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed, so nobody looked for calls to the network; all else holds")
