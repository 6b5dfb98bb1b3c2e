"""The rail at the left: one button with a drawing and a word for each screen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.icons import icon
from ttdn_desktop.ui.screens.table import ScreenEntry


class Rail(QWidget):
    """Emits `chosen` with the name of a screen."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[ScreenEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        scale = theme.current()
        self.setFixedWidth(scale.px(84))
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        lines = kit.column(self, margins=8, spacing=4)
        for entry in entries:
            if entry.at_end:
                lines.addStretch(1)
            lines.addWidget(self._button(entry, scale.px(56)))
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.objectName()))

    def mark(self, name: str) -> None:
        """Show which screen is in front; none where the rail has no button of that name."""
        self._group.setExclusive(False)
        for key, button in self.buttons.items():
            button.setChecked(key == name)
        self._group.setExclusive(True)

    def enable_plan_screens(self, on: bool, entries: Sequence[ScreenEntry]) -> None:
        """Screens that need a plan can be gone to only while there is one."""
        for entry in entries:
            if entry.needs_plan and entry.name in self.buttons:
                self.buttons[entry.name].setEnabled(on)

    def _button(self, entry: ScreenEntry, height: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(entry.name)
        button.setProperty("role", "rail")
        button.setText(_(entry.title))
        button.setAccessibleName(_(entry.title))
        button.setIcon(icon(entry.icon, "rail_ink", 22))
        button.setIconSize(QSize(22, 22))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFixedHeight(height)
        self.buttons[entry.name] = button
        self._group.addButton(button)
        return button
