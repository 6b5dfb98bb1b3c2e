"""The workbook of tasks prints as an annex, and holds text as text."""

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from tests.office.sound import audited
from ttdn_desktop.office.task_workbook import LONGEST_TEXT, clean_text, sheet_name, write_task_workbook
from ttdn_desktop.paper.model import PageSetup
from ttdn_desktop.paper.sheet import Sheet, SheetColumn, SheetLine, SheetRow

UNITS = tuple(f"Phòng chuyên môn số {number} thuộc Ủy ban nhân dân xã" for number in range(1, 21))  # more than 255 characters together


def sheet(*titles: str, **changes: Any) -> Sheet:
    rows = tuple(
        SheetRow(values=(number, title, UNITS[0], dt.date(2027, 4, 14), "Chưa thực hiện"), height=12)
        for number, title in enumerate(titles or ("Ban hành Quy chế",), start=1)
    )
    made = Sheet(
        name="Nhiệm vụ",
        lists="Danh mục",
        refusal="Hãy chọn trong danh sách.",
        title="Danh mục nhiệm vụ",
        author="Ủy ban nhân dân xã Vân Trúc",
        font="Times New Roman",
        size=13,
        page=PageSetup(width=297, height=210),
        lines=(SheetLine(text="Phụ lục", size=14, height=8, bold=True),),
        head_height=14,
        columns=(
            SheetColumn(key="number", head="TT", width=12, centred=True),
            SheetColumn(key="title", head="Nội dung nhiệm vụ", width=100),
            SheetColumn(key="leads", head="Đơn vị chủ trì", width=60, choices=UNITS),
            SheetColumn(key="end", head="Hạn hoàn thành", width=30, printed=False),
            SheetColumn(key="status", head="Tình trạng", width=30, printed=False, choices=("Chưa thực hiện", "Hoàn thành"), strict=True),
        ),
        rows=rows,
    )
    return replace(made, **changes)


def written(value: Sheet) -> bytes:
    stream = BytesIO()
    write_task_workbook(value, stream)
    return stream.getvalue()


def opened(value: Sheet) -> Any:
    return openpyxl.load_workbook(BytesIO(written(value)))


@pytest.mark.parametrize("text", ["=1+1", "+84 912 345 678", "-Tăng cường", "@SUM(A1)", "=cmd|'/c calc'!A0", "\t=1", "'=1"])
def test_no_text_becomes_a_formula_whatever_it_begins_with(text: str) -> None:
    cell = opened(sheet(text))["Nhiệm vụ"]["B4"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix
    assert b"<f>" not in ZipFile(BytesIO(written(sheet(text)))).read("xl/worksheets/sheet1.xml")


def test_formulas_are_not_made_of_lines_and_choices_either() -> None:
    value = sheet(
        lines=(SheetLine(text="=1+1", size=13, height=8),),
        columns=(*sheet().columns[:2], SheetColumn(key="x", head="=2", width=30, choices=("=3",)), *sheet().columns[3:]),
    )
    book = opened(value)
    assert [book["Nhiệm vụ"][place].data_type for place in ("A1", "C3")] == ["s", "s"]
    assert book["Danh mục"]["A1"].data_type == "s"


def test_dates_and_numbers_are_real() -> None:
    page = opened(sheet())["Nhiệm vụ"]
    assert page["A4"].value == 1
    assert page["D4"].is_date
    assert page["D4"].value == dt.datetime(2027, 4, 14)  # noqa: DTZ001 - a workbook knows no zones
    assert page["D4"].number_format == "dd/m/yyyy"


def test_the_head_stays_in_sight_and_on_every_page_of_a4_on_its_long_side() -> None:
    page = opened(sheet())["Nhiệm vụ"]
    assert page.freeze_panes == "A4"
    assert page.print_title_rows == "$3:$3"
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (1, 0, True)
    assert round(page.page_margins.left * 25.4) == 30
    assert page.oddHeader.center.text == "&P"
    assert page.oddHeader.center.font == "Times New Roman,Regular"


def test_columns_for_following_up_stand_beside_the_printed_area() -> None:
    page = opened(sheet())["Nhiệm vụ"]
    assert page.print_area == "'Nhiệm vụ'!$A$1:$C$4"
    assert page["D3"].value == "Hạn hoàn thành"


def test_everything_is_set_in_times_new_roman_within_borders_and_wraps() -> None:
    page = opened(sheet())["Nhiệm vụ"]
    for row in page["A3:E4"]:
        for cell in row:
            assert (cell.font.name, cell.font.sz) == ("Times New Roman", 13)
            assert cell.border.left.style == cell.border.bottom.style == "thin"
            assert cell.alignment.wrap_text


def test_choices_come_from_a_hidden_sheet_because_a_rule_holds_255_characters() -> None:
    book = opened(sheet())
    assert book["Danh mục"].sheet_state == "hidden"
    assert [cell.value for cell in book["Danh mục"]["A"]] == list(UNITS)
    rules = {rule.formula1: rule for rule in book["Nhiệm vụ"].data_validations.dataValidation}
    assert set(rules) == {"TTDN_leads", "TTDN_status"}
    assert book.defined_names["TTDN_leads"].attr_text == "'Danh mục'!$A$1:$A$20"
    assert "C4" in rules["TTDN_leads"].sqref
    assert (rules["TTDN_leads"].showErrorMessage, rules["TTDN_status"].showErrorMessage) == (False, True)


def test_a_group_heading_spans_the_printed_columns() -> None:
    value = sheet()
    page = opened(replace(value, rows=(SheetRow(values=("A. Nhóm nhiệm vụ",), height=8, group=True), *value.rows)))["Nhiệm vụ"]
    assert page["A4"].font.b
    assert "A4:C4" in [str(merged) for merged in page.merged_cells.ranges]
    assert page["B5"].value == "Ban hành Quy chế"


def test_what_xml_cannot_hold_is_left_out_and_line_breaks_stay() -> None:
    page = opened(sheet("một\r\nhai\x00\x0b\ud800 & <ba> \ufffe"))["Nhiệm vụ"]
    assert page["B4"].value == "một\nhai & <ba> "


def test_a_text_that_looks_like_an_escape_of_excel_is_kept() -> None:
    strings = ZipFile(BytesIO(written(sheet("_x0041_ và _x00")))).read("xl/sharedStrings.xml").decode()
    assert "_x005F_x0041_ và _x00<" in strings


def test_a_text_too_long_for_a_cell_is_cut_with_a_sign() -> None:
    assert clean_text("a" * LONGEST_TEXT) == "a" * LONGEST_TEXT
    assert clean_text("a" * (LONGEST_TEXT + 1)).endswith("a…")


@pytest.mark.parametrize(("wished", "given"), [("Kế hoạch [2027]: a/b\\c?*", "Kế hoạch  2027   a b c"), ("'x'", "x"), ("n" * 40, "n" * 31), ("?", "1")])
def test_the_name_of_a_sheet_is_one_that_excel_accepts(wished: str, given: str) -> None:
    assert sheet_name(wished) == given


def test_an_empty_sheet_and_one_without_lists_are_written_too() -> None:
    empty = sheet(rows=(), lines=(), columns=(SheetColumn(key="title", head="Nội dung", width=100),))
    assert opened(empty).sheetnames == ["Nhiệm vụ"]


def test_equal_sheets_give_equal_bytes_that_name_no_tool() -> None:
    data = written(sheet())
    assert data == written(sheet())
    package = ZipFile(BytesIO(data))
    assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in package.namelist() if b"openpyxl" in package.read(name).lower()]
    assert opened(sheet()).properties.creator == "Ủy ban nhân dân xã Vân Trúc"


def test_nothing_is_written_in_clear_into_the_folder_of_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    assert opened(sheet()).sheetnames == ["Nhiệm vụ", "Danh mục"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    target = tmp_path / "bang.xlsx"
    value = sheet("Một & <hai>", "=1", "  đầu cuối  ")
    target.write_bytes(written(replace(value, rows=(SheetRow(values=("Nhóm",), height=8, group=True), *value.rows))))
    return target


def test_the_python_validator_finds_nothing(file: Path) -> None:
    assert audited(file) == []


@pytest.mark.validator
def test_the_validator_of_microsoft_finds_nothing(file: Path, validate: Callable[[Path], list[str]]) -> None:
    assert validate(file) == []


@pytest.mark.libreoffice
def test_libreoffice_prints_it(file: Path, to_pdf: Callable[[Path], Path]) -> None:
    assert to_pdf(file).stat().st_size > 1000
