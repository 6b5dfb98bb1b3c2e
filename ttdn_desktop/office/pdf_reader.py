"""A PDF with text as Paper: pages laid out, columns and tables found, paragraphs and tables that go on over pages joined."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from ttdn_desktop.office.pdf_furniture import Cleared, cleared
from ttdn_desktop.office.pdf_gate import require_moderate
from ttdn_desktop.office.pdf_grid import Grid
from ttdn_desktop.office.pdf_lines import Columns, Line, flow_of, lines_of
from ttdn_desktop.office.pdf_open_grid import OpenTable, open_table
from ttdn_desktop.office.pdf_paragraphs import Column, Passage, column_of, goes_on, paragraph_of, passages_of, side_of
from ttdn_desktop.office.pdf_words import Sheet, Word, sheet_of
from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.paper.foreign import ForeignFile, Notice
from ttdn_desktop.paper.model import Block, Cell, PageSetup, Paper, Part, Table

MAX_PAGES = 1_500
_POINT = 25.4 / 72
_PADDING = 5.4  # points between the rule of a cell and its text, as Word sets it
_LEAST_LETTERS = 12  # of a page that is not a picture alone
_ALIKE = 4.0  # points between edges of a table on two pages
_MOST_GLYPHS = 1_600_000  # as many as about 500 full pages


@dataclass(slots=True, kw_only=True)
class _Ruled:
    """A table as it lies on a page, or on several."""

    page: int
    xs: tuple[float, ...]
    rows: list[list["_Box"]]
    header_rows: int = 0


@dataclass(slots=True, kw_only=True)
class _Box:
    passages: list[Passage]
    columns: int
    rows: int

    @property
    def text(self) -> str:
        return " ".join(passage.text for passage in self.passages)


@dataclass(slots=True, kw_only=True)
class _Pair:
    """A letterhead, or recipients and signature."""

    page: int
    sides: tuple[list[Passage], list[Passage]]


Report = Callable[[int, int], None]
_PARTS = 3  # two of three go by until the characters of all pages are known
_Item = Passage | _Pair | _Ruled
_Places = Callable[[int, str], str]


@dataclass(slots=True, kw_only=True)
class _Flow:
    """What is gathered page by page: items with the setup of their page."""

    items: list[tuple[tuple[int, int], int, _Item]] = field(default_factory=list)  # size in points, page, item
    notices: list[Notice] = field(default_factory=list)


def read_pdf(data: bytes, report: Report | None = None) -> ForeignFile:
    """The paper of a PDF; `report` is told how much is done of how much, page by page.

    Raises RefusedFileError for one with a password, without any text (a scan), too long, or damaged."""
    sheets = _sheets(data, report)
    pictures = [sheet for sheet in sheets if _letters(sheet) < _LEAST_LETTERS and sheet.pictured > 0.3]
    if not any(_letters(sheet) >= _LEAST_LETTERS for sheet in sheets):
        raise RefusedFileError(Refusal.SCANNED if pictures else Refusal.PDF)
    pages, notices = cleared(sheets)
    if pictures:
        notices.append(Notice(code="picture_pages", where="", params=(("pages", ", ".join(str(sheet.number) for sheet in pictures)),)))
    if any(sheet.unseen for sheet in sheets):
        notices.append(Notice(code="recognised_text", where=""))
    flow = _Flow(notices=notices)
    for size, group in groupby(pages, key=lambda page: (round(page.sheet.width), round(page.sheet.height))):
        _lay(list(group), size, flow)
    if report is not None:
        report(_PARTS * len(sheets) - len(sheets) // 2, _PARTS * len(sheets))
    return ForeignFile(paper=Paper(parts=tuple(_parts(flow))), notices=tuple(flow.notices))


def opened(data: bytes) -> pdfium.PdfDocument:
    """The document; raises RefusedFileError where it has a password or is damaged."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise RefusedFileError(Refusal.ENCRYPTED if locked else Refusal.DAMAGED) from error


def _sheets(data: bytes, report: Report | None) -> list[Sheet]:
    require_moderate(data)
    document = opened(data)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise RefusedFileError(Refusal.TOO_LARGE)
        sheets: list[Sheet] = []
        total = 0
        for index in range(count):
            try:
                page = document[index]
            except pdfium.PdfiumError:  # a page that is not there
                continue
            sheets.append(sheet_of(page, index + 1))
            page.close()
            if report is not None:
                report((_PARTS - 1) * (index + 1), _PARTS * count)
            total += _letters(sheets[-1])
            if total > _MOST_GLYPHS:
                raise RefusedFileError(Refusal.TOO_LARGE)
    finally:
        document.close()
    if not sheets:
        raise RefusedFileError(Refusal.DAMAGED)
    return sheets


def _letters(sheet: Sheet) -> int:
    return sum(len(word.text) for word in sheet.words)


def _lay(pages: Sequence[Cleared], size: tuple[int, int], flow: _Flow) -> None:
    """The items of pages of one size."""
    flows: list[list[Line | Columns | OpenTable | int]] = []
    for page in pages:
        above = flows[-1][-1] if flows and flows[-1] else None
        flows.append(list(_pieces(page, above if isinstance(above, OpenTable) else None)))
    lines = [piece for pieces in flows for piece in pieces if isinstance(piece, Line)]
    column = column_of(lines, size[0])
    for page, pieces in zip(pages, flows, strict=True):
        number = page.sheet.number
        fresh = True
        for item in _items(pieces, page, column):
            if fresh and flow.items:
                fresh = False
                _before, _page, last = flow.items[-1]
                if isinstance(item, Passage) and isinstance(last, Passage) and goes_on(last, item.lines[0], column, new_page=True):
                    last.lines += item.lines
                    continue
                if isinstance(item, _Ruled) and isinstance(last, _Ruled) and _continued(last, item, flow.notices):
                    continue
            fresh = False
            flow.items.append((size, number, item))


def _pieces(page: Cleared, before: OpenTable | None) -> Iterator[Line | Columns | OpenTable | int]:
    """Lines, columns, tables without rules and ruled ones (by their number) from the top of the page down; `before` is a table that ends the page before."""
    left = list(page.free)
    for number, grid in sorted(enumerate(page.grids), key=lambda pair: pair[1].ys[0]):
        above = [word for word in left if word.base < grid.ys[0] + _ALIKE]
        left = [word for word in left if word.base >= grid.ys[0] + _ALIKE]
        yield from _free_pieces(above, before)
        yield number
        before = None
    yield from _free_pieces(left, before)


def _free_pieces(words: Sequence[Word], before: OpenTable | None) -> Iterator[Line | Columns | OpenTable]:
    """What stands outside ruled tables."""
    lines = lines_of(words)
    while (found := open_table(lines, before.grid.xs if before is not None else ())) is not None:
        yield from flow_of(lines[: found.start])
        yield found
        lines, before = lines[found.end :], None
    yield from flow_of(lines)


def _items(pieces: Sequence[Line | Columns | OpenTable | int], page: Cleared, column: Column) -> Iterator[_Item]:
    for kind, group in groupby(pieces, key=type):
        if kind is Line:
            yield from passages_of([piece for piece in group if isinstance(piece, Line)], column)
            continue
        for piece in group:
            if isinstance(piece, Columns):
                yield _Pair(page=page.sheet.number, sides=(_side(piece.left), _side(piece.right)))
            elif isinstance(piece, OpenTable):
                yield _ruled(piece.grid, piece.words, page.sheet.number)
            elif isinstance(piece, int):
                yield _ruled(page.grids[piece], page.inside[piece], page.sheet.number)


def _side(lines: Sequence[Line]) -> list[Passage]:
    """The paragraphs of one of two columns."""
    return passages_of(lines, side_of(lines))


def _ruled(grid: Grid, words: Sequence[Word], page: int) -> _Ruled:
    owners = grid.owners()
    inside: list[list[Word]] = [[] for _ in grid.boxes]
    for word in words:
        inside[owners[grid.place_of((word.left + word.right) / 2, word.base - 0.3 * word.look.size)]].append(word)
    rows: list[list[_Box]] = [[] for _ in range(len(grid.ys) - 1)]
    for box, held in zip(grid.boxes, inside, strict=True):
        column = Column(left=grid.xs[box.column] + _PADDING, right=grid.xs[box.column + box.columns] - _PADDING, leading=1.6)
        rows[box.row].append(_Box(passages=passages_of(lines_of(held), column), columns=box.columns, rows=box.rows))
    kept = [row for row in rows if row]
    return _Ruled(page=page, xs=grid.xs, rows=kept, header_rows=_header_rows(kept))


def _header_rows(rows: Sequence[Sequence[_Box]]) -> int:
    """The first row where all that is written in it is bold, and the rows it reaches into."""
    looks = [look for box in rows[0] for passage in box.passages for _text, look in passage.pieces()]
    if not looks or not all(look.bold for look in looks) or len(rows) < 2:
        return 0
    return min(len(rows) - 1, max(box.rows for box in rows[0] if box.passages))


def _continued(last: _Ruled, item: _Ruled, notices: list[Notice]) -> bool:
    """Put a table that goes on from the page before to its beginning; whether it does."""
    if len(last.xs) != len(item.xs) or any(abs(a - b) > _ALIKE for a, b in zip(last.xs, item.xs, strict=True)):
        return False
    rows = item.rows
    again = 0
    while again < min(len(rows), len(last.rows), 4) and _texts(rows[again]) == _texts(last.rows[again]) and any(_texts(rows[again])):
        again += 1
    if again:
        last.header_rows = max(last.header_rows, again)
        said = "\n".join("\t".join(_texts(row)) for row in rows[:again])
        notices.append(Notice(code="head_again", where=f"page{item.page}t", text=said))
        rows = rows[again:]
    if rows and last.rows and _row_goes_on(last.rows[-1], rows[0]):
        for box, more in zip(last.rows[-1], rows[0], strict=True):
            _append(box, more)
        rows = rows[1:]
    last.rows += rows
    return True


def _texts(row: Sequence[_Box]) -> list[str]:
    return [" ".join(box.text.split()) for box in row]


def _row_goes_on(before: Sequence[_Box], row: Sequence[_Box]) -> bool:
    """Whether a row that the page broke goes on: no number of its own, and a sentence that was not at its end."""
    if len(before) != len(row) or [box.columns for box in before] != [box.columns for box in row] or any(box.rows > 1 for box in (*before, *row)):
        return False
    if row[0].text.strip() or not before[0].text.strip():
        return False
    pairs = [(box.text.strip(), more.text.strip()) for box, more in zip(before, row, strict=True) if more.text.strip()]
    return bool(pairs) and any(more[0].islower() or (text and not text.endswith((".", ";", ":"))) for text, more in pairs)


def _append(box: _Box, more: _Box) -> None:
    if box.passages and more.passages and goes_on(box.passages[-1], more.passages[0].lines[0], box.passages[-1].column, new_page=True):
        box.passages[-1].lines += more.passages[0].lines
        box.passages += more.passages[1:]
    else:
        box.passages += more.passages


def _parts(flow: _Flow) -> Iterator[Part]:
    """The items as blocks, a part for each size of page."""
    counts: dict[tuple[int, str], int] = {}

    def next_place(page: int, kind: str) -> str:
        counts[page, kind] = counts.get((page, kind), 0) + 1
        return f"page{page}{kind}{counts[page, kind]}"

    for (width, height), group in groupby(flow.items, key=lambda entry: entry[0]):
        blocks = [_block(item, page, next_place) for _size, page, item in group]
        yield Part(page=PageSetup(width=round(width * _POINT, 1), height=round(height * _POINT, 1)), blocks=tuple(blocks))


def _block(item: _Item, page: int, next_place: _Places) -> Block:
    match item:
        case Passage():
            return paragraph_of(item, next_place(page, "p"))
        case _Pair(sides=sides):
            where = next_place(page, "t")
            cells = tuple(Cell(blocks=_blocks(side, f"{where}r1c{number}")) for number, side in enumerate(sides, 1))
            return Table(widths=tuple(_width(side) for side in sides), rows=(cells,), ruled=False, where=where)
        case _Ruled(rows=rows, xs=xs, header_rows=header):
            where = next_place(page, "t")
            made = tuple(
                tuple(Cell(blocks=_blocks(box.passages, f"{where}r{r}c{c}"), columns=box.columns, rows=box.rows) for c, box in enumerate(row, 1))
                for r, row in enumerate(rows, 1)
            )
            widths = tuple(round((right - left) * _POINT, 1) for left, right in pairwise(xs))
            return Table(widths=widths, rows=made, header_rows=header, where=where)


def _blocks(passages: Sequence[Passage], where: str) -> tuple[Block, ...]:
    return tuple(paragraph_of(passage, f"{where}p{number}") for number, passage in enumerate(passages, 1))


def _width(side: Sequence[Passage]) -> float:
    return round(max(passage.column.width for passage in side) * _POINT, 1)
