"""The review of a workbook: what its columns are, at the left, and what every row becomes, at the right."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.task_import import COLUMN_NAMES, KEYS, ColumnFound, ImportRow, RowOutcome, TableFound, TableKind
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.book import BookReview, Choices
from ttdn_desktop.ui.imports.left_out import LeftOut
from ttdn_desktop.ui.imports.preview_table import PreviewTable


class ColumnsPage(QWidget):
    """One workbook at a time."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._book: BookReview | None = None
        self._asked = 0
        self.boxes: list[QComboBox] = []
        self.tables = CalmBox()
        self.tables.setAccessibleName(_("Table"))
        self.tables.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tables.setMinimumContentsLength(24)
        self.tables.activated.connect(lambda _at: self._show_table())
        self.told: QLabel = kit.small_label("", wrap=True)
        self._columns = kit.column(spacing=12)
        self._columns.setContentsMargins(0, 0, 8, 0)
        self.preview = PreviewTable()
        self.count: QLabel = kit.pane_label("")
        self.left_out = LeftOut()
        self._lay_out()

    @property
    def book(self) -> BookReview | None:
        """The workbook in sight."""
        return self._book if self.isVisible() else None

    @property
    def table(self) -> TableFound | None:
        """The table that is shown."""
        at = self.tables.currentIndex()
        return self._book.tables[at] if self._book and 0 <= at < len(self._book.tables) else None

    def show_book(self, book: BookReview | None) -> None:
        """Show this workbook."""
        if self._book is not None:
            self._book.changed.disconnect(self._on_changed)
        self._book = book
        self.tables.clear()
        self.preview.show_rows(())
        self.left_out.show_reading(None, None)
        kit.clear(self._columns)
        self.boxes = []
        if book is None:
            return
        book.changed.connect(self._on_changed)
        for table in book.tables:
            self.tables.addItem(_table_words(table))
        self.tables.setVisible(len(book.tables) > 1)
        self._show_table()

    def start(self) -> None:
        """Give the focus to the first column."""
        (self.boxes[0] if self.boxes else self.preview).setFocus()

    def _lay_out(self) -> None:
        row = kit.row(self, spacing=16)
        row.setContentsMargins(16, 16, 16, 16)
        left = kit.Card(_("What the columns are"))
        left.setFixedWidth(340)
        left.add(self.tables, self.told)
        content = QWidget()
        content.setLayout(self._columns)
        page = kit.page(content)
        page.setProperty("role", "surface")
        left.column.addWidget(page, 1)
        right = kit.Card()
        right.column.setContentsMargins(16, 12, 4, 4)
        right.add(self.count)
        right.column.addWidget(self.preview, 1)
        right.column.addWidget(self.left_out)
        row.addWidget(left)
        row.addWidget(right, 1)

    def _show_table(self) -> None:
        book, table = self._book, self.table
        if book is None or table is None:
            self.told.setText(_("No table of tasks was found in this workbook."))
            return
        self.told.setText(_place_words(table) if len(book.tables) == 1 else _("this sheet is hidden") if table.hidden else "")
        self.told.setVisible(bool(self.told.text()))
        self.preview.show_rows(())  # those of another table are not this one's
        kit.clear(self._columns)
        self.boxes = []
        for number, column in enumerate(table.columns):
            box = self._column_box(table, number, column)
            self.boxes.append(box)
            self._columns.addWidget(_column_row(column, box))
        self._columns.addStretch(1)
        self._on_changed()

    def _column_box(self, table: TableFound, number: int, column: ColumnFound) -> QComboBox:
        box = CalmBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)  # the longest words never push its edge under the scroll bar
        box.setAccessibleName(_("Column “{head}”").format(head=column.head or number + 1))
        for key in KEYS[table.kind]:
            box.addItem(_(COLUMN_NAMES[key]), key)
        box.activated.connect(partial(self._on_key, table, number, box))
        return box

    def _on_key(self, table: TableFound, number: int, box: QComboBox, _at: int) -> None:
        if self._book is not None:
            self._book.choose(table, number, box.currentData())

    def _on_changed(self) -> None:
        """After a choice or its undo: the boxes follow, the rows are made anew in the background."""
        book, table = self._book, self.table
        if book is None or table is None:
            return
        for box, key in zip(self.boxes, book.choices[table.id].keys, strict=True):
            if box.findData(key) < 0:
                box.addItem(_(COLUMN_NAMES[key]), key)
            box.setCurrentIndex(box.findData(key))
        self._asked += 1
        self._context.background.run(book.rows_job(table), done=partial(self._show_rows, self._asked), failed=self._context.message, owner=self)
        self._context.background.run(book.reading_job(), done=partial(self._show_reading, book), failed=self._context.message, owner=self)

    def _show_reading(self, book: BookReview, read: tuple[Choices, Reading]) -> None:
        """What is left out of the whole workbook."""
        if book.show_reading(*read) and book is self._book:
            self.left_out.show_reading(book.reading, book.book)

    def _show_rows(self, asked: int, rows: tuple[ImportRow, ...]) -> None:
        book, table = self._book, self.table
        if asked != self._asked or book is None or table is None:
            return
        self.preview.show_rows(rows, table, book.choices[table.id])
        tasks = sum(1 for row in rows if row.outcome in {RowOutcome.TASK, RowOutcome.DOUBTFUL})
        doubtful = sum(1 for row in rows if row.outcome is RowOutcome.DOUBTFUL)
        words = [ngettext("{count} task", "{count} tasks", tasks).format(count=tasks)]
        if doubtful:
            words.append(ngettext("{count} to check", "{count} to check", doubtful).format(count=doubtful))
        if table.kind is not TableKind.TASKS:
            figures = sum(1 for row in rows if row.outcome is RowOutcome.FIGURE)
            words = [_count_words(table.kind, figures), _("This table is not one of tasks; it goes into a new plan only.")]
        self.count.setText(" · ".join((*book.problems(table), *words)))


def _count_words(kind: TableKind, count: int) -> str:
    if kind is TableKind.INDICATORS:
        return ngettext("{count} indicator", "{count} indicators", count).format(count=count)
    return ngettext("{count} line of the estimate", "{count} lines of the estimate", count).format(count=count)


def _column_row(column: ColumnFound, box: QComboBox) -> QWidget:
    """A column: its head, some of its texts, and what it is said to be."""
    holder = QWidget()
    lines = kit.column(holder, spacing=4)
    lines.addWidget(kit.ElidedLabel(" ".join(column.head.split()) or _("Column without a head"), "strong"))
    if column.samples:
        lines.addWidget(kit.ElidedLabel(" · ".join(column.samples), "small"))
    lines.addWidget(box)
    return holder


def _table_words(table: TableFound) -> str:
    return _("Sheet “{sheet}”, rows {first} to {last}").format(sheet=table.sheet_name, first=table.head_rows[0], last=table.last_row)


def _place_words(table: TableFound) -> str:
    words = _table_words(table)
    return " · ".join((words, _("this sheet is hidden"))) if table.hidden else words
