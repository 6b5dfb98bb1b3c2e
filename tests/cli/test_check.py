"""`ttdn check`: files and plans against the rules, as sentences, JSON or a page; a mended copy of a Word file."""

import datetime as dt
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run
from tests.rules.papers import base, page
from tests.rules.test_form_rules import CASES, as_others
from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.rules.model import Subject
from ttdn_desktop.services import late, set_asides, system

VALIDATOR = jsonschema.Draft202012Validator(resources.load_json("schema/check.schema.json"))


def written(subject: Subject, path: Path) -> Path:
    """A paper as a file that others typed."""
    paper = as_others(subject).paper
    assert paper is not None
    stream = io.BytesIO()
    write_docx(paper, stream)
    path.write_bytes(stream.getvalue())
    return path


def bad(code: str, path: Path) -> Path:
    return written(CASES[code][1](base(CASES[code][0])), path)


@pytest.fixture
def sample() -> Path:
    return Path(__file__).resolve().parents[2] / "resources" / "samples" / "01-nam-2027.json"


def test_a_good_plan_has_status_0_and_its_json_is_of_the_form_that_is_promised(ttdn: Run, sample: Path) -> None:
    told = ttdn("check", sample, "--json")
    data = json.loads(told.out)
    VALIDATOR.validate(data)
    assert told.status == 0
    assert data["regime"] == "nd30-2020"
    assert data["source"]["format"] == "json"
    assert all(finding["severity"] != "error" for finding in data["findings"])


def test_a_bad_file_has_status_1_and_names_rule_place_text_and_article(ttdn: Run, tmp_path: Path) -> None:
    file = bad("ND30-FONT-01", tmp_path / "a.docx")
    told = ttdn("check", file, "--json")
    data = json.loads(told.out)
    VALIDATOR.validate(data)
    assert told.status == 1
    found = next(finding for finding in data["findings"] if finding["code"] == "ND30-FONT-01")
    assert found["severity"] == "error"
    assert found["where"].startswith("p")
    assert found["article"]
    assert found["fixable"] is True
    assert data["skipped"] >= 0
    assert told.err == ""


def test_for_people_findings_stand_by_weight_with_place_and_article(ttdn: Run, tmp_path: Path) -> None:
    told = ttdn("check", bad("ND30-FONT-01", tmp_path / "a.docx"))
    assert told.status == 1
    assert "Error (" in told.out
    assert "Arial" in told.out
    assert "[ND30-FONT-01]" in told.out


def test_rules_that_need_a_layout_are_skipped_and_counted_for_a_text(ttdn: Run, tmp_path: Path, sample: Path) -> None:
    ttdn("export", sample, "--kind", "plan", "--to", tmp_path / "a.docx")
    (tmp_path / "a.txt").write_text(
        "ỦY BAN NHÂN DÂN\nXÃ VÂN TRÚC\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nThông tin đối ngoại năm 2027\n\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n", encoding="utf-8"
    )
    text, paper = (json.loads(ttdn("check", tmp_path / name, "--json").out) for name in ("a.txt", "a.docx"))
    assert text["skipped"] > paper["skipped"] + 30


def test_many_files_make_one_report_and_one_that_cannot_be_read_does_not_keep_the_others_out(ttdn: Run, tmp_path: Path, sample: Path) -> None:
    file = bad("ND30-PAGE-03", tmp_path / "a.docx")
    (tmp_path / "b.docx").write_bytes(b"no document")
    told = ttdn("check", file, tmp_path / "b.docx", sample, "--json")
    data = json.loads(told.out)
    VALIDATOR.validate(data)
    assert told.status == 4
    assert [("error" in report) for report in data["reports"]] == [False, True, False]
    assert data["errors"] >= 1
    assert data["unreadable"] == 1


def test_the_page_of_html_holds_all_and_needs_nothing_from_outside(ttdn: Run, tmp_path: Path, sample: Path) -> None:
    file = bad("ND30-FONT-01", tmp_path / "a <b>.docx")
    told = ttdn("check", file, sample, "--html", tmp_path / "r.html", "--language", "vi")
    html = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert told.status == 1
    assert html.startswith("<!DOCTYPE html>")
    assert 'lang="vi"' in html
    assert "a &lt;b&gt;.docx" in html
    assert "ND30-FONT-01" in html
    assert not any(word in html for word in ("http:", "https:", "<script", "<img", "@import", "url("))


def test_a_copy_is_mended_checked_again_and_told_honestly(ttdn: Run, tmp_path: Path) -> None:
    subject = page(top=15.0, right=10.0)(CASES["ND30-FONT-01"][1](base("plan")))
    file = written(CASES["ND30-VH-01"][1](subject) if "ND30-VH-01" in CASES else subject, tmp_path / "a.docx")
    before = file.read_bytes()
    told = ttdn("check", file, "--fix", tmp_path / "b.docx", "--json")
    data = json.loads(told.out)
    VALIDATOR.validate(data)
    assert file.read_bytes() == before
    assert data["fix"]["gone"] >= 3
    assert data["fix"]["new"] == []
    assert sum(data["fix"][fate] for fate in ("gone", "not_offered", "words", "not_done", "still_there")) == data["fix"]["found"]
    codes = {finding["code"] for finding in data["findings"]}
    assert not codes & {"ND30-FONT-01", "ND30-PAGE-03", "ND30-PAGE-05"}
    again = json.loads(ttdn("check", tmp_path / "b.docx", "--json").out)
    assert again["findings"] == data["findings"]
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(tmp_path / "b.docx") as new:
        assert {name for name in old.namelist() if old.read(name) != new.read(name)} == {"word/document.xml"}


def test_a_file_is_never_written_over_itself_and_only_word_files_are_mended(ttdn: Run, tmp_path: Path, sample: Path) -> None:
    file = bad("ND30-FONT-01", tmp_path / "a.docx")
    before = file.read_bytes()
    assert ttdn("check", file, "--fix", file).status == 4
    assert file.read_bytes() == before
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\nnăm 2027\n", encoding="utf-8")
    told = ttdn("check", tmp_path / "a.txt", "--fix", tmp_path / "b.txt")
    assert (told.status, told.out.count("\n")) == (4, 1)
    assert not (tmp_path / "b.txt").exists()
    assert ttdn("check", file, sample, "--fix", tmp_path / "b.docx").status == 2


def kept_plan(path: Path, sample: Path, *asides: SetAside) -> Plan:
    """The sample with a wrong symbol, in a new workspace, with what its officer set aside."""
    plan = codec.plan_from_json(json.loads(sample.read_text(encoding="utf-8")))
    plan = replace(plan, document=replace(plan.document, symbol="KH - UBND"))
    with late.open_workspace(path, clock=system.now, new_id=system.new_id) as workspace:
        workspace.save(plan).result()
        workspace.keep_choice(set_asides.choice_name(plan.id), set_asides.to_text([replace(aside, plan=plan.id) for aside in asides])).result()
    return plan


def test_a_plan_of_a_workspace_is_checked_by_its_id(ttdn: Run, tmp_path: Path, sample: Path) -> None:
    path = tmp_path / "xa.ttdn"
    plan = kept_plan(path, sample)
    told = ttdn("check", plan.id, "--workspace", path, "--json")
    data = json.loads(told.out)
    VALIDATOR.validate(data)
    assert told.status == 1
    assert "ND30-SO-01" in {finding["code"] for finding in data["findings"]}
    assert ttdn("check", "nobody", "--workspace", path).status == 2
    assert ttdn("check", plan.id).status == 2
    assert ttdn("check", "a.docx", "--json", "--html", "x.html").status == 2
    with late.open_workspace(path, clock=system.now, new_id=system.new_id):
        assert ttdn("check", plan.id, "--workspace", path).status == 5


def test_what_was_set_aside_is_told_and_does_not_count(ttdn: Run, tmp_path: Path, sample: Path) -> None:
    path = tmp_path / "xa.ttdn"
    plan = kept_plan(path, sample, SetAside(plan=PlanId(""), rule="ND30-SO-01", reason="Theo quy chế của tỉnh"))
    data = json.loads(ttdn("check", plan.id, "--workspace", path, "--json").out)
    assert {finding["set_aside"] for finding in data["findings"] if finding["code"] == "ND30-SO-01"} == {"Theo quy chế của tỉnh"}
    assert "Theo quy chế của tỉnh" in ttdn("check", plan.id, "--workspace", path).out


def test_with_a_workspace_bases_are_judged_by_the_library_of_its_office(ttdn: Run, tmp_path: Path, sample: Path) -> None:
    path = tmp_path / "xa.ttdn"
    plan = kept_plan(path, sample)
    cited = next(basis for basis in plan.legal_bases if basis.number)

    def said_to_be_over() -> bool:
        both = (ttdn("check", plan.id, "--workspace", path, "--json"), ttdn("check", sample, "--workspace", path, "--json"))
        told = [[found["message"] for found in json.loads(one.out)["findings"] if "01/02/2003" in found["message"]] for one in both]
        assert bool(told[0]) is bool(told[1]), "a file is judged as the plan is"
        return bool(told[0])

    assert not said_to_be_over()
    with late.open_workspace(path, clock=system.now, new_id=system.new_id) as workspace:
        library = workspace.library().result()
        ended = (replace(one, expired_from=dt.date(2003, 2, 1)) if one.number == cited.number else one for one in library.documents)
        workspace.save_library(replace(library, documents=tuple(ended))).result()
    assert said_to_be_over()
