"""A person goes back to a backup in the window: what was lost is there again, what was done since stays in a file beside."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.contexts import empty_plan
from tests.ui.programs import AGENCY, at_rest, keep_plans, keep_settings, running, wait_for
from ttdn_desktop import paths
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import WorkspaceError
from ttdn_desktop.services import late
from ttdn_desktop.services.system import new_id, now
from ttdn_desktop.ui.backups_dialog import BackupsDialog
from ttdn_desktop.ui.dialogs import Dialog


def loaded(path: Path, plan_id: PlanId) -> Plan:
    with late.open_workspace(path, clock=now, new_id=new_id) as workspace:
        return workspace.load(plan_id).result()


def opened(qtbot, program) -> BackupsDialog:
    program.bench.do("go_back")
    dialog = program.window.findChild(BackupsDialog)
    assert isinstance(dialog, BackupsDialog)
    wait_for(qtbot, dialog.button.isEnabled)
    return dialog


def _told(qtbot, program) -> Dialog:
    """What is said once the backup is in place."""

    def said() -> list[Dialog]:
        return [found for found in program.window.findChildren(Dialog) if not isinstance(found, BackupsDialog) and found.isVisible()]

    wait_for(qtbot, said)
    return said()[0]


def two_backups() -> tuple[Plan, Plan]:
    """The plan as it is in the older backup, and as it is now."""
    plan = empty_plan()
    keep_plans(plan)
    spoilt = edits.set_document(plan, subject="Xóa nhầm")
    keep_plans(spoilt)
    keep_settings(AGENCY)
    return plan, spoilt


def test_what_was_spoilt_is_there_again_and_the_file_of_before_stays_beside(qtbot):
    plan, spoilt = two_backups()
    with running(qtbot) as program:
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.context.session.plan == spoilt)
        dialog = opened(qtbot, program)
        dialog.view.setCurrentIndex(dialog.view.model().index(1, 0))
        dialog.button.click()
        assert not dialog.cancel.isEnabled()
        told = _told(qtbot, program)
        wait_for(qtbot, lambda: program.desk.workspace is not None)
        assert ".before-" in told.findChildren(QLabel)[1].text()
        told.accept()
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.context.session.plan == plan)
        program.bench.context.session.current.edit("Sửa", lambda p: replace(p, year=2031))
        program.desk.save_now()
        at_rest(qtbot, program)
    (aside,) = paths.default_workspace().parent.glob("*.before-*.ttdn")
    assert loaded(aside, plan.id) == spoilt
    assert loaded(paths.default_workspace(), plan.id).year == 2031


def test_a_damaged_backup_is_told_and_the_plans_stay_as_they_are(qtbot):
    plan, spoilt = two_backups()
    with running(qtbot) as program:
        dialog = opened(qtbot, program)
        damaged = late.kept_backups(paths.default_workspace())[1].path
        content = bytearray(damaged.read_bytes())
        content[len(content) // 2 :] = b"x" * (len(content) - len(content) // 2)
        damaged.write_bytes(content)
        dialog.view.setCurrentIndex(dialog.view.model().index(1, 0))
        dialog.button.click()
        wait_for(qtbot, dialog.cancel.isEnabled)
        assert "hỏng" in dialog.outcome.text() or "damaged" in dialog.outcome.text()
        dialog.reject()
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.context.session.plan == spoilt)


def test_a_file_that_cannot_be_exchanged_is_told_and_work_goes_on_with_the_present_one(qtbot, monkeypatch):
    plan, spoilt = two_backups()

    def refusing(_path: Path, _ready: Path, **_named: object) -> Path:
        raise WorkspaceError("Đĩa đầy")

    monkeypatch.setattr(late, "exchange_for_backup", refusing)
    with running(qtbot) as program:
        dialog = opened(qtbot, program)
        dialog.button.click()
        wait_for(qtbot, lambda: dialog.cancel.isEnabled() and program.desk.workspace is not None)
        assert dialog.outcome.text() == "Đĩa đầy"
        dialog.reject()
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.context.session.plan == spoilt)


def test_who_still_holds_the_plan_or_the_books_of_before_writes_nothing_into_what_comes(qtbot, monkeypatch):
    plan, _spoilt = two_backups()
    exchange, seen = late.exchange_for_backup, []

    with running(qtbot) as program:
        library = program.books.library

        def watched(path: Path, ready: Path, **named: Any) -> Path:
            seen.append((bool(library.read_only), bool(program.books.units.read_only)))
            return exchange(path, ready, **named)

        monkeypatch.setattr(late, "exchange_for_backup", watched)
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.context.session.current is not None)
        before = program.bench.context.session.current
        dialog = opened(qtbot, program)
        dialog.view.setCurrentIndex(dialog.view.model().index(1, 0))
        dialog.button.click()
        told = _told(qtbot, program)
        wait_for(qtbot, lambda: program.desk.workspace is not None)
        told.accept()
        at_rest(qtbot, program)
        before.edit("Sửa", lambda p: replace(p, year=2035))
        before.undo()
        assert not program.desk.autosave.unsaved
        assert seen == [(True, True)]
        assert not library.read_only
    assert loaded(paths.default_workspace(), plan.id) == plan


def test_a_plan_that_was_still_being_opened_is_not_opened_in_what_comes(qtbot):
    plan, _spoilt = two_backups()
    with running(qtbot) as program:
        got: list[object] = []
        workspace = program.desk.workspace
        program.desk.session_of(plan.id, got.append, got.append)
        program.desk.leave()
        wait_for(qtbot, lambda: not program.background._running)
        assert got == []
        program.desk.attach(workspace)
        program.desk.session_of(plan.id, got.append, got.append)
        wait_for(qtbot, lambda: got)


def test_the_settings_lead_to_it_and_with_no_backup_it_says_when_one_is_made(qtbot):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        program.bench.go("settings")
        words = program.bench.actions_by_name["go_back"].text()
        (button,) = (found for found in program.bench.made_screen("settings").findChildren(QPushButton) if found.text().strip() == words)
        button.click()
        dialog = program.window.findChild(BackupsDialog)
        before = dialog.told.text()
        wait_for(qtbot, lambda: dialog.told.text() != before)
        assert not dialog.button.isEnabled()
