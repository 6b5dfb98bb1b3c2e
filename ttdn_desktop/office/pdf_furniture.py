"""What stands on pages of a PDF beside the text: numbers of pages, headers and footers that come again, footnotes, turned text."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ttdn_desktop.office.pdf_grid import Grid, grids_of
from ttdn_desktop.office.pdf_lines import Line, lines_of
from ttdn_desktop.office.pdf_words import Sheet, Word
from ttdn_desktop.paper.foreign import Notice

_EDGE = 0.115  # of the height of a page
_LINES = 3  # at most at either edge
_NUMBER = re.compile(r"(?:Trang|Page)?\s*[-–|]?\s*(\d{1,4})\s*[-–|]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SMALLER = 0.88
_NOTE = re.compile(r"\(?\[?(?:\d{1,3}|\*)\W?\s*\S")
_LOWEST = 0.45  # of the height: footnotes stand below
_RAISED = 10.0  # points of the number of a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """A page's tables, and the words that are its text, in them and outside."""

    sheet: Sheet
    grids: tuple[Grid, ...]
    inside: tuple[tuple[Word, ...], ...]  # one a table
    free: tuple[Word, ...]


def cleared(sheets: Sequence[Sheet]) -> tuple[list[Cleared], list[Notice]]:
    """The pages without what stands beside the text, and that as notices."""
    pages = [_laid_out(sheet) for sheet in sheets]
    edges = [_edges(page) for page in pages]
    repeated = _repeated(edges)
    notices: list[Notice] = []
    out: list[Cleared] = []
    numbers: list[str] = []
    told: set[str] = set()
    for page, (top, bottom) in zip(pages, edges, strict=True):
        sheet = page.sheet
        gone: set[int] = set()
        for code, lines in (("header_text", top), ("footer_text", bottom)):
            for line in lines:
                text = line.text
                if _NUMBER.fullmatch(text.strip()) and _may_number(text, sheet, len(sheets)):
                    numbers.append(text.strip())
                elif (code, _shape(text)) in repeated:
                    if text not in told:
                        told.add(text)
                        notices.append(Notice(code=code, where=f"page{sheet.number}h", text=text))
                else:
                    continue
                gone |= {id(word) for word in line.words}
        notes = _footnotes(page, gone)
        for line in notes:
            gone |= {id(word) for word in line.words}
        if notes:
            notices.append(Notice(code="footnote_text", where=f"page{sheet.number}n", text="\n".join(line.text for line in notes)))
        if sheet.turned:
            notices.append(Notice(code="turned_text", where=f"page{sheet.number}t", text=sheet.turned))
        out.append(replace(page, free=tuple(word for word in page.free if id(word) not in gone)) if gone else page)
    if numbers:
        notices.append(Notice(code="page_numbers", where="", text=" ".join(numbers)))
    return out, notices


def _laid_out(sheet: Sheet) -> Cleared:
    """The words of a page told apart by the tables they stand in."""
    grids = grids_of(sheet.rules)
    if not grids:
        return Cleared(sheet=sheet, grids=(), inside=(), free=sheet.words)
    inside: list[list[Word]] = [[] for _ in grids]
    free: list[Word] = []
    for word in sheet.words:
        x, y = (word.left + word.right) / 2, word.base - 0.3 * word.look.size
        home = next((number for number, grid in enumerate(grids) if grid.holds(x, y)), None)
        (free if home is None else inside[home]).append(word)
    return Cleared(sheet=sheet, grids=tuple(grids), inside=tuple(map(tuple, inside)), free=tuple(free))


def _edges(page: Cleared) -> tuple[list[Line], list[Line]]:
    """The lines in the upper and the lower margin, from the edge inwards."""
    height = page.sheet.height
    top = lines_of(word for word in page.free if word.bottom < _EDGE * height)
    bottom = lines_of(word for word in page.free if word.top > (1 - _EDGE) * height)
    return top[:_LINES], bottom[::-1][:_LINES]


def _repeated(edges: Sequence[tuple[list[Line], list[Line]]]) -> set[tuple[str, str]]:
    """Lines that come on at least two pages at the same height, whatever numbers they hold."""
    places: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for top, bottom in edges:
        for code, lines in (("header_text", top), ("footer_text", bottom)):
            for line in lines:
                places[code, _shape(line.text)][round(line.base / 4)] += 1
    least = 2 if len(edges) < 6 else 3
    return {key for key, found in places.items() if max(found.values()) >= least and any(map(str.isalpha, key[1]))}


def _shape(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()))


def _may_number(text: str, sheet: Sheet, count: int) -> bool:
    """Whether this may be the number of the page, which begins anew in annexes."""
    found = _DIGITS.search(text)
    return found is not None and int(found[0]) < 1000 and (sheet.number > 1 or (count > 1 and found[0] == "1") or not text.strip().isdecimal())


def _footnotes(page: Cleared, gone: set[int]) -> list[Line]:
    """Lines in smaller type at the foot of a page, from one that begins with the number of a note, under a short rule."""
    sheet = page.sheet
    small = _SMALLER * max((word.look.size for word in page.free), default=0)
    if not any(word.look.size <= small and word.base > _LOWEST * sheet.height - _RAISED for word in page.free):
        return []  # as on most pages, whose lines need not be made for this
    lines = lines_of(word for word in page.free if id(word) not in gone)
    if len(lines) < 3:
        return []
    sizes = Counter[float]()
    for line in lines:
        sizes[line.look.size] += sum(len(word.text) for word in line.words)
    body = max(sizes, key=lambda size: sizes[size])
    start = len(lines)
    while start > 0 and lines[start - 1].look.size <= _SMALLER * body and lines[start - 1].base > _LOWEST * sheet.height:
        start -= 1
    while start < len(lines) and not _begins_note(lines[start]):
        start += 1
    if start == len(lines):
        return []
    rule = any(
        rule.level and lines[start - 1].base < rule.top < lines[start].base and rule.right - rule.left < 0.5 * sheet.width and rule.left < 0.3 * sheet.width
        for rule in sheet.rules
    )
    raised = lines[start].words[0].look.size < 0.8 * lines[start].look.size
    return lines[start:] if rule or raised else []


def _begins_note(line: Line) -> bool:
    return _NOTE.match(line.text) is not None
