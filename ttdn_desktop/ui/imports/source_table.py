"""Tables of the source as tables of a text document, written a few rows at a time."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFrameFormat, QTextLength, QTextTable, QTextTableFormat

from ttdn_desktop.paper.model import Cell, Paragraph, Table, paragraphs
from ttdn_desktop.ui import theme

ROWS_AT_ONCE = 12
"""Longer tables become several under each other: a text document lays out a table as a whole."""

Write = Callable[[QTextCursor, Paragraph], None]
Placed = tuple[int, int, Cell]
"""Row and column of a cell in its piece of the table."""


def table_bites(start: Callable[[], QTextCursor], table: Table, write: Write, most: int) -> Iterator[None]:
    """Write a table, each piece of it into a document that `start` gives."""
    columns = max((sum(cell.columns for cell in row) for row in table.rows), default=0)
    columns = max(columns, len(table.widths))
    if not columns:
        return
    for piece in _pieces(table.rows, columns, most):
        rows = max(row + cell.rows for row, _column, cell in piece)
        cursor = start()
        _thin(cursor)
        made = cursor.insertTable(rows, columns, _look(table, columns))
        for row, column, cell in piece:
            _cell(made, row, column, cell, write)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        _thin(cursor)
        yield None


def _pieces(rows: Sequence[Sequence[Cell]], columns: int, most: int) -> Iterator[list[Placed]]:
    """The cells with their places, cut between rows where no cell reaches over."""
    piece: list[Placed] = []
    taken: set[tuple[int, int]] = set()
    start = 0
    for number, row in enumerate(rows):
        here = number - start
        if here >= most and not any(at >= here for at, _column in taken):
            yield piece
            piece, taken, start, here = [], set(), number, 0
        column = 0
        for cell in row:
            while (here, column) in taken:
                column += 1
            if column >= columns:
                break
            piece.append((here, column, cell))
            taken |= {(here + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            column += cell.columns
    if piece:
        yield piece


def _cell(made: QTextTable, row: int, column: int, cell: Cell, write: Write) -> None:
    if cell.rows > 1 or cell.columns > 1:
        made.mergeCells(row, column, min(cell.rows, made.rows() - row), min(cell.columns, made.columns() - column))
    cursor = made.cellAt(row, column).firstCursorPosition()
    for number, paragraph in enumerate(paragraphs(cell.blocks)):
        if number:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        write(cursor, paragraph)


def _look(table: Table, columns: int) -> QTextTableFormat:
    look = QTextTableFormat()
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    whole = sum(table.widths)
    if len(table.widths) == columns and whole > 0:
        look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, width / whole * 100) for width in table.widths])
    else:
        look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
    look.setCellPadding(4)
    look.setCellSpacing(0)
    look.setBorderCollapse(True)
    look.setBorder(1 if table.ruled else 0)
    look.setBorderBrush(QBrush(theme.colour("field_line")))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid if table.ruled else QTextFrameFormat.BorderStyle.BorderStyle_None)
    look.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return look


def _thin(cursor: QTextCursor) -> None:
    """A text document has a paragraph before and behind every table; they are kept as low as can be."""
    look = QTextBlockFormat()
    look.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.setBlockFormat(look)
