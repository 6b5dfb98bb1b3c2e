"""The screen where a plan is written: the outline, and the editor of the node in front."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QStackedWidget, QWidget
from shiboken6 import isValid

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.prose import blocks_in
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.find import Match
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.edit_lock import EditLock
from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.find_bar import FindBar
from ttdn_desktop.ui.forms.annex_form import AnnexForm
from ttdn_desktop.ui.forms.bases_panel import PAGE_WIDTH, BasesPanel
from ttdn_desktop.ui.forms.ending_form import EndingForm
from ttdn_desktop.ui.forms.general_form import GeneralForm
from ttdn_desktop.ui.forms.node_form import NodeForm, go_to_end, select_in
from ttdn_desktop.ui.forms.section_form import SectionForm
from ttdn_desktop.ui.forms.task_form import TaskForm
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.history_pane import HistoryPane
from ttdn_desktop.ui.node_keys import ANNEX, BASES, ENDING, GENERAL, SECTION, TASK, key_of, parts_of
from ttdn_desktop.ui.notes_bar import NotesBar
from ttdn_desktop.ui.notes_book import NotesBook
from ttdn_desktop.ui.outline_view import OutlineView
from ttdn_desktop.ui.preview.anchors import match_of
from ttdn_desktop.ui.preview.marks import marks_by_paper
from ttdn_desktop.ui.preview.pane import PreviewPane
from ttdn_desktop.ui.review.counts import counts_of
from ttdn_desktop.ui.review.node_notices import NodeNotices
from ttdn_desktop.ui.review.pane import ReviewPane
from ttdn_desktop.ui.session import PlanSession
from ttdn_desktop.ui.side_memory import SideMemory
from ttdn_desktop.ui.side_pane import SideDock, SidePane
from ttdn_desktop.ui.source_drawer import SourceDrawer

if TYPE_CHECKING:
    from ttdn_desktop.services.shown_papers import ShownPaper

_OUTLINE_WIDTH = 262
_PAGE_WIDTH = 960

_FORMS: dict[str, Callable[[ScreenContext], Any]] = {
    GENERAL: GeneralForm,
    BASES: BasesPanel,
    SECTION: SectionForm,
    TASK: TaskForm,
    ENDING: EndingForm,
    ANNEX: AnnexForm,
}
"""The editor of each kind of node."""


def node_of(plan: Plan, match: Match) -> str:
    """The key of the node in which a found text is edited; nothing where no editor shows it."""
    node, field = match.place.node, match.place.field
    if not node:
        head = field.partition(".")[0]
        return {"legal_bases": BASES, "recipients": ENDING, "signatory": ENDING}.get(head, GENERAL)
    if any(task.id == node for task in plan.tasks):
        return key_of(TASK, node)
    for annex in plan.annexes:
        if annex.id == node or any(block.id == node for block in annex.blocks):
            return key_of(ANNEX, annex.id)
    for section in plan.all_sections():
        if section.id == node or any(block.id == node for block in blocks_in(plan, section.id)):
            return key_of(SECTION, section.id)
    return ""


class ComposeScreen(QWidget):
    """Outline at the left, editor in the middle."""

    NAME = "compose"
    TITLE = N_("Plan")

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._forms: dict[str, NodeForm] = {}
        self._pages: dict[str, QScrollArea] = {}
        self.setProperty("role", "ground")
        self.outline = OutlineView(context.session)
        self.outline.setMinimumWidth(200)
        self.outline.told.connect(context.message)
        self.find_bar = FindBar(context)
        self.find_bar.found.connect(self.jump)
        self.find_bar.closed.connect(self._go_on)
        self._found_in: QWidget | None = None
        self._stack = QStackedWidget()
        home = kit.primary_button(_("Go to the start page"), lambda: context.go("home"))
        self._stack.addWidget(kit.EmptyState(_("No plan is open. Start a new one or open one on the start page."), home))
        centre = QWidget()
        lines = kit.column(centre)
        lines.addWidget(self.find_bar)
        lines.addWidget(self._with_notes())
        lines.addWidget(self._stack, 1)
        self.notices = NodeNotices(context)
        lines.addWidget(self.notices)
        self.side = self._side_pane()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self._outline_pane())
        self._splitter.addWidget(centre)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_OUTLINE_WIDTH, 2000])
        self._splitter.setCollapsible(0, False)
        self._splitter.setCollapsible(1, False)
        kit.column(self).addWidget(self._splitter)
        SideDock(self.side, self._splitter, lambda: self.window().width(), context.settings)
        SideMemory(context.settings, self.side, self)
        self.preview.pointed.connect(self._on_pointed)
        self.outline.chosen.connect(self._show)
        self.outline.chosen.connect(self.preview.show_node)
        self.outline.opened.connect(self._start)
        self.outline.typed.connect(self._write)
        self._handed_on = 0
        context.session.switched.connect(self._on_switched)
        self._on_switched(context.session.current)
        self._show_findings()

    def _side_pane(self) -> SidePane:
        """What can be opened beside the editor."""
        side = SidePane()
        self.preview = PreviewPane(self._context)
        side.add("preview", _("A4 preview"), self.preview)
        self.source = SourceDrawer(self._context)
        self.history = HistoryPane(self._context)
        self.review = ReviewPane(self._context)
        side.add("review", _("Check"), self.review, starts=self.review.start)
        side.add("source", _("Source document"), self.source, offered=False)
        side.add("history", _("History"), self.history)
        self.source.known.connect(lambda known: side.offer("source", known))
        self._context.review.reviewed.connect(self._show_findings)
        side.shown.connect(lambda _page: self._show_notices())
        return side

    def paper_to_print(self) -> "ShownPaper | None":
        """The paper whose pages are seen; None is the plan."""
        return self.preview.chosen if self.side.is_open("preview") else None

    def _on_pointed(self, anchor: str, record: str) -> None:
        """A part of the page was clicked: go to where it is written."""
        if record:
            self._context.go("papers", paper=record)
        elif (match := match_of(anchor)) is not None:
            self.jump(match)
            self._go_on()

    def _outline_pane(self) -> QWidget:
        """The outline with what can be opened beside the editor below it."""
        context = self._context
        left = QWidget()
        left.setProperty("role", "surface")
        outline_place = kit.column(left)
        outline_place.setContentsMargins(6, 6, 6, 6)
        outline_place.addWidget(self.outline, 1)
        self.source_link = kit.link_button(_("Source document"), lambda: self.side.toggle("source"))
        self.source_link.hide()
        self.source.known.connect(self.source_link.setVisible)
        foot = kit.row(spacing=8)
        self.add_button = kit.link_button(_("Add…"), self._open_adding_menu)
        EditLock(context.session, self.add_button, parent=self)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self.superior_link = kit.link_button(_("Superior's plan"), lambda: context.command("coverage"))
        foot.addWidget(self.superior_link)
        foot.addWidget(kit.link_button(_("History"), lambda: self.side.toggle("history")))
        outline_place.addWidget(self.source_link, 0, Qt.AlignmentFlag.AlignRight)
        outline_place.addLayout(foot)
        return left

    def _with_notes(self) -> NotesBar:
        """The notes on the node in front, marked in the outline too."""
        self.notes = NotesBook(self._context, self)
        self.notes_bar = NotesBar(self._context, self.notes)
        self.notes.changed.connect(self._show_notes)
        hear(self, self._context.session.changed, lambda before, after: self._show_notes() if before.body is not after.body else None)
        return self.notes_bar

    def _open_adding_menu(self) -> None:
        menu = self.outline.adding_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menus.popup_below(menu, self.add_button)

    # --- what is in front

    def form(self, kind: str) -> NodeForm:
        """The editor of a kind of node, made when it is first needed."""
        if kind not in self._forms:
            made = _FORMS[kind](self._context)
            if hasattr(made, "caret_moved"):
                made.caret_moved.connect(lambda editor: self._caret_moved(kind, editor))
            self._forms[kind] = made
            self._pages[kind] = kit.page(made, width=PAGE_WIDTH if kind == BASES else _PAGE_WIDTH)
            self._stack.addWidget(self._pages[kind])
        return self._forms[kind]

    def reveal(self, node: str = "", match: Match | None = None, side: str = "") -> None:
        """Go to a node by its key, or to a found text, and be ready to type there; or open a page of the pane at the right."""
        if side:
            self.side.bring(side)
        elif match is not None:
            self.jump(match)
        elif node and self.outline.choose(node):
            self._start(node)
        elif parts_of(node)[0] == TASK:
            self._context.go("tasks", task=parts_of(node)[1])

    def open_find(self) -> None:
        """Ctrl+F."""
        self.find_bar.open_for(replacing=False)

    def open_replace(self) -> None:
        """Ctrl+H."""
        self.find_bar.open_for(replacing=True)

    def jump(self, match: Match) -> None:
        """Show a found text in its editor, selected."""
        plan = self._context.session.plan
        key = node_of(plan, match) if plan is not None else ""
        if not key:
            self._context.message(_("This place is shown on another screen."))
            return
        if not self.outline.choose(key):
            if parts_of(key)[0] == TASK:
                self._context.go("tasks", task=parts_of(key)[1])
            return
        kind = parts_of(key)[0]
        field = self.form(kind).field_of(match)
        self._found_in = field
        if field is not None:
            if not isinstance(field, ProseEdit):
                select_in(field, match, match.place.part or 0)
            QTimer.singleShot(0, field, lambda: self._bring_into_sight(kind, field))  # a page shown just now is laid out first

    def _go_on(self) -> None:
        """After a search one goes on writing where something was found."""
        if self._found_in is not None and isValid(self._found_in) and self._found_in.isVisible():
            self._found_in.setFocus()

    def _bring_into_sight(self, kind: str, field: QWidget) -> None:
        if isinstance(field, ProseEdit):
            self._follow_caret(kind, field)
        else:
            self._pages[kind].ensureWidgetVisible(field, 0, 24)

    def _on_switched(self, session: PlanSession | None) -> None:
        self._found_in = None
        if session is None:
            self._stack.setCurrentIndex(0)
        self.outline.setEnabled(session is not None)
        self.superior_link.setVisible(session is not None and session.plan.superior is not None)
        if session is not None and self.outline.key:
            self._show(self.outline.key)

    def showEvent(self, event: QShowEvent) -> None:
        """Notes and a source may have come in on another screen."""
        super().showEvent(event)
        self.notes.refresh()
        self.source.refresh()

    def _show_notes(self) -> None:
        keys = self.outline.outline.node_keys()
        self._show_notices()
        self.outline.outline.show_notes(self.notes.counts(keys))
        self.notes_bar.show_notes(self.notes.at(self.outline.key, keys))

    def _show_findings(self) -> None:
        watch = self._context.review
        self.preview.show_marks(marks_by_paper(watch.review))
        self.outline.outline.show_findings(counts_of(watch.review, self.outline.outline.node_keys()))
        self.side.count("review", watch.to_mend)
        self._show_notices()

    def _show_notices(self) -> None:
        """What is found stands under the fields too, but where the page with all findings is open."""
        self.notices.show_node("" if self.side.is_open("review") else self.outline.key, self.outline.outline.node_keys())

    def _show(self, key: str) -> None:
        kind, own = parts_of(key)
        self.form(kind).show_node(own)
        self._stack.setCurrentWidget(self._pages[kind])
        self._pages[kind].verticalScrollBar().setValue(0)
        self._show_notes()

    def _start(self, key: str) -> None:
        self.form(parts_of(key)[0]).start()

    def writing_place(self) -> QWidget:
        """Where one goes on writing in the node in front."""
        return self.form(parts_of(self.outline.key)[0]).writing_place()

    def _write(self, event: QKeyEvent | QInputMethodEvent) -> None:
        """What is typed in the outline goes behind the text of the node in front."""
        session = self._context.session.current
        if session is not None and session.locked:
            self._context.session.refused.emit(session.locked)
            return
        field, before = self.writing_place(), self._handed_on
        go_to_end(field)
        if self._handed_on == before:  # else the change of focus has ended the composition, and its text is there already
            QApplication.sendEvent(field, event)
            self._handed_on += 1

    def _caret_moved(self, kind: str, editor: ProseEdit) -> None:
        if editor.hasFocus():
            QTimer.singleShot(0, editor, lambda: self._follow_caret(kind, editor))  # the editor may have grown; the page is laid out first

    def _follow_caret(self, kind: str, editor: ProseEdit) -> None:
        """Editors are as high as their text; the page scrolls with the caret."""
        area = self._pages.get(kind)
        content = area.widget() if area is not None else None
        if area is None or content is None:
            return
        caret = editor.cursorRect()
        place = editor.viewport().mapTo(content, QPoint(caret.x(), caret.center().y()))
        area.ensureVisible(place.x(), place.y(), 0, caret.height() + 24)
