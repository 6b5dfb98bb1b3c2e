"""A set of papers written in one go: which files, under which names, and what became of each."""

import datetime as dt
import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests import papers_to_print as made
from ttdn_desktop.domain.opinions import Opinion
from ttdn_desktop.drafting.kinds import KINDS
from ttdn_desktop.errors import FileBusyError, FileWriteError, NothingToPrintError
from ttdn_desktop.services import files
from ttdn_desktop.services.exporting import Existing
from ttdn_desktop.services.paper_keys import PAPER_KEYS, SHEET_KEYS, USUAL_SETS
from ttdn_desktop.services.paper_records import set_of_plan
from ttdn_desktop.services.paper_sets import MANIFEST, WrittenSet, names_of_set, write_file, write_set
from ttdn_desktop.services.types import PaperOrder, PaperSet

TODAY = dt.date(2026, 11, 22)


def write(folder: Path, wanted: PaperSet, plan=None, existing: Existing = Existing.REPLACE) -> WrittenSet:
    return write_set(plan or made.sample(), wanted, folder, PaperOrder(), lambda _done, _all: None, today=TODAY, existing=existing)


def names(written: WrittenSet) -> list[str]:
    return [file.path.name for file in written.files]


def test_files_are_named_after_their_kinds(tmp_path: Path) -> None:
    written = write(tmp_path / "new", PaperSet(kinds=("plan", "decision", "annex"), formats=(".docx", ".xlsx")))
    assert names(written) == ["plan.docx", "plan.xlsx", "decision.docx", "annex.docx", "annex.xlsx"]
    assert written.whole
    assert all(file.path.stat().st_size for file in written.files)


def test_all_kinds_at_once_give_every_unit_its_slip(tmp_path: Path) -> None:
    found = names(write(tmp_path, PaperSet(kinds=PAPER_KEYS)))
    assert len(found) == len(set(found)) == len(PAPER_KEYS) - 1 + 11
    assert "slips-cong-an-xa.docx" in found


def test_the_list_of_files_bears_their_hashes(tmp_path: Path) -> None:
    written = write(tmp_path, PaperSet(kinds=("letter", "submission"), manifest=True))
    data = json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))
    assert written.manifest == tmp_path / MANIFEST
    assert [(file["name"], file["kind"]) for file in data["files"]] == [("letter.docx", "letter"), ("submission.docx", "submission")]
    assert all(hashlib.sha256((tmp_path / file["name"]).read_bytes()).hexdigest() == file["sha256"] for file in data["files"])


def test_names_follow_a_pattern_with_the_head_of_each_paper(tmp_path: Path) -> None:
    found = names(write(tmp_path, PaperSet(kinds=("plan", "letter", "slips"), pattern="{year} {type}")))
    assert found[:2] == ["2027 Kế hoạch.docx", "2027 Công văn triển khai.docx"]
    assert found[2].startswith("2027 Danh mục nhiệm vụ của từng đơn vị - Văn phòng")
    assert len(set(found)) == 13


def test_the_same_set_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write(tmp_path / name, PaperSet(kinds=PAPER_KEYS)) for name in ("a", "b"))
    assert [file.sha256 for file in first.files] == [file.sha256 for file in second.files]


def test_files_that_are_there_are_replaced_or_numbered(tmp_path: Path) -> None:
    write(tmp_path, PaperSet(kinds=("letter",)))
    assert names(write(tmp_path, PaperSet(kinds=("letter",)))) == ["letter.docx"]
    assert names(write(tmp_path, PaperSet(kinds=("letter",)), existing=Existing.NUMBER)) == ["letter (2).docx"]


def test_a_file_open_in_word_is_left_alone_and_the_new_one_gets_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, PaperSet(kinds=("letter",)))
    before = (tmp_path / "letter.docx").read_bytes()
    taking_place = files._take_place

    def held(part: Path, target: Path) -> None:
        if target.name == "letter.docx":
            raise FileBusyError("open in Word")
        taking_place(part, target)

    monkeypatch.setattr(files, "_take_place", held)
    (file,) = write(tmp_path, PaperSet(kinds=("letter",))).files
    assert (file.path.name, file.beside, file.trouble) == ("letter (2).docx", True, "")
    assert (tmp_path / "letter.docx").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in the place of a file is told otherwise there")
def test_a_file_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "decision.docx").mkdir()
    written = write(tmp_path, PaperSet(kinds=("decision", "letter")))
    first, second = written.files
    assert first.trouble
    assert not first.sha256
    assert not second.trouble
    assert not written.whole


def test_progress_is_told_for_each_file(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    wanted = PaperSet(kinds=("letter", "consult"))
    write_set(made.sample(), wanted, tmp_path, PaperOrder(), lambda done, whole: steps.append((done, whole)), today=TODAY)
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_what_the_plan_has_nothing_for_is_left_out_of_a_set_and_refused_as_a_file(tmp_path: Path) -> None:
    bare = replace(made.sample(), budget_lines=(), body=())
    assert names(write(tmp_path, PaperSet(kinds=("budget", "letter")), bare)) == ["letter.docx"]
    with pytest.raises(NothingToPrintError):
        write_file(bare, ("budget",), tmp_path / "budget.docx", PaperOrder())
    with pytest.raises(NothingToPrintError):
        write_file(made.sample(), ("letter",), tmp_path / "letter.xlsx", PaperOrder())
    assert not (tmp_path / "budget.docx").exists()


def test_several_papers_fit_into_one_file(tmp_path: Path) -> None:
    written = write_file(made.sample(), ("slips",), tmp_path / "slips.docx", PaperOrder())
    assert names(written) == ["slips.docx"]
    assert (tmp_path / "slips.docx").stat().st_size


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FileWriteError):
        write(tmp_path / "file" / "folder", PaperSet())


def test_the_usual_sets_hold_kinds_and_formats_there_are(tmp_path: Path) -> None:
    for key, name, wanted in USUAL_SETS:
        assert name
        assert set(wanted.kinds) <= set(PAPER_KEYS)
        assert write(tmp_path / key, wanted).whole


def test_the_file_for_signature_has_the_papers_the_plan_has_else_the_usual_ones() -> None:
    plan, sign = made.sample(), USUAL_SETS[0][2]
    assert set_of_plan(plan, sign, ()).kinds == ("plan", "submission", "routing_slip", "annex")
    assert "opinions" in set_of_plan(plan, sign, (Opinion(id="1", unit="Công an xã", text="Nhất trí"),)).kinds
    having = replace(plan, papers=(made.proposed(plan, "submission"), made.proposed(plan, "decision")))
    assert set_of_plan(having, sign, ()).kinds == ("plan", "decision", "submission")
    assert set_of_plan(having, sign, ()).formats == (".docx", ".pdf", ".xlsx")
    assert set_of_plan(having, USUAL_SETS[1][2], ()) == USUAL_SETS[1][2]


@pytest.mark.parametrize("pattern", ["", "{type} {year}", "{year}"])
def test_names_shown_before_are_those_written(tmp_path: Path, pattern: str) -> None:
    wanted = PaperSet(kinds=("plan", "decision", "letter", "annex", "opinions"), formats=(".docx", ".xlsx"), pattern=pattern)
    shown = names_of_set(made.sample(), wanted, PaperOrder(), TODAY)
    assert list(shown) == names(write(tmp_path, wanted))


def test_the_kinds_with_an_excel_form_are_those_the_table_of_kinds_says() -> None:
    assert {key for key, kind in KINDS.items() if kind.sheet is not None} == SHEET_KEYS
