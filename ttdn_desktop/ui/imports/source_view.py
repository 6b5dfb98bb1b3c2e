"""The source as it stands: paragraphs and tables in reading order, filled in small bites, with every character known by its place."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from ttdn_desktop.paper.model import Align, Block, Line, Paragraph, Picture, Style, Table
from ttdn_desktop.ui import menus, theme
from ttdn_desktop.ui.imports.keys import Span
from ttdn_desktop.ui.imports.source_table import ROWS_AT_ONCE, table_bites

_BITE = 0.012  # seconds of filling after which the window breathes
_BLOCKS = 40  # laid out before the clock is looked at
_ALIGN = {Align.CENTER: Qt.AlignmentFlag.AlignHCenter, Align.RIGHT: Qt.AlignmentFlag.AlignRight}
_FAR = 2000  # characters beyond what is in sight that are marked too
_CHOSEN_GROUND = 0.2
_UNREAD_GROUND = 0.12
"""How strong the colours are behind what is chosen and what was not understood; the letters keep their own."""
_HEADINGS = frozenset({Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A place of the source in the document: its first character there, and its characters."""

    at: int
    where: str
    text: str


class SourceView(QTextEdit):
    """Read only; arrows and mouse move a caret, and `pointed` tells on which character of the source it stands."""

    pointed = Signal(str, int)  # where, character
    filled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setProperty("role", "source")
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(theme.current().px(20))
        self._pieces: list[_Piece] = []
        self._by_where: dict[str, _Piece] = {}
        self._bites: Iterator[None] = iter(())
        self._wanted = False  # what is chosen is to be brought into sight
        self._marked: tuple[Sequence[Span], Callable[[int], str]] = ((), lambda _at: "")
        self._spans: tuple[Span, ...] = ()
        self._headings: Collection[str] = ()
        self._writer = QTextCursor(self.document())
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fill)
        self._scrolled = QTimer(self, singleShot=True, interval=40)
        self._scrolled.timeout.connect(self._show_marks)
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._scrolled.start())
        self._laid = 0  # blocks whose places on the sheet are known
        self._laying = QTimer(self, singleShot=True, interval=0)
        self._laying.timeout.connect(self._lay_out)

    @property
    def complete(self) -> bool:
        """Whether the whole source is shown, and it is known where everything lies."""
        return not self._timer.isActive() and not self._laying.isActive()

    def show_blocks(
        self,
        blocks: Sequence[Block],
        unread: Sequence[Span] = (),
        state: Callable[[int], str] = lambda _at: "",
        headings: Collection[str] = (),
    ) -> None:
        """Show a source; `state` says of an unread span whether it is "open", "placed" or "aside"; `headings` are places understood as such."""
        self._timer.stop()
        self._laid = 0
        self.setExtraSelections([])
        self.document().clear()
        self.document().setDefaultFont(_paper_font())
        self._pieces, self._by_where, self._wanted, self._spans = [], {}, False, ()
        self._marked = (unread, state)
        self._headings = headings
        self._writer = QTextCursor(self.document())
        self._bites = self._written(blocks)
        if blocks:
            self._fill()

    def mark_unread(self, unread: Sequence[Span]) -> None:
        """Draw the unread texts anew after one was placed, set aside, taken out or brought back."""
        self._marked = (unread, self._marked[1])
        self._show_marks()

    def highlight(self, spans: Iterable[Span]) -> None:
        """Show these characters, and bring the first of them into sight."""
        self._spans = tuple(spans)
        self._wanted = bool(self._spans)
        if not self._wanted or not self._is_laid(self._spans[0]):
            self._show_marks()
        self._lay_out()

    # --- filling

    def _fill(self) -> None:
        end = perf_counter() + _BITE
        self._writer.beginEditBlock()
        more = True
        while more and perf_counter() < end:
            more = next(self._bites, self) is None
        self._writer.endEditBlock()
        if more:
            self._timer.start()
        else:
            self.filled.emit()
        self._laying.start()

    def _lay_out(self) -> None:
        """Find out bite by bite where the blocks lie on the sheet; at once it would take seconds in a long source, and marks need to know it."""
        document, end = self.document(), perf_counter() + _BITE
        last = document.blockCount() - 1
        while self._laid < last and perf_counter() < end:
            self._laid = min(last, self._laid + _BLOCKS)
            document.documentLayout().blockBoundingRect(document.findBlockByNumber(self._laid))
        if self._wanted and self._spans and self._is_laid(self._spans[0]):
            self._wanted = False
            self._show_marks()
            self._go_to_first()
        if self._laid < last:
            self._laying.start()
        elif not self._timer.isActive():
            self._show_marks()

    def _is_laid(self, span: Span) -> bool:
        """Whether it is known where these characters lie on the sheet."""
        place = self._range(span)
        return place is not None and self.document().findBlock(place[1]).blockNumber() <= self._laid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid = 0
        self._laying.start()

    def _written(self, blocks: Sequence[Block]) -> Iterator[None]:
        first = True
        for block in blocks:
            match block:
                case Paragraph():
                    if not first:
                        self._writer.insertBlock(QTextBlockFormat(), QTextCharFormat())
                    self._paragraph(self._writer, block)
                case Table():
                    yield from table_bites(self._writer, block, self._paragraph, ROWS_AT_ONCE)
                case Line() | Picture():
                    continue
            first = False
            yield None

    def _paragraph(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        """Write a paragraph where the cursor stands, and remember its place."""
        look = QTextBlockFormat()
        look.setAlignment(_ALIGN.get(paragraph.align or Align.LEFT, Qt.AlignmentFlag.AlignLeft))
        look.setBottomMargin(4)
        if paragraph.indent_left:
            look.setLeftMargin(min(paragraph.indent_left, 60) * 1.6)
        cursor.setBlockFormat(look)
        heading = paragraph.outline_level is not None or paragraph.style in _HEADINGS or paragraph.where in self._headings
        if paragraph.label:
            number = QTextCharFormat()
            number.setForeground(theme.colour("muted"))
            if heading:
                number.setFontWeight(QFont.Weight.DemiBold)
            cursor.insertText(f"{paragraph.label} ", number)
        at = cursor.position()
        for run in paragraph.runs:
            if run.hidden:
                continue
            form = QTextCharFormat()
            if run.bold or (heading and run.bold is None):
                form.setFontWeight(QFont.Weight.DemiBold)
            form.setFontItalic(bool(run.italic))
            form.setFontUnderline(run.underline)
            cursor.insertText(run.text.replace("\n", "\u2028"), form)
        if paragraph.where:
            piece = _Piece(at, paragraph.where, paragraph.text)
            self._pieces.append(piece)
            self._by_where[paragraph.where] = piece

    # --- places

    def _range(self, span: Span) -> tuple[int, int] | None:
        piece = self._by_where.get(span.where)
        if piece is None:
            return None
        return piece.at + _units(piece.text, span.start), piece.at + _units(piece.text, span.end)

    def _selection(self, span: Span, look: QTextCharFormat) -> "QTextEdit.ExtraSelection | None":
        place = self._range(span)
        if place is None or not self._is_laid(span):
            return None
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, look
        return made

    def _show_marks(self) -> None:
        """Unread texts on the ground of a warning with a wavy line, what is chosen on that of the accent."""
        spans, state = self._marked
        seen = self._seen()
        found = [
            self._selection(span, _look(state(at)))
            for at, span in enumerate(spans)
            if (piece := self._by_where.get(span.where)) is not None and seen[0] <= piece.at <= seen[1] and span not in self._spans and state(at) != "placed"
        ]
        found += [self._selection(span, _look("chosen")) for span in self._spans]
        self.setExtraSelections([selection for selection in found if selection is not None])

    def _seen(self) -> tuple[int, int]:
        """The characters of the document in sight, with a little more above and below: marks elsewhere only cost time."""
        area = self.viewport().rect()
        top = self.cursorForPosition(area.topLeft()).block().position()
        bottom = self.cursorForPosition(area.bottomRight()).position()
        return top - _FAR, bottom + _FAR

    def _go_to_first(self) -> None:
        if (place := self._range(self._spans[0])) is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(place[0])
        self.setTextCursor(cursor)
        rect = self.cursorRect()
        third = self.viewport().height() // 3
        if not 0 <= rect.top() <= self.viewport().height() - 2 * rect.height():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + rect.top() - third)

    def _tell(self) -> None:
        at = self.textCursor().position()
        index = bisect_right(self._pieces, at, key=lambda piece: piece.at) - 1
        if index < 0:
            return
        piece = self._pieces[index]
        inside = at - piece.at
        if inside <= _units(piece.text, len(piece.text)):
            self.pointed.emit(piece.where, _characters(piece.text, inside))

    # --- hands

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._tell()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        moves = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
        if event.key() in moves and not self.textCursor().hasSelection():
            self._tell()

    def contextMenuEvent(self, event: QEvent) -> None:
        menus.show_text_menu(self, event)


def _paper_font() -> QFont:
    font = QFont(["Times New Roman", "Liberation Serif"])
    font.setPixelSize(theme.current().px(15))
    return font


def _look(state: str) -> QTextCharFormat:
    look = QTextCharFormat()
    match state:
        case "chosen":
            ground = theme.colour("accent")
            ground.setAlphaF(_CHOSEN_GROUND)
            look.setBackground(ground)
            look.setFontUnderline(True)
            look.setUnderlineColor(theme.colour("accent"))
        case "aside":
            look.setForeground(theme.colour("muted"))
            look.setFontStrikeOut(True)
        case _:
            ground = theme.colour("warning")
            ground.setAlphaF(_UNREAD_GROUND)
            look.setBackground(ground)
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(theme.colour("warning"))
    return look


def _units(text: str, at: int) -> int:
    """Qt counts UTF-16 units."""
    return at if text.isascii() else at + sum(1 for char in text[:at] if ord(char) > 0xFFFF)


def _characters(text: str, units: int) -> int:
    """The character at which so many UTF-16 units end."""
    count = 0
    for index, char in enumerate(text):
        if count >= units:
            return index
        count += 2 if ord(char) > 0xFFFF else 1
    return len(text)
