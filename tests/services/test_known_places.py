"""Units that an update of the library renamed or founded are known in the whole house: search, set-up, headings, spelling, the country by day."""

import datetime as dt
import itertools
from dataclasses import replace

from ttdn_desktop import resources
from ttdn_desktop.domain.bodies import Body
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.plan import Issuer
from ttdn_desktop.domain.units import Unit, UnitKind, UnitLevel, Units
from ttdn_desktop.services.country import found_on, listed
from ttdn_desktop.services.known_places import directory_of
from ttdn_desktop.services.new_plan import new_plan
from ttdn_desktop.services.office_days import directory_names, issuer_on
from ttdn_desktop.services.offices import offices
from ttdn_desktop.services.place_search import communes_of, find_places, place_of
from ttdn_desktop.services.proofing import speller
from ttdn_desktop.services.usual_units import usual_units
from ttdn_desktop.settings import Settings

DAY = dt.date(2028, 7, 1)
BEFORE = DAY - dt.timedelta(days=1)
SHIPPED = resources.places()
COMMUNE = SHIPPED.gazetteer().communes("04")[0]
NEWS = Library(
    places=(
        Place(name="Non Ngàn", kind="tỉnh", key="04", first=DAY),
        Place(name="Gươi Đá", kind="phường", key=COMMUNE.key, level=UnitLevel.COMMUNE, within="04", first=DAY),
    ),
    bodies=(Body(name="Sở Đối ngoại nhân dân", levels=(UnitLevel.PROVINCE,), first=DAY),),
)
KNOWN = directory_of(NEWS)


def test_a_library_without_names_knows_what_ships_and_the_same_names_are_the_same_directory() -> None:
    assert directory_of(Library()) is SHIPPED
    assert directory_of(replace(NEWS, words=("lạ",))) is KNOWN


def test_the_new_name_is_found_from_its_day_on_also_by_its_new_province() -> None:
    hit = find_places("guoi da", DAY, KNOWN)[0]
    assert hit.words == "phường Gươi Đá, tỉnh Non Ngàn"
    assert find_places("guoi da, non ngan", DAY, KNOWN)[0].place == hit.place
    assert "Gươi Đá" not in [one.place.name for one in find_places("guoi da", DAY, SHIPPED)]
    assert find_places("non ngan", DAY, KNOWN, level=UnitLevel.PROVINCE)[0].words == "tỉnh Non Ngàn"
    assert find_places("cao bang", DAY, KNOWN, level=UnitLevel.PROVINCE)[0].was_words == "tỉnh Cao Bằng"
    before = place_of(COMMUNE.key, BEFORE, KNOWN)
    assert before is not None
    assert before.place.name == COMMUNE.name


def test_a_name_that_an_update_put_right_is_found_rightly_written() -> None:
    known = directory_of(Library(places=(replace(COMMUNE, name="Tên Chép Đúng"),)))
    assert find_places("ten chep dung", DAY, known)[0].place.key == COMMUNE.key
    assert COMMUNE.name not in [one.place.name for one in find_places(COMMUNE.name, DAY, known)]


def test_an_office_is_set_up_under_the_new_name() -> None:
    place = find_places("gươi đá", DAY, KNOWN)[0].place
    office = offices(place, DAY, KNOWN)[0]
    assert office.name == "Ủy ban nhân dân phường Gươi Đá"
    assert any(one.unit.name.endswith("tỉnh Non Ngàn") for one in usual_units(place, DAY, KNOWN))
    province = find_places("non ngàn", DAY, KNOWN)[0].place
    assert "Gươi Đá" in [one.place.name for one in communes_of(province, DAY, KNOWN)]


def test_headings_and_names_of_units_follow_the_province() -> None:
    issuer = Issuer(parent="Ủy ban nhân dân tỉnh Cao Bằng", name="Sở Văn hóa, Thể thao và Du lịch")
    assert issuer_on(issuer, DAY, KNOWN).parent == "Ủy ban nhân dân tỉnh Non Ngàn"
    assert issuer_on(issuer, BEFORE, KNOWN) is issuer
    units = Units(units=(Unit(id="u", name="Công an tỉnh Cao Bằng", kind=UnitKind.POLICE),))
    assert directory_names(units, DAY, KNOWN) == ("Công an tỉnh Non Ngàn",)
    settings = Settings(issuing_body="Ủy ban nhân dân tỉnh Cao Bằng")
    assert new_plan(map(str, itertools.count()).__next__, DAY, settings, KNOWN).issuer.name == "Ủy ban nhân dân tỉnh Non Ngàn"


def test_the_country_by_day_shows_new_units_and_bodies() -> None:
    assert "Sở Đối ngoại nhân dân" in [row.words for row in found_on("doi ngoai nhan dan", DAY, KNOWN)]
    found = listed("place:04", DAY, KNOWN)
    assert found is not None
    assert (found.unit.name, [link.words for link in found.before]) == ("Ủy ban nhân dân tỉnh Non Ngàn", ["Tỉnh Cao Bằng"])


def test_new_names_are_no_slips_of_spelling() -> None:
    text = "Cán bộ mường bin đã họp."
    named = Library(places=(replace(COMMUNE, name="Mường Bin", first=DAY),))
    assert [slip.text for slip in speller(Library())(text, frozenset())] == ["bin"]
    assert speller(named)(text, frozenset()) == ()
