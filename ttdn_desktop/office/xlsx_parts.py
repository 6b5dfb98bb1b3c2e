"""The parts of an .xlsx that its cells need: sheets in their order, shared strings, colours of fonts; opened with mistrust."""

import re
from dataclasses import dataclass, field

from lxml import etree

from ttdn_desktop.office.cell_names import column_number
from ttdn_desktop.office.docx_package import Package, R
from ttdn_desktop.office.kinds import Refusal, RefusedFileError

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MAX_CELLS = 400_000
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """One sheet: its name, its part, and whether it is seen."""

    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class BookParts:
    """What is shared by the sheets."""

    package: Package
    workbook: str
    sheets: list[SheetPart]
    strings: list[etree._Element] = field(default_factory=list)  # w:si
    colours: list[str] = field(default_factory=list)  # of the font of each cell format, RRGGBB or nothing
    italics: list[bool] = field(default_factory=list)


def open_book(data: bytes) -> BookParts:
    """The parts of a workbook; RefusedFileError for what is damaged, unsafe or Strict."""
    package = Package(data)
    workbook = next((path for kind, path in package.relations("").values() if kind == "officeDocument"), "xl/workbook.xml")
    root = package.xml(workbook)
    if root.tag != f"{S}workbook":
        raise RefusedFileError(Refusal.OTHER_OFFICE)
    relations = package.relations(workbook)
    sheets = []
    for sheet in root.iter(f"{S}sheet"):
        kind, part = relations.get(str(sheet.get(f"{R}id")), ("", ""))
        if kind == "worksheet" and package.has(part):
            sheets.append(SheetPart(name=str(sheet.get("name") or ""), part=part, hidden=sheet.get("state") in {"hidden", "veryHidden"}))
    by_kind = dict(relations.values())
    book = BookParts(package=package, workbook=workbook, sheets=sheets)
    if (strings := by_kind.get("sharedStrings")) and package.has(strings):
        book.strings = list(package.xml(strings).iter(f"{S}si"))
    if (styles := by_kind.get("styles")) and package.has(styles):
        _read_styles(package.xml(styles), book)
    return book


def cell_place(reference: str | None) -> tuple[int, int] | None:
    """Row and column, counted from 1, of a reference such as "B5"."""
    found = _CELL.fullmatch(reference or "")
    return (int(found[2]), column_number(found[1].encode())) if found else None


def text_runs(element: etree._Element) -> list[tuple[str, etree._Element | None]]:
    """The texts of a string item with the properties of each run; hints for reading aloud are left out."""
    out: list[tuple[str, etree._Element | None]] = []
    for child in element:
        if child.tag == f"{S}t":
            out.append((child.text or "", None))
        elif child.tag == f"{S}r":
            out.append(("".join(str(text.text or "") for text in child.findall(f"{S}t")), child.find(f"{S}rPr")))
    return out


def runs_of(cell: etree._Element, book: BookParts) -> list[tuple[str, etree._Element | None]]:
    """The texts of a cell as it shows them; numbers as they are kept."""
    kind, held = cell.get("t"), cell.find(f"{S}v")
    if kind == "inlineStr":
        inline = cell.find(f"{S}is")
        return text_runs(inline) if inline is not None else []
    text = str(held.text or "") if held is not None else ""
    if kind == "s":
        return text_runs(book.strings[int(text)]) if text.isdigit() and int(text) < len(book.strings) else []
    return [(text, None)] if text else []


def colour_of(properties: etree._Element | None) -> str:
    """The colour a font says, RRGGBB; nothing where it names a theme or none."""
    color = properties.find(f"{S}color") if properties is not None else None
    rgb = str(color.get("rgb") or "") if color is not None else ""
    return rgb[-6:] if len(rgb) in {6, 8} else ""


def _read_styles(root: etree._Element, book: BookParts) -> None:
    fonts = root.findall(f"{S}fonts/{S}font")
    for form in root.findall(f"{S}cellXfs/{S}xf"):
        number = str(form.get("fontId") or "0")
        font = fonts[int(number)] if number.isdigit() and int(number) < len(fonts) else None
        book.colours.append(colour_of(font))
        book.italics.append(font is not None and font.find(f"{S}i") is not None)
