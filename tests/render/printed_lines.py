"""Lines as they stand in a PDF: their words and places, so that two programs that print the same paper can be compared."""

import ctypes
import difflib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_HYPHEN_AT_END = 2  # what the reader makes of a hyphen at the end of a line
_WIDE_GAP = 3.0  # of the type size: what is further apart stands in another cell
_MARGIN = 50.0  # points from the upper and lower edges, where page numbers stand
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line: page from 1, left edge and baseline in points from the top left corner, words."""

    page: int
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two prints of one paper are."""

    pages: tuple[int, int]
    lines: int
    same: int
    same_page: int
    differing: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.same / self.lines if self.lines else 1.0


def printed_lines(data: bytes) -> tuple[list[PrintedLine], int]:
    """The lines of a PDF in the order in which they were printed, without page numbers, and the number of its pages."""
    document = pypdfium2.PdfDocument(data)
    try:
        found: list[PrintedLine] = []
        for index in range(len(document)):
            page = document[index]
            height = page.get_height()
            found += (line for line in _lines_of(page, index + 1) if not (line.text.isdigit() and not _MARGIN < line.y < height - _MARGIN))
            page.close()
        return found, len(document)
    finally:
        document.close()


def _lines_of(page: Any, number: int) -> Iterator[PrintedLine]:
    height = page.get_height()
    text = page.get_textpage()
    x, y, left, right = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    low, high = ctypes.c_double(), ctypes.c_double()
    line: list[str] = []
    start = (0.0, 0.0)
    end = 0.0
    blank = False
    for at in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, at)
        if raw.FPDFText_IsGenerated(text, at) or code in {10, 13}:
            continue
        char = "-" if code == _HYPHEN_AT_END else "□" if 0xD800 <= code <= 0xDFFF else chr(code)
        if char.isspace():
            blank = True
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetCharBox(text, at, left, right, low, high)
        size = raw.FPDFText_GetFontSize(text, at)
        if line and (abs(start[1] - (height - y.value)) > 1.0 or x.value < end - size or x.value > end + size * _WIDE_GAP):
            yield PrintedLine(number, *start, "".join(line))
            line = []
        if not line:
            start = (x.value, height - y.value)
        elif blank or x.value > end + size * 0.15:
            line.append(" ")
        line.append(char)
        blank = False
        end = right.value
    if line:
        yield PrintedLine(number, *start, "".join(line))
    text.close()


def likeness(ours: bytes, theirs: bytes) -> Likeness:
    """How many lines of the one stand in the other, word for word, and which do not."""
    (left, left_pages), (right, right_pages) = printed_lines(ours), printed_lines(theirs)
    a, b = ([_BLANKS.sub("", line.text) for line in lines] for lines in (left, right))
    matcher = difflib.SequenceMatcher(a=a, b=b, autojunk=False)
    differing: list[str] = []
    for what, i, j, k, m in matcher.get_opcodes():
        if what != "equal":
            differing += [f"- {line.page}: {line.text}" for line in left[i:j]] + [f"+ {line.page}: {line.text}" for line in right[k:m]]
    pairs = [(left[block.a + n], right[block.b + n]) for block in matcher.get_matching_blocks() for n in range(block.size)]
    alike = sum(one.page == other.page for one, other in pairs)
    return Likeness(pages=(left_pages, right_pages), lines=max(len(a), len(b)), same=len(pairs), same_page=alike, differing=tuple(differing))


def office_pdfs(files: Sequence[Path], folder: Path) -> list[bytes]:
    """LibreOffice's pages of each .docx, with a profile of its own in that folder, and no fonts but the shipped ones."""
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("LibreOffice (soffice) is not installed")
    config = folder / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{FONTS}</dir><cachedir>{folder / "cache"}</cachedir></fontconfig>',
        encoding="utf-8",
    )
    options = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(folder / "printed")]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    subprocess.run([office, *options, *map(str, files)], env=environment, capture_output=True, check=True)
    return [(folder / "printed" / f"{file.stem}.pdf").read_bytes() for file in files]
