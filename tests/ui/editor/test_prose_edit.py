"""The prose editor under real keys: UniKey streams, input methods, undo from outside, hostile clipboards."""

from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ttdn_desktop.domain.text import Run, rich
from ttdn_desktop.ui.editor.lines import Line, text_of
from ttdn_desktop.ui.editor.prose_edit import ProseEdit


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[ProseEdit]:
    numbers = count()
    made = ProseEdit(lambda: f"n{next(numbers)}")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.close()


def type_unikey(edit: ProseEdit, stream: str) -> None:
    """Keys as UniKey sends them: `\\b` is Backspace, everything else arrives as a Unicode key."""
    for char in stream:
        if char == "\b":
            QTest.keyClick(edit, Qt.Key.Key_Backspace)
        else:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))


def compose(edit: ProseEdit, preedits: list[str], commit: str) -> None:
    for preedit in preedits:
        QApplication.sendEvent(edit, QInputMethodEvent(preedit, []))
    event = QInputMethodEvent()
    event.setCommitString(commit)
    QApplication.sendEvent(edit, event)


def says(edit: ProseEdit) -> list[str]:
    return [text_of(line) for line in edit.lines()]


def test_a_unikey_stream_arrives_exactly(edit: ProseEdit, qtbot: QtBot) -> None:
    type_unikey(edit, "Thoo\b\bông tin dd\b\bđôi\b\b\bđối ngoaj\b\b\boạii\b")
    assert says(edit) == ["Thông tin đối ngoại"]


def test_an_input_method_arrives_exactly_and_waits_with_changes_from_outside(edit: ProseEdit) -> None:
    edit.show_lines([Line(id="a", text=rich("Kế hoạch "))])
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QApplication.sendEvent(edit, QInputMethodEvent("đô", []))
    edit.show_lines([Line(id="a", text=rich("Bản kế hoạch "))])
    assert says(edit) == ["Kế hoạch "]
    compose(edit, ["đối"], "đối ngoại")
    assert says(edit) == ["Bản kế hoạch "]  # the session's word counts, once the composition is over


def test_typing_is_handed_over_once_after_the_last_key(edit: ProseEdit, qtbot: QtBot) -> None:
    heard: list[tuple[Line, ...]] = []
    edit.typed.connect(heard.append)
    type_unikey(edit, "Họp báo")
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(Line(id="n0", text=rich("Họp báo")),)]
    assert edit.lines()[0].id == "n0"


def test_enter_splits_with_a_fresh_identity_and_ends_a_list_in_an_empty_item(edit: ProseEdit) -> None:
    edit.show_lines([Line(id="a", level=1, mark="-", text=rich("Một hai"))])
    heard: list[tuple[Line, ...]] = []
    edit.typed.connect(heard.append)
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    edit.flush()
    assert [(line.id, line.mark, text_of(line)) for line in heard[-1]] == [("a", "-", "Một "), ("n0", "-", "hai"), ("n1", "", "")]


def test_tab_changes_the_level_at_the_start_of_an_item_and_backspace_takes_the_mark_away(edit: ProseEdit) -> None:
    edit.show_lines([Line(id="a", level=1, mark="-", text=rich("Một"))])
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.lines()[0].mark == "+"
    QTest.keyClick(edit, Qt.Key.Key_Backtab)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.lines() == (Line(id="a", text=rich("Một")),)


def test_keys_of_word_make_bold_italic_underline_and_lists(edit: ProseEdit) -> None:
    edit.show_lines([Line(id="a", text=rich("Một hai"))])
    edit.select(0, 4, 7)
    QTest.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert edit.lines() == (Line(id="a", level=1, mark="-", text=(Run(text="Một "), Run(text="hai", bold=True, italic=True, underline=True))),)


def test_undo_keys_go_to_the_session_after_what_was_typed(edit: ProseEdit) -> None:
    heard: list[str] = []
    edit.typed.connect(lambda lines: heard.append(text_of(lines[0])))
    edit.undo_asked.connect(edit.flush)
    edit.undo_asked.connect(lambda: heard.append("undo"))
    edit.redo_asked.connect(lambda: heard.append("redo"))
    type_unikey(edit, "ab")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["ab", "undo", "redo"]
    assert says(edit) == ["ab"]


def test_leaving_hands_over_tidied_lines(edit: ProseEdit) -> None:
    heard: list[tuple[Line, ...]] = []
    edit.left.connect(heard.append)
    type_unikey(edit, " e\u0302m ")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    edit.clearFocus()
    assert heard == [(Line(id="n0", text=rich("êm")),)]
    assert says(edit) == ["êm"]


HOSTILE = '<p><b>An</b> toàn<img src="{url}"><img src="//server/share/a.png"></p><p style="background:url({url})">x</p><object data="{url}"></object>'


def test_hostile_markup_opens_no_file(edit: ProseEdit, tmp_path, monkeypatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(ProseEdit, "loadResource", lambda self, kind, name: asked.append(name))
    picture = tmp_path / "a.png"
    picture.write_bytes(b"x")
    data = QMimeData()
    data.setHtml(HOSTILE.format(url=picture.as_uri()))
    edit.insertFromMimeData(data)
    edit.grab()
    assert asked == []
    assert edit.lines()[0].text == (Run(text="An", bold=True), Run(text=" toàn"))
    assert "\ufffc" not in edit.toPlainText()


def test_dropped_files_are_not_taken(edit: ProseEdit, tmp_path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    assert not edit.canInsertFromMimeData(data)


def test_several_pasted_lines_stand_between_what_was_there(edit: ProseEdit) -> None:
    edit.show_lines([Line(id="a", text=rich("đầu cuối"))])
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    data = QMimeData()
    data.setText("một\n- hai\nba ")
    edit.insertFromMimeData(data)
    assert [(line.mark, text_of(line)) for line in edit.lines()] == [("", "đầu một"), ("-", "hai"), ("", "ba cuối")]


def test_a_long_text_makes_the_editor_higher_instead_of_scrolling(edit: ProseEdit) -> None:
    before = edit.height()
    edit.show_lines([Line(id=str(n), text=rich("dòng")) for n in range(40)])
    assert edit.height() > before + 300
    assert edit.mapTo(edit.window(), QPoint(0, 0)).y() >= 0


def test_what_is_copied_is_pasted_back_with_marks_and_looks(edit: ProseEdit) -> None:
    lines = (
        Line(id="a", text=(Run(text="Một "), Run(text="hai 😀", bold=True, underline=True))),
        Line(id="b", level=1, mark="-", text=rich("ba <i>")),
        Line(id="c", level=2, mark="+", text=rich("bốn", italic=True)),
    )
    edit.show_lines(lines)
    edit.selectAll()
    copied = edit.createMimeDataFromSelection()
    assert copied.text() == "Một hai 😀\n- ba <i>\n+ bốn"
    edit.show_lines(())
    edit.insertFromMimeData(copied)
    assert [(line.level, line.mark, line.text) for line in edit.lines()] == [(line.level, line.mark, line.text) for line in lines]


def test_a_part_of_an_item_is_copied_without_its_mark(edit: ProseEdit) -> None:
    edit.show_lines([Line(id="a", level=1, mark="-", text=rich("một hai"))])
    edit.select(0, 4, 7)
    assert edit.createMimeDataFromSelection().text() == "hai"


def test_typed_dashes_become_items_once_the_editor_is_left(edit: ProseEdit) -> None:
    heard: list[tuple[Line, ...]] = []
    edit.left.connect(heard.append)
    type_unikey(edit, "- một")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    type_unikey(edit, "+ hai")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    type_unikey(edit, "-5 độ")
    assert says(edit) == ["- một", "+ hai", "-5 độ"]  # nothing is rewritten while a person types
    edit.clearFocus()
    assert [(line.mark, text_of(line)) for line in heard[-1]] == [("-", "một"), ("+", "hai"), ("", "-5 độ")]


def test_alt_shift_arrows_move_lines_and_change_levels_as_in_word(edit: ProseEdit) -> None:
    edit.show_lines([Line(id="a", text=rich("một")), Line(id="b", text=rich("hai")), Line(id="c", text=rich("ba"))])
    edit.select(1, 1, 1)
    alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(edit, Qt.Key.Key_Up, alt_shift)
    assert [line.id for line in edit.lines()] == ["b", "a", "c"]
    QTest.keyClick(edit, Qt.Key.Key_Down, alt_shift)
    QTest.keyClick(edit, Qt.Key.Key_Down, alt_shift)
    QTest.keyClick(edit, Qt.Key.Key_Down, alt_shift)
    assert [line.id for line in edit.lines()] == ["a", "c", "b"]
    QTest.keyClick(edit, Qt.Key.Key_Right, alt_shift)
    QTest.keyClick(edit, Qt.Key.Key_Right, alt_shift)
    assert edit.lines()[2].mark == "+"
    assert edit.textCursor().positionInBlock() == 1
    QTest.keyClick(edit, Qt.Key.Key_Left, alt_shift)
    assert edit.lines()[2].mark == "-"
