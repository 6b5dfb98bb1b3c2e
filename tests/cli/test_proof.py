"""`ttdn proof`: slips of spelling in a file, told line by line and as JSON."""

import datetime as dt
import json
from pathlib import Path

from tests.cli.conftest import Run
from ttdn_desktop import resources
from ttdn_desktop.domain.library import Library
from ttdn_desktop.services.workspace import open_workspace


def written(folder: Path, text: str) -> Path:
    path = folder / "ke-hoach.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_slips_are_told_with_the_words_around_them_and_what_could_be_meant(ttdn: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "KẾ HOẠCH\n\nTriển khai tại các tnh, thành phố; hổ trợ doanh nghiệp.\n")
    told = ttdn("proof", path)
    assert told.status == 1
    assert "tại các [tnh], thành phố" in told.out
    assert "Proposed: tỉnh" in told.out
    assert "a usual confusion\n      Triển khai tại các tnh, thành phố; [hổ trợ] doanh nghiệp.\n      Proposed: hỗ trợ" in told.out
    assert "2 slips in 13 words" in told.out


def test_a_file_without_slips_has_status_0(ttdn: Run, tmp_path: Path) -> None:
    told = ttdn("proof", written(tmp_path, "Kế hoạch hoạt động thông tin đối ngoại năm 2027.\n"))
    assert (told.status, told.err) == (0, "")
    assert "0 slips" in told.out


def test_the_json_says_where_each_slip_stands(ttdn: Run, tmp_path: Path) -> None:
    told = ttdn("proof", written(tmp_path, "Dòng một\nNhiệm vụ của của tỉnh\n"), "--json")
    data = json.loads(told.out)
    (found,) = data["findings"]
    assert (found["where"], found["kind"], found["proposals"], found["sure"]) == ("p2", "twice", ["của"], True)
    assert found["line"][found["start"] : found["end"]] == found["text"] == "của của"
    assert (data["slips"], data["words"], data["kinds"]) == (1, 7, {"twice": 1})


def test_a_plan_and_a_workbook_are_looked_through_too(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    assert ttdn("proof", sample).status == 0
    book = tmp_path / "nhiem-vu.xlsx"
    assert ttdn("export", sample, "--to", book).status == 0
    assert ttdn("proof", book).status == 0


def test_tone_marks_are_told_on_wish_alone(ttdn: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "Văn hóa hòa bình, thủy lợi, khóa mới, hoà nhập\n")
    assert ttdn("proof", path).status == 0
    told = ttdn("proof", path, "--tones")
    assert told.status == 1
    assert "[hoà] nhập\n      Proposed: hòa" in told.out
    assert "1 slip in" in told.out


def test_what_cannot_be_read_says_why(ttdn: Run, tmp_path: Path) -> None:
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04 no such thing")
    told = ttdn("proof", path)
    assert told.status == 4
    assert "hong.docx" in told.err


def test_words_and_names_that_the_office_knows_are_no_slips(ttdn: Run, tmp_path: Path) -> None:
    path, office = written(tmp_path, "Đoàn của làng plếi thăm mường bin.\n"), tmp_path / "xa.ttdn"
    commune = resources.places().gazetteer().communes("04")[0]
    named = type(commune)(name="Mường Bin", kind="xã", key=commune.key, level=commune.level, within="04", first=dt.date(2028, 7, 1))
    with open_workspace(office, clock=lambda: dt.datetime.now(dt.UTC), new_id=str) as workspace:
        workspace.save_library(Library(places=(named,), words=("plếi",))).result()
    assert "2 slips" in ttdn("proof", path).out
    assert ttdn("proof", path, "--workspace", office).status == 0
