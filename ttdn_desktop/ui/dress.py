"""Dresses the whole program in a look: text size, palette, style sheet; also while it runs."""

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ttdn_desktop.ui import theme
from ttdn_desktop.ui.stylesheet import STYLE_SHEET
from ttdn_desktop.ui.theme import Theme


def apply(app: QApplication, look: Theme) -> None:
    """Make this the look of everything."""
    theme.use(look)
    font = app.font()  # of the system at first, then our own: only its size is ours
    font.setPixelSize(look.px(13))
    app.setFont(font)
    app.setPalette(palette(look.tokens))
    app.setStyleSheet(theme.filled(STYLE_SHEET, look))


def palette(tokens: Mapping[str, str]) -> QPalette:
    """Qt's own roles, for what no style sheet reaches: selections, links, placeholders, disabled text."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(QPalette.ColorRole[role], QColor(tokens[name]))
    for role in ("WindowText", "Text", "ButtonText"):
        made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], QColor(tokens["muted"]))
    return made


_ROLES = {
    "Window": "ground",
    "WindowText": "ink",
    "Base": "surface",
    "AlternateBase": "ground",
    "Text": "ink",
    "Button": "surface",
    "ButtonText": "ink",
    "BrightText": "on_accent",
    "Highlight": "accent",
    "HighlightedText": "on_accent",
    "Link": "accent",
    "LinkVisited": "accent",
    "ToolTipBase": "ink",
    "ToolTipText": "surface",
    "PlaceholderText": "muted",
    "Light": "surface",
    "Midlight": "line",
    "Mid": "field_line",
    "Dark": "muted",
    "Shadow": "line",
}
