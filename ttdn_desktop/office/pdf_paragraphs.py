"""Lines of a PDF joined to paragraphs, by what would still have fitted on a line, by indents, spacing and looks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from ttdn_desktop.office.pdf_glyphs import Look
from ttdn_desktop.office.pdf_lines import Line, gap_before
from ttdn_desktop.office.pdf_words import Word
from ttdn_desktop.paper.model import Align, Paragraph, Run

_POINT = 25.4 / 72  # millimetres
_SLACK = 1.5  # points
_INDENT = 6.0  # points
_OFF_AXIS = 12.0  # points
_FAR = 2.05  # of the size of type: no line of a paragraph stands farther below
_MORE = 2.2  # points that paragraphs stand apart beyond their lines
_MARK = re.compile(r"(?:[-–•+*●▪✓]\s|\(?[ivxIVX]{1,5}[.)]\s|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s|[a-zđA-ZĐ][.)]\s|Điều\s\d|Căn cứ |Phụ lục |PHỤ LỤC )")
_ENDED = re.compile(r"[.;:!?…/]\W*$")
_SPLIT_WORD = re.compile(r"\w[-/]$")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+|(?:(?:\d{1,2}[/.])?\d{1,2}|[IVX]{1,3})[/.]\d{4}")  # or the end of a date
_TERM = re.compile(r"\d\W?$")  # "1" / "- 5 tuổi", "2026" / "- 2030"
_TO = re.compile(r"[-–]\s?\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Where lines may stand: its edges in points, and how far lines of one paragraph are apart, in sizes of type."""

    left: float
    right: float
    leading: float = 1.2
    snug: bool = False  # its edges are those of its own longest line, as nothing else tells them
    axis: float | None = None  # of a snug column, where its lines lie around one

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(slots=True)
class Passage:
    """Lines that are one paragraph."""

    lines: list[Line]
    column: Column
    pages: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for text, _look in self.pieces())

    def pieces(self) -> list[tuple[str, Look]]:
        """Words with the blanks before them, and their looks."""
        out: list[tuple[str, Look]] = []
        for line in self.lines:
            before: Word | None = None
            for word in line.words:
                gap = gap_before(before, word)
                if before is None and out:
                    gap = "" if _is_split(out[-1][0], word.text) else " "
                out.append((gap + word.text, word.look))
                before = word
        return out


def _is_split(before: str, after: str) -> bool:
    """Whether the end of a line parts what is one word, or a figure or date too long for a narrow column: "13.000.0" / "00", "15/02/2" / "026"."""
    if before[-1:].isdigit() or before.endswith("."):
        token = before.rpartition(" ")[2].lstrip("(")
        return after[:1].isdigit() and _FIGURE.fullmatch(token) is None and _FIGURE.fullmatch(token + after.rstrip(".,;)")) is not None
    return _SPLIT_WORD.search(before) is not None and after[:1].isalnum()


def passages_of(lines: Sequence[Line], column: Column) -> list[Passage]:
    """The paragraphs of a column."""
    out: list[Passage] = []
    for line in lines:
        if out and goes_on(out[-1], line, column):
            out[-1].lines.append(line)
        else:
            out.append(Passage(lines=[line], column=column))
    return out


def goes_on(passage: Passage, line: Line, column: Column, *, new_page: bool = False) -> bool:
    """Whether a line carries a paragraph on."""
    before, first = passage.lines[-1], passage.lines[0]
    size = max(before.size, line.size)
    gap = line.base - before.base
    if abs(before.look.size - line.look.size) > 1.5:
        return False
    if not new_page and (gap > _FAR * size or gap > column.leading * size + _MORE):
        return False
    was, now = _centred(before, passage.column), _centred(line, column)
    if (was or now) and _even(before, passage.column) and _even(line, column) and ((was and now) or _same_look(before, line)):
        return _title_goes_on(before, line, column)
    text = line.text
    if _bold(before) and not _bold(line) and not any(word.look.bold for word in line.words) and text[:1].isupper():
        return False
    hangs = bool(_MARK.match(first.text)) and len(passage.lines) == 1 and line.left > first.left + _INDENT
    if line.left > before.left + _INDENT and not hangs:
        return False
    room = passage.column.right - before.right
    if room > _width_of_first(line) + _SLACK:
        return False
    if _TO.match(text) and _TERM.search(before.text):
        return True
    if _MARK.match(text) and (line.left > column.left + _INDENT or line.left >= first.left - _SLACK) and (_ENDED.search(before.text) or text[0] in "-–•+*"):
        return False
    ended = _ENDED.search(before.text) is not None
    return not (ended and text[:1].isupper() and line.left >= first.left - _SLACK and len(passage.lines) > 1 and first.left > column.left + _INDENT)


def _title_goes_on(before: Line, line: Line, column: Column) -> bool:
    """Of lines in the middle: whether the first could not hold the next word, or the next goes on in small letters."""
    if not _same_look(before, line):
        return False
    if line.text[:1].islower() and not _ENDED.search(before.text):
        return True
    return not column.snug and before.right - before.left + _width_of_first(line) > column.width * 0.98 - _SLACK


def _same_look(before: Line, line: Line) -> bool:
    return _bold(before) == _bold(line) and before.words[-1].look.italic == line.words[0].look.italic


def _width_of_first(line: Line) -> float:
    """The first word of a line and the blank before it."""
    end = line.words[0]
    for word in line.words[1:]:
        if gap_before(end, word):
            break
        end = word
    return end.right - line.words[0].left + 0.2 * end.look.size


def _bold(line: Line) -> bool:
    return line.look.bold and all(word.look.bold for word in line.words)


def _centred(line: Line, column: Column) -> bool:
    inset = line.left - column.left
    return _even(line, column) and (column.snug or inset > min(10.0, 0.05 * column.width) + (14.0 if column.width > 300 else 0))


def _even(line: Line, column: Column) -> bool:
    """Whether the line is as far from the left edge as from the right one."""
    if column.snug:
        return column.axis is not None and abs(line.middle - column.axis) <= _OFF_AXIS
    return abs(line.left - column.left - column.right + line.right) <= max(6.0, 0.03 * column.width)


def side_of(lines: Sequence[Line]) -> Column:
    """One of two columns side by side: as wide as its longest line; lines whose middles agree better than their beginnings lie around an axis."""
    axis, edge = median(line.middle for line in lines), median(line.left for line in lines)
    centred = sum(abs(line.middle - axis) for line in lines) < sum(abs(line.left - edge) for line in lines)
    return Column(
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        leading=leading_of(lines),
        snug=True,
        axis=axis if centred else None,
    )


def is_right(line: Line, column: Column) -> bool:
    return abs(column.right - line.right) <= _INDENT and line.left - column.left > 0.3 * column.width


def paragraph_of(passage: Passage, where: str) -> Paragraph:
    """The passage as a paragraph with its looks."""
    runs = _runs(passage.pieces())
    column, first = passage.column, passage.lines[0]
    centred = all(_even(line, column) for line in passage.lines) and any(_centred(line, column) for line in passage.lines)
    align = Align.CENTER if centred else Align.RIGHT if all(is_right(line, column) for line in passage.lines) else None
    rest = min((line.left for line in passage.lines[1:]), default=column.left)
    indent = None if align is not None else round((first.left - rest) * _POINT, 1)
    return Paragraph(runs=tuple(runs), where=where, align=align, first_line=indent or None)


def _runs(pieces: Iterable[tuple[str, Look]]) -> Iterator[Run]:
    """Pieces of one look after another as runs; blanks between two looks belong to the first."""
    texts: list[str] = []
    run = Run(text="")
    last: Look | None = None
    for text, look in pieces:
        words = text
        if look is not last:
            made, last = Run(text="", bold=look.bold, italic=look.italic, size=_half(look.size), font=look.font or None), look
            if texts and made != run:
                words = text.lstrip(" ")
                yield replace(run, text="".join(texts) + text[: len(text) - len(words)])
                texts.clear()
            run = made
        texts.append(words)
    if texts:
        yield replace(run, text="".join(texts))


def _half(size: float) -> float:
    return round(size * 2) / 2


def column_of(lines: Sequence[Line], width: float) -> Column:
    """The column that most lines of these pages keep to."""
    if not lines:
        return Column(left=0, right=width)
    long = [line for line in lines if line.right - line.left > 0.4 * width] or list(lines)
    rights = Counter(round(line.right) for line in long)
    lefts = Counter(round(line.left) for line in long)
    right = max((value for value, count in rights.items() if count * 12 >= len(long)), default=max(rights))
    left = min((value for value, count in lefts.items() if count * 12 >= len(long)), default=min(lefts))
    return Column(left=left, right=right, leading=leading_of(lines))


def leading_of(lines: Sequence[Line]) -> float:
    """How far most lines are apart, in sizes of type."""
    gaps = Counter(
        round((after.base - before.base) / after.size, 1)
        for before, after in pairwise(lines)
        if before.size == after.size and 0.9 * after.size < after.base - before.base < _FAR * after.size and not _MARK.match(after.text)
    )
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=1.3)
