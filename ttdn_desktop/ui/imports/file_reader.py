"""Reading the files of one import: one after the other behind the fence, each with its own result; one that cannot be read does not stop the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.bases import bases_in
from ttdn_desktop.services.round_trip import drawn_kind, likely_plans, plan_id_of, recorded_kind
from ttdn_desktop.services.types import PlanSummary, Report, SeenFile
from ttdn_desktop.ui.background import Job
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.book import BookFound, BookReview, look_at
from ttdn_desktop.ui.imports.pages_view import PAGED
from ttdn_desktop.ui.imports.review import Account, Review, account_of, by_hand_of
from ttdn_desktop.ui.imports.step import Step

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
"""Names of files in which columns are chosen."""
_WHY_NOT = frozenset({"not_document", "not_vietnamese", "news_item", "portal_item", "one_line", "foreign_language", "damaged_letters"})
"""Findings that say why a file is no document."""


class FileState(StrEnum):
    """How far a file is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    NO_DOCUMENT = "no_document"  # was read, but is no plan or other paper
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(slots=True, eq=False)
class ImportedFile:
    """One file of the import, and what became of it."""

    path: Path
    state: FileState = FileState.WAITING
    trouble: str = ""
    seen: SeenFile | None = None
    review: Review | None = None
    book: BookReview | None = None
    sent_from: PlanSummary | None = None  # the plan this file was exported from, or may have been
    own: bool = False  # the file itself says so
    looked_through: bool = False  # its changes were looked through, and may have been taken over
    done: int = 0
    total: int = 0

    @property
    def plan(self) -> Plan | None:
        """The plan as reviewed so far."""
        if self.book is not None:
            return self.book.plan
        return self.review.plan if self.review else None

    @property
    def bases(self) -> tuple[LegalBasis, ...]:
        """The legal bases of the plan; of a file that is no document, those it states."""
        if self.plan is not None:
            return self.plan.legal_bases
        stated = [finding.text for finding in self.seen.reading.findings if finding.code == "stated_document"] if self.seen else []
        return tuple(basis for text in stated for basis in bases_in(text))

    @property
    def stated(self) -> tuple[str, ...]:
        """What a file that is no document says of documents, days and money."""
        findings = self.seen.reading.findings if self.seen and self.state is FileState.NO_DOCUMENT else ()
        return tuple(finding.message for finding in findings if finding.code.startswith("stated_"))

    @property
    def drawn(self) -> str:
        """The key of the kind of paper it is, where that is drawn from its plan alone and nothing comes back."""
        return drawn_kind(self.seen) if self.seen is not None and self.own else ""

    @property
    def recorded(self) -> str:
        """The key of the kind of another paper of its plan, of which changes come back."""
        return recorded_kind(self.seen) if self.seen is not None and self.own else ""

    @property
    def reviewed(self) -> bool:
        """Whether there is something to compare."""
        return self.review is not None or self.book is not None

    @property
    def can_be_typed(self) -> bool:
        """Whether it can be shown beside a plan that is written by hand."""
        ended = self.state in {FileState.NO_DOCUMENT, FileState.FAILED} and not self.reviewed
        return ended and (self.seen is not None or self.path.suffix.lower() in PAGED)

    @property
    def scanned(self) -> bool:
        """Whether it is a scan beside which a plan is written."""
        return self.review is not None and self.review.by_hand and self.path.suffix.lower() in PAGED

    @property
    def corrected(self) -> bool:
        """Whether a person did something in the review."""
        histories = [part.history for part in (self.review and self.review.session, self.book) if part]
        return any(history.count() for history in histories)


class FileReader(QObject):
    """Reads in the background; the files keep their order."""

    changed = Signal(object)  # the ImportedFile that got further
    ended = Signal()  # nothing is left to read
    listed = Signal(int)  # a file was taken out of the list, or put back, at this place

    def __init__(self, context: ScreenContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self.files: list[ImportedFile] = []
        self._out: list[ImportedFile] = []
        self.history = QUndoStack(self)  # what was taken out of the list and put back

    @property
    def busy(self) -> bool:
        return self._job is not None

    def read(self, paths: Sequence[Path]) -> None:
        """Read these files too; one that is there already is not read again."""
        known = {file.path for file in self.files}
        self.files += [ImportedFile(path) for path in dict.fromkeys(paths) if path not in known]
        if not self.busy:
            self._next()

    def stop(self) -> None:
        """Leave what is not read yet; what was read stays."""
        self._drop_job()
        for file in self.files:
            if file.state in {FileState.WAITING, FileState.READING}:
                self._set(file, FileState.STOPPED, _("Reading was stopped."))
        self.ended.emit()

    def take_out(self, file: ImportedFile) -> None:
        """Take one file out of the list, a step of `history`; what was read of it and of the others stays."""
        if file in self.files:
            text = _("Take “{name}” out of the list").format(name=file.path.name)
            self.history.push(Step(text, True, False, partial(self._place, file, self.files.index(file))))

    def put_back(self, file: ImportedFile) -> None:
        """Put a file back that was taken out, where it stood; by undoing where that was the last step."""
        if file not in self._out:
            return  # the import is over, or it was put back otherwise
        if self._out[-1] is file and self.history.canUndo():
            self.history.undo()
        else:
            text = _("Put “{name}” back into the list").format(name=file.path.name)
            self.history.push(Step(text, False, True, partial(self._place, file, len(self.files))))

    def _place(self, file: ImportedFile, at: int, there: bool) -> None:
        """Whether the file stands in the list."""
        if there and file in self._out and all(other.path != file.path for other in self.files):
            self._out.remove(file)
            self.files.insert(at, file)
            if not self.busy and file.state is FileState.WAITING:
                self._next()
        elif not there and file in self.files:
            self.files.remove(file)
            self._out.append(file)
            if file.state is FileState.READING:  # whoever is put back is read from the beginning
                file.state, file.done, file.total = FileState.WAITING, 0, 0
                self._drop_job()
                self._next()
        self.listed.emit(at)

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def clear(self) -> None:
        """Forget all files; the next import starts anew."""
        self._drop_job()
        self.history.clear()
        for file in (*self.files, *self._out):
            for part in (file.review, file.book):
                if part is not None:
                    part.deleteLater()
        self.files, self._out = [], []

    def start_by_hand(self, file: ImportedFile, then: Callable[[], object]) -> None:
        """A plan with the usual sections, to be written beside a file that is none."""
        context = self._context

        def made(plan: Plan) -> None:
            account = by_hand_of(file.path, file.seen, plan)
            file.review = Review(file.path, account, new_id=context.new_id, clock=context.clock, parent=self)
            self.changed.emit(file)
            then()

        values = (context.new_id, context.today(), context.settings.value, context.books.directory)
        context.background.run(context.services.new_plan, *values, done=made, failed=context.message, owner=self)

    def _next(self) -> None:
        file = next((file for file in self.files if file.state is FileState.WAITING), None)
        if file is None:
            self._job = None
            self._context.fence.rest()
            self.ended.emit()
            return
        self._set(file, FileState.READING)
        self._job = job = self._context.background.run(
            self._read, file.path, done=lambda seen: self._on_read(file, seen), failed=lambda told: self._on_failed(file, told), owner=self, reporting=True
        )
        job.progressed.connect(lambda done, total: self._on_progress(file, done, total))

    def _read(self, path: Path, report: Report) -> tuple[SeenFile, Account | None] | BookFound:
        """Runs off the main thread."""
        if path.suffix.lower() in WORKBOOKS:
            return look_at(self._context.services.read_book(path, fence=self._context.fence, report=report))
        seen = self._context.services.view_file(path, fence=self._context.fence, report=report)
        plan = seen.reading.plan
        return seen, None if plan is None else account_of(seen.reading, seen.file, plan)

    def _on_progress(self, file: ImportedFile, done: int, total: int) -> None:
        if file.state is FileState.READING:
            file.done, file.total = done, total
            self.changed.emit(file)

    def _on_read(self, file: ImportedFile, read: tuple[SeenFile, Account | None] | BookFound) -> None:
        if isinstance(read, BookFound):
            self._on_book(file, read)
            return
        file.seen, account = read
        context = self._context
        if account is None:
            told = " ".join(finding.message for finding in file.seen.reading.findings if finding.code in _WHY_NOT)
            self._set(file, FileState.NO_DOCUMENT, told or _("This file is not a plan or another official document, so nothing can be taken from it."))
            if plan_id_of(file.seen) and context.desk.workspace is not None:
                self._ask_whose(file, file.seen)
                return
        else:
            file.review = Review(file.path, account, new_id=context.new_id, clock=context.clock, parent=self)
            self._set(file, FileState.READ)
            if context.desk.workspace is not None:
                self._ask_whose(file, file.seen)
                return
        self._next()

    def _ask_whose(self, file: ImportedFile, seen: SeenFile) -> None:
        """Look whether the file was exported from a plan that is here."""
        workspace = self._context.desk.workspace
        if workspace is None:
            return

        def told(plans: tuple[PlanSummary, ...]) -> None:
            origin = plan_id_of(seen)
            found = [plan for plan in plans if plan.id == origin] or ([] if origin else likely_plans(seen, plans))
            file.sent_from, file.own = next(iter(found), None), bool(origin)
            self.changed.emit(file)
            self._next()

        self._context.background.watch(workspace.plans(), done=told, failed=lambda _told: self._next(), owner=self)

    def _on_book(self, file: ImportedFile, found: BookFound) -> None:
        if found.tables:
            file.book = BookReview(file.path, found, self._context.settings.value.import_columns, parent=self)
            self._set(file, FileState.READ)
        else:
            self._set(file, FileState.NO_DOCUMENT, _("No table of tasks, indicators or budget was found in this workbook."))
        self._next()

    def _on_failed(self, file: ImportedFile, told: str) -> None:
        self._set(file, FileState.FAILED, told)
        self._next()

    def _set(self, file: ImportedFile, state: FileState, trouble: str = "") -> None:
        file.state, file.trouble = state, trouble
        self.changed.emit(file)
