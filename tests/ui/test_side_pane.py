"""The pane at the right: pages behind tabs, beside the editor or over it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.contexts import make_context
from ttdn_desktop.ui.context import SettingsHolder
from ttdn_desktop.ui.side_pane import SideDock, SidePane


@pytest.fixture
def pane(qtbot: QtBot) -> SidePane:
    make_context()
    made = SidePane()
    qtbot.addWidget(made)
    made.add("first", "First", QLabel("one"))
    made.add("second", "Second", QLabel("two"), offered=False)
    return made


def test_a_page_comes_to_the_front_and_goes_again(pane: SidePane, qtbot: QtBot) -> None:
    assert pane.isHidden()
    with qtbot.waitSignal(pane.shown, check_params_cb=lambda name: name == "first"):
        pane.toggle("first")
    assert pane.is_open("first")
    pane.toggle("first")
    assert pane.isHidden()


def test_a_page_that_is_not_offered_cannot_be_opened(pane: SidePane) -> None:
    pane.open("second")
    assert pane.isHidden()
    pane.offer("second", True)
    pane.open("second")
    assert pane.is_open("second")
    pane.offer("second", False)
    assert pane.isHidden()


def test_a_tab_says_how_much_stands_on_its_page(pane: SidePane) -> None:
    pane.count("first", 3)
    assert pane.tabs.tabText(0) == "First  3"
    pane.count("first", 0)
    assert pane.tabs.tabText(0) == "First"


def test_escape_puts_the_pane_away(pane: SidePane, qtbot: QtBot) -> None:
    pane.open("first")
    pane.tabs.setFocus()
    qtbot.keyClick(pane.tabs, Qt.Key.Key_Escape)
    assert pane.isHidden()


def docked(pane: SidePane, qtbot: QtBot, width: int, settings: SettingsHolder | None = None) -> tuple[QWidget, QSplitter, SideDock]:
    """The pane, open, at the right of an outline and an editor on a screen of that width."""
    screen, splitter = QWidget(), QSplitter()
    qtbot.addWidget(screen)
    splitter.addWidget(QLabel("outline"))
    splitter.addWidget(QLabel("editor"))
    splitter.setSizes([262, 2000])
    place = QVBoxLayout(screen)
    place.setContentsMargins(0, 0, 0, 0)
    place.addWidget(splitter)
    dock = SideDock(pane, splitter, screen.width, settings)
    screen.resize(width, 600)
    screen.show()
    pane.open("first")
    return screen, splitter, dock


@pytest.mark.parametrize(("room", "over"), [(1100, True), (1366, False)])
def test_a_narrow_window_shows_it_over_the_editor(pane: SidePane, qtbot: QtBot, room: int, over: bool) -> None:
    screen, splitter, _dock = docked(pane, qtbot, room)
    qtbot.waitUntil(pane.isVisible)
    assert (splitter.indexOf(pane) < 0) is over
    assert pane.parentWidget() is (screen if over else splitter)
    assert pane.geometry().right() <= screen.width()
    assert pane.height() > 500


def test_the_width_a_person_draws_it_to_is_kept_within_what_the_editor_needs(pane: SidePane, qtbot: QtBot) -> None:
    settings = make_context().settings
    screen, splitter, _dock = docked(pane, qtbot, 1366, settings)
    qtbot.waitUntil(lambda: pane.width() == 430)
    splitter.moveSplitter(300, 1)
    splitter.moveSplitter(splitter.width() - 520, 2)
    qtbot.waitUntil(lambda: settings.value.side_width > 500)
    settings.change(side_width=5000.0)
    screen.resize(1367, 600)
    qtbot.waitUntil(lambda: pane.width() > 520)
    assert splitter.sizes()[1] >= 480


def test_another_border_says_nothing_of_the_width_of_the_pane(pane: SidePane, qtbot: QtBot) -> None:
    _screen, splitter, dock = docked(pane, qtbot, 1366, make_context().settings)
    qtbot.waitUntil(pane.isVisible)
    splitter.moveSplitter(150, 1)
    assert not dock._moved.isActive()
    splitter.moveSplitter(splitter.width() - 500, 2)
    assert dock._moved.isActive()
