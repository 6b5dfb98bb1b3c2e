"""The directory of an office: entries added, merged, moved, taken out, with those that point at them; the office and its signers on a day."""

import datetime as dt

from ttdn_desktop.domain.units import Contact, Signatory, Unit, UnitKind, Units
from ttdn_desktop.domain.units_edits import merge_units, move_unit, own_on, put_unit, put_units, remove_units, set_own, signatories_on

COMMITTEE = Unit(id="c", name="Ủy ban nhân dân xã Vân Trúc", kind=UnitKind.COMMITTEE)
CULTURE = Unit(id="v", name="Phòng Văn hóa - Xã hội", kind=UnitKind.DIVISION, above="c")
ECONOMY = Unit(id="k", name="Phòng Kinh tế", kind=UnitKind.DIVISION, above="c")
UNITS = Units(units=(COMMITTEE, CULTURE, ECONOMY), own="c")


def names(units: Units) -> list[str]:
    return [unit.name for unit in units.units]


def test_a_unit_of_a_known_id_takes_the_place_of_its_entry_others_go_to_the_end() -> None:
    made = put_units(UNITS, (Unit(id="v", name="Phòng Văn hóa"), Unit(id="n", name="Trạm Y tế")))
    assert names(made) == [COMMITTEE.name, "Phòng Văn hóa", ECONOMY.name, "Trạm Y tế"]
    assert put_unit(UNITS, CULTURE).units == UNITS.units


def test_nobody_points_at_a_unit_that_was_taken_out() -> None:
    linked = put_unit(UNITS, Unit(id="n", name="Mới", predecessors=("k", "c"), successors=("c",)))
    made = remove_units(linked, {"c"})
    assert [unit.above for unit in made.units] == [None, None, None]
    assert (made.units[2].predecessors, made.units[2].successors, made.own) == (("k",), (), None)


def test_merging_doubles_loses_nothing() -> None:
    double = Unit(
        id="d", name="Phòng VH-XH", short=("PVHXH",), contact=Contact(person="Bà Lan", phone="0203"), symbol="VHXH", date_place="Vân Trúc",
        signatories=(Signatory(name="Lê Thị Lan", title="TRƯỞNG PHÒNG"),), note="Tầng 2", last=dt.date(2030, 1, 1),
    )  # fmt: skip
    below = Unit(id="b", name="Tổ thông tin", above="d", predecessors=("d", "v"))
    first = Unit(id="v", name=CULTURE.name, kind=UnitKind.DIVISION, above="c", contact=Contact(phone="0999"), symbol="PVHXH")
    made = merge_units(Units(units=(COMMITTEE, first, double, below), own="d"), "v", "d")
    kept = made.units[1]
    assert names(made) == [COMMITTEE.name, CULTURE.name, "Tổ thông tin"]
    assert kept.short == ("Phòng VH-XH", "PVHXH")
    assert kept.contact == Contact(person="Bà Lan", phone="0999")
    assert kept.signatories == double.signatories
    assert (kept.date_place, kept.symbol, kept.last) == ("Vân Trúc", "PVHXH", None)
    assert all(word in kept.note for word in ("Tầng 2", "0203", "VHXH"))
    assert (made.units[2].above, made.units[2].predecessors, made.own) == ("v", ("v",), "v")


def test_merging_with_what_is_not_there_changes_nothing() -> None:
    assert merge_units(UNITS, "c", "c") is UNITS
    assert merge_units(UNITS, "c", "?") is UNITS


def test_a_unit_below_its_double_does_not_come_to_stand_below_itself() -> None:
    made = merge_units(UNITS, "v", "c")
    assert [unit.above for unit in made.units] == [None, "v"]


def test_a_unit_moves_over_the_neighbour_that_is_shown_with_it() -> None:
    units = Units(units=(CULTURE, COMMITTEE, ECONOMY))
    assert names(move_unit(units, "v", 1, {"v", "k"})) == [COMMITTEE.name, ECONOMY.name, CULTURE.name]
    assert names(move_unit(units, "k", -1, {"v", "k"})) == [ECONOMY.name, CULTURE.name, COMMITTEE.name]
    assert move_unit(units, "k", 1, {"v", "k"}) is units
    assert move_unit(units, "?", 1, {"v"}) is units


def test_the_office_of_a_day_is_the_unit_that_stood_then() -> None:
    old = Unit(id="o", name="Phòng Văn hóa và Thông tin", last=dt.date(2025, 6, 30), successors=("v",))
    new = Unit(id="v", name=CULTURE.name, first=dt.date(2025, 7, 1), predecessors=("o",))
    units = set_own(Units(units=(old, new)), "v", "10891")
    assert units.place_code == "10891"
    assert own_on(units, dt.date(2025, 6, 30)) == old
    assert own_on(units, dt.date(2025, 7, 1)) == new
    assert own_on(set_own(units, "o"), dt.date(2026, 1, 1)) == new
    assert own_on(set_own(units, None), dt.date(2026, 1, 1)) is None


def test_who_signs_is_asked_by_the_day_of_the_term() -> None:
    before = Signatory(name="A", title="CHỦ TỊCH", last=dt.date(2026, 6, 30))
    after = Signatory(name="B", title="CHỦ TỊCH", first=dt.date(2026, 7, 1))
    unit = Unit(id="c", name="UBND", signatories=(before, after))
    assert signatories_on(unit, dt.date(2026, 6, 30)) == (before,)
    assert signatories_on(unit, dt.date(2026, 7, 1)) == (after,)
    assert signatories_on(None, dt.date(2026, 7, 1)) == ()
