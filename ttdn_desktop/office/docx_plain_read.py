"""Plain paragraphs of a .docx read without a tree: their properties are keys of looks worked out once, so that one costs a few look-ups.

Where anything more must be looked at (a box, a hidden run, an odd character), the paragraph is read like any other.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Protocol

from lxml import etree

from ttdn_desktop.office.docx_composed import composed, tidy
from ttdn_desktop.office.docx_flow import Flow
from ttdn_desktop.office.docx_inline import Gatherer
from ttdn_desktop.office.docx_looks_read import ParagraphLook, ParagraphLooks, Properties
from ttdn_desktop.office.docx_plain import names_of, pieces_of
from ttdn_desktop.office.docx_repeats import Repeats
from ttdn_desktop.office.docx_styles import RunLook, TableKey
from ttdn_desktop.paper.model import Block, Run

_MARKS = {b"br": "\n", b"tab": "\t"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what the parser refuses
_normalized = unicodedata.normalize


Stretch = tuple[int, int, str, int, TableKey | None, float]
"""Neighbours in one place: the numbers of the first and of the one behind the last, the place, how many paragraphs stand there before, table and width."""


class Around(Protocol):
    """The walk through the document, for what a paragraph does not know itself."""

    pending: list[str]  # bookmarks between paragraphs

    def anchor(self, names: Sequence[str]) -> str | None: ...

    def label(self, num_id: str, level: int) -> str: ...

    def ordinary(self, element: etree._Element, flow: Flow) -> object: ...


class _Shape:
    """What paragraphs of the same properties have in common in one place."""

    __slots__ = ("looks", "make", "number", "plain", "style")

    def __init__(self, found: Properties, look: ParagraphLook, looks: dict[bytes | None, RunLook]) -> None:
        self.plain = found.plain
        self.style = found.style
        self.looks = looks  # of their runs, by what is written
        self.number = look.number  # list and level
        self.make = look.maker()


class PlainReader:
    """Reads the plain paragraphs of one document."""

    def __init__(self, repeats: Repeats, looks: ParagraphLooks, gatherer: Gatherer, around: Around) -> None:
        self._repeats = repeats
        self._looks = looks
        self._gatherer = gatherer
        self._around = around
        self._shapes: dict[TableKey | None, dict[bytes | None, _Shape]] = {}
        self._run_looks: dict[tuple[str | None, TableKey | None], dict[bytes | None, RunLook]] = {}

    def read(self, stretches: Iterable[Stretch]) -> list[list[Block]]:
        """The paragraphs of each stretch."""
        around, paragraphs = self._around, self._repeats.paragraphs
        found: list[list[Block]] = []
        for start, end, prefix, before, table, width in stretches:
            p = before
            shapes = self._shapes.get(table)
            if shapes is None:
                shapes = self._shapes[table] = {}
            blocks: list[Block] = []
            found.append(blocks)
            for number in range(start, end):
                properties, name, said, text, rest = paragraphs[number]
                shape = shapes.get(properties) or self._shape(properties, table)
                runs: tuple[Run, ...] | None = ()
                if rest:
                    runs = self._runs(shape, said, text, rest, table)
                elif text:
                    look = shape.looks.get(said) or self._look(shape, said, table)
                    if look.hidden or not text.isprintable():
                        runs = self._runs(shape, said, text, rest, table)
                    else:
                        runs = (look.ascii_run(text) if text.isascii() else look.wide_run(_normalized("NFC", text)),)
                if runs is None or not shape.plain:
                    around.ordinary(self._repeats.whole(number), Flow(prefix, width, table, blocks, p))
                    p += 1
                    continue
                anchor = None
                if rest or around.pending:
                    anchor = around.anchor([*around.pending, *names_of(name, rest)])
                elif name:
                    anchor = around.anchor((name,))
                p += 1
                blocks.append(shape.make(runs, anchor, f"{prefix}p{p}", "" if shape.number is None else around.label(*shape.number)))
        return found

    def _shape(self, properties: bytes | None, table: TableKey | None) -> _Shape:
        found = self._looks.written(properties)
        look = found.looks.get(table) or self._looks.look(found, table)
        looks = self._run_looks.setdefault((found.style, table), {})
        shape = self._shapes[table][properties] = _Shape(found, look, looks)
        return shape

    def _look(self, shape: _Shape, said: bytes | None, table: TableKey | None) -> RunLook:
        """The look that the properties as they are written give a run there."""
        look = shape.looks[said] = self._gatherer.look(self._repeats.behind(said or b""), shape.style, table)
        return look

    def _runs(self, shape: _Shape, first: bytes | None, text: str, rest: bytes, table: TableKey | None) -> tuple[Run, ...] | None:
        """The runs of a paragraph; None where one is hidden, or a text holds what no XML may."""
        look = shape.looks.get(first) or self._look(shape, first, table)
        found = [(look, text, b"")] if text else []
        for begins, said, words, more, mark, _ in pieces_of(rest):
            if begins:
                look = shape.looks.get(said) or self._look(shape, said, table)
            try:
                piece = (words or more).decode() or _MARKS.get(mark, "")
            except UnicodeDecodeError:
                return None
            if piece:
                found.append((look, piece, mark))
        texts: list[str] = []
        for look, piece, mark in found:
            plain = mark or piece.isprintable()
            if look.hidden or not (plain or _FORBIDDEN.search(piece) is None):
                return None
            texts.append(piece if plain else tidy(piece, look.font))
        return composed(texts, [look for look, _, _ in found])
