"""The program's own line drawings, in the colour and size asked for."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon, QPixmap

from ttdn_desktop.ui import theme


def install(folder: Path) -> None:
    """Where the drawings lie; called once, by the composition."""
    theme.find_drawings(folder)


def icon(name: str, tone: str = "ink", size: int = 20) -> QIcon:
    """The drawing `name` in a named colour of the theme in use; its disabled state is muted."""
    made = QIcon(pixmap(name, tone, size))
    made.addPixmap(pixmap(name, "muted", size), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, tone: str = "ink", size: int = 20) -> QPixmap:
    """The drawing as a picture of `size` pixels; FileNotFoundError where there is none of that name."""
    screen = QGuiApplication.primaryScreen()
    return _pixmap(name, theme.current().tokens[tone], size, screen.devicePixelRatio() if screen else 1.0)


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixels = str(round(size * ratio))
    text = (theme.drawings() / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    drawn = QPixmap()
    drawn.loadFromData(text.replace('width="24" height="24"', f'width="{pixels}" height="{pixels}"').encode(), "svg")
    drawn.setDevicePixelRatio(ratio)
    return drawn
