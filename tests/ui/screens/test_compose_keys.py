"""Who types straight away in the outline writes into the node in front; nothing typed there is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.contexts import make_context, plan_of
from tests.ui.screen_checks import settle, type_as_unikey
from tests.ui.screens.test_compose import CTRL, section_form, shown, small_plan
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.ids import PlanId, SectionId
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.domain.text import plain
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.screens.compose import ComposeScreen


@pytest.fixture
def context(qapp: QApplication) -> ScreenContext:
    return make_context(small_plan())


@pytest.fixture
def screen(context: ScreenContext, qtbot: QtBot) -> ComposeScreen:
    return shown(ComposeScreen(context), qtbot)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_where_the_focus_is(*steps: str) -> None:
    """As a keyboard does: every key goes to whoever has the focus then."""
    for step in steps:
        for char in step:
            type_as_unikey(focused(), char)


def compose_where_the_focus_is(*preedits: str, text: str) -> None:
    for preedit in preedits:
        QApplication.sendEvent(focused(), QInputMethodEvent(preedit, []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)


def text_in_focus() -> str:
    field = focused()
    assert isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


TEXTS = {
    "general": "",
    "bases": "",
    "section:s1": "Nâng cao hiệu quả.",
    "section:s2": "Một đoạn văn.\nMột gạch đầu dòng;",
    "task:t1": "Đăng tin.",
    "ending": "Thường trực Đảng ủy\nLưu: VT",
}


@pytest.mark.parametrize("node", list(TEXTS))
def test_letters_typed_in_the_outline_arrive_at_the_end_of_the_text_of_the_node(node: str, screen: ComposeScreen) -> None:
    screen.outline.choose(node)
    screen.outline.setFocus()
    type_where_the_focus_is(" Nhieem", "<<<", "ệm vuj", "<<", "ụ - 1")
    assert screen.outline.key == node
    assert text_in_focus() == TEXTS[node] + " Nhiệm vụ - 1"


@pytest.mark.parametrize("node", list(TEXTS))
def test_what_an_input_method_commits_in_the_outline_arrives_in_the_text_of_the_node(node: str, screen: ComposeScreen) -> None:
    screen.outline.choose(node)
    screen.outline.setFocus()
    assert screen.outline.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose_where_the_focus_is("đ", "đô", "đối", text="đối")
    assert text_in_focus() == TEXTS[node] + "đối"
    screen.outline.setFocus()
    compose_where_the_focus_is(text=" ngoại")
    assert text_in_focus() == TEXTS[node] + "đối ngoại"


def test_a_composition_ended_by_the_change_of_focus_is_not_written_twice(screen: ComposeScreen) -> None:
    """Some platforms commit what is being composed to the widget that is about to lose the focus."""
    outline = screen.outline
    outline.choose("section:s1")
    outline.setFocus()
    editor = section_form_editor(screen)

    def commit_to_the_outline() -> None:
        event = QInputMethodEvent()
        event.setCommitString("đ")
        QApplication.sendEvent(outline, event)

    editor.entered.connect(commit_to_the_outline, Qt.ConnectionType.SingleShotConnection)
    QApplication.sendEvent(outline, QInputMethodEvent("đ", []))
    assert editor.toPlainText() == "Nâng cao hiệu quả.đ"
    assert editor.textCursor().block().layout().preeditAreaText() == ""


def section_form_editor(screen: ComposeScreen):
    form = screen.form("section")
    return form.blocks.first_editor()  # type: ignore[attr-defined]  # the form of a section


def test_typing_in_the_outline_is_in_the_plan_and_one_step_of_undo(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.outline.choose("section:s1")
    screen.outline.setFocus()
    type_where_the_focus_is("Xa hoi")
    context.session.settle()
    assert context.session.current.history.count() == 1  # type: ignore[union-attr]  # a plan is open
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert plan_of(context) == small_plan()


def test_writing_goes_on_behind_the_last_text_of_a_section_with_tables(screen: ComposeScreen, context: ScreenContext) -> None:
    section_form(screen, "s2").blocks.last_editor().setFocus()
    type_where_the_focus_is("Cuối")
    screen.outline.setFocus()
    type_where_the_focus_is(" mục")
    assert text_in_focus() == "Cuối mục"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_editor_of_the_node(key: Qt.Key, screen: ComposeScreen, context: ScreenContext) -> None:
    screen.outline.choose("section:s1")
    screen.outline.setFocus()
    QTest.keyClick(screen.outline, key)
    assert focused() is section_form_editor(screen)
    screen.outline.choose("task:t1")
    screen.outline.setFocus()
    QTest.keyClick(screen.outline, key)
    assert focused() is screen.form("task").content  # type: ignore[attr-defined]  # the form of a task
    assert plan_of(context) == small_plan()


def test_commands_and_shortcuts_are_not_typed(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.outline.choose("section:s1")
    screen.outline.setFocus()
    for modifier in (CTRL, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier):
        QTest.keyClick(screen.outline, Qt.Key.Key_J, modifier)
    QTest.keyClick(screen.outline, Qt.Key.Key_Backspace)
    assert screen.outline.hasFocus()
    assert plan_of(context) == small_plan()


def test_in_an_issued_plan_typing_in_the_outline_says_that_it_is_locked(qtbot: QtBot, qapp: QApplication) -> None:
    plan = edits.set_plan(small_plan(), stage=Stage.ISSUED)
    context = make_context(plan)
    screen = shown(ComposeScreen(context), qtbot)
    refused: list[str] = []
    context.session.refused.connect(refused.append)
    screen.outline.choose("section:s1")
    screen.outline.setFocus()
    type_where_the_focus_is("x")
    assert len(refused) == 1
    assert screen.outline.hasFocus()
    assert plan_of(context) is plan


def test_one_undo_takes_a_section_back_to_which_nothing_was_typed(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.outline.choose("section:s1")
    screen.outline.setFocus()
    QTest.keyClick(screen.outline, Qt.Key.Key_Insert)
    assert len(plan_of(context).body) == 3
    assert isinstance(focused(), QLineEdit)  # its name is asked for
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    settle(screen)
    assert plan_of(context) == small_plan()
    assert screen.outline.hasFocus()
    assert screen.outline.key == "section:s1"


def test_undo_takes_typed_words_out_of_a_name_before_it_takes_the_section(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.outline.choose("section:s1")
    screen.outline.setFocus()
    QTest.keyClick(screen.outline, Qt.Key.Key_Insert)
    name = focused()
    QTest.keyClicks(name, "Chi tieu")
    while isinstance(name, QLineEdit) and name.text():
        QTest.keyClick(name, Qt.Key.Key_Z, CTRL)
    assert len(plan_of(context).body) == 3
    QTest.keyClick(name, Qt.Key.Key_Z, CTRL)
    settle(screen)
    assert plan_of(context) == small_plan()


def test_undo_takes_back_a_new_section_left_without_a_name(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.outline.choose("section:s1")
    screen.outline.setFocus()
    QTest.keyClick(screen.outline, Qt.Key.Key_Insert)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(screen)
    assert screen.outline.hasFocus()
    QTest.keyClick(screen.outline, Qt.Key.Key_Return)  # its editor: the heading asks for a name
    assert isinstance(focused(), QLineEdit)
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert plan_of(context) == small_plan()
    assert plan_of(context).section(SectionId("s1")).heading == "MỤC ĐÍCH"


def test_letters_typed_after_a_new_draft_of_the_same_plan_go_into_the_draft(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.outline.choose("section:s1")
    context.desk.open_value(replace(small_plan(), id=PlanId("q")))
    screen.outline.setFocus()
    type_where_the_focus_is("x")
    context.session.settle()
    block = plan_of(context).section(SectionId("s1")).blocks[0]
    assert screen.outline.key == "section:s1"
    assert isinstance(block, Paragraph)
    assert plain(block.text) == "Nâng cao hiệu quả.x"
