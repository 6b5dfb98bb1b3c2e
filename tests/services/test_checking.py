"""Plans, their papers and files of others are checked through one service, and findings are told in both languages."""

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.rules.plans import good_plan, says
from ttdn_desktop import resources
from ttdn_desktop.domain.codec import plan_from_json
from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.plan import DocumentHead, Plan, PlanPaper, Regime
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.drafting.kinds import KINDS
from ttdn_desktop.drafting.proposal import Source
from ttdn_desktop.rules.model import Report
from ttdn_desktop.services import checking, late
from ttdn_desktop.services.checking import CheckOptions
from ttdn_desktop.services.fence import Fence
from ttdn_desktop.services.paper_files import word_files
from ttdn_desktop.services.paper_records import add_paper
from ttdn_desktop.services.types import PaperOrder

OPTIONS = CheckOptions(today=dt.date(2026, 11, 21))
WRONG = says("Vận động nhân dân tham gia.")(good_plan())


def check_plan(plan: Plan, options: CheckOptions) -> Report:
    return checking.PlanChecker(options).check(plan).report


def has_errors(report: Report) -> bool:
    return any(finding.severity is Severity.ERROR and not finding.set_aside for finding in report.findings)


@pytest.fixture(scope="module")
def fence() -> Iterator[Fence]:
    with late.fence() as own:
        yield own


def test_a_good_plan_and_the_paper_it_prints_keep_every_rule() -> None:
    report = check_plan(good_plan(), OPTIONS)
    assert not report.findings
    assert not has_errors(report)
    assert len(report.checked) > 120


def test_a_finding_is_told_in_both_languages() -> None:
    (finding,) = check_plan(WRONG, OPTIONS).findings
    told = checking.told(finding, "vi")
    assert told.code == "ND30-VH-04"
    assert told.text == "Vận động nhân dân tham gia."
    assert told.proposal == "Vận động Nhân dân tham gia."
    assert told.fixable
    assert checking.told(finding, "en").message != told.message


def test_a_message_says_what_must_be_and_what_is_there_now() -> None:
    plan = replace(good_plan(), document=replace(good_plan().document, subject=good_plan().document.subject.upper()))
    found = next(one for one in check_plan(plan, OPTIONS).findings if one.code == "ND30-TL-02")
    assert checking.told(found, "vi").message.endswith("canh giữa (hiện tại: in hoa).")
    assert checking.told(found, "en").message.endswith("(now: in capitals).")


def test_json_is_what_the_description_of_the_command_says() -> None:
    report = check_plan(WRONG, OPTIONS)
    data = checking.report_to_json(report, checking.subject_of(WRONG, OPTIONS), speaking="vi")
    assert data["regime"] == "nd30-2020"
    assert data["date"] == "2026-12-15"
    assert isinstance(data["skipped"], int)
    (found,) = data["findings"]
    assert found.keys() >= {"code", "severity", "where", "text", "message", "proposal", "article", "fixable"}
    assert found["severity"] == "warning"


def test_what_was_set_aside_is_no_error() -> None:
    plan = replace(good_plan(), tasks=(replace(good_plan().tasks[0], partners=good_plan().tasks[0].leads), *good_plan().tasks[1:]))
    assert has_errors(check_plan(plan, OPTIONS))
    aside = SetAside(plan=plan.id, rule="TTDN-06", reason="Theo quy chế của xã.")
    assert not has_errors(check_plan(plan, replace(OPTIONS, set_aside=(aside,))))


def test_papers_of_a_plan_are_checked_beside_it() -> None:
    plan = good_plan()
    head = DocumentHead(type="CV", symbol="UBND-VHXH", place="Vân Trúc", subject="Triển khai Kế hoạch thông tin đối ngoại năm 2027")
    letter = PlanPaper(id=PaperId("L1"), kind="letter", variant="deploy", document=head, issuer=plan.issuer, recipients=("Như trên", "Lưu: VT"))
    checked = checking.check_papers(replace(plan, papers=(letter,)), OPTIONS)
    assert [(one.key, one.paper) for one in checked] == [("plan", ""), ("letter", "L1")]
    assert not checked[0].report.findings
    assert "ND30-KY-01" in {finding.code for finding in checked[1].report.findings}


def test_numbers_of_other_plans_are_known() -> None:
    plan = replace(good_plan(), document=replace(good_plan().document, number="5", date=dt.date(2026, 12, 15)))
    register = checking.register_of([plan, replace(plan, id=replace(plan, id=plan.id).id)])
    assert register.numbers[0][:3] == ("KH-UBND", 2026, "5")


def test_an_export_read_back_has_the_findings_of_its_plan(fence: Fence, tmp_path: Path) -> None:
    for plan in (good_plan(), WRONG):
        (file,) = word_files(plan, "plan", PaperOrder())
        path = tmp_path / f"{len(plan.body[0].sections[0].blocks)}.docx"
        file.write(path)
        checked = checking.check_file(path, fence, OPTIONS)
        own = [(finding.code, finding.found.text) for finding in check_plan(plan, OPTIONS).findings]
        assert [(finding.code, finding.found.text) for finding in checked.report.findings] == own
        assert all(finding.found.where for finding in checked.report.findings)


def test_a_text_is_checked_as_far_as_it_shows_something(fence: Fence, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(
        "ỦY BAN NHÂN DÂN\nXÃ VÂN TRÚC\n\nSố: 05/KH-UBND\n\nKẾ HOẠCH\nHoạt động thông tin đối ngoại năm 2027\n\n"
        "Căn cứ Thông tư số 22/2016/TT-BTTTT ngày 19/10/2012 của Bộ Thông tin và Truyền thông hướng dẫn quản lý hoạt động thông tin đối ngoại;\n\n"
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nVận động nhân dân tham gia.\n",
        encoding="utf-8",
    )
    checked = checking.check_file(path, fence, OPTIONS)
    assert {"ND30-CC-07", "ND30-VH-04"} <= {finding.code for finding in checked.report.findings}
    assert len(checked.report.skipped) > 40
    assert "TTDN-07" not in {finding.code for finding in checked.report.findings}


def test_a_text_without_a_date_is_checked_by_the_rules_of_the_year_it_is_for(fence: Fence, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(
        "ỦY BAN NHÂN DÂN\nXÃ VÂN TRÚC\n\nSố:      /KH-UBND\n\nKẾ HOẠCH\nHoạt động thông tin đối ngoại năm 2014\n\n"
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nVận động Nhân dân tham gia.\n",
        encoding="utf-8",
    )
    checked = checking.check_file(path, fence, OPTIONS)
    assert checked.subject.day == dt.date(2014, 12, 31)
    assert checked.subject.regime is Regime.TT01_2011
    assert "ND30-TG-01" not in {finding.code for finding in checked.report.findings}
    assert any(code.startswith("TT01-") for code in checked.report.checked)


def test_no_paper_of_a_good_plan_has_an_error() -> None:
    plan = good_plan()
    source = Source(plan=plan, wording=resources.wording(), papers=resources.papers_wording(), before=plan)
    records = tuple(kind.propose(source) for kind in KINDS.values() if kind.propose is not None)
    for checked in checking.check_papers(replace(plan, papers=records), OPTIONS):
        assert not has_errors(checked.report), (checked.key, [finding.found for finding in checked.report.findings])


@pytest.mark.parametrize("name", ["01-nam-2027", "02-giai-doan-2027-2030", "03-le-hoi-2027"])
def test_no_other_paper_of_a_sample_plan_has_anything_to_be_mended(name: str) -> None:
    plan, numbers = plan_from_json(resources.load_json(f"samples/{name}.json")), itertools.count()
    for key, kind in KINDS.items():
        if kind.propose is not None:
            plan, _paper = add_paper(plan, key, PaperOrder(), lambda: f"P{next(numbers):04d}")
    found = checking.told_once(checking.check_papers(plan, OPTIONS))
    assert [(paper.key, finding.code, finding.found.text) for paper, finding in found if paper.paper] == []
