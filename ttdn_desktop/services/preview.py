"""A preview: the pages of a paper as they are printed, drawn one by one, and the way from a place on a page to the part of the plan and back."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from ttdn_desktop.errors import PagesError
from ttdn_desktop.i18n import _
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.render.engine import Engine, TypesettingError
from ttdn_desktop.render.pages import PageSet, Picture, Place, Rect, typeset
from ttdn_desktop.services import log, typesetting

Cancelled = Callable[[], bool]

__all__ = ["Cancelled", "Pages", "Picture", "Place", "Preview", "Rect", "open_preview"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages compiled last. `number` counts the states of the preview: what is drawn or found bears it, so that stale answers can be told.

    `sizes` are width and height in millimetres; `anchors` are the parts that stand somewhere on them (anchors of the plan, or places of a file read).
    """

    number: int
    count: int
    sizes: tuple[tuple[float, float], ...] = field(repr=False)
    anchors: tuple[str, ...] = field(repr=False)


class Preview:
    """One preview session; every method may be called from any thread. Compiling and drawing belong off the main thread, finding places is quick."""

    def __init__(self) -> None:
        self._compiling = threading.Lock()
        self._state = threading.Lock()
        self._engine: Engine | None = None
        self._pages: PageSet | None = None
        self._number = 0

    def open(self) -> str:
        """Load Typst and its fonts, and give the sentence that says which typeface is used; `compile` would do it too, only later."""
        with self._compiling:
            self._warm()
        return typesetting.face_sentence()

    def close(self) -> None:
        """Forget the pages and give back their memory."""
        with self._compiling, self._state:
            if self._pages is not None:
                self._pages.close()
            self._pages = self._engine = None

    def compile(self, paper: Paper, cancelled: Cancelled | None = None) -> Pages:
        """Set the paper; its pages are those that are drawn and searched from then on. Raises StoppedError once `cancelled` says so, PagesError
        where the paper cannot be set; the old pages stay.
        """
        with self._compiling:
            try:
                made = typeset(paper, self._warm(), cancelled)
            except TypesettingError as error:
                log.write(f"{error}\n")
                raise PagesError(
                    _("These pages cannot be shown just now; the last good ones stay. What you write is safe, and the Word file can be exported as before.")
                ) from error
            with self._state:
                old, self._pages = self._pages, made
                self._number += 1
                if old is not None:
                    old.close()
                return Pages(number=self._number, count=made.count, sizes=made.sizes, anchors=made.keys)

    def draw(self, page: int, width: int) -> Picture | None:
        """The page (counted from 1) as a picture so many points across; None where there is no such page any more."""
        with self._state:
            pages = self._pages
            return pages.draw(page, width) if pages is not None and 1 <= page <= pages.count else None

    def draw_band(self, page: int, width: int, top: int, height: int) -> Picture | None:
        """So many rows of the page as `draw` would give it: what is printed finely is drawn in bands, so that memory stays small."""
        with self._state:
            pages = self._pages
            return pages.draw_band(page, width, top, height) if pages is not None and 1 <= page <= pages.count else None

    def hit(self, page: int, x: float, y: float) -> str | None:
        """What stands at that point of a page, in millimetres from its upper left corner, or nearest to it."""
        with self._state:
            pages = self._pages
            return pages.hit(page, x, y) if pages is not None and 1 <= page <= pages.count else None

    def place(self, anchor: str) -> Place | None:
        """Where that part begins: page and rectangle."""
        with self._state:
            return self._pages.place(anchor) if self._pages is not None else None

    def places(self, page: int) -> tuple[Place, ...]:
        """Everything on a page that has an anchor, for marking findings."""
        with self._state:
            pages = self._pages
            return pages.places(page) if pages is not None and 1 <= page <= pages.count else ()

    def pdf(self) -> bytes:
        """The pages as an (untagged) PDF, for the printer; empty before the first compiling."""
        with self._state:
            return self._pages.data if self._pages is not None else b""

    def _warm(self) -> Engine:
        if self._engine is None:
            self._engine = typesetting.own_engine()
        return self._engine


def open_preview() -> Preview:
    """A new session; nothing heavy is loaded into it yet."""
    return Preview()
