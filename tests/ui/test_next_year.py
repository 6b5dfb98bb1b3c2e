"""Next year's plan is made from this year's by one command, reached from the palette, the list of plans and the notice of an issued plan."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from tests.ui.programs import AGENCY, keep_plans, keep_settings, running, sample_plan, wait_for, writing
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.domain.plan_span import whole_year
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.hits_dialog import HitsDialog
from ttdn_desktop.ui.palette import Palette


def dialog_of(qtbot, program):
    wait_for(qtbot, lambda: any(dialog.isVisible() for dialog in program.window.findChildren(HitsDialog)))
    return program.window.findChildren(HitsDialog)[-1]


def test_by_the_palette_the_new_draft_comes_to_the_front_and_the_old_plan_stays(qtbot):
    with writing(qtbot) as (program, plan):
        QTest.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        wait_for(qtbot, lambda: program.window.findChild(Palette))
        palette = program.window.findChild(Palette)
        type_as_unikey(palette.line, _("Next year's plan from this one…").rstrip("…"))
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
        dialog = dialog_of(qtbot, program)
        dialog.go_button.click()
        session = program.bench.context.session
        assert session.plan.id != plan.id
        assert (session.plan.year, session.plan.period) == (2028, whole_year(2028))
        assert "2028" in session.plan.document.subject
        assert session.plan.legal_bases == plan.legal_bases
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: session.plan.id == plan.id)
        assert session.plan == plan


def test_a_plan_without_a_year_is_told_to_need_one(qtbot):
    with writing(qtbot) as (program, plan):
        bare = edits.set_document(edits.set_plan(plan, year=None, period=None), subject="Thông tin đối ngoại", date=None)
        program.desk.open_value(replace(bare, id=PlanId("bare")))
        program.bench.do("next_year")
        assert program.bench.context.session.plan.id == "bare"
        assert not program.window.findChildren(HitsDialog)


def test_the_menu_of_a_row_and_the_notice_of_an_issued_plan_lead_to_it(qtbot):
    plan = edits.issue(sample_plan(), "12", dt.date(2027, 1, 8))
    keep_plans(plan)
    keep_settings(AGENCY)
    with running(qtbot) as program:
        home = program.bench.made_screen("home")
        wait_for(qtbot, lambda: home.table.plans.rowCount() == 1)
        home.table._row_menu(home.table.plans.index(0, 0))
        menu = next(menu for menu in home.table.findChildren(QMenu) if menu.isVisible())
        wanted = _("Next year's plan from this one…")
        next(action for action in menu.actions() if action.text() == wanted).trigger()
        menu.close()
        dialog = dialog_of(qtbot, program)
        assert program.bench.screen_name == "compose"
        dialog.reject()
        notice = program.bench.shell.locked
        assert notice.isVisible()
        next(button for button in notice.findChildren(QPushButton) if button.text() == _("Next year's plan…")).click()
        dialog_of(qtbot, program).go_button.click()
        made = program.bench.context.session.plan
        assert (made.stage, made.document.number, made.document.date, made.year) == (Stage.DRAFT, None, None, 2028)
        assert not notice.isVisible()
