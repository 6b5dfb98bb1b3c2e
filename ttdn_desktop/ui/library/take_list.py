"""The documents of a list, a text or imported files beside the library, each with a tick where it has something to give."""

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ttdn_desktop.domain.library import Library
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.basis_picks import name_of
from ttdn_desktop.services.document_import import STATE_WORDS, DocumentTable, RowBeside, RowState, compared
from ttdn_desktop.services.library_updates import Change, Part, Step
from ttdn_desktop.services.update_words import FIELD_NAMES, value_words
from ttdn_desktop.ui import kit, theme

_TONES = {RowState.NEW: "done", RowState.SAME: "muted", RowState.TWICE: "warning", RowState.DIFFERS: "warning", RowState.UNREADABLE: "error"}
_TICK = 18
_ROW = Qt.ItemDataRole.UserRole


class TakeList(QWidget):
    """The rows, what of the file is left out, and how many will be taken in. `changed` tells that other rows are ticked, or shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RowBeside] = []
        self._blank = QPixmap(theme.current().px(_TICK), 1)
        self._blank.fill(Qt.GlobalColor.transparent)
        self._left = kit.small_label("", wrap=True)
        self._left.hide()
        self.tree = QTreeWidget()
        self._set_up_tree()
        self._told = kit.muted_label("", wrap=True)
        column = kit.column(self, spacing=8)
        column.addWidget(self.tree, 1)
        column.addWidget(self._left)
        column.addWidget(self._told)

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setColumnCount(3)
        tree.setHeaderLabels([_("Document"), _("Beside the library"), _("What to know")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setProperty("role", "boxed")
        tree.setAccessibleName(_("Documents to take in"))
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head, scale = tree.header(), theme.current()
        head.setStretchLastSection(False)
        for column, mode in enumerate((QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Stretch)):
            head.setSectionResizeMode(column, mode)
        head.resizeSection(1, scale.px(190))
        tree.itemChanged.connect(self._on_ticked)

    @property
    def rows(self) -> tuple[RowBeside, ...]:
        """The rows as they are ticked now."""
        return tuple(self._rows)

    @property
    def taken(self) -> int:
        """How many rows are ticked."""
        return sum(row.taken for row in self._rows)

    def show_table(self, table: DocumentTable, library: Library) -> None:
        """Show these rows beside the library as it is."""
        self._rows = list(compared(table, library))
        self._left.setText(_("Not taken from the file: {names}.").format(names="; ".join(table.left)))
        self._left.setVisible(bool(table.left))
        blocker = QSignalBlocker(self.tree)
        self.tree.clear()
        self.tree.addTopLevelItems([self._item(number, row) for number, row in enumerate(self._rows)])
        blocker.unblock()
        self.tree.setColumnHidden(2, all(not item.text(2) for item in self._items()))
        self._count()

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for number in range(self.tree.topLevelItemCount()):
            if (item := self.tree.topLevelItem(number)) is not None:
                yield item

    def _item(self, number: int, row: RowBeside) -> QTreeWidgetItem:
        document = row.document or row.held
        words = " ".join(part for part in (name_of(document), document.subject) if part) if document is not None else row.read.text
        told = "; ".join((*_differing(row), row.told)) if row.fields else row.told
        item = QTreeWidgetItem([" ".join(words.split()), _(STATE_WORDS[row.state]), told])
        item.setData(0, _ROW, number)
        item.setForeground(1, theme.colour(_TONES[row.state]))
        item.setToolTip(0, f"{row.read.where}: {row.read.text}")
        item.setToolTip(2, told)
        if row.with_taken(True).taken:
            item.setCheckState(0, Qt.CheckState.Checked if row.taken else Qt.CheckState.Unchecked)
        else:
            item.setData(0, Qt.ItemDataRole.DecorationRole, self._blank)  # as wide as a box to tick: the names stand below each other
        return item

    def _on_ticked(self, item: QTreeWidgetItem, _column: int) -> None:
        number = int(item.data(0, _ROW))
        self._rows[number] = self._rows[number].with_taken(item.checkState(0) is Qt.CheckState.Checked)
        self._count()

    def _count(self) -> None:
        told = ngettext("{n} row", "{n} rows", len(self._rows)).format(n=len(self._rows))
        chosen = ngettext("{n} will be taken in", "{n} will be taken in", self.taken).format(n=self.taken)
        self._told.setText(f"{told} · {chosen}" if self._rows else "")
        self.changed.emit()


def _differing(row: RowBeside) -> tuple[str, ...]:
    """What the library has and what the row says, of each field in which they differ."""
    change = Change(part=Part.DOCUMENT, step=Step.CHANGE, key="", before=row.held, after=row.document)
    return tuple(f"{_(FIELD_NAMES[field])}: {' → '.join(value_words(change, field))}" for field in row.fields)
