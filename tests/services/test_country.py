"""The country by day: places and bodies are looked up under any name they bore, with what was before and what became of them."""

import datetime as dt

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.units import UnitKind, UnitLevel
from ttdn_desktop.services.country import found_on, key_of_place, listed

KNOWN = resources.places()

TODAY, BEFORE = dt.date(2026, 11, 22), dt.date(2024, 5, 1)


def words(text: str, day: dt.date = TODAY) -> list[str]:
    return [row.words for row in found_on(text, day, KNOWN)]


def test_a_department_of_2024_leads_to_those_of_2026() -> None:
    assert "Sở Thông tin và Truyền thông" in words("so thong tin va truyen thong", BEFORE)
    today = words("Sở Thông tin và Truyền thông")
    assert today[0].startswith("Sở Văn hóa, Thể thao và Du lịch (")
    assert "Sở Thông tin và Truyền thông" not in today


def test_a_body_tells_who_took_over_what() -> None:
    found = listed("body:Bộ Thông tin và Truyền thông", BEFORE, KNOWN)
    assert found is not None
    heirs = {link.words: link for link in found.after}
    assert "thông tin đối ngoại" in heirs["Bộ Văn hóa, Thể thao và Du lịch"].duty
    assert heirs["Bộ Văn hóa, Thể thao và Du lịch"].day == dt.date(2025, 3, 1)
    assert (found.unit.kind, found.unit.level, found.unit.last) == (UnitKind.SUPERIOR, UnitLevel.CENTRAL, dt.date(2025, 2, 28))
    back = listed("body:Bộ Văn hóa, Thể thao và Du lịch", TODAY, KNOWN)
    assert back is not None
    assert "Bộ Thông tin và Truyền thông" in [link.words for link in back.before]


def test_a_commune_tells_what_was_before_on_the_day_it_was_so() -> None:
    found = listed(key_of_place("10903"), TODAY, KNOWN)
    assert found is not None
    assert found.words == "Xã Cẩm Giàng, thành phố Hải Phòng"
    assert found.unit.heading == ("ỦY BAN NHÂN DÂN", "XÃ CẨM GIÀNG")
    assert {link.day for link in found.before} == {dt.date(2025, 6, 30)}
    earlier = listed(found.before[0].key, found.before[0].day, KNOWN)
    assert earlier is not None
    assert found.words in [link.words for link in earlier.after]


def test_every_link_leads_somewhere() -> None:
    for text in ("bo", "so", "ban", "quang ninh"):
        for row in found_on(text, TODAY, KNOWN):
            found = listed(row.key, TODAY, KNOWN)
            assert found is not None, row.words
            assert all(listed(link.key, link.day, KNOWN) is not None for link in (*found.before, *found.after))


@pytest.mark.parametrize("key", ["place:99999", "body:Bộ Không Có", "?"])
def test_what_is_not_known_is_nothing(key: str) -> None:
    assert listed(key, TODAY, KNOWN) is None


def test_without_words_the_provinces_are_listed() -> None:
    assert len(found_on("", TODAY, KNOWN)) == 34
    assert "Tỉnh Hải Dương" in words("", BEFORE)
