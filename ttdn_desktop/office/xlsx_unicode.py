"""An .xlsx typed in fonts of before Unicode as the same .xlsx in Unicode: only texts and names of fonts change, everything else stays as it is."""

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from ttdn_desktop.language.old_lines import loosely
from ttdn_desktop.office.docx_package import Package
from ttdn_desktop.office.filled_package import parsed, serialised, write_package
from ttdn_desktop.office.old_font_names import FontNames, Turned, Turning, preserve

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NAMES_OLD_FONT = re.compile(rb"""(?i)["';]\.?vn""")
_NO_XML = ("[", "customxml/", "docprops/")
_COLUMN = re.compile(r"\[([^\[\]]+)\]")
_HEAD_FONT = re.compile(r'(&"[^"]*")')

_Key = tuple[int, str | None]


@dataclass(slots=True)
class _Cells:
    """The cells of all sheets: those of shared texts by number and font, and the elements of their own texts with their fonts."""

    shared: dict[_Key, list[etree._Element]] = field(default_factory=dict)
    own: list[tuple[etree._Element, str | None]] = field(default_factory=list)


def unicode_xlsx(data: bytes, names: FontNames) -> Turned:
    """The file in Unicode. Raises RefusedFileError for what is damaged or unsafe; a Strict file is left to the caller."""
    package = Package(data)
    parts = [name for name in package.names() if name.endswith(".xml") and not name.startswith(_NO_XML)]
    if not any(_NAMES_OLD_FONT.search(package.checked(name)) for name in parts):
        return Turned(data=data)
    roots = {name: parsed(package.read(name)) for name in parts}
    before = {name: etree.tostring(root) for name, root in roots.items()}
    turning = Turning(names=names)
    strings = _first(roots.values(), "sst")
    cells = _cells([root for root in roots.values() if root.tag == f"{S}worksheet"], _fonts(_first(roots.values(), "styleSheet")))
    notes = [(note, None) for root in roots.values() if root.tag == f"{S}comments" for note in root.iter(f"{S}text")]
    items = strings.findall(f"{S}si") if strings is not None else []
    lines = [_pieces(items[number], font) for number, font in cells.shared if number < len(items)]
    lines += [_pieces(element, font) for element, font in (*cells.own, *notes)]
    turning.weigh([(element.text or "", font) for element, font in line] for line in lines)
    heads = _turn_shared(strings, cells.shared, turning) if strings is not None else {}
    for element, font in (*cells.own, *notes):
        whole = _whole(element)
        _turn(_pieces(element, font), turning)
        if _whole(element) != whole:
            heads[whole] = _whole(element)
    for root in roots.values():
        _beside(root, turning, heads)
    changed = {name: serialised(root) for name, root in roots.items() if etree.tostring(root) != before[name]}
    if not changed:
        return Turned(data=data)
    stream = BytesIO()
    write_package(data, changed, stream, as_document=False)
    return Turned(data=stream.getvalue(), fonts=turning.result())


def _first(roots: Iterable[etree._Element], name: str) -> etree._Element | None:
    return next((root for root in roots if root.tag == S + name), None)


def has_old_fonts(data: bytes) -> bool:
    """Whether a format of its cells names a font of before Unicode; quick, for files that are only read."""
    package = Package(data)
    return package.has("xl/styles.xml") and _NAMES_OLD_FONT.search(package.read("xl/styles.xml")) is not None


# --- cells


def _fonts(styles: etree._Element | None) -> list[str | None]:
    """The font of each format of cells."""
    if styles is None:
        return []
    names = [_said(font, f"{S}name") for font in styles.findall(f"{S}fonts/{S}font")]
    numbers = [int(format_.get("fontId") or 0) for format_ in styles.findall(f"{S}cellXfs/{S}xf")]
    return [names[number] if number < len(names) else None for number in numbers]


def _cells(sheets: Sequence[etree._Element], fonts: Sequence[str | None]) -> _Cells:
    found = _Cells()
    for cell in (cell for sheet in sheets for cell in sheet.iter(f"{S}c")):
        style = int(cell.get("s") or 0)
        font = fonts[style] if style < len(fonts) else None
        kind, value = cell.get("t"), cell.find(f"{S}v")
        if kind == "s" and value is not None and (value.text or "").strip().isdigit():
            found.shared.setdefault((int(value.text or 0), font), []).append(value)
        elif kind == "inlineStr" and (text := cell.find(f"{S}is")) is not None:
            found.own.append((text, font))
        elif kind == "str" and value is not None:
            found.own.append((value, font))
    return found


def _pieces(text: etree._Element, font: str | None) -> list[tuple[etree._Element, str | None]]:
    """The elements that hold the characters of a text, each with its font: that of its own, else that of the cell."""
    if text.tag == f"{S}v":
        return [(text, font)]
    found: list[tuple[etree._Element, str | None]] = []
    for child in text:
        if child.tag == f"{S}t":
            found.append((child, font))
        elif child.tag == f"{S}r" and (inner := child.find(f"{S}t")) is not None:
            found.append((inner, _said(child, f"{S}rPr/{S}rFont") or font))
    return found


def _said(element: etree._Element, path: str) -> str | None:
    found = element.find(path)
    return found.get("val") if found is not None else None


def _turn(pieces: Sequence[tuple[etree._Element, str | None]], turning: Turning) -> None:
    for (element, _), new in zip(pieces, turning.line([(element.text or "", font) for element, font in pieces]), strict=True):
        if new != (element.text or ""):
            element.text = new
            preserve(element)


def _turn_shared(strings: etree._Element, shared: Mapping[_Key, list[etree._Element]], turning: Turning) -> dict[str, str]:
    """Turn each shared text; cells whose fonts show it in two ways get a text of their own. Gives what became of each whole text."""
    items = strings.findall(f"{S}si")
    by_number: dict[int, list[str | None]] = {}
    for number, font in shared:
        if number < len(items):
            by_number.setdefault(number, []).append(font)
    became: dict[str, str] = {}
    for number, fonts in by_number.items():
        original = copy.deepcopy(items[number])
        ways: dict[str, etree._Element] = {}
        for font in fonts:
            item = items[number] if not ways else copy.deepcopy(original)
            _turn(_pieces(item, font), turning)
            whole = _whole(item)
            if whole not in ways:
                ways[whole] = item
                became.setdefault(_whole(original), whole)
                if len(ways) > 1:
                    strings.findall(f"{S}si")[-1].addnext(item)
            place = strings.index(ways[whole]) if len(ways) > 1 else number
            for value in shared[number, font]:
                value.text = str(place)
    if strings.get("uniqueCount") is not None and len(strings.findall(f"{S}si")) != len(items):
        strings.set("uniqueCount", str(len(strings.findall(f"{S}si"))))
    return {before: after for before, after in became.items() if before != after}


def _whole(item: etree._Element) -> str:
    return "".join(element.text or "" for element, _ in _pieces(item, None))


# --- what is no cell


def _beside(root: etree._Element, turning: Turning, heads: Mapping[str, str]) -> None:
    """Names of fonts, heads of tables, heads and feet of pages, drawings, cached texts of charts."""
    for name in (*root.iter(f"{S}name"), *root.iter(f"{S}rFont")):
        turning.rename(name, ("val",))
    if root.tag == f"{S}worksheet":
        for line in root.findall(f"{S}headerFooter/*"):
            line.text = _page_line(line.text or "", turning)
    if heads and root.tag in {f"{S}table", f"{S}worksheet"}:
        _rename_heads(root, heads)
    for line in root.iter(f"{_A}p"):
        runs = [(text, run) for run in line.iter(f"{_A}r", f"{_A}fld") if (text := run.find(f"{_A}t")) is not None]
        _turn([(text, face.get("typeface") if (face := run.find(f"{_A}rPr/{_A}latin")) is not None else None) for text, run in runs], turning)
    turning.faces(root)
    for value in (value for cache in root.iter(f"{_CHART}strCache") for value in cache.iter(f"{_CHART}v")):
        value.text = loosely(value.text or "", turning.trusted())


def _page_line(text: str, turning: Turning) -> str:
    """The head or foot of a page, whose fonts stand in it as codes: &".VnTime,Bold"."""
    font, out = "", []
    for piece in _HEAD_FONT.split(text):
        if piece.startswith('&"'):
            font, comma, style = piece[2:-1].partition(",")
            out.append(f'&"{turning.name(font) or font}{comma}{style}"')
        else:
            out.append(turning.line([(piece, font)])[0])
    return "".join(out)


def _rename_heads(root: etree._Element, heads: Mapping[str, str]) -> None:
    """A table's columns are called as its first row says, and formulas name them."""
    for column in root.iter(f"{S}tableColumn"):
        column.set("name", heads.get(column.get("name") or "", column.get("name") or ""))
    for formula in root.iter(f"{S}f", f"{S}calculatedColumnFormula"):
        if "[" in (text := formula.text or ""):
            formula.text = _COLUMN.sub(lambda found: f"[{heads.get(found[1], found[1])}]", text)
