"""A paper bears the name its office had on its day; who signs and which units are offered go by that day too."""

import datetime as dt
from dataclasses import replace

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import DocumentHead, Issuer, Plan, Regime
from ttdn_desktop.domain.units import Signatory, Unit, Units
from ttdn_desktop.services.office_days import directory_names, issuer_on, people_to_sign, plan_on_its_day, suggested_names

KNOWN = resources.places()

TODAY = dt.date(2026, 11, 22)
BEFORE, AFTER = dt.date(2026, 8, 31), dt.date(2026, 9, 1)


def plan(name: str, *, place: str = "Quảng Ninh", day: dt.date | None = None, parent: str | None = None) -> Plan:
    head = DocumentHead(regime=Regime.ND30_2020, place=place, date=day)
    return Plan(
        id=PlanId("p"), issuer=Issuer(parent=parent, name=name, lines=("ỦY BAN NHÂN DÂN", name.removeprefix("Ủy ban nhân dân ").upper())), document=head
    )


def test_a_plan_dated_before_a_renaming_keeps_the_old_heading_and_is_offered_it() -> None:
    assert plan_on_its_day(plan("Ủy ban nhân dân tỉnh Quảng Ninh", day=BEFORE), Units(), TODAY, KNOWN) is None
    offered = plan_on_its_day(plan("Ủy ban nhân dân thành phố Quảng Ninh", day=BEFORE), Units(), TODAY, KNOWN)
    assert offered is not None
    assert offered.issuer.lines == ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NINH")


def test_a_plan_without_a_day_counts_as_of_today() -> None:
    offered = plan_on_its_day(plan("Ủy ban nhân dân tỉnh Quảng Ninh"), Units(), TODAY, KNOWN)
    assert offered is not None
    assert offered.issuer.name == "Ủy ban nhân dân thành phố Quảng Ninh"
    assert plan_on_its_day(plan("Ủy ban nhân dân tỉnh Quảng Ninh"), Units(), BEFORE, KNOWN) is None


def test_hai_duong_keeps_its_heading_in_2024_and_gets_that_of_hai_phong_in_2026() -> None:
    old = plan("Ủy ban nhân dân tỉnh Hải Dương", place="Hải Dương", day=dt.date(2024, 3, 1))
    assert plan_on_its_day(old, Units(), TODAY, KNOWN) is None
    offered = plan_on_its_day(replace(old, document=replace(old.document, date=TODAY)), Units(), TODAY, KNOWN)
    assert offered is not None
    assert (offered.issuer.name, offered.issuer.lines[1], offered.document.place) == ("Ủy ban nhân dân thành phố Hải Phòng", "THÀNH PHỐ HẢI PHÒNG", "Hải Phòng")


@pytest.mark.parametrize("name", ["Ủy ban nhân dân xã Vân Trúc", "Ủy ban nhân dân thành phố Hải Phòng", "Ủy ban nhân dân tỉnh Hương Giang", ""])
def test_nothing_is_offered_where_nothing_was_renamed(name: str) -> None:
    for day in (dt.date(2019, 1, 1), dt.date(2025, 7, 1), TODAY):
        issuer = Issuer(name=name, lines=(name.upper(),))
        assert issuer_on(issuer, day, KNOWN) is issuer


def test_committees_of_the_party_are_renamed_with_their_province() -> None:
    issuer = Issuer(parent="Tỉnh ủy Bắc Ninh", name="Ban Tuyên giáo và Dân vận")
    assert issuer_on(issuer, dt.date(2026, 9, 20), KNOWN).parent == "Thành ủy Bắc Ninh"
    assert issuer_on(issuer, dt.date(2026, 9, 19), KNOWN) is issuer


def test_the_committee_of_a_city_named_after_a_person_bears_the_whole_name() -> None:
    issuer = Issuer(parent="Tỉnh ủy Bình Dương", name="Ban Tuyên giáo và Dân vận")
    assert issuer_on(issuer, dt.date(2025, 7, 1), KNOWN).parent == "Thành ủy Thành phố Hồ Chí Minh"


def test_an_office_that_was_another_before_offers_the_heading_of_that_time() -> None:
    old = Unit(id="o", name="Phòng Văn hóa và Thông tin", heading=("PHÒNG VĂN HÓA VÀ THÔNG TIN",), last=dt.date(2025, 6, 30), successors=("v",))
    new = Unit(id="v", name="Phòng Văn hóa - Xã hội", first=dt.date(2025, 7, 1), predecessors=("o",))
    units = Units(units=(old, new), own="v")
    offered = plan_on_its_day(plan("Phòng Văn hóa - Xã hội", day=dt.date(2025, 1, 1)), units, TODAY, KNOWN)
    assert offered is not None
    assert offered.issuer.lines == ("PHÒNG VĂN HÓA VÀ THÔNG TIN",)
    assert plan_on_its_day(plan("Phòng Văn hóa - Xã hội", day=TODAY), units, TODAY, KNOWN) is None
    assert plan_on_its_day(plan("Phòng Kinh tế", day=dt.date(2025, 1, 1)), units, TODAY, KNOWN) is None


def test_who_signs_is_offered_by_the_day_of_the_plan() -> None:
    old = Signatory(name="Ông A", title="CHỦ TỊCH", capacity=("TM. ỦY BAN NHÂN DÂN",), last=BEFORE)
    new = Signatory(name="Bà B", title="CHỦ TỊCH", capacity=("TM. ỦY BAN NHÂN DÂN",), first=AFTER)
    units = Units(units=(Unit(id="c", name="Ủy ban nhân dân xã Vân Trúc", signatories=(old, new)),), own="c")
    assert [one.name for one in people_to_sign(plan("Ủy ban nhân dân xã Vân Trúc", day=BEFORE), units, TODAY, KNOWN)] == ["Ông A"]
    (now,) = people_to_sign(plan("Ủy ban nhân dân xã Vân Trúc"), units, TODAY, KNOWN)
    assert now.words == "Bà B – TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH"
    assert people_to_sign(plan("Ủy ban nhân dân xã Vân Trúc"), Units(), TODAY, KNOWN) == ()


def test_units_named_after_a_province_are_offered_as_it_is_called_on_the_day() -> None:
    units = Units(units=(Unit(id="1", name="Ủy ban nhân dân tỉnh Quảng Ninh"), Unit(id="2", name="Ban Tuyên giáo và Dân vận Tỉnh ủy Quảng Ninh")))
    used = ("Ủy ban nhân dân tỉnh Quảng Ninh", "Công an tỉnh")
    assert suggested_names(units, BEFORE, used, KNOWN) == (units.units[0].name, units.units[1].name, "Công an tỉnh")
    city = ("Ủy ban nhân dân thành phố Quảng Ninh", "Ban Tuyên giáo và Dân vận Thành ủy Quảng Ninh")
    assert suggested_names(units, AFTER, used, KNOWN) == (*city, "Công an tỉnh")


def test_names_come_from_the_directory_first_and_only_those_of_the_day() -> None:
    units = Units(units=(Unit(id="1", name="Sở Thông tin và Truyền thông", short=("Sở TT&TT",), last=dt.date(2025, 2, 28)), Unit(id="2", name="Sở VHTTDL")))
    used = ("Sở TT&TT", "Báo Hải Phòng", "Sở VHTTDL")
    assert suggested_names(units, TODAY, used, KNOWN) == ("Sở VHTTDL", "Báo Hải Phòng")
    assert suggested_names(units, dt.date(2024, 1, 1), used, KNOWN)[:2] == ("Sở Thông tin và Truyền thông", "Sở VHTTDL")
    assert directory_names(units, None, KNOWN) == ("Sở Thông tin và Truyền thông", "Sở VHTTDL")
