"""The main job from end to end, through the real window with a real workspace and real files."""

import datetime as dt
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.stories.officer import Officer, at_work, files_in
from ttdn_desktop import paths
from ttdn_desktop.domain.plan import Plan, Stage
from ttdn_desktop.domain.text import plain
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.export_dialog import ExportDialog
from ttdn_desktop.ui.forms.bases_panel import BasesPanel
from ttdn_desktop.ui.forms.general_form import GeneralForm
from ttdn_desktop.ui.forms.lines_field import LinesField
from ttdn_desktop.ui.forms.section_form import SectionForm
from ttdn_desktop.ui.imports.plan_cards import IssuedBox
from ttdn_desktop.ui.issue_dialog import IssueDialog
from ttdn_desktop.ui.screens.bases import BasesScreen
from ttdn_desktop.ui.screens.compose import ComposeScreen
from ttdn_desktop.ui.screens.imports import REVIEW, ImportsScreen
from ttdn_desktop.ui.screens.tasks import TasksScreen

SUBJECT = "Công tác thông tin đối ngoại năm 2027 trên địa bàn xã Suối Mây"
BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;",
)
SECTIONS = ("YÊU CẦU CHUNG", "NỘI DUNG TUYÊN TRUYỀN", "CHẾ ĐỘ BÁO CÁO")
TASKS = (
    ("Ban hành Quy chế phát ngôn", "Văn phòng", "Công an xã", "Quý I/2027", "Quy chế"),
    ("Xây dựng chuyên mục trên Trang thông tin điện tử", "Phòng Văn hóa - Xã hội", "Đài truyền thanh; Đoàn Thanh niên", "Quý II/2027", "12 tin, bài"),
    ("Sản xuất phóng sự ngắn về làng nghề", "Phòng Văn hóa - Xã hội", "Hội Nông dân", "Quý III/2027", "02 phóng sự"),
    ("Đón, làm việc với đoàn phóng viên nước ngoài", "Văn phòng", "Công an xã", "Thường xuyên", ""),
    ("Tổng kết, khen thưởng", "Phòng Văn hóa - Xã hội", "", "Tháng 12/2027", "Báo cáo"),
)


def write_letterhead(officer: Officer) -> None:
    form = officer.screen("compose", ComposeScreen).form("general")
    assert isinstance(form, GeneralForm)
    officer.screen("compose", ComposeScreen).reveal(node="general")
    for name, text in {
        "document.subject": SUBJECT,
        "issuer.name": "Ủy ban nhân dân xã Suối Mây",
        "document.symbol": "KH-UBND",
        "document.place": "Suối Mây",
    }.items():
        officer.write(form.fields[name], text)
    lines = form.fields["issuer.lines"]
    assert isinstance(lines, LinesField)
    officer.write(lines, "ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY")
    officer.settle()


def add_bases(officer: Officer) -> None:
    panel = officer.screen("bases", BasesScreen).panel
    assert isinstance(panel, BasesPanel)
    for basis in BASES:
        officer.write(panel.paste, basis)
        QTest.keyClick(panel.paste, Qt.Key.Key_Return)


def add_sections(officer: Officer) -> None:
    screen = officer.screen("compose", ComposeScreen)
    for heading in SECTIONS:
        section = next(key for key in reversed(screen.outline.outline.node_keys()) if key.startswith("section"))
        screen.outline.choose(section)
        screen.outline.run("section")
        QTest.keyClick(screen.outline, Qt.Key.Key_Escape)
        form = screen.form("section")
        assert isinstance(form, SectionForm)
        officer.write(form.heading, heading)
        officer.settle()


def add_tasks(officer: Officer) -> None:
    screen = officer.screen("tasks", TasksScreen)
    for number, task in enumerate(TASKS):
        officer.press(_("Add the first task") if number == 0 else _("Add task"), screen)
        officer.qtbot.waitUntil(screen.grid.hasFocus)
        for part in task:
            if part:
                officer.type(part)
            screen.grid.cells.settle()
            editor = screen.grid.cells.open_editor()
            QTest.keyClick(editor or screen.grid, Qt.Key.Key_Tab if editor else Qt.Key.Key_Right)
            officer.qtbot.waitUntil(screen.grid.hasFocus)


def export(officer: Officer) -> list[Path]:
    officer.window.activateWindow()
    QTest.keyClick(officer.window, Qt.Key.Key_F12)
    first = officer.dialog(Dialog)
    if not isinstance(first, ExportDialog):  # the plan has errors, which are named first
        officer.press(_("Export a draft"), first)
    dialog = officer.dialog(ExportDialog)
    with officer.qtbot.waitSignal(dialog.written) as got:
        officer.press(_("Export"), dialog)
    assert [outcome.trouble for outcome in got.args[0]] == [""] * len(got.args[0])
    written = [outcome.path for outcome in got.args[0]]
    assert _("Open folder") in {b.text().strip() for b in dialog.findChildren(type(officer.button(_("Close"), dialog)))}
    officer.press(_("Close"), dialog)
    return written


def undo_all(officer: Officer) -> int:
    steps = 0
    while officer.steps:
        officer.bench.do("undo")
        steps += 1
    return steps


def test_a_plan_from_the_first_word_to_the_files_for_signature(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        officer.bench.do("new_plan")
        empty = officer.plan
        write_letterhead(officer)
        add_bases(officer)
        add_sections(officer)
        add_tasks(officer)
        officer.settle()
        written = officer.plan
        assert written.document.subject == SUBJECT
        assert written.issuer.lines == ("ỦY BAN NHÂN DÂN", "XÃ SUỐI MÂY")
        assert [basis.number for basis in written.legal_bases][-2:] == [None, "72/2015/NĐ-CP"]
        assert {section.heading for section in written.all_sections()} >= set(SECTIONS)
        assert [(t.title, "; ".join(t.leads), "; ".join(t.partners), t.time.text, t.output) for t in written.tasks] == list(TASKS)
        assert written.tasks[1].time.start == dt.date(2027, 4, 1)

        steps = undo_all(officer)
        assert officer.plan == empty
        for _step in range(steps):
            officer.bench.do("redo")
        assert officer.plan == written

        files = export(officer)
        assert [file.suffix for file in files] == [".docx", ".pdf", ".xlsx"]  # what README promises of the button
        check_files(files, written)
        officer.saved()
        before = officer.plan
        versions = officer.desk.workspace.versions(before.id).result(60) if officer.desk.workspace else ()
        assert "export" in {version.reason for version in versions}

    workspace = paths.default_workspace()
    assert workspace.is_file()
    assert [name for name in files_in(workspace.parent) if name.endswith(("-wal", "-shm", ".part", ".tmp"))] == []
    with at_work(qtbot) as officer:
        officer.open(SUBJECT)
        assert officer.plan == before


def check_files(files: list[Path], plan: Plan) -> None:
    """The files open in the libraries everyone uses, and hold what was written."""
    document = Document(str(files[0]))
    texts = [p.text for p in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    whole = "\n".join(texts).replace("\xa0", " ").replace("\n", " ")
    for wanted in ("XÃ SUỐI MÂY", "72/2015/NĐ-CP", *SECTIONS, *(task.title for task in plan.tasks)):
        assert wanted in whole
    sheet = load_workbook(next(file for file in files if file.suffix == ".xlsx")).active
    assert sheet is not None
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert all(any(task.title in cell for cell in cells) for task in plan.tasks)
    assert files_in(files[0].parent) == sorted(file.name for file in files)


OWN_TEXT = """ỦY BAN NHÂN DÂN
XÃ SUỐI MÂY
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:      /KH-UBND
Suối Mây, ngày      tháng      năm 2027

KẾ HOẠCH
Công tác thông tin đối ngoại năm 2027

Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;
Ủy ban nhân dân xã Suối Mây ban hành Kế hoạch công tác thông tin đối ngoại năm 2027 như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Giới thiệu hình ảnh, con người Suối Mây.
II. NHIỆM VỤ
1. Xây dựng chuyên mục trên Trang thông tin điện tử
- Đơn vị chủ trì: Phòng Văn hóa - Xã hội
- Đơn vị phối hợp: Công an xã
- Thời gian thực hiện: Quý II/2027
III. TỔ CHỨC THỰC HIỆN
Các đơn vị căn cứ Kế hoạch này tổ chức thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


@pytest.fixture(params=["own", "seed"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "own":
        file = tmp_path / "kế hoạch cũ.txt"
        file.write_text(OWN_TEXT, encoding="utf-8")
        return file
    samples: Path = request.getfixturevalue("samples")
    return next((samples / "seeds").glob("ke-hoach-3763*.txt"))


def test_an_old_text_is_brought_in_edited_and_issued(qtbot: QtBot, source: Path) -> None:
    with at_work(qtbot) as officer:
        officer.bench.do("import_files", [source])
        wizard = officer.screen("imports", ImportsScreen)
        qtbot.waitUntil(lambda: wizard.pages.currentIndex() == REVIEW)
        QTest.mouseClick(wizard.forward, Qt.MouseButton.LeftButton)
        for box in wizard.target.findChildren(IssuedBox):
            box.setChecked(False)  # it was issued; here it is worked on
        QTest.mouseClick(wizard.forward, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: officer.bench.context.session.plan is not None)
        read = officer.plan
        assert read.body
        assert read.legal_bases
        form = officer.screen("compose", ComposeScreen).form("general")
        officer.screen("compose", ComposeScreen).reveal(node="general")
        assert isinstance(form, GeneralForm)
        officer.write(form.fields["document.subject"], SUBJECT)
        officer.settle()
        assert officer.plan.document.subject == SUBJECT

        officer.bench.do("issue")
        dialog = officer.dialog(IssueDialog)
        officer.write(dialog.number, "27/KH-UBND")
        officer.write(dialog.date, "5/1/2027")
        officer.press(_("Enter and lock"), dialog)
        issued = officer.plan
        assert (issued.stage, issued.document.number, issued.document.date) == (Stage.ISSUED, "27", dt.date(2027, 1, 5))
        officer.write(form.fields["document.subject"], "khác")
        officer.settle()
        assert officer.plan is issued
        assert not officer.screen("tasks", TasksScreen).add_button.isEnabled()
        officer.saved()

        officer.bench.do("new_draft")
        draft = officer.plan
        assert (draft.stage, draft.document.number, draft.id == issued.id) == (Stage.DRAFT, None, False)
        assert [plain(p) for t in draft.tasks for p in t.content] == [plain(p) for t in issued.tasks for p in t.content]
        officer.saved()


def test_what_is_typed_is_on_the_disk_within_two_seconds(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        officer.bench.do("new_plan")
        officer.saved()
        screen = officer.screen("tasks", TasksScreen)
        officer.press(_("Add the first task"), screen)
        qtbot.waitUntil(screen.grid.hasFocus)
        officer.saved()
        officer.type("Họp báo quý I")
        qtbot.waitUntil(lambda: bool(officer.plan.tasks[0].title))
        qtbot.waitUntil(lambda: not officer.desk.autosave.unsaved)
        workspace = officer.desk.workspace
        assert workspace is not None
        assert workspace.load(officer.plan.id).result(60).tasks[0].title == "Họp báo quý I"
        assert screen.grid.cells.open_editor() is not None  # still being typed into
