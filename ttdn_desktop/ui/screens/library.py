"""The screen of legal documents (Văn bản): at the left what the office has at hand, at the right the one in front."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.basis_picks import name_of
from ttdn_desktop.services.library_changes import remove_document
from ttdn_desktop.services.library_types import LibraryHit, Where
from ttdn_desktop.ui import kit, menus, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.forms.date_field import DateLine
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.library.document_list import DocumentList
from ttdn_desktop.ui.library.document_page import DocumentPage
from ttdn_desktop.ui.library.filters import FilterBar
from ttdn_desktop.ui.library.taking import Taking
from ttdn_desktop.ui.library.words import place_words
from ttdn_desktop.ui.list_keys import ListKeys
from ttdn_desktop.ui.side_by_side import page_beside, side_by_side

_LIST = 320
_PAUSE = 150
"""Milliseconds after the last key until the workspace is asked."""
_MOST_HITS = 400


class LibraryScreen(QWidget):
    """Everything is kept as it is typed; Ctrl+Z acts on the library while this screen is in front."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.book = context.books.library
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ranked: tuple[str, tuple[str, ...]] = ("", ())  # the words that were searched for, and what the workspace found
        self._own_day = False  # the person chose the day
        self._stale = True
        self.filters = FilterBar()
        self.day = DateLine(_("Judge validity on"))
        self.list = DocumentList(context.books, self._usual_day(), self)
        ListKeys(self.filters.words, self.list)
        self.page = DocumentPage(context)
        self.taking = Taking(context, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self._keys = [self._key(*one) for one in self._acts()]

    # --- building

    def _lay_out(self) -> None:
        self.count = kit.muted_label("")
        self.notice = QWidget()
        self._notice_place = kit.column(self.notice)
        lines = kit.column(self, margins=20, spacing=12)
        lines.addLayout(self._head())
        lines.addWidget(self.notice)
        left = kit.Card()
        left.column.setContentsMargins(8, 8, 8, 8)
        left.add(self.filters)
        left.column.addWidget(self.list, 1)
        self._all = kit.plain_button(_("Show all documents"), self.filters.reset)
        self._nothing = kit.EmptyState(_("No document is like this."), self._all, "search")
        left.column.addWidget(self._nothing, 1)
        foot = kit.row(spacing=8)
        foot.addWidget(kit.field_label(_("Judge validity on"), self.day))
        self.day.setFixedWidth(theme.current().px(164))
        foot.addWidget(self.day)
        foot.addStretch(1)
        left.column.addLayout(foot)
        left.setMinimumWidth(theme.current().px(_LIST))
        self.pages = QStackedWidget()
        self._beside = page_beside(self.page)
        self.none = kit.EmptyState(_("The library is empty. Add a document, or take in a list."), picture="library")
        self._blank = QWidget()
        self.pages.addWidget(self._beside)
        self.pages.addWidget(self.none)
        self.pages.addWidget(self._blank)
        lines.addWidget(side_by_side(left, self.pages), 1)

    def _head(self) -> Any:
        self.add_button = kit.primary_button(_("Add a document"), self.taking.add, "add")
        self.take_button = kit.plain_button(_("Take in…"), self._open_take_menu, "import")
        self.export_button = kit.plain_button(_("Write out…"), self._open_export_menu, "export")
        self.more_button = kit.icon_button("more", _("More"), self._open_more_menu)
        head = kit.row(spacing=8)
        head.addWidget(kit.title_label(_("Library of legal documents")))
        head.addSpacing(4)
        head.addWidget(self.count)
        head.addStretch(1)
        for button in (self.more_button, self.export_button, self.take_button, self.add_button):
            head.addWidget(button)
        return head

    def _connect(self) -> None:
        books, session = self._context.books, self._context.session
        books.library_changed.connect(self._on_library)
        hear(self, session.switched, lambda _session: self._on_plan())
        hear(self, session.changed, lambda before, after: self._on_plan() if before.validity_date != after.validity_date else None)
        self.filters.changed.connect(self.refresh)
        self.filters.words_changed.connect(self._on_words)
        self.day.picked.connect(self._on_day)
        self.list.chosen.connect(self._show_document)
        self.page.asked.connect(lambda ident: self.reveal(document=ident))
        self.page.delete_asked.connect(self.delete)
        self.taking.put_off.connect(self._show_state)
        self.taking.added.connect(lambda ident: self.reveal(document=ident))
        self._pause.timeout.connect(self._ask)
        self.day.show_date(self.list.on)

    def _acts(self) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        """What can be done with the document in front of the list: words, keys, deed."""
        return (
            (_("Copy the citation"), "Ctrl+C", self.page.copy_citation),
            (_("Put into the open plan"), "", self.page.put_into_plan),
            (_("Merge with another document…"), "", lambda: self.taking.merge_with(self.list.chosen_id)),
            (_("Delete this document"), "Delete", lambda: self.delete(self.list.chosen_id)),
        )

    def _key(self, words: str, keys: str, do: Callable[[], object]) -> QAction:
        """On the context menu of the list, and by keys while it has the focus."""
        action = QAction(words, self.list)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _on=False: do() if self.list.chosen_id else None)
        self.list.addAction(action)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return action

    # --- the list

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.book.settle()

    def refresh(self, *, best: bool = False) -> None:
        """Show the list and the document in front as the library is now; for `best` the first of the list comes in front."""
        self._stale = False
        wanted, library = self.filters.wanted, self.book.value
        self.filters.show_library(library)
        words, ranked = self._ranked
        before = self.list.chosen_id
        self.list.show_wanted(wanted, ranked if words == wanted.words else None, best=best)
        shown, whole = self.list.count, len(library.documents)
        told = ngettext("{n} document", "{n} documents", whole).format(n=whole)
        self.count.setText(_("{shown} of {all}").format(shown=shown, all=told) if wanted.narrows else told)
        nothing = bool(whole) and not shown
        self.list.setVisible(not nothing)
        self._nothing.setVisible(nothing)
        if self.list.chosen_id == before:
            self._show_document(before)
        self._show_state()

    def _show_document(self, document_id: str) -> None:
        document = self.book.value.document(document_id) if document_id else None
        if document is None:
            self.page.fields.point_at("")
            self.pages.setCurrentWidget(self._blank if self.book.value.documents or self.book.read_only else self.none)
            return
        other = self.page.document is None or self.page.document.id != document_id
        self.page.show_document(document, self.list.on)
        self.pages.setCurrentWidget(self._beside)
        if other:
            self._beside.verticalScrollBar().setValue(0)

    def _on_library(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _on_words(self, words: str) -> None:
        """What is at hand is shown at once, what the workspace finds in files too a moment later."""
        self._pause.start()
        self.refresh(best=bool(words.strip()))

    def _ask(self) -> None:
        workspace, words = self._context.desk.workspace, self.filters.words.text()
        if workspace is not None and words.strip():
            found = workspace.search_library(words, _MOST_HITS)
            self._context.background.watch(found, done=partial(self._on_found, words), failed=self._context.message, owner=self)

    def _on_found(self, words: str, hits: tuple[LibraryHit, ...]) -> None:
        if words == self.filters.words.text():
            untouched = self.list.currentIndex().row() == 0  # the person has not gone on to another one
            self._ranked = (words, tuple(hit.id for hit in hits))
            self.list.know_places({hit.id: place_words(hit) for hit in hits if hit.where is not Where.HEAD})
            self.refresh(best=untouched)

    # --- the day

    def _usual_day(self) -> Any:
        plan = self._context.session.plan
        return (plan.validity_date if plan is not None else None) or self._context.today()

    def _on_day(self, day: Any) -> None:
        self._own_day = day is not None
        self.list.on = day or self._usual_day()
        self.refresh()

    def _on_plan(self) -> None:
        """Another plan, another day, unless the person chose one."""
        if not self._own_day and self.list.on != (day := self._usual_day()):
            self.list.on = day
            self.day.show_date(day)
            self._on_library()

    # --- what is done

    def reveal(self, document: str = "", words: str = "") -> None:
        """Put a document in front, or search for words."""
        if words:
            self.filters.words.setText(words)
        if document and not self.list.choose(document):
            self.filters.reset()
            self.refresh()
            self.list.choose(document)

    def open_find(self) -> None:
        """Ctrl+F."""
        self.filters.words.setFocus()
        self.filters.words.selectAll()

    def delete(self, document_id: str) -> None:
        """Take a document out; it can be brought back."""
        document = self.book.value.document(document_id)
        if document is None:
            return
        if self.book.edit(_("Delete document"), lambda library: remove_document(library, document_id)):
            self._context.offer(_("“{document}” was taken out of the library.").format(document=name_of(document)), _("Undo"), self.book.taking_back())

    def _show_state(self) -> None:
        """What can be done now, and what is to be said of the library."""
        locked = self.book.read_only
        for button in (self.add_button, self.take_button):
            button.setEnabled(not locked)
        kit.clear(self._notice_place)
        note = self.taking.notice()
        if locked:
            note = kit.Notice(locked, "info")
        if note is not None:
            self._notice_place.addWidget(note)
        self.notice.setVisible(note is not None)

    def _open_take_menu(self) -> None:
        self._menu(self.take_button, self.taking.ways_in())

    def _open_export_menu(self) -> None:
        self._menu(self.export_button, self.taking.ways_out([one.id for one in self.list.rows.documents]))

    def _open_more_menu(self) -> None:
        self._menu(self.more_button, self.taking.others())

    def _menu(self, button: QWidget, entries: Any) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, act in entries:
            action = menu.addAction(words)
            action.setEnabled(act is not None)
            if act is not None:
                action.triggered.connect(lambda _on=False, act=act: act())
        menus.popup_below(menu, button)
