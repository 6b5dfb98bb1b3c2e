"""Who heads which unit, what bodies are called for short, and who drafts for them."""

from dataclasses import replace

import pytest

from tests import papers_to_print as made
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Issuer, Proposal, Regime
from ttdn_desktop.drafting.profiles import decides_as_body, drafting_profile, head_of, initials, is_ordered, shortened, symbol_for, unit_of_head, unit_profile

COMMON = resources.papers_wording().common


@pytest.mark.parametrize(
    ("unit", "head"),
    [
        ("Phòng Văn hóa - Xã hội", "Trưởng phòng Văn hóa - Xã hội"),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"),
        ("UBND xã Suối Mây", "Chủ tịch Ủy ban nhân dân xã Suối Mây"),
        ("HĐND xã Suối Mây", "Chủ tịch Hội đồng nhân dân xã Suối Mây"),
        ("Sở Tài chính", "Giám đốc Sở Tài chính"),
        ("Uỷ ban nhân dân xã Bà Nà", "Chủ tịch Ủy ban nhân dân xã Bà Nà"),
        ("Công an xã", "Trưởng Công an xã"),
        ("Công an tỉnh Sơn La", "Giám đốc Công an tỉnh Sơn La"),
        ("Ban Chỉ huy Quân sự xã", "Chỉ huy trưởng Ban Chỉ huy Quân sự xã"),
        ("Ban Chỉ đạo 35", "Trưởng Ban Chỉ đạo 35"),
        ("các trường học", "Hiệu trưởng các trường học"),
        ("Các thôn", "Trưởng các thôn"),
        ("Bưu điện xã", "người đứng đầu Bưu điện xã"),
    ],
)
def test_each_unit_has_its_head(unit: str, head: str) -> None:
    assert head_of(unit, COMMON) == head


@pytest.mark.parametrize("unit", ["Phòng Kinh tế", "Sở Y tế", "Văn phòng Tỉnh ủy", "Trung tâm Truyền thông", "Công an tỉnh", "Ban Tuyên giáo và Dân vận"])
def test_a_head_leads_back_to_the_unit(unit: str) -> None:
    assert unit_of_head(head_of(unit, COMMON), COMMON) == unit


def test_fronts_and_unions_are_asked_and_not_ordered() -> None:
    assert is_ordered("Phòng Kinh tế", COMMON)
    assert is_ordered("Các trường học trên địa bàn xã", COMMON)
    assert not is_ordered("Ủy ban Mặt trận Tổ quốc Việt Nam xã", COMMON)
    assert not is_ordered("Hội Nông dân xã", COMMON)
    assert not is_ordered("Đoàn Thanh niên Cộng sản Hồ Chí Minh xã", COMMON)


def test_names_are_shortened_as_offices_do() -> None:
    assert initials("Phòng Văn hóa - Xã hội") == "PVHXH"
    assert initials("Sở Văn hóa, Thể thao và Du lịch") == "SVHTTDL"
    assert initials("Văn phòng Đảng ủy") == "VPĐU"
    assert shortened("Ủy ban nhân dân xã Bà Nà", COMMON) == "UBND xã Bà Nà"
    assert shortened("Tỉnh ủy Sơn La", COMMON) == "Tỉnh ủy Sơn La"


@pytest.mark.parametrize(
    ("name", "regime", "as_body"),
    [
        ("Ủy ban nhân dân xã Bà Nà", Regime.ND30_2020, True),
        ("UBND xã Bà Nà", Regime.ND30_2020, True),
        ("Sở Tài chính", Regime.ND30_2020, False),
        ("Ban Chỉ đạo công tác thông tin đối ngoại", Regime.ND30_2020, True),
        ("Văn phòng Tỉnh ủy", Regime.PARTY_05HD_2026, True),
    ],
)
def test_a_department_decides_through_its_head_committees_boards_and_the_party_as_bodies(name: str, regime: Regime, as_body: bool) -> None:
    assert decides_as_body(Issuer(name=name), regime, COMMON) is as_body


def test_who_proposed_the_plan_drafts_its_papers_else_who_leads_most_of_it() -> None:
    plan = made.sample()
    assert drafting_profile(plan, COMMON).issuer.name == "Phòng Văn hóa - Xã hội"
    assert drafting_profile(replace(plan, proposal=None), COMMON).issuer.name == "Phòng Văn hóa - Xã hội"
    other = replace(plan, proposal=Proposal(text="Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 12/TTr-SYT ngày 01 tháng 9 năm 2026"))
    assert drafting_profile(other, COMMON).issuer.name == "Sở Y tế"
    assert drafting_profile(replace(plan, proposal=None, tasks=(), body=(), annexes=()), COMMON).issuer == plan.issuer


@pytest.mark.parametrize(
    ("unit", "post"),
    [
        ("Văn phòng", "CHÁNH VĂN PHÒNG"),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "CHÁNH VĂN PHÒNG"),
        ("Ban Chỉ huy Quân sự xã", "CHỈ HUY TRƯỞNG"),
        ("Ban Tuyên giáo", "TRƯỞNG BAN"),
        ("Bưu điện xã", None),
    ],
)
def test_the_post_of_who_signs_for_a_unit_is_proposed(unit: str, post: str | None) -> None:
    assert unit_profile(made.sample(), unit, COMMON).signatory.title == post


def test_symbols_follow_the_plan_of_state_and_party() -> None:
    plan = made.sample()
    profile = drafting_profile(plan, COMMON)
    assert symbol_for(plan, "TTr", profile, letter_type="CV") == "TTr-VHXH"
    party = replace(plan, document=replace(plan.document, symbol="KH/BTGDVTU", regime=Regime.PARTY_05HD_2026))
    assert symbol_for(party, "CV", replace(profile, symbol="BTGDVTU"), letter_type="CV") == "CV/BTGDVTU"


def test_a_body_of_the_party_lets_none_of_the_states_units_submit() -> None:
    plan = made.under(Regime.PARTY_05HD_2026)
    profile = drafting_profile(plan, COMMON)
    assert (profile.issuer.name, profile.issuer.parent) == ("Văn phòng Đảng ủy", "Đảng ủy xã Vân Trúc")
    assert made.proposed(plan, "submission").addressees == ("Ban Thường vụ Đảng ủy xã Vân Trúc",)
    unknown = replace(plan, recipients=("Lưu: VT",))
    assert drafting_profile(unknown, COMMON).issuer == plan.issuer
