"""Help shows the shipped topics, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.contexts import make_context
from ttdn_desktop.services import late
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.help_dialog import show_help


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_topic_can_be_read(qtbot: QtBot, language: str) -> None:
    topics = late.help_topics(language)
    dialog = show_help(topics)
    qtbot.addWidget(dialog)
    assert dialog.list.count() == len(topics) >= 9
    for title, _text in topics:
        assert dialog.list.currentItem().text() == title
        assert dialog.page.toPlainText().startswith(title)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)


def test_help_does_not_stand_in_the_way_of_work(qtbot: QtBot) -> None:
    dialog = show_help(late.help_topics("vi"))
    qtbot.addWidget(dialog)
    assert not dialog.isModal()
    assert dialog.page.accessibleName()
    assert dialog.list.accessibleName()


def test_a_dialog_whose_texts_came_to_have_more_lines_grows_so_that_no_field_is_pressed(qtbot: QtBot) -> None:
    make_context()
    dialog = Dialog("Xuất", width=300)
    qtbot.addWidget(dialog)
    text, field = kit.text_label("ngắn"), QLineEdit()
    dialog.content.addWidget(text)
    dialog.content.addWidget(field)
    dialog.show()
    before, high = dialog.height(), field.height()
    text.setText("một đoạn dài hơn nhiều " * 20)
    qtbot.waitUntil(lambda: dialog.height() > before + 40)
    assert field.height() >= high
    assert text.height() >= text.heightForWidth(text.width())
