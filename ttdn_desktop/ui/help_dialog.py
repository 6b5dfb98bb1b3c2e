"""Help: a list of topics and the chosen one; it stays open beside the work."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.dialogs import Dialog

_TITLE, _HEADING = 16, 14  # pixels at scale 1

Topics = Sequence[tuple[str, str]]
"""Title and Markdown of each topic; the Markdown begins with the title."""


class HelpDialog(Dialog):
    """Up and Down choose a topic, Escape closes."""

    SIZE: ClassVar = (920, 620)

    def __init__(self, topics: Topics, parent: QWidget | None = None) -> None:
        super().__init__(_("Help"), parent, width=640)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*self.SIZE)
        self._topics = tuple(topics)
        self.list = QListWidget()
        self.list.setProperty("role", "boxed")
        self.list.setAccessibleName(_("Topics of help"))
        self.list.setFixedWidth(240)
        self.page = QTextBrowser()
        self.page.setAccessibleName(_("Help"))
        self.page.setTabChangesFocus(True)
        self.page.setProperty("role", "help")
        self.list.currentRowChanged.connect(self._show)
        body = kit.row(spacing=12)
        body.addWidget(self.list)
        body.addWidget(self.page, 1)
        self.content.addLayout(body, 1)
        self.add_button(kit.plain_button(_("Close"), self.accept))
        for title, _text in self._topics:
            self.list.addItem(title)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self, row: int) -> None:
        self.page.setMarkdown(self._topics[row][1] if 0 <= row < len(self._topics) else "")
        _dress(self.page.document())


def _dress(document: QTextDocument) -> None:
    """Headings in the sizes of the program, room between paragraphs; Qt's own Markdown has neither."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        room = QTextBlockFormat()
        room.setTopMargin(12 if level > 1 else 4)
        room.setBottomMargin(3 if block.textList() is not None else 8)
        room.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(room)
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            font = QFont(document.defaultFont())
            font.setPixelSize(theme.current().px(_TITLE if level == 1 else _HEADING))
            font.setWeight(QFont.Weight.DemiBold)
            look = QTextCharFormat()
            look.setFont(font)
            cursor.setCharFormat(look)
        block = block.next()


def show_help(topics: Topics, parent: QWidget | None = None) -> HelpDialog:
    """Open help beside the work."""
    dialog = HelpDialog(topics, parent)
    dialog.show()
    return dialog
