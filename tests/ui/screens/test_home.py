"""The start page: plans, search without tone marks, samples, import, deleting and bringing back."""

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton

from tests.ui.contexts import NOW
from tests.ui.programs import AGENCY, keep_plans, keep_settings, running, sample_plan, wait_for
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.domain.units import Unit
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.ui.imports.plan_cards import IssuedBox
from ttdn_desktop.ui.plan_table import COLUMNS, PlanTable

TEXT = """ỦY BAN NHÂN DÂN
XÃ VÂN TRÚC
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/KH-UBND
Vân Trúc, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Thông tin đối ngoại năm 2026

Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;
Ủy ban nhân dân xã Vân Trúc ban hành Kế hoạch thông tin đối ngoại năm 2026 như sau:
I. MỤC ĐÍCH
- Nâng cao hiệu quả công tác thông tin đối ngoại.
"""


def open_dialogs() -> list[Any]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]


def shows(home: Any, count: int) -> bool:
    return bool(home.table.plans.rowCount() == count)


@pytest.fixture
def plans():
    one, other = sample_plan(), sample_plan()
    return one, edits.set_document(other, subject="Quảng bá du lịch làng nghề")


def test_plans_are_listed_and_opened_with_enter(qtbot, plans):
    keep_plans(*plans)
    keep_settings(AGENCY)
    with running(qtbot) as program:
        home = program.bench.made_screen("home")
        wait_for(qtbot, lambda: home.table.plans.rowCount() == 2)
        home.table.setFocus()
        home.table.setCurrentIndex(home.table.plans.index(home.table.plans.row_of(plans[1].id), 0))
        QTest.keyClick(home.table, Qt.Key.Key_Return)
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        assert program.bench.context.session.plan == plans[1]


def test_search_finds_without_tone_marks_and_opens_the_place(qtbot, plans):
    keep_plans(*plans)
    keep_settings(AGENCY)
    with running(qtbot) as program:
        home = program.bench.made_screen("home")
        wait_for(qtbot, lambda: home.table.plans.rowCount() == 2)
        QTest.keyClick(program.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        home.open_find()
        type_as_unikey(home.search, "lang nghe")
        wait_for(qtbot, lambda: home.hits.count() > 0 and home.pages.currentWidget() is home.hits)
        assert any("làng nghề" in home.hits.item(row).text() for row in range(home.hits.count()))
        home.hits.itemActivated.emit(home.hits.item(0))
        wait_for(qtbot, lambda: program.bench.screen_name in {"compose", "bases"})
        program.bench.go("home")
        home.search.clear()
        wait_for(qtbot, lambda: home.pages.currentWidget() is home.table)


def test_search_finds_documents_and_units_below_the_places_in_plans(qtbot, plans):
    keep_plans(*plans)
    keep_settings(AGENCY)
    with running(qtbot) as program:
        home = program.bench.made_screen("home")
        wait_for(qtbot, lambda: program.bench.context.books.library.value.documents and not program.bench.context.books.units.read_only)
        unit = Unit(id="u1", name="Hội Nông dân xã")
        program.bench.context.books.units.edit("add", lambda units: replace(units, units=(*units.units, unit)))
        home.open_find()
        type_as_unikey(home.search, "nd 148 2026")
        law = "Nghị định 148/2026/NĐ-CP"
        wait_for(qtbot, lambda: home.hits.findItems(law, Qt.MatchFlag.MatchStartsWith))
        assert home.further.isVisible()
        home.further.click()
        assert home.hits.currentItem() is home.hits.books()[0], "documents and units are one click away from the places in plans"
        home.hits.itemActivated.emit(home.hits.findItems(law, Qt.MatchFlag.MatchStartsWith)[0])
        wait_for(qtbot, lambda: program.bench.screen_name == "library")
        program.bench.go("home")
        home.search.clear()
        type_as_unikey(home.search, "hoi nong dan xa")
        wait_for(qtbot, lambda: home.hits.findItems(unit.name, Qt.MatchFlag.MatchExactly))
        home.hits.itemActivated.emit(home.hits.findItems(unit.name, Qt.MatchFlag.MatchExactly)[0])
        wait_for(qtbot, lambda: program.bench.screen_name == "units")


def test_from_the_words_enter_opens_the_first_place_found_where_it_stands(qtbot, plans):
    section = tuple(plans[0].all_sections())[1]
    only = "cụm từ chỉ có ở đây"
    keep_plans(edits.rename_section(plans[0], section.id, only), plans[1])
    keep_settings(AGENCY)
    with running(qtbot) as program:
        home = program.bench.made_screen("home")
        wait_for(qtbot, lambda: home.table.plans.rowCount() == 2)
        home.open_find()
        type_as_unikey(home.search, "cum tu chi co o day")
        wait_for(qtbot, lambda: home.hits.count() == 1 and home.pages.currentWidget() is home.hits)
        assert plans[0].document.subject in home.hits.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
        QTest.keyClick(home.search, Qt.Key.Key_Down)
        assert home.hits.hasFocus()
        QTest.keyClick(home.search, Qt.Key.Key_Return)
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        compose = program.bench.made_screen("compose")
        assert compose.outline.key == f"section:{section.id}"


def test_a_deleted_plan_can_be_brought_back(qtbot, plans):
    keep_plans(*plans)
    keep_settings(AGENCY)
    with running(qtbot) as program:
        home = program.bench.made_screen("home")
        wait_for(qtbot, lambda: home.table.plans.rowCount() == 2)
        home.table.setCurrentIndex(home.table.plans.index(home.table.plans.row_of(plans[1].id), 0))
        QTest.keyClick(home.table, Qt.Key.Key_Delete)
        (question,) = open_dialogs()
        assert "Quảng bá du lịch làng nghề" in " ".join(label.text() for label in question.findChildren(type(question.heading)))
        question.accept()
        wait_for(qtbot, lambda: home.table.plans.rowCount() == 1)
        home.notice_place.findChild(QPushButton).click()
        wait_for(qtbot, lambda: home.table.plans.rowCount() == 2)
        program.bench.open_plan(plans[1].id)
        wait_for(qtbot, lambda: program.bench.context.session.plan == plans[1])


def test_deleting_the_plan_in_front_leaves_the_screens_of_a_plan(qtbot, plans):
    keep_plans(*plans)
    keep_settings(AGENCY)
    with running(qtbot) as program:
        program.bench.open_plan(plans[0].id)
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        program.desk.delete(plans[0].id, lambda _plan: None)
        wait_for(qtbot, lambda: program.bench.screen_name == "home")
        assert not program.bench.shell.rail.buttons["compose"].isEnabled()


def test_a_sample_is_opened_as_a_plan_of_ones_own(qtbot):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        home = program.bench.made_screen("home")
        home.sample_button.click()
        menu = next(menu for menu in home.findChildren(QMenu) if menu.isVisible())
        assert menu.actions()
        menu.actions()[0].trigger()
        menu.close()
        assert program.bench.screen_name == "compose"
        assert program.bench.context.session.plan.body


def test_an_imported_file_is_shown_for_review_and_never_overwrites_what_was_written_since(qtbot, tmp_path: Path):
    keep_settings(AGENCY)
    file = tmp_path / "kế hoạch cũ.txt"
    file.write_text(TEXT, encoding="utf-8")
    with running(qtbot) as program:
        for count in (1, 2):
            program.bench.do("import_files", [file])
            wizard = program.bench.made_screen("imports")
            wait_for(qtbot, lambda: wizard.review.review is not None)  # noqa: B023 - is waited for here and now
            wizard.go_forward()
            assert len(wizard.target.plans()) == 1
            wizard.target.findChildren(IssuedBox)[-1].click()  # it bears number and date: as an issued plan nobody could change it
            wizard.go_forward()
            wait_for(qtbot, lambda: program.bench.screen_name == "compose")
            session = program.bench.context.session
            assert session.plan.document.number == "12"
            session.edit("Sửa", lambda plan: edits.set_document(plan, subject="Đã sửa sau khi nhập"))
            with qtbot.waitSignal(program.desk.autosave.saved):
                program.bench.do("save")
            program.bench.go("home")
            home = program.bench.made_screen("home")
            wait_for(qtbot, partial(shows, home, count))


def summary(number: int) -> PlanSummary:
    return PlanSummary(
        id=PlanId(f"P{number}"),
        year=2020 + number % 7,
        subject=("Ấn phẩm", "Ăn uống", "Đối ngoại", "Du lịch")[number % 4],
        issuer="Ủy ban nhân dân xã",
        stage=Stage.DRAFT,
        tasks=number,
        changed=NOW - dt.timedelta(minutes=number),
    )


@pytest.mark.parametrize("column", range(len(COLUMNS)))
@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_ten_thousand_plans_sort_by_every_column(qapp, qtmodeltester, column, order):
    table = PlanTable(lambda: NOW)
    table.show(tuple(map(summary, range(10_000))))
    table.sort(column, order)
    keys = [COLUMNS[column].order(plan) for row in range(table.rowCount()) if (plan := table.plan(row))]
    assert keys == sorted(keys, reverse=order == Qt.SortOrder.DescendingOrder)


def test_the_table_is_a_sound_model_and_keeps_the_selected_plan_when_sorted(qapp, qtmodeltester):
    table = PlanTable(lambda: NOW)
    table.show(tuple(map(summary, range(5))))
    qtmodeltester.check(table)
    table.sort(0, Qt.SortOrder.AscendingOrder)
    assert [table.index(row, 0).data() for row in range(5)] == ["Ăn uống", "Ấn phẩm", "Ấn phẩm", "Du lịch", "Đối ngoại"]


def test_a_plan_without_a_subject_has_a_name_all_the_same(qapp):
    table = PlanTable(lambda: NOW)
    table.show((replace(summary(1), subject=""),))
    assert table.index(0, 0).data() == "Kế hoạch chưa có trích yếu"


def test_the_title_follows_the_office_that_is_set_up_and_taken_back(qtbot):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        home, settings = program.bench.made_screen("home"), program.bench.context.settings
        before = settings.value.issuing_body
        assert home.title.whole() == before
        settings.change(issuing_body="Ủy ban nhân dân phường Lê Thanh Nghị")
        assert home.title.whole() == "Ủy ban nhân dân phường Lê Thanh Nghị"
        settings.change(issuing_body=before)
        assert home.title.whole() == before


def test_without_plans_the_search_is_as_wide_as_the_page(qtbot):
    keep_settings(AGENCY)
    with running(qtbot) as program:
        home = program.bench.made_screen("home")
        wait_for(qtbot, lambda: home.pages.currentWidget() is home.empty)
        home.layout().activate()
        assert home.search.geometry().right() == home.pages.parentWidget().geometry().right()
