"""Where a paper prints a plan, the mending of a finding is an edit of the plan."""

import datetime as dt
from dataclasses import replace

import pytest

from tests import plans_to_print as printed
from tests.rules.papers import board, department, subject_of
from ttdn_desktop import resources
from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.plan import Plan, PlanPaper, Regime
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.rules.model import Finding, PlanFix
from ttdn_desktop.rules.run import run

PLAN = printed.small_plan()
SIGNER = PLAN.signatory
HEAD = PLAN.document


def found_in(plan: Plan, **more: object) -> dict[str, Finding]:
    paper = plan_paper(plan, resources.standards(), resources.wording())
    return {finding.code: finding for finding in run(subject_of(paper, plan=plan, **more), resources.rules()).findings}  # type: ignore[arg-type] # fields of Subject


@pytest.mark.parametrize(
    ("code", "plan", "fix"),
    [
        ("ND30-KY-06", replace(PLAN, signatory=replace(SIGNER, name="TS. Đặng Thị Minh Thư")), PlanFix(path="/signatory/name", text="", end=4)),
        (
            "ND30-KY-01",
            replace(PLAN, signatory=replace(SIGNER, capacity=("TM ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"))),
            PlanFix(path="/signatory/capacity/0", text="TM. ỦY BAN NHÂN DÂN"),
        ),
        ("ND30-SO-01", replace(PLAN, document=replace(HEAD, symbol="KH - UBND")), PlanFix(path="/document/symbol", text="KH-UBND")),
        ("ND30-SO-05", replace(PLAN, document=replace(HEAD, symbol="BC-UBND")), PlanFix(path="/document/symbol", text="KH-UBND")),
        (
            "ND30-CQ-05",
            replace(department(PLAN), issuer=replace(department(PLAN).issuer, parent="Ủy ban nhân dân xã Vân Trúc")),
            PlanFix(path="/issuer/parent", text="UBND XÃ VÂN TRÚC"),
        ),
    ],
)
def test_the_mending_is_an_edit_of_the_plan(code: str, plan: Plan, fix: PlanFix) -> None:
    assert found_in(plan)[code].found.fixes == (fix,)


def test_a_name_of_an_issuing_body_that_is_shortened_is_written_in_full() -> None:
    short = replace(PLAN.issuer, name="UBND xã Vân Trúc", lines=())
    full = PlanFix(path="/issuer/name", text="Ủy ban nhân dân xã Vân Trúc")
    finding = found_in(replace(PLAN, issuer=short))["ND30-CQ-05"]
    assert (finding.found.proposal, finding.found.fixes) == (full.text, (full,))
    printed_as = replace(short, lines=("UBND", "XÃ VÂN TRÚC"))
    line = PlanFix(path="/issuer/lines/0", text="ỦY BAN NHÂN DÂN")
    assert found_in(replace(PLAN, issuer=printed_as))["ND30-CQ-05"].found.fixes == (full, line)
    assert "ND30-CQ-05" not in found_in(PLAN)


def test_a_subject_in_capitals_is_written_as_the_text_writes_it() -> None:
    plan = replace(PLAN, document=replace(HEAD, subject=HEAD.subject.upper()))
    (fix,) = found_in(plan)["ND30-TL-02"].found.fixes
    assert isinstance(fix, PlanFix)
    assert fix.path == "/document/subject"
    assert fix.text == "Hoạt động thông tin đối ngoại năm 2027 trên địa bàn xã Vân Trúc"


def test_an_old_plan_is_asked_to_change_its_regime() -> None:
    found = found_in(PLAN, day=dt.date(2019, 10, 25))["ND30-TG-01"].found
    assert found.fixes == (PlanFix(path="/document/regime", text="tt01-2011"),)


def test_another_paper_of_the_plan_is_mended_in_its_own_record() -> None:
    signer = replace(SIGNER, name="TS. Đặng Thị Minh Thư")
    record = PlanPaper(id=PaperId("Q0001"), kind="decision", document=HEAD, issuer=PLAN.issuer, signatory=signer)
    plan = replace(PLAN, papers=(record,))
    paper = plan_paper(replace(PLAN, signatory=signer), resources.standards(), resources.wording())
    report = run(subject_of(paper, plan=plan, root="/papers/0"), resources.rules())
    fixes = [finding.found.fixes for finding in report.findings if finding.code == "ND30-KY-06"]
    assert fixes == [(PlanFix(path="/papers/0/signatory/name", text="", end=4),)]


def test_what_is_left_to_fill_in_is_an_error_only_in_an_issued_plan() -> None:
    plan = replace(PLAN, enacting="[tên cơ quan] ban hành Kế hoạch như sau:")
    assert found_in(plan)["ND30-ND-15"].severity is Severity.ERROR
    paper = plan_paper(plan, resources.standards(), resources.wording())
    report = run(subject_of(paper), resources.rules())
    assert [finding.severity for finding in report.findings] == [Severity.WARNING]


def test_a_board_that_bears_the_office_s_symbol_is_found() -> None:
    plan = replace(board(PLAN), document=HEAD)
    assert "ND30-SO-08" in found_in(plan)


def test_a_rule_can_be_asked_of_a_plan_alone() -> None:
    report = run(subject_of(None, plan=PLAN, regime=Regime.ND30_2020), resources.rules())
    assert "ND30-QH-01" in report.skipped
    assert "ND30-SO-08" in report.checked
