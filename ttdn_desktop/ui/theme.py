"""The look in one place: named colours in a light and a dark set, sizes, and the one style sheet made of them.

It is needed for the first picture of the window, so it is light: no dataclasses, no namespace Qt (35 ms to load).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ttdn_desktop.ui.stylesheet import FIRST_SHEET

LIGHT: Mapping[str, str] = {
    "ink": "#1f2733",
    "muted": "#5b6577",
    "line": "#e3e6eb",
    "field_line": "#c8ced8",
    "ground": "#f6f7f9",
    "desk": "#eceff3",  # on which sheets lie
    "surface": "#ffffff",
    "hover": "#f0f3f7",
    "accent": "#0b5cab",
    "accent_strong": "#084a8c",  # pressed, hovered
    "on_accent": "#ffffff",
    "accent_soft": "#e8f1fb",  # a …_soft is the ground its colour stands on
    "error": "#b42318",
    "error_soft": "#fef3f2",
    "warning": "#b54708",
    "warning_soft": "#fffaf0",
    "warning_line": "#f3d9a4",
    "done": "#067647",
    "done_soft": "#e7f6ec",
    "rail": "#12263f",
    "rail_ink": "#c8d3e1",
    "rail_muted": "#7f92ab",
    "rail_active": "#1f3d63",
    "on_rail": "#ffffff",
}
DARK: Mapping[str, str] = {
    "ink": "#e6eaf0",
    "muted": "#a3adbd",
    "line": "#333c49",
    "field_line": "#4a5565",
    "ground": "#161b22",
    "desk": "#11161d",
    "surface": "#1e252e",
    "hover": "#28313c",
    "accent": "#7db8f5",
    "accent_strong": "#a5cffa",
    "on_accent": "#0d1b2b",
    "accent_soft": "#1d3450",
    "error": "#ff9b92",
    "error_soft": "#3a1d1b",
    "warning": "#f7b26a",
    "warning_soft": "#33270f",
    "warning_line": "#6b5320",
    "done": "#6fd49d",
    "done_soft": "#14321f",
    "rail": "#0d1420",
    "rail_ink": "#b4c0d0",
    "rail_muted": "#74849a",
    "rail_active": "#22344d",
    "on_rail": "#ffffff",
}


class Theme(NamedTuple):
    """One look: which colours, and how large the text is (1.0 = 13 pixels at 96 dpi)."""

    tokens: Mapping[str, str] = LIGHT
    scale: float = 1.0

    def px(self, size: float) -> int:
        """Pixels for a size given at scale 1."""
        return max(1, round(size * self.scale))


class _Current:
    """What was chosen last; widgets that paint by themselves ask for it."""

    theme = Theme()
    drawings = Path()


def current() -> Theme:
    return _Current.theme


def colour(name: str) -> QColor:
    """A named colour of the set in use, for widgets that paint themselves."""
    return QColor(_Current.theme.tokens[name])


def find_drawings(folder: Path) -> None:
    """Where drawings lie, for icons and for the marks in the style sheet."""
    _Current.drawings = folder


def drawings() -> Path:
    return _Current.drawings


def make(*, dark: bool, scale: float) -> Theme:
    return Theme(tokens=DARK if dark else LIGHT, scale=min(max(scale, 0.8), 2.0))


def begin(app: QApplication, theme: Theme) -> None:
    """Dress what the first picture shows; `dress.apply` dresses the rest."""
    use(theme)
    app.setStyleSheet(filled(FIRST_SHEET, theme))


def use(theme: Theme) -> None:
    """Make this the look that is asked for from now on."""
    _Current.theme = theme


def filled(sheet: str, theme: Theme) -> str:
    """The sheet with colours, sizes and drawings filled in: `@ink` is a colour, `{13}` a scaled size, `icons:` the folder of drawings."""
    text = sheet.replace("icons:", f"{_Current.drawings.as_posix()}/").replace("@tint", "dark" if theme.tokens is DARK else "light")
    for name, value in sorted(theme.tokens.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(f"@{name}", value)
    for size in (11, 12, 13, 15, 16, 20):
        text = text.replace(f"{{{size}}}", f"{theme.px(size)}px")
    return text
