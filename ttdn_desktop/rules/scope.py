"""The blocks of a paper as its parts are looked for in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import compress

from ttdn_desktop.paper.model import Block, Line, Paragraph, Part
from ttdn_desktop.rules.parts import Numbered
from ttdn_desktop.rules.pieces import Item, LineKind, Piece, Reader, Seen
from ttdn_desktop.rules.type_names import TypeNames

_UNNUMBERED = frozenset({LineKind.PROSE, LineKind.DASH})


@dataclass(slots=True)
class Scope:
    """The blocks of a paper with the numbers of their parts.

    `seen` are its paragraphs as they look, None for any other block; `marked` tells the blocks with which something may end or begin.
    """

    reader: Reader
    blocks: list[tuple[int, Block]]
    parts: tuple[Part, ...]
    types: Mapping[str, str]
    names: TypeNames
    seen: tuple[Seen | None, ...]
    marked: tuple[bool, ...]

    def items(self, start: int, end: int) -> list[Item]:
        """The lines of these blocks."""
        return [item for at in range(start, end) for item in self.lines(at)]

    def lines(self, at: int) -> Iterator[Item]:
        """The lines of a block, as far as they are asked for."""
        part, block = self.blocks[at]
        return iter(self.reader.items(block, self.parts[part].page.text_width))

    def marked_from(self, start: int) -> Iterator[int]:
        """The places from there on where something may end or begin."""
        return compress(range(start, len(self.marked)), self.marked[start:])

    def texts(self, start: int, end: int) -> Iterator[Piece]:
        """The typed lines of these blocks."""
        return (item for item in self.items(start, end) if isinstance(item, Piece))

    def pieces(self, at: int) -> tuple[Piece, ...]:
        """The typed lines of a paragraph; none for any other block."""
        part, block = self.blocks[at]
        return self.reader.pieces(block, self.parts[part].page.text_width) if isinstance(block, Paragraph) else ()

    def is_blank(self, at: int) -> bool:
        """Whether nothing is written in this block."""
        block = self.blocks[at][1]
        return isinstance(block, Line) or (isinstance(block, Paragraph) and not block.text.strip())


def with_text(seen: Iterable[Seen | None]) -> tuple[Seen, ...]:
    """The paragraphs that are not empty."""
    return tuple(line for line in seen if line is not None and line.text)


def numbered(body: tuple[Seen, ...]) -> tuple[Numbered, ...]:
    """The lines that bear a number or letter, each with the one below it."""
    return tuple((line, below) for line, below in zip(body, (*body[1:], None), strict=False) if line.kind not in _UNNUMBERED)
