"""Preambles as offices write them."""

import pytest

from tests.reading.helpers import HEAD, plan_of, read
from ttdn_desktop.domain.plan import Plan

ENACTS = "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"


def plan_with(preamble: str) -> Plan:
    plan = plan_of(f"{HEAD}\n{preamble}\nI. MỤC ĐÍCH\nGiới thiệu quê hương.\n")
    assert plan.body[0].heading == "MỤC ĐÍCH"
    return plan


@pytest.mark.parametrize("heading", ["Căn cứ:", "* Căn cứ pháp lý:", "Các căn cứ:", "CĂN CỨ:"])
def test_a_heading_with_a_list_under_it_gives_bases(heading):
    lines = [
        "- Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;",
        "- Kế hoạch số 8/KH-UBND ngày 03/01/2026 của UBND tỉnh;",
        "- Tình hình thực tế của xã.",
    ]
    plan = plan_with("\n".join([heading, *lines, ENACTS]))
    assert [(basis.type, basis.number) for basis in plan.legal_bases] == [("Nghị định", "72/2015/NĐ-CP"), ("Kế hoạch", "8/KH-UBND"), (None, None)]
    assert plan.legal_bases[0].lead == "Căn cứ"
    assert plan.legal_bases[2].text == "Tình hình thực tế của xã."
    assert plan.enacting == ENACTS


def test_can_cu_vao_leads_a_base_as_can_cu_does():
    plan = plan_with(f"Căn cứ vào Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\nCăn cứ vào Nghị định 72/2015/NĐ-CP của Chính phủ;\n{ENACTS}")
    assert [(basis.lead, basis.type, basis.number) for basis in plan.legal_bases] == [
        ("Căn cứ vào", "Luật", "72/2025/QH15"),
        ("Căn cứ vào", "Nghị định", "72/2015/NĐ-CP"),
    ]


def test_types_in_small_letters_and_of_two_agencies_are_types():
    plan = plan_with(
        "Thực hiện kế hoạch số 55/KH-UBND ngày 01/3/2025 của UBND tỉnh; Nghị quyết Liên tịch số 19/2025/NQLT-HND ngày 02/5/2025 của Hội Nông dân tỉnh "
        f"về phối hợp thông tin. {ENACTS}"
    )
    assert [(basis.type, basis.number, basis.subject) for basis in plan.legal_bases] == [
        ("kế hoạch", "55/KH-UBND", None),
        ("Nghị quyết Liên tịch", "19/2025/NQLT-HND", "phối hợp thông tin"),
    ]


def test_a_strategy_keeps_the_year_of_its_name_and_a_programme_its_owner():
    plan = plan_with(f"Căn cứ Chiến lược thông tin đối ngoại đến năm 2030;\nCăn cứ Chương trình công tác năm 2026 của Sở Ngoại vụ;\n{ENACTS}")
    assert [(basis.type, basis.subject, basis.issuer) for basis in plan.legal_bases] == [
        ("Chiến lược", "thông tin đối ngoại đến năm 2030", None),
        ("Chương trình", "công tác năm 2026", "Sở Ngoại vụ"),
    ]


def test_the_word_that_joins_two_bases_belongs_to_neither():
    plan = plan_with(f"Căn cứ Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị;\n{ENACTS}")
    assert [basis.text for basis in plan.legal_bases] == ["Căn cứ Quyết định số 217-QĐ/TW", "Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị;"]


def test_a_number_and_a_ministry_broken_by_the_width_are_whole():
    plan = plan_with(
        "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ; Quyết định số\n"
        "02/QĐ-BCĐ ngày 15/9/2025 của Trưởng Ban Chỉ đạo tỉnh về việc\n"
        "ban hành quy chế hoạt động của Ban Chỉ đạo và giao nhiệm vụ cho từng\nthành viên;\n"
        "Theo đề nghị của Sở Lao động\n- Thương binh và Xã hội tại Tờ trình số 92/TTr-SLĐTBXH ngày 06/4/2021,\n"
        f"{ENACTS}"
    )
    assert [basis.number for basis in plan.legal_bases] == ["72/2015/NĐ-CP", "02/QĐ-BCĐ"]
    assert plan.proposal is not None
    assert plan.proposal.by == "Sở Lao động - Thương binh và Xã hội"


@pytest.mark.parametrize("end", ["với các nội dung chính sau:", "với một số nhiệm vụ trọng tâm sau:"])
def test_the_enacting_clause_is_known_by_its_end(end):
    clause = f"Phòng Văn hóa - Xã hội trình Kế hoạch {end}"
    reading = read(f"{HEAD}\nCăn cứ chức năng được giao;\n{clause}\n\nNăm 2026 có nhiều lễ hội.\n\nI. MỤC ĐÍCH\nGiới thiệu quê hương.\n")[1]
    assert reading.plan is not None
    assert reading.plan.enacting == clause
