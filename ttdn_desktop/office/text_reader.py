"""Plain text as Paper: one paragraph a line, in Unicode NFC."""

import codecs
import re
import unicodedata

from ttdn_desktop.office.kinds import Refusal, RefusedFileError
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.model import PageSetup, Paper, Paragraph, Part, Run

MAX_CHARACTERS = 4_000_000
MAX_LINES = 40_000
MAX_LINE = 100_000
_LINE_END = re.compile(r"\r\n|\n|\r")


def read_text_file(data: bytes) -> ForeignFile:
    """The same as a file of others."""
    return ForeignFile(paper=read_text(data))


def read_text(data: bytes) -> Paper:
    """The lines of a text file; `where` is "p" and the line's number from 1. Raises RefusedFileError for what is no text."""
    text = unicodedata.normalize("NFC", decoded(data))
    if len(text) > MAX_CHARACTERS:
        raise RefusedFileError(Refusal.TOO_LARGE)
    lines = _LINE_END.split(text)
    if len(lines) > MAX_LINES or max(map(len, lines)) > MAX_LINE:
        raise RefusedFileError(Refusal.TOO_LARGE)
    blocks = tuple(Paragraph(runs=(Run(text=line),) if line else (), where=f"p{number}") for number, line in enumerate(lines, 1))
    return Paper(parts=(Part(page=PageSetup(), blocks=blocks),))


def decoded(data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1258; raises RefusedFileError where none fits."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _tried(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _tried(data, "cp1258")


def _tried(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedFileError(Refusal.UNKNOWN) from error
