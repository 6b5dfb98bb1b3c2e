"""Rows put into a sheet: every reference to rows below them moves along, in the sheet, in other sheets and in names."""

import re
from dataclasses import dataclass

from lxml import etree

from ttdn_desktop.office.xlsx_parts import S

MAX_ROW = 1_048_576
_RANGES = ("sqref", "ref")
_REFERENCE = re.compile(
    r"(?P<text>\"(?:[^\"]|\"\")*\")"  # a string of the formula, left alone
    r"|(?P<sheet>(?:'(?:[^']|'')+'|[A-Za-z_\u00c0-\u1ef9][\w.\u00c0-\u1ef9]*)!)?"
    r"(?P<from>\$?[A-Z]{1,3}\$?\d{1,7}|\$?\d{1,7}(?=:\$?\d))(?::(?P<to>\$?[A-Z]{1,3}\$?\d{1,7}|\$?\d{1,7}))?(?![\w(])"
)
_ROW = re.compile(r"(\$?[A-Z]{0,3}\$?)(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """`by` rows come after row `last`, which with those from `first` on is a stretch that grows; ranges that end in it grow too."""

    first: int
    last: int
    by: int

    def row(self, row: int) -> int:
        """Where a row then stands."""
        return row + self.by if row > self.last else row

    def end(self, start: int, end: int) -> int:
        """Where a range then ends."""
        return end + self.by if end > self.last or (end == self.last and start <= self.last) else end


def moved_range(text: str, shift: Shift) -> str:
    """A range such as "A5:C9", or one cell; several stand with blanks between them."""
    return " ".join(_moved_one(part, shift) for part in text.split())


def moved_formula(formula: str, shift: Shift, sheet: str, home: str) -> str:
    """A formula that stands on the sheet `home`, with what it says of `sheet` moved."""

    def moved(match: re.Match[str]) -> str:
        if match["text"]:
            return match[0]
        named = match["sheet"]
        about = named[:-1].strip("'").replace("''", "'") if named else home
        if about != sheet:
            return match[0]
        whole = match["from"] + (f":{match['to']}" if match["to"] else "")
        return (named or "") + _moved_one(whole, shift)

    return _REFERENCE.sub(moved, formula)


def relative(formula: str, by: int) -> str:
    """A formula copied that many rows down: references without "$" before their row go along."""

    def moved(match: re.Match[str]) -> str:
        if match["text"]:
            return match[0]
        ends = [re.sub(r"^(\$?[A-Z]{0,3})(\d+)$", lambda found: f"{found[1]}{int(found[2]) + by}", end) for end in (match["from"], match["to"]) if end]
        return (match["sheet"] or "") + ":".join(ends)

    return _REFERENCE.sub(moved, formula)


def shift_sheet(root: etree._Element, shift: Shift, name: str) -> None:
    """Move all rows below, and everything the sheet says of them."""
    for row in root.iter(f"{S}row"):
        number = int(row.get("r") or 0)
        if number > shift.last:
            row.set("r", str(shift.row(number)))
            for cell in row.findall(f"{S}c"):
                cell.set("r", _moved_one(str(cell.get("r")), shift, single=True))
    for element in root:
        if element.tag in {f"{S}sheetData", f"{S}sheetViews", f"{S}cols"}:
            continue
        for part in element.iter():
            for attribute in _RANGES:
                if (text := part.get(attribute)) and part.tag != f"{S}tablePart":
                    part.set(attribute, moved_range(text, shift))
            if part.tag in {f"{S}formula", f"{S}formula1", f"{S}formula2"} and part.text:
                part.text = moved_formula(part.text, shift, name, name)
    for breaks in root.findall(f"{S}rowBreaks"):
        for mark in breaks:
            mark.set("id", str(shift.row(int(mark.get("id") or 0))))
    shift_formulas(root, shift, name, name)


def shift_formulas(root: etree._Element, shift: Shift, sheet: str, home: str) -> None:
    """The formulas of the cells of a sheet."""
    for formula in root.iter(f"{S}f"):
        if formula.text:
            formula.text = moved_formula(formula.text, shift, sheet, home)
        if home == sheet and (spread := formula.get("ref")):
            formula.set("ref", moved_range(spread, shift))


def shift_anchors(drawing: etree._Element, shift: Shift) -> None:
    """Pictures and shapes that hang below move along; those over the stretch grow with it where they are tied to cells."""
    space = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
    for anchor in drawing:
        if anchor.get("editAs") == "absolute" or anchor.tag == f"{space}absoluteAnchor":
            continue
        for side in (f"{space}from", f"{space}to"):
            row = anchor.find(f"{side}/{space}row")
            if row is not None and row.text and row.text.isdigit():
                row.text = str(shift.row(int(row.text) + 1) - 1)


def _moved_one(text: str, shift: Shift, *, single: bool = False) -> str:
    start, colon, end = text.partition(":")
    first = _ROW.fullmatch(start)
    if first is None:
        return text
    moved_start = f"{first[1]}{shift.row(int(first[2]))}"
    last = _ROW.fullmatch(end)
    if not colon or last is None or single:
        return moved_start + (f":{end}" if colon else "")
    return f"{moved_start}:{last[1]}{shift.end(int(first[2]), int(last[2]))}"
