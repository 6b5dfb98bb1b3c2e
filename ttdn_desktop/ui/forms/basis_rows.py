"""Rows of legal bases and documents: wrapped text with a word on their validity beside it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.bases import Judgement, Validity
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-ttdn-basis"
_ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one row says: the text, and beside it a word in a tone ("done", "warning", "error" or "muted")."""

    text: str
    word: str = ""
    tone: str = "muted"
    below: str = ""  # a second, smaller text


def validity_words(judged: Judgement) -> tuple[str, str]:
    """What is said of a document's validity, and in which tone."""
    match judged.validity:
        case Validity.IN_FORCE:
            words, tone = _("In force"), "done"
        case Validity.PARTLY:
            words, tone = _("Amended"), "warning"
        case Validity.ENDED:
            words, tone = (_("Ended on {day}").format(day=short_date(judged.since)) if judged.since else _("No longer in force")), "error"
        case Validity.NOT_YET:
            words, tone = (_("Not in force before {day}").format(day=short_date(judged.since)) if judged.since else _("Not yet in force")), "warning"
        case Validity.UNVERIFIED:
            return _("Not verified"), "warning"
    return (words, tone) if judged.certain else (_("{validity} (not verified)").format(validity=words), "warning" if tone == "done" else tone)


def judged_on(date: dt.date) -> str:
    """On which day validity is judged."""
    return _("Validity judged on {day}").format(day=short_date(date))


class RowsModel(QAbstractListModel):
    """Rows of a list that can be dragged to another place."""

    def __init__(self, move: Callable[[int, int], None] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._move = move

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the selection stays on its place where their number is the same."""
        new = tuple(rows)
        if len(new) == len(self._rows):
            old, self._rows = self._rows, new
            for number, (before, after) in enumerate(zip(old, new, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join(part for part in (row.text, row.word, row.below) if part)
            case _ if role == _ROW_ROLE:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags
        if self._move is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, str(indexes[0].row()).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002 - Qt's signature
        if self._move is None or not data.hasFormat(MIME):
            return False
        start = int(bytes(data.data(MIME).data()))
        before = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
        to = before - 1 if before > start else before
        if to != start:
            self._move(start, to)
        return True


class RowsView(QListView):
    """A list of such rows, as high as they are where asked."""

    def __init__(self, model: RowsModel, name: str, *, fit: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._fit_rows = fit
        if fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            model.modelReset.connect(self._fit)
            model.dataChanged.connect(self._fit)
        if model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)
            self.setDropIndicatorShown(True)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *_changed: Any) -> None:
        if not self._fit_rows:
            return
        self.scheduleDelayedItemsLayout()
        model = self.model()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        heights = (self.itemDelegate().sizeHint(option, model.index(row, 0)).height() for row in range(model.rowCount()))
        self.setFixedHeight(max(sum(heights) + 4, 36))


class _Delegate(QStyledItemDelegate):
    """Paints text, the smaller text below, and the word at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 400
        row: Row = index.data(_ROW_ROLE)
        text, below, _word = self._places(QRect(0, 0, width, 10_000), row, view.font() if isinstance(view, QListView) else QFont())
        return QSize(width, max(theme.current().px(36), text.height() + below.height() + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(_ROW_ROLE)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        if chosen:
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = option.font
        text, below, word = self._places(rect, row, font)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(text, Qt.TextFlag.TextWordWrap, row.text)
        small = _small(font)
        painter.setFont(small)
        if row.below:
            painter.setPen(theme.colour("muted"))
            painter.drawText(below, Qt.TextFlag.TextWordWrap, row.below)
        if row.word:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(f"{row.tone}_soft") if row.tone != "muted" else theme.colour("hover"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(word, 10, 10)
            painter.setPen(theme.colour(row.tone))
            painter.drawText(word, Qt.AlignmentFlag.AlignCenter, row.word)
        painter.restore()

    def _places(self, rect: QRect, row: Row, font: QFont) -> tuple[QRect, QRect, QRect]:
        """Where the text, the text below and the word stand."""
        small = QFontMetrics(_small(font))
        chip = small.horizontalAdvance(row.word) + 20 if row.word else 0
        left, top = rect.left() + 12, rect.top() + 8
        width = max(80, rect.width() - 24 - (chip + 12 if chip else 0))
        measured = QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, row.text)
        text = QRect(left, top, width, measured.height())
        low = small.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, row.below).height() + 2 if row.below else 0
        below = QRect(left, top + text.height() + 2, width, low)
        word = QRect(rect.right() - 12 - chip, top, chip, small.height() + 4)
        return text, below, word


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(theme.current().px(12))
    return made
