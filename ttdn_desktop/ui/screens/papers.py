"""The screen of a plan's papers (Hồ sơ văn bản): at the left all of them with their stage, in the middle the one in front, at the right its pages."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QTextEdit, QWidget
from shiboken6 import isValid

from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.issuing import is_locked
from ttdn_desktop.domain.paper_edits import paper_of, remove_paper
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late
from ttdn_desktop.services.paper_copies import copied
from ttdn_desktop.services.paper_records import add_paper, key_of, kind_name, title_of
from ttdn_desktop.services.types import PLAN, PaperOrder
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.fold import OpenFolds
from ttdn_desktop.ui.forms.node_form import select_text
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.papers.list_pane import ListPane
from ttdn_desktop.ui.papers.opinions_page import OpinionsPage
from ttdn_desktop.ui.papers.page_places import field_at, field_of
from ttdn_desktop.ui.papers.pages_beside import PagesBeside
from ttdn_desktop.ui.papers.paper_form import USUALLY_OPEN, PaperForm
from ttdn_desktop.ui.papers.paper_list import OPINIONS, rows_of
from ttdn_desktop.ui.papers.plan_page import PlanPage
from ttdn_desktop.ui.preview.anchors import match_of
from ttdn_desktop.ui.session import PlanSession
from ttdn_desktop.ui.side_memory import SideMemory
from ttdn_desktop.ui.side_pane import SideDock

if TYPE_CHECKING:
    from ttdn_desktop.services.shown_papers import ShownPaper

_LIST = 280
_PAGE = 900
_OPINIONS_KIND = "opinions"


class PapersScreen(QWidget):
    """One page is made at a time: for the line in front."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._known = PaperOrder()  # what the workspace adds to every paper of this plan
        self._folds = OpenFolds(*USUALLY_OPEN)
        self.page: QWidget | None = None
        self._area: QScrollArea | None = None
        self._gone_to: QWidget | None = None
        self._front = ""
        self.setProperty("role", "ground")
        self.pane = ListPane()
        self.pane.setMinimumWidth(theme.current().px(240))
        self.list = self.pane.list
        self._place_holder = QWidget()
        self._place = kit.column(self._place_holder)
        self.side = PagesBeside(context)
        self.preview = self.side.preview
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.pane)
        self._splitter.addWidget(self._place_holder)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([theme.current().px(_LIST), 2000])
        self._splitter.setCollapsible(0, False)
        self._splitter.setCollapsible(1, False)
        kit.column(self).addWidget(self._splitter)
        SideDock(self.side, self._splitter, lambda: self.window().width(), context.settings)
        SideMemory(context.settings, self.side, self)
        self._connect()
        self._on_switched(context.session.current)

    def _connect(self) -> None:
        context = self._context
        self.list.chosen.connect(self._show)
        self.pane.add_asked.connect(self.add)
        self.pane.open_asked.connect(self.open)
        self.pane.copy_asked.connect(self.copy)
        self.pane.remove_asked.connect(self.remove)
        self.pane.export_asked.connect(self._export)
        self.preview.pointed.connect(self._on_pointed)
        self.preview.picked.connect(self.list.choose)
        context.session.switched.connect(self._on_switched)
        context.session.changed.connect(self._on_changed)
        hear(self, context.session.followed, lambda _before, _after: self._on_followed())

    def order(self) -> PaperOrder:
        """What papers of the plan in front are proposed from."""
        return self._known

    def reveal(self, paper: str = "", part: str = "", text: str = "", side: str = "") -> None:
        """Put a paper in front by its identity, "plan" or "opinions", and of it a field or paragraph with these words; or open a page of the pane."""
        if paper:
            self.pane.choose(paper)
        if part and isinstance(self.page, PaperForm) and (field := field_of(self.page, part)) is not None:
            self._go_to(field)
            select_text(field, text)
        if side:
            self.side.bring(side)

    def open_find(self) -> None:
        """Ctrl+F."""
        self.pane.filter.setFocus()
        self.pane.filter.selectAll()

    def paper_to_print(self) -> "ShownPaper | None":
        """The paper whose pages are seen; None is the plan."""
        return self.preview.chosen if self.side.is_open("preview") else None

    def showEvent(self, event: QShowEvent) -> None:
        """The words of the office may have changed on another screen."""
        super().showEvent(event)
        self._ask_workspace()

    # --- what is done with a paper

    def add(self, key: str) -> None:
        """Add a paper of that kind and put it in front."""
        self._bring_in(_("Add: {paper}").format(paper=kind_name(key)), lambda plan: add_paper(plan, key, self._known, self._context.new_id))

    def copy(self, key: str) -> None:
        """Make a copy of that paper and put it in front."""
        self._bring_in(_("Make a copy of a paper"), lambda plan: copied(plan, PaperId(key), self._known, self._context.new_id))

    def _bring_in(self, text: str, make: Callable[[Plan], tuple[Plan, PaperId]]) -> None:
        session = self._context.session.current
        if session is None:
            return
        session.settle()
        made: list[PaperId] = []

        def change(plan: Plan) -> Plan:
            after, paper_id = make(plan)
            made.append(paper_id)
            return after

        session.edit_papers(text, change)
        if made and self.pane.choose(made[-1]) and isinstance(self.page, PaperForm):
            self.page.start()

    def open(self, key: str) -> None:
        """Put it in front, ready to be typed into; the plan is written on its own screen."""
        self.pane.choose(key)
        if key == PLAN:
            self._context.go("compose")
        elif isinstance(self.page, PaperForm):
            self.page.start()

    def remove(self, key: str) -> None:
        """Take a paper out of the file, with the offer to bring it back; an issued one stays."""
        session = self._context.session.current
        if session is None:
            return
        session.settle()
        paper = paper_of(session.plan, PaperId(key))
        if is_locked(paper):
            self._context.message(_("This paper has been issued and is locked."))
            return
        name = title_of(session.plan, paper)
        session.edit_papers(_("Remove paper"), lambda plan: remove_paper(plan, PaperId(key)))
        self._context.offer(_("“{name}” is removed.").format(name=name), _("Undo"), session.undo)

    def _export(self, key: str) -> None:
        plan = self._context.session.plan
        if plan is not None:
            self._context.command("export", (PLAN if key == PLAN else key_of(paper_of(plan, PaperId(key))),))

    def _table_of_opinions(self) -> None:
        """The one that is there, else a new one."""
        plan = self._context.session.plan
        found = next((paper.id for paper in plan.papers if key_of(paper) == _OPINIONS_KIND), None) if plan is not None else None
        if found is None or not self.pane.choose(found):
            self.add(_OPINIONS_KIND)

    # --- what is in front

    def _show(self, key: str) -> None:
        session = self._context.session.current
        if session is None or (key == self._front and self.page is not None):
            return
        session.settle()
        self._front = key
        makers: dict[str, Callable[[], QWidget]] = {PLAN: self._plan, OPINIONS: self._opinions}
        self._put(makers.get(key, partial(self._paper, session, PaperId(key)))())
        self.side.show_paper(session.plan, key)

    def _plan(self) -> QWidget:
        page = PlanPage(self._context)
        page.add_asked.connect(self.add)
        page.look_asked.connect(self.side.show_kind)
        return page

    def _opinions(self) -> QWidget:
        page = OpinionsPage(self._context)
        page.table_asked.connect(self._table_of_opinions)
        return page

    def _paper(self, session: PlanSession, paper_id: PaperId) -> QWidget:
        page = PaperForm(self._context, session, paper_id, self.order, self._folds)
        page.gone.connect(partial(self._drop, page))
        page.copy_asked.connect(partial(self.copy, paper_id))
        page.remove_asked.connect(partial(self.remove, paper_id))
        page.pointed.connect(partial(self.side.follow, page))
        return page

    def _put(self, page: QWidget | None) -> None:
        kit.clear(self._place)
        self.page, self._area = page, None
        if page is not None:
            self._area = kit.page(page, width=_PAGE)
            self._area.verticalScrollBar().rangeChanged.connect(self._on_grown)
            self._place.addWidget(self._area)

    def _drop(self, page: PaperForm) -> None:
        """The paper of this page was removed; the list is shown anew in a moment."""
        if self.page is page:
            self._front = ""
            self._put(None)

    # --- places in it

    def _on_pointed(self, anchor: str, record: str) -> None:
        """A part of the page was clicked: go to where it is written."""
        if record and record != self._front:
            self.pane.choose(record)
        field = field_at(self.page, anchor) if record and isinstance(self.page, PaperForm) else None
        if field is not None:
            self._go_to(field)
        elif (match := match_of(anchor)) is not None:
            self._context.go("compose", match=match)

    def _go_to(self, field: QWidget) -> None:
        field.setFocus()
        self._gone_to = field
        QTimer.singleShot(0, field, lambda: self._bring_into_sight(field))  # a part opened just now is laid out first

    def _on_grown(self) -> None:
        """Folds that were opened get their height bit by bit; what was gone to stays in sight as long as nothing else is."""
        if self._gone_to is not None and isValid(self._gone_to) and self.window().focusWidget() is self._gone_to:
            self._bring_into_sight(self._gone_to)

    def _bring_into_sight(self, field: QWidget) -> None:
        content = self._area.widget() if self._area is not None else None
        if self._area is None or content is None:
            return
        if isinstance(field, QTextEdit):  # as high as its text: the line of the caret is what is looked for
            caret = field.cursorRect()
            place = field.viewport().mapTo(content, QPoint(caret.x(), caret.center().y()))
            self._area.ensureVisible(place.x(), place.y(), 0, caret.height() + 24)
        else:
            self._area.ensureWidgetVisible(field, 0, 24)

    # --- news

    def _on_switched(self, session: PlanSession | None) -> None:
        self._front = ""
        self._put(None)
        self._known = PaperOrder()
        if session is None:
            self.pane.show_rows((), editable=False)
        else:
            self._ask_workspace()
            self._show_rows()
            self.list.choose(PLAN)

    def _on_changed(self, before: Plan, after: Plan) -> None:
        if before.papers is not after.papers or before.document is not after.document or before.stage is not after.stage:
            self._show_rows()

    def _on_followed(self) -> None:
        if (follow_up := self._context.session.follow_up) is not None:
            self._known = replace(self._known, opinions=follow_up.opinions)
        self._show_rows()
        self._look_again()

    def _show_rows(self) -> None:
        session = self._context.session.current
        if session is not None:
            self.pane.show_rows(rows_of(session.plan, session.follow_up, self._context.clock), editable=not session.read_only)

    def _ask_workspace(self) -> None:
        """What the workspace knows of the plan is read in the background."""
        session, workspace = self._context.session.current, self._context.desk.workspace
        if session is None:
            return
        self._known = replace(self._known, opinions=session.follow_up.opinions)
        if workspace is not None:
            job = partial(late.order_in, workspace, session.plan.id, PaperOrder(opinions=session.follow_up.opinions))
            self._context.background.run(job, done=partial(self._on_known, session), failed=self._context.message, owner=self)

    def _on_known(self, session: PlanSession, order: PaperOrder) -> None:
        if session is self._context.session.current and order != self._known:
            self._known = order
            self._look_again()

    def _look_again(self) -> None:
        if isinstance(self.page, PaperForm):
            self.page.session.look_again()
