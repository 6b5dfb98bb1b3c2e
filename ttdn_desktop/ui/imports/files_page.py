"""The files of an import: where they are chosen or dropped, how far each is, and what each of them gave."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.ui import dialogs, kit, texts
from ttdn_desktop.ui.icons import pixmap
from ttdn_desktop.ui.imports.book import BookReview
from ttdn_desktop.ui.imports.file_reader import FileReader, FileState, ImportedFile
from ttdn_desktop.ui.imports.review import Review

READABLE = (
    *("*.docx", "*.docm", "*.dotx", "*.doc", "*.rtf", "*.pdf", "*.txt", "*.md", "*.html", "*.htm", "*.mht", "*.mhtml", "*.xlsx", "*.xlsm", "*.xls"),
    *("*.odt", "*.ods", "*.json"),
    *("*.png", "*.jpg", "*.jpeg"),  # scans, to be seen
)
_MOST_STATED = 5
"""Facts stated by news that are shown for one file."""
_PICTURES = {
    FileState.READ: ("check", "done"),
    FileState.NO_DOCUMENT: ("info", "accent"),
    FileState.FAILED: ("warning", "error"),
    FileState.STOPPED: ("close", "muted"),
}


class FilesPage(QWidget):
    """Emits the files a person gives and the file whose review is wanted."""

    given = Signal(list)
    review_asked = Signal(object)
    by_hand_asked = Signal(object)  # to write a plan beside a file that is none
    changes_asked = Signal(object)  # of a file that was exported from a plan

    def __init__(self, reader: FileReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._cards: dict[ImportedFile, _FileCard] = {}
        choose = kit.primary_button(_("&Choose files…"), self.choose, "folder")
        words = _(
            "Drop files onto this window, or choose them.\n"
            "Word, PDF, web page, text and Excel files are read, scans are shown; the files themselves are not changed."
        )
        self.empty = kit.EmptyState(words, choose, "import")
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
        self.pages.addWidget(kit.page(self.list, width=960))
        kit.column(self).addWidget(self.pages)
        reader.changed.connect(self._on_changed)
        reader.ended.connect(self.refresh)

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
        for number, file in enumerate(self._reader.files):
            if file not in self._cards:
                asked = (self.review_asked, self.by_hand_asked, self.changes_asked)
                card = self._cards[file] = _FileCard(file, *(partial(signal.emit, file) for signal in asked))
                self._column.insertWidget(number, card)
            self._cards[file].refresh()
        self.stop.setVisible(self._reader.busy)
        self.pages.setCurrentIndex(1 if self._reader.files else 0)

    def _on_changed(self, file: ImportedFile) -> None:
        if file in self._cards:
            self._cards[file].refresh()
        else:
            self.refresh()

    def _on_chosen(self, files: list[Path]) -> None:
        self.given.emit(files)


class _FileCard(kit.Card):
    """One file."""

    def __init__(self, file: ImportedFile, review: kit.Click, by_hand: kit.Click, changes: kit.Click) -> None:
        super().__init__()
        self._file = file
        self.picture = kit.muted_label("")
        self.picture.setFixedWidth(20)
        self.name = kit.ElidedLabel(file.path.name, "strong")
        self.told = kit.text_label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Reading {name}").format(name=file.path.name))
        self.review = kit.plain_button(_("Compare with the source"), review)
        row = kit.row(spacing=12)
        row.addWidget(self.picture)
        words = kit.column(spacing=4)
        words.addWidget(self.name)
        words.addWidget(self.told)
        words.addWidget(self.bar)
        row.addLayout(words, 1)
        self.by_hand = kit.plain_button(_("Write a plan beside it"), by_hand)
        self.by_hand.setToolTip(_("The file is shown at the left, and you write the plan at the right."))
        row.addWidget(self.by_hand)
        row.addWidget(self.review)
        self.column.addLayout(row)
        self.changes = kit.primary_button(_("See the changes"), changes)
        self.changes.setAccessibleName(_("See the changes in {name}").format(name=file.path.name))
        self.whose = kit.Notice("", "info", self.changes)
        self.column.addWidget(self.whose)

    def refresh(self) -> None:
        """What is said of the file now."""
        file = self._file
        picture, tone = ("info", "accent") if file.can_be_typed else _PICTURES.get(file.state, ("plan", "muted"))
        self.picture.setPixmap(pixmap(picture, tone, 18))
        self.told.setText(file_words(file))
        self.told.setVisible(bool(self.told.text()))
        self.bar.setVisible(file.state is FileState.READING)
        self.bar.setRange(0, file.total if file.total > 1 else 0)
        self.bar.setValue(file.done)
        self.review.setVisible(file.reviewed)
        self.by_hand.setVisible(file.can_be_typed)
        self.whose.setVisible(file.sent_from is not None)
        self.whose.text.setText(whose_words(file))


def file_words(file: ImportedFile) -> str:
    """What became of a file, in one line or two."""
    match file.state:
        case FileState.WAITING:
            return _("waits to be read")
        case FileState.READING:
            return _("is being read…")
        case FileState.READ if file.book is not None:
            count = len(file.book.tables)
            return ngettext("{count} table was found", "{count} tables were found", count).format(count=count)
        case FileState.READ if file.review is not None:
            return f"{texts.plan_title(file.review.plan)}\n{review_words(file.review)}"
        case _:
            more = len(file.stated) - _MOST_STATED
            told = (*file.stated[:_MOST_STATED], *([ngettext("… and {count} more", "… and {count} more", more).format(count=more)] if more > 0 else ()))
            return "\n".join((file.trouble, *told))


def whose_words(file: ImportedFile) -> str:
    """Which plan a file was exported from, or may have been."""
    if file.sent_from is None:
        return ""
    subject = " ".join(file.sent_from.subject.split()) or _("Plan without a subject")
    words = _("This file was exported from your plan “{subject}”.") if file.own else _("This file is like your plan “{subject}”. Is it an edited copy of it?")
    return words.format(subject=subject)


def book_words(book: BookReview) -> str:
    """How much a workbook gives with the columns as they are chosen."""
    plan = book.plan
    if plan is None:
        return ""
    counts = (
        ngettext("{count} task", "{count} tasks", len(plan.tasks)).format(count=len(plan.tasks)),
        ngettext("{count} indicator", "{count} indicators", len(plan.indicators)).format(count=len(plan.indicators)) if plan.indicators else "",
        ngettext("{count} line of the estimate", "{count} lines of the estimate", len(plan.budget_lines)).format(count=len(plan.budget_lines))
        if plan.budget_lines
        else "",
    )
    return " · ".join(filter(None, counts))


def review_words(review: Review) -> str:
    """How much of a file is still to be looked at."""
    plan = review.plan
    parts = [
        ngettext("{count} task", "{count} tasks", len(plan.tasks)).format(count=len(plan.tasks)),
        ngettext("{count} legal basis", "{count} legal bases", len(plan.legal_bases)).format(count=len(plan.legal_bases)),
    ]
    if check := len(review.to_check()):
        parts.append(ngettext("{count} to check", "{count} to check", check).format(count=check))
    if left := len(review.open_unread()):
        parts.append(ngettext("{count} line not understood", "{count} lines not understood", left).format(count=left))
    return " · ".join(parts)
