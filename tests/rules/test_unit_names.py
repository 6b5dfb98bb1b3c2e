"""Names of units in a plan on its day: what is no more is told with what stands in its place, what is not certain is asked about."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.rules.plans import Change, both, good_plan, head, issuer, says, subject_of, task
from ttdn_desktop import resources
from ttdn_desktop.domain.codec import plan_from_json
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.units import Unit, Units
from ttdn_desktop.rules.fixing import fixed
from ttdn_desktop.rules.model import Finding, PlanFix
from ttdn_desktop.rules.run import Checker, run
from ttdn_desktop.rules.said import said
from ttdn_desktop.services.place_search import find_places
from ttdn_desktop.services.usual_units import usual_units

RULES = resources.rules()
CODES = {"ND30-CQ-07", "TTDN-15", "TTDN-KH-07"}
D = dt.date
NOW = D(2026, 3, 1)
OF_HAI_PHONG = issuer(name="Ủy ban nhân dân thành phố Hải Phòng")


def receives(name: str) -> Change:
    return lambda plan: replace(plan, recipients=(name, *plan.recipients))


def found(plan: Plan, day: dt.date) -> list[Finding]:
    return [one for one in run(subject_of(plan, day=day), RULES).findings if one.code in CODES]


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("UBND tỉnh Hải Dương (để b/c)", "UBND thành phố Hải Phòng"),
        ("Ủy ban nhân dân tỉnh Thái Bình", "Ủy ban nhân dân tỉnh Hưng Yên"),
        ("UBND phường Cẩm Thượng", "Ủy ban nhân dân phường Thành Đông"),
        ("UBND phường Tứ Minh, thành phố Hải Dương, tỉnh Hải Dương", None),
        ("UBND các huyện, thị xã, thành phố", None),
        ("Phòng Nội vụ huyện", None),
        ("Công an huyện Vân Hà", None),
        ("Ban Dân vận Thành ủy", "Ban Tuyên giáo và Dân vận Thành ủy"),
        ("Tỉnh ủy Hải Dương", "Thành ủy Hải Phòng"),
        ("Văn phòng Tỉnh ủy Thái Bình", "Văn phòng Tỉnh ủy Hưng Yên"),
        ("Ban Tuyên giáo Tỉnh ủy Hải Dương", "Ban Tuyên giáo và Dân vận Thành ủy Hải Phòng"),
        ("Ban Tuyên giáo Thành ủy Hà Nội", "Ban Tuyên giáo và Dân vận Thành ủy Hà Nội"),
        ("Sở Tài nguyên và Môi trường tỉnh Hải Dương", "Sở Nông nghiệp và Môi trường thành phố Hải Phòng"),
    ],
)
def test_a_recipient_that_is_no_more_is_told_with_the_one_in_its_place(name: str, proposal: str | None) -> None:
    plan = both(OF_HAI_PHONG, receives(name), head(place="Hải Phòng"))(good_plan())
    (one,) = [one for one in found(plan, NOW) if one.found.node == "/recipients/0"]
    assert (one.code, one.severity, one.found.proposal) == ("TTDN-15", Severity.WARNING, proposal)
    before = both(issuer(name="Ủy ban nhân dân tỉnh Hải Dương"), receives(name))(good_plan())
    assert not [one for one in found(before, D(2019, 5, 6)) if one.code == "TTDN-15" and one.found.node == "/recipients/0"]


def test_both_bodies_that_took_over_from_a_department_are_told_with_their_duties() -> None:
    (one,) = found(task(0, partners=("Sở TT&TT",))(good_plan()), NOW)
    told = said(one.found, resources.rule_words()["vi"])
    assert "Sở Văn hóa, Thể thao và Du lịch (báo chí, xuất bản, thông tin đối ngoại)" in told
    assert "Sở Khoa học và Công nghệ (chuyển đổi số" in told
    assert one.found.proposal == "Sở Văn hóa, Thể thao và Du lịch"


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("Phối hợp với UBND tỉnh Hải Dương quảng bá du lịch.", "Phối hợp với UBND thành phố Hải Phòng quảng bá du lịch."),
        ("Tiếp đoàn của Công an tỉnh Thái Bình Chủ nhật.", "Tiếp đoàn của Công an tỉnh Hưng Yên Chủ nhật."),
        ("Giao UBND phường Cẩm Thượng thực hiện.", "Giao Ủy ban nhân dân phường Thành Đông thực hiện."),
        ("Giao UBND huyện Thanh Miện thực hiện.", None),
    ],
)
def test_the_text_is_looked_through_for_places_that_are_no_more(text: str, proposal: str | None) -> None:
    plan = both(OF_HAI_PHONG, says(text), head(place="Hải Phòng"))(good_plan())
    (one,) = [one for one in found(plan, NOW) if one.found.text == text]
    assert (one.code, one.severity, one.found.proposal) == ("TTDN-15", Severity.INFO, proposal)
    before = both(issuer(name="Ủy ban nhân dân tỉnh Hải Dương"), says(text))(good_plan())
    assert not [one for one in found(before, D(2024, 3, 1)) if one.found.text == text]


def test_what_was_not_looked_up_is_only_remarked() -> None:
    (one,) = found(says("Phối hợp với Đài Phát thanh - Truyền hình tỉnh đưa tin.")(good_plan()), NOW)
    assert one.severity is Severity.INFO


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kế hoạch số 3763/KH-UBND ngày 25/10/2019 của Ủy ban nhân dân tỉnh Hải Dương.",
        "Năm 2024, UBND tỉnh Hải Dương tổ chức 12 hội nghị.",
        "Tiếp nối kết quả của Ủy ban nhân dân tỉnh Ninh Bình và UBND xã Vân Trúc.",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy định hướng.",
        "Sở Giao thông vận tải - Xây dựng phối hợp.",
        "Sở Văn hóa, Thể thao và Du lịch (nguyên là Sở Thông tin và Truyền thông).",
        "Các chi cục quản lý thị trường; CHI CỤC QUẢN LÝ THỊ TRƯỜNG.",
        "Bộ Khoa học và Công nghệ, Bộ Văn hóa, Thể thao và Du lịch, Sở Nông nghiệp và Môi trường.",
    ],
)
def test_names_of_the_day_and_cited_ones_are_left_alone(text: str) -> None:
    assert not found(says(text)(good_plan()), NOW)


def test_only_the_words_for_a_province_that_became_a_city_are_mended() -> None:
    plan = issuer(name="Ủy ban nhân dân tỉnh Quảng Ninh")(good_plan())
    assert not [one for one in found(plan, D(2026, 8, 31)) if one.code == "ND30-CQ-07"]
    (one,) = [one for one in found(plan, D(2026, 9, 1)) if one.code == "ND30-CQ-07"]
    assert one.found.proposal == "Ủy ban nhân dân thành phố Quảng Ninh"
    fixes = [fix for fix in one.found.fixes if isinstance(fix, PlanFix)]
    assert fixed(plan, fixes).issuer.name == "Ủy ban nhân dân thành phố Quảng Ninh"
    early = issuer(name="Ủy ban nhân dân thành phố Quảng Ninh")(good_plan())
    (one,) = [one for one in found(early, D(2026, 8, 31)) if one.code == "ND30-CQ-07"]
    assert one.found.proposal == "Ủy ban nhân dân tỉnh Quảng Ninh"


def test_a_commune_that_is_no_more_cannot_issue() -> None:
    plan = issuer(name="Ủy ban nhân dân xã Đoàn Tùng")(good_plan())
    (one,) = [one for one in found(plan, NOW) if one.code == "ND30-CQ-07"]
    assert one.severity is Severity.WARNING
    assert said(one.found, resources.rule_words()["vi"]) == "tên gọi này dùng đến ngày 30/6/2025, đến ngày của văn bản là xã Nguyễn Lương Bằng, xã Thượng Hồng"
    assert not [one for one in found(plan, D(2024, 3, 1)) if one.code == "ND30-CQ-07"]


def test_a_name_that_may_mean_several_is_asked_about_once() -> None:
    plan = both(receives("Nông nghiệp và Môi trường"), task(1, partners=("Nông nghiệp và Môi trường",)))(good_plan())
    (one,) = found(plan, NOW)
    assert (one.code, one.severity) == ("TTDN-KH-07", Severity.INFO)
    assert said(one.found, resources.rule_words()["vi"]) == "có thể là Bộ Nông nghiệp và Môi trường, Sở Nông nghiệp và Môi trường"


def test_the_partys_word_is_mended_with_the_kind_of_the_province() -> None:
    (one,) = [one for one in found(receives("Tỉnh ủy Quảng Ninh")(good_plan()), D(2026, 10, 5)) if one.found.node == "/recipients/0"]
    assert (one.code, one.found.proposal, one.found.fixes) == ("TTDN-15", "Thành ủy Quảng Ninh", ())
    assert not [one for one in found(receives("Tỉnh ủy Quảng Ninh")(good_plan()), D(2026, 8, 31)) if one.found.node == "/recipients/0"]


def test_a_department_is_asked_about_while_the_provinces_change_it() -> None:
    (one,) = [one for one in found(receives("Sở KH&ĐT")(good_plan()), D(2025, 4, 1)) if one.found.node == "/recipients/0"]
    assert (one.code, one.severity) == ("TTDN-KH-07", Severity.INFO)
    assert said(one.found, resources.rule_words()["vi"]) == "có thể là Sở KH&ĐT, Sở Tài chính"


def test_names_are_judged_again_when_the_issuer_says_where_it_lies() -> None:
    checker = Checker(RULES)
    plan = receives("UBND phường Nghĩa Lộ")(good_plan())
    asked = [one for one in checker.run(subject_of(plan, day=NOW)).findings if one.code in CODES]
    assert [one.code for one in asked] == ["TTDN-KH-07"]
    here = issuer(name="Ủy ban nhân dân tỉnh Lào Cai")(plan)
    assert not [one for one in checker.run(subject_of(here, day=NOW)).findings if one.code in CODES]


@pytest.mark.parametrize("name", ["01-nam-2027", "02-giai-doan-2027-2030", "03-le-hoi-2027"])
def test_shipped_plans_name_units_of_their_day(name: str) -> None:
    plan = plan_from_json(resources.load_json(f"samples/{name}.json"))
    assert not [one.found for one in run(subject_of(plan), RULES).findings if one.code in CODES]


def test_the_offices_own_directory_is_asked_first() -> None:
    old = Unit(id="1", name="Đài Truyền thanh xã", short=("Đài xã",), last=D(2025, 12, 31), successors=("2",))
    units = Units(units=(old, Unit(id="2", name="Trung tâm Cung ứng dịch vụ công xã"), Unit(id="3", name="Phòng Giáo dục và Đào tạo", first=D(2025, 7, 1))))
    plan = both(task(0, partners=("Đài xã",)), task(1, partners=("Phòng GD&ĐT",)))(good_plan())
    told = [one for one in run(subject_of(plan, day=NOW, units=units), RULES).findings if one.code in CODES]
    assert [(one.code, one.found.proposal, one.found.said["until"]) for one in told] == [("TTDN-15", "Trung tâm Cung ứng dịch vụ công xã", "31/12/2025")]
    assert not [one for one in run(subject_of(plan, day=D(2025, 12, 31), units=units), RULES).findings if one.code in CODES]


def test_only_what_went_over_whole_is_mended_without_asking() -> None:
    for text, certain in (("Phối hợp với Bộ Giao thông vận tải.", True), ("Phối hợp với Bộ Thông tin và Truyền thông.", False)):
        (one,) = found(says(text)(good_plan()), NOW)
        assert one.found.proposal is not None
        assert one.fixable is certain


@pytest.mark.parametrize("name", ["Sở TT&TT", "Sở Thông tin và Truyền thông", "Sở 4T", "UBND tỉnh Hải Dương", "Ban Dân vận Thành ủy"])
def test_an_entry_of_the_directory_without_days_makes_nothing_valid_that_is_no_more(name: str) -> None:
    department = Unit(id="1", name="Sở Thông tin và Truyền thông Hải Dương", short=("Sở TT&TT", "Sở 4T"))
    units = Units(units=(department, Unit(id="2", name="UBND tỉnh Hải Dương"), Unit(id="3", name="Ban Dân vận Thành ủy")))
    plan = both(OF_HAI_PHONG, receives(name), head(place="Hải Phòng"))(good_plan())
    (one,) = [one for one in run(subject_of(plan, day=NOW, units=units), RULES).findings if one.code in CODES and one.found.node == "/recipients/0"]
    assert (one.code, one.found.text) == ("TTDN-15", name)
    dated = replace(units, units=tuple(replace(unit, first=D(2025, 7, 1), short=(*unit.short, name)) for unit in units.units))
    assert not [one for one in run(subject_of(plan, day=NOW, units=dated), RULES).findings if one.found.node == "/recipients/0" and one.code in CODES]


@pytest.mark.parametrize("place", ["phường Tứ Minh", "xã Cẩm Giang", "phường Yên Bái", "thành phố Huế"])
def test_the_units_an_office_usually_works_with_stand_on_the_day(place: str) -> None:
    directory = resources.places()
    found = next(one for one in find_places(place, NOW, directory) if one.was is None)
    usual = tuple(one.unit for one in usual_units(found.place, NOW, directory))
    names = [name for unit in usual for name in (unit.name, *unit.short)]
    plan = both(issuer(name=f"Ủy ban nhân dân {found.place.title}"), *map(receives, names))(good_plan())
    told = run(subject_of(plan, day=NOW, units=Units(units=usual)), RULES).findings
    assert not [one.found.text for one in told if one.code == "TTDN-15"]
