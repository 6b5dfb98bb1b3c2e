"""The bar that offers Unicode for text of an old encoding: one step of undo, and quiet once it was answered."""

import pytest
from pytestqt.qtbot import QtBot

from tests.language.old_writing import tcvn3
from tests.ui.contexts import empty_plan, make_context
from tests.ui.screen_checks import check
from ttdn_desktop.domain import edits
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.old_text_bar import OldTextBar

WORDS = "thông tin đối ngoại của huyện được triển khai đồng bộ"


@pytest.fixture
def context(qapp: object) -> ScreenContext:
    return make_context(empty_plan())


@pytest.fixture
def bar(context: ScreenContext, qtbot: QtBot) -> OldTextBar:
    made = OldTextBar(context.session)
    qtbot.addWidget(made)
    made.resize(1200, 80)
    return made


def paste(context: ScreenContext, words: str) -> None:
    context.session.edit("Dán", lambda plan: edits.set_document(plan, subject=words))


def test_pasted_codes_are_offered_and_turned_in_one_step(bar: OldTextBar, context: ScreenContext) -> None:
    assert not bar.isVisible()
    paste(context, tcvn3(WORDS))
    assert bar.isVisible()
    assert "TCVN3" in bar.text
    assert WORDS in bar.text
    check(bar)
    bar.convert.click()
    assert not bar.isVisible()
    assert context.session.plan is not None
    assert context.session.plan.document.subject == WORDS
    context.session.undo()
    assert context.session.plan.document.subject == tcvn3(WORDS)


def test_what_is_left_as_it_is_is_not_asked_about_again(bar: OldTextBar, context: ScreenContext) -> None:
    paste(context, tcvn3(WORDS))
    bar.leave.click()
    assert not bar.isVisible()
    context.session.undo()
    context.session.redo()
    assert not bar.isVisible()
    assert context.session.plan is not None
    assert context.session.plan.document.subject == tcvn3(WORDS)


def test_unicode_is_left_in_peace(bar: OldTextBar, context: ScreenContext) -> None:
    paste(context, WORDS)
    assert not bar.isVisible()
