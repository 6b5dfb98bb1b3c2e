"""An officer brings files in through the wizard: compares them with their source, puts every line in its place, and takes them in."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.stories.officer import Officer, at_work, history_texts
from tests.ui.screen_checks import check
from ttdn_desktop.domain import codec, edits
from ttdn_desktop.domain.plan import Plan, Stage
from ttdn_desktop.domain.text import plain
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services import late, paper_files
from ttdn_desktop.services.paper_records import kind_name
from ttdn_desktop.services.system import new_id
from ttdn_desktop.services.task_import import RowOutcome
from ttdn_desktop.services.types import ExportOptions, PaperOrder
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import BlockEditor, LineEditor
from ttdn_desktop.ui.imports.columns_page import ColumnsPage
from ttdn_desktop.ui.imports.file_card import FileCard
from ttdn_desktop.ui.imports.file_reader import FileState
from ttdn_desktop.ui.imports.plan_cards import IssuedBox
from ttdn_desktop.ui.imports.review import Review, State
from ttdn_desktop.ui.imports.rows import RowKind
from ttdn_desktop.ui.imports.source_pane import NOTHING_TO_COMPARE
from ttdn_desktop.ui.imports.target_page import Target
from ttdn_desktop.ui.screens.compose import ComposeScreen
from ttdn_desktop.ui.screens.imports import FILES, REVIEW, TARGET, ImportsScreen
from ttdn_desktop.ui.screens.templates import TemplatesScreen

TEXT = """ỦY BAN NHÂN DÂN
XÃ SUỐI MÂY
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Suối Mây, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Công tác thông tin đối ngoại năm 2026

Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại.
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Ủy ban nhân dân xã Suối Mây ban hành Kế hoạch công tác thông tin đối ngoại năm 2026 như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Giới thiệu hình ảnh, con người Suối Mây.
II. NHIỆM VỤ
1. Xây dựng chuyên mục trên Trang thông tin điện tử
- Đơn vị chủ trì: Phòng Văn hóa - Xã hội
- Đơn vị phối hợp: Công an xã
- Thời gian thực hiện: Quý II/2026
III. TỔ CHỨC THỰC HIỆN
Các đơn vị căn cứ Kế hoạch này tổ chức thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Bình
{after}
"""
AFTER = "Mời các đồng chí dự họp giao ban sáng thứ Hai tại phòng họp tầng hai."


@pytest.fixture
def officer(qtbot: QtBot) -> Iterator[Officer]:
    with at_work(qtbot) as made:
        yield made


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    file = tmp_path / "kế hoạch cũ.txt"
    file.write_text(TEXT.format(after=AFTER), encoding="utf-8")
    return file


def word_file(folder: Path) -> tuple[Path, Plan]:
    """A plan as this program exports it, with the plan it was made of."""
    plan = max((late.load_sample(name, new_id) for name, _title in late.samples()), key=lambda plan: len(plan.tasks))
    return late.export_docx(plan, folder / "kế hoạch.docx", ExportOptions()), plan


def wizard(officer: Officer) -> ImportsScreen:
    return officer.screen("imports", ImportsScreen)


def bring(officer: Officer, *files: Path) -> ImportsScreen:
    """Give files to the program, and wait until all are read."""
    officer.bench.do("import_files", list(files))
    screen = wizard(officer)
    officer.qtbot.waitUntil(lambda: not screen.reader.busy)
    return screen


def reviewed(officer: Officer, screen: ImportsScreen) -> Review:
    officer.qtbot.waitUntil(lambda: screen.pages.currentIndex() == REVIEW)
    review = screen.review.review
    assert review is not None
    officer.qtbot.waitUntil(lambda: screen.review.source.text.complete)
    return review


def row_key(review: Review, text: str) -> str:
    return next(row.key for row in review.rows if text in row.text and row.kind is not RowKind.GROUP)


def put_into(screen: ImportsScreen, words: str) -> None:
    menu = screen.review.unread.menu()
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.deleteLater()


def take_in(officer: Officer, screen: ImportsScreen) -> None:
    assert screen.pages.currentIndex() == TARGET
    officer.qtbot.waitUntil(screen.forward.isEnabled)
    QTest.mouseClick(screen.forward, Qt.MouseButton.LeftButton)


def test_a_plan_of_word_is_compared_corrected_and_taken_in(officer: Officer, tmp_path: Path) -> None:
    file, made = word_file(tmp_path)
    screen = bring(officer, file)
    review = reviewed(officer, screen)
    page = screen.review
    assert review.plan.document.subject == made.document.subject

    task = made.tasks[0]
    key = row_key(review, task.title)
    assert page.outline.choose(key)
    selected = page.source.text.marked_texts()
    assert any(task.title.split()[0] in text for text in selected)  # the field leads to its source

    span = review.links.spans(row_key(review, made.recipients[0]))[0]
    page.source.text.pointed.emit(span.where, span.start)
    assert page.outline.key == "recipients"  # and the source to its field

    page.outline.choose("document/subject")
    page.outline.asked.emit()
    officer.write(page.editor.editor, "Công tác thông tin đối ngoại, bản đã sửa")
    screen.holder.settle()
    assert review.plan.document.subject == "Công tác thông tin đối ngoại, bản đã sửa"
    assert {row.key: review.state(row) for row in review.rows}["document/subject"] is State.EDITED
    officer.bench.do("undo")
    assert review.plan.document.subject == made.document.subject
    officer.bench.do("redo")

    screen.go_forward()
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    assert officer.plan.document.subject == "Công tác thông tin đối ngoại, bản đã sửa"
    assert len(officer.plan.tasks) == len(made.tasks)
    assert screen.reader.files == []


def test_a_source_with_nothing_to_check_is_shown_from_its_head(officer: Officer, tmp_path: Path) -> None:
    filler = "- Giới thiệu hình ảnh, con người, văn hóa Suối Mây với bạn bè quốc tế.\n" * 80
    text = TEXT.format(after="").replace("- Giới thiệu hình ảnh, con người Suối Mây.\n", filler).replace("đối ngoại.\nCăn cứ", "đối ngoại;\nCăn cứ")
    file = tmp_path / "dài.txt"
    file.write_text(text.replace("ngày 16 tháng 6 năm 2025", "số 72/2025/QH15 ngày 16 tháng 6 năm 2025"), encoding="utf-8")
    screen = bring(officer, file)
    review = reviewed(officer, screen)
    assert not review.to_check(), [row.text for row in review.to_check()]
    source = screen.review.source.text
    assert source.verticalScrollBar().value() == 0
    assert screen.review.outline.key == "issuer/name"
    assert "ỦY BAN NHÂN DÂN" in source.marked_texts()  # the name is made of the lines printed there


def test_what_is_chosen_in_the_source_stays_in_sight_when_room_is_taken_from_below(officer: Officer, text_file: Path) -> None:
    screen = bring(officer, text_file)
    review = reviewed(officer, screen)
    source = screen.review.source.text
    source.resize(source.width(), 400)
    key = row_key(review, "tổ chức thực hiện")
    screen.review.outline.choose(key)
    source.resize(source.width(), 90)
    spot, bar = source.caret, source.verticalScrollBar().value()
    line = source.sheets[spot[0]].line_at(spot[1]).translated(0, source._tops[spot[0]])
    assert bar <= line.top()
    assert line.bottom() <= bar + source.viewport().height()


def test_an_unread_line_stays_in_sight_until_it_has_its_place(officer: Officer, text_file: Path) -> None:
    screen = bring(officer, text_file)
    review = reviewed(officer, screen)
    panel = screen.review.unread
    at = next(number for number, unread in enumerate(review.unread) if AFTER in unread.text)
    panel.choose(at)
    marked = screen.review.source.text.marked_texts()
    assert AFTER in marked
    screen.review.outline.choose("document/subject")
    chosen = screen.review.source.text._marks
    assert review.unread_spans[at] not in chosen.chosen
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=panel.view.visualRect(panel.view.currentIndex()).center())
    assert review.unread_spans[at] in chosen.chosen, "the line that is chosen already is shown again"

    panel.set_aside()
    assert at not in review.open_unread()
    panel.bring_back()
    assert at in review.open_unread()

    panel.choose(at)
    put_into(screen, _("A task in “{heading}”").split("“")[0])
    assert at not in review.open_unread()
    assert AFTER in [task.title for task in review.plan.tasks]
    assert AFTER in screen.review.outline.rows.data(screen.review.outline.currentIndex())  # the new field is shown
    officer.bench.do("undo")
    assert at in review.open_unread()
    assert AFTER not in [task.title for task in review.plan.tasks]
    officer.bench.do("redo")
    assert at not in review.open_unread()

    screen.go_forward()
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    assert AFTER in [task.title for task in officer.plan.tasks]


@pytest.mark.parametrize("kind", ["paragraph", "basis", "recipient", "heading", "field"])
def test_an_unread_line_can_become_anything_of_the_plan(officer: Officer, text_file: Path, kind: str) -> None:
    screen = bring(officer, text_file)
    review = reviewed(officer, screen)
    at = next(number for number, unread in enumerate(review.unread) if AFTER in unread.text)
    screen.review.outline.choose("document/place")
    screen.review.unread.choose(at)
    words = {
        "paragraph": _("A paragraph in “{heading}”").split("“")[0],
        "basis": _("A legal basis"),
        "recipient": _("A recipient"),
        "heading": _("A heading of its own"),
        "field": _("Into the chosen field: {field}").split("{")[0],
    }
    put_into(screen, words[kind])
    plan = review.plan
    found = {
        "paragraph": [plain(getattr(block, "text", ())) for block in plan.all_blocks()],
        "basis": [f"{basis.text}." for basis in plan.legal_bases],
        "recipient": [f"{recipient}." for recipient in plan.recipients],
        "heading": [section.heading for section in plan.body],
        "field": [(plan.document.place or "").removeprefix("Suối Mây ")],
    }
    assert AFTER in found[kind]
    assert at not in review.open_unread()


def test_what_is_proposed_is_taken_with_one_press(officer: Officer, text_file: Path) -> None:
    screen = bring(officer, text_file)
    review = reviewed(officer, screen)
    check_rows = review.to_check()
    assert check_rows
    screen.review.outline.setFocus()
    screen.review.next_to_check()
    assert screen.review.outline.key == check_rows[0].key
    if screen.review.editor.confirm.isVisible():
        officer.press(screen.review.editor.confirm.accessibleName(), screen.review)
    assert check_rows[0].key not in {row.key for row in review.to_check()}
    officer.bench.do("undo")
    assert check_rows[0].key in {row.key for row in review.to_check()}


def test_of_several_files_a_bad_one_is_told_and_the_others_go_on(officer: Officer, text_file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "hỏng.docx"
    bad.write_bytes(b"PK\x03\x04 not a document")
    word, _made = word_file(tmp_path)
    screen = bring(officer, bad, text_file, word)
    assert screen.pages.currentIndex() == FILES
    assert [file.state for file in screen.reader.files] == [FileState.FAILED, FileState.READ, FileState.READ]
    assert bad.name in screen.reader.files[0].trouble
    check(screen)
    screen.go_forward()
    reviewed(officer, screen)
    assert screen.which.count() == 2
    check(screen)
    screen.go_forward()
    check(screen)
    assert len(screen.target.plans()) == 2
    take_in(officer, screen)
    workspace = officer.desk.workspace
    assert workspace is not None
    officer.qtbot.waitUntil(lambda: len(workspace.plans().result(60)) == 2)
    officer.qtbot.waitUntil(officer.bench.shell.offer.isVisible)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    officer.bench.do("undo")  # right after an import Ctrl+Z takes it back
    officer.qtbot.waitUntil(lambda: workspace.plans().result(60) == ())


def test_a_file_that_is_no_document_is_told_and_nothing_is_taken(officer: Officer, tmp_path: Path) -> None:
    file = tmp_path / "tin.txt"
    file.write_text("Hôm nay trời đẹp.\nMọi người đi chợ rất đông.\n", encoding="utf-8")
    screen = bring(officer, file)
    assert screen.pages.currentIndex() == FILES
    assert screen.reader.files[0].state is FileState.NO_DOCUMENT
    assert screen.reader.files[0].trouble
    assert not screen.forward.isEnabled()
    officer.press(screen.cancel.accessibleName(), screen)
    assert officer.bench.screen_name == "home"
    assert screen.reader.files == []


def test_a_plan_of_this_program_comes_in_with_nothing_to_compare(officer: Officer, tmp_path: Path) -> None:
    made = late.load_sample("01-nam-2027", new_id)
    file = tmp_path / "kế hoạch.json"
    file.write_text(json.dumps(codec.plan_to_json(made)), encoding="utf-8")
    screen = bring(officer, file)
    review = reviewed(officer, screen)
    assert not review.to_check()
    assert review.unread == ()
    screen.review.source.text.select_all()
    assert screen.review.source.text.selected == _(NOTHING_TO_COMPARE)
    check(screen)
    screen.go_forward()
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    assert officer.plan.tasks == made.tasks


def test_a_plan_taken_in_can_be_taken_out_again_at_once(officer: Officer, text_file: Path) -> None:
    screen = bring(officer, text_file)
    reviewed(officer, screen)
    screen.go_forward()
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    officer.qtbot.waitUntil(officer.bench.shell.offer.isVisible)
    officer.press(_("Undo"), officer.bench.shell.offer)
    workspace = officer.desk.workspace
    assert workspace is not None
    officer.qtbot.waitUntil(lambda: workspace.plans().result(60) == ())


@pytest.mark.parametrize("as_issued", [True, False])
def test_a_paper_with_number_and_date_comes_in_as_issued_unless_the_officer_wants_a_draft(officer: Officer, text_file: Path, as_issued: bool) -> None:
    screen = bring(officer, text_file)
    review = reviewed(officer, screen)
    review.edit("Sửa", lambda plan: edits.set_document(plan, place="Suối Mây Hạ"))  # a file under review can always be corrected
    assert review.plan.document.place == "Suối Mây Hạ"
    screen.go_forward()
    box = screen.target.findChild(IssuedBox)
    assert box is not None
    assert box.isChecked()
    assert "12/KH-UBND" in box.text()
    assert "05/01/2026" in box.text()
    check(screen)
    if not as_issued:
        box.click()
        officer.bench.do("undo")
        assert box.isChecked()
        box.click()
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    assert officer.plan.stage is (Stage.ISSUED if as_issued else Stage.DRAFT)
    assert officer.plan.document.place == "Suối Mây Hạ"
    other = text_file.with_name("khác.txt")
    other.write_text(TEXT.format(after=""), encoding="utf-8")
    screen = bring(officer, other)
    screen.go_forward()
    reviewed(officer, screen)
    screen.go_forward()
    screen.target.choices[Target.BASES].setChecked(True)
    wanted = [] if as_issued else [officer.plan.id]  # nothing can be put into an issued plan
    boxes = (screen.target.into_tasks, screen.target.into_bases)
    officer.qtbot.waitUntil(lambda: all([box.itemData(at) for at in range(box.count())] == wanted for box in boxes))


@pytest.mark.parametrize("target", [Target.TASKS, Target.BASES])
def test_tasks_and_bases_go_into_an_open_plan_as_one_step(officer: Officer, text_file: Path, target: Target) -> None:
    officer.bench.do("new_plan")
    officer.saved()
    before = officer.plan
    screen = bring(officer, text_file)
    review = reviewed(officer, screen)
    screen.go_forward()
    screen.target.choices[target].setChecked(True)
    officer.qtbot.waitUntil(lambda: screen.target.into == before.id)
    check(screen)
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.plan != before)
    if target is Target.TASKS:
        assert [task.title for task in officer.plan.tasks] == [task.title for task in review.first.tasks]
        assert officer.plan.tasks[0].leads == ("Phòng Văn hóa - Xã hội",)
        assert officer.bench.screen_name == "tasks"
    else:
        assert len(officer.plan.legal_bases) == len(before.legal_bases) + 2
        assert officer.bench.screen_name == "bases"
    workspace = officer.desk.workspace
    assert workspace is not None
    kept = workspace.versions(before.id).result()[0]
    assert (kept.reason, workspace.load_version(kept.id).result()) == ("taking", before)
    assert len(history_texts(officer)) == 1
    officer.bench.do("undo")
    assert officer.plan == before


def test_leaving_asks_only_where_something_was_corrected(officer: Officer, text_file: Path) -> None:
    screen = bring(officer, text_file)
    review = reviewed(officer, screen)
    screen.review.unread.choose(0)
    screen.review.unread.set_aside()
    screen.ask_cancel()
    dialog = officer.dialog(Dialog)
    officer.press(_("Leave"), dialog)
    assert officer.bench.screen_name == "home"
    assert screen.review.review is None
    assert review is not screen.review.review


def test_files_dropped_anywhere_on_the_window_are_read(officer: Officer, text_file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(text_file))])
    move, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    officer.window.dropEvent(QDropEvent(QPointF(5, 5), move, data, button, key))
    screen = wizard(officer)
    reviewed(officer, screen)


def test_a_file_dropped_over_a_field_is_read_and_never_written_into_it(officer: Officer, text_file: Path) -> None:
    officer.bench.do("new_plan")
    before = officer.plan
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(text_file))])
    data.setText(str(text_file))  # as file managers do
    fields = [field for field in officer.window.findChildren(QWidget) if isinstance(field, LineEditor | BlockEditor) and field.isVisible()]
    assert {type(field).__mro__[1] for field in fields} >= {LineEditor, BlockEditor}
    for field in fields:
        target = field.viewport() if isinstance(field, BlockEditor) else field
        move = QDragEnterEvent(target.rect().center(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        field.dragEnterEvent(move)
        assert not move.isAccepted(), field.accessibleName()
        if isinstance(field, BlockEditor):
            assert not field.canInsertFromMimeData(data)
    officer.settle()
    assert officer.plan == before


def test_every_pane_is_reached_and_used_without_a_mouse(officer: Officer, text_file: Path) -> None:
    screen = bring(officer, text_file)
    reviewed(officer, screen)
    page = screen.review
    seen = []
    for _press in range(4):
        officer.key(Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        seen.append(next(pane for pane in (page.source, page.unread, page.outline, page.editor) if focus is not None and pane in (focus, *_parents(focus))))
    assert set(map(id, seen)) == {id(page.source), id(page.unread), id(page.outline), id(page.editor)}
    page.outline.setFocus()
    before = page.outline.key
    officer.key(Qt.Key.Key_Down)
    assert page.outline.key != before
    officer.key(Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.editor.isAncestorOf(focus)
    officer.key(Qt.Key.Key_Escape)
    assert page.outline.hasFocus()
    check(screen)


TASK_ROWS = (
    ("TT", "Nội dung công việc", "Đơn vị thực hiện chính", "Phối hợp", "Thời hạn", "Việc"),
    (1, "Xây dựng chuyên mục trên Trang thông tin điện tử", "Phòng Văn hóa - Xã hội", "Công an xã", "Quý II/2026", "a"),
    (2, "Tổ chức hội thảo về đặc sản địa phương", "Văn phòng", "", "Tháng 9/2026", "b"),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["PHÂN CÔNG NHIỆM VỤ NĂM 2026"])
    sheet.append([])
    for row in TASK_ROWS:
        sheet.append(row)
    book.save(tmp_path / "giao việc.xlsx")
    return tmp_path / "giao việc.xlsx"


def columns(officer: Officer, screen: ImportsScreen) -> ColumnsPage:
    officer.qtbot.waitUntil(lambda: screen.columns.book is not None and screen.columns.preview.shown.rowCount() > 0)
    return screen.columns


def choose_key(page: ColumnsPage, number: int, key: str) -> None:
    box = page.boxes[number]
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_tasks_of_a_workbook_go_into_an_open_plan_by_columns_that_are_remembered(officer: Officer, workbook: Path, text_file: Path) -> None:
    screen = bring(officer, text_file)
    reviewed(officer, screen)
    screen.go_forward()
    issued = screen.target.findChild(IssuedBox)
    assert issued is not None
    issued.click()  # an issued plan takes nothing in
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    before = officer.plan

    screen = bring(officer, workbook)
    page = columns(officer, screen)
    assert page.table is not None
    check(screen)
    leads = next(number for number, column in enumerate(page.table.columns) if "chính" in column.head)
    choose_key(page, leads, "leads")
    output = len(page.table.columns) - 1
    choose_key(page, output, "output")
    officer.qtbot.waitUntil(lambda: "a" in {row.task.output for row in page.preview.shown.rows if row.task})
    officer.bench.do("undo")
    officer.qtbot.waitUntil(lambda: "a" not in {row.task.output for row in page.preview.shown.rows if row.task})
    officer.bench.do("redo")

    screen.go_forward()
    officer.qtbot.waitUntil(lambda: screen.pages.currentIndex() == TARGET)
    screen.target.choices[Target.TASKS].setChecked(True)
    officer.qtbot.waitUntil(lambda: screen.target.into == before.id)
    screen.target.update_known.setChecked(True)
    check(screen)
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.plan != before)
    assert [task.title for task in officer.plan.tasks] == [row[1] for row in TASK_ROWS[1:]]  # the first one was there and is not doubled
    assert [task.output for task in officer.plan.tasks] == ["a", "b"]
    assert officer.plan.tasks[1].leads == ("Văn phòng",)
    officer.bench.do("undo")
    assert officer.plan == before

    again = columns(officer, bring(officer, workbook))
    assert again.boxes[output].currentData() == "output"


def asked_where(officer: Officer, screen: ImportsScreen) -> ImportsScreen:
    columns(officer, screen)
    screen.go_forward()
    officer.qtbot.waitUntil(lambda: screen.pages.currentIndex() == TARGET)
    return screen


def test_tasks_of_a_workbook_are_meant_for_the_plan_one_is_at(officer: Officer, workbook: Path) -> None:
    officer.bench.do("new_plan")
    officer.saved()
    first = officer.plan.id
    screen = asked_where(officer, bring(officer, workbook))
    assert screen.target.target is Target.TASKS
    officer.qtbot.waitUntil(lambda: screen.target.into == first)
    officer.bench.do("new_plan")
    officer.saved()
    second = officer.plan.id
    screen = asked_where(officer, bring(officer, workbook))
    officer.qtbot.waitUntil(lambda: screen.target.into == second)
    screen.target.into_tasks.setCurrentIndex(screen.target.into_tasks.findData(first))
    screen.go_back()
    asked_where(officer, screen)
    assert screen.target.into == first, "what was chosen by hand stays"


def test_an_own_workbook_that_came_back_shows_what_changes_and_nothing_else(officer: Officer, tmp_path: Path) -> None:
    plan = max((late.load_sample(name, new_id) for name, _title in late.samples()), key=lambda plan: len(plan.tasks))
    officer.desk.open_value(plan)
    officer.saved()
    file = late.export_xlsx(plan, tmp_path / "giao việc.xlsx", ExportOptions())
    book = load_workbook(file)
    sheet = book.worksheets[0]
    changed = next(task for task in plan.tasks if task.partners)
    row = next(cells for cells in sheet.iter_rows() if any(cell.value == changed.title for cell in cells))
    for cell in row:
        if cell.value == changed.title:
            cell.value = f"{changed.title} và công bố"
        elif cell.value == "; ".join(changed.partners):
            cell.value = None
    book.save(file)

    screen = bring(officer, file)
    columns(officer, screen)
    screen.go_forward()
    officer.qtbot.waitUntil(lambda: screen.pages.currentIndex() == TARGET)
    screen.target.choices[Target.TASKS].setChecked(True)
    officer.qtbot.waitUntil(lambda: screen.target.into == plan.id)
    screen.target.update_known.setChecked(True)
    officer.qtbot.waitUntil(lambda: len(screen.target.tasks.rows.lines) == 1)
    (line,) = screen.target.tasks.rows.lines
    assert "và công bố" in line.more
    assert "; ".join(changed.partners) in line.more
    assert str(len(plan.tasks) - 1) in screen.target.tasks.told.text()
    check(screen)
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.plan != plan)
    after = officer.plan.task(changed.id)
    assert (after.title, after.partners) == (f"{changed.title} và công bố", ())
    assert [task for task in officer.plan.tasks if task.id != changed.id] == [task for task in plan.tasks if task.id != changed.id]


def test_every_table_of_a_workbook_is_shown_row_by_row_and_what_is_left_out_stays_in_sight(officer: Officer, workbook: Path) -> None:
    book = load_workbook(workbook)
    tasks = book.worksheets[0]
    tasks.cell(row=1, column=9, value="Người lập biểu: chưa ký")
    for at, word in enumerate(("Cách làm", "a", "b", "a", "b"), start=3):
        tasks.cell(row=at, column=7, value=word)
    for at in (6, 7):
        tasks.cell(row=at, column=2, value=f"Việc thêm {at}")
    figures = book.create_sheet("Chỉ tiêu")
    for row in (("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026"), (1, "Số tin, bài đối ngoại", "tin", 10), (2, "Tỷ lệ cán bộ được tập huấn", "%", 80)):
        figures.append(row)
    estimate = book.create_sheet("Dự toán")
    for line in (
        ("TT", "Nội dung chi", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)"),
        (1, "In bản tin", 500, 20000, 10000000),
        (None, "Cộng", None, None, 10000000),
    ):
        estimate.append(line)
    hidden = book.create_sheet("Nháp")
    hidden["A1"] = "việc nội bộ"
    hidden.sheet_state = "hidden"
    book.save(workbook)

    screen = bring(officer, workbook)
    page = columns(officer, screen)
    officer.qtbot.waitUntil(page.left_out.isVisible)
    told = [page.left_out.rows.rows[at] for at in range(page.left_out.rows.rowCount())]
    assert any("Nháp" in row.text and row.word for row in told), "the hidden sheet is named"
    assert any(row.text == "việc nội bộ" and "Nháp" in row.below for row in told)
    check(screen)
    outcomes = {}
    for at in range(page.tables.count()):
        page.tables.setCurrentIndex(at)
        page.tables.activated.emit(at)
        officer.qtbot.waitUntil(lambda: page.preview.shown.rowCount() > 0)
        assert page.table is not None
        outcomes[page.table.sheet_name] = [row.outcome for row in page.preview.shown.rows]
        check(screen)
    assert outcomes["Chỉ tiêu"] == [RowOutcome.FIGURE, RowOutcome.FIGURE]
    assert outcomes["Dự toán"] == [RowOutcome.FIGURE, RowOutcome.SKIPPED]

    screen.go_forward()
    officer.qtbot.waitUntil(lambda: screen.pages.currentIndex() == TARGET)
    words = " ".join(label.text() for label in screen.target.findChildren(QLabel) if label.isVisible())
    assert "2026" in words, "what the plan is called"
    assert ngettext("{count} indicator", "{count} indicators", 2).format(count=2) in words
    check(screen)


def test_a_workbook_becomes_a_plan_of_its_own(officer: Officer, workbook: Path) -> None:
    screen = bring(officer, workbook)
    columns(officer, screen)
    screen.go_forward()
    officer.qtbot.waitUntil(lambda: screen.pages.currentIndex() == TARGET)
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    assert [task.title for task in officer.plan.tasks] == [row[1] for row in TASK_ROWS[1:]]


def _parents(widget: object) -> Iterator[object]:
    parent = getattr(widget, "parentWidget", lambda: None)()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def test_reading_can_be_stopped_and_what_was_read_stays(officer: Officer, text_file: Path, tmp_path: Path) -> None:
    others = [tmp_path / f"{number}.txt" for number in range(3)]
    for other in others:
        other.write_text(text_file.read_text(encoding="utf-8"), encoding="utf-8")
    officer.bench.do("import_files", [text_file, *others])
    screen = wizard(officer)
    officer.qtbot.waitUntil(lambda: screen.reader.files[0].state is FileState.READ)
    screen.reader.stop()
    assert screen.reader.files[0].state is FileState.READ
    assert {file.state for file in screen.reader.files[1:]} <= {FileState.STOPPED, FileState.READ}
    assert not screen.reader.busy
    officer.qtbot.waitUntil(partial(screen.forward.isEnabled))


def test_one_file_is_taken_out_of_the_list_and_put_back_with_all_that_was_read(officer: Officer, text_file: Path, tmp_path: Path) -> None:
    word, _made = word_file(tmp_path)
    bad = tmp_path / "hỏng.docx"
    bad.write_bytes(b"PK\x03\x04 not a document")
    screen = bring(officer, bad, text_file, word)
    failed, text, last = screen.reader.files
    read = text.review
    cards = screen.files.findChildren(FileCard)
    assert [card.accessibleName().split(".")[0] for card in cards] == ["hỏng", "kế hoạch cũ", "kế hoạch"]
    check(screen)

    cards[0].setFocus()
    officer.key(Qt.Key.Key_Down)
    officer.key(Qt.Key.Key_Delete)
    assert screen.reader.files == [failed, last]
    assert any(text_file.name in label.text() for label in officer.bench.shell.offer.findChildren(QLabel))
    focused = QApplication.focusWidget()
    assert focused is next(card for card in screen.files.findChildren(FileCard) if card.isVisible() and word.name in card.accessibleName())
    officer.bench.do("undo")
    assert screen.reader.files == [failed, text, last]
    assert text.review is read
    officer.bench.do("redo")
    assert screen.reader.files == [failed, last]
    officer.press(_("Take “{name}” out of the list").format(name=bad.name))
    assert screen.reader.files == [last]
    assert screen.pages.currentIndex() == FILES, "what stays is not gone on with by itself"
    officer.press(_("Put back"))
    assert screen.reader.files == [failed, last]

    for file in (failed, last):
        menu = next(card for card in screen.files.findChildren(FileCard) if card.isVisible() and file.path.name in card.accessibleName()).menu()
        next(action for action in menu.actions() if action.text() == _("Take out of the list")).trigger()
        menu.deleteLater()
    assert screen.files.pages.currentWidget() is screen.files.empty
    assert not screen.forward.isVisible()
    officer.press(_("Put back"))
    screen.go_forward()
    assert screen.holder.plan is not None
    screen.leave()
    officer.bench.go("imports")
    screen.reader.put_back(text)
    assert screen.reader.files == [], "what belonged to an import that is over comes back no more"


def test_a_file_taken_out_while_it_is_read_is_read_anew_when_it_is_put_back(officer: Officer, text_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác.txt"
    other.write_text(text_file.read_text(encoding="utf-8"), encoding="utf-8")
    officer.bench.do("import_files", [text_file, other])
    screen = wizard(officer)
    first, second = screen.reader.files
    assert first.state is FileState.READING
    screen.files.take_out(first)
    officer.qtbot.waitUntil(lambda: second.state is FileState.READ and not screen.reader.busy)
    assert screen.pages.currentIndex() == FILES
    assert first.review is None
    screen.reader.put_back(first)
    officer.qtbot.waitUntil(lambda: first.state is FileState.READ and not screen.reader.busy)
    assert screen.reader.files == [first, second]
    screen.files.take_out(second)
    screen.reader.read([second.path])
    screen.reader.stop()
    screen.reader.put_back(second)
    assert [file.path for file in screen.reader.files] == [text_file, other], "a file that was given again stands there once"


def test_an_annex_that_was_drawn_from_a_plan_is_known_and_leads_back_to_the_plan(officer: Officer, tmp_path: Path) -> None:
    _file, plan = word_file(tmp_path)
    officer.desk.open_value(plan)
    officer.saved()
    annex = paper_files.word_file(plan, ["annex"], PaperOrder())
    assert annex is not None
    screen = bring(officer, annex.write(tmp_path / "phụ lục.docx"))
    (file,) = screen.reader.files
    assert screen.pages.currentIndex() == FILES
    (card,) = screen.files.findChildren(FileCard)
    assert file.drawn == "annex"
    assert kind_name("annex") in card.whose.text.text()
    assert len(file.plan.tasks if file.plan else ()) == len(plan.tasks)
    check(screen)
    officer.press(_("Open the plan of {name}").format(name="phụ lục.docx"))
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    assert officer.plan.id == plan.id


def test_a_file_can_go_on_to_the_templates(officer: Officer, tmp_path: Path) -> None:
    file, _made = word_file(tmp_path)
    screen = bring(officer, file)
    reviewed(officer, screen)
    screen.go_forward()
    screen.target.choices[Target.TEMPLATE].setChecked(True)
    take_in(officer, screen)
    assert officer.bench.screen_name == "templates"
    templates = officer.screen("templates", TemplatesScreen)
    officer.qtbot.waitUntil(lambda: templates.list.count() == 1)


def test_documents_named_in_news_are_offered_as_bases_and_nothing_else(officer: Officer, tmp_path: Path) -> None:
    officer.bench.do("new_plan")
    before = officer.plan
    news = tmp_path / "tin.txt"
    named = "Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại"
    news.write_text(f"Sáng nay, hội nghị thông tin đối ngoại đã diễn ra.\nHội nghị quán triệt {named}.\nHội nghị kết thúc lúc trưa.\n", encoding="utf-8")
    screen = bring(officer, news)
    file = screen.reader.files[0]
    assert file.state is FileState.NO_DOCUMENT
    assert [basis.number for basis in file.bases] == ["72/2015/NĐ-CP"]
    screen.go_forward()
    assert screen.pages.currentIndex() == TARGET
    assert not screen.target.choices[Target.PLANS].isEnabled()
    assert screen.target.target is Target.BASES
    officer.qtbot.waitUntil(lambda: screen.target.into == before.id)
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.plan != before)
    assert [basis.number for basis in officer.plan.legal_bases[len(before.legal_bases) :]] == ["72/2015/NĐ-CP"]


def test_the_same_file_again_brings_nothing_in_and_its_undo_takes_nothing_out(officer: Officer, text_file: Path) -> None:
    text_file.write_text(TEXT.format(after=""), encoding="utf-8")
    workspace = officer.desk.workspace
    assert workspace is not None
    reader, shell = wizard(officer).reader, officer.bench.shell
    for round_ in range(2):
        screen = bring(officer, text_file)
        if screen.pages.currentIndex() == FILES:
            screen.go_forward()  # it is like a plan that is here, and so asked about
        reviewed(officer, screen)
        screen.go_forward()
        take_in(officer, screen)
        officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
        officer.qtbot.waitUntil(lambda: not reader.files)
        if round_ == 0:
            officer.qtbot.waitUntil(lambda: shell.taking_back is not None)
            shell.offer.hide()
        else:
            assert shell.taking_back is None, "the plan that was there is not taken out again"
    assert len(workspace.plans().result(60)) == 1


def test_documents_that_a_file_cites_go_into_the_library(officer: Officer, tmp_path: Path) -> None:
    book = officer.bench.context.books.library
    officer.qtbot.waitUntil(lambda: not book.read_only)
    assert officer.bench.context.books.library.value.documents, "the shipped catalogue"
    file = tmp_path / "kế hoạch.txt"
    own = "Căn cứ Kế hoạch số 318/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Hương Giang về thông tin đối ngoại;\nCăn cứ Luật"
    file.write_text(TEXT.format(after="").replace("Căn cứ Luật", own), encoding="utf-8")
    again = tmp_path / "bản sao.txt"
    again.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    screen = bring(officer, file, again)
    screen.go_forward()
    screen.go_forward()
    officer.qtbot.waitUntil(screen.target.choices[Target.LIBRARY].isEnabled)
    screen.target.choices[Target.LIBRARY].setChecked(True)
    ticked = [row for row in screen.target.documents.rows if row.taken]
    assert len(screen.target.documents.rows) == 3, "what both files cite is listed once"
    assert [row.document.number for row in ticked if row.document] == ["318/KH-UBND"], "the library has the others already"
    check(screen)
    before = book.value
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "library")
    new = [one for one in book.value.documents if one not in before.documents]
    assert [(one.number, one.issuer) for one in new] == [("318/KH-UBND", "Ủy ban nhân dân tỉnh Hương Giang")]
    assert screen.reader.files == []
    officer.press(_("Undo"))
    assert book.value == before


def test_rows_are_turned_into_what_they_are_with_the_keys_of_an_outline(officer: Officer, text_file: Path) -> None:
    screen = bring(officer, text_file)
    review = reviewed(officer, screen)
    outline = screen.review.outline
    outline.choose(row_key(review, "1. Mục đích"))
    QTest.keyClick(outline, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [section.heading for section in review.plan.body][:2] == ["MỤC ĐÍCH, YÊU CẦU", "Mục đích"]
    officer.bench.do("undo")
    assert review.plan == review.first

    outline.choose(row_key(review, "Giới thiệu hình ảnh"))
    QTest.keyClick(outline, Qt.Key.Key_Delete)
    assert "Giới thiệu hình ảnh" in review.unread[-1].text
    assert screen.review.unread.isVisible()
    officer.bench.do("undo")
    assert "Giới thiệu hình ảnh" in outline.rows.data(outline.currentIndex())

    outline.choose(row_key(review, "II. NHIỆM VỤ"))
    assert screen.review.editor.role.isVisible()
    menu = outline.menu()
    next(action for action in menu.actions() if action.text() == _("Make it a paragraph")).trigger()
    menu.deleteLater()
    assert outline.key.startswith("block:")
    check(screen)


def test_a_scan_stays_with_the_plan_that_was_written_beside_it(officer: Officer, tmp_path: Path) -> None:
    picture = QImage(400, 600, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    scan = tmp_path / "bản quét.png"
    assert picture.save(str(scan))
    screen = bring(officer, scan)
    assert screen.reader.files[0].can_be_typed
    screen.write_beside(screen.reader.files[0])
    reviewed(officer, screen)
    screen.go_forward()
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    compose = officer.bench.made_screen("compose")
    assert isinstance(compose, ComposeScreen)
    officer.qtbot.waitUntil(compose.source_link.isVisible)
    data = scan.read_bytes()
    scan.unlink()  # the plan has its own
    workspace = officer.desk.workspace
    assert workspace is not None
    assert workspace.source(officer.plan.id).result(60) == ("bản quét.png", data)
    compose.side.toggle("source")
    officer.qtbot.waitUntil(lambda: compose.source.pages.count == 1)
    check(compose)
    compose.side.toggle("source")
    assert not compose.source.isVisible()
    officer.bench.do("new_plan")
    officer.qtbot.waitUntil(compose.source_link.isHidden)


def test_a_plan_is_written_beside_a_file_that_is_none(officer: Officer, tmp_path: Path) -> None:
    file = tmp_path / "tin.txt"
    file.write_text("Sáng nay đoàn khách nước ngoài thăm làng nghề.\nĐoàn ở lại hai ngày.\n", encoding="utf-8")
    screen = bring(officer, file)
    assert screen.reader.files[0].can_be_typed
    screen.write_beside(screen.reader.files[0])
    review = reviewed(officer, screen)
    assert [text for text in (unread.text for unread in review.unread) if "làng nghề" in text]
    page = screen.review
    assert page.outline.key == "issuer/name", "the first field, not the note on the file"
    assert not page.source.text.marked_texts(), "the whole file would be marked"
    page.outline.choose("document/subject")
    page.outline.asked.emit()
    officer.write(page.editor.editor, "Đón đoàn khách nước ngoài")
    page.outline.setFocus()
    page.reshape("add_task")
    officer.write(page.editor.editor, "Chuẩn bị làng nghề")
    screen.holder.settle()
    assert "Chuẩn bị làng nghề" in [task.title for task in review.plan.tasks]
    screen.go_forward()
    take_in(officer, screen)
    officer.qtbot.waitUntil(lambda: officer.bench.screen_name == "compose")
    assert officer.plan.document.subject == "Đón đoàn khách nước ngoài"
