"""Documents are read and taken in; what is no document is refused with a sentence."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run
from tests.office.word_package import package
from tests.reading.helpers import HEAD
from ttdn_desktop import resources
from ttdn_desktop.domain import edits
from ttdn_desktop.services import late, system

NEWS = (
    "Chiều nay, đoàn công tác của tỉnh đã đến thăm, chúc tết cán bộ và Nhân dân xã. Tại buổi gặp mặt, đại diện đoàn ghi nhận kết quả của xã.\n\n"
    "Tin, ảnh: Thư Minh\n"
)


@pytest.fixture
def document(ttdn: Run, sample: Path, tmp_path: Path) -> Path:
    """A plan as a Word file."""
    target = tmp_path / "kế hoạch.docx"
    assert ttdn("export", sample, "--to", target).status == 0
    return target


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A text that is no document."""
    file = tmp_path / "tin bai.txt"
    file.write_text(NEWS, encoding="utf-8")
    return file


def test_read_gives_the_promised_keys_and_a_plan_by_its_schema(ttdn: Run, document: Path) -> None:
    told = ttdn("read", document, "--json")
    reading = json.loads(told.out)
    assert told.err == ""
    assert told.status in {0, 3}
    assert set(reading) == {"source", "is_document", "plan", "findings", "trace", "unread"}
    assert set(reading["source"]) == {"path", "format", "sha256"}
    assert reading["is_document"] is True
    jsonschema.Draft202012Validator(resources.load_json("schema/plan.schema.json")).validate(reading["plan"])


def test_an_exported_plan_reads_back_as_it_was(ttdn: Run, document: Path, sample: Path) -> None:
    plan = json.loads(ttdn("read", document, "--json").out)["plan"]
    stored = json.loads(sample.read_text(encoding="utf-8"))
    assert plan["document"]["subject"] == stored["document"]["subject"]
    assert [task["title"] for task in plan["tasks"]] == [task["title"] for task in stored["tasks"]]


def test_read_for_people_is_calm_and_says_what_the_plan_is_about(ttdn: Run, document: Path) -> None:
    told = ttdn("read", document)
    assert "xã Vân Trúc" in told.out
    assert "{" not in told.out


def test_a_text_that_is_no_document_is_refused_with_a_sentence(ttdn: Run, news: Path) -> None:
    told = ttdn("read", news, "--json")
    assert told.status == 4
    assert json.loads(told.out)["is_document"] is False
    assert "tin bai.txt" in told.err


def test_changes_that_are_pending_are_told_also_of_what_is_no_document(ttdn: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(package('<w:p><w:ins w:author="Lan"><w:r><w:t>A note of some length about nothing much.</w:t></w:r></w:ins></w:p>'))
    told = ttdn("read", file)
    assert told.status == 4
    assert "Lan" in told.err


@pytest.mark.parametrize(("name", "content"), [("x.docx", b"PK\x03\x04broken"), ("x.pdf", b"%PDF-1.7"), ("x.docx", b""), ("x.png", b"\x89PNG\r\n\x1a\n")])
def test_what_cannot_be_read_is_told_in_one_line(ttdn: Run, tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    told = ttdn("read", file, "--json")
    assert told.status == 4
    assert len(told.err.splitlines()) == 1
    assert "Traceback" not in told.err


def test_a_file_that_is_not_there_is_not_readable(ttdn: Run, tmp_path: Path) -> None:
    told = ttdn("read", tmp_path / "none.docx")
    assert (told.status, told.out) == (4, "")
    assert "none.docx" in told.err


def test_import_makes_the_workspace_and_gives_ids_that_show_knows(ttdn: Run, document: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "xa.ttdn"
    ids = json.loads(ttdn("import", document, "--workspace", workspace, "--json").out)["ids"]
    assert len(ids) == 1
    shown = ttdn("show", ids[0], "--workspace", workspace, "--json")
    assert json.loads(shown.out)["id"] == ids[0]


def test_importing_the_same_again_takes_nothing_away_and_adds_nothing(ttdn: Run, document: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "xa.ttdn"
    ids = json.loads(ttdn("import", document, document, "--workspace", workspace, "--json").out)["ids"]
    assert len(set(ids)) == 1
    assert len(json.loads(ttdn("list", "--workspace", workspace, "--json").out)["plans"]) == 1


def test_importing_the_same_again_says_that_it_is_there(ttdn: Run, document: Path, tmp_path: Path) -> None:
    first = ttdn("import", document, "--workspace", tmp_path / "kho.ttdn", "--language", "en")
    again = ttdn("import", document, "--workspace", tmp_path / "kho.ttdn", "--language", "en")
    assert "taken in" in first.err
    assert "already" not in first.err
    assert "already" in again.err
    assert "taken in" not in again.err


def test_importing_over_a_plan_that_was_edited_keeps_both(ttdn: Run, document: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "xa.ttdn"
    first = json.loads(ttdn("import", document, "--workspace", workspace, "--json").out)["ids"][0]
    with late.open_workspace(workspace, clock=system.now, new_id=system.new_id) as opened:
        plan = opened.load(first).result()
        opened.save(edits.set_plan(plan, year=2030)).result()
    second = json.loads(ttdn("import", document, "--workspace", workspace, "--json").out)["ids"][0]
    assert second != first
    assert {plan["year"] for plan in json.loads(ttdn("list", "--workspace", workspace, "--json").out)["plans"]} == {2027, 2030}


def test_one_bad_file_does_not_keep_the_others_out(ttdn: Run, document: Path, news: Path, tmp_path: Path) -> None:
    told = ttdn("import", news, document, tmp_path / "none.docx", "--workspace", tmp_path / "xa.ttdn", "--json")
    assert told.status == 4
    assert len(json.loads(told.out)["ids"]) == 1
    assert "tin bai.txt" in told.err
    assert "none.docx" in told.err


def test_nothing_to_take_in_makes_no_workspace(ttdn: Run, news: Path, tmp_path: Path) -> None:
    told = ttdn("import", news, "--workspace", tmp_path / "xa.ttdn", "--json")
    assert (told.status, json.loads(told.out)) == (4, {"ids": []})
    assert not (tmp_path / "xa.ttdn").exists()


def test_a_real_process_prints_nothing_but_json(document: Path) -> None:
    told = subprocess.run([sys.executable, "-m", "ttdn_desktop", "read", document, "--json"], capture_output=True, check=False)
    assert told.stderr == b""
    assert json.loads(told.stdout.decode("utf-8"))["plan"]["issuer"]["name"] == "Ủy ban nhân dân xã Vân Trúc"


def test_a_workspace_that_cannot_be_made_is_told_in_a_sentence(ttdn: Run, document: Path) -> None:
    told = ttdn("import", document, "--workspace", document / "xa.ttdn")
    assert (told.status, told.out) == (4, "")
    assert len(told.err.splitlines()) == 1


def test_annexes_are_listed_under_the_outline(ttdn: Run, tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.txt"
    ending = "Nơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Bình\n\n"
    annex = "PHỤ LỤC I\nDANH MỤC TÀI LIỆU\nI. TỜ GẤP\nMột nghìn tờ.\n"
    file.write_text(f"{HEAD}\nI. MỤC ĐÍCH\nGiới thiệu quê hương./.\n\n{ending}{annex}", encoding="utf-8")
    told = ttdn("read", file)
    assert "PHỤ LỤC I — Danh mục tài liệu" in told.out
    assert "I. TỜ GẤP" in told.out
    assert "Stage: Issued" in told.out


def test_a_workspace_in_a_folder_that_is_not_there_is_refused(ttdn: Run, document: Path, tmp_path: Path) -> None:
    told = ttdn("import", document, "--workspace", tmp_path / "khong" / "co" / "w.ttdn")
    assert (told.status, told.out) == (4, "")
    assert "There is no folder" in told.err
    assert not (tmp_path / "khong").exists()


def test_a_line_added_where_a_text_was_published_is_not_called_part_of_a_web_page() -> None:
    reading = resources.load_json("messages/reading.json")
    for words in (reading["unread"]["portal"], reading["findings"]["portal_differs"]):
        assert "trang web" not in words["vi"]
        assert "page" not in words["en"]
