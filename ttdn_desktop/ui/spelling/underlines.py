"""Draws quiet underlines below misspelt words of an editor, and says which of them a menu was asked for at.

They are painted over the text, never made part of it: the document, its signals, compositions of the input method and undo know nothing of them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter, QPen, QPolygonF, QTextBlock, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from ttdn_desktop.ui import theme
from ttdn_desktop.ui.positions import characters_before, units_before
from ttdn_desktop.ui.spelling import reader

if TYPE_CHECKING:
    from ttdn_desktop.services.proofing import Slip

_WAVE = 2.0  # pixels of half a wave
_SOFT_BREAK = "\u2028"


def follow(editor: QWidget, surface: QWidget) -> None:
    """Paint the editor anew whenever what is misspelt is not what it was; called once for each editor that is read."""
    known = reader.current()
    if known is not None:
        known.changed.connect(_Repaint(editor, surface).now)


class _Repaint(QObject):
    """Belongs to its editor, so that the connection goes with it."""

    def __init__(self, editor: QWidget, surface: QWidget) -> None:
        super().__init__(editor)
        self._surface = surface

    def now(self) -> None:
        if isValid(self._surface):  # the surface goes before its editor does
            self._surface.update()


# --- several lines


def paint_blocks(editor: QTextEdit | QPlainTextEdit) -> None:
    """Underline the slips in sight; the word in which a person is typing is left alone."""
    known = reader.current()
    if known is None or not known.on:
        return
    painter: QPainter | None = None
    for block, top in _blocks_in_sight(editor):
        text = _text(block)
        for slip in known.slips(text):
            start, end = units_before(text, slip.start), units_before(text, slip.end)
            if _is_typed(editor, block.position() + start, block.position() + end):
                continue
            if painter is None:
                painter = _painter(editor.viewport())
            for line in _stretches(block, start, end, top):
                _wave(painter, line)
    if painter is not None:
        painter.end()


def _blocks_in_sight(editor: QTextEdit | QPlainTextEdit) -> Iterator[tuple[QTextBlock, QPointF]]:
    """The blocks that are seen, with where each begins on the surface."""
    height = editor.viewport().height()
    if isinstance(editor, QPlainTextEdit):
        block = editor.firstVisibleBlock()
        while block.isValid():
            box = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
            if box.top() > height:
                return
            yield block, box.topLeft()
            block = block.next()
        return
    layout = editor.document().documentLayout()
    scrolled = QPointF(editor.horizontalScrollBar().value(), editor.verticalScrollBar().value())
    block = editor.document().begin()
    while block.isValid():
        box = layout.blockBoundingRect(block).translated(-scrolled)
        if box.top() > height:
            return
        if box.bottom() >= 0:
            yield block, block.layout().position() - scrolled
        block = block.next()


def _stretches(block: QTextBlock, start: int, end: int, top: QPointF) -> Iterator[QRectF]:
    """Where the characters stand on the surface, a box for each printed line."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            yield QRectF(top.x() + left, top.y() + line.y(), right - left, line.ascent() + line.descent())


def _x(found: object) -> float:
    """PySide gives the place with the position it was asked for."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]  # the stub says object


def _is_typed(editor: QTextEdit | QPlainTextEdit, start: int, end: int) -> bool:
    return editor.hasFocus() and start <= editor.textCursor().position() <= end and not editor.isReadOnly()


# --- one line


def paint_line(editor: QLineEdit, cursor: QRectF) -> None:
    """The same for a field of one line; `cursor` is where its cursor stands, from which the rest is measured."""
    known = reader.current()
    text = editor.text()
    found = known.slips(text) if known is not None else ()
    if not found:
        return
    painter = _painter(editor)
    metrics = editor.fontMetrics()
    at = editor.cursorPosition()
    begins = cursor.center().x() - metrics.horizontalAdvance(text[: characters_before(text, at)])
    for slip in found:
        start, end = units_before(text, slip.start), units_before(text, slip.end)
        if editor.hasFocus() and start <= at <= end and not editor.isReadOnly():
            continue
        left = begins + metrics.horizontalAdvance(text[: slip.start])
        width = metrics.horizontalAdvance(text[: slip.end]) - metrics.horizontalAdvance(text[: slip.start])
        _wave(painter, QRectF(left, cursor.top(), width, cursor.height()))
    painter.end()


# --- drawing


def _painter(surface: QWidget) -> QPainter:
    painter = QPainter(surface)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour("error"), 1.0)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    return painter


def _wave(painter: QPainter, box: QRectF) -> None:
    low = box.bottom() - 0.5
    count = max(2, int(box.width() // _WAVE))
    painter.drawPolyline(QPolygonF([QPointF(box.left() + number * _WAVE, low - (_WAVE if number % 2 else 0)) for number in range(count + 1)]))


# --- which one


def slip_at(editor: QLineEdit | QPlainTextEdit | QTextEdit, event: QContextMenuEvent) -> tuple["Slip", int] | None:
    """The slip that a context menu is asked for, with the position of its first character as the editor counts; by the keyboard that at the cursor."""
    known = reader.current()
    if known is None:
        return None
    if isinstance(editor, QLineEdit):
        at = editor.cursorPosition() if _by_key(event) else editor.cursorPositionAt(event.pos())
        return _slip(known, editor.text(), at, 0)
    cursor = editor.textCursor() if _by_key(event) else editor.cursorForPosition(_on_surface(editor, event.pos()))
    return _slip(known, _text(cursor.block()), cursor.positionInBlock(), cursor.block().position())


def _slip(known: reader.Proofreader, text: str, at: int, before: int) -> tuple["Slip", int] | None:
    for slip in known.slips(text):
        start, end = units_before(text, slip.start), units_before(text, slip.end)
        if start <= at <= end:
            return slip, before + start
    return None


def put_right(editor: QLineEdit | QPlainTextEdit | QTextEdit, slip: "Slip", start: int, proposal: str) -> None:
    """Write a proposal in the place of a slip, as if it had been typed."""
    length = units_before(slip.text, len(slip.text))
    if isinstance(editor, QLineEdit):
        editor.setSelection(start, length)
        editor.insert(proposal)
        return
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    if cursor.selectedText() == slip.text:  # what stands there may have changed while the menu was open
        cursor.insertText(proposal)


def _text(block: QTextBlock) -> str:
    return block.text().replace(_SOFT_BREAK, "\n")


def _by_key(event: QContextMenuEvent) -> bool:
    return event.reason() is QContextMenuEvent.Reason.Keyboard


def _on_surface(editor: QTextEdit | QPlainTextEdit, place: QPoint) -> QPoint:
    return editor.viewport().mapFrom(editor, place)
