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
from ttdn_desktop.services.basis_picks import name_of
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.shortening import shortened

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-ttdn-basis"
PICK_MIME = "application/x-ttdn-pick"
"""Of rows that can be dragged into another list."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""Under which a model of such rows gives a `Row`."""
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one row says: the text, and beside it a word in a tone ("done", "warning", "error" or "muted")."""

    text: str
    word: str = ""
    tone: str = "muted"
    below: str = ""  # a second, smaller text
    title: str = ""  # stands above the text, in rows of one height only
    hint: str = ""  # the word in full, for tool tips and screen readers, where the word is short


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


def short_validity(judged: Judgement) -> tuple[str, str]:
    """The same in a word or two, for a chip; what is not verified is told beside it by `validity_beside`."""
    words, tone = {
        Validity.IN_FORCE: (_("In force"), "done"),
        Validity.PARTLY: (_("Partly ended"), "warning"),
        Validity.ENDED: (_("Ended"), "error"),
        Validity.NOT_YET: (_("Not yet in force"), "warning"),
        Validity.UNVERIFIED: (_("Not verified"), "warning"),
    }[judged.validity]
    return words, "warning" if tone == "done" and not judged.certain else tone


def validity_beside(judged: Judgement) -> list[str]:
    """What a chip leaves out: since when, by what, and that nobody read it in a source of law."""
    since = short_date(judged.since) if judged.since else ""
    beside = []
    if judged.validity is Validity.ENDED and since:
        beside.append(_("since {day}").format(day=since))
    elif judged.validity is Validity.NOT_YET and since:
        beside.append(_("in force from {day}").format(day=since))
    if judged.ended_by is not None:
        beside.append(_("replaced by {document}").format(document=name_of(judged.ended_by)))
    elif judged.changed_by:
        beside.append(_("amended by {documents}").format(documents=", ".join(name_of(one) for one in judged.changed_by)))
    if not judged.certain and judged.validity is not Validity.UNVERIFIED:
        beside.append(_("not verified"))
    return beside


def judged_on(date: dt.date) -> str:
    """On which day validity is judged."""
    return _("Validity judged on {day}").format(day=short_date(date))


class RowsModel(QAbstractListModel):
    """Rows of a list: with `move` they can be dragged to another place, with `give` into a list that has a `take`."""

    def __init__(
        self,
        move: Callable[[int, int], None] | None = None,
        *,
        take: Callable[[int, int], None] | None = None,
        give: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`take` is told which row of the other list was dropped, and before which of these rows."""
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._move, self._take, self._give = move, take, give

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
                return ". ".join(part for part in (row.title, row.text, row.word, row.below) if part)
            case _ if role == ROW_ROLE:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags
        if index.isValid() and (self._give or self._move is not None):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if not index.isValid() and self._move is not None:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction if self._give else Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction if self._take is not None else Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [PICK_MIME] if self._give else [MIME, PICK_MIME] if self._take is not None else [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        data.setData(PICK_MIME if self._give else MIME, str(indexes[0].row()).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002 - Qt's signature
        before = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
        if self._take is not None and data.hasFormat(PICK_MIME):
            self._take(int(bytes(data.data(PICK_MIME).data())), before)
            return True
        if self._move is None or not data.hasFormat(MIME):
            return False
        start = int(bytes(data.data(MIME).data()))
        to = before - 1 if before > start else before
        if to != start:
            self._move(start, to)
        return True


class RowsView(QListView):
    """A list of such rows, as high as they are where asked; thousands of them are `even`: of one height, their lines shortened with "…"."""

    def __init__(self, model: QAbstractListModel, name: str, *, fit: bool, even: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_EvenDelegate(self) if even else _Delegate(self))
        self.setUniformItemSizes(even)
        self.setWordWrap(not even)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._fit_rows = fit
        if fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            model.modelReset.connect(self._fit)
            model.dataChanged.connect(self._fit)
        if model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)
            self.setDropIndicatorShown(True)
        elif model.supportedDragActions() == Qt.DropAction.CopyAction and PICK_MIME in model.mimeTypes():
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

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
        row: Row = index.data(ROW_ROLE)
        text, below, _word = self._places(QRect(0, 0, width, 10_000), row, view.font() if isinstance(view, QListView) else QFont())
        return QSize(width, max(theme.current().px(36), text.height() + below.height() + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        rect: QRect = option.rect
        _paint_ground(painter, option)
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
            _paint_word(painter, word, row)
        painter.restore()

    def _places(self, rect: QRect, row: Row, font: QFont) -> tuple[QRect, QRect, QRect]:
        """Where the text, the text below and the word stand."""
        small = QFontMetrics(_small(font))
        chip = small.horizontalAdvance(row.word) + 20 if row.word else 0
        left, top = rect.left() + 12, rect.top() + 8
        width = max(80, rect.width() - 24 - (chip + 12 if chip else 0))
        measured = QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, row.text)
        text = QRect(left, top, width, measured.height())
        whole = max(80, rect.width() - 24)  # below the word at the right
        low = small.boundingRect(QRect(0, 0, whole, 10_000), Qt.TextFlag.TextWordWrap, row.below).height() + 2 if row.below else 0
        below = QRect(left, top + max(text.height(), small.height() + 4 if chip else 0) + 2, whole, low)
        word = QRect(rect.right() - 12 - chip, top, chip, small.height() + 4)
        return text, below, word


class _EvenDelegate(QStyledItemDelegate):
    """Paints title and word in one line, the text in the next, the smaller text in the third, each shortened where there is no room."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, 2 * QFontMetrics(option.font).height() + QFontMetrics(_small(option.font)).height() + 2 * _EDGE + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        _paint_ground(painter, option)
        rect = option.rect.adjusted(12, _EDGE, -12, -_EDGE)
        small, strong = _small(option.font), QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        chip = QFontMetrics(small).horizontalAdvance(row.word) + 20 if row.word else 0
        high = QFontMetrics(option.font).height()
        word = QRect(rect.right() - chip, rect.top(), chip, high)
        upper = QRect(rect.left(), rect.top(), rect.width() - (chip + 8 if chip else 0), high)
        _paint_line(painter, upper, strong, "ink", row.title)
        middle = QRect(rect.left(), upper.bottom() + 1 + _GAP, rect.width(), high)
        _paint_line(painter, middle, option.font, "ink", row.text)
        lower = QRect(rect.left(), middle.bottom() + 1 + _GAP, rect.width(), QFontMetrics(small).height())
        _paint_line(painter, lower, small, "muted", row.below)
        if row.word:
            painter.setFont(small)
            _paint_word(painter, word, row)
        painter.restore()


_EDGE = 8
_GAP = 2


def _paint_line(painter: QPainter, place: QRect, font: QFont, tone: str, text: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    shown = shortened(" ".join(text.split()), QFontMetrics(font), place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.colour("accent_soft"))
    painter.setPen(theme.colour("line"))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _paint_word(painter: QPainter, place: QRect, row: Row) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{row.tone}_soft") if row.tone != "muted" else theme.colour("hover"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawRoundedRect(place, 10, 10)
    painter.setPen(theme.colour(row.tone))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.word)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(theme.current().px(12))
    return made
