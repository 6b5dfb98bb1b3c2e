"""A plan goes out as Word and Excel from a workspace or from its JSON, whole or not at all."""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import page as validator
import pytest

from tests.cli.conftest import Run
from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.services import late, system
from ttdn_desktop.services.regimes import to_compare


@pytest.mark.parametrize("name", ["ke hoach.docx", "nhiệm vụ.xlsx", "HOA.DOCX"])
def test_a_plan_file_is_exported_by_the_ending_of_the_target(ttdn: Run, sample: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    told = ttdn("export", sample, "--to", target)
    assert (told.status, told.err, told.out) == (0, "", f"{target}\n")
    ZipFile(target).testzip()


def test_a_plan_file_is_exported_for_the_archive(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "kế hoạch.PDF"
    told = ttdn("export", sample, "--to", target)
    assert (told.status, told.err, told.out) == (0, "", f"{target}\n")
    assert validator.is_pdf_compliant(target, profile="2b")


def test_what_read_prints_is_exported_as_it_is(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    whole = tmp_path / "read.json"
    whole.write_text('{"source": {"path": "a.txt"}, "is_document": true, "plan": ' + sample.read_text(encoding="utf-8") + ', "findings": []}', encoding="utf-8")
    assert ttdn("export", whole, "--to", tmp_path / "a.docx").status == 0
    whole.write_text('{"source": {"path": "a.txt"}, "is_document": false, "plan": null, "findings": []}', encoding="utf-8")
    answer = ttdn("export", whole, "--to", tmp_path / "b.docx")
    assert answer.status == 4
    assert "/plan" in answer.err
    assert not (tmp_path / "b.docx").exists()


def test_a_plan_of_a_workspace_is_exported_and_that_state_kept(ttdn: Run, workspace: Path, tmp_path: Path) -> None:
    plan_id = json.loads(ttdn("list", "--workspace", workspace, "--json").out)["plans"][0]["id"]
    assert ttdn("export", plan_id, "--workspace", workspace, "--to", tmp_path / "ra.xlsx").status == 0
    assert openpyxl.load_workbook(tmp_path / "ra.xlsx").sheetnames[0] == "Nhiệm vụ"
    with late.open_workspace(workspace, clock=system.now, new_id=system.new_id) as opened:
        assert [version.reason for version in opened.versions(plan_id).result()] == ["export"]


def test_an_existing_target_is_replaced(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "ra.docx"
    target.write_text("cũ", encoding="utf-8")
    assert ttdn("export", sample, "--to", target).status == 0
    assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("name", ["ra.odt", "ra.doc", "ra.xlsm"])
def test_another_ending_is_wrong_usage_and_writes_nothing(ttdn: Run, sample: Path, tmp_path: Path, name: str) -> None:
    told = ttdn("export", sample, "--to", tmp_path / name)
    assert (told.status, told.out) == (2, "")
    assert ".docx" in told.err
    assert list(tmp_path.iterdir()) == []


def test_the_layout_of_tasks_and_the_kind_are_chosen_from_those_there_are(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    sizes = set()
    for layout in ("headings", "table"):
        target = tmp_path / f"{layout}.docx"
        assert ttdn("export", sample, "--kind", "plan", "--to", target, "--tasks", layout).status == 0
        sizes.add(ZipFile(target).read("word/document.xml").count(b"<w:tr"))
    assert len(sizes) == 2
    assert ttdn("export", sample, "--to", tmp_path / "x.docx", "--tasks", "list").status == 2
    assert ttdn("export", sample, "--to", tmp_path / "x.docx", "--kind", "poem").status == 2


BROKEN = {
    "no json": ("{", "line 1"),
    "another format": ('{"format": "x"}', "“/”"),
    "newer": ('{"format": "ttdn-plan", "version": 99}', "newer version"),
    "a wrong value": ('{"format": "ttdn-plan", "version": 1, "id": "a", "document": {"date": "hôm qua"}}', "/document/date"),
    "two tasks of one id": ('{"format": "ttdn-plan", "version": 1, "id": "a", "tasks": [{"id": "t"}, {"id": "t"}]}', "“/”"),
    "too deep": ("[" * 100_000, "nested"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_is_no_plan_is_refused_with_the_place(ttdn: Run, tmp_path: Path, case: str) -> None:
    text, place = BROKEN[case]
    file = tmp_path / "plan.json"
    file.write_text(text, encoding="utf-8")
    told = ttdn("export", file, "--to", tmp_path / "ra.docx")
    assert (told.status, told.out) == (4, "")
    assert place in told.err
    assert not (tmp_path / "ra.docx").exists()


def test_a_text_that_is_not_utf8_is_refused(ttdn: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes("đối ngoại".encode("utf-16"))
    assert ttdn("export", file, "--to", tmp_path / "ra.docx").status == 4


def test_a_plan_file_that_is_not_there_is_not_readable(ttdn: Run, tmp_path: Path) -> None:
    assert ttdn("export", tmp_path / "none.json", "--to", tmp_path / "ra.docx").status == 4


def test_an_id_without_a_workspace_is_wrong_usage(ttdn: Run, tmp_path: Path) -> None:
    told = ttdn("export", "01JF3M2Q7W8ZKXC4N5T6V9B0RD", "--to", tmp_path / "ra.docx")
    assert told.status == 2
    assert "--workspace" in told.err


def test_a_folder_that_is_not_there_is_told_in_a_sentence(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("export", sample, "--to", tmp_path / "none" / "ra.docx")
    assert (told.status, told.out) == (4, "")
    assert told.err.count("\n") == 1


def test_a_real_process_exports_and_names_the_file(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "kế hoạch.docx"
    told = subprocess.run([sys.executable, "-m", "ttdn_desktop", "export", sample, "--to", target], capture_output=True, check=False)
    assert (told.returncode, told.stderr) == (0, b"")
    assert told.stdout.decode("utf-8").strip() == str(target)
    assert target.exists()


def test_a_folder_is_no_target_and_no_plan(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "thu muc.docx").mkdir()
    assert ttdn("export", sample, "--to", tmp_path / "thu muc.docx").status == 2
    assert ttdn("export", tmp_path, "--to", tmp_path / "ra.docx").status == 4


def test_a_name_that_is_too_long_is_told_in_a_sentence(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    assert ttdn("export", "a" * 300, "--to", tmp_path / "ra.docx").status == 2
    told = ttdn("export", sample, "--to", tmp_path / ("a" * 300 + ".docx"))
    assert told.status == 4
    assert len(told.err.splitlines()) == 1


def test_other_rules_of_form_turn_the_words_and_say_which(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "dang.docx"
    told = ttdn("export", sample, "--to", target, "--regime", "party-05hd-2026", "--two-sided")
    assert (told.status, told.out.strip()) == (0, str(target))
    assert "KH/ĐU" in told.err
    assert "Guidance" not in told.out
    with ZipFile(target) as file:
        document, settings = file.read("word/document.xml").decode(), file.read("word/settings.xml").decode()
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in document
    assert "-KH/ĐU" in document
    assert "mirrorMargins" in settings


def test_rules_of_the_same_family_say_only_what_is_to_be_compared(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("export", sample, "--to", tmp_path / "cu.docx", "--regime", "tt01-2011")
    assert told.status == 0
    assert [line.partition(": ")[2] for line in told.err.splitlines()] == list(to_compare(Regime.TT01_2011))
    assert ttdn("export", sample, "--to", tmp_path / "x.docx", "--regime", "nd99").status == 2


@pytest.mark.parametrize("words", [("export", "PLAN", "--to"), ("convert-font", "PLAN"), ("check", "PLAN", "--html")])
def test_a_folder_in_the_place_of_a_target_is_told_as_a_target(ttdn: Run, sample: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    folder = tmp_path / "thu muc.docx"
    folder.mkdir()
    told = ttdn(*(sample if word == "PLAN" else word for word in words), folder)
    assert (told.status, told.out) == (2, "")
    assert "a file is to be written" in told.err
