"""Files of old fonts are converted from the window: each gets a file beside it, and what became of it is listed."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.language.old_writing import tcvn3
from tests.office.word_package import lines, package
from tests.reading.test_old_encodings import LINE, old
from tests.ui.contexts import make_context
from tests.ui.programs import running, wait_for
from tests.ui.screen_checks import cut_off
from ttdn_desktop import i18n
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.font_dialog import FontDialog


@pytest.mark.parametrize("language", ["en", "vi"])
def test_files_are_converted_beside_themselves_and_listed(qtbot, tmp_path, language):
    i18n.install(language)
    source, bad, taken = tmp_path / "cũ.docx", tmp_path / "hỏng.docx", tmp_path / "cũ - Unicode.docx"
    data = package(f"<w:p>{old(tcvn3(LINE.lower()), '.VnTime')}</w:p>")
    source.write_bytes(data)
    bad.write_bytes(b"PK\x03\x04broken")
    taken.write_bytes(b"of somebody")
    context = make_context()
    window = QWidget()
    qtbot.addWidget(window)
    dialog = FontDialog(context, [source, bad], window)
    dialog.open()
    wait_for(qtbot, lambda: dialog.findChildren(kit.Notice))
    context.fence.close()
    assert source.read_bytes() == data
    assert taken.read_bytes() == b"of somebody"
    assert [line.text for line in lines((tmp_path / "cũ - Unicode (2).docx").read_bytes())] == [LINE.lower()]
    told = [notice.text.text() for notice in dialog.findChildren(kit.Notice)]
    assert "cũ - Unicode (2).docx" in told[0]
    assert ".VnTime → Times New Roman" in told[0]
    assert "hỏng.docx" in told[1]
    wait_for(qtbot, lambda: not cut_off(dialog))


def test_the_command_asks_for_files(qtbot):
    with running(qtbot) as program:
        program.bench.do("convert_fonts")
        wait_for(qtbot, lambda: program.window.findChild(QFileDialog))
        program.window.findChild(QFileDialog).reject()
