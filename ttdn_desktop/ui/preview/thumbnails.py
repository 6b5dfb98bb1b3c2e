"""All pages of the paper in small, beside the large ones: a click goes to one of them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.preview.layout import A4, Sizes

_ACROSS = 64  # pixels of a picture


class Thumbnails(QListWidget):
    """`chosen` is the page that was clicked, `wanted` asks for pictures of pages in sight."""

    chosen = Signal(int)
    wanted = Signal(object)  # Wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fresh: set[int] = set()
        across = theme.current().px(_ACROSS)
        self._size = QSize(across, round(across * A4[1] / A4[0]))
        self.setAccessibleName(_("Pages in small"))
        self.setProperty("role", "thumbnails")
        self.setIconSize(self._size)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListWidget.Movement.Static)
        self.setSpacing(4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(across + 44)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item) + 1))
        self.itemActivated.connect(lambda item: self.chosen.emit(self.row(item) + 1))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.ask())

    @property
    def points(self) -> int:
        """How wide a picture is drawn."""
        return round(self._size.width() * self.devicePixelRatioF())

    def show_pages(self, sizes: Sizes) -> None:
        """New pages; old pictures stand until the new ones come."""
        while self.count() > len(sizes):
            self.takeItem(self.count() - 1)
        for number in range(self.count() + 1, len(sizes) + 1):
            item = QListWidgetItem(str(number))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _("Page {number} of {count}").format(number=number, count=len(sizes)))
            item.setIcon(_icon(self._sheet(None)))
            self.addItem(item)
        self._fresh.clear()
        self.ask()

    def ask(self) -> None:
        """Ask for pictures of pages in sight."""
        if not self.isVisible():
            return
        seen = self.viewport().rect()
        rows = [row for row in range(self.count()) if self.visualItemRect(self.item(row)).intersects(seen)]
        missing = tuple((row + 1, self.points) for row in rows if row + 1 not in self._fresh)
        if missing:
            self._fresh |= {page for page, _width in missing}
            self.wanted.emit(missing)

    def take(self, page: int, image: QImage) -> None:
        """The picture of a page."""
        if page <= self.count():
            self.item(page - 1).setIcon(_icon(self._sheet(image)))

    def mark(self, page: int) -> None:
        """The page that is read now."""
        if 0 < page <= self.count() and self.currentRow() != page - 1:
            self.setCurrentRow(page - 1)

    def _sheet(self, image: QImage | None) -> QPixmap:
        """A page on white with its edge."""
        ratio = self.devicePixelRatioF()
        made = QPixmap(self._size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor("transparent"))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        height = self._size.height() if image is None else round(self._size.width() * image.height() / max(1, image.width()))
        box = made.rect().__class__(0, 0, self._size.width(), min(height, self._size.height()))
        painter.fillRect(box, Qt.GlobalColor.white)
        if image is not None:
            painter.drawImage(box, image)
        painter.setPen(theme.colour("field_line"))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()
        return made


def _icon(sheet: QPixmap) -> QIcon:
    """The same when it is chosen: the ground tells that."""
    made = QIcon(sheet)
    made.addPixmap(sheet, QIcon.Mode.Selected)
    return made
