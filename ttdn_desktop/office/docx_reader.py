"""A .docx as Paper, by an own walk over the package that drops nothing in silence."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from lxml import etree

from ttdn_desktop.office.docx_inline import Gatherer, Inline, alternative, composed
from ttdn_desktop.office.docx_package import MC, Package, W
from ttdn_desktop.office.docx_styles import Styles, paragraph_look, read_styles, value
from ttdn_desktop.office.kinds import Refusal, RefusedFileError
from ttdn_desktop.office.package_names import BREAK_STYLE, ORIGIN_NAMESPACE, STYLE_IDS, STYLE_NAMES
from ttdn_desktop.paper.anchors import AnchorKind, parse_anchor
from ttdn_desktop.paper.foreign import ForeignFile, Notice
from ttdn_desktop.paper.model import Block, Cell, Line, Origin, PageSetup, Paper, Paragraph, Part, Style, Table, paragraphs

MAX_BLOCKS = 200_000
MAX_CELLS = 300_000

_TWIP_MM = 25.4 / 1440
_WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent"))
_STYLES = {ident: style for style, ident in STYLE_IDS.items()} | {name: style for style, name in STYLE_NAMES.items() if name.startswith("TTĐN")}


def read_docx(data: bytes) -> Paper:
    """The paper of a .docx; raises RefusedFileError for what is damaged or unsafe."""
    return read_docx_file(data).paper


def read_docx_file(data: bytes) -> ForeignFile:
    """The paper and the notices: tracked changes, hidden text, notes, headers, automatic numbers."""
    package = Package(data)
    main = package.main()
    relations = package.relations(main)
    root = package.xml(main)
    body = root.find(f"{W}body")
    if body is None:
        raise RefusedFileError(Refusal.DAMAGED)
    styles = read_styles(package, next((path for kind, path in relations.values() if kind == "styles"), None))
    reader = _Reader(styles=styles, relations=relations)
    parts = tuple(reader.parts(body))
    reader.beside(package)
    paper = Paper(parts=parts, origin=_origin(package), title=_core(package, "title"), author=_core(package, "creator"))
    return ForeignFile(paper=paper, notices=tuple(reader.notices))


@dataclass(slots=True)
class _Reader:
    """The walk over one document."""

    styles: Styles
    relations: dict[str, tuple[str, str]]
    notices: list[Notice] = field(default_factory=list)
    _blocks: int = 0
    _cells: int = 0
    _pending: list[str] = field(default_factory=list)  # bookmarks between paragraphs
    _said: set[str] = field(default_factory=set)
    _anchors: set[str] = field(default_factory=set)

    def parts(self, body: etree._Element) -> Iterator[Part]:
        """The sections of the document, each with its sheet."""
        blocks: list[Block] = []
        counts = {"p": 0, "t": 0}
        width = _page(next(iter(body.iter(f"{W}sectPr")), None)).text_width
        for element in flat(body):
            if element.tag == f"{W}sectPr":
                continue
            blocks += self._block(element, "", counts, width)
            ending = element.find(f"{W}pPr/{W}sectPr") if element.tag == f"{W}p" else None
            if ending is not None:
                yield Part(page=_page(ending), blocks=tuple(blocks))
                blocks = []
        yield Part(page=_page(body.find(f"{W}sectPr")), blocks=tuple(blocks))

    def _block(self, element: etree._Element, prefix: str, counts: dict[str, int], width: float) -> list[Block]:
        self._blocks += 1
        if self._blocks > MAX_BLOCKS:
            raise RefusedFileError(Refusal.TOO_LARGE)
        if element.tag == f"{W}p":
            counts["p"] += 1
            return self._paragraph(element, f"{prefix}p{counts['p']}", width)
        if element.tag == f"{W}tbl":
            counts["t"] += 1
            return [self._table(element, f"{prefix}t{counts['t']}", width)]
        if element.tag == f"{W}bookmarkStart":
            self._pending.append(str(element.get(f"{W}name") or ""))
        return []

    def _paragraph(self, element: etree._Element, where: str, width: float) -> list[Block]:
        properties = element.find(f"{W}pPr")
        style = value(properties, "pStyle")
        look = self.styles.paragraph(style, paragraph_look(properties))
        gathered = Gatherer(partial(self.styles.run, style), self.relations).walk(element)
        self._notice(gathered, where)
        runs = composed(gathered.runs)
        if look.numbering and look.numbering[0] != "0":
            self._once("automatic_number", where)
        anchor = next((name for name in (*self._pending, *gathered.bookmarks) if name not in self._anchors and parse_anchor(name)), None)
        if anchor is not None:
            self._anchors.add(anchor)  # a copied paragraph may bear the same name; the first keeps it
        self._pending.clear()
        blocks: list[Block] = []
        border = properties.find(f"{W}pBdr") if properties is not None else None
        ruled = border is not None and any(value(border, side) not in {None, "nil", "none"} for side in ("top", "bottom"))
        if style == BREAK_STYLE and not runs:
            return blocks
        if ruled and not runs:
            blocks.append(Line(length=round(width - (look.indent_left or 0) - (look.indent_right or 0), 1), where=where))
        else:
            blocks.append(
                Paragraph(
                    runs=runs,
                    style=_STYLES.get(style or "") or _STYLES.get(self.styles.name(style)) or Style.PLAIN,
                    anchor=anchor,
                    where=where,
                    align=look.align,
                    first_line=look.first_line,
                    indent_left=look.indent_left,
                    indent_right=look.indent_right,
                    space_before=look.space_before,
                    space_after=look.space_after,
                    line_spacing=look.line_spacing,
                    keep_with_next=look.keep_with_next,
                    outline_level=look.outline_level,
                )
            )
        blocks += [replace(line, where=where) for line in gathered.lines]
        blocks += gathered.pictures
        for number, box in enumerate(gathered.boxes, 1):
            counts = {"p": 0, "t": 0}
            for inner in flat(box):
                blocks += self._block(inner, f"{where}b{number}", counts, width)
        return blocks

    def _table(self, element: etree._Element, where: str, width: float) -> Table:
        grid = [_twips(column.get(f"{W}w")) for column in element.findall(f"{W}tblGrid/{W}gridCol")]
        rows: list[list[_Cell]] = []
        open_cells: dict[int, _Cell] = {}
        header_rows = 0
        for row_number, row in enumerate(_rows(element), 1):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self._once("tracked_changes", where)
                continue
            if properties is not None and properties.find(f"{W}tblHeader") is not None and header_rows == len(rows):
                header_rows += 1
            rows.append(self._row(row, f"{where}r{row_number}", grid or [width], open_cells))
        frozen = tuple(tuple(Cell(blocks=tuple(cell.blocks), columns=cell.columns, rows=cell.rows) for cell in row) for row in rows)
        return Table(
            widths=tuple(round(column, 2) for column in grid),
            rows=frozen,
            header_rows=header_rows,
            ruled=_ruled(element),
            anchors=tuple(_row_anchor(row) for row in frozen),
            where=where,
        )

    def _row(self, row: etree._Element, where: str, grid: list[float], open_cells: dict[int, "_Cell"]) -> list["_Cell"]:
        skip = value(row.find(f"{W}trPr"), "gridBefore")
        column = int(skip) if skip and skip.isdigit() else 0
        cells: list[_Cell] = []
        for number, element in enumerate((cell for cell in flat(row) if cell.tag == f"{W}tc"), 1):
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise RefusedFileError(Refusal.TOO_LARGE)
            properties = element.find(f"{W}tcPr")
            span_text = value(properties, "gridSpan")
            span = max(int(span_text), 1) if span_text and span_text.isdigit() else 1
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            inner = sum(grid[column : column + span]) or sum(grid)
            counts = {"p": 0, "t": 0}
            blocks = [block for child in flat(element) for block in self._block(child, f"{where}c{number}", counts, inner)]
            above = open_cells.get(column)
            if merge is not None and merge.get(f"{W}val") != "restart" and above is not None:
                above.rows += 1
                above.blocks += [block for block in blocks if not isinstance(block, Paragraph) or block.text.strip()]
            else:
                cell = _Cell(blocks=blocks, columns=span)
                cells.append(cell)
                for covered in range(column, column + span):
                    open_cells.pop(covered, None)
                if merge is not None:
                    open_cells[column] = cell
            column += span
        return cells

    def _notice(self, gathered: Inline, where: str) -> None:
        if gathered.tracked:
            self._once("tracked_changes", where)
        if gathered.hidden:
            self.notices.append(Notice(code="hidden_text", where=where, text="".join(gathered.hidden)))
        if gathered.boxes:
            self._once("text_box", where)

    def _once(self, code: str, where: str) -> None:
        if code not in self._said:
            self._said.add(code)
            self.notices.append(Notice(code=code, where=where))

    def beside(self, package: Package) -> None:
        """Texts of headers, footers and notes, which are no part of the body."""
        for kind, path in self.relations.values():
            if kind in {"header", "footer", "footnotes", "endnotes"} and package.has(path):
                texts = [_plain(paragraph) for paragraph in package.xml(path).iter(f"{W}p")]
                text = "\n".join(line for line in texts if line.strip())
                if text and not text.strip().isdigit():
                    self.notices.append(Notice(code=f"{kind.rstrip('s')}_text", where=path, text=text))


@dataclass(slots=True)
class _Cell:
    """A cell while its table is read."""

    blocks: list[Block]
    columns: int = 1
    rows: int = 1


def flat(element: etree._Element) -> Iterator[etree._Element]:
    """The children, those in content controls and the like included."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from flat(child)
        elif child.tag == f"{W}sdt":
            for content in child.findall(f"{W}sdtContent"):
                yield from flat(content)
        elif child.tag == f"{MC}AlternateContent":
            yield from alternative(child)
        else:
            yield child


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (child for child in flat(table) if child.tag == f"{W}tr")


def _row_anchor(row: tuple[Cell, ...]) -> str | None:
    """The anchor of a row: that of a task in it, else that of a block."""
    found = {name.kind: str(name) for cell in row for paragraph in paragraphs(cell.blocks) if (name := parse_anchor(paragraph.anchor or ""))}
    return found.get(AnchorKind.TASK) or found.get(AnchorKind.BLOCK)


def _ruled(table: etree._Element) -> bool:
    """Whether the table shows lines, by its own borders or its style's name."""
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    if borders is not None:
        return any(side.get(f"{W}val") not in {None, "nil", "none"} for side in borders)
    style = value(table.find(f"{W}tblPr"), "tblStyle")
    return style is not None and "normal" not in style.lower()


def _page(section: etree._Element | None) -> PageSetup:
    setup = PageSetup()
    if section is None:
        return setup
    size, margins, numbers = section.find(f"{W}pgSz"), section.find(f"{W}pgMar"), section.find(f"{W}pgNumType")
    said: dict[str, float] = {}
    for name, element, attribute in (
        ("width", size, "w"), ("height", size, "h"), ("top", margins, "top"), ("bottom", margins, "bottom"),
        ("left", margins, "left"), ("right", margins, "right"), ("header", margins, "header"),
    ):  # fmt: skip
        if element is not None and (text := element.get(f"{W}{attribute}")):
            said[name] = round(_twips(text), 2)
    start = numbers.get(f"{W}start") if numbers is not None else None
    return PageSetup(
        **{
            "width": setup.width,
            "height": setup.height,
            "top": setup.top,
            "bottom": setup.bottom,
            "left": setup.left,
            "right": setup.right,
            "header": setup.header,
        }
        | said,
        number_from=int(start) if start and start.isdigit() else None,
        hide_first_number=section.find(f"{W}titlePg") is not None,
    )


def _twips(text: str | None) -> float:
    try:
        return float(text or 0) * _TWIP_MM
    except ValueError:
        return 0.0


def _plain(paragraph: etree._Element) -> str:
    return "".join(str(text.text or "") for text in paragraph.iter(f"{W}t"))


def _core(package: Package, name: str) -> str:
    """A property of the document, such as its title."""
    if not package.has("docProps/core.xml"):
        return ""
    found = next((element.text for element in package.xml("docProps/core.xml").iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")), None)
    return found or ""


def _origin(package: Package) -> Origin | None:
    """What this program wrote into the package about the plan it printed."""
    for name in package.names():
        if name.startswith("customxml/item") and name.endswith(".xml") and "props" not in name:
            root = package.xml(name)
            if root.tag == f"{{{ORIGIN_NAMESPACE}}}origin":
                return _origin_of(root)
    return None


def _origin_of(root: etree._Element) -> Origin:
    space = f"{{{ORIGIN_NAMESPACE}}}"
    revision = root.get("revision") or "0"
    return Origin(
        id=root.get("id") or "",
        revision=int(revision) if revision.isdigit() else 0,
        facts=tuple((fact.get("name") or "", fact.get("value") or "") for fact in root.iter(f"{space}fact")),
        stored=tuple((entry.get("anchor") or "", entry.get("sha256") or "", entry.text or "") for entry in root.iter(f"{space}stored")),
    )
