"""A new plan begins as an officer begins it."""

import datetime as dt
import itertools

from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.plan import Plan, Regime, SectionRole
from ttdn_desktop.services.new_plan import new_plan
from ttdn_desktop.settings import Settings

KNOWN = resources.places()


def made(today: dt.date = dt.date(2026, 11, 21), **settings: object) -> Plan:
    numbers = itertools.count(1)
    return new_plan(lambda: f"id{next(numbers)}", today, Settings(**settings), KNOWN)  # type: ignore[arg-type]  # fields by name


def test_it_has_the_usual_sections_and_a_place_for_tasks() -> None:
    plan = made()
    assert [section.role for section in plan.body] == [SectionRole.PURPOSE, SectionRole.CONTENT, SectionRole.BUDGET, SectionRole.IMPLEMENTATION]
    assert [section.heading for section in plan.body[0].sections] == ["Mục đích", "Yêu cầu"]
    assert [type(block) for block in plan.body[1].blocks] == [TaskList]


def test_from_september_it_is_the_plan_of_the_coming_year() -> None:
    assert made(dt.date(2026, 8, 31)).year == 2026
    plan = made(dt.date(2026, 9, 1))
    assert plan.year == 2027
    assert plan.document.subject.endswith("năm 2027")
    assert plan.period is not None
    assert plan.period.end == dt.date(2027, 12, 31)


def test_the_settings_fill_letterhead_and_signature() -> None:
    plan = made(
        issuing_body="Ủy ban nhân dân xã Vân Trúc",
        issuer_lines=("ỦY BAN NHÂN DÂN", "XÃ VÂN TRÚC"),
        place="Vân Trúc",
        signer_capacity=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        signer_title="PHÓ CHỦ TỊCH",
        signer_name="Đặng Thị Minh Thư",
    )
    assert plan.issuer.lines == ("ỦY BAN NHÂN DÂN", "XÃ VÂN TRÚC")
    assert plan.document.place == "Vân Trúc"
    assert plan.enacting.startswith("Ủy ban nhân dân xã Vân Trúc ban hành Kế hoạch")
    assert (plan.signatory.title, plan.signatory.name) == ("PHÓ CHỦ TỊCH", "Đặng Thị Minh Thư")


def test_number_and_date_are_left_to_the_clerk() -> None:
    assert (made().document.number, made().document.date) == (None, None)


def test_a_form_that_is_not_known_counts_as_decree_30() -> None:
    assert made(regime="nd99-2030").document.regime is Regime.ND30_2020


def test_braces_in_the_agency_name_do_no_harm() -> None:
    assert "{year}" in made(issuing_body="Ban {year}").enacting


def test_a_body_of_the_party_gets_a_plan_in_the_form_of_the_party() -> None:
    plan = made(issuing_body="Đảng ủy xã Vân Trúc")
    assert plan.document.regime is Regime.PARTY_05HD_2026
    assert plan.document.symbol == "KH/ĐU"
    assert (plan.signatory.capacity, plan.signatory.title) == (("T/M ĐẢNG ỦY",), "BÍ THƯ")
    assert plan.recipients == ("Lưu Văn phòng Đảng ủy",)


def test_the_settings_may_ask_for_the_form_of_the_party() -> None:
    assert made(regime="party-05hd-2026").document.regime is Regime.PARTY_05HD_2026
    assert made(dt.date(2026, 3, 1), regime="party-05hd-2026").document.regime is Regime.PARTY_36HD_2018
