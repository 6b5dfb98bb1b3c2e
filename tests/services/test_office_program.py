"""Files that LibreOffice turns into .docx, where it is installed."""

import shutil
from pathlib import Path

import pytest

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
    with pytest.raises(StoppedError), office_program.as_docx(rich, lambda: True):
        pass


def test_without_it_the_way_out_is_said(rich: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ttdn_desktop.services.foreign.program", lambda: None)
    monkeypatch.setattr(office_program, "program", lambda: None)
    with late.fence() as fence, pytest.raises(UnreadableError, match=r"hãy lưu lại dạng \.docx"):
        late.read_file(rich, fence=fence)
