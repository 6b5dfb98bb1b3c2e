"""Findings follow the plan as it is written; each can be mended, gone to, or left with a reason."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests import plans_to_print as printed
from tests.ui.contexts import NOW, QuietReviewer, ids, make_context, plan_of
from ttdn_desktop import i18n
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.paper_edits import set_paper
from ttdn_desktop.domain.plan import Plan, Stage
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.services import late_checks, late_words
from ttdn_desktop.services.paper_records import add_paper
from ttdn_desktop.services.reviewing import Review
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.services.workspace import open_workspace
from ttdn_desktop.services.workspace_view import Beside
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.review.card import FindingCard
from ttdn_desktop.ui.review.gate import before_export
from ttdn_desktop.ui.review.pane import ReasonDialog, ReviewPane
from ttdn_desktop.ui.review.watch import ReviewWatch
from ttdn_desktop.ui.screens.compose import ComposeScreen

GOOD = replace(printed.small_plan(), stage=Stage.DRAFT)
PLAN = replace(GOOD, document=replace(GOOD.document, symbol="KH - UBND"))
RULE = "ND30-SO-01"


def reviewed(plan: Plan, qtbot: QtBot) -> tuple[ScreenContext, ReviewPane]:
    context = make_context(plan, make_reviewer=late_checks.reviewer)
    pane = ReviewPane(context)
    qtbot.addWidget(pane)
    pane.resize(380, 700)
    pane.show()
    qtbot.waitUntil(lambda: context.review.review is not None)
    return context, pane


def card_of(pane: ReviewPane, rule: str = RULE) -> FindingCard:
    return next(card for card in pane.cards if card.item.told.code == rule)


def button(card: FindingCard, words: str) -> QPushButton:
    return next(found for found in card.findChildren(QPushButton) if found.text() == i18n._(words))


def is_found(context: ScreenContext, rule: str = RULE) -> bool:
    review = context.review.review
    return review is not None and any(item.told.code == rule for item in review.items)


def test_a_finding_is_mended_in_one_step_of_undo_and_goes(qtbot: QtBot) -> None:
    context, pane = reviewed(PLAN, qtbot)
    button(card_of(pane), "Mend").click()
    qtbot.waitUntil(lambda: not is_found(context))
    assert plan_of(context).document.symbol == "KH-UBND"
    assert all(card.item.told.code != RULE for card in pane.cards)
    context.session.undo()
    qtbot.waitUntil(lambda: is_found(context))
    assert plan_of(context) is PLAN


def test_what_is_typed_is_checked_a_moment_later(qtbot: QtBot) -> None:
    context, _pane = reviewed(GOOD, qtbot)
    assert not is_found(context)
    context.session.edit("Gõ", lambda plan: edits.set_document(plan, symbol="KH - UBND"))
    assert not context.review.is_current
    qtbot.waitUntil(lambda: is_found(context))
    assert context.review.is_current


def test_while_one_types_nothing_is_checked_again_before_the_pause(qtbot: QtBot) -> None:
    checked, go_on = list[Plan](), Event()

    class Slow:
        def review(self, plan: Plan, _aside: object, _beside: object) -> Review:
            checked.append(plan)
            go_on.wait(60)
            return Review(plan=plan)

    context = make_context(GOOD, make_reviewer=lambda _today: Slow())
    qtbot.waitUntil(lambda: len(checked) == 1)
    context.review._pause.setInterval(60_000)
    context.session.edit("Gõ", lambda plan: edits.set_enacting(plan, "Khác"))
    go_on.set()
    qtbot.waitUntil(lambda: context.review.review is not None)
    assert len(checked) == 1
    assert not context.review.is_current
    context.review._pause.start(0)
    qtbot.waitUntil(lambda: context.review.is_current)
    assert checked == [GOOD, plan_of(context)]


def test_a_mending_that_was_asked_for_while_one_types_comes_after_the_next_check(qtbot: QtBot) -> None:
    context, pane = reviewed(PLAN, qtbot)
    context.session.edit("Gõ", lambda plan: edits.set_enacting(plan, "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"))
    button(card_of(pane), "Mend").click()
    qtbot.waitUntil(lambda: plan_of(context).document.symbol == "KH-UBND")
    assert plan_of(context).enacting.startswith("Ủy ban")


def test_all_that_is_certain_is_mended_at_once(qtbot: QtBot) -> None:
    plan = replace(PLAN, signatory=replace(PLAN.signatory, name="TS. Đặng Thị Minh Thư"))
    context, pane = reviewed(plan, qtbot)
    assert context.session.current is not None
    pane.fix_all.click()
    qtbot.waitUntil(lambda: not is_found(context) and not is_found(context, "ND30-KY-06"))
    assert context.session.current.history.count() == 1


def test_a_finding_is_left_with_a_reason_that_stays_in_the_workspace(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_workspace(tmp_path / "w.ttdn", clock=lambda: NOW, new_id=ids()) as workspace:
        workspace.save(PLAN).result()
        context, pane = reviewed(PLAN, qtbot)
        monkeypatch.setattr(type(context.desk), "workspace", workspace)
        dialog = pane.ask_reason(card_of(pane).item)
        assert isinstance(dialog, ReasonDialog)
        assert not dialog.agree.isEnabled()
        dialog.box.setPlainText("Theo quy chế của tỉnh")
        dialog.agree.click()
        qtbot.waitUntil(lambda: context.review.review is not None and bool(context.review.review.set_aside))
        assert not is_found(context)
        pane.aside_link.click()
        (card,) = pane.aside_cards
        assert card.item.told.set_aside == "Theo quy chế của tỉnh"
        other = make_context(PLAN, make_reviewer=late_checks.reviewer)
        other.desk.opened.emit()
        qtbot.waitUntil(lambda: other.review.review is not None and bool(other.review.review.set_aside))
        button(card, "Let it count again").click()
        qtbot.waitUntil(lambda: is_found(context))


def test_weights_can_be_hidden(qtbot: QtBot) -> None:
    _context, pane = reviewed(PLAN, qtbot)
    wanted = card_of(pane).item.told.severity
    pane.filters[wanted].click()
    assert all(card.item.told.severity is not wanted for card in pane.cards)
    assert pane.filters[wanted].accessibleName()


def test_enter_on_a_card_goes_to_the_field(qtbot: QtBot) -> None:
    context, pane = reviewed(PLAN, qtbot)
    qtbot.keyClick(card_of(pane), Qt.Key.Key_Return)
    screen, where = context.go.went[-1]  # type: ignore[attr-defined] # the one of the tests
    assert screen == "compose"
    assert where["match"].place.field == "document.symbol"


def with_letter() -> Plan:
    plan, _paper = add_paper(GOOD, "letter", PaperOrder(), ids())
    return set_paper(plan, plan.papers[0].id, signatory=replace(plan.papers[0].signatory, name="TS. Lê Văn An"))


def test_a_finding_in_another_paper_is_gone_to_on_the_screen_of_papers(qtbot: QtBot) -> None:
    context, pane = reviewed(with_letter(), qtbot)
    qtbot.keyClick(card_of(pane, "ND30-KY-06"), Qt.Key.Key_Return)
    screen, where = context.go.went[-1]  # type: ignore[attr-defined] # the one of the tests
    assert screen == "papers"
    assert where == {"paper": plan_of(context).papers[0].id, "part": "signatory.name", "text": "TS. Lê Văn An"}


def test_a_paper_of_an_issued_plan_is_mended_in_one_step_of_undo(qtbot: QtBot) -> None:
    context, pane = reviewed(replace(with_letter(), stage=Stage.ISSUED), qtbot)
    button(card_of(pane, "ND30-KY-06"), "Mend").click()
    qtbot.waitUntil(lambda: not is_found(context, "ND30-KY-06"))
    assert plan_of(context).papers[0].signatory.name == "Lê Văn An"
    context.session.undo()
    assert plan_of(context).papers[0].signatory.name == "TS. Lê Văn An"


def test_a_number_that_another_plan_bears_is_found_once_the_workspace_is_open(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = replace(GOOD, stage=Stage.ISSUED)
    with open_workspace(tmp_path / "w.ttdn", clock=lambda: NOW, new_id=ids()) as workspace:
        workspace.save(replace(plan, id=PlanId("other"))).result()
        context, _pane = reviewed(plan, qtbot)
        assert not is_found(context, "ND30-SO-07")
        monkeypatch.setattr(type(context.desk), "workspace", workspace)
        context.desk.opened.emit()
        qtbot.waitUntil(lambda: is_found(context, "ND30-SO-07"))
        workspace.delete(PlanId("other")).result()
        context.desk.plans_changed.emit()
        qtbot.waitUntil(lambda: not is_found(context, "ND30-SO-07"))


def test_findings_in_papers_follow_the_words_of_the_office_at_once(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, _paper = add_paper(GOOD, "letter", PaperOrder(), ids())
    with open_workspace(tmp_path / "w.ttdn", clock=lambda: NOW, new_id=ids()) as workspace:
        workspace.save(plan).result()
        context, _pane = reviewed(plan, qtbot)
        assert not is_found(context, "ND30-VH-04")
        monkeypatch.setattr(type(context.desk), "workspace", workspace)
        late_words.keep_words(workspace, {"letter": {"lead": "Vận động nhân dân tham gia."}}).result()
        context.desk.words_changed.emit()
        qtbot.waitUntil(lambda: is_found(context, "ND30-VH-04"))


def test_what_changes_while_the_workspace_is_asked_is_asked_for_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, go_on = list[str](), Event()

    class Slow:
        def beside(self, plan_id: str) -> Beside:
            asked.append(plan_id)
            go_on.wait(60)
            return Beside()

    context = make_context(GOOD)
    look = cast("Any", lambda _workspace: Slow())
    watch = ReviewWatch(context.session, context.desk, context.background, lambda: NOW, make=cast("Any", lambda _today: QuietReviewer()), look=look)
    monkeypatch.setattr(type(context.desk), "workspace", object())
    watch._look_beside()
    watch._look_beside()
    go_on.set()
    qtbot.waitUntil(lambda: len(asked) == 2)
    qtbot.waitUntil(lambda: not watch._asking)
    assert asked == [GOOD.id] * 2


def test_an_issued_plan_is_checked_but_not_mended(qtbot: QtBot) -> None:
    _context, pane = reviewed(replace(PLAN, stage=Stage.ISSUED), qtbot)
    assert not button(card_of(pane), "Mend").isEnabled()
    assert not pane.fix_all.isEnabled()


def test_in_the_draft_made_of_an_issued_plan_the_same_findings_can_be_mended(qtbot: QtBot) -> None:
    context, pane = reviewed(replace(PLAN, stage=Stage.ISSUED), qtbot)
    before = card_of(pane)
    context.desk.open_value(replace(PLAN, id=PlanId("draft")))
    qtbot.waitUntil(lambda: context.review.review is not None)
    assert card_of(pane) is before
    assert button(before, "Mend").isEnabled()
    button(before, "Mend").click()
    qtbot.waitUntil(lambda: not is_found(context))
    assert plan_of(context).document.symbol == "KH-UBND"


def test_a_plan_without_findings_says_so(qtbot: QtBot) -> None:
    context = make_context(PLAN)
    pane = ReviewPane(context)
    qtbot.addWidget(pane)
    assert pane.waiting.isVisibleTo(pane)
    qtbot.waitUntil(lambda: pane.empty.isVisibleTo(pane))


def test_nodes_of_the_outline_and_the_tab_bear_the_numbers(qtbot: QtBot) -> None:
    context = make_context(PLAN, make_reviewer=late_checks.reviewer)
    screen = ComposeScreen(context)
    qtbot.addWidget(screen)
    qtbot.waitUntil(lambda: context.review.review is not None)
    model = screen.outline.outline
    said = model.data(model.index_of("general"), Qt.ItemDataRole.AccessibleTextRole)
    errors = sum(item.told.severity is Severity.ERROR and item.place.key == "general" for item in context.review.review.items)  # type: ignore[union-attr] # waited for
    assert i18n.ngettext("{count} error", "{count} errors", errors).format(count=errors) in said
    assert screen.side.tabs.tabText(1).endswith(str(context.review.count(Severity.ERROR) + context.review.count(Severity.WARNING)))


def test_errors_are_named_before_an_export_and_a_draft_can_be_written(qtbot: QtBot) -> None:
    context, pane = reviewed(PLAN, qtbot)
    asked: list[object] = []
    review = context.review.review
    assert review is not None
    dialog = before_export(review, pane, asked.append, lambda: asked.append("look"))
    assert dialog is not None
    buttons = {found.text(): found for found in dialog.findChildren(QPushButton)}
    buttons[i18n._("Export a draft")].click()
    assert asked == [True]
    dialog = before_export(review, pane, asked.append, lambda: asked.append("look"))
    assert dialog is not None
    next(found for found in dialog.findChildren(QPushButton) if found.text() == i18n._("See the errors")).click()
    assert asked == [True, "look"]
    assert before_export(replace(review, items=()), pane, asked.append, lambda: None) is None
    assert asked[-1] is False


def test_the_question_before_an_export_names_the_paper_in_which_an_error_is_and_leaves_no_empty_room(qtbot: QtBot) -> None:
    context, pane = reviewed(with_letter(), qtbot)
    assert context.review.review is not None
    dialog = before_export(context.review.review, pane, lambda _draft: None, lambda: None)
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert i18n.ngettext("There is {count} error in the plan and its papers", "There are {count} errors in the plan and its papers", 1).format(count=1) in (
        dialog.windowTitle()
    )
    assert dialog.height() <= dialog.column.totalHeightForWidth(dialog.width()) + 2
