"""`ttdn issue`: number and date are entered once, into the plan or one of its papers."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from ttdn_desktop.services import late, system
from ttdn_desktop.services.paper_records import add_paper
from ttdn_desktop.services.types import PaperOrder

DAY = "15/12/2026"


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, str]:
    """A workspace with a plan that has a decision and a letter."""
    plan = late.load_sample(late.samples()[0][0], system.new_id)
    plan = replace(plan, document=replace(plan.document, number=None, date=None))
    for key in ("decision", "letter"):
        plan, _paper = add_paper(plan, key, PaperOrder(), system.new_id)
    path = tmp_path / "xa.ttdn"
    with late.open_workspace(path, clock=system.now, new_id=system.new_id) as workspace:
        workspace.save(plan).result()
    return path, plan.id


def shown(ttdn: Run, path: Path, ident: str):
    return json.loads(ttdn("show", ident, "--workspace", path, "--json").out)


def test_the_plan_gets_number_and_date_and_is_locked(ttdn: Run, kept) -> None:
    path, ident = kept
    assert ttdn("issue", ident, "--number", "12", "--date", "2026-12-15", "--workspace", path).status == 0
    plan = shown(ttdn, path, ident)
    assert (plan["stage"], plan["document"]["number"], plan["document"]["date"]) == ("issued", "12", "2026-12-15")


def test_the_decision_issues_the_plan_and_the_letter_names_it(ttdn: Run, kept, tmp_path: Path) -> None:
    path, ident = kept
    assert ttdn("issue", ident, "--kind", "decision", "--number", "68/QĐ-UBND", "--date", DAY, "--workspace", path).status == 0
    plan = shown(ttdn, path, ident)
    assert (plan["stage"], plan["document"]["number"]) == ("issued", None)
    ttdn("export", ident, "--workspace", path, "--kind", "letter", "--to", tmp_path / "letter.docx")
    assert "68/QĐ-UBND" in ttdn("read", tmp_path / "letter.docx", "--json").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--number", "x", "--date", DAY), "digits"),
        (("--number", "1", "--date", "mai"), "date"),
        (("--number", "1", "--date", DAY, "--kind", "notice"), "kind"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(ttdn: Run, kept, words, told) -> None:
    path, ident = kept
    before = shown(ttdn, path, ident)
    answer = ttdn("issue", ident, *words, "--workspace", path)
    assert answer.status == 2
    assert told in answer.err
    assert shown(ttdn, path, ident) == before


@pytest.mark.parametrize("kind", ["plan", "decision"])
def test_what_is_issued_is_not_overwritten_without_a_reason(ttdn: Run, kept, kind: str) -> None:
    path, ident = kept
    own = ("--kind", kind, "--workspace", path)
    assert ttdn("issue", ident, "--number", "12", "--date", DAY, *own).status == 0
    before = shown(ttdn, path, ident)
    told = ttdn("issue", ident, "--number", "13", "--date", "16/12/2026", *own)
    assert told.status == 2
    for words in ("12/", "15/12/2026", "Nothing was changed", "--again"):
        assert words in told.err
    assert ttdn("issue", ident, "--number", "13", "--date", "16/12/2026", "--again", " ", *own).status == 2
    assert shown(ttdn, path, ident) == before
    assert ttdn("issue", ident, "--number", "13", "--date", "16/12/2026", "--again", "Gõ nhầm số", *own).status == 0
    after = shown(ttdn, path, ident)
    paper = after if kind == "plan" else next(one for one in after["papers"] if one["kind"] == kind)
    assert (paper["stage"], paper["document"]["number"], paper["document"]["date"]) == ("issued", "13", "2026-12-16")
    assert after["stage"] == "issued"
    with late.open_workspace(path, clock=system.now, new_id=system.new_id) as workspace:
        assert [note.text for note in workspace.notes(ident).result()] == ["Opened again: Gõ nhầm số"]


def test_a_plan_that_its_decision_issued_is_mended_at_the_decision(ttdn: Run, kept) -> None:
    path, ident = kept
    assert ttdn("issue", ident, "--kind", "decision", "--number", "68", "--date", DAY, "--workspace", path).status == 0
    before = shown(ttdn, path, ident)
    told = ttdn("issue", ident, "--number", "12", "--date", DAY, "--again", "nhầm", "--workspace", path)
    assert told.status == 2
    assert "--kind decision" in told.err
    assert shown(ttdn, path, ident) == before


def test_a_reason_for_what_was_not_issued_is_wrong_usage(ttdn: Run, kept) -> None:
    path, ident = kept
    told = ttdn("issue", ident, "--number", "12", "--date", DAY, "--again", "nhầm", "--workspace", path)
    assert told.status == 2
    assert "--again" in told.err
    assert shown(ttdn, path, ident)["stage"] != "issued"
