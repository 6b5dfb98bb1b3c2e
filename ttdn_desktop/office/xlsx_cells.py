"""Writing into the cells of a workbook that stays as it is: text in the place of some characters, whole rows; the looks of what is there stay."""

import copy
from collections.abc import Mapping

from lxml import etree

from ttdn_desktop.office.cell_names import column_letters
from ttdn_desktop.office.docx_form import is_signal
from ttdn_desktop.office.docx_places import composed_map
from ttdn_desktop.office.docx_splice import MisplacedError
from ttdn_desktop.office.docx_units import clean
from ttdn_desktop.office.xlsx_parts import BookParts, S, cell_place, colour_of, runs_of
from ttdn_desktop.paper.form import Put

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST = 32_767  # characters of a cell


def row_of(root: etree._Element, number: int) -> etree._Element:
    """The row of that number, made where it is not there."""
    data = root.find(f"{S}sheetData")
    if data is None:
        raise MisplacedError(f"row {number}")
    for place, row in enumerate(data):
        here = int(row.get("r") or 0)
        if here == number:
            return row
        if here > number:
            made = etree.Element(f"{S}row", {"r": str(number)})
            data.insert(place, made)
            return made
    return etree.SubElement(data, f"{S}row", {"r": str(number)})


def cell_of(root: etree._Element, row: int, column: int) -> etree._Element:
    """The cell at that place, made where it is not there."""
    home = row_of(root, row)
    reference = f"{column_letters(column)}{row}"
    for place, cell in enumerate(home):
        here = cell_place(cell.get("r"))
        if here == (row, column):
            return cell
        if here and here[1] > column:
            made = etree.Element(f"{S}c", {"r": reference})
            home.insert(place, made)
            return made
    return etree.SubElement(home, f"{S}c", {"r": reference})


def put_text(cell: etree._Element, put: Put, book: BookParts) -> None:
    """Text in the place of some characters; runs of a rich text keep their looks."""
    runs = [(composed_map(text)[0], look) for text, look in runs_of(cell, book)]
    whole = "".join(text for text, _look in runs)
    if put.end > len(whole) or cell.find(f"{S}f") is not None:
        raise MisplacedError(put.where)
    if put.start == 0 and put.end == len(whole):
        look = next((look for _text, look in runs), None)
        if put.number is not None:
            _set_number(cell, put.number)
        else:
            _set_runs(cell, [(put.text, look)], book)
        return
    out: list[tuple[str, etree._Element | None]] = []
    at = 0
    for text, look in runs:
        start, end = at, at + len(text)
        at = end
        left, right = text[: max(put.start - start, 0)], text[max(put.end - start, 0) :]
        if put.end <= start or put.start >= end:
            out.append((text, look))
            continue
        out.append((left, look))
        if start <= put.start < end:
            out.append((put.text, _calm(look)))
        out.append((right, look))
    if put.start == put.end:
        out.append((put.text, None))
    _set_runs(cell, [(text, look) for text, look in out if text], book)


def _set_number(cell: etree._Element, number: float) -> None:
    _empty(cell)
    etree.SubElement(cell, f"{S}v").text = repr(int(number) if number == int(number) else number)


def _set_runs(cell: etree._Element, runs: list[tuple[str, etree._Element | None]], book: BookParts) -> None:
    """Inline text; of a cell whose own font is a signal colour, a run that says another one."""
    style = int(cell.get("s") or 0)
    signal = style < len(book.colours) and is_signal(book.colours[style])
    _empty(cell)
    if not any(text for text, _look in runs):
        return
    cell.set("t", "inlineStr")
    inline = etree.SubElement(cell, f"{S}is")
    plain = len(runs) == 1 and runs[0][1] is None and not signal
    for text, look in runs:
        home = inline if plain else etree.SubElement(inline, f"{S}r")
        own = _calm(look)
        if own is None and signal:
            own = _calm(_font_of(style, book))
        if own is not None and not plain:
            home.append(own)
        words = etree.SubElement(home, f"{S}t")
        words.text = clean(text)[:_LONGEST]
        if words.text != words.text.strip() or "\n" in words.text:
            words.set(_PRESERVE, "preserve")


def _calm(look: etree._Element | None) -> etree._Element | None:
    """A look without its signal colour."""
    if look is None:
        return None
    calm = copy.deepcopy(look)
    for color in calm.findall(f"{S}color"):
        if is_signal(colour_of(calm)):
            calm.remove(color)
    return calm


_RUN_ORDER = ("rFont", "charset", "family", "b", "i", "strike", "outline", "shadow", "condense", "extend", "color", "sz", "u", "vertAlign", "scheme")


def _font_of(style: int, book: BookParts) -> etree._Element | None:
    """The font of a cell format as the look of a run."""
    part = next((path for kind, path in book.package.relations(book.workbook).values() if kind == "styles"), None)
    if part is None or not book.package.has(part):
        return None
    root = book.package.xml(part)
    forms, fonts = root.findall(f"{S}cellXfs/{S}xf"), root.findall(f"{S}fonts/{S}font")
    font = fonts[int(forms[style].get("fontId") or 0)]
    look = etree.Element(f"{S}rPr")
    children = [(etree.QName(child).localname, child) for child in font]
    named = [("rFont" if name == "name" else name, child) for name, child in children]
    for name, child in sorted(named, key=lambda pair: _RUN_ORDER.index(pair[0]) if pair[0] in _RUN_ORDER else len(_RUN_ORDER)):
        etree.SubElement(look, f"{S}{name}", {str(key): str(value) for key, value in child.attrib.items()})
    return look


def _empty(cell: etree._Element) -> None:
    for child in list(cell):
        cell.remove(child)
    if "t" in cell.attrib:
        del cell.attrib["t"]


def write_row(root: etree._Element, number: int, texts: Mapping[int, str], book: BookParts) -> None:
    """Texts by column counted from 0; formulas of the row stay, samples go."""
    row = row_of(root, number)
    for cell in list(row.findall(f"{S}c")):
        place = cell_place(cell.get("r"))
        if place and cell.find(f"{S}f") is None and (place[1] - 1 in texts or not texts):
            look = next((look for _text, look in runs_of(cell, book)), None)
            _set_runs(cell, [(texts.get(place[1] - 1, ""), look)], book)
    for column, text in texts.items():
        cell = cell_of(root, number, column + 1)
        if text and not len(cell):
            _set_runs(cell, [(text, None)], book)
        if text.isdigit() and len(text) < 6 and cell.find(f"{S}f") is None and column == min(texts):
            _set_number(cell, float(text))
