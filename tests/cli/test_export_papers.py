"""`ttdn export --kind …`: papers of a plan into a file or folder."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from ttdn_desktop.services import late, system
from ttdn_desktop.services.paper_keys import PAPER_KEYS
from ttdn_desktop.services.reading import read_file
from ttdn_desktop.services.types import PaperSet


@pytest.fixture
def sample() -> Path:
    return Path(__file__).resolve().parents[2] / "resources" / "samples" / "01-nam-2027.json"


def test_one_kind_goes_into_one_file(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("export", sample, "--kind", "submission", "--to", tmp_path / "x.docx")
    assert (told.status, told.out, told.err) == (0, f"{tmp_path / 'x.docx'}\n", "")
    plan = read_file(tmp_path / "x.docx").plan
    assert plan is not None
    assert plan.document.type == "TTr"


def test_all_kinds_go_into_a_folder_one_file_each(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("export", sample, "--kind", "all", "--to", tmp_path / "all")
    assert told.status == 0
    found = {file.stem for file in (tmp_path / "all").iterdir()}
    assert set(PAPER_KEYS) - {"slips"} <= found
    assert len(told.out.splitlines()) == len(found)


def test_several_kinds_formats_and_a_list_can_be_asked_for(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("export", sample, "--kind", "annex", "--kind", "letter", "--format", "docx", "--format", "xlsx", "--manifest", "--to", tmp_path)
    assert told.status == 0
    assert {file.name for file in tmp_path.iterdir()} == {"annex.docx", "annex.xlsx", "letter.docx", "manifest.json"}
    assert len(json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["files"]) == 3


def test_facts_and_contact_stand_in_the_paper(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    facts = ("--fact", "deadline=ngày 15 tháng 01 năm 2027", "--contact", "Địa chỉ: Thôn Đông")
    assert ttdn("export", sample, "--kind", "consult", "--to", tmp_path / "x.docx", *facts).status == 0
    assert ttdn("export", sample, "--kind", "consult", "--to", tmp_path / "y.docx").status == 0
    assert (tmp_path / "x.docx").read_bytes() != (tmp_path / "y.docx").read_bytes()


def test_a_paper_the_plan_has_nothing_for_is_told_in_a_sentence(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("export", sample, "--kind", "decision", "--to", tmp_path / "x.xlsx")
    assert (told.status, told.out) == (4, "")
    assert told.err.count("\n") == 1


def test_an_unknown_kind_is_wrong_usage(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    assert ttdn("export", sample, "--kind", "poem", "--to", tmp_path).status == 2
    assert ttdn("export", sample, "--kind", "plan", "--to", tmp_path / "x.txt").status == 2


def test_a_value_that_no_paper_asks_for_is_wrong_usage(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("export", sample, "--kind", "remind", "--to", tmp_path / "x.docx", "--fact", "dedline=x")
    assert told.status == 2
    assert "deadline" in told.err
    assert not (tmp_path / "x.docx").exists()


def test_a_usual_set_is_written_by_its_key(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("export", sample, "--set", "meeting", "--to", tmp_path / "hop")
    assert (told.status, told.err) == (0, "")
    assert {file.name for file in (tmp_path / "hop").iterdir()} == {"invitation.docx", "minutes.docx", "notice.docx"}
    assert ttdn("export", sample, "--set", "meeting", "--format", "pdf", "--names", "{type}", "--to", tmp_path / "in").status == 0
    assert {file.suffix for file in (tmp_path / "in").iterdir()} == {".pdf"}


def test_the_file_for_signature_has_no_table_of_opinions_where_nobody_gave_one(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("export", sample, "--set", "sign", "--format", "docx", "--to", tmp_path / "ky")
    assert (told.status, told.err) == (0, "")
    assert {file.name for file in (tmp_path / "ky").iterdir()} == {"plan.docx", "submission.docx", "routing_slip.docx", "annex.docx"}


def test_a_set_of_the_office_is_written_by_its_name(ttdn: Run, workspace: Path, tmp_path: Path) -> None:
    with late.open_workspace(workspace, clock=system.now, new_id=system.new_id) as opened:
        plan = opened.plans().result()[0].id
        own = PaperSet(kinds=("letter", "summary"), formats=(".docx",), pattern="Gửi - {type}", manifest=True)
        late.keep_sets(opened, {"Gửi các thôn": own}).result()
    told = ttdn("export", plan, "--workspace", workspace, "--set", "gui cac thon", "--to", tmp_path / "gui")
    assert (told.status, told.err) == (0, "")
    assert len([file for file in (tmp_path / "gui").iterdir() if file.name.startswith("Gửi - ")]) == 2
    assert (tmp_path / "gui" / "manifest.json").is_file()
    unknown = ttdn("export", plan, "--workspace", workspace, "--set", "khong co", "--to", tmp_path / "x")
    assert unknown.status == 2
    assert "Gửi các thôn" in unknown.err
    assert not (tmp_path / "x").exists()


def test_a_set_and_kinds_do_not_go_together(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    assert ttdn("export", sample, "--set", "sign", "--kind", "plan", "--to", tmp_path).status == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--kind", "decision", "--format", "xlsx", "--to", "thu-muc"),
        ("--kind", "decision", "--to", "qd.xlsx"),
        ("--kind", "plan", "--kind", "decision", "--format", "xlsx", "--to", "thu-muc"),
    ],
)
def test_a_paper_without_an_excel_form_is_named_and_nothing_written(ttdn: Run, sample: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    told = ttdn("export", sample, *words[:-1], tmp_path / words[-1])
    assert (told.status, told.out) == (4, "")
    assert "Excel" in told.err
    assert "decision" in told.err
    assert list(tmp_path.iterdir()) == []


def test_what_a_plan_has_nothing_for_is_told_in_a_folder_too(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    data = json.loads(sample.read_text(encoding="utf-8"))
    (tmp_path / "p.json").write_text(json.dumps(data | {"indicators": [], "budget_lines": []}), encoding="utf-8")
    told = ttdn("export", tmp_path / "p.json", "--kind", "plan", "--kind", "indicators", "--to", tmp_path / "ra")
    assert told.status == 4
    assert "indicators" in told.err
    assert [file.name for file in (tmp_path / "ra").iterdir()] == ["plan.docx"]


def test_an_excel_file_holds_one_paper(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("export", sample, "--kind", "annex", "--kind", "plan", "--to", tmp_path / "x.xlsx")
    assert (told.status, told.out) == (2, "")
    assert "folder" in told.err


@pytest.mark.parametrize("fact", ["deadline", "deadline=", "=x", "deadline= "])
def test_a_value_without_its_text_is_wrong_usage(ttdn: Run, sample: Path, tmp_path: Path, fact: str) -> None:
    told = ttdn("export", sample, "--kind", "consult", "--to", tmp_path / "x.docx", "--fact", fact)
    assert told.status == 2
    assert "NAME=TEXT" in told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("pattern", "said"), [("{loai}/{year}", "{type}"), ("{loai} {year}", "{type}"), ("{type}/{year}", "/"), ("{type}\\{year}", "/")])
def test_a_pattern_of_names_that_cannot_be_is_wrong_usage(ttdn: Run, sample: Path, tmp_path: Path, pattern: str, said: str) -> None:
    told = ttdn("export", sample, "--kind", "plan", "--names", pattern, "--to", tmp_path / "ra")
    assert told.status == 2
    assert said in told.err
    assert list(tmp_path.iterdir()) == []


def test_names_may_be_given_in_the_words_of_the_interface(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    assert ttdn("export", sample, "--names", "{loại} {năm}", "--to", tmp_path, "--language", "vi").status == 0
    assert [file.name for file in tmp_path.iterdir()] == ["Kế hoạch 2027.docx"]


@pytest.mark.parametrize("words", [("--names", "{type}"), ("--format", "pdf"), ("--manifest",)])
def test_what_is_said_of_a_folder_is_not_swallowed_for_one_file(ttdn: Run, sample: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    told = ttdn("export", sample, *words, "--to", tmp_path / "x.docx")
    assert told.status == 2
    assert words[0] in told.err
    assert list(tmp_path.iterdir()) == []
