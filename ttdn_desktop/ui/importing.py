"""Bringing files in: chosen or dropped, read in the background one after the other, shown for review, then saved as plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.errors import StoppedError, TtdnError
from ttdn_desktop.i18n import _
from ttdn_desktop.ui import dialogs
from ttdn_desktop.ui.background import Cancelled, Report
from ttdn_desktop.ui.context import ScreenContext, Services
from ttdn_desktop.ui.desk import WorkspaceDesk
from ttdn_desktop.ui.import_review import ImportReview
from ttdn_desktop.ui.progress import Progress

if TYPE_CHECKING:
    from ttdn_desktop.services.fence import Fence

READABLE = ("*.docx", "*.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """What became of one file: a reading, or the sentence that says why there is none."""

    path: Path
    reading: Reading | None = None
    trouble: str = ""


def read_all(services: Services, fence: "Fence", files: Sequence[Path], report: Report) -> tuple[FileRead, ...]:
    """Read files one after the other; one that cannot be read does not stop the others."""
    outcome: list[FileRead] = []
    for number, path in enumerate(files):
        tell = partial(_tell, report, number, len(files))
        try:
            outcome.append(FileRead(path=path, reading=services.read_file(path, fence=fence, report=tell)))
        except (Cancelled, StoppedError):
            raise
        except TtdnError as error:
            outcome.append(FileRead(path=path, trouble=error.message))
    report(len(files), len(files))
    fence.rest()
    return tuple(outcome)


def _tell(report: Report, number: int, count: int, _done: int, _total: int) -> None:
    """Progress is told in files; the look at whether the person still wants it comes several times a second."""
    report(number, count)


class ImportRun(QObject):
    """One import, from the choice of files to the plans in the workspace."""

    def __init__(self, context: ScreenContext, desk: WorkspaceDesk, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._desk, self._window = context, desk, window

    def choose(self) -> None:
        """Ask for files."""
        filters = ((_("Word and text files"), READABLE), (_("All files"), ("*",)))
        dialogs.choose_files(self._window, _("Import from Word or text"), filters, self.start)

    def start(self, files: Sequence[Path]) -> None:
        """Read these files; a person sees how far it is and can stop it."""
        if not files:
            return
        if self._desk.read_only:
            self._context.message(self._desk.read_only)
            return
        services = self._context.services
        progress = Progress(_("Reading files…"), self._window)
        job = self._context.background.run(
            read_all, services, self._context.fence, tuple(files), done=self._review, failed=self._context.message, owner=self._window, reporting=True
        )
        progress.follow(job)

    def _review(self, outcome: tuple[FileRead, ...]) -> None:
        review = ImportReview([(file.path, file.reading, file.trouble) for file in outcome], self._window)
        review.accepted.connect(lambda: self._take(review))
        review.open()

    def _take(self, review: ImportReview) -> None:
        self._desk.bring_in(review.chosen_plans(), lambda _session: self._context.go("compose"))
