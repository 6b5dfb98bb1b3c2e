"""Number and date of issue: understood as people type them, entered once, the plan locked and undone like any edit."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.contexts import empty_plan, make_context, plan_of
from tests.ui.screen_checks import cut_off, nameless, out_of_reach
from ttdn_desktop import i18n
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import LegalBasis, Stage
from ttdn_desktop.services.issuing import typed_date, understood
from ttdn_desktop.ui.issue_dialog import IssueDialog
from ttdn_desktop.ui.locked_notice import LockedNotice

DAY = dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    "typed", ["05/01/2026", "5/1/2026", "5-1-2026", "05.01.2026", "05012026", "2026-01-05", " 05 / 01 / 2026 ", "ngày 05 tháng 01 năm 2026", "ngày 5/1/2026"]
)
def test_dates_are_understood_as_people_type_them(typed):
    assert typed_date(typed) == DAY


@pytest.mark.parametrize("typed", ["", "31/02/2026", "2026", "5/1", "5/1/26", "32012026", "mai"])
def test_what_is_no_day_is_refused(typed):
    assert typed_date(typed) is None


@pytest.mark.parametrize(
    ("number", "symbol", "date", "part"),
    [
        ("", "KH-UBND", "5/1/2026", "number"),
        ("số 12", "KH-UBND", "5/1/2026", "digits"),
        ("12", "", "5/1/2026", "symbol"),
        ("12", "KH-UBND", "31/2/2026", "day/month"),
    ],
)
def test_what_is_missing_is_said(number, symbol, date, part):
    i18n.install("en")
    assert part in understood(empty_plan(), number, symbol, date, DAY).trouble


def test_a_whole_number_with_its_symbol_is_taken_apart():
    found = understood(empty_plan(), "12/KH-UBND", "", "5/1/2026", DAY)
    assert (found.number, found.symbol, found.trouble) == ("12", "KH-UBND", "")


def test_a_whole_number_of_the_party_is_taken_apart_too():
    found = understood(empty_plan(), "12-KH/ĐU", "", "5/1/2026", DAY)
    assert (found.number, found.symbol) == ("12", "KH/ĐU")


def test_doubts_are_told_but_do_not_hinder():
    plan = edits.add_basis(edits.set_plan(empty_plan(), year=2030), LegalBasis(text="Căn cứ …", number="1/NĐ-CP", date=dt.date(2026, 2, 1)))
    found = understood(plan, "1", "KH", "5/1/2026", dt.date(2026, 1, 1))
    assert found.trouble == ""
    assert len(found.doubts) == 3


def test_the_plan_is_issued_locked_and_can_be_taken_back(qtbot):
    context = make_context(edits.set_document(empty_plan(), symbol="KH-UBND"))
    before = plan_of(context)
    notice = LockedNotice(context.session, lambda: None, lambda: None)
    qtbot.addWidget(notice)
    dialog = IssueDialog(context, before)
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.mouseClick(dialog.issue_button, Qt.MouseButton.LeftButton)
    assert context.session.plan is before
    assert dialog.told.text()
    dialog.number.setText("12")
    dialog.date.setText("5/11/2026")
    QTest.mouseClick(dialog.issue_button, Qt.MouseButton.LeftButton)
    plan = plan_of(context)
    assert (plan.stage, plan.document.number, plan.document.date) == (Stage.ISSUED, "12", dt.date(2026, 11, 5))
    assert "12/KH-UBND" in notice.text
    context.session.edit("x", lambda p: edits.set_enacting(p, "khác"))
    assert context.session.plan is plan
    context.session.undo()
    assert context.session.plan is before


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dialog_is_whole_in_both_languages(qtbot, language):
    i18n.install(language)
    context = make_context(empty_plan())
    dialog = IssueDialog(context, plan_of(context))
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.issue()
    qtbot.waitUntil(lambda: cut_off(dialog) == [])
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []
