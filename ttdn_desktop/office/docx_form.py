"""A .docx as a form: its lines with everything Word itself marks (colour, highlight, italics, content controls, fields), and its tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ttdn_desktop.office.docx_package import Package, W, parts_of_document
from ttdn_desktop.office.docx_places import Piece, Places, cells_of, composed_map, pieces_of, places_of, rows_of
from ttdn_desktop.office.docx_values import value
from ttdn_desktop.paper.form import Form, FormCell, FormLine, FormTable, Mark, MarkKind

PART_END = "#"
"""Between the name of a header or footer part and the place in it."""

_BESIDE = frozenset({"header", "footer"})
_STRICT = b"purl.oclc.org/ooxml"
_FALSE = frozenset({"0", "false", "off"})
_MOST_STYLES = 20
_PLACEHOLDER = "PlaceholderText"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a style says of colour, italics and numbers or bullets; None: nothing."""

    number: str | None = None
    color: str | None = None
    italic: bool | None = None
    based_on: str | None = None


def read_docx_form(data: bytes) -> Form:
    """The form of a .docx; raises RefusedFileError for what is damaged or unsafe."""
    package = Package(data)
    main = package.main()
    styles = _styles(package, parts_of_document(package, main).get("styles"))
    lines: list[FormLine] = []
    tables: list[FormTable] = []
    for prefix, root in parts_of(package, main):
        found = places_of(root)
        lines += _lines(found, prefix, styles)
        tables += (_table(where, element, prefix) for where, element in found.tables.items())
    return Form(lines=tuple(lines), tables=tuple(tables))


def is_strict(data: bytes) -> bool:
    """Whether the file is of the Strict form, whose names differ throughout."""
    package = Package(data)
    return _STRICT in package.read(package.main())


def parts_of(package: Package, main: str) -> Iterator[tuple[str, etree._Element]]:
    """The body, then headers and footers, each with what its places begin with."""
    body = package.xml(main).find(f"{W}body")
    if body is not None:
        yield "", body
    beside = {path for kind, path in package.relations(main).values() if kind in _BESIDE and package.has(path)}
    for path in sorted(beside):
        yield f"{path}{PART_END}", package.xml(path)


def _lines(found: Places, prefix: str, styles: dict[str, _Look]) -> Iterator[FormLine]:
    for where, element in found.paragraphs.items():
        pieces = pieces_of(element)
        text, places = composed_map("".join(piece.text for piece in pieces))
        marks = tuple(_composed(mark, places) for mark in _marks(element, pieces, styles))
        cell = found.cell_of.get(where, "")
        numbered = _is_numbered(element, styles)
        yield FormLine(where=prefix + where, text=text, marks=_merged(marks), cell=prefix + cell if cell else "", label=numbered)


def _is_numbered(paragraph: etree._Element, styles: dict[str, _Look]) -> bool:
    """Whether Word puts a number or bullet before a paragraph: by its own word, else by that of its style."""
    properties = paragraph.find(f"{W}pPr")
    number = value(properties.find(f"{W}numPr"), "numId") if properties is not None else None
    name, seen = value(properties, "pStyle") or "", 0
    while number is None and name in styles and seen < _MOST_STYLES:
        number, name, seen = styles[name].number, styles[name].based_on or "", seen + 1
    return number not in {None, "0"}


def _table(where: str, element: etree._Element, prefix: str) -> FormTable:
    rows: list[tuple[FormCell, ...]] = []
    for number, row in enumerate(rows_of(element), 1):
        column = _whole(value(row.find(f"{W}trPr"), "gridBefore"), 0)
        cells: list[FormCell] = []
        for place, cell in enumerate(cells_of(row), 1):
            properties = cell.find(f"{W}tcPr")
            span = max(_whole(value(properties, "gridSpan"), 1), 1)
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            text = "\n".join(composed_map("".join(p.text for p in pieces_of(line)))[0] for line in cell.iter(f"{W}p"))
            covered = merge is not None and merge.get(f"{W}val") != "restart"
            cells.append(FormCell(where=f"{prefix}{where}r{number}c{place}", text=text, column=column, columns=span, covered=covered))
            column += span
        rows.append(tuple(cells))
    return FormTable(where=prefix + where, rows=tuple(rows))


def _marks(paragraph: etree._Element, pieces: list[Piece], styles: dict[str, _Look]) -> Iterator[Mark]:
    style = value(paragraph.find(f"{W}pPr"), "pStyle") or ""
    fields = _fields(paragraph)
    at = 0
    for piece in pieces:
        start, end = at, at + len(piece.text)
        at = end
        properties = piece.run.find(f"{W}rPr")
        colour, italic = _effective(properties, style, styles)
        if colour:
            yield Mark(kind=MarkKind.COLOUR, start=start, end=end, name=colour)
        if italic:
            yield Mark(kind=MarkKind.ITALIC, start=start, end=end)
        if _lit(properties):
            yield Mark(kind=MarkKind.HIGHLIGHT, start=start, end=end)
        if piece.run in fields:
            yield Mark(kind=MarkKind.FIELD, start=start, end=end, name=fields[piece.run])
        control = next(piece.run.iterancestors(f"{W}sdt"), None)
        if control is not None and next(control.iterancestors(f"{W}p"), None) is not None:
            head = control.find(f"{W}sdtPr")
            name = value(head, "alias") or value(head, "tag") or ""
            showing = head is not None and head.find(f"{W}showingPlcHdr") is not None
            yield Mark(kind=MarkKind.CONTROL, start=start, end=end, name=name, showing=showing)


def _fields(paragraph: etree._Element) -> dict[etree._Element, str]:
    """The runs that show the result of a merge field or a form field, with the name of the field."""
    found: dict[etree._Element, str] = {}
    codes: list[list[str]] = []  # of the open fields: their code, then whether the result has begun
    for run in paragraph.iter(f"{W}r"):
        mark = run.find(f"{W}fldChar")
        kind = mark.get(f"{W}fldCharType") if mark is not None else None
        if kind == "begin" and mark is not None:
            named = value(mark.find(f"{W}ffData"), "name")
            codes.append([f"FORMTEXT {named}" if named else "", ""])
        elif kind == "separate" and codes:
            codes[-1][1] = "result"
        elif kind == "end" and codes:
            codes.pop()
        elif codes and not codes[-1][1]:
            codes[-1][0] += "".join(str(text.text or "") for text in run.iter(f"{W}instrText"))
        elif codes and (name := _field_name(codes[-1][0])):
            found[run] = name
    for simple in paragraph.iter(f"{W}fldSimple"):
        if name := _field_name(str(simple.get(f"{W}instr") or "")):
            found.update((run, name) for run in simple.iter(f"{W}r"))
    return found


def _field_name(code: str) -> str:
    """The name in `MERGEFIELD Name \\* MERGEFORMAT`; nothing for other fields."""
    words = code.split()
    if not words or words[0].upper() not in {"MERGEFIELD", "FORMTEXT"}:
        return ""
    return words[1].strip('"').replace("_", " ") if len(words) > 1 and not words[1].startswith("\\") else words[0].upper()


def _effective(properties: etree._Element | None, style: str, styles: dict[str, _Look]) -> tuple[str, bool]:
    """Colour as RRGGBB, empty where black, grey or automatic; and whether it is italic. The placeholder style is no colour."""
    color, italic = value(properties, "color"), _on(properties)
    for own in (value(properties, "rStyle") or "", style):
        if own == _PLACEHOLDER:
            return "", bool(italic)
        name, seen = own, 0
        while name in styles and seen < _MOST_STYLES:
            color = styles[name].color if color is None else color
            italic = styles[name].italic if italic is None else italic
            name, seen = styles[name].based_on or "", seen + 1
    return (color or "") if is_signal(color) else "", bool(italic)


def is_signal(color: str | None) -> bool:
    """Whether a colour stands out from black and grey text as a signal: red, orange, bright blue, green."""
    try:
        red, green, blue = (int((color or "")[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return max(red, green, blue) >= 0xA0 and max(red, green, blue) - min(red, green, blue) >= 0x70


def _lit(properties: etree._Element | None) -> bool:
    """Whether the run is highlighted or lies on a yellow ground."""
    if properties is None:
        return False
    if value(properties, "highlight") not in {None, "none", "white"}:
        return True
    shade = properties.find(f"{W}shd")
    return shade is not None and str(shade.get(f"{W}fill") or "").upper() in {"FFFF00", "FFFF99", "00FFFF"}


def _on(properties: etree._Element | None) -> bool | None:
    found = properties.find(f"{W}i") if properties is not None else None
    return None if found is None else found.get(f"{W}val") not in _FALSE


def _styles(package: Package, part: str | None) -> dict[str, _Look]:
    if part is None or not package.has(part):
        return {}
    return {
        str(style.get(f"{W}styleId")): _Look(
            number=value(style.find(f"{W}pPr/{W}numPr"), "numId"),
            color=value(style.find(f"{W}rPr"), "color"),
            italic=_on(style.find(f"{W}rPr")),
            based_on=value(style, "basedOn"),
        )
        for style in package.xml(part).iter(f"{W}style")
    }


def _composed(mark: Mark, places: tuple[int, ...]) -> Mark:
    """The mark over the composed text instead of the raw one."""
    start = next((at for at, place in enumerate(places) if place >= mark.start), len(places) - 1)
    end = next((at for at, place in enumerate(places) if place >= mark.end), len(places) - 1)
    return Mark(kind=mark.kind, start=start, end=end, name=mark.name, showing=mark.showing)


def _merged(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks of one kind and name that touch each other as one."""
    out: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.kind, one.name, one.start)):
        last = out[-1] if out else None
        if last and (last.kind, last.name, last.showing, last.end) == (mark.kind, mark.name, mark.showing, mark.start):
            out[-1] = Mark(kind=last.kind, start=last.start, end=mark.end, name=last.name, showing=last.showing)
        elif mark.end > mark.start:
            out.append(mark)
    return tuple(sorted(out, key=lambda one: (one.start, one.end)))


def _whole(text: str | None, missing: int) -> int:
    return int(text) if text and text.isdigit() else missing
