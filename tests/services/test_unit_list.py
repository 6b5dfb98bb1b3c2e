"""Lists of units from Excel: columns by their heads, each row beside the directory, nothing dropped, and what is written comes back the same."""

import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.reading import Source
from ttdn_desktop.domain.units import Contact, Unit, UnitKind, Units
from ttdn_desktop.office.workbook_reader import read_workbook
from ttdn_desktop.paper.workbook import ForeignBook, Sheet, Value, Workbook
from ttdn_desktop.services.place_search import find_places
from ttdn_desktop.services.types import SourceBook
from ttdn_desktop.services.unit_list import ListRow, RowState, rows_of, units_taken, with_past, write_units
from ttdn_desktop.services.unit_proposals import proposals, taken_over
from ttdn_desktop.services.usual_units import usual_units

KNOWN = resources.places()

TODAY = dt.date(2026, 11, 22)
POLICE = Unit(id="p", name="Công an xã Vân Trúc", kind=UnitKind.POLICE, short=("CA xã",), contact=Contact(phone="0203 111"))
UNITS = Units(units=(POLICE, Unit(id="c", name="Ủy ban nhân dân xã Vân Trúc", kind=UnitKind.COMMITTEE, short=("UBND xã",))))


def book(*rows: tuple[Value, ...], name: str = "Sheet1") -> SourceBook:
    width = max(map(len, rows))
    sheet = Sheet(name=name, rows=tuple((*row, *[None] * (width - len(row))) for row in rows))
    return SourceBook(source=Source(path="a.xlsx", format="xlsx", sha256=""), file=ForeignBook(book=Workbook(sheets=(sheet,))))


def read(*rows: tuple[Value, ...], units: Units = UNITS) -> tuple[ListRow, ...]:
    numbers = itertools.count(1)
    return rows_of(book(*rows), units, lambda: f"new{next(numbers)}")


def test_rows_become_units_by_the_heads_of_their_columns() -> None:
    rows = read(
        ("DANH SÁCH ĐƠN VỊ",),
        ("TT", "Tên đơn vị", "Viết tắt", "Người liên hệ", "Số điện thoại", "Địa chỉ trụ sở", "Trực thuộc", "Số biên chế"),
        (1.0, "Trường Tiểu học Vân Trúc", "TH Vân Trúc; THVT", "Cô Hạnh", "0203 222", "Thôn Đoài", "UBND xã", 32.0),
    )
    (row,) = rows
    assert (row.row, row.state, row.taken) == (3, RowState.NEW, True)
    assert row.unit is not None
    assert (row.unit.kind, row.unit.short) == (UnitKind.SCHOOL, ("TH Vân Trúc", "THVT"))
    assert row.unit.contact == Contact(person="Cô Hạnh", phone="0203 222", address="Thôn Đoài")
    assert row.unit.note == "32"
    made = units_taken(UNITS, rows)
    assert made.units[-1].above == "c"


def test_a_row_of_a_known_unit_says_what_differs_and_replaces_nothing_unasked() -> None:
    same, fills, other = read(
        ("Tên đơn vị", "Điện thoại", "Email"),
        ("Công an xã Vân Trúc", "0203 111"),
        ("UBND xã", "0203 555"),
        ("CA xã", "0203 999", "ca@vantruc.vn"),
    )
    assert (same.state, same.taken) == (RowState.SAME, False)
    assert (fills.state, fills.taken, [change.field for change in fills.changes]) == (RowState.DIFFERS, True, ["phone"])
    assert (other.state, other.taken) == (RowState.DIFFERS, False)
    assert [(change.field, change.before, change.after) for change in other.changes] == [("phone", "0203 111", "0203 999"), ("email", "", "ca@vantruc.vn")]
    made = units_taken(UNITS, (fills, replace(other, taken=True)))
    assert [unit.contact.phone for unit in made.units] == ["0203 999", "0203 555"]
    assert len(made.units) == 2


def test_headings_doubles_and_rows_without_a_name_stay_in_sight() -> None:
    rows = read(
        ("TT", "Đơn vị", "Ghi chú"),
        ("I", "Các trường học"),
        (1.0, "Mầm non Hoa Sen"),
        (2.0, "Công an xã Vân Trúc", "trực 24/24"),
        (3.0, "CÔNG AN XÃ VÂN TRÚC"),
        (None, None, "Tổng cộng 3 đơn vị"),
        (None, None, None),
        (4.0, "123"),
    )
    assert [row.state for row in rows] == [RowState.HEADING, RowState.NEW, RowState.DIFFERS, RowState.TWICE, RowState.UNREAD, RowState.UNREAD]
    assert rows[1].unit is not None
    assert rows[1].unit.kind is UnitKind.SCHOOL
    again = units_taken(UNITS, [replace(row, taken=row.state is RowState.TWICE) for row in rows])
    assert [unit.name for unit in again.units].count("CÔNG AN XÃ VÂN TRÚC") == 1
    assert {row.taken for row in rows if row.state in {RowState.HEADING, RowState.TWICE, RowState.UNREAD}} == {False}


def test_a_head_of_two_rows_and_a_sheet_without_a_head_are_read() -> None:
    (row,) = read(("Tên cơ quan", "Liên hệ", None), (None, "Họ và tên", "Điện thoại"), ("Trạm Y tế xã", "Bác sĩ An", "0203 3"))
    assert row.unit is not None
    assert (row.unit.name, row.unit.contact.phone) == ("Trạm Y tế xã", "0203 3")
    plain = read(("Trạm Y tế xã",), ("Hội Nông dân xã",), ("Thôn Đông",))
    assert [row.unit.kind for row in plain if row.unit] == [UnitKind.HEALTH, UnitKind.UNION, UnitKind.VILLAGE]


def test_days_are_read_and_a_day_that_is_none_is_kept_as_a_note() -> None:
    good, bad = read(("Tên đơn vị", "Từ ngày"), ("Thôn Đông", dt.date(2025, 7, 1)), ("Thôn Đoài", "đầu năm"))
    assert good.unit is not None
    assert bad.unit is not None
    assert good.unit.first == dt.date(2025, 7, 1)
    assert (bad.unit.first, bad.unit.note) == (None, "đầu năm")


def test_a_directory_that_was_written_comes_back_the_same(tmp_path: Path) -> None:
    place = find_places("phường tứ minh", TODAY, KNOWN)[0].place
    units = taken_over(Units(), proposals(Units(), usual_units(place, TODAY, KNOWN)))
    first = replace(units.units[0], contact=Contact(person="=1+1", phone="+84 203", email="a@b.vn", address="Số 1"), first=dt.date(2025, 7, 1), note="Ghi\nchú")
    units = replace(units, units=(first, *units.units[1:]))
    target = write_units(units, tmp_path / "danh bạ.xlsx")
    back = SourceBook(source=Source(path="x", format="xlsx", sha256=""), file=read_workbook(target.read_bytes()))
    rows = rows_of(back, units, lambda: "x")
    assert {row.state for row in rows} == {RowState.SAME}
    assert len(rows) == len(units.units)
    numbers = itertools.count(1)
    made = units_taken(Units(), rows_of(back, Units(), lambda: f"n{next(numbers)}"))
    assert [(unit.name, unit.kind, unit.short, unit.contact, unit.first) for unit in made.units] == [
        (unit.name, unit.kind, unit.short, unit.contact, unit.first) for unit in units.units
    ]
    by_id = {unit.id: unit.name for unit in made.units}
    assert [by_id.get(unit.above or "") for unit in made.units] == [{one.id: one.name for one in units.units}.get(unit.above or "") for unit in units.units]


@pytest.mark.parametrize("rows", [((),), ((None,),), (("",), (1.0, 2.0))])
def test_a_sheet_without_words_gives_no_unit(rows: tuple[tuple[Value, ...], ...]) -> None:
    assert not [row for row in read(*rows) if row.unit is not None]


def test_a_telephone_kept_as_a_number_has_its_zero_again() -> None:
    rows = read(
        ("Tên đơn vị", "Điện thoại"),
        ("Trường A", 912345679.0),
        ("Trường B", 2203812345.0),
        ("Trường C", "0912345678"),
        ("Trường D", 113.0),
        ("Trường E", 1900545463.0),
    )
    assert [row.unit.contact.phone for row in rows if row.unit] == ["0912345679", "02203812345", "0912345678", "113", "1900545463"]


def test_a_body_that_is_no_more_is_remarked_with_those_in_its_place_and_not_taken_unasked() -> None:
    rows = read(
        ("Tên đơn vị", "Viết tắt"),
        ("Sở Thông tin và Truyền thông Hải Dương", "Sở TT&TT"),
        ("UBND tỉnh Hải Dương",),
        ("Trường THCS Hải Tân",),
        ("Phòng VH-XH",),
    )
    gone, place, school, division = with_past(rows, TODAY, KNOWN, "Ủy ban nhân dân phường Tân Hưng")
    assert (gone.state, gone.taken) == (RowState.GONE, False)
    assert gone.past is not None
    assert any("Sở Văn hóa, Thể thao và Du lịch" in heir for heir in gone.past.heirs)
    assert place.state is RowState.GONE
    assert [(row.state, row.taken, row.past) for row in (school, division)] == [(RowState.NEW, True, None)] * 2
    before = with_past(rows, dt.date(2024, 3, 1), KNOWN)
    assert {row.state for row in before} == {RowState.NEW}
