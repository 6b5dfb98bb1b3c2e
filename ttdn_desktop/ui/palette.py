"""Ctrl+K: go to any plan, heading or task, or do any command, by typing a few letters without tone marks."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import fold
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.icons import icon
from ttdn_desktop.ui.list_keys import ListKeys

_MOST = 60
_KIND = Qt.ItemDataRole.UserRole + 1
_SIDE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the palette: what it is called, what kind of thing it is, and what happens."""

    text: str
    kind: str
    do: Callable[[], object]
    icon: str = ""


def found(entries: Iterable[Entry], wanted: str) -> list[Entry]:
    """Entries with all the words wanted: those that begin with them first, else in the given order."""
    words = fold(wanted).split()
    ranked = []
    for entry in entries:
        text = fold(f"{entry.text} {entry.kind}")
        if all(word in text for word in words):
            ranked.append((not (words and text.startswith(words[0])), entry))
    return [entry for _rank, entry in sorted(ranked, key=lambda pair: pair[0])][:_MOST]


def node_entries(plan: Plan, go: Callable[[str], object]) -> list[Entry]:
    """Headings and tasks of a plan; `go` gets "section:ID" or "task:ID"."""
    sections = [
        Entry(text=section.heading, kind=_("Heading"), icon="list", do=partial(go, f"section:{section.id}"))
        for section in plan.all_sections()
        if section.heading
    ]
    tasks = [Entry(text=task.title, kind=_("Task"), icon="tasks", do=partial(go, f"task:{task.id}")) for task in plan.tasks if task.title]
    return sections + tasks


class Palette(QDialog):
    """Opens over the window, takes letters, does the line that is chosen."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Go to or do anything"))
        self.setProperty("role", "palette")
        self.setModal(True)
        self._entries = entries
        self.line = LineEditor()
        self.line.setPlaceholderText(_("Type a few letters: a command, a plan, a heading, a task"))
        self.line.setAccessibleName(_("Search"))
        self.line.setClearButtonEnabled(False)
        self.model = _EntryModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("What was found"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setIconSize(QSize(16, 16))
        self.list.setItemDelegate(_EntryDelegate(self.list))
        lines = kit.column(self, margins=12, spacing=8)
        lines.addWidget(self.line)
        lines.addWidget(self.list, 1)
        lines.addWidget(kit.small_label(_("Up, Down: choose. Enter: do. Esc: close.")))
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._do)
        self.list.clicked.connect(lambda _index: self._do())
        self.list.activated.connect(lambda _index: self._do())
        ListKeys(self.line, self.list)
        self._search("")
        width = min(640, parent.width() - 80)
        self.setGeometry(parent.x() + (parent.width() - width) // 2, parent.y() + 80, width, min(420, parent.height() - 160))
        self.line.setFocus()

    def _search(self, wanted: str) -> None:
        self.model.show(found(self._entries, wanted))
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _do(self) -> None:
        entry = self.model.entry(self.list.currentIndex().row())
        self.accept()
        if entry is not None:
            entry.do()


class _EntryDelegate(QStyledItemDelegate):
    """The kind of an entry, or its keys, muted at the right end of its line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        kind = str(index.data(_KIND) or "")
        room = option.fontMetrics.horizontalAdvance(kind) + 2 * _SIDE
        super().paint(painter, option, index)
        painter.setPen(theme.colour("muted"))
        painter.drawText(option.rect.adjusted(option.rect.width() - room, 0, -_SIDE, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, kind)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        kind = str(index.data(_KIND) or "")
        room = option.rect.width() - option.fontMetrics.horizontalAdvance(kind) - 6 * _SIDE
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)


class _EntryModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == _KIND:
            return entry.kind
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text}, {entry.kind}"
        if role == Qt.ItemDataRole.DecorationRole and entry.icon:
            return icon(entry.icon, "muted", 16)
        return None
