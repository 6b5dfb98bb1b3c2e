"""What the cells below a head tell of its columns: marks under the names of units, numbers under a name over two columns."""

import re
from collections.abc import Sequence

from ttdn_desktop.language.numerals import ROW_NUMBER
from ttdn_desktop.reading.deadlines import says_time
from ttdn_desktop.reading.unit_headings import is_unit
from ttdn_desktop.reading.who import names_unit
from ttdn_desktop.reading.words import ReadingWords, folded

MARKED = {"lead_mark": "leads", "partner_mark": "partners"}
"""Keys of columns that bear the name of a unit, and what a mark in them makes it: "x", "CT" (chủ trì), "PH" (phối hợp)."""

_LEADING = frozenset({"ct", "c", "chu tri", "chu tri thuc hien", "don vi chu tri"})
_HELPING = frozenset({"ph", "p", "phoi hop", "phoi hop thuc hien", "tham gia", "○", "□", "o"})
_PLAIN = frozenset({"x", "+", "v", "*", "✓", "✔", "√", "●", "■", "th", "thuc hien"})
_LONGEST_MARK = 20
_AS_ABOVE = re.compile(r"[-–(\s]*(?:n\.?t\.?|nhu tren|nhu dong tren|[\"“”″〃]|[-–]?//[-–]?|'')[-–)\s.]*")
"""Folded, what a cell says whose value is that of the cell above."""

_LONGEST_AS_ABOVE = 40
_BEFORE_ABOVE = "-–( \u00a0\t\n"
_ABOVE_BEGINS = frozenset("nN\"“”″〃/'")
_TIMES = frozenset({"time", "start", "end"})
_MAY_BE_STATES = frozenset({"time", "output"})
_STATED = re.compile(r"\b(?:tien do|ket qua|hoan thanh)\b")
"""What columns are called, folded, that may say how far the work is."""
_SHARE = re.compile(r"(?:khoảng |đạt )?\d{1,3}(?:[.,]\d{1,2})? ?%")
_LONGEST_STATE = {"time": 60, "output": 25}
_MAY_BE_UNITS = frozenset({"", "leads", "partners", "doers"})
_WHO = frozenset({"leads", "partners", "doers"})
_WHEN = frozenset({"time", "start", "end", "slot"})
_NUMBER = re.compile(rf"(?:{ROW_NUMBER}|[A-ZĐ]{{1,3}}[.\-]?\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[-–+*…])[.)]?")
"""What stands in a column of numbers or of codes: "1.1", "IV", "A.1", "NV02"."""


def says_as_above(text: str) -> bool:
    """Whether a cell only says that its value is that of the cell above: "như trên", "-nt-", "//"."""
    if text.lstrip(_BEFORE_ABOVE)[:1] not in _ABOVE_BEGINS:  # as nearly every cell
        return False
    return len(text) <= _LONGEST_AS_ABOVE and _AS_ABOVE.fullmatch(folded(text)) is not None


def mark_of(text: str) -> str | None:
    """What a mark makes of a unit: "leads", "partners", or "" where the column says it; None for other words."""
    if len(text) > _LONGEST_MARK:
        return None
    mark = folded(text).strip(" .()")
    return "leads" if mark in _LEADING else "partners" if mark in _HELPING else "" if mark in _PLAIN else None


def marked_units(cells: Sequence[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """The field ("leads", "partners") and name of each unit by (key of its column, name, mark): a bare mark helps where another one says who leads."""
    marks = [mark_of(text) for _, _, text in cells]
    bare = "partners" if "leads" in marks else ""
    return [(mark or bare or MARKED[key], name) for (key, name, _), mark in zip(cells, marks, strict=True)]


def told_by_cells(keys: Sequence[str], head: Sequence[Sequence[str]], below: Sequence[Sequence[str]], words: ReadingWords) -> tuple[str, ...]:
    """The keys of the columns of a table of tasks, by what stands below its head."""
    out = list(keys)
    for column, key in enumerate(out):
        if key not in _MAY_BE_UNITS:
            continue
        marks = [mark_of(row[column]) for row in below if column < len(row) and row[column].strip()]
        if not marks or None in marks:
            continue
        names = [row[column].strip() for row in head if column < len(row) and row[column].strip()]
        if any(marks) or (key in _WHO and len(set(names)) > 1) or (names and is_unit(names[-1], words)):
            says = mark_of(names[-1]) if len(set(names)) > 1 else None
            out[column] = "partner_mark" if (says or key) == "partners" else "lead_mark"
    _numbered(out, head, below)
    if "time" in out and _times(out) > 1:
        _stages(out, head, below)
    _states(out, head, below, words)
    if "people" in out and not _WHO.intersection(out):
        _units_among_persons(out, below, words)
    return tuple(out)


def _times(keys: Sequence[str]) -> int:
    """How many columns say when work is done."""
    return sum(key in _WHEN for key in keys)


def _stages(keys: list[str], head: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> None:
    """Of two columns of times one whose cells name no times, "1. Chuẩn bị" under "Giai đoạn", groups the work."""
    for column, key in enumerate(keys):
        names = [folded(row[column]) for row in head if column < len(row) and row[column].strip()]
        if key != "time" or _times(keys) < 2 or not names or not names[-1].startswith("giai doan"):
            continue
        cells = [row[column] for row in below if column < len(row) and row[column].strip()]
        if cells and not any(map(says_time, cells)):
            keys[column] = "group" if "group" not in keys and "title" in keys and column < keys.index("title") else ""


def _states(keys: list[str], head: Sequence[Sequence[str]], below: Sequence[Sequence[str]], words: ReadingWords) -> None:
    """What a column called "Tiến độ" or "Kết quả thực hiện" tells is no time and no product where its cells say how far the work is: "Đang làm", "80%".

    Beside another column of times it is enough that most of them say no time.
    """
    for column, key in enumerate(keys):
        if key not in _MAY_BE_STATES or not any(_STATED.search(folded(row[column])) for row in head if column < len(row)):
            continue
        cells = [row[column] for row in below if column < len(row) and row[column].strip()]
        states = sum(_is_state(cell, key, words) for cell in cells)
        timeless = key == "time" and _TIMES.intersection(keys[:column] + keys[column + 1 :]) and 2 * sum(map(says_time, cells)) < len(cells)
        if states and (timeless or states == len(cells)):
            keys[column] = ""


def _is_state(text: str, key: str, words: ReadingWords) -> bool:
    """Whether a cell of times or products says how far the work is: "Đã xong", "80 %", or ticks it off."""
    said = " ".join(text.lower().split()).strip(" .")
    told = said.startswith(words.states) or _SHARE.fullmatch(said) is not None or said in _PLAIN
    return told and len(said) <= _LONGEST_STATE[key] and not says_time(text)


def _units_among_persons(keys: list[str], below: Sequence[Sequence[str]], words: ReadingWords) -> None:
    """Where nobody but "Người phụ trách" does the work and a cell names a unit, the column holds units as well as persons."""
    for column, key in enumerate(keys):
        if key == "people" and any(names_unit(row[column], words) for row in below if column < len(row) and row[column].strip()):
            keys[column] = "doers"


def _numbered(keys: list[str], head: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> None:
    """Finds the column of numbers that the head has no name of its own for."""
    if "number" in keys or len(keys) < 2 or not below:
        return
    if keys[0] and not (keys[:2] == ["title", "content"] and all(row[0] == row[1] for row in head if len(row) > 1)):
        return
    cells = [row[0].strip() for row in below if len(row) > 1 and row[0].strip() and row[0] != row[1]]
    if cells and all(_NUMBER.fullmatch(cell) for cell in cells):
        keys[0] = "number"
        if keys[1] == "content" and "title" not in keys:
            keys[1] = "title"
