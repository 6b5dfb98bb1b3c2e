"""The pages of a PDF or of a scanned picture in a window of their own, to be read beside the editor."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QImageReader, QKeySequence, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.types import PagePictures
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff"})
SHOWN = PICTURES | {".pdf"}
"""Names of files whose pages can be shown."""

_ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
_MARGIN = 24  # pixels beside the page
_LARGEST = 256  # megabytes of a picture


class PagesWindow(QWidget):
    """Shows one page at a time; it stays open while something else is worked on."""

    def __init__(self, context: ScreenContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Pages of {name}").format(name=path.name))
        self._context, self._path = context, path
        self._image = QImage()
        self._zoom = _ZOOMS.index(1.0)
        self.number, self.count = 1, 0
        self.before = kit.icon_button("left", _("Page before"), partial(self.turn, -1))
        self.after = kit.icon_button("right", _("Next page"), partial(self.turn, 1))
        self.told = kit.muted_label("")
        self.smaller = kit.plain_button(_("Smaller"), partial(self.zoom, -1))
        self.larger = kit.plain_button(_("Larger"), partial(self.zoom, 1))
        self.page = QLabel()
        self.page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setWidget(self.page)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(_("The page"))
        head = kit.row(spacing=8)
        head.setContentsMargins(12, 8, 12, 8)
        for widget in (self.before, self.told, self.after):
            head.addWidget(widget)
        head.addStretch(1)
        for button in (self.smaller, self.larger):
            head.addWidget(button)
        column = kit.column(self)
        column.addLayout(head)
        column.addWidget(kit.hline())
        column.addWidget(self.area, 1)
        for keys, run in (
            ("PgUp", partial(self.turn, -1)),
            ("PgDown", partial(self.turn, 1)),
            ("Ctrl++", partial(self.zoom, 1)),
            ("Ctrl+-", partial(self.zoom, -1)),
        ):
            self._key(keys, run)
        self._key("Esc", self.close)
        self.resize(720, 900)
        self._load()

    def turn(self, by: int) -> None:
        """Another page."""
        if 1 <= self.number + by <= self.count:
            self.number += by
            self._load()

    def zoom(self, by: int) -> None:
        """Smaller or larger."""
        self._zoom = min(max(self._zoom + by, 0), len(_ZOOMS) - 1)
        self._load()

    def _key(self, keys: str, run: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: run())
        self.addAction(action)

    def _load(self) -> None:
        width = round((self.width() - 2 * _MARGIN) * _ZOOMS[self._zoom] * self.devicePixelRatioF())
        if self._path.suffix.lower() in PICTURES:
            self._show_file(width)
            return
        self.told.setText(_("Page {number}…").format(number=self.number))
        self._context.background.run(self._drawn, self.number, width, done=partial(self._show_page, self.number), failed=self._tell, owner=self)

    def _drawn(self, number: int, width: int) -> PagePictures:
        """Runs off the main thread."""
        return self._context.services.page_pictures(self._path, (number,), width, fence=self._context.fence)

    def _show_page(self, number: int, found: PagePictures) -> None:
        if number != self.number:
            return  # turned on meanwhile
        self.count = found.count
        for picture in found.pictures:
            self._show(QImage.fromData(picture))

    def _show_file(self, width: int) -> None:
        """A picture, at most so large as the screen needs it."""
        QImageReader.setAllocationLimit(_LARGEST)
        reader = QImageReader(str(self._path))
        reader.setAutoTransform(True)
        image = reader.read()
        if image.isNull():
            self._tell(_("The picture cannot be shown."))
            return
        self.count = 1
        self._show(image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))

    def _show(self, image: QImage) -> None:
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._image = image
        self.page.setPixmap(QPixmap.fromImage(image))
        self.told.setText(_("Page {number} of {count}").format(number=self.number, count=self.count))
        self.before.setEnabled(self.number > 1)
        self.after.setEnabled(self.number < self.count)

    def _tell(self, told: str) -> None:
        self.page.setText(told)
        self.told.setText("")
