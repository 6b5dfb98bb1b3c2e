"""Names of units whose place or body changed: the last of several states, the Party's word for the place, days that differ from province to province."""

import datetime as dt

import pytest

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.language.unit_groups import GroupWords
from ttdn_desktop.language.unit_names import How, Resolution, resolve

D = dt.date
BEFORE, NOW = D(2024, 3, 1), D(2026, 5, 5)


def now(found: Resolution) -> list[str]:
    return [one.name for one in found.successors]


@pytest.mark.parametrize(
    ("name", "last", "successor"),
    [
        ("tỉnh Bắc Ninh", D(2026, 9, 19), "thành phố Bắc Ninh"),
        ("UBND tỉnh Bắc Ninh", D(2026, 9, 19), "Ủy ban nhân dân thành phố Bắc Ninh"),
        ("Sở Nội vụ tỉnh Bắc Ninh", D(2026, 9, 19), "Sở Nội vụ thành phố Bắc Ninh"),
        ("UBND tỉnh Đồng Nai", D(2026, 4, 29), "Ủy ban nhân dân thành phố Đồng Nai"),
        ("UBND tỉnh Quảng Ninh", D(2026, 8, 31), "Ủy ban nhân dân thành phố Quảng Ninh"),
    ],
)
def test_a_province_that_was_taken_over_under_its_own_name_and_then_renamed_is_its_last_one(
    known: Directory, groups: GroupWords, name: str, last: dt.date, successor: str
) -> None:
    for where in ("", name.split("tỉnh ")[1]):
        renamed = resolve(name, last + dt.timedelta(days=1), known, groups, province=where)
        assert (renamed.how, renamed.valid, renamed.last, now(renamed)) == (How.OLD, False, last, [successor])
        assert resolve(name, last, known, groups, province=where).valid
        assert resolve(name, BEFORE, known, groups, province=where).valid


@pytest.mark.parametrize(
    ("name", "day", "province"),
    [
        ("Phường Hồng Bàng", NOW, "thành phố Hải Phòng"),
        ("UBND phường Lê Thanh Nghị", NOW, "thành phố Hải Phòng"),
        ("UBND phường Lê Thanh Nghị", BEFORE, "tỉnh Hải Dương"),
        ("phường Phú Xuân", NOW, "thành phố Huế"),
        ("đặc khu Vân Đồn", D(2026, 10, 3), "thành phố Quảng Ninh"),
        ("Đặc khu Phú Quốc", NOW, "tỉnh An Giang"),
        ("xã Bà Nà", NOW, "thành phố Đà Nẵng"),
    ],
)
def test_a_unit_of_which_there_is_one_in_the_country_needs_no_province(known: Directory, groups: GroupWords, name: str, day: dt.date, province: str) -> None:
    found = resolve(name, day, known, groups)
    assert found.is_sure
    assert found.place is not None
    assert known.described(found.place, day).endswith(f", {province}")
    elsewhere = resolve(name, day, known, groups, province="tỉnh Lào Cai")
    assert not elsewhere.is_sure


@pytest.mark.parametrize(
    ("name", "day", "successors"),
    [
        ("Tỉnh ủy Hải Dương", NOW, ["Thành ủy Hải Phòng"]),
        ("Tỉnh ủy Quảng Nam", NOW, ["Thành ủy Đà Nẵng"]),
        ("Tỉnh ủy Bình Dương", NOW, ["Thành ủy Thành phố Hồ Chí Minh"]),
        ("Tỉnh ủy Hà Nam", NOW, ["Tỉnh ủy Ninh Bình"]),
        ("Tỉnh ủy Quảng Ninh", D(2026, 10, 5), ["Thành ủy Quảng Ninh"]),
        ("Tỉnh uỷ tỉnh Hải Dương", NOW, ["Thành ủy Hải Phòng"]),
        ("Văn phòng Tỉnh ủy Hải Dương", NOW, ["Văn phòng Thành ủy Hải Phòng"]),
        ("Ban Tuyên giáo Thành ủy Hà Nội", NOW, ["Ban Tuyên giáo và Dân vận Thành ủy Hà Nội"]),
        ("Ban Tuyên giáo Thành ủy TP. Hồ Chí Minh", NOW, ["Ban Tuyên giáo và Dân vận Thành ủy Thành phố Hồ Chí Minh"]),
        ("Ban Tuyên giáo Tỉnh ủy Hải Dương", NOW, ["Ban Tuyên giáo và Dân vận Thành ủy Hải Phòng"]),
        ("Ban Dân vận Tỉnh ủy Lào Cai", NOW, ["Ban Tuyên giáo và Dân vận Tỉnh ủy Lào Cai"]),
        ("Tỉnh đoàn Quảng Ninh", D(2026, 10, 5), ["Đoàn Thanh niên Cộng sản Hồ Chí Minh thành phố Quảng Ninh"]),
        ("Thanh tra tỉnh Bình Dương", NOW, ["Thanh tra thành phố Hồ Chí Minh"]),
    ],
)
def test_what_a_body_is_called_goes_with_the_kind_of_its_place(known: Directory, groups: GroupWords, name: str, day: dt.date, successors: list[str]) -> None:
    found = resolve(name, day, known, groups)
    assert (found.how, found.valid, now(found)) == (How.OLD, False, successors)
    before = resolve(name, BEFORE, known, groups)
    assert (before.is_sure, before.valid) == (True, True)
    assert before.place is not None


def test_a_committee_of_a_town_is_not_that_of_its_province(known: Directory, groups: GroupWords) -> None:
    town = resolve("Thành ủy Hải Dương", BEFORE, known, groups, province="tỉnh Hải Dương")
    assert town.place is not None
    assert known.described(town.place) == "thành phố Hải Dương, tỉnh Hải Dương"
    later = resolve("Thành ủy Hải Dương", NOW, known, groups, province="thành phố Hải Phòng")
    assert not later.valid
    assert {name.split(" phường ")[0] for name in now(later)} == {"Đảng ủy"}
    district = resolve("Ban Dân vận Huyện ủy Thanh Miện", NOW, known, groups, province="thành phố Hải Phòng")
    assert not district.valid
    assert {name.split(" xã ")[0] for name in now(district)} == {"Đảng ủy"}


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("Tỉnh ủy Hải Phòng", ""),
        ("Tỉnh ủy thành phố Hải Phòng", ""),
        ("Tỉnh ủy", "Hải Phòng"),
        ("Văn phòng Tỉnh ủy", "Hải Phòng"),
        ("Thanh tra tỉnh", "Hải Phòng"),
        ("VP UBND tỉnh", "Hải Phòng"),
    ],
)
def test_a_word_for_another_kind_of_place_is_asked_about(known: Directory, groups: GroupWords, name: str, province: str) -> None:
    found = resolve(name, NOW, known, groups, province=province)
    assert found.how is How.AMBIGUOUS
    assert [place.title for place in found.places] == ["thành phố Hải Phòng"]


@pytest.mark.parametrize(
    ("name", "day", "bodies"),
    [
        ("Sở Tài nguyên và Môi trường, Sở Giao thông vận tải", D(2022, 10, 25), ["Sở Tài nguyên và Môi trường", "Sở Giao thông vận tải"]),
        ("Sở Tài nguyên và Môi trường, Sở NN&PTNT", NOW, ["Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Phát triển nông thôn"]),
        ("Sở Nội vụ, Sở Văn hóa, Thể thao và Du lịch, Công an tỉnh", NOW, ["Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "Công an"]),
        ("Sở VH, TT và DL; Sở Nội vụ và Sở Y tế", NOW, ["Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ", "Sở Y tế"]),
        ("Sở Y tế, Sở Lao động - Thương binh và Xã hội tỉnh Lào Cai", NOW, ["Sở Y tế", "Sở Lao động - Thương binh và Xã hội"]),
        ("Sở Kế hoạch và Đầu tư, Sở Tài chính", D(2025, 4, 1), ["Sở Kế hoạch và Đầu tư", "Sở Tài chính"]),
    ],
)
def test_lists_are_parted_between_names_and_not_within_them(known: Directory, groups: GroupWords, name: str, day: dt.date, bodies: list[str]) -> None:
    found = resolve(name, day, known, groups)
    assert found.how is How.LIST
    assert [part.body.name for part in found.parts if part.body is not None] == bodies


@pytest.mark.parametrize("name", ["Sở Nội vụ và gì đó khác", "Sở Tài nguyên và Môi trường, Sở Ma thuật", "và, và, và"])
def test_a_list_with_something_nobody_knows_is_asked_about(known: Directory, groups: GroupWords, name: str) -> None:
    assert not resolve(name, NOW, known, groups).is_sure


@pytest.mark.parametrize("name", ["Sở TT&TT", "Sở Thông tin và Truyền thông tỉnh Nghệ An", "Sở Kế hoạch và Đầu tư", "Ban Tuyên giáo Tỉnh ủy Nghệ An"])
def test_while_each_province_changes_on_a_day_of_its_own_nothing_is_sure(known: Directory, groups: GroupWords, name: str) -> None:
    for day in (D(2025, 3, 1), D(2025, 6, 30)):
        found = resolve(name, day, known, groups, province="Nghệ An")
        assert (found.how, found.is_sure, found.valid) == (How.CHANGING, False, True)
        assert found.body is not None
        assert found.successors
    assert resolve(name, D(2025, 1, 31), known, groups, province="Nghệ An").is_sure
    assert not resolve(name, D(2025, 7, 1), known, groups, province="Nghệ An").valid


@pytest.mark.parametrize(
    ("name", "place"), [("UBND Tỉnh Quảng nam", "tỉnh Quảng Nam"), ("UBND TP. Đà nẵng", "thành phố Đà Nẵng"), ("Tỉnh Bắc ninh", "tỉnh Bắc Ninh")]
)
def test_a_small_letter_within_a_name_is_no_matter(known: Directory, groups: GroupWords, name: str, place: str) -> None:
    found = resolve(name, BEFORE, known, groups)
    assert found.is_sure
    assert found.place is not None
    assert found.place.title == place
    assert not resolve("UBND tỉnh Quảng và những nơi khác", BEFORE, known, groups).is_sure


def test_a_province_named_alone_that_is_no_more_gives_the_one_in_its_place(known: Directory, groups: GroupWords) -> None:
    assert now(resolve("Bình Dương", NOW, known, groups)) == ["thành phố Hồ Chí Minh"]
    (_standing, gone) = resolve("các địa phương Bắc Ninh, Bình Dương", NOW, known, groups).parts
    assert now(gone) == ["thành phố Hồ Chí Minh"]


def test_no_body_is_named_at_a_level_that_has_none(known: Directory, groups: GroupWords) -> None:
    found = resolve("Thanh tra thành phố Chí Linh", NOW, known, groups, province="Hải Phòng")
    assert (found.how, found.valid, now(found)) == (How.OLD, False, [])
