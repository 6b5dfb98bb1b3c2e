"""A row of tools over a screen; those used less go into a menu where there is no room for all."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit, menus


class ToolRow(QWidget):
    """Holds tools in the layout `tools`; `more` is the button of the menu and stands where its owner puts it."""

    def __init__(self, *spare: Sequence[QAbstractButton], parent: QWidget | None = None) -> None:
        """`spare`: the groups of buttons that may go, in the order in which they do."""
        super().__init__(parent)
        self.setProperty("role", "surface")
        self._spare = spare
        self.more = kit.icon_button("more", _("More actions"), self._show_menu, tone="ink")
        self.more.hide()
        self.tools: QHBoxLayout = kit.row(self, margins=8, spacing=8)

    def minimumSizeHint(self) -> QSize:
        """With every group gone that may go; else the window would have to be as wide as all of them."""
        return QSize(self._needed(len(self._spare)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A tool that became wider asks for a new layout."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        """Let as few groups go as there is no room for."""
        gone = next((count for count in range(len(self._spare)) if self._needed(count) <= self.width()), len(self._spare))
        for number, group in enumerate(self._spare):
            for button in group:
                button.setVisible(number >= gone)
        self.more.setVisible(gone > 0)

    def _needed(self, gone: int) -> int:
        """How wide the row is at least with so many groups in the menu."""
        absent: set[QWidget] = {button for group in self._spare[:gone] for button in group} | (set() if gone else {self.more})
        items = (self.tools.itemAt(place) for place in range(self.tools.count()))
        placed = (tool for item in items if item is not None and (tool := item.widget()) is not None)
        widths = [max(tool.minimumSizeHint().width(), tool.minimumWidth()) for tool in placed if tool not in absent]
        margins = self.tools.contentsMargins()
        return margins.left() + margins.right() + sum(widths) + self.tools.spacing() * (len(widths) - 1)

    def _show_menu(self) -> None:
        menu = QMenu(self.more)
        menu.aboutToHide.connect(menu.deleteLater)
        for button in (button for group in reversed(self._spare) for button in group):
            if button.isHidden():
                action = QAction(button.icon(), button.text().strip() or button.toolTip(), menu)
                action.setEnabled(button.isEnabled())
                action.triggered.connect(lambda _checked=False, button=button: button.click())
                menu.addAction(action)
        menus.popup_below(menu, self.more)
