"""The screen of units: found by words and day, changed in place, moved, merged, removed, taken in from Excel; every step is taken back by Ctrl+Z."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui import screen_checks
from tests.ui.contexts import FakeServices, make_context
from tests.ui.programs import AGENCY, keep_settings, running, wait_for
from ttdn_desktop.domain.reading import Source
from ttdn_desktop.domain.units import Contact, Signatory, Unit, UnitKind, Units
from ttdn_desktop.domain.units_edits import put_unit
from ttdn_desktop.i18n import _, available_languages
from ttdn_desktop.office.workbook_reader import read_workbook
from ttdn_desktop.services.types import SourceBook
from ttdn_desktop.services.unit_list import write_units
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.screens.units import UnitsScreen
from ttdn_desktop.ui.units.chooser import UnitChooser
from ttdn_desktop.ui.units.list_import import ListImport

COMMITTEE = Unit(
    id="c", name="Ủy ban nhân dân xã Vân Trúc", kind=UnitKind.COMMITTEE, short=("UBND xã",),
    signatories=(Signatory(name="Lê Thị Lan", title="CHỦ TỊCH", capacity=("TM. ỦY BAN NHÂN DÂN",), first=dt.date(2026, 7, 1)),),
)  # fmt: skip
OLD = Unit(id="o", name="Phòng Văn hóa và Thông tin", kind=UnitKind.DIVISION, last=dt.date(2025, 6, 30), successors=("v",))
CULTURE = Unit(id="v", name="Phòng Văn hóa - Xã hội", kind=UnitKind.DIVISION, above="c", first=dt.date(2025, 7, 1), predecessors=("o",))
ECONOMY = Unit(id="k", name="Phòng Kinh tế", kind=UnitKind.DIVISION, above="c")
FRONT = Unit(id="m", name="Ủy ban Mặt trận Tổ quốc Việt Nam xã", kind=UnitKind.FRONT)
UNITS = Units(units=(COMMITTEE, OLD, CULTURE, ECONOMY, FRONT), own="c")


def opened(qtbot: Any, units: Units = UNITS, services: Any = None) -> Any:
    context: Any = make_context(services=services)
    context.books.units.load(units)
    screen: Any = UnitsScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1280, 740)
    screen.show()
    return screen


def shown(screen: Any) -> list[str]:
    heads = [screen.list.topLevelItem(at) for at in range(screen.list.topLevelItemCount())]
    return [head.child(at).text(0) for head in heads if head for at in range(head.childCount())]


def names(screen: Any) -> list[str]:
    return [unit.name for unit in screen.book.value.units]


@pytest.mark.parametrize(("language", "scale"), [*((language, 1.0) for language in available_languages()), ("vi", 1.3), ("en", 1.3)])
def test_directory_and_country_are_named_reachable_and_whole(qtbot, language, scale):
    keep_settings(replace(AGENCY, language=language, text_scale=scale))
    with running(qtbot, size=screen_checks.SIZE) as program:
        wait_for(qtbot, lambda: not program.books.units.read_only)
        program.books.units.edit("Thêm", lambda _units: UNITS)
        program.bench.go("units", unit="c")
        screen_checks.check(program.window)
        screen = program.bench.made_screen("units")
        screen.tabs.setCurrentIndex(1)
        screen.national.search.setText("cẩm giàng")
        screen.national.look_up()
        screen_checks.check(program.window)


def test_units_are_found_without_marks_by_letters_and_by_old_names(qtbot):
    screen = opened(qtbot)
    for words, found in (("van hoa", [CULTURE.name]), ("mttq", [FRONT.name]), ("thong tin", [CULTURE.name]), ("UBND", [COMMITTEE.name]), ("zzz", [])):
        screen.search.setText(words)
        assert [name.split(" · ")[0] for name in shown(screen)] == found, words
    assert screen.nothing.isVisibleTo(screen)


def test_the_day_decides_which_units_are_listed(qtbot):
    screen = opened(qtbot)
    assert OLD.name not in " ".join(shown(screen))
    screen.day.line.setText("01/01/2025")
    screen.day._take()
    assert [name for name in shown(screen) if "Phòng Văn hóa" in name] == [OLD.name]
    screen.all.setChecked(True)
    assert len(shown(screen)) == 5
    assert any("từ 01/7/2025" in name or "from 01/7/2025" in name for name in shown(screen))


def test_a_field_is_changed_where_it_stands_and_taken_back(qtbot):
    screen = opened(qtbot)
    screen.reveal(unit="k")
    assert screen.detail is not None
    field = screen.detail.fields["contact.phone"]
    screen_checks.type_as_unikey(field, "0203 123")
    screen.book.settle()
    unit = screen.book.value.unit("k")
    assert unit is not None
    assert unit.contact == Contact(phone="0203 123")
    screen.book.undo()
    assert screen.book.value == UNITS
    assert field.text() == ""


def test_a_new_unit_comes_to_the_front_to_be_named(qtbot):
    screen = opened(qtbot)
    screen.add_button.click()
    assert screen.detail is not None
    field = screen.detail.fields["name"]
    screen_checks.type_as_unikey(field, "Trạm Y tế xã")
    screen.book.settle()
    assert names(screen)[-1] == "Trạm Y tế xã"
    assert screen.detail.title.whole() == "Trạm Y tế xã"


def test_alt_shift_and_arrows_move_a_unit_in_its_group(qtbot):
    screen = opened(qtbot)
    screen.reveal(unit="k")
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert names(screen).index(ECONOMY.name) < names(screen).index(CULTURE.name)
    assert screen.list.current_id == "k"
    screen.book.undo()
    assert screen.book.value == UNITS


def test_a_removed_unit_is_offered_back(qtbot):
    screen = opened(qtbot)
    screen.reveal(unit="c")
    screen.detail.remove.click()
    assert COMMITTEE.name not in names(screen)
    assert screen.book.value.unit("k").above is None
    screen._context.offer.made[-1][2]()
    assert screen.book.value == UNITS


def test_doubles_are_merged_by_choosing_them(qtbot):
    double = Unit(id="d", name="Phòng VHXH", contact=Contact(phone="0203"))
    screen = opened(qtbot, put_unit(UNITS, double))
    screen.reveal(unit="v")
    screen.detail.merge_button.click()
    (chooser,) = screen.findChildren(UnitChooser) or screen.window().findChildren(UnitChooser)
    chooser.search.setText("vhxh")
    chooser.list.item(0).setCheckState(Qt.CheckState.Checked)
    chooser.agree.click()
    unit = screen.book.value.unit("v")
    assert unit.contact.phone == "0203"
    assert "Phòng VHXH" in unit.short
    assert screen.book.value.unit("d") is None


def test_a_superior_is_chosen_from_the_directory_and_a_tie_leads_to_its_unit(qtbot):
    screen = opened(qtbot)
    screen.reveal(unit="m")
    field = screen.detail.fields["above"]
    field.button.click()
    (chooser,) = screen.window().findChildren(UnitChooser)
    chooser.search.setText("uy ban nhan dan")
    chooser.accept()
    assert screen.book.value.unit("m").above == "c"
    field.asked.emit("c")
    assert screen.list.current_id == "c"
    screen.reveal(unit="v")
    screen.detail.unit_asked.emit("o")
    assert screen.list.current_id == "o"


def test_another_unit_is_made_the_own_office(qtbot):
    screen = opened(qtbot)
    screen.reveal(unit="v")
    assert not screen.detail.own_button.isHidden()
    screen.detail.own_button.click()
    assert screen.book.value.own == "v"
    assert not screen.detail.own_chip.isHidden()


def test_who_signs_is_entered_with_capacity_and_term(qtbot):
    screen = opened(qtbot)
    screen.reveal(unit="v")
    dialog = screen.detail.signatories.open(None)
    assert not dialog.agree.isEnabled()
    dialog.name.setText("Phạm Văn Hùng")
    menu = dialog.choices_menu()
    next(action for action in menu.actions() if action.text() == "TRƯỞNG PHÒNG").trigger()
    dialog.first.line.setText("01/7/2026")
    dialog.first._take()
    dialog.last.line.setText("01/01/2026")
    dialog.last._take()
    assert not dialog.agree.isEnabled()
    dialog.last.line.setText("")
    dialog.last._take()
    dialog.agree.click()
    expected = Signatory(name="Phạm Văn Hùng", title="TRƯỞNG PHÒNG", first=dt.date(2026, 7, 1))
    assert screen.book.value.unit("v").signatories == (expected,)
    screen.detail.signatories._remove(0)
    assert screen.book.value.unit("v").signatories == ()


def test_a_place_of_the_country_is_taken_into_the_directory_once(qtbot):
    screen = opened(qtbot)
    screen.tabs.setCurrentIndex(1)
    screen.national.search.setText("cẩm giàng")
    screen.national.look_up()
    row = next(at for at in range(screen.national.list.count()) if screen.national.list.item(at).text() == "Xã Cẩm Giàng, thành phố Hải Phòng")
    screen.national.list.setCurrentRow(row)
    for _time in range(2):
        screen.national.add.click()
    assert names(screen).count("Ủy ban nhân dân xã Cẩm Giàng") == 1
    unit = screen.book.value.units[-1]
    assert (unit.date_place, unit.heading) == ("Cẩm Giàng", ("ỦY BAN NHÂN DÂN", "XÃ CẨM GIÀNG"))
    assert screen.tabs.currentIndex() == 0


def test_the_country_is_looked_up_on_a_day_and_followed_back(qtbot):
    screen = opened(qtbot)
    screen.reveal(place="10903")
    page = screen.national
    assert page.rows[page.list.currentRow()].key == "place:10903"
    links = [button for button in page.findChildren(kit.ElidedLink) if "huyện Cẩm Giàng" in button.accessibleName()]
    links[0].click()
    assert page.day.value == dt.date(2025, 6, 30)
    assert "huyện Cẩm Giàng, tỉnh Hải Dương" in page.rows[page.list.currentRow()].words


def test_a_department_that_is_no_more_leads_to_those_in_its_place(qtbot):
    screen = opened(qtbot)
    screen.tabs.setCurrentIndex(1)
    page = screen.national
    page.search.setText("so thong tin va truyen thong")
    page.look_up()
    assert any("Sở Văn hóa, Thể thao và Du lịch" in row.words and "Sở Thông tin và Truyền thông" in row.words for row in page.rows)
    page.day.show_date(dt.date(2024, 1, 1))
    page.look_up()
    assert "Sở Thông tin và Truyền thông" in [row.words for row in page.rows]
    page.show_key("body:Sở Thông tin và Truyền thông", dt.date(2024, 1, 1))
    page.add.click()
    assert names(screen)[-1] == "Sở Thông tin và Truyền thông"
    assert screen.book.value.units[-1].last is not None


def test_a_list_from_excel_is_seen_row_by_row_and_taken_in_one_step(qtbot, tmp_path: Path):
    listed = Units(units=(replace(ECONOMY, contact=Contact(phone="0203 9")), Unit(id="x", name="Trường Mầm non Vân Trúc", kind=UnitKind.SCHOOL)))
    source = SourceBook(source=Source(path="", format="xlsx", sha256=""), file=read_workbook(write_units(listed, tmp_path / "a.xlsx").read_bytes()))
    screen = opened(qtbot)
    dialog: Any = ListImport(screen._context, source, screen)
    dialog.open()
    assert [row.taken for row in dialog.rows] == [True, True]
    screen_checks.check(dialog)
    dialog.table.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert [row.taken for row in dialog.rows] == [False, True]
    dialog.agree.click()
    assert names(screen)[-1] == "Trường Mầm non Vân Trúc"
    assert screen.book.value.unit("k") == ECONOMY
    screen.book.undo()
    assert screen.book.value == UNITS


def test_of_a_body_that_is_no_more_the_list_says_since_when_and_who_took_over(qtbot, tmp_path: Path):
    listed = Units(units=(Unit(id="x", name="Sở Thông tin và Truyền thông Hải Dương", short=("Sở TT&TT",)),))
    source = SourceBook(source=Source(path="", format="xlsx", sha256=""), file=read_workbook(write_units(listed, tmp_path / "a.xlsx").read_bytes()))
    dialog: Any = ListImport(opened(qtbot)._context, source)
    qtbot.addWidget(dialog)
    item = dialog.table.topLevelItem(0)
    assert item.checkState(0) is Qt.CheckState.Unchecked
    assert _("is no more since {day}").format(day="01/7/2025") in item.text(3)
    assert "Sở Văn hóa, Thể thao và Du lịch" in item.text(3)
    assert not dialog.agree.isEnabled()
    dialog.tick(True)
    assert not dialog.rows[0].taken


def test_a_workbook_goes_through_the_fence_and_what_cannot_be_read_is_said(qtbot, tmp_path: Path):
    class Refusing(FakeServices):
        def read_book(self, path, *, fence, report=None):
            from ttdn_desktop.errors import UnreadableError

            raise UnreadableError(f"“{path.name}” không đọc được.")

    screen = opened(qtbot, services=Refusing())
    screen.take_in([tmp_path / "a.xlsx"])
    wait_for(qtbot, lambda: screen.window().findChildren(Dialog))
    assert screen.book.value == UNITS


def test_the_directory_is_written_to_excel(qtbot, tmp_path: Path):
    screen = opened(qtbot)
    screen.write([tmp_path / "danh bạ.xlsx"])
    wait_for(qtbot, lambda: bool(screen._context.message.said))
    assert (tmp_path / "danh bạ.xlsx").stat().st_size > 1000


def test_while_the_workspace_is_only_read_nothing_can_be_changed(qtbot):
    context: Any = make_context()
    context.books.units.load(UNITS)
    context.books.units.read_only = "Chỉ đọc"
    screen: Any = UnitsScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    screen.reveal(unit="k")
    assert not screen.add_button.isEnabled()
    assert not screen.detail.remove.isEnabled()
    assert screen.detail.fields["name"].isReadOnly()


def test_an_empty_directory_says_what_to_do(qtbot):
    screen = opened(qtbot, Units())
    assert screen.pages.currentIndex() == 1
    screen_checks.check(screen)
    next(button for button in screen._empty.findChildren(QPushButton)).click()
    assert screen._context.go.went[-1][0] == "welcome"
