"""Workbooks to values: what a spreadsheet program shows, whatever the file is like."""

import datetime as dt
import time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.reading.workbooks import saved, sheet_data
from ttdn_desktop.office.kinds import RefusedFileError, require_readable
from ttdn_desktop.office.refusal import Refusal
from ttdn_desktop.office.workbook_reader import read_old_workbook, read_workbook
from ttdn_desktop.paper.workbook import Merge, Value


def values(data: bytes) -> tuple[tuple[Value, ...], ...]:
    return read_workbook(data).book.sheets[0].rows


def codes(data: bytes) -> list[str]:
    return [notice.code for notice in read_workbook(data).notices]


@pytest.mark.parametrize("year_1904", [False, True])
def test_days_are_the_same_in_both_systems(year_1904: bool) -> None:
    book = openpyxl.Workbook()
    if year_1904:
        book.epoch = CALENDAR_MAC_1904
    moment = dt.datetime(2026, 6, 1, 8, 30)  # noqa: DTZ001 - cells know no zone
    book.worksheets[0].append([dt.date(2026, 6, 1), moment, dt.time(7, 30)])
    assert values(saved(book)) == ((dt.date(2026, 6, 1), moment, dt.time(7, 30)),)


def test_formats_that_show_something_else_are_followed() -> None:
    day = dt.date(2026, 6, 1)
    data = sheet_data(
        [(day, day, 0.5, 15, 7, 1500000)], formats={"A1": "mm/yyyy", "B1": "dd-mmm-yy", "C1": "0%", "D1": '"Quý "0', "E1": "000", "F1": '#,##0 "đ"'}
    )
    assert values(data) == (("6/2026", day, "50%", "Quý 15", "007", 1500000.0),)


def test_text_comes_composed_and_blanks_are_nothing() -> None:
    assert values(sheet_data([("Ho\u0300a Bi\u0300nh", "", "x\r\ny")])) == (("Hòa Bình", None, "x\ny"),)


def test_errors_and_formulas_without_results_are_told() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["a", "#REF!", "=1+1"])
    page["B1"].data_type = "e"
    data = saved(book)
    assert values(data) == (("a", "#REF!"),) or values(data) == (("a", "#REF!", None),)
    assert codes(data) == ["error_cells", "no_results"]


def test_hidden_sheets_rows_and_columns_are_named_and_read() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in range(3):
        page.append([f"a{row}", f"b{row}"])
    page.row_dimensions[2].hidden = True
    page.column_dimensions["B"].hidden = True
    book.create_sheet("Ẩn").append(["x"])
    book["Ẩn"].sheet_state = "veryHidden"
    read = read_workbook(saved(book))
    assert [notice.code for notice in read.notices] == ["hidden_rows", "hidden_columns", "hidden_sheet"]
    assert len(read.book.sheets[0].rows) == 3
    assert read.book.sheets[0].hidden_rows == frozenset({1})
    assert read.book.sheets[1].hidden


def test_merged_cells_are_known_by_their_corners() -> None:
    sheet = read_workbook(sheet_data([("a", "b", "c"), ("d", "e", "f")], merges=("A1:B2",))).book.sheets[0]
    assert sheet.merges == (Merge(first_row=0, first_column=0, last_row=1, last_column=1),)


def test_a_cell_at_the_far_end_costs_nothing_and_is_told() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "gần"
    book.worksheets[0]["XFD1048576"] = "xa"
    read = read_workbook(saved(book))
    assert read.book.sheets[0].rows == (("gần",),)
    assert [(notice.code, notice.text) for notice in read.notices] == [("far_cell", "xa")]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("50-sample.xlsx", "Lorem"),
        ("51-strict.xlsx", "Lorem"),
        ("61-no-shared-strings.xlsx", dt.date(2006, 4, 12)),
        ("66-hidden-sheet.xlsx", "Sheet1A1"),
        ("72-structure-protected.xlsx", "locked cell"),
    ],
)
def test_odd_workbooks_are_read(samples: Path, name: str, first: Value) -> None:
    data = (samples / "office" / name).read_bytes()
    require_readable(data, ".xlsx")
    assert values(data)[0][0] == first


def test_fifty_thousand_merges_are_quick(samples: Path) -> None:
    data = (samples / "office" / "63-many-merges.xlsx").read_bytes()
    begun = time.process_time()
    read_workbook(data)
    assert time.process_time() - begun < 2


def test_an_old_workbook_is_read_with_the_advice_to_save_it_anew(samples: Path) -> None:
    read = read_old_workbook((samples / "office" / "75-legacy.xls").read_bytes())
    assert read.book.sheets[0].rows[0][0] == "Test spreadsheet"
    assert [notice.code for notice in read.notices] == ["old_excel"]


def test_what_is_no_workbook_inside_is_refused() -> None:
    with pytest.raises(RefusedFileError) as refused:
        read_old_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert refused.value.reason is Refusal.OLD_EXCEL
