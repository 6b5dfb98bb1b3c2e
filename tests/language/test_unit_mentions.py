"""How a plan is found to mean one's own unit."""

import datetime as dt
import json

import pytest

from ttdn_desktop import paths
from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.language.unit_groups import GroupWords, group_words, level_of, own_unit
from ttdn_desktop.language.unit_mentions import How, Setting, best, mentions

PROVINCE = Setting(date=dt.date(2026, 2, 10), level=UnitLevel.PROVINCE)
OLD = Setting(date=dt.date(2019, 10, 25), level=UnitLevel.PROVINCE)
CENTRAL = Setting(date=dt.date(2025, 1, 9), level=UnitLevel.CENTRAL)


@pytest.fixture(scope="module")
def words() -> GroupWords:
    data = json.loads((paths.resources_dir() / "reading/unit_groups.json").read_text(encoding="utf-8"))
    labels = json.loads((paths.resources_dir() / "reading/labels.json").read_text(encoding="utf-8"))
    return group_words(data, labels["unit_heads"])


def how(text: str, name: str, words: GroupWords, setting: Setting = PROVINCE, above: str = "") -> How | None:
    found = best(mentions(text, own_unit(name, words, above), words, setting))
    return found.how if found else None


COMMUNE = "Ủy ban nhân dân xã Bình An"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # by its name
        ("UBND xã Bình An", How.NAME),
        ("Ủy ban nhân dân xã Bình An", How.NAME),
        ("Uỷ ban nhân dân xã Bình An", How.NAME),
        ("ỦY BAN NHÂN DÂN XÃ BÌNH AN", How.NAME),
        ("UBND Xã Bình An", How.NAME),
        ("UBND các xã: Bình An, Phú Hòa", How.NAME),
        ("UBND các xã Phú Hòa, Tân Lập và Bình An", How.NAME),
        ("UBND các xã, phường: Hòa Thắng, Bình An, Tân An", How.NAME),
        ("Sở Y tế, UBND xã Bình An và các đơn vị liên quan", How.NAME),
        ("Giao UBND xã Bình An chủ trì, phối hợp với Sở Công Thương", How.NAME),
        ("HĐND và UBND xã Bình An", How.NAME),
        ("xã Bình An", How.NAME),
        ("Các xã Bình An, Phú Hòa", How.NAME),
        ("UBND phường Phú Hòa, xã Bình An", How.NAME),
        ("UBND X. Bình An", How.NAME),
        ("x.Bình An", How.NAME),
        # not quite by its name
        ("UBND xã Binh An", How.UNLIKE),
        ("UBND phường Bình An", How.UNLIKE),
        ("tổ chức hội nghị tại xã Bình An", How.AREA),
        # others
        ("UBND xã Phú Hòa", None),
        ("UBND xã Bình Ân Tây", None),
        ("UBND các xã: Phú Hòa, Tân Lập", None),
        ("UBND huyện Bình An", None),
        ("Đảng ủy xã Bình An", None),
        ("Công an xã Bình An", None),
        ("Trạm Y tế xã Bình An", None),
        ("Công an các xã, phường", None),
        ("Sở Thông tin và Truyền thông", None),
        ("phát triển kinh tế - xã hội", None),
        ("các xã hội học tập", None),
        ("các quan điểm, tính chất, phương tiện", None),
        ("UBND tỉnh", None),
        ("UBND các tỉnh, thành phố", None),
        # through groups
        ("UBND các xã, phường", How.GROUP),
        ("UBND các xã, phường, thị trấn", How.GROUP),
        ("UBND các xã, phường, đặc khu", How.GROUP),
        ("Ủy ban nhân dân các phường, xã", How.GROUP),
        ("UBND CÁC XÃ, PHƯỜNG", How.GROUP),
        ("ỦY BAN NHÂN DÂN CÁC XÃ, PHƯỜNG TRÊN ĐỊA BÀN TỈNH", How.GROUP),
        ("UBND cấp xã", How.GROUP),
        ("Uỷ ban nhân dân cấp xã", How.GROUP),
        ("UBND xã, phường", How.GROUP),
        ("các xã, phường, thị trấn", How.GROUP),
        ("Các xã, phường", How.GROUP),
        ("các sở, ban, ngành, UBND các xã, phường", How.GROUP),
        ("Các sở, ban, ngành tỉnh; UBND các xã, phường trên địa bàn tỉnh", How.GROUP),
        ("UBND các xã, phường có trách nhiệm tổ chức thực hiện", How.GROUP),
        ("Đảng ủy, HĐND, UBND các xã, phường", How.GROUP),
        ("Chủ tịch UBND các xã, phường", How.GROUP),
        ("chính quyền các xã, phường", How.GROUP),
        ("UBND các cấp", How.GROUP),
        ("UBND cấp huyện, cấp xã", How.GROUP),
        ("UBND các xã, phường (trừ xã Phú Hòa)", How.GROUP),
        ("Các địa phương", How.BELOW),
        ("các sở, ngành, địa phương", How.BELOW),
        ("UBND các địa phương", How.BELOW),
        ("UBND 99 xã, phường", How.SOME),
        ("UBND 45/99 xã, phường", How.SOME),
        ("UBND các xã biên giới", How.SOME),
        ("UBND các xã, phường có liên quan", How.SOME),
        ("UBND một số xã, phường", How.SOME),
        ("các địa phương liên quan", How.SOME),
        ("Các đơn vị liên quan", How.ANYONE),
        ("các cơ quan, đơn vị có liên quan", How.ANYONE),
        ("UBND các xã, phường (trừ xã Bình An)", None),
        ("tuyên truyền trên địa bàn các xã, phường", How.AREA),
        ("cán bộ các xã, phường", None),
        ("ngân sách địa phương", None),
        ("Các sở, ban, ngành", None),
    ],
)
def test_a_commune_is_found_in_the_words_of_a_province(text: str, wanted: How | None, words: GroupWords) -> None:
    assert how(text, COMMUNE, words) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("UBND các huyện, thành phố", How.DISTRICT),
        ("UBND các huyện, thị xã, thành phố", How.DISTRICT),
        ("UBND cấp huyện", How.DISTRICT),
        ("UBND các huyện, thành phố; UBND các xã, phường, thị trấn", How.GROUP),
        ("UBND huyện Gia Lộc", None),
    ],
)
def test_what_districts_had_to_do_may_be_the_commune_s_now(text: str, wanted: How | None, words: GroupWords) -> None:
    assert how(text, COMMUNE, words, OLD) is wanted


def test_a_district_is_meant_by_its_own_group_only(words: GroupWords) -> None:
    district = "Ủy ban nhân dân huyện Gia Lộc"
    assert how("UBND các huyện, thành phố", district, words, OLD) is How.GROUP
    assert how("UBND huyện Gia Lộc", district, words, OLD) is How.NAME
    assert how("UBND các xã, phường, thị trấn", district, words, OLD) is None


def test_the_localities_of_a_central_plan_are_provinces(words: GroupWords) -> None:
    assert how("Các bộ, ngành, địa phương", "Ủy ban nhân dân tỉnh Lào Cai", words, CENTRAL) is How.BELOW
    assert how("Các bộ, ngành, địa phương", COMMUNE, words, CENTRAL) is How.SOME
    assert how("UBND các tỉnh, thành phố trực thuộc Trung ương", "Ủy ban nhân dân tỉnh Lào Cai", words, CENTRAL) is How.GROUP


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", How.NAME),
        ("Sở Văn hoá, Thể thao và Du lịch; Sở Y tế", How.NAME),
        ("Sở VHTTDL", How.NAME),
        ("Sở VH,TT&DL", How.NAME),
        ("Giao Sở VHTT và DL chủ trì", How.NAME),
        ("các sở, ban, ngành", How.GROUP),
        ("Sở Văn hóa", None),
        ("Sở Y tế", None),
        ("UBND các xã, phường", None),
    ],
)
def test_a_department_is_found_also_when_its_name_is_shortened(text: str, wanted: How | None, words: GroupWords) -> None:
    assert how(text, "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai", words) is wanted


def test_what_is_asked_of_the_body_a_unit_belongs_to_is_to_be_looked_at(words: GroupWords) -> None:
    room = "Phòng Văn hóa - Xã hội xã Bình An"
    assert how("UBND các xã, phường", room, words, above=COMMUNE) is How.ABOVE
    assert how("Phòng Văn hóa và Xã hội", room, words, above=COMMUNE) is How.NAME
    assert how("Phòng VH-XH xã Bình An", room, words, above=COMMUNE) is How.NAME
    assert how("Phòng Văn hóa - Xã hội xã Phú Hòa", room, words, above=COMMUNE) is None


def test_the_words_and_place_of_a_mention_are_those_of_the_text(words: GroupWords) -> None:
    text = "Phối hợp với UBND các xã, phường trên địa bàn."
    (found,) = mentions(text, own_unit(COMMUNE, words), words, PROVINCE)
    assert (found.words, text[found.start : found.end], found.sure) == ("UBND các xã, phường", "UBND các xã, phường", True)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Ủy ban nhân dân tỉnh Hải Dương", UnitLevel.PROVINCE),
        ("Ủy ban nhân dân thành phố Hải Phòng", UnitLevel.PROVINCE),
        ("Sở Công Thương", UnitLevel.PROVINCE),
        ("Bộ Thông tin và Truyền thông", UnitLevel.CENTRAL),
        ("Chính phủ", UnitLevel.CENTRAL),
        ("Ban Tuyên giáo Trung ương", UnitLevel.CENTRAL),
        ("UBND xã Bình An", UnitLevel.COMMUNE),
        ("Ban Chỉ đạo công tác thông tin đối ngoại", None),
    ],
)
def test_the_level_of_who_wrote_is_known_by_the_name(name: str, level: UnitLevel | None, words: GroupWords) -> None:
    assert level_of(name, words) is level


def test_many_capitals_that_name_nobody_are_gone_through_once(words: GroupWords) -> None:
    assert how("A " * 3000 + "Ab", COMMUNE, words) is None
