"""The screen of a plan's papers (Hồ sơ văn bản): at the left all of them with their stage, at the right the one in front."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late
from ttdn_desktop.services.paper_records import GROUPS, add_paper, key_of, kind_name
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.ui import kit, menus, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.papers.opinions_page import OpinionsPage
from ttdn_desktop.ui.papers.paper_form import PaperForm
from ttdn_desktop.ui.papers.paper_list import OPINIONS, PLAN, PaperList, rows_of
from ttdn_desktop.ui.papers.plan_page import PlanPage
from ttdn_desktop.ui.session import PlanSession

_LIST = 340
_PAGE = 900
_OPINIONS_KIND = "opinions"


class PapersScreen(QWidget):
    """One page is made at a time: for the line in front."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._known = PaperOrder()  # what the workspace adds to every paper of this plan
        self.page: QWidget | None = None
        self._front = ""
        self.setProperty("role", "ground")
        self.list = PaperList()
        self.add_button = kit.plain_button(_("Add a paper"), self._open_menu, "add")
        left = QWidget()
        left.setProperty("role", "surface")
        left.setFixedWidth(theme.current().px(_LIST))
        column = kit.column(left, margins=12, spacing=8)
        head = kit.row(spacing=8)
        head.addWidget(kit.pane_label(_("Papers of this plan")), 1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._place_holder = QWidget()
        self._place = kit.column(self._place_holder)
        line = kit.row(self)
        line.addWidget(left)
        line.addWidget(kit.vline())
        line.addWidget(self._place_holder, 1)
        self.list.chosen.connect(self._show)
        context.session.switched.connect(self._on_switched)
        context.session.changed.connect(self._on_changed)
        context.session.followed.connect(lambda _before, _after: self._on_followed())
        self._on_switched(context.session.current)

    def order(self) -> PaperOrder:
        """What papers of the plan in front are proposed from."""
        return self._known

    def reveal(self, paper: str = "") -> None:
        """Put a paper in front by its identity, "plan" or "opinions"."""
        self.list.choose(paper)

    def showEvent(self, event: QShowEvent) -> None:
        """The words of the office may have changed on another screen."""
        super().showEvent(event)
        self._ask_workspace()

    # --- the list

    def adding_menu(self) -> QMenu:
        """Every kind of paper, in groups."""
        menu = QMenu(self)
        for number, (words, keys) in enumerate(GROUPS):
            if number:
                menu.addSeparator()
            title = menu.addAction(_(words))
            title.setEnabled(False)
            for key in keys:
                menu.addAction(kind_name(key).replace("&", "&&")).triggered.connect(lambda _checked=False, key=key: self.add(key))
        return menu

    def add(self, key: str) -> None:
        """Add a paper of that kind and put it in front."""
        session = self._context.session.current
        if session is None:
            return
        session.settle()
        made: list[PaperId] = []

        def change(plan: Plan) -> Plan:
            after, paper_id = add_paper(plan, key, self._known, self._context.new_id)
            made.append(paper_id)
            return after

        session.edit_papers(_("Add: {paper}").format(paper=kind_name(key)), change)
        if made and self.list.choose(made[-1]) and isinstance(self.page, PaperForm):
            self.page.start()

    def _open_menu(self) -> None:
        menu = self.adding_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menus.popup_below(menu, self.add_button)

    def _table_of_opinions(self) -> None:
        """The one that is there, else a new one."""
        plan = self._context.session.plan
        found = next((paper.id for paper in plan.papers if key_of(paper) == _OPINIONS_KIND), None) if plan is not None else None
        if found is None or not self.list.choose(found):
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

    def _plan(self) -> QWidget:
        page = PlanPage(self._context)
        page.add_asked.connect(self.add)
        return page

    def _opinions(self) -> QWidget:
        page = OpinionsPage(self._context)
        page.table_asked.connect(self._table_of_opinions)
        return page

    def _paper(self, session: PlanSession, paper_id: PaperId) -> QWidget:
        page = PaperForm(self._context, session, paper_id, self.order)
        page.gone.connect(partial(self._drop, page))
        return page

    def _put(self, page: QWidget | None) -> None:
        kit.clear(self._place)
        self.page = page
        if page is not None:
            self._place.addWidget(kit.page(page, width=_PAGE))

    def _drop(self, page: PaperForm) -> None:
        """The paper of this page was removed; the list is shown anew in a moment."""
        if self.page is page:
            self._front = ""
            self._put(None)

    # --- news

    def _on_switched(self, session: PlanSession | None) -> None:
        self._front = ""
        self._put(None)
        self._known = PaperOrder()
        self.add_button.setEnabled(session is not None and not session.read_only)
        if session is not None:
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
            self.list.show_rows(rows_of(session.plan, session.follow_up, self._context.clock))

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
