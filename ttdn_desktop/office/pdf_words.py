"""The words and rules of a page of a PDF, as they lie on it: text turned upright, x from the left and y from the top, in points."""

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from ttdn_desktop.office.pdf_glyphs import BLANKS, Glyph, Look, glyphs_of
from ttdn_desktop.office.refusal import Refusal, RefusedFileError

MAX_OBJECTS = 60_000
"""Drawn things of one page."""
_DEEPEST_FORM = 4
_THIN = 3.0  # points up to which a shape is a rule
_SHORTEST_RULE = 4.0
_WORD_GAP, _OVERLAP = 0.17, 0.6  # of the size of type
_HYPHEN = 2  # what the library gives for a hyphen at the end of a line
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


@dataclass(slots=True)
class Word:
    """Characters without a gap; `base` is the line they stand on, `spaced` that a blank was written before them."""

    text: str
    left: float
    right: float
    base: float
    look: Look
    spaced: bool = False

    @property
    def top(self) -> float:
        return self.base - 0.75 * self.look.size

    @property
    def bottom(self) -> float:
        return self.base + 0.2 * self.look.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule, level or upright: from (left, top) to (right, bottom)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page: its size, words in the order of the file, rules, text that is turned, how much of it pictures cover."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    turned: str = ""
    pictured: float = 0.0  # part of the page, from 0 to 1
    unseen: bool = False  # text lies invisibly over a picture: letters recognised by a machine


@dataclass(slots=True)
class _Frame:
    """How places of the file become places of the upright page."""

    box: tuple[float, float, float, float]
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        left, bottom, right, top = self.box
        return (right - left, top - bottom) if self.turn % 2 == 0 else (top - bottom, right - left)

    @property
    def axes(self) -> tuple[tuple[float, int], tuple[float, int]]:
        """Where the way along the lines and the way down begin in the file, and whether they go with it (1) or against it (-1)."""
        left, bottom, right, top = self.box
        return (((left, 1), (top, -1)), ((bottom, 1), (left, 1)), ((right, -1), (bottom, 1)), ((top, -1), (right, -1)))[self.turn]

    def place(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.box
        match self.turn:
            case 0:
                return x - left, top - y
            case 1:
                return y - bottom, x - left
            case 2:
                return right - x, y - bottom
            case _:
                return top - y, right - x


def sheet_of(page: pdfium.PdfPage, number: int) -> Sheet:
    """What stands on a page."""
    if raw.FPDFPage_CountObjects(page.raw) > MAX_OBJECTS:
        raise RefusedFileError(Refusal.BOMB)
    text = page.get_textpage()
    try:
        looks, glyphs = glyphs_of(text.raw)
    finally:
        text.close()
    turn = _main_turn(looks, glyphs, page)
    frame = _Frame(box=page.get_bbox(), turn=turn)
    upright, turned = glyphs, ""
    if any(look.turn != turn for look in looks):
        upright = [glyph for glyph in glyphs if glyph[0].turn == turn]
        turned = "".join(chr(glyph[1]) if glyph[1] > 31 else " " for glyph in glyphs if glyph[0].turn != turn).strip()
    rules, covered = _shapes(page, frame)
    width, height = frame.size
    seen = [look.seen for look in looks]
    return Sheet(
        number=number,
        width=width,
        height=height,
        words=tuple(_words(upright, frame)),
        rules=tuple(rules),
        turned=unicodedata.normalize("NFC", " ".join(turned.split())),
        pictured=min(1.0, covered / max(1.0, width * height)),
        unseen=bool(seen) and not any(seen),
    )


def _main_turn(looks: list[Look], glyphs: list[Glyph], page: pdfium.PdfPage) -> int:
    """The turn of most characters of a page."""
    ways = {look.turn for look in looks}
    if len(ways) == 1:  # as nearly always
        return ways.pop()
    turns = Counter(look.turn for look, *_ in glyphs)
    return max(turns, key=lambda turn: (turns[turn], -turn), default=page.get_rotation() // 90 % 4 and 0)


def _words(glyphs: list[Glyph], frame: _Frame) -> Iterator[Word]:
    """Neighbouring characters of one line as words."""
    word: Word | None = None
    spaced = False
    upright, sideways, (here, down) = frame.turn == 0, frame.turn % 2 == 1, frame.axes
    origin, ground = here[0], down[0]
    known: dict[int, str] = {}
    for look, code, x0, y0, x1, y1, base in glyphs:
        if code in BLANKS:
            if word is not None:
                yield word
            word, spaced = None, True
            continue
        if upright:  # as nearly always
            left, right, line = x0 - origin, x1 - origin, ground - base
        else:
            left, right = (y0, y1) if sideways else (x0, x1)
            left, right = (left - origin, right - origin) if here[1] > 0 else (origin - left, origin - right)
            line = base - ground if down[1] > 0 else ground - base
        if left > right:
            left, right = right, left
        char = known.get(code)
        if char is None:
            char = known[code] = _character(code)
        if word is not None and look is word.look and abs(line - word.base) < 0.25 * look.size:
            gap = left - word.right
            if -_OVERLAP * look.size < gap < _WORD_GAP * look.size or (char and unicodedata.combining(char[0])):
                word.text += char
                word.right = max(word.right, right)
                continue
            spaced = gap > 0
        if word is not None:
            yield word
        word = Word(char, left, right, line, look, spaced)
        spaced = False
    if word is not None:
        yield word


def _character(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    return _LIGATURES.get(code) or (chr(code) if code > 31 else "")


def _shapes(page: pdfium.PdfPage, frame: _Frame) -> tuple[list[Rule], float]:
    """The rules of a page, and how much of it pictures cover."""
    rules: list[Rule] = []
    covered = 0.0
    objects = ((raw.FPDFPage_GetObject(page.raw, index), _UNMOVED, 0) for index in range(min(raw.FPDFPage_CountObjects(page.raw), MAX_OBJECTS)))
    for found, matrix, _depth in _unfolded(objects):
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            for x0, y0, x1, y1 in _path_boxes(found, matrix):
                (ax, ay), (bx, by) = frame.place(x0, y0), frame.place(x1, y1)
                rules += _rules_of(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), stroked=True)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            bounds = _bounds(found)
            covered += (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
    return rules, covered


Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


def _unfolded(objects: Iterator[tuple["raw.FPDF_PAGEOBJECT", Matrix, int]]) -> Iterator[tuple["raw.FPDF_PAGEOBJECT", Matrix, int]]:
    """All drawn things but texts, those inside forms with the place of the form."""
    for found, matrix, depth in objects:
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_TEXT:  # most of them
            continue
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield found, matrix, depth
        elif depth < _DEEPEST_FORM:
            inner = _times(_matrix(found), matrix)
            count = min(raw.FPDFFormObj_CountObjects(found), MAX_OBJECTS)
            yield from _unfolded((raw.FPDFFormObj_GetObject(found, index), inner, depth + 1) for index in range(count))


def _matrix(found: "raw.FPDF_PAGEOBJECT") -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(found, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _bounds(found: "raw.FPDF_PAGEOBJECT") -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(found, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _path_boxes(path: "raw.FPDF_PAGEOBJECT", outer: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The straight pieces of a path: thin filled boxes as one, strokes each."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    lines = list(_subpaths(path, _times(_matrix(path), outer)))
    for points in lines:
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            if stroke.value or fill.value:
                yield box
        elif stroke.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _subpaths(path: "raw.FPDF_PAGEOBJECT", matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    a, b, c, d, e, f = matrix
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), 20_000)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _rules_of(left: float, top: float, right: float, bottom: float, *, stroked: bool) -> Iterator[Rule]:
    width, height = right - left, bottom - top
    if stroked and max(width, height) >= _SHORTEST_RULE and min(width, height) <= _THIN:
        if width >= height:
            middle = (top + bottom) / 2
            yield Rule(left, middle, right, middle)
        else:
            middle = (left + right) / 2
            yield Rule(middle, top, middle, bottom)
