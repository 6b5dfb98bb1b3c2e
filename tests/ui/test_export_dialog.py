"""The export dialog asks, writes in the background, and says what became of each file."""

import datetime as dt
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.contexts import FakeServices, empty_plan, make_context, plan_of
from tests.ui.screen_checks import cut_off, nameless, out_of_reach
from ttdn_desktop import i18n
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.domain.task_edits import add_tasks
from ttdn_desktop.errors import FileBusyError
from ttdn_desktop.services.exporting import Existing, already_there
from ttdn_desktop.services.types import ExportOptions
from ttdn_desktop.settings import Settings
from ttdn_desktop.ui.export_dialog import ExportDialog


class Writers(FakeServices):
    """Writes the name of what was asked; a file in `busy` is open elsewhere."""

    def __init__(self) -> None:
        self.asked: list[ExportOptions] = []
        self.busy: set[str] = set()

    def _write(self, what: str, target: Path, options: ExportOptions) -> Path:
        self.asked.append(options)
        if target.name in self.busy:
            raise FileBusyError("Tệp đang mở.")
        target.write_text(what, encoding="utf-8")
        return target

    def export_docx(self, plan: Plan, target: Path, options: ExportOptions) -> Path:
        return self._write("docx", target, options)

    def export_pdf(self, plan: Plan, target: Path, options: ExportOptions) -> Path:
        return self._write("pdf", target, options)

    def export_xlsx(self, plan: Plan, target: Path, options: ExportOptions) -> Path:
        return self._write("xlsx", target, options)


def a_plan() -> Plan:
    plan = edits.set_plan(edits.set_document(empty_plan(), subject="Công tác thông tin đối ngoại năm 2027"), year=2027)
    return add_tasks(plan, [Task(id=TaskId("t"), title="Họp báo")], lambda: "n")


@pytest.fixture
def writers():
    return Writers()


@pytest.fixture
def context(qtbot, writers):
    return make_context(a_plan(), services=writers)


@pytest.fixture
def dialog(qtbot, context, tmp_path):
    made = ExportDialog(context, plan_of(context))
    qtbot.addWidget(made)
    made.folder.setText(str(tmp_path / "hồ sơ"))
    made.open()
    return made


def export(qtbot, dialog):
    with qtbot.waitSignal(dialog.written, timeout=5000) as got:
        QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    return got.args[0]


def test_both_papers_are_written_under_the_names_shown(qtbot, dialog, tmp_path):
    outcomes = export(qtbot, dialog)
    names = sorted(path.name for path in (tmp_path / "hồ sơ").iterdir())
    assert names == [
        "Kế hoạch 2027 - Công tác thông tin đối ngoại năm 2027 - Bảng phân công nhiệm vụ.xlsx",
        "Kế hoạch 2027 - Công tác thông tin đối ngoại năm 2027.docx",
    ]
    assert [outcome.path.name for outcome in outcomes] == names[::-1]
    assert all(name in dialog.names.text() for name in names)
    buttons = [button.text() for button in dialog.findChildren(QPushButton) if button.isVisible()]
    assert buttons.count(i18n._("Open")) == buttons.count(i18n._("Open folder")) == 2


def test_a_file_that_is_there_is_not_touched_unless_wished(qtbot, dialog, tmp_path):
    first = export(qtbot, dialog)[0].path
    first.write_text("cũ", encoding="utf-8")
    again = ExportDialog(dialog._context, dialog._plan)
    qtbot.addWidget(again)
    again.open()
    assert export(qtbot, again)[0].path.name.endswith(" (2).docx")
    assert first.read_text(encoding="utf-8") == "cũ"


def test_a_file_open_in_word_is_told_and_written_under_another_name(qtbot, dialog, writers, tmp_path):
    dialog.existing.setCurrentIndex(dialog.existing.findData(Existing.REPLACE))
    path = dialog.orders()[0].target
    path.parent.mkdir()
    path.write_text("cũ", encoding="utf-8")
    writers.busy.add(path.name)
    outcomes = export(qtbot, dialog)
    assert outcomes[0].trouble == "Tệp đang mở."
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == i18n._("Write under another name") and b.isVisible())
    with qtbot.waitSignal(dialog.written, timeout=5000) as got:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert {outcome.path.name for outcome in got.args[0]} == {path.stem + " (2).docx", dialog.orders()[1].target.name}


def test_asking_comes_before_writing(qtbot, dialog, tmp_path):
    dialog.existing.setCurrentIndex(dialog.existing.findData(Existing.ASK))
    path = dialog.orders()[0].target
    path.parent.mkdir()
    path.write_text("cũ", encoding="utf-8")
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(b.text() == i18n._("Replace them") for b in dialog.findChildren(QPushButton)))
    replace_button = next(b for b in dialog.findChildren(QPushButton) if b.text() == i18n._("Replace them"))
    assert path.read_text(encoding="utf-8") == "cũ"
    with qtbot.waitSignal(dialog.written, timeout=5000):
        QTest.mouseClick(replace_button, Qt.MouseButton.LeftButton)
    assert path.read_text(encoding="utf-8") == "docx"


def test_files_that_are_there_are_looked_for_off_the_main_thread(qtbot, dialog, tmp_path, monkeypatch):
    looked: list[bool] = []
    exists = Path.exists

    def told(path: Path, **options: bool) -> bool:
        if path.suffix in {".docx", ".xlsx"}:
            looked.append(threading.current_thread() is threading.main_thread())
        return exists(path, **options)

    monkeypatch.setattr(Path, "exists", told)
    dialog.existing.setCurrentIndex(dialog.existing.findData(Existing.ASK))
    export(qtbot, dialog)
    assert looked
    assert not any(looked)


def test_a_dialog_left_while_it_looks_for_files_writes_nothing(qtbot, dialog, context, writers):
    dialog.existing.setCurrentIndex(dialog.existing.findData(Existing.ASK))
    with qtbot.waitSignals([context.background.busy, context.background.busy], timeout=5000):  # begun, ended
        dialog.export()
        dialog.reject()
    assert writers.asked == []


def test_a_folder_that_cannot_be_looked_into_counts_as_empty_and_writing_tells(monkeypatch, dialog):
    def refused(path: Path, **options: bool) -> bool:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "exists", refused)
    assert already_there(dialog.orders()) == ()


def test_a_plan_without_tasks_has_no_list_of_tasks_to_export(qtbot, writers):
    bare = edits.set_document(empty_plan(), subject="Công tác thông tin đối ngoại năm 2027")
    dialog = ExportDialog(make_context(bare, settings=Settings(export_papers=("docx", "xlsx")), services=writers), bare)
    qtbot.addWidget(dialog)
    assert not dialog.papers["xlsx"].isEnabled()
    assert [order.kind.key for order in dialog.orders()] == ["docx"]


def test_a_folder_that_cannot_be_made_is_told(qtbot, dialog, tmp_path):
    (tmp_path / "tệp").write_text("x", encoding="utf-8")
    dialog.folder.setText(str(tmp_path / "tệp" / "trong"))
    outcomes = export(qtbot, dialog)
    assert all(outcome.path is None and outcome.trouble for outcome in outcomes)


def test_what_was_chosen_is_remembered_and_handed_over(qtbot, dialog, writers, context):
    dialog.papers["xlsx"].setChecked(False)
    dialog.tasks.setCurrentIndex(2)
    dialog.pattern.setText("{năm} {trích yếu}")
    export(qtbot, dialog)
    assert writers.asked == [ExportOptions(tasks=TaskLayout.TABLE, draft=True)]
    settings = context.settings.value
    assert settings.export_papers == ("docx",)
    assert settings.name_pattern in {"{year} {subject}", "{năm} {trích yếu}"}
    assert settings.export_folder.endswith("hồ sơ")


def test_papers_printed_on_both_sides_are_written_so(qtbot, dialog, writers, context):
    context.settings.change(two_sided=True)
    export(qtbot, dialog)
    assert writers.asked
    assert all(options.two_sided for options in writers.asked)


def test_an_unknown_field_is_told_at_once(dialog):
    dialog.pattern.setText("{x}")
    assert "{x}" in dialog.names.text()


def test_nothing_chosen_cannot_be_exported(dialog):
    for box in dialog.papers.values():
        box.setChecked(False)
    assert not dialog.export_button.isEnabled()


def test_an_issued_plan_keeps_its_number_on_paper(qtbot, writers, tmp_path):
    context = make_context(edits.issue(a_plan(), "12", dt.date(2027, 1, 5), "KH-UBND"), services=writers)
    context.settings.change(export_folder=str(tmp_path))
    dialog = ExportDialog(context, plan_of(context))
    qtbot.addWidget(dialog)
    dialog.open()
    export(qtbot, dialog)
    assert writers.asked[0].draft is False


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("done", [False, True])
def test_the_dialog_is_whole_in_both_languages(qtbot, context, tmp_path, language, done):
    i18n.install(language)
    plan = edits.set_document(plan_of(context), subject="Công tác thông tin đối ngoại " * 6)
    dialog = ExportDialog(context, plan)
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(tmp_path))
    dialog.open()
    qtbot.waitExposed(dialog)
    if done:
        export(qtbot, dialog)
    qtbot.waitUntil(lambda: cut_off(dialog) == [], timeout=2000)
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []
    assert dialog.width() <= 1366
    assert dialog.height() <= 768
    assert replace(plan) == plan
