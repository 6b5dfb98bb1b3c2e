"""What others wrote, asked of the worker behind the fence: a file's reading, alone or with the paper it was made of."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from ttdn_desktop.domain.reading import Reading, Source
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.workbook import ForeignBook
from ttdn_desktop.services import wire
from ttdn_desktop.services.fence import Fence
from ttdn_desktop.services.office_program import converted, program
from ttdn_desktop.services.types import PagePictures, Report, SeenFile, SourceBook

_COMPOUND = b"\xd0\xcf\x11\xe0"
_OPEN_DOCUMENT = re.compile(rb"PK.{28}mimetypeapplication/vnd\.(?:oasis\.opendocument|sun\.xml)\.(\w+)", re.DOTALL)
_LOSSES = frozenset({"doc_plain", "doc_lost_text"})  # notices of office/doc_reader.py, which is not loaded on this side of the fence


def read_file(path: Path, fence: Fence | None = None, report: Report | None = None, *, trace: bool = True) -> Reading:
    """What a file says, through this fence or one of its own; without the account of its characters where `trace` is False.

    Raises UnreadableError, with a sentence that says what to do, for every file that is not read.
    """
    if fence is None:
        with Fence() as own:
            return read_file(path, own, report, trace=trace)
    return _reading(_asked("read", path, fence, report, trace=trace), path)


def view_file(path: Path, fence: Fence, report: Report | None = None) -> SeenFile:
    """The same with the file itself, to be shown beside what was understood."""
    answer = _asked("view", path, fence, report)
    book = None if answer["book"] is None else wire.decode(ForeignBook, answer["book"])
    return SeenFile(reading=_reading(answer, path), file=wire.decode(ForeignFile, answer["file"]), book=book)


def read_book(path: Path, fence: Fence, report: Report | None = None) -> SourceBook:
    """The values of a workbook, for choosing what its columns are (services/task_import.py). Raises UnreadableError for everything else."""
    answer = _asked("book", path, fence, report)
    source: Source = wire.decode(Source, answer["source"])
    return SourceBook(source=replace(source, path=str(path)), file=wire.decode(ForeignBook, answer["book"]))


def page_pictures(path: Path, numbers: Sequence[int], width: int, fence: Fence) -> PagePictures:
    """These pages of a PDF (from 1) as pictures so many points wide. Raises UnreadableError where it cannot be opened."""
    answer = fence.ask("pages", {"path": str(path.absolute()), "numbers": list(numbers), "width": width})
    pictures: PagePictures = wire.decode(PagePictures, answer["pages"])
    return pictures


def text_of(path: Path, fence: Fence, report: Report | None = None) -> str:
    """The words of a file, for searching. Raises UnreadableError for every file that is not read."""
    return str(_asked("text", path, fence, report)["text"])


def _asked(job: str, path: Path, fence: Fence, report: Report | None, **more: bool) -> dict[str, Any]:
    """The answer of the worker; what it does not read, or loses something of, goes through LibreOffice, where that is installed and gives more."""
    request = {"path": str(path.absolute()), **more}
    target = _office_makes(path) if program() is not None else ""
    if target:
        fence.ask("kind", request, report=report)  # which refuses what no program should open
    answer = None if target else fence.ask(job, request, report=report)
    if answer is not None and not (_beginning(path).startswith(_COMPOUND) and _loses(answer)):
        return answer
    with converted(path, target or "docx", None if report is None else lambda: _told(report)) as made:
        if made is not None:
            with suppress(UnreadableError):
                return fence.ask(job, {**request, "made": str(made)}, report=report)
    return fence.ask(job, request, report=report) if answer is None else answer


def _office_makes(path: Path) -> str:
    """What LibreOffice makes of a file nothing else here reads: "docx" of rich text and .odt, "xlsx" of .ods; empty for all others."""
    beginning = _beginning(path)
    if beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rt"):
        return "docx"
    found = _OPEN_DOCUMENT.match(beginning)
    return "" if found is None else "xlsx" if found[1].startswith((b"spreadsheet", b"calc")) else "docx"


def _loses(answer: dict[str, Any]) -> bool:
    """Whether the file holds text that our own reader does not bring into the paper, or without its numbers."""
    return "reading" in answer and any(finding.code in _LOSSES for finding in wire.decode(Reading, answer["reading"]).findings)


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(120)
    except OSError:  # the worker says what is the matter
        return b""


def _told(report: Report) -> bool:
    """It still takes; who does not want to wait any longer raises."""
    report(0, 0)
    return False


def _reading(answer: dict[str, Any], path: Path) -> Reading:
    """The source is named as the person named it."""
    reading: Reading = wire.decode(Reading, answer["reading"])
    return replace(reading, source=replace(reading.source, path=str(path)))
