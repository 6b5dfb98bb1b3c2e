"""A stretch of the source as a text document of its own: laid out only when it comes into sight, its height guessed until then."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QPainter, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from ttdn_desktop.paper.model import Align, Paragraph, Style
from ttdn_desktop.services.import_keys import Span
from ttdn_desktop.ui import theme

MOST = 6000
"""Characters of a stretch; laying out so many takes a few milliseconds."""
_ALIGN = {Align.CENTER: Qt.AlignmentFlag.AlignHCenter, Align.RIGHT: Qt.AlignmentFlag.AlignRight}
_HEADINGS = frozenset({Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4})
_USUAL_CHARACTER = 0.47  # of the height of the letters: how wide one is
_USUAL_LINE = 1.15


@dataclass(frozen=True, slots=True)
class Piece:
    """A place of the source in the document: its first character there, and its characters."""

    at: int
    where: str
    text: str


class Sheet:
    """One document with its places."""

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(paper_font())
        self.writer = QTextCursor(self.document)
        self.pieces: list[Piece] = []
        self.by_where: dict[str, Piece] = {}
        self.length = 0  # characters
        self.empty = True
        self.height = 0.0  # pixels
        self.laid = 0.0  # the width it is laid out for; 0 where its height is a guess

    def add(self, paragraph: Paragraph, headings: Collection[str]) -> None:
        """Write a paragraph at the end."""
        if not self.empty:
            self.writer.insertBlock(QTextBlockFormat(), QTextCharFormat())
        self.write(self.writer, paragraph, headings)

    def write(self, cursor: QTextCursor, paragraph: Paragraph, headings: Collection[str]) -> None:
        """Write a paragraph where the cursor stands, and remember its place."""
        self.empty, self.laid = False, 0.0
        look = QTextBlockFormat()
        look.setAlignment(_ALIGN.get(paragraph.align or Align.LEFT, Qt.AlignmentFlag.AlignLeft))
        look.setBottomMargin(4)
        if paragraph.indent_left:
            look.setLeftMargin(min(paragraph.indent_left, 60) * 1.6)
        cursor.setBlockFormat(look)
        heading = paragraph.outline_level is not None or paragraph.style in _HEADINGS or paragraph.where in headings
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
        self.length += len(paragraph.text) + 1
        if paragraph.where:
            piece = Piece(at, paragraph.where, paragraph.text)
            self.pieces.append(piece)
            self.by_where[paragraph.where] = piece

    def guess(self, width: float) -> None:
        """The height it may have, from the number of its characters."""
        if self.laid:
            self.height *= self.laid / max(1.0, width)
            self.laid = 0.0
            return
        size = self.document.defaultFont().pixelSize()
        a_line = max(1.0, width / (size * _USUAL_CHARACTER))
        lines = sum(int(len(piece.text) / a_line) + 1 for piece in self.pieces)
        self.height = max(1, lines) * size * _USUAL_LINE + 4 * len(self.pieces)

    def lay(self, width: float) -> bool:
        """Lay it out; False where it is laid out for this width already."""
        if self.laid == width:
            return False
        self.document.setTextWidth(width)
        self.height, self.laid = self.document.size().height(), width
        return True

    def range(self, span: Span) -> tuple[int, int] | None:
        """The characters of the document a span of the source covers."""
        piece = self.by_where.get(span.where)
        if piece is None:
            return None
        return piece.at + units(piece.text, span.start), piece.at + units(piece.text, span.end)

    def place(self, at: int) -> tuple[str, int] | None:
        """The place and character of the source a position of the document stands on."""
        piece = next((piece for piece in sorted(self.pieces, key=lambda piece: -piece.at) if piece.at <= at), None)
        if piece is None or at - piece.at > units(piece.text, len(piece.text)):
            return None
        return piece.where, characters(piece.text, at - piece.at)

    def line_at(self, at: int) -> QRectF:
        """Where the line of a position lies; the document is laid out."""
        block = self.document.findBlock(at)
        rect = self.document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(at - block.position())
        return line.rect().translated(rect.topLeft()) if line.isValid() else rect

    def draw(self, painter: QPainter, corner: QPointF, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw it with its upper left corner there; the document is laid out."""
        painter.save()
        painter.translate(corner)
        self.document.documentLayout().draw(painter, context)
        painter.restore()


def paper_font() -> QFont:
    """The letters of paper."""
    font = QFont(["Times New Roman", "Liberation Serif"])
    font.setPixelSize(theme.current().px(15))
    return font


def look(state: str) -> QTextCharFormat:
    """How a mark is drawn: what is chosen on the ground of the accent, unread text on that of a warning with a wavy line."""
    made = QTextCharFormat()
    match state:
        case "chosen":
            ground = theme.colour("accent")
            ground.setAlphaF(0.2)
            made.setBackground(ground)
            made.setFontUnderline(True)
            made.setUnderlineColor(theme.colour("accent"))
        case "selected":
            made.setBackground(theme.colour("accent"))
            made.setForeground(theme.colour("surface"))
        case "aside":
            made.setForeground(theme.colour("muted"))
            made.setFontStrikeOut(True)
        case _:
            ground = theme.colour("warning")
            ground.setAlphaF(0.12)
            made.setBackground(ground)
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(theme.colour("warning"))
    return made


def units(text: str, at: int) -> int:
    """Qt counts UTF-16 units."""
    return at if text.isascii() else at + sum(1 for char in text[:at] if ord(char) > 0xFFFF)


def characters(text: str, count: int) -> int:
    """The character at which so many UTF-16 units end."""
    done = 0
    for index, char in enumerate(text):
        if done >= count:
            return index
        done += 2 if ord(char) > 0xFFFF else 1
    return len(text)
