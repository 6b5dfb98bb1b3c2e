"""Rà soát in the real window: it follows what is typed, F7 opens it, mends in one step, and names errors before an export."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from tests.ui import screen_checks
from tests.ui.programs import wait_for, writing
from ttdn_desktop.domain import edits
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.export_dialog import ExportDialog
from ttdn_desktop.ui.review.words import summary

RULE = "ND30-SO-01"


def spoil(program):
    """A plan with an error that can be mended."""
    program.bench.context.session.edit("Gõ", lambda plan: edits.set_document(plan, symbol="KH - UBND"))


def found(program):
    review = program.bench.context.review.review
    return set() if review is None else {item.told.code for item in review.items}


def dialogs(program):
    return [dialog for dialog in program.window.findChildren(QDialog) if dialog.isVisible()]


def press(dialog, words):
    next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()


def test_f7_shows_what_is_found_mending_it_is_one_step_and_the_line_at_the_foot_follows(qtbot):
    with writing(qtbot) as (program, _plan):
        compose, context = program.bench.made_screen("compose"), program.bench.context
        spoil(program)
        wait_for(qtbot, lambda: RULE in found(program))
        assert program.bench.status.findings.text() == summary(context.review.review)
        QTest.keyClick(program.window, Qt.Key.Key_F7)
        assert compose.side.is_open("review")
        card = next(card for card in compose.review.cards if card.item.told.code == RULE)
        press(card, _("Mend"))
        wait_for(qtbot, lambda: RULE not in found(program))
        assert context.session.plan.document.symbol == "KH-UBND"
        context.session.undo()
        wait_for(qtbot, lambda: RULE in found(program))


def test_what_is_typed_into_a_field_is_checked_and_a_card_leads_back_to_it(qtbot):
    with writing(qtbot) as (program, _plan):
        compose = program.bench.made_screen("compose")
        compose.reveal(node="general")
        field = compose.form("general").fields["document.symbol"]
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "KH - UBND")
        wait_for(qtbot, lambda: RULE in found(program))
        assert field.hasFocus()
        program.bench.do("review")
        compose.outline.choose("ending")
        card = next(card for card in compose.review.cards if card.item.told.code == RULE)
        QTest.keyClick(card, Qt.Key.Key_Return)
        assert compose.outline.key == "general"
        assert field.selectedText() == "KH - UBND"


def test_an_error_is_named_before_the_export_and_a_draft_can_be_written(qtbot):
    with writing(qtbot) as (program, _plan):
        spoil(program)
        program.bench.do("export")
        wait_for(qtbot, lambda: dialogs(program))
        (gate,) = dialogs(program)
        assert not isinstance(gate, ExportDialog)
        press(gate, _("See the errors"))
        assert program.bench.made_screen("compose").side.is_open("review")
        program.bench.do("export")
        wait_for(qtbot, lambda: dialogs(program))
        press(dialogs(program)[-1], _("Export a draft"))
        wait_for(qtbot, lambda: any(isinstance(dialog, ExportDialog) for dialog in dialogs(program)))
        for dialog in dialogs(program):
            dialog.close()


def test_findings_of_the_part_in_front_stand_under_its_fields_while_the_page_is_closed(qtbot):
    with writing(qtbot) as (program, _plan):
        compose = program.bench.made_screen("compose")
        compose.outline.choose("general")
        spoil(program)
        wait_for(qtbot, lambda: RULE in found(program))
        assert RULE in {item.told.code for item in compose.notices.items}
        compose.outline.choose("bases")
        assert RULE not in {item.told.code for item in compose.notices.items}
        compose.outline.choose("general")
        compose.side.bring("review")
        assert compose.notices.isHidden()
        compose.side.put_away()
        press(compose.notices, _("Mend"))
        wait_for(qtbot, lambda: RULE not in found(program))


def test_f7_in_the_papers_opens_the_page_beside_the_paper_in_front(qtbot):
    with writing(qtbot) as (program, _plan):
        program.bench.go("papers")
        screen = program.bench.made_screen("papers")
        screen.add("submission")
        QTest.keyClick(program.window, Qt.Key.Key_F7)
        assert (program.bench.screen_name, screen.side.front, screen.side.isHidden()) == ("papers", "review", False)
        spoil(program)
        wait_for(qtbot, lambda: RULE in {card.item.told.code for card in screen.side.review.cards})
        assert screen.side.tabs.tabText(1).startswith(_("Check"))


def test_a_plan_without_errors_is_exported_without_a_question(qtbot):
    with writing(qtbot) as (program, _plan):
        program.bench.do("export")
        wait_for(qtbot, lambda: any(isinstance(dialog, ExportDialog) for dialog in dialogs(program)))
        for dialog in dialogs(program):
            dialog.close()


def test_the_page_is_whole_named_and_reachable_at_the_smallest_screen(qtbot):
    with writing(qtbot) as (program, plan):
        compose = program.bench.made_screen("compose")
        context = program.bench.context
        context.session.edit("Gõ", lambda plan: replace(edits.set_document(plan, symbol="KH - UBND"), recipients=plan.recipients[-1:]))
        program.bench.do("review")
        wait_for(qtbot, lambda: context.review.is_current and compose.review.cards)
        screen_checks.check(compose.review)
        assert plan.id == context.session.plan.id
