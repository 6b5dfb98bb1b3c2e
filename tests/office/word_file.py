"""A written .docx seen with raw lxml: effective looks through styles and document defaults, cells, lines, sheets."""

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

Element = Any  # lxml: finding an element may find none, and then a test should fail
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NS = {"w": WORD}
W = f"{{{WORD}}}"
OFF = {"0", "false", "off"}


@dataclass(frozen=True)
class Looks:
    """How a run really looks: points, fonts, colour."""

    size: float
    bold: bool
    italic: bool
    fonts: frozenset[str]
    color: str


class WordFile:
    """One file, opened."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.styles = {style.get(W + "styleId"): style for style in self.xml("word/styles.xml").findall("w:style", NS)}
        self.body = self.xml("word/document.xml")[0]

    def xml(self, name: str) -> Element:
        return etree.fromstring(self.parts[name])

    @cached_property
    def tables(self) -> list[Element]:
        return list(self.body.findall("w:tbl", NS))

    @property
    def sections(self) -> list[Element]:
        return list(self.body.iter(W + "sectPr"))

    def cell(self, table: int, row: int, column: int) -> list[Element]:
        """The paragraphs of a cell of a table of the body."""
        return list(self.tables[table].findall("w:tr", NS)[row].findall("w:tc", NS)[column].findall("w:p", NS))

    def texts(self, paragraphs: list[Element]) -> list[str]:
        return [text(paragraph) for paragraph in paragraphs]

    def by_style(self, *style_ids: str) -> list[Element]:
        """All paragraphs of these styles, in order."""
        return [paragraph for paragraph in self.body.iter(W + "p") if style_of(paragraph) in style_ids]

    def between(self) -> list[Element]:
        """The paragraphs of the first part between the letterhead and the signature block."""
        blocks = list(self.body)
        start = blocks.index(self.tables[0])
        end = next(index for index, block in enumerate(blocks) if block is self.signature)
        return [block for block in blocks[start + 1 : end] if block.tag == W + "p"]

    @property
    def signature(self) -> Element:
        """The table of recipients and signer: the last frameless one."""
        return [table for table in self.tables if table.find("w:tblPr/w:tblBorders", NS) is None][-1]

    def signature_cell(self, column: int) -> list[Element]:
        return list(self.signature.findall("w:tr/w:tc", NS)[column].findall("w:p", NS))

    def looks(self, run: Element, paragraph: Element) -> Looks:
        """The effective look of a run."""
        chain = [
            run.find("w:rPr", NS),
            *(style.find("w:rPr", NS) for style in self._chain(paragraph)),
            self.xml("word/styles.xml").find("w:docDefaults//w:rPr", NS),
        ]
        levels = [level for level in chain if level is not None]
        size = next(str(found.get(W + "val")) for level in levels if (found := level.find("w:sz", NS)) is not None)
        fonts = next(frozenset(map(str, found.attrib.values())) for level in levels if (found := level.find("w:rFonts", NS)) is not None)
        color = next((str(found.get(W + "val")) for level in levels if (found := level.find("w:color", NS)) is not None), "auto")
        return Looks(size=int(size) / 2, bold=_on(levels, "b"), italic=_on(levels, "i"), fonts=fonts, color=color)

    def paragraph_looks(self, paragraph: Element) -> Looks:
        """The look that all runs of the paragraph share."""
        found = {self.looks(run, paragraph) for run in paragraph.findall("w:r", NS) if run.find("w:t", NS) is not None}
        assert len(found) == 1, text(paragraph)
        return found.pop()

    def measure(self, paragraph: Element, element: str, attribute: str) -> str | None:
        """An effective measure, such as ("spacing", "before"), in the units of the file."""
        levels = [paragraph.find("w:pPr", NS), *(style.find("w:pPr", NS) for style in self._chain(paragraph))]
        levels.append(self.xml("word/styles.xml").find("w:docDefaults//w:pPr", NS))
        for level in levels:
            found = None if level is None else level.find(f"w:{element}", NS)
            if found is not None and (value := found.get(W + attribute)) is not None:
                return str(value)
        return None

    def twips(self, paragraph: Element, element: str, attribute: str) -> int:
        return int(self.measure(paragraph, element, attribute) or 0)

    def align(self, paragraph: Element) -> str:
        return self.measure(paragraph, "jc", "val") or "left"

    def line_after(self, paragraph: Element, column: int) -> float:
        """Twips of the line drawn right below the paragraph in a column of that many."""
        line = paragraph.getnext()
        assert line is not None
        assert line.find("w:pPr/w:pBdr/w:top", NS).get(W + "val") == "single"
        assert not line.findall("w:r", NS)
        left, right = (self.twips(line, "ind", side) for side in ("left", "right"))
        assert abs(left - right) <= 1, "the line is in the middle"
        return column - left - right

    def _chain(self, paragraph: Element) -> list[Element]:
        style = self.styles.get(style_of(paragraph))
        chain = []
        while style is not None:
            chain.append(style)
            above = style.find("w:basedOn", NS)
            style = None if above is None else self.styles[above.get(W + "val")]
        return chain


def text(paragraph: Element) -> str:
    return "".join(str(element.text or "") for element in paragraph.iter(W + "t"))


def style_of(paragraph: Element) -> str:
    found = paragraph.find("w:pPr/w:pStyle", NS)
    return "" if found is None else str(found.get(W + "val"))


def _on(levels: list[Element], tag: str) -> bool:
    for level in levels:
        found = level.find(f"w:{tag}", NS)
        if found is not None:
            return found.get(W + "val") not in OFF
    return False
