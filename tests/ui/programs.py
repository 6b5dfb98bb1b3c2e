"""The whole program in a test: the real window, workspace and services, in the home folder of the test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from ttdn_desktop import paths, settings
from ttdn_desktop.app import start
from ttdn_desktop.app.program import Program
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.services import late
from ttdn_desktop.services.system import new_id, now
from ttdn_desktop.settings import Settings

AGENCY = Settings(
    first_run_done=True,
    issuing_body="Ủy ban nhân dân xã Vân Trúc",
    issuer_lines=("ỦY BAN NHÂN DÂN", "XÃ VÂN TRÚC"),
    place="Vân Trúc",
    signer_capacity=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer_name="Nguyễn Thị Mai",
)


def keep_settings(chosen: Settings) -> None:
    """Put these settings where the program will find them."""
    settings.save(paths.settings_file(), chosen)


def keep_plans(*plans: Plan) -> None:
    """Put these plans into the workspace the program will open."""
    paths.data_dir().mkdir(parents=True, exist_ok=True)
    with late.open_workspace(paths.default_workspace(), clock=now, new_id=new_id) as workspace:
        for plan in plans:
            workspace.save(plan).result()


def sample_plan() -> Plan:
    """The richest shipped sample."""
    return max((late.load_sample(name, new_id) for name, _title in late.samples()), key=lambda plan: len(plan.tasks))


def is_open(program: Program) -> bool:
    """Whether the workspace is open, and what the program asks of it at once is told: library, units, plans."""
    return (program.desk.workspace is not None or bool(program.desk.read_only)) and not program.background._running


def at_rest(qtbot: Any, program: Any) -> None:
    """Until nothing comes by itself any more: what was asked in the background is told, and what was found in the plan in front as it is now."""
    session, review = program.bench.context.session, program.bench.context.review
    wait_for(qtbot, lambda: not program.background._running and (session.plan is None or review.is_current))


@contextmanager
def running(qtbot: Any, *files: Path, size: QSize | None = None) -> Iterator[Any]:  # a Program; tests reach into all of it
    """The program with its workspace open and read; closed as a person closes it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    window = start.first_window(app)
    qtbot.addWidget(window)
    if size is not None:
        window.resize(size)
    with qtbot.waitSignal(window.painted):
        window.show()
    program = Program(app, window, files)
    try:
        qtbot.waitUntil(lambda: is_open(program))
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield program
    finally:
        window.close()
        program.desk.autosave.setParent(None)
        app.removeTranslator(program._qt_texts)
        app.focusChanged.disconnect(program._on_focus_changed)


@contextmanager
def writing(qtbot: Any) -> Iterator[tuple[Any, Plan]]:
    """The program of an agency with the richest sample in front, as its workspace has it."""
    plan = sample_plan()
    keep_plans(plan)
    keep_settings(AGENCY)
    with running(qtbot) as program:
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        yield program, plan


def wait_for(qtbot: Any, fact: Callable[[], object]) -> None:
    """Until this is so; what is waited for is near."""
    qtbot.waitUntil(lambda: bool(fact()))
