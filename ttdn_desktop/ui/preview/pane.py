"""Xem trước A4: the pages of the plan, or of one of its papers, as they are printed, kept up with what is typed."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QMenu, QSizePolicy, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.types import PLAN
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.eliding_box import ElidingBox
from ttdn_desktop.ui.preview.anchors import anchors_in_paper, anchors_of
from ttdn_desktop.ui.preview.marks import Mark
from ttdn_desktop.ui.preview.page_signs import PageSigns
from ttdn_desktop.ui.preview.page_view import FIT, PageView
from ttdn_desktop.ui.preview.setter import Drawn, Made, PageSetter
from ttdn_desktop.ui.preview.thumbnails import Thumbnails
from ttdn_desktop.ui.session import PlanSession

if TYPE_CHECKING:
    from ttdn_desktop.services.preview import Place
    from ttdn_desktop.services.shown_papers import ShownPaper

Parts = Callable[[Plan], tuple[str, ...]]
"""Anchors of what is in front, in a state of the plan."""
_MENU_ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0)


class PreviewPane(QFrame):
    """Works only while it is seen. `pointed` tells the part of the paper that was clicked, and the paper's record (empty: the plan).

    `picked` tells the record of a paper that a person chose above the pages, the key of its kind where it has none.
    """

    pointed = Signal(str, str)
    picked = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._papers: tuple[ShownPaper, ...] = ()
        self._wanted = (PLAN, "")  # key and record of the paper to be shown, as soon as it is known
        self._parts: tuple[str, Parts] = ("", _nothing)  # what is in front: of which record, and its parts in a state of the plan
        self._marked: tuple[str, tuple[str, ...]] = ("", ())  # of which record and what parts the marks are, or are to be
        self._follow = False  # it was chosen just now: bring it into sight
        self._marks: Mapping[str, Sequence[Mark]] = {}  # by the record of the paper, that of the plan empty
        self.setProperty("role", "desk")
        self.view = PageView()
        self.small = Thumbnails()
        self.small.hide()
        self.setter = PageSetter(context, self.view.in_sight, self)
        self._signs = PageSigns(self.view, self.setter)
        self.trouble = kit.Notice("", "warning")
        self.trouble.hide()
        self._face = QFrame()
        self._fill()
        self._connect()
        self._on_switched(context.session.current)

    # --- building

    def _fill(self) -> None:
        self.papers = ElidingBox()
        self.papers.setAccessibleName(_("Paper that is shown"))
        self.papers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.papers.setMinimumContentsLength(8)
        self.papers.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.number = kit.small_label("")
        self.zoom_button = kit.icon_button("zoom", _("Size of the pages"), self._show_zooms)
        self.small_button = kit.icon_button("pages", _("Pages in small"), self._toggle_small, checkable=True)
        self.print_button = kit.icon_button("print", _("Print… (Ctrl+P)"), lambda: self._context.command("print"))
        head = QFrame()
        head.setProperty("role", "header")
        tools = kit.row(head, spacing=4)
        tools.setContentsMargins(8, 6, 8, 6)
        tools.addWidget(self.papers, 1)
        tools.addSpacing(4)
        for tool in (self.number, self.zoom_button, self.small_button, self.print_button):
            tools.addWidget(tool)
        self._face.setProperty("role", "surface")
        foot = kit.row(self._face, spacing=4)
        foot.setContentsMargins(12, 4, 4, 4)
        self.face = kit.small_label("", wrap=True)
        foot.addWidget(self.face, 1)
        foot.addWidget(kit.icon_button("close", _("Close this line"), self._face.hide), 0, Qt.AlignmentFlag.AlignTop)
        self._face.hide()
        column = kit.column(self)
        column.addWidget(head)
        column.addWidget(self.trouble)
        sheets = kit.row()
        sheets.addWidget(self.small)
        sheets.addWidget(self.view, 1)
        column.addLayout(sheets, 1)
        column.addWidget(self._face)

    def _connect(self) -> None:
        session = self._context.session
        session.switched.connect(self._on_switched)
        session.changed.connect(self._on_changed)
        self._context.desk.words_changed.connect(self._on_words)
        self.papers.currentIndexChanged.connect(lambda _at: self._show_chosen())
        self.papers.activated.connect(self._on_picked)
        self.setter.made.connect(self._on_made)
        self.setter.drawn.connect(self._on_drawn)
        self.setter.failed.connect(self._on_failed)
        self.setter.typeface.connect(self._on_typeface)
        self.view.wanted.connect(self.setter.draw)
        self.view.pointed.connect(lambda page, x, y: self.setter.hit(page, x, y, self._on_hit))
        self.view.moved.connect(self._on_moved)
        self.small.chosen.connect(self.view.go_to)
        self.small.wanted.connect(self.setter.draw)

    # --- what is shown

    @property
    def chosen(self) -> "ShownPaper | None":
        """The paper in front; None is the plan."""
        at = self.papers.currentIndex()
        return self._papers[at] if 0 < at < len(self._papers) else None

    def choose(self, key: str, record: str = "") -> None:
        """Show the paper of that kind or record."""
        self._wanted = (key, record)
        self.papers.setCurrentIndex(self._place(key, record))

    def _place(self, key: str, record: str) -> int:
        return next((at for at, paper in enumerate(self._papers) if paper.key == key and record in {"", paper.record}), 0)

    def show_node(self, key: str) -> None:
        """Bring what this node of the plan prints into sight, softly marked."""
        self.show_parts("", lambda plan: anchors_of(plan, key))

    def show_parts(self, record: str, parts: Parts) -> None:
        """The same for these parts of the paper of that record."""
        self._parts, self._follow = (record, parts), True
        self._mark_parts()

    def show_marks(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Show on the pages of each paper what was found in it: its record (empty: the plan), and of each finding where it is, how grave, the sentence."""
        self._marks = marks
        self._place_marks()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_papers()
        QTimer.singleShot(0, self, self._show_chosen)  # once the pane has its width, the first page is drawn in its size

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follow = False

    def _on_switched(self, session: PlanSession | None) -> None:
        self.setter.forget()
        self._marks, self._parts, self._wanted = {}, ("", _nothing), (PLAN, "")
        self._place_marks()
        self.trouble.hide()
        self.view.say("" if session is not None else _("No plan is open."))
        self.small.show_pages(())
        self._show_papers(())
        self._ask_papers()
        self._show_chosen()

    def _on_changed(self, before: Plan, after: Plan) -> None:
        self._show_chosen()
        if before.papers != after.papers or bool(before.tasks) != bool(after.tasks):
            self._ask_papers()

    def _on_words(self) -> None:
        """The office words its papers otherwise."""
        self.setter.again()
        self._show_chosen()

    def _show_chosen(self) -> None:
        plan = self._context.session.plan
        if plan is not None and self.isVisible():
            self.setter.show_plan(plan, self.chosen)

    def _ask_papers(self) -> None:
        plan = self._context.session.plan
        if plan is not None and self.isVisible():
            services = self._context.services
            self._context.background.run(lambda: services.shown_papers(plan), done=self._show_papers, failed=self._context.message, owner=self)

    def _show_papers(self, papers: "tuple[ShownPaper, ...]") -> None:
        if papers and papers == self._papers:
            return
        before, wanted = self.chosen, self._wanted
        self._papers = papers
        with QSignalBlocker(self.papers):
            self.papers.clear()
            self.papers.addItems([paper.title for paper in papers] or [_("Plan")])
            self.papers.setCurrentIndex(self._place(*wanted))
        if self.chosen != before:
            self._show_chosen()

    def _on_picked(self, _at: int) -> None:
        """By hand."""
        chosen = self.chosen
        self._wanted = (chosen.key, chosen.record) if chosen is not None else (PLAN, "")
        self.picked.emit(self._wanted[1] or self._wanted[0])

    # --- answers

    def _on_made(self, made: Made) -> None:
        self.trouble.hide()
        if made.pages is None:
            self.view.say(_("The plan has nothing yet that this paper would hold."))
            self.small.show_pages(())
            return
        self.view.show_pages(made.pages.sizes, made.drawn)
        self.small.show_pages(made.pages.sizes)
        QTimer.singleShot(0, self, self._mark_pages)  # the pages themselves are painted first

    def _mark_pages(self) -> None:
        self._mark_parts()
        self._place_marks()

    def _on_drawn(self, drawn: Drawn) -> None:
        small = self.small.points
        for page, width, image in drawn:
            if width == small:
                self.small.take(page, image)
        self.view.take([one for one in drawn if one[1] != small])

    def _on_failed(self, why: str) -> None:
        self.trouble.text.setText(why)
        self.trouble.show()
        if not self.view.count:
            self.view.say(why)

    def _on_typeface(self, sentence: str) -> None:
        self.face.setText(sentence)
        self._face.show()

    def _on_moved(self) -> None:
        words = _("Page {number}/{count}").format(number=self.view.number, count=self.view.count) if self.view.count else ""
        self.number.setText(words)
        self.small.mark(self.view.number)

    def _on_hit(self, anchor: str) -> None:
        self.pointed.emit(anchor, self.chosen.record if self.chosen is not None else "")

    # --- marks

    def _mark_parts(self) -> None:
        plan, (record, parts) = self._context.session.plan, self._parts
        shown = self.chosen.record if self.chosen is not None else ""
        wanted = tuple(parts(plan)) if plan is not None and self.view.count and record == shown else ()
        if self._marked != (record, wanted):
            self._marked = (record, wanted)
            self.view.mark(())  # those of before mark what is not meant any more
        if wanted:
            self.setter.find(wanted, partial(self._on_found, self._marked))

    def _on_found(self, marked: tuple[str, tuple[str, ...]], places: "tuple[Place, ...]") -> None:
        if marked != self._marked:  # meanwhile one went elsewhere: answers may overtake each other
            return
        boxes = [(place.page, QRectF(place.rect.left, place.rect.top, place.rect.width, place.rect.height)) for place in places]
        self.view.mark(boxes)
        if boxes and self._follow:
            self.view.bring(*boxes[0])
        self._follow = False

    def _place_marks(self) -> None:
        """What was found in the paper in front; one that is only proposed, or drawn from the plan, has no findings of its own."""
        plan, chosen = self._context.session.plan, self.chosen
        paper = next((one for one in plan.papers if one.id == chosen.record), None) if plan is not None and chosen is not None else None
        if plan is None or (chosen is not None and paper is None):
            self._signs.show((), lambda _where: ())
        else:
            self._signs.show(self._marks.get(paper.id if paper else "", ()), partial(anchors_in_paper, paper) if paper else partial(anchors_of, plan))

    # --- hands

    def _toggle_small(self) -> None:
        self.small.setVisible(self.small_button.isChecked())
        self.small.ask()

    def _show_zooms(self) -> None:
        menu = QMenu(self.zoom_button)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, zoom in ((_("As wide as the pane"), FIT), *((f"{zoom * 100:.0f} %", zoom) for zoom in _MENU_ZOOMS)):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(zoom == self.view.zoom)
            action.triggered.connect(lambda _checked=False, zoom=zoom: self.view.set_zoom(zoom))
        menus.popup_below(menu, self.zoom_button)


def _nothing(_plan: Plan) -> tuple[str, ...]:
    return ()
