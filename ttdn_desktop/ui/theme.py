"""The look in one place: named colours in a light and a dark set, sizes, and the one style sheet made of them."""

from dataclasses import asdict, dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ttdn_desktop.ui.stylesheet import STYLE_SHEET

GRID = 4
"""Pixels all distances are multiples of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one set, as #rrggbb; a `…_soft` is the ground its colour stands on."""

    ink: str
    muted: str
    line: str
    field_line: str
    ground: str
    surface: str
    hover: str
    accent: str
    accent_strong: str  # pressed and hovered
    on_accent: str
    accent_soft: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    warning_line: str
    done: str
    done_soft: str
    rail: str
    rail_ink: str
    rail_active: str
    on_rail: str
    desk: str  # what a sheet of paper lies on
    tint: str  # which drawings of marks and arrows fit: "light" or "dark"


LIGHT = Tokens(
    ink="#1f2733", muted="#5b6577", line="#e3e6eb", field_line="#c8ced8", ground="#f6f7f9", surface="#ffffff", hover="#f0f3f7",
    accent="#0b5cab", accent_strong="#084a8c", on_accent="#ffffff", accent_soft="#e8f1fb",
    error="#b42318", error_soft="#fef3f2", warning="#b54708", warning_soft="#fffaf0", warning_line="#f3d9a4", done="#067647", done_soft="#e7f6ec",
    rail="#12263f", rail_ink="#c8d3e1", rail_active="#1f3d63", on_rail="#ffffff", desk="#eceff3", tint="light",
)  # fmt: skip
DARK = Tokens(
    ink="#e6eaf0", muted="#a3adbd", line="#333c49", field_line="#4a5565", ground="#161b22", surface="#1e252e", hover="#28313c",
    accent="#7db8f5", accent_strong="#a5cffa", on_accent="#0d1b2b", accent_soft="#1d3450",
    error="#ff9b92", error_soft="#3a1d1b", warning="#f7b26a", warning_soft="#33270f", warning_line="#6b5320", done="#6fd49d", done_soft="#14321f",
    rail="#0d1420", rail_ink="#b4c0d0", rail_active="#22344d", on_rail="#ffffff", desk="#11161c", tint="dark",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One look: which colours, and how large the text is (1.0 = 13 pixels at 96 dpi)."""

    tokens: Tokens = LIGHT
    scale: float = 1.0

    def px(self, size: float) -> int:
        """Pixels for a size given at scale 1."""
        return max(1, round(size * self.scale))


class _Current:
    """What `apply` chose last; delegates that paint by themselves ask for it."""

    theme = Theme()


def current() -> Theme:
    return _Current.theme


def colour(name: str) -> QColor:
    """A named colour of the set in use, for widgets that paint themselves."""
    return QColor(getattr(_Current.theme.tokens, name))


def make(*, dark: bool, scale: float) -> Theme:
    return Theme(tokens=DARK if dark else LIGHT, scale=min(max(scale, 0.8), 2.0))


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole program, also while it runs."""
    _Current.theme = theme
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(theme.px(13))
    font.setWeight(QFont.Weight.Normal)
    app.setFont(font)
    app.setPalette(palette(theme.tokens))
    app.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """The sheet with colours and sizes filled in: `@ink` is a colour, `13px` is scaled."""
    text = STYLE_SHEET
    for name, value in sorted(asdict(theme.tokens).items(), key=lambda pair: -len(pair[0])):
        text = text.replace(f"@{name}", value)
    for size in (11, 12, 13, 15, 16, 20):
        text = text.replace(f"{{{size}}}", f"{theme.px(size)}px")
    return text


def palette(tokens: Tokens) -> QPalette:
    """Qt's own roles, for what no style sheet reaches: selections, links, placeholders, disabled text."""
    roles = QPalette.ColorRole
    chosen = {
        roles.Window: tokens.ground, roles.WindowText: tokens.ink, roles.Base: tokens.surface, roles.AlternateBase: tokens.ground,
        roles.Text: tokens.ink, roles.Button: tokens.surface, roles.ButtonText: tokens.ink, roles.BrightText: tokens.on_accent,
        roles.Highlight: tokens.accent, roles.HighlightedText: tokens.on_accent, roles.Link: tokens.accent, roles.LinkVisited: tokens.accent,
        roles.ToolTipBase: tokens.ink, roles.ToolTipText: tokens.surface, roles.PlaceholderText: tokens.muted,
        roles.Light: tokens.surface, roles.Midlight: tokens.line, roles.Mid: tokens.field_line, roles.Dark: tokens.muted, roles.Shadow: tokens.line,
    }  # fmt: skip
    made = QPalette()
    for role, value in chosen.items():
        made.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made
