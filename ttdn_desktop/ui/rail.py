"""The rail at the left: one button with a drawing and a word for each screen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.icons import pixmap
from ttdn_desktop.ui.layouts import column
from ttdn_desktop.ui.screens.table import ScreenEntry


class Rail(QFrame):
    """Emits `chosen` with the name of a screen."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[ScreenEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        scale = theme.current()
        self.setFixedWidth(scale.px(84))
        self.buttons: dict[str, QToolButton] = {}
        lines = column(self, margins=8, spacing=4)
        for entry in entries:
            if not entry.on_rail:
                continue
            if entry.at_end:
                lines.addStretch(1)
            lines.addWidget(self._button(entry, scale.px(68), scale.px(56)))

    def mark(self, name: str) -> None:
        """Show which screen is in front; none where the rail has no button of that name."""
        for key, button in self.buttons.items():
            button.setChecked(key == name)

    def enable_plan_screens(self, on: bool, entries: Sequence[ScreenEntry]) -> None:
        """Screens that need a plan can be gone to only while there is one."""
        for entry in entries:
            if entry.needs_plan and entry.name in self.buttons:
                self.buttons[entry.name].setEnabled(on)

    def _button(self, entry: ScreenEntry, width: int, height: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(entry.name)
        button.setProperty("role", "rail")
        button.setText(_(entry.title))
        button.setAccessibleName(_(entry.title))
        picture = QIcon(pixmap(entry.icon, "rail_ink", 22))
        if entry.needs_plan:
            picture.addPixmap(pixmap(entry.icon, "rail_muted", 22), QIcon.Mode.Disabled)
        button.setIcon(picture)
        button.setIconSize(QSize(22, 22))
        button.setProperty("toolButtonStyle", "ToolButtonTextUnderIcon")  # by name: the namespace Qt takes 35 ms to load
        button.setProperty("focusPolicy", "TabFocus")
        button.setCheckable(True)
        button.setFixedSize(width, height)
        self.buttons[entry.name] = button
        button.clicked.connect(lambda _checked=False: self.chosen.emit(entry.name))
        return button
