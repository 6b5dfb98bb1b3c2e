"""A set of files is written one by one; what fails says why and stops nothing else."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import DocumentHead, Plan
from ttdn_desktop.errors import FileBusyError, FileWriteError
from ttdn_desktop.services.exporting import PAPER_KINDS, Existing, Order, existing_of, folder_of, stored_folder, target_of, write_all
from ttdn_desktop.services.types import ExportOptions
from ttdn_desktop.settings import Settings

PLAN = Plan(id=PlanId("p"), year=2027, document=DocumentHead(subject="Công tác thông tin đối ngoại"))
DOCX, PDF, XLSX = PAPER_KINDS


def order(kind, folder: Path, existing=Existing.NUMBER) -> Order:
    target = target_of(PLAN, kind, folder, "{type} {year}", dt.date(2026, 11, 2))
    return Order(kind=kind, target=target, existing=existing, options=ExportOptions())


def write(_plan, target, _options):
    target.write_bytes(b"x")
    return target


def refuse(error):
    def writer(_plan, _target, _options):
        raise error

    return writer


def test_names_tell_the_papers_apart(tmp_path):
    assert [order(kind, tmp_path).target.name for kind in PAPER_KINDS] == ["Kế hoạch 2027.docx", "Kế hoạch 2027.pdf", "Kế hoạch 2027 - Bảng phân công nhiệm vụ.xlsx"]


def test_one_that_fails_does_not_stop_the_others(tmp_path):
    heard: list[tuple[int, int]] = []
    writers = {"docx": refuse(FileWriteError("Đĩa đầy.")), "xlsx": write}
    outcomes = write_all(PLAN, [order(DOCX, tmp_path / "a"), order(XLSX, tmp_path / "a")], writers, lambda *done: heard.append(done))
    assert [(o.path is None, o.trouble, o.busy) for o in outcomes] == [(True, "Đĩa đầy.", False), (False, "", False)]
    assert heard == [(0, 2), (1, 2), (2, 2)]


def test_a_busy_file_may_be_written_under_another_name_only_where_none_was_tried(tmp_path):
    writers = {"docx": refuse(FileBusyError("Đang mở."))}
    asked = [order(DOCX, tmp_path, Existing.REPLACE), order(DOCX, tmp_path, Existing.NUMBER)]
    assert [o.busy for o in write_all(PLAN, asked, writers, lambda *_done: None)] == [True, False]


def test_a_numbered_name_is_written_beside_the_old_file(tmp_path):
    first = order(DOCX, tmp_path)
    first.target.write_bytes(b"old")
    (outcome,) = write_all(PLAN, [first], {"docx": write}, lambda *_done: None)
    assert outcome.path == tmp_path / "Kế hoạch 2027 (2).docx"
    (replaced,) = write_all(PLAN, [replace(first, existing=Existing.REPLACE)], {"docx": write}, lambda *_done: None)
    assert replaced.path == first.target
    assert first.target.read_bytes() == b"x"


def test_the_documents_of_the_person_are_kept_as_no_folder():
    assert stored_folder(str(folder_of(Settings()))) == ""
    assert folder_of(Settings(export_folder="/x")) == Path("/x")
    assert stored_folder(" /x ") == "/x"


def test_a_choice_of_a_newer_version_counts_as_the_default():
    assert existing_of(Settings(export_existing="ask")) is Existing.ASK
    assert existing_of(Settings(export_existing="merge")) is Existing.NUMBER
