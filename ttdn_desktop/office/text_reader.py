"""Plain text as Paper: one paragraph a line, in Unicode NFC."""

import re

from ttdn_desktop.office import text_encoding
from ttdn_desktop.office.kinds import Refusal, RefusedFileError
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.model import PageSetup, Paper, Paragraph, Part, Run

MAX_LINES = 60_000  # more than 1,000 pages
MAX_LINE = 200_000
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]")


def read_text_file(data: bytes) -> ForeignFile:
    """The lines of a text file; `where` is "p" and the line's number from 1. Raises RefusedFileError for what is no text."""
    found = text_encoding.decoded(data)
    blocks = tuple(Paragraph(runs=(Run(text=line),) if line else (), where=f"p{number}") for number, line in enumerate(lines_of(found.text), 1))
    return ForeignFile(paper=Paper(parts=(Part(page=PageSetup(), blocks=blocks),)), notices=found.notices)


def read_text(data: bytes) -> Paper:
    """The same without its notices."""
    return read_text_file(data).paper


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them; raises RefusedFileError for too many, or too long ones."""
    lines = _LINE_END.split(text)
    if len(lines) > MAX_LINES or max(map(len, lines)) > MAX_LINE:
        raise RefusedFileError(Refusal.TOO_LARGE)
    return lines


def decoded(data: bytes) -> str:
    """The characters of these bytes; raises RefusedFileError where none fit."""
    return text_encoding.decoded(data).text
