"""The pane at the right of the editor: pages of which one is in front, chosen by tabs; a narrow window shows it as a drawer over the editor."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QTabBar, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.context import SettingsHolder

NARROW = 1200
"""Pixels of a window below which there is no room for the pane beside the editor."""

_LEAST = 300
_WIDTH = 430
_BESIDE = 200  # what is left of the widget beside it at least
_EDITOR = 480  # what the pane leaves to the editor at least
_WAIT = 400  # milliseconds after the last move of the border
_GROWS = 1600  # from here on the pane takes a larger part
_HEAD = 37  # height of the row of tabs at scale 1


class SidePane(QFrame):
    """Pages are added by name; one that is not offered has no tab. Hidden until a page is asked for."""

    shown = Signal(str)  # the page in front; empty when the pane is put away

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setMinimumWidth(_LEAST)
        self._names: list[str] = []
        self._titles: dict[str, str] = {}
        self._pages: dict[str, QWidget] = {}
        self._starts: dict[str, Callable[[], object]] = {}
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(_("Beside the editor"))
        self.stack = QStackedWidget()
        head = QWidget()
        head.setProperty("role", "header")
        head.setFixedHeight(theme.current().px(_HEAD))
        line = kit.row(head)
        line.setContentsMargins(4, 0, 4, 0)
        line.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(kit.icon_button("close", _("Close the pane"), self.put_away))
        column = kit.column(self)
        column.addWidget(head)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        self.hide()

    def add(self, name: str, title: str, page: QWidget, *, offered: bool = True, starts: Callable[[], object] | None = None) -> None:
        """Add a page behind the others; `title` is its tab, `starts` makes it ready to be worked through with keys."""
        if starts is not None:
            self._starts[name] = starts
        self._names.append(name)
        self._titles[name], self._pages[name] = title, page
        self.stack.addWidget(page)
        with QSignalBlocker(self.tabs):
            self.tabs.addTab(title)
            self.tabs.setTabVisible(self.tabs.count() - 1, offered)

    def offer(self, name: str, offered: bool) -> None:
        """Show the tab of a page or not; the pane does not stay on a page that is not offered."""
        at = self._names.index(name)
        if self.tabs.isTabVisible(at) != offered:
            with QSignalBlocker(self.tabs):
                self.tabs.setTabVisible(at, offered)
        if not offered and self.front == name and not self.isHidden():
            self.put_away()

    def rename(self, name: str, title: str) -> None:
        """Say something else on the tab of a page."""
        self._titles[name] = title
        self.tabs.setTabText(self._names.index(name), title)
        self.tabs.setTabToolTip(self._names.index(name), title)

    def count(self, name: str, number: int) -> None:
        """Say beside the title of a page how many things stand on it."""
        self.tabs.setTabText(self._names.index(name), f"{self._titles[name]}  {number}" if number else self._titles[name])

    def has(self, name: str) -> bool:
        """Whether there is such a page."""
        return name in self._pages

    @property
    def front(self) -> str:
        """The page in front, also while the pane is put away."""
        return next((name for name, page in self._pages.items() if page is self.stack.currentWidget()), "")

    def is_open(self, name: str) -> bool:
        """Whether this page is seen."""
        return not self.isHidden() and self.front == name

    def open(self, name: str) -> None:
        """Bring a page to the front, and the pane into sight."""
        at = self._names.index(name)
        if self.is_open(name) or not self.tabs.isTabVisible(at):
            return
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(at)
        self.stack.setCurrentWidget(self._pages[name])
        self.show()
        self.shown.emit(name)

    def bring(self, name: str) -> None:
        """Open a page, ready to be worked through with keys."""
        self.open(name)
        if name in self._starts:
            self._starts[name]()

    def toggle(self, name: str) -> None:
        """Open a page, or put the pane away where it is in front."""
        if self.is_open(name):
            self.put_away()
        else:
            self.open(name)

    def put_away(self) -> None:
        """Close the pane."""
        if not self.isHidden():
            self.hide()
            self.shown.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where no page of the pane has a use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _on_tab(self, at: int) -> None:
        if 0 <= at < len(self._names):
            self.open(self._names[at])


class SideDock(QObject):
    """Keeps a pane in a splitter where there is room, and over its right part where there is none.

    With settings given, the width to which a person draws it is that of every such pane from then on.
    """

    def __init__(self, pane: SidePane, splitter: QSplitter, room: Callable[[], int], settings: SettingsHolder | None = None) -> None:
        super().__init__(splitter)
        self._pane, self._splitter, self._room, self._settings = pane, splitter, room, settings
        self._moved = QTimer(self, singleShot=True, interval=_WAIT)
        self._moved.timeout.connect(self._keep)
        splitter.splitterMoved.connect(self._on_moved)
        self._over = False
        self._set_by: float | None = None  # the kept width it was last set by; None: not yet
        splitter.addWidget(pane)
        splitter.setCollapsible(splitter.indexOf(pane), False)
        splitter.installEventFilter(self)
        pane.shown.connect(lambda name: self._settle() if name else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._splitter and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._settle()
        return False

    def _settle(self) -> None:
        over = self._room() < NARROW
        if over != self._over:
            self._over, seen = over, not self._pane.isHidden()
            if over:
                self._pane.setParent(self._splitter.parentWidget())
            else:
                self._splitter.addWidget(self._pane)
                self._splitter.setCollapsible(self._splitter.indexOf(self._pane), False)
                self._set_by = None
            self._pane.setVisible(seen)
        if over:
            place = self._splitter.geometry()
            width = min(theme.current().px(_WIDTH), place.width())
            self._pane.setGeometry(place.right() + 1 - width, place.top(), width, place.height())
            self._pane.raise_()
        elif self._set_by != self._kept and not self._pane.isHidden():
            self._set_by = self._kept
            sizes = self._splitter.sizes()
            at, all_width = self._splitter.indexOf(self._pane), sum(sizes)
            width = self._wished(all_width, all_width - sizes[0])
            sizes[at - 1] = max(sizes[at - 1] + sizes[at] - width, theme.current().px(_BESIDE))
            sizes[at] = width
            self._splitter.setSizes(sizes)

    def _wished(self, all_width: int, room: int) -> int:
        """The width a person has drawn it to, else the usual one; as far as the editor has its own."""
        scale = theme.current().px
        usual = scale(_WIDTH) if self._room() < _GROWS else all_width * 2 // 5
        drawn = scale(self._kept) if self._kept else usual
        return max(_LEAST, min(drawn, room - scale(_EDITOR)))

    @property
    def _kept(self) -> float:
        return 0.0 if self._settings is None else self._settings.value.side_width

    def _on_moved(self, _at: int, border: int) -> None:
        """Only the pane's own border says how wide it is wanted."""
        if border == self._splitter.indexOf(self._pane):
            self._moved.start()

    def _keep(self) -> None:
        if self._settings is not None and not self._over and not self._pane.isHidden():
            self._set_by = self._pane.width() / theme.current().scale
            self._settings.change(side_width=self._set_by)
