"""Likely doubles side by side: what each says, and what will stand when they are made one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.library_changes import Why, doubles, merge
from ttdn_desktop.services.library_words import group_words, status_words
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.library.words import day_of

_WHY = {
    Why.NUMBER: N_("Both bear the same number."),
    Why.LAW: N_("Both are a law of the same name."),
    Why.SUBJECT: N_("Both are of one day and nearly one subject."),
}
_FIELDS: tuple[tuple[str, Callable[[LegalDocument], str]], ...] = (
    (N_("Type of document"), lambda one: one.type),
    (N_("Number, symbol"), lambda one: one.number or ""),
    (N_("Date of issue"), lambda one: day_of(one.date)),
    (N_("Issuing body"), lambda one: one.issuer or ""),
    (N_("Subject"), lambda one: one.subject),
    (N_("Field"), lambda one: group_words(one.group)),
    (N_("In force from"), lambda one: day_of(one.effective_from)),
    (N_("No longer in force from"), lambda one: day_of(one.expired_from)),
    (N_("Status as seen"), lambda one: status_words(one.status)),
    (N_("Where it was read"), lambda one: one.source),
    (N_("Checked against a source of law"), lambda one: _("yes") if one.verified else _("no")),
    (N_("Tags"), lambda one: ", ".join(one.tags)),
    (N_("Files"), lambda one: ", ".join(file.name for file in one.files)),
    (N_("Note"), lambda one: one.note),
)


Pair = tuple[LegalDocument, LegalDocument, Why | None]
"""The one to keep, the other, and what they have in common; None where a person chose them."""


class MergeDialog(Dialog):
    """One pair after the other; each is merged, or left as two documents."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None, *, pair: tuple[LegalDocument, LegalDocument] | None = None) -> None:
        super().__init__(_("Find doubles") if pair is None else _("Merge documents"), parent, width=860)
        self.resize(960, 600)
        self._book = context.books.library
        self._pairs: list[Pair] = [(one.first, one.second, one.why) for one in doubles(self._book.value)] if pair is None else [(*pair, None)]
        self._turned = False
        self._told = kit.muted_label("", wrap=True)
        self._place = QWidget()
        self._lines = kit.column(self._place)
        self._trouble = kit.column()
        self.content.addWidget(self._told)
        self.content.addWidget(kit.page(self._place), 1)
        self.content.addLayout(self._trouble)
        self.add_button(kit.plain_button(_("Close"), self.accept))
        self.turn_button = self.add_button(kit.plain_button(_("Keep the other one"), self.turn))
        self.leave_button = self.add_button(kit.plain_button(_("Two documents, leave them"), self.leave))
        self.merge_button = self.add_button(kit.primary_button(_("Merge"), self.merge), default=True)
        self._show()

    @property
    def pair(self) -> Pair | None:
        """The two in front, and what they have in common."""
        return self._pairs[0] if self._pairs else None

    @property
    def kept(self) -> tuple[LegalDocument, LegalDocument] | None:
        """The document to stay, and the other one."""
        if self.pair is None:
            return None
        first, second, _why = self.pair
        return (second, first) if self._turned else (first, second)

    def turn(self) -> None:
        """Let the other one stay."""
        self._turned = not self._turned
        self._show()

    def leave(self) -> None:
        """They are two documents; the next pair."""
        self._pairs = self._pairs[1:]
        self._turned = False
        self._show()

    def merge(self) -> None:
        """Make them one, as shown."""
        if (both := self.kept) is None:
            return
        keep, other = both
        if self._book.edit(_("Merge documents"), lambda library: merge(library, keep.id, other.id)):
            left = {(first.id, second.id) for first, second, _why in self._pairs[1:]}
            again = ((one.first, one.second, one.why) for one in doubles(self._book.value))
            self._pairs = [one for one in again if (one[0].id, one[1].id) in left or keep.id in {one[0].id, one[1].id}]
            self._turned = False
            self._show()

    def _show(self) -> None:
        kit.clear(self._lines)
        kit.clear(self._trouble)
        both, pair = self.kept, self.pair
        for button in (self.turn_button, self.leave_button, self.merge_button):
            button.setEnabled(both is not None)
        if both is None or pair is None:
            self._told.setText(_("No documents look like doubles."))
            return
        count = ngettext("{n} pair of likely doubles.", "{n} pairs of likely doubles.", len(self._pairs)).format(n=len(self._pairs))
        why = pair[2]
        whys = [_(_WHY[why])] if why is not None else []
        kept = _("Relations, files, tags and bases of plans are kept; what contradicts goes into the note.")
        self._told.setText(" ".join(([count, *whys] if whys else []) + [kept]))
        try:
            outcome = merge(self._book.value, both[0].id, both[1].id).document(both[0].id)
        except TtdnError as error:
            outcome = None
            self._trouble.addWidget(kit.Notice(error.message, "warning"))
        self.merge_button.setEnabled(outcome is not None)
        self._lines.addWidget(_table(both[0], both[1], outcome))
        self._lines.addStretch(1)


def _table(keep: LegalDocument, other: LegalDocument, outcome: LegalDocument | None) -> QWidget:
    """The fields in which something stands, side by side; where they differ in strong letters."""
    card = kit.Card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for column, words in enumerate((_("Stays"), _("Goes into it"), _("What will stand")), start=1):
        grid.addWidget(kit.field_label(words), 0, column)
        grid.setColumnStretch(column, 1)
    line = 1
    for words, text in _FIELDS:
        values = [text(keep), text(other), text(outcome) if outcome is not None else ""]
        if not any(values):
            continue
        grid.addWidget(kit.field_label(_(words)), line, 0, Qt.AlignmentFlag.AlignTop)
        for column, value in enumerate(values, start=1):
            grid.addWidget(_cell(value, strong=column <= 2 and values[0] != values[1]), line, column, Qt.AlignmentFlag.AlignTop)
        line += 1
    card.column.addLayout(grid)
    return card


def _cell(value: str, *, strong: bool) -> QLabel:
    label = kit.text_label(value or "–")
    label.setProperty("role", "strong" if strong else "text")
    return label
