"""The pages of a file as pictures under each other: those of a PDF drawn behind the fence when they come into sight, or one scanned picture."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QImage, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.types import PagePictures
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.scan import read_picture

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff"})
"""Names of files that are one picture."""
PAGED = PICTURES | {".pdf"}
"""Names of files whose pages can be seen."""
_GAP = 16  # pixels around a page
_A4 = 297 / 210
_KEPT = 12  # pictures that are kept
_MIDDLE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class PagesView(QAbstractScrollArea):
    """Fits the pages to its width; Ctrl+wheel and Ctrl with + and - enlarge them."""

    told = Signal(str)  # why there is no page
    moved = Signal()  # another page may be at the top, or there are more of them

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path: Path | None = None
        self._fit = _ZOOMS.index(1.0)
        self._shapes: dict[int, float] = {}  # height of a page over its width, once known
        self._images: dict[int, QImage] = {}  # by number, from 1; what was used last is last
        self._asked: set[int] = set()
        self.count = 0
        self._trouble = ""  # why there is no page
        self._missing: tuple[int, ...] = ()
        self._asking = QTimer(self, singleShot=True, interval=80)  # not while the window is being drawn larger
        self._asking.timeout.connect(lambda: self._ask(self._missing))
        self.setProperty("role", "source")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages of the source"))
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(self._zoom_by, by))
            self.addAction(action)

    def show_file(self, path: Path | None) -> None:
        """Show the pages of this file from the first one."""
        self._path, self.count = path, 0
        self._shapes, self._images, self._asked, self._trouble = {}, {}, set(), ""
        self.verticalScrollBar().setValue(0)
        if path is not None and path.suffix.lower() in PICTURES:
            self._read_picture(path)
        elif path is not None:
            self._ask((1,))
        self._measure()

    def zoom(self, by: int) -> None:
        """Larger or smaller; the place at the top stays."""
        fit = min(max(self._fit + by, 0), len(_ZOOMS) - 1)
        if fit == self._fit:
            return
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self._fit = fit
        self._images.clear()
        self._asked.clear()
        self._measure()
        bar.setValue(round(part * bar.maximum()))

    def go_to(self, number: int) -> None:
        """Bring a page into sight."""
        rect = self._rect(number)
        bar = self.verticalScrollBar()
        if 0 < number <= self.count and not rect.adjusted(0, 40, 0, -40).intersects(self._window()):
            bar.setValue(rect.top() - _GAP)

    def turn(self, by: int) -> None:
        """The page before or after the one at the top."""
        if 0 < self.number + by <= self.count:
            self.verticalScrollBar().setValue(self._rect(self.number + by).top() - _GAP)

    @property
    def number(self) -> int:
        """The page at the top; the last one where nothing is below it."""
        bar = self.verticalScrollBar()
        if self.count and bar.value() == bar.maximum():
            return self.count
        return next((number for number in range(1, self.count + 1) if self._rect(number).bottom() >= self._window().top() + _GAP), 1)

    # --- pictures

    def _ask(self, numbers: tuple[int, ...]) -> None:
        path, width = self._path, self._width()
        if path is None:
            return
        self._asked |= set(numbers)
        points = round(width * self.devicePixelRatioF())
        services, fence = self._context.services, self._context.fence

        def drawn() -> PagePictures:
            return services.page_pictures(path, numbers, points, fence=fence)

        def done(found: PagePictures) -> None:
            if path != self._path:
                return
            self.count = found.count
            for number, picture in zip(numbers, found.pictures, strict=False):
                if width == self._width() or number not in self._images:
                    self._keep(number, QImage.fromData(picture))
            self._measure()

        self._context.background.run(drawn, done=done, failed=partial(self._on_failed, path), owner=self)

    def _on_failed(self, path: Path, told: str) -> None:
        if path == self._path:
            self._say(told)

    def _say(self, trouble: str) -> None:
        """Why there is no page: where the page would be, and to whoever listens."""
        self._trouble = trouble
        self.told.emit(trouble)
        self.viewport().update()

    def _read_picture(self, path: Path) -> None:
        """A photograph takes a while."""

        def done(image: QImage) -> None:
            if path == self._path and not image.isNull():
                self.count = 1
                self._keep(1, image)
            elif path == self._path:
                self._say(_("The picture cannot be shown."))

        self._context.background.run(read_picture, path, done=done, failed=partial(self._on_failed, path), owner=self)

    def _keep(self, number: int, image: QImage) -> None:
        if image.isNull():
            return
        self._shapes[number] = image.height() / max(1, image.width())
        self._images[number] = image
        while len(self._images) > _KEPT:
            oldest = next(iter(self._images))
            del self._images[oldest]
            self._asked.discard(oldest)
        self._measure()

    # --- where the pages lie

    def _width(self) -> int:
        return max(120, round((self.viewport().width() - 2 * _GAP) * _ZOOMS[self._fit]))

    def _height(self, number: int) -> int:
        return round(self._width() * self._shapes.get(number, self._shapes.get(1, _A4)))

    def _rect(self, number: int) -> QRect:
        """Of a page on the long sheet."""
        top = _GAP + sum(self._height(before) + _GAP for before in range(1, number))
        left = max(_GAP, (self.viewport().width() - self._width()) // 2)
        return QRect(left, top, self._width(), self._height(number))

    def _window(self) -> QRect:
        return QRect(0, self.verticalScrollBar().value(), self.viewport().width(), self.viewport().height())

    def _measure(self) -> None:
        whole = self._rect(self.count).bottom() + _GAP if self.count else 0
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.current().px(48))
        side = self.horizontalScrollBar()
        side.setRange(0, max(0, self._width() + 2 * _GAP - self.viewport().width()))
        side.setPageStep(self.viewport().width())
        self.viewport().update()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._asked.clear()  # what is there is stretched until the new pictures have come
        self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("ground"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        window, missing = self._window(), []
        if not self.count and self._path is not None:
            painter.setPen(theme.colour("muted"))
            painter.drawText(self.viewport().rect().adjusted(_GAP, _GAP, -_GAP, -_GAP), _MIDDLE, self._trouble or _("Opening the pages…"))
        for number in range(1, self.count + 1):
            rect = self._rect(number)
            if rect.top() > window.bottom():
                break
            if rect.bottom() < window.top():
                continue
            shown = rect.translated(-self.horizontalScrollBar().value(), -window.top())
            if (image := self._images.pop(number, None)) is not None:
                self._images[number] = image  # used last
                painter.drawImage(shown, image)
            else:
                painter.fillRect(shown, theme.colour("surface"))
                painter.setPen(theme.colour("muted"))
                painter.drawText(shown, Qt.AlignmentFlag.AlignCenter, _("Page {number}…").format(number=number))
            if number not in self._asked:
                missing.append(number)
        if missing and self._path is not None and self._path.suffix.lower() not in PICTURES:
            self._missing = tuple(missing)
            self._asking.start()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        words = _("Page {number} of {count}").format(number=self.number, count=self.count)
        self.setAccessibleDescription(words)
        self.moved.emit()

    # --- hands

    def _zoom_by(self, by: int, _checked: bool = False) -> None:
        self.zoom(by)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
