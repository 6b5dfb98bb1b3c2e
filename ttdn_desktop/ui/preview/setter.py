"""Sets the pages of the paper in sight off the window's thread: the newest state wins, what is out of date is given up, the old pages stay meanwhile."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.ui.background import Job
from ttdn_desktop.ui.context import ScreenContext

if TYPE_CHECKING:
    from ttdn_desktop.services.preview import Pages, Picture, Place, Preview
    from ttdn_desktop.services.shown_papers import ShownPaper

Wanted = tuple[tuple[int, int], ...]
"""Pages and how many points each is to be drawn across."""
_AS_IT_IS = PaperOrder()
Drawn = tuple[tuple[int, int, QImage], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """New pages, with the one that is looked at drawn already; no `pages` where the plan has nothing for the paper."""

    pages: "Pages | None"
    drawn: Drawn = ()


class PageSetter(QObject):
    """One for a view. Idle until it is shown a plan; every answer comes by a signal on the window's thread."""

    made = Signal(object)  # Made
    drawn = Signal(object)  # Drawn, of the pages made last
    failed = Signal(str)  # why there are no new pages
    typeface = Signal(str)  # which one is used

    def __init__(self, context: ScreenContext, wanted: Callable[[], Wanted], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._wanted = context, wanted
        self._preview: Preview | None = None
        self._asked: tuple[Plan, ShownPaper | None, PaperOrder] | None = None  # what is to be shown
        self._running: Job | None = None
        self._stale = False
        self.pages: Pages | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)  # after all else that follows an edit: two threads of Python hinder each other
        self._soon.timeout.connect(self._run)

    def show_plan(self, plan: Plan, chosen: "ShownPaper | None", order: PaperOrder = _AS_IT_IS) -> None:
        """Set this; while something older is being set, that is given up first."""
        asked = (plan, chosen, order)
        if self._asked is not None and self._asked[0] is plan and self._asked[1:] == asked[1:]:
            return
        self._asked = asked
        if self._running is not None:
            self._stale = True
        else:
            self._soon.start()

    def again(self) -> None:
        """More than the plan goes into the pages, and that has changed: when they are asked for next, they are set anew."""
        self._asked = None

    def forget(self) -> None:
        """Nothing is shown any more; the memory of the pages is given back."""
        self._asked, self.pages = None, None
        self._stale = self._running is not None
        if (preview := self._preview) is not None:
            self._preview = None
            self._later(preview.close)

    @property
    def busy(self) -> bool:
        """Whether newer pages are on their way."""
        return self._running is not None or self._soon.isActive()

    @property
    def preview(self) -> "Preview | None":
        """The session that holds the pages made last; None before the first."""
        return self._preview if self.pages is not None else None

    def draw(self, wanted: Wanted) -> None:
        """Draw these pages of the last state."""
        if (preview := self._preview) is None or self.pages is None:
            return
        state = self.pages.number

        def done(drawn: Drawn) -> None:
            if self.pages is not None and self.pages.number == state:
                self.drawn.emit(drawn)

        self._later(lambda: _draw(preview, wanted), done)

    def hit(self, page: int, x: float, y: float, then: Callable[[str], object]) -> None:
        """What stands at that point (millimetres) of a page."""
        if (preview := self._preview) is not None:
            self._later(lambda: preview.hit(page, x, y), lambda found: then(found) if found else None)

    def find(self, anchors: Iterable[str], then: Callable[[tuple[Any, ...]], object]) -> None:
        """The places of these parts on the page where the first of them begins; nothing where none is printed."""
        if (preview := self._preview) is None or self.pages is None:
            return
        there, state = set(self.pages.anchors), self.pages.number
        wanted = [anchor for anchor in anchors if anchor in there]

        def done(places: "tuple[Place, ...]") -> None:
            if self.pages is not None and self.pages.number == state:
                then(places)

        self._later(lambda: _find(preview, wanted), done)

    def find_on(self, pages: Iterable[int], anchors: Iterable[str], then: "Callable[[dict[str, Place]], object]") -> None:
        """Which of these parts begin on these pages, and where."""
        if (preview := self._preview) is None or self.pages is None:
            return
        wanted, sheets, state = set(anchors), sorted(pages), self.pages.number

        def done(places: "dict[str, Place]") -> None:
            if self.pages is not None and self.pages.number == state:
                then(places)

        self._later(lambda: _find_on(preview, sheets, wanted), done)

    def _later(self, work: Callable[[], Any], done: Callable[[Any], object] = lambda _nothing: None) -> Job:
        return self._context.background.run(work, done=done, failed=lambda _why: None, owner=self)

    def _run(self) -> None:
        if self._asked is None or self._running is not None:
            return
        (plan, chosen, order), wanted, services = self._asked, self._wanted(), self._context.services
        first = self._preview is None
        preview: Preview = self._preview or services.preview()
        self._preview, self._stale = preview, False
        workspace = self._context.desk.workspace

        def work() -> tuple[Made, str]:
            face = preview.open() if first else ""
            pages = services.set_shown(preview, plan, chosen, order, workspace=workspace, cancelled=lambda: self._stale)
            return Made(pages=pages, drawn=_draw(preview, wanted[:1]) if pages is not None else ()), face

        self._running = self._context.background.run(work, done=self._on_made, failed=self._on_failed, owner=self)
        self._running.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._running = None

    def _on_made(self, found: tuple[Made, str]) -> None:
        made, face = found
        if face:
            self.typeface.emit(face)
        if self._preview is not None:
            self.pages = made.pages
            self.made.emit(made)
        if self._stale:
            self._run()

    def _on_failed(self, why: str) -> None:
        """Nothing is told of what was only given up for something newer."""
        if self._stale:
            self._run()
        elif why:
            self.failed.emit(why)


def image_of(picture: "Picture") -> QImage:
    """The picture for the screen, with its own memory."""
    return QImage(picture.points, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32).copy()


def _draw(preview: "Preview", wanted: Wanted) -> Drawn:
    pictures = ((page, width, preview.draw(page, width)) for page, width in wanted)
    return tuple((page, width, image_of(picture)) for page, width, picture in pictures if picture is not None)


def _find(preview: "Preview", wanted: list[str]) -> "tuple[Place, ...]":
    first = next((place for anchor in wanted if (place := preview.place(anchor)) is not None), None)
    if first is None:
        return ()
    keys = set(wanted)
    return (first, *(place for place in preview.places(first.page) if place.key in keys and place != first))


def _find_on(preview: "Preview", pages: Iterable[int], wanted: set[str]) -> "dict[str, Place]":
    found: dict[str, Place] = {}
    for page in pages:
        if here := [place for place in preview.places(page) if place.key in wanted]:
            begun = {place.key for place in preview.places(page - 1)}  # what goes over the end of a page begins on the one before
            for place in here:
                if place.key not in begun:
                    found.setdefault(place.key, place)
    return found
