"""Writes a paper as a PDF for the archive: PDF/A-2b and PDF/UA-1, tagged, with title and language; the same paper gives the same bytes."""

import datetime as dt
from typing import IO

from ttdn_desktop.paper.model import Paper
from ttdn_desktop.render.engine import Engine
from ttdn_desktop.render.typst_source import export_source


def write_pdf(paper: Paper, stream: IO[bytes], engine: Engine, stamp: dt.datetime | None = None) -> None:
    """Write the whole file. `stamp` (with its zone) is the day of the paper; a paper without one bears the first day of 2000, as the format wants a day."""
    stream.write(engine.for_archive(export_source(paper, engine.face).text, stamp))
