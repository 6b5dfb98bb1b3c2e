"""The screen of a plan's papers: added, edited, compared with the plan, issued, removed and undone; opinions asked and settled."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTextEdit

from tests.ui.contexts import make_context, plan_of
from tests.ui.screen_checks import SIZE, check, type_as_unikey
from ttdn_desktop import i18n
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.follow_up import put_opinion
from ttdn_desktop.domain.ids import PlanId, TaskId
from ttdn_desktop.domain.issuing import issue_paper
from ttdn_desktop.domain.opinions import Opinion, Taken
from ttdn_desktop.domain.paper_edits import facts_of, paper_of
from ttdn_desktop.domain.plan import Issuer, Plan, PlanPaper, Stage, Task, walk
from ttdn_desktop.domain.text import plain
from ttdn_desktop.paper.model import paragraphs
from ttdn_desktop.services.paper_records import GROUPS, kind_name
from ttdn_desktop.services.papers import papers_of_kind
from ttdn_desktop.services.types import PLAN, PaperOrder
from ttdn_desktop.ui.issue_dialog import IssueDialog
from ttdn_desktop.ui.papers.opinion_dialogs import AskDialog, OpinionDialog
from ttdn_desktop.ui.papers.opinions_page import OpinionsPage
from ttdn_desktop.ui.papers.paper_form import PaperForm
from ttdn_desktop.ui.papers.paper_list import OPINIONS, PaperList, PaperRow
from ttdn_desktop.ui.papers.plan_page import PlanPage
from ttdn_desktop.ui.screens.papers import PapersScreen

DAY = dt.date(2026, 12, 15)


def a_plan() -> Plan:
    plan = Plan(id=PlanId("p"), year=2027, issuer=Issuer(name="Ủy ban nhân dân xã Vân Trúc"), planned_issue_date=DAY)
    plan = replace(plan, tasks=(Task(id=TaskId("t"), title="Họp báo", leads=("Công an xã",), partners=("Trạm Y tế xã",)),))
    return edits.set_document(plan, subject="Hoạt động thông tin đối ngoại năm 2027", symbol="KH-UBND", place="Vân Trúc")


@pytest.fixture
def context(qtbot):
    return make_context(a_plan())


@pytest.fixture
def screen(qtbot, context):
    return shown(qtbot, context)


def shown(qtbot, context) -> PapersScreen:
    """The screen as large as it is in the smallest window."""
    made = PapersScreen(context)
    qtbot.addWidget(made)
    made.resize(SIZE.width() - 84, SIZE.height() - 90)
    made.show()
    return made


def form(screen) -> PaperForm:
    assert isinstance(screen.page, PaperForm)
    return screen.page


def button(place, words) -> QPushButton:
    buttons: list[QPushButton] = place.findChildren(QPushButton)
    return next(one for one in buttons if one.text().strip() == i18n._(words) and not one.isHidden())


def words_of(paper: PlanPaper) -> list[str]:
    return [plain(block.text) for section in walk(paper.body) for block in section.blocks if isinstance(block, Paragraph | Item)]


def text_field(screen, name) -> QTextEdit | QPlainTextEdit:
    field = form(screen).fields[name]
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    return field


def dialog_of(kind):
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible())


def settle(context):
    context.session.settle()


def test_at_first_the_plan_stands_in_front(screen):
    assert isinstance(screen.page, PlanPage)
    assert [row.key for row in screen.list.rows()] == [PLAN, OPINIONS]


@pytest.mark.parametrize("key", ["decision", "submission", "letter", "minutes", "committee", "opinions", "summary"])
def test_every_page_is_within_reach_and_whole(screen, key):
    screen.add(key)
    check(screen)


@pytest.mark.parametrize("key", [PLAN, OPINIONS])
def test_plan_and_opinions_are_within_reach_and_whole(screen, key):
    screen.list.choose(key)
    check(screen)


def test_a_paper_is_added_and_taken_back_by_undo(screen, context):
    screen.add("decision")
    paper = plan_of(context).papers[0]
    assert [row.key for row in screen.list.rows()] == [PLAN, paper.id, OPINIONS]
    assert form(screen).title.text() == "Quyết định ban hành kế hoạch"
    context.session.undo()
    assert plan_of(context).papers == ()
    assert [row.key for row in screen.list.rows()] == [PLAN, OPINIONS]
    assert isinstance(screen.page, PlanPage)


def test_the_menu_offers_every_kind_in_groups(screen):
    words = [action.text() for action in screen.pane.adding_menu().actions() if action.isEnabled() and action.text()]
    assert len(words) == len(set(words)) == 15


def test_what_usually_goes_with_a_plan_is_one_click_away(screen, context):
    page = screen.page
    assert isinstance(page, PlanPage)
    QTest.mouseClick(page.usual_buttons["decision"], Qt.MouseButton.LeftButton)
    assert form(screen).title.text() == "Quyết định ban hành kế hoạch"
    screen.list.choose(PLAN)
    assert screen.page.usual_buttons["decision"].isHidden()
    assert not screen.page.usual_buttons["letter"].isHidden()


def test_what_is_typed_is_a_step_of_undo_and_stays_when_the_plan_changes(qtbot, screen, context):
    screen.add("letter")
    field = text_field(screen, "subject")
    field.setFocus()
    field.selectAll()
    type_as_unikey(field, "Về việc riêng")
    settle(context)
    letter = plan_of(context).papers[0].id
    context.session.edit("subject", lambda plan: edits.set_document(plan, subject="Việc khác"))
    assert paper_of(plan_of(context), letter).document.subject == "Về việc riêng"
    assert not form(screen).differences.isHidden()
    QTest.mouseClick(button(form(screen).differences, "Take from the plan"), Qt.MouseButton.LeftButton)
    assert "việc khác" in paper_of(plan_of(context), letter).document.subject
    assert form(screen).differences.isHidden()
    context.session.undo()
    QTest.mouseClick(button(form(screen).differences, "Keep the edited words"), Qt.MouseButton.LeftButton)
    assert paper_of(plan_of(context), letter).document.subject == "Về việc riêng"
    assert form(screen).differences.isHidden()


def test_untouched_words_follow_the_plan_in_front_of_the_eyes(screen, context):
    screen.add("letter")
    context.session.edit("subject", lambda plan: edits.set_document(plan, subject="Việc khác"))
    assert "việc khác" in text_field(screen, "subject").toPlainText()


def test_an_edited_paragraph_is_marked_and_can_be_given_back(screen, context):
    screen.add("letter")
    editor = form(screen).body.editors()[0]
    before = editor.toPlainText()
    editor.setFocus()
    QTest.keyClicks(editor, "x")
    settle(context)
    assert len(editor.extraSelections()) == 1
    QTest.mouseClick(button(form(screen).body, "Back to the proposed words"), Qt.MouseButton.LeftButton)
    editor = form(screen).body.editors()[0]
    assert (editor.toPlainText(), editor.extraSelections()) == (before, [])


def test_an_answer_stands_in_the_text_at_once(screen, context):
    screen.add("remind")
    field = form(screen).fields["fact:deadline"]
    field.setFocus()
    QTest.keyClicks(field, "20/12/2026")
    settle(context)
    paper = plan_of(context).papers[0]
    assert facts_of(paper)["deadline"] == "20/12/2026"
    assert "20/12/2026" in "".join(editor.toPlainText() for editor in form(screen).body.editors())


def test_papers_go_on_while_the_plan_is_issued(screen, context):
    context.session.edit("issue", lambda plan: edits.issue(plan, "12", DAY))
    screen.add("letter")
    assert "số 12/KH-UBND ngày 15 tháng 12 năm 2026" in " ".join(words_of(plan_of(context).papers[0]))
    assert not form(screen).session.locked
    check(screen)


def test_an_issued_paper_is_locked_and_can_be_opened_again(screen, context):
    screen.add("letter")
    letter = plan_of(context).papers[0].id
    context.session.current.edit_papers("issue", lambda plan: issue_paper(plan, letter, "45", DAY))
    assert text_field(screen, "subject").isReadOnly()
    assert "45/" in form(screen).locked.text.text()
    assert not form(screen).remove_button.isEnabled()
    check(screen)
    QTest.mouseClick(button(form(screen).locked, "Open it again"), Qt.MouseButton.LeftButton)
    assert not text_field(screen, "subject").isReadOnly()


def test_a_removed_paper_comes_back_by_undo(screen, context):
    screen.add("letter")
    QTest.mouseClick(form(screen).remove_button, Qt.MouseButton.LeftButton)
    assert plan_of(context).papers == ()
    assert isinstance(screen.page, PlanPage)
    context.session.undo()
    assert len(plan_of(context).papers) == 1


def test_number_and_date_of_the_decision_are_entered_once(qtbot, screen, context):
    screen.add("decision")
    screen.add("letter")
    dialog = IssueDialog(context, plan_of(context))
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.paper_id == plan_of(context).papers[0].id
    dialog.number.setText("68")
    dialog.date.setText("15/12/2026")
    qtbot.waitUntil(lambda: "Công văn triển khai" in dialog.follows.text())
    QTest.mouseClick(dialog.issue_button, Qt.MouseButton.LeftButton)
    plan = plan_of(context)
    assert (plan.stage, plan.papers[0].stage) == (Stage.ISSUED, Stage.ISSUED)
    text = " ".join(para.text for para in _paragraphs(plan, "letter"))
    assert "Quyết định số 68/QĐ-UBND ngày 15 tháng 12 năm 2026" in text
    assert any("(Ban hành kèm theo Quyết định số 68/QĐ-UBND ngày 15 tháng 12 năm 2026" in para.text for para in _paragraphs(plan, "decision"))
    context.session.undo()
    assert plan_of(context).stage is Stage.DRAFT


def _paragraphs(plan, key):
    return list(paragraphs(tuple(papers_of_kind(plan, key, PaperOrder())[0].paper.blocks())))


def test_units_are_asked_answer_and_feed_the_table(qtbot, screen, context):
    screen.list.choose(OPINIONS)
    page = screen.page
    assert isinstance(page, OpinionsPage)
    QTest.mouseClick(page.ask_button, Qt.MouseButton.LeftButton)
    asking = dialog_of(AskDialog)
    assert asking.chosen() == ("Công an xã", "Trạm Y tế xã")
    asking.others.setPlainText("Hội Nông dân xã\n")
    QTest.mouseClick(asking.ask_button, Qt.MouseButton.LeftButton)
    session = context.session.current
    assert [request.unit for request in session.follow_up.requests] == ["Công an xã", "Trạm Y tế xã", "Hội Nông dân xã"]
    QTest.mouseClick(button(page, "Agrees"), Qt.MouseButton.LeftButton)
    assert [opinion.taken for opinion in session.follow_up.opinions] == [Taken.AGREED]
    check(screen)
    page._write("Trạm Y tế xã")
    writing = dialog_of(OpinionDialog)
    writing.said.setPlainText("Bổ sung kinh phí.")
    writing.taken.setCurrentIndex(writing.taken.findData(Taken.TAKEN))
    writing.answer.setPlainText("Đã bổ sung tại Mục IV.")
    QTest.mouseClick(writing.keep_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.table_button, Qt.MouseButton.LeftButton)
    assert form(screen).title.text().startswith("Bảng tổng hợp")
    text = str(plan_of(context).papers[0].body)
    assert "Bổ sung kinh phí." in text
    assert "Đã bổ sung tại Mục IV." in text
    context.session.undo()
    context.session.undo()
    assert len(session.follow_up.opinions) == 1
    check(screen)


def test_a_table_of_opinions_follows_new_opinions(screen, context):
    screen.add("opinions")
    table = plan_of(context).papers[0].id
    context.session.current.edit_follow_up("x", lambda value: put_opinion(value, Opinion(id="o", unit="Công an xã", text="Thêm một ý")))
    assert "Thêm một ý" in str(form(screen).session.paper.body)
    assert paper_of(plan_of(context), table) == plan_of(context).papers[0]


def test_another_plan_has_its_own_papers(screen, context):
    screen.add("letter")
    context.desk.open_value(Plan(id=PlanId("other")))
    assert [row.key for row in screen.list.rows()] == [PLAN, OPINIONS]
    assert isinstance(screen.page, PlanPage)


def test_a_place_in_a_paper_is_gone_to(qtbot, context, screen):
    screen.add("letter")
    paper = plan_of(context).papers[0]
    screen.list.choose(PLAN)
    screen.reveal(paper=paper.id, part="signatory.name")
    assert form(screen).fields["signatory.name"].hasFocus()
    screen.reveal(paper=paper.id, part="subject", text="thông tin đối ngoại")
    subject = form(screen).fields["subject"]
    assert isinstance(subject, QPlainTextEdit)
    assert subject.textCursor().selectedText() == "thông tin đối ngoại"
    block = paper.body[0].blocks[-1]
    assert isinstance(block, Paragraph | Item)
    word = plain(block.text).split()[0]
    screen.reveal(paper=paper.id, part=block.id, text=word)
    editor = next(one for one in form(screen).body.editors() if one.textCursor().hasSelection())
    assert editor.textCursor().selectedText() == word
    assert editor.hasFocus()
    screen.resize(900, 300)
    screen.reveal(paper=paper.id, part="signatory.name")
    qtbot.waitUntil(lambda: not form(screen).fields["signatory.name"].visibleRegion().isEmpty())


def test_lines_of_the_list_are_never_wider_than_the_list(qtbot):
    make_context()
    made = PaperList()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    row = PaperRow(key="a", title="Quyết định ban hành kế hoạch", said="Ban hành Kế hoạch hoạt động thông tin đối ngoại", chip="Dự thảo")
    made.show_rows((row,), frozenset({"a"}))
    qtbot.waitUntil(lambda: made.itemWidget(made.item(0)).width() > 500)
    made.resize(280, 300)
    qtbot.waitUntil(lambda: made.itemWidget(made.item(0)).width() <= made.viewport().width())


@pytest.mark.parametrize("height", [500, 2000])
@pytest.mark.parametrize("width", [240, 280, 420])
def test_names_of_papers_are_whole_in_the_list(qtbot, width, height):
    make_context()
    made = PaperList()
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    titles = ["Tờ trình", *(kind_name(key) for _words, keys in GROUPS for key in keys)]
    rows = tuple(PaperRow(key=str(at), title=title, said="Số 12/QĐ-UBND, ngày 15/12/2026", chip="Đã ban hành") for at, title in enumerate(titles))
    made.show_rows(rows, {row.key for row in rows})
    shown = [one for row in rows if (one := made.row_widget(row.key)) is not None]
    names = [next(label for label in one.findChildren(QLabel) if label.text() == row.title) for row, one in zip(rows, shown, strict=True)]
    qtbot.waitUntil(lambda: all(name.height() >= name.heightForWidth(name.width()) for name in names))
    assert all(one.width() <= made.viewport().width() for one in shown)
    assert all(made.item(at).toolTip().startswith(row.title) for at, row in enumerate(rows))
