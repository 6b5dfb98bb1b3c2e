"""An earlier state of the library is looked at before it is brought back, as one step."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import screen_checks
from tests.ui.contexts import NOW, make_context
from tests.workspaces.make import LIBRARY
from ttdn_desktop import i18n
from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.library_edits import add_document, remove_document
from ttdn_desktop.services.library_states import Difference, difference
from ttdn_desktop.services.workspace import Workspace, open_workspace
from ttdn_desktop.ui.library.states_dialog import StatesDialog

NEW = LegalDocument(id="new", type="Luật", subject="Báo chí")
NOW_KEPT = add_document(remove_document(LIBRARY, LIBRARY.documents[0].id), NEW)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    clock = [NOW - dt.timedelta(days=3)]
    with open_workspace(tmp_path / "w.ttdn", clock=lambda: clock[0], new_id=str) as opened:
        opened.save_library(LIBRARY).result()
        clock[0] = NOW
        opened.save_library(NOW_KEPT).result()
        yield opened


@pytest.mark.parametrize("language", i18n.available_languages())
def test_a_state_tells_what_it_changes_and_comes_back(qtbot: QtBot, workspace: Workspace, language: str) -> None:
    i18n.install(language)
    try:
        context = make_context(library=NOW_KEPT)
        context.desk.workspace = workspace  # type: ignore[misc]
        dialog = StatesDialog(context)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.view.model().rowCount() == 1)
        dialog.view.setCurrentIndex(dialog.view.model().index(0, 0))
        qtbot.waitUntil(dialog.button.isEnabled)
        assert "Luật Báo chí" in dialog.changes.text()
        assert "1234/QĐ-UBND" in dialog.changes.text()
        screen_checks.check(dialog)
        dialog.button.click()
        assert context.books.library.value == LIBRARY
        context.books.library.undo()
        assert context.books.library.value == NOW_KEPT
    finally:
        i18n.install("en")


def test_the_difference_names_what_comes_goes_and_changes() -> None:
    changed = replace(LIBRARY, documents=(replace(LIBRARY.documents[0], note="x"),))
    assert difference(LIBRARY, changed) == Difference(changed=("Quyết định 1234/QĐ-UBND",))
    assert difference(LIBRARY, NOW_KEPT) == Difference(back=("Luật Báo chí",), gone=("Quyết định 1234/QĐ-UBND",))
    assert difference(LIBRARY, replace(LIBRARY, removed=("a",))) == Difference()
    assert difference(LIBRARY, replace(LIBRARY, words=("vải",))).others
