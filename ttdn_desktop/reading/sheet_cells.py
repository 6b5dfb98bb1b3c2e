"""What one cell of a task says: its parts with their places, each text understood once however often it stands there."""

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal

from ttdn_desktop.domain.plan import TimeFrame
from ttdn_desktop.language.blanks import single
from ttdn_desktop.language.cells import shown
from ttdn_desktop.language.money import figures
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.paper.workbook import Value
from ttdn_desktop.reading.who import doers_in
from ttdn_desktop.reading.words import ReadingWords

ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
"""What a formula shows that could not be computed; it is no value."""

Part = tuple[str, int, int]
"""Field of the task, start and end of its words in the text of the cell."""

_CLOSING = " \t\u00a0\n\r.;,"
_LINES = re.compile(r"[^\n\r]+")
_MARK = re.compile(r"\s*(?:[-–+•*]\s*)")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ](?=\)))(?:\s*[.)/]\s*|(?<=\.\d)\s+|(?<=\.\d\d)\s+)(?=\D)")
_NUMBER_MARK = " \t\u00a0\n.)(/"
_MARKS = frozenset({"x", "v", "+", "*", "✓", "✔", "●", "•", "√", "1", "có"})
_FIGURES = re.compile(r"\d(?:[\d.,  ]*\d)?(?:\s*[-–]\s*\d(?:[\d.,  ]*\d)?)?")
"""A text that is a sum without its unit, or one from – to: "7,5", "1.500", "20 - 25"."""
_MOST_KEPT = 20_000  # texts whose meaning is remembered
_LEAST_GROUPED = 1000


@dataclass(slots=True)
class Cells:
    """Understands cells; remembers what it understood. `own` is a workbook of this program, whose line breaks all mean something."""

    words: ReadingWords
    own: bool = False
    numbered_titles: bool = False  # numbers stand before the titles, in one cell
    year: int | None = None  # meant where words of time name none
    _parts: dict[tuple[str, str], tuple[Part, ...]] = field(default_factory=dict)
    _names: dict[tuple[str, str], tuple[tuple[str, tuple[str, ...]], ...]] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)
    _shown: dict[tuple[type, Value], str] = field(default_factory=dict)
    _sums: dict[tuple[type, Value, str], str] = field(default_factory=dict)
    _times: dict[str, TimeFrame] = field(default_factory=dict)

    def parts(self, key: str, text: str) -> tuple[Part, ...]:
        """The fields in the text of a cell of that column, in their order."""
        if key == "title":
            return self._title(text)
        known = self._parts.get((key, text))
        if known is None:
            known = self._split(key, text)
            if len(self._parts) < _MOST_KEPT:
                self._parts[key, text] = known
        return known

    def names(self, key: str, text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The units or persons of a cell by the field they go to."""
        known = self._names.get((key, text))
        if known is None:
            parts = self.parts(key, text)
            fields = dict.fromkeys(name for name, _, _ in parts)
            known = tuple((name, tuple(single(text[a:b]) for part, a, b in parts if part == name)) for name in fields)
            if len(self._names) < _MOST_KEPT:
                self._names[key, text] = known
        return known

    def said(self, key: str, text: str) -> str:
        """The words of a cell without marks around them."""
        known = self._said.get(text)
        if known is None:
            parts = self.parts(key, text)
            known = single(text[parts[0][1] : parts[0][2]]) if parts else ""
            if len(self._said) < _MOST_KEPT:
                self._said[text] = known
        return known

    def shown(self, value: Value) -> str:
        """The value as text; the few days and numbers of a workbook stand in it many times."""
        key = (value.__class__, value)
        known = self._shown.get(key)
        if known is None:
            known = shown(value)
            if len(self._shown) < _MOST_KEPT:
                self._shown[key] = known
        return known

    def money(self, value: Value, unit: str) -> str:
        """A sum as estimates print it, with the unit that stands in the head of the column."""
        key = (value.__class__, value, unit)
        known = self._sums.get(key)
        if known is None:
            known = _money(value, unit)
            if len(self._sums) < _MOST_KEPT:
                self._sums[key] = known
        return known

    def time(self, text: str) -> TimeFrame:
        """The words of time with the days they mean."""
        known = self._times.get(text)
        if known is None:
            known = self._times[text] = time_frame(text, self.year)
        return known

    def _split(self, key: str, text: str) -> tuple[Part, ...]:
        if text in ERRORS:
            return ()
        match key:
            case "leads" | "partners" | "people" | "doers":
                return tuple(sorted(doers_in(text, key, self.words), key=lambda part: part[1]))
            case "number":
                start, end = _trimmed(text, _NUMBER_MARK)
            case "content":
                return tuple(("content", a, b) for a, b in _lines(text, own=True))
            case _:
                start, end = _trimmed(text, _CLOSING)
        return ((key, start, end),) if start < end else ()

    def _title(self, text: str) -> tuple[Part, ...]:
        if text in ERRORS:
            return ()
        if "\n" not in text:
            return self._first_line(text, *_trimmed(text, " \t\u00a0"))
        lines = _lines(text, own=self.own)
        if not lines:
            return ()
        return (*self._first_line(text, *lines[0]), *(("content", a, b) for a, b in lines[1:]))

    def _first_line(self, text: str, start: int, end: int) -> tuple[Part, ...]:
        """The title, without a dash before it and marks after it; its number, where numbers have no column of their own."""
        if self.own:
            return (("title", start, end),) if start < end else ()
        parts: list[Part] = []
        if self.numbered_titles and (number := _NUMBER.match(text, start, end)):
            parts.append(("number", number.start(1), number.end(1)))
            start = number.end()
        elif mark := _MARK.match(text, start, end):
            start = mark.end()
        start, end = _trimmed(text, _CLOSING, start, end)
        return (*parts, ("title", start, end)) if start < end else ()


def is_mark(text: str) -> bool:
    """Whether a cell of a month or quarter is only ticked."""
    return text.strip().lower() in _MARKS


def number_text(value: Value) -> tuple[str, bool]:
    """What a cell of the column of numbers shows, and whether it had to be guessed: "1.1" typed into Excel may have become a date or a number."""
    if isinstance(value, dt.date):
        return f"{value.day}.{value.month}", True
    if isinstance(value, float) and not value.is_integer():
        return f"{value:.6g}", False
    return shown(value), False


def _money(value: Value, unit: str) -> str:
    if isinstance(value, float) and not isinstance(value, bool):
        text = figures(Decimal(f"{value:.12g}")) if abs(value) >= _LEAST_GROUPED else shown(value)
        return f"{text} {unit}".strip()
    text = single(shown(value))
    return f"{text} {unit}" if unit and _FIGURES.fullmatch(text) else text


def _lines(text: str, *, own: bool) -> list[tuple[int, int]]:
    """The paragraphs of a cell. A line that goes on in small letters belongs to the one before, unless the program itself broke it."""
    out: list[tuple[int, int]] = []
    for found in _LINES.finditer(text):
        start, end = _trimmed(text, " \t\u00a0\r", found.start(), found.end())
        if start >= end:
            continue
        if out and not own and text[start].islower() and text[out[-1][1] - 1] not in ".;:":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _trimmed(text: str, marks: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """The part without blanks before it and these marks after it."""
    end = len(text) if end is None else end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end
