"""The start page (Trang đầu): all plans, search in them and in library and directory, new plan, import, sample plans, state of the backup."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.basis_picks import name_of
from ttdn_desktop.services.library_types import LibraryHit, UnitHit
from ttdn_desktop.services.types import BackupState, PlanSummary, SearchHit
from ttdn_desktop.ui import dialogs, kit, menus, texts, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.hit_list import BookHit, HitList
from ttdn_desktop.ui.node_keys import ANNEX, SECTION, TASK, key_of
from ttdn_desktop.ui.plan_list import PlanList
from ttdn_desktop.ui.session import PlanSession

_SEARCH_PAUSE = 200
_RECENT = 3
_MOST_OF_BOOKS = 10  # documents and units each, below the places in plans


class HomeScreen(QWidget):
    """Everything starts here."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._stale = True
        self._searched = ""
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.search = LineEditor()
        self.search.setPlaceholderText(_("Search in all plans, legal documents and units, with or without tone marks"))
        self.search.setAccessibleName(_("Search in all plans"))
        self.search.setClearButtonEnabled(True)
        self.title = kit.ElidedLabel(role="title")
        self._show_agency()
        self.count = kit.muted_label("")
        self.count.hide()  # an empty one would keep room beside the search
        self.recent_place = QWidget()
        self._recent = kit.row(self.recent_place, spacing=8)
        self.notice_place = QWidget()
        self._notices = kit.column(self.notice_place)
        self.table = PlanList(context.clock, partial(_with_plan, context))
        self.table.open_asked.connect(lambda plan: self._open(plan.id))
        self.table.delete_asked.connect(self._ask_delete)
        self.hits = HitList()
        self.hits.chosen.connect(self._open_hit)
        self.further = kit.link_button("", self.hits.go_to_books)
        self.further.hide()
        self.empty_button = kit.primary_button(_("New plan"), lambda: context.command("new_plan"), "add")
        self.empty = kit.EmptyState(
            _("There is no plan yet. Write a new one, bring in one you have as a Word or text file, or look at a sample plan."), self.empty_button
        )
        self.waiting = kit.EmptyState(_("Opening your plans…"))
        self.pages = QStackedWidget()
        for page in (self.waiting, self.table, self.hits, self.empty):
            self.pages.addWidget(page)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE)
        self._pause.timeout.connect(self._search)
        self.search.typed.connect(self._pause.start)
        self.search.textChanged.connect(lambda text: None if text else self._search())
        self.search.installEventFilter(self)
        hear(self, context.settings.changed, self._show_agency)
        context.desk.plans_changed.connect(self._on_plans_changed)
        context.desk.opened.connect(self._on_plans_changed)

    # --- layout -------------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.sample_button = kit.plain_button(_("Sample plans"), self._choose_sample, "sample")
        actions = kit.row(spacing=8)
        actions.addWidget(self.title, 1)
        actions.addWidget(self.sample_button)
        self.carry_button = kit.plain_button(_("Carry out a superior's plan…"), lambda: self._context.command("carry_out"), "plan")
        actions.addWidget(self.carry_button)
        actions.addWidget(kit.plain_button(_("Import from Word, PDF or Excel…"), lambda: self._context.command("import_files"), "import"))
        self.new_button = kit.primary_button(_("New plan"), lambda: self._context.command("new_plan"), "add")
        actions.addWidget(self.new_button)
        finding = kit.row(spacing=12)
        finding.addWidget(self.search, 1)
        finding.addWidget(self.further)
        finding.addWidget(self.count)
        card = kit.Card()
        card.column.setContentsMargins(4, 4, 4, 4)
        card.column.addWidget(self.pages, 1)
        self.backup = kit.ElidedLabel(role="small")
        foot = kit.row(spacing=16)
        foot.addWidget(self.backup, 1)
        foot.addWidget(kit.small_label(_("State secrets do not belong in this program.")))
        lines = kit.column(self, margins=20, spacing=12)
        lines.addLayout(actions)
        lines.addLayout(finding)
        lines.addWidget(self.recent_place)
        lines.addWidget(self.notice_place)
        lines.addWidget(card, 1)
        lines.addLayout(foot)
        self.notice_place.hide()
        self.recent_place.hide()

    def _show_agency(self, *_changed: object) -> None:
        self.title.show_text(self._context.settings.value.issuing_body or _("Your plans"))

    def _tell_count(self, words: str) -> None:
        self.count.setText(words)
        self.count.setVisible(bool(words))

    # --- plans --------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # the stub asks for QShowEvent, which it is
        if self._stale:
            self._refresh()

    def _on_plans_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        workspace = self._context.desk.workspace
        if workspace is None:
            return
        self._stale = False
        background = self._context.background
        background.watch(workspace.plans(), done=self._show_plans, failed=self._context.message, owner=self)
        background.watch(workspace.backup_state(), done=self._show_backup, failed=self._context.message, owner=self)

    def _show_plans(self, plans: tuple[PlanSummary, ...]) -> None:
        self.table.show_plans(plans)
        self._show_recent(plans)
        if not self._searched:
            self.further.hide()
            arriving = self.pages.currentWidget() is self.waiting
            self.pages.setCurrentWidget(self.table if plans else self.empty)
            if arriving and self.isVisible() and not self.search.hasFocus():
                (self.table if plans else self.empty_button).setFocus()
            self.new_button.setVisible(bool(plans))  # else the empty page has it
            self._tell_count(ngettext("{count} plan", "{count} plans", len(plans)).format(count=len(plans)) if plans else "")

    def _show_recent(self, plans: tuple[PlanSummary, ...]) -> None:
        """The plans opened last, one click away."""
        kit.clear(self._recent)
        by_id = {plan.id: plan for plan in plans}
        settings = self._context.settings.value
        last = [by_id[PlanId(plan_id)] for plan_id in settings.recent if plan_id in by_id][:_RECENT] if settings.recent_on else []
        shown = bool(last) and len(plans) > _RECENT
        self.recent_place.setVisible(shown)
        if not shown:
            return
        self._recent.addWidget(kit.muted_label(_("Opened last:")))
        for plan in last:
            subject = plan.subject or _("Plan without a subject")
            self._recent.addWidget(kit.ElidedLink(subject, partial(self._open, plan.id), theme.current().px(340)))
        self._recent.addStretch(1)

    def _show_backup(self, state: BackupState) -> None:
        now = self._context.clock()
        text = _("Last backup, checked: {age}").format(age=texts.age(state.at, now)) if state.at else _("A backup is made when you close the program.")
        self.backup.show_text(text)

    def _open(self, plan_id: str, **where: str) -> None:
        self._context.desk.open_plan(plan_id, lambda _session: self._context.go("compose", **where))

    def _ask_delete(self, plan: PlanSummary) -> None:
        text = _("“{subject}” is taken out of the list. You can bring it back until you close the program; after that it is only in the backups.")
        subject = plan.subject or _("Plan without a subject")
        delete = partial(self._context.desk.delete, plan.id, self._on_deleted)
        dialogs.ask(self.window(), _("Delete this plan?"), text.format(subject=subject), _("Delete"), delete, danger=True)

    def _on_deleted(self, plan: Plan) -> None:
        def bring_back() -> None:
            self._context.desk.add(plan)
            self._notify(None)

        text = _("“{subject}” was deleted.").format(subject=texts.plan_title(plan))
        self._notify(kit.Notice(text, "info", kit.plain_button(_("Bring back"), bring_back)))

    def _notify(self, notice: QWidget | None) -> None:
        kit.clear(self._notices)
        self.notice_place.setVisible(notice is not None)
        if notice is not None:
            self._notices.addWidget(notice)

    def _choose_sample(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for name, title in self._context.services.samples():
            menu.addAction(title.replace("&", "&&")).triggered.connect(partial(self._open_sample, name))
        menus.popup_below(menu, self.sample_button)

    def _open_sample(self, name: str) -> None:
        if self._context.desk.read_only:
            self._context.message(self._context.desk.read_only)
            return
        self._context.desk.open_value(self._context.services.load_sample(name, self._context.new_id))
        self._context.go("compose")

    # --- search -------------------------------------------------------------------------------------------------------------

    def open_find(self) -> None:
        """Ctrl+F on this screen."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search(self) -> None:
        self._pause.stop()
        self._searched = self.search.text().strip()
        workspace = self._context.desk.workspace
        if not self._searched or workspace is None:
            self._refresh()
            return
        wanted = self._searched
        self._context.background.watch(workspace.search(wanted), done=partial(self._show_hits, wanted), failed=self._context.message, owner=self)

    def _show_hits(self, wanted: str, hits: tuple[SearchHit, ...]) -> None:
        workspace = self._context.desk.workspace
        if wanted != self._searched or workspace is None:
            return
        self.hits.show_hits(hits, {plan.id: plan for plan in self.table.plans.all()})
        self._count_hits()
        self.pages.setCurrentWidget(self.hits)
        watch = partial(self._context.background.watch, failed=self._context.message, owner=self)
        watch(workspace.search_library(wanted, _MOST_OF_BOOKS), done=partial(self._add_hits, wanted, self._document_hit))
        watch(workspace.search_units(wanted, _MOST_OF_BOOKS), done=partial(self._add_hits, wanted, self._unit_hit))

    def _add_hits(self, wanted: str, words: Callable[[Any], BookHit | None], hits: Sequence[Any]) -> None:
        if wanted == self._searched:
            self.hits.add_hits([hit for one in hits if (hit := words(one)) is not None])
            self._count_hits()

    def _count_hits(self) -> None:
        count, books = self.hits.count(), len(self.hits.books())
        self.further.setText(ngettext("{n} document or unit below", "{n} documents and units below", books).format(n=books))
        self.further.setVisible(0 < books < count)
        self._tell_count(ngettext("{count} place found", "{count} places found", count).format(count=count) if count else _("Nothing found"))

    def _document_hit(self, hit: LibraryHit) -> BookHit | None:
        document = self._context.books.library.value.document(hit.id)
        if document is None:
            return None
        where = " · ".join(part for part in (_("Legal document"), hit.name or document.issuer or "", hit.text) if part)
        name = name_of(document)
        text = name if document.subject in name else f"{name} {document.subject}"
        return BookHit(screen="library", part="document", id=hit.id, text=text, where=where)

    def _unit_hit(self, hit: UnitHit) -> BookHit:
        return BookHit(screen="units", part="unit", id=hit.id, text=hit.name, where=_("Unit"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the words to what was found: the arrow down goes there, Enter opens the first place."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._searched == self.search.text().strip():
            item = self.hits.currentItem() if self.pages.currentWidget() is self.hits else None
            if item is not None and event.key() == Qt.Key.Key_Down:
                self.hits.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            if item is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.hits.itemActivated.emit(item)
                return True
        return super().eventFilter(watched, event)

    def _open_hit(self, hit: SearchHit | BookHit) -> None:
        if isinstance(hit, BookHit):
            self._context.go(hit.screen, **{hit.part: hit.id})
        elif hit.kind == "basis":
            self._context.desk.open_plan(hit.plan, lambda _session: self._context.go("bases"))
        else:
            self._context.desk.open_plan(hit.plan, lambda session: self._context.go("compose", node=_node(session.plan, hit)))

    # --- files dropped ------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._context.command("import_files", files)
        event.acceptProposedAction()


def _with_plan(context: ScreenContext, plan: PlanSummary, command: str) -> None:
    """Open the plan and do with it what the same command does elsewhere."""

    def opened(_session: PlanSession) -> None:
        context.go("compose")
        context.command(command)

    context.desk.open_plan(plan.id, opened)


def _node(plan: Plan, hit: SearchHit) -> str:
    """The key of the node in which the place stands; nothing for the head of the plan."""
    if hit.kind == "task":
        return key_of(TASK, hit.id)
    if any(annex.id == hit.id for annex in plan.annexes):
        return key_of(ANNEX, hit.id)
    return key_of(SECTION, hit.id) if any(section.id == hit.id for section in plan.all_sections()) else ""
