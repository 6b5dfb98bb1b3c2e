"""How long words are on paper: widths from a shipped table of letters, lines broken as a word processor breaks them."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

MM_PER_POINT = 25.4 / 72

_OF_A_DATE = frozenset({"ngày", "tháng", "năm"})
_PIECE = re.compile(r"( *)([^ -]*-+|[^ -]+)")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Metrics:
    """Advance widths of the letters of one typeface, in units of which `units_per_em` make the type size.

    There are few, each equal to itself alone, so that what was measured with it can be remembered.
    """

    units_per_em: int
    regular: Mapping[str, int] = field(repr=False)
    bold: Mapping[str, int] = field(repr=False)
    italic: Mapping[str, int] = field(repr=False)
    bold_italic: Mapping[str, int] = field(repr=False)

    def face(self, *, bold: bool, italic: bool) -> Mapping[str, int]:
        """The widths of one of the four faces."""
        if italic:
            return self.bold_italic if bold else self.italic
        return self.bold if bold else self.regular


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A text broken into lines, and the width (mm) of the longest."""

    lines: tuple[str, ...]
    width: float


def text_width(metrics: Metrics, text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Millimetres of one line of text; a letter the table lacks counts as wide as "n". No kerning, as Word sets by default."""
    face = metrics.face(bold=bold, italic=italic)
    try:
        units = sum(map(face.__getitem__, text))
    except KeyError:
        units = sum(face.get(char, face["n"]) for char in text)
    return units / metrics.units_per_em * size * MM_PER_POINT


def wrapped(metrics: Metrics, text: str, size: float, width: float, *, bold: bool = False, italic: bool = False) -> Lines:
    """The lines of a text in a column of `width` mm: broken at blanks and after hyphens, never inside a word; own breaks (`\\n`) hold."""
    pieces = [_pieces(metrics, hard, size, bold=bold, italic=italic) for hard in text.split("\n")]
    return _lines(pieces, width)


@lru_cache(maxsize=512)  # titles and subjects stay from one edit to the next
def balanced(
    metrics: Metrics, text: str, size: float, width: float, *, bold: bool = False, italic: bool = False, together: frozenset[str] = frozenset()
) -> Lines:
    """The same number of lines as in a column of `width` mm, but about equally long, and no name, number or date torn apart where that can be.

    `together` are pairs of words in small letters, "thông tin", that should stand on one line.
    """
    pieces = [_pieces(metrics, hard, size, bold=bold, italic=italic) for hard in text.split("\n")]
    usual = _lines(pieces, width)
    if len(usual.lines) == len(pieces):
        return usual
    tried = (_lines(pieces, usual.width - step) for step in range(int(usual.width / 2)))
    return min((lines for lines in tried if len(lines.lines) == len(usual.lines)), key=lambda lines: _ugliness(lines, usual.width, together), default=usual)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is never broken: a word, or the part of one up to a hyphen; `gap` is the width of the blanks before it."""

    text: str
    blanks: str
    gap: float
    width: float


def _pieces(metrics: Metrics, text: str, size: float, *, bold: bool, italic: bool) -> list[_Piece]:
    pieces = []
    for blanks, word in _PIECE.findall(text):
        gap, width = (text_width(metrics, part, size, bold=bold, italic=italic) for part in (blanks, word))
        pieces.append(_Piece(word, blanks, gap, width))
    return pieces


def _lines(paragraphs: Sequence[Sequence[_Piece]], width: float) -> Lines:
    lines: list[str] = []
    longest = 0.0
    for pieces in paragraphs:
        text, length = "", 0.0
        for piece in pieces:
            if text and length + piece.gap + piece.width > width:
                lines.append(text)
                longest = max(longest, length)
                text, length = piece.text, piece.width
            else:
                text += (piece.blanks if text else "") + piece.text
                length += (piece.gap if length else 0) + piece.width
        lines.append(text)
        longest = max(longest, length)
    return Lines(lines=tuple(lines), width=longest)


def _ugliness(lines: Lines, width: float, together: Collection[str]) -> float:
    """The longest line, and as if it were a part of the column longer for each pair of words that should not be parted; breaks at commas are good."""
    torn = sum(_tear(before.split()[-1:], after.split()[:1], together) for before, after in pairwise(lines.lines))
    short = 1 if len(lines.lines[-1]) * 3 < max(map(len, lines.lines)) else 0
    return lines.width + (torn + short) * width / 6


def _tear(before: list[str], after: list[str], together: Collection[str]) -> float:
    """How bad it is to begin a line with this word: inside a name, number or date it is, before a name a little, after a comma it is welcome."""
    if not before or not after:
        return 0
    left, right = before[0], after[0]
    if left[-1] in ",;:":
        return -0.75
    if right[0].isdigit() or right in {"-", "–"} or left[-1] in "-–":
        return 1
    if right in _OF_A_DATE and (left in _OF_A_DATE or left.isdecimal()):
        return 2
    if f"{left} {right}".lower() in together:
        return 1
    if not right[0].isupper() or (left.isupper() and right.isupper()):
        return 0
    return 1 if left[0].isupper() else 0.75
