"""Where the parts of a paper stand, found alike in papers drafted here (by style) and in those of others (by place and words)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from ttdn_desktop.paper.model import Block, Paper, Part, Style, StyleLook
from ttdn_desktop.rules.find_annexes import find_annexes
from ttdn_desktop.rules.find_beginnings import is_marked
from ttdn_desktop.rules.find_document import find_document
from ttdn_desktop.rules.memory import Memory
from ttdn_desktop.rules.parts import Annex, Document
from ttdn_desktop.rules.pieces import Book, Reader, Seen
from ttdn_desktop.rules.scope import Scope
from ttdn_desktop.rules.type_names import TypeNames

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
    row = memory.kept("blocks", tuple(block for part in paper.parts for block in part.blocks))
    blocks = list(zip((number for number, part in enumerate(paper.parts) for _ in part.blocks), row, strict=True))
    names = memory.of(TypeNames, types)
    scope = Scope(
        reader=reader,
        blocks=blocks,
        parts=paper.parts,
        types=types,
        names=names,
        seen=memory.along(("seen", reader.look), row, reader.seen_in),
        marked=memory.along(("marked", names), row, partial(is_marked, names)),
    )
    documents: list[Document] = []
    annexes: list[Annex] = []
    at = 0
    while at < len(blocks) or not documents:
        document, at = find_document(scope, at, attached=bool(documents))
        documents.append(document)
        found, at = find_annexes(scope, at)
        annexes += found
    every = (*row, *(block for part in paper.parts for block in part.foot))
    paragraphs = chain.from_iterable(memory.along(("every paragraph", reader.look), every, reader.every_in))
    feet = tuple((number, part.foot) for number, part in enumerate(paper.parts) if part.foot)
    return Elements(documents=tuple(documents), annexes=tuple(annexes), paragraphs=memory.kept("paragraphs", tuple(paragraphs)), feet=feet, parts=paper.parts)


def _book(looks: tuple[tuple[tuple[Style, StyleLook], ...], str]) -> Book:
    return Book(*looks)
