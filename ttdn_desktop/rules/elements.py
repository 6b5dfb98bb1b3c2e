"""Where the parts of a paper stand, found alike in papers drafted here (by style) and in those of others (by place and words)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ttdn_desktop.paper.model import Block, Paper, Paragraph, Part, Style, StyleLook, Table
from ttdn_desktop.rules.find_body import Scope, find_annexes, find_document
from ttdn_desktop.rules.memory import Memory
from ttdn_desktop.rules.parts import Annex, Document
from ttdn_desktop.rules.pieces import Book, Reader, Seen

_NORMATIVE = frozenset({"NĐ", "TT", "TTLT", "NQ", "QĐ", "CT"})
_WITH_YEAR = re.compile(r"\s*(?:Số\s*:?)?[^/]*/\s*(?:19|20)\d\d\b", re.IGNORECASE)


def is_normative(type_code: str, number: str) -> bool:
    """Whether a document of that type with that number (30/2020, Số: 30/2020/NĐ-CP) is a normative one."""
    return type_code in _NORMATIVE and bool(_WITH_YEAR.match(number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """All parts of one paper. `documents` are the main one, then what is attached to it (a plan issued with a decision)."""

    documents: tuple[Document, ...]
    annexes: tuple[Annex, ...] = ()
    paragraphs: tuple[Seen, ...] = ()  # every paragraph, those in tables and at the foot of a first page included
    feet: tuple[tuple[int, tuple[Block, ...]], ...] = ()  # number of the part, what stands at the foot of its first page
    parts: tuple[Part, ...] = ()

    @property
    def main(self) -> Document:
        """The document itself."""
        return self.documents[0]

    @property
    def type_code(self) -> str:
        """The abbreviation of the type that the symbol shows: "KH"; "CV" for a letter; empty where nobody says."""
        return self.main.type_code

    @property
    def is_formless(self) -> bool:
        """Whether nothing of it is the form of a document: a list, notes."""
        return self.main.head is None and self.main.title.type is None and self.main.ending is None and not self.annexes

    @property
    def is_normative(self) -> bool:
        """Whether its number bears the year, as those of normative documents do (18/2014/QĐ-UBND); their form is the matter of another law."""
        number = self.main.head.number if self.main.head is not None else None
        return number is not None and is_normative(self.type_code, number.text)


def elements_of(paper: Paper, types: Mapping[str, str], memory: Memory) -> Elements:
    """The parts of a paper; `types` are the names of the types of documents by their abbreviations."""
    reader = Reader(memory.of(_book, memory.same((paper.looks, paper.font))), memory)
    blocks = [(number, block) for number, part in enumerate(paper.parts) for block in part.blocks]
    scope = Scope(reader=reader, blocks=blocks, parts=paper.parts, types=types)
    documents: list[Document] = []
    annexes: list[Annex] = []
    at = 0
    while at < len(blocks) or not documents:
        document, at = find_document(scope, at, attached=bool(documents))
        documents.append(document)
        found, at = find_annexes(scope, at)
        annexes += found
    paragraphs: list[Seen] = []
    for part in paper.parts:
        _collect((*part.blocks, *part.foot), reader, paragraphs)
    feet = tuple((number, part.foot) for number, part in enumerate(paper.parts) if part.foot)
    return Elements(documents=tuple(documents), annexes=tuple(annexes), paragraphs=tuple(paragraphs), feet=feet, parts=paper.parts)


def _book(looks: tuple[tuple[tuple[Style, StyleLook], ...], str]) -> Book:
    return Book(*looks)


def _collect(blocks: tuple[Block, ...], reader: Reader, out: list[Seen]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            out.append(reader.seen(block))
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph):
                        out.append(reader.seen(cell.blocks[0]))
                    else:
                        _collect(cell.blocks, reader, out)
