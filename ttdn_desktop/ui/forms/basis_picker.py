"""Choosing legal bases beside their list: documents found as one types, sets for the plan's year and level, bases of earlier plans like it."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.basis_picks import Pick, amendments, cited_whole, name_of, pick_of, place_for, with_amendments, with_basis
from ttdn_desktop.services.basis_sets import put_all, similar_plans, told
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.forms.basis_lines import Asked, PickLine, document_lines, plan_lines, set_lines
from ttdn_desktop.ui.forms.basis_rows import RowsModel, RowsView, validity_words
from ttdn_desktop.ui.forms.basis_set_links import SetLinks
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.list_keys import ListKeys
from ttdn_desktop.ui.session import Holder

SETS, EARLIER = 1, 2  # the tabs behind that of documents
_LIST_HEIGHT = 300


class BasisPicker(kit.Card):
    """Enter or a double click puts what is marked into the plan, where its rank says; a row can be dragged to another place."""

    added = Signal(int)  # the place of a basis that was put in, or that is there already

    def __init__(self, context: ScreenContext, holder: Holder, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context, self._holder = context, holder
        self._used: tuple[LegalBasis, ...] = ()
        self._earlier: tuple[tuple[PlanSummary, tuple[LegalBasis, ...]], ...] = ()
        self._lines: tuple[PickLine, ...] = ()
        self._offered: LegalBasis | None = None  # what Enter puts in the place of a document that is over
        self.words = LineEditor()
        self.words.setPlaceholderText(_("Search without marks: number, issuer, title"))
        self.words.setAccessibleName(_("Search the library"))
        self.words.setClearButtonEnabled(True)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(_("What to choose from"))
        for words in (_("Documents"), _("Sets"), _("Earlier plans")):
            self.tabs.addTab(words)
        self._model = RowsModel(give=True)
        self.view = RowsView(self._model, _("Documents"), fit=False, even=True)
        self.view.setMinimumHeight(theme.current().px(_LIST_HEIGHT))
        ListKeys(self.words, self.view)
        self._notes = kit.column(spacing=8)
        self._empty = kit.muted_label("", wrap=True)
        self._whole = kit.small_label("", wrap=True)
        self._add_words = _("Add to the plan") if holder is context.session else _("Add to this paper")
        self.add_button = kit.plain_button(self._add_words, self.add_chosen, "add")
        self.sets = SetLinks(context, holder)
        self._lay_out()
        self.words.textChanged.connect(self._on_words)
        self.words.returnPressed.connect(self.add_chosen)
        self.view.activated.connect(lambda _index: self.add_chosen())
        self.view.selectionModel().currentChanged.connect(lambda _new, _old: self._on_current())
        self.tabs.currentChanged.connect(self._on_tab)
        hear(self, context.session.switched, lambda _session: self._ask())

    def _lay_out(self) -> None:
        self.column.setContentsMargins(12, 8, 12, 12)
        self.column.addWidget(self.words)
        self.column.addWidget(self.tabs)
        self.column.addLayout(self._notes)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self._empty)
        self.column.addWidget(self._whole)
        foot = kit.row(spacing=8)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.column.addWidget(self.sets)

    # --- what there is to choose from

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        """What other plans cite, from the workspace."""
        if not self.isVisible():
            return
        self.refresh()
        if (workspace := self._context.desk.workspace) is not None:
            self._context.background.watch(workspace.used_bases(), done=self._on_used, failed=self._context.message, owner=self)
            self._context.background.watch(workspace.plans(), done=self._on_plans, failed=self._context.message, owner=self)

    def _on_used(self, used: tuple[LegalBasis, ...]) -> None:
        self._used = used
        self.refresh()

    def _on_plans(self, plans: tuple[PlanSummary, ...]) -> None:
        if (plan := self._context.session.plan) is not None:
            self._context.background.run(similar_plans, plan, plans, done=self._on_alike, failed=self._context.message, owner=self)

    def _on_alike(self, alike: tuple[PlanSummary, ...]) -> None:
        if (workspace := self._context.desk.workspace) is not None:
            asked = workspace.bases_of([one.id for one in alike])
            self._context.background.watch(asked, done=partial(self._on_bases, alike), failed=self._context.message, owner=self)

    def _on_bases(self, plans: tuple[PlanSummary, ...], bases: dict[str, tuple[LegalBasis, ...]]) -> None:
        self._earlier = tuple((one, bases[one.id]) for one in plans if bases.get(one.id))
        self.refresh()

    @property
    def day(self) -> dt.date:
        """The day validity is judged on: the plan's."""
        plan = self._holder.plan
        return (plan.validity_date if plan is not None else None) or self._context.today()

    def refresh(self) -> None:
        """Show what there is now; the mark stays on its place."""
        plan = self._holder.plan
        at = self.view.currentIndex().row()
        self._lines = self._made(plan) if plan is not None else ()
        self._model.show([line.row for line in self._lines])
        self.view.setCurrentIndex(self._model.index(max(0, min(at, len(self._lines) - 1))))
        self.view.setVisible(bool(self._lines))
        self._empty.setVisible(not self._lines)
        self._empty.setText(self._nothing())
        self.sets.setVisible(self.tabs.currentIndex() == SETS)
        self._on_current()

    def _made(self, plan: Plan) -> tuple[PickLine, ...]:
        asked = Asked(plan=plan, shelf=self._context.books.shelf, day=self.day, words=self.words.text())
        if self.tabs.currentIndex() == SETS:
            return set_lines(asked)
        return plan_lines(asked, self._earlier) if self.tabs.currentIndex() == EARLIER else document_lines(asked, self._used)

    def _nothing(self) -> str:
        if self.words.text().strip():
            return _("Nothing in the library agrees with these words. A citation can be typed or pasted beside the list of bases.")
        if self.tabs.currentIndex() == EARLIER:
            return _("No earlier plan is like this one yet: its subject, year and office tell which are.")
        return _("Nothing here yet.")

    # --- what is marked

    def _on_words(self, _text: str) -> None:
        with QSignalBlocker(self.view.selectionModel()):
            self.view.setCurrentIndex(self._model.index(0))
        self.refresh()

    def _on_tab(self, at: int) -> None:
        self.view.setAccessibleName(self.tabs.tabText(at))
        self.view.setCurrentIndex(self._model.index(0))
        self.refresh()

    def _line(self) -> PickLine | None:
        row = self.view.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _on_current(self) -> None:
        line = self._line()
        self._say("")
        self.sets.show_set(line.chosen if line is not None else None)
        self.add_button.setEnabled(line is not None)
        several = line is not None and line.pick is None
        self.add_button.setText(" " + (_("Add those that are missing") if several else self._add_words))
        whole = self._basis_of(line.pick).text if line is not None and line.pick is not None else line.row.text if line is not None else ""
        self._whole.setText(whole)
        self._whole.setVisible(bool(whole))

    def _basis_of(self, pick: Pick) -> LegalBasis:
        """What is put into the plan for it: with what amends it on the plan's day."""
        plan = self._holder.plan
        if pick.document is None or plan is None:
            return pick.basis
        return with_amendments(pick.basis, amendments(pick.document, self._context.books.shelf, self.day, (*plan.legal_bases, pick.basis)))

    # --- putting it in

    def add_chosen(self) -> None:
        """Put in what is marked; of a document that is over what replaced it is offered first."""
        line = self._line()
        if line is None:
            return
        if line.pick is None:
            self._put_all(line.bases)
        elif self._offered is not None:
            self._put(self._offered)
        elif line.pick.cited:
            self._point_at(line.pick)
        elif line.pick.gone:
            self._offer(line.pick)
        else:
            self._put(self._basis_of(line.pick))

    def take(self, row: int, before: int | None) -> None:
        """Put in the row of the list that was dragged, before that place; without one where its rank says."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        if line is not None and line.pick is None:
            self._put_all(line.bases)
        elif line is not None and line.pick is not None and not line.pick.cited:
            self._put(self._basis_of(line.pick), before)

    def _put(self, basis: LegalBasis, at: int | None = None) -> None:
        plan = self._holder.plan
        if plan is None:
            return
        self._holder.settle()
        place = place_for(basis, plan.legal_bases) if at is None else at
        self._holder.edit(_("Add legal basis"), lambda plan: with_basis(plan, basis, place))
        self.refresh()
        self.added.emit(place)
        self.words.selectAll()

    def _put_all(self, bases: tuple[LegalBasis, ...]) -> None:
        """Those that are missing; the rest is told."""
        plan = self._holder.plan
        if plan is None:
            return
        self._holder.settle()
        result = put_all(plan, bases, self._context.books.shelf, self.day)
        self._holder.edit(_("Add legal bases"), lambda plan: put_all(plan, bases, self._context.books.shelf, self.day).plan)
        self.refresh()
        self._say(told(result), "info")

    def _point_at(self, pick: Pick) -> None:
        plan = self._holder.plan
        shelf = self._context.books.shelf
        own = [n for n, basis in enumerate(plan.legal_bases if plan else ()) if pick_of(basis, shelf, (pick.basis,), self.day).cited]
        if own:
            self.added.emit(own[0])

    def _offer(self, pick: Pick) -> None:
        """What stands in the place of a document that is not in force; the document itself all the same."""
        shelf, judged = self._context.books.shelf, pick.judged
        anyway = kit.link_button(_("Add it all the same"), lambda: self._put(pick.basis))
        newer = shelf.successor(pick.document, self.day) if pick.document is not None else None
        state = validity_words(judged)[0] if judged is not None else ""
        plan = self._holder.plan
        if newer is None or plan is None:
            self._say(
                _("{document}: {state}; on {day} it cannot be cited.").format(document=pick.name, state=state, day=short_date(self.day)), "warning", anyway
            )
            return
        text = _("{document}: {state}. In its place stands {newer}.").format(document=pick.name, state=state, newer=name_of(newer))
        if pick_of(cited_whole(newer, shelf, self.day, ()), shelf, plan.legal_bases, self.day).cited:
            self._say(text + " " + _("It is cited already."), "warning", anyway)
            return
        offered = cited_whole(newer, shelf, self.day, plan.legal_bases)
        self._say(text, "warning", kit.plain_button(_("Add {document} (Enter)").format(document=name_of(newer)), lambda: self._put(offered)), anyway)
        self._offered = offered

    def _say(self, text: str, tone: str = "info", *buttons: QWidget) -> None:
        """What was done, or what is asked, above the list; nothing takes it away."""
        self._offered = None
        kit.clear(self._notes)
        if text:
            notice = kit.Notice(text, tone)
            self._notes.addWidget(notice)
            for button in buttons:
                self._notes.addWidget(button)
