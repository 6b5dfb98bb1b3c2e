"""The legal bases of the plan: their list, the parts of the chosen one, pasting, and beside them what can be chosen."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.bases import bases_in, document_of
from ttdn_desktop.services.find import Match
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.forms.basis_form import BasisForm
from ttdn_desktop.ui.forms.basis_links import BasisLinks
from ttdn_desktop.ui.forms.basis_picker import BasisPicker
from ttdn_desktop.ui.forms.basis_rows import PICK_MIME, Row, RowsModel, RowsView, judged_on, short_validity, validity_beside
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.session import Holder

PAGE_WIDTH = 1320
"""How wide the panel grows."""

_BESIDE = 860
"""Pixels of the panel from which what can be chosen stands beside the list; below that it is folded away until it is asked for."""
_PICKER = (340, 480)  # its least and its greatest width beside the list


class BasesPanel(QWidget):
    """One widget for the node of the outline and for the screen of bases; or within another form, for what `holder` has in the place of the plan's bases."""

    def __init__(self, context: ScreenContext, holder: Holder | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._holder: Holder = holder or context.session
        self._beside: bool | None = None
        self.picker = BasisPicker(context, self._holder)
        self.library_button = kit.plain_button(_("Search the library"), self.toggle_picker, "search")
        self.library_button.setCheckable(True)
        self._column = kit.column(spacing=12)
        if holder is None:
            head = kit.row(spacing=8)
            head.addWidget(kit.title_label(_("Legal bases")), 1)
            head.addWidget(self.library_button)
            self._column.addLayout(head)
        self._column.addLayout(self._paste_row())
        if holder is not None:
            self._column.addWidget(self.library_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._folded_at = self._column.count()
        self._column.addWidget(self._list())
        self.form = BasisForm(self._holder)
        self.fields = self.form.fields
        self._column.addWidget(self.form)
        self._column.addStretch(1)
        self._sides = kit.row(self, spacing=16)
        margin = 0 if holder else 20
        self._sides.setContentsMargins(margin, margin, margin, margin)
        self._sides.addLayout(self._column, 3)
        self._arrange()
        self.setAcceptDrops(True)
        self.picker.added.connect(self.choose)
        self._holder.changed.connect(self._on_changed)
        hear(self, self._holder.switched, lambda session: self._show(session.plan if session else None))
        hear(self, context.books.library_changed, lambda: self._show(self._holder.plan))
        self._show(self._holder.plan)

    # --- what can be chosen, beside the list or folded

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the picker beside the list where there is room, else above it, folded."""
        beside = self.width() >= theme.current().px(_BESIDE)
        if beside == self._beside:
            return
        self._beside = beside
        self._sides.removeWidget(self.picker)
        self._column.removeWidget(self.picker)
        least, most = map(theme.current().px, _PICKER)
        self.picker.setMinimumWidth(least if beside else 0)
        self.picker.setMaximumWidth(most if beside else 16_777_215)
        if beside:
            self._sides.addWidget(self.picker, 2, Qt.AlignmentFlag.AlignTop)
        else:
            self._column.insertWidget(self._folded_at, self.picker)
        self.library_button.setVisible(not beside)
        self.picker.setVisible(beside or self.library_button.isChecked())

    def toggle_picker(self) -> None:
        """Unfold what can be chosen, or fold it away."""
        self.picker.setVisible(self.library_button.isChecked())
        if self.library_button.isChecked():
            self.picker.words.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Beside the list a row can be dropped too: it goes where its rank says."""
        if event.mimeData().hasFormat(PICK_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.picker.take(int(bytes(event.mimeData().data(PICK_MIME).data())), None)
        event.acceptProposedAction()

    def show_node(self, own: str) -> None:
        """There is one such node; nothing to choose."""

    def start(self) -> None:
        self.paste.setFocus()

    def writing_place(self) -> QWidget:
        return self.paste

    def field_of(self, match: Match) -> QWidget | None:
        head, _dot, rest = match.place.field.partition(".")
        if head != "legal_bases":
            return None
        self.choose(int(rest.partition(".")[0]))
        return self.fields["text"]

    # --- building

    def _paste_row(self) -> Any:
        self.paste = LineEditor()
        self.paste.setAccessibleName(_("Paste a citation"))
        self.paste.setPlaceholderText(_("Paste or type a citation: it is taken apart by itself"))
        self.paste.returnPressed.connect(self.add_pasted)
        self.paste.undo_asked.connect(self._holder.undo)
        self.paste.redo_asked.connect(self._holder.redo)
        row = kit.row(spacing=8)
        row.addWidget(self.paste, 1)
        self.add_button = kit.plain_button(_("Add"), self.add_pasted, "add")
        row.addWidget(self.add_button)
        return row

    def _list(self) -> kit.Card:
        card = kit.Card()
        card.column.setContentsMargins(4, 4, 4, 4)
        self._rows = RowsModel(self._move, take=self.picker.take)
        self.view = RowsView(self._rows, _("Legal bases of the plan"), fit=True)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._empty = kit.muted_label(_("No legal basis yet. Paste a citation above, or choose from the library."), wrap=True)
        self._empty.setMargin(12)
        tools = kit.row(spacing=4)
        self._tools = [
            kit.icon_button("up", _("Move up (Alt+Shift+Up)"), lambda: self.move_chosen(-1)),
            kit.icon_button("down", _("Move down (Alt+Shift+Down)"), lambda: self.move_chosen(1)),
            kit.icon_button("trash", _("Remove this basis (Delete)"), self.remove),
        ]
        for button in self._tools:
            tools.addWidget(button)
        self._judged = kit.small_label("")
        tools.addStretch(1)
        tools.addWidget(self._judged)
        self._keys = []
        for text, keys, run in (
            (_("Move up"), "Alt+Shift+Up", lambda: self.move_chosen(-1)),
            (_("Move down"), "Alt+Shift+Down", lambda: self.move_chosen(1)),
            (_("Remove"), "Delete", self.remove),
        ):
            action = QAction(text, self.view)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(run)
            self.view.addAction(action)
            self._keys.append(action)
        show = QAction(_("Show in the library"), self.view)
        show.triggered.connect(self.show_in_library)
        self.view.addAction(show)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.links = BasisLinks(self._context, self._holder)
        card.add(self.view, self._empty, self.links)
        card.column.addLayout(tools)
        return card

    # --- the chosen basis

    @property
    def at(self) -> int:
        """The place of the chosen basis, -1 where there is none."""
        return self.form.at

    def choose(self, at: int) -> None:
        """Choose the basis at that place."""
        self.view.setCurrentIndex(self._rows.index(at))

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.form.point_at(current.row() if current.isValid() else -1)
        self.links.show_basis(self._holder.plan, self.at)

    # --- commands

    def add_pasted(self) -> None:
        """Add every citation in the line."""
        bases = bases_in(self.paste.text())
        if not bases:
            return
        self.paste.clear()
        self._add_all(bases)

    def _add_all(self, bases: tuple[LegalBasis, ...]) -> None:
        def add(plan: Plan) -> Plan:
            for basis in bases:
                plan = edits.add_basis(plan, basis)
            return plan

        self._holder.settle()
        self._holder.edit(ngettext("Add legal basis", "Add legal bases", len(bases)), add)
        self.choose(self._rows.rowCount() - 1)

    def move_chosen(self, by: int) -> None:
        """Move the chosen basis up (-1) or down (1)."""
        if 0 <= self.at + by < self._rows.rowCount():
            self._move(self.at, self.at + by)

    def _move(self, start: int, to: int) -> None:
        self._holder.settle()
        self._holder.edit(_("Move legal basis"), lambda plan: edits.move_basis(plan, start, to))
        self.choose(to)

    def remove(self) -> None:
        """Take the chosen basis out of the plan."""
        at = self.at
        if at >= 0:
            self._holder.edit(_("Remove legal basis"), lambda plan: edits.remove_basis(plan, at))

    def show_in_library(self) -> None:
        """Go to the document that the chosen basis cites."""
        plan = self._holder.plan
        if plan is not None and 0 <= self.at < len(plan.legal_bases):
            known = document_of(plan.legal_bases[self.at], self._context.books.shelf)
            if known is not None:
                self._context.go("library", document=known.id)
            else:
                self._context.message(_("The library does not have it."))

    # --- showing

    def _on_changed(self, before: Plan, after: Plan) -> None:
        judged = (before.validity_date, before.stage) != (after.validity_date, after.stage)
        if judged or before.legal_bases is not after.legal_bases:
            self._show(after)

    def _show(self, plan: Plan | None) -> None:
        at, bases = self.at, plan.legal_bases if plan else ()
        on = (plan.validity_date if plan else None) or self._context.today()
        self._rows.show([self._row(number, basis, on) for number, basis in enumerate(bases, start=1)])
        self._judged.setText(judged_on(on))
        self.view.setVisible(bool(bases))
        self._empty.setVisible(not bases)
        wanted = min(max(at, 0), len(bases) - 1)
        if self.view.currentIndex().row() != wanted:
            self.view.setCurrentIndex(self._rows.index(wanted))
        if not bases:
            self.form.point_at(-1)
        locked = plan is None or self._holder.current is None or bool(self._holder.current.locked)
        for widget in (*self._tools, self.paste, self.add_button, self.picker):
            widget.setEnabled(not locked)
        for action in self._keys:
            action.setEnabled(not locked)
        for button in self._tools:
            button.setVisible(bool(bases))
        self.form.setVisible(bool(bases))
        self.links.show_basis(plan, self.at)
        if self.picker.isVisible():
            self.picker.refresh()

    def _row(self, number: int, basis: LegalBasis, on: Any) -> Row:
        shelf = self._context.books.shelf
        known = document_of(basis, shelf)
        judged = shelf.judge(known, on) if known else None
        word, tone = short_validity(judged) if judged else ("", "muted")
        beside = [*(validity_beside(judged) if judged else ()), known.note if known else ""]
        below = " · ".join(part for part in beside if part)
        if basis.inline:
            plan = self._holder.plan
            clause = plan is not None and basis.text in plan.enacting
            place = _("Stands inside the clause before the body.") if clause else _("Stands inside the text of the plan.")
            below = " ".join(part for part in (place, below) if part)
        return Row(text=f"{number}. {basis.text}", word=word, tone=tone, below=below)
