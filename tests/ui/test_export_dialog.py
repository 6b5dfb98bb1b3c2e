"""The export dialog asks for papers, formats and names, writes them in the background, and says what became of each file."""

import datetime as dt
import threading
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests import papers_to_print
from tests.ui.contexts import make_context, plan_of
from tests.ui.screen_checks import cut_off, nameless, out_of_reach
from ttdn_desktop import i18n
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Plan, Stage
from ttdn_desktop.errors import FileBusyError
from ttdn_desktop.services import files
from ttdn_desktop.services.exporting import Existing, files_there
from ttdn_desktop.services.named_sets import KeptSets
from ttdn_desktop.services.paper_keys import USUAL_SETS
from ttdn_desktop.services.paper_sets import SetFile
from ttdn_desktop.services.types import PaperSet
from ttdn_desktop.settings import Settings
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.export_dialog import ExportDialog
from ttdn_desktop.ui.papers.export_results import ExportResults


def a_plan() -> Plan:
    return edits.set_document(papers_to_print.sample(), subject="Công tác thông tin đối ngoại năm 2027")


@pytest.fixture
def context(qtbot):
    return make_context(a_plan())


@pytest.fixture
def dialog(qtbot, context, tmp_path):
    return opened(qtbot, context, tmp_path / "hồ sơ")


def opened(qtbot, context, folder: Path, *kinds: str) -> ExportDialog:
    made = ExportDialog(context, plan_of(context), None, kinds)
    qtbot.addWidget(made)
    made.folder.setText(str(folder))
    made.open()
    return made


def export(qtbot, dialog):
    with qtbot.waitSignal(dialog.written) as got:
        QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    return got.args[0]


def test_a_plan_alone_is_offered_and_written_in_word_and_pdf_with_its_table_under_the_names_shown(qtbot, dialog, tmp_path):
    """PDF is among the first formats because README and help promise a set of Word, PDF and Excel to whom only presses the button."""
    written = export(qtbot, dialog)
    names = sorted(path.name for path in (tmp_path / "hồ sơ").iterdir())
    assert names == [f"Kế hoạch 2027 - Công tác thông tin đối ngoại năm 2027{suffix}" for suffix in (".docx", ".pdf", ".xlsx")]
    assert [file.path.name for file in written] == names == list(dialog.file_names())
    buttons = [button.text().strip() for button in dialog.findChildren(QPushButton) if button.isVisible()]
    assert (buttons.count(i18n._("Open")), buttons.count(i18n._("Open folder"))) == (3, 1)


def with_papers(*keys: str) -> Plan:
    plan = a_plan()
    return replace(plan, papers=tuple(papers_to_print.proposed(plan, key) for key in keys))


def test_of_a_plan_with_papers_the_whole_file_for_signature_is_offered_first(qtbot, tmp_path):
    dialog = opened(qtbot, make_context(with_papers("decision", "submission")), tmp_path)
    assert (dialog.wanted().kinds, set(dialog.wanted().formats)) == (("plan", "decision", "submission"), {".docx", ".pdf", ".xlsx"})
    assert dialog.sets.sets.currentText() == i18n._("File for signature")
    dialog.sets._on_kept(KeptSets(last=PaperSet(kinds=("letter",), formats=(".pdf",))))
    assert dialog.wanted().kinds == ("letter",)  # what was exported last comes before it


def test_papers_that_are_issued_are_not_offered_for_signature(qtbot, tmp_path):
    plan = with_papers("letter")
    issued = replace(plan.papers[0], stage=Stage.ISSUED)
    dialog = opened(qtbot, make_context(replace(plan, papers=(issued,))), tmp_path)
    assert dialog.wanted().kinds == ("plan",)


@pytest.mark.parametrize("keys", [(), ("decision",)])
def test_asked_for_the_file_for_signature_that_set_is_offered_whatever_was_exported_last(qtbot, keys):
    context = make_context(with_papers(*keys))
    dialog = ExportDialog(context, plan_of(context), sign=True)
    qtbot.addWidget(dialog)
    dialog.sets._on_kept(KeptSets(last=PaperSet(kinds=("letter",), formats=(".pdf",))))
    assert dialog.sets.sets.currentText() == i18n._("File for signature")
    assert dialog.wanted().kinds == (("plan", *keys) if keys else ("plan", "submission", "routing_slip", "annex"))


def test_a_long_name_is_shortened_in_the_middle_so_that_its_ending_is_seen(qtbot, tmp_path):
    results = ExportResults()
    qtbot.addWidget(results)
    names = [f"Kế hoạch {'hoạt động thông tin đối ngoại ' * 8}{suffix}" for suffix in (".docx", ".pdf")]
    results.resize(500, 300)
    results.show_files(tmp_path, tuple(SetFile(key="plan", path=tmp_path / name) for name in names), None)
    results.show()
    shown = [label.text() for label in results.findChildren(kit.ElidedLabel) if label.whole() in names]
    assert [(text[:8], Path(text).suffix) for text in shown] == [("Kế hoạch", ".docx"), ("Kế hoạch", ".pdf")]
    assert all("…" in text for text in shown)


def test_a_usual_set_is_written_in_all_its_formats_with_a_list(qtbot, dialog, tmp_path):
    sign = next(chosen for key, _words, chosen in USUAL_SETS if key == "sign")
    dialog.sets.show_set(sign)
    dialog.manifest.setChecked(True)
    written = export(qtbot, dialog)
    assert {file.key for file in written} == set(sign.kinds)
    assert {file.path.suffix for file in written} == set(sign.formats)
    assert (tmp_path / "hồ sơ" / "manifest.json").is_file()
    assert all(file.sha256 for file in written)


def test_one_kind_may_be_asked_for(qtbot, context, tmp_path):
    dialog = opened(qtbot, context, tmp_path, "letter")
    assert dialog.wanted().kinds == ("letter",)
    assert [file.path.suffix for file in export(qtbot, dialog)] == [".docx"]


def test_choosing_what_a_usual_set_has_names_it(dialog):
    key, words, chosen = USUAL_SETS[2]
    assert key == "meeting"
    dialog.sets.show_set(chosen)
    assert dialog.sets.sets.currentText() == i18n._(words)
    dialog.sets.formats[".pdf"].setChecked(True)
    assert dialog.sets.sets.currentIndex() == 0


def test_what_was_exported_last_of_the_plan_is_offered_again(dialog):
    last = PaperSet(kinds=("notice", "letter"), formats=(".pdf",), manifest=True)
    dialog.sets._on_kept(KeptSets(last=last))
    assert (set(dialog.wanted().kinds), dialog.wanted().formats, dialog.wanted().manifest) == ({"notice", "letter"}, (".pdf",), True)


def test_a_set_of_ones_own_brings_its_papers_formats_and_names(dialog):
    own = PaperSet(kinds=("letter", "notice"), formats=(".pdf",), pattern="{year} {type}", manifest=True)
    dialog.sets._on_kept(KeptSets(own={"Gửi các thôn": own}))
    assert dialog.sets.name == ""
    at = dialog.sets.sets.findText("Gửi các thôn")
    dialog.sets.sets.setCurrentIndex(at)
    dialog.sets.sets.activated.emit(at)
    assert dialog.sets.name == "Gửi các thôn"
    assert dialog.wanted() == own
    dialog.sets.formats[".docx"].setChecked(True)
    assert dialog.sets.name == ""  # it is not that set any more


def test_what_is_chosen_is_kept_under_a_name_renamed_and_deleted(dialog):
    dialog.sets.show_set(PaperSet(kinds=("letter",), formats=(".pdf",)))
    dialog.sets.keep("Gửi các thôn")
    assert (dialog.sets.name, dialog.sets._own["Gửi các thôn"].kinds) == ("Gửi các thôn", ("letter",))
    assert [action.text().count("Gửi các thôn") for action in dialog.sets.set_menu().actions()] == [0, 1, 1, 1]
    dialog.sets.rename("Gửi các thôn", "Gửi trường học")
    assert dialog.sets.name == "Gửi trường học"
    dialog.sets.set_menu().actions()[-1].trigger()
    assert (dialog.sets.name, dialog.sets._own) == ("", {})
    assert len(dialog.sets.set_menu().actions()) == 1


def test_papers_that_this_plan_has_nothing_for_stay_in_a_set_that_is_kept_again(qtbot, tmp_path):
    context = make_context(replace(a_plan(), budget_lines=()))
    dialog = opened(qtbot, context, tmp_path)
    dialog.sets._on_kept(KeptSets(own={"Đủ": PaperSet(kinds=("plan", "budget"))}))
    dialog.sets.show_set(PaperSet(kinds=("plan", "letter")))
    dialog.sets.keep("đủ")
    assert set(dialog.sets._own["đủ"].kinds) == {"plan", "letter", "budget"}
    assert list(dialog.sets._own) == ["đủ"]


def test_what_was_chosen_meanwhile_is_not_replaced_by_what_was_remembered(dialog):
    dialog.sets.formats[".pdf"].setChecked(False)
    dialog.sets._on_kept(KeptSets(last=PaperSet(kinds=("notice",))))
    assert dialog.wanted().kinds == ("plan",)


def test_a_file_that_is_there_is_not_touched_unless_wished(qtbot, dialog, context):
    first = export(qtbot, dialog)[0].path
    first.write_text("cũ", encoding="utf-8")
    again = opened(qtbot, context, first.parent)
    assert export(qtbot, again)[0].path.name.endswith(" (2).docx")
    assert first.read_text(encoding="utf-8") == "cũ"


def test_a_file_open_in_word_is_told_and_the_new_one_gets_a_number(qtbot, dialog, monkeypatch, tmp_path):
    dialog.existing.setCurrentIndex(dialog.existing.findData(Existing.REPLACE))
    path = dialog.target() / dialog.file_names()[0]
    path.parent.mkdir()
    path.write_text("cũ", encoding="utf-8")
    take_place = files._take_place

    def busy(part: Path, target: Path) -> None:
        if target == path:
            raise FileBusyError("Tệp đang mở.")
        take_place(part, target)

    monkeypatch.setattr(files, "_take_place", busy)
    written = export(qtbot, dialog)
    assert (written[0].beside, written[0].path.name) == (True, f"{path.stem} (2).docx")
    assert path.read_text(encoding="utf-8") == "cũ"
    assert not cut_off(dialog)


def test_asking_comes_before_writing(qtbot, dialog, tmp_path):
    dialog.existing.setCurrentIndex(dialog.existing.findData(Existing.ASK))
    path = dialog.target() / dialog.file_names()[0]
    path.parent.mkdir()
    path.write_text("cũ", encoding="utf-8")
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(b.text() == i18n._("Replace them") for b in dialog.findChildren(QPushButton)))
    replace_button = next(b for b in dialog.findChildren(QPushButton) if b.text() == i18n._("Replace them"))
    assert path.read_text(encoding="utf-8", errors="replace") == "cũ"
    with qtbot.waitSignal(dialog.written):
        QTest.mouseClick(replace_button, Qt.MouseButton.LeftButton)
    assert path.read_bytes().startswith(b"PK")


def test_files_that_are_there_are_looked_for_off_the_main_thread(qtbot, dialog, monkeypatch):
    looked: list[bool] = []
    exists = Path.exists

    def told(path: Path, **options: bool) -> bool:
        if path.suffix in {".docx", ".xlsx"} and path.parent == dialog.target():
            looked.append(threading.current_thread() is threading.main_thread())
        return exists(path, **options)

    monkeypatch.setattr(Path, "exists", told)
    dialog.existing.setCurrentIndex(dialog.existing.findData(Existing.ASK))
    export(qtbot, dialog)
    assert looked
    assert not any(looked)


def test_a_dialog_left_while_it_looks_for_files_writes_nothing(qtbot, dialog, context, tmp_path):
    dialog.existing.setCurrentIndex(dialog.existing.findData(Existing.ASK))
    with qtbot.waitSignal(context.background.busy, check_params_cb=lambda busy: not busy):
        dialog.export()
        dialog.reject()
    assert not (tmp_path / "hồ sơ").exists()


def test_a_folder_that_cannot_be_looked_into_counts_as_empty(monkeypatch, tmp_path):
    def denied(_path: Path, **_options: bool) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "exists", denied)
    assert files_there(tmp_path, ["a.docx"]) == ()


def test_a_plan_without_tasks_has_no_table_of_tasks_to_export(qtbot, tmp_path):
    plan = replace(a_plan(), tasks=(), body=(), annexes=(), budget_lines=())
    dialog = opened(qtbot, make_context(plan), tmp_path)
    keys = [dialog.sets.kinds.item(at).data(Qt.ItemDataRole.UserRole) for at in range(dialog.sets.kinds.count())]
    assert not {"annex", "annex_six", "slips"} & set(keys)
    assert [Path(name).suffix for name in dialog.file_names()] == [".docx", ".pdf"]
    assert not dialog.sets.formats[".xlsx"].isChecked()


def test_a_folder_that_cannot_be_made_is_told(qtbot, dialog, context, tmp_path):
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    dialog.folder.setText(str(tmp_path / "tệp" / "trong"))
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(context.message.said))
    assert dialog.names.text() == context.message.said[-1]
    assert dialog.export_button.isVisible()


def test_what_was_chosen_is_remembered_and_handed_over(qtbot, dialog, context):
    dialog.sets.formats[".xlsx"].setChecked(False)
    dialog.tasks.setCurrentIndex(2)
    dialog.copy.setCurrentIndex(1)
    dialog.pattern.setText("{năm} {trích yếu}")
    options = dialog.order().options
    assert (options.tasks, options.draft, options.electronic, options.two_sided) == (TaskLayout.TABLE, True, True, False)
    export(qtbot, dialog)
    settings = context.settings.value
    assert settings.name_pattern in {"{year} {subject}", "{năm} {trích yếu}"}
    assert settings.export_folder.endswith("hồ sơ")


def test_papers_printed_on_both_sides_are_written_so(qtbot, tmp_path):
    dialog = opened(qtbot, make_context(a_plan(), settings=Settings(two_sided=True)), tmp_path)
    assert dialog.order().options.two_sided


def test_an_unknown_field_is_told_at_once(dialog):
    dialog.pattern.setText("{x}")
    assert "{x}" in dialog.names.text()


def test_nothing_chosen_cannot_be_exported(dialog):
    for box in dialog.sets.formats.values():
        box.setChecked(False)
    assert not dialog.export_button.isEnabled()


def test_an_issued_plan_keeps_its_number_on_paper(qtbot, tmp_path):
    plan = edits.issue(a_plan(), "12", dt.date(2026, 12, 15))
    dialog = opened(qtbot, make_context(plan), tmp_path)
    assert not dialog.order().options.draft
    text = "".join(cell.text for table in docx.Document(str(export(qtbot, dialog)[0].path)).tables for row in table.rows for cell in row.cells)
    assert "12/" in text


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dialog_is_whole_in_both_languages(qtbot, tmp_path, language, done):
    i18n.install(language)
    plan = edits.set_document(a_plan(), subject="Công tác thông tin đối ngoại " * 6)
    dialog = opened(qtbot, make_context(plan), tmp_path)
    if done:
        export(qtbot, dialog)
    qtbot.waitExposed(dialog)
    assert cut_off(dialog) == []
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []
    assert dialog.width() <= 1366
    assert dialog.height() <= 768
