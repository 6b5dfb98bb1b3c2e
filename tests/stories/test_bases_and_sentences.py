"""The law at hand while a plan is written: bases by typing only, a sentence of last year's plan put in and taken back, in the real window."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.stories.officer import Officer, at_work
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId
from ttdn_desktop.domain.plan import DocumentHead, Issuer, Plan, Section, SectionRole
from ttdn_desktop.domain.text import plain, rich
from ttdn_desktop.ui.forms.section_form import SectionForm
from ttdn_desktop.ui.screens.bases import BasesScreen
from ttdn_desktop.ui.screens.compose import ComposeScreen
from ttdn_desktop.ui.snippets.dialog import SnippetsDialog

SENTENCE = "Tuyên truyền bằng tiếng Mông và tiếng Dao tới bà con ở các bản xa trung tâm xã."
LAST = Plan(
    id=PlanId("last"),
    year=2026,
    issuer=Issuer(name="Ủy ban nhân dân xã Suối Mây"),
    document=DocumentHead(subject="Thông tin đối ngoại năm 2026"),
    body=(Section(id=SectionId("s"), heading="GIẢI PHÁP", role=SectionRole.SOLUTIONS, blocks=(Paragraph(id=BlockId("b"), text=rich(SENTENCE)),)),),
)
NOW = replace(
    LAST,
    id=PlanId("now"),
    year=2027,
    document=DocumentHead(subject="Thông tin đối ngoại năm 2027"),
    body=(Section(id=SectionId("s"), heading="GIẢI PHÁP", role=SectionRole.SOLUTIONS),),
)


def test_bases_are_typed_and_a_sentence_of_last_year_is_used_again(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        officer.desk.add(LAST)
        officer.desk.open_value(NOW)
        choose_bases(officer)
        use_sentence(officer)


def choose_bases(officer: Officer) -> None:
    panel = officer.screen("bases", BasesScreen).panel
    officer.qtbot.waitUntil(lambda: bool(officer.bench.context.books.shelf.by_id))
    panel.picker.words.setFocus()
    for words in ("72", "luat to chuc chinh quyen"):
        type_as_unikey(panel.picker.words, words)
        QTest.keyClick(panel.picker.words, Qt.Key.Key_Return)
    assert [basis.number for basis in officer.plan.legal_bases] == ["72/2025/QH15", "72/2015/NĐ-CP"]


def use_sentence(officer: Officer) -> None:
    screen = officer.screen("compose", ComposeScreen)
    screen.reveal(node="section:s")
    form = screen.form("section")
    assert isinstance(form, SectionForm)
    editor = form.blocks.first_editor()
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    officer.desk.save_now()
    QTest.keyClick(officer.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = officer.dialog(SnippetsDialog)
    assert dialog.part.currentData() == "solutions"
    type_as_unikey(dialog.words, "tieng mong")
    officer.qtbot.waitUntil(lambda: dialog.chosen is not None and dialog.chosen.text == SENTENCE)
    with officer.qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert written(officer) == [SENTENCE]
    officer.qtbot.waitUntil(lambda: QApplication.focusWidget() is editor)
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert written(officer) == []


def written(officer: Officer) -> list[str]:
    return [plain(block.text) for block in officer.plan.section(SectionId("s")).blocks if isinstance(block, Paragraph)]
