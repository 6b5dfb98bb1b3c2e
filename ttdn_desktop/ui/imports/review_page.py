"""The review of one file: the source at the left, what was understood at the right, each leading to the other."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QSplitter, QWidget

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.import_keys import NOTE, NOTES
from ttdn_desktop.services.import_shapes import ADDING, commands_of, shaped
from ttdn_desktop.ui import kit, menus, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.commands import COMMANDS
from ttdn_desktop.ui.imports.editor_card import EditorCard
from ttdn_desktop.ui.imports.outline import OutlineView
from ttdn_desktop.ui.imports.review import Review, State
from ttdn_desktop.ui.imports.rows import Row, RowKind
from ttdn_desktop.ui.imports.source_pane import SourcePane, pane_head
from ttdn_desktop.ui.imports.unread_panel import UnreadPanel
from ttdn_desktop.ui.session import SessionHolder


class ReviewPage(QWidget):
    """Shows one review at a time."""

    def __init__(self, context: ScreenContext, holder: SessionHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder, self._message = holder, context.message
        self._review: Review | None = None
        self.source = SourcePane(context)
        self.unread = UnreadPanel()
        self.outline = OutlineView()
        self.editor = EditorCard(replace(context, session=holder))
        self.only = QCheckBox(_("&Only what is to be checked"))
        self.only.toggled.connect(lambda _on: self._show_rows())
        self.counts: QLabel = kit.muted_label("")
        self._lay_out()
        self.source.text.pointed.connect(self._on_pointed)
        self.outline.chosen.connect(self._on_field)
        self.outline.asked.connect(self.editor.start)
        self.outline.commands = self._commands
        self.outline.shape_asked.connect(self.reshape)
        self.editor.change_asked.connect(self._open_menu)
        self.editor.shaped.connect(self._on_shaped)
        self.unread.chosen.connect(self._on_unread)
        self.unread.placed.connect(self._on_placed)
        self.editor.next_asked.connect(self.next_to_check)
        self.editor.left.connect(self.outline.setFocus)
        self._key("F6", partial(self.next_pane, 1))
        self._key("Shift+F6", partial(self.next_pane, -1))
        self._key("F8", self.next_to_check)

    @property
    def review(self) -> Review | None:
        return self._review

    def show_review(self, review: Review) -> None:
        """Show this file."""
        if review is self._review:
            return
        if self._review is not None:
            self._review.changed.disconnect(self._on_changed)
        self._review = review
        self.editor.show_row(None, None)
        self._holder.show(review.session)
        review.changed.connect(self._on_changed)
        self.source.show_review(review)
        self.unread.show_review(review)
        self._show_rows()
        first = _first(review)
        if first is not None:
            self.outline.choose(first.key)
            self._on_field(first.key)
            if review.by_hand or not review.to_check():
                self.source.show_head()
        self.outline.setFocus()

    def forget(self) -> None:
        """The files are gone; nothing of them is held."""
        if self._review is not None:
            self._review.changed.disconnect(self._on_changed)
        self._review = None
        self.editor.show_row(None, None)
        self.unread.show_review(None)
        self.outline.show_rows((), lambda _row: State.NONE)
        self.source.forget()

    def next_to_check(self) -> None:
        """Go to the next field a person should look at, from the top again after the last."""
        if self._review is None:
            return
        keys = [row.key for row in self._review.to_check()]
        if not keys:
            return
        place = {row.key: at for at, row in enumerate(self._review.rows)}
        here = place.get(self.outline.key, -1)
        self.outline.choose(next((key for key in keys if place[key] > here), keys[0]))
        self.outline.setFocus()

    def next_pane(self, by: int) -> None:
        """F6: from pane to pane."""
        panes = [pane for pane in (self.source, self.unread, self.outline, self.editor) if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next((at for at, pane in enumerate(panes) if focus is not None and (pane is focus or pane.isAncestorOf(focus))), -by)
        wanted = panes[(here + by) % len(panes)]
        {self.source: self.source.start, self.unread: self.unread.view.setFocus, self.outline: self.outline.setFocus, self.editor: self.editor.start}[wanted]()

    # --- building

    def _lay_out(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical)
        left.setChildrenCollapsible(False)
        left.addWidget(self.source)
        left.addWidget(self.unread)
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 1)
        left.setSizes([440, 180])
        upper = QWidget()
        upper.setProperty("role", "surface")
        column = kit.column(upper)
        column.addWidget(pane_head(self.counts, self.only))
        column.addWidget(kit.hline())
        column.addWidget(self.outline, 1)
        card = kit.page(self.editor)
        card.setProperty("role", "surface")
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.addWidget(upper)
        right.addWidget(card)
        right.setStretchFactor(0, 1)
        right.setStretchFactor(1, 0)
        right.setSizes([350, theme.current().px(300)])
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.setChildrenCollapsible(False)
        whole.addWidget(left)
        whole.addWidget(right)
        whole.setSizes([640, 640])
        kit.column(self).addWidget(whole, 1)

    def _key(self, keys: str, run: Callable[[], None]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: run())
        self.addAction(action)

    # --- links

    def _on_pointed(self, where: str, at: int) -> None:
        """A character of the source: its field, or the unread line it stands in."""
        review = self._review
        if review is None:
            return
        unread = review.unread_at(where, at)
        if unread >= 0:
            self.unread.choose(unread)
            return
        key = review.key_at(where, at)
        if key and not self.outline.choose(key) and self.only.isChecked():
            self.only.setChecked(False)
            self.outline.choose(key)

    def _on_field(self, key: str) -> None:
        review = self._review
        row = self._row(key)
        if review is None or row is None:
            return
        self.editor.show_row(review, row)
        self.unread.aim(key, row.label or row.text)
        self.source.highlight(review.spans(key))

    def _on_unread(self, at: int) -> None:
        review = self._review
        if review is not None:
            self.source.highlight((review.unread_spans[at],))

    def _on_placed(self, key: str) -> None:
        self.outline.choose(key)

    # --- what a row is

    def _commands(self, key: str) -> Sequence[str]:
        return commands_of(self._review.plan, key) if self._review is not None and key else ()

    def reshape(self, name: str) -> None:
        """A command on the chosen row; one that has no meaning there says so."""
        review, key = self._review, self.outline.key
        if review is None or not key:
            return
        review.session.settle()
        words = next(_(words) for command, words, _keys in COMMANDS if command == name)
        shape = shaped(name, review.plan, key, review.session.new_id)
        if shape is None:
            self._message(_("That is not possible with this line."))
            return
        before = len(review.unread)
        review.shape(words, shape)
        self._on_shaped(shape.key)
        if name in ADDING:
            self.editor.start()
        if (count := len(review.unread) - before) > 0:
            told = ngettext("{count} line of the source has no place now.", "{count} lines of the source have no place now.", count)
            self._message(" ".join((told.format(count=count), _("Ctrl+Z brings it back."))))

    def _on_shaped(self, key: str) -> None:
        """Go on with the row it became."""
        if key and key != self.outline.key:
            self.outline.choose(key)
        self.outline.setFocus()

    def _open_menu(self) -> None:
        menu = self.outline.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menus.popup_below(menu, self.editor.change)

    # --- showing

    def _row(self, key: str) -> Row | None:
        return next((row for row in self._review.rows if row.key == key), None) if self._review else None

    def _on_changed(self) -> None:
        self._show_rows()
        if self._review is not None:
            self.source.mark_unread(self._review)
        self.unread.refresh()
        row = self._row(self.outline.key)
        if row is not None:
            self.editor.follow(row)

    def _show_rows(self) -> None:
        review = self._review
        if review is None:
            return
        rows = review.rows
        states = {row.key: review.state(row) for row in rows}
        if self.only.isChecked():
            chosen = self.outline.key
            rows = tuple(row for row in rows if states[row.key] is State.CHECK or row.key == chosen)
        self.outline.show_rows(rows, lambda row: states[row.key])
        check = sum(1 for state in states.values() if state is State.CHECK)
        fields = sum(1 for row in review.rows if row.kind is not RowKind.GROUP and row.text)
        if review.by_hand:
            self.counts.setText(_("Type in here what stands at the left"))
            return
        words = ngettext("{count} part understood", "{count} parts understood", fields).format(count=fields)
        told = ngettext("{count} to check", "{count} to check", check).format(count=check) if check else _("nothing to check")
        self.counts.setText(f"{words} · {told}")


def _first(review: Review) -> Row | None:
    """Where to begin: the first field of a plan that is written by hand, else what is to be checked first."""
    fields = (row for row in review.rows if row.kind is not RowKind.GROUP and not (review.by_hand and row.key.startswith((NOTE, NOTES))))
    return next(fields, None) if review.by_hand else next(iter(review.to_check()), None) or next(fields, None)
