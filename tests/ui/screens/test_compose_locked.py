"""An issued plan on the screen where plans are written: whatever would edit looks as if it cannot be used."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.contexts import make_context
from tests.ui.screen_checks import settle
from tests.ui.screens.test_compose import shown, small_plan
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import AnnexId, PlanId
from ttdn_desktop.domain.plan import Annex, LegalBasis, Plan, Stage
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.chips import Chip
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.screens.compose import ComposeScreen

NODES = ("general", "bases", "section:s1", "section:s2", "task:t1", "ending", "annex:a1")


def draft() -> Plan:
    bases = (LegalBasis(text="Căn cứ A", type="Luật", subject="A"), LegalBasis(text="Căn cứ B", type="Luật", subject="B"))
    return replace(small_plan(), legal_bases=bases, annexes=(Annex(id=AnnexId("a1"), title="PHÂN CÔNG"),))


def issued(plan: Plan) -> Plan:
    return edits.set_plan(plan, stage=Stage.ISSUED)


def reading() -> set[str]:
    """Buttons that change nothing."""
    return {_("History"), _("Open tasks")}


def still_usable(screen: ComposeScreen) -> list[str]:
    """What a person could still take for a way to change the plan."""
    found = []
    for widget in screen.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or isinstance(widget, Chip):
            continue
        if isinstance(widget, QAbstractButton) and not isinstance(widget.parent(), QLineEdit | QComboBox):
            name = widget.accessibleName() or widget.text()
            if name not in reading():
                found.append(name)
        elif isinstance(widget, QComboBox) or (isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit) and not widget.isReadOnly()):
            found.append(widget.accessibleName())
    return found


def way_in(how: str, context: ScreenContext, screen: ComposeScreen) -> None:
    """The plan in front is locked: opened so, issued while it is open, or shown after another one."""
    match how:
        case "issued":
            context.session.edit("x", issued)
        case "switched":
            context.desk.open_value(replace(issued(draft()), id=PlanId("q")))


@pytest.mark.parametrize("how", ["opened", "issued", "switched"])
@pytest.mark.parametrize("node", NODES)
def test_nothing_that_edits_looks_usable_in_an_issued_plan(how: str, node: str, qtbot: QtBot, qapp: QApplication) -> None:
    context = make_context(issued(draft()) if how == "opened" else draft())
    screen = shown(ComposeScreen(context), qtbot)
    screen.reveal(node=node)
    way_in(how, context, screen)
    assert screen.outline.choose(node)
    settle(screen)
    assert still_usable(screen) == []


@pytest.mark.parametrize("node", NODES)
def test_what_was_locked_can_be_used_again_in_a_draft(node: str, qtbot: QtBot, qapp: QApplication) -> None:
    fresh = shown(ComposeScreen(make_context(draft())), qtbot)
    fresh.reveal(node=node)
    usable = sorted(still_usable(fresh))
    context = make_context(replace(issued(draft()), id=PlanId("q")))
    screen = shown(ComposeScreen(context), qtbot)
    screen.reveal(node=node)
    context.desk.open_value(draft())
    screen.reveal(node=node)
    settle(screen)
    assert sorted(still_usable(screen)) == usable


def test_a_unit_in_an_issued_plan_stays_where_it_is_whatever_key_is_pressed_on_it(qtbot: QtBot, qapp: QApplication) -> None:
    context = make_context(issued(draft()))
    screen = shown(ComposeScreen(context), qtbot)
    screen.reveal(node="task:t1")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
        for chip in screen.form("task").partners.findChildren(Chip):  # type: ignore[attr-defined]  # the form of a task
            chip.setFocus()
            QTest.keyClick(chip, key)
    assert screen.form("task").partners.units() == ("Công an xã",)  # type: ignore[attr-defined]  # the form of a task
    assert screen.form("task").partners.line.text() == ""  # type: ignore[attr-defined]  # the form of a task


def test_the_menu_of_the_outline_offers_nothing_in_an_issued_plan_and_its_keys_say_why(qtbot: QtBot, qapp: QApplication) -> None:
    context = make_context(issued(draft()))
    screen = shown(ComposeScreen(context), qtbot)
    refused: list[str] = []
    context.session.refused.connect(refused.append)
    screen.outline.choose("section:s1")
    assert not any(action.isEnabled() for action in screen.outline.menu().actions() if not action.isSeparator())
    assert not any(action.isEnabled() for action in screen.outline.adding_menu().actions())
    screen.outline.setFocus()
    QTest.keyClick(screen.outline, Qt.Key.Key_Insert)
    assert len(refused) == 1
