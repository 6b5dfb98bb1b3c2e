"""Keeps controls that edit from looking usable while the plan in front is locked, or there is none."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ttdn_desktop.ui.session import Holder


class EditLock(QObject):
    """These widgets are enabled only while the plan in front can be edited; lives as long as its parent."""

    def __init__(self, holder: Holder, *widgets: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._holder, self._widgets = holder, widgets
        holder.changed.connect(self._show)
        holder.switched.connect(self._show)
        self._show()

    def _show(self, *_news: object) -> None:
        session = self._holder.current
        for widget in self._widgets:
            widget.setEnabled(session is not None and not session.locked)
