"""What is typed without a pause is handed over while it is typed: nobody works on sand for longer than a moment."""

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from tests.ui.programs import wait_for, writing
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.plan import walk
from ttdn_desktop.ui import autosave
from ttdn_desktop.ui.screens.compose import ComposeScreen
from ttdn_desktop.ui.typing_pause import LONGEST_TYPING, TYPING_PAUSE, TypingPause


def _steadily(parent, press):
    """A key every 20 ms, until it is stopped."""
    keys = QTimer(parent, interval=20)
    keys.timeout.connect(press)
    keys.start()
    return keys


def test_steady_typing_is_handed_over_while_it_goes_on(qtbot, qapp):
    pause = TypingPause(qapp)
    pause.over.connect(pause.stop)
    keys = _steadily(qapp, pause.start)
    for _time in range(2):
        with qtbot.waitSignal(pause.over):
            assert keys.isActive()
    keys.stop()
    pause.stop()
    assert not pause.waits


def test_it_waits_from_the_first_key_until_it_is_stopped(qtbot, qapp):
    pause = TypingPause(qapp)
    with qtbot.waitSignal(pause.over):
        pause.start()
        assert pause.waits
    assert pause.waits, "whoever hands over says so"
    pause.stop()
    assert not pause.waits


def test_a_key_is_on_its_way_to_the_disk_within_two_seconds():
    assert LONGEST_TYPING + autosave.LONGEST_PAUSE < 2000
    assert TYPING_PAUSE < LONGEST_TYPING
    assert autosave.PAUSE < autosave.LONGEST_PAUSE


def test_who_never_pauses_is_saved_all_the_same(qtbot):
    with writing(qtbot) as (program, plan):
        compose = program.window.findChild(ComposeScreen)
        section = next(section for section in walk(plan.body) if any(isinstance(block, Paragraph) for block in section.blocks))
        assert compose.outline.choose(f"section:{section.id}")
        editor = compose.form("section").blocks.first_editor()
        editor.setFocus()
        saved = []
        program.desk.autosave.saved.connect(lambda one: saved.append(one))  # noqa: PLW0108 - a method of a list cannot be connected
        keys = _steadily(program.window, lambda: QTest.keyClicks(editor, "a"))
        wait_for(qtbot, lambda: len(saved) >= 2)
        assert keys.isActive()
        keys.stop()
        assert program.desk.workspace.load(plan.id).result(60) != plan
