"""What a document has to do with others: the time line, each relation with its day, adding and removing them."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ttdn_desktop.domain.library import LegalDocument, RelationKind
from ttdn_desktop.i18n import _
from ttdn_desktop.services.basis_picks import name_of
from ttdn_desktop.services.library_changes import remove_relation
from ttdn_desktop.services.library_life import Tie, life_of, ties_of
from ttdn_desktop.ui import dialogs, kit, menus
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.library.relation_dialog import RelationDialog
from ttdn_desktop.ui.library.timeline import Timeline, tie_words
from ttdn_desktop.ui.library.words import DOES, SUFFERS, day_of
from ttdn_desktop.ui.tab_order import tab_through


class RelationsCard(kit.Card):
    """`asked` names the document that a person wants to see."""

    asked = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._document: LegalDocument | None = None
        self.ties: tuple[Tie, ...] = ()
        self.timeline = Timeline()
        self.add_button = kit.plain_button(_("Add a relation…"), self._open_menu, "add")
        head = kit.row(spacing=8)
        head.addWidget(kit.pane_label(_("Relations")), 1)
        head.addWidget(self.add_button)
        self.column.addLayout(head)
        self._none = kit.muted_label(_("No relation to another document is known."), wrap=True)
        self._rows = kit.column(spacing=0)
        self.add(self._none, self.timeline)
        self.column.addLayout(self._rows)

    def show_document(self, document: LegalDocument, on: dt.date) -> None:
        """Show the relations of this document as the library has them now."""
        shelf = self._context.books.shelf
        self._document = document
        self.ties = ties = ties_of(document, shelf)
        self._none.setVisible(not ties)
        self.timeline.show_life(life_of(document, shelf), on)
        kit.clear(self._rows)
        locked = bool(self._context.books.library.read_only)
        self.add_button.setVisible(not locked)
        for tie in ties:
            self._rows.addWidget(self._row(tie, locked=locked))
        tab_through(self.add_button, self._rows)

    def _row(self, tie: Tie, *, locked: bool) -> QWidget:
        """The relation, the other document as a link, from when and what of it."""
        row = QWidget()
        line = kit.row(row, spacing=8)
        words = kit.muted_label(tie_words(tie))
        words.setMinimumWidth(words.fontMetrics().horizontalAdvance(_("Amended by")) + 24)
        facts = [_("from {day}").format(day=day_of(tie.first))] if tie.first else []
        if tie.relation.kind is RelationKind.REPLACES and not tie.relation.whole:
            facts.append(_("a part of it"))
        facts += [tie.relation.part] if tie.relation.part else []
        facts += [] if tie.relation.verified else [_("not verified")]
        line.addWidget(words)
        line.addWidget(kit.ElidedLink(name_of(tie.other), lambda: self.asked.emit(tie.other.id), 420))
        line.addWidget(kit.ElidedLabel(" · ".join(facts), "small"), 1)
        change = kit.icon_button("pencil", _("Change this relation to {document}").format(document=name_of(tie.other)), partial(self._change, tie))
        remove = kit.icon_button("trash", _("Remove this relation to {document}").format(document=name_of(tie.other)), partial(self.remove, tie))
        for button in (change, remove):
            button.setVisible(not locked)
            line.addWidget(button)
        return row

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for passive, words in ((True, SUFFERS), (False, DOES)):
            for kind in RelationKind:
                menu.addAction(f"{_(words[kind])}…").triggered.connect(lambda _on=False, kind=kind, passive=passive: self.open_dialog(kind, passive=passive))
            menu.addSeparator()
        menus.popup_below(menu, self.add_button)

    def open_dialog(self, kind: RelationKind, *, passive: bool) -> RelationDialog | None:
        """Let a person choose the other document and say from when."""
        if self._document is None:
            return None
        return dialogs.open_once(RelationDialog(self._context, self._document, kind, passive=passive, parent=self.window()))

    def _change(self, tie: Tie) -> None:
        if self._document is not None:
            dialogs.open_once(RelationDialog(self._context, self._document, tie.relation.kind, passive=tie.passive, tie=tie, parent=self.window()))

    def remove(self, tie: Tie) -> None:
        """Take a relation out."""
        self._context.books.library.edit(_("Remove relation"), lambda library: remove_relation(library, tie.relation.key))
