"""The pages of a PDF or of a scanned picture in a window of their own, to be read beside the editor."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.pages_view import PagesView


class PagesWindow(QWidget):
    """The pages under each other, with buttons that go from one to the next; it stays open while something else is worked on."""

    def __init__(self, context: ScreenContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Pages of {name}").format(name=path.name))
        self.view = PagesView(context)
        self.before = kit.icon_button("left", _("Page before"), partial(self.view.turn, -1))
        self.after = kit.icon_button("right", _("Next page"), partial(self.view.turn, 1))
        self.told = kit.muted_label("")
        self.smaller = kit.plain_button(_("Smaller"), partial(self.view.zoom, -1))
        self.larger = kit.plain_button(_("Larger"), partial(self.view.zoom, 1))
        head = kit.row(spacing=8)
        head.setContentsMargins(12, 8, 12, 8)
        for widget in (self.before, self.told, self.after):
            head.addWidget(widget)
        head.addStretch(1)
        for button in (self.smaller, self.larger):
            head.addWidget(button)
        column = kit.column(self)
        column.addLayout(head)
        column.addWidget(kit.hline())
        column.addWidget(self.view, 1)
        for keys, run in (("PgUp", partial(self.view.turn, -1)), ("PgDown", partial(self.view.turn, 1)), ("Esc", self.close)):
            self._key(keys, run)
        self.view.told.connect(self.told.setText)
        self.view.moved.connect(self._show_place)
        self.resize(720, 900)
        self._show_place()
        self.view.show_file(path)

    def _key(self, keys: str, run: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: run())
        self.addAction(action)

    def _show_place(self) -> None:
        number, count = self.view.number, self.view.count
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < count)
        if count:
            self.told.setText(_("Page {number} of {count}").format(number=number, count=count))
