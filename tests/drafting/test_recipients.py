"""A unit that a plan calls by two names is one: one recipient, one slip, one head in the decision."""

from dataclasses import replace

import pytest

from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import DocumentHead, Issuer, Plan, Task, Unit
from ttdn_desktop.drafting.recipients import UnitNames, lead_units, tasked_units
from ttdn_desktop.drafting.slips import tasks_of_unit

COMMUNE = Plan(id="p", issuer=Issuer(name="Ủy ban nhân dân xã Vân Trúc"), document=DocumentHead(place="Vân Trúc"))  # type: ignore[arg-type]


def _with(*tasks: tuple[tuple[str, ...], tuple[str, ...]], plan: Plan = COMMUNE) -> Plan:
    found = tuple(Task(id=TaskId(f"t{at}"), title=f"Việc {at}", leads=leads, partners=partners) for at, (leads, partners) in enumerate(tasks))
    return replace(plan, tasks=found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công an xã", "Công an xã Vân Trúc"),
        ("Công an", "Công an xã Vân Trúc"),
        ("Văn phòng HĐND và UBND", "Văn phòng HĐND và UBND xã"),
        ("Trường Tiểu học Vân Trúc", "Trường tiểu học xã Vân Trúc"),
        ("Hội Nông dân", "Hội Nông dân xã"),
        ("công an xã", "Công an xã"),
    ],
)
def test_names_that_differ_by_the_place_of_the_issuer_are_of_one_unit(one, other):
    plan = _with(((one,), ()), ((other,), ()))
    assert tasked_units(plan) == lead_units(plan) == (one,)
    assert [task.id for task in UnitNames(plan).led(other)] == ["t0", "t1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công an xã", "Công an tỉnh"),
        ("Ủy ban nhân dân xã Vân Trúc", "Ủy ban nhân dân xã Vân Hà"),
        ("Hội Nông dân", "Hội Phụ nữ"),
        ("Thôn Vân", "Thôn Vân Trúc"),
        ("Phòng Văn hóa", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_other_names_are_of_other_units(one, other):
    assert tasked_units(_with(((one,), (other,)))) == (one, other)


def test_names_that_the_directory_knows_as_one_are_of_one_unit():
    plan = replace(
        _with((("Phòng VH-XH",), ("Phòng Văn hóa - Xã hội",))), units=(Unit(name="Phòng VH-XH", id="u1"), Unit(name="Phòng Văn hóa - Xã hội", id="u1"))
    )
    assert tasked_units(plan) == ("Phòng VH-XH",)


def test_an_issuer_without_that_place_makes_no_names_equal():
    plan = replace(COMMUNE, document=DocumentHead(place="Đà Lạt"))
    assert tasked_units(_with((("Công an xã",), ("Công an xã Vân Trúc",)), plan=plan)) == ("Công an xã", "Công an xã Vân Trúc")
    assert UnitNames(replace(COMMUNE, document=DocumentHead())).key("Công an xã") == "cong an xa"


def test_the_slip_of_a_unit_has_its_tasks_under_all_its_names():
    plan = _with(
        (("Công an xã",), ()), (("Công an xã Vân Trúc",), ()), (("Hội Nông dân",), ("Công an xã Vân Trúc",)), (("Công an xã",), ("Công an xã Vân Trúc",))
    )
    leads, helps = tasks_of_unit(plan, "Công an xã Vân Trúc")
    assert [task.id for task in leads] == ["t0", "t1", "t3"]
    assert [task.id for task in helps] == ["t2"]
