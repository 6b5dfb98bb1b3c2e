"""What all tests share: an offscreen screen, a home of their own, the samples, and random data that can be had again."""

import os
import random
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

os.environ["QT_QPA_PLATFORM"] = os.environ.get("TTDN_TEST_PLATFORM", "offscreen")  # before Qt is imported
os.environ["QT_ACCESSIBILITY"] = "1"
os.environ.pop("LANGUAGE", None)

import pytest  # noqa: E402
from hypothesis import settings as hypothesis_settings  # noqa: E402

from ttdn_desktop import i18n  # noqa: E402

hypothesis_settings.register_profile("desk", deadline=None, max_examples=50)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True, max_examples=100)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new, empty folder for settings, workspace and documents of this one test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("TTDN_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def same_start() -> None:
    """Random choices and the interface language begin alike in every test."""
    random.seed(20260915)
    i18n.install("vi")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real samples, which is never part of this repository."""
    folder = Path(os.environ.get("TTDN_SAMPLES") or ROOT.parent / "shared" / "samples")
    if not folder.is_dir():
        pytest.skip(f"no samples at {folder}; set TTDN_SAMPLES")
    return folder
