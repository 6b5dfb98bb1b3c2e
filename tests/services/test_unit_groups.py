"""Groups in a plan are the units of the office, else those of the country."""

import datetime as dt
from dataclasses import replace

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.ids import PlanId, TaskId
from ttdn_desktop.domain.plan import Issuer, Plan, Task
from ttdn_desktop.domain.units import Unit, UnitKind, Units
from ttdn_desktop.services.unit_groups import units_meant

DAY = dt.date(2026, 12, 1)
COMMUNE = Plan(id=PlanId("p"), issuer=Issuer(name="Ủy ban nhân dân xã Bình An"))
PROVINCE = replace(COMMUNE, issuer=Issuer(name="Ủy ban nhân dân thành phố Hải Phòng"))
COMMUNES = [f"Ủy ban nhân dân {place}" for place in ("xã Bình An", "xã Nam Sách", "phường Bình Hàn", "phường Lê Chân", "đặc khu Cát Hải")]
OWN = Units(
    units=(
        Unit(id="1", name="Thôn Đông", kind=UnitKind.VILLAGE),
        Unit(id="2", name="Phòng Kinh tế", kind=UnitKind.DIVISION),
        Unit(id="3", name="Thôn Đoài", kind=UnitKind.VILLAGE),
        Unit(id="4", name="Thôn Cũ", kind=UnitKind.VILLAGE, last=dt.date(2026, 6, 30)),
    )
)


def test_a_group_is_those_of_the_office_that_stand_on_the_day() -> None:
    assert units_meant("Các thôn", COMMUNE, OWN, DAY, resources.places()) == ("Thôn Đông", "Thôn Đoài")
    assert units_meant("Các thôn", COMMUNE, OWN, dt.date(2026, 6, 1), resources.places()) == ("Thôn Đông", "Thôn Đoài", "Thôn Cũ")


def test_the_communes_of_a_province_are_all_meant_where_the_office_has_none() -> None:
    found = units_meant("UBND các xã, phường, đặc khu", PROVINCE, Units(), DAY, resources.places())
    assert len(found) == len(set(found)) == 114
    assert "Ủy ban nhân dân đặc khu Cát Hải" in found


@pytest.mark.parametrize(
    ("group", "count", "own"),
    [
        ("UBND các xã", 67, ("Ủy ban nhân dân xã Bình An", "Ủy ban nhân dân xã Nam Sách")),
        ("UBND các phường", 45, ("Ủy ban nhân dân phường Bình Hàn", "Ủy ban nhân dân phường Lê Chân")),
        ("UBND các xã, phường", 112, tuple(COMMUNES[:4])),
        ("UBND cấp xã", 114, tuple(COMMUNES)),
        ("Các địa phương", 114, tuple(COMMUNES)),
    ],
)
def test_a_group_of_communes_means_those_of_the_kinds_it_names(group: str, count: int, own: tuple[str, ...]) -> None:
    assert len(units_meant(group, PROVINCE, Units(), DAY, resources.places())) == count
    office = Units(units=tuple(Unit(id=str(at), name=name, kind=UnitKind.COMMITTEE) for at, name in enumerate((*COMMUNES, "Sở Tài chính"))))
    assert set(units_meant(group, PROVINCE, office, DAY, resources.places())) == set(own)


def test_places_of_a_province_that_had_districts_are_not_guessed() -> None:
    before = dt.date(2024, 6, 1)
    assert units_meant("Các địa phương", PROVINCE, Units(), before, resources.places()) == ()
    assert len(units_meant("UBND cấp xã", PROVINCE, Units(), before, resources.places())) > 100


def test_a_unit_that_the_plan_names_apart_from_the_group_keeps_that_name_and_stands_once() -> None:
    tasks = (Task(id=TaskId("1"), title="A", leads=("UBND các xã, phường", "UBND P. Lê Chân")), Task(id=TaskId("2"), title="B", partners=("UBND xã Nam Sách",)))
    found = units_meant("UBND các xã, phường", replace(PROVINCE, tasks=tasks), Units(), DAY, resources.places())
    assert len(found) == 112
    assert {"UBND P. Lê Chân", "UBND xã Nam Sách"} <= set(found)
    assert not {"Ủy ban nhân dân phường Lê Chân", "Ủy ban nhân dân xã Nam Sách"} & set(found)


def test_a_single_unit_is_no_group() -> None:
    assert units_meant("Phòng Kinh tế", COMMUNE, OWN, DAY, resources.places()) == ()
