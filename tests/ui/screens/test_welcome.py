"""The first page: the place is typed, the office chosen, everything that follows is seen before it is taken, and one press takes it back."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui import screen_checks
from tests.ui.contexts import make_context
from ttdn_desktop import resources
from ttdn_desktop.domain.units import Unit, UnitKind, Units
from ttdn_desktop.i18n import available_languages, install
from ttdn_desktop.services.place_search import find_places
from ttdn_desktop.settings import Settings
from ttdn_desktop.ui.screens.welcome import WelcomeScreen

KNOWN = resources.places()

TODAY = dt.date(2026, 11, 10)


def opened(qtbot: Any, context: Any = None) -> WelcomeScreen:
    screen = WelcomeScreen(context or make_context())
    qtbot.addWidget(screen)
    screen.resize(1280, 740)
    screen.show()
    return screen


def work_in(screen: WelcomeScreen, words: str, office: str = "committee") -> None:
    screen_checks.type_as_unikey(screen.choice.commune, words)
    QTest.keyClick(screen.choice.commune, Qt.Key.Key_Return)
    keys = [one.key for one in screen.choice._offices]
    screen.choice._kinds.button(keys.index(office)).click()


@pytest.mark.parametrize("language", available_languages())
@pytest.mark.parametrize("chosen", [False, True])
def test_the_page_is_named_reachable_and_whole(qtbot, language, chosen):
    install(language)
    screen = opened(qtbot)
    if chosen:
        work_in(screen, "tu minh hai phong")
        screen.heading.fold.open()
    screen_checks.check(screen)
    install("vi")


def test_a_ward_is_typed_without_marks_and_everything_follows(qtbot):
    context: Any = make_context()
    screen = opened(qtbot, context)
    work_in(screen, "phuong tu minh")
    assert screen.choice.commune.text() == "phường Tứ Minh, thành phố Hải Phòng"
    assert screen.heading.top.issuer.text() == "ỦY BAN NHÂN DÂN\nPHƯỜNG TỨ MINH"
    assert screen.heading.top.date.text().startswith("Tứ Minh, ngày")
    screen.villages.setText("4")
    assert "Tổ dân phố 4" in [one.unit.name for one in screen.list.chosen()]
    screen.signer.setText("Lê Thị Lan")
    screen.signing.setCurrentIndex(1)
    screen.start.click()
    kept = context.settings.value
    assert (kept.issuing_body, kept.place, kept.symbol, kept.first_run_done) == ("Ủy ban nhân dân phường Tứ Minh", "Tứ Minh", "KH-UBND", True)
    assert (kept.signer_capacity, kept.signer_title, kept.signer_name) == (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Lê Thị Lan")
    names = [unit.name for unit in context.books.units.value.units]
    assert {"Phòng Văn hóa - Xã hội", "Công an phường Tứ Minh", "Tổ dân phố 1"} <= set(names)
    assert "Sở Ngoại vụ thành phố Hải Phòng" not in names
    assert context.go.went[-1][0] == "home"


def test_one_press_takes_settings_and_units_back(qtbot):
    context: Any = make_context(settings=Settings(side_pane="", issuing_body="Ủy ban nhân dân xã Cũ"))
    screen = opened(qtbot, context)
    work_in(screen, "phuong tu minh")
    screen.start.click()
    text, _button, back = context.offer.made[-1]
    assert "phường Tứ Minh" in text
    back()
    assert context.settings.value.issuing_body == "Ủy ban nhân dân xã Cũ"
    assert context.books.units.value == Units()


def test_taking_back_later_leaves_what_was_entered_since(qtbot):
    context: Any = make_context()
    screen = opened(qtbot, context)
    work_in(screen, "phuong tu minh")
    screen.start.click()
    mine = Unit(id="mine", name="Câu lạc bộ tiếng Anh")
    context.books.units.edit("Thêm", lambda units: replace(units, units=(*units.units, mine)))
    context.settings.change(signer_name="Người mới")
    context.offer.made[-1][2]()
    assert context.books.units.value.units == (mine,)
    assert context.settings.value.signer_name == "Người mới"


def test_what_is_unticked_or_renamed_is_taken_so_also_when_the_villages_change(qtbot):
    context: Any = make_context()
    screen = opened(qtbot, context)
    work_in(screen, "phuong tu minh")
    items = {item.text(0): item for item in screen.list._items}
    items["Hội Nông dân phường Tứ Minh"].setCheckState(0, Qt.CheckState.Unchecked)
    items["Trường Tiểu học Tứ Minh"].setCheckState(0, Qt.CheckState.Checked)
    items["Trường Tiểu học Tứ Minh"].setText(0, "Trường Tiểu học Kim Đồng")
    screen.villages.setText("Đông, Đoài")
    screen.start.click()
    names = [unit.name for unit in context.books.units.value.units]
    assert {"Trường Tiểu học Kim Đồng", "Tổ dân phố Đông", "Tổ dân phố Đoài"} <= set(names)
    assert "Hội Nông dân phường Tứ Minh" not in names


def test_an_old_name_leads_to_the_new_one_and_says_so(qtbot):
    screen = opened(qtbot)
    hit = next(one for one in find_places("cẩm giàng", TODAY, KNOWN) if one.place.name == "Tuệ Tĩnh")
    screen.choice.commune.show_place(hit)
    assert "huyện Cẩm Giàng, tỉnh Hải Dương" in screen.choice._told.text()
    assert screen.choice.office is not None
    assert screen.choice.office.name == "Ủy ban nhân dân xã Tuệ Tĩnh"


def test_the_province_narrows_the_communes(qtbot):
    screen = opened(qtbot)
    screen_checks.type_as_unikey(screen.choice.province, "ca mau")
    QTest.keyClick(screen.choice.province, Qt.Key.Key_Return)
    work_in(screen, "tan tien")
    assert screen.choice.commune.text() == "xã Tân Tiến, tỉnh Cà Mau"
    screen.choice.province.show_place(find_places("lạng sơn", TODAY, KNOWN)[0])
    assert screen.choice.commune.text() == ""
    assert screen.choice.office is None


def test_a_department_and_a_body_of_the_party_are_chosen_by_level(qtbot):
    context: Any = make_context()
    screen = opened(qtbot, context)
    screen.choice._levels.button(1).click()
    screen.choice.province.show_place(find_places("quảng ninh", TODAY, KNOWN)[0])
    names = [one.name for one in screen.choice._offices]
    assert names[:2] == ["Ủy ban nhân dân thành phố Quảng Ninh", "Sở Văn hóa, Thể thao và Du lịch"]
    screen.choice._kinds.button(1).click()
    assert screen.heading.top.parent_line.text() == "UBND THÀNH PHỐ QUẢNG NINH"
    screen.choice._kinds.button(names.index("Thành ủy Quảng Ninh")).click()
    assert screen.heading.top.national.text() == "ĐẢNG CỘNG SẢN VIỆT NAM"
    screen.start.click()
    assert context.settings.value.regime == "party-05hd-2026"


def test_parts_put_right_by_hand_are_what_is_taken(qtbot):
    context: Any = make_context()
    screen = opened(qtbot, context)
    work_in(screen, "phuong tu minh")
    screen.heading.fold.open()
    editor = screen.heading._editors["symbol"]
    editor.selectAll()
    screen_checks.type_as_unikey(editor, "KH-VHXH")
    assert "KH-VHXH" in screen.heading.top.number.text()
    screen.start.click()
    assert context.settings.value.symbol == "KH-VHXH"


def test_it_can_be_left_for_later(qtbot):
    context: Any = make_context()
    screen = opened(qtbot, context)
    work_in(screen, "phuong tu minh")
    screen.later.click()
    assert context.settings.value.first_run_done
    assert context.settings.value.issuing_body == ""
    assert context.books.units.value == Units()


def test_units_wait_for_the_workspace_and_do_not_double_what_it_has(qtbot):
    context: Any = make_context()
    units = context.books.units
    units.read_only = "Đang mở"
    screen = opened(qtbot, context)
    work_in(screen, "phuong tu minh")
    screen.start.click()
    assert units.value == Units()
    units.read_only = ""
    health = Unit(id="mine", name="Trạm Y tế phường Tứ Minh", kind=UnitKind.HEALTH)
    units.load(Units(units=(health,)))
    assert [unit.id for unit in units.value.units if unit.kind is UnitKind.HEALTH] == ["mine"]
    assert units.value.own == "committee-10891"
    assert units.history.count() == 1


def test_done_again_it_begins_with_the_office_and_shows_what_is_there(qtbot):
    context: Any = make_context()
    first = opened(qtbot, context)
    work_in(first, "phuong tu minh", office="culture")
    first.start.click()
    before = context.books.units.value
    again = opened(qtbot, context)
    assert again.choice.office is not None
    assert again.choice.office.key == "culture"
    assert again.list.count_taken() == 0
    assert again.heading.differs.text() == ""
    again.start.click()
    assert context.books.units.value == before
    assert context.go.went[-1][0] == "units"


def test_done_again_for_another_office_it_says_what_is_replaced(qtbot):
    context: Any = make_context(settings=Settings(side_pane="", first_run_done=True, symbol="KH-VHXH", issuing_body="Ủy ban nhân dân xã Cũ"))
    screen = opened(qtbot, context)
    work_in(screen, "phuong tu minh")
    assert "KH-VHXH" in screen.heading.differs.text()
    assert "Ủy ban nhân dân xã Cũ" in screen.heading.differs.text()


@pytest.mark.parametrize("downs", [1, 2])
def test_the_list_closes_and_stays_closed_once_a_ward_is_chosen(qtbot, downs):
    screen = opened(qtbot)
    commune = screen.choice.commune
    commune.setFocus()
    qtbot.waitUntil(commune.hasFocus)
    screen_checks.type_as_unikey(commune, "thanh dong")
    assert commune.suggestions._list.isVisible()
    shown = commune.suggestions._list
    for _step in range(downs):
        QTest.keyClick(shown, Qt.Key.Key_Down)
    marked = shown.currentIndex().data()
    QTest.keyClick(shown, Qt.Key.Key_Return)
    screen_checks.settle(screen)
    assert shown.isHidden()
    assert commune.found is not None
    assert marked.startswith(commune.text())


@pytest.mark.parametrize("office", ["committee", "culture", "office", "party", "party_board"])
def test_how_it_is_signed_is_read_whole_and_told_from_the_others(qtbot, office):
    screen = opened(qtbot)
    work_in(screen, "phuong tu minh", office)
    box = screen.signing
    words = [box.itemText(number) for number in range(box.count())]
    assert len(set(words)) == len(words)
    assert max(box.fontMetrics().horizontalAdvance(one) for one in words) < box.width() - 40


def test_the_paper_begins_as_the_decree_has_it(qtbot):
    screen = opened(qtbot)
    work_in(screen, "phuong tu minh")
    top = screen.heading.top
    screen_checks.settle(screen)
    assert top.issuer.geometry().top() == top.national.geometry().top()
    assert top.motto_rule.width() == top.motto.fontMetrics().horizontalAdvance(top.motto.text())
    assert top.motto_rule.y() > top.motto.y()
    words = top.issuer.fontMetrics().horizontalAdvance("PHƯỜNG TỨ MINH")
    assert words / 3 - 1 <= top.issuer_rule.width() <= words / 2 + 1
    assert abs(top.issuer_rule.geometry().center().x() - top.issuer.geometry().center().x()) <= 1
    keys = [one.key for one in screen.choice._offices]
    screen.choice._kinds.button(keys.index("party")).click()
    assert top.issuer_mark.text() == "*"
    assert top.issuer_rule.isHidden()
