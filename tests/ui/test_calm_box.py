"""Lists to choose from keep their value while the wheel scrolls the page."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QWidget

from tests.ui.contexts import make_context
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.screens.welcome import WelcomeScreen


def turn(box: QWidget) -> QWheelEvent:
    middle = QPointF(box.rect().center())
    buttons, modifiers = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(middle, QPointF(box.mapToGlobal(middle)), QPoint(), QPoint(0, -120), buttons, modifiers, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(box, event)
    return event


def test_the_wheel_turns_a_list_only_when_a_person_went_to_it(qtbot: Any) -> None:
    page, box = QWidget(), CalmBox()
    box.addItems(["CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
    box.setParent(page)
    qtbot.addWidget(page)
    page.show()
    page.setFocus()
    turn(box)
    assert box.currentIndex() == 0
    assert not box.hasFocus()
    page.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    turn(box)
    assert box.currentIndex() == 1


def test_scrolling_the_first_page_changes_no_choice(qtbot: Any) -> None:
    screen = WelcomeScreen(make_context())
    qtbot.addWidget(screen)
    screen.choice.show_place("10891")
    screen.show()
    boxes = screen.findChildren(QComboBox)
    assert len(boxes) >= 2
    for box in boxes:
        before = box.currentIndex()
        turn(box)
        assert box.currentIndex() == before
    assert not screen.findChildren(QSpinBox)
