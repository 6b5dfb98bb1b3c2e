"""The files of an import: where they are chosen or dropped, how far each is, and what each of them gave."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import dialogs, kit
from ttdn_desktop.ui.imports.file_card import Asked, FileCard
from ttdn_desktop.ui.imports.file_reader import FileReader, ImportedFile
from ttdn_desktop.ui.tab_order import tab_through

READABLE = (
    *("*.docx", "*.docm", "*.dotx", "*.doc", "*.rtf", "*.pdf", "*.txt", "*.md", "*.html", "*.htm", "*.mht", "*.mhtml", "*.xlsx", "*.xlsm", "*.xls"),
    *("*.odt", "*.ods", "*.json"),
    *("*.png", "*.jpg", "*.jpeg"),  # scans, to be seen
)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
Offer = Callable[[str, str, Callable[[], object]], object]
"""Says what was done, with the words of the button that takes it back and what the button does."""


class FilesPage(QWidget):
    """Emits the files a person gives and the file whose review is wanted."""

    given = Signal(list)
    review_asked = Signal(object)
    by_hand_asked = Signal(object)  # to write a plan beside a file that is none
    changes_asked = Signal(object)  # of a file that was exported from a plan

    def __init__(self, reader: FileReader, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader, self._offer = reader, offer
        self._cards: dict[ImportedFile, FileCard] = {}
        self._asked = Asked(review=self.review_asked.emit, by_hand=self.by_hand_asked.emit, changes=self.changes_asked.emit, take_out=self.take_out)
        self._first = kit.primary_button(_("&Choose files…"), self.choose, "folder")
        words = _(
            "Drop files onto this window, or choose them.\n"
            "Word, PDF, web page, text and Excel files are read, scans are shown; the files themselves are not changed."
        )
        self.empty = kit.EmptyState(words, self._first, "import")
        self.list = QWidget()
        self._column = kit.column(self.list, margins=24, spacing=12)
        self._column.addStretch(1)
        self.more = kit.plain_button(_("&Add files…"), self.choose, "add")
        self.stop = kit.plain_button(_("&Stop"), reader.stop)
        foot = kit.row(spacing=8)
        foot.addWidget(self.more)
        foot.addWidget(self.stop)
        foot.addStretch(1)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        self._column.insertWidget(0, self._foot)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self._scroll: QScrollArea = kit.page(self.list, width=960)
        self.pages.addWidget(self._scroll)
        kit.column(self).addWidget(self.pages)
        reader.changed.connect(self._on_changed)
        reader.ended.connect(self.refresh)
        reader.listed.connect(self._on_listed)

    def choose(self) -> None:
        """Ask for files."""
        filters = ((_("Files that can be read"), READABLE), (_("All files"), ("*",)))
        dialogs.choose_files(self.window(), _("Import files"), filters, self._on_chosen)

    def refresh(self) -> None:
        """Show the files of the reader."""
        for file in [file for file in self._cards if file not in self._reader.files]:
            card = self._cards.pop(file)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        made = False
        for number, file in enumerate(self._reader.files):
            if file not in self._cards:
                made = True
                card = self._cards[file] = FileCard(file, self._asked)
                card.installEventFilter(self)
                self._column.insertWidget(number, card)
                card.show()  # at once, for it may get the focus
            self._cards[file].refresh()
        if made:
            tab_through(self._scroll, self._column)
        self.stop.setVisible(self._reader.busy)
        self.pages.setCurrentIndex(1 if self._reader.files else 0)

    def take_out(self, file: ImportedFile) -> None:
        """Take the file out of the list, and say so; it can be put back with all that was read and corrected."""
        self._reader.take_out(file)
        self._offer(taken_out_words(file), _("Put back"), partial(self._reader.put_back, file))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from file to file."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and (step := _STEPS.get(Qt.Key(event.key()), 0)):
            cards = [self._cards[file] for file in self._reader.files]
            at = next((at for at, card in enumerate(cards) if card is watched), -1) + step
            if 0 <= at < len(cards):
                self._focus(cards[at])
            return True
        return super().eventFilter(watched, event)

    def _on_listed(self, at: int) -> None:
        """A file came in at this place or left it: the one that stands there now has the focus, or what files are chosen with."""
        self.refresh()
        if not self.isVisible():
            return
        files = self._reader.files
        if files:
            self._focus(self._cards[files[min(at, len(files) - 1)]])
        else:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self, card: FileCard) -> None:
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.activate()
        self._scroll.ensureWidgetVisible(card, 0, 12)

    def _on_changed(self, file: ImportedFile) -> None:
        if file in self._cards:
            self._cards[file].refresh()
        else:
            self.refresh()

    def _on_chosen(self, files: list[Path]) -> None:
        self.given.emit(files)


def taken_out_words(file: ImportedFile) -> str:
    """What is said when a file was taken out of the list."""
    if file.looked_through:
        words = _("“{name}” was taken out of the list. What you took from it into your plan stays there; the file itself is not changed.")
    elif file.corrected:
        words = _("“{name}” was taken out of the list. “Put back” brings it back with all you corrected; the file itself is not changed.")
    else:
        words = _("“{name}” was taken out of the list; the file itself is not changed.")
    return words.format(name=file.path.name)
