"""The form of a paper: everything around its text can be written there, in parts that fold; the list at the left is filtered, sorted and worked with keys."""

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from tests.ui.contexts import make_context, plan_of
from tests.ui.screen_checks import check, type_as_unikey
from tests.ui.screens.test_papers import DAY, a_plan, button, form, settle, shown
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.follow_up import ask
from ttdn_desktop.domain.issuing import issue_paper
from ttdn_desktop.domain.notes import Note
from ttdn_desktop.domain.paper_edits import facts_of
from ttdn_desktop.domain.plan import LegalBasis, Stage
from ttdn_desktop.paper.anchors import AnchorKind, anchor_name
from ttdn_desktop.services.paper_envelopes import CONTACT
from ttdn_desktop.services.types import PLAN
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.forms.bases_panel import BasesPanel
from ttdn_desktop.ui.papers.envelope_parts import GroundsPart
from ttdn_desktop.ui.papers.opinion_dialogs import RequestDialog
from ttdn_desktop.ui.papers.page_places import field_at
from ttdn_desktop.ui.papers.paper_list import OPINIONS
from ttdn_desktop.ui.papers.paper_order import By
from ttdn_desktop.ui.papers.plan_page import PlanPage
from ttdn_desktop.ui.preview.anchors import anchors_of_field


@pytest.fixture
def context(qtbot):
    return make_context(replace(a_plan(), legal_bases=(LegalBasis(text="Luật Báo chí"),)))


@pytest.fixture
def screen(qtbot, context):
    return shown(qtbot, context)


def the_paper(context, at=0):
    return plan_of(context).papers[at]


def write(screen, context, name, text):
    field = form(screen).field(name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    type_as_unikey(field, text)
    settle(context)


def keys_of(screen):
    return [row.key for row in screen.list.rows()]


# --- parts that fold


def test_what_rarely_changes_is_folded_and_says_what_stands_in_it(screen, context):
    screen.add("submission")
    folds = form(screen).folds
    assert [name for name, fold in folds.items() if fold.is_open] == ["head", "text"]
    assert folds["issuer"].said.whole() == the_paper(context).issuer.name
    assert "Lưu" not in folds["ending"].said.whole()
    folds["ending"].head.click()
    assert folds["ending"].is_open
    folds["text"].head.click()
    check(screen)
    screen.add("letter")  # the next paper looks as this one does
    assert [name for name, fold in form(screen).folds.items() if fold.is_open] == ["asked", "head", "ending"]


@pytest.mark.parametrize("key", ["submission", "committee"])
def test_with_everything_open_all_is_within_reach_and_whole(screen, key):
    screen.add(key)
    for fold in form(screen).folds.values():
        fold.open()
    check(screen)


def test_an_issued_plan_is_opened_again_for_a_reason(qtbot, screen, context):
    kept: list[object] = []
    context.desk.workspace = SimpleNamespace(put_notes=lambda notes: _kept(kept, notes))
    context.session.edit("issue", lambda plan: edits.issue(plan, "12", DAY))
    page = screen.page
    assert isinstance(page, PlanPage)
    assert not page.reopen_button.isHidden()
    page.reopen_button.click()
    asking = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible())
    reason = asking.findChild(QLineEdit)
    assert isinstance(reason, QLineEdit)
    reason.setText("Nhap nham so")
    asking.accept()
    plan = plan_of(context)
    assert (plan.stage, plan.document.number, page.reopen_button.isHidden()) == (Stage.SUBMITTED, "12", True)
    assert [note.text for note in kept if isinstance(note, Note)] == [i18n._("Opened again: {reason}").format(reason="Nhap nham so")]
    page.reopen("Lan nua")
    assert len(kept) == 1  # nothing was issued any more


def _kept(kept: list[object], notes: Sequence[Note]) -> "Future[None]":
    kept.extend(notes)
    future: Future[None] = Future()
    future.set_result(None)
    return future


def test_the_day_of_an_answer_is_put_off(screen, context):
    session = context.session.current
    session.edit_follow_up("ask", lambda value: ask(value, ["Công an xã"], context.new_id, draft_no=1, asked=DAY, due=DAY))
    screen.list.choose(OPINIONS)
    screen.page._change_request(session.follow_up.requests[0])
    asking = next(one for one in QApplication.topLevelWidgets() if isinstance(one, RequestDialog) and one.isVisible())
    asking.due.show_date(DAY + dt.timedelta(days=5))
    asking.accept()
    assert session.follow_up.requests[0].due == DAY + dt.timedelta(days=5)
    context.session.undo()
    assert session.follow_up.requests[0].due == DAY


def test_a_paper_without_letterhead_has_no_fields_for_one(screen):
    screen.add("opinions")
    assert list(form(screen).folds) == ["head", "text"]
    assert form(screen).field("place") is None


# --- everything around the text


def test_letterhead_marks_proposal_sign_and_contact_are_written_here(screen, context):
    screen.add("submission")
    for name, text in {
        "place": "Noi khac",
        "circulation": "Luu hanh noi bo",
        "issuer.parent": "UBND XA",
        "issuer.name": "Van phong",
        "issuer.lines": "VAN PHONG",
        "proposal": "Theo de nghi",
        "signatory.extra_title": "Pho Chu tich",
        "drafter": "NVA.05",
        "contact": "Dia chi",
    }.items():
        write(screen, context, name, text)
    paper = the_paper(context)
    assert (paper.document.place, paper.document.circulation, paper.document.drafter) == ("Noi khac", "Luu hanh noi bo", "NVA.05")
    assert (paper.issuer.parent, paper.issuer.name, paper.issuer.lines) == ("UBND XA", "Van phong", ("VAN PHONG",))
    assert paper.proposal is not None
    assert (paper.proposal.text, paper.signatory.extra_title, facts_of(paper)[CONTACT]) == ("Theo de nghi", "Pho Chu tich", "Dia chi")
    assert plan_of(context).issuer == a_plan().issuer  # the plan itself stays as it is
    button(form(screen).folds["issuer"], "Back to the proposed words").click()
    assert the_paper(context).issuer.name != "Van phong"


def test_a_field_that_was_emptied_says_what_the_plan_would_have_there(screen, context):
    screen.add("letter")
    field = form(screen).field("place")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    settle(context)
    assert "Vân Trúc" in field.placeholderText()
    assert the_paper(context).document.place is None


def test_the_paper_has_legal_bases_of_its_own(screen, context):
    screen.add("letter")
    assert the_paper(context).legal_bases == ()
    form(screen).part("grounds")
    grounds = form(screen).folds["grounds"].content
    assert isinstance(grounds, GroundsPart)
    panel = grounds.bases
    assert isinstance(panel, BasesPanel)
    panel.paste.setText("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025")
    panel.add_button.click()
    assert [basis.lead for basis in the_paper(context).legal_bases] == ["Căn cứ"]
    assert plan_of(context).legal_bases == (LegalBasis(text="Luật Báo chí"),)
    form(screen).folds["grounds"].open(False)
    assert "1" in form(screen).folds["grounds"].said.whole()
    context.session.undo()
    assert the_paper(context).legal_bases == ()


def test_bases_of_a_paper_are_chosen_from_the_library_too(screen, context):
    context.books.library.load(resources.library())
    screen.add("letter")
    form(screen).part("grounds")
    grounds = form(screen).folds["grounds"].content
    assert isinstance(grounds, GroundsPart)
    panel = grounds.bases
    panel.library_button.click()
    panel.picker.words.setText("nd 72")
    panel.picker.add_chosen()
    assert [basis.number for basis in the_paper(context).legal_bases] == ["72/2015/NĐ-CP"]
    assert plan_of(context).legal_bases == (LegalBasis(text="Luật Báo chí"),)


def test_another_body_is_chosen_to_issue_the_paper(screen, context):
    screen.add("letter")
    choice = form(screen).field("issuer")
    assert isinstance(choice, QComboBox)
    names = [choice.itemText(at) for at in range(choice.count())]
    assert names[choice.currentIndex()] == plan_of(context).issuer.name
    at = names.index("Công an xã")
    choice.setCurrentIndex(at)
    choice.activated.emit(at)
    assert the_paper(context).issuer.name == "Công an xã"
    assert form(screen).folds["issuer"].said.whole() == ""


def test_recipients_are_proposed_from_the_units_of_the_plan(screen, context):
    screen.add("report")
    form(screen).part("ending")
    before = the_paper(context).recipients
    button(form(screen), "Add all of them").click()
    assert set(the_paper(context).recipients) - set(before) == {"Công an xã", "Trạm Y tế xã"}
    assert the_paper(context).recipients[-1].startswith("Lưu")
    assert not [one for one in form(screen).findChildren(type(button(form(screen), "Usual ways to sign…"))) if one.text().startswith("+") and one.isVisible()]


# --- its places on the page


def test_a_place_on_the_page_leads_to_its_field_and_the_field_to_its_place(screen, context):
    screen.add("letter")
    page, paper = form(screen), form(screen).session.paper
    block = paper.body[0].blocks[0].id
    told: list[str] = []
    page.pointed.connect(told.append)
    for anchor, name in (
        (anchor_name(AnchorKind.SUBJECT), "subject"),
        (anchor_name(AnchorKind.PROPOSAL), "proposal"),
        (anchor_name(AnchorKind.RECIPIENT, part=1), "recipients"),
        (anchor_name(AnchorKind.BLOCK, block), block),
    ):
        field = field_at(page, anchor)
        assert field is not None
        field.setFocus()
        assert told[-1] == name
        assert anchor in anchors_of_field(paper, name)
    recipients = page.fields["recipients"]
    assert isinstance(recipients, QPlainTextEdit)
    assert recipients.textCursor().blockNumber() == 1
    assert field_at(page, anchor_name(AnchorKind.TASK, "t")) is None
    assert anchors_of_field(paper, "place") == (anchor_name(AnchorKind.BLOCK, "place"), anchor_name(AnchorKind.SECTION, "place"))


def test_a_click_on_the_plan_behind_a_decision_leads_to_the_plan(screen, context):
    screen.add("decision")
    screen._on_pointed(anchor_name(AnchorKind.TASK, "t"), the_paper(context).id)
    assert context.go.went[-1][0] == "compose"
    screen._on_pointed(anchor_name(AnchorKind.SUBJECT), the_paper(context).id)
    assert form(screen).fields["subject"].hasFocus()


# --- the list


def test_a_filter_hides_papers_and_leaves_the_one_in_front_alone(screen, context):
    screen.add("decision")
    screen.add("letter")
    letter = the_paper(context, 1).id
    front = form(screen)
    screen.pane.filter.setText("quyet dinh")
    assert keys_of(screen) == [the_paper(context).id]
    assert screen.page is front
    screen.pane.filter.setText("khong co gi")
    assert (keys_of(screen), screen.pane.none.isHidden()) == ([], False)
    QTest.keyClick(screen.pane.filter, Qt.Key.Key_Escape)
    assert screen.list.key == letter
    assert form(screen).paper_id == letter
    screen.pane.filter.setText("quyet dinh")
    QTest.keyClick(screen.pane.filter, Qt.Key.Key_Return)
    assert form(screen).paper_id == the_paper(context).id
    assert form(screen).fields["subject"].hasFocus() or form(screen).isAncestorOf(screen.focusWidget())
    screen.reveal(paper=letter)
    assert screen.pane.filter.text() == ""


def test_papers_are_sorted_from_the_menu(screen, context):
    screen.add("decision")
    screen.add("letter")
    decision, letter = (paper.id for paper in plan_of(context).papers)
    screen.pane.sort(By.KIND)
    assert keys_of(screen) == [PLAN, letter, decision, OPINIONS]
    chosen = [action.isChecked() for action in screen.pane.sorting_menu().actions() if action.isCheckable()]
    assert chosen == [False, True, False, False, False, False]
    screen.pane.sorting_menu().actions()[-1].trigger()
    assert keys_of(screen) == [PLAN, decision, letter, OPINIONS]


def test_enter_opens_delete_removes_with_a_way_back_and_ctrl_d_copies(screen, context):
    screen.add("letter")
    letter = the_paper(context).id
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(plan_of(context).papers) == 2
    copy = form(screen)
    assert copy.paper_id == the_paper(context, 1).id != letter
    screen.list.choose(letter)
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert (form(screen).paper_id, screen.list.hasFocus()) == (letter, False)
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert [paper.id for paper in plan_of(context).papers] == [copy.paper_id]
    text, _words, undo = context.offer.made[-1]
    assert "Công văn triển khai" in text
    undo()
    assert len(plan_of(context).papers) == 2


def test_an_issued_paper_and_the_plan_are_not_removed_by_a_key(screen, context):
    screen.add("letter")
    letter = the_paper(context).id
    context.session.current.edit_papers("issue", lambda plan: issue_paper(plan, letter, "45", DAY))
    screen.list.setFocus()
    for key in (letter, PLAN, OPINIONS):
        screen.list.choose(key)
        QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert [paper.stage for paper in plan_of(context).papers] == [Stage.ISSUED]
    assert [action.isEnabled() for action in screen.pane.row_menu(PLAN).actions()] == [True, False, True, False]
    assert [action.isEnabled() for action in screen.pane.row_menu(letter).actions()] == [True] * 4
