"""Tables of a .docx: each merged cell once, deleted rows and cells left out, header rows known."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from lxml import etree

from ttdn_desktop.office.docx_drawing import alternative
from ttdn_desktop.office.docx_findings import Findings
from ttdn_desktop.office.docx_inline import is_placeholder, made_by, plain_text
from ttdn_desktop.office.docx_package import MC, W
from ttdn_desktop.office.docx_plain import KEY, StandIn
from ttdn_desktop.office.docx_plain_read import Stretch
from ttdn_desktop.office.docx_repeats import Repeats
from ttdn_desktop.office.docx_styles import Styles, TableKey, table_key
from ttdn_desktop.office.docx_values import TWIP_MM, VAL, count, is_on, twips
from ttdn_desktop.office.kinds import Refusal, RefusedFileError
from ttdn_desktop.paper.anchors import AnchorKind, anchor_name
from ttdn_desktop.paper.foreign import RemarkKind
from ttdn_desktop.paper.model import Block, Cell, Paragraph, Table, paragraphs
from ttdn_desktop.paper.values import variants

MAX_CELLS = 300_000
MAX_SPAN = 1000

_ROW, _CELL, _CELL_PROPERTIES, _SDT, _ALT = f"{W}tr", f"{W}tc", f"{W}tcPr", f"{W}sdt", f"{MC}AlternateContent"
_WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent"))
_NO_LINE = frozenset({"", "nil", "none"})
_LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}


_Entry = tuple[etree._Element | None, str | bytes | None, int, int, bool]
"""A cell: its element, the key of its properties, instead of an element the numbers of its plain paragraphs, whether nobody filled in its control."""


_Planned = tuple[int, int, str, TableKey | None, float, int]
"""A cell of rows alike: its first paragraph and the one behind its last, counted in the row, its place beside that of the row, style, width, columns."""

_cell = variants(Cell(), "blocks", "columns")


class Cells(Protocol):
    """Who reads what stands in a cell."""

    styles: Styles
    findings: Findings
    repeats: Repeats

    def cell(self, element: etree._Element, prefix: str, width: float, table: TableKey | None) -> list[Block]: ...

    def plain_cells(self, cells: Sequence[Stretch]) -> list[list[Block]]: ...

    def anchors(self) -> int: ...

    def unfilled(self, by: int) -> None: ...


class _Cell:
    """A cell while its table is read."""

    __slots__ = ("blocks", "columns", "rows")

    def __init__(self, blocks: list[Block], columns: int) -> None:
        self.blocks = blocks
        self.columns = columns
        self.rows = 1


class _Reader:
    """One table."""

    def __init__(self, element: etree._Element, where: str, width: float, cells: Cells) -> None:
        self._element = element
        self._where = where
        self._cells = cells
        properties = element.find(f"{W}tblPr")
        self._properties = properties
        grid = element.find(f"{W}tblGrid")
        self._grid = [(twips(column.get(f"{W}w")) or 0.0) * TWIP_MM for column in grid if column.tag == f"{W}gridCol"] if grid is not None else []
        self._width = width
        self._style = table_key(cells.styles, properties)
        self._shows = _shown_parts(properties) if self._style else frozenset()
        self._open: dict[int, _Cell] = {}
        self._known: dict[str | bytes | None, tuple[int, str, bool, bool]] = {}
        self._keys: dict[tuple[object, ...], TableKey] = {}
        self._heads: dict[int, tuple[etree._Element | None, bool]] = {}
        self._plans: dict[tuple[int, str], list[_Planned]] = {}
        self._read = 0

    def table(self) -> Table | None:
        """The table; None where all of its rows were deleted."""
        rows: list[list[_Cell] | tuple[Cell, ...]] = []
        header_rows = 0
        anchored = self._cells.anchors()
        elements = list(_inside(self._element, _ROW))
        for number, (row, empty) in enumerate(elements, 1):
            plain = self._cells.repeats.stand_in(row)
            plain = plain if plain is not None and plain[2] >= 0 else None
            properties, is_head = self._head_of(row, plain)
            place = f"{self._where}r{number}"
            if plain is None and properties is not None and self._changed(row, properties, place):
                continue
            header_rows += is_head and header_rows == len(rows)
            part = "firstRow" if number == 1 else "lastRow" if number == len(elements) else ""
            self._cells.unfilled(empty)
            rows.append(self._plain_row(plain, properties, place, part) or self._row(row, plain, properties, place, part))
            self._cells.unfilled(-empty)
        if elements and not rows:
            return None
        frozen = tuple(row if isinstance(row, tuple) else tuple(map(_frozen, row)) for row in rows)
        return Table(
            widths=tuple(round(column, 2) for column in self._grid),
            rows=frozen,
            header_rows=header_rows,
            ruled=self._ruled(),
            anchors=tuple(map(_row_anchor, frozen)) if self._cells.anchors() > anchored else (None,) * len(frozen),
            where=self._where,
        )

    def _changed(self, row: etree._Element, properties: etree._Element, place: str) -> bool:
        """Note that a row was put in or taken out; whether it was taken out."""
        gone = False
        for child in properties:
            if child.tag in {f"{W}ins", f"{W}del"}:
                kind = RemarkKind.INSERTED if child.tag == f"{W}ins" else RemarkKind.DELETED
                gone = gone or kind is RemarkKind.DELETED
                lines = (plain_text(paragraph) for paragraph in row.iter(f"{W}p"))
                self._cells.findings.change(kind, place, "\n".join(line for line in lines if line.strip()), *made_by(child))
        return gone

    def _plain_row(self, plain: StandIn | None, properties: etree._Element | None, place: str, part: str) -> tuple[Cell, ...] | None:
        """The cells of a row of plain paragraphs; None where some are merged, or it is written in any other way."""
        if plain is None or self._open:
            return None
        at, _, number = plain
        plan = self._plans.get((number, part))
        if plan is None:
            plan = self._plans[number, part] = self._plan(number, properties, part)
        if not plan:
            return None
        self._take(len(plan))
        found = self._cells.plain_cells([(at + start, at + end, place + beside, 0, key, inner) for start, end, beside, key, inner, _ in plan])
        return tuple([_cell(tuple(blocks), entry[5]) for blocks, entry in zip(found, plan, strict=True)])

    def _plan(self, number: int, properties: etree._Element | None, part: str) -> list[_Planned]:
        """The cells of rows of that shape; none where more than their places on the grid is to be looked at."""
        cells = self._cells.repeats.rows[number][1]
        plan: list[_Planned] = []
        if properties is not None and _number(properties, "gridBefore"):
            return plan
        column = at = 0
        for place, (said, paragraphs_in) in enumerate(cells, 1):
            span, *merged = self._known.get(said) or self._of(None, said, "")
            if any(merged):
                return []
            key = self._key(part, place == 1, place == len(cells)) if self._style else None
            plan.append((at, at := at + paragraphs_in, f"c{place}", key, self._inner(column, span), span))
            column += span
        return plan

    def _take(self, cells: int) -> None:
        self._read += cells
        if self._read > MAX_CELLS:
            raise RefusedFileError(Refusal.TOO_LARGE)

    def _inner(self, column: int, span: int) -> float:
        """Millimetres that a cell has for its text."""
        grid = self._grid
        return grid[column] if span == 1 and column < len(grid) else sum(grid[column : column + span]) or sum(grid) or self._width

    def _row(self, row: etree._Element, plain: StandIn | None, properties: etree._Element | None, place: str, part: str) -> list[_Cell]:
        cells: list[_Cell] = []
        column = 0
        if properties is not None and (skipped := _number(properties, "gridBefore")):
            column = min(skipped, MAX_SPAN)
            cells.append(_Cell([], column))
        entries = self._entries(row, plain)
        self._take(len(entries))
        for number, (element, said, start, end, empty) in enumerate(entries, 1):
            here = f"{place}c{number}"
            span, below, beside, gone = self._known.get(said) or self._of(element, said, here)
            if gone:
                continue
            inner = self._inner(column, span)
            key = self._key(part, number == 1, number == len(entries)) if self._style else None
            if empty:
                self._cells.unfilled(1)
            blocks = self._cells.cell(element, here, inner, key) if element is not None else self._cells.plain_cells(((start, end, here, 0, key, inner),))[0]
            if empty:
                self._cells.unfilled(-1)
            above = self._open.get(column)
            if beside and cells:
                cells[-1].columns += span
                cells[-1].blocks += _telling(blocks)
            elif below == "continue" and above is not None:
                above.rows += 1
                above.blocks += _telling(blocks)
            else:
                cell = _Cell(blocks, span)
                cells.append(cell)
                if self._open:
                    for covered in range(column, column + span):
                        self._open.pop(covered, None)
                if below:
                    self._open[column] = cell
            column += span
        return cells

    def _head_of(self, row: etree._Element, plain: StandIn | None) -> tuple[etree._Element | None, bool]:
        """The properties of a row, and whether it is repeated on each page."""
        found = self._heads.get(plain[2]) if plain is not None else None
        if found is None:
            repeats = self._cells.repeats
            written = row.find(f"{W}trPr")
            properties = repeats.behind(repeats.rows[plain[2]][0]) if plain is not None else None if written is None else repeats.real(written)
            head = properties.find(f"{W}tblHeader") if properties is not None else None
            found = self._heads[plain[2] if plain is not None else -1] = properties, head is not None and is_on(head)
        return found

    def _entries(self, row: etree._Element, plain: StandIn | None) -> list[_Entry]:
        """The cells of a row."""
        if plain is None:
            return [(element, _said_key(element), 0, 0, empty) for element, empty in _inside(row, _CELL)]
        at, _, number = plain
        entries: list[_Entry] = []
        for key, count_of in self._cells.repeats.rows[number][1]:
            entries.append((None, key, at, at := at + count_of, False))
        return entries

    def _of(self, element: etree._Element | None, key: str | bytes | None, place: str) -> tuple[int, str, bool, bool]:
        """How many columns a cell covers, how it is merged with the one above and the one before, and whether it was deleted.

        `key` is that of its properties, empty where it has none, None where they stand in the cell itself.
        """
        span, below, beside, gone, changed = 1, "", False, False, False
        properties = self._cells.repeats.behind(key) if key else element[0] if key is None and element is not None else None
        for child in properties if properties is not None else ():
            tag = child.tag
            if tag == f"{W}gridSpan":
                span = min(max(count(child.get(VAL), 1), 1), MAX_SPAN)
            elif tag == f"{W}vMerge":
                below = "restart" if child.get(VAL) == "restart" else "continue"
            elif tag == f"{W}hMerge":
                beside = child.get(VAL) != "restart"
            elif element is not None and tag in {f"{W}cellDel", f"{W}cellIns"}:
                changed, gone = True, gone or tag == f"{W}cellDel"
                kind = RemarkKind.DELETED if tag == f"{W}cellDel" else RemarkKind.INSERTED
                self._cells.findings.change(kind, place, plain_text(element), *made_by(child))
        found = (span, below, beside, gone)
        if key is not None and not changed:
            self._known[key] = found
        return found

    def _key(self, part: str, first: bool, last: bool) -> TableKey | None:
        if self._style is None:
            return None
        known = (first, last, part)
        key = self._keys.get(known)
        if key is None:
            here = {part, "firstCol" if first else "", "lastCol" if last else ""}
            key = self._keys[known] = (self._style, self._shows & here)
        return key

    def _ruled(self) -> bool:
        """Whether the table shows lines, by its own borders or its style's name."""
        borders = self._properties.find(f"{W}tblBorders") if self._properties is not None else None
        if borders is not None:
            return any((side.get(VAL) or "") not in _NO_LINE for side in borders)
        style = self._properties.find(f"{W}tblStyle") if self._properties is not None else None
        return style is not None and "normal" not in (style.get(VAL) or "").lower()


def _said_key(element: etree._Element) -> str | None:
    """The key of the properties of a cell; "" where it has none, None where they stand in the cell itself."""
    first = element[0] if len(element) else None
    return first.get(KEY) if first is not None and first.tag == _CELL_PROPERTIES else ""


def _frozen(cell: _Cell) -> Cell:
    return Cell(blocks=tuple(cell.blocks), columns=cell.columns, rows=cell.rows)


def read_table(element: etree._Element, where: str, width: float, cells: Cells) -> Table | None:
    """The table at this place, in a column of `width` mm; None where all of it was deleted."""
    return _Reader(element, where, width, cells).table()


def _inside(element: etree._Element, wanted: str, empty: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table or the cells of a row, those in content controls and the like included, and whether nobody filled in their control."""
    for child in element:
        tag = child.tag
        if tag == wanted:
            yield child, empty
        elif tag in _WRAPPERS:
            yield from _inside(child, wanted, empty)
        elif tag == _SDT:
            for content in child.findall(f"{W}sdtContent"):
                yield from _inside(content, wanted, empty or is_placeholder(child))
        elif tag == _ALT:
            yield from ((chosen, empty) for chosen in alternative(child) if chosen.tag == wanted)


def _telling(blocks: list[Block]) -> list[Block]:
    """What of a covered cell is worth keeping: everything but its empty paragraphs."""
    return [block for block in blocks if not isinstance(block, Paragraph) or block.text.strip()]


def _number(properties: etree._Element, name: str) -> int:
    found = properties.find(W + name)
    return 0 if found is None else max(count(found.get(VAL)), 0)


def _shown_parts(properties: etree._Element | None) -> frozenset[str]:
    """The parts of the table's style that this table wants to see."""
    look = properties.find(f"{W}tblLook") if properties is not None else None
    if look is None:
        return frozenset()
    bits = look.get(VAL)
    value = int(bits, 16) if bits and all(char in "0123456789abcdefABCDEF" for char in bits) else 0
    short = {"firstRow": "firstRow", "lastRow": "lastRow", "firstColumn": "firstCol", "lastColumn": "lastCol"}
    return frozenset(short[name] for name, bit in _LOOKS.items() if (said := look.get(W + name)) in {"1", "true", "on"} or (said is None and value & bit))


def _row_anchor(row: tuple[Cell, ...]) -> str | None:
    """The anchor of a row: that of a task in it, else that of a block."""
    anchors: list[str] = []
    for cell in row:
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                if block.anchor:
                    anchors.append(block.anchor)
            else:
                anchors += [inner.anchor for inner in paragraphs((block,)) if inner.anchor]
    if not anchors:
        return None
    tasks = [anchor for anchor in anchors if anchor.startswith(_TASK)]
    return tasks[-1] if tasks else next((anchor for anchor in reversed(anchors) if anchor.startswith(_BLOCK)), None)


_TASK, _BLOCK = anchor_name(AnchorKind.TASK), anchor_name(AnchorKind.BLOCK)
