"""Remembers what stands beside the editor and opens it again the next time; a drawer over the editor is not remembered."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ttdn_desktop.ui.context import SettingsHolder
from ttdn_desktop.ui.side_pane import NARROW, SidePane


class SideMemory(QObject):
    """Opens the pane when its screen is first shown in a window that has room for it."""

    def __init__(self, settings: SettingsHolder, side: SidePane, screen: QWidget) -> None:
        super().__init__(screen)
        self._settings, self._side, self._screen = settings, side, screen
        side.shown.connect(self._keep)
        screen.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._screen.removeEventFilter(self)
            name = self._settings.value.side_pane
            if self._has_room() and self._side.has(name):
                self._side.open(name)
        return False

    def _has_room(self) -> bool:
        return self._screen.window().width() >= NARROW

    def _keep(self, name: str) -> None:
        if self._has_room():
            self._settings.change(side_pane=name)
