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
