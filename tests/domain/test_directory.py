"""Provinces, districts and communes through the days: what stood, what took over, what stands at the top of the papers."""

import datetime as dt
import unicodedata
from collections import Counter

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.directory import Directory, Place
from ttdn_desktop.domain.units import UnitLevel

BEFORE, AFTER, TODAY = dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def known() -> Directory:
    return resources.places()


def province(known: Directory, name: str, day: dt.date) -> Place:
    return next(place for place in known.provinces_on(day) if place.name == name)


def unit(known: Directory, name: str, *, of: str, day: dt.date) -> Place:
    return next(place for place in known.units_of(province(known, of, day), day) if place.title == name)


def test_there_are_34_provinces_and_3321_communes_of_which_13_are_special_zones(known: Directory) -> None:
    provinces = known.provinces_on(TODAY)
    communes = [place for one in provinces for place in known.communes_of(one, TODAY)]
    assert len(provinces) == 34
    assert len(communes) == len({place.key for place in communes}) == 3321
    assert Counter(place.kind for place in communes) == {"xã": 2621, "phường": 687, "đặc khu": 13}
    assert not [place for one in provinces for place in known.units_of(one, TODAY) if place.level is UnitLevel.DISTRICT]


def test_there_were_63_provinces_696_districts_and_10035_communes(known: Directory) -> None:
    provinces = known.provinces_on(BEFORE)
    units = [place for one in provinces for place in known.units_of(one, BEFORE)]
    assert len(provinces) == 63
    assert Counter(place.level for place in units) == {UnitLevel.DISTRICT: 696, UnitLevel.COMMUNE: 10035}
    assert len({place.key for place in units}) == len(units)


@pytest.mark.parametrize(
    ("day", "provinces", "cities"),
    [
        (dt.date(2024, 12, 31), 58, 5),
        (BEFORE, 57, 6),
        (AFTER, 28, 6),
        (dt.date(2026, 4, 30), 27, 7),
        (dt.date(2026, 9, 1), 26, 8),
        (dt.date(2026, 9, 20), 25, 9),
    ],
)
def test_provinces_became_cities_day_by_day(known: Directory, day: dt.date, provinces: int, cities: int) -> None:
    assert Counter(place.kind for place in known.provinces_on(day)) == {"tỉnh": provinces, "thành phố": cities}


def test_every_unit_that_is_no_more_was_taken_over_by_one_that_is(known: Directory) -> None:
    for old in known.provinces_on(BEFORE):
        now = known.heirs(old, TODAY)
        assert len(now) == 1
        communes = {place.key for place in known.communes_of(now[0], TODAY)}
        for place in known.units_of(old, BEFORE):
            if place.level is UnitLevel.COMMUNE or place.successors:
                assert place.successors
                assert set(place.successors) <= communes, place


def test_every_commune_of_today_took_over_a_former_one(known: Directory) -> None:
    taken = {key for one in known.provinces_on(BEFORE) for place in known.units_of(one, BEFORE) for key in place.successors}
    assert taken == {place.key for one in known.provinces_on(TODAY) for place in known.communes_of(one, TODAY)}


def test_names_are_composed_and_begin_with_a_capital_or_a_number(known: Directory) -> None:
    for day in (BEFORE, TODAY):
        for one in known.provinces_on(day):
            for place in (one, *known.units_of(one, day)):
                assert place.name == " ".join(unicodedata.normalize("NFC", place.name).split())
                assert place.name[0].isupper() or place.name[0].isdigit()


@pytest.mark.parametrize(
    ("name", "day", "lines", "beside"),
    [
        ("Hải Dương", dt.date(2024, 3, 1), ("ỦY BAN NHÂN DÂN", "TỈNH HẢI DƯƠNG"), "Hải Dương"),
        ("Hải Dương", dt.date(2026, 3, 1), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG"), "Hải Phòng"),
        ("Hà Nam", dt.date(2026, 3, 1), ("ỦY BAN NHÂN DÂN", "TỈNH NINH BÌNH"), "Ninh Bình"),
        ("Hậu Giang", dt.date(2026, 3, 1), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"), "Cần Thơ"),
        ("Hưng Yên", dt.date(2026, 3, 1), ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"), "Hưng Yên"),
        ("Thái Bình", dt.date(2025, 7, 1), ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"), "Hưng Yên"),
        ("Quảng Ninh", dt.date(2026, 8, 31), ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NINH"), "Quảng Ninh"),
        ("Quảng Ninh", dt.date(2026, 9, 1), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ QUẢNG NINH"), "Quảng Ninh"),
        ("Bắc Giang", dt.date(2026, 9, 19), ("ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH"), "Bắc Ninh"),
        ("Bắc Giang", dt.date(2026, 9, 20), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ BẮC NINH"), "Bắc Ninh"),
        ("Bình Phước", dt.date(2026, 4, 29), ("ỦY BAN NHÂN DÂN", "TỈNH ĐỒNG NAI"), "Đồng Nai"),
        ("Bình Phước", dt.date(2026, 4, 30), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐỒNG NAI"), "Đồng Nai"),
        ("Bình Dương", dt.date(2026, 4, 30), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"), "Thành phố Hồ Chí Minh"),
    ],
)
def test_a_province_leads_to_what_stands_for_it_on_the_day(known: Directory, name: str, day: dt.date, lines: tuple[str, ...], beside: str) -> None:
    (standing,) = known.heirs(province(known, name, dt.date(2024, 1, 1)), day)
    assert (known.committee.upper(), standing.title.upper()) == lines
    assert known.place_name(standing) == beside


def test_a_city_of_today_comes_from_its_namesake_before(known: Directory) -> None:
    before = known.forebears(province(known, "Hải Phòng", TODAY), dt.date(2024, 1, 1))
    assert ("thành phố Hải Phòng", BEFORE) in [(one.title, one.last) for one in before]


def test_a_former_commune_leads_to_the_one_of_today_and_back(known: Directory) -> None:
    old = unit(known, "phường Cẩm Thượng", of="Hải Dương", day=BEFORE)
    assert known.described(old) == "phường Cẩm Thượng, thành phố Hải Dương, tỉnh Hải Dương"
    (now,) = known.heirs(old, TODAY)
    assert known.described(now) == "phường Thành Đông, thành phố Hải Phòng"
    assert old in known.forebears(now, BEFORE)


def test_a_divided_commune_and_a_district_have_several_heirs(known: Directory) -> None:
    divided = unit(known, "phường Tứ Minh", of="Hải Dương", day=BEFORE)
    district = unit(known, "huyện Thanh Miện", of="Hải Dương", day=BEFORE)
    assert len(known.heirs(divided, TODAY)) == 2
    assert len(known.heirs(district, TODAY)) > 1
    assert known.heirs(district, BEFORE) == (district,)


def test_a_unit_with_a_number_bears_its_kind_beside_the_date(known: Directory) -> None:
    assert known.place_name(unit(known, "phường 4", of="Tây Ninh", day=BEFORE)) == "Phường 4"


def test_homonyms_in_merged_provinces_have_their_own_heirs(known: Directory) -> None:
    for of, heir in (("Hải Phòng", "xã Nguyễn Bỉnh Khiêm"), ("Hải Dương", "xã Hà Nam")):
        place = unit(known, "xã Hòa Bình", of=of, day=BEFORE)
        assert heir in [one.title for one in known.heirs(place, TODAY)]
        assert all(one.title != other for one in known.heirs(place, TODAY) for other in {"xã Nguyễn Bỉnh Khiêm", "xã Hà Nam"} - {heir})


def test_the_latest_state_of_a_province_is_known_by_its_key(known: Directory) -> None:
    latest, then = known.place("22"), known.place("22", dt.date(2026, 8, 31))
    assert latest is not None
    assert then is not None
    assert (latest.kind, then.kind) == ("thành phố", "tỉnh")
    assert known.place("cu-99999") is None


def test_where_units_come_from_is_said_in_the_data() -> None:
    for name in ("communes", "former"):
        data = resources.load_json(f"units/{name}.json")
        assert data["source"]["licence"] == "MIT"
        assert data["source"]["version"]
        assert data["as_of"]


def test_bodies_lead_to_their_successors_and_back(known: Directory) -> None:
    old = known.body("Sở Thông tin và Truyền thông")
    assert old is not None
    heirs = [known.body(one.name) for one in old.successors]
    assert all(heir is not None and old in known.forerunners(heir) and heir.stands_on(TODAY) for heir in heirs)
    names = {body.name for body in known.bodies}
    assert len(names) == len(known.bodies)
    for body in known.bodies:
        assert {one.name for one in body.successors} <= names
        assert body.confidence in {"", "text", "secondary", "unverified"}
        assert body.act or (body.first is None and body.last is None)


def test_communes_named_after_people_bear_their_kind_beside_the_date(known: Directory) -> None:
    assert known.place_name(unit(known, "xã Nguyễn Lương Bằng", of="Hải Phòng", day=TODAY)) == "Xã Nguyễn Lương Bằng"
