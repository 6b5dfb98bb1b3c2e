"""Bringing files in: choose them, compare what was read with its source, and say where it goes; nothing is saved before that."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.ui import dialogs, kit
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.book import BookReview, Choices
from ttdn_desktop.ui.imports.columns_page import ColumnsPage
from ttdn_desktop.ui.imports.file_reader import FileReader, ImportedFile
from ttdn_desktop.ui.imports.files_page import FilesPage
from ttdn_desktop.ui.imports.review_page import ReviewPage
from ttdn_desktop.ui.imports.taking_in import TakingIn
from ttdn_desktop.ui.imports.target_page import TargetPage
from ttdn_desktop.ui.returned.opening import open_returned
from ttdn_desktop.ui.session import SessionHolder
from ttdn_desktop.ui.step_head import StepHead

FILES, REVIEW, TARGET = range(3)
_STEPS = (N_("Files"), N_("Compare"), N_("Take in"))


class ImportsScreen(QWidget):
    """The wizard; its steps are pages of a stack."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "ground")
        self.holder = SessionHolder(self)
        self.holder.refused.connect(context.message)
        self.reader = FileReader(context, self)
        self.files = FilesPage(self.reader, context.offer)
        self.pages = QStackedWidget()
        self.compare = QStackedWidget()
        self._last = QStackedWidget()  # holds the page of targets once it is needed
        for page in (self.files, self.compare, self._last):
            self.pages.addWidget(page)
        self.which = CalmBox()
        self.which.setAccessibleName(_("File"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(24)
        self.cancel = kit.plain_button(_("Cancel"), self.ask_cancel)
        self.back = kit.plain_button(_("Bac&k"), self.go_back)
        self.forward = kit.primary_button("", self.go_forward)
        self._head = StepHead(_("Import"), [_(step) for step in _STEPS], (self.which, self.cancel, self.back, self.forward))
        column = kit.column(self)
        column.addWidget(self._head)
        column.addWidget(self.pages, 1)
        self.files.given.connect(self.take_files)
        self.files.review_asked.connect(self.show_review)
        self.files.changes_asked.connect(self.show_changes)
        self.files.by_hand_asked.connect(self.write_beside)
        self.reader.changed.connect(lambda _file: self._show_step())
        self.reader.ended.connect(self._on_ended)
        self.reader.listed.connect(lambda _at: self._show_step())
        self.which.activated.connect(self._on_which)
        self._show_step()

    # --- the pages that are made when they are first needed: the window never waits for all of them

    @cached_property
    def review(self) -> ReviewPage:
        """Where a document is compared with its source."""
        page = ReviewPage(self._context, self.holder)
        self.compare.addWidget(page)
        return page

    @cached_property
    def columns(self) -> ColumnsPage:
        """Where the columns of a workbook are chosen."""
        page = ColumnsPage(self._context)
        self.compare.addWidget(page)
        return page

    @cached_property
    def target(self) -> TargetPage:
        """Where it is asked what goes where."""
        page = TargetPage(self._context)
        page.changed.connect(self._show_step)
        self._last.addWidget(page)
        return page

    def _made(self, name: str) -> bool:
        return name in self.__dict__

    @property
    def _book(self) -> BookReview | None:
        return self.columns.book if self._made("columns") else None

    # --- what others ask

    def reveal(self, files: Sequence[Path] = (), choose: bool = False) -> None:
        """Read these files, or ask for some."""
        if files:
            self.take_files(files)
        elif choose and not self.reader.files:
            self.files.choose()

    def undo_step(self) -> None:
        """Ctrl+Z on this screen."""
        (self._history() or self.holder).undo()

    def redo_step(self) -> None:
        """Ctrl+Y on this screen."""
        (self._history() or self.holder).redo()

    def _history(self) -> QUndoStack | None:
        """What Ctrl+Z takes back: files of the list, or columns of a workbook; None where a document is compared."""
        if self.pages.currentIndex() == FILES:
            return self.reader.history
        return None if self._book is None else self._book.history

    # --- steps

    def take_files(self, files: Sequence[Path]) -> None:
        """Read these files beside those that are there."""
        if self._context.desk.read_only:
            self._context.message(self._context.desk.read_only)
            return
        self.pages.setCurrentIndex(FILES)
        self.reader.read([path for path in files if path.is_file()] or list(files))
        self.files.refresh()
        self._show_step()
        QTimer.singleShot(0, self, lambda: self.review)  # made while the files are being read

    def show_review(self, file: ImportedFile) -> None:
        """Compare this file with its source."""
        if not file.reviewed:
            return
        self._fill_which()
        self.which.setCurrentIndex(next(at for at in range(self.which.count()) if self.which.itemData(at) is file))
        self.pages.setCurrentIndex(REVIEW)
        self._show_file(file)
        self._show_step()

    def write_beside(self, file: ImportedFile) -> None:
        """Show a file that is no plan beside a plan that is written by hand."""
        self.reader.start_by_hand(file, partial(self.show_review, file))

    def show_changes(self, file: ImportedFile) -> None:
        """Look through what changed in a file that was exported from a plan; the import is over when it is the only one."""
        if file.seen is None or file.sent_from is None:
            return
        if file.drawn:
            self._context.desk.open_plan(file.sent_from.id, lambda _session: self._context.go("compose"))
            return
        file.looked_through = True
        open_returned(self._context, file.seen, file.path.name, file.sent_from.id)
        if len(self.reader.files) == 1:
            self._reset()

    def _show_file(self, file: ImportedFile) -> None:
        self.holder.settle()
        self.compare.setCurrentWidget(self.review if file.review is not None else self.columns)
        if file.review is not None:
            self.review.show_review(file.review)
        else:
            self.columns.show_book(file.book)
            self.columns.start()

    def go_forward(self) -> None:
        """The next step; the last one takes everything in."""
        match self.pages.currentIndex():
            case 0:
                if (first := next(iter(self._reviewed()), None)) is not None:
                    self.show_review(first)
                elif self._useful():
                    self._make_plans()
            case 1:
                self.holder.settle()
                self._make_plans()
            case _:
                TakingIn(self._context, self.target, self._reset).take_in()
        self._show_step()

    def _make_plans(self) -> None:
        """Workbooks become plans in the background; then it is asked where everything goes."""
        books = [file.book for file in self.reader.files if file.book is not None]
        jobs = [(book, book.reading_job()) for book in books if book.reading is None]

        def make() -> tuple[tuple[Choices, Reading], ...]:
            return tuple(job() for _book, job in jobs)

        def made(readings: tuple[tuple[Choices, Reading], ...]) -> None:
            for (book, _job), read in zip(jobs, readings, strict=True):
                book.show_reading(*read)
            for book in books:
                columns = book.remembered(self._context.settings.value.import_columns)
                self._context.settings.change(import_columns=columns)
            self.target.show_files(self._useful())
            self.pages.setCurrentIndex(TARGET)
            self.target.start()
            self._show_step()

        if jobs:
            self._context.background.run(make, done=made, failed=self._context.message, owner=self)
        else:
            made(())

    def go_back(self) -> None:
        """The step before."""
        self.holder.settle()
        self.files.refresh()
        self.pages.setCurrentIndex(REVIEW if self.pages.currentIndex() == TARGET and self._reviewed() else FILES)
        self._show_step()

    def ask_cancel(self) -> None:
        """Leave without taking anything; what was corrected is asked about."""
        if any(file.corrected for file in self.reader.files):
            text = _("What you corrected here is not kept. The files themselves are not changed.")
            dialogs.ask(self.window(), _("Leave without taking anything in?"), text, _("Leave"), self.leave, danger=True, no=_("Stay"))
        else:
            self.leave()

    def leave(self) -> None:
        """Forget this import and go to the start page."""
        self._reset()
        self._context.go("home")

    # --- showing

    def _show_step(self) -> None:
        step = self.pages.currentIndex()
        self._head.show_step(step)
        reviewed = self._reviewed()
        self.back.setVisible(step != FILES)
        self.cancel.setVisible(bool(self.reader.files))
        self.which.setVisible(step == REVIEW and len(reviewed) > 1)
        self.forward.setVisible(step != FILES or bool(self.reader.files))
        words = self.target.words() if step == TARGET else _("&Go on") if step == REVIEW else _("&Compare")
        self.forward.setText(words)
        self.forward.setAccessibleName(words.replace("&", ""))
        self.forward.setEnabled(self.target.ready if step == TARGET else bool(self._useful()) and not (step == FILES and self.reader.busy))

    def _reviewed(self) -> list[ImportedFile]:
        return [file for file in self.reader.files if file.reviewed]

    def _useful(self) -> list[ImportedFile]:
        """Files that have something to give: a document, or documents that are stated in news."""
        return [file for file in self.reader.files if file.reviewed or file.bases]

    def _fill_which(self) -> None:
        self.which.clear()
        for file in self._reviewed():
            self.which.addItem(file.path.name, file)

    def _on_which(self, _at: int) -> None:
        file = self.which.currentData()
        if isinstance(file, ImportedFile):
            self._show_file(file)
            self._show_step()

    def _on_ended(self) -> None:
        """A single file that was read goes on by itself; several are shown with their results, and so is the last one that stayed."""
        self._show_step()
        files = self.reader.files
        if len(files) == 1 and not self.reader.history.count() and files[0].reviewed and files[0].sent_from is None and self.pages.currentIndex() == FILES:
            self.show_review(files[0])

    def _reset(self) -> None:
        if self._made("review"):
            self.review.forget()
        if self._made("columns"):
            self.columns.show_book(None)
        self.holder.show(None)
        self.reader.clear()
        self.files.refresh()
        self.pages.setCurrentIndex(FILES)
        self._show_step()
