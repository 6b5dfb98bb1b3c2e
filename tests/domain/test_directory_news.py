"""Names of units that came with updates stand beside the shipped ones, each for its days."""

import datetime as dt

from ttdn_desktop import resources
from ttdn_desktop.domain.bodies import Body, Successor
from ttdn_desktop.domain.directory_news import brought_up
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.language.place_index import find_places, places_named

DAY = dt.date(2028, 7, 1)
BEFORE = DAY - dt.timedelta(days=1)
KNOWN = resources.places()


def test_without_news_the_directory_is_the_same_value() -> None:
    assert brought_up(KNOWN) is KNOWN


def test_a_renamed_province_bears_each_name_in_its_time() -> None:
    new = Place(name="Cao Bằng", kind="thành phố", key="04", first=DAY, act="Nghị quyết giả định")
    directory = brought_up(KNOWN, (new,))
    assert directory is brought_up(KNOWN, (new,))
    early, late = directory.place("04", BEFORE), directory.place("04", DAY)
    assert (early and early.title, late and late.title) == ("tỉnh Cao Bằng", "thành phố Cao Bằng")
    assert len([place for place in directory.provinces_on(DAY) if place.key == "04"]) == 1


def test_a_merged_commune_leads_to_its_successor() -> None:
    hanoi = next(place for place in KNOWN.provinces_on(dt.date(2027, 1, 1)) if place.name == "Hà Nội")
    gone, heir = KNOWN.communes_of(hanoi, dt.date(2027, 1, 1))[:2]
    ended = Place(
        name=gone.name, kind=gone.kind, key=gone.key, level=UnitLevel.COMMUNE, within=gone.within, first=gone.first, last=BEFORE, successors=(heir.key,)
    )
    directory = brought_up(KNOWN, (ended,))
    assert directory.heirs(gone if gone.stands_on(DAY) is False else ended, DAY) == (heir,)
    assert gone.key not in {place.key for place in directory.communes_of(hanoi, DAY)}
    assert gone.key in {place.key for place in directory.communes_of(hanoi, BEFORE)}
    assert gone.key in {place.key for place in KNOWN.communes_of(hanoi, DAY)}


def test_a_commune_under_a_new_name_is_found_by_it() -> None:
    hanoi = next(place for place in KNOWN.provinces_on(dt.date(2027, 1, 1)) if place.name == "Hà Nội")
    old = KNOWN.communes_of(hanoi, dt.date(2027, 1, 1))[0]
    new = Place(name="Tên Hoàn Toàn Mới", kind="phường", key=old.key, level=UnitLevel.COMMUNE, within=old.within, first=DAY)
    directory = brought_up(KNOWN, (new,))
    assert places_named("Tên Hoàn Toàn Mới", directory) == (new,)
    assert find_places("ten hoan toan moi", DAY, directory) == (new,)
    assert find_places("ten hoan toan moi", BEFORE, directory) == ()
    before = directory.place(old.key, BEFORE)
    assert (before and before.name, before and before.last) == (old.name, BEFORE)
    assert places_named("Tên Hoàn Toàn Mới", KNOWN) == ()


def test_a_body_ends_where_an_update_says_so() -> None:
    known = next(body for body in KNOWN.bodies if body.name == "Chính phủ")
    ended = Body(name="Sở Ngoại vụ", last=BEFORE, successors=(Successor(name="Văn phòng Ủy ban nhân dân"),))
    directory = brought_up(KNOWN, (), (ended,))
    assert known in directory.bodies
    assert [body.last for body in directory.bodies if body.name == "Sở Ngoại vụ" and body.first is None] == [BEFORE]


def test_a_commune_that_went_to_another_province_lies_in_each_in_its_time() -> None:
    hanoi, other = (next(place for place in KNOWN.provinces_on(BEFORE) if place.name == name) for name in ("Hà Nội", "Cao Bằng"))
    old = KNOWN.communes_of(hanoi, BEFORE)[0]
    moved = Place(name=old.name, kind=old.kind, key=old.key, level=UnitLevel.COMMUNE, within=other.key, first=DAY)
    directory = brought_up(KNOWN, (moved,))
    early, late = directory.place(old.key, BEFORE), directory.place(old.key, DAY)
    assert (early and early.within, late and late.within) == (hanoi.key, other.key)
    assert directory.place(old.key) == moved
    assert old.key not in {place.key for place in directory.communes_of(hanoi, DAY)}
    assert old.key in {place.key for place in directory.communes_of(other, DAY)}
