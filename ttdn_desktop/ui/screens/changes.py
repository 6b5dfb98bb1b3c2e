"""What changed in a file that came back (or against a kept state): looked through by place, and what is wanted goes into the plan as one step."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QScrollArea, QSplitter, QStackedWidget, QWidget

from ttdn_desktop.domain.issuing import is_locked
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.paper_records import title_of
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.headings import shown_heading
from ttdn_desktop.ui.returned.cards import ChangeCard, CommentCard
from ttdn_desktop.ui.returned.review import Group, ReturnedReview
from ttdn_desktop.ui.session import PlanSession

_LIST_WIDTH = 282
_PAGE_WIDTH = 960
_ROW = 36


class ChangesScreen(QWidget):
    """Places at the left, their changes at the right, one button that takes what is wanted."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.review: ReturnedReview | None = None
        self.setProperty("role", "ground")
        self.title = kit.ElidedLabel("", "title")
        self.summary = kit.ElidedLabel("", "muted")
        self.close_button = kit.plain_button(_("Close"), self.leave)
        self.take = kit.primary_button("", self.take_over)
        self.all = QCheckBox(_("Take all that need no decision"))
        self.all.clicked.connect(self._on_all)
        self.groups = QListWidget()
        self.groups.setAccessibleName(_("Parts of the plan with changes"))
        self.groups.setMinimumWidth(200)
        self.groups.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups.currentRowChanged.connect(self._scroll_to)
        self.cards: list[ChangeCard] = []
        self._heads: list[QWidget] = []
        self._ticks: list[tuple[Group, QCheckBox]] = []
        self._page: QScrollArea | None = None
        self._pages = QStackedWidget()
        back = kit.primary_button(_("Go to the plan"), self.leave)
        self._pages.addWidget(kit.EmptyState(_("Nothing is being compared. Bring in a file that was exported from a plan and edited."), back, "import"))
        split = QSplitter(Qt.Orientation.Horizontal)
        left = QWidget()
        left.setProperty("role", "surface")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        kit.column(left, margins=8).addWidget(self.groups)
        split.addWidget(left)
        split.addWidget(self._pages)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 2000])
        split.setChildrenCollapsible(False)
        column = kit.column(self)
        column.addWidget(self._head())
        column.addWidget(split, 1)
        context.session.switched.connect(self._on_switched)
        self.show_review(None)

    def reveal(self, review: ReturnedReview) -> None:
        """Look through these changes."""
        self.show_review(review)

    def show_review(self, review: ReturnedReview | None) -> None:
        """Show a review, or nothing."""
        self.review = review
        self.cards, self._heads, self._ticks = [], [], []
        if self._page is not None:
            self._pages.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None
        self.groups.clear()
        if review is not None:
            review.setParent(self)
            review.changed.connect(self._refresh)
            self._page = kit.page(self._content(review), width=_PAGE_WIDTH)
            self._pages.addWidget(self._page)
            self._pages.setCurrentWidget(self._page)
        else:
            self._pages.setCurrentIndex(0)
        self.groups.setVisible(review is not None and bool(review.groups))
        self._refresh()

    def take_over(self) -> None:
        """What is wanted goes into the plan, as one step; comments become notes."""
        session, review = self._context.session.current, self.review
        if session is None or review is None:
            return
        session.settle()
        if review.wanted and (reason := self._locked(session, review)):
            self._context.message(reason)
            return
        before, paper = session.plan, review.file.paper
        text = _("Take over changes from {name}").format(name=review.name)
        if review.wanted:
            self._context.desk.keep_before(before, "returned")
            edit = session.edit if paper is None else session.edit_papers
            edit(text, lambda now: review.merged(now, self._context.new_id))
        self._keep_notes(review, session.plan)
        self.show_review(None)
        if paper is None:
            self._context.go("compose")
        else:
            self._context.go("papers", paper=paper.id)
        if session.plan is not before:
            self._context.offer(_("The changes from “{name}” are in the plan.").format(name=review.name), _("Undo"), session.undo)

    def leave(self) -> None:
        """Go back to the plan; nothing is taken."""
        self.show_review(None)
        self._context.go("compose")

    @staticmethod
    def _locked(session: PlanSession, review: ReturnedReview) -> str:
        """Why nothing can be taken, or nothing: another paper is locked by its own issue, not by the plan's."""
        paper = review.file.paper
        if paper is None:
            return session.locked
        return session.read_only or (_("This paper has been issued and is locked.") if is_locked(paper) else "")

    # --- building

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("role", "header")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = kit.row(head, spacing=12)
        line.setContentsMargins(16, 10, 16, 10)
        words = kit.column(spacing=2)
        words.addWidget(self.title)
        words.addWidget(self.summary)
        line.addLayout(words, 1)
        line.addWidget(self.all)
        line.addWidget(self.close_button)
        line.addWidget(self.take)
        return head

    def _content(self, review: ReturnedReview) -> QWidget:
        content = QWidget()
        column = kit.column(content, margins=24, spacing=12)
        for notice in self._notices(review):
            column.addWidget(notice)
        for group in review.groups:
            head = self._group_head(review, group)
            self._heads.append(head)
            column.addWidget(head)
            for one in group.changes:
                card = ChangeCard(review, one, with_place=group.key == "questions")
                self.cards.append(card)
                column.addWidget(card)
            for number in range(len(group.comments)):
                column.addWidget(CommentCard(review, number))
            item = QListWidgetItem(f"{shown_heading(group.title)}  ({len(group.changes) + len(group.comments)})")
            item.setToolTip(group.title)
            item.setSizeHint(QSize(0, theme.current().px(_ROW)))
            self.groups.addItem(item)
        if not review.groups:
            column.addWidget(kit.Notice(_("Nothing in this file differs from the plan."), "done"))
        column.addStretch(1)
        return content

    def _notices(self, review: ReturnedReview) -> list[QWidget]:
        file = review.file
        said: list[QWidget] = []
        session = self._context.session.current
        if session is not None and (reason := self._locked(session, review)):
            said.append(kit.Notice(reason, "warning"))
        if file.paper is not None and file.whole is not None:
            name = title_of(file.whole, file.paper)
            said.append(kit.Notice(_("This file is another paper of the plan: {paper}. What is taken goes into that paper.").format(paper=name), "info"))
        if not file.own:
            said.append(kit.Notice(_("This file does not say which plan it came from; it was compared by its words. Look through it with care."), "warning"))
        elif not file.base_known:
            words = _("The plan as it was when this file was exported is not kept here, so what you changed since then shows as if changed back in the file.")
            said.append(kit.Notice(words, "warning"))
        if file.pending:
            words = ngettext(
                "{count} recorded change was not yet accepted in Word; the text is compared as if it were.",
                "{count} recorded changes were not yet accepted in Word; the text is compared as if they were.",
                file.pending,
            )
            said.append(kit.Notice(words.format(count=file.pending), "info"))
        return said

    def _group_head(self, review: ReturnedReview, group: Group) -> QWidget:
        head = QWidget()
        line = kit.row(head, spacing=8)
        line.setContentsMargins(0, 8, 0, 0)
        line.addWidget(kit.pane_label(shown_heading(group.title), wrap=True), 1)
        if len(group.changes) > 1:
            tick = QCheckBox(_("Take all here"))
            tick.setAccessibleName(_("Take all changes in {place}").format(place=group.title))
            tick.clicked.connect(lambda _on: self._on_group(review, group))
            line.addWidget(tick)
            self._ticks.append((group, tick))
        return head

    # --- what happens

    def _on_group(self, review: ReturnedReview, group: Group) -> None:
        review.set_wanted(group.changes, not all(one.key in review.wanted for one in group.changes))
        self._refresh()

    def _on_all(self, _on: bool) -> None:
        if self.review is not None:
            sure = [one for one in self.review.file.changes if one.sure]
            self.review.set_wanted(sure, not all(one.key in self.review.wanted for one in sure))
            self._refresh()

    def _scroll_to(self, number: int) -> None:
        if self._page is not None and 0 <= number < len(self._heads):
            self._page.verticalScrollBar().setValue(self._heads[number].y() - 8)

    def _on_switched(self, session: PlanSession | None) -> None:
        if self.review is not None and (session is None or session.plan.id != self.review.here.id):
            self.show_review(None)

    def _refresh(self) -> None:
        review = self.review
        self.take.setVisible(review is not None)
        self.all.setVisible(review is not None and any(one.sure for one in review.file.changes))
        if review is None:
            self.title.show_text(_("Changes in the plan"))
            self.summary.show_text("")
            return
        plan: Plan | None = self._context.session.plan
        subject = " ".join(plan.document.subject.split()) if plan is not None else ""
        self.title.show_text(review.name)
        self.summary.show_text(" · ".join(filter(None, (counts(review), subject))))
        wanted = len(review.wanted)
        words = ngettext("Put {count} change into the plan", "Put {count} changes into the plan", wanted).format(count=wanted)
        words = words if wanted else _("Keep the comments") if review.noted and review.file.comments else _("Put into the plan")
        self.take.setText(words)
        self.take.setAccessibleName(words)
        self.take.setEnabled(bool(wanted or (review.noted and review.file.comments)))
        for group, tick in self._ticks:
            _show_state(tick, [one.key in review.wanted for one in group.changes])
        _show_state(self.all, [one.key in review.wanted for one in review.file.changes if one.sure])

    def _keep_notes(self, review: ReturnedReview, plan: Plan) -> None:
        notes = review.notes(plan, self._context.new_id)
        workspace = self._context.desk.workspace
        if notes and workspace is not None:
            self._context.background.watch(workspace.put_notes(notes), done=lambda _kept: None, failed=self._context.message, owner=self)


def counts(review: ReturnedReview) -> str:
    """How much there is to look through."""
    file = review.file
    parts = [ngettext("{count} change", "{count} changes", len(file.changes)).format(count=len(file.changes))]
    if questions := sum(not one.sure for one in file.changes):
        parts.append(ngettext("{count} to be decided", "{count} to be decided", questions).format(count=questions))
    if file.comments:
        parts.append(ngettext("{count} comment", "{count} comments", len(file.comments)).format(count=len(file.comments)))
    return " · ".join(parts)


def _show_state(tick: QCheckBox, states: list[bool]) -> None:
    """Ticked, empty, or in between; a click on it never stops in between."""
    tick.setTristate(any(states) and not all(states))
    tick.setCheckState(Qt.CheckState.Checked if states and all(states) else Qt.CheckState.PartiallyChecked if any(states) else Qt.CheckState.Unchecked)
