"""How wide and how high the cells of a grid are: columns share the width there is, rows are as high as their text."""

import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QTableView

from ttdn_desktop.ui.table_model import RecordTableModel

LEAST_ROW = 28
MOST_LINES = 6  # of one row; the rest is read in the side panel or the editor
LEAST_COLUMN = 40
_PAD = 12  # above and below a text together
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
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
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
        """Chosen widths as they are; the other columns share what is left in proportion to their first widths."""
        shown = [n for n in range(len(self._model.columns)) if not self._view.isColumnHidden(n)]
        room = self._view.viewport().width() - sum(self._set.get(self._model.columns[n].key, 0) for n in shown)
        free = [n for n in shown if self._model.columns[n].key not in self._set]
        asked = sum(self._model.columns[n].width for n in free) or 1
        scale = max(room / asked, 0.6)
        self._busy = True
        for number in shown:
            column = self._model.columns[number]
            self._view.setColumnWidth(number, self._set.get(column.key, max(LEAST_COLUMN, int(column.width * scale))))
        self._busy = False
        self._rows_soon.start()

    def fit_rows_soon(self) -> None:
        self._rows_soon.start()

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
