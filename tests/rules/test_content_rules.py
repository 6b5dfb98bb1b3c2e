"""Every rule of content has a good case, a shipped plan in which nothing is found, and a bad one, which breaks that rule alone."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.rules.plans import (
    Change,
    again,
    basis,
    both,
    fields,
    good_plan,
    has,
    head,
    issuer,
    says,
    subject_of,
    table,
    task,
    timed,
    without_section,
    without_words,
)
from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.codec import plan_from_json
from ttdn_desktop.domain.plan import LegalBasis, Period, Plan, SectionRole, Signatory
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.rules import checks
from ttdn_desktop.rules.run import RULE_CHECKS, Checker, run
from ttdn_desktop.rules.said import said

RULES = resources.rules()
OF_CONTENT = {topic.__name__ for topic in checks.CONTENT}
CODES = {code for code, function in RULE_CHECKS.items() if function.__module__ in OF_CONTENT}

STRATEGY = "ngày 14/02/2012 của Bộ Chính trị về Chiến lược phát triển thông tin đối ngoại giai đoạn 2011 - 2020"
DECREE_72 = "Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ"
OLD_DECREE = "Căn cứ Nghị định số 09/2017/NĐ-CP ngày 09 tháng 02 năm 2017 của Chính phủ quy định chi tiết việc phát ngôn"
NEW_DECREE = (
    "Căn cứ Nghị định số 244/2026/NĐ-CP ngày 26 tháng 6 năm 2026 của Chính phủ quy định chi tiết việc phát ngôn và cung cấp thông tin cho báo chí"
    " của các cơ quan hành chính nhà nước"
)
ABOUT = "về quản lý hoạt động thông tin đối ngoại"


def costs(plan: Plan) -> Plan:
    (first, *rest) = plan.budget_lines
    return replace(plan, budget_lines=(replace(first, amount=Decimal(17_000_000)), *rest))


def unprinted(plan: Plan) -> Plan:
    (block, *_) = plan.task_lists()
    shorter = replace(block, task_ids=block.task_ids[1:])
    annexes = tuple(replace(annex, blocks=tuple(shorter if isinstance(one, TaskList) else one for one in annex.blocks)) for annex in plan.annexes)
    return replace(plan, annexes=annexes)


def uncounted(plan: Plan) -> Plan:
    (first, *rest) = plan.indicators
    return replace(plan, indicators=(replace(first, unit=""), *rest))


def moneyless(plan: Plan) -> Plan:
    plan = without_words("kinh phí", "ngân sách", "dự toán")(plan)
    return replace(without_section(SectionRole.BUDGET)(plan), budget_lines=(), tasks=tuple(replace(one, budget=None) for one in plan.tasks))


WITH_REPORTS = ("báo cáo", "tổng hợp")

CASES: dict[str, Change] = {
    "ND30-CC-03": basis("Căn cứ Nghị định số 113/2025/NĐ-CP của Chính phủ quy định chi tiết một số điều của Luật Lưu trữ", 2),
    "ND30-CC-04": basis("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025", 0),
    "ND30-CC-05": lambda plan: replace(plan, legal_bases=tuple(one for one in plan.legal_bases if "Luật" not in one.text)),
    "ND30-CC-06": says(f"Thực hiện {DECREE_72}."),
    "ND30-CC-07": basis(
        "Căn cứ Thông tư số 22/2016/TT-BTTTT ngày 19 tháng 10 năm 2012 của Bộ Thông tin và Truyền thông hướng dẫn quản lý hoạt động thông tin đối ngoại"
    ),
    "ND30-CC-08": lambda plan: replace(plan, legal_bases=(*plan.legal_bases[:2], LegalBasis(text=OLD_DECREE), *plan.legal_bases[2:])),
    "ND30-CC-09": lambda plan: replace(plan, legal_bases=(*plan.legal_bases[1:], plan.legal_bases[0])),
    "TTDN-CC-01": basis(NEW_DECREE.replace("ngày 26 tháng 6 năm 2026", "ngày 26/6/2026"), 4),
    "ND30-VH-01": says("Thông tin kịp thời. các thôn chủ động thực hiện."),
    "ND30-VH-02": says("Giới thiệu tiềm năng của Tỉnh Ninh Bình."),
    "ND30-VH-03": says("Phối hợp với Sở tài chính."),
    "ND30-VH-04": says("Vận động nhân dân tham gia."),
    "ND30-VH-05": says("Thực hiện theo quyết định số 12/QĐ-UBND."),
    "ND30-VH-06": says("Thực hiện quy định tại Khoản 2 Điều 5 Luật Báo chí."),
    "ND30-VH-07": says("Theo chỉ đạo của đồng chí chủ tịch Nguyễn Văn An."),
    "ND30-VH-08": says("Tổ chức gặp mặt trước Tết Nguyên Đán."),
    "ND30-VH-09": says("Quảng bá vùng tây bắc."),
    "ND30-NN-07": task(0, leads=("Đồn Biên phòng Cửa Lò",)),
    "ND30-CQ-07": issuer(parent="UBND huyện Vân Hà"),
    "ND30-DD-04": head(place="xã Vân Trúc"),
    "ND30-DD-05": both(issuer(name="Ủy ban nhân dân phường Trần Hưng Đạo"), head(place="Trần Hưng Đạo")),
    "TTDN-01": moneyless,
    "TTDN-02": without_words("đầu mối", "chủ trì", "chịu trách nhiệm", "phụ trách", "tham mưu", "thường trực", "đôn đốc", "tổng hợp"),
    "TTDN-03": without_words("giải thích", "làm rõ", "sai lệch", "sai sự thật", "phản bác"),
    "TTDN-04": without_words("tập huấn", "bồi dưỡng", "đào tạo", "hội nghị"),
    "TTDN-05": task(2, leads=()),
    "TTDN-06": task(0, partners=("Công an xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã")),
    "TTDN-07": without_section(SectionRole.PURPOSE, SectionRole.OBJECTIVES),
    "TTDN-08": without_words("báo cáo", "tổng hợp"),
    "TTDN-09": says("Báo cáo kết quả thực hiện năm trước ngày 15/12/2027."),
    "TTDN-10": says("Các cơ quan báo chí gửi báo cáo trước ngày 10/12/2027."),
    "TTDN-11": says("Báo cáo kết quả phát ngôn trước ngày 28/12/2027."),
    "TTDN-12": lambda plan: says("Người phát ngôn thực hiện đúng quy định.")(without_words("24 giờ")(plan)),
    "TTDN-13": lambda plan: says("Tổ chức hội chợ tại nước ngoài; định kỳ hằng quý tổng hợp.")(without_words("báo cáo")(plan)),
    "TTDN-14": uncounted,
    "TTDN-15": says("Phối hợp với Bộ Thông tin và Truyền thông."),
    "TTDN-CT-01": says("Phối hợp với các tnh, thành phố."),
    "TTDN-CT-02": says("Tuyên truyền trong tình hình mi."),
    "TTDN-CT-03": says("Nhà nước hổ trợ doanh nghiệp."),
    "TTDN-CT-04": says("Nhiệm vụ của của các cơ quan."),
    "TTDN-CT-05": says("Tổ chức họp tạitỉnh."),
    "TTDN-CT-06": says("Tổ chức họp  tại tỉnh."),
    "TTDN-CT-07": says("Xây dựng kế hoạсh."),
    "TTDN-CT-08": says("Tổ chức 03 (bốn) lớp tập huấn."),
    "TTDN-CT-09": says("Đón 1,250 lượt người."),
    "TTDN-CT-10": says("Bám sát hướng dẫn của BCĐTTĐN."),
    "TTDN-CT-11": says("Tang cuong giao luu huu nghi voi cac dia phuong ket nghia trong giai doan hoi nhap."),
    "TTDN-KH-01": costs,
    "TTDN-KH-02": head(subject="Hoạt động thông tin đối ngoại năm 2026 trên địa bàn xã Vân Trúc"),
    "TTDN-CC-03": basis(NEW_DECREE),
    "TTDN-KH-03": again(0),
    "TTDN-KH-04": task(0, time=timed("Quý I/2026", dt.date(2026, 1, 1), dt.date(2026, 3, 31))),
    "TTDN-KH-05": both(fields(legal_bases=(), superior=None), without_words("Nghị định số 244/2026/NĐ-CP")),
    "TTDN-KH-06": unprinted,
    "TTDN-KH-07": lambda plan: replace(plan, recipients=("Sở Giao thông vận tải - Xây dựng", *plan.recipients)),
    "TTDN-KH-08": task(0, time=timed("Quý I/2027", dt.date(2027, 4, 1), dt.date(2027, 6, 30))),
    "TTDN-KH-09": fields(period=Period(start=dt.date(2026, 1, 1), end=dt.date(2027, 12, 31))),
    "BM-01": says("Tài liệu này thuộc độ Tối mật."),
    "BM-03": says("Số liệu tại Phụ lục (độ mật: Mật)."),
    "BM-04": task(0, title="Tuyên truyền bảo vệ chủ quyền biển, đảo"),
    "DL-01": says("Liên hệ ông An, căn cước công dân số 030088001234."),
}


def codes(plan: Plan) -> set[str]:
    return {finding.code for finding in run(subject_of(plan), RULES).findings}


def test_nothing_is_found_in_a_good_plan() -> None:
    report = run(subject_of(good_plan()), RULES)
    assert [(finding.code, finding.found) for finding in report.findings] == []
    assert set(report.checked) >= CODES


@pytest.mark.parametrize("code", CASES)
def test_a_broken_rule_is_found_and_no_other(code: str) -> None:
    changed = CASES[code](good_plan())
    assert changed != good_plan()
    assert codes(changed) == {code}


@pytest.mark.parametrize("code", CASES)
def test_what_is_found_is_said_in_both_languages(code: str) -> None:
    words = resources.rule_words()
    for finding in run(subject_of(CASES[code](good_plan())), RULES).findings:
        for language in ("vi", "en"):
            told = said(finding.found, words[language])
            assert "{" not in told
            assert bool(told) == bool(finding.found.said)


def test_every_rule_of_content_has_its_cases() -> None:
    assert set(CASES) == CODES


def test_of_the_151_rules_of_the_law_all_are_checked_but_those_that_no_file_shows() -> None:
    of_law = [rule for rule in RULES if not rule.own and not rule.like]
    unseen = [rule for rule in of_law if rule.uncheckable]
    assert len(of_law) == 151
    assert len(unseen) <= 11
    assert {rule.id for rule in of_law} - {rule.id for rule in unseen} <= RULE_CHECKS.keys()


@pytest.mark.parametrize("name", ["01-nam-2027", "02-giai-doan-2027-2030", "03-le-hoi-2027"])
def test_no_error_is_found_in_shipped_plans(name: str) -> None:
    plan = plan_from_json(resources.load_json(f"samples/{name}.json"))
    assert not [finding.found for finding in run(subject_of(plan), RULES).findings if finding.severity is Severity.ERROR]


def test_checking_again_finds_the_same_and_looks_only_at_what_changed() -> None:
    checker = Checker(RULES)
    assert not checker.run(subject_of(good_plan())).findings
    bad = CASES["ND30-VH-04"](good_plan())
    found = checker.run(subject_of(bad)).findings
    assert [finding.code for finding in found] == ["ND30-VH-04"]
    assert checker.run(subject_of(bad)).findings == found
    moved = replace(bad, tasks=(*bad.tasks[1:], bad.tasks[0]))
    assert [finding.code for finding in checker.run(subject_of(moved)).findings] == ["ND30-VH-04"]
    assert not checker.run(subject_of(good_plan())).findings


def test_what_names_are_gone_is_told_with_what_stands_in_their_place() -> None:
    found = run(subject_of(CASES["TTDN-15"](good_plan())), RULES).findings
    assert [finding.found.proposal for finding in found] == ["Phối hợp với Bộ Văn hóa, Thể thao và Du lịch."]
    cited = says("Thực hiện Thông tư số 22/2016/TT-BTTTT ngày 19/10/2016 của Bộ Thông tin và Truyền thông hướng dẫn quản lý.")
    former = says("Sở Văn hóa, Thể thao và Du lịch (trước đây là Sở Thông tin và Truyền thông) chủ trì.")
    assert "TTDN-15" not in codes(cited(good_plan())) | codes(former(good_plan()))


def test_a_finding_moves_with_its_part() -> None:
    checker = Checker(RULES)
    plan = task(5, output="Bài viết về đời sống nhân dân")(good_plan())
    (found,) = checker.run(subject_of(plan)).findings
    assert found.found.node == "/tasks/5/output"
    moved = replace(plan, tasks=(plan.tasks[5], *plan.tasks[:5], *plan.tasks[6:]))
    (found,) = checker.run(subject_of(moved)).findings
    assert found.found.node == "/tasks/0/output"
    assert found.found.fixes[0].path == "/tasks/0/output"  # type: ignore[union-attr] # a fix of the plan


def test_what_is_set_aside_is_found_with_its_reason() -> None:
    plan = CASES["ND30-NN-07"](good_plan())
    aside = SetAside(plan=plan.id, rule="ND30-NN-07", reason="Đồn nhận văn bản qua đường công văn riêng.")
    (found,) = run(subject_of(plan, set_aside=(aside,)), RULES).findings
    assert found.set_aside == aside.reason
    other = replace(aside, node="/tasks/7/leads/0")
    (found,) = run(subject_of(plan, set_aside=(other,)), RULES).findings
    assert not found.set_aside


@pytest.mark.parametrize(
    ("text", "day", "told"),
    [
        (f"Căn cứ Kết luận số 26-KL/TW {STRATEGY}", dt.date(2018, 1, 5), "ND30-CC-07"),
        ("Căn cứ Nghị định số 72/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại", dt.date(2018, 1, 5), "ND30-CC-07"),
        (f"Căn cứ {DECREE_72} {ABOUT}", dt.date(2026, 6, 30), None),
        (f"Căn cứ {DECREE_72} {ABOUT}", dt.date(2026, 7, 1), "ND30-CC-08"),
        (f"Căn cứ {DECREE_72} {ABOUT}, được sửa đổi, bổ sung bởi Nghị định số 148/2026/NĐ-CP", dt.date(2026, 7, 1), None),
        ("Căn cứ Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ quy định chi tiết việc phát ngôn", dt.date(2026, 6, 30), None),
        ("Căn cứ Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ quy định chi tiết việc phát ngôn", dt.date(2026, 7, 1), "ND30-CC-08"),
        (f"Căn cứ Kết luận số 16-KL/TW {STRATEGY}", dt.date(2019, 1, 5), None),
    ],
)  # fmt: skip
def test_a_basis_is_judged_on_the_day_of_the_paper(text: str, day: dt.date, told: str | None) -> None:
    plan = replace(good_plan(), legal_bases=(LegalBasis(text=text),), planned_issue_date=day)
    found = {finding.code for finding in run(subject_of(plan), RULES).findings if finding.code in {"ND30-CC-07", "ND30-CC-08"}}
    assert found == ({told} if told else set())


@pytest.mark.parametrize(
    ("name", "day", "wrong"),
    [
        ("Ủy ban nhân dân tỉnh Hải Dương", dt.date(2019, 10, 25), False),
        ("Ủy ban nhân dân tỉnh Hải Dương", dt.date(2025, 7, 1), True),
        ("Ủy ban nhân dân thành phố Hải Dương", dt.date(2019, 10, 25), False),
        ("Ủy ban nhân dân tỉnh Bắc Ninh", dt.date(2026, 9, 19), False),
        ("Ủy ban nhân dân tỉnh Bắc Ninh", dt.date(2026, 9, 20), True),
        ("Ủy ban nhân dân thành phố Bắc Ninh", dt.date(2026, 9, 20), False),
        ("Ủy ban nhân dân huyện Cẩm Giàng", dt.date(2025, 6, 30), False),
        ("Ủy ban nhân dân huyện Cẩm Giàng", dt.date(2025, 7, 1), True),
        ("Sở Thông tin và Truyền thông", dt.date(2026, 1, 5), True),
        ("Ban Tuyên giáo và Dân vận", dt.date(2026, 1, 5), False),
        ("Ủy ban nhân dân tỉnh Hương Giang", dt.date(2026, 1, 5), False),
    ],
)
def test_the_issuer_is_looked_up_on_the_day_of_the_paper(name: str, day: dt.date, wrong: bool) -> None:
    plan = issuer(name=name)(good_plan())
    found = {finding.code for finding in run(subject_of(plan, day=day), RULES).findings}
    assert ("ND30-CQ-07" in found) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân các xã; quân đội nhân dân; công an nhân dân; nghệ nhân dân gian; đồng nhân dân tệ.",
        "Thành phố Hồ Chí Minh, Phường 1, Quận 5, phường Điện Biên Phủ, tỉnh Ninh Bình.",
        "Gửi về Phòng Văn hóa - Xã hội trước ngày 20/11; các phòng, ban, sở, ngành phối hợp.",
        "Bảo vệ bí mật nhà nước, quản lý nhà nước, ngân sách nhà nước.",
        "Theo điểm b khoản 2 Điều 5 Nghị định số 72/2015/NĐ-CP; Khoản kinh phí này do xã bố trí.",
        "Xã Hội hóa nguồn lực. Xã Vân Trúc chủ động thực hiện.",
        "Lần thứ hai, mỗi tháng một lần, các tháng năm 2027, vui Tết.",
        "Đồng bằng sông Hồng, thành phố Sông Công, Hồ Chí Minh, hướng tây bắc.",
        "Tel. 0220, tr. 5, v.v. và các nội dung khác; TP. Hồ Chí Minh.",
        "Các Sở, ngành; Chủ tịch Ủy ban nhân dân các xã; đồng chí Chủ tịch.",
        "Ứng dụng tiến bộ khoa học và công nghệ; các cơ sở y tế; đồng chí Trưởng ban Tuyên giáo.",
        "Đẩy mạnh đối ngoại nhân dân, tình hữu nghị với nhân dân các nước; Bộ luật Hình sự.",
        "Phối hợp với Sở Công Thương, Sở Công thương, Bộ Công an, báo Nhân dân.",
    ],
)
def test_right_capitals_are_not_found(text: str) -> None:
    found = [finding for finding in run(subject_of(says(text)(good_plan())), RULES).findings if finding.code.startswith("ND30-VH")]
    assert [(finding.code, finding.found.proposal) for finding in found] == []


@pytest.mark.parametrize(
    "text", ["Đóng dấu chỉ độ mật, mức độ khẩn.", "Xác định độ mật (tuyệt mật, tối mật hoặc mật).", "Bảo mật thông tin, mật khẩu, bí mật nhà nước."]
)
def test_to_speak_of_secrecy_is_no_secret(text: str) -> None:
    assert codes(says(text)(good_plan())) == set()


def test_totals_of_a_table_that_do_not_add_up_are_found() -> None:
    good = table(("TT", "Nội dung", "Số tiền"), ("1", "In tờ gấp", "12.000.000"), ("2", "Tập huấn", "8.500.000"), ("", "Tổng cộng", "20.500.000"))
    bad = table(("TT", "Nội dung", "Số tiền"), ("1", "In tờ gấp", "12.000.000"), ("2", "Tập huấn", "8.500.000"), ("", "Tổng cộng", "21.500.000"))
    parts = table(("TT", "Nội dung", "Số tiền"), ("I", "Xã", "20"), ("1", "In", "12"), ("2", "Tập huấn", "8"), ("", "Tổng cộng", "20"))
    assert codes(has(good)(good_plan())) == set()
    assert codes(has(bad)(good_plan())) == {"TTDN-KH-01"}
    assert codes(has(parts)(good_plan())) == set()


def test_of_a_text_that_breaks_off_nobody_says_what_it_lacks() -> None:
    begun = replace(good_plan(), body=good_plan().body[:1], recipients=(), signatory=Signatory(), budget_lines=(), tasks=(), annexes=())
    assert not run(subject_of(begun, has_layout=False), RULES).findings
    assert {"TTDN-07"} <= codes(begun)


def test_a_paragraph_without_marks_is_one_finding_that_nothing_mends() -> None:
    text = "- Tang cuong giao luu huu nghi voi cac dia phuong ket nghia, gop phan quang ba tiem nang, the manh cua xa trong giai doan hoi nhap muoiqc1xin."
    (found,) = run(subject_of(says(text)(good_plan())), RULES).findings
    assert (found.code, found.found.fixes, found.found.proposal) == ("TTDN-CT-11", (), None)
