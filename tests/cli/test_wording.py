"""The words of an office on the command line: listed, written, taken in, and in the papers that are exported."""

import json
from pathlib import Path

import docx

from tests import papers_to_print as made
from tests.cli.conftest import Run
from ttdn_desktop.domain import codec


def test_words_are_taken_in_listed_printed_written_and_given_up(ttdn: Run, workspace: Path, tmp_path: Path) -> None:
    assert ttdn("wording", "--workspace", workspace).out == ""
    given = tmp_path / "a.json"
    texts = {"decision": {"force": "Quyết định này có hiệu lực từ hôm nay.", "carry_out": "{nobody} thi hành."}}
    given.write_text(json.dumps({"format": "ttdn-words", "version": 1, "texts": texts}), encoding="utf-8")
    taken = ttdn("wording", "--workspace", workspace, "--from", given)
    assert taken.status == 4
    assert taken.out == "decision.force: Quyết định này có hiệu lực từ hôm nay.\n"
    assert "{nobody}" in taken.err
    assert json.loads(ttdn("wording", "--workspace", workspace, "--json").out) == {"texts": {"decision": {"force": texts["decision"]["force"]}}}
    plan = json.loads(ttdn("list", "--workspace", workspace, "--json").out)["plans"][0]["id"]
    paper = tmp_path / "qd.docx"
    assert ttdn("export", plan, "--workspace", workspace, "--kind", "decision", "--to", paper).status == 0
    assert any("có hiệu lực từ hôm nay" in line.text for line in docx.Document(str(paper)).paragraphs)
    written = tmp_path / "b.json"
    assert ttdn("wording", "--workspace", workspace, "--to", written).out == f"{written}\n"
    assert json.loads(written.read_text(encoding="utf-8"))["texts"] == {"decision": {"force": texts["decision"]["force"]}}
    assert ttdn("wording", "--workspace", workspace, "--shipped").status == 0
    assert json.loads(ttdn("wording", "--workspace", workspace, "--json").out) == {"texts": {}}


def test_a_file_without_words_is_refused(ttdn: Run, workspace: Path, tmp_path: Path) -> None:
    other = tmp_path / "a.json"
    other.write_text("[]", encoding="utf-8")
    refused = ttdn("wording", "--workspace", workspace, "--from", other)
    assert refused.status == 4
    assert "a.json" in refused.err


def test_a_plan_in_a_file_is_printed_in_the_words_of_an_office(ttdn: Run, tmp_path: Path) -> None:
    given = tmp_path / "a.json"
    texts = {"decision": {"force": "Quyết định này có hiệu lực từ hôm nay.", "carry_out": "{nobody} thi hành."}}
    given.write_text(json.dumps({"format": "ttdn-words", "version": 1, "texts": texts}), encoding="utf-8")
    plan, paper = tmp_path / "plan.json", tmp_path / "qd.docx"
    plan.write_text(json.dumps(codec.plan_to_json(made.sample())), encoding="utf-8")
    told = ttdn("export", plan, "--kind", "decision", "--to", paper, "--wording", given)
    assert told.status == 0
    assert "{nobody}" in told.err
    lines = [line.text for line in docx.Document(str(paper)).paragraphs]
    assert any("có hiệu lực từ hôm nay" in line for line in lines)
    assert any("chịu trách nhiệm thi hành" in line for line in lines)
