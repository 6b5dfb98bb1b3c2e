"""The province's own .xlsx is filled in place: rows come in with all that refers to them moving along, and every other part stays."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from tests import plans_to_print as printed
from tests.office.sound import audited
from tests.template_files import parts, sheet_template
from ttdn_desktop import resources
from ttdn_desktop.drafting.form_filling import filling_of
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.office.xlsx_fill import UnsafeSheetError, fill_xlsx
from ttdn_desktop.office.xlsx_shift import Shift, moved_formula, relative
from ttdn_desktop.services.template_job import template_of

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def filled(file: Path, tasks: int, given: dict[str, str] | None = None) -> bytes:
    data = file.read_bytes()
    template = template_of(data, file)
    filling = filling_of(printed.long_plan(tasks, 2), template, given or {}, resources.wording()).filling
    stream = io.BytesIO()
    fill_xlsx(data, filling, stream)
    return stream.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return sheet_template(tmp_path / "mau.xlsx")


def test_tasks_come_into_new_rows_and_what_is_below_moves_along(file: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(file, 5)))
    sheet = book["Nhiệm vụ"]
    assert [sheet.cell(row=row, column=1).value for row in range(6, 11)] == [1, 2, 3, 4, 5]
    assert sheet["A11"].value == "Cộng"
    assert sheet["F11"].value == "=SUM(F6:F10)"
    assert sheet.print_area == "'Nhiệm vụ'!$A$1:$F$13"
    assert sorted(str(merged) for merged in sheet.merged_cells.ranges) == ["A13:C13", "A1:F1"]
    assert str(sheet.data_validations.dataValidation[0].sqref) == "E6:E10"
    assert book["Tổng hợp"]["A1"].value == "='Nhiệm vụ'!F11"
    assert book["Tổng hợp"]["A2"].value == "=COUNTA('Nhiệm vụ'!B6:B10)"
    assert book.defined_names["Tong"].attr_text == "'Nhiệm vụ'!$F$11"
    assert sheet["B9"].border.left.style == "thin"


def test_fewer_tasks_than_rows_leave_the_rows(file: Path) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(filled(file, 1)))["Nhiệm vụ"]
    assert sheet["A6"].value == 1
    assert sheet["B7"].value is None
    assert sheet["A8"].value == "Cộng"


def test_only_what_is_filled_changes(file: Path) -> None:
    template = template_of(file.read_bytes(), file)
    before, after = parts(file.read_bytes()), parts(filled(file, 2, {blank.id: "Trả lời" for blank in template.asked}))
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}
    assert before["xl/styles.xml"] == after["xl/styles.xml"]
    old, new = (etree.fromstring(found["xl/worksheets/sheet1.xml"]) for found in (before, after))
    places = {place.where for blank in template.blanks for place in blank.places}
    kept = {str(cell.get("r")): etree.tostring(cell, method="c14n") for cell in old.iter(f"{SHEET}c")}
    now = {str(cell.get("r")): etree.tostring(cell, method="c14n") for cell in new.iter(f"{SHEET}c")}
    filled_cells = {f"{chr(64 + int(where.split('c')[1]))}{where.split('r')[1].split('c')[0]}" for where in places}
    for reference, cell in kept.items():
        if reference not in filled_cells and reference[1:] not in {"6", "7"} and b"<f>" not in cell:
            assert now[reference] == cell
    for name in ("cols", "mergeCells", "dataValidations", "pageMargins", "sheetViews"):
        assert [etree.tostring(part, method="c14n") for part in old.iter(f"{SHEET}{name}")] == [
            etree.tostring(part, method="c14n") for part in new.iter(f"{SHEET}{name}")
        ]


def test_user_text_is_never_a_formula(file: Path) -> None:
    template = template_of(file.read_bytes(), file)
    data = filled(file, 2, {blank.id: "=1+1" for blank in template.asked})
    book = openpyxl.load_workbook(io.BytesIO(data))
    cell = book["Nhiệm vụ"]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s") or cell.data_type in {"s", "inlineStr"}
    assert b"<f>1+1</f>" not in parts(data)["xl/worksheets/sheet1.xml"]


@pytest.mark.validator
@pytest.mark.parametrize("tasks", [1, 2, 30])
def test_both_validators_accept_the_filled_workbook(file: Path, tasks: int, tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    target = tmp_path / "ra.xlsx"
    target.write_bytes(filled(file, tasks))
    assert audited(target) == audited(file)
    assert validate(target) == validate(file)


def test_a_sheet_that_would_come_out_of_joint_is_refused(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    book["Nhiệm vụ"]["H1"] = "Tên"
    book["Nhiệm vụ"]["H2"] = "a"
    book["Nhiệm vụ"].add_table(Table(displayName="Bang", ref="H1:H2"))
    book.save(file)
    with pytest.raises(UnsafeSheetError, match="table"):
        filled(file, 5)
    filled(file, 2)


def test_comments_below_are_not_torn_off(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    book["Nhiệm vụ"]["A8"].comment = Comment("xem lại", "a")
    book.save(file)
    with pytest.raises(UnsafeSheetError, match="comment"):
        filled(file, 5)


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("SUM(F6:F7)", "SUM(F6:F10)"),
        ("F8*2", "F11*2"),
        ("$F$8+F5", "$F$11+F5"),
        ("'Sổ'!F8+B!F8", "'Sổ'!F11+B!F8"),
        ('"F8"&A8', '"F8"&A11'),
        ("SUM(6:9)", "SUM(6:12)"),
        ("LOG10(F8)", "LOG10(F11)"),
        ("SUM(F1:F9)", "SUM(F1:F12)"),
    ],
)
def test_references_below_the_rows_move_and_ranges_over_them_grow(formula: str, moved: str) -> None:
    assert moved_formula(formula, Shift(first=6, last=7, by=3), "Sổ", "Sổ") == moved


def test_a_copied_formula_keeps_what_is_fixed() -> None:
    assert relative("B6*$C$2+D$1", 2) == "B8*$C$2+D$1"


def test_libreoffice_opens_the_filled_workbook(file: Path, tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    target = tmp_path / "ra.xlsx"
    target.write_bytes(filled(file, 12))
    assert to_pdf(target).stat().st_size > 5000


def test_one_long_text_shown_by_thousands_of_cells_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 500):
        sheet.cell(row=row, column=1, value="a" * 30_000)
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableError):
        template_of((tmp_path / "a.xlsx").read_bytes(), tmp_path / "a.xlsx")
