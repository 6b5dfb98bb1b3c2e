"""The window itself: it shows the rail and a waiting page at once, before anything else of the program is loaded."""

from binascii import a2b_base64
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui.layouts import column, row
from ttdn_desktop.ui.rail import Rail
from ttdn_desktop.ui.screens.table import SCREENS

_LEAST = (1024, 640)
_FIRST = (1366, 768)
_FRAME = 40  # pixels that the title and the edges add to the height


class Window(QMainWindow):
    """Light to make; the workbench fills it."""

    painted = Signal()  # the first picture is on the screen
    files_dropped = Signal(list)  # of Path
    close_asked = Signal(object)  # QCloseEvent; whoever hears it may ignore the event to keep the window open

    def __init__(self, geometry: str = "") -> None:
        super().__init__()
        self._was_painted = False
        self._stood = bool(geometry)
        self.setWindowTitle(_("External information plans"))
        self.setMinimumSize(*_LEAST)
        self.resize(*_FIRST)
        if geometry:
            self._place(geometry)
        self.setAcceptDrops(True)
        self.setCentralWidget(_waiting())

    def appear(self) -> None:
        """Show it; a first window for which the screen has no room fills it, so that the line with the state of saving is in sight."""
        room = self.room()
        if self._stood or (room.width() >= self.width() and room.height() >= self.height() + _FRAME):
            self.show()
        else:
            self.showMaximized()

    def room(self) -> QSize:
        """What the taskbar leaves of the screen."""
        return self.screen().availableSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _place(self, geometry: str) -> None:
        """Where the window stood last; the usual size will do where that is not what Qt once saved."""
        try:
            self.restoreGeometry(a2b_base64(geometry))  # QByteArray does the same, but is a class more to load
        except ValueError:
            return

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files dropped anywhere on the window are files to be brought in."""
        event.acceptProposedAction()
        if files := [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]:
            self.files_dropped.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_asked.emit(event)


def _waiting() -> QWidget:
    """What is seen until the program is loaded: the rail, not yet usable, and what is being waited for."""
    page = QWidget()
    rail = Rail(SCREENS)
    rail.enable_plan_screens(False, SCREENS)
    words = QLabel(_("Opening your plans…"))
    words.setProperty("alignment", "AlignCenter")  # by name: the namespace Qt takes 35 ms to load
    body = column()
    body.addWidget(words)
    line = row(page)
    line.addWidget(rail)
    line.addLayout(body, 1)
    return page
