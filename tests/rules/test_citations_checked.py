"""What is cited is compared with the library: the known errors are all found and said in words, and in a plan that cites rightly nothing is."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.rules.plans import both, good_plan, says, subject_of, without_words
from ttdn_desktop import resources
from ttdn_desktop.domain.codec import plan_from_json
from ttdn_desktop.domain.library import LegalDocument, Library, Relation, RelationKind
from ttdn_desktop.domain.plan import LegalBasis, Plan, Regime
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.regimes import Family, regime_of_family
from ttdn_desktop.language.citations import basis_from, parse_citation
from ttdn_desktop.language.dates import official_date, short_date
from ttdn_desktop.language.mistaken import unlike
from ttdn_desktop.language.shelf import shelf_of
from ttdn_desktop.rules.fixing import fixed
from ttdn_desktop.rules.model import Finding, PlanFix
from ttdn_desktop.rules.run import run
from ttdn_desktop.rules.said import said
from ttdn_desktop.rules.split_bases import split_lines
from ttdn_desktop.services.bases import bases_in, basis_of, document_of, shipped_shelf
from ttdn_desktop.services.basis_picks import in_order
from ttdn_desktop.services.checking import CheckOptions, check_file
from ttdn_desktop.services.checking import subject_of as drafted
from ttdn_desktop.services.fence import Fence

RULES = [rule for rule in resources.rules() if "-CC-" in rule.id]
WORDS = resources.rule_words()
TODAY = CheckOptions(today=dt.date(2026, 11, 22))

LAW_2015 = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
LAW_2019 = "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019"
LAW_2025 = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
DECREE = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại"
AMENDING = (
    "Căn cứ Nghị định số 148/2026/NĐ-CP ngày 12 tháng 5 năm 2026 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số"
    " 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại"
)
SPEAKER_2017 = (
    "Căn cứ Nghị định số 09/2017/NĐ-CP ngày 09 tháng 02 năm 2017 của Chính phủ quy định chi tiết việc phát ngôn và cung cấp"
    " thông tin cho báo chí của các cơ quan hành chính nhà nước"
)
SPEAKER_2026 = (
    "Căn cứ Nghị định số 244/2026/NĐ-CP ngày 26 tháng 6 năm 2026 của Chính phủ quy định chi tiết việc phát ngôn và cung cấp"
    " thông tin cho báo chí của các cơ quan hành chính nhà nước"
)
CIRCULAR = (
    "Căn cứ Thông tư số 22/2016/TT-BTTTT ngày 19 tháng 10 năm 2016 của Bộ trưởng Bộ Thông tin và Truyền thông hướng dẫn quản"
    " lý hoạt động thông tin đối ngoại của các tỉnh, thành phố trực thuộc Trung ương"
)
PRESS = (
    "Căn cứ Thông tư số 03/2019/TT-BTTTT ngày 06 tháng 5 năm 2019 của Bộ Thông tin và Truyền thông quy định việc đăng, phát"
    " nội dung thông tin đối ngoại trên báo chí"
)
CONCLUSION = (
    "Căn cứ Kết luận số 57-KL/TW ngày 15 tháng 6 năm 2023 của Bộ Chính trị về tiếp tục nâng cao chất lượng, hiệu quả công"
    " tác thông tin đối ngoại trong tình hình mới"
)
STRATEGY = "ngày 14 tháng 02 năm 2012 của Bộ Chính trị (khóa XI) về chiến lược phát triển thông tin đối ngoại giai đoạn 2011- 2020"
LETTER = (
    "Căn cứ Công văn số 3362/BTTTT-TTĐN ngày 02 tháng 10 năm 2019 của Bộ Thông tin và Truyền thông về việc hướng dẫn xây"
    " dựng Kế hoạch công tác thông tin đối ngoại năm 2020"
)
PROVINCE = (
    "Căn cứ Quyết định số 18/2014/QĐ-UBND ngày 11 tháng 8 năm 2014 của Ủy ban nhân dân tỉnh Hải Dương ban hành Quy chế quản"
    " lý nhà nước về thông tin đối ngoại trên địa bàn tỉnh Hải Dương"
)
HAI_DUONG_2023 = PROVINCE.replace("18/2014/QĐ-UBND ngày 11 tháng 8 năm 2014", "42/2023/QĐ-UBND ngày 17 tháng 11 năm 2023").replace(
    "quản lý nhà nước về", "quản lý hoạt động"
)

D2018, D2019, D2021, D2025, D2026 = (dt.date(*day) for day in ((2018, 1, 5), (2019, 10, 25), (2021, 2, 1), (2025, 4, 1), (2026, 9, 15)))


def paper(*lines: str, day: dt.date = D2026, kind: str = "KH", family: Family = Family.STATE, inline: str = "") -> Plan:
    """A plan, decision … of that day with these bases, in a body that cites nothing."""
    plan = without_words("Nghị định số 244/2026/NĐ-CP")(good_plan())
    regime = regime_of_family(day, family, resources.regime_terms())
    head = replace(plan.document, type=kind, date=day, regime=regime)
    return replace(plan, document=head, planned_issue_date=day, legal_bases=tuple(LegalBasis(text=line) for line in lines), enacting=inline or plan.enacting)


def findings(plan: Plan, **more: Any) -> list[Finding]:
    return [one for one in run(subject_of(plan, **more), RULES).findings if "-CC-" in one.code]


def told(finding: Finding, language: str = "vi") -> str:
    return said(finding.found, WORDS[language])


def mended(plan: Plan, finding: Finding) -> Plan:
    return fixed(plan, [fix for fix in finding.found.fixes if isinstance(fix, PlanFix)])


# A line, the day of the paper, the rule, how much it matters, what is said in both languages, and what *Sửa* makes of the line (None: nothing is certain).
ERRORS: dict[str, tuple[str, dt.date, str, Severity, str, str, str | None]] = {
    "a year mistyped": (
        CIRCULAR.replace("năm 2016", "năm 2012"), D2019, "ND30-CC-07", Severity.ERROR,
        "Thông tư 22/2016/TT-BTTTT ban hành 19/10/2016, không phải 19/10/2012", "Thông tư 22/2016/TT-BTTTT is of 19/10/2016, not of 19/10/2012", CIRCULAR,
    ),
    "a number mistyped": (
        f"Căn cứ Kết luận số 26-KL/TW {STRATEGY}", D2018, "ND30-CC-07", Severity.ERROR,
        "26-KL/TW → 16-KL/TW?", "26-KL/TW → 16-KL/TW?", None,
    ),
    "another sign in the number": (
        CIRCULAR.replace("TT-BTTTT", "TT-TTTT"), D2019, "ND30-CC-07", Severity.ERROR,
        "22/2016/TT-TTTT → 22/2016/TT-BTTTT?", "22/2016/TT-TTTT → 22/2016/TT-BTTTT?", CIRCULAR,
    ),
    "no sign in the number": (
        CIRCULAR.replace("/TT-BTTTT", ""), D2019, "ND30-CC-07", Severity.ERROR, "22/2016 → 22/2016/TT-BTTTT?", "22/2016 → 22/2016/TT-BTTTT?", CIRCULAR,
    ),
    "no year in the number": (
        DECREE.replace("72/2015/NĐ-CP", "72/NĐ-CP"), D2018, "ND30-CC-07", Severity.ERROR,
        "thiếu năm trong số ký hiệu: 72/NĐ-CP → 72/2015/NĐ-CP", "the number lacks its year: 72/NĐ-CP → 72/2015/NĐ-CP", DECREE,
    ),
    "no year and no date": (
        "Căn cứ Nghị định số 72/NĐ-CP của Chính phủ về quản lý hoạt động thông tin đối ngoại", D2018, "ND30-CC-07", Severity.WARNING,
        "thiếu năm trong số ký hiệu: 72/NĐ-CP → 72/2015/NĐ-CP", "the number lacks its year: 72/NĐ-CP → 72/2015/NĐ-CP", None,
    ),
    "no year in a number that nobody knows": (
        "Căn cứ Nghị định số 61/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa", D2021, "ND30-CC-07", Severity.WARNING,
        "thiếu năm trong số ký hiệu: 61/NĐ-CP → 61/2018/NĐ-CP", "the number lacks its year: 61/NĐ-CP → 61/2018/NĐ-CP", None,
    ),
    "another type": (
        DECREE.replace("Nghị định số", "Quyết định số"), D2018, "ND30-CC-07", Severity.ERROR,
        "số 72/2015/NĐ-CP là Nghị định, không phải Quyết định", "number 72/2015/NĐ-CP is a Nghị định, not a Quyết định", DECREE,
    ),
    "another body": (
        DECREE.replace("của Chính phủ", "của Thủ tướng Chính phủ"), D2018, "ND30-CC-07", Severity.ERROR,
        "Nghị định 72/2015/NĐ-CP do Chính phủ ban hành, không phải Thủ tướng Chính phủ",
        "Nghị định 72/2015/NĐ-CP was issued by Chính phủ, not by Thủ tướng Chính phủ", DECREE,
    ),
    "another ministry": (
        PRESS.replace("Bộ Thông tin và Truyền thông", "Bộ Ngoại giao"), D2021, "ND30-CC-07", Severity.ERROR,
        "Thông tư 03/2019/TT-BTTTT do Bộ Thông tin và Truyền thông ban hành, không phải Bộ Ngoại giao",
        "Thông tư 03/2019/TT-BTTTT was issued by Bộ Thông tin và Truyền thông, not by Bộ Ngoại giao", PRESS,
    ),
    "another subject": (
        "Căn cứ Thông tư số 03/2019/TT-BTTTT ngày 06 tháng 5 năm 2019 của Bộ Thông tin và Truyền thông hướng dẫn chế độ báo cáo thống kê của ngành", D2021,
        "ND30-CC-07", Severity.WARNING, "trích yếu theo danh mục văn bản là “quy định việc đăng, phát nội dung thông tin đối ngoại trên báo chí”",
        "its subject in the library is “quy định việc đăng, phát nội dung thông tin đối ngoại trên báo chí”", None,
    ),
    "the day of a law": (
        LAW_2015.replace("ngày 19", "ngày 09"), D2018, "ND30-CC-07", Severity.ERROR,
        "Luật Tổ chức chính quyền địa phương ban hành 19/6/2015, không phải 09/6/2015",
        "Luật Tổ chức chính quyền địa phương is of 19/6/2015, not of 09/6/2015", LAW_2015,
    ),
    "the day of one of three laws": (
        LAW_2025.replace("16 tháng 6", "19 tháng 6"), D2026, "ND30-CC-07", Severity.WARNING,
        "Luật Tổ chức chính quyền địa phương ban hành 16/6/2025 / 19/6/2015 / 19/02/2025, không phải 19/6/2025",
        "Luật Tổ chức chính quyền địa phương is of 16/6/2025 / 19/6/2015 / 19/02/2025, not of 19/6/2025", None,
    ),
    "a date inside a subject": (
        AMENDING.replace("07 tháng 9", "07 tháng 8"), D2026, "ND30-CC-07", Severity.ERROR,
        "Nghị định 72/2015/NĐ-CP ban hành 07/9/2015, không phải 07/8/2015", "Nghị định 72/2015/NĐ-CP is of 07/9/2015, not of 07/8/2015", AMENDING,
    ),
    "a date that was not read in a source of law": (
        AMENDING.replace("12 tháng 5", "13 tháng 5"), D2026, "ND30-CC-07", Severity.WARNING,
        "Nghị định 148/2026/NĐ-CP ban hành 12/5/2026, không phải 13/5/2026, chưa xác minh",
        "Nghị định 148/2026/NĐ-CP is of 12/5/2026, not of 13/5/2026, not verified", None,
    ),
    "a decree that was replaced": (
        SPEAKER_2017, D2026, "ND30-CC-08", Severity.WARNING,
        "đã được thay thế từ ngày 01/7/2026, Nghị định 244/2026/NĐ-CP", "replaced from 01/7/2026, Nghị định 244/2026/NĐ-CP", SPEAKER_2026,
    ),
    "a decree without its amendment": (
        DECREE, D2026, "ND30-CC-08", Severity.WARNING,
        "đã được sửa đổi, bổ sung bởi Nghị định 148/2026/NĐ-CP, chưa xác minh", "amended by Nghị định 148/2026/NĐ-CP, not verified",
        f"{DECREE} được sửa đổi, bổ sung bởi Nghị định số 148/2026/NĐ-CP ngày 12 tháng 5 năm 2026 của Chính phủ",
    ),
    "a law without its amendment": (
        LAW_2015, D2021, "ND30-CC-08", Severity.WARNING,
        "đã được sửa đổi, bổ sung bởi Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019",
        "amended by Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019",
        f"{LAW_2015}; {LAW_2019.removeprefix('Căn cứ ')}",
    ),
    "a law that was replaced twice": (
        LAW_2015, D2026, "ND30-CC-08", Severity.WARNING,
        "đã được thay thế từ ngày 01/3/2025, Luật Tổ chức chính quyền địa phương ngày 19/02/2025,"
        " đến ngày của văn bản là Luật Tổ chức chính quyền địa phương ngày 16/6/2025",
        "replaced from 01/3/2025, Luật Tổ chức chính quyền địa phương ngày 19/02/2025,"
        " by the day of the paper Luật Tổ chức chính quyền địa phương ngày 16/6/2025", LAW_2025,
    ),
    "a decree that is not yet in force": (
        SPEAKER_2026, dt.date(2026, 6, 30), "ND30-CC-08", Severity.WARNING, "có hiệu lực từ ngày 01/7/2026", "in force from 01/7/2026", None,
    ),
    "a programme whose years are over": (
        f"Căn cứ Kết luận số 16-KL/TW {STRATEGY}", D2021, "ND30-CC-08", Severity.INFO,
        "hết hiệu lực từ ngày 01/01/2021, chưa xác minh", "ended on 01/01/2021, not verified", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ERRORS)
def test_a_known_error_is_found_said_and_mended(name: str) -> None:
    line, day, code, severity, vi, en, right = ERRORS[name]
    plan = paper(line, day=day)
    found = [one for one in findings(plan) if one.code in {"ND30-CC-07", "ND30-CC-08"}]
    assert [(one.code, one.severity, told(one), told(one, "en")) for one in found] == [(code, severity, vi, en)]
    if right is None:
        assert not found[0].found.fixes
        return
    after = mended(plan, found[0])
    assert [basis.text for basis in after.legal_bases] == [right]
    assert not [one for one in findings(after) if one.code == code]


@pytest.mark.parametrize("name", ERRORS)
def test_a_citation_in_the_clause_before_the_body_is_found_too(name: str) -> None:
    line, day, code, _severity, vi, _en, _right = ERRORS[name]
    plan = paper(day=day, inline=f"{line}, Ủy ban nhân dân xã ban hành Kế hoạch như sau:")
    assert (code, vi) in {(one.code, told(one)) for one in findings(plan)}


HERE, ELSEWHERE = "Ủy ban nhân dân tỉnh Hải Dương", "Ủy ban nhân dân tỉnh Bắc Ninh"
TAKEN_FROM_ANOTHER = PROVINCE.replace(HERE, ELSEWHERE)


@pytest.mark.parametrize(
    ("line", "said_of_it"),
    [
        (TAKEN_FROM_ANOTHER, f"Quyết định 18/2014/QĐ-UBND do {HERE} ban hành, không phải {ELSEWHERE}"),
        (DECREE.replace("của Chính phủ", f"của {HERE}"), f"Nghị định 72/2015/NĐ-CP do Chính phủ ban hành, không phải {HERE}"),
    ],
)
def test_a_known_number_under_another_province_is_asked_about_and_never_changed(line: str, said_of_it: str) -> None:
    (found,) = (one for one in findings(paper(line, day=D2019)) if one.code == "ND30-CC-07")
    assert (found.severity, told(found), found.found.fixes) == (Severity.WARNING, said_of_it, ())


@pytest.mark.parametrize(
    "line",
    [
        PROVINCE.replace(HERE, "UBND tỉnh"),
        PROVINCE.replace(HERE, "UBND tỉnh Hi Dương"),
        TAKEN_FROM_ANOTHER.replace("11 tháng 8", "12 tháng 8"),
        TAKEN_FROM_ANOTHER.replace("Quy chế quản lý nhà nước về thông tin đối ngoại", "Bảng giá đất"),
    ],
)
def test_provinces_give_the_same_numbers_and_one_may_be_named_in_short(line: str) -> None:
    assert "ban hành, không phải" not in "".join(told(one) for one in findings(paper(line, day=D2019)))


def test_a_wrong_citation_is_found_wherever_it_stands() -> None:
    wrong = "Thông tư số 22/2016/TT-BTTTT ngày 19/10/2012 của Bộ Thông tin và Truyền thông"
    plan = good_plan()
    everywhere = {
        "body": says(f"Thực hiện {wrong}.")(plan),
        "task": replace(plan, tasks=(replace(plan.tasks[0], title=f"Triển khai {wrong}"), *plan.tasks[1:])),
        "annex": replace(plan, annexes=(replace(plan.annexes[0], title=f"Danh mục theo {wrong}"), *plan.annexes[1:])),
        "output": replace(plan, tasks=(replace(plan.tasks[0], output=f"Báo cáo theo {wrong}"), *plan.tasks[1:])),
    }
    for place, changed in everywhere.items():
        found = [one for one in findings(changed) if one.code == "ND30-CC-07"]
        assert [told(one) for one in found] == ["Thông tư 22/2016/TT-BTTTT ban hành 19/10/2016, không phải 19/10/2012"], place
        assert not [one for one in findings(mended(changed, found[0])) if one.code == "ND30-CC-07"], place


def test_what_is_over_is_pointed_out_in_the_text_but_not_where_it_is_told_as_over() -> None:
    plan = replace(good_plan(), planned_issue_date=D2026)
    kept = says("Thực hiện nghiêm Nghị định số 09/2017/NĐ-CP về phát ngôn.")(plan)
    (found,) = (one for one in findings(kept) if one.code == "ND30-CC-08")
    assert (found.severity, told(found)) == (Severity.INFO, "đã được thay thế từ ngày 01/7/2026, Nghị định 244/2026/NĐ-CP")
    history = says("Nghị định số 244/2026/NĐ-CP thay thế Nghị định số 09/2017/NĐ-CP.")(plan)
    assert not [one for one in findings(history) if one.code == "ND30-CC-08"]


@pytest.mark.parametrize("joint", ["; ", ";", ". "])
def test_three_bases_in_one_paragraph_are_parted(joint: str) -> None:
    lines = (DECREE, CIRCULAR, LETTER)
    plan = paper(joint.join(lines), PROVINCE, day=D2021)
    found = [one for one in run(drafted(plan, TODAY), resources.rules()).findings if one.code == "ND30-CC-01"]
    assert [told(one) for one in found] == ["3 căn cứ viết liền trên một dòng"]
    after = mended(plan, found[0])
    assert [basis.text for basis in after.legal_bases] == [*lines, PROVINCE]
    assert after.legal_bases[1].number == "22/2016/TT-BTTTT"
    assert not [one for one in run(drafted(after, TODAY), resources.rules()).findings if one.code == "ND30-CC-01"]


OTHER_CIRCULAR, OTHER_DECISION = (
    CIRCULAR.replace("Căn cứ ", ""),
    "Quyết định số 2434/QĐ-TTg ngày 13 tháng 12 năm 2016 của Thủ tướng Chính phủ phê duyệt Quy hoạch hệ thống báo chí đối ngoại đến năm 2020",
)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        (f"{DECREE}; căn cứ {OTHER_CIRCULAR}; căn cứ {OTHER_DECISION}", 3),
        (f"{DECREE}; {OTHER_CIRCULAR}; {OTHER_DECISION}", 3),
        (f"{DECREE} và {OTHER_CIRCULAR}", 2),
        (f"{DECREE}, và căn cứ {OTHER_CIRCULAR}", 2),
    ],
)
def test_bases_that_go_on_in_small_letters_are_parted_too(line: str, count: int) -> None:
    plan = paper(line, PROVINCE, day=D2018)
    (found,) = (one for one in run(drafted(plan, TODAY), resources.rules()).findings if one.code == "TT01-CC-01")
    assert told(found) == f"{count} căn cứ viết liền trên một dòng"
    lines = (DECREE, CIRCULAR, f"Căn cứ {OTHER_DECISION}")[:count]
    assert [basis.text for basis in mended(plan, found).legal_bases] == [*lines, PROVINCE]


@pytest.mark.parametrize(
    "line",
    [
        f"{DECREE}; {AMENDING.removeprefix('Căn cứ ')}",
        f"{DECREE} và {AMENDING.removeprefix('Căn cứ ')}",
        f"{LAW_2015}; {LAW_2019.removeprefix('Căn cứ ')}",
        f"{DECREE} được sửa đổi, bổ sung bởi Nghị định số 148/2026/NĐ-CP ngày 12 tháng 5 năm 2026 của Chính phủ",
        f"Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2018 của Ủy ban nhân dân tỉnh về triển khai {DECREE.removeprefix('Căn cứ ')}; {OTHER_CIRCULAR}",
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2018 của Ủy ban nhân dân tỉnh về bãi bỏ Quyết định số 1/QĐ-UBND và Quyết định số 2/QĐ-UBND",
        "Thực hiện Chương trình số 12-CTr/TU ngày 05/01/2018 của Tỉnh ủy và Kế hoạch số 34/KH-UBND ngày 06/01/2018 của UBND tỉnh về thông tin đối ngoại",
        f"{DECREE} và nhiệm vụ được giao",
    ],
)
def test_what_belongs_to_one_basis_is_not_parted(line: str) -> None:
    assert split_lines(line) == (line,)


def test_a_basis_of_a_decree_lacks_its_number_and_day_in_every_regime() -> None:
    bare, undated = "Căn cứ Nghị định của Chính phủ về quản lý hoạt động thông tin đối ngoại", DECREE.replace(" ngày 07 tháng 9 năm 2015", "")
    for day, family, code in ((D2019, Family.STATE, "TT01-CC-03"), (D2021, Family.STATE, "ND30-CC-03"), (D2021, Family.PARTY, "TTDN-CC-02")):
        for line, said_so in ((bare, "thiếu số, ký hiệu, thiếu ngày tháng năm"), (undated, "thiếu ngày tháng năm")):
            found = findings(paper(line, day=day, family=family))
            assert [told(one) for one in found if one.code == code] == [said_so]
    (of_2019,) = (one for one in findings(paper(undated, day=D2019)) if one.code == "TT01-CC-03")
    assert mended(paper(undated, day=D2019), of_2019).legal_bases[0].text == DECREE
    for name in ("Căn cứ Chương trình hành động của Tỉnh ủy về đối ngoại", "Căn cứ Nghị quyết Đại hội Đảng bộ xã", "Căn cứ Nghị quyết của Đảng ủy xã"):
        assert not [one for one in findings(paper(name, day=D2019)) if one.code == "TT01-CC-03"]


def test_a_decision_read_out_of_a_bare_text_must_say_its_competence_too() -> None:
    plan = paper(DECREE, CIRCULAR, day=D2021, kind="QĐ")
    subject = replace(subject_of(plan), has_layout=False)
    assert [one.code for one in run(subject, RULES).findings if one.code == "ND30-CC-05"] == ["ND30-CC-05"]
    without = replace(subject_of(paper(day=D2021, kind="QĐ")), has_layout=False)
    assert not [one for one in run(without, RULES).findings if one.code == "ND30-CC-05"]  # the text may not be all of it


def test_a_document_beside_which_its_successor_is_named_is_not_told_as_over() -> None:
    plan = replace(good_plan(), planned_issue_date=D2026)
    for words in ("nay là", "nay được thay bằng", "được thay thế bởi"):
        told_so = says(f"Tổng kết 10 năm thực hiện Nghị định số 09/2017/NĐ-CP ({words} Nghị định số 244/2026/NĐ-CP).")(plan)
        assert not [one for one in findings(told_so) if one.code == "ND30-CC-08"]
    other = says("Ủy ban nhân dân xã A (nay là xã B) thực hiện Nghị định số 09/2017/NĐ-CP.")(plan)
    assert [one.code for one in findings(other) if one.code == "ND30-CC-08"] == ["ND30-CC-08"]


OF_THE_GOVERNMENT = (
    "Căn cứ Nghị quyết số 47/NQ-CP ngày 15 tháng 4 năm 2024 của Chính phủ ban hành Chương trình hành động của Chính phủ đến năm 2030 thực hiện Kết luận số"
    " 57-KL/TW ngày 15 tháng 6 năm 2023 của Bộ Chính trị về tiếp tục nâng cao chất lượng, hiệu quả công tác thông tin đối ngoại trong tình hình mới"
)
SECRETS = "Căn cứ Luật Bảo vệ bí mật nhà nước ngày 15 tháng 11 năm 2018"
OF_A_DEPARTMENT = (
    "Căn cứ Quyết định số 47/2022/QĐ-UBND ngày 10 tháng 11 năm 2022 của Ủy ban nhân dân tỉnh Đồng Nai quy định chức năng, nhiệm vụ, quyền hạn của Sở"
)


@pytest.mark.parametrize("lines", [(LAW_2025, SECRETS, DECREE), (OF_A_DEPARTMENT, DECREE, CIRCULAR), (LAW_2025, OF_THE_GOVERNMENT, DECREE, SPEAKER_2026)])
def test_competence_stands_first_and_resolutions_of_the_government_beside_decrees(lines: tuple[str, ...]) -> None:
    assert not [one for one in findings(paper(*lines)) if one.code == "ND30-CC-09"]


def test_bases_that_change_places_get_the_closing_marks_of_their_places() -> None:
    plan = paper(f"{OF_A_DEPARTMENT};", f"{CIRCULAR};", f"{DECREE}.", day=D2025)
    (found,) = (one for one in findings(plan) if one.code == "ND30-CC-09")
    wanted = [f"{OF_A_DEPARTMENT};", f"{DECREE};", f"{CIRCULAR}."]
    assert (found.found.proposal or "").split("\n") == wanted
    assert [basis.text for basis in mended(plan, found).legal_bases] == wanted


def test_bases_are_put_in_order_with_the_lines_that_belong_to_them() -> None:
    amending = LAW_2019.removeprefix("Căn cứ ")
    plan = paper(CONCLUSION, CIRCULAR, DECREE, LAW_2015, amending, LETTER, day=D2021)
    (found,) = (one for one in findings(plan) if one.code == "ND30-CC-09")
    assert found.severity is Severity.INFO
    after = mended(plan, found)
    assert [basis.text for basis in after.legal_bases] == [CONCLUSION, LAW_2015, amending, DECREE, CIRCULAR, LETTER]
    assert sorted(map(id, after.legal_bases)) == sorted(map(id, plan.legal_bases))
    assert in_order(tuple(basis_from(parse_citation(one.text)) for one in plan.legal_bases)) == tuple(  # type: ignore[arg-type] # every line cites
        basis_from(parse_citation(one.text))  # type: ignore[arg-type] # likewise
        for one in after.legal_bases
    )
    assert not [one for one in findings(after) if one.code == "ND30-CC-09"]


def test_an_amendment_that_stands_apart_is_ordered_by_its_own_day() -> None:
    plan = paper(LAW_2025, CONCLUSION, AMENDING, DECREE, SPEAKER_2026)
    assert not [one for one in findings(plan) if one.code == "ND30-CC-09"]  # where the amendment stands is the office's own
    plan = paper(SPEAKER_2026, AMENDING, DECREE, LAW_2025)
    (found,) = (one for one in findings(plan) if one.code == "ND30-CC-09")
    assert [basis.text for basis in mended(plan, found).legal_bases] == [LAW_2025, DECREE, AMENDING, SPEAKER_2026]


def test_dates_become_as_most_of_them_are() -> None:
    short = [line.replace(old, new) for line, old, new in ((DECREE, "07 tháng 9 năm 2015", "07/9/2015"), (PRESS, "06 tháng 5 năm 2019", "06/5/2019"))]
    mostly_words = ([LAW_2015, LAW_2019, short[0], PRESS], [LAW_2015, LAW_2019, DECREE, PRESS])
    mostly_figures = ([LAW_2015, *short], [LAW_2015.replace("19 tháng 6 năm 2015", "19/6/2015"), *short])
    for lines, wanted in (mostly_words, mostly_figures):
        plan = paper(*lines, day=D2021)
        (found,) = (one for one in findings(plan) if one.code == "TTDN-CC-01")
        assert [basis.text for basis in mended(plan, found).legal_bases] == wanted


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (D2021, LAW_2015),
        (D2025, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025"),
        (dt.date(2025, 6, 16), LAW_2025),
        (D2026, LAW_2025),
    ],
)
def test_a_decision_must_say_its_competence_by_the_law_of_its_day(day: dt.date, law: str) -> None:
    for kind, severity in (("QĐ", Severity.ERROR), ("KH", Severity.INFO)):
        plan = paper(CONCLUSION, day=day, kind=kind)
        (found,) = (one for one in findings(plan) if one.code == "ND30-CC-05")
        assert (found.severity, found.found.proposal) == (severity, f"{law};")
        after = mended(plan, found)
        assert [basis.text for basis in after.legal_bases] == ([law, CONCLUSION] if kind == "QĐ" else [CONCLUSION])  # to a plan it is only proposed
        assert bool([one for one in findings(after) if one.code == "ND30-CC-05"]) is (kind == "KH")


AMENDED_RIGHTLY = (
    (DECREE, AMENDING),
    (f"{DECREE} được sửa đổi, bổ sung bởi Nghị định số 148/2026/NĐ-CP ngày 12 tháng 5 năm 2026 của Chính phủ",),
    (f"{DECREE}, được sửa đổi, bổ sung tại Nghị định số 148/2026/NĐ-CP",),
    (f"{DECREE} (sửa đổi, bổ sung tại Nghị định số 148/2026/NĐ-CP ngày 12 tháng 5 năm 2026)",),
    (f"{DECREE}; {AMENDING.removeprefix('Căn cứ ')}",),
    (f"{DECREE} và {AMENDING.removeprefix('Căn cứ ')}",),
)
SHORT_2019 = tuple(
    line.replace(old, new)
    for line, old, new in (
        (LAW_2015, "19 tháng 6 năm 2015", "19/6/2015"),
        (DECREE, "07 tháng 9 năm 2015", "07/9/2015"),
        (SPEAKER_2017, "09 tháng 02 năm 2017", "09/02/2017"),
        (CIRCULAR, "19 tháng 10 năm 2016", "19/10/2016"),
        (PRESS, "06 tháng 5 năm 2019", "06/5/2019"),
    )
)
OF_OTHERS = (
    (
        "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên"
        " thông trong giải quyết thủ tục hành chính"
    ),
    "Căn cứ Nghị quyết số 47/NQ-CP ngày 20 tháng 4 năm 2020 của Chính phủ về kế hoạch thực hiện thỏa thuận thương mại",
    "Căn cứ Quyết định số 296/QĐ-TTg ngày 10 tháng 3 năm 2020 của Thủ tướng Chính phủ phê duyệt danh mục nhiệm vụ",
    (
        "Căn cứ Thông tư liên tịch số 07/2018/TTLT-BVHTTDL-BNV ngày 14 tháng 9 năm 2018 của Bộ Văn hóa, Thể thao và Du lịch - Bộ"
        " Nội vụ hướng dẫn chức năng, nhiệm vụ"
    ),
    "Căn cứ Quyết định số 42/2018/QĐ-UBND ngày 05 tháng 11 năm 2018 của Ủy ban nhân dân tỉnh Nghệ An ban hành Quy chế làm việc",
    "Căn cứ Chỉ thị số 26-CT/TW ngày 09 tháng 11 năm 2018 của Ban Bí thư về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống dịch",
    "Căn cứ Hướng dẫn số 12-HD/BTGTW ngày 05 tháng 01 năm 2021 của Ban Tuyên giáo Trung ương về tuyên truyền",
    "Theo đề nghị của Giám đốc Sở Thông tin và Truyền thông tại Tờ trình số 12/TTr-STTTT ngày 20 tháng 01 năm 2021",
)
RIGHT: dict[str, Plan] = {
    "of 2019, dates in figures": paper(*SHORT_2019, day=D2019),
    "of 2019, as Hải Dương": paper(DECREE, CIRCULAR, PRESS, LETTER, PROVINCE, day=D2019),
    "of 2019, in short words": paper(
        DECREE.replace("hoạt động thông tin đối ngoại", "hoạt động TTĐN"),
        CIRCULAR.replace("hướng dẫn quản lý", "về Hướng dẫn quản lý").replace("thông tin đối ngoại của các tỉnh", "TTĐN của các tnh"),
        PROVINCE.replace("ban hành Quy chế", "vviệc: Ban hành Quy chế").replace("Ủy ban nhân dân tỉnh", "UBND tỉnh", 1),
        day=D2019,
    ),
    "of 2014, under a joint circular": paper(
        "Căn cứ Quyết định số 79/2010/QĐ-TTg ngày 30 tháng 11 năm 2010 của Thủ tướng Chính phủ ban hành Quy chế quản lý nhà nước về thông tin đối ngoại",
        (
            "Căn cứ Thông tư liên tịch số 34/2011/TTLT-BTTTT-BNG ngày 24 tháng 11 năm 2011 của Bộ Ngoại giao và Bộ Thông tin và"
            " Truyền thông hướng dẫn việc phối hợp thi hành Quy chế quản lý nhà nước về thông tin đối ngoại"
        ),
        day=dt.date(2014, 12, 31),
    ),
    "of 2021": paper(LAW_2015, LAW_2019, DECREE, SPEAKER_2017, CIRCULAR, PRESS, day=D2021),
    "of 2021, the law and its amendment on one line": paper(f"{LAW_2015}; {LAW_2019.removeprefix('Căn cứ ')}", DECREE, CIRCULAR, day=D2021),
    "of 2021, what the library does not have": paper(LAW_2015, LAW_2019.removeprefix("Căn cứ "), *OF_OTHERS, day=D2021),
    "of April 2025": paper("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025", DECREE, SPEAKER_2017, day=D2025),
    "of June 2026, the day before the change": paper(LAW_2025, DECREE, SPEAKER_2017, CIRCULAR, day=dt.date(2026, 6, 30)),
    **{f"of 2026, amended rightly {at}": paper(LAW_2025, *lines, SPEAKER_2026, CONCLUSION) for at, lines in enumerate(AMENDED_RIGHTLY)},
    "a decision": paper(LAW_2025, DECREE, AMENDING, SPEAKER_2026, "Theo đề nghị của Trưởng phòng Phòng Văn hóa - Xã hội", kind="QĐ"),
    "a decision of a department": paper(
        (
            "Căn cứ Quyết định số 05/2025/QĐ-UBND ngày 01 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh Lào Cai quy định chức năng,"
            " nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở"
        ),
        kind="QĐ",
    ),
    "a letter": paper(inline="Thực hiện Kế hoạch số 412/KH-UBND ngày 10/11/2026 của UBND tỉnh Hương Giang, Ủy ban nhân dân xã đề nghị:", kind="CV"),
    "a report on work that is over": paper(
        (
            "Thực hiện Quyết định số 587/QĐ-TTg ngày 05 tháng 5 năm 2015 của Thủ tướng Chính phủ ban hành Kế hoạch thông tin đối"
            " ngoại của Chính phủ giai đoạn 2015 - 2017"
        ),
        day=D2018, kind="BC",
    ),
    "of the Party": paper(CONCLUSION, (
        "Căn cứ Quy định số 399-QĐ/TW ngày 09 tháng 01 năm 2026 của Ban Bí thư về thể loại, thẩm quyền ban hành và thể thức văn"
        " bản của Đảng"
    ), "Thực hiện Kế hoạch số 211-KH/TU ngày 25 tháng 7 năm 2023 của Ban Thường vụ Tỉnh ủy", family=Family.PARTY),
    "of Hải Dương 2024": paper(LAW_2015, LAW_2019, HAI_DUONG_2023, day=dt.date(2024, 1, 15), kind="CV"),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_in_a_plan_that_cites_rightly_nothing_is_found(name: str) -> None:
    found = findings(RIGHT[name])
    lacks = {"ND30-CC-05"} if not any("Luật Tổ chức" in basis.text or "chức năng" in basis.text for basis in RIGHT[name].legal_bases) else set()
    assert [(one.code, one.found.text, told(one)) for one in found if one.code not in lacks] == []


@pytest.mark.parametrize("sample", ["01-nam-2027", "02-giai-doan-2027-2030", "03-le-hoi-2027"])
def test_in_the_shipped_samples_nothing_is_found(sample: str) -> None:
    assert findings(plan_from_json(resources.load_json(f"samples/{sample}.json"))) == []


def test_nothing_of_2026_is_said_about_a_plan_of_2019() -> None:
    lines = (DECREE, SPEAKER_2017, CIRCULAR, PRESS)
    plan = paper(*lines, day=D2019)
    assert plan.document.regime is Regime.TT01_2011
    assert findings(plan) == []
    today = {one.code for one in findings(paper(*lines, day=D2026))}
    assert "ND30-CC-08" in today
    undated = replace(plan, document=replace(plan.document, date=None), planned_issue_date=None)
    assert {one.code for one in findings(undated, day=None)} == {"ND30-CC-08"}


def test_the_library_of_the_office_is_asked_and_not_the_shipped_one() -> None:
    mine = LegalDocument(
        id="x",
        type="Quyết định",
        number="05/2024/QĐ-TTg",
        date=dt.date(2024, 3, 1),
        issuer="Thủ tướng Chính phủ",
        subject="về X",
        status="in_force",
        verified=True,
    )
    newer = replace(mine, id="y", number="07/2025/QĐ-TTg", date=dt.date(2025, 3, 1))
    relation = Relation(kind=RelationKind.REPLACES, source="y", target="x", verified=True)
    plan = paper("Căn cứ Quyết định số 05/2024/QĐ-TTg ngày 01 tháng 3 năm 2024 của Thủ tướng Chính phủ về X")
    shelf = shelf_of(Library(documents=(mine, newer), relations=(relation,)))
    assert not [one for one in findings(plan) if one.code == "ND30-CC-08"]
    (found,) = (one for one in findings(plan, shelf=shelf) if one.code == "ND30-CC-08")
    assert told(found) == "đã được thay thế từ ngày 01/3/2025, Quyết định 07/2025/QĐ-TTg"


def test_the_first_mention_in_the_text_is_full_and_later_ones_are_short() -> None:
    bare = both(without_words("Nghị định số 244/2026/NĐ-CP"), lambda plan: replace(plan, legal_bases=plan.legal_bases[:1]))(good_plan())
    short = says("Thực hiện Nghị định số 244/2026/NĐ-CP.")(bare)
    (found,) = (one for one in findings(short) if one.code == "ND30-CC-06")
    assert (found.severity, told(found), found.found.proposal) == (
        Severity.INFO,
        "lần đầu viện dẫn trong văn bản mà chưa ghi đầy đủ",
        SPEAKER_2026.replace("Căn cứ", "Thực hiện", 1),
    )
    full = says(f"Thực hiện {SPEAKER_2026.removeprefix('Căn cứ ')}.")(bare)
    assert not [one for one in findings(full) if one.code == "ND30-CC-06"]
    again = says("Báo cáo theo Nghị định số 244/2026/NĐ-CP ngày 26 tháng 6 năm 2026 của Chính phủ.")(full)
    (found,) = (one for one in findings(again) if one.code == "ND30-CC-06")
    assert found.found.proposal == "Nghị định số 244/2026/NĐ-CP"


# What is found in the real samples, each judged by eye to be so.
IN_SAMPLES = {
    "001.txt": ["ND30-CC-07"],  # Thông tư 22/2016 dated 2012
    "002.txt": ["ND30-CC-07"],  # the same
    "030.txt": ["ND30-CC-07", "ND30-CC-09"],  # Nghị định 09/2017 dated in January; laws not by their days
    "tong-ket-ha-nam-2017.tin-bai.txt": ["ND30-CC-07"],  # 26-KL/TW
}


def test_in_real_plans_the_errors_are_found_and_no_others(samples: Path) -> None:
    found = {}
    with Fence() as fence:
        for file in sorted((*(samples / "seeds").iterdir(), *(samples / "plans").iterdir())):
            report = check_file(file, fence, TODAY).report
            codes = sorted(
                one.code for one in report.findings if "-CC-" in one.code and not one.code.endswith(("30-CC-01", "01-CC-01", "30-CC-02", "01-CC-02"))
            )
            if codes:
                found[file.name] = codes
    assert found == IN_SAMPLES


CATALOGUE = {one.id: one for one in resources.library().documents}
WHOLE = {ident: one for ident, one in CATALOGUE.items() if one.date is not None and one.subject and one.issuer}


def said_of(line: str, day: dt.date = D2026) -> list[tuple[str, str]]:
    return [(one.code, told(one)) for one in findings(paper(line, day=day)) if one.code == "ND30-CC-07"]


@pytest.mark.parametrize("ident", WHOLE)
def test_every_document_of_the_library_cited_as_the_library_has_it_agrees(ident: str) -> None:
    document = WHOLE[ident]
    line = basis_of(document).text
    assert document_of(bases_in(line)[0], shipped_shelf()) is document
    assert said_of(line) == []
    assert document.date is not None
    assert said_of(line.replace(official_date(document.date), f"ngày {short_date(document.date)}", 1)) == []
    assert said_of(line.replace("Ủy ban nhân dân", "UBND").replace("Thông tin và Truyền thông", "TT&TT", 1).replace("thông tin đối ngoại", "TTĐN")) == []


@pytest.mark.parametrize("ident", WHOLE)
def test_a_slip_in_any_document_of_the_library_is_told_as_that_slip(ident: str) -> None:
    document = WHOLE[ident]
    line, day = basis_of(document).text, document.date
    assert day is not None
    other = day.replace(day=1 + day.day % 28)
    slipped = said_of(line.replace(official_date(day), official_date(other), 1))
    doubt = "" if document.verified else ", chưa xác minh"
    name = f"{document.type} {document.number if document.type != 'Luật' else document.subject}"
    assert slipped == [("ND30-CC-07", f"{name} ban hành {short_date(day)}, không phải {short_date(other)}{doubt}")]
    if document.number and re.search(r"/20\d\d/", document.number) and document.type == "Nghị định":
        lost = re.sub(r"/20\d\d/", "/", document.number)
        assert said_of(line.replace(document.number, lost, 1)) == [("ND30-CC-07", f"thiếu năm trong số ký hiệu: {lost} → {document.number}{doubt}")]
        (another,) = said_of(line.replace("Nghị định", "Quyết định", 1))
        assert another[1].startswith(f"số {document.number} là Nghị định, không phải Quyết định")


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("quản lý hoạt động TTĐN", "về quản lý hoạt động thông tin đối ngoại", False),
        ("Quy định việc đăng, phát nội dung TTĐN trên báo chí", "quy định việc đăng, phát nội dung thông tin đối ngoại trên báo chí", False),
        ("công tác phát ngôn và cung cấp thông tin", "quy định chi tiết việc phát ngôn và cung cấp thông tin cho báo chí", False),
        ("hướng dẫn chế độ báo cáo thống kê của ngành", "quy định việc đăng, phát nội dung thông tin đối ngoại trên báo chí", True),
        ("công tác văn thư", "quản lý hoạt động thông tin đối ngoại", True),
        ("văn thư", "quản lý hoạt động thông tin đối ngoại", False),  # too few words to tell
        ("về TTĐN", "công tác văn thư, lưu trữ của cơ quan", False),
        ("", "quản lý hoạt động thông tin đối ngoại", False),
        ("quản lý hoạt động thông tin cơ sở", "về quản lý hoạt động thông tin đối ngoại", True),
        ("về quản lý thuế", "về quản lý hoạt động thông tin đối ngoại", True),
        ("hoạt động thông tin, báo chí của báo chí nước ngoài tại Việt Nam", "về quản lý hoạt động thông tin đối ngoại", True),
        ("quản lý hoạt động thông tin đối ngoại", "về hoạt động thông tin, báo chí của báo chí nước ngoài, cơ quan đại diện nước ngoài tại Việt Nam", True),
        (
            "phê duyệt Chiến lược phát triển thông tin đối ngoại đến năm 2020",
            "phê duyệt Quy hoạch hệ thống báo chí đối ngoại đến năm 2020, định hướng đến năm 2030",
            True,
        ),
        ("thông tin đối ngoại", "về quản lý hoạt động thông tin đối ngoại", False),  # shortened
        ("công tác thông tin đối ngoại", "về quản lý hoạt động thông tin đối ngoại", False),
        ("việc ban hành Quy chế quản lý thông tin đối ngoại", "ban hành Quy chế quản lý nhà nước về thông tin đối ngoại", False),
        ("công tác văn thư, lưu trữ", "về công tác văn thư", False),  # goes on
        ("quản ly hoat động thong tin đôi ngoai", "về quản lý hoạt động thông tin đối ngoại", False),  # marks and letters lost
        ("quản lý hoạt động thôngtin đối ngọai", "về quản lý hoạt động thông tin đối ngoại", False),
        ("về hội nnập quốc nế", "về hội nhập quốc tế", False),
        ("quản lý hoạt đng thông tn đối ngoi", "về quản lý hoạt động thông tin đối ngoại", False),
    ],
)
def test_subjects_are_told_apart_by_what_they_speak_of(one: str, other: str, differ: bool) -> None:
    assert unlike(one, other) is differ
