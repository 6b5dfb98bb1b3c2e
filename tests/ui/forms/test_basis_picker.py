"""Bases chosen beside their list: by typing only, with what amends and replaces them, in sets and from earlier plans, dragged where they fall."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import screen_checks
from tests.ui.contexts import NOW, Offered, empty_plan, ids, make_context, plan_of
from tests.ui.screen_checks import settle, type_as_unikey
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.library import LegalDocument, Origin
from ttdn_desktop.domain.plan import DocumentHead, Issuer, LegalBasis, Plan, Stage
from ttdn_desktop.services.bases import basis_of
from ttdn_desktop.services.workspace import open_workspace
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.forms.bases_panel import BasesPanel
from ttdn_desktop.ui.forms.basis_picker import EARLIER, SETS
from ttdn_desktop.ui.forms.basis_rows import PICK_MIME, ROW_ROLE, Row

LIBRARY = resources.library()
OFFICE = "Ủy ban nhân dân xã Suối Mây"
PLAN = replace(
    empty_plan(), year=2027, issuer=Issuer(name=OFFICE), document=DocumentHead(subject="Công tác thông tin đối ngoại năm 2027 trên địa bàn xã Suối Mây")
)
WIDE, NARROW = 1180, 620


@pytest.fixture
def context(qtbot: QtBot) -> ScreenContext:
    i18n.install("en")
    return make_context(PLAN, library=LIBRARY)


def shown(context: ScreenContext, qtbot: QtBot, width: int = WIDE) -> BasesPanel:
    panel = BasesPanel(context)
    panel.resize(width, 700)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


@pytest.fixture
def panel(context: ScreenContext, qtbot: QtBot) -> BasesPanel:
    return shown(context, qtbot)


def rows(panel: BasesPanel) -> list[Row]:
    model = panel.picker.view.model()
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def numbers(plan: Plan) -> list[str]:
    return [basis.number or basis.subject or basis.text for basis in plan.legal_bases]


def type_and_enter(panel: BasesPanel, words: str, times: int = 1) -> None:
    type_as_unikey(panel.picker.words, words)
    for _time in range(times):
        QTest.keyClick(panel.picker.words, Qt.Key.Key_Return)


def links(within: QWidget) -> dict[str, QPushButton]:
    settle(within)  # what was offered just now is laid out
    return {button.accessibleName(): button for button in within.findChildren(QPushButton) if button.isVisible()}


def test_the_bases_of_a_plan_are_made_by_typing_only(panel: BasesPanel, context: ScreenContext) -> None:
    panel.picker.words.setFocus()
    type_and_enter(panel, "phat ngon")
    type_and_enter(panel, "to chuc chinh quyen dia phuong")
    type_and_enter(panel, "nd 72")
    type_and_enter(panel, "57-kl")
    bases = plan_of(context).legal_bases
    assert numbers(plan_of(context)) == ["72/2025/QH15", "72/2015/NĐ-CP", "244/2026/NĐ-CP", "57-KL/TW"], "each went where its rank and date say"
    assert bases[1].text.endswith("được sửa đổi, bổ sung bởi Nghị định số 148/2026/NĐ-CP ngày 12 tháng 5 năm 2026 của Chính phủ")
    assert panel.picker.words.hasFocus()
    assert panel.picker.words.selectedText() == "57-kl", "what is typed next replaces it"
    assert "Already in the plan" in rows(panel)[0].below
    type_and_enter(panel, "nd 72")
    assert len(plan_of(context).legal_bases) == 4, "what is cited is pointed at"
    assert panel.at == 1
    for _step in range(4):
        context.session.undo()
    assert plan_of(context).legal_bases == ()


def test_of_a_document_that_is_over_what_replaced_it_is_offered(panel: BasesPanel, context: ScreenContext) -> None:
    panel.picker.words.setFocus()
    type_and_enter(panel, "09/2017/nd")
    assert rows(panel)[0].tone == "error"
    assert "replaced by Nghị định 244/2026/NĐ-CP" in rows(panel)[0].below
    assert plan_of(context).legal_bases == ()
    QTest.keyClick(panel.picker.words, Qt.Key.Key_Return)
    assert numbers(plan_of(context)) == ["244/2026/NĐ-CP"]
    type_and_enter(panel, "09/2017/nd")
    links(panel.picker)["Add it all the same"].click()
    assert numbers(plan_of(context)) == ["09/2017/NĐ-CP", "244/2026/NĐ-CP"]


def test_the_chosen_basis_offers_what_can_be_done_with_it(panel: BasesPanel, context: ScreenContext) -> None:
    dead = replace(basis_of(panel_document("ND-09-2017")), lead="Thực hiện")
    dead = replace(dead, text=dead.text.replace("Căn cứ", "Thực hiện"))
    own = LegalBasis(text="Căn cứ Quyết định số 12/QĐ-UBND", type="Quyết định", number="12/QĐ-UBND")
    context.session.edit("x", lambda plan: replace(plan, legal_bases=(dead, basis_of(panel_document("ND-72-2015")), own)))
    panel.choose(0)
    links(panel)["Cite Nghị định 244/2026/NĐ-CP instead"].click()
    assert plan_of(context).legal_bases[0].text.startswith("Thực hiện Nghị định số 244/2026/NĐ-CP")
    panel.choose(1)
    links(panel)["Name the amendment: Nghị định 148/2026/NĐ-CP"].click()
    assert "148/2026/NĐ-CP" in plan_of(context).legal_bases[1].text
    links(panel)["Order by rank and date"].click()
    assert numbers(plan_of(context)) == ["72/2015/NĐ-CP", "244/2026/NĐ-CP", "12/QĐ-UBND"]
    assert "Order by rank and date" not in links(panel)
    panel.choose(2)
    links(panel)["Add to the library"].click()
    assert context.books.library.value.documents[-1].number == "12/QĐ-UBND"
    assert "Add to the library" not in links(panel)
    assert isinstance(context.offer, Offered)
    context.offer.made[-1][2]()
    assert context.books.library.value == LIBRARY


def panel_document(name: str) -> LegalDocument:
    document = LIBRARY.document(name)
    assert document is not None
    return document


def test_a_set_is_put_in_at_once_and_an_own_one_is_kept_renamed_and_deleted(panel: BasesPanel, context: ScreenContext) -> None:
    picker = panel.picker
    picker.tabs.setCurrentIndex(SETS)
    assert rows(panel)[0].title == "Kế hoạch thông tin đối ngoại của xã, phường, năm 2027"
    assert rows(panel)[0].word == "For this plan"
    picker.view.setFocus()
    QTest.keyClick(picker.view, Qt.Key.Key_Return)
    assert len(plan_of(context).legal_bases) == 6
    assert "148/2026/NĐ-CP" in next(basis.text for basis in plan_of(context).legal_bases if basis.number == "72/2015/NĐ-CP")
    context.session.undo()
    assert plan_of(context).legal_bases == (), "the whole set is one step"
    context.session.redo()
    picker.sets.keep_as("Của xã")
    own = context.books.library.value.sets[-1]
    assert (own.name, own.origin, own.year, own.level) == ("Của xã", Origin.OWN, 2027, "commune")
    assert rows(panel)[0].title == "Của xã"
    picker.view.setCurrentIndex(picker.view.model().index(0, 0))
    picker.sets.rename_to("Của xã năm 2027")
    assert rows(panel)[0].title == "Của xã năm 2027"
    picker.sets.delete()
    assert own.id not in [one.id for one in context.books.library.value.sets]
    assert isinstance(context.offer, Offered)
    context.offer.made[-1][2]()
    assert context.books.library.value.sets[-1].name == "Của xã năm 2027"


def test_bases_of_earlier_plans_are_shown_under_the_name_of_the_plan(tmp_path: Path, context: ScreenContext, qtbot: QtBot, monkeypatch) -> None:
    own = LegalBasis(text="Căn cứ Quyết định số 5/QĐ-UBND", type="Quyết định", number="5/QĐ-UBND")
    bases = (basis_of(panel_document("ND-72-2015")), basis_of(panel_document("ND-09-2017")), own)
    last = replace(
        PLAN, id=PlanId("last"), year=2026, document=replace(PLAN.document, subject=PLAN.document.subject.replace("2027", "2026")), legal_bases=bases
    )
    with open_workspace(tmp_path / "w.ttdn", clock=lambda: NOW, new_id=ids()) as workspace:
        workspace.save(last).result()
        monkeypatch.setattr(type(context.desk), "workspace", workspace)
        panel = shown(context, qtbot)
        panel.picker.tabs.setCurrentIndex(EARLIER)
        qtbot.waitUntil(lambda: len(rows(panel)) == 4)
    assert [row.title for row in rows(panel)] == [
        last.document.subject,
        *("Nghị định 72/2015/NĐ-CP", "Nghị định 09/2017/NĐ-CP", "Quyết định 5/QĐ-UBND"),
    ]
    assert rows(panel)[3].word == "Not in the library"
    panel.picker.add_chosen()
    assert numbers(plan_of(context)) == ["72/2015/NĐ-CP", "244/2026/NĐ-CP", "5/QĐ-UBND"]
    said = [notice.text.text() for notice in panel.picker.findChildren(kit.Notice)]
    assert "what replaced it is cited instead: Nghị định 09/2017/NĐ-CP" in said[-1]


@pytest.fixture
def two(context: ScreenContext) -> ScreenContext:
    context.session.edit("x", lambda plan: replace(plan, legal_bases=(LegalBasis(text="một"), LegalBasis(text="hai"))))
    return context


def test_a_row_is_dragged_to_its_place_in_the_list_or_anywhere_beside_it(two: ScreenContext, qtbot: QtBot) -> None:
    panel = shown(two, qtbot)
    panel.picker.words.setText("nd 72")
    data = panel.picker.view.model().mimeData([panel.picker.view.model().index(0, 0)])
    assert data.hasFormat(PICK_MIME)
    assert panel.view.model().canDropMimeData(data, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    panel.view.model().dropMimeData(data, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    assert numbers(plan_of(two)) == ["một", "72/2015/NĐ-CP", "hai"]
    panel.picker.words.setText("57-kl")
    drop(panel, panel.picker.view.model().mimeData([panel.picker.view.model().index(0, 0)]))
    assert numbers(plan_of(two)) == ["một", "72/2015/NĐ-CP", "hai", "57-KL/TW"]


def drop(panel: BasesPanel, data: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    panel.dropEvent(QDropEvent(QPointF(QPoint(10, 10)), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_double_click_puts_a_basis_in_once(panel: BasesPanel, context: ScreenContext) -> None:
    panel.picker.words.setText("nd 72")
    place = panel.picker.view.visualRect(panel.picker.view.currentIndex()).center()
    QTest.mouseClick(panel.picker.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(panel.picker.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert numbers(plan_of(context)) == ["72/2015/NĐ-CP"]


def test_in_a_narrow_place_it_is_folded_until_it_is_asked_for(context: ScreenContext, qtbot: QtBot) -> None:
    panel = shown(context, qtbot, NARROW)
    assert not panel.picker.isVisible()
    panel.library_button.click()
    assert panel.picker.isVisible()
    assert panel.picker.words.hasFocus()
    assert panel.picker.geometry().bottom() < panel.view.mapTo(panel, QPoint()).y()
    panel.resize(WIDE, 700)
    qtbot.waitUntil(lambda: panel.picker.geometry().left() > panel.view.geometry().right())
    assert not panel.library_button.isVisible()


def test_nothing_can_be_put_into_a_plan_that_is_locked(qtbot: QtBot) -> None:
    panel = shown(make_context(replace(PLAN, stage=Stage.ISSUED), library=LIBRARY), qtbot)
    assert not panel.picker.isEnabled()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_it_is_named_reachable_and_whole(language: str, width: int, qtbot: QtBot, qapp) -> None:
    i18n.install(language)
    panel = shown(make_context(PLAN, library=LIBRARY), qtbot, width)
    if width == NARROW:
        panel.library_button.click()
    panel.picker.words.setText("09/2017/nđ")
    panel.picker.add_chosen()
    panel.resize(width, panel.sizeHint().height() + 200)
    screen_checks.check(panel)
    panel.picker.tabs.setCurrentIndex(SETS)
    screen_checks.check(panel)
