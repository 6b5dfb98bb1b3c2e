"""Two texts in one label can be told apart and read."""

from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from ttdn_desktop.ui.diff_label import diff_html


def shown(before: str, after: str) -> str:
    return QTextDocumentFragment.fromHtml(diff_html(before, after)).toPlainText()


def test_what_is_gone_and_what_is_new_do_not_run_into_each_other(qtbot: QtBot) -> None:
    assert shown("trước ngày 30/9/2027.", "trước ngày 31/8/2027.") == "trước ngày 30/9/2027 31/8/2027."
    assert shown("các phòng, thôn", "các phòng, xóm, thôn") == "các phòng, xóm, thôn"
    assert shown("", "Làm biển") == "Làm biển"
