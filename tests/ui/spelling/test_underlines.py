"""Misspelt words are underlined where one writes, and the context menu says what they could be."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.contexts import empty_plan, make_context, plan_of
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop.domain.text import rich
from ttdn_desktop.i18n import _
from ttdn_desktop.services.proofing import Slip
from ttdn_desktop.services.tone_marks import ToneStyle
from ttdn_desktop.ui import menus, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editor.lines import Line
from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.editors import BlockEditor, LineEditor
from ttdn_desktop.ui.spelling import reader
from ttdn_desktop.ui.spelling.dictionary_dialog import DictionaryDialog
from ttdn_desktop.ui.spelling.reader import Proofreader
from ttdn_desktop.ui.spelling.tone_dialog import ToneDialog

WRONG = "Đề nghị các đơn vị hổ trợ công tác tuyên truyền."


@pytest.fixture
def context(qtbot: QtBot) -> ScreenContext:
    return make_context(empty_plan())


@pytest.fixture
def proofreader(context: ScreenContext, qtbot: QtBot) -> Iterator[Proofreader]:
    made = Proofreader(context.books, context.background)
    with qtbot.waitSignal(made.changed):
        pass
    reader.install(made)
    yield made
    reader.install(None)


def line(text: str) -> LineEditor:
    editor = LineEditor()
    editor.proof()
    editor.setText(text)
    return editor


def block(text: str) -> BlockEditor:
    editor = BlockEditor()
    editor.proof()
    editor.show_content(text)
    return editor


def prose(text: str) -> ProseEdit:
    editor = ProseEdit(lambda: "b1")
    editor.show_lines((Line(id="b1", text=rich(text)),))
    return editor


MAKERS: tuple[Callable[[str], QWidget], ...] = (line, block, prose)


def shown(editor: QWidget, qtbot: QtBot) -> QWidget:
    """The editor in a window in which something else has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 200)
    editor.setParent(window)
    editor.setGeometry(10, 10, 600, 80)
    other = QLineEdit(window)
    other.setGeometry(10, 150, 100, 30)
    window.show()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    return window


def red(editor: QWidget) -> QRectF:
    """The box around everything drawn in the colour of underlines."""
    surface = editor.viewport() if isinstance(editor, QTextEdit | QPlainTextEdit) else editor
    image = surface.grab().toImage()
    wanted = theme.colour("error")
    found = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if abs((colour := image.pixelColor(x, y)).red() - wanted.red()) < 60
        and colour.green() < 150
        and colour.blue() < 150
        and colour.red() > colour.green() + 60
    ]
    if not found:
        return QRectF()
    return QRectF(QPoint(min(x for x, _y in found), min(y for _x, y in found)), QPoint(max(x for x, _y in found), max(y for _x, y in found)))


def menu_at(editor: QLineEdit | QPlainTextEdit | QTextEdit) -> QMenu:
    """The menu that the key for it opens where the cursor stands."""
    return menus.text_menu(editor, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))


def put_cursor(editor: QWidget, at: int) -> None:
    if isinstance(editor, QLineEdit):
        editor.setCursorPosition(at)
    elif isinstance(editor, QTextEdit | QPlainTextEdit):
        cursor = QTextCursor(editor.document())
        cursor.setPosition(at)
        editor.setTextCursor(cursor)


def text_of(editor: QWidget) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText() if isinstance(editor, QTextEdit | QPlainTextEdit) else ""


@pytest.mark.parametrize("make", MAKERS)
def test_a_misspelt_word_is_underlined_where_it_stands(make: Callable[[str], QWidget], proofreader: Proofreader, qtbot: QtBot) -> None:
    wrong, right = make(WRONG), make(WRONG.replace("hổ", "hỗ"))
    windows = shown(wrong, qtbot), shown(right, qtbot)
    assert len(windows) == 2
    assert red(right) == QRectF()
    metrics = wrong.fontMetrics()
    box, begins = red(wrong), metrics.horizontalAdvance("Đề nghị các đơn vị ")
    assert begins - 4 <= box.left() <= begins + 16
    assert abs(box.width() - metrics.horizontalAdvance("hổ trợ")) < 8


@pytest.mark.parametrize("make", MAKERS)
def test_the_menu_offers_what_could_be_meant_and_writes_it(make: Callable[[str], QWidget], proofreader: Proofreader, qtbot: QtBot) -> None:
    editor = make(WRONG)
    window = shown(editor, qtbot)  # lives as long as it is held
    assert window.isVisible()
    assert isinstance(editor, LineEditor | BlockEditor | ProseEdit)
    typed = QSignalSpy(editor.typed)
    put_cursor(editor, WRONG.index("hổ") + 1)
    menu = menu_at(editor)
    assert menu.actions()[0].text() == "hỗ trợ"
    menu.actions()[0].trigger()
    assert text_of(editor) == WRONG.replace("hổ", "hỗ")
    qtbot.waitUntil(lambda: typed.count() == 1)
    assert menu_at(editor).actions()[0].text() != "hỗ trợ"


def test_the_word_that_is_being_typed_is_left_alone_until_the_cursor_leaves_it(proofreader: Proofreader, qtbot: QtBot) -> None:
    editor = block("")
    window = shown(editor, qtbot)  # lives as long as it is held
    assert window.isVisible()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    type_as_unikey(editor, "các đơn vị hổ trợ")
    editor.setCursorWidth(0)
    assert red(editor) == QRectF()
    type_as_unikey(editor, " nhau ")
    assert red(editor) != QRectF()
    assert text_of(editor) == "các đơn vị hổ trợ nhau "


def test_a_word_put_into_the_dictionary_is_right_and_can_be_taken_out_again(context: ScreenContext, proofreader: Proofreader, qtbot: QtBot) -> None:
    text = "Đoàn của làng plếi đến thăm."
    assert [slip.text for slip in proofreader.slips(text)] == ["plếi"]
    editor = prose(text)
    window = shown(editor, qtbot)  # lives as long as it is held
    assert window.isVisible()
    put_cursor(editor, text.index("plếi") + 2)
    next(action for action in menu_at(editor).actions() if action.text() == _("Add to the dictionary of the office")).trigger()
    assert context.books.library.value.words == ("plếi",)
    assert proofreader.slips(text) == ()
    dialog = DictionaryDialog(context.books.library)
    qtbot.addWidget(dialog)
    dialog.words.setPlainText("Kenlog\nkenlog\n\n")
    dialog.accept()
    assert context.books.library.value.words == ("kenlog",)
    assert [slip.text for slip in proofreader.slips(text)] == ["plếi"]
    context.books.library.history.undo()
    assert context.books.library.value.words == ("plếi",)


def test_a_word_passed_over_is_not_kept(context: ScreenContext, proofreader: Proofreader) -> None:
    proofreader.pass_over("Plếi")
    assert proofreader.slips("Đoàn của làng plếi đến thăm.") == ()
    assert context.books.library.value.words == ()


def test_nothing_is_underlined_where_the_settings_say_so(proofreader: Proofreader, qtbot: QtBot) -> None:
    editor = prose(WRONG)
    window = shown(editor, qtbot)  # lives as long as it is held
    assert window.isVisible()
    with qtbot.waitSignal(proofreader.changed):
        proofreader.on = False
    assert red(editor) == QRectF()


def test_each_paragraph_is_looked_through_once_and_after_an_edit_only_the_edited_one(proofreader: Proofreader, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    look = proofreader._look
    assert look is not None

    def counting(text: str, right: frozenset[str]) -> tuple[Slip, ...]:
        looked.append(text)
        return look(text, right)

    monkeypatch.setattr(proofreader, "_look", counting)
    texts = [f"Đoạn văn thứ {number} của kế hoạch." for number in range(30)]
    for _time in range(2):
        for text in texts:
            proofreader.slips(text)
    texts[7] += " Thêm một câu."
    for text in texts:
        proofreader.slips(text)
    assert len(looked) == 31
    assert looked[-1] == texts[7]


def test_tone_marks_of_the_plan_are_written_alike_in_one_step(qtbot: QtBot) -> None:
    context = make_context(replace(empty_plan(), document=replace(empty_plan().document, subject="Hoà bình, thủy lợi")))
    dialog = ToneDialog(context, plan_of(context))
    told = "\n".join(_("Like “{examples}”: {n}").format(examples=examples, n=1) for examples in ("hòa, thủy", "hoà, thuỷ"))
    assert told in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.choose(ToneStyle.FIRST)
    assert plan_of(context).document.subject == "Hòa bình, thủy lợi"
    context.session.undo()
    assert plan_of(context).document.subject == "Hoà bình, thủy lợi"


def test_editors_outlive_the_window_that_read_them(context: ScreenContext, qtbot: QtBot) -> None:
    owner = QWidget()
    reader.install(Proofreader(context.books, context.background, owner))
    shiboken6.delete(owner)
    assert reader.current() is None
    editor = prose(WRONG)
    window = shown(editor, qtbot)
    assert window.isVisible()
    assert red(editor) == QRectF()
