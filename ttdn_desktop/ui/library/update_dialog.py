"""What an update would change, before it is taken: thêm, sửa, bỏ, and what is asked about because the office has it otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ttdn_desktop.errors import TtdnError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.library_updates import Change, Preview, Step, Update, preview_update, take_update
from ttdn_desktop.services.update_words import FIELD_NAMES, HELD_WORDS, PART_NAMES, change_words, summary_words, value_words
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog

_ID = Qt.ItemDataRole.UserRole
_STEPS = {Step.ADD: N_("To add ({n})"), Step.CHANGE: N_("To change ({n})"), Step.REMOVE: N_("To remove ({n})")}


class UpdateDialog(Dialog):
    """Nothing is changed before the person agrees; ticks decide of what is asked about."""

    def __init__(self, context: ScreenContext, update: Update, parent: QWidget | None = None) -> None:
        super().__init__(update.title or _("Update of the library"), parent, width=760)
        self.resize(880, 600)
        self._context, self._update = context, update
        self._chosen: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)  # not while the ticked row still tells of its tick
        self._soon.timeout.connect(self._show)
        about = [update.publisher, _("edition of {day}").format(day=short_date(update.edition))]
        self.content.addWidget(kit.muted_label(" · ".join(part for part in about if part), wrap=True))
        self._notes = kit.column(spacing=8)
        self.content.addLayout(self._notes)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setProperty("role", "boxed")
        self.tree.setColumnCount(2)
        self.tree.setAccessibleName(_("What will change"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemChanged.connect(self._on_ticked)
        self.content.addWidget(self.tree, 1)
        self._told = kit.text_label("")
        self.content.addWidget(self._told)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.take = self.add_button(kit.primary_button(_("Take it"), self._take), default=True)
        self._show()

    @property
    def chosen(self) -> frozenset[str]:
        """What is taken although the office has it otherwise."""
        return frozenset(self._chosen)

    def _show(self) -> None:
        """Everything anew; a tick may let others follow."""
        kit.clear(self._notes)
        try:
            shown = preview_update(self._context.books.library.value, self._update, self._chosen)
        except TtdnError as error:
            self._notes.addWidget(kit.Notice(error.message, "error"))
            self.take.setEnabled(False)
            return
        if shown.newer:
            self._notes.addWidget(
                kit.Notice(_("Your library already has a newer edition ({edition}). This one may be out of date.").format(edition=shown.newer), "warning")
            )
        blocker = QSignalBlocker(self.tree)
        at = self.tree.verticalScrollBar().value()
        self.tree.clear()
        if shown.held:
            self._group(_("To be decided ({n})").format(n=len(shown.held)), shown.held, shown, ticks=True)
        for step, words in _STEPS.items():
            changes = [one for one in shown.changes if one.step is step and one.held is None]
            if changes:
                self._group(_(words).format(n=len(changes)), changes, shown)
        blocker.unblock()
        self.tree.verticalScrollBar().setValue(at)
        self._told.setText(summary_words(shown) if shown.changes else _("Your library has all of this already."))
        self.take.setEnabled(bool(shown.taken))

    def _group(self, words: str, changes: Sequence[Change], shown: Preview, *, ticks: bool = False) -> None:
        group = QTreeWidgetItem([words, ""])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        library = self._context.books.library.value
        rows = []
        for change in changes:
            row = QTreeWidgetItem([change_words(change, library, shown), _(PART_NAMES[change.part])])
            row.setToolTip(0, row.text(0))
            row.setData(0, _ID, change.id)
            if ticks:
                row.setCheckState(0, Qt.CheckState.Checked if change.chosen else Qt.CheckState.Unchecked)
                if change.held is not None:
                    row.addChild(_note(_(HELD_WORDS[change.held])))
            for field in change.fields if change.before is not None and change.after is not None else ():
                row.addChild(_note(f"{_(FIELD_NAMES.get(field, field))}: {' → '.join(value_words(change, field))}"))
            rows.append(row)
        group.addChildren(rows)
        self.tree.addTopLevelItem(group)
        group.setExpanded(ticks or len(rows) <= 40)
        if ticks:
            for row in rows:
                row.setExpanded(True)

    def _on_ticked(self, item: QTreeWidgetItem) -> None:
        ident = item.data(0, _ID)
        if ident:
            (self._chosen.add if item.checkState(0) is Qt.CheckState.Checked else self._chosen.discard)(str(ident))
            self._soon.start()

    def _take(self) -> None:
        chosen, update = self.chosen, self._update
        if self._context.books.library.edit(_("Take in update"), lambda library: take_update(library, update, chosen)):
            self._context.message(_("The update was taken. Ctrl+Z takes it back."))
            self.accept()


def _note(words: str) -> QTreeWidgetItem:
    note = QTreeWidgetItem([words, ""])
    note.setToolTip(0, words)
    return note
