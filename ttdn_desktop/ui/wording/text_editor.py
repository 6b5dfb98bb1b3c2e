"""The field in which an office words a text: its blanks `{…}` stand out as long as they are known."""

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QWidget

from ttdn_desktop.services.office_words import stored
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.editors import BlockEditor
from ttdn_desktop.ui.positions import units_before

_BRACES = re.compile(r"\{[^{}]*\}")


class TextField(BlockEditor):
    """`places` are the blanks that may stand here, as they are kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, least=3, most=12)
        self._marks = _Marks(self)

    def know(self, places: tuple[str, ...]) -> None:
        """These blanks are known from now on."""
        self._marks.places = frozenset(places)
        self._marks.rehighlight()

    def put_in(self, blank: str, *, line: bool) -> None:
        """Write a blank at the cursor, with room around it; one that gives several lines on a line of its own."""
        cursor = self.textCursor()
        text, at = self.content(), cursor.selectionStart()
        before, after = text[:at][-1:], text[cursor.selectionEnd() :][:1]
        gap = "\n" if line else " "
        lead = gap if before and (before != "\n" if line else before.isalnum() or before in ",;:.)") else ""
        tail = gap if after and (after != "\n" if line else after.isalnum()) else ""
        cursor.insertText(f"{lead}{blank}{tail}")
        self.setTextCursor(cursor)
        self.setFocus()


class _Marks(QSyntaxHighlighter):
    """Colours blanks; one that is not known is an error."""

    def __init__(self, field: TextField) -> None:
        super().__init__(field.document())
        self.places: frozenset[str] = frozenset()

    def highlightBlock(self, text: str) -> None:
        for found in _BRACES.finditer(text):
            known = stored(found[0])[1:-1] in self.places
            look = QTextCharFormat()
            look.setForeground(theme.colour("accent" if known else "error"))
            look.setBackground(theme.colour("accent_soft" if known else "error_soft"))
            if not known:
                look.setFontUnderline(True)
            look.setFontWeight(QFont.Weight.Medium)
            start = units_before(text, found.start())
            self.setFormat(start, units_before(text, found.end()) - start, look)
