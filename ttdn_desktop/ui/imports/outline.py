"""The outline of what was understood: one line a field, with what is said of it as drawing and word."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QFontMetrics, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.import_keys import BLOCK, NOTE, NOTES, SECTION, TASK
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.icons import pixmap
from ttdn_desktop.ui.imports.commands import COMMANDS
from ttdn_desktop.ui.imports.review import State
from ttdn_desktop.ui.imports.rows import Row, RowKind

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole + 1
_STATE = Qt.ItemDataRole.UserRole + 2
_ROW_HEIGHT = 28
_LINE = 18  # what a second line of text adds
_NAMES = 136  # width of the names of fields

STATES: dict[State, tuple[str, str, str]] = {
    State.SURE: (N_("sure"), "check", "muted"),
    State.CHECK: (N_("please check"), "warning", "warning"),
    State.SEEN: (N_("checked"), "check", "muted"),
    State.EDITED: (N_("changed"), "pencil", "accent"),
    State.ABSENT: (N_("not found"), "", "muted"),
}
"""Word, drawing and tone of what is said of a field."""


class OutlineModel(QAbstractListModel):
    """The rows; where only texts and states change, the selection stays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._states: tuple[State, ...] = ()
        self._places: dict[str, int] = {}
        self._tall: frozenset[int] = frozenset()  # rows of two lines
        self._size, self._tall_size = (QSize(200, theme.current().px(height)) for height in (_ROW_HEIGHT, _ROW_HEIGHT + _LINE))

    def measure(self, width: int, font: QFont) -> bool:
        """Give two lines to the rows that name something and do not fit into one; tells whether that changed anything."""
        before, bold = self._tall, QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        plain, strong = QFontMetrics(font), QFontMetrics(bold)
        self._tall = frozenset(
            at
            for at, row in enumerate(self._rows)
            if _names(row) and (strong if row.kind is RowKind.HEADING else plain).horizontalAdvance(row.text) > width - _left(row, font)
        )
        return self._tall != before

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def show(self, rows: Sequence[Row], state: Callable[[Row], State]) -> None:
        """Show these rows."""
        new, states = tuple(rows), tuple(map(state, rows))
        if len(new) == len(self._rows) and all(a.key == b.key for a, b in zip(new, self._rows, strict=True)):
            old = tuple(zip(self._rows, self._states, strict=True))
            self._rows, self._states = new, states
            for at, (before, after) in enumerate(zip(old, zip(new, states, strict=True), strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._rows, self._states = new, states
        self._places = {row.key: at for at, row in enumerate(new)}
        self.endResetModel()

    def place(self, key: str) -> int:
        """The row of a field, -1 where it has none."""
        return self._places.get(key, -1)

    def row(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.SizeHintRole:  # asked for every row at once
            return self._tall_size if index.row() in self._tall else self._size
        state = self._states[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text or row.label
            case Qt.ItemDataRole.ToolTipRole:
                return row.text if len(row.text) > 60 else None
            case Qt.ItemDataRole.AccessibleTextRole:
                word = _(STATES[state][0]) if state in STATES else ""
                return ". ".join(part for part in (row.label, row.text, word) if part)
            case _ if role == _ROW:
                return row
            case _ if role == _STATE:
                return state
        return None


class OutlineView(QListView):
    """The list; Enter goes to the editor of the row, letters are not kept."""

    chosen = Signal(str)  # key of the row
    asked = Signal()  # to edit it
    shape_asked = Signal(str)  # name of a command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = OutlineModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("What was understood"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(lambda _index: self.asked.emit())
        self._quiet = False
        self._lost = ""  # key of the chosen row that went last
        self.commands: Callable[[str], Sequence[str]] = lambda _key: ()  # those of a row
        for name, _words, keys in COMMANDS:
            if keys:
                action = QAction(self)
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                action.triggered.connect(partial(self._ask, name))
                self.addAction(action)

    @property
    def key(self) -> str:
        """The chosen field."""
        row = self.rows.row(self.currentIndex())
        return row.key if row else ""

    def show_rows(self, rows: Sequence[Row], state: Callable[[Row], State]) -> None:
        """Show these rows; the same field stays chosen where it is still there."""
        before, at = self.key, self.currentIndex().row()
        self._quiet = True
        self.rows.show(rows, state)
        self._measure()
        if self.key != before and self.rows.place(before) >= 0:
            self.choose(before)
        self._quiet = False
        if self.key != before and before and rows:
            self._lost = before
            self._choose_instead(before, min(at, len(rows) - 1))
        elif self._lost and self.rows.place(self._lost) >= 0:  # an undone step has brought it back
            self.choose(self._lost)
            self._lost = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def _measure(self) -> None:
        if self.rows.measure(self.viewport().width() - 2 * theme.current().px(12) - _states_width(QFont(self.font())), self.font()):
            self.scheduleDelayedItemsLayout()

    def choose(self, key: str) -> bool:
        """Choose a field and bring it into sight."""
        at = self.rows.place(key)
        if at < 0:
            return False
        index = self.rows.index(at)
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self.setCurrentIndex(index)
        return True

    def _choose_instead(self, key: str, at: int) -> None:
        """The row of what a field became, else the one at its place."""
        own = _own(key)
        now = next((row.key for row in self.rows.rows if _own(row.key) == own), self.rows.rows[at].key)
        self.choose(now)

    def menu(self) -> QMenu:
        """What can be made of the chosen row."""
        menu = QMenu(self)
        able = self.commands(self.key)
        for name, words, keys in COMMANDS:
            if name in able:
                if name in {"up", "remove", "add_section"} and not menu.isEmpty():
                    menu.addSeparator()
                action = menu.addAction(_(words))
                action.setShortcut(QKeySequence(keys))
                action.setShortcutVisibleInContextMenu(True)
                action.triggered.connect(partial(self._ask, name))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def _ask(self, name: str, _checked: bool = False) -> None:
        self.shape_asked.emit(name)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self.rows.row(current)
        if row is not None and not self._quiet:
            self.chosen.emit(row.key)


def _own(key: str) -> str:
    """The identity in a key, whatever it is of."""
    return key.partition(":")[2].partition("/")[0] if key.startswith((SECTION, BLOCK, TASK)) else key


class _Delegate(QStyledItemDelegate):
    """Draws a row: name, text, and at the right what is said of it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, state = index.data(_ROW), index.data(_STATE)
        if not isinstance(row, Row):
            return
        painter.save()
        _ground(painter, option, row)
        px = theme.current().px
        rect = option.rect.adjusted(px(12) + px(14) * max(0, row.level - 1), 0, -px(12), 0)
        tall = rect.height() > px(_ROW_HEIGHT)
        rect.setHeight(min(rect.height(), px(_ROW_HEIGHT)))
        rect.setRight(rect.right() - _paint_state(painter, rect, state, QFont(option.font)))
        if row.label:
            rect.setLeft(rect.left() + _paint_label(painter, rect, row, QFont(option.font)))
        font = QFont(option.font)
        if row.kind in {RowKind.GROUP, RowKind.HEADING}:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if row.kind is RowKind.GROUP else "ink"))
        metrics, text = QFontMetrics(font), row.text or "–"
        if tall:
            first = _first_line(text, metrics, rect.width())
            painter.drawText(rect, _FLAGS, first)
            text = text[len(first) :].strip()
            rect.translate(0, px(_LINE))
        painter.drawText(rect, _FLAGS, metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))
        painter.restore()


def _names(row: Row) -> bool:
    """Whether a row is read to know what is meant: the subject, a heading, a note on the file."""
    return row.kind is RowKind.HEADING or row.key == "document/subject" or row.key.startswith((NOTE, NOTES))


def _left(row: Row, font: QFont) -> int:
    """Pixels before the text of a row."""
    px = theme.current().px
    small = QFont(font)
    small.setPixelSize(px(12))
    label = 0 if not row.label else px(_NAMES) if row.kind is RowKind.FIELD else QFontMetrics(small).horizontalAdvance(row.label) + px(8)
    return px(14) * max(0, row.level - 1) + label


def _first_line(text: str, metrics: QFontMetrics, width: int) -> str:
    """As many words as fit into a line, at least one."""
    end = len(text)
    while (before := text.rfind(" ", 0, end)) > 0 and metrics.horizontalAdvance(text[:end]) > width:
        end = before
    return text[:end]


def _ground(painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected:
        painter.fillRect(option.rect, theme.colour("accent_soft"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.colour("hover"))
    elif row.kind is RowKind.GROUP:
        painter.fillRect(option.rect, theme.colour("ground"))
    if selected and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.colour("accent"))
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def _states_width(font: QFont) -> int:
    """Pixels that the widest word on a field takes with its drawing."""
    px = theme.current().px
    font.setPixelSize(px(12))
    return max(QFontMetrics(font).horizontalAdvance(_(word)) for word, _picture, _tone in STATES.values()) + px(16 + 4 + 12)


def _paint_state(painter: QPainter, rect: QRect, state: State, font: QFont) -> int:
    """Draw it at the right end; gives the width it takes, which is the same for every row."""
    px = theme.current().px
    width = _states_width(font)
    font.setPixelSize(px(12))
    if state not in STATES:
        return width
    word, picture, tone = STATES[state]
    left = rect.right() - width + px(12)
    if picture:
        painter.drawPixmap(left, rect.center().y() - px(14) // 2, pixmap(picture, tone, px(14)))
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    painter.drawText(QRect(left + px(20), rect.top(), rect.right() - left - px(20), rect.height()), _FLAGS, _(word))
    return width


_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


def _paint_label(painter: QPainter, rect: QRect, row: Row, font: QFont) -> int:
    """Draw the name of a field in a column of its own; gives the width it takes."""
    px = theme.current().px
    font.setPixelSize(px(12))
    metrics = QFontMetrics(font)
    width = px(_NAMES) if row.kind is RowKind.FIELD else metrics.horizontalAdvance(row.label) + px(8)
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    text = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, width - px(6))
    painter.drawText(QRect(rect.left(), rect.top(), width, rect.height()), _FLAGS, text)
    return width
