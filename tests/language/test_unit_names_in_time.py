"""Names of units whose place or body changed: the last of several states, the Party's word for the place, days that differ from province to province."""

import datetime as dt

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.language.unit_groups import GroupWords
from ttdn_desktop.language.unit_names import How, Resolution, resolve
from ttdn_desktop.services.reading_words import unit_words

D = dt.date
BEFORE, NOW = D(2024, 3, 1), D(2026, 5, 5)


@pytest.fixture(scope="module")
def known() -> Directory:
    return resources.places()


@pytest.fixture(scope="module")
def groups() -> GroupWords:
    return unit_words()


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
@pytest.mark.parametrize("province", ["", "of the place"])
def test_a_province_that_was_taken_over_under_its_own_name_and_then_renamed_is_its_last_one(
    known: Directory, groups: GroupWords, name: str, last: dt.date, successor: str, province: str
) -> None:
    where = name.split("tỉnh ")[1] if province else ""
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
