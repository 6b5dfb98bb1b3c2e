"""The formats a paper of a plan can be written in, by the ending of the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ttdn_desktop.domain.plan import DocumentHead, Plan
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.services.export import write_paper
from ttdn_desktop.services.paper_keys import PAPER_FORMATS
from ttdn_desktop.services.papers import NamedPaper, combined, papers_of_kind, sheets_of_kind
from ttdn_desktop.services.pdf import write_pdf_paper
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.services.workbook import write_sheet

Write = Callable[[Path], Path]
WritePaper = Callable[[Paper, Plan, Path], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A file ready to be written: the key of its kind, what tells it from others of that kind, the head of its record where it has one."""

    key: str
    write: Write = field(repr=False)
    about: str = ""
    document: DocumentHead | None = None


def word_files(plan: Plan, key: str, order: PaperOrder) -> tuple[PaperFile, ...]:
    """One Word file for each paper of that kind."""
    return tuple(_file(plan, named, write_paper) for named in papers_of_kind(plan, key, order))


def word_file(plan: Plan, keys: Sequence[str], order: PaperOrder) -> PaperFile | None:
    """All papers of these kinds in one Word file; None where there are none."""
    return _joined(plan, keys, order, write_paper)


def pdf_files(plan: Plan, key: str, order: PaperOrder) -> tuple[PaperFile, ...]:
    """One PDF file for each paper of that kind."""
    return tuple(_file(plan, named, write_pdf_paper) for named in papers_of_kind(plan, key, order))


def pdf_file(plan: Plan, keys: Sequence[str], order: PaperOrder) -> PaperFile | None:
    """All papers of these kinds in one PDF file; None where there are none."""
    return _joined(plan, keys, order, write_pdf_paper)


def book_files(plan: Plan, key: str, order: PaperOrder) -> tuple[PaperFile, ...]:
    """The workbook of that kind; none for a kind that has no table of its own."""
    sheets = sheets_of_kind(plan, key, order)
    return tuple(
        PaperFile(key=key, write=partial(write_sheet, sheet), about=str(count) if len(sheets) > 1 else "") for count, sheet in enumerate(sheets, start=1)
    )


def book_file(plan: Plan, keys: Sequence[str], order: PaperOrder) -> PaperFile | None:
    """The workbook of the first of these kinds that has one."""
    return next((file for key in keys for file in book_files(plan, key, order)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: the files of one kind, and one file of several kinds."""

    files: Callable[[Plan, str, PaperOrder], tuple[PaperFile, ...]]
    file: Callable[[Plan, Sequence[str], PaperOrder], PaperFile | None]


FORMATS: Mapping[str, Format] = {
    suffix: Format(files=files, file=file)
    for suffix, (files, file) in zip(PAPER_FORMATS, ((word_files, word_file), (book_files, book_file), (pdf_files, pdf_file)), strict=True)
}


def _file(plan: Plan, named: NamedPaper, write: WritePaper) -> PaperFile:
    return PaperFile(key=named.key, about=named.about, document=named.document, write=partial(write, named.paper, plan))


def _joined(plan: Plan, keys: Sequence[str], order: PaperOrder, write: WritePaper) -> PaperFile | None:
    named = [one for key in keys for one in papers_of_kind(plan, key, order)]
    return _file(plan, named[0] if len(named) == 1 else combined(named), write) if named else None
