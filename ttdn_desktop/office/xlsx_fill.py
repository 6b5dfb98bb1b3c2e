"""Fills the province's own .xlsx: only the cells to fill and the rows that come in change, everything else stays as it is in the file."""

import copy
from typing import IO

from lxml import etree

from ttdn_desktop.office.cell_names import column_letters
from ttdn_desktop.office.docx_splice import MisplacedError
from ttdn_desktop.office.filled_package import parsed, serialised, write_package
from ttdn_desktop.office.xlsx_cells import cell_of, put_text, row_of, write_row
from ttdn_desktop.office.xlsx_parts import BookParts, S, cell_place, open_book
from ttdn_desktop.office.xlsx_shift import MAX_ROW, Shift, moved_formula, relative, shift_anchors, shift_formulas, shift_sheet
from ttdn_desktop.paper.form import Filling, FillRows

_BEFORE_CALCULATION = frozenset({"workbookPr", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames"})
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
        put_text(cell_of(roots[number], row, column), put, book)
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
            write_row(root, fill.first + offset, texts, self._book)

    def _make_room(self, number: int, root: etree._Element, shift: Shift) -> None:
        sheet = self._book.sheets[number - 1]
        last = max((int(row.get("r") or 0) for row in root.iter(f"{S}row")), default=0)
        if last + shift.by > MAX_ROW:
            raise UnsafeSheetError("rows")
        self._check(number, root, shift)
        model = row_of(root, shift.last)
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
    before = row_of(root, number - 1)
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
