"""Qt's own buttons, menus and file dialogs speak our language."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QFileDialog, QHeaderView, QLabel, QMessageBox

from tests.ui.programs import AGENCY, keep_settings, running
from ttdn_desktop import i18n
from ttdn_desktop.ui import qt_texts
from ttdn_desktop.ui.qt_texts import QtTexts


@pytest.fixture
def translated(qapp):
    translator = QtTexts(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("word", sorted(set(qt_texts.QT_WORDS)))
def test_every_word_of_qt_has_its_vietnamese(word):
    assert i18n._(word) != word


@pytest.mark.parametrize("button", [button for button in QDialogButtonBox.StandardButton if button.name not in {"NoButton"}], ids=lambda button: button.name)
def test_no_standard_button_stays_english(translated, qtbot, button):
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)
    for made in box.buttons():
        text = made.text().replace("&", "")
        assert text not in qt_texts.QT_WORDS
        assert text


def test_the_file_dialog_has_no_english_label_or_button(translated, qtbot, tmp_path: Path):
    dialog = QFileDialog(None, "Chọn tệp", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    qtbot.addWidget(dialog)
    dialog.show()
    said = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    said += [button.text() for button in dialog.findChildren(QAbstractButton) if button.text()]
    said += [part.toolTip() for part in dialog.findChildren(QAbstractButton) if part.toolTip()]
    for header in dialog.findChildren(QHeaderView):
        model = header.model()
        said += [str(model.headerData(number, header.orientation())) for number in range(header.count())] if model else []
    english = [text for text in said if text.replace("&", "").isascii() and any(char.isalpha() for char in text) and str(tmp_path.name) not in text]
    assert english == []


def test_a_message_box_answers_in_our_language(translated, qtbot):
    box = QMessageBox(QMessageBox.Icon.Question, "Hỏi", "Lưu?", QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Có", "Không"}


def test_the_program_installs_it(qtbot):
    keep_settings(AGENCY)
    with running(qtbot):
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        assert box.buttons()[0].text().replace("&", "") == "Hủy"


def test_in_english_qt_keeps_its_own_words(qapp, qtbot):
    i18n.install("en")
    translator = QtTexts(qapp)
    qapp.installTranslator(translator)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Cancel"
    qapp.removeTranslator(translator)


def test_arrow_keys_are_shown_as_arrows_and_known_by_their_names(translated):
    keys = QKeySequence("Alt+Shift+Up")
    assert keys.toString(QKeySequence.SequenceFormat.NativeText).endswith("↑")
    assert keys == QKeySequence(Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier | Qt.Key.Key_Up)
