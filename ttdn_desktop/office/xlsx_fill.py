"""Fills the province's own .xlsx: only the cells to fill and the rows that come in change, everything else stays as it is in the file."""

import copy
from collections.abc import Mapping
from typing import IO

from lxml import etree

from ttdn_desktop.office.cell_names import column_letters
from ttdn_desktop.office.docx_form import is_signal
from ttdn_desktop.office.docx_places import composed_map
from ttdn_desktop.office.docx_splice import MisplacedError
from ttdn_desktop.office.docx_units import clean
from ttdn_desktop.office.filled_package import parsed, serialised, write_package
from ttdn_desktop.office.xlsx_parts import BookParts, S, cell_place, colour_of, open_book, runs_of
from ttdn_desktop.office.xlsx_shift import MAX_ROW, Shift, moved_formula, relative, shift_anchors, shift_formulas, shift_sheet
from ttdn_desktop.paper.form import Filling, FillRows, Put

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_BEFORE_CALCULATION = frozenset({"workbookPr", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames"})
_LONGEST = 32_767  # characters of a cell
_RISKY = {"tableParts": "table", "legacyDrawing": "comment"}


class UnsafeSheetError(Exception):
    """Rows cannot be put into a sheet without harm; `why` is a code worded by services."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def fill_xlsx(data: bytes, filling: Filling, stream: IO[bytes]) -> None:
    """Write the workbook with everything of the filling in its place; user text is never a formula.

    Raises MisplacedError where the file does not read as the filling says, UnsafeSheetError where rows cannot be put in,
    RefusedFileError where the package is unsafe.
    """
    book = open_book(data)
    roots = {number: parsed(book.package.read(sheet.part)) for number, sheet in enumerate(book.sheets, 1)}
    before = {number: serialised(root) for number, root in roots.items()}
    changed: dict[str, bytes] = {}
    for put in filling.puts:
        number, row, column = _place_of(put.where)
        if number not in roots:
            raise MisplacedError(put.where)
        _put(_cell(roots[number], row, column), put, book)
    work = _Insertion(book=book, roots=roots, changed=changed)
    for fill in sorted(filling.rows, key=lambda one: one.first, reverse=True):
        work.fill(fill)
    for number, root in roots.items():
        if serialised(root) != before[number]:
            work.recalculate(root)
            changed[book.sheets[number - 1].part.lower()] = serialised(root)
    write_package(data, changed, stream)


class _Insertion:
    """Rows coming into a workbook."""

    def __init__(self, *, book: BookParts, roots: dict[int, etree._Element], changed: dict[str, bytes]) -> None:
        self._book, self._roots, self._changed = book, roots, changed

    def fill(self, fill: FillRows) -> None:
        """Texts into the sample rows of a table, and into as many new rows below them as there are more."""
        number = int(fill.table.removeprefix("s"))
        root = self._roots.get(number)
        if root is None:
            raise MisplacedError(fill.table)
        held = fill.last - fill.first + 1
        if len(fill.rows) > held:
            self._make_room(number, root, Shift(first=fill.first, last=fill.last, by=len(fill.rows) - held))
        for offset in range(max(len(fill.rows), held)):
            texts = dict(fill.rows[offset]) if offset < len(fill.rows) else {}
            _write_row(root, fill.first + offset, texts, self._book)

    def _make_room(self, number: int, root: etree._Element, shift: Shift) -> None:
        sheet = self._book.sheets[number - 1]
        last = max((int(row.get("r") or 0) for row in root.iter(f"{S}row")), default=0)
        if last + shift.by > MAX_ROW:
            raise UnsafeSheetError("rows")
        self._check(number, root, shift)
        model = _row(root, shift.last)
        merged = _merges_in(root, shift.last)
        shift_sheet(root, shift, sheet.name)
        for offset in range(1, shift.by + 1):
            _insert_copy(root, model, shift.last, shift.last + offset)
            _merge_alike(root, merged, shift.last + offset)
        for other, other_root in self._roots.items():
            if other != number:
                shift_formulas(other_root, shift, sheet.name, self._book.sheets[other - 1].name)
        self._shift_workbook(sheet.name, number, shift)
        self._shift_drawings(sheet.part, shift)

    def recalculate(self, root: etree._Element) -> None:
        """Values of formulas from before are forgotten, and made anew when the file is opened; a sheet without formulas is left alone."""
        formulas = [cell for cell in root.iter(f"{S}c") if cell.find(f"{S}f") is not None]
        for cell in formulas:
            for value in cell.findall(f"{S}v"):
                cell.remove(value)
        if not formulas:
            return
        name = self._book.workbook
        workbook = parsed(self._changed.get(name.lower()) or self._book.package.read(name))
        settings = workbook.find(f"{S}calcPr")
        if settings is None:
            settings = etree.Element(f"{S}calcPr")
            before = [child for child in workbook if etree.QName(child).localname in _BEFORE_CALCULATION]
            before[-1].addnext(settings)
        settings.set("fullCalcOnLoad", "1")
        self._changed[name.lower()] = serialised(workbook)

    def _check(self, number: int, root: etree._Element, shift: Shift) -> None:
        """Refuse what would come out of joint."""
        for name, why in _RISKY.items():
            if root.find(f"{S}{name}") is not None:
                raise UnsafeSheetError(why)
        kinds = {kind for kind, _part in self._book.package.relations(self._book.sheets[number - 1].part).values()}
        if "pivotTable" in kinds:
            raise UnsafeSheetError("pivot")
        for formula in root.iter(f"{S}f"):
            if formula.get("t") == "array":
                raise UnsafeSheetError("array")
            spread = str(formula.get("ref") or "")
            ends = [cell_place(end) for end in spread.split(":")]
            if formula.get("t") == "shared" and spread and any(end and end[0] >= shift.first for end in ends):
                raise UnsafeSheetError("shared")

    def _shift_workbook(self, sheet: str, number: int, shift: Shift) -> None:
        """Names such as the print area, and the chain of calculation, which a spreadsheet program makes anew."""
        name = self._book.workbook
        root = parsed(self._changed.get(name.lower()) or self._book.package.read(name))
        for defined in root.iter(f"{S}definedName"):
            if defined.text:
                defined.text = moved_formula(defined.text, shift, sheet, "")
        self._changed[name.lower()] = serialised(root)
        for kind, part in self._book.package.relations(name).values():
            if kind == "calcChain" and self._book.package.has(part):
                self._shift_chain(part, number, shift)

    def _shift_chain(self, part: str, number: int, shift: Shift) -> None:
        ids = self._sheet_ids()
        root = parsed(self._changed.get(part.lower()) or self._book.package.read(part))
        current = ""
        for cell in root.iter(f"{S}c"):
            current = cell.get("i") or current
            place = cell_place(cell.get("r"))
            if place and current == ids.get(number):
                cell.set("r", f"{column_letters(place[1])}{shift.row(place[0])}")
        self._changed[part.lower()] = serialised(root)

    def _sheet_ids(self) -> dict[int, str]:
        names = {sheet.name: number for number, sheet in enumerate(self._book.sheets, 1)}
        root = self._book.package.xml(self._book.workbook)
        return {names[str(sheet.get("name"))]: str(sheet.get("sheetId")) for sheet in root.iter(f"{S}sheet") if sheet.get("name") in names}

    def _shift_drawings(self, part: str, shift: Shift) -> None:
        for kind, drawing in self._book.package.relations(part).values():
            if kind == "drawing" and self._book.package.has(drawing):
                root = parsed(self._changed.get(drawing.lower()) or self._book.package.read(drawing))
                shift_anchors(root, shift)
                self._changed[drawing.lower()] = serialised(root)


# --- cells


def _place_of(where: str) -> tuple[int, int, int]:
    sheet, _, rest = where.removeprefix("s").partition("r")
    row, _, column = rest.partition("c")
    return int(sheet), int(row), int(column)


def _row(root: etree._Element, number: int) -> etree._Element:
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


def _cell(root: etree._Element, row: int, column: int) -> etree._Element:
    """The cell at that place, made where it is not there."""
    home = _row(root, row)
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


def _put(cell: etree._Element, put: Put, book: BookParts) -> None:
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


# --- rows


def _write_row(root: etree._Element, number: int, texts: Mapping[int, str], book: BookParts) -> None:
    """Texts by column counted from 0; formulas of the row stay, samples go."""
    row = _row(root, number)
    for cell in list(row.findall(f"{S}c")):
        place = cell_place(cell.get("r"))
        if place and cell.find(f"{S}f") is None and (place[1] - 1 in texts or not texts):
            look = next((look for _text, look in runs_of(cell, book)), None)
            _set_runs(cell, [(texts.get(place[1] - 1, ""), look)], book)
    for column, text in texts.items():
        cell = _cell(root, number, column + 1)
        if text and not len(cell):
            _set_runs(cell, [(text, None)], book)
        if text.isdigit() and len(text) < 6 and cell.find(f"{S}f") is None and column == min(texts):
            _set_number(cell, float(text))


def _insert_copy(root: etree._Element, model: etree._Element, of: int, number: int) -> None:
    made = copy.deepcopy(model)
    made.set("r", str(number))
    for cell in made.findall(f"{S}c"):
        place = cell_place(cell.get("r"))
        formula = cell.find(f"{S}f")
        if place:
            cell.set("r", f"{column_letters(place[1])}{number}")
        if formula is not None and formula.text:
            formula.text = relative(formula.text, number - of)
            for value in cell.findall(f"{S}v"):
                cell.remove(value)
    before = _row(root, number - 1)
    before.addnext(made)


def _merges_in(root: etree._Element, row: int) -> list[tuple[int, int]]:
    """The columns that are merged within a row."""
    out = []
    for merge in root.iter(f"{S}mergeCell"):
        first, _, last = str(merge.get("ref") or "").partition(":")
        start, end = cell_place(first), cell_place(last)
        if start and end and start[0] == end[0] == row:
            out.append((start[1], end[1]))
    return out


def _merge_alike(root: etree._Element, merged: list[tuple[int, int]], row: int) -> None:
    home = root.find(f"{S}mergeCells")
    if home is None or not merged:
        return
    for left, right in merged:
        etree.SubElement(home, f"{S}mergeCell", {"ref": f"{column_letters(left)}{row}:{column_letters(right)}{row}"})
    home.set("count", str(len(home)))
