"""What a sheet is made of for the rules: paragraphs as they look, typed lines of letterheads and endings, drawn lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from ttdn_desktop.language.casing import SMALL_LETTERS
from ttdn_desktop.language.numerals import parse_roman
from ttdn_desktop.paper.model import Block, Line, Paragraph, Style, Table, paragraphs
from ttdn_desktop.paper.values import made_fast
from ttdn_desktop.rules.looks import Letters, LookBook, Measures
from ttdn_desktop.rules.memory import Memory

_GAP = re.compile(r"\t+[ \t]*| {6,}(?=\S)| \| (?=\S)")
_RULE = re.compile(r"[_⎯─—‗¯\s]{3,}")
_HYPHENS = re.compile(r"[-–\s]*[-–][-–\s]*[-–][-–\s]*")
_STAR = re.compile(r"[*★⁎∗\s]*[*★⁎∗][*★⁎∗\s]*")
_HIGHEST_ROMAN = 49

_LINE_KINDS = (
    ("part", re.compile(r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG)\s+(?P<number>[IVXLC]+|\d+|thứ\s+\w+|THỨ\s+\w+)(?P<mark>[.:]?)(?:\s+(?P<rest>.*))?", re.DOTALL)),
    (
        "division",
        re.compile(
            rf"(?P<word>Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(?P<number>[IVXLC]+|\d+)(?P<mark>[.:]?)(?:\s+(?P<rest>[^{SMALL_LETTERS}]*|))?", re.DOTALL
        ),
    ),
    ("article", re.compile(r"Điều\s+(?P<number>\d+[a-z]?)(?P<mark>\s*[.:]?)(?=\s|$)\s*(?P<rest>.*)", re.DOTALL)),
    ("roman", re.compile(r"(?P<number>[IVXLC]+)(?P<mark>\s*[.\-):])(?=\s|[^\d\W]|$)(?!\s*[A-ZĐ]\.)\s*(?P<rest>.*)", re.DOTALL)),
    ("capital", re.compile(r"(?P<number>[A-ZĐ])(?P<mark>[.)])(?=\s|$)\s*(?P<rest>.*)", re.DOTALL)),
    ("decimal", re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})(?P<mark>[.)]?)(?=\s|[^\d\W]|$)(?!\s*%)\s*(?P<rest>.*)", re.DOTALL)),
    ("clause", re.compile(r"(?P<number>\d{1,3})(?P<mark>\s*[.)])(?=\s|[^\d\W]|$)\s*(?P<rest>.*)", re.DOTALL)),
    ("point", re.compile(r"(?P<number>[a-zđ])(?P<mark>\s*[).])(?=\s|[^\W_]|$)\s*(?P<rest>.*)", re.DOTALL)),
    ("dash", re.compile(r"(?P<number>[-–—•])(?P<mark>)(?!\d)\s*(?P<rest>.*)", re.DOTALL)),
    ("plus", re.compile(r"(?P<number>\+)(?P<mark>)\s*(?P<rest>.*)", re.DOTALL)),
)  # fmt: skip


UNTOLD = frozenset({Style.PLAIN, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4})
"""Styles that say nothing about what a line is: others use the built-in headings for anything."""


class LineKind(StrEnum):
    """What the number before a paragraph of the body makes of it."""

    PART = "part"  # Phần I, Chương I
    DIVISION = "division"  # Mục 1, Tiểu mục 1
    ARTICLE = "article"  # Điều 1.
    ROMAN = "roman"  # I.
    CAPITAL = "capital"  # A.
    DECIMAL = "decimal"  # 1.1.
    CLAUSE = "clause"  # 1.
    POINT = "point"  # a)
    DASH = "dash"
    PLUS = "plus"
    PROSE = "prose"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seen:
    """A paragraph as it looks; `number`, `mark` and `rest` part its text where it is numbered."""

    paragraph: Paragraph
    text: str  # as shown, with an automatic number, without outer blanks
    letters: tuple[Letters, ...]
    measures: Measures
    kind: LineKind = LineKind.PROSE
    word: str = ""
    number: str = ""
    mark: str = ""
    rest: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is seen of it."""
        return not self.text

    @property
    def telling(self) -> tuple[Letters, ...]:
        """The characters by which its look is judged."""
        return tuple(letters for letters in self.letters if letters.telling)

    @property
    def bold(self) -> bool:
        """Whether all that tells is bold."""
        telling = self.telling
        return bool(telling) and all(letters.bold for letters in telling)


class Side(StrEnum):
    """The column of a frameless table in which a line stands."""

    LEFT = "left"
    RIGHT = "right"
    WHOLE = "whole"


@made_fast
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """One typed line of a letterhead, a title or an ending."""

    text: str
    letters: tuple[Letters, ...]
    seen: Seen
    side: Side = Side.WHOLE
    width: float = 0  # mm of the column
    row: str = ""  # of the table it stands in; empty outside
    first: bool = True  # the first typed line of its paragraph
    beside: bool = False  # another column stands in the same line, kept apart with tabs or blanks

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph it is a line of."""
        return self.seen.paragraph

    @property
    def measures(self) -> Measures:
        """Places of its lines."""
        return self.seen.measures

    @property
    def style(self) -> Style:
        """The named look of its paragraph; PLAIN in papers of others."""
        return self.seen.paragraph.style

    @property
    def telling(self) -> tuple[Letters, ...]:
        """The characters by which its look is judged."""
        return tuple(letters for letters in self.letters if letters.telling)

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        found = self.telling or self.letters
        return max(found, key=lambda letters: len(letters.text)).size if found else 0

    @property
    def bold(self) -> bool:
        """Whether all that tells is bold."""
        return bool(self.telling) and all(letters.bold for letters in self.telling)


class Stroke(StrEnum):
    """How a line is made."""

    DRAWN = "drawn"  # a shape or the border of a paragraph
    TYPED = "typed"  # underscores
    HYPHENS = "hyphens"
    STAR = "star"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """A line under something, or what Party papers have in its place."""

    stroke: Stroke
    line: Line | None = None
    piece: Piece | None = None  # the characters it is typed with
    side: Side = Side.WHOLE


Item = Piece | Drawn


def seen_in(book: LookBook, paragraph: Paragraph) -> Seen:
    """The paragraph as it looks, its number apart."""
    text = paragraph.shown.strip(" \t\n\u00a0")
    letters, measures = book.letters(paragraph), book.measures(paragraph)
    for name, pattern in _LINE_KINDS:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        kind = LineKind(name)
        if kind is LineKind.DECIMAL and not found["mark"] and not found["rest"][:1].isupper():
            continue  # "1.5 tỷ đồng"
        if kind is LineKind.ROMAN and not 0 < (parse_roman(found["number"]) or 0) <= _HIGHEST_ROMAN:
            continue
        groups = found.groupdict()
        return Seen(
            paragraph=paragraph,
            text=text,
            letters=letters,
            measures=measures,
            kind=kind,
            word=groups.get("word") or "",
            number=found["number"],
            mark=found["mark"].strip(),
            rest=(found["rest"] or "").strip(),
        )
    return Seen(paragraph=paragraph, text=text, letters=letters, measures=measures, rest=text)


def pieces_of(seen: Seen, side: Side, width: float, row: str, *, columns: bool = True) -> Iterator[Item]:
    """The typed lines of a paragraph: parted at breaks, and outside tables at wide gaps, where two columns are kept apart with tabs."""
    first = True
    for letters in _split(seen.letters):
        halves = _columns(letters) if columns and side is Side.WHOLE and not row else [(Side.WHOLE, letters)]
        for half, part in halves:
            text = "".join(run.text for run in part).strip(" \t\u00a0|")
            if not text:
                continue
            piece = Piece(
                text=text, letters=part, seen=seen, side=side if half is Side.WHOLE else half, width=width, row=row, first=first, beside=half is not Side.WHOLE
            )
            first = False
            yield _stroke(piece) or piece


def items_of(blocks: tuple[Block, ...], reader: "Reader", width: float) -> Iterator[Item]:
    """The typed and drawn lines of blocks; of a frameless table by its columns."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from pieces_of(reader.seen(block), Side.WHOLE, width, "")
            case Line():
                yield Drawn(stroke=Stroke.DRAWN, line=block)
            case Table():
                yield from table_items(block, reader)
            case _:
                pass


def table_items(table: Table, reader: "Reader") -> Iterator[Item]:
    """The lines of a table of two columns: the last cell of a row is the right one, the others are the left one."""
    for number, row in enumerate(table.rows):
        column = 0
        key = f"{id(table)}r{number}"
        for at, cell in enumerate(row):
            width = sum(table.widths[column : column + cell.columns])
            column += cell.columns
            side = Side.RIGHT if at and at == len(row) - 1 else Side.LEFT
            yield from _cell_items(cell.blocks, reader, side, width, key)


def _cell_items(blocks: tuple[Block, ...], reader: "Reader", side: Side, width: float, row: str) -> Iterator[Item]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from pieces_of(reader.seen(block), side, width, row)
            case Line():
                yield Drawn(stroke=Stroke.DRAWN, line=block, side=side)
            case Table():
                for inner in block.rows:
                    for cell in inner:
                        yield from _cell_items(cell.blocks, reader, side, width, row)
            case _:
                pass


class Book(LookBook):
    """The looks of one paper, and its paragraphs as they look."""

    def seen(self, paragraph: Paragraph) -> Seen:
        """The paragraph as it looks."""
        return seen_in(self, paragraph)


class Reader:
    """Gives paragraphs as they look, each worked out once as long as it does not change."""

    def __init__(self, book: Book, memory: Memory) -> None:
        self.look = book.seen
        self._memory = memory
        self._shelf = memory.shelf(self.look)
        self._known: dict[int, Seen] = {}  # of this one paper, whose paragraphs live as long as the reader

    def seen(self, paragraph: Paragraph) -> Seen:
        """The paragraph as it looks."""
        known = self._known.get(id(paragraph))
        if known is None:
            met = self._shelf.known(paragraph)  # the very paragraph, as drafting gives it where nothing has changed, else one like it
            known = met[1] if met is not None else self._shelf.of(self._memory.same(paragraph), self.look)
            self._known[id(paragraph)] = known
        return known

    def seen_in(self, block: Block) -> Seen | None:
        """The block as it looks where it is a paragraph."""
        return self.seen(block) if isinstance(block, Paragraph) else None

    def every_in(self, block: Block) -> tuple[Seen, ...]:
        """Every paragraph of the block as it looks, those in the cells of a table too."""
        return tuple(map(self.seen, paragraphs((block,))))

    def items(self, block: Block, width: float) -> Iterable[Item]:
        """The typed and drawn lines of a block of a column of that width; of a table with rules, which may be long, as far as they are asked for."""
        found = items_of((block,), self, width)
        return found if isinstance(block, Table) and block.ruled else self._memory.once(("items", self.look, width), block, lambda _: tuple(found))

    def pieces(self, paragraph: Paragraph, width: float) -> tuple[Piece, ...]:
        """The typed lines of a paragraph of a column of that width in which columns are not looked for."""
        return self._memory.once(("pieces", width), self.seen(paragraph), partial(_typed, width))


def _typed(width: float, seen: Seen) -> tuple[Piece, ...]:
    return tuple(item for item in pieces_of(seen, Side.WHOLE, width, "", columns=False) if isinstance(item, Piece))


def _split(letters: tuple[Letters, ...]) -> list[tuple[Letters, ...]]:
    lines: list[list[Letters]] = [[]]
    for run in letters:
        first, *more = run.text.split("\n")
        lines[-1].append(_with(run, first))
        for text in more:
            lines.append([_with(run, text)])
    return [tuple(run for run in line if run.text) for line in lines]


def _columns(letters: tuple[Letters, ...]) -> list[tuple[Side, tuple[Letters, ...]]]:
    text = "".join(run.text for run in letters)
    start = len(text) - len(text.lstrip())
    gap = _GAP.search(text, start)
    if gap is None or not text[gap.end() :].strip():
        return [(Side.WHOLE, letters)]
    return [(Side.LEFT, _cut(letters, 0, gap.start())), (Side.RIGHT, _cut(letters, gap.end(), len(text)))]


def _cut(letters: tuple[Letters, ...], start: int, end: int) -> tuple[Letters, ...]:
    out = []
    at = 0
    for run in letters:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            out.append(_with(run, text))
        at += len(run.text)
    return tuple(out)


def _with(run: Letters, text: str) -> Letters:
    if text == run.text:
        return run
    return Letters(text, run.size, run.bold, run.italic, run.underline, run.font, run.color, run.capitals)


def _stroke(piece: Piece) -> Drawn | None:
    for stroke, pattern in ((Stroke.TYPED, _RULE), (Stroke.HYPHENS, _HYPHENS), (Stroke.STAR, _STAR)):
        if pattern.fullmatch(piece.text):
            return Drawn(stroke=stroke, piece=piece, side=piece.side)
    return None
