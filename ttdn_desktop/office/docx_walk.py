"""The walk over the blocks of a .docx: paragraphs, tables and text boxes with their places, one story after the other."""

from collections.abc import Iterator, Sequence

from lxml import etree

from ttdn_desktop.office.docx_composed import composed
from ttdn_desktop.office.docx_drawing import alternative
from ttdn_desktop.office.docx_fields import Fields
from ttdn_desktop.office.docx_findings import Findings
from ttdn_desktop.office.docx_flow import Flow
from ttdn_desktop.office.docx_inline import TRACKED, Gatherer, Inline, Mark, is_placeholder, made_by
from ttdn_desktop.office.docx_looks_read import ParagraphLook, ParagraphLooks, Properties
from ttdn_desktop.office.docx_numbering import Counters, Numbering
from ttdn_desktop.office.docx_package import MC, W
from ttdn_desktop.office.docx_plain_read import PlainReader, Stretch
from ttdn_desktop.office.docx_repeats import Repeats
from ttdn_desktop.office.docx_sections import page_setup
from ttdn_desktop.office.docx_styles import Styles, TableKey
from ttdn_desktop.office.docx_tables import read_table
from ttdn_desktop.office.docx_values import VAL, count, is_on
from ttdn_desktop.office.kinds import Refusal, RefusedFileError
from ttdn_desktop.office.package_names import BREAK_STYLE
from ttdn_desktop.paper.anchors import is_anchor
from ttdn_desktop.paper.foreign import RemarkKind
from ttdn_desktop.paper.model import Block, Line, Paragraph, Part, Run, Table
from ttdn_desktop.paper.values import changed

MAX_BLOCKS = 200_000
MAX_DEPTH = 40

_P, _TBL, _PPR, _SDT, _BOOKMARK, _SECTION, _ALT, _CHUNK = (
    f"{W}p", f"{W}tbl", f"{W}pPr", f"{W}sdt", f"{W}bookmarkStart", f"{W}sectPr", f"{MC}AlternateContent", f"{W}altChunk",
)  # fmt: skip
_WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent"))
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_SIDES = (f"{W}top", f"{W}bottom")


class Walk:
    """Reads the stories of one document."""

    def __init__(self, styles: Styles, numbering: Numbering, findings: Findings, repeats: Repeats) -> None:
        self.styles = styles
        self.repeats = repeats
        self.findings = findings
        self.notes: list[tuple[str, str, str]] = []  # kind, id and place of the references to notes
        self._looks = ParagraphLooks(styles, numbering, repeats)
        self._numbering = numbering
        self._gatherer = Gatherer(styles, repeats)
        self._counters = Counters(numbering)
        self._nothing = Properties(None, repeats)
        self._plain_reader = PlainReader(repeats, self._looks, self._gatherer, self)
        self._blocks = 0
        self._depth = 0
        self.pending: list[str] = []  # bookmarks between paragraphs
        self._anchors: set[str] = set()

    def parts(self, body: etree._Element, targets: dict[str, tuple[str, str]]) -> Iterator[Part]:
        """The sections of the document, each with its sheet."""
        self._gatherer.targets = targets
        widths = [page_setup(section).text_width for section in body.iter(_SECTION) if not is_old(section)]
        flow = Flow("", widths[0] if widths else page_setup(None).text_width)
        closed = 0
        for number, (end, section) in enumerate(self._body(body, flow), 1):
            yield Part(page=page_setup(section), blocks=tuple(flow.blocks[closed:end]))
            closed = end
            flow.width = widths[min(number, len(widths) - 1)]
        yield Part(page=page_setup(body.find(_SECTION)), blocks=tuple(flow.blocks[closed:]))

    def story(self, element: etree._Element, prefix: str, targets: dict[str, tuple[str, str]], *, width: float = 0, page_numbers: bool = True) -> list[Block]:
        """A text of its own, such as a header or a note, in a column of `width` mm: its numbers and fields begin anew."""
        before = (self._gatherer.targets, self._gatherer.fields, self._counters)
        self._gatherer.targets, self._gatherer.fields, self._counters = targets, Fields(page_numbers=page_numbers), Counters(self._numbering)
        flow = Flow(prefix, width)
        self.content(element, flow)
        self._settle(flow)
        self._gatherer.targets, self._gatherer.fields, self._counters = before
        return flow.blocks

    def cell(self, element: etree._Element, prefix: str, width: float, table: TableKey | None) -> list[Block]:
        """The blocks of a cell."""
        flow = Flow(prefix, width, table)
        self.content(element, flow)
        if flow.carry is not None:
            self._settle(flow)
        return flow.blocks

    def plain_cells(self, cells: Sequence[Stretch]) -> list[list[Block]]:
        """The blocks of cells that hold nothing but plain paragraphs."""
        if self._gatherer.fields.open or self._gatherer.placeholder:
            flows = [Flow(prefix, width, table) for _, _, prefix, _, table, width in cells]
            for flow, (start, end, *_) in zip(flows, cells, strict=True):
                self._plain(start, end, flow)
            return [flow.blocks for flow in flows]
        self._count(cells[-1][1] - cells[0][0])
        return self._plain_reader.read(cells)

    def anchors(self) -> int:
        """How many paragraphs were tied to a plan so far."""
        return len(self._anchors)

    def unfilled(self, by: int) -> None:
        """A content control that nobody filled in begins (1) or ends (-1)."""
        self._gatherer.placeholder += by

    def content(self, element: etree._Element, flow: Flow) -> None:
        """Everything in a body, cell, box or control."""
        for child in element:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, flow)
            elif tag == _TBL:
                self._table(child, flow)
            else:
                self._other(child, flow)

    def _body(self, body: etree._Element, flow: Flow) -> Iterator[tuple[int, etree._Element]]:
        """Read the body; where a section ends, the number of blocks up to there and its properties."""
        for child in body:
            tag = child.tag
            if tag == _P:
                if (section := self._paragraph(child, flow)) is not None:
                    yield len(flow.blocks), section
            elif tag == _TBL:
                self._table(child, flow)
            elif tag != _SECTION:
                self._other(child, flow)
        self._settle(flow)

    def _other(self, element: etree._Element, flow: Flow) -> None:
        tag = element.tag
        if tag in _WRAPPERS:
            self.content(element, flow)
        elif tag == _SDT:
            empty = is_placeholder(element)
            self._gatherer.placeholder += empty
            for content in element.findall(f"{W}sdtContent"):
                self.content(content, flow)
            self._gatherer.placeholder -= empty
        elif tag == _ALT:
            for chosen in alternative(element):
                if chosen.tag == _P:
                    self._paragraph(chosen, flow)
                elif chosen.tag == _TBL:
                    self._table(chosen, flow)
                else:
                    self._other(chosen, flow)
        elif tag == _BOOKMARK:
            self.pending.append(element.get(f"{W}name") or "")
        elif tag == _CHUNK:
            self.findings.add("alt_chunk", f"{flow.prefix}p{flow.p}")

    def _paragraph(self, element: etree._Element, flow: Flow) -> etree._Element | None:
        """Read one paragraph, or the plain ones that it stands for; gives the properties of the section it ends."""
        plain = self.repeats.stand_in(element)
        if plain is not None:
            self._plain(plain[0], plain[1], flow)
            return None
        self._count(1)
        return self.ordinary(element, flow)

    def ordinary(self, element: etree._Element, flow: Flow) -> etree._Element | None:
        """Read a paragraph as it stands in the tree."""
        flow.p += 1
        properties = element[0] if len(element) and element[0].tag == _PPR else element.find(_PPR)
        found = self._looks.found(properties) if properties is not None else self._nothing
        if flow.carry is None:
            inline = Inline(f"{flow.prefix}p{flow.p}")
        else:
            inline = flow.carry[0]
            flow.carry = None
        gatherer = self._gatherer
        gatherer.begin(inline, found.style, flow.table)
        gatherer.walk(element)
        if gatherer.fields.open:
            gatherer.fields.end_of_paragraph()
        if found.change is not None:
            inline.marks.append(Mark(RemarkKind.FORMATTED, 0, None, "", *made_by(found.change)))
        hides_mark = False
        if found.mark is not None:
            joins, hides_mark = _read_mark(found.mark, inline)
            if joins and found.section is None:
                if not inline.texts:
                    inline.anchors.clear()  # what they named was deleted; the next paragraph has names of its own
                flow.carry = (inline, found)
                return None
        self._emit(inline, found, flow, hides_mark=hides_mark)
        return found.section

    def _plain(self, start: int, end: int, flow: Flow) -> None:
        """Read paragraphs that hold nothing but text, as most do; where more must be looked at, each is read like any other."""
        if flow.carry is not None or self._gatherer.fields.open or self._gatherer.placeholder:
            for number in range(start, end):
                self._paragraph(self.repeats.whole(number), flow)
        else:
            self._count(end - start)
            flow.blocks += self._plain_reader.read(((start, end, flow.prefix, flow.p, flow.table, flow.width),))[0]
            flow.p += end - start

    def _settle(self, flow: Flow) -> None:
        """A paragraph with a deleted end that nothing follows stands for itself if there is anything in it."""
        if flow.carry is not None:
            inline, found = flow.carry
            flow.carry = None
            if inline.texts or inline.drawings:
                self._emit(inline, found, flow, hides_mark=False)
            else:
                self.findings.take(inline, "")

    def _emit(self, inline: Inline, found: Properties, flow: Flow, *, hides_mark: bool) -> None:
        look = found.looks.get(flow.table) or self._looks.look(found, flow.table)
        runs = composed(inline.texts, inline.looks) if inline.texts else ()
        if inline.marks or inline.hidden or inline.placeholders:
            self.findings.take(inline, "".join(run.text for run in runs))
        anchor = self.anchor([*self.pending, *inline.anchors]) if inline.anchors or self.pending else None
        if found.style == BREAK_STYLE and not runs:
            pass
        elif not runs and found.borders is not None and _ruled(found.borders):
            length = flow.width - (look.indent_left or 0) - (look.indent_right or 0)
            flow.blocks.append(Line(length=round(length, 1), where=inline.where))
        else:
            label = self._counters.label(*look.number) if look.number is not None and (runs or not hides_mark) else ""
            flow.blocks += _bordered(_made(runs, look, anchor, inline.where, label), found.borders, flow.width)
        if inline.notes:
            self.notes += [(kind, ident, inline.where) for kind, ident in inline.notes]
        if inline.drawings:
            self._drawings(inline, flow)

    def label(self, num_id: str, level: int) -> str:
        """The number of the next paragraph of that list and level."""
        return self._counters.label(num_id, level)

    def anchor(self, names: Sequence[str]) -> str | None:
        """The first of the names that ties the paragraph to a plan; a copied paragraph may bear the same name, the first keeps it."""
        if self.pending:
            self.pending.clear()
        for name in names:
            if name not in self._anchors and is_anchor(name):
                self._anchors.add(name)
                return name
        return None

    def _drawings(self, inline: Inline, flow: Flow) -> None:
        boxes: list[etree._Element] = []
        for drawing in inline.drawings:
            flow.blocks += [Line(length=line.length, where=inline.where) for line in drawing.lines]
            flow.blocks += drawing.pictures
            boxes += drawing.boxes
            self.findings.drawing(drawing, inline.where)
        for number, box in enumerate(boxes, 1):
            self.findings.once("text_box", inline.where)
            self._deeper(1)
            flow.blocks += self.story(box, f"{inline.where}b{number}", self._gatherer.targets)
            self._deeper(-1)

    def _table(self, element: etree._Element, flow: Flow) -> None:
        self._count(1)
        if flow.carry is not None:
            self._settle(flow)
        flow.t += 1
        self._deeper(1)
        table: Table | None = read_table(element, f"{flow.prefix}t{flow.t}", flow.width, self)
        self._deeper(-1)
        if table is not None:
            flow.blocks.append(table)

    def _count(self, more: int) -> None:
        self._blocks += more
        if self._blocks > MAX_BLOCKS:
            raise RefusedFileError(Refusal.TOO_LARGE)

    def _deeper(self, by: int) -> None:
        self._depth += by
        if self._depth > MAX_DEPTH:
            raise RefusedFileError(Refusal.UNSAFE)


def _made(runs: tuple[Run, ...], look: ParagraphLook, anchor: str | None, where: str, label: str) -> Paragraph:
    return Paragraph(
        runs=runs,
        style=look.style,
        anchor=anchor,
        where=where,
        align=look.align,
        first_line=look.first_line,
        indent_left=look.indent_left,
        indent_right=look.indent_right,
        space_before=look.space_before,
        space_after=look.space_after,
        line_spacing=look.line_spacing,
        line_exact=look.line_exact,
        keep_with_next=look.keep_with_next,
        outline_level=look.outline_level,
        label=label,
    )


def is_old(section: etree._Element) -> bool:
    """Whether these are the properties a section had before a change."""
    parent = section.getparent()
    return parent is not None and parent.tag == f"{W}sectPrChange"


def _bordered(paragraph: Paragraph, borders: etree._Element | None, width: float) -> list[Block]:
    """The paragraph with the box around it, or with the line over or under it."""
    if borders is None or not paragraph.runs:
        return [paragraph]
    weights = {str(side.tag)[len(W) :]: count(side.get(f"{W}sz"), 4) / 8 for side in borders if (side.get(VAL) or "") not in {"", "nil", "none"}}
    if weights.keys() >= {"top", "bottom", "left", "right"}:
        return [changed(paragraph, frame=weights["top"])]
    length = round(width - (paragraph.indent_left or 0) - (paragraph.indent_right or 0), 1)
    above, below = ([Line(length=length, weight=weights[side], where=paragraph.where)] if side in weights else [] for side in ("top", "bottom"))
    return [*above, paragraph, *below]


def _ruled(borders: etree._Element) -> bool:
    return any((side.get(VAL) or "") not in {"", "nil", "none"} for side in borders if side.tag in _SIDES)


def _read_mark(mark: etree._Element, inline: Inline) -> tuple[bool, bool]:
    """What was done to the end of the paragraph: whether it joins the next one, and whether it is hidden; marks go to the paragraph."""
    joins = hidden = False
    at = -1
    for child in mark:
        tag = child.tag
        if tag in TRACKED:
            at = inline.length() if at < 0 else at
            inline.marks.append(Mark(TRACKED[str(tag)], at, at, "\n", *made_by(child)))
            joins = joins or tag in _DELETED
        elif tag == f"{W}vanish":
            hidden = is_on(child)
    return joins, hidden
