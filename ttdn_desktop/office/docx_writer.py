"""Writes a paper as .docx: own parts, own XML, the same paper giving the same bytes."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from typing import IO

from ttdn_desktop.office.docx_body import document
from ttdn_desktop.office.docx_parts import own_parts, shared_parts
from ttdn_desktop.office.docx_sheets import Sheets, sheets_of
from ttdn_desktop.office.steady_zip import steady_entry
from ttdn_desktop.paper.model import Paper, Style, StyleLook


def write_docx(paper: Paper, stream: IO[bytes], stamp: dt.datetime | None = None) -> None:
    """Write the whole file. `stamp` (UTC) is the day of the paper for its properties; without one they name no day.

    Raises BadPaperError for a paper that drafting cannot have made, such as one with two places of the same anchor.
    """
    package = io.BytesIO(_template(paper.font, paper.language, paper.looks, sheets_of(paper.parts), has_origin=paper.origin is not None))
    with zipfile.ZipFile(package, "a") as archive:
        _pack(archive, own_parts(paper, document(paper.parts), stamp))
    stream.write(package.getvalue())


@lru_cache(maxsize=8)
def _template(font: str, language: str, looks: tuple[tuple[Style, StyleLook], ...], sheets: Sheets, *, has_origin: bool) -> bytes:
    """A package of all that papers of these looks and sheets share, deflated once; what differs is appended to it."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        _pack(archive, shared_parts(font, language, looks, sheets, has_origin=has_origin))
    return package.getvalue()


def _pack(archive: zipfile.ZipFile, parts: Iterable[tuple[str, bytes]]) -> None:
    for name, data in parts:
        archive.writestr(steady_entry(name), data)
