"""Find and replace over the whole plan: a bar above the editor; jumping to what was found is its owner's part."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.find import Match, Query, find, replace_one
from ttdn_desktop.services.replacing import Hit, hits, with_hits
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import open_once
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.hits_dialog import HitsDialog

_WAIT_MS = 200


class FindBar(QFrame):
    """One row to find, a second one to replace."""

    found = Signal(object)  # the Match to show
    closed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._matches: tuple[Match, ...] = ()
        self._at = -1
        self.setProperty("role", "header")
        column = kit.column(self, margins=8, spacing=8)
        self.words = self._line(_("Find in the plan"))
        self.new = self._line(_("Replace with"))
        self.marks = QCheckBox(_("With tone marks"))
        self.marks.setToolTip(_("Off: “doi ngoai” also finds “đối ngoại”."))
        self.case = QCheckBox(_("With capitals"))
        self.count = kit.small_label("")
        self.count.setMinimumWidth(64)
        upper, options = kit.row(spacing=8), kit.row(spacing=16)
        upper.addWidget(self.words, 1)
        upper.addWidget(self.count)
        options.addWidget(self.marks)
        options.addWidget(self.case)
        options.addStretch(1)
        moves = (
            kit.icon_button("up", _("Previous (Shift+Enter)"), lambda: self.step(-1)),
            kit.icon_button("down", _("Next (Enter)"), lambda: self.step(1)),
            kit.icon_button("close", _("Close the search (Escape)"), self.close_bar),
        )
        for button in moves:
            upper.addWidget(button)
        column.addLayout(upper)
        self._lower = QWidget()
        lower = kit.row(self._lower, spacing=8)
        lower.addWidget(self.new, 1)
        self.one_button = kit.plain_button(_("Replace"), self.replace_one)
        self.all_button = kit.plain_button(_("Replace all…"), self.replace_all)
        lower.addWidget(self.one_button)
        lower.addWidget(self.all_button)
        column.addWidget(self._lower)
        column.addLayout(options)
        order = (self.words, self.new, self.one_button, self.all_button, *moves, self.marks, self.case)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._pause = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._pause.timeout.connect(self._search_and_show)
        self._connect()
        self.hide()

    def _line(self, name: str) -> LineEditor:
        line = LineEditor()
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        return line

    def _connect(self) -> None:
        for line in (self.words, self.new):
            line.undo_asked.connect(self._context.session.undo)
            line.redo_asked.connect(self._context.session.redo)
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(lambda: self.step(1))
        self.new.returnPressed.connect(self.replace_one)
        self.marks.toggled.connect(self._on_marks)
        self.case.toggled.connect(self._search_and_show)
        self.case.setEnabled(False)
        for keys, by in (("Shift+Return", -1), ("F3", 1), ("Shift+F3", -1)):
            self._shortcut(keys).activated.connect(lambda by=by: self.step(by))
        self._shortcut("Escape").activated.connect(self.close_bar)
        self._context.session.changed.connect(self._on_changed)
        hear(self, self._context.session.switched, lambda _session: self._put_away())

    def _shortcut(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open_for(self, *, replacing: bool) -> None:
        """Open the bar, with the row to replace where wanted."""
        self._lower.setVisible(replacing)
        self.show()
        self.words.setFocus()
        self.words.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Put the bar away."""
        self._put_away()
        self.closed.emit()

    def _put_away(self) -> None:
        self._pause.stop()
        self._matches, self._at = (), -1
        self.count.setText("")
        self.hide()

    @property
    def matches(self) -> tuple[Match, ...]:
        return self._matches

    def query(self) -> Query:
        """What is asked for."""
        return Query(text=self.words.text(), marks=self.marks.isChecked(), case=self.marks.isChecked() and self.case.isChecked())

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) place."""
        if self._pause.isActive():
            self._pause.stop()
            self._search()
        if self._matches:
            self._at = (self._at + by) % len(self._matches) if self._at >= 0 or by > 0 else len(self._matches) - 1
            self._show()

    def replace_one(self) -> None:
        """Replace the place in front and go on to the next."""
        self._context.session.settle()
        self._search()
        if not self._matches or not self._editable():
            return
        if self._at < 0:
            self.step(1)
            return
        match, new, at = self._matches[self._at], self.new.text(), self._at
        self._context.session.edit(_("Replace"), lambda plan: replace_one(plan, match, new))
        self._search()
        self._at = at if at < len(self._matches) else (0 if self._matches else -1)
        if self._at >= 0:
            self._show()

    def replace_all(self) -> None:
        """Show all places with their context first; those in the words of other documents are not ticked."""
        self._context.session.settle()
        self._search()
        plan = self._context.session.plan
        if plan is None or not self._matches or not self._editable():
            return
        dialog = HitsDialog(
            plan,
            hits(plan, self.query(), self.new.text()),
            title=_("Replace “{old}” with “{new}”").format(old=self.words.text(), new=self.new.text()),
            told=_("Titles and dates of the documents that the plan cites are not the plan's own words; they are replaced only where you tick them."),
            words=lambda count: ngettext("Replace {n} place", "Replace {n} places", count).format(n=count),
            done=self.replace_chosen,
            parent=self.window(),
        )
        open_once(dialog)

    def replace_chosen(self, chosen: tuple[Hit, ...]) -> None:
        """Replace these places as one step of undo; the state before is kept."""
        plan = self._context.session.plan
        if plan is None or not chosen:
            return
        self._context.desk.keep_before(plan, "replace")
        self._context.session.edit(_("Replace all"), lambda now: with_hits(now, chosen))
        count = len(chosen)
        self._context.message(ngettext("{n} place replaced. Ctrl+Z takes it back.", "{n} places replaced. Ctrl+Z takes them back.", count).format(n=count))
        self._search()
        if not self._matches:
            self.words.setFocus()  # the button that the dialog gives the keys back to is off by now
        self.count.setText(ngettext("{n} place replaced", "{n} places replaced", count).format(n=count))

    def _editable(self) -> bool:
        session = self._context.session.current
        return session is not None and not session.locked

    def _on_marks(self, on: bool) -> None:
        self.case.setEnabled(on)
        self._search_and_show()

    def _on_changed(self, _before: Plan, _after: Plan) -> None:
        if self.isVisible():
            self._search()

    def _search_and_show(self) -> None:
        self._at = -1
        self._search()
        if self._matches:
            self.step(1)

    def _search(self) -> None:
        plan = self._context.session.plan
        self._matches = find(plan, self.query()) if plan is not None and self.isVisible() else ()
        self._at = min(self._at, len(self._matches) - 1)
        self._tell()

    def _tell(self) -> None:
        if not self.words.text():
            self.count.setText("")
        elif not self._matches:
            self.count.setText(_("Not found"))
        else:
            self.count.setText(f"{self._at + 1}/{len(self._matches)}" if self._at >= 0 else f"{len(self._matches)}")
        if not self._matches and (self.one_button.hasFocus() or self.all_button.hasFocus()):
            self.words.setFocus()  # Qt would go on to the heading, and the next key would replace it
        self.new.setEnabled(self._editable())
        self.one_button.setEnabled(bool(self._matches) and self._editable())
        self.all_button.setEnabled(bool(self._matches) and self._editable())

    def _show(self) -> None:
        self._tell()
        self.found.emit(self._matches[self._at])
