"""The source as it stands: paragraphs and tables in reading order, filled and laid out in small bites, with every character known by its place."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from time import perf_counter

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ttdn_desktop.paper.model import Block, Line, Paragraph, Picture, Table
from ttdn_desktop.services.import_keys import Span
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.imports.source_marks import SourceMarks
from ttdn_desktop.ui.imports.source_sheet import MOST, Sheet
from ttdn_desktop.ui.imports.source_table import ROWS_AT_ONCE, table_bites

_BITE = 0.012  # seconds of filling after which the window breathes
EDGE = 20  # pixels around the text
Spot = tuple[int, int]
"""A sheet and a position in its document."""


def selected_in(at: int, sheet: Sheet, anchor: Spot, caret: Spot) -> tuple[int, int] | None:
    """What of this sheet, the one of that number, lies between the two spots."""
    first, last = sorted((anchor, caret))
    if first == last or not first[0] <= at <= last[0]:
        return None
    return first[1] if at == first[0] else 0, last[1] if at == last[0] else sheet.document.characterCount() - 1


class SourceSheets(QAbstractScrollArea):
    """Sheets under each other, of which only those in sight are laid out; hands are given to it in source_view.py."""

    filled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "source")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheets: list[Sheet] = []
        self._tops: list[float] = [0.0]
        self._home: dict[str, int] = {}  # the sheet of each place
        self._headings: Collection[str] = ()
        self._marks = SourceMarks()
        self._wanted = False  # what is chosen is to be brought into sight
        self.caret: Spot = (0, 0)
        self.anchor: Spot = (0, 0)
        self._bites: Iterator[None] = iter(())
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._filling.timeout.connect(self._fill)
        self._laying = QTimer(self, singleShot=True, interval=0)
        self._laying.timeout.connect(self._lay_rest)
        self._next_to_lay = 0

    @property
    def complete(self) -> bool:
        """Whether the whole source is shown, and it is known where everything lies."""
        return not self._filling.isActive() and not self._laying.isActive()

    def show_blocks(
        self,
        blocks: Sequence[Block],
        unread: Sequence[Span] = (),
        state: Callable[[int], str] = lambda _at: "",
        headings: Collection[str] = (),
    ) -> None:
        """Show a source; `state` says of an unread span whether it is "open", "placed" or "aside"; `headings` are places understood as such."""
        self._filling.stop()
        self._laying.stop()
        self.sheets, self._home, self._headings = [], {}, headings
        self._marks, self._wanted = SourceMarks(), False
        self.caret = self.anchor = (0, 0)
        self._marks.unread, self._marks.state = unread, state
        self._measure()
        self.verticalScrollBar().setValue(0)
        self._bites = self._written(blocks)
        if blocks:
            self._fill()
        self.viewport().update()

    def mark_unread(self, unread: Sequence[Span]) -> None:
        """Draw the unread texts anew after one was placed, set aside, taken out or brought back."""
        self._marks.show_unread(unread, self._home)
        self.viewport().update()

    def highlight(self, spans: Iterable[Span]) -> None:
        """Show these characters, and bring the first of them into sight."""
        self._marks.show_chosen(spans, self._home)
        self._wanted = bool(self._marks.chosen)
        self._go_to_first()
        self.viewport().update()

    def show_head(self) -> None:
        """Show the beginning; what is chosen stays marked."""
        self._wanted = False
        self.caret = self.anchor = (0, 0)
        self.verticalScrollBar().setValue(0)

    def marked_texts(self) -> tuple[str, ...]:
        """What is marked on the sheets in sight."""
        seen = range(*self._in_sight())
        return tuple(mark.cursor.selectedText() for at in seen for mark in self._marks.of(at, self.sheets[at], None))

    # --- filling

    def _fill(self) -> None:
        end, first = perf_counter() + _BITE, len(self.sheets) - 1
        more = True
        while more and perf_counter() < end:
            more = next(self._bites, self) is None
        width = self.text_width
        for sheet in self.sheets[max(0, first) :]:
            sheet.guess(width)
        self._next_to_lay = min(self._next_to_lay, max(0, first))
        if first < 0 or not more:
            self._marks.show_unread(self._marks.unread, self._home)
            self._marks.show_chosen(self._marks.chosen, self._home)
        self._measure()
        self._go_to_first()
        self.viewport().update()
        if more:
            self._filling.start()
        else:
            self.filled.emit()
            self._laying.start()

    def _written(self, blocks: Sequence[Block]) -> Iterator[None]:
        fresh = True  # the next paragraph begins a sheet
        for block in blocks:
            match block:
                case Paragraph():
                    if fresh or self.sheets[-1].length > MOST:
                        self._begin()
                    self.sheets[-1].add(block, self._headings)
                    self._home[block.where] = len(self.sheets) - 1
                    fresh = False
                case Table():
                    yield from table_bites(self._begin, block, self._write_cell, ROWS_AT_ONCE)
                    fresh = True
                case Line() | Picture():
                    continue
            yield None

    def _begin(self) -> QTextCursor:
        self.sheets.append(Sheet())
        return self.sheets[-1].writer

    def _write_cell(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        self.sheets[-1].write(cursor, paragraph, self._headings)
        self._home[paragraph.where] = len(self.sheets) - 1

    # --- where everything lies

    @property
    def text_width(self) -> float:
        """Pixels of a line."""
        return float(max(80, self.viewport().width() - 2 * theme.current().px(EDGE)))

    def _measure(self) -> None:
        edge = theme.current().px(EDGE)
        self._tops = list(accumulate((sheet.height for sheet in self.sheets), initial=float(edge)))
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self._tops[-1]) + edge - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.current().px(48))

    def _sheet_at(self, y: float) -> int:
        return max(0, min(len(self.sheets) - 1, bisect_right(self._tops, y) - 1))

    def _in_sight(self) -> tuple[int, int]:
        """The sheets in sight, laid out: the first, and the one behind the last."""
        if not self.sheets:
            return 0, 0
        first = self._sheet_at(self.verticalScrollBar().value())
        at = first
        while at < len(self.sheets) and self._tops[at] < self.verticalScrollBar().value() + self.viewport().height():
            self._lay(at)
            at += 1
        return first, at

    def _lay(self, at: int) -> None:
        """Lay out a sheet; what is in sight stays where it is."""
        sheet, before = self.sheets[at], self.sheets[at].height
        if not sheet.lay(self.text_width) or sheet.height == before:
            return
        bar = self.verticalScrollBar()
        above = self._tops[at + 1] <= bar.value()
        self._measure()
        if above:
            bar.setValue(bar.value() + round(sheet.height - before))

    def _lay_rest(self) -> None:
        """Bite by bite also what is out of sight, so that the scroll bar tells the truth; what is in sight does not move."""
        end, bar = perf_counter() + _BITE, self.verticalScrollBar()
        top = self._sheet_at(bar.value())
        inside = bar.value() - self._tops[top] if self.sheets else 0
        while self._next_to_lay < len(self.sheets) and perf_counter() < end:
            self.sheets[self._next_to_lay].lay(self.text_width)
            self._next_to_lay += 1
        self._measure()
        if self.sheets:
            bar.setValue(round(self._tops[top] + inside))
        self.viewport().update()
        if self._next_to_lay < len(self.sheets):
            self._laying.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheets in sight are laid out anew at once, the others when there is time."""
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        if event.size().width() == event.oldSize().width():
            seen = self._sees(self.caret, event.oldSize().height())
            self._measure()
            if seen:  # what is read stays in sight when another pane takes room from below
                self.bring_into_sight(self.caret)
            return
        top = self._sheet_at(bar.value()) if self.sheets else 0
        part = (bar.value() - self._tops[top]) / max(1.0, self.sheets[top].height) if self.sheets else 0.0
        width = self.text_width
        for sheet in self.sheets:
            sheet.guess(width)
        if self.sheets:
            self.sheets[top].lay(width)
        self._measure()
        if self.sheets:
            bar.setValue(round(self._tops[top] + part * self.sheets[top].height))
            self._next_to_lay = 0
            self._laying.start()

    def _go_to_first(self) -> None:
        """Bring what is chosen into sight once it is written."""
        if not self._wanted or (at := self._home.get(self._marks.chosen[0].where, -1)) < 0:
            return
        place = self.sheets[at].range(self._marks.chosen[0])
        self._wanted = False
        if place is not None:
            self.caret = self.anchor = (at, place[0])
            self.bring_into_sight(self.caret, self.viewport().height() // 3)

    def bring_into_sight(self, spot: Spot, below: int = 0) -> None:
        """Scroll so that a spot is seen; where that needs scrolling it then stands so many pixels below the edge."""
        self._lay(spot[0])
        line = self._line_of(spot)
        bar = self.verticalScrollBar()
        if line.top() < bar.value():
            bar.setValue(round(line.top()) - below)
        elif line.bottom() > bar.value() + self.viewport().height():
            bar.setValue(round(line.top()) - below if below else round(line.bottom()) - self.viewport().height())

    def _sees(self, spot: Spot, height: int) -> bool:
        """Whether a spot stands in the part of the source that a viewport of this height shows."""
        if not self.sheets:
            return False
        line, top = self._line_of(spot), self.verticalScrollBar().value()
        return top <= line.top() and line.bottom() <= top + height

    def _line_of(self, spot: Spot) -> QRectF:
        return self.sheets[spot[0]].line_at(spot[1]).translated(0, self._tops[spot[0]])

    def spot_at(self, point: QPoint) -> Spot | None:
        """The spot under a point of the viewport."""
        if not self.sheets:
            return None
        y = point.y() + self.verticalScrollBar().value()
        at = self._sheet_at(y)
        self._lay(at)
        inside = QPointF(point.x() - theme.current().px(EDGE), y - self._tops[at])
        return at, max(0, self.sheets[at].document.documentLayout().hitTest(inside, Qt.HitTestAccuracy.FuzzyHit))

    # --- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        edge = theme.current().px(EDGE)
        first, end = self._in_sight()
        above = self.verticalScrollBar().value()
        for at in range(first, end):
            sheet, top = self.sheets[at], self._tops[at] - above
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette = self.palette()
            context.clip = QRectF(event.rect()).translated(-edge, -top)
            context.selections = self._marks.of(at, sheet, selected_in(at, sheet, self.anchor, self.caret))
            context.cursorPosition = self.caret[1] if self.hasFocus() and self.caret[0] == at else -1
            sheet.draw(painter, QPointF(edge, top), context)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
