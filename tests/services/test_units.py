"""An office is set up by its place in one step: heading, place, symbol, signing, recipients and the units it works with."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan, Regime
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.units import Signatory, Unit, UnitKind, Units
from ttdn_desktop.services.checking import CheckOptions, PlanChecker, told
from ttdn_desktop.services.new_plan import new_plan
from ttdn_desktop.services.offices import Office, as_called, offices, settings_of, with_signer
from ttdn_desktop.services.place_search import communes_of, find_places
from ttdn_desktop.services.unit_kinds import GROUPS, KINDS, kind_of
from ttdn_desktop.services.unit_proposals import Known, proposals, taken_over
from ttdn_desktop.services.usual_units import usual_units, usual_village_kind, villages
from ttdn_desktop.settings import Settings

KNOWN = resources.places()

TODAY = dt.date(2026, 11, 22)


def office(words: str, key: str, day: dt.date = TODAY) -> Office:
    place = find_places(words, day, KNOWN)[0].place
    return next(one for one in offices(place, day, KNOWN) if one.key == key)


def plan_of(office: Office, day: dt.date = TODAY) -> Plan:
    numbers = itertools.count(1)
    return new_plan(lambda: f"id{next(numbers)}", day, Settings(**settings_of(office, office.signing[0], "Lê Thị Lan")), KNOWN)


def test_a_ward_begins_with_its_heading_place_symbol_and_recipients() -> None:
    plan = plan_of(office("phường tứ minh", "committee"))
    assert (plan.issuer.parent, plan.issuer.lines) == (None, ("ỦY BAN NHÂN DÂN", "PHƯỜNG TỨ MINH"))
    assert (plan.document.place, plan.document.symbol) == ("Tứ Minh", "KH-UBND")
    assert (plan.signatory.capacity, plan.signatory.title, plan.signatory.name) == (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Lê Thị Lan")
    assert plan.recipients[0] == "Ủy ban nhân dân thành phố Hải Phòng"
    assert "Các tổ dân phố" in plan.recipients
    assert plan.recipients[-1].startswith("Lưu: VT")


@pytest.mark.parametrize(("day", "kind", "party"), [(dt.date(2026, 8, 31), "tỉnh", "Tỉnh ủy"), (dt.date(2026, 9, 1), "thành phố", "Thành ủy")])
def test_quang_ninh_becomes_a_city_on_1_september_2026(day: dt.date, kind: str, party: str) -> None:
    plan = plan_of(office("quảng ninh", "province_committee", day), day)
    assert plan.issuer.lines == ("ỦY BAN NHÂN DÂN", f"{kind.upper()} QUẢNG NINH")
    assert plan.document.place == "Quảng Ninh"
    assert office("quảng ninh", "province_party", day).name == f"{party} Quảng Ninh"
    names = {one.unit.name for one in usual_units(find_places("đặc khu cô tô", day, KNOWN)[0].place, day, KNOWN)}
    assert {f"Ủy ban nhân dân {kind} Quảng Ninh", f"Ban Tuyên giáo và Dân vận {party} Quảng Ninh"} <= names


def test_settings_of_august_give_a_plan_of_september_its_new_heading() -> None:
    august, september = dt.date(2026, 8, 31), dt.date(2026, 9, 1)
    plan = plan_of(office("quảng ninh", "province_culture", august), september)
    assert plan.issuer.parent == "UBND thành phố Quảng Ninh"
    committee = plan_of(office("quảng ninh", "province_committee", august), september)
    assert committee.enacting.startswith("Ủy ban nhân dân thành phố Quảng Ninh ban hành")


def test_a_department_has_its_superior_line_and_signs_through_its_head() -> None:
    plan = plan_of(office("tỉnh lào cai", "province_culture"))
    assert (plan.issuer.parent, plan.issuer.lines) == ("UBND tỉnh Lào Cai", ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",))
    assert (plan.document.symbol, plan.document.place) == ("KH-SVHTTDL", "Lào Cai")
    assert (plan.signatory.capacity, plan.signatory.title) == ((), "GIÁM ĐỐC")


def test_a_body_of_the_party_has_the_form_of_the_party() -> None:
    plan = plan_of(office("phường tứ minh", "party_board"))
    assert plan.document.regime is Regime.PARTY_05HD_2026
    assert (plan.issuer.parent, plan.issuer.lines, plan.document.symbol) == ("Đảng ủy phường Tứ Minh", ("BAN XÂY DỰNG ĐẢNG",), "KH/BXDĐ")


def test_what_an_office_is_set_up_with_is_as_the_rules_ask() -> None:
    for words in ("phường tứ minh", "xã tuệ tĩnh", "đặc khu phú quốc", "phường lê thanh nghị", "thành phố quảng ninh", "thành phố hồ chí minh"):
        for one in offices(find_places(words, TODAY, KNOWN)[0].place, TODAY, KNOWN):
            report = [told(finding) for finding in PlanChecker(CheckOptions(today=TODAY)).check(plan_of(one)).report.findings]
            assert not [finding.message for finding in report if finding.code.startswith(("ND30", "DANG")) or finding.severity is Severity.ERROR]


def test_a_special_zone_begins_as_one() -> None:
    plan = plan_of(office("đặc khu phú quốc", "committee"))
    assert (plan.issuer.lines, plan.document.place) == (("ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUỐC"), "Phú Quốc")
    assert plan.recipients[0] == "Ủy ban nhân dân tỉnh An Giang"
    assert "Công an đặc khu, Ban Chỉ huy Quân sự đặc khu" in plan.recipients


def test_a_unit_named_by_a_number_or_a_person_has_its_kind_beside_the_date() -> None:
    assert office("phường lê thanh nghị", "committee").place_name == "Phường Lê Thanh Nghị"
    assert office("xã a lưới 5", "committee").place_name == "A Lưới 5"


@pytest.mark.parametrize(
    ("words", "division", "village"),
    [
        ("xã tuệ tĩnh", "Phòng Kinh tế", "thôn"),
        ("phường tứ minh", "Phòng Kinh tế, Hạ tầng và Đô thị", "tổ dân phố"),
        ("đặc khu phú quốc", "Phòng Kinh tế, Hạ tầng và Đô thị", "thôn"),
        ("đặc khu cô tô", "Phòng Kinh tế", "thôn"),
    ],
)
def test_divisions_and_villages_go_by_the_kind_of_unit(words: str, division: str, village: str) -> None:
    place = find_places(words, TODAY, KNOWN)[0].place
    usual = [one.unit for one in usual_units(place, TODAY, KNOWN)]
    assert [unit.name for unit in usual if unit.name.startswith("Phòng Kinh tế")] == [division]
    assert usual_village_kind(place) == village
    assert {f"Công an {place.title}", f"Trạm Y tế {place.title}", f"Hội Nông dân {place.title}", "Phòng Văn hóa - Xã hội"} <= {unit.name for unit in usual}


def test_villages_are_a_number_or_a_list() -> None:
    assert villages("3", "thôn") == ("Thôn 1", "Thôn 2", "Thôn 3")
    assert villages("Đông, thôn Đoài; Bản Mới\nĐông", "thôn") == ("Thôn Đông", "Thôn Đoài", "Bản Mới")
    assert villages("", "thôn") == villages("0", "thôn") == ()


def test_the_office_and_all_that_units_point_at_are_in_the_directory() -> None:
    for words, key in (("phường tứ minh", "culture"), ("tỉnh lào cai", "province_culture"), ("thành phố hải phòng", "province_propaganda")):
        own = office(words, key)
        made = taken_over(Units(), proposals(Units(), usual_units(own.place, TODAY, KNOWN, villages("2", "thôn"))), own)
        ids = {unit.id for unit in made.units}
        assert len(ids) == len(made.units) > 15
        assert all(unit.above is None or unit.above in ids for unit in made.units)
        found = made.unit(made.own)
        assert found is not None
        assert (found.heading, found.date_place, made.place_code) == (own.lines, own.place_name, own.place.key)


def test_setting_up_again_only_adds_and_asks_before_it_renames() -> None:
    own = office("phường tứ minh", "committee")
    usual = usual_units(own.place, TODAY, KNOWN)
    first = taken_over(Units(), proposals(Units(), usual), own)
    assert {one.state for one in proposals(first, usual) if one.existing} == {Known.SAME}
    assert taken_over(first, proposals(first, usual), own) == first
    health = next(unit for unit in first.units if unit.kind is UnitKind.HEALTH)
    changed = replace(first, units=tuple(replace(unit, name="Trạm Y tế khu vực") if unit.id == health.id else unit for unit in first.units))
    differing = next(one for one in proposals(changed, usual) if one.state is Known.DIFFERS)
    assert not differing.taken
    assert taken_over(changed, proposals(changed, usual), own) == changed
    renamed = taken_over(changed, [replace(differing, taken=True)], own).unit(health.id)
    assert renamed is not None
    assert renamed.name == health.name
    assert "Trạm Y tế khu vực" in renamed.short


def test_a_unit_known_under_another_id_is_not_doubled() -> None:
    own = office("phường tứ minh", "culture")
    units = Units(units=(Unit(id="mine", name="Ủy ban nhân dân phường Tứ Minh"),))
    made = taken_over(units, proposals(units, usual_units(own.place, TODAY, KNOWN)), own)
    assert [unit.id for unit in made.units if unit.name == "Ủy ban nhân dân phường Tứ Minh"] == ["mine"]
    division = made.unit(own.unit.id)
    assert division is not None
    assert division.above == "mine"


def test_another_department_of_the_place_is_the_office_under_the_name_it_is_given() -> None:
    near = office("tỉnh lào cai", "province_culture")
    fields = {**settings_of(near, near.signing[0]), "issuing_body": "Sở Nội vụ", "issuer_lines": ("SỞ NỘI VỤ",), "symbol": "KH-SNV"}
    usual = usual_units(near.place, TODAY, KNOWN)
    made = taken_over(Units(), proposals(Units(), usual), as_called(near, fields))
    assert made.own == "province_home-15"
    other = as_called(near, {**fields, "issuing_body": "Ban Quản lý Khu kinh tế", "symbol": "KH-BQL"})
    made = taken_over(Units(), proposals(Units(), usual), other)
    own = made.unit(made.own)
    assert own is not None
    assert (own.name, own.symbol, own.above, own.heading) == ("Ban Quản lý Khu kinh tế", "BQL", "province_committee-15", ("SỞ NỘI VỤ",))
    assert as_called(near, settings_of(near, near.signing[0])) is near


def test_the_usual_signer_signs_for_the_office_from_then_on() -> None:
    own = office("phường tứ minh", "committee")
    units = taken_over(Units(), proposals(Units(), usual_units(own.place, TODAY, KNOWN)), own)
    signer = Signatory(name="Lê Thị Lan", title="CHỦ TỊCH", capacity=("TM. ỦY BAN NHÂN DÂN",))
    made = with_signer(units, signer)
    found = made.unit(made.own)
    assert found is not None
    assert found.signatories == (signer,)
    assert with_signer(made, replace(signer, title="PHÓ CHỦ TỊCH")) is made
    assert with_signer(units, replace(signer, name="")) is units


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Công an xã Vân Trúc", UnitKind.POLICE), ("Trường Tiểu học Vân Trúc", UnitKind.SCHOOL), ("Thôn Đoài", UnitKind.VILLAGE),
        ("Ban Quản lý chợ", UnitKind.DIVISION), ("Bản Mới", UnitKind.VILLAGE),
        ("Hội Nông dân xã", UnitKind.UNION), ("Đoàn TNCS Hồ Chí Minh xã", UnitKind.UNION), ("UBND xã Vân Trúc", UnitKind.COMMITTEE),
        ("Ban Chỉ huy Quân sự xã", UnitKind.MILITARY), ("Ban Tuyên giáo và Dân vận Tỉnh ủy", UnitKind.PARTY), ("Trạm Y tế xã", UnitKind.HEALTH),
        ("Sở Nội vụ", UnitKind.DIVISION), ("Bộ Ngoại giao", UnitKind.SUPERIOR), ("Hợp tác xã Vân Trúc", UnitKind.OTHER), ("", UnitKind.OTHER),
    ],
)  # fmt: skip
def test_what_a_unit_is_shows_in_how_its_name_begins(name: str, kind: UnitKind) -> None:
    assert kind_of(name) is kind


def test_every_kind_has_a_group_and_a_word() -> None:
    assert {kind for _title, kinds in GROUPS for kind in kinds} == set(UnitKind) == set(KINDS)


@pytest.mark.parametrize("words", ["thành phố hà nội", "thành phố hồ chí minh", "thành phố huế"])
def test_cities_with_a_department_of_tourism_have_one_of_culture_and_sport_beside_it(words: str) -> None:
    department = office(words, "province_culture")
    assert (department.name, department.lines, department.symbol) == ("Sở Văn hóa và Thể thao", ("SỞ VĂN HÓA VÀ THỂ THAO",), "KH-SVHTT")
    units = [one.unit for one in usual_units(department.place, TODAY, KNOWN)]
    assert {("Sở Văn hóa và Thể thao", "SVHTT"), ("Sở Du lịch", "SDL")} <= {(unit.name, unit.symbol) for unit in units}
    ward = communes_of(department.place, TODAY, KNOWN)[0].place
    below = [one.unit.name for one in usual_units(ward, TODAY, KNOWN)]
    city = below[0].removeprefix("Ủy ban nhân dân ")
    assert {f"Sở Văn hóa và Thể thao {city}", f"Sở Du lịch {city}"} <= set(below)
    assert not any("Thể thao và Du lịch" in name for name in below)
    elsewhere = [one.unit.name for one in usual_units(office("thành phố hải phòng", "province_culture").place, TODAY, KNOWN)]
    assert "Sở Văn hóa, Thể thao và Du lịch" in elsewhere
    assert "Sở Du lịch" not in elsewhere


def test_the_committee_of_the_party_of_ho_chi_minh_city_bears_the_name_of_the_city_in_full() -> None:
    party = office("thành phố hồ chí minh", "province_party")
    assert (party.name, party.lines) == ("Thành ủy Thành phố Hồ Chí Minh", ("THÀNH ỦY THÀNH PHỐ HỒ CHÍ MINH",))
    assert office("thành phố hải phòng", "province_party").lines == ("THÀNH ỦY HẢI PHÒNG",)
