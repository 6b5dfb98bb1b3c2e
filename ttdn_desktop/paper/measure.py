"""How long words are on paper: widths from a shipped table of letters, lines broken as a word processor breaks them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

MM_PER_POINT = 25.4 / 72

_PIECE = re.compile(r"[^ -]*-+|[^ -]+|[ ]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Advance widths of the letters of one typeface, in units of which `units_per_em` make the type size."""

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
    units = sum(face.get(char, face["n"]) for char in text)
    return units / metrics.units_per_em * size * MM_PER_POINT


def wrapped(metrics: Metrics, text: str, size: float, width: float, *, bold: bool = False) -> Lines:
    """The lines of a text in a column of `width` mm: broken at blanks and after hyphens, never inside a word; own breaks (`\\n`) hold."""
    lines = [line for hard in text.split("\n") for line in _filled(metrics, hard, size, width, bold=bold)]
    longest = max((text_width(metrics, line, size, bold=bold) for line in lines), default=0.0)
    return Lines(lines=tuple(lines), width=longest)


def balanced(metrics: Metrics, text: str, size: float, width: float, *, bold: bool = False) -> Lines:
    """The same number of lines as in a column of `width` mm, but as equal in length as can be."""
    best = wrapped(metrics, text, size, width, bold=bold)
    if len(best.lines) == 1:
        return best
    low, high = 0.0, best.width
    while high - low > 0.1:
        middle = (low + high) / 2
        tried = wrapped(metrics, text, size, middle, bold=bold)
        if len(tried.lines) == len(best.lines) and tried.width <= middle:
            best, high = tried, tried.width
        else:
            low = middle
    return best


def _filled(metrics: Metrics, text: str, size: float, width: float, *, bold: bool) -> list[str]:
    lines: list[str] = []
    current = ""
    for piece in _PIECE.findall(text):
        if current.strip() and not piece.isspace() and text_width(metrics, current + piece, size, bold=bold) > width:
            lines.append(current.rstrip())
            current = piece
        else:
            current = current + piece if current or not piece.isspace() else ""
    return [*lines, current.rstrip()]
