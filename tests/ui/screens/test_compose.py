"""Stories on the screen where a plan is written, with the real widgets and real keys."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import screen_checks
from tests.ui.contexts import make_context
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain import codec, edits
from ttdn_desktop.domain.blocks import Cell, Item, Paragraph, Table, TaskList
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import LegalBasis, Plan, Section, SectionRole, Stage, Task
from ttdn_desktop.domain.text import Run, plain, rich
from ttdn_desktop.i18n import _
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.forms.bases_panel import BasesPanel
from ttdn_desktop.ui.forms.ending_form import EndingForm
from ttdn_desktop.ui.forms.general_form import GeneralForm
from ttdn_desktop.ui.forms.lines_field import LinesField
from ttdn_desktop.ui.forms.section_form import SectionForm
from ttdn_desktop.ui.forms.table_dialog import TableDialog
from ttdn_desktop.ui.forms.task_form import TaskForm
from ttdn_desktop.ui.hits_dialog import HitsDialog
from ttdn_desktop.ui.screens.compose import ComposeScreen

CTRL = Qt.KeyboardModifier.ControlModifier


def small_plan() -> Plan:
    task = Task(id=TaskId("t1"), title="Họp báo", content=(rich("Đăng tin."),), leads=("Phòng Văn hóa - Xã hội",), partners=("Công an xã",))
    blocks = (
        Paragraph(id=BlockId("b1"), text=rich("Một đoạn văn.")),
        Item(id=BlockId("b2"), text=rich("Một gạch đầu dòng;")),
        TaskList(id=BlockId("l1"), task_ids=(TaskId("t1"),)),
        Table(id=BlockId("g1"), rows=((Cell(paragraphs=(rich("TT"),)), Cell(paragraphs=(rich("Nội dung", bold=True),))),), header_rows=1),
    )
    body = (
        Section(id=SectionId("s1"), heading="MỤC ĐÍCH", role=SectionRole.PURPOSE, blocks=(Paragraph(id=BlockId("b0"), text=rich("Nâng cao hiệu quả.")),)),
        Section(id=SectionId("s2"), heading="Nội dung", role=SectionRole.CONTENT, blocks=blocks),
    )
    return Plan(id=PlanId("p"), year=2027, body=body, tasks=(task,), recipients=("Thường trực Đảng ủy", "Lưu: VT"))


@pytest.fixture
def context(qapp: QApplication) -> ScreenContext:
    return make_context(small_plan(), library=resources.library(), units=("Công an xã", "Đoàn Thanh niên xã"))


@pytest.fixture
def screen(context: ScreenContext, qtbot: QtBot) -> ComposeScreen:
    return shown(ComposeScreen(context), qtbot)


def shown(screen: ComposeScreen, qtbot: QtBot) -> ComposeScreen:
    window = QMainWindow()
    window.setCentralWidget(screen)
    window.resize(1366 - 84, 768 - 80)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen.window_kept = window  # type: ignore[attr-defined]  # lives as long as the screen
    return screen


def plan_of(context: ScreenContext) -> Plan:
    assert context.session.plan is not None
    return context.session.plan


def section_form(screen: ComposeScreen, section: str) -> SectionForm:
    screen.reveal(node=f"section:{section}")
    form = screen.form("section")
    assert isinstance(form, SectionForm)
    return form


def task_form(screen: ComposeScreen) -> TaskForm:
    screen.reveal(node="task:t1")
    form = screen.form("task")
    assert isinstance(form, TaskForm)
    return form


def settle(context: ScreenContext) -> None:
    context.session.settle()


# --- writing


def test_text_typed_into_a_section_becomes_one_step_and_undo_keeps_the_caret(screen: ComposeScreen, context: ScreenContext) -> None:
    editor = section_form(screen, "s1").blocks.first_editor()
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(8)
    editor.setTextCursor(cursor)
    type_as_unikey(editor, "ra", "<", "õ ", "net", "<<", "ét ")
    settle(context)
    assert plain(plan_of(context).section(SectionId("s1")).blocks[0].text) == "Nâng caorõ nét  hiệu quả."  # type: ignore[union-attr]  # a paragraph
    history = context.session.current.history  # type: ignore[union-attr]  # a plan is open
    assert history.count() == 1
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText() == "Nâng cao hiệu quả."
    assert editor.textCursor().position() == 8
    QTest.keyClick(editor, Qt.Key.Key_Y, CTRL)
    assert editor.toPlainText() == "Nâng caorõ nét  hiệu quả."
    assert editor.textCursor().position() == 15
    assert editor.hasFocus()


def test_each_visit_to_an_editor_is_a_step_of_its_own(screen: ComposeScreen, context: ScreenContext) -> None:
    form = section_form(screen, "s1")
    editor = form.blocks.first_editor()
    for text in ("a", "b"):
        editor.setFocus()
        editor.moveCursor(QTextCursor.MoveOperation.End)
        type_as_unikey(editor, text)
        form.heading.setFocus()
    assert context.session.current.history.count() == 2  # type: ignore[union-attr]  # a plan is open


def test_prose_around_tasks_and_tables_is_edited_in_place(screen: ComposeScreen, context: ScreenContext) -> None:
    form = section_form(screen, "s2")
    first = form.blocks.first_editor()
    assert [line.id for line in first.lines()] == ["b1", "b2"]
    first.setFocus()
    first.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(first, Qt.Key.Key_Return)
    type_as_unikey(first, "Gạch hai")
    settle(context)
    kinds = [type(block).__name__ for block in plan_of(context).section(SectionId("s2")).blocks]
    assert kinds == ["Paragraph", "Item", "Item", "TaskList", "Table"]
    assert section_form(screen, "s2").blocks.first_editor() is first  # the editor was not made anew under the hands


def test_switching_nodes_hands_over_what_was_typed(screen: ComposeScreen, context: ScreenContext) -> None:
    editor = section_form(screen, "s1").blocks.first_editor()
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_as_unikey(editor, " Thêm")
    screen.outline.choose("general")
    assert plain(plan_of(context).section(SectionId("s1")).blocks[0].text).endswith("Thêm")  # type: ignore[union-attr]  # a paragraph


def test_heading_and_role_of_a_section_are_changed(screen: ComposeScreen, context: ScreenContext) -> None:
    form = section_form(screen, "s1")
    form.heading.setFocus()
    form.heading.selectAll()
    type_as_unikey(form.heading, "MUC", "<<", "ỤC TIÊU")
    settle(context)
    assert plan_of(context).section(SectionId("s1")).heading == "MỤC TIÊU"
    form.role.setCurrentIndex(2)
    form.role.activated.emit(2)
    assert plan_of(context).section(SectionId("s1")).role is SectionRole.OBJECTIVES
    assert screen.outline.currentIndex().data() == "I. Mục tiêu"


def test_a_task_is_written_with_its_units_and_lines(screen: ComposeScreen, context: ScreenContext) -> None:
    form = task_form(screen)
    form.title.setFocus()
    form.title.moveCursor(QTextCursor.MoveOperation.End)
    type_as_unikey(form.title, " quyy", "<", " I")
    form.content.setFocus()
    form.content.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(form.content, Qt.Key.Key_Return)
    type_as_unikey(form.content, "Dich", "<<<", "ịch.")
    form.partners.line.setFocus()
    type_as_unikey(form.partners.line, "Doan", "<<<<", "Đoàn xã;")
    for name, typed in (("time", "Quý I/2027"), ("output", "12 tin"), ("budget", "15.000.000 đồng"), ("source", "Mục II.3"), ("note", "x")):
        form.fields[name].setFocus()
        type_as_unikey(form.fields[name], typed)
    settle(context)
    task = plan_of(context).task(TaskId("t1"))
    assert (task.time.start, task.time.end) == (dt.date(2027, 1, 1), dt.date(2027, 3, 31))  # understood as in the grid
    assert task.title == "Họp báo quy I"
    assert [plain(text) for text in task.content] == ["Đăng tin.", "Dịch."]
    assert task.partners == ("Công an xã", "Đoàn xã")
    assert (task.time.text, task.output, task.budget, task.source, task.note) == ("Quý I/2027", "12 tin", "15.000.000 đồng", "Mục II.3", "x")
    history = context.session.current.history  # type: ignore[union-attr]  # a plan is open
    while history.canUndo():
        context.session.undo()
    assert plan_of(context) == small_plan()
    while history.canRedo():
        context.session.redo()
    assert plan_of(context).task(TaskId("t1")) == task


def test_an_input_method_composes_in_every_text_field(screen: ComposeScreen, context: ScreenContext) -> None:
    form = task_form(screen)
    for field, read in (
        (form.content, lambda: plain(plan_of(context).task(TaskId("t1")).content[-1])),
        (form.fields["output"], lambda: plan_of(context).task(TaskId("t1")).output),
    ):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_End, CTRL)
        for preedit in ("đ", "đô", "đối"):
            QApplication.sendEvent(field, QInputMethodEvent(preedit, []))
        commit = QInputMethodEvent()
        commit.setCommitString("đối")
        QApplication.sendEvent(field, commit)
        settle(context)
        assert read().endswith("đối")


def test_hostile_markup_pasted_into_a_section_brings_only_text(screen: ComposeScreen, context: ScreenContext) -> None:
    editor = section_form(screen, "s1").blocks.first_editor()
    editor.setFocus()
    editor.selectAll()
    data = QMimeData()
    data.setHtml('<b>An</b> toàn <img src="//server/share/a.png"><script>x</script>')
    editor.insertFromMimeData(data)
    settle(context)
    block = plan_of(context).section(SectionId("s1")).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text == (Run(text="An", bold=True), Run(text=" toàn"))


def test_a_table_is_edited_in_a_grid_and_cells_not_touched_keep_their_look(screen: ComposeScreen, context: ScreenContext) -> None:
    changed: list[Table] = []
    table = plan_of(context).block(BlockId("g1"))
    assert isinstance(table, Table)
    dialog = TableDialog(table, changed.append, screen)
    assert dialog.table() == table
    dialog.grid.insertRow(1)
    cell = dialog.grid.item(0, 0)
    assert cell is not None
    cell.setText("Số")
    dialog.accept()
    assert len(changed[0].rows) == 2
    assert plain(changed[0].rows[0][0].paragraphs[0]) == "Số"
    assert changed[0].rows[0][1] == table.rows[0][1]


# --- forms


def test_the_form_of_the_letterhead_fills_the_plan(screen: ComposeScreen, context: ScreenContext, qtbot: QtBot) -> None:
    screen.reveal(node="general")
    form = screen.form("general")
    assert isinstance(form, GeneralForm)
    typed = {
        "document.subject": "Hoạt động đối ngoại",
        "issuer.name": "Ủy ban nhân dân xã",
        "document.symbol": "KH-UBND",
        "document.place": "Vân Trúc",
        "issuer.lines": "ỦY BAN NHÂN DÂN",
        "enacting": "ban hành như sau:",
        "proposal.text": "Theo đề nghị của Phòng",
    }
    for name, text in typed.items():
        form.fields[name].setFocus()
        type_as_unikey(form.fields[name], text)
    year = form.fields["year"]
    year.setFocus()
    year.selectAll()  # type: ignore[attr-defined]  # a line
    type_as_unikey(year, "2028")
    planned = form.fields["planned_issue_date"]
    planned.setFocus()
    type_as_unikey(planned.line, "5/6/2026")  # type: ignore[attr-defined]  # a date line
    settle(context)
    plan = plan_of(context)
    assert plan.document.subject == "Hoạt động đối ngoại"
    assert plan.issuer.name == "Ủy ban nhân dân xã"
    assert plan.issuer.lines == ("ỦY BAN NHÂN DÂN",)
    assert plan.proposal is not None
    assert plan.proposal.text == "Theo đề nghị của Phòng"
    assert plan.year == 2028
    assert str(plan.planned_issue_date) == "2026-06-05"


def test_a_short_name_of_the_issuing_body_is_written_out_by_one_click(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.reveal(node="general")
    form = screen.form("general")
    assert isinstance(form, GeneralForm)
    assert form.in_full.isHidden()
    context.session.edit("", lambda plan: edits.set_issuer(plan, name="UBND xã Suối Mây", lines=("UBND", "XÃ SUỐI MÂY")))
    assert not form.in_full.isHidden()
    form.in_full.click()
    issuer = plan_of(context).issuer
    assert (issuer.name, issuer.lines) == ("Ủy ban nhân dân xã Suối Mây", ("ỦY BAN NHÂN DÂN", "XÃ SUỐI MÂY"))
    assert form.in_full.isHidden()


def test_a_date_that_is_none_is_said_and_not_kept(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.reveal(node="general")
    form = screen.form("general")
    assert isinstance(form, GeneralForm)
    planned = form.fields["planned_issue_date"]
    planned.setFocus()
    type_as_unikey(planned.line, "31/02/2026")  # type: ignore[attr-defined]  # a date line
    form.fields["document.subject"].setFocus()
    assert plan_of(context).planned_issue_date is None
    assert planned._wrong.isVisible()  # type: ignore[attr-defined]  # a date line


def test_recipients_are_typed_moved_and_proposed_from_the_tasks(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.reveal(node="ending")
    form = screen.form("ending")
    assert isinstance(form, EndingForm)
    recipients = form.recipients
    assert isinstance(recipients, LinesField)
    recipients.setFocus()
    recipients.moveCursor(QTextCursor.MoveOperation.Start)
    type_as_unikey(recipients, "Sở Ngoại vụ")
    QTest.keyClick(recipients, Qt.Key.Key_Return)
    QTest.keyClick(recipients, Qt.Key.Key_Return)
    settle(context)
    recipients.move_line(-1)
    form.fields["signatory.name"].setFocus()
    assert plan_of(context).recipients == ("Sở Ngoại vụ", "Thường trực Đảng ủy", "Lưu: VT")
    offered = [button for button in form.findChildren(QPushButton) if button.text().startswith("+") and button.isVisible()]
    assert [button.text() for button in offered] == ["+ Phòng Văn hóa - Xã hội", "+ Công an xã"]
    offered[0].click()
    assert plan_of(context).recipients == ("Sở Ngoại vụ", "Thường trực Đảng ủy", "Phòng Văn hóa - Xã hội", "Lưu: VT")


def test_a_usual_way_to_sign_fills_authority_and_post(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.reveal(node="ending")
    form = screen.form("ending")
    assert isinstance(form, EndingForm)
    form.signing_menu().actions()[1].trigger()
    assert plan_of(context).signatory.capacity == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert plan_of(context).signatory.title == "PHÓ CHỦ TỊCH"


# --- legal bases


def test_the_story_of_the_bases(screen: ComposeScreen, context: ScreenContext, qtbot: QtBot) -> None:
    screen.reveal(node="bases")
    panel = screen.form("bases")
    assert isinstance(panel, BasesPanel)
    panel.paste.setFocus()
    type_as_unikey(panel.paste, "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;")
    QTest.keyClick(panel.paste, Qt.Key.Key_Return)
    type_as_unikey(panel.paste, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025")
    QTest.keyClick(panel.paste, Qt.Key.Key_Return)
    bases = plan_of(context).legal_bases
    assert [basis.number for basis in bases] == ["72/2015/NĐ-CP", None]
    assert bases[0].lead == "Căn cứ"
    assert panel.at == 1
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [basis.type for basis in plan_of(context).legal_bases] == ["Luật", "Nghị định"]
    assert panel.at == 0
    panel.choose(1)
    number = panel.fields["number"]
    number.setFocus()
    number.selectAll()  # type: ignore[attr-defined]  # a line
    type_as_unikey(number, "73/2015/NĐ-CP")
    settle(context)
    assert plan_of(context).legal_bases[1].number == "73/2015/NĐ-CP"
    panel.picker.words.setFocus()
    type_as_unikey(panel.picker.words, "bao ve bi mat nha nuoc")
    QTest.keyClick(panel.picker.words, Qt.Key.Key_Return)
    assert len(plan_of(context).legal_bases) == 3
    assert plan_of(context).legal_bases[panel.at].document_id
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert len(plan_of(context).legal_bases) == 2


def test_a_line_typed_otherwise_is_kept_as_written(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.reveal(node="bases")
    panel = screen.form("bases")
    assert isinstance(panel, BasesPanel)
    panel.paste.setText("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại")
    panel.add_pasted()
    subject = panel.fields["subject"]
    subject.setFocus()
    subject.end(False)  # type: ignore[attr-defined]  # a line
    type_as_unikey(subject, " mới")
    settle(context)
    assert plan_of(context).legal_bases[0].text.endswith("thông tin đối ngoại mới")
    text = panel.fields["text"]
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)  # type: ignore[attr-defined]  # several lines
    type_as_unikey(text, " (sau đây gọi là Nghị định 72)")
    settle(context)
    type_as_unikey(subject, " nữa")
    settle(context)
    assert plan_of(context).legal_bases[0].text.endswith("(sau đây gọi là Nghị định 72)")
    assert plan_of(context).legal_bases[0].text.startswith("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015")


# --- find and replace


def test_found_places_are_jumped_to_and_selected(screen: ComposeScreen, context: ScreenContext, qtbot: QtBot) -> None:
    screen.open_find()
    screen.find_bar.words.setText("dau dong")
    QTest.keyClick(screen.find_bar.words, Qt.Key.Key_Return)
    assert screen.outline.key == "section:s2"
    assert section_form(screen, "s2").blocks.first_editor().textCursor().selectedText() == "đầu dòng"
    screen.open_find()
    screen.find_bar.words.setText("luu: vt")
    screen.find_bar.step(1)
    assert screen.outline.key == "ending"
    form = screen.form("ending")
    assert isinstance(form, EndingForm)
    assert form.recipients.textCursor().selectedText() == "Lưu: VT"
    screen.find_bar.words.setText("họp")
    screen.find_bar.step(1)
    assert screen.outline.key == "task:t1"
    task = screen.form("task")
    assert isinstance(task, TaskForm)
    assert task.title.textCursor().selectedText() == "Họp"
    QTest.keyClick(screen.find_bar.words, Qt.Key.Key_Escape)
    assert task.title.hasFocus()
    assert task.title.textCursor().selectedText() == "Họp"


def test_replacing_goes_one_by_one_or_all_in_one_step(screen: ComposeScreen, context: ScreenContext) -> None:
    history = context.session.current.history  # type: ignore[union-attr]  # a plan is open
    screen.open_replace()
    bar = screen.find_bar
    bar.words.setText("mot")
    bar.new.setText("Hai")
    bar.step(1)
    assert bar.count.text() == "1/2"
    bar.replace_one()
    assert history.count() == 1
    bar.replace_all()
    screen.window().findChildren(HitsDialog)[-1].go_button.click()
    assert history.count() == 2
    assert not bar.matches
    blocks = plan_of(context).section(SectionId("s2")).blocks
    assert plain(blocks[0].text) == "Hai đoạn văn."  # type: ignore[union-attr]  # a paragraph
    assert plain(blocks[1].text) == "Hai gạch đầu dòng;"  # type: ignore[union-attr]  # an item
    context.session.undo()
    context.session.undo()
    assert plan_of(context) == small_plan()


def test_after_the_last_replacement_the_keys_go_to_the_words_looked_for_not_into_the_plan(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.open_replace()
    bar = screen.find_bar
    bar.words.setText("mot")
    bar.new.setText("Hai")
    bar.step(1)
    bar.all_button.setFocus()
    QTest.mouseClick(bar.all_button, Qt.MouseButton.LeftButton)
    screen.window().findChildren(HitsDialog)[-1].go_button.click()
    assert not bar.all_button.isEnabled()
    assert screen.window().focusWidget() is bar.words


def test_a_click_below_the_text_goes_on_writing_there(screen: ComposeScreen, context: ScreenContext) -> None:
    form = section_form(screen, "s1")
    screen.outline.setFocus()
    below = form.rect().center()
    below.setY(form.rect().bottom() - 10)
    assert form.childAt(below) is None
    QTest.mouseClick(form, Qt.MouseButton.LeftButton, pos=below)
    editor = form.blocks.first_editor()
    assert editor.hasFocus()
    assert editor.textCursor().atEnd()


# --- the screen as a whole


@pytest.mark.parametrize("node", ["general", "bases", "section:s1", "section:s2", "task:t1", "ending"])
def test_telex_streams_and_input_methods_arrive_exactly_in_every_text_field(node: str, screen: ComposeScreen, context: ScreenContext) -> None:
    context.session.edit("x", lambda plan: edits.add_basis(plan, LegalBasis(text="Căn cứ A", type="Luật", subject="A")))
    screen.reveal(node=node)
    screen.open_replace()
    editors = [field for field in screen.findChildren(QWidget) if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit)]
    fields = [field for field in editors if field.isVisible() and not field.isReadOnly()]
    assert len(fields) >= 3
    for field in fields:
        field.setFocus()
        field.selectAll()
        type_as_unikey(field, "Thoo", "<<", "ông tin dd", "<<", "đoo", "<<", "ô", "<", "ối ngoaij", "<<<", "ại")
        for preedit in ("t", "ti", "tiế"):
            QApplication.sendEvent(field, QInputMethodEvent(preedit, []))
        commit = QInputMethodEvent()
        commit.setCommitString(" tiếng")
        QApplication.sendEvent(field, commit)
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        assert text == "Thông tin đối ngoại tiếng", field.accessibleName()
        settle(context)
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        assert text == "Thông tin đối ngoại tiếng", field.accessibleName()


def test_telex_arrives_exactly_while_a_heading_is_renamed_in_the_outline(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.outline.choose("section:s1")
    screen.outline.setFocus()
    QTest.keyClick(screen.outline, Qt.Key.Key_F2)
    editor = screen.outline.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    type_as_unikey(editor, "Muc", "<<", "ục đichs", "<<<<", "ích")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    screen_checks.settle(screen)
    assert plan_of(context).section(SectionId("s1")).heading == "Mục đích"


def test_an_issued_plan_can_be_read_but_not_typed_into(qtbot: QtBot, qapp: QApplication) -> None:
    plan = edits.set_plan(small_plan(), stage=Stage.ISSUED)
    context = make_context(plan, library=resources.library())
    screen = shown(ComposeScreen(context), qtbot)
    editor = section_form(screen, "s1").blocks.first_editor()
    editor.setFocus()
    type_as_unikey(editor, "x")
    settle(context)
    assert plan_of(context) is plan
    assert editor.isReadOnly()
    assert task_form(screen).fields["output"].isReadOnly()
    screen.reveal(node="general")
    form = screen.form("general")
    assert isinstance(form, GeneralForm)
    assert form.fields["stage"].placeholderText() == _(STAGES[Stage.ISSUED])  # type: ignore[attr-defined]  # a list to choose from


def test_another_plan_in_front_is_shown_everywhere(screen: ComposeScreen, context: ScreenContext) -> None:
    form = section_form(screen, "s1")
    other = replace(small_plan(), id=PlanId("q"), body=(Section(id=SectionId("s1"), heading="KHÁC"),))
    context.desk.open_value(other)
    assert section_form(screen, "s1") is form
    assert form.heading.text() == "KHÁC"
    assert form.blocks.first_editor().lines() == ()
    context.session.show(None)
    assert not screen.outline.isEnabled()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("sample", resources.sample_names())
def test_every_node_is_named_reachable_and_whole_at_the_smallest_screen(language: str, sample: str, qtbot: QtBot, qapp: QApplication) -> None:
    i18n.install(language)
    plan = codec.plan_from_json(resources.load_json(f"samples/{sample}.json"))
    screen = shown(ComposeScreen(make_context(plan, library=resources.library())), qtbot)
    kinds = {key.partition(":")[0]: key for key in screen.outline.outline.node_keys()}
    for key in kinds.values():
        screen.reveal(node=key)
        screen_checks.check(screen)
    screen.open_replace()
    screen.side.toggle("history")
    for key in kinds.values():
        screen.reveal(node=key)
        screen_checks.check(screen)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_screen_says_what_to_do_where_no_plan_is_open(language: str, qtbot: QtBot, qapp: QApplication) -> None:
    i18n.install(language)
    screen = shown(ComposeScreen(make_context(library=resources.library())), qtbot)
    screen_checks.check(screen)


def test_the_page_follows_the_caret_of_a_long_section(screen: ComposeScreen, context: ScreenContext) -> None:
    blocks = tuple(Paragraph(id=BlockId(f"p{n}"), text=rich("Một đoạn văn dài. " * 12)) for n in range(40))
    context.session.edit("x", lambda plan: edits.set_blocks(plan, SectionId("s1"), blocks))
    editor = section_form(screen, "s1").blocks.first_editor()
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_as_unikey(editor, "x")
    screen_checks.settle(screen)
    assert screen.rect().contains(editor.viewport().mapTo(screen, editor.cursorRect().center()))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    screen_checks.settle(screen)
    assert screen.rect().contains(editor.viewport().mapTo(screen, editor.cursorRect().center()))


def test_ctrl_z_in_the_find_bar_takes_a_replacement_back(screen: ComposeScreen, context: ScreenContext) -> None:
    screen.open_replace()
    screen.find_bar.words.setText("mot")
    screen.find_bar.new.setText("Hai")
    screen.find_bar.replace_all()
    screen.window().findChildren(HitsDialog)[-1].go_button.click()
    assert plan_of(context) != small_plan()
    screen.find_bar.new.setFocus()
    QTest.keyClick(screen.find_bar.new, Qt.Key.Key_Z, CTRL)
    assert plan_of(context) == small_plan()
