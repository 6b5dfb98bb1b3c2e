"""The names in a plan are tied to the units of the office's directory, each to the one that bore it on the day of the plan."""

import datetime as dt
from dataclasses import replace

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.ids import PlanId, TaskId
from ttdn_desktop.domain.plan import DocumentHead, Plan, Task
from ttdn_desktop.domain.plan import Unit as Named
from ttdn_desktop.domain.units import Unit, Units
from ttdn_desktop.services.unit_links import linked, may_name_others

TODAY = dt.date(2026, 11, 22)
DAY = dt.date(2026, 3, 1)
POLICE = Unit(id="u1", name="Công an xã Suối Lành", short=("Công an xã", "CAX"))
OLD = Unit(id="u2", name="Phòng Văn hóa và Thông tin", last=dt.date(2025, 6, 30))
NEW = Unit(id="u3", name="Phòng Văn hóa - Xã hội", short=("Phòng Văn hóa và Thông tin", "Phòng VH-XH"), first=dt.date(2025, 7, 1))
UNITS = Units(units=(POLICE, OLD, NEW))


def plan(*names: str, day: dt.date | None = DAY, recipients: tuple[str, ...] = ()) -> Plan:
    task = Task(id=TaskId("t"), leads=names[:1], partners=names[1:])
    return Plan(id=PlanId("p"), document=DocumentHead(date=day), tasks=(task,), recipients=recipients)


def ids(made: Plan, units: Units = UNITS) -> dict[str, str | None]:
    return {unit.name: unit.id for unit in linked(made, units, TODAY, resources.places()).units}


def test_every_unit_that_works_is_named_and_known_ones_have_their_identity() -> None:
    assert ids(plan("CAX", "phòng VH–XH".replace("–", "-"), "Trường THCS Suối Lành")) == {"CAX": "u1", "phòng VH-XH": "u3", "Trường THCS Suối Lành": None}


@pytest.mark.parametrize(("day", "ident"), [(dt.date(2025, 6, 30), "u2"), (dt.date(2025, 7, 1), "u3"), (None, "u3")])
def test_a_name_means_the_unit_that_bore_it_on_the_day(day: dt.date | None, ident: str) -> None:
    assert ids(plan("Phòng Văn hóa và Thông tin", day=day)) == {"Phòng Văn hóa và Thông tin": ident}


def test_a_name_that_two_units_bear_at_once_has_no_identity() -> None:
    twice = replace(UNITS, units=(*UNITS.units, Unit(id="u4", name="Công an phường", short=("CAX",))))
    assert ids(plan("CAX"), twice) == {"CAX": None}


def test_of_recipients_only_units_of_the_directory_are_named() -> None:
    assert ids(plan("CAX", recipients=("Như trên", "Công an xã", "Lưu: VT"))) == {"CAX": "u1", "Công an xã": "u1"}


def test_what_is_right_already_or_cannot_be_known_stays_the_very_same() -> None:
    known = linked(plan("CAX"), UNITS, TODAY, resources.places())
    assert linked(known, UNITS, TODAY, resources.places()) is known
    foreign = replace(plan("CAX"), units=(Named(name="CAX", id="of another office"),))
    assert linked(foreign, Units(), TODAY, resources.places()) is foreign
    assert ids(foreign) == {"CAX": "u1"}


def test_an_edit_of_other_words_asks_for_nothing() -> None:
    before = plan("CAX")
    assert not may_name_others(before, replace(before, enacting="như sau:"))
    assert may_name_others(before, plan("CAX", "Phòng VH-XH"))
