"""What takes a plan to who signs it says only what the plan and the opinions make true."""

import datetime as dt
from dataclasses import replace

import pytest

from tests import papers_to_print as made
from ttdn_desktop.domain.blocks import Cell, Paragraph, Table
from ttdn_desktop.domain.ids import BlockId, SectionId
from ttdn_desktop.domain.opinions import Opinion, Taken
from ttdn_desktop.domain.plan import Plan, PlanPaper, Proposal, Section, SectionRole
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting.kinds import KINDS, renewed
from ttdn_desktop.rules.model import Finding
from ttdn_desktop.services.checking import CheckOptions, check_papers

OPINION = Opinion(id="1", unit="Công an xã", text="Bổ sung đơn vị phối hợp", taken=Taken.TAKEN, answer="Đã bổ sung")


def _text(plan: Plan, key: str, **asked: object) -> str:
    return "\n".join(text.text for text in made.proposed(plan, key, **asked).generated)


def test_of_the_money_it_says_what_the_plan_says() -> None:
    said = "Kinh phí 20 triệu đồng từ ngân sách xã năm 2027, ngân sách thành phố hỗ trợ"
    section = Section(id=SectionId("money"), heading="KINH PHÍ", role=SectionRole.BUDGET, blocks=(Paragraph(id=BlockId("m1"), text=rich(said)),))
    others = tuple(section for section in made.sample().body if section.role != SectionRole.BUDGET)
    plan = replace(made.sample(), budget_lines=(), body=(*others, section))
    assert f"{said}." in _text(plan, "submission").splitlines()
    assert "được giao hằng năm" not in _text(plan, "submission")
    assert "được giao hằng năm" in _text(replace(plan, body=others), "submission")


@pytest.mark.parametrize("key", ["submission", "routing_slip"])
def test_opinions_are_spoken_of_only_where_there_are_some(key: str) -> None:
    assert not [line for line in _text(made.sample(), key).splitlines() if "ý kiến" in line.lower() and " | " not in line]  # but for boxes to write in
    said = _text(made.sample(), key, opinions=(OPINION,))
    assert "tổng hợp, tiếp thu, giải trình" in said
    assert "Bảng tổng hợp" in said


def test_opinions_typed_into_the_table_of_the_dossier_count() -> None:
    table = made.proposed(made.sample(), "opinions")
    assert "Bảng tổng hợp" not in _text(replace(made.sample(), papers=(table,)), "submission")
    assert "Bảng tổng hợp" in _text(replace(made.sample(), papers=(_answered(table),)), "submission")


def _answered(paper: PlanPaper) -> PlanPaper:
    (section,) = paper.body
    (table,) = section.blocks
    assert isinstance(table, Table)
    head, first, *rest = table.rows
    filled = (*first[:3], Cell(paragraphs=(rich("Nhất trí"),)), *first[4:])
    return replace(paper, body=(replace(section, blocks=(replace(table, rows=(head, filled, *rest)),)),))


def test_the_numbers_of_a_routing_slip_leave_no_gap_without_opinions() -> None:
    for opinions in ((), (OPINION,)):
        marks = [text.split(".")[0] for text in _text(made.sample(), "routing_slip", opinions=opinions).splitlines() if text[:1].isdecimal()]
        assert marks == [str(at) for at in range(1, len(marks) + 1)]


def test_tasks_are_said_to_have_only_what_all_of_them_have() -> None:
    plan = made.sample()
    first, *rest = plan.tasks
    whole = tuple(replace(task, partners=("Công an xã",), output="Báo cáo") for task in plan.tasks)
    assert "ghi rõ đơn vị chủ trì, đơn vị phối hợp, thời gian thực hiện và sản phẩm của từng nhiệm vụ." in _text(replace(plan, tasks=whole), "submission")
    without = (replace(whole[0], partners=(), output=""), *whole[1:])
    assert "ghi rõ đơn vị chủ trì và thời gian thực hiện của từng nhiệm vụ." in _text(replace(plan, tasks=without), "submission")
    bare = tuple(replace(task, leads=(), partners=(), output="", time=replace(task.time, text="")) for task in (first, *rest))
    assert "xác định 14 nhiệm vụ." in _text(replace(plan, tasks=bare), "submission")
    assert "giao  cơ quan" not in _text(replace(plan, tasks=bare), "routing_slip")


def _of_nobody() -> Plan:
    """A plan that says nothing of who drafts it."""
    return replace(made.sample(), proposal=None, tasks=(), body=(), annexes=())


@pytest.mark.parametrize("key", ["submission", "routing_slip"])
def test_nobody_submits_to_itself(key: str) -> None:
    plan = _of_nobody()
    paper = made.proposed(plan, key)
    assert paper.issuer.name == "……………"
    assert paper.issuer.parent == "UBND xã Vân Trúc"
    assert paper.document.symbol is None
    assert paper.signatory.title is None
    assert plan.issuer.name not in paper.issuer.name
    assert "…………… kính trình" in "\n".join(text.text for text in paper.generated)


def test_the_words_follow_once_the_unit_is_named() -> None:
    plan = _of_nobody()
    paper = made.proposed(plan, "submission")
    named = replace(paper, issuer=replace(paper.issuer, name="Phòng Kinh tế", lines=("PHÒNG KINH TẾ",)))
    now = renewed(KINDS["submission"], made.source(plan), named).paper
    said = "\n".join(text.text for text in now.generated)
    assert "Phòng Kinh tế kính trình" in said
    assert "…" not in said
    assert (now.issuer.name, now.document.symbol, now.signatory.title) == ("Phòng Kinh tế", "TTr-PKT", "TRƯỞNG PHÒNG")


def test_the_name_that_is_missing_is_told_as_an_error() -> None:
    plan = _of_nobody()
    plan = replace(plan, papers=(made.proposed(plan, "submission"),))
    told = _told(plan)
    assert told["ND30-CQ-01"].severity is Severity.ERROR
    assert "ND30-ND-15" in told


def test_a_committee_that_leads_its_own_tasks_does_not_submit_either() -> None:
    tasks = tuple(replace(task, leads=("Ủy ban nhân dân xã",)) for task in made.sample().tasks)
    assert made.proposed(replace(made.sample(), proposal=None, tasks=tasks), "submission").issuer.name == "……………"


def test_an_office_signs_by_its_head_without_letters_of_authority() -> None:
    tasks = tuple(replace(task, leads=("Văn phòng",)) for task in made.sample().tasks)
    plan = replace(made.sample(), proposal=None, tasks=tasks)
    paper = made.proposed(plan, "submission")
    assert (paper.issuer.name, paper.signatory.title) == ("Văn phòng", "CHÁNH VĂN PHÒNG")
    assert "ND30-KY-01" not in _told(replace(plan, papers=(paper,)))


def test_of_a_head_who_signs_it_is_the_post_that_is_missing() -> None:
    paper = made.proposed(made.sample(), "submission")
    found = _told(replace(made.sample(), papers=(replace(paper, signatory=replace(paper.signatory, title=None)),)))
    assert found["ND30-KY-01"].found.node.endswith("/signatory/title")


def _told(plan: Plan) -> dict[str, Finding]:
    report = next(paper.report for paper in check_papers(plan, CheckOptions(today=dt.date(2026, 11, 22))) if paper.paper)
    return {finding.code: finding for finding in report.findings}


def test_a_department_without_units_may_draft_its_own_plan() -> None:
    plan = replace(made.of_department(), proposal=Proposal(text="Theo đề nghị của Giám đốc Sở Văn hóa, Thể thao và Du lịch"))
    assert made.proposed(plan, "submission").issuer == plan.issuer
