"""What others wrote, asked of the worker behind the fence: a file's reading, alone or with the paper it was made of."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ttdn_desktop.domain.reading import Reading, Source
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.workbook import ForeignBook
from ttdn_desktop.services import wire
from ttdn_desktop.services.fence import Fence
from ttdn_desktop.services.types import PagePictures, Report, SeenFile, SourceBook


def read_file(path: Path, fence: Fence | None = None, report: Report | None = None) -> Reading:
    """What a file says, through this fence or one of its own. Raises UnreadableError, with a sentence that says what to do, for every file that is not read."""
    if fence is None:
        with Fence() as own:
            return read_file(path, own, report)
    return _reading(fence.ask("read", {"path": str(path.absolute())}, report=report), path)


def view_file(path: Path, fence: Fence, report: Report | None = None) -> SeenFile:
    """The same with the file itself, to be shown beside what was understood."""
    answer = fence.ask("view", {"path": str(path.absolute())}, report=report)
    book = None if answer["book"] is None else wire.decode(ForeignBook, answer["book"])
    return SeenFile(reading=_reading(answer, path), file=wire.decode(ForeignFile, answer["file"]), book=book)


def read_book(path: Path, fence: Fence, report: Report | None = None) -> SourceBook:
    """The values of a workbook, for choosing what its columns are (services/task_import.py). Raises UnreadableError for everything else."""
    answer = fence.ask("book", {"path": str(path.absolute())}, report=report)
    source: Source = wire.decode(Source, answer["source"])
    return SourceBook(source=replace(source, path=str(path)), file=wire.decode(ForeignBook, answer["book"]))


def page_pictures(path: Path, numbers: Sequence[int], width: int, fence: Fence) -> PagePictures:
    """These pages of a PDF (from 1) as pictures so many points wide. Raises UnreadableError where it cannot be opened."""
    answer = fence.ask("pages", {"path": str(path.absolute()), "numbers": list(numbers), "width": width})
    pictures: PagePictures = wire.decode(PagePictures, answer["pages"])
    return pictures


def _reading(answer: dict[str, Any], path: Path) -> Reading:
    """The source is named as the person named it."""
    reading: Reading = wire.decode(Reading, answer["reading"])
    return replace(reading, source=replace(reading.source, path=str(path)))
