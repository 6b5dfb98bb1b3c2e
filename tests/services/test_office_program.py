"""Files that LibreOffice turns into .docx, where it is installed."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.office.hostile import zipped
from tests.reading.helpers import HEAD
from ttdn_desktop import paths
from ttdn_desktop.errors import StoppedError, UnreadableError
from ttdn_desktop.services import late, office_program

RICH = rb"{\rtf1\ansi{\fonttbl{\f0 Times New Roman;}}\f0 K\u7871? ho\u7841?ch s\u7889? 12/KH-UBND ng\u224?y 05/6/2026\par}"


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    path = tmp_path / "a.rtf"
    path.write_bytes(RICH)
    return path


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_rich_text_is_read_and_nothing_is_left_behind(rich: Path):
    with late.fence() as fence:
        seen = late.view_file(rich, fence=fence)
    assert "Kế hoạch số 12/KH-UBND" in "\n".join(block.text for block in seen.file.paper.blocks())  # type: ignore[union-attr]  # paragraphs only
    assert seen.file.notices[0].code == "doc_office"
    assert seen.reading.source.format == "rtf"
    assert not list((paths.data_dir() / "worker").glob("ttdn-*"))


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_it_can_be_stopped(rich: Path):
    with pytest.raises(StoppedError), office_program.converted(rich, cancelled=lambda: True):
        pass


def test_without_it_the_way_out_is_said(rich: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ttdn_desktop.services.foreign.program", lambda: None)
    monkeypatch.setattr(office_program, "program", lambda: None)
    with late.fence() as fence, pytest.raises(UnreadableError, match=r"lưu lại dạng \.docx"):
        late.read_file(rich, fence=fence)


def opened_in_office(source: Path, target: str) -> Path:
    """The file as LibreOffice itself saves it."""
    soffice = shutil.which("soffice") or ""
    profile = source.with_name("profile")
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", target, "--outdir", str(source.parent)]
    subprocess.run([soffice, *options, str(source)], capture_output=True, check=True)
    return source.with_suffix(f".{target}")


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_open_documents_are_read_as_text_and_as_a_table(tmp_path: Path):
    text = tmp_path / "a.txt"
    text.write_text(HEAD + "\nI. MỤC ĐÍCH\nGiới thiệu quê hương.\n", encoding="utf-8-sig")
    odt = opened_in_office(text, "odt")
    book = Workbook()
    sheet = book.create_sheet(index=0)
    for row in (("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian"), (1, "Tập huấn", "Phòng Văn hóa - Xã hội", "Quý II/2026")):
        sheet.append(row)
    book.save(tmp_path / "b.xlsx")
    ods = opened_in_office(tmp_path / "b.xlsx", "ods")
    with late.fence() as fence:
        read = late.read_file(odt, fence=fence)
        tasks = late.read_file(ods, fence=fence)
        values = late.read_book(ods, fence=fence)
    assert read.plan is not None
    assert read.plan.document.number == "12"
    assert read.source.format == "odt"
    assert tasks.plan is not None
    assert [task.title for task in tasks.plan.tasks] == ["Tập huấn"]
    assert values.file.book.sheets


def test_without_it_open_documents_are_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ttdn_desktop.services.foreign.program", lambda: None)
    monkeypatch.setattr(office_program, "program", lambda: None)
    for name, kind in (("a.odt", "text"), ("a.ods", "spreadsheet")):
        path = tmp_path / name
        path.write_bytes(zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>"}))
        with late.fence() as fence, pytest.raises(UnreadableError, match=r"không có LibreOffice.*\.docx hoặc \.xlsx"):
            late.read_file(path, fence=fence)


def test_an_open_document_that_is_a_bomb_never_comes_to_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ttdn_desktop.services.foreign.program", lambda: tmp_path)
    monkeypatch.setattr("ttdn_desktop.services.foreign.converted", lambda *_given: pytest.fail("it was opened"))
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", b"<x>" + b" " * 90_000_000)
    with late.fence() as fence, pytest.raises(UnreadableError, match="phình to"):
        late.read_file(path, fence=fence)
