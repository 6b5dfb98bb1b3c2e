"""Kept states of a plan are listed from a real workspace and brought back as one step of undo."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.contexts import NOW, empty_plan, ids, make_context
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.services.workspace import open_workspace
from ttdn_desktop.ui.history_pane import HistoryPane, brought_back


def test_a_kept_state_comes_back_in_one_step_and_goes_again(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = edits.set_enacting(empty_plan(), "Bản đầu")
    with open_workspace(tmp_path / "w.ttdn", clock=lambda: NOW, new_id=ids()) as workspace:
        workspace.save(plan).result()
        workspace.keep_version(plan.id, "opening").result()
        changed = edits.set_plan(edits.set_enacting(plan, "Bản sau"), draft_no=2)
        context = make_context(changed)
        monkeypatch.setattr(type(context.desk), "workspace", workspace)
        pane = HistoryPane(context)
        qtbot.addWidget(pane)
        pane.show()
        qtbot.waitUntil(lambda: pane.view.model().rowCount() == 1)
        pane.view.setCurrentIndex(pane.view.model().index(0, 0))
        pane.button.click()
        qtbot.waitUntil(lambda: context.session.plan is not changed)
    assert context.session.plan == edits.set_plan(plan, draft_no=2)
    assert context.desk.kept == [(changed, "restore")]  # type: ignore[attr-defined]  # the desk of tests
    context.session.undo()
    assert context.session.plan is changed


def test_an_older_state_does_not_change_the_stage() -> None:
    now, then = empty_plan("a"), edits.set_plan(empty_plan("b"), stage=Stage.ISSUED, enacting="x")
    back = brought_back(now, then)
    assert (back.id, back.stage, back.enacting) == (now.id, Stage.DRAFT, "x")


def test_without_a_workspace_the_drawer_says_that_nothing_is_kept(qtbot: QtBot) -> None:
    pane = HistoryPane(make_context(empty_plan()))
    qtbot.addWidget(pane)
    pane.show()
    assert not pane.view.isVisibleTo(pane)
