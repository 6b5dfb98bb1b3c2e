"""The new plans that an import would make, each on a card with its tick."""

from PySide6.QtWidgets import QCheckBox

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import Plan, Stage
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit, texts, theme
from ttdn_desktop.ui.imports.file_card import book_words, file_words, other_words, review_words
from ttdn_desktop.ui.imports.file_reader import ImportedFile
from ttdn_desktop.ui.imports.review import Review

INDENT = 27
"""Pixels from the edge of a choice to its words."""


def left_words(left: int) -> str:
    """That unread lines stay behind, and where they still are."""
    return ngettext(
        "{count} line that was not understood has no place and does not go into the plan. Go back to “Compare” to put it in; it stays in the source file.",
        "{count} lines that were not understood have no place and do not go into the plan. Go back to “Compare” to put them in; they stay in the source file.",
        left,
    ).format(count=left)


def plan_card(box: QCheckBox, file: ImportedFile) -> kit.Card:
    """The plan that was read of a file: whether it is taken, what it is, whether it stays issued."""
    card = kit.Card()
    card.add(box)
    if file.book is not None and file.plan is not None:
        below = [kit.text_label(texts.plan_title(file.plan)), kit.small_label(book_words(file.book), wrap=True)]
    elif file.review is None:
        below = [kit.small_label(file_words(file), wrap=True)]
    else:
        other = [kit.small_label(words, wrap=True)] if (words := other_words(file)) else []
        below = [kit.text_label(texts.plan_title(file.review.plan)), *other, kit.small_label(review_words(file.review), wrap=True)]
    for label in below:
        label.setContentsMargins(theme.current().px(INDENT + 2), 0, 0, 0)
    card.add(*below)
    if file.review is not None and (file.review.plan.locked or _bears_number_and_date(file.review.plan)):
        indented = kit.row()
        indented.setContentsMargins(theme.current().px(INDENT), 0, 0, 0)
        indented.addWidget(IssuedBox(file.review))
        card.column.addLayout(indented)
    return card


def _bears_number_and_date(plan: Plan) -> bool:
    return bool(plan.document.number and plan.document.date)


class IssuedBox(QCheckBox):
    """Whether a paper that bears number and date is kept as an issued one, or as a draft to be worked on."""

    def __init__(self, review: Review) -> None:
        head = review.plan.document
        number = full_number(head)
        words = _("It was issued with number {number} on {date}: keep it as issued, locked against changes")
        super().__init__(words.format(number=number or "…", date=short_date(head.date) if head.date else "…"))
        self.setToolTip(_("Clear the tick to take it in as a draft you can change."))
        self._review = review
        self._follow()
        review.changed.connect(self._follow)
        self.toggled.connect(self._put)

    def _follow(self) -> None:
        self.setChecked(self._review.plan.locked)

    def _put(self, on: bool) -> None:
        if on != self._review.plan.locked:
            self._review.edit(_("Change stage"), lambda plan: edits.set_plan(plan, stage=Stage.ISSUED if on else Stage.DRAFT))
