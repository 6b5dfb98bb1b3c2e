"""Text fields take what UniKey and input methods send exactly, and hand it to the plan as named steps."""

import unicodedata
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.contexts import empty_plan, make_context
from tests.ui.programs import wait_for
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop.domain import edits
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui.editors import BlockEditor, moved
from ttdn_desktop.ui.fields import PlainField, TextField

FIELDS = [PlainField, TextField]


class Desk:
    """A field, another control to go to, and the plan behind."""

    def __init__(self, kind, qtbot) -> None:
        self.context = make_context(empty_plan())
        self.holder = self.context.session
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field = kind(
            self.holder,
            name="subject",
            label="Sửa trích yếu",
            read=lambda plan: plan.document.subject,
            write=lambda plan, text: edits.set_document(plan, subject=text),
        )
        self.other = PlainField(self.holder, name="enacting", label="Sửa", read=lambda plan: plan.enacting, write=edits.set_enacting)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.other)
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()

    @property
    def subject(self) -> str:
        assert self.holder.plan is not None
        return self.holder.plan.document.subject

    def pause(self, qtbot) -> None:
        qtbot.waitUntil(lambda: self.subject == self.field.content())


@pytest.fixture(params=FIELDS, ids=lambda kind: kind.__name__)
def desk(request, qtbot) -> Desk:
    return Desk(request.param, qtbot)


def compose(editor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def test_who_types_without_a_pause_is_heard_and_the_words_stay_one_step_of_undo(desk, qtbot):
    keys = QTimer(desk.window, interval=20)
    keys.timeout.connect(lambda: QTest.keyClicks(desk.field, "a"))
    keys.start()
    heard = []
    desk.holder.changed.connect(lambda _before, after: heard.append(after.document.subject))
    wait_for(qtbot, lambda: len(heard) >= 2)
    assert keys.isActive()
    keys.stop()
    desk.pause(qtbot)
    assert len(heard[0]) < len(heard[1]) <= len(desk.subject)
    desk.holder.undo()
    assert desk.subject == ""


def test_telex_keys_of_unikey_arrive_exactly(desk, qtbot):
    # "tiếng Việt được": UniKey takes letters back and sends them composed
    type_as_unikey(desk.field, "tie", "<ê", "n", "<<ến", "g ", "Vi", "e", "<ê", "<ệ", "t ", "d", "<đ", "u", "o", "<<ươ", "c", "<<ợc")
    assert desk.field.content() == "tiếng Việt được"
    desk.pause(qtbot)
    assert desk.subject == "tiếng Việt được"


def test_compositions_of_an_input_method_arrive_exactly(desk, qtbot):
    for part in ("d", "đ", "đố", "đối"):
        compose(desk.field, part)
    compose(desk.field, "", "đối")
    compose(desk.field, "", " ")
    for part in ("n", "ng", "ngo", "ngoạ"):
        compose(desk.field, part)
    compose(desk.field, "", "ngoại")
    assert desk.field.content() == "đối ngoại"
    desk.pause(qtbot)
    assert desk.subject == "đối ngoại"


def test_backspace_in_the_middle_is_only_a_backspace(desk):
    type_as_unikey(desk.field, "ab  cd")
    for _step in range(3):
        QTest.keyClick(desk.field, Qt.Key.Key_Left)
    type_as_unikey(desk.field, "<")
    assert desk.field.content() == "ab cd"


def test_nothing_is_rewritten_while_typing(desk, qtbot):
    decomposed = unicodedata.normalize("NFD", "đối ngoại ") + " "
    type_as_unikey(desk.field, "  ", decomposed)
    desk.pause(qtbot)
    assert desk.field.content() == "  " + decomposed


def test_leaving_the_field_composes_letters_and_trims(desk):
    type_as_unikey(desk.field, "  ", unicodedata.normalize("NFD", "đối ngoại"), "  ")
    desk.other.setFocus()
    assert desk.field.content() == "đối ngoại"
    assert desk.subject == "đối ngoại"
    assert desk.holder.current.history.count() == 1


def test_one_visit_is_one_step_and_its_undo_is_the_sessions(desk, qtbot):
    type_as_unikey(desk.field, "Họp")
    desk.pause(qtbot)
    type_as_unikey(desk.field, " báo")
    desk.pause(qtbot)
    assert desk.holder.current.history.count() == 1
    QTest.keyClick(desk.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (desk.subject, desk.field.content()) == ("", "")
    QTest.keyClick(desk.field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert (desk.subject, desk.field.content()) == ("Họp báo", "Họp báo")


def test_undo_takes_in_what_was_typed_last(desk):
    type_as_unikey(desk.field, "Họp")
    QTest.keyClick(desk.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.field.content() == ""
    desk.holder.redo()
    assert desk.field.content() == "Họp"


def test_a_change_from_outside_keeps_the_cursor_of_a_focused_field(desk, qtbot):
    type_as_unikey(desk.field, "Hoạt động đối ngoại")
    desk.pause(qtbot)
    for _step in range(len("ngoại")):
        QTest.keyClick(desk.field, Qt.Key.Key_Left)
    desk.holder.edit("Thay thế", lambda plan: edits.set_document(plan, subject="Công tác đối ngoại"))
    assert desk.field.content() == "Công tác đối ngoại"
    type_as_unikey(desk.field, "X")
    assert desk.field.content() == "Công tác đối Xngoại"


def test_a_change_from_outside_waits_for_the_composition(desk):
    compose(desk.field, "ngo")
    desk.holder.edit("Thay thế", lambda plan: edits.set_document(plan, subject="khác"))
    assert desk.field.content() == ""
    assert desk.field.composing


def test_a_field_of_a_locked_plan_is_read_only(desk):
    desk.holder.edit("Ban hành", lambda plan: edits.issue(plan, "12", plan.planned_issue_date or desk.context.today()))
    assert desk.field.isReadOnly()
    desk.holder.undo()
    assert not desk.field.isReadOnly()


def test_a_field_whose_part_is_gone_shows_nothing(desk):
    def gone(_plan):
        raise KeyError("gone")

    desk.field.binding.bind("task", "Sửa", gone, lambda plan, _text: plan)
    assert desk.field.content() == ""
    assert desk.field.isReadOnly()


def test_binding_a_field_anew_hands_over_what_was_typed_for_the_old_text(desk):
    type_as_unikey(desk.field, "Họp")
    desk.field.binding.bind("enacting", "Sửa", lambda plan: plan.enacting, edits.set_enacting)
    assert desk.subject == "Họp"
    assert desk.field.content() == ""


def test_the_context_menu_speaks_our_language_and_undoes_in_the_session(desk, qtbot):
    from ttdn_desktop.ui.menus import text_menu

    menu = text_menu(desk.field)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Chọn tất cả"]
    type_as_unikey(desk.field, "Họp")
    menu.actions()[0].trigger()
    assert desk.field.content() == ""


@pytest.mark.parametrize(("at", "expected"), [(0, 0), (2, 2), (3, 3), (4, 3), (6, 5)])
def test_a_cursor_moves_with_the_text_behind_the_change(at, expected):
    assert moved(at, 2, 4, 1) == expected


def test_tidy_keeps_inner_lines():
    assert tidy(" a  \n\n b \n ") == "a\n\n b"


def shows_bar(editor: BlockEditor, shown: bool) -> bool:
    return editor.verticalScrollBar().isVisible() is shown


def fills_its_room(editor: BlockEditor) -> bool:
    """Whether the lines are broken in the width that is seen."""
    room = editor.viewport().width() - 2 * editor.document().documentMargin()
    return editor.document().firstBlock().layout().lineAt(0).width() == room


def test_no_word_of_a_long_text_lies_under_the_scroll_bar(qtbot: QtBot) -> None:
    editor = BlockEditor(most=4)
    qtbot.addWidget(editor)
    editor.resize(300, 100)
    editor.show()
    for words, bar in (("Một dòng", False), ("Xây dựng chuyên mục thông tin đối ngoại trên trang thông tin của xã; " * 9, True), ("Ngắn lại", False)):
        editor.show_content(words)
        qtbot.waitUntil(partial(shows_bar, editor, bar))
        qtbot.waitUntil(partial(fills_its_room, editor))


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_understood_only_in_part_stays_as_typed_until_the_field_is_left(kind, qtbot):
    context = make_context(empty_plan())
    window = QWidget()
    qtbot.addWidget(window)
    words = kind(
        context.session,
        name="subject",
        label="Sửa",
        read=lambda plan: plan.document.subject,
        write=lambda plan, text: edits.set_document(plan, subject=", ".join(filter(None, map(str.strip, text.split(","))))),
    )
    other = PlainField(context.session, name="enacting", label="Sửa", read=lambda plan: plan.enacting, write=edits.set_enacting)
    layout = QVBoxLayout(window)
    layout.addWidget(words)
    layout.addWidget(other)
    window.show()
    window.activateWindow()
    words.setFocus()
    qtbot.waitUntil(words.hasFocus)
    for piece in ("an ninh, ", "y te"):
        QTest.keyClicks(words, piece)
        words.binding.settle()
    plan = context.session.plan
    assert plan is not None
    assert plan.document.subject == words.content() == "an ninh, y te"
    QTest.keyClicks(words, ",")
    words.binding.settle()
    assert words.content() == "an ninh, y te,"
    other.setFocus()
    qtbot.waitUntil(lambda: words.content() == "an ninh, y te")
