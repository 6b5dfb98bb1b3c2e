"""The bar to find and replace: what it says, where Tab goes, and what stays of it when another plan comes to the front."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.contexts import make_context, plan_of
from tests.ui.screen_checks import check
from tests.ui.screens.test_compose import shown, small_plan
from ttdn_desktop import i18n
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.find_bar import FindBar
from ttdn_desktop.ui.hits_dialog import HitsDialog
from ttdn_desktop.ui.screens.compose import ComposeScreen


@pytest.fixture
def context(qapp: QApplication) -> ScreenContext:
    i18n.install("vi")
    return make_context(small_plan())


@pytest.fixture
def bar(context: ScreenContext, qtbot: QtBot) -> FindBar:
    screen = shown(ComposeScreen(context), qtbot)
    screen.find_bar.setProperty("screen_kept", screen)
    screen.open_replace()
    return screen.find_bar


def dialog_of(bar: FindBar) -> HitsDialog:
    """What shows the places before all of them are replaced."""
    bar.replace_all()
    dialog = bar.window().findChildren(HitsDialog)[-1]
    assert dialog.isVisible()
    return dialog


def test_another_plan_in_front_closes_the_bar(bar: FindBar, context: ScreenContext) -> None:
    bar.words.setText("mot")
    bar.step(1)
    assert bar.count.text() == "1/2"
    context.desk.open_value(replace(small_plan(), id=PlanId("q")))
    assert not bar.isVisible()
    assert not bar.matches
    assert bar.count.text() == ""


def test_after_replacing_all_the_bar_says_how_many_until_something_else_is_looked_for(bar: FindBar, context: ScreenContext) -> None:
    bar.words.setText("mot")
    bar.new.setText("Hai")
    dialog_of(bar).go_button.click()
    assert bar.count.text() == "Đã thay 2 chỗ"
    assert context.desk.kept[-1][1] == "replace"  # type: ignore[attr-defined]  # the desk of tests
    context.session.undo()
    assert bar.count.text() == "2"
    dialog_of(bar).go_button.click()
    bar.words.setText("khong co")
    bar.step(1)
    assert bar.count.text() == "Không thấy"


def test_replacing_all_by_words_that_hold_the_old_ones_is_told_as_well(bar: FindBar) -> None:
    bar.words.setText("mot")
    bar.new.setText("Một và một")
    dialog_of(bar).go_button.click()
    assert bar.count.text() == "Đã thay 2 chỗ"


def test_only_the_places_that_stay_ticked_are_replaced(bar: FindBar, context: ScreenContext) -> None:
    before = context.session.plan
    bar.words.setText("mot")
    bar.new.setText("Hai")
    dialog = dialog_of(bar)
    check(dialog)
    dialog.list.rows.check_all(False)
    assert not dialog.go_button.isEnabled()
    dialog.list.rows.setData(dialog.list.rows.index(1, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    dialog.go_button.click()
    assert bar.count.text() == "Đã thay 1 chỗ"
    assert len(bar.matches) == 1
    context.session.undo()
    assert context.session.plan is before
    dialog_of(bar).reject()
    assert context.session.plan is before


def test_tab_goes_from_words_to_words_then_over_the_buttons_to_the_boxes(bar: FindBar) -> None:
    bar.words.setText("mot")
    bar.marks.setChecked(True)
    bar.marks.setChecked(False)
    bar.step(1)
    bar.words.setFocus()
    reached = []
    for _step in range(9):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert reached[:4] == [bar.words, bar.new, bar.one_button, bar.all_button]
    assert [widget.accessibleName() for widget in reached[4:7]] == [_("Previous (Shift+Enter)"), _("Next (Enter)"), _("Close the search (Escape)")]
    assert reached[7] is bar.marks


def test_in_an_issued_plan_one_can_find_but_not_replace(qtbot: QtBot, context: ScreenContext) -> None:
    context.desk.open_value(replace(edits.set_plan(small_plan(), stage=Stage.ISSUED), id=PlanId("q")))
    screen = shown(ComposeScreen(context), qtbot)
    screen.open_replace()
    bar = screen.find_bar
    bar.words.setText("mot")
    bar.step(1)
    assert bar.count.text() == "1/2"
    assert not bar.new.isEnabled()
    assert not bar.one_button.isEnabled()
    assert not bar.all_button.isEnabled()
    bar.replace_all()
    assert plan_of(context).stage is Stage.ISSUED
