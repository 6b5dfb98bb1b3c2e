"""The screen of bases and the dialog of tables: named, reachable, whole; documents used before stand first."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from tests.ui import screen_checks
from tests.ui.contexts import NOW, empty_plan, ids, make_context
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain import codec, edits
from ttdn_desktop.domain.blocks import Cell, Table
from ttdn_desktop.domain.ids import BlockId
from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.services.workspace import open_workspace
from ttdn_desktop.ui.forms.basis_rows import ROW_ROLE
from ttdn_desktop.ui.forms.table_dialog import TableDialog
from ttdn_desktop.ui.screens.bases import BasesScreen


def shown(screen: BasesScreen, qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(screen)
    window.resize(1366 - 84, 768 - 80)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("sample", resources.sample_names())
def test_bases_and_what_can_be_chosen_are_whole_in_both_languages(language: str, sample: str, qtbot: QtBot, qapp: QApplication) -> None:
    i18n.install(language)
    plan = codec.plan_from_json(resources.load_json(f"samples/{sample}.json"))
    screen = BasesScreen(make_context(plan, library=resources.library()))
    window = shown(screen, qtbot)
    screen_checks.check(screen)
    for tab in range(3):
        screen.panel.picker.tabs.setCurrentIndex(tab)
        screen_checks.check(screen)
    table = TableDialog(Table(id=BlockId("t"), rows=((Cell(), Cell(columns=2)), (Cell(rows=2), Cell(), Cell()), (Cell(), Cell()))), lambda _table: None, window)
    table.show()
    screen_checks.check(table)
    table.close()


def test_an_empty_plan_says_how_to_begin(qtbot: QtBot, qapp: QApplication) -> None:
    screen = BasesScreen(make_context(empty_plan(), library=resources.library()))
    window = shown(screen, qtbot)
    assert window.isVisible()
    assert screen.panel._empty.isVisible()
    assert not screen.panel.view.isVisible()
    screen_checks.check(screen)


def test_documents_used_before_stand_first(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    own = LegalBasis(text="Căn cứ Quyết định số 5/QĐ-UBND", type="Quyết định", number="5/QĐ-UBND")
    with open_workspace(tmp_path / "w.ttdn", clock=lambda: NOW, new_id=ids()) as workspace:
        workspace.save(edits.add_basis(empty_plan("other"), own)).result()
        context = make_context(empty_plan(), library=resources.library())
        monkeypatch.setattr(type(context.desk), "workspace", workspace)
        screen = BasesScreen(context)
        window = shown(screen, qtbot)
        picker = screen.panel.picker
        qtbot.waitUntil(lambda: picker.view.model().index(0, 0).data(ROW_ROLE).title == "Quyết định 5/QĐ-UBND")
        picker.add_chosen()
        assert window.isVisible()
    assert context.session.plan is not None
    assert [basis.number for basis in context.session.plan.legal_bases] == ["5/QĐ-UBND"]


def test_the_document_of_a_basis_is_shown_in_the_library(qtbot: QtBot, qapp: QApplication) -> None:
    plan = edits.add_basis(empty_plan(), LegalBasis(text="Căn cứ Nghị định số 72/2015/NĐ-CP", type="Nghị định", number="72/2015/NĐ-CP"))
    context = make_context(edits.add_basis(plan, LegalBasis(text="Căn cứ Quy chế của xã")), library=resources.library())
    screen = BasesScreen(context)
    qtbot.addWidget(screen)
    screen.panel.choose(0)
    screen.panel.show_in_library()
    assert context.go.went == [("library", {"document": "ND-72-2015"})]  # type: ignore[attr-defined]  # the context of tests
    screen.panel.choose(1)
    screen.panel.show_in_library()
    assert len(context.go.went) == 1  # type: ignore[attr-defined]
    assert context.message.said  # type: ignore[attr-defined]
