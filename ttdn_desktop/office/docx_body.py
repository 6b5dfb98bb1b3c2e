"""The blocks of a paper as WordprocessingML; knows styles and measures, no plan."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import assert_never

from lxml import etree

from ttdn_desktop.office.docx_units import LINE, TWIPS_PER_POINT, clean, twips
from ttdn_desktop.office.package_names import BREAK_STYLE, LINE_STYLE, STYLE_IDS
from ttdn_desktop.paper.model import Align, Block, Cell, Line, PageSetup, Paragraph, Part, Picture, Run, Table

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": WORD, "r": RELATIONSHIPS}
W = f"{{{WORD}}}"
R = f"{{{RELATIONSHIPS}}}"

HEADER_ID = "rId1"
FIRST_HEADER_ID = "rId2"

_P, _PPR, _R, _RPR, _T, _VAL = W + "p", W + "pPr", W + "r", W + "rPr", W + "t", W + "val"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_PADDING = 1.5  # mm between rule and text; none in frameless tables
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
_LARGEST_BOOKMARK = 40


class Duplicate(ValueError):
    """Two places of one paper bear the same anchor."""


def document(parts: Sequence[Part]) -> etree._Element:
    """The root of word/document.xml."""
    root = etree.Element(W + "document", nsmap=NAMESPACES)
    body = etree.SubElement(root, W + "body")
    writer = BodyWriter()
    for part in parts:
        writer.write(body, part, is_last=part is parts[-1])
    return root


@dataclass(slots=True)
class _Covered:
    """A place of the grid that a cell above reaches down to."""

    rows: int
    columns: int


class BodyWriter:
    """Writes parts one after the other; holds the prototypes of paragraphs and the names already used."""

    def __init__(self) -> None:
        self._paragraphs: dict[Paragraph, etree._Element] = {}
        self._runs: dict[Run, etree._Element] = {}
        self._anchors: set[str] = set()

    def write(self, body: etree._Element, part: Part, *, is_last: bool) -> None:
        """Append the blocks of a part and the properties of its sheets."""
        for block in part.blocks:
            body.append(self._block(block, part.page.text_width))
        end = body[-1] if part.blocks and body[-1].tag == _P else None
        if end is None:
            end = _break()
            body.append(end)
        setup = _section(part.page)
        if is_last:
            body.append(setup)
        else:
            end[0].append(setup)

    def _block(self, block: Block, width: float) -> etree._Element:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Line():
                return _line(block, width)
            case Table():
                return self._table(block)
            case Picture():
                raise NotImplementedError(f"pictures need their attachment, which no paper carries yet: {block.source}")
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph, row_anchor: str | None = None) -> etree._Element:
        measures = Paragraph(
            style=block.style,
            align=block.align,
            first_line=block.first_line,
            indent_left=block.indent_left,
            indent_right=block.indent_right,
            space_before=block.space_before,
            space_after=block.space_after,
            line_spacing=block.line_spacing,
            keep_with_next=block.keep_with_next,
            outline_level=block.outline_level,
            frame=block.frame,
        )
        prototype = self._paragraphs.get(measures)
        if prototype is None:
            prototype = self._paragraphs[measures] = _prototype(measures)
        paragraph = deepcopy(prototype)
        marks = [self._bookmark(paragraph, name) for name in (row_anchor, block.anchor) if name]
        for run in block.runs:
            self._run(paragraph, run)
        paragraph.extend(marks)
        return paragraph

    def _bookmark(self, paragraph: etree._Element, name: str) -> etree._Element:
        """Open a bookmark; what is returned closes it."""
        if name in self._anchors or len(name) > _LARGEST_BOOKMARK:
            raise Duplicate(name)
        number = str(len(self._anchors))
        self._anchors.add(name)
        etree.SubElement(paragraph, W + "bookmarkStart", {W + "id": number, W + "name": name})
        return etree.Element(W + "bookmarkEnd", {W + "id": number})

    def _run(self, paragraph: etree._Element, run: Run) -> None:
        look = Run(text="", bold=run.bold, italic=run.italic, underline=run.underline, size=run.size, font=run.font, color=run.color, hidden=run.hidden)
        prototype = self._runs.get(look)
        if prototype is None:
            prototype = self._runs[look] = _run_prototype(look)
        element = deepcopy(prototype)
        text = clean(run.text)
        if "\n" not in text and "\t" not in text:
            _text(element, text)
        else:
            _broken_text(element, text)
        paragraph.append(element)

    def _table(self, table: Table) -> etree._Element:
        widths = [twips(width) for width in table.widths]
        element = _table_frame(table, widths)
        covered: dict[int, _Covered] = {}
        for index, row in enumerate(table.rows):
            line = etree.SubElement(element, W + "tr")
            _row_properties(line, is_head=index < table.header_rows, whole=table.ruled or table.keep_together)
            anchor = table.anchors[index] if table.anchors else None
            for cell, at, goes_on in _places(row, covered, len(widths)):
                line.append(self._cell(cell, widths[at : at + cell.columns], table, goes_on=goes_on, is_head=index < table.header_rows, anchor=anchor))
                anchor = None
        return element

    def _cell(self, cell: Cell, widths: list[int], table: Table, *, goes_on: bool, is_head: bool, anchor: str | None) -> etree._Element:
        element = etree.Element(W + "tc")
        properties = etree.SubElement(element, W + "tcPr")
        etree.SubElement(properties, W + "tcW", {W + "w": str(sum(widths)), W + "type": "dxa"})
        if cell.columns > 1:
            etree.SubElement(properties, W + "gridSpan", {_VAL: str(cell.columns)})
        if goes_on or cell.rows > 1:
            etree.SubElement(properties, W + "vMerge", {} if goes_on else {_VAL: "restart"})
        if is_head:
            etree.SubElement(properties, W + "vAlign", {_VAL: "center"})
        inner = sum(widths) * 25.4 / 1440 - (2 * _PADDING if table.ruled else 0)
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                element.append(self._paragraph(block, anchor))
                anchor = None
            else:
                element.append(self._block(block, inner))
        if element[-1].tag != _P:
            element.append(_break())
        return element


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


def _prototype(block: Paragraph) -> etree._Element:
    """An empty paragraph with all that differs from its style."""
    paragraph = etree.Element(_P, nsmap=NAMESPACES)
    properties = etree.SubElement(paragraph, _PPR)
    etree.SubElement(properties, W + "pStyle", {_VAL: STYLE_IDS[block.style]})
    if block.keep_with_next is not None:
        etree.SubElement(properties, W + "keepNext", {} if block.keep_with_next else {_VAL: "0"})
    if block.frame is not None:
        borders = etree.SubElement(properties, W + "pBdr")
        for side in ("top", "left", "bottom", "right"):
            borders.append(_border(side, block.frame, space=3 if side in {"top", "bottom"} else 0))
    _set(properties, "spacing", before=_points(block.space_before), after=_points(block.space_after), **_line_spacing(block.line_spacing))
    first = block.first_line
    _set(
        properties,
        "ind",
        left=None if block.indent_left is None else str(twips(block.indent_left)),
        right=None if block.indent_right is None else str(twips(block.indent_right)),
        firstLine=None if first is None or first < 0 else str(twips(first)),
        hanging=None if first is None or first >= 0 else str(twips(-first)),
    )
    if block.align is not None:
        etree.SubElement(properties, W + "jc", {_VAL: _ALIGN[block.align]})
    if block.outline_level is not None:
        etree.SubElement(properties, W + "outlineLvl", {_VAL: str(block.outline_level)})
    return paragraph


def _points(value: float | None) -> str | None:
    return None if value is None else str(round(value * TWIPS_PER_POINT))


def _line_spacing(multiple: float | None) -> dict[str, str | None]:
    return {} if multiple is None else {"line": str(round(multiple * LINE)), "lineRule": "auto"}


def _set(parent: etree._Element, tag: str, **attributes: str | None) -> None:
    """The element with those attributes that have a value; none at all without any."""
    given = {W + name: value for name, value in attributes.items() if value is not None}
    if given:
        etree.SubElement(parent, W + tag, given)


def _border(side: str, weight: float, *, space: int) -> etree._Element:
    return etree.Element(W + side, {_VAL: "single", W + "sz": str(max(round(weight * 8), 2)), W + "space": str(space), W + "color": "000000"})


def _run_prototype(run: Run) -> etree._Element:
    element = etree.Element(_R, nsmap=NAMESPACES)
    properties = etree.Element(_RPR)
    if run.font is not None:
        etree.SubElement(properties, W + "rFonts", {W + name: run.font for name in ("ascii", "hAnsi", "eastAsia", "cs")})
    for tag, value in (("b", run.bold), ("i", run.italic)):
        if value is not None:
            state = {} if value else {_VAL: "0"}
            etree.SubElement(properties, W + tag, state)
            etree.SubElement(properties, W + tag + "Cs", state)
    if run.hidden:
        etree.SubElement(properties, W + "vanish")
    if run.color is not None:
        etree.SubElement(properties, W + "color", {_VAL: run.color})
    if run.size is not None:
        for tag in ("sz", "szCs"):
            etree.SubElement(properties, W + tag, {_VAL: str(round(run.size * 2))})
    if run.underline:
        etree.SubElement(properties, W + "u", {_VAL: "single"})
    if len(properties):
        element.append(properties)
    return element


def _text(run: etree._Element, text: str) -> None:
    element = etree.SubElement(run, _T)
    element.text = text
    if text != text.strip() or "  " in text:
        element.set(_SPACE, "preserve")


def _broken_text(run: etree._Element, text: str) -> None:
    """Text with soft breaks and tabs."""
    for row, line in enumerate(text.split("\n")):
        if row:
            etree.SubElement(run, W + "br")
        for column, piece in enumerate(line.split("\t")):
            if column:
                etree.SubElement(run, W + "tab")
            if piece:
                _text(run, piece)


def _line(line: Line, width: float) -> etree._Element:
    """A drawn line: the upper border of an empty paragraph, its indents keeping it in the middle."""
    side = str(max(round((twips(width) - twips(line.length)) / 2), 0))
    paragraph = etree.Element(_P, nsmap=NAMESPACES)
    properties = etree.SubElement(paragraph, _PPR)
    etree.SubElement(properties, W + "pStyle", {_VAL: LINE_STYLE})
    etree.SubElement(properties, W + "pBdr").append(_border("top", line.weight, space=1))
    etree.SubElement(properties, W + "ind", {W + "left": side, W + "right": side})
    return paragraph


def _break() -> etree._Element:
    """The paragraph that the format wants after a last table; too small to be seen."""
    paragraph = etree.Element(_P, nsmap=NAMESPACES)
    etree.SubElement(etree.SubElement(paragraph, _PPR), W + "pStyle", {_VAL: BREAK_STYLE})
    return paragraph


def _table_frame(table: Table, widths: list[int]) -> etree._Element:
    """A table without rows: the grid is what LibreOffice obeys, so it must be the widths of the cells."""
    element = etree.Element(W + "tbl", nsmap=NAMESPACES)
    properties = etree.SubElement(element, W + "tblPr")
    etree.SubElement(properties, W + "tblW", {W + "w": str(sum(widths)), W + "type": "dxa"})
    if table.ruled:
        borders = etree.SubElement(properties, W + "tblBorders")
        borders.extend([_border(side, 0.5, space=0) for side in _BORDERS])
    etree.SubElement(properties, W + "tblLayout", {W + "type": "fixed"})
    margins = etree.SubElement(properties, W + "tblCellMar")
    for side in ("left", "right"):
        etree.SubElement(margins, W + side, {W + "w": str(twips(_PADDING) if table.ruled else 0), W + "type": "dxa"})
    grid = etree.SubElement(element, W + "tblGrid")
    for width in widths:
        etree.SubElement(grid, W + "gridCol", {W + "w": str(width)})
    return element


def _row_properties(row: etree._Element, *, is_head: bool, whole: bool) -> None:
    if is_head or whole:
        properties = etree.SubElement(row, W + "trPr")
        if whole:
            etree.SubElement(properties, W + "cantSplit")
        if is_head:
            etree.SubElement(properties, W + "tblHeader")


def _section(page: PageSetup) -> etree._Element:
    element = etree.Element(W + "sectPr", nsmap=NAMESPACES)
    etree.SubElement(element, W + "headerReference", {W + "type": "default", R + "id": HEADER_ID})
    if page.hide_first_number:
        etree.SubElement(element, W + "headerReference", {W + "type": "first", R + "id": FIRST_HEADER_ID})
    etree.SubElement(element, W + "type", {_VAL: "nextPage"})
    size = {W + "w": str(twips(page.width)), W + "h": str(twips(page.height))}
    etree.SubElement(element, W + "pgSz", {**size, W + "orient": "landscape"} if page.width > page.height else size)
    sides = {side: str(twips(getattr(page, side))) for side in ("top", "right", "bottom", "left", "header")}
    etree.SubElement(element, W + "pgMar", {W + name: value for name, value in {**sides, "footer": sides["header"], "gutter": "0"}.items()})
    if page.number_from is not None:
        etree.SubElement(element, W + "pgNumType", {W + "start": str(page.number_from)})
    if page.hide_first_number:
        etree.SubElement(element, W + "titlePg")
    return element
