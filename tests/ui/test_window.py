"""The first window stands where it stood last, and starts whatever the settings say."""

import pytest
from PySide6.QtCore import QSize

from ttdn_desktop import paths
from ttdn_desktop.ui import icons
from ttdn_desktop.ui.window import Window


@pytest.fixture(autouse=True)
def drawings():
    icons.install(paths.resources_dir() / "icons")


def test_the_window_stands_where_it_stood_last(qtbot):
    first = Window()
    qtbot.addWidget(first)
    first.setMinimumSize(0, 0)  # the screen of the tests is small
    first.setGeometry(30, 40, 700, 500)
    again = Window(bytes(first.saveGeometry().toBase64().data()).decode())
    qtbot.addWidget(again)
    assert again.pos() == first.pos()


@pytest.mark.parametrize(("width", "height", "whole_screen"), [(1366, 728, True), (1366, 768, True), (1920, 1040, False), (1536, 824, False)])
def test_a_first_window_that_would_reach_below_the_screen_fills_it_instead(qtbot, monkeypatch, width, height, whole_screen):
    window = Window()
    qtbot.addWidget(window)
    monkeypatch.setattr(Window, "room", lambda _window: QSize(width, height))
    window.appear()
    assert window.isMaximized() is whole_screen


def test_a_window_that_stood_somewhere_is_not_made_greater(qtbot, monkeypatch):
    first = Window()
    qtbot.addWidget(first)
    again = Window(bytes(first.saveGeometry().toBase64().data()).decode())
    qtbot.addWidget(again)
    monkeypatch.setattr(Window, "room", lambda _window: QSize(1366, 728))
    again.appear()
    assert not again.isMaximized()


@pytest.mark.parametrize("kept", ["", "abc", "đâu đó", "AAAA"])
def test_a_geometry_that_is_none_leaves_the_usual_size(qtbot, kept):
    window = Window(kept)
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (1366, 768)
