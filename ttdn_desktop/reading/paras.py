"""The text of a paper as lines and logical paragraphs that know from which characters of the source they come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.text import RichText, Run, cut, joined, plain
from ttdn_desktop.paper.model import Align, Block, Paper, Paragraph, Style, Table
from ttdn_desktop.paper.model import Run as PaperRun
from ttdn_desktop.paper.values import changed, made_fast, variants

CellPlace = tuple[int, int, int]
"""Table (counted through the paper), row, cell."""


@made_fast
@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters `start` to `end` of a logical paragraph are those of the place `where` from `offset` on."""

    start: int
    end: int
    where: str
    offset: int


@made_fast
@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A line, or several lines that are one paragraph; `line` is the place of the first in the reading order."""

    text: str
    blank: bool  # nothing but blanks; asked for so often that it is kept
    line: int
    pieces: tuple[Piece, ...] = ()
    runs: RichText = ()
    looks: bool = False  # whether the source has looks at all: plain text has none
    centred: bool = False
    cell: CellPlace | None = None
    table: Table | None = None  # the table this paragraph stands in
    part: int = 0
    anchor: str | None = None
    style: Style = Style.PLAIN
    outline: int | None = None

    @property
    def where(self) -> str:
        return self.pieces[0].where if self.pieces else ""

    @property
    def bold(self) -> bool:
        """Every visible character is bold."""
        return not self.blank and all(run.bold for run in self.runs if run.text.strip())

    @property
    def capitals(self) -> bool:
        return self.text.isupper()  # as `is_capitals` tells it, without the way there: asked of every line by many stages

    def places(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """The places of the source that these characters stand at."""
        found = []
        for piece in self.pieces:
            first = piece.start
            a = start if start > first else first
            b = end if end < piece.end else piece.end
            if a < b:
                shift = piece.offset - first
                found.append((piece.where, a + shift, b + shift))
        return found

    def rich(self, start: int, end: int) -> RichText:
        """These characters with their looks."""
        if start <= 0 and end >= len(self.text):  # as most prose
            return self.runs
        if len(self.runs) == 1 and 0 <= start < end:
            run = self.runs[0]
            return (_run(run.text[start:end], run.bold, run.italic, run.underline),) if start < len(run.text) else ()
        return cut(self.runs, start, end)


@dataclass(slots=True)
class _Flow:
    """What is gathered on the walk."""

    looks: bool
    part: int = 0
    lines: list[Para] = field(default_factory=list)
    tables: int = 0


def has_looks(paper: Paper) -> bool:
    """Whether the looks of a paper tell anything: some paragraph is bold or centred."""
    return any(_has_looks(part.blocks) for part in paper.parts)


def _has_looks(blocks: Sequence[Block]) -> bool:
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.align is Align.CENTER:
                return True
            for run in block.runs:
                if run.bold:
                    return True
        elif isinstance(block, Table) and any(_has_looks(cell.blocks) for row in block.rows for cell in row):
            return True
    return False


def renumbered(lines: Iterable[Para]) -> tuple[Para, ...]:
    """The lines with their places in the reading order counted anew."""
    return tuple(changed(line, line=number) for number, line in enumerate(lines))


def lines_of(paper: Paper, *, looks: bool) -> tuple[Para, ...]:
    """Every paragraph of the paper in reading order, those in cells included; a line with "|" falls into its pieces."""
    flow = _Flow(looks=looks)
    for number, part in enumerate(paper.parts):
        flow.part = number
        _walk(part.blocks, flow, None, None)
    return tuple(flow.lines)


def _walk(blocks: Sequence[Block], flow: _Flow, cell: CellPlace | None, table: Table | None) -> None:
    lines, looks, part = flow.lines, flow.looks, flow.part
    for block in blocks:
        if isinstance(block, Paragraph):
            runs = _runs_of(block.runs)
            text = runs[0].text if len(runs) == 1 else plain(runs)
            centred = block.align is _CENTER
            if not block.label and (looks or "|" not in text):  # as nearly all
                pieces = (_piece(0, len(text), block.where, 0),)
                blank = not text or text.isspace()
                lines.append(_para(text, blank, len(lines), pieces, runs, looks, centred, cell, table, part, block.anchor, block.style, block.outline_level))
            else:
                _take(block, flow, runs, (looks, centred, cell, table, part, block.anchor, block.style, block.outline_level))
        elif isinstance(block, Table):
            number = flow.tables
            flow.tables += 1
            for r, row in enumerate(block.rows):
                for c, inner in enumerate(row):
                    _walk(inner.blocks, flow, (number, r, c), block)


def _take(paragraph: Paragraph, flow: _Flow, runs: RichText, look: tuple[object, ...]) -> None:
    """Put the lines of a paragraph with a label or strokes to the others."""
    text = plain(runs)
    for start, end in ((0, len(text)),) if flow.looks else _fields(text):
        label = _label(paragraph, runs) if paragraph.label and start == 0 else ()
        before = len(label[0].text) if label else 0
        line = (label[0].text if label else "") + text[start:end]
        pieces = (_piece(before, before + end - start, paragraph.where, start),)
        flow.lines.append(_para(line, not line.strip(), len(flow.lines), pieces, joined((*label, *cut(runs, start, end))), *look))


_para = variants(
    Para(text="", blank=True, line=0),
    *("text", "blank", "line", "pieces", "runs", "looks", "centred", "cell", "table", "part", "anchor", "style", "outline"),
)
_piece = variants(Piece(start=0, end=0, where="", offset=0), "start", "end", "where", "offset")
_run = variants(Run(text=""), "text", "bold", "italic", "underline")
_CENTER = Align.CENTER


def _runs_of(runs: Sequence[PaperRun]) -> RichText:
    """The runs that are seen, by what a reading knows of looks."""
    if len(runs) == 1 and not runs[0].hidden:
        run = runs[0]
        text = _seen(run) if run.capitals else run.text
        return (_run(text, bool(run.bold), bool(run.italic), run.underline),) if text else ()
    return joined([_run(_seen(run), bool(run.bold), bool(run.italic), run.underline) for run in runs if not run.hidden])


def _seen(run: PaperRun) -> str:
    """The characters as they are seen: in capitals where the look says so; "ß" stays, for each character must keep its place."""
    if not run.capitals:
        return run.text
    capitals = run.text.upper()
    return capitals if len(capitals) == len(run.text) else run.text


def _label(paragraph: Paragraph, runs: RichText) -> RichText:
    """The automatic number as if it were typed, in the look of the text it numbers; its characters belong to no place of the source."""
    first = runs[0] if runs else Run(text="")
    return (replace(first, text=f"{paragraph.label} "),)


def _fields(text: str) -> list[tuple[int, int]]:
    """The pieces of a line between the strokes that are left of a table; each stroke ends its piece."""
    if "|" not in text or text.strip("| \t") == "":
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        stroke = text.find("|", start)
        end = len(text) if stroke < 0 else stroke + 1
        found.append((start, end))
        start = end
    return found


def merged(paras: Sequence[Para], glue: str = " ") -> Para:
    """These paragraphs as one, with a blank between them that belongs to no source."""
    first = paras[0]
    if len(paras) == 1:
        return first
    text, runs, pieces = "", list[Run](), list[Piece]()
    for para in paras:
        if text and not text.endswith((" ", "\t")):
            text += glue
            last = runs[-1] if runs else Run(text="")
            runs.append(Run(text=glue, bold=last.bold, italic=last.italic, underline=last.underline))
        pieces += [Piece(start=piece.start + len(text), end=piece.end + len(text), where=piece.where, offset=piece.offset) for piece in para.pieces]
        text += para.text
        runs += para.runs
    return changed(first, text=text, blank=not text.strip(), pieces=tuple(pieces), runs=joined(runs))


def span(text: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """The span without blanks at its ends."""
    end = len(text) if end is None else end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def part_of(para: Para, start: int, end: int) -> Para:
    """These characters of a paragraph as a paragraph of their own."""
    if para.text and start <= 0 and end >= len(para.text):
        return para
    pieces = tuple(
        [
            _piece(max(piece.start, start) - start, min(piece.end, end) - start, piece.where, piece.offset + max(start - piece.start, 0))
            for piece in para.pieces
            if piece.start < end and piece.end > start
        ]
    )
    text = para.text[start:end]
    return changed(para, text=text, blank=not text.strip(), runs=para.rich(start, end), pieces=pieces)


def physical(para: Para) -> tuple[Para, ...]:
    """The lines of a paragraph that soft breaks cut; the break itself goes with the line before it."""
    if "\n" not in para.text:
        return (para,)
    out: list[Para] = []
    start = 0
    while start < len(para.text):
        stop = para.text.find("\n", start)
        end = len(para.text) if stop < 0 else stop + 1
        out.append(part_of(para, start, end))
        start = end
    return tuple(out)
