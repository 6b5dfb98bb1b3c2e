"""Pages of a PDF are asked for when they come into sight, and enlarged with the keyboard."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.contexts import make_context
from ttdn_desktop.services.types import PagePictures
from ttdn_desktop.ui.imports.pages_view import PagesView

PAGES = 60


class Drawing:
    """Draws white pages, and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, ...]] = []

    def page_pictures(self, _path: Path, numbers: tuple[int, ...], width: int, *, fence: Any) -> PagePictures:
        assert fence is not None
        self.asked.append(numbers)
        image = QImage(width, width * 2, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        return PagePictures(count=PAGES, pictures=(bytes(data.data()),) * len(numbers))


def test_only_pages_in_sight_are_drawn_and_the_keys_go_through_them(qtbot: QtBot) -> None:
    services: Any = Drawing()
    view = PagesView(replace(make_context(), services=services))
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    view.show_file(Path("quét.pdf"))
    qtbot.waitUntil(lambda: view.count == PAGES)
    QTest.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: any(PAGES in numbers for numbers in services.asked))
    assert view.number >= PAGES - 1
    assert {number for numbers in services.asked for number in numbers} < set(range(1, 4)) | set(range(PAGES - 3, PAGES + 1))
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.number == 1
    high = view.verticalScrollBar().maximum()
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.verticalScrollBar().maximum() > high
    view.go_to(7)
    assert view.number in {6, 7}
