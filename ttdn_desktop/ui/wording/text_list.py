"""All official words in a tree: kinds of papers, below each its texts; those the office words itself are marked."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.office_words import KindTexts, OfficeText, shown, told
from ttdn_desktop.services.words import matches
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.icons import icon

_KEY = Qt.ItemDataRole.UserRole
_ROW = 28


class TextList(QTreeWidget):
    """Emits `chosen` with kind and key of the text in front."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[KindTexts, ...] = ()
        self._rows: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []  # of each kind, with those of its texts
        self._filter = ("", False)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAccessibleName(_("Official words"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setIndentation(theme.current().px(16))
        self.currentItemChanged.connect(self._on_current)

    @property
    def key(self) -> tuple[str, str]:
        """Kind and key of what is in front; the key is empty for a kind."""
        item = self.currentItem()
        kind, key = item.data(0, _KEY) if item is not None else ("", "")
        return kind, key

    def show_kinds(self, kinds: tuple[KindTexts, ...]) -> None:
        """Show these; what was in front and open stays so."""
        same = [[text.key for text in kind.texts] for kind in kinds] == [[text.key for text in kind.texts] for kind in self._kinds]
        self._kinds = kinds
        if not same:
            self._fill()
        for (item, rows), kind in zip(self._rows, kinds, strict=True):
            _mark(item, rows, kind)
        self._narrow()

    def narrow(self, words: str, *, own_only: bool) -> None:
        """Show only texts that hold these words, marks and capitals apart; or only those the office words itself."""
        self._filter = (words, own_only)
        self._narrow()

    def choose(self, kind: str, key: str = "") -> None:
        """Put a text in front, or the first of a kind."""
        for (item, rows), one in zip(self._rows, self._kinds, strict=True):
            if one.key == kind:
                item.setExpanded(True)
                self.setCurrentItem(next((row for row, text in zip(rows, one.texts, strict=True) if text.key == key), rows[0]))

    def count(self) -> int:
        """How many texts are in sight."""
        return sum(not row.isHidden() for _item, rows in self._rows for row in rows)

    def _fill(self) -> None:
        self.blockSignals(True)
        self.clear()
        self._rows = []
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        for kind in self._kinds:
            item = QTreeWidgetItem([kind.name, ""])
            item.setData(0, _KEY, (kind.key, ""))
            item.setFont(0, bold)
            item.setToolTip(0, kind.name)
            item.setSizeHint(0, QSize(0, theme.current().px(_ROW)))
            rows = [QTreeWidgetItem(["", ""]) for _text in kind.texts]
            for row, text in zip(rows, kind.texts, strict=True):
                row.setData(0, _KEY, (kind.key, text.key))
                row.setSizeHint(0, QSize(0, theme.current().px(_ROW)))
            item.addChildren(rows)
            self.addTopLevelItem(item)
            self._rows.append((item, rows))
        self.blockSignals(False)

    def _narrow(self) -> None:
        words, own_only = self._filter
        for (item, rows), kind in zip(self._rows, self._kinds, strict=True):
            whole = bool(words.strip()) and matches(kind.name, words)
            seen = 0
            for row, text in zip(rows, kind.texts, strict=True):
                here = (whole or matches(f"{told(text)} {shown(text.text)} {shown(text.shipped)}", words)) and (not own_only or text.own is not None)
                row.setHidden(not here)
                seen += here
            item.setHidden(not seen)
            if words.strip() or own_only:
                item.setExpanded(bool(seen) and (not whole or own_only))

    def _on_current(self, now: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(*now.data(0, _KEY))


def _line(text: OfficeText) -> str:
    return f"{told(text)}: {' · '.join(shown(text.text).splitlines()) or '–'}"


def _mark(item: QTreeWidgetItem, rows: list[QTreeWidgetItem], kind: KindTexts) -> None:
    """Show the words of a kind as they are, those of the office with a pencil."""
    own = sum(text.own is not None for text in kind.texts)
    item.setText(1, str(own) if own else "")
    item.setForeground(1, theme.colour("accent"))
    counted = [_("{n} of its own words").format(n=own)] if own else []
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join((kind.name, *counted)))
    for row, text in zip(rows, kind.texts, strict=True):
        is_own = text.own is not None
        row.setText(0, _line(text))
        row.setToolTip(0, f"{told(text)}\n{shown(text.text)}")
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join([told(text), shown(text.text), *([_("own words")] if is_own else [])]))
        if is_own != bool(row.data(1, _KEY)):
            row.setData(1, _KEY, is_own)
            row.setIcon(1, icon("pencil", "accent", 16) if is_own else QIcon())
