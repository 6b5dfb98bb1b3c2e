"""What narrows the list of documents: words, validity, field, tag, whose entries, files; and the order."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.validity import Validity
from ttdn_desktop.i18n import _
from ttdn_desktop.services.library_listing import Order, Wanted, groups_of, tags_of
from ttdn_desktop.services.library_words import VALIDITIES, group_words
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.eliding_box import ElidingBox
from ttdn_desktop.ui.library.words import ORDERS


class _Choice(ElidingBox):
    """A list whose first entry does not narrow."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[tuple[str, str]], *, chosen: str | None = None) -> None:
        """Offer these; what was chosen stays where it is still offered, unless another one is."""
        chosen = self.value if chosen is None else chosen
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.blockSignals(False)

    @property
    def value(self) -> str:
        return str(self.currentData() or "")


_BEST = ""
"""The order of what agrees best with the words that are searched for."""


def _orders() -> tuple[tuple[str, str], ...]:
    return tuple((key.value, _(words)) for key, words in ORDERS.items())


class FilterBar(QWidget):
    """Emits `changed` with every change; `words_changed` where other words are searched for."""

    changed = Signal()
    words_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = LineEditor()
        self.words.setPlaceholderText(_("Number, title, notes, text of files"))
        self.words.setAccessibleName(_("Search the library"))
        self.words.setClearButtonEnabled(True)
        self.validity = _Choice(_("Validity"), [("", _("Any validity")), *((key.value, _(words)) for key, words in VALIDITIES.items())])
        self.group = _Choice(_("Field"), [("", _("All fields"))])
        self.tag = _Choice(_("Tag"), [("", _("All tags"))])
        self.order = _Choice(_("Order"), _orders())
        self._order = self.order.value  # chosen where nothing is searched for
        self.own = QCheckBox(_("Own entries"))
        self.with_file = QCheckBox(_("With a file"))
        lines = kit.column(self, spacing=8)
        lines.addWidget(self.words)
        for parts in ((self.validity, self.group), (self.order, self.tag), (self.own, self.with_file)):
            line = kit.row(spacing=8)
            for part in parts:
                line.addWidget(part, 1 if isinstance(part, _Choice) else 0)
            if not isinstance(parts[0], _Choice):
                line.addStretch(1)
            lines.addLayout(line)
        self.words.textChanged.connect(self._offer_orders)
        self.words.textChanged.connect(self.words_changed)
        for choice in (self.validity, self.group, self.tag, self.order):
            choice.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for box in (self.own, self.with_file):
            box.toggled.connect(lambda _on: self.changed.emit())

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            words=self.words.text(),
            validity=Validity(self.validity.value) if self.validity.value else None,
            group=self.group.value,
            tag=self.tag.value,
            own=self.own.isChecked(),
            with_file=self.with_file.isChecked(),
            order=Order(self.order.value or self._order),
            best=not self.order.value,
        )

    def show_library(self, library: Library) -> None:
        """Offer the fields and tags that this library has."""
        self.group.show_choices([("", _("All fields")), *((group, group_words(group)) for group in groups_of(library))])
        tags = tags_of(library)
        self.tag.show_choices([("", _("All tags")), *((tag, tag) for tag in tags)])
        self.tag.setVisible(bool(tags))

    def _offer_orders(self, words: str) -> None:
        """Where words are searched for, what agrees best comes first as long as nothing else is chosen; then it is again as it was."""
        ranked = self.order.findData(_BEST) >= 0
        if bool(words.strip()) == ranked:
            return
        if not ranked:
            self._order = self.order.value
        self.order.show_choices(_orders() if ranked else ((_BEST, _("Best match first")), *_orders()), chosen=self._order if ranked else _BEST)

    def reset(self) -> None:
        """Narrow no more."""
        self.blockSignals(True)
        for choice in (self.validity, self.group, self.tag):
            choice.setCurrentIndex(0)
        for box in (self.own, self.with_file):
            box.setChecked(False)
        self.blockSignals(False)
        self.words.clear()
        self.changed.emit()
