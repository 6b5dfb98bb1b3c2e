"""The wording bank at work: a sentence found and put in where one types, in one step; own ones kept, changed and taken out."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import screen_checks
from tests.ui.contexts import NOW, Offered, ids, make_context, plan_of
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.library import Origin
from ttdn_desktop.domain.plan import DocumentHead, Issuer, Plan, Section, SectionRole, Task
from ttdn_desktop.domain.text import plain, rich
from ttdn_desktop.services.workspace import open_workspace
from ttdn_desktop.ui import menus
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.forms.ending_form import EndingForm
from ttdn_desktop.ui.forms.section_form import SectionForm
from ttdn_desktop.ui.forms.task_form import TaskForm
from ttdn_desktop.ui.screens.compose import ComposeScreen
from ttdn_desktop.ui.screens.tasks import TasksScreen
from ttdn_desktop.ui.snippets.dialog import SnippetsDialog
from ttdn_desktop.ui.snippets.keep_dialog import KeepDialog
from ttdn_desktop.ui.snippets.opening import keep_selected, open_sentences

PLAN = Plan(
    id=PlanId("plan"),
    year=2027,
    issuer=Issuer(name="Ủy ban nhân dân xã Suối Mây"),
    document=DocumentHead(subject="Thông tin đối ngoại năm 2027"),
    body=(
        Section(
            id=SectionId("purpose"),
            heading="MỤC ĐÍCH",
            role=SectionRole.PURPOSE,
            blocks=(Paragraph(id=BlockId("p1"), text=rich("Mở đầu.")),),
            sections=(Section(id=SectionId("below"), heading="Cụ thể"),),
        ),
        Section(id=SectionId("budget"), heading="KINH PHÍ", role=SectionRole.BUDGET),
    ),
    tasks=(Task(id=TaskId("t"), title="Họp báo"),),
    recipients=("Như trên", "Lưu: VT"),
)
EARLIER = "Tuyên truyền tới bà con người Dao và người Mông của xã bằng tiếng dân tộc."


@pytest.fixture
def context(qtbot: QtBot) -> ScreenContext:
    i18n.install("en")
    return make_context(PLAN, library=resources.library())


def shown(screen: QWidget, qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(screen)
    window.resize(1366 - 84, 768 - 80)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def screen(context: ScreenContext, qtbot: QtBot) -> ComposeScreen:
    return ComposeScreen(context)


@pytest.fixture
def window(screen: ComposeScreen, qtbot: QtBot) -> QMainWindow:
    return shown(screen, qtbot)


def dialog_of(context: ScreenContext, window: QMainWindow, qtbot: QtBot) -> SnippetsDialog:
    open_sentences(context, window)
    dialog = window.findChild(SnippetsDialog)
    assert isinstance(dialog, SnippetsDialog)
    qtbot.waitUntil(dialog.words.hasFocus)
    return dialog


def type_and_enter(dialog: SnippetsDialog, words: str, qtbot: QtBot) -> None:
    type_as_unikey(dialog.words, words)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog.words, Qt.Key.Key_Return)


def prose(screen: ComposeScreen, section: str) -> ProseEdit:
    screen.reveal(node=f"section:{section}")
    form = screen.form("section")
    assert isinstance(form, SectionForm)
    editor = form.blocks.first_editor()
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    return editor


def words_of(context: ScreenContext, section: str) -> list[str]:
    return [plain(block.text) for block in plan_of(context).section(SectionId(section)).blocks if isinstance(block, Paragraph)]


def test_a_sentence_goes_to_the_cursor_as_one_step_and_the_part_is_proposed(screen, context, window, qtbot) -> None:
    editor = prose(screen, "purpose")
    type_as_unikey(editor, " Rồi")
    dialog = dialog_of(context, window, qtbot)
    assert dialog.part.currentData() == "purpose"
    assert not dialog.information.isVisible()
    type_and_enter(dialog, "mo rong hop tac", qtbot)
    wanted = "Mở đầu. Rồi Góp phần mở rộng hợp tác, giao lưu hữu nghị, thu hút khách du lịch và nguồn lực đầu tư vào xã Suối Mây."
    assert words_of(context, "purpose") == [wanted]
    qtbot.waitUntil(editor.hasFocus)
    type_as_unikey(editor, " Thêm")
    context.session.settle()
    assert words_of(context, "purpose") == [wanted + " Thêm"]
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words_of(context, "purpose") == [wanted]
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words_of(context, "purpose") == ["Mở đầu. Rồi"]


def test_a_sentence_of_an_earlier_plan_is_found_put_in_and_taken_back(tmp_path: Path, screen, window, qtbot, monkeypatch) -> None:
    earlier = replace(PLAN, id=PlanId("earlier"), document=DocumentHead(subject="Thông tin đối ngoại năm 2026"), year=2026)
    section = replace(PLAN.body[1], blocks=(Paragraph(id=BlockId("e"), text=rich(EARLIER)),))
    with open_workspace(tmp_path / "w.ttdn", clock=lambda: NOW, new_id=ids()) as workspace:
        workspace.save(replace(earlier, body=(section,))).result()
        context = screen._context
        monkeypatch.setattr(type(context.desk), "workspace", workspace)
        editor = prose(screen, "budget")
        dialog = dialog_of(context, window, qtbot)
        type_as_unikey(dialog.words, "nguoi dao tieng dan toc")
        qtbot.waitUntil(lambda: dialog.chosen is not None and dialog.chosen.text == EARLIER)
        assert dialog._rows.rows[dialog.view.currentIndex().row()].below == "Thông tin đối ngoại năm 2026"
        with qtbot.waitSignal(dialog.destroyed):
            QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert words_of(context, "budget") == [EARLIER]
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words_of(context, "budget") == []


def test_words_of_another_part_are_found_in_all_parts(screen, context, window, qtbot) -> None:
    prose(screen, "purpose")
    dialog = dialog_of(context, window, qtbot)
    type_as_unikey(dialog.words, "ngan sach nha nuoc")
    assert not dialog._use.isEnabled()
    qtbot.waitUntil(dialog._everywhere.isVisible)
    dialog._everywhere.click()
    assert dialog.chosen is not None
    QTest.keyClick(dialog.words, Qt.Key.Key_Down)
    second = dialog.chosen
    dialog.refresh()
    assert dialog.chosen == second, "a mark that was moved stays"
    dialog.reject()


def test_a_double_click_puts_a_sentence_in_once(screen, context, window, qtbot) -> None:
    prose(screen, "budget")
    dialog = dialog_of(context, window, qtbot)
    wanted = dialog.chosen
    place = dialog.view.visualRect(dialog.view.currentIndex()).center()
    QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseDClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted is not None
    assert words_of(context, "budget") == [wanted.text.replace("{năm}", "2027")]


def test_from_the_outline_a_sentence_goes_behind_the_text_of_the_node(screen, context, window, qtbot) -> None:
    prose(screen, "purpose").moveCursor(QTextCursor.MoveOperation.Start)
    screen.outline.setFocus()
    dialog = dialog_of(context, window, qtbot)
    assert dialog.part.currentData() == "purpose"
    type_and_enter(dialog, "mo rong hop tac", qtbot)
    assert words_of(context, "purpose")[0].startswith("Mở đầu. Góp phần mở rộng")


def test_below_a_part_its_sentences_are_proposed_too(screen, context, window, qtbot) -> None:
    prose(screen, "below")
    dialog = dialog_of(context, window, qtbot)
    assert dialog.part.currentData() == "purpose"
    dialog.reject()


def test_a_recipient_becomes_a_line_of_its_own_before_the_archive(screen, context, window, qtbot) -> None:
    screen.reveal(node="ending")
    form = screen.form("ending")
    assert isinstance(form, EndingForm)
    form.recipients.setFocus()
    form.recipients.moveCursor(QTextCursor.MoveOperation.End)
    dialog = dialog_of(context, window, qtbot)
    assert dialog.part.currentData() == "recipient"
    type_and_enter(dialog, "cac thon to dan pho", qtbot)
    assert plan_of(context).recipients == ("Như trên", "Các thôn, tổ dân phố (để thực hiện)", "Lưu: VT")
    form.recipients.moveCursor(QTextCursor.MoveOperation.Start)
    type_and_enter(dialog_of(context, window, qtbot), "thuong truc dang uy", qtbot)
    assert plan_of(context).recipients[:2] == ("Như trên", "Thường trực Đảng ủy (để báo cáo)")
    context.session.undo()
    context.session.undo()
    assert plan_of(context).recipients == PLAN.recipients


def test_the_name_of_a_task_is_put_in_by_its_kind_of_information(context, qtbot) -> None:
    form = TaskForm(context)
    window = shown(form, qtbot)
    form.show_node("t")
    form.title.setFocus()
    form.title.selectAll()
    dialog = dialog_of(context, window, qtbot)
    assert dialog.part.currentData() == "task"
    assert dialog.information.isVisible()
    dialog.information.setCurrentIndex(dialog.information.findData("world"))
    type_and_enter(dialog, "truyen thanh", qtbot)
    assert plan_of(context).task(TaskId("t")).title == "Cập nhật tin thế giới trên hệ thống truyền thanh cơ sở từ nguồn tin chính thống"


def test_in_the_grid_of_tasks_the_cell_in_front_is_written(context, qtbot) -> None:
    screen = TasksScreen(context)
    window = shown(screen, qtbot)
    grid = screen.grid
    assert isinstance(grid, QTableView)
    grid.setFocus()
    column = next(n for n in range(grid.model().columnCount()) if grid.model().index(0, n).data() == "Họp báo")
    grid.setCurrentIndex(grid.model().index(0, column))
    type_and_enter(dialog_of(context, window, qtbot), "tham du giao ban", qtbot)
    assert plan_of(context).task(TaskId("t")).title.startswith("Họp báo Tham dự giao ban báo chí")
    context.session.undo()
    assert plan_of(context).task(TaskId("t")).title == "Họp báo"


def test_selected_words_are_kept_changed_and_deleted(screen, context, window, qtbot) -> None:
    editor = prose(screen, "purpose")
    editor.select(0, 0, len("Mở đầu."))
    kept = QAction("Keep", window)
    kept.setObjectName(menus.KEEP)
    window.addAction(kept)
    assert "Keep" in [action.text() for action in menus.text_menu(editor).actions()]
    keep_selected(context, window)
    keeping = window.findChild(KeepDialog)
    assert isinstance(keeping, KeepDialog)
    screen_checks.check(keeping)
    assert keeping.part.currentData() == "purpose"
    keeping.accept()
    own = context.books.library.value.snippets[-1]
    assert (own.text, own.topic, own.origin, own.source) == ("Mở đầu.", "purpose", Origin.OWN, PLAN.document.subject)
    dialog = dialog_of(context, window, qtbot)
    assert dialog.chosen == own, "the office's own stand first"
    dialog.change()
    changing = dialog.findChild(KeepDialog)
    assert isinstance(changing, KeepDialog)
    changing.text.setPlainText("Mở đầu khác.")
    changing.accept()
    assert context.books.library.value.snippets[-1] == replace(own, text="Mở đầu khác.")
    dialog.words.setText("mo dau khac")
    dialog.delete()
    assert own.id not in [one.id for one in context.books.library.value.snippets]
    assert isinstance(context.offer, Offered)
    context.offer.made[-1][2]()
    assert context.books.library.value.snippets[-1].text == "Mở đầu khác."
    dialog.reject()


def test_without_a_field_nothing_is_lost_and_it_is_said_what_to_do(context, qtbot) -> None:
    window = shown(QWidget(), qtbot)
    dialog = dialog_of(context, window, qtbot)
    dialog.use()
    assert context.message.said[-1].startswith("There is no field to put it in")
    keep_selected(context, window)
    assert context.message.said[-1] == "Select the words first."


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_is_named_reachable_and_whole(language: str, context, qtbot) -> None:
    i18n.install(language)
    screen = ComposeScreen(context)
    window = shown(screen, qtbot)
    editor = prose(screen, "purpose")
    editor.select(0, 0, 5)
    dialog = dialog_of(context, window, qtbot)
    screen_checks.check(dialog)
    dialog.part.setCurrentIndex(dialog.part.findData("task"))
    screen_checks.check(dialog)
    dialog.reject()
