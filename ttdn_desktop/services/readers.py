"""The table of readers: which module of the office layer turns each kind of file into paper, loaded only when such a file comes."""

from collections.abc import Callable
from importlib import import_module

from ttdn_desktop.office.kinds import REFUSALS, Kind, RefusedFileError
from ttdn_desktop.office.package_gate import PackageGate
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.services.confine import may_write

Reader = Callable[..., ForeignFile]
"""Takes the bytes of a file; that of .docx takes its open gate instead, that of .pdf whom to tell how far it is too."""

Report = Callable[[int, int], None]

READERS: dict[Kind, str] = {
    Kind.DOC: "ttdn_desktop.office.doc_reader:read_doc",
    Kind.DOCX: "ttdn_desktop.office.docx_reader:read_docx_file",
    Kind.HTML: "ttdn_desktop.office.html_reader:read_html",
    Kind.MARKDOWN: "ttdn_desktop.office.markdown_reader:read_markdown",
    Kind.PDF: "ttdn_desktop.office.pdf_reader:read_pdf",
    Kind.TEXT: "ttdn_desktop.office.text_reader:read_text_file",
    Kind.WEB_ARCHIVE: "ttdn_desktop.office.web_archive:read_web_archive",
}
"""Module and function for each kind of file that shows a paper; workbooks go another way (services/reading.py)."""


def foreign_file(data: bytes, kind: Kind, gate: PackageGate | None = None, report: Report | None = None) -> ForeignFile:
    """The file as paper, through its gate where that is open. Raises RefusedFileError for kinds that are not read, and for what its reader refuses."""
    if kind not in READERS:
        raise RefusedFileError(REFUSALS[kind])
    module, _, function = READERS[kind].partition(":")
    reader: Reader = getattr(import_module(module), function)
    with may_write():  # some converters know only files
        if kind is Kind.PDF:
            return reader(data, report)
        return reader(gate if gate is not None and kind is Kind.DOCX else data)
