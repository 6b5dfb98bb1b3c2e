"""Words that a finding names are selected in their field, whatever letters stand before them."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ttdn_desktop.ui.forms.node_form import select_text

LINE = "𝒜 và 𠮷 rồi Ban hành kèm theo"


def selected(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.selectedText()
    assert isinstance(field, QPlainTextEdit | QTextEdit)
    return field.textCursor().selectedText()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_letters_of_two_units_before_the_words_do_not_shift_them(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    (field.setText if isinstance(field, QLineEdit | QTextEdit) else field.setPlainText)(LINE)  # type: ignore[attr-defined] # a QPlainTextEdit
    select_text(field, "Ban hành")
    assert selected(field) == "Ban hành"
    select_text(field, "không có")
    assert selected(field) == LINE
