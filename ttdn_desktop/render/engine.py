"""Typst, kept alive: turns programs into PDF with one typeface, no other fonts, no files and no network."""

import datetime as dt
import threading
from pathlib import Path

import typst

from ttdn_desktop.render.stream_ends import plain_ends
from ttdn_desktop.render.typefaces import Typeface, gathered

_NO_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The day of a file whose paper names none: PDF/A must have one, and the same paper gives the same bytes."""


class TypesettingError(RuntimeError):
    """A program of ours that Typst refuses: a mistake of this package; the message is Typst's."""


class Engine:
    """One compiler, which remembers what it laid out last and lays out anew only what changed; used by one thread at a time.

    `folder` is where the files of the typeface are gathered.
    """

    def __init__(self, face: Typeface, folder: Path) -> None:
        self.face = face
        place = gathered(face, folder)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(place)])
        self._compiler = typst.Compiler(root=str(place), font_paths=fonts, package_path=str(place), package_cache_path=str(place))
        self._lock = threading.Lock()

    def for_screen(self, program: str) -> bytes:
        """An untagged PDF: the quickest to make."""
        return self._pdf(program, archive=False, stamp=_NO_DAY)

    def for_archive(self, program: str, stamp: dt.datetime | None) -> bytes:
        """PDF/A-2b that meets PDF/UA-1 too: tagged, its title shown; `stamp` is the day of the paper."""
        return plain_ends(self._pdf(program, archive=True, stamp=stamp or _NO_DAY))

    def _pdf(self, program: str, *, archive: bool, stamp: dt.datetime) -> bytes:
        with self._lock:
            try:
                made = self._compiler.compile(
                    program.encode(), format="pdf", pdf_standards=["a-2b", "ua-1"] if archive else [], pdf_tags=archive, timestamp=stamp
                )
            except typst.TypstError as error:
                raise TypesettingError(error.diagnostic) from error
        if not isinstance(made, bytes):
            raise TypesettingError("no PDF was made")
        return made
