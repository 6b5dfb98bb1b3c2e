"""The blocks of a paper as WordprocessingML; knows styles and measures, no plan.

The XML is put together as text, each look made once and copied: three times as fast as a tree of elements, which is then only written out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from ttdn_desktop.office.docx_looks import border, paragraph_look, paragraph_properties, run_look, run_properties
from ttdn_desktop.office.docx_sheets import sections
from ttdn_desktop.office.docx_units import TWIPS_PER_MM, escaped, twips
from ttdn_desktop.office.package_names import BREAK_STYLE, LINE_STYLE
from ttdn_desktop.paper.heights import rough_height
from ttdn_desktop.paper.measure import MM_PER_POINT
from ttdn_desktop.paper.model import Block, Cell, Line, Paragraph, Part, Picture, Run, Table

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_PADDING = 1.5  # mm between rule and text; none in frameless tables
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
_BOOKMARK = re.compile(r"[A-Za-z]\w{0,39}", re.ASCII)  # what Word takes for a name
_BREAK = f'<w:p><w:pPr><w:pStyle w:val="{BREAK_STYLE}"/>'


class BadPaperError(ValueError):
    """The paper cannot be written: two places bear the same anchor, an anchor cannot be the name of a bookmark, or a picture has no bytes."""


def document(parts: Sequence[Part]) -> list[str]:
    """The root element of word/document.xml in pieces, which are joined only once: a copy of the whole costs as much as a page."""
    writer = BodyWriter()
    writer.out.append(f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"><w:body>')
    for number, (part, setup) in enumerate(zip(parts, sections(parts), strict=True), start=1):
        writer.write(part, setup, is_last=number == len(parts))
    writer.out.append("</w:body></w:document>")
    return writer.out


@dataclass(slots=True)
class _Covered:
    """A place of the grid that a cell above reaches down to."""

    rows: int
    columns: int


class BodyWriter:
    """Writes parts one after the other into `out`; holds the looks already made and the names already used."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._paragraphs: dict[tuple[object, ...], str] = {}
        self._runs: dict[tuple[object, ...], str] = {}
        self._anchors: set[str] = set()
        self._page = 0.0  # points between the upper and the lower margin of the sheets written now

    def write(self, part: Part, setup: str, *, is_last: bool) -> None:
        """Append the blocks of a part and the properties of its sheets, which the last paragraph of a part bears unless it is the last part."""
        blocks, width = part.blocks, part.page.text_width
        self._page = (part.page.height - part.page.top - part.page.bottom) / MM_PER_POINT
        carried = not is_last and bool(blocks) and isinstance(blocks[-1], Paragraph)
        for block in blocks[:-1] if carried else blocks:
            self._block(block, width)
        if is_last:
            if not blocks or not isinstance(blocks[-1], Paragraph):
                self.out.append(f"{_BREAK}</w:pPr></w:p>")
            self.out.append(setup)
        elif carried and isinstance(end := blocks[-1], Paragraph):
            self._paragraph(end, setup=setup)
        else:
            self.out.append(f"{_BREAK}{setup}</w:pPr></w:p>")

    def margin(self, blocks: Sequence[Block], width: float) -> None:
        """Append blocks that stand in a margin, in a column of `width` mm."""
        for block in blocks:
            self._block(block, width)

    def _block(self, block: Block, width: float) -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Line():
                self.out.append(_line(block, width))
            case Table():
                self._table(block)
            case Picture():
                raise BadPaperError(f"the bytes of the picture {block.source} are not in the paper")
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph, row_anchor: str | None = None, setup: str = "") -> None:
        look = paragraph_look(block)
        properties = self._paragraphs.get(look)
        if properties is None:
            properties = self._paragraphs[look] = paragraph_properties(block)
        text = self._text(block.runs[0]) if len(block.runs) == 1 else "".join(map(self._text, block.runs))
        if block.anchor:
            text = self._bookmarked(text, block.anchor)
        if row_anchor:
            text = self._bookmarked(text, row_anchor)
        self.out.append(f"<w:p><w:pPr>{properties}{setup}</w:pPr>{text}</w:p>")

    def _bookmarked(self, text: str, name: str) -> str:
        if name in self._anchors or not _BOOKMARK.fullmatch(name):
            raise BadPaperError(f"anchor {name}")
        number = len(self._anchors)
        self._anchors.add(name)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{text}<w:bookmarkEnd w:id="{number}"/>'

    def _text(self, run: Run) -> str:
        look = run_look(run)
        properties = self._runs.get(look)
        if properties is None:
            properties = self._runs[look] = run_properties(run)
        text = escaped(run.text)
        if "\n" in text or "\t" in text:
            return f"<w:r>{properties}{_broken_text(text)}</w:r>"
        return f"<w:r>{properties}{_text(text)}</w:r>"

    def _table(self, table: Table) -> None:
        widths = [twips(width) for width in table.widths]
        self.out.append(_table_frame(table, widths))
        covered: dict[int, _Covered] = {}
        padding = 2 * _PADDING if table.ruled else 0
        usual = [(_cell_frame(Cell(), width, goes_on=False, is_head=False), width / TWIPS_PER_MM - padding) for width in widths]
        for index, row in enumerate(table.rows):
            is_head = index < table.header_rows
            is_whole = table.keep_together or (table.ruled and (is_head or self._fits(row, table.widths)))
            said = ("<w:cantSplit/>" if is_whole else "") + ("<w:tblHeader/>" if is_head else "")
            self.out.append(f"<w:tr><w:trPr>{said}</w:trPr>" if said else "<w:tr>")
            anchor = table.anchors[index] if table.anchors else None
            if not covered and len(row) == len(widths) and not is_head and all(cell.rows == 1 for cell in row):
                for cell, (frame, inner) in zip(row, usual, strict=True):
                    self.out.append(frame)
                    self._cell(cell, inner, anchor)
                    anchor = None
                self.out.append("</w:tr>")
                continue
            for cell, at, goes_on in _places(row, covered, len(widths)):
                width = sum(widths[at : at + cell.columns])
                self.out.append(_cell_frame(cell, width, goes_on=goes_on, is_head=is_head))
                self._cell(cell, width / TWIPS_PER_MM - padding, anchor)
                anchor = None
            self.out.append("</w:tr>")
        self.out.append("</w:tbl>")

    def _fits(self, row: tuple[Cell, ...], widths: tuple[float, ...]) -> bool:
        """Whether a row surely fits on a page; LibreOffice cuts off one that is kept whole and does not."""
        at = 0
        for cell in row:
            if rough_height(cell, max(sum(widths[at : at + cell.columns]) - 2 * _PADDING, 1.0)) > self._page:
                return False
            at += cell.columns
        return True

    def _cell(self, cell: Cell, width: float, anchor: str | None) -> None:
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block, anchor)
                anchor = None
            else:
                self._block(block, width)
        self.out.append("</w:tc>" if cell.blocks and not isinstance(cell.blocks[-1], Table) else f"{_BREAK}</w:pPr></w:p></w:tc>")


def _places(row: tuple[Cell, ...], covered: dict[int, _Covered], columns: int) -> Iterator[tuple[Cell, int, bool]]:
    """Every cell of a row with its first column, those included that a cell above reaches down to, and an empty one where the row ends early."""
    cells = iter(row)
    at = 0
    while at < columns:
        if above := covered.get(at):
            yield Cell(columns=above.columns), at, True
            above.rows -= 1
            if not above.rows:
                del covered[at]
            at += above.columns
            continue
        cell = next(cells, Cell())
        if cell.rows > 1:
            covered[at] = _Covered(rows=cell.rows - 1, columns=cell.columns)
        yield cell, at, False
        at += cell.columns


def _text(text: str) -> str:
    kept = ' xml:space="preserve"' if text[:1] == " " or text[-1:] == " " or "  " in text else ""
    return f"<w:t{kept}>{text}</w:t>"


def _broken_text(text: str) -> str:
    """Text with soft breaks and tabs."""
    lines = text.split("\n")
    return "<w:br/>".join("<w:tab/>".join(_text(piece) if piece else "" for piece in line.split("\t")) for line in lines)


def _line(line: Line, width: float) -> str:
    """A drawn line: the upper border of an empty paragraph, its indents keeping it in the middle."""
    side = max(round((twips(width) - twips(line.length)) / 2), 0)
    rule = border("top", line.weight, space=1)
    return f'<w:p><w:pPr><w:pStyle w:val="{LINE_STYLE}"/><w:pBdr>{rule}</w:pBdr><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'


def _table_frame(table: Table, widths: list[int]) -> str:
    """A table up to its first row: the grid is what LibreOffice obeys, so it must be the widths of the cells."""
    borders = "".join(border(side, 0.5, space=0) for side in _BORDERS)
    padding = twips(_PADDING) if table.ruled else 0
    margins = "".join(f'<w:{side} w:w="{padding}" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{f"<w:tblBorders>{borders}</w:tblBorders>" if table.ruled else ""}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _cell_frame(cell: Cell, width: int, *, goes_on: bool, is_head: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if is_head else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{middle}</w:tcPr>'
