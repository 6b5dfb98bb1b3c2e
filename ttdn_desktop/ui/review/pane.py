"""The page Rà soát beside the editor: findings on cards, the gravest first, with filters by weight and one button for all that is certain."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.texts import texts
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.find import Match
from ttdn_desktop.services.value_words import enum_words
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.icons import icon
from ttdn_desktop.ui.review.card import FindingCard
from ttdn_desktop.ui.review.words import PICTURES, TONES, counted

if TYPE_CHECKING:
    from ttdn_desktop.services.reviewing import Item, Review

_AT_ONCE = 25
"""Cards made at a time; more are made when they are asked for."""


class ReviewPane(QWidget):
    """Follows the watch of the window; what a card asks for is done here."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._watch = context.review
        self._shown: set[Severity] = set(Severity)
        self._room = _AT_ONCE
        self._see_aside = False
        self.cards: list[FindingCard] = []
        self.aside_cards: list[FindingCard] = []
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = kit.column(self)
        column.addWidget(self._head())
        self.waiting = kit.EmptyState(_("The plan is being checked…"), picture="search")
        self.empty = kit.EmptyState(_("There is nothing to mend."), picture="check")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("role", "ground")
        self._list = kit.column(content, margins=12, spacing=8)
        self._cards = kit.column(spacing=8)
        self.more = kit.link_button("", self._show_more)
        self.aside_link = kit.link_button("", self._toggle_aside)
        self._aside = kit.column(spacing=8)
        self.foot = kit.small_label("", wrap=True)
        self._list.addLayout(self._cards)
        self._list.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addWidget(self.aside_link, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addLayout(self._aside)
        self._list.addWidget(self.foot)
        self._list.addStretch(1)
        self.area.setWidget(content)
        for widget in (self.waiting, self.empty, self.area):
            column.addWidget(widget, 1)
        self._watch.reviewed.connect(self.show_review)
        hear(self, context.session.switched, lambda _session: self._forget())
        self.show_review()

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("role", "header")
        lines = kit.column(head, spacing=4)
        lines.setContentsMargins(12, 8, 12, 8)
        self.filters: dict[Severity, QToolButton] = {}
        line = kit.row(spacing=4)
        for severity in Severity:
            button = QToolButton()
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIcon(icon(PICTURES[severity], TONES[severity], 16))
            button.setCheckable(True)
            button.setChecked(True)
            button.setToolTip(_("Show or hide: {what}").format(what=enum_words(severity)))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.toggled.connect(partial(self._filter, severity))
            self.filters[severity] = button
            line.addWidget(button)
        line.addStretch(1)
        lines.addLayout(line)
        self.fix_all = kit.plain_button("", self._fix_all, "check")
        lines.addWidget(self.fix_all, 0, Qt.AlignmentFlag.AlignLeft)
        return head

    # --- showing

    def show_review(self) -> None:
        """Show what is found now; cards that stay the same stay where they are."""
        review = self._watch.review
        self.waiting.setVisible(review is None)
        self.empty.setVisible(review is not None and not review.items and not review.set_aside)
        self.area.setVisible(review is not None and bool(review.items or review.set_aside))
        for severity, button in self.filters.items():
            count = review.count(severity) if review is not None else 0
            button.setText(str(count))
            button.setAccessibleName(counted(severity, count))
        self._show_fix_all(review)
        if review is not None:
            self._show_items(review)

    def _show_fix_all(self, review: "Review | None") -> None:
        certain = sum(bool(item.fixes) for item in review.items) if review is not None else 0
        self.fix_all.setText(ngettext("Mend all that is certain ({count})", "Mend all that is certain ({count})", certain).format(count=certain))
        self.fix_all.setVisible(certain > 0)
        self.fix_all.setEnabled(review is not None and any(item.fixes and self._editable(item) for item in review.items))

    def _show_items(self, review: "Review") -> None:
        wanted = [item for item in review.items if item.told.severity in self._shown]
        focused = next((at for at, card in enumerate(self.cards) if card.isAncestorOf(self.focusWidget() or self) or card.hasFocus()), None)
        self.cards = self._fill(self._cards, self.cards, wanted[: self._room])
        rest = len(wanted) - len(self.cards)
        self.more.setText(ngettext("Show {count} more", "Show {count} more", rest).format(count=rest))
        self.more.setVisible(rest > 0)
        aside = len(review.set_aside)
        self.aside_link.setText(ngettext("Left as it is ({count})", "Left as they are ({count})", aside).format(count=aside))
        self.aside_link.setVisible(aside > 0)
        self.aside_cards = self._fill(self._aside, self.aside_cards, list(review.set_aside) if self._see_aside else [])
        said = _("{checked} rules were looked at, {skipped} could not be.").format(checked=review.checked, skipped=review.skipped)
        none = _("Nothing of this weight.")
        self.foot.setText(said if wanted or not review.items else f"{none} {said}")
        if focused is not None and self.cards and self.focusWidget() is None:
            self.cards[min(focused, len(self.cards) - 1)].setFocus()

    def _fill(self, place: QVBoxLayout, old: list[FindingCard], items: "list[Item]") -> list[FindingCard]:
        """Cards for these in this order: those already there are used again."""
        spare = {card.item: card for card in old}
        made: list[FindingCard] = []
        for at, item in enumerate(items):
            card = spare.pop(item, None)
            if card is None:
                card = self._card(item)
                place.insertWidget(at, card)
            elif place.indexOf(card) != at:
                place.removeWidget(card)
                place.insertWidget(at, card)
            card.allow(self._editable(item))
            made.append(card)
        for card in spare.values():
            place.removeWidget(card)
            card.hide()
            card.deleteLater()  # a click on one of its buttons may be under way
        return made

    def _card(self, item: "Item") -> FindingCard:
        card = FindingCard(item)
        card.go_asked.connect(self.go)
        card.fix_asked.connect(lambda item: self._watch.fix([item]))
        card.aside_asked.connect(self.ask_reason)
        card.back_asked.connect(self._watch.take_back)
        return card

    def _editable(self, item: "Item") -> bool:
        """Papers of an issued plan can still be mended, unless they are issued themselves."""
        session = self._context.session.current
        return session is not None and not (session.read_only if item.place.paper else session.locked)

    def _forget(self) -> None:
        self._room, self._see_aside = _AT_ONCE, False

    def start(self) -> None:
        """Give the focus to the first finding."""
        QTimer.singleShot(0, self, lambda: self.cards[0].setFocus() if self.cards else None)

    # --- doing

    def go(self, item: "Item") -> None:
        """Go to the field of a finding."""
        if item.place.paper:
            self._context.go("papers", paper=item.place.paper, part=item.place.part, text=item.told.text)
        elif item.place.text is not None:
            from_text(self._context, item)
        elif item.place.key:
            self._context.go("compose", node=item.place.key)
        else:
            self._context.message(_("This place is shown on another screen."))

    def ask_reason(self, item: "Item") -> Dialog:
        """Ask why a finding is left as it is."""
        dialog = ReasonDialog(item, self.window())
        dialog.accepted.connect(lambda: self._watch.set_aside(item, dialog.reason()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _fix_all(self) -> None:
        review = self._watch.review
        if review is not None:
            self._watch.fix(review.items)

    def _filter(self, severity: Severity, on: bool) -> None:
        (self._shown.add if on else self._shown.discard)(severity)
        self.show_review()

    def _show_more(self) -> None:
        self._room += _AT_ONCE
        self.show_review()

    def _toggle_aside(self) -> None:
        self._see_aside = not self._see_aside
        self.show_review()


class ReasonDialog(Dialog):
    """Asks for the reason, without which nothing is set aside."""

    def __init__(self, item: "Item", parent: QWidget | None = None) -> None:
        super().__init__(_("Leave it as it is?"), parent)
        self.content.addWidget(kit.text_label(item.told.rule))
        self.content.addWidget(kit.small_label(f"{item.place.words} · {item.told.article}", wrap=True))
        self.box = QPlainTextEdit()
        self.box.setAccessibleName(_("Reason"))
        self.box.setPlaceholderText(_("Why the rule does not hold here; it is kept with the plan and can be taken back"))
        self.box.setMaximumHeight(96)
        self.box.setTabChangesFocus(True)
        self.content.addWidget(kit.field_label(_("Reason"), self.box))
        self.content.addWidget(self.box)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.agree = self.add_button(kit.primary_button(_("Set it aside"), self.accept), default=True)
        self.agree.setEnabled(False)
        self.box.textChanged.connect(lambda: self.agree.setEnabled(bool(self.reason())))

    def reason(self) -> str:
        """What was typed."""
        return " ".join(self.box.toPlainText().split())


def from_text(context: ScreenContext, item: "Item") -> None:
    """Go to the text of a finding and select it."""
    place, plan = item.place.text, context.session.plan
    if place is None or plan is None:
        return
    whole = next((text for there, text in texts(plan) if there == place), "")
    start = max(whole.find(item.told.text), 0) if item.told.text else 0
    found = bool(item.told.text) and item.told.text in whole
    context.go("compose", match=Match(place=place, start=start, end=start + len(item.told.text) if found else len(whole)))
