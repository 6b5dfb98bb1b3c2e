"""Sheets of A4 under each other on a light ground: only those in sight are drawn, the old picture stands until the new one is there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.preview.layout import FULL, GAP, SheetLayout, Sizes
from ttdn_desktop.ui.preview.marks import SIDE, Sign, paint_sign

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 3.0)
FIT = 0.0
_KEPT = 12  # pictures that are kept
_CLICK = 6  # pixels the mouse may move in a click
_NEAR = 6.0  # millimetres between parts that are marked as one
_SOFT = 26  # of 255: how strong the ground of the node in front is

Box = tuple[int, QRectF]
"""Part of a page, in millimetres."""


class PageView(QAbstractScrollArea):
    """`wanted` asks for pictures of pages, `pointed` tells the place of a click in millimetres, `moved` that another page is at the top."""

    wanted = Signal(object)  # Wanted
    pointed = Signal(int, float, float)
    moved = Signal()
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom = FIT
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._images: dict[int, QImage] = {}  # by page; what was used last is last
        self._fresh: set[int] = set()  # pages whose picture is of the newest state and size, or on its way
        self._boxes: tuple[Box, ...] = ()
        self._signs: tuple[Sign, ...] = ()
        self._words = ""
        self._pressed: QPoint | None = None
        self._layout = SheetLayout((), 0)
        self._asking = QTimer(self, singleShot=True, interval=30)  # not at every step of a scroll
        self._asking.timeout.connect(self._ask)
        self.setProperty("role", "sheets")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages as they are printed"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a bar that comes and goes changes the size of what is drawn
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            _shortcut(self, keys, partial(self._step, by))
        _shortcut(self, "Ctrl+0", lambda _checked=False: self.set_zoom(FIT))

    # --- what is shown

    @property
    def count(self) -> int:
        return len(self._sizes)

    @property
    def number(self) -> int:
        """The page most of which is in sight; 0 without pages."""
        if not self._sizes:
            return 0
        bar = self.verticalScrollBar()
        if self.count > 1 and bar.maximum() and bar.value() == bar.maximum():
            return self.count
        return self._layout.page_at(bar.value() + self.viewport().height() // 3)

    def show_pages(self, sizes: Sizes, drawn: Sequence[tuple[int, int, QImage]]) -> None:
        """New pages in the place of the old; the scroll stays where it was. Pages not drawn yet keep their old picture."""
        self._sizes = tuple(sizes)
        self._words = ""
        self._fresh.clear()
        self._images = {page: image for page, image in self._images.items() if page <= self.count}
        self._measure()
        self.take(drawn)

    def take(self, drawn: Sequence[tuple[int, int, QImage]]) -> None:
        """Pictures that were asked for; one that came too late for its size is stretched until the right one comes."""
        for page, width, image in drawn:
            if page <= self.count:
                self._images.pop(page, None)
                self._images[page] = image
                if width == self._points(page):
                    self._fresh.add(page)
                else:
                    self._fresh.discard(page)
        while len(self._images) > _KEPT:
            oldest = next(iter(self._images))
            del self._images[oldest]
            self._fresh.discard(oldest)
        self.viewport().update()

    def say(self, words: str) -> None:
        """Words in the place of pages."""
        self._sizes, self._words, self._boxes, self._signs = (), words, (), ()
        self._images.clear()
        self._measure()

    def in_sight(self) -> tuple[tuple[int, int], ...]:
        """The pages in sight, the one that is looked at first, and how many points each is to be drawn across; the first page where there is none yet."""
        if not self._sizes:
            guess = SheetLayout(((210.0, 297.0),), self.viewport().width(), self.zoom)
            return ((1, round(guess.rect(1).width() * self.devicePixelRatioF())),)
        top = self.verticalScrollBar().value()
        seen = self._layout.pages_in(top, top + self.viewport().height())
        return tuple((page, self._points(page)) for page in sorted(seen, key=lambda page: page != self.number))

    def mark(self, boxes: Sequence[Box]) -> None:
        """Softly mark these parts."""
        self._boxes = tuple(boxes)
        self.viewport().update()

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Show these findings in the margin."""
        self._signs = tuple(signs)
        self.viewport().update()

    # --- going about

    def go_to(self, page: int) -> None:
        """Bring the top of a page to the top."""
        if 0 < page <= self.count:
            self.verticalScrollBar().setValue(self._layout.rect(page).top() - GAP)

    def bring(self, page: int, box: QRectF) -> None:
        """Bring a part of a page into sight; nothing moves where it is already."""
        if not 0 < page <= self.count:
            return
        bar = self.verticalScrollBar()
        there = self._layout.on_ground(page, box.left(), box.top(), box.width(), min(box.height(), 40))
        if there.top() < bar.value() + GAP or there.bottom() > bar.value() + self.viewport().height() - GAP:
            bar.setValue(round(there.top() - self.viewport().height() / 3))

    def set_zoom(self, zoom: float) -> None:
        """FIT, or a part of the true size; the place at the top stays."""
        if zoom == self.zoom:
            return
        self.zoom = zoom
        self._measure()
        self.zoomed.emit()

    @property
    def percent(self) -> int:
        """How large the page at the top is."""
        return round(self._layout.scale(self.number) / FULL * 100) if self._sizes else 100

    def _step(self, by: int, _checked: bool = False) -> None:
        self.set_zoom(_next_zoom(self.zoom, self.percent / 100, by))

    # --- where things lie

    def _points(self, page: int) -> int:
        return round(self._layout.rect(page).width() * self.devicePixelRatioF())

    def _measure(self) -> None:
        """Lay the sheets out anew; what was at the top stays there, by page and part of it."""
        bar, side = self.verticalScrollBar(), self.horizontalScrollBar()
        old = self._layout
        page = old.page_at(bar.value()) if old.sizes else 0
        part = (bar.value() - old.tops[page - 1]) / old.rect(page).height() if page else 0.0
        self._layout = SheetLayout(self._sizes, self.viewport().width(), self.zoom)
        bar.setRange(0, max(0, self._layout.height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.current().px(48))
        side.setRange(0, max(0, self._layout.width - self.viewport().width()))
        side.setPageStep(self.viewport().width())
        if page and page <= self.count:
            bar.setValue(round(self._layout.tops[page - 1] + part * self._layout.rect(page).height()))
        if old.sizes != self._layout.sizes or old.room != self._layout.room or old.zoom != self._layout.zoom:
            self._fresh.clear()
        self.viewport().update()
        self.moved.emit()

    def _origin(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("desk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._sizes:
            _paint_words(painter, self.viewport().rect(), self.zoom, self._words or _("Setting the pages…"))
            return
        top = self._origin().y()
        missing = False
        for page in self._layout.pages_in(top, top + self.viewport().height()):
            self._paint_page(painter, page, self._layout.rect(page).translated(-self._origin()))
            missing = missing or page not in self._fresh
        if missing and not self._asking.isActive():
            self._asking.start()

    def _paint_page(self, painter: QPainter, page: int, rect: QRect) -> None:
        image = self._images.pop(page, None)
        if image is None:
            painter.fillRect(rect, Qt.GlobalColor.white)
        else:
            self._images[page] = image  # used last
            painter.drawImage(rect, image)
        _edge(painter, rect)
        _paint_boxes(painter, self._layout, page, [box for at, box in self._boxes if at == page], self._origin())
        for sign in self._signs:
            if sign.page == page:
                paint_sign(painter, self._sign_box(sign), sign.severity)

    def _sign_box(self, sign: Sign) -> QRectF:
        """On the viewport: in the margin beside its line, always on the sheet."""
        side = theme.current().px(SIDE)
        there = self._layout.on_ground(sign.page, 0, sign.top, 0, 4).translated(-self._origin())
        return QRectF(there.left() + 4, there.top(), side, side)

    def _ask(self) -> None:
        """Pictures of what is in sight and is not there yet, and of the page below it."""
        wanted = [(page, width) for page, width in self.in_sight() if page not in self._fresh]
        if wanted:
            self._fresh |= {page for page, _width in wanted}
            self.wanted.emit(tuple(wanted))

    # --- hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self.setAccessibleDescription(_("Page {number} of {count}").format(number=self.number, count=self.count))
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or (event.position().toPoint() - pressed).manhattanLength() > _CLICK or not self._sizes:
            return
        at = event.position() + self._origin().toPointF()
        page = self._layout.page_at(round(at.y()))
        if self._layout.rect(page).contains(at.toPoint()):
            there = self._layout.on_page(page, at.x(), at.y())
            self.pointed.emit(page, there.x(), there.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_PageDown if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.go_to(self.number + 1)
            case Qt.Key.Key_PageUp if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.go_to(self.number - 1)
            case _:
                super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            sign = next((sign for sign in self._signs if self._sign_box(sign).contains(event.pos())), None)
            if sign is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), sign.text, self.viewport())
            return True
        return super().viewportEvent(event)


def _bands(boxes: Sequence[QRectF]) -> list[QRectF]:
    """Parts under each other as one, as long as nothing else lies between them."""
    bands: list[QRectF] = []
    for box in boxes:
        if bands and abs(box.top() - bands[-1].bottom()) < _NEAR and box.left() < bands[-1].right() and bands[-1].left() < box.right():
            bands[-1] = bands[-1].united(box)
        else:
            bands.append(QRectF(box))
    return bands


def _edge(painter: QPainter, rect: QRect) -> None:
    painter.setPen(theme.colour("line"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _next_zoom(zoom: float, now: float, by: int) -> float:
    """The next larger or smaller size; the same where there is none."""
    larger, smaller = [one for one in ZOOMS if one > now + 0.01], [one for one in ZOOMS if one < now - 0.01]
    if by > 0:
        return larger[0] if larger else zoom
    return smaller[-1] if smaller else zoom


def _paint_words(painter: QPainter, room: QRect, zoom: float, words: str) -> None:
    """An empty sheet with words."""
    sheet = SheetLayout(((210.0, 297.0),), room.width(), zoom).rect(1)
    painter.fillRect(sheet, Qt.GlobalColor.white)
    _edge(painter, sheet)
    painter.setPen(QColor(theme.LIGHT["muted"]))
    painter.drawText(sheet.intersected(room).adjusted(24, 24, -24, -24), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


def _paint_boxes(painter: QPainter, layout: SheetLayout, page: int, boxes: Sequence[QRectF], origin: QPoint) -> None:
    """The soft mark of the node in front; the sheet is white in every look, so its colours are those of the light one."""
    soft, bar = QColor(theme.LIGHT["accent"]), QColor(theme.LIGHT["accent"])
    soft.setAlpha(_SOFT)
    for box in _bands(boxes):
        there = layout.on_ground(page, box.left(), box.top(), box.width(), box.height()).translated(-origin).adjusted(-4, -1, 4, 1)
        painter.fillRect(there, soft)
        painter.fillRect(QRectF(there.left() - 3, there.top(), 3, there.height()), bar)


def _shortcut(view: PageView, keys: str, do: object) -> None:
    action = QAction(view)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(do)
    view.addAction(action)
