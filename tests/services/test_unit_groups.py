"""Groups in a plan are the units of the office, else those of the country."""

import datetime as dt
from dataclasses import replace

from ttdn_desktop import resources
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Issuer, Plan
from ttdn_desktop.domain.units import Unit, UnitKind, Units
from ttdn_desktop.services.unit_groups import units_meant

DAY = dt.date(2026, 12, 1)
COMMUNE = Plan(id=PlanId("p"), issuer=Issuer(name="Ủy ban nhân dân xã Bình An"))
PROVINCE = replace(COMMUNE, issuer=Issuer(name="Ủy ban nhân dân thành phố Hải Phòng"))
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


def test_a_single_unit_is_no_group() -> None:
    assert units_meant("Phòng Kinh tế", COMMUNE, OWN, DAY, resources.places()) == ()
