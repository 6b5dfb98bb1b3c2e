"""What the XML of a sheet says beside its values: errors, formulas without results, hidden rows, formats that change what is shown, far cells."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ttdn_desktop.office.cell_names import column_number
from ttdn_desktop.office.docx_package import Package
from ttdn_desktop.office.kinds import Refusal, RefusedFileError

_BUILT_IN_MONTHS = {17: "mm/yyyy"}
_BUILT_IN_PERCENT = {9, 10}
_TOKEN = re.compile(r'"([^"]*)"|\[[^\]]*\]|\\(.)|_.|\*.|([dmyhs]+)|([0#?.,]+)|(%)|(.)', re.IGNORECASE)
_MONEY = re.compile(r"\s*(?:đ|₫|vnđ|vnd|đồng|\$|€)?\s*", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)/?>")
_REF = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_ERROR = re.compile(rb'<(?:\w+:)?c\s([^>]*?\bt="e"[^>]*?)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]{1,20})</', re.DOTALL)
_BARE_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\s(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_MIN_MAX = re.compile(rb'\b(min|max)="(\d+)"')
_FAR_COLUMN = re.compile(rb' r="[A-Z]{3}\d')
_WIDE_COLUMN = re.compile(rb' r="[C-Z][A-Z]\d')
_TWO_LETTERS = 702  # columns
_MANY_ROWS = 150_000
_FAR_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+)(\d+)"[^>]*?(?:/>|>(.*?)</(?:\w+:)?c>)', re.DOTALL)
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d+)"')
_VALUE = re.compile(rb"<(?:\w+:)?[vt](?:\s[^>]*)?>([^<]*)<")

MOST_CELLS = 12_000_000
"""Places of the smallest rectangle around all values; a sheet of more is cut down to where its values lie close."""
_MANY_FORMATS = 6  # from here on one walk over all cells is quicker than a search for each
_GAP_ROWS = 2_000
_GAP_COLUMNS = 200


@dataclass(slots=True)
class SheetFacts:
    """What was found; rows and columns from 0."""

    decomposed: bool = True  # whether text may need composing
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    bare_formulas: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[int, ...] = ()
    styled: dict[tuple[int, int], int] = field(default_factory=dict)  # cells whose format changes what is shown: number of the style
    far: list[tuple[int, int, str]] = field(default_factory=list)  # cells so far away that they were cut off, with their raw text


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFormat:
    """How values of a style are shown where the value alone misleads: only the month of a date, a share in percent, words around a number."""

    month: bool = False
    percent: bool = False
    before: str = ""
    after: str = ""
    digits: int = 0  # at least so many


def require_plain_xml(data: bytes) -> None:
    """Raises RefusedFileError for XML that declares entities; a declaration stands before the first element."""
    head = data[: max(data.find(b"<row"), data.find(b"<si>"), 4096)]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"<!\x00D\x00O\x00C\x00T\x00Y\x00P\x00E" in head:
        raise RefusedFileError(Refusal.UNSAFE)


def sheet_parts(package: Package) -> dict[str, str]:
    """The part of each sheet by its name."""
    relations = package.relations("xl/workbook.xml")
    root = package.xml("xl/workbook.xml")
    found = {}
    for sheet in root.iter("{*}sheet"):
        ident = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), None)
        if ident in relations:
            found[str(sheet.get("name"))] = relations[str(ident)][1]
    return found


def shown_formats(package: Package) -> dict[int, ShownFormat]:
    """The styles whose format changes what is shown, by their number."""
    root = package.optional("xl/styles.xml")
    if root is None:
        return {}
    codes = {int(number.get("numFmtId", "0")): str(number.get("formatCode", "")) for number in root.iter("{*}numFmt") if str(number.get("numFmtId")).isdigit()}
    styles = root.find("{*}cellXfs")
    found = {}
    for number, style in enumerate(styles if styles is not None else ()):
        ident = str(style.get("numFmtId", "0"))
        shown = _format(int(ident), codes) if ident.isdigit() else None
        if shown is not None:
            found[number] = shown
    return found


def facts_of(xml: bytes, formats: Mapping[int, ShownFormat]) -> SheetFacts:
    """Everything at once; what does not occur costs one search of the bytes."""
    facts = SheetFacts()
    if b't="e"' in xml:
        facts.errors = {place: match[2].decode("utf-8", "replace") for match in _ERROR.finditer(xml) if (place := _place(match[1]))}
    prefixed = b":row " in xml[: xml.find(b"<row") if b"<row" in xml[:100_000] else len(xml)]
    if b"<f" in xml or (prefixed and b":f>" in xml):
        facts.bare_formulas = [place for match in _BARE_FORMULA.finditer(xml) if (place := _place(match[1]))]
    if b"hidden=" in xml:
        facts.hidden_rows = frozenset(int(match[1]) - 1 for match in _HIDDEN_ROW.finditer(xml))
        facts.hidden_columns = tuple(sorted({column for match in _HIDDEN_COLUMN.finditer(xml) for column in _range(match[0])}))
    asked = set(formats) if len(formats) > _MANY_FORMATS else {number for number in formats if b's="%d"' % number in xml}
    if asked:
        for match in _CELL.finditer(xml):
            style = _STYLE.search(match[1])
            if style and int(style[1]) in asked and (place := _place(match[1])):
                facts.styled[place] = int(style[1])
    return facts


def too_wide(xml: bytes) -> bool:
    """Whether the rectangle around all cells may be larger than is read at once."""
    end = max(xml.rfind(b"<row "), xml.rfind(b":row "))
    last = _ROW.match(xml, xml.rfind(b"<", 0, end + 1)) if end >= 0 else None
    rows = int(last[1]) if last else 0
    if rows > _MANY_ROWS or _FAR_COLUMN.search(xml):
        return True
    return rows * _TWO_LETTERS > MOST_CELLS and _WIDE_COLUMN.search(xml) is not None


def may_be_decomposed(xml: bytes) -> bool:
    """Whether text in these bytes may hold letters with separate marks (U+0300 to U+036F)."""
    return b"\xcc" in xml or b"\xcd" in xml or b"&#" in xml


def without_far_cells(xml: bytes, facts: SheetFacts, shared: Mapping[int, str]) -> bytes:
    """The sheet without cells that lie far from the others, which are noted; for a sheet that is too wide or too high."""
    places = [(int(match[2]) - 1, column_number(match[1]) - 1) for match in _FAR_CELL.finditer(xml)]
    rows, columns = _near({row for row, _ in places}, _GAP_ROWS), _near({column for _, column in places}, _GAP_COLUMNS)
    if (rows + 1) * (columns + 1) > MOST_CELLS:
        columns = max(MOST_CELLS // (rows + 1) - 1, 0)

    def kept(match: re.Match[bytes]) -> bytes:
        row, column = int(match[2]) - 1, column_number(match[1]) - 1
        if row <= rows and column <= columns:
            return match[0]
        value = _VALUE.search(match[3] or b"")
        if value and value[1]:
            text = value[1].decode("utf-8", "replace")
            text = shared.get(int(text), "") if b't="s"' in match[0][:200] and text.isdigit() else text
            if text:
                facts.far.append((row, column, text))
        return b""

    return _FAR_CELL.sub(kept, xml)


def shared_strings(package: Package, wanted: int = 2_000_000) -> dict[int, str]:
    """The strings cells share, for the few cells that are looked up beside calamine."""
    root = package.optional("xl/sharedStrings.xml")
    found: dict[int, str] = {}
    for number, item in enumerate(root if root is not None else ()):
        if number >= wanted:
            break
        found[number] = "".join(str(text.text or "") for text in item.iter("{*}t") if etree.QName(text.getparent()).localname != "rPh")
    return found


def _near(places: set[int], gap: int) -> int:
    """The last place before the first wide gap."""
    last = -1
    for place in sorted(places):
        if place - last > gap:
            break
        last = place
    return max(last, 0)


def _place(attributes: bytes) -> tuple[int, int] | None:
    found = _REF.search(attributes)
    return (int(found[2]) - 1, column_number(found[1]) - 1) if found else None


def _range(tag: bytes) -> Iterator[int]:
    found = {match[1]: int(match[2]) for match in _MIN_MAX.finditer(tag)}
    first, last = found.get(b"min", 0), found.get(b"max", -1)
    yield from range(first - 1, min(last, first + 200))


def _format(number: int, codes: Mapping[int, str]) -> ShownFormat | None:
    if number in _BUILT_IN_MONTHS:
        return ShownFormat(month=True)
    if number in _BUILT_IN_PERCENT:
        return ShownFormat(percent=True)
    code = codes.get(number, "").split(";")[0]
    if not code:
        return None
    dates, figures, before, after, percent, words = "", "", "", "", False, False
    for token in _TOKEN.finditer(code):
        literal = token[1] if token[1] is not None else token[2]
        if token[3]:
            dates += token[3].lower()
        elif token[4]:
            figures += token[4]
        elif token[5]:
            percent = True
        elif literal is not None or (token[6] or "").strip():
            said = literal if literal is not None else token[6]
            words = words or any(char.isalnum() for char in said)
            before, after = (before, after + said) if figures else (before + said, after)
    if dates:
        return ShownFormat(month=True) if "m" in dates and "y" in dates and not set(dates) & set("dhs") else None
    if percent:
        return ShownFormat(percent=True)
    if figures and words and not _MONEY.fullmatch(before + after):
        return ShownFormat(before=before, after=after, digits=figures.split(".")[0].count("0"))
    if re.fullmatch(r"0{2,}", figures):
        return ShownFormat(digits=len(figures))
    return None
