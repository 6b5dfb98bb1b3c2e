"""The screen of the office's own words: every text can be found, changed, seen as it is printed, and taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.programs import AGENCY, keep_plans, keep_settings, running, sample_plan, wait_for
from tests.ui.screen_checks import SIZE, check, type_as_unikey
from ttdn_desktop.services import late_words, office_words
from ttdn_desktop.services.office_words import place_name, shown
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.chips import Chip
from ttdn_desktop.ui.screens.wording import WordingScreen


@pytest.fixture
def program(qtbot: Any) -> Iterator[Any]:
    plan = sample_plan()
    keep_plans(plan)
    keep_settings(AGENCY)
    with running(qtbot, size=SIZE) as program:
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        program.bench.do("wording")
        wait_for(qtbot, lambda: not screen_of(program).own.locked)
        yield program


def screen_of(program: Any) -> WordingScreen:
    screen = program.bench.made_screen("wording")
    assert isinstance(screen, WordingScreen)
    return screen


def write(screen: WordingScreen, kind: str, key: str, text: str) -> None:
    """Type this in the place of the text, as a person would."""
    screen.reveal(kind, key)
    screen.page.field.setFocus()
    screen.page.field.selectAll()
    type_as_unikey(screen.page.field, text)
    screen.page.settle()


def kept(program: Any) -> dict[str, dict[str, str]]:
    return late_words.kept_words(program.desk.workspace)


def test_what_is_typed_is_kept_shown_as_printed_and_taken_back(qtbot, program):
    screen = screen_of(program)
    write(screen, "letter", "follow", f"Giao {{{place_name('dept')}}} đôn đốc việc này.")
    assert kept(program) == {"letter": {"follow": "Giao {dept} đôn đốc việc này."}}
    assert screen.page._printed_text.text() == "Giao Phòng Văn hóa - Xã hội đôn đốc việc này."
    assert [item.text(1) for item, _rows in screen.list._rows if item.text(1)] == ["1"]
    check(program.window)
    program.bench.do("undo")
    assert kept(program) == {}
    assert "đôn đốc việc này" not in screen.page.field.content()
    program.bench.do("redo")
    assert kept(program) != {}
    assert "đôn đốc việc này" in screen.page.field.content()
    screen.page.reset_button.click()
    assert kept(program) == {}


def test_a_blank_that_is_not_there_is_told_at_once_and_the_words_before_hold(qtbot, program):
    screen = screen_of(program)
    write(screen, "letter", "follow", "Giao việc.")
    write(screen, "letter", "follow", "Giao {ngân hàng}.")
    assert kept(program) == {"letter": {"follow": "Giao việc."}}
    assert any("{ngân hàng}" in notice.text.text() for notice in screen.page.findChildren(kit.Notice))
    check(program.window)
    screen.reveal("letter", "do")
    screen.reveal("letter", "follow")
    assert screen.page.field.content() == "Giao {ngân hàng}.", "what was typed is not lost"
    QTest.keyClick(screen.page.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.page.field.content() == "Giao việc."
    assert kept(program) == {"letter": {"follow": "Giao việc."}}


def test_a_chip_puts_its_blank_where_the_cursor_stands(qtbot, program):
    screen = screen_of(program)
    screen.reveal("letter", "recipients")
    cursor = screen.page.field.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    screen.page.field.setTextCursor(cursor)
    next(chip for chip in screen.page.findChildren(Chip) if chip.name == place_name("each:lead_units")).click()
    screen.page.settle()
    assert kept(program)["letter"]["recipients"].splitlines()[-1] == "{each:lead_units}"


def test_texts_are_found_without_marks_and_own_ones_alone(qtbot, program):
    screen = screen_of(program)
    every = screen.list.count()
    screen.open_find()
    screen.search.setText("kho khan vuong mac")
    assert 0 < screen.list.count() < every
    screen.search.setText("không có câu nào như thế này")
    assert screen.list.count() == 0
    assert screen._nothing.isVisible()
    screen.search.setText("")
    write(screen, "decision", "force", "Quyết định này có hiệu lực từ ngày ký ban hành.")
    screen.own_only.setChecked(True)
    assert screen.list.count() == 1


def test_the_pages_beside_the_editor_follow_the_words(qtbot, program):
    asked = []
    program.desk.words_changed.connect(lambda: asked.append(1))
    screen = screen_of(program)
    write(screen, "letter", "subject", "giao việc")
    wait_for(qtbot, lambda: asked)
    program.bench.go("papers")
    papers = program.bench.made_screen("papers")
    wait_for(qtbot, lambda: papers.order().overrides == {"letter": {"subject": "giao việc"}})


def test_words_go_to_a_file_and_come_back_and_that_can_be_taken_back(qtbot, program, tmp_path: Path):
    screen = screen_of(program)
    write(screen, "letter", "subject", "giao việc")
    file = tmp_path / "lời văn.json"
    screen._write([file])
    wait_for(qtbot, file.exists)
    screen._reset()
    assert kept(program) == {}
    screen.take_in([file])
    wait_for(qtbot, lambda: kept(program) == {"letter": {"subject": "giao việc"}})
    assert screen.page.field.content() == "giao việc"
    program.bench.shell.taking_back()
    assert kept(program) == {}


def test_texts_of_every_kind_can_be_put_in_front(qtbot, program):
    screen = screen_of(program)
    for kind in screen._kinds:
        for text in (kind.texts[0], kind.texts[-1]):
            screen.reveal(kind.key, text.key)
            assert screen.page.field.content() == shown(text.text)
            assert screen.page.troubles.count() == 0


def test_while_one_types_the_places_of_the_paper_are_not_worked_out_again(program, monkeypatch):
    screen = screen_of(program)
    screen.reveal("letter", "follow")
    worked_out: list[object] = []
    monkeypatch.setattr(office_words, "plan_places", worked_out.append)
    write(screen, "letter", "follow", "Giao các đơn vị đôn đốc việc này.")
    assert screen.page._printed_text.text() == "Giao các đơn vị đôn đốc việc này."
    assert worked_out == []
