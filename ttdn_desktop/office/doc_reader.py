"""A Word 97-2003 file as Paper: converted to .docx in a private folder and read as such; what the conversion loses is said."""

import re
import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from doc2docx import convert
from doc2docx.cfb import CompoundFileLimits
from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

from ttdn_desktop.office.compound import CompoundFile
from ttdn_desktop.office.doc_text import DocText, doc_text
from ttdn_desktop.office.docx_reader import read_docx_file
from ttdn_desktop.office.kinds import MAX_FILE
from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.paper.foreign import ForeignFile, Notice
from ttdn_desktop.paper.model import Block, Cell, PageSetup, Paper, Paragraph, Part, Run, Table, paragraphs

_LIMITS = CompoundFileLimits(max_input_bytes=MAX_FILE, max_stream_bytes=MAX_FILE, max_directory_entries=20_000)
_UNFIT = (Doc2DocxError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, RecursionError, TypeError, ValueError, struct.error)
_SHAPES = (0x01DA, 0x01E2)  # where the file says the places of its floating drawings: start and length each
_WORD = re.compile(r"\w+")
_OBJECT = "\ufffc"


def read_doc(data: bytes) -> ForeignFile:
    """The paper of a .doc of Word 97 to 2003, with what is missing as notices. Raises RefusedFileError for what is damaged, or has a password."""
    text = doc_text(data)
    file = _converted(data) or _converted(_without_drawings(data))
    if file is None:
        return _plain(text)
    file = replace(file, paper=_without_objects(file.paper))
    lost = _lost(text, file)
    notices = [Notice(code="doc_file", where="")]
    notices += [Notice(code="doc_lost_text", where="", text=line) for line in lost]
    return replace(file, notices=(*notices, *file.notices))


def _converted(data: bytes) -> ForeignFile | None:
    """The file as the converter gives it; None where it cannot."""
    with TemporaryDirectory(prefix="ttdn-") as folder:
        source, target = Path(folder, "source.doc"), Path(folder, "target.docx")
        source.write_bytes(data)
        try:
            convert(source, target, limits=_LIMITS)
            return read_docx_file(target.read_bytes())
        except EncryptedDocumentError as error:
            raise RefusedFileError(Refusal.ENCRYPTED) from error
        except (*_UNFIT, RefusedFileError):
            return None


def _without_drawings(data: bytes) -> bytes:
    """The file as if it had no floating drawings, over whose odd measures the converter stumbles."""
    start = CompoundFile(data).place("WordDocument")
    changed = bytearray(data)
    for offset in _SHAPES:
        changed[start + offset : start + offset + 8] = bytes(8)
    return bytes(changed)


def _without_objects(paper: Paper) -> Paper:
    """The paper without the marks where drawings hang."""
    if not any(_OBJECT in paragraph.text for part in paper.parts for paragraph in paragraphs(part.blocks)):
        return paper
    return replace(paper, parts=tuple(replace(part, blocks=_cleaned(part.blocks)) for part in paper.parts))


def _cleaned(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(_clean(block) for block in blocks)


def _clean(block: Block) -> Block:
    match block:
        case Paragraph():
            runs = (replace(run, text=run.text.replace(_OBJECT, "")) for run in block.runs)
            return replace(block, runs=tuple(run for run in runs if run.text))
        case Table():
            return replace(block, rows=tuple(tuple(replace(cell, blocks=_cleaned(cell.blocks)) for cell in row) for row in block.rows))
        case _:
            return block


def _lost(text: DocText, file: ForeignFile) -> list[str]:
    """Paragraphs most of whose words came out nowhere."""
    taken = Counter(_words(paragraph.text for part in file.paper.parts for paragraph in paragraphs(part.blocks)))
    taken.update(_words(run.text for part in file.paper.parts for paragraph in paragraphs(part.blocks) for run in paragraph.runs if run.hidden))
    taken.update(_words(notice.text for notice in file.notices))
    taken.update(_words(remark.text for remark in file.remarks))
    lost: list[str] = []
    for line in text.lines():
        words = Counter(_words([line]))
        found = words & taken
        taken -= found
        if found.total() * 2 < words.total() and any(map(str.isalpha, line)):  # numbers of pages count themselves
            lost.append(line)
    return lost


def _words(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in _WORD.findall(text.casefold()))


def _plain(text: DocText) -> ForeignFile:
    """Paragraphs and tables without looks or automatic numbers."""
    blocks: list[Block] = []
    rows: list[tuple[Cell, ...]] = []
    cells: list[Cell] = []
    waiting: list[str] = []
    for line in re.split(r"(?<=[\r\x07\x0c])", text.main):
        if line.endswith("\x07"):
            if cells and not waiting and line == "\x07":
                rows.append(tuple(cells))
                cells = []
                continue
            where = f"t{_tables(blocks) + 1}r{len(rows) + 1}c{len(cells) + 1}p"
            inner = [*waiting, line[:-1]]
            cells.append(Cell(blocks=tuple(_paragraph(part, f"{where}{number}") for number, part in enumerate(inner, 1))))
            waiting = []
        elif cells:
            waiting.append(line.rstrip("\r\x0c"))
        else:
            if rows:
                blocks.append(_table(rows, _tables(blocks) + 1))
                rows = []
            blocks.append(_paragraph(line.rstrip("\r\x0c"), f"p{len(blocks) + 1}"))
    for part in waiting:
        blocks.append(_paragraph(part, f"p{len(blocks) + 1}"))
    if cells:
        rows.append(tuple(cells))
    if rows:
        blocks.append(_table(rows, _tables(blocks) + 1))
    beside = tuple(Notice(code="doc_lost_text", where="", text=line) for line in DocText(main="", beside=text.beside).lines() if any(map(str.isalpha, line)))
    paper = Paper(parts=(Part(page=PageSetup(), blocks=tuple(blocks)),))
    return ForeignFile(paper=paper, notices=(Notice(code="doc_plain", where=""), *beside))


def _tables(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, Table) for block in blocks)


def _paragraph(text: str, where: str) -> Paragraph:
    return Paragraph(runs=(Run(text=text),) if text else (), where=where)


def _table(rows: Sequence[tuple[Cell, ...]], number: int) -> Table:
    return Table(widths=(30.0,) * max(map(len, rows)), rows=tuple(rows), where=f"t{number}")
