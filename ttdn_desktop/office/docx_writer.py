"""Writes a paper as .docx: own parts, own XML, the same paper giving the same bytes."""

import datetime as dt
import zipfile
from typing import IO

from ttdn_desktop.office.docx_body import document
from ttdn_desktop.office.docx_parts import parts
from ttdn_desktop.paper.model import Paper

_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


def write_docx(paper: Paper, stream: IO[bytes], stamp: dt.datetime | None = None) -> None:
    """Write the whole file. `stamp` (UTC) is the day of the paper for its properties; without one they name no day.

    Raises ValueError where two places bear the same anchor.
    """
    body = document(paper.parts)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, data in parts(paper, body, stamp):
            entry = zipfile.ZipInfo(name, _FIRST_ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
