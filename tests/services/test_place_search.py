"""Places are found as officers type them: without marks, by old names, homonyms told apart by their province."""

import datetime as dt

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.services.place_search import before_and_after, communes_of, find_places, place_of, places_on, provinces

KNOWN = resources.places()

TODAY = dt.date(2026, 11, 22)


def found(words: str, day: dt.date = TODAY, level: UnitLevel | None = None, within: str = "") -> list[str]:
    return [one.words for one in find_places(words, day, KNOWN, level=level, within=within)]


def test_marks_are_not_needed_and_those_typed_decide_between_namesakes() -> None:
    assert {"xã Cẩm Giàng, thành phố Hải Phòng", "xã Cẩm Giang, thành phố Hải Phòng"} <= set(found("cam giang")[:3])
    assert found("Cẩm Giàng", within="31")[0] == "xã Cẩm Giàng, thành phố Hải Phòng"
    assert found("Cẩm Giang", within="31")[0] == "xã Cẩm Giang, thành phố Hải Phòng"


def test_a_district_that_is_no_more_leads_to_the_communes_that_took_it_over() -> None:
    hits = {one.words: one for one in find_places("Cẩm Giàng", TODAY, KNOWN, level=UnitLevel.COMMUNE)}
    hit = hits["xã Tuệ Tĩnh, thành phố Hải Phòng"]
    assert hit.was_words == "huyện Cẩm Giàng, tỉnh Hải Dương"
    assert hits["xã Cẩm Giàng, thành phố Hải Phòng"].was is None


def test_namesakes_are_told_apart_by_their_provinces_and_narrowed_by_one() -> None:
    namesakes = [words for words in found("tân tiến") if words.startswith(("xã Tân Tiến,", "phường Tân Tiến,"))]
    assert len(namesakes) >= 7
    assert len(set(namesakes)) == len(namesakes)
    assert found("tan tien lang son")[0] == "xã Tân Tiến, tỉnh Lạng Sơn"
    assert all(words.endswith("tỉnh Cà Mau") for words in found("tan tien", within="96"))


@pytest.mark.parametrize(("day", "name"), [(dt.date(2026, 8, 31), "tỉnh Quảng Ninh"), (dt.date(2026, 9, 1), "thành phố Quảng Ninh")])
def test_a_province_bears_the_name_of_the_day(day: dt.date, name: str) -> None:
    assert found("quang ninh", day, UnitLevel.PROVINCE)[0] == name
    assert found("co to", day)[0] == f"đặc khu Cô Tô, {name}"
    place = place_of("22", day, KNOWN)
    assert place is not None
    assert place.words == name


def test_an_old_province_leads_to_the_one_in_its_place() -> None:
    hit = find_places("hai duong", TODAY, KNOWN, level=UnitLevel.PROVINCE)[0]
    assert (hit.words, hit.was_words) == ("thành phố Hải Phòng", "tỉnh Hải Dương")


def test_all_that_stood_on_a_day_can_be_looked_up() -> None:
    before = [one.words for one in places_on("cẩm giàng", dt.date(2025, 6, 30), KNOWN)]
    assert "huyện Cẩm Giàng, tỉnh Hải Dương" in before
    assert not [words for words in before if words.endswith("thành phố Hải Phòng")]
    assert len(provinces(TODAY, KNOWN)) == 34
    assert len(communes_of(provinces(TODAY, KNOWN)[0].place, TODAY, KNOWN)) > 30
    assert place_of("", TODAY, KNOWN) is None
    assert found("   ") == []


def test_a_unit_tells_what_it_was_made_of_and_what_became_of_it() -> None:
    commune = find_places("Cẩm Giàng", TODAY, KNOWN, within="31")[0].place
    before, after = before_and_after(commune, KNOWN)
    assert before
    assert all("huyện Cẩm Giàng, tỉnh Hải Dương" in one.words for one in before)
    assert after == ()
    district = next(one.place for one in places_on("cẩm giàng", dt.date(2025, 6, 30), KNOWN) if one.place.kind == "huyện")
    assert "xã Cẩm Giàng, thành phố Hải Phòng" in [one.words for one in before_and_after(district, KNOWN)[1]]
    quang_ninh = place_of("22", TODAY, KNOWN)
    assert quang_ninh is not None
    assert [one.words for one in before_and_after(quang_ninh.place, KNOWN)[0]] == ["tỉnh Quảng Ninh"]
