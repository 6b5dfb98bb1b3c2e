"""Which rules of form hold is found by the day of a paper and by who issues it."""

import datetime as dt

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import DocumentHead, Issuer, Regime
from ttdn_desktop.domain.regimes import Family, family_of, full_number, is_party, regime_for, regime_of_family

COMMUNE = Issuer(name="Ủy ban nhân dân xã Vân Trúc")
PARTY = Issuer(name="Đảng ủy xã Vân Trúc")


@pytest.mark.parametrize(
    ("day", "issuer", "regime"),
    [
        (dt.date(2019, 10, 25), COMMUNE, Regime.TT01_2011),
        (dt.date(2005, 1, 1), COMMUNE, Regime.TT01_2011),
        (dt.date(2020, 3, 4), COMMUNE, Regime.TT01_2011),
        (dt.date(2020, 3, 5), COMMUNE, Regime.ND30_2020),
        (None, COMMUNE, Regime.ND30_2020),
        (dt.date(2017, 11, 6), PARTY, Regime.PARTY_36HD_2018),
        (dt.date(2026, 5, 26), PARTY, Regime.PARTY_36HD_2018),
        (dt.date(2026, 5, 27), PARTY, Regime.PARTY_05HD_2026),
        (None, PARTY, Regime.PARTY_05HD_2026),
    ],
)
def test_day_and_issuer_say_which_rules_hold(day: dt.date | None, issuer: Issuer, regime: Regime) -> None:
    assert regime_for(day, issuer, resources.regime_terms()) is regime


@pytest.mark.parametrize(
    "name",
    [
        "Đảng ủy xã Vân Trúc", "ĐẢNG UỶ PHƯỜNG BA ĐÌNH", "Tỉnh ủy Hải Dương", "Thành ủy Hải Phòng", "Đảng bộ tỉnh Lâm Đồng", "Ban Thường vụ Tỉnh ủy",
        "Văn phòng Tỉnh ủy", "Ban Tuyên giáo và Dân vận Thành ủy", "Ban Tổ chức Tỉnh ủy", "Ủy ban Kiểm tra Đảng ủy xã Vân Trúc",
        "Chi bộ Trường Tiểu học Vân Trúc",
        "Ban Xây dựng Đảng", "Ban Chấp hành Trung ương",
    ],
)  # fmt: skip
def test_bodies_of_the_party_are_known_by_their_names(name: str) -> None:
    assert is_party(Issuer(name=name))
    assert is_party(Issuer(lines=(name.upper(),)))


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân xã Vân Trúc", "Sở Văn hóa, Thể thao và Du lịch", "Hội đồng nhân dân tỉnh Hưng Yên", "Ban Tổ chức lễ hội",
        "Ban Chỉ đạo công tác thông tin đối ngoại", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Vân Trúc", "",
    ],
)  # fmt: skip
def test_bodies_of_the_state_are_none_of_the_party(name: str) -> None:
    assert not is_party(Issuer(name=name))


def test_a_steering_committee_is_of_those_who_set_it_up() -> None:
    name = "Ban Chỉ đạo công tác thông tin đối ngoại"
    assert is_party(Issuer(parent="Tỉnh ủy Hưng Yên", name=name))
    assert not is_party(Issuer(parent="Ủy ban nhân dân tỉnh Hưng Yên", name=name))


def test_number_and_symbol_are_joined_as_the_family_does() -> None:
    assert full_number(DocumentHead(number="05", symbol="KH-UBND")) == "05/KH-UBND"
    assert full_number(DocumentHead(number="05", symbol="KH/ĐU", regime=Regime.PARTY_36HD_2018)) == "05-KH/ĐU"
    assert full_number(DocumentHead(symbol="KH-UBND")) == "KH-UBND"


def test_every_regime_has_its_term_and_family() -> None:
    terms = resources.regime_terms()
    assert {term.regime for term in terms} == set(Regime)
    assert all(family_of(term.regime) is term.family for term in terms)
    assert all(term.holds_on(term.first) for term in terms)


def test_rules_of_a_family_that_has_none_are_not_found() -> None:
    with pytest.raises(ValueError, match="party"):
        regime_of_family(None, Family.PARTY, [term for term in resources.regime_terms() if term.family is Family.STATE])
