"""How wide and how high the cells of a grid are: columns share the width there is, rows are as high as their text."""

import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QTableView

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.table_model import RecordTableModel

LEAST_ROW = 28
MOST_LINES = 10  # of one row; the rest is read in the side panel or the editor
LEAST_COLUMN = 40
_PAD = 12  # above and below a text together
MOST_HEAD_LINES = 3
_HEAD_PAD = 13  # above and below the words of a head together, with the line under it
_HEAD_SIDES = 18  # left and right of the words of a head together, with the line beside it
_HEAD_SIZE = 12  # of the text, as in the style sheet
_SIDES = 20  # left and right of a text together: padding of the style sheet, margin of the style
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class GridMeasures(QObject):
    """Keeps columns within the view until a person sets one, and rows as high as they need to be."""

    widths_changed = Signal()  # a person set a column

    def __init__(self, view: QTableView, model: RecordTableModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._set: dict[str, int] = {}  # widths a person chose
        self._busy = False
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(LEAST_COLUMN)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideNone)
        header.sectionResized.connect(self._on_resized)
        view.verticalHeader().setVisible(False)
        view.verticalHeader().setMinimumSectionSize(LEAST_ROW)
        view.verticalHeader().setDefaultSectionSize(LEAST_ROW)
        view.viewport().installEventFilter(self)
        self._columns_soon = QTimer(self, singleShot=True, interval=0)
        self._columns_soon.timeout.connect(self.fit_columns)
        self._rows_soon = QTimer(self, singleShot=True, interval=0)
        self._rows_soon.timeout.connect(self.fit_rows)
        model.modelReset.connect(self._rows_soon.start)
        model.layoutChanged.connect(self._rows_soon.start)
        model.rowsInserted.connect(lambda _parent, first, last: self.fit_rows(first, last))
        model.dataChanged.connect(self._on_data_changed)

    @property
    def widths(self) -> Mapping[str, int]:
        """The widths a person chose, by key of the column."""
        return dict(self._set)

    def restore(self, widths: Mapping[str, int]) -> None:
        """Take up widths chosen before."""
        known = {column.key for column in self._model.columns}
        self._set = {key: max(LEAST_COLUMN, width) for key, width in widths.items() if key in known}
        self.fit_columns()

    def reset(self) -> None:
        """Forget chosen widths: columns share the view again."""
        self._set = {}
        self.fit_columns()
        self.widths_changed.emit()

    def fit_columns(self) -> None:
        """Chosen widths as they are; the others share what is left in proportion to their first widths, none narrower than a word of its head."""
        shown = [n for n in range(len(self._model.columns)) if not self._view.isColumnHidden(n)]
        room = self._view.viewport().width() - sum(self._set.get(self._model.columns[n].key, 0) for n in shown)
        free = {c.key: c.width for c in (self._model.columns[n] for n in shown) if c.key not in self._set}
        least = {key: width for key, width in self._least_widths().items() if key in free}
        widths = dict(self._set)
        while free:
            scale = max(room / sum(free.values()), 0.6)
            narrow = [key for key, width in free.items() if width * scale < least[key]]
            settled = narrow or list(free)
            widths |= {key: max(least[key], int(free.pop(key) * scale)) for key in settled}
            room -= sum(widths[key] for key in settled)
        self._busy = True
        for number in shown:
            self._view.setColumnWidth(number, widths[self._model.columns[number].key])
        self._busy = False
        self._fit_heads()
        self._rows_soon.start()

    def fit_soon(self) -> None:
        """Size of the text or the look changed."""
        self._columns_soon.start()

    def _least_widths(self) -> dict[str, int]:
        """Of each column: the longest word of its head is whole."""
        metrics = QFontMetrics(self._head_font())
        return {
            column.key: max(LEAST_COLUMN, max((metrics.horizontalAdvance(word) for word in _(column.title).split()), default=0) + _HEAD_SIDES)
            for column in self._model.columns
        }

    def _fit_heads(self) -> None:
        """Make the row of heads as high as its longest one."""
        font, header = self._head_font(), self._view.horizontalHeader()
        shown = [n for n in range(len(self._model.columns)) if not self._view.isColumnHidden(n)]
        texts = ((_(self._model.columns[n].title), self._view.columnWidth(n) - _HEAD_SIDES) for n in shown)
        lines = max((_lines(QFontMetrics(font), text, width) for text, width in texts), default=1)
        height = min(lines, MOST_HEAD_LINES) * line_height(font) + _HEAD_PAD
        if header.height() != height or header.minimumHeight() != height:
            header.setFixedHeight(height)
            header.geometriesChanged.emit()

    def _head_font(self) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(theme.current().px(_HEAD_SIZE))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def fit_rows(self, first: int = 0, last: int | None = None) -> None:
        """Make these rows (all of them) as high as their longest text, up to MOST_LINES."""
        metrics, pitch = QFontMetrics(self._view.font()), line_height(self._view.font())
        shown = [(c, self._view.columnWidth(n) - _SIDES) for n, c in enumerate(self._model.columns) if not self._view.isColumnHidden(n)]
        end = len(self._model.records) if last is None else last + 1
        for row in range(first, end):
            record = self._model.records[row]
            lines = max((_lines(metrics, column.text(record), width) for column, width in shown), default=1)
            height = max(LEAST_ROW, min(lines, MOST_LINES) * pitch + _PAD)
            if self._view.rowHeight(row) != height:
                self._view.setRowHeight(row, height)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._columns_soon.start()
        return False

    def _on_resized(self, number: int, before: int, width: int) -> None:
        """A person drags from one width to another; Qt says from or to nothing where a column is shown or hidden."""
        if not self._busy and before and width:
            self._set[self._model.columns[number].key] = width
            self._fit_heads()
            self._rows_soon.start()
            self.widths_changed.emit()

    def _on_data_changed(self, top: QModelIndex, bottom: QModelIndex) -> None:
        self.fit_rows(top.row(), bottom.row())


def _lines(metrics: QFontMetrics, text: str, width: int) -> int:
    """How many lines a text takes in that width."""
    if "\n" not in text and len(text) * metrics.averageCharWidth() * 1.5 < width:
        return 1
    height = metrics.boundingRect(QRect(0, 0, max(width, 20), 1_000_000), _WRAP, text).height()
    return max(1, round(height / metrics.lineSpacing()))


def line_height(font: QFont) -> int:
    """Pixels a line takes when it is drawn, which rounds up what stands above and below the baseline."""
    metrics = QFontMetricsF(font)
    return math.ceil(metrics.ascent()) + math.ceil(metrics.descent())
