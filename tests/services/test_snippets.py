"""Sentences to be used again: of every part, found without accents, their blanks filled from the plan."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from tests.ui.contexts import empty_plan
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.ids import SectionId
from ttdn_desktop.domain.library import Origin, Snippet
from ttdn_desktop.domain.plan import Issuer, Period, Section, SectionRole
from ttdn_desktop.domain.section_roles import role_of
from ttdn_desktop.services import snippets
from ttdn_desktop.services.snippets import filled, found

SHIPPED = resources.library().snippets
PLAN = replace(empty_plan(), year=2027, issuer=Issuer(name="Ủy ban nhân dân xã Suối Mây"))


def test_there_are_good_sentences_for_every_part_and_kind_of_information() -> None:
    assert len(SHIPPED) >= 60
    assert len({one.id for one in SHIPPED}) == len({one.text for one in SHIPPED}) == len(SHIPPED)
    assert {part for part in snippets.PARTS if not found(SHIPPED, "", part)} == set()
    assert {one.information for one in SHIPPED} == {"", *snippets.INFORMATION}
    for one in SHIPPED:
        assert not one.text[0].islower(), one.text
        assert "  " not in one.text
        ends = one.text.endswith(".")
        assert ends is (one.topic not in {snippets.TASK, snippets.RECIPIENT}), one.text


def test_every_blank_of_a_shipped_sentence_is_one_the_plan_knows_or_a_number_to_be_written() -> None:
    names = {name for one in SHIPPED for name in re.findall(r"\{([^}]+)\}", one.text)}
    assert names - set(snippets.blank_names()) == {"số lượng"}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ủy ban nhân dân xã Suối Mây", "xã Suối Mây"),
        ("UBND phường 5", "phường 5"),
        ("Ủy ban nhân dân phường Lê Chân, thành phố Hải Phòng", "phường Lê Chân"),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai", "tỉnh Lào Cai"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Trung tâm Văn hóa xã hội", ""),
        ("", ""),
    ],
)
def test_the_place_is_read_from_the_name_of_the_office(name: str, place: str) -> None:
    assert snippets.place_of(replace(PLAN, issuer=Issuer(name=name))) == place


def test_blanks_the_plan_knows_are_filled_and_others_stay_in_sight() -> None:
    text = "{Cơ quan}: {số lượng} tin về {địa phương} năm {năm}, sau năm {năm trước}, trước {năm sau}, {giai đoạn}"
    assert filled(text, PLAN) == "Ủy ban nhân dân xã Suối Mây: {số lượng} tin về xã Suối Mây năm 2027, sau năm 2026, trước 2028, {giai đoạn}"
    period = Period(start=dt.date(2026, 1, 1), end=dt.date(2030, 12, 31))
    assert filled("{giai đoạn}", replace(PLAN, period=period)) == "giai đoạn 2026 - 2030"
    assert filled("{địa phương}", empty_plan()) == "{địa phương}"


def test_sentences_are_found_by_words_part_and_kind_the_offices_own_first() -> None:
    own = snippets.made("  Kinh phí   của xã. ", "budget", "Kế hoạch 2026", "own")
    assert (own.text, own.role, own.origin) == ("Kinh phí của xã.", SectionRole.BUDGET, Origin.OWN)
    hits = found((*SHIPPED, own), "kinh phi", "budget")
    assert hits[0] is own
    assert all(one.role is SectionRole.BUDGET for one in hits)
    assert {one.information for one in found(SHIPPED, "", "task", "image")} == {"image"}
    assert found(SHIPPED, "khong co cau nay") == ()
    of_plan = Snippet(id="", text="KINH PHÍ của xã.", source="Kế hoạch", origin=Origin.OWN)
    assert [one.id for one in snippets.merged((*SHIPPED[:1], own), (of_plan,))] == ["own", SHIPPED[0].id], "of each wording one"


def test_a_task_alone_has_a_kind_of_information_and_a_part_can_be_changed() -> None:
    one = snippets.reworded(SHIPPED[0], "Họp báo", "task", "world")
    assert (one.topic, one.role, one.information) == ("task", SectionRole.CONTENT, "world")
    assert snippets.reworded(one, "Sở Ngoại vụ", "recipient", "world").information == ""
    assert snippets.part_of(snippets.reworded(one, "x", "")) == ""


def test_where_a_sentence_is_from_is_said() -> None:
    i18n.install("en")
    assert snippets.source_words(SHIPPED[0]) == "Shipped with the program"
    assert snippets.source_words(snippets.made("x", "", "", "a")) == "Kept by the office"
    assert snippets.source_words(snippets.made("x", "", "Kế hoạch 2026", "a")) == "Kế hoạch 2026"


def test_a_section_without_a_role_is_about_what_the_one_above_is() -> None:
    deep = Section(id=SectionId("c"), heading="a")
    body = (Section(id=SectionId("a"), heading="I", role=SectionRole.SOLUTIONS, sections=(Section(id=SectionId("b"), heading="1", sections=(deep,)),)),)
    plan = replace(PLAN, body=body)
    assert role_of(plan, "c") is SectionRole.SOLUTIONS
    assert role_of(plan, "none") is SectionRole.OTHER
