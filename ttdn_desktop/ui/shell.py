"""What is seen around the screens: rail, banner, head of the plan in front; and the stack of screens, each made when first shown."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.header import Header
from ttdn_desktop.ui.locked_notice import LockedNotice
from ttdn_desktop.ui.old_text_bar import OldTextBar
from ttdn_desktop.ui.rail import Rail
from ttdn_desktop.ui.screens.table import SCREENS, ScreenEntry, make

Banner = tuple[str, str, Callable[[], object] | None]
"""What is said above the screens, the words of its button, and what the button does."""


class Shell(QWidget):
    """Made anew whenever the language or the look changes."""

    def __init__(self, context: ScreenContext, actions: dict[str, QAction], new_draft: Callable[[], object], banner: Banner) -> None:
        super().__init__()
        self._context = context
        self.screens: dict[str, QWidget] = {}
        self.setProperty("role", "ground")
        self.rail = Rail(SCREENS)
        self.rail.chosen.connect(context.go)
        self.header = Header(context.session, actions)
        self.locked = LockedNotice(context.session, new_draft, actions["next_year"].trigger)
        self.old_text = OldTextBar(context.session)
        self.banner = QWidget()
        self._banner_place: QVBoxLayout = kit.column(self.banner, margins=QMargins(16, 12, 16, 0))
        self.stack = QStackedWidget()
        self.offer = QWidget()
        self._offer_place: QVBoxLayout = kit.column(self.offer, margins=QMargins(16, 12, 16, 0))
        self.offer.hide()
        self._take_back: Callable[[], None] | None = None
        self._plan_head = QWidget()  # stands above the screens of a plan only
        head = kit.column(self._plan_head)
        head.addWidget(self.header)
        head.addWidget(self.locked)
        body = kit.column()
        body.addWidget(self.banner)
        body.addWidget(self.offer)
        body.addWidget(self._plan_head)
        body.addWidget(self.old_text)
        body.addWidget(self.stack, 1)
        line = kit.row(self)
        line.addWidget(self.rail)
        line.addLayout(body, 1)
        self.show_banner(banner)
        for book in (context.books.library, context.books.units):
            book.changed.connect(self._on_book_changed)

    def _on_book_changed(self, _before: object, _after: object) -> None:
        """Something else was done: what was done before it is offered no more."""
        self.offer.hide()

    def show_screen(self, wanted: ScreenEntry) -> QWidget:
        """Bring a screen to the front."""
        screen = self.screens.get(wanted.name)
        if screen is None:
            screen = self.screens[wanted.name] = make(wanted, self._context)
            self.stack.addWidget(screen)
        had_focus = screen.focusWidget()  # before Qt gives it to whatever comes first
        self._plan_head.setVisible(wanted.needs_plan)
        self.header.give_way(wanted.leads)
        self.stack.setCurrentWidget(screen)
        self.rail.mark(wanted.name)
        self.show_plan_screens()
        _focus_into(screen, had_focus)
        return screen

    def show_plan_screens(self) -> None:
        """Screens that need a plan can be gone to only while there is one."""
        self.rail.enable_plan_screens(self._context.session.current is not None, SCREENS)

    def show_banner(self, banner: Banner) -> None:
        """Say something that stays until it is said no more."""
        text, button, act = banner
        kit.clear(self._banner_place)
        self.banner.setVisible(bool(text))
        if text:
            buttons = [kit.plain_button(button, act)] if act is not None else []
            self._banner_place.addWidget(kit.Notice(text, "warning", *buttons))

    @property
    def taking_back(self) -> Callable[[], None] | None:
        """What takes back what was done last outside the history of a plan, while it is offered."""
        return None if self.offer.isHidden() else self._take_back

    def show_offer(self, text: str, button: str, act: Callable[[], object]) -> None:
        """Say what was done, until the person has taken it back or closed it."""

        def take_back() -> None:
            self.offer.hide()
            act()

        self._take_back = take_back
        kit.clear(self._offer_place)
        buttons = (kit.plain_button(button, take_back, "undo"), kit.plain_button(_("Close"), self.offer.hide))
        self._offer_place.addWidget(kit.Notice(text, "done", *buttons))
        self.offer.show()


def _focus_into(screen: QWidget, was: QWidget | None) -> None:
    """Put the focus where it was on this screen, else where the screen wants it, else on its list, else on the first thing there that takes it."""
    lists: list[QWidget] = list(screen.findChildren(QAbstractItemView))
    chain = screen.nextInFocusChain()
    first: list[QWidget] = []
    while chain is not None and chain is not screen and screen.isAncestorOf(chain):
        first.append(chain)
        chain = chain.nextInFocusChain()
    for widget in (*([was] if was else []), *([begin] if (begin := screen.focusProxy()) else []), *lists, *first):
        if widget.isEnabled() and widget.isVisibleTo(screen) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
