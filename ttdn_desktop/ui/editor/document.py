"""Lines in a QTextDocument: reading them out, and showing others by the smallest change."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from ttdn_desktop.domain.text import RichText, cut, joined
from ttdn_desktop.services.numbering import printed_marks
from ttdn_desktop.ui.editor.lines import END_OF_LINE, MARKS, Line, Look, Symbol, level_of, run_of, symbols, width
from ttdn_desktop.ui.positions import characters_before

# Kept in the block's format, not in QTextBlockUserData: a split then leaves the identity on both halves, so that the first keeps it, and no
# Python object hangs on the document's lifetime.
ID_PROPERTY = QTextFormat.Property.UserProperty + 1
MARK_PROPERTY = QTextFormat.Property.UserProperty + 2

_SOFT_BREAK = "\u2028"
INDENT = 24.0
"""Pixels of one level of items."""

LINE_GAP = 6.0
"""Pixels between two lines of the editor."""


def blocks_in(document: QTextDocument) -> Iterator[QTextBlock]:
    """The blocks of the document, first to last."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def read_lines(document: QTextDocument) -> tuple[Line, ...]:
    """What the document says; nothing where it is blank and was never filled."""
    lines = tuple(line_of(block) for block in blocks_in(document))
    return () if lines == (Line(),) else lines


def line_of(block: QTextBlock) -> Line:
    """One block as a line; the level is the indent, so that Backspace at its start makes an item a paragraph again."""
    form = block.blockFormat()
    level = min(form.indent(), len(MARKS) - 1)
    mark = str(form.property(MARK_PROPERTY) or "")
    if level == 0:
        mark = ""
    elif not mark or level_of(mark) != level:
        mark = MARKS[level]
    return Line(id=str(form.property(ID_PROPERTY) or ""), level=level, mark=mark, text=_text(block))


def _text(block: QTextBlock) -> RichText:
    runs = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        runs.append(run_of(fragment.text().replace(_SOFT_BREAK, "\n"), look_of(fragment.charFormat())))
        place += 1
    return joined(runs)


def look_of(form: QTextCharFormat) -> Look:
    """Bold, italic, underline."""
    return form.fontWeight() > QFont.Weight.Medium, form.fontItalic(), form.fontUnderline()


def char_format(look: Look) -> QTextCharFormat:
    """The format of that look; everything else comes from the editor's font."""
    bold, italic, underline = look
    form = QTextCharFormat()
    if bold:
        form.setFontWeight(QFont.Weight.Bold)
    if italic:
        form.setFontItalic(True)
    if underline:
        form.setFontUnderline(True)
    return form


def block_format(line: Line) -> QTextBlockFormat:
    """The format that bears a line's identity, level and mark."""
    form = QTextBlockFormat()
    form.setIndent(line.level)
    form.setBottomMargin(LINE_GAP)
    form.setProperty(MARK_PROPERTY, line.mark)
    form.setProperty(ID_PROPERTY, line.id)
    return form


def show_lines(document: QTextDocument, lines: Sequence[Line]) -> None:
    """Make the document say these lines, touching only what differs, so that every cursor in it stays where the reader was."""
    wanted = tuple(lines) or (Line(),)
    current = tuple(line_of(block) for block in blocks_in(document))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _splice(cursor, symbols(current), symbols(wanted))
    stamp(document, wanted)
    cursor.endEditBlock()


def stamp(document: QTextDocument, lines: Sequence[Line]) -> None:
    """Give each block the identity, level and mark of its line; blocks that have them are not touched."""
    for block, line in zip(blocks_in(document), lines, strict=True):
        form = block_format(line)
        if block.blockFormat() != form:
            QTextCursor(block).setBlockFormat(form)


def _splice(cursor: QTextCursor, old: list[Symbol], new: list[Symbol]) -> None:
    start = _common(old, new)
    limit = min(len(old), len(new)) - start
    tail = min(_common(old[::-1], new[::-1]), limit)
    first = width(old[:start])
    cursor.setPosition(first)
    cursor.setPosition(first + width(old[start : len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
    if cursor.hasSelection():
        cursor.removeSelectedText()
    for piece, look in _pieces(new[start : len(new) - tail]):
        if look is None:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        else:
            cursor.insertText(piece.replace("\n", _SOFT_BREAK), char_format(look))


def _common(a: Sequence[Symbol], b: Sequence[Symbol]) -> int:
    """How many symbols both begin with."""
    count = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        count += 1
    return count


def _pieces(stretch: Sequence[Symbol]) -> Iterator[tuple[str, Look | None]]:
    """The stretch in pieces of one look; each end of a line is a piece."""
    text, look = "", None
    for char, own in stretch:
        if text and (own != look or (char, own) == END_OF_LINE):
            yield text, look
            text = ""
        if (char, own) == END_OF_LINE:
            yield char, None
            continue
        text, look = text + char, own
    if text:
        yield text, look


def place_of(document: QTextDocument, line: int, offset: int) -> int:
    """The document position of a character of a line (offset in Python characters)."""
    block = document.findBlockByNumber(line)
    return block.position() + width((char, None) for char in block.text()[:offset])


def selected_lines(cursor: QTextCursor) -> tuple[Line, ...]:
    """What is selected, line by line; a line of which only a part is selected comes without its mark."""
    document, start, end = cursor.document(), cursor.selectionStart(), cursor.selectionEnd()
    first, last = document.findBlock(start).blockNumber(), document.findBlock(end).blockNumber()
    out = []
    for number in range(first, last + 1):
        block = document.findBlockByNumber(number)
        line = line_of(block)
        begin, stop = (characters_before(block.text(), max(0, place - block.position())) for place in (start, min(end, block.position() + block.length() - 1)))
        whole = begin == 0 and first != last
        out.append(Line(level=line.level if whole else 0, mark=line.mark if whole else "", text=cut(line.text, begin, stop)))
    return tuple(out)


def insert_lines(cursor: QTextCursor, lines: Sequence[Line], *, items: bool) -> None:
    """Put lines in the place of the selection; the first goes on in the line of the cursor, `items` says whether marks come with them."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for number, line in enumerate(lines):
        at_start = cursor.block().length() == 1
        if number:
            cursor.insertBlock(QTextBlockFormat())
        if items and (number or (at_start and line.level)):
            cursor.setBlockFormat(block_format(line))
        for run in line.text:
            cursor.insertText(run.text.replace("\n", _SOFT_BREAK), char_format((run.bold, run.italic, run.underline)))
    cursor.endEditBlock()


def paint_marks(painter: QPainter, document: QTextDocument, scrolled: int) -> None:
    """Draw the marks of items beside their text, of which they are no part; lettered ones as they will be printed."""
    layout = document.documentLayout()
    lines = [line_of(block) for block in blocks_in(document)]
    for block, line, mark in zip(blocks_in(document), lines, printed_marks(line.mark for line in lines), strict=True):
        if line.level:
            box = layout.blockBoundingRect(block)
            first = block.layout().lineAt(0)
            top = box.top() + (first.y() if first.isValid() else 0) - scrolled
            height = first.height() if first.isValid() else box.height()
            left = document.documentMargin() + line.level * INDENT - 18
            painter.drawText(QRectF(left, top, INDENT + 12, height), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, mark)
