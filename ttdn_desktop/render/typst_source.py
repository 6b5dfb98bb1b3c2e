"""A paper as source for Typst: every measure as the written .docx has it, every text as a string literal.

The source names no file and no package. Texts stand only in literals (`literals.py`); everything else in it is made from numbers and fixed words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from ttdn_desktop.paper.model import Block, Line, Paper, Paragraph, Part, Picture, Run, StyleLook, Table
from ttdn_desktop.render.grid import PlacedCell, cell_width, head_rows, is_held, kept_chains, room_for_rows, row_heights, without_lost_rows
from ttdn_desktop.render.literals import broken, expression, shown
from ttdn_desktop.render.looks import (
    Place,
    first_indent,
    is_plain,
    outline_level,
    paragraph_function,
    paragraph_look,
    run_function,
    run_look,
    slanted_blank,
    soft_break,
    strut,
)
from ttdn_desktop.render.measures import RULE, RULE_BEFORE, mm, points, pt, text_height
from ttdn_desktop.render.prologue import prologue
from ttdn_desktop.render.sheets import page_arguments, page_start
from ttdn_desktop.render.typefaces import Typeface

_PLACES = {(False, False): Place.MIDDLE, (True, False): Place.FIRST, (False, True): Place.LAST, (True, True): Place.BOTH}
_USUAL = StyleLook()
_PICTURE = (60.0, 40.0)  # mm: the room of a picture that does not say its size
_TAIL = 40.0  # points of the line below a table that its last row holds
_CELL_BREAK = pt(1.0)  # height of the empty paragraph that Word files have behind a table at the end of a cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A program for Typst; `keys` are the anchors (or places in the file read) that its links name by their index."""

    text: str
    keys: tuple[str, ...] = ()


def preview_source(paper: Paper, face: Typeface) -> Source:
    """For the screen: what bears an anchor, or the place of a file it was read from, is a link that tells where it stands."""
    writer = SourceWriter(paper, face, tagged=False)
    return Source(text=writer.write(), keys=tuple(writer.keys))


def export_source(paper: Paper, face: Typeface) -> Source:
    """For a file: headings are headings, nothing is a link."""
    return Source(text=SourceWriter(paper, face, tagged=True).write())


class SourceWriter:
    """Writes the parts of one paper; holds the functions already defined and the keys already given."""

    def __init__(self, paper: Paper, face: Typeface, *, tagged: bool) -> None:
        self.keys: list[str] = []
        self._face = face
        self._paper = paper
        self._looks = dict(paper.looks)
        self._slanted = {style for style, look in self._looks.items() if look.italic}
        self._tagged = tagged
        self._definitions: list[str] = []
        self._out: list[str] = []
        self._paragraphs: dict[tuple[object, ...], str] = {}
        self._runs: dict[tuple[object, ...], str] = {}
        self._indices: dict[str, int] = {}
        self._page = 0.0  # points of text on a sheet
        self._level = 0  # of the last heading

    def write(self) -> str:
        """The whole program."""
        for number, part in enumerate(self._paper.parts):
            self._part(number, part)
        return "\n".join((prologue(self._paper, self._face.family, tagged=self._tagged), *self._definitions, *self._out, ""))

    def _part(self, number: int, part: Part) -> None:
        self._page = text_height(part.page)
        self._out.append(f"#page({page_arguments(self._paper, number)})[{page_start(self._paper, number)}")
        if part.foot:
            self._out.append(f"#foot{number}[")
            self._blocks(part.foot, part.page.text_width, in_cell=True)
            self._out.append("]")
        self._blocks(part.blocks, part.page.text_width)
        self._out.append("]")

    def _blocks(self, blocks: tuple[Block, ...], width: float, *, in_cell: bool = False, row_key: str = "") -> None:
        """Blocks one below the other in a column of `width` mm."""
        last = len(blocks) - 1
        skip = False
        for index, block in enumerate(blocks):
            if skip:
                skip = False
                continue
            place = _PLACES[index == 0, in_cell and index == last]
            match block:
                case Paragraph():
                    self._out.append(self._set(block, place, width, row_key))
                case Line():
                    above = pt(RULE_BEFORE if Place.FIRST in place else 0)
                    self._out.append(f"#rule({mm(block.length)}, {pt(block.weight)}, {above})")
                case Table():
                    following = blocks[index + 1] if index < last else None
                    tail = following if isinstance(following, Paragraph) and block.ruled else None
                    skip = self._table(block, width, tail)
                case Picture():
                    self._picture(block, width)
                case _:
                    assert_never(block)

    def _set(self, block: Paragraph, place: Place, width: float, row_key: str = "") -> str:
        """The call that sets a paragraph in a column of `width` mm."""
        heading = self._heading(block) if self._tagged else 0
        look = (*paragraph_look(block), int(place), heading)
        name = self._paragraphs.get(look)
        if name is None:
            name = self._paragraphs[look] = f"p{len(self._paragraphs)}"
            self._definitions.append(paragraph_function(name, block, self._looks, place, heading))
        content = self._content(block, width)
        if block.style in self._slanted and (blank := slanted_blank(block, self._looks[block.style], width, block.text)):
            content = f"text(spacing: 100% + {blank}, {content})"
        return f"#{name}({self._key(block.anchor or row_key or block.where)}, {content})"

    def _heading(self, block: Paragraph) -> int:
        """The level of a heading, 0 for none; never more than one below the heading before it, as PDF/UA asks."""
        level = outline_level(block, self._looks)
        if level is None:
            return 0
        words = shown(block.text, self._face.letters)
        if not words.strip() or "\t" in words:  # whose words could not be told from outside
            return 0
        self._level = min(level, self._level) + 1
        return self._level

    def _key(self, key: str) -> str:
        if not key or self._tagged:
            return "none"
        index = self._indices.get(key)
        if index is None:
            index = self._indices[key] = len(self.keys)
            self.keys.append(key)
        return str(index)

    def _content(self, block: Paragraph, width: float) -> str:
        """The runs of a paragraph as one expression."""
        if len(block.runs) == 1 and not block.label and is_plain(run_look(block.runs[0])) and not block.runs[0].hidden:
            said = expression(block.runs[0].text, self._face.letters)
            if said is not None:
                return said
        pieces = self._pieces(block)
        if not any(_is_seen(piece) for line in pieces for stop in line for piece in stop):
            return f"{{ {'; br; '.join([strut(block, self._looks)] * len(pieces))} }}"
        start = first_indent(block, self._looks)
        below = points(block.indent_left or 0)
        lines = [self._line(block, line, start if index == 0 else below, width) for index, line in enumerate(pieces)]
        return f"{{ {f'; {soft_break(block, self._looks)}; '.join(lines)} }}"

    def _pieces(self, block: Paragraph) -> list[list[list[tuple[Run, str]]]]:
        """The text by soft breaks and tabs: lines of stops of (look, text)."""
        runs = [run for run in block.runs if not run.hidden]
        if block.label:
            runs.insert(0, Run(text=block.label + " "))
        lines: list[list[list[tuple[Run, str]]]] = [[[]]]
        for run in runs:
            for number, line in enumerate(shown(run.text, self._face.letters).split("\n")):
                if number:
                    lines.append([[]])
                for stop, text in enumerate(line.split("\t")):
                    if stop:
                        lines[-1].append([])
                    if text:
                        lines[-1][-1].append((run, text))
        return lines

    def _line(self, block: Paragraph, stops: list[list[tuple[Run, str]]], start: float, width: float) -> str:
        """One line up to a soft break; one without letters still takes its room."""
        said = ["; ".join(self._stop(block, stop, width)) for stop in stops]
        if len(said) == 1:
            return said[0] if _any_seen(stops) else strut(block, self._looks)
        return f"{strut(block, self._looks)}; tabs({pt(start)}, ({', '.join(f'{{ {text} }}' if text else '[]' for text in said)}))"

    def _stop(self, block: Paragraph, runs: list[tuple[Run, str]], width: float) -> Iterator[str]:
        """The runs up to a tab or soft break; a word of which two runs have a part each is not parted between them."""
        for index, (run, text) in enumerate(runs):
            before, after = runs[index - 1][1][-1:] if index else "", runs[index + 1][1][:1] if index + 1 < len(runs) else ""
            said = broken(text, comes_from=bool(before.strip()), goes_on=bool(after.strip()))
            if run.italic and block.style not in self._slanted and (blank := slanted_blank(block, self._looks.get(block.style, _USUAL), width, text)):
                said = f"text(spacing: 100% + {blank}, {said})"
            yield self._run(run, said)

    def _run(self, run: Run, said: str) -> str:
        look = run_look(run)
        if is_plain(look):
            return said
        name = self._runs.get(look)
        if name is None:
            name = self._runs[look] = f"r{len(self._runs)}"
            self._definitions.append(run_function(name, run))
        return f"{name}({said})"

    def _picture(self, block: Picture, width: float) -> None:
        """The room of a picture, whose bytes are not in the paper."""
        wide, high = (block.width or _PICTURE[0], block.height or _PICTURE[1])
        scale = min(1.0, width / max(wide, 1))
        self._out.append(f"#align(center, rect(width: {mm(wide * scale)}, height: {mm(high * scale)}, stroke: 0.5pt + luma(60%)))")

    def _table(self, table: Table, width: float, tail: Paragraph | None) -> bool:
        """A table; whether the paragraph behind it was written as its last row, because the row before holds it."""
        if not table.rows or not table.widths:
            return False
        table, rows = without_lost_rows(table)
        heads = head_rows(table, rows)
        heights = row_heights(table, rows, self._face, self._looks, self._page) if table.ruled else [0.0] * len(rows)
        room = room_for_rows(heights, heads, self._page)
        held = tail is not None and is_held(rows[-1], self._looks) and heights[-1] + _TAIL < room
        chains = kept_chains(rows, self._looks, heads, ends_held=held) if table.ruled else {}
        chains = {first: count for first, count in chains.items() if sum(heights[first : first + count]) + _TAIL < room}
        kind = "table" if table.ruled else "grid"
        frame = f"inset: (y: {pt(RULE / 2)}), " if table.ruled else ""
        columns = ", ".join(mm(value) for value in table.widths) + (", 0pt" if chains else ",")
        self._out.append(f"#{'whole' if table.keep_together else 'block'}({frame}{kind}(columns: ({columns}),{f' {kind}.header(' if heads else ''}")
        for index, row in enumerate(rows):
            if heads and index == heads:
                self._out.append("),")
            anchor = (table.anchors[index] if index < len(table.anchors) else None) or ""
            one = next((cell for cell in row if cell.rows == 1), None) if table.ruled and heights[index] < room else None
            for cell in row:
                self._cell(table, cell, anchor, is_head=index < table.header_rows, keeps_row=cell is one)
            if chains:
                self._chain(index, chains)
        if held and tail is not None:
            self._out.append(f"{kind}.cell(colspan: {len(table.widths)}, stroke: (top: {pt(RULE)}, rest: none), inset: 0pt)[")
            self._out.append(f"{self._set(tail, Place.FIRST, width)}],")
        self._out.append("))")
        return held

    def _chain(self, index: int, chains: dict[int, int]) -> None:
        """A cell of no width beside rows that stay together: it may not be broken."""
        if index in chains:
            self._out.append(f"table.cell(rowspan: {chains[index]}, breakable: false, inset: 0pt, stroke: none)[],")
        elif not any(first < index < first + count for first, count in chains.items()):
            self._out.append("table.cell(inset: 0pt, stroke: none)[],")

    def _cell(self, table: Table, cell: PlacedCell, anchor: str, *, is_head: bool, keeps_row: bool) -> None:
        """One cell; where it may not break, its row does not."""
        said = [f"colspan: {cell.columns}"] if cell.columns > 1 else []
        said += [f"rowspan: {cell.rows}"] if cell.rows > 1 else []
        said += ["align: left + horizon"] if is_head and table.ruled else []
        said += ["breakable: false"] if keeps_row else []
        begins = f"{'table' if table.ruled else 'grid'}.cell({', '.join(said)})[" if said else "["
        blocks = cell.cell.blocks
        inner = cell_width(table, cell)
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            self._out.append(f"{begins}{self._set(blocks[0], Place.BOTH, inner, anchor)}],")
            return
        self._out.append(begins)
        self._blocks(blocks, inner, in_cell=True, row_key=anchor)
        self._out.append("]," if blocks and not isinstance(blocks[-1], Table) else f"#v({_CELL_BREAK})],")


def _is_seen(piece: tuple[Run, str]) -> bool:
    return bool(piece[1].strip())


def _any_seen(stops: list[list[tuple[Run, str]]]) -> bool:
    return any(_is_seen(piece) for stop in stops for piece in stop)
