"""Templates on the command line: taken in, listed, filled."""

import json
from pathlib import Path

import docx
import openpyxl

from tests.cli.conftest import Run
from tests.template_files import sheet_template, word_template


def plan_id(ttdn: Run, workspace: Path) -> str:
    return str(json.loads(ttdn("list", "--workspace", workspace, "--json").out)["plans"][0]["id"])


def test_a_template_is_taken_in_listed_shown_and_filled(ttdn: Run, workspace: Path, tmp_path: Path) -> None:
    file = word_template(tmp_path / "Mẫu.docx")
    added = json.loads(ttdn("template", "add", file, "--workspace", workspace, "--source", "UBND tỉnh", "--from", "2026-01-01", "--json").out)
    assert (added["name"], added["source"], added["state"], added["tables_count"]) == ("Mẫu", "UBND tỉnh", "in_force", 1)
    listed = json.loads(ttdn("template", "list", "--workspace", workspace, "--json").out)
    assert [template["id"] for template in listed["templates"]] == [added["id"]]
    shown = json.loads(ttdn("template", "show", "mẫu", "--workspace", workspace, "--json").out)
    assert "Số điện thoại" in [blank["name"] for blank in shown["blanks"]]
    target = tmp_path / "ra.docx"
    plan = plan_id(ttdn, workspace)
    told = ttdn("export", plan, "--workspace", workspace, "--template", "Mẫu", "--answer", "Số điện thoại=0123", "--to", target)
    assert (told.status, told.out) == (0, f"{target}\n")
    assert "số điện thoại: 0123" in "\n".join(paragraph.text for paragraph in docx.Document(str(target)).paragraphs)
    assert "Đầu mối liên hệ" in told.err


def test_a_workbook_takes_the_tasks(ttdn: Run, workspace: Path, tmp_path: Path) -> None:
    ttdn("template", "add", sheet_template(tmp_path / "Biểu.xlsx"), "--workspace", workspace)
    target = tmp_path / "ra.xlsx"
    assert ttdn("export", plan_id(ttdn, workspace), "--workspace", workspace, "--template", "biểu", "--to", target).status == 0
    assert openpyxl.load_workbook(target)["Nhiệm vụ"]["A6"].value == 1


def test_what_cannot_be_is_told(ttdn: Run, workspace: Path, tmp_path: Path) -> None:
    plan = plan_id(ttdn, workspace)
    assert ttdn("export", plan, "--workspace", workspace, "--template", "không có", "--to", tmp_path / "a.docx").status == 2
    assert ttdn("export", "a.json", "--template", "Mẫu", "--to", tmp_path / "a.docx").status == 2
    ttdn("template", "add", word_template(tmp_path / "Mẫu.docx"), "--workspace", workspace)
    assert ttdn("export", plan, "--workspace", workspace, "--template", "Mẫu", "--to", tmp_path / "a.xlsx").status == 4
    assert ttdn("export", plan, "--workspace", workspace, "--template", "Mẫu", "--answer", "gì=1", "--to", tmp_path / "a.docx").status == 2
    text = tmp_path / "a.txt"
    text.write_text("Kế hoạch", encoding="utf-8")
    assert ttdn("template", "add", text, "--workspace", workspace).status == 4
    assert not (tmp_path / "a.docx").exists()
