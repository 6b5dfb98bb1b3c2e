"""The palette finds screens, commands, plans, headings and tasks without tone marks, and does what is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.programs import AGENCY, keep_settings, running, wait_for, writing
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop.ui.commands import COMMANDS
from ttdn_desktop.ui.editors import BlockEditor, LineEditor
from ttdn_desktop.ui.palette import Entry, Palette, found
from ttdn_desktop.ui.workbench import Workbench


def entry(text: str, kind: str = "Nhiệm vụ") -> Entry:
    return Entry(text=text, kind=kind, do=lambda: None)


@pytest.mark.parametrize("wanted", ["doi ngoai", "ĐỐI NGOẠI", "ngoai doi", "đối"])
def test_words_are_found_in_any_order_with_or_without_tone_marks(wanted):
    assert [hit.text for hit in found([entry("Họp báo"), entry("Thông tin đối ngoại")], wanted)] == ["Thông tin đối ngoại"]


def test_what_begins_with_the_words_comes_first():
    assert [hit.text for hit in found([entry("Mở họp báo"), entry("Họp báo")], "hop")] == ["Họp báo", "Mở họp báo"]


def test_every_command_has_its_method():
    assert [command.name for command in COMMANDS if not hasattr(Workbench, f"do_{command.name}")] == []


def test_keys_are_given_once():
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def shown_texts(window) -> list[str]:
    """What stands in the fields that are seen."""
    return [editor.content() for kind in (LineEditor, BlockEditor) for editor in window.findChildren(kind) if editor.isVisible()]


@pytest.fixture
def palette_of(qtbot):
    def open_palette(program):
        QTest.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        wait_for(qtbot, lambda: program.window.findChild(Palette))
        return program.window.findChild(Palette)

    return open_palette


def test_a_task_is_gone_to_by_a_few_letters(qtbot, palette_of):
    with writing(qtbot) as (program, plan):
        program.bench.go("home")
        palette = palette_of(program)
        type_as_unikey(palette.line, plan.tasks[3].title)
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
        wait_for(qtbot, lambda: program.bench.screen_name != "home")
        assert plan.tasks[3].title in shown_texts(program.window)


def test_down_and_enter_do_the_next_line(qtbot, palette_of):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        palette = palette_of(program)
        type_as_unikey(palette.line, "thie", "<ế", "t la", "<ậ", "p")
        QTest.keyClick(palette.line, Qt.Key.Key_Down)
        QTest.keyClick(palette.line, Qt.Key.Key_Up)
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
        wait_for(qtbot, lambda: program.bench.screen_name == "settings")


def test_escape_closes_it(qtbot, palette_of):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        palette = palette_of(program)
        QTest.keyClick(palette.line, Qt.Key.Key_Escape)
        wait_for(qtbot, lambda: program.window.findChild(Palette) is None)
