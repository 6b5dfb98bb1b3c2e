"""The checks of screens judge a screen at rest, never one that has yet to be laid out."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tests.ui import screen_checks


def _with_label(qtbot, text):
    screen = QWidget()
    qtbot.addWidget(screen)
    row = QHBoxLayout(screen)
    label = QLabel(text)
    row.addWidget(label)
    row.addStretch(1)
    screen.resize(3000, 40)
    screen.show()
    return screen, label


def test_words_that_keep_arriving_are_laid_out_before_they_are_judged(qtbot):
    screen, label = _with_label(qtbot, "0")
    left = ["Rà soát " * words for words in range(40, 0, -1)]

    def arrive():
        label.setText(left.pop())
        if left:
            QTimer.singleShot(0, arrive)

    QTimer.singleShot(0, arrive)
    screen_checks.check(screen)
    assert not left
    assert label.width() >= label.sizeHint().width()


def test_label_without_room_is_told(qtbot):
    screen, label = _with_label(qtbot, "Kết quả rà soát")
    label.setMaximumWidth(20)
    screen_checks.settle(screen)
    assert len(screen_checks.cut_off(screen)) == 1
