"""One finding on a card: weight, place, what must be, the text now and as it should be, the article, and what can be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.quoting import shortened
from ttdn_desktop.services.value_words import enum_words
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.icons import icon
from ttdn_desktop.ui.review.words import PICTURES, TONES, requirement

if TYPE_CHECKING:
    from ttdn_desktop.services.reviewing import Item

_UNSURE = frozenset({"secondary", "unverified"})


class FindingCard(QFrame):
    """Enter or a double click goes to the place; the buttons mend it, set it aside or let it count again."""

    go_asked = Signal(object)  # Item
    fix_asked = Signal(object)
    aside_asked = Signal(object)
    back_asked = Signal(object)

    def __init__(self, item: "Item", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._mend: QPushButton | None = None
        told = item.told
        self.setProperty("role", "finding")
        self.setProperty("tone", "aside" if told.set_aside else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{enum_words(told.severity)}. {item.place.words}. {told.message}")
        self.setToolTip(_("Double-click, or Enter: go to the place"))
        column = kit.column(self, spacing=4)
        column.setContentsMargins(12, 8, 8, 8)
        column.addLayout(self._head())
        column.addWidget(kit.text_label(requirement(told)))
        if told.said:
            column.addWidget(_pair(_("Now:"), told.said))
        text, proposal = shortened(told.text, told.proposal)
        if text:
            column.addWidget(_pair(_("Text:"), text))
        if proposal is not None:
            column.addWidget(_pair(_("Proposed:"), proposal or _("(leave out)"), strong=True))
        if told.set_aside:
            column.addWidget(_pair(_("Left as it is, because:"), told.set_aside))
        article = _("{article} (not verified)").format(article=told.article) if told.confidence in _UNSURE else told.article
        column.addWidget(kit.small_label(article, wrap=True))
        column.addLayout(self._foot())

    def allow(self, editable: bool) -> None:
        """Whether the plan can be mended now; the same card may stand for a locked plan and for the draft made of it."""
        if self._mend is not None:
            self._mend.setEnabled(editable)

    def _head(self) -> QHBoxLayout:
        told = self.item.told
        line = kit.row(spacing=6)
        drawing = QLabel()
        drawing.setPixmap(icon(PICTURES[told.severity], "muted" if told.set_aside else TONES[told.severity], 16).pixmap(16, 16))
        line.addWidget(drawing)
        weight = QLabel(enum_words(told.severity))
        weight.setProperty("role", "weight")
        weight.setProperty("tone", "muted" if told.set_aside else TONES[told.severity])
        line.addWidget(weight)
        line.addWidget(kit.ElidedLabel(self.item.place.words, "small"), 1)
        return line

    def _foot(self) -> QHBoxLayout:
        told = self.item.told
        line = kit.row(spacing=4)
        line.addStretch(1)
        if told.set_aside:
            line.addWidget(self._button(_("Let it count again"), self.back_asked, link=True))
            return line
        line.addWidget(self._button(_("Leave it…"), self.aside_asked, link=True))
        if self.item.fixes:
            self._mend = self._button(_("Mend"), self.fix_asked, link=False)
            line.addWidget(self._mend)
        return line

    def _button(self, text: str, asked: SignalInstance, *, link: bool) -> QPushButton:
        button = (kit.link_button if link else kit.plain_button)(text, lambda: asked.emit(self.item))
        button.setAccessibleName(f"{text}: {self.item.place.words}")
        button.setAutoDefault(False)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_asked.emit(self.item)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.go_asked.emit(self.item)
        event.accept()


def _pair(name: str, text: str, *, strong: bool = False) -> QWidget:
    both = QWidget()
    line = kit.row(both, spacing=6)
    label = kit.small_label(name)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    words = kit.text_label(text)
    words.setProperty("role", "quote-new" if strong else "quote")
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return both
