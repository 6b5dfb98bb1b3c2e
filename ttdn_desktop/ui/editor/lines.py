"""Paragraphs and items as lines of an editor: an identity, a level, a mark and text; without Qt."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from unicodedata import normalize

from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.ids import BlockId
from ttdn_desktop.domain.text import RichText, Run, cut, joined, plain

Prose = Paragraph | Item

MARKS = ("", "-", "+")
"""The usual mark of each level; level 0 is a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the editor; an empty identity is one that was not given yet."""

    id: str = ""
    level: int = 0
    mark: str = ""
    text: RichText = ()


TYPED_MARK = re.compile(r"([-–+])[ \u00a0]+")

Look = tuple[bool, bool, bool]
Symbol = tuple[str, Look | None]
"""A character with its look (bold, italic, underline); the end of a line has no look."""

END_OF_LINE: Symbol = ("\u2029", None)


def level_of(mark: str) -> int:
    """How deep an item of this mark stands."""
    return 2 if mark in {"+", "*", "•"} else 1


def lines_of(blocks: Iterable[Prose]) -> tuple[Line, ...]:
    """The lines that show these blocks."""
    return tuple(_line(block) for block in blocks)


def _line(block: Prose) -> Line:
    match block:
        case Paragraph():
            return Line(id=block.id, text=joined(block.text))
        case Item():
            return Line(id=block.id, level=level_of(block.mark), mark=block.mark, text=joined(block.text))


def blocks_of(lines: Iterable[Line], known: Iterable[Prose] = ()) -> tuple[Prose, ...]:
    """The blocks these lines stand for; one that reads as it did is the very block it was."""
    before = {block.id: block for block in known}
    return tuple(_block(line, before.get(BlockId(line.id))) for line in lines)


def _block(line: Line, known: Prose | None) -> Prose:
    if known is not None and _line(known) == line:
        return known
    if line.level == 0:
        return Paragraph(id=BlockId(line.id), text=line.text)
    return Item(id=BlockId(line.id), mark=line.mark, text=line.text)


def identified(lines: Iterable[Line], new_id: Callable[[], str]) -> tuple[Line, ...]:
    """Every line with an identity of its own: of two that share one, the first keeps it."""
    seen: set[str] = set()
    out: list[Line] = []
    for line in lines:
        own = line if line.id and line.id not in seen else replace(line, id=new_id())
        seen.add(own.id)
        out.append(own)
    return tuple(out)


def tidied(lines: Iterable[Line], *, items: bool = True) -> tuple[Line, ...]:
    """As lines are kept once the editor is left: NFC, no blanks at the ends, no empty lines; a typed "- " or "+ " makes an item."""
    trimmed = (replace(line, text=_trimmed(line.text)) for line in lines)
    return tuple(_as_item(line) if items else line for line in trimmed if line.text)


def _as_item(line: Line) -> Line:
    """A paragraph that begins with a typed mark as the item it was meant to be."""
    typed = TYPED_MARK.match(line.text[0].text) if line.level == 0 else None
    if typed is None or len(text_of(line)) == typed.end():
        return line
    mark = "+" if typed[1] == "+" else "-"
    return replace(line, level=level_of(mark), mark=mark, text=cut(line.text, typed.end(), len(text_of(line))))


def _trimmed(text: RichText) -> RichText:
    runs = [replace(run, text=normalize("NFC", run.text)) for run in joined(text)]
    while runs and not runs[0].text.lstrip():
        runs.pop(0)
    while runs and not runs[-1].text.rstrip():
        runs.pop()
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return joined(runs)


def symbols(lines: Iterable[Line]) -> list[Symbol]:
    """The lines as one stretch of characters, for comparing."""
    out: list[Symbol] = []
    for number, line in enumerate(lines):
        if number:
            out.append(END_OF_LINE)
        out.extend((char, (run.bold, run.italic, run.underline)) for run in line.text for char in run.text)
    return out


def width(stretch: Iterable[Symbol]) -> int:
    """How many places of a Qt document these characters take (UTF-16 units)."""
    return sum(1 + (ord(char) > 0xFFFF) for char, _ in stretch)


def text_of(line: Line) -> str:
    """The characters of a line."""
    return plain(line.text)


def run_of(text: str, look: Look) -> Run:
    """A run of that look."""
    bold, italic, underline = look
    return Run(text=text, bold=bold, italic=italic, underline=underline)
