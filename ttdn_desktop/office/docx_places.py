"""The paragraphs, tables and cells of a .docx by their places, as elements that can be changed: the way back from a place to the file."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ttdn_desktop.office.docx_package import MC, W

_WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent"))
_INLINE = frozenset(W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "ruby", "rubyBase"))
_BREAKS = frozenset({W + "br", W + "cr"})


@dataclass(slots=True)
class Places:
    """Everything that has a place, in reading order; `cell_of` gives the cell a paragraph stands in."""

    paragraphs: dict[str, etree._Element] = field(default_factory=dict)
    tables: dict[str, etree._Element] = field(default_factory=dict)
    cells: dict[str, etree._Element] = field(default_factory=dict)
    cell_of: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Piece:
    """Some characters of a paragraph: `node` holds them (w:t) or stands for them (a tab, a break), inside `run`."""

    text: str
    node: etree._Element
    run: etree._Element


def places_of(body: etree._Element) -> Places:
    """The places below a body, a header or a footer, counted as the reader counts them."""
    found = Places()
    _blocks(body, "", "", found)
    return found


def _blocks(parent: etree._Element, prefix: str, cell: str, found: Places) -> None:
    counts = {"p": 0, "t": 0}
    for element in flat(parent):
        if element.tag == f"{W}p":
            counts["p"] += 1
            _paragraph(element, f"{prefix}p{counts['p']}", cell, found)
        elif element.tag == f"{W}tbl":
            counts["t"] += 1
            _table(element, f"{prefix}t{counts['t']}", found)


def _paragraph(element: etree._Element, where: str, cell: str, found: Places) -> None:
    found.paragraphs[where] = element
    if cell:
        found.cell_of[where] = cell
    for number, box in enumerate(boxes_of(element), 1):
        _blocks(box, f"{where}b{number}", cell, found)


def _table(element: etree._Element, where: str, found: Places) -> None:
    found.tables[where] = element
    for row_number, row in enumerate(rows_of(element), 1):
        for number, cell in enumerate(cells_of(row), 1):
            place = f"{where}r{row_number}c{number}"
            found.cells[place] = cell
            _blocks(cell, place, place, found)


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, those in content controls included."""
    return [child for child in flat(table) if child.tag == f"{W}tr"]


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of a row."""
    return [child for child in flat(row) if child.tag == f"{W}tc"]


def boxes_of(paragraph: etree._Element) -> list[etree._Element]:
    """The contents of the text boxes of a paragraph, each once."""
    return [box for box in paragraph.iter(f"{W}txbxContent") if not _in_fallback(box, paragraph)]


def flat(element: etree._Element) -> Iterator[etree._Element]:
    """The children, those in content controls and the like included."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from flat(child)
        elif child.tag == f"{W}sdt":
            for content in child.findall(f"{W}sdtContent"):
                yield from flat(content)
        elif child.tag == f"{MC}AlternateContent":
            yield from _chosen(child)
        else:
            yield child


def pieces_of(paragraph: etree._Element) -> list[Piece]:
    """The characters of a paragraph as they are seen, in reading order; text boxes are not among them."""
    out: list[Piece] = []
    _walk(paragraph, out)
    return out


def raw_text(paragraph: etree._Element) -> str:
    """The characters of a paragraph as they stand in the file."""
    return "".join(piece.text for piece in pieces_of(paragraph))


def composed_map(raw: str) -> tuple[str, tuple[int, ...]]:
    """The text in NFC, and for each of its characters (and its end) the place in the raw text where it begins."""
    out: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(raw):
        end = at + 1
        while end < len(raw) and unicodedata.combining(raw[end]):
            end += 1
        whole = unicodedata.normalize("NFC", raw[at:end])
        out.append(whole)
        places += [at] * len(whole)
        at = end
    return "".join(out), (*places, len(raw))


def _walk(element: etree._Element, out: list[Piece]) -> None:
    for child in element:
        if child.tag == f"{W}r":
            if not _hidden(child):
                _run(child, child, out)
        elif child.tag in _INLINE:
            _walk(child, out)
        elif child.tag == f"{W}sdt":
            for content in child.findall(f"{W}sdtContent"):
                _walk(content, out)


def _run(element: etree._Element, run: etree._Element, out: list[Piece]) -> None:
    for child in element:
        if child.tag == f"{W}t":
            out.append(Piece(text=child.text or "", node=child, run=run))
        elif child.tag in {W + "tab", W + "ptab"}:
            out.append(Piece(text="\t", node=child, run=run))
        elif child.tag in _BREAKS and child.get(f"{W}type") not in {"page", "column"}:
            out.append(Piece(text="\n", node=child, run=run))
        elif child.tag == f"{W}noBreakHyphen":
            out.append(Piece(text="-", node=child, run=run))
        elif child.tag == f"{W}ruby":
            for base in child.findall(f"{W}rubyBase"):
                _walk(base, out)


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val") not in {"0", "false", "off"}


def _chosen(element: etree._Element) -> list[etree._Element]:
    choice = element.find(f"{MC}Choice")
    taken = choice if choice is not None and len(choice) else element.find(f"{MC}Fallback")
    return list(taken) if taken is not None else []


def _in_fallback(box: etree._Element, paragraph: etree._Element) -> bool:
    """Whether it is the second form of a box, or stands inside another box."""
    above = box.getparent()
    while above is not None and above is not paragraph:
        if above.tag == f"{W}txbxContent":
            return True
        parent = above.getparent()
        if above.tag == f"{MC}Fallback" and parent is not None and parent.find(f"{MC}Choice") is not None:
            return True
        above = parent
    return False
