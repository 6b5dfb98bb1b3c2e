"""The text editor of paragraphs and items, safe for UniKey and for pasted text; it knows lines, no plan."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ttdn_desktop.ui import menus
from ttdn_desktop.ui.editor import paste
from ttdn_desktop.ui.editor.actions import ProseActions
from ttdn_desktop.ui.editor.document import (
    INDENT,
    block_format,
    blocks_in,
    insert_lines,
    line_of,
    paint_marks,
    place_of,
    read_lines,
    selected_lines,
    show_lines,
    stamp,
)
from ttdn_desktop.ui.editor.lines import MARKS, Line, identified, tidied
from ttdn_desktop.ui.editors import history_key
from ttdn_desktop.ui.spelling import underlines
from ttdn_desktop.ui.typing_pause import TypingPause

_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons of a lost focus in which the person has not left the editor."""


class ProseEdit(QTextEdit):
    """Shows lines and hands them back when typing pauses or has gone on for a while, and on leaving; undo belongs to the session.

    `typed` carries the lines as they are; `left` comes once after an edited visit, with the lines tidied.
    """

    typed = Signal(object)
    left = Signal(object)
    entered = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    caret_moved = Signal()
    lock_changed = Signal()  # can be typed into now, or no longer

    def __init__(self, new_id: Callable[[], str], *, items: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new_id = new_id
        self._items = items
        self._showing = False
        self._composing = False
        self._edited = False
        self._waiting: tuple[Line, ...] | None = None
        self._least = 72
        self._pause = TypingPause(self)
        self._pause.over.connect(self.flush)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setIndentWidth(INDENT)
        self.document().contentsChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self.caret_moved)
        self.commands = ProseActions(self, self, items=items)
        underlines.follow(self, self.viewport())
        self.show_lines(())

    # --- what it shows

    def lines(self) -> tuple[Line, ...]:
        """What stands in the editor now."""
        return read_lines(self.document())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines by the smallest change; waits while the input method is composing."""
        if self._composing:
            self._waiting = tuple(lines)
            return
        self._waiting = None
        self._showing = True
        try:
            show_lines(self.document(), lines)
        finally:
            self._showing = False
        self._pause.stop()
        self.viewport().update()

    def select(self, line: int, start: int, end: int) -> None:
        """Select characters of a line, in Python offsets."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(place_of(self.document(), line, start))
        cursor.setPosition(place_of(self.document(), line, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def flush(self) -> None:
        """Hand over what was typed and not handed over yet."""
        if not self._pause.waits:
            return
        self._pause.stop()
        self.typed.emit(self._stamped())

    def pending(self) -> bool:
        """Whether keys were pressed that nobody has been told of."""
        return self._pause.waits

    def _stamped(self) -> tuple[Line, ...]:
        """The lines, each with an identity of its own, which its block remembers."""
        lines = identified(self.lines(), self._new_id)
        if lines and not self._composing:
            self._showing = True
            try:
                stamp(self.document(), lines)
            finally:
                self._showing = False
        return lines

    def _changed(self) -> None:
        if not self._showing:
            self._edited = True
            self._pause.start()

    # --- size: as high as its text

    def set_least_height(self, pixels: int) -> None:
        """How high an empty editor is."""
        self._least = pixels
        self._fit()

    def _fit(self, *_size: Any) -> None:
        self.ensurePolished()
        margins = self.contentsMargins()  # frame and padding, as the style sheet has them
        height = ceil(self.document().size().height()) + margins.top() + margins.bottom()
        if (wanted := max(self._least, height)) != self.height():
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self.lock_changed.emit()

    # --- emphasis and items

    def toggle_items(self) -> None:
        """Make the chosen lines items, or paragraphs where all are items."""
        blocks = self._chosen_blocks()
        level = 0 if all(block.blockFormat().indent() for block in blocks) else 1
        self._set_levels(blocks, [level] * len(blocks))

    def shift_level(self, by: int) -> None:
        """Move the chosen lines deeper (1) or back (-1): paragraph, "-", "+"."""
        blocks = self._chosen_blocks()
        self._set_levels(blocks, [max(0, min(block.blockFormat().indent() + by, len(MARKS) - 1)) for block in blocks])

    def move_line(self, by: int) -> None:
        """Move the line of the caret up (-1) or down (1), as Word's outline does."""
        at, lines = self.textCursor().blockNumber(), list(self._stamped())
        if self.textCursor().hasSelection() or not (0 <= at < len(lines) and 0 <= at + by < len(lines)):
            return
        offset = self.textCursor().positionInBlock()
        lines.insert(at + by, lines.pop(at))
        self.show_lines(lines)
        cursor = self.textCursor()
        cursor.setPosition(self.document().findBlockByNumber(at + by).position() + offset)
        self.setTextCursor(cursor)
        self.typed.emit(tuple(lines))

    def _set_levels(self, blocks: Sequence[QTextBlock], levels: Sequence[int]) -> None:
        if not self._items or self.isReadOnly():
            return
        for block, level in zip(blocks, levels, strict=True):
            line = line_of(block)
            QTextCursor(block).setBlockFormat(block_format(Line(id=line.id, level=level, mark=MARKS[level])))
        self.commands.show_state()

    def _chosen_blocks(self) -> list[QTextBlock]:
        cursor = self.textCursor()
        first, last = self.document().findBlock(cursor.selectionStart()), self.document().findBlock(cursor.selectionEnd())
        return [block for block in blocks_in(self.document()) if first.blockNumber() <= block.blockNumber() <= last.blockNumber()]

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if history_key(self, event):
            return
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.modifiers() or not self._leave_list():
            super().keyPressEvent(event)

    def _leave_list(self) -> bool:
        """Enter in an empty item ends the list, as in Word."""
        cursor = self.textCursor()
        if self.isReadOnly() or cursor.hasSelection() or cursor.block().text() or not cursor.blockFormat().indent():
            return False
        self.shift_level(-1)
        return True

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab at the start of an item changes its level; anywhere else it goes to the next field."""
        cursor = self.textCursor()
        level = cursor.blockFormat().indent()
        if self._items and not self.isReadOnly() and level and cursor.atBlockStart() and not cursor.hasSelection() and (level < len(MARKS) - 1 or not next_):
            self.shift_level(1 if next_ else -1)
            return True
        return super().focusNextPrevChild(next_)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())
        if not self._composing and self._waiting is not None:
            self.show_lines(self._waiting)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menus.show_text_menu(self, event, proofed=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        self.flush()
        if self._waiting is not None:
            self.show_lines(self._waiting)
        if self._edited and event.reason() not in _STAYING:
            self._edited = False
            lines = self.lines()
            if (tidy := tidied(lines, items=self._items)) != lines:
                self.show_lines(tidy)
            self.left.emit(tidy)

    # --- clipboard and files

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text comes as text with bold, italic and underline; nothing else of it comes in."""
        lines = paste.lines_from_html(source.html()) if source.hasHtml() else ()
        if not lines and source.hasText():
            lines = paste.lines_from_text(source.text())
        cursor = self.textCursor()
        insert_lines(cursor, lines, items=self._items)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copied text takes the marks of its items along, so that Word shows them too."""
        lines = selected_lines(self.textCursor())
        data = QMimeData()
        data.setText("\n".join(text for text, _markup in map(paste.written, lines)))
        data.setHtml("".join(markup for _text, markup in map(paste.written, lines)))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return (source.hasText() or source.hasHtml()) and not source.hasUrls()

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """No document of this program opens a file or an address."""
        return None

    # --- marks stand beside the text, not in it

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        underlines.paint_blocks(self)
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        paint_marks(painter, self.document(), self.verticalScrollBar().value())
        painter.end()
