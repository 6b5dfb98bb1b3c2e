"""The program's own line drawings, in the colour asked for; they are found under the search path "icons:"."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QDir, QFile, QIODevice, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QApplication

from ttdn_desktop.ui import theme


def install(folder: Path) -> None:
    """Where the drawings lie; called once by the composition."""
    QDir.setSearchPaths("icons", [str(folder)])


def icon(name: str, tone: str = "ink", size: int = 20) -> QIcon:
    """The drawing `name` in a named colour of the theme in use; its disabled state is muted."""
    made = QIcon()
    made.addPixmap(_pixmap(name, theme.colour(tone).name(), size, _ratio()))
    made.addPixmap(_pixmap(name, theme.colour("muted").name(), size, _ratio()), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, tone: str = "ink", size: int = 20) -> QPixmap:
    return _pixmap(name, theme.colour(tone).name(), size, _ratio())


def _ratio() -> float:
    app = QApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QApplication) else 1.0


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    source = QFile(f"icons:{name}.svg")
    if not source.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"no icon of that name: {name}")
    data = QByteArray(bytes(source.readAll().data()).replace(b"currentColor", colour.encode()))
    buffer = QBuffer(data)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round(size * ratio), round(size * ratio)))
    image: QImage = reader.read()
    drawn = QPixmap.fromImage(image, Qt.ImageConversionFlag.AutoColor)
    drawn.setDevicePixelRatio(ratio)
    return drawn
