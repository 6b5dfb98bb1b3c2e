"""The program as a person meets it: first start, plans, saving, closing, a second instance, a bug."""

import re
import subprocess
import sys
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from tests.ui.programs import AGENCY, keep_plans, keep_settings, running, sample_plan, wait_for, writing
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop import paths, settings
from ttdn_desktop.app.program import crashed
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.task_edits import put_task
from ttdn_desktop.domain.units import Unit
from ttdn_desktop.domain.units_edits import put_unit
from ttdn_desktop.errors import WorkspaceError
from ttdn_desktop.services import late
from ttdn_desktop.services.system import new_id, now
from ttdn_desktop.services.types import Saved
from ttdn_desktop.ui.autosave import SaveKind

LONG = 3_600_000  # milliseconds that no test lasts
HEAVY = ("docx", "openpyxl", "lxml", "typst", "pypdfium2", "babel", "sqlite_utils", "sqlcipher3", "jsonschema")


def loaded(plan_id):
    with late.open_workspace(paths.default_workspace(), clock=now, new_id=new_id) as workspace:
        return workspace.load(plan_id).result()


def dialogs() -> list[QDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]


def test_no_heavy_module_is_loaded_before_the_window_is_painted():
    source = f"""
import os, sys
from ttdn_desktop.app import start
app = start.application()
window = start.first_window(app)
def end():
    print([name for name in {HEAVY!r} if name in sys.modules], flush=True)
    os._exit(0)
window.painted.connect(end)
window.show()
app.exec()
"""
    outcome = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False)
    assert outcome.stdout.strip() == "[]", outcome.stderr


def test_nothing_before_the_first_window_loads_all_enums_of_qt():
    """`from PySide6.QtCore import Qt` costs 20 ms, a seventh of the time until the window stands there."""
    source = "import sys; import ttdn_desktop.app.start; print(*(name for name in sys.modules if name.startswith('ttdn_desktop')))"
    outcome = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    files = (Path(str(sys.modules["ttdn_desktop"].__file__)).parent.joinpath(*name.split(".")[1:]).with_suffix(".py") for name in outcome.stdout.split())
    asked = [
        file.name for file in files if file.is_file() and re.search(r"^from PySide6.QtCore import .*\bQt\b", file.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert asked == []


def test_the_first_start_asks_once_for_agency_and_signer(qtbot):
    with running(qtbot) as program:
        assert program.bench.screen_name == "welcome"
        screen = program.bench.made_screen("welcome")
        screen.heading.fold.open()
        place = screen.findChild(object, "place")
        place.setFocus()
        type_as_unikey(place, "Vân Tru", "<ú", "c")
        screen.start.click()
        assert program.bench.screen_name == "home"
    kept = settings.load(paths.settings_file())
    assert (kept.place, kept.first_run_done) == ("Vân Trúc", True)
    with running(qtbot) as program:
        assert program.bench.screen_name == "home"


def test_a_new_plan_takes_the_agency_over_and_is_on_the_disk_soon(qtbot):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        program.bench.do("new_plan")
        assert program.bench.screen_name == "compose"
        session = program.bench.context.session.current
        session.edit("Sửa trích yếu", lambda plan: edits.set_document(plan, subject="Hoạt động thông tin đối ngoại năm 2027"))
        wait_for(qtbot, lambda: program.desk.autosave.state.kind is SaveKind.SAVED)
        assert "Đã lưu lúc" in program.bench.status.save.text()
        plan = session.plan
    assert loaded(plan.id) == plan
    assert plan.issuer.name == AGENCY.issuing_body


def test_a_saved_plan_says_which_units_of_the_directory_its_names_mean(qtbot):
    with writing(qtbot) as (program, plan):
        name = plan.tasks[0].leads[0]
        program.bench.context.books.units.edit("Thêm đơn vị", lambda units: put_unit(units, Unit(id="u1", name=name)))
        program.bench.context.session.edit("Sửa", lambda p: put_task(p, replace(p.tasks[0], title="Việc khác")))
    assert {unit.name: unit.id for unit in loaded(plan.id).units}[name] == "u1"


def test_every_change_is_on_the_disk_within_two_seconds_without_leaving_the_field(qtbot):
    with writing(qtbot) as (program, _plan):
        saved = program.desk.autosave
        with qtbot.waitSignal(saved.saved):
            program.bench.context.session.edit("Sửa", lambda p: edits.set_document(p, subject="Mới"))
            assert 0 < saved._pause.remainingTime() < 1000, "handed over by then, how long the disk takes is its own affair"


def test_leaving_a_field_saves_at_once(qtbot):
    with writing(qtbot) as (program, _plan):
        saved = program.desk.autosave
        for pause in (saved._pause, saved._limit):
            pause.setInterval(LONG)
        program.bench.context.session.edit("Sửa", lambda p: edits.set_document(p, subject="Mới"))
        with qtbot.waitSignal(saved.saved):
            program.bench.shell.rail.buttons["compose"].setFocus()
            program.bench.shell.rail.buttons["home"].setFocus()


def test_closing_at_once_loses_nothing_and_leaves_a_backup(qtbot):
    with writing(qtbot) as (program, plan):
        program.bench.context.session.edit("Sửa", lambda p: edits.set_document(p, subject="Sửa rồi đóng"))
    assert loaded(plan.id).document.subject == "Sửa rồi đóng"
    with late.open_workspace(paths.default_workspace(), clock=now, new_id=new_id) as workspace:
        assert workspace.backup_state().result().path is not None
        assert [version.reason for version in workspace.versions(plan.id).result()][-1:] == ["opening"]


def test_a_failed_save_is_said_loudly_and_tried_again(qtbot, monkeypatch):
    with writing(qtbot) as (program, _plan):
        workspace = program.desk.workspace
        save = workspace.save
        answers = [WorkspaceError("Đĩa đầy.")]

        def failing(value):
            future = save(value)
            if answers:
                future = Future()
                future.set_exception(answers.pop())
            return future

        monkeypatch.setattr(workspace, "save", failing)
        program.desk.autosave._retry.setInterval(50)
        program.bench.context.session.edit("Sửa", lambda p: edits.set_document(p, subject="Mới"))
        with qtbot.waitSignal(program.desk.autosave.state_changed, check_params_cb=lambda state: state.kind is SaveKind.FAILED):
            program.bench.do("save")
        assert "Đĩa đầy." in _texts(program.bench.shell.banner)
        wait_for(qtbot, lambda: program.desk.autosave.state.kind is SaveKind.SAVED)
        assert not program.bench.shell.banner.isVisible()


def test_a_last_change_that_the_disk_refuses_at_closing_is_asked_about(qtbot, monkeypatch):
    with writing(qtbot) as (program, plan):
        refused: Future[Saved] = Future()
        refused.set_exception(WorkspaceError("Đĩa đầy."))
        monkeypatch.setattr(program.desk.workspace, "save", lambda _plan: refused)
        program.bench.context.session.edit("Sửa", lambda p: edits.set_document(p, subject="Mới"))
        assert not program.window.close()
        assert program.window.isVisible()
        (asked,) = dialogs()
        assert "Đĩa đầy." in _texts(asked)
        asked.accept()
        assert not program.window.isVisible()
        assert program.desk.workspace is None
    assert loaded(plan.id) == plan


def test_ctrl_s_answers_saved(qtbot):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        QTest.keyClick(program.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert program.bench.status.message.whole() == "Đã lưu"


def test_a_workspace_whose_drive_is_gone_is_told_as_what_it_is(qtbot, tmp_path):
    (tmp_path / "stick").write_text("a file, where a drive should be", encoding="utf-8")
    keep_settings(replace(AGENCY, workspace=str(tmp_path / "stick" / "plans.ttdn")))
    with running(qtbot) as program:
        wait_for(qtbot, program.bench.shell.banner.isVisible)
        assert "plans.ttdn" in _texts(program.bench.shell.banner)
        assert dialogs() == []


def test_a_second_instance_reads_the_last_backup_and_says_who_has_the_plans(qtbot):
    plan = sample_plan()
    keep_plans(plan)
    keep_settings(AGENCY)
    with late.open_workspace(paths.default_workspace(), clock=now, new_id=new_id), running(qtbot) as program:
        wait_for(qtbot, lambda: program.desk.workspace is not None)
        assert "workspace.ttdn" in _texts(program.bench.shell.banner)
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.context.session.current is not None)
        session = program.bench.context.session.current
        session.edit("Sửa", lambda p: edits.set_document(p, subject="Mới"))
        assert session.plan == plan
        assert program.bench.status.save.text() == "Chỉ xem, không lưu"
        program.bench.do("new_plan")
        assert program.bench.context.session.current is session


def test_a_damaged_workspace_is_told_and_its_backup_put_in_place(qtbot):
    plan = sample_plan()
    keep_plans(plan)
    keep_settings(AGENCY)
    paths.default_workspace().write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with running(qtbot) as program:
        wait_for(qtbot, program.bench.shell.banner.isVisible)
        button = program.bench.shell.banner.findChildren(type(program.bench.shell.header.export))[0]
        button.click()
        wait_for(qtbot, lambda: program.desk.workspace is not None and not program.desk.read_only)
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.context.session.plan == plan)


def test_a_bug_is_told_once_written_down_and_work_goes_on(qtbot):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        error = ValueError("số lạ")
        crashed(program.window, type(error), error, None)
        assert "số lạ" in paths.log_file().read_text(encoding="utf-8")
        (dialog,) = dialogs()
        dialog.accept()
        program.bench.go("settings")
        assert program.bench.screen_name == "settings"


def test_a_plan_given_as_a_file_is_opened(qtbot):
    keep_settings(AGENCY)
    sample = sorted((paths.resources_dir() / "samples").glob("*.json"))[0]
    with running(qtbot, sample) as program:
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        assert program.bench.context.session.plan.document.subject == late.read_plan_file(sample).document.subject


def test_the_language_changes_at_once_and_everywhere(qtbot):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        program.bench.go("settings")
        program.settings.change(language="en")
        wait_for(qtbot, lambda: program.bench.shell.rail.buttons["home"].text() == "Home")
        assert program.bench.screen_name == "settings"
        assert program.window.windowTitle() == "External information plans"
        program.settings.change(language="vi")
        wait_for(qtbot, lambda: program.bench.shell.rail.buttons["home"].text() == "Trang đầu")


def test_dark_look_and_large_text_hold_at_once(qtbot):
    keep_settings(replace(AGENCY, text_scale=1.0))
    with running(qtbot) as program:
        width = program.bench.shell.rail.width()
        program.settings.change(text_scale=1.3, look="dark")
        wait_for(qtbot, lambda: program.bench.shell.rail.width() > width)
        assert program.app.font().pixelSize() == 17
        program.settings.change(text_scale=1.0, look="light")
        wait_for(qtbot, lambda: program.bench.shell.rail.width() == width)


def _texts(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


@pytest.fixture(autouse=True)
def _no_dialog_left():
    yield
    for dialog in dialogs():
        dialog.close()


def test_closed_faster_than_the_workspace_opens_nothing_written_meanwhile_is_lost(qtbot, qapp):
    from ttdn_desktop.app import start
    from ttdn_desktop.app.program import Program

    keep_settings(AGENCY)
    qapp.setStyle("Fusion")
    window = start.first_window(qapp)
    qtbot.addWidget(window)
    program = Program(qapp, window)
    window.show()
    program.bench.do("new_plan")
    plan = program.bench.context.session.plan
    window.close()
    qapp.removeTranslator(program._qt_texts)
    qapp.focusChanged.disconnect(program._on_focus_changed)
    assert plan is not None
    assert loaded(plan.id) == plan


def test_screens_are_gone_to_by_keys(qtbot):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        program.bench.do("new_plan")
        books = ((Qt.Key.Key_6, "library"), (Qt.Key.Key_7, "units"), (Qt.Key.Key_8, "templates"), (Qt.Key.Key_9, "settings"))
        rest = ((Qt.Key.Key_3, "tasks"), (Qt.Key.Key_1, "home"), (Qt.Key.Key_5, "papers"), *books)
        for key, name in (*rest, (Qt.Key.Key_2, "compose")):
            QTest.keyClick(program.window, key, Qt.KeyboardModifier.ControlModifier)
            assert program.bench.screen_name == name


def test_ctrl_s_with_something_unsaved_answers_once_it_is_on_the_disk(qtbot):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        program.bench.do("new_plan")
        program.bench.context.session.edit("Sửa", lambda plan: edits.set_document(plan, subject="Mới"))
        QTest.keyClick(program.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        wait_for(qtbot, lambda: program.bench.status.message.whole() == "Đã lưu")
        assert not program.desk.autosave.unsaved
