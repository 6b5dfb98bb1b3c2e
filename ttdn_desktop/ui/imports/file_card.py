"""One file of an import on a card: how far it is, what it gave, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QProgressBar

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.other_papers import other_paper
from ttdn_desktop.services.paper_records import kind_name
from ttdn_desktop.ui import kit, texts
from ttdn_desktop.ui.icons import pixmap
from ttdn_desktop.ui.imports.book import BookReview
from ttdn_desktop.ui.imports.file_reader import FileState, ImportedFile
from ttdn_desktop.ui.imports.review import Review

_MOST_STATED = 5
"""Facts stated by news that are shown for one file."""
_PICTURES = {
    FileState.READ: ("check", "done"),
    FileState.NO_DOCUMENT: ("info", "accent"),
    FileState.FAILED: ("warning", "error"),
    FileState.STOPPED: ("close", "muted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person can ask of a file."""

    review: Callable[[ImportedFile], object]
    by_hand: Callable[[ImportedFile], object]
    changes: Callable[[ImportedFile], object]
    take_out: Callable[[ImportedFile], object]


class FileCard(kit.Card):
    """One file. Enter compares it, Delete takes it out of the list."""

    def __init__(self, file: ImportedFile, asked: Asked) -> None:
        super().__init__()
        self._file, self._asked = file, asked
        name = file.path.name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = kit.muted_label("")
        self.picture.setFixedWidth(20)
        self.name = kit.ElidedLabel(name, "strong")
        self.told = kit.text_label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Reading {name}").format(name=name))
        self.review = kit.plain_button(_("Compare with the source"), lambda: asked.review(file))
        self.by_hand = kit.plain_button(_("Write a plan beside it"), lambda: asked.by_hand(file))
        self.by_hand.setToolTip(_("The file is shown at the left, and you write the plan at the right."))
        self.out = kit.icon_button("close", _("Take “{name}” out of the list").format(name=name), lambda: asked.take_out(file))
        self.out.setToolTip(_("Take it out of the list (Delete); the file itself is not changed"))
        row = kit.row(spacing=12)
        row.addWidget(self.picture)
        words = kit.column(spacing=4)
        words.addWidget(self.name)
        words.addWidget(self.told)
        words.addWidget(self.bar)
        row.addLayout(words, 1)
        for button in (self.by_hand, self.review, self.out):
            row.addWidget(button)
        self.column.addLayout(row)
        self.changes = kit.primary_button(_("See the changes"), lambda: asked.changes(file))
        self.whose = kit.Notice("", "info", self.changes)
        self.column.addWidget(self.whose)

    def refresh(self) -> None:
        """What is said of the file now."""
        file = self._file
        picture, tone = ("info", "accent") if file.can_be_typed or other_words(file) else _PICTURES.get(file.state, ("plan", "muted"))
        self.picture.setPixmap(pixmap(picture, tone, 18))
        self.told.setText(file_words(file))
        self.told.setVisible(bool(self.told.text()))
        self.setAccessibleName(f"{file.path.name}. {self.told.text()}")
        self.bar.setVisible(file.state is FileState.READING)
        self.bar.setRange(0, file.total if file.total > 1 else 0)
        self.bar.setValue(file.done)
        self.review.setVisible(file.reviewed)
        self.by_hand.setVisible(file.can_be_typed)
        self.whose.setVisible(file.sent_from is not None)
        self.whose.text.setText(whose_words(file))
        self.changes.setText(_("Open the plan") if file.drawn else _("See the changes"))
        self.changes.setAccessibleName((_("Open the plan of {name}") if file.drawn else _("See the changes in {name}")).format(name=file.path.name))

    def menu(self) -> QMenu:
        """All that can be done with the file."""
        file, asked = self._file, self._asked
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if file.reviewed:
            menu.addAction(self.review.text()).triggered.connect(lambda: asked.review(file))
        if file.can_be_typed:
            menu.addAction(self.by_hand.text()).triggered.connect(lambda: asked.by_hand(file))
        if file.sent_from is not None:
            menu.addAction(self.changes.text()).triggered.connect(lambda: asked.changes(file))
        menu.addSeparator()
        out = menu.addAction(_("Take out of the list"))
        out.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        out.setShortcutVisibleInContextMenu(True)
        out.triggered.connect(lambda: asked.take_out(file))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._asked.take_out(self._file)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._file.reviewed:
            self._asked.review(self._file)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())
        event.accept()


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
            return "\n".join(part for part in (texts.plan_title(file.review.plan), other_words(file), review_words(file.review)) if part)
        case _:
            more = len(file.stated) - _MOST_STATED
            told = (*file.stated[:_MOST_STATED], *([ngettext("… and {count} more", "… and {count} more", more).format(count=more)] if more > 0 else ()))
            return "\n".join((file.trouble, *told))


def other_words(file: ImportedFile) -> str:
    """That a file is no plan, where it is none; nothing of what was exported from a plan of ours."""
    kind = other_paper(file.review.plan) if file.review is not None and file.sent_from is None else ""
    return _("Not a plan: {kind}. Taken in, it is only the start of one.").format(kind=kind) if kind else ""


def whose_words(file: ImportedFile) -> str:
    """Which plan a file was exported from, or may have been."""
    if file.sent_from is None:
        return ""
    subject = " ".join(file.sent_from.subject.split()) or _("Plan without a subject")
    if file.drawn:
        words = _(
            "This file is “{kind}” of your plan “{subject}”. It is drawn from the plan, so what was changed in it does not come back by itself: "
            "change the plan and export it again. Its tasks can be taken into the plan, as those of any file."
        )
        return words.format(kind=kind_name(file.drawn), subject=subject)
    if file.recorded:
        return _("This file is “{kind}” of your plan “{subject}”.").format(kind=kind_name(file.recorded), subject=subject)
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
