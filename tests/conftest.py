"""What all tests share: an offscreen screen, a home of their own, the samples, and random data that can be had again."""

import datetime as dt
import gc
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

os.environ["QT_QPA_PLATFORM"] = os.environ.get("TTDN_TEST_PLATFORM", "offscreen")  # before Qt is imported
os.environ.setdefault("QT_QPA_FONTDIR", str(ROOT / "resources" / "fonts"))  # where offscreen Windows finds any font at all
os.environ["QT_ACCESSIBILITY"] = "1"
os.environ.pop("LANGUAGE", None)

import pytest  # noqa: E402
from hypothesis import settings as hypothesis_settings  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402

from ttdn_desktop import i18n  # noqa: E402
from ttdn_desktop.services import system  # noqa: E402
from ttdn_desktop.ui.collector import collect_due  # noqa: E402

hypothesis_settings.register_profile("desk", deadline=None, max_examples=50)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True, max_examples=50)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "desk")

BEGAN = time.monotonic()
MORNING = dt.datetime(2026, 11, 10, 3, 0, tzinfo=dt.UTC)


def same_day() -> dt.datetime:
    """The clock of the program in every test: it goes on as ever, but always on that day, so that no test depends on the day it is run or meets midnight."""
    return MORNING + dt.timedelta(seconds=time.monotonic() - BEGAN)


system.now = same_day  # before anything takes it by its name

PATIENCE = 60_000
"""Milliseconds that any wait of the qtbot may take: a machine that is at something else is slow, not wrong.

Within the time that a test may take, so that it is told what was waited for.
"""

for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitExposed):
    assert wait.__kwdefaults__ is not None
    wait.__kwdefaults__["timeout"] = PATIENCE


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


@pytest.fixture(autouse=True)
def collected_on_the_main_thread():
    """As in the program: a background thread of one test must not take apart the widgets another one left. Those it left for good go now."""
    gc.disable()
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no event loop runs between tests, which would do it
    collect_due()


@pytest.fixture(scope="session")
def qapp(qapp):
    """The one application of a test run, with the shipped fonts."""
    from PySide6.QtGui import QFontDatabase

    for face in sorted((ROOT / "resources" / "fonts").glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(face)) >= 0, face.name
    return qapp


@pytest.fixture(scope="session")
def validate() -> Callable[[Path], list[str]]:
    """Microsoft's validator of Office files: gives the findings of a .docx or .xlsx, none for a good one."""
    tool = ROOT / ".cache" / "validator" / "node_modules" / ".bin" / ("ooxml-validator.cmd" if sys.platform == "win32" else "ooxml-validator")
    if not tool.exists():
        pytest.skip("the validator of Office files is not set up; packaging/dev.py test does it where npm is")

    def findings(file: Path) -> list[str]:
        told = subprocess.run([tool, file], capture_output=True, text=True, encoding="utf-8", check=False)
        assert told.returncode in {0, 1}, told.stderr
        return [str(finding) for finding in json.loads(told.stdout)["errors"]]

    return findings


@pytest.fixture(scope="session")
def to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """LibreOffice, with a profile of its own so that parallel runs do not wait for each other: prints a file to PDF."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(file: Path) -> Path:
        folder = tmp_path_factory.mktemp("pdf")
        options = ["--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([office, *options, str(file)], capture_output=True, check=True)
        return folder / f"{file.stem}.pdf"

    return convert
