"""Running the command line inside the test process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ttdn_desktop import paths, resources
from ttdn_desktop.cli.main import main
from ttdn_desktop.services import late, system


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a command gave: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def ttdn(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command, in English unless another language is asked for."""

    def run(*words: Any) -> Told:
        given = [str(word) for word in words]
        capsys.readouterr()
        status = main(given if "--language" in given else ["--language", "en", *given])
        told = capsys.readouterr()
        return Told(status=status, out=told.out, err=told.err)

    return run


@pytest.fixture
def sample() -> Path:
    """A shipped plan as PLAN.json."""
    return paths.resources_dir() / "samples" / f"{resources.sample_names()[0]}.json"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace that holds the sample plans."""
    path = tmp_path / "xa.ttdn"
    with late.open_workspace(path, clock=system.now, new_id=system.new_id) as opened:
        for name in resources.sample_names():
            opened.save(late.load_sample(name, system.new_id)).result()
    return path
