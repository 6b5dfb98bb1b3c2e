"""Every certain mending of a plan brings its finding away and changes nothing else."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.rules.plans import Change, basis, both, fields, good_plan, head, issuer, says, says_in_runs, subject_of, task, without_words
from tests.rules.test_content_rules import CASES, OLD_DECREE
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.domain.plan_paths import text_at
from ttdn_desktop.domain.text import Run, plain
from ttdn_desktop.rules.fixing import fixed
from ttdn_desktop.rules.model import Finding, PlanFix
from ttdn_desktop.rules.run import run

RULES = resources.rules()
CIRCULAR = "của Bộ Thông tin và Truyền thông hướng dẫn quản lý hoạt động thông tin đối ngoại"

MORE: dict[str, Change] = {
    "two on a line": says("Vận động nhân dân; nhân dân tham gia."),
    "emphasis": says_in_runs(Run(text="Vận động "), Run(text="nhân dân", bold=True), Run(text=" tham gia.")),
    "partner among others": task(0, partners=("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Công an xã")),
    "ministry": says("Phối hợp với Bộ Giao thông vận tải."),
    "place": head(place="Xã Vân Trúc"),
    "full name": both(issuer(name="Ủy ban nhân dân phường 5"), head(place="5")),
    "law": basis("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025 của Quốc hội", 0),
    "replaced": both(
        without_words("Nghị định số 244/2026/NĐ-CP"),
        lambda plan: replace(plan, legal_bases=(plan.legal_bases[0], LegalBasis(text=OLD_DECREE), plan.legal_bases[-1])),
    ),
    "not amended": lambda plan: replace(plan, legal_bases=(*plan.legal_bases[:3], *plan.legal_bases[4:])),
    "out of order": lambda plan: replace(plan, legal_bases=(*plan.legal_bases[1:], plan.legal_bases[0])),
    "lost stroke": basis("Căn cứ Nghị định số 113/2025/ND-CP ngày 03 tháng 6 năm 2025 của Chính phủ quy định chi tiết một số điều của Luật Lưu trữ", 2),
    "short day": basis(f"Căn cứ Thông tư số 22/2016/TT-BTTTT ngày 19/10/2012 {CIRCULAR}"),
    "enacting": lambda plan: replace(
        plan,
        enacting=f"Thực hiện Thông tư số 22/2016/TT-BTTTT ngày 19/10/2012 {CIRCULAR}, Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
        legal_bases=(
            *plan.legal_bases,
            LegalBasis(text=f"Thực hiện Thông tư số 22/2016/TT-BTTTT ngày 19/10/2012 {CIRCULAR}", date=dt.date(2012, 10, 19), inline=True),
        ),
    ),
    "province": both(issuer(name="Ủy ban nhân dân tỉnh Quảng Ninh"), head(place="Quảng Ninh")),
    "heading": lambda plan: replace(plan, body=(replace(plan.body[0], heading="Vận động nhân dân"), *plan.body[1:])),
    "recipient": fields(recipients=("Ủy ban nhân dân Tỉnh Ninh Bình", *good_plan().recipients)),
}
ALL = {**CASES, **MORE}


def test_the_parts_of_a_basis_do_not_take_in_what_amended_its_document() -> None:
    text = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại"
    words = " được sửa đổi, bổ sung bởi Nghị định số 148/2026/NĐ-CP ngày 12 tháng 5 năm 2026 của Chính phủ"
    known = LegalBasis(text=f"{text};", type="Nghị định", number="72/2015/NĐ-CP", subject="quản lý hoạt động thông tin đối ngoại")
    plan = replace(good_plan(), legal_bases=(known,))
    mended = fixed(plan, [PlanFix(path="/legal_bases/0/text", text=words, start=len(text), end=len(text))])
    assert mended.legal_bases == (replace(known, text=f"{text}{words};"),)


def findings(plan: Plan) -> list[Finding]:
    return list(run(subject_of(plan), RULES).findings)


def fixes_of(finding: Finding) -> list[PlanFix]:
    return [fix for fix in finding.found.fixes if isinstance(fix, PlanFix)]


def told(found: list[Finding]) -> list[tuple[str, str]]:
    return sorted((finding.code, finding.found.text) for finding in found)


@pytest.mark.parametrize("name", ALL)
def test_a_certain_mending_brings_the_finding_away_and_no_other_in(name: str) -> None:
    plan = ALL[name](good_plan())
    before = findings(plan)
    mended = [finding for finding in before if fixes_of(finding)]
    if name in MORE:
        assert mended
    for finding in mended:
        after = fixed(plan, fixes_of(finding))
        left = findings(after)
        assert len(left) == len(before) - 1
        assert (finding.code, finding.found.node, finding.found.text) not in {(one.code, one.found.node, one.found.text) for one in left}


@pytest.mark.parametrize("name", ALL)
def test_a_certain_mending_changes_nothing_else(name: str) -> None:
    plan = ALL[name](good_plan())
    for finding in findings(plan):
        fixes = fixes_of(finding)
        if not fixes:
            continue
        after, first = fixed(plan, fixes), fixes[0].path.split("/")[1]
        changed = {field for field in plan.__dataclass_fields__ if getattr(plan, field) is not getattr(after, field)}
        assert changed <= {first} | ({"legal_bases"} if first == "enacting" else set())
        if first == "tasks":
            assert sum(old is not new for old, new in zip(plan.tasks, after.tasks, strict=True)) == 1


def test_all_certain_mendings_at_once_leave_what_cannot_be_mended() -> None:
    plan = good_plan()
    for name in ("ND30-VH-02", "ND30-VH-03", "ND30-VH-04", "ND30-CC-04", "TTDN-06"):
        plan = CASES[name](plan)
    fixes = [fix for finding in findings(plan) for fix in fixes_of(finding)]
    assert findings(plan)
    assert not findings(fixed(plan, fixes))


def test_emphasis_stays() -> None:
    plan = MORE["emphasis"](good_plan())
    (finding,) = findings(plan)
    after = fixed(plan, fixes_of(finding))
    block = after.body[0].sections[0].blocks[-1]
    assert [(run.text, run.bold) for run in block.text] == [("Vận động ", False), ("Nhân dân", True), (" tham gia.", False)]  # type: ignore[union-attr] # a paragraph
    assert plain(block.text) == text_at(after, finding.found.node)  # type: ignore[union-attr] # the same


def test_the_parts_of_a_basis_follow_its_text() -> None:
    plan = basis(f"Căn cứ Thông tư số 22/2016/TT-BTTTT ngày 19/10/2012 {CIRCULAR}")(good_plan())
    plan = replace(plan, legal_bases=(*plan.legal_bases[:-1], replace(plan.legal_bases[-1], number="22/2016/TT-BTTTT", date=dt.date(2012, 10, 19))))
    finding = next(one for one in findings(plan) if one.code == "ND30-CC-07")
    after = fixed(plan, fixes_of(finding)).legal_bases[-1]
    assert after.date == dt.date(2016, 10, 19)
    assert after.number == "22/2016/TT-BTTTT"
    assert "19/10/2016" in after.text


def test_a_basis_inside_the_clause_follows_the_clause() -> None:
    plan = MORE["enacting"](good_plan())
    finding = next(one for one in findings(plan) if one.code == "ND30-CC-07")
    after = fixed(plan, fixes_of(finding)).legal_bases[-1]
    assert after.date == dt.date(2016, 10, 19)
    assert "19/10/2016" in after.text


def test_a_place_that_is_gone_changes_nothing() -> None:
    assert fixed(good_plan(), [PlanFix(path="/tasks/99/title", text="")]) is good_plan()
    assert fixed(good_plan(), [PlanFix(path="/tasks/0/colour", text="")]) is good_plan()


def test_recipients_that_are_added_stand_before_the_archive() -> None:
    plan = CASES["ND30-NN-07"](good_plan())
    (finding,) = findings(plan)
    after = fixed(plan, fixes_of(finding))
    assert after.recipients[-2] == "Đồn Biên phòng Cửa Lò"
    assert after.recipients[-1].startswith("Lưu")
    typed = replace(plan, recipients=(*plan.recipients[:-1], "- lưu: VT"))
    (finding,) = (one for one in findings(typed) if one.code == "ND30-NN-07")
    assert fixed(typed, fixes_of(finding)).recipients[-2:] == ("Đồn Biên phòng Cửa Lò", "- lưu: VT")


def test_a_unit_that_is_no_more_is_not_put_among_the_recipients() -> None:
    plan = task(0, leads=("UBND huyện Cẩm Giàng",))(good_plan())
    told = [one for one in run(subject_of(plan), RULES).findings if one.code == "ND30-NN-07"]
    assert [(one.found.proposal, one.found.fixes) for one in told] == [(None, ())]


def test_a_basis_before_which_another_is_put_keeps_what_was_mended_in_it() -> None:
    plan = replace(good_plan(), legal_bases=(LegalBasis(text="Căn cứ Nghị định số 72/NĐ-CP"),))
    added = PlanFix(path="/legal_bases/0", lines=("Căn cứ Luật A", "Căn cứ Nghị định số 72/NĐ-CP"))
    after = fixed(plan, [PlanFix(path="/legal_bases/0/text", text="72/2015/NĐ-CP", start=20, end=28), added])
    assert [basis.text for basis in after.legal_bases] == ["Căn cứ Luật A", "Căn cứ Nghị định số 72/2015/NĐ-CP"]
