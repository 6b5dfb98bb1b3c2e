"""Cập nhật số, ngày đã ban hành: number and date the clerk gave are entered once; the paper is locked, and all that name it follow."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.issuing import is_locked, issuing_decision
from ttdn_desktop.domain.paper_edits import paper_of
from ttdn_desktop.domain.plan import DocumentHead, Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late
from ttdn_desktop.services.issuing import Issue, understood
from ttdn_desktop.services.paper_records import followers, issued, title_of
from ttdn_desktop.services.task_table import type_name
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.services.words import short_date, tidy
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.typing_pause import TYPING_PAUSE

_MOST_NAMED = 6


class IssueDialog(Dialog):
    """Asks which paper, number, symbol and date; that paper becomes an issued one. Without a paper it is the decision that issues the plan, else the plan."""

    def __init__(self, context: ScreenContext, plan: Plan, parent: QWidget | None = None, paper: str = "") -> None:
        super().__init__(_("Number and date of issue"), parent, width=560)
        self._context = context
        self._plan = plan
        self.content.addWidget(
            kit.text_label(
                _("Once the clerk has given number and date, enter them here, once. The paper is then locked, and every paper that names it follows.")
            )
        )
        self._order = PaperOrder()
        self.which = CalmBox()
        self._fill_which(paper)
        self.number, self.symbol, self.date = LineEditor(), LineEditor(), LineEditor()
        self.date.setPlaceholderText(_("day/month/year"))
        form = kit.Form(columns=3)
        form.add(_("Which paper"), self.which, 3)
        form.add(_("Number (given by the clerk)"), self.number)
        form.add(_("Symbol"), self.symbol)
        form.add(_("Date of issue"), self.date)
        self.content.addWidget(form)
        self.told = kit.small_label("", wrap=True)
        self.follows = kit.small_label("", wrap=True)
        self.told.setMinimumHeight(36)
        self.follows.setMinimumHeight(36)
        self.content.addWidget(self.told)
        self.content.addWidget(self.follows)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.issue_button = self.add_button(kit.primary_button(_("Enter and lock"), self.issue), default=True)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._name_followers)
        for field in (self.number, self.symbol, self.date):
            field.textChanged.connect(lambda _text: self._tell())
        self.which.currentIndexChanged.connect(lambda _index: self._show_head())
        self._show_head()
        self.number.setFocus()
        self._ask_workspace()

    def _ask_workspace(self) -> None:
        """The words an issued paper keeps are those of the office; nothing is entered before they are known."""
        follow_up = self._context.session.follow_up
        self._order = PaperOrder(opinions=follow_up.opinions if follow_up is not None else ())
        workspace = self._context.desk.workspace
        if workspace is not None:
            self.issue_button.setEnabled(False)
            job = partial(late.order_in, workspace, self._plan.id, self._order)
            self._context.background.run(job, done=self._on_known, failed=self._context.message, owner=self)

    def _on_known(self, order: PaperOrder) -> None:
        self._order = order
        self.issue_button.setEnabled(True)

    # --- which paper

    def _fill_which(self, wanted: str) -> None:
        """The plan and every paper; one that is issued already only where it is asked for."""
        plan = self._plan
        decision = issuing_decision(plan)
        self.which.addItem(f"{type_name(plan.document.type)}: {plan.document.subject}".removesuffix(": "), "")
        for paper in plan.papers:
            if not is_locked(paper) or paper.id == wanted:
                self.which.addItem(title_of(plan, paper), paper.id)
        first = wanted or (decision.id if decision is not None and not is_locked(decision) and not plan.locked else "")
        self.which.setCurrentIndex(max(0, self.which.findData(first)))

    @property
    def paper_id(self) -> PaperId | None:
        """The paper in front; None for the plan itself."""
        return PaperId(self.which.currentData()) if self.which.currentData() else None

    def _head(self) -> DocumentHead:
        return self._plan.document if self.paper_id is None else paper_of(self._plan, self.paper_id).document

    def _show_head(self) -> None:
        head = self._head()
        own = self._context.settings.value.symbol if self.paper_id is None else ""
        self.number.setText(head.number or "")
        self.symbol.setText(head.symbol or own)
        day = head.date or self._plan.planned_issue_date
        self.date.setText(short_date(day) if day else "")
        self._tell()

    # --- entering

    def _found(self) -> Issue:
        return understood(self._plan, self.number.text(), self.symbol.text(), self.date.text(), self._context.today(), paper=self.paper_id)

    def issue(self) -> None:
        """Enter what was typed, or say what is missing."""
        found = self._found()
        session = self._context.session.current
        if found.trouble or session is None:
            self._tell(found.trouble)
            self._first_wrong().setFocus()
            return
        session.edit_papers(_("Enter number and date of issue"), lambda plan: issued(plan, found, self.paper_id, self._order))
        if session.plan.locked:
            self._context.desk.add(session.plan)
            self._context.desk.keep_version(session.plan, "issue")
        self.accept()

    def _tell(self, trouble: str = "") -> None:
        found = self._found()
        self.told.setText(trouble or "\n".join(found.doubts))
        self.told.setProperty("role", "error" if trouble else "warning" if found.doubts else "small")
        kit.restyle(self.told)
        self._pause.start()

    def _name_followers(self) -> None:
        """Which papers say something else once this is entered."""
        found = self._found()
        if found.trouble:
            self.follows.setText("")
            return
        after = issued(self._plan, found, self.paper_id, self._order)
        names = [title_of(after, paper) for paper in followers(self._plan, after, self._order)]
        if after.locked and not self._plan.locked and self.paper_id is not None:
            names.insert(0, type_name(self._plan.document.type))
        more = f" … (+{len(names) - _MOST_NAMED})" if len(names) > _MOST_NAMED else ""
        self.follows.setText(_("Filled in at the same time: {papers}").format(papers="; ".join(names[:_MOST_NAMED]) + more) if names else "")

    def _first_wrong(self) -> LineEditor:
        if not tidy(self.number.text())[:1].isdigit():
            return self.number
        return self.symbol if not self.symbol.text().strip() and "/" not in self.number.text() else self.date
