"""Pages of PDFs and scans, seen in a window beside."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from tests.office.pdf_file import PICTURE, pdf, text
from tests.ui.contexts import FakeServices, make_context
from ttdn_desktop.office.pdf_pages import page_count, page_pictures
from ttdn_desktop.services.types import PagePictures
from ttdn_desktop.ui.imports.pages_window import PagesWindow
from ttdn_desktop.ui.imports.scan import read_picture


class Drawing(FakeServices):
    """Draws without a fence, which has its own tests."""

    def page_pictures(self, path: Path, numbers: Any, width: int, *, fence: Any) -> PagePictures:
        data = path.read_bytes()
        return PagePictures(count=page_count(data), pictures=tuple(page_pictures(data, numbers, width)))


def test_pages_are_turned_and_made_larger(qtbot, tmp_path):
    path = tmp_path / "quet.pdf"
    path.write_bytes(pdf(PICTURE, text(85, 700, "words")))
    window = PagesWindow(make_context(services=Drawing()), path)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.told.text() == "Trang 1/2" or window.told.text() == "Page 1 of 2")
    window.view.turn(1)
    qtbot.waitUntil(lambda: window.view.number == 2)
    assert "2" in window.told.text()
    assert not window.after.isEnabled()
    low = window.view.verticalScrollBar().maximum()
    window.view.zoom(1)
    assert window.view.verticalScrollBar().maximum() > low
    window.view.turn(1)
    assert window.view.number == 2


def test_a_picture_is_shown_as_it_is(qtbot, tmp_path):
    path = tmp_path / "anh.png"
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(path))
    window = PagesWindow(make_context(), path)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.view.count == 1)
    assert not window.after.isEnabled()


def test_what_cannot_be_shown_says_so(qtbot, tmp_path):
    path = tmp_path / "anh.png"
    path.write_bytes(b"\x89PNG broken")
    window = PagesWindow(make_context(), path)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: bool(window.told.text()))
    assert window.view.count == 0


def test_a_drawing_under_the_name_of_a_picture_is_not_opened(tmp_path):
    path = tmp_path / "anh.png"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    assert read_picture(path).isNull()


def test_a_very_large_picture_is_read_smaller(tmp_path):
    path = tmp_path / "anh.png"
    image = QImage(7000, 70, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(path))
    assert read_picture(path).width() == 6000
