"""One change or comment as a card: where, what, before and after word by word, who, and whether to take it."""

import datetime as dt

from PySide6.QtWidgets import QCheckBox, QWidget

from ttdn_desktop.domain.compare import ChangeKind
from ttdn_desktop.i18n import _
from ttdn_desktop.services.change_words import kind_words, place_of_node, said, what_words
from ttdn_desktop.services.remarks import Hand
from ttdn_desktop.services.round_trip import ReturnedChange
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.diff_label import diff_label
from ttdn_desktop.ui.returned.review import ReturnedReview

_TONES = {ChangeKind.ADDED: "done", ChangeKind.REMOVED: "error", ChangeKind.MOVED: "", ChangeKind.CHANGED: "warning"}
_LONGEST = 6000  # characters of a text that are shown


class ChangeCard(kit.Card):
    """A change with its tick."""

    def __init__(self, review: ReturnedReview, one: ReturnedChange, *, with_place: bool) -> None:
        super().__init__()
        self._review, self.one = review, one
        change = one.change
        place = review.place(one).title
        self.tick = QCheckBox(_("Take over") if one.incoming.mine is None else _("Take the version of the file"))
        self.tick.setAccessibleName(_("{what}: {kind}, {place}").format(what=what_words(change), kind=kind_words(change), place=place))
        self.tick.toggled.connect(lambda on: review.set_wanted([one], on))
        head = kit.row(spacing=8)
        head.addWidget(kit.chip_label(kind_words(change), _TONES[change.kind]))
        head.addWidget(kit.ElidedLabel(f"{what_words(change)} · {place}" if with_place else what_words(change), "strong"), 1)
        if one.hands:
            head.addWidget(kit.muted_label(hands_words(one.hands)))
        head.addWidget(self.tick)
        self.column.addLayout(head)
        for widget in self._body():
            self.column.addWidget(widget)
        review.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is decided."""
        self.tick.blockSignals(True)
        self.tick.setChecked(self.one.key in self._review.wanted)
        self.tick.blockSignals(False)

    def _body(self) -> list[QWidget]:
        change, mine, three = self.one.change, self.one.incoming.mine, self._review.file.three
        before, after = said(change, three.theirs.before, three.theirs.after)
        if mine is not None:
            was, here = said(mine, three.theirs.before, three.onto)
            here = _("Removed here") if mine.kind is ChangeKind.REMOVED else here
            there = _("Removed in the file") if change.kind is ChangeKind.REMOVED else after
            words = kit.Notice(_("This place was changed here too. Without a tick it stays as it is here."), "warning")
            return [words, kit.small_label(_("Here")), diff_label(was, here), kit.small_label(_("In the file")), diff_label(before, there)]
        body: list[QWidget] = []
        if not change.sure:
            body.append(kit.Notice(_("This was matched by its words alone. Look whether it is the same place."), "info"))
        if change.kind is ChangeKind.MOVED:
            body.append(kit.muted_label(self._moved_words(), wrap=True))
            body.append(kit.text_label(after[:_LONGEST]))
        elif before == after:
            body += [kit.muted_label(_("The words are the same; their look or mark differs."), wrap=True), kit.text_label(after[:_LONGEST])]
        else:
            body.append(diff_label(before, after))
        return body

    def _moved_words(self) -> str:
        theirs, key = self._review.file.three.theirs, self.one.change.key
        old, new = (tree.parents().get(key, "") for tree in (theirs.before, theirs.after))
        if old == new:
            return _("Moved to another place in the same part")
        was, now = (place_of_node(tree, parent, self.one.change.group).title for tree, parent in ((theirs.before, old), (theirs.after, new)))
        return _("From “{was}” to “{now}”").format(was=was, now=now) if was != now else _("Moved to another place in the same part")


class CommentCard(kit.Card):
    """A comment with its tick."""

    def __init__(self, review: ReturnedReview, number: int) -> None:
        super().__init__()
        one = review.file.comments[number]
        place = review.comment_place(one).title
        self.tick = QCheckBox(_("Keep as a note"))
        self.tick.setAccessibleName(_("Keep the comment of {author} on {place} as a note").format(author=one.hand.author, place=place))
        self.tick.setChecked(number in review.noted)
        self.tick.toggled.connect(lambda on: review.set_noted(number, on))
        head = kit.row(spacing=8)
        head.addWidget(kit.chip_label(_("Comment")))
        head.addWidget(kit.ElidedLabel(place, "strong"), 1)
        head.addWidget(kit.muted_label(hands_words((one.hand,))))
        head.addWidget(self.tick)
        self.column.addLayout(head)
        if one.quote:
            self.column.addWidget(kit.muted_label(f"“{one.quote}”", wrap=True))
        self.column.addWidget(kit.text_label(one.text))


def hands_words(hands: tuple[Hand, ...]) -> str:
    """Names with days: "An (1/12/2026), Bình"."""
    days: dict[str, dt.date | None] = {}
    for hand in hands:
        days[hand.author] = hand.at.date() if hand.at else days.get(hand.author)
    return ", ".join(f"{author} ({short_date(day)})" if day else author for author, day in days.items())
