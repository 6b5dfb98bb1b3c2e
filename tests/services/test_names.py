"""Names of exported files say what they hold and are allowed everywhere."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import DocumentHead, Issuer, Plan, Stage
from ttdn_desktop.services.names import LONGEST, clean_name, file_name, shown_pattern, stored_pattern, unknown_fields

TODAY = dt.date(2026, 11, 2)
PLAN = Plan(
    id=PlanId("p"),
    year=2027,
    document=DocumentHead(subject="Công tác thông tin đối ngoại năm 2027", symbol="KH-UBND"),
    issuer=Issuer(name="Ủy ban nhân dân xã Suối Mây"),
)


def test_a_pattern_is_filled_from_the_plan():
    assert file_name("{type} {year} - {subject}", PLAN, "Kế hoạch", ".docx", TODAY) == "Kế hoạch 2027 - Công tác thông tin đối ngoại năm 2027.docx"


def test_a_number_not_yet_given_leaves_no_gap():
    assert file_name("{type} {number} - {subject}", PLAN, "Kế hoạch", ".docx", TODAY) == "Kế hoạch - Công tác thông tin đối ngoại năm 2027.docx"
    assert file_name("{number} - {type}", PLAN, "Kế hoạch", ".docx", TODAY) == "Kế hoạch.docx"
    assert file_name("{type} - {number} ({draft})", PLAN, "Kế hoạch", ".docx", TODAY) == "Kế hoạch (1).docx"


def test_the_slash_of_a_symbol_becomes_a_dash():
    issued = Plan(id=PlanId("p"), stage=Stage.ISSUED, document=DocumentHead(number="12", symbol="KH-UBND", date=dt.date(2027, 1, 5)))
    assert file_name("{number} {date} {draft}", issued, "Kế hoạch", ".docx", TODAY) == "12-KH-UBND 2027-01-05.docx"
    assert clean_name("Số 12/KH-UBND", "x") == "Số 12-KH-UBND"


@pytest.mark.parametrize("text", [".;", " .- Kế hoạch", "…"])
def test_a_clean_name_is_clean_at_once(text):
    name = clean_name(text, "x")
    assert clean_name(name, "x") == name


@pytest.mark.parametrize("bad", ["CON", "nul", "Com1", "LPT9.tệp", "con.txt"])
def test_reserved_names_of_windows_are_changed(bad):
    assert clean_name(bad, "x") == f"_{bad}"


@given(st.text(max_size=300))
def test_any_text_becomes_an_allowed_name(text):
    name = clean_name(text, "Kế hoạch")
    assert 0 < len(name) <= LONGEST
    assert len(name.encode()) <= 200
    assert not set(name) & set('<>:"/\\|?*\n\t')
    assert name == name.strip(" .")
    assert clean_name(name, "Kế hoạch") == name


def test_a_long_subject_is_cut_between_words():
    name = clean_name("Kế hoạch " + "thông tin đối ngoại " * 30, "x")
    assert name.endswith(("thông", "tin", "đối", "ngoại"))


def test_a_name_cut_short_keeps_its_last_words_which_tell_the_year():
    name = clean_name("Kế hoạch hoạt động thông tin đối ngoại và quảng bá hình ảnh " + "vùng đất, con người " * 9 + "xã Vân Trúc năm 2027", "x")
    assert name.startswith("Kế hoạch hoạt động thông tin đối ngoại")
    assert name.endswith("… xã Vân Trúc năm 2027")


def test_fields_are_shown_in_the_language_of_the_screen_and_kept_in_one():
    pattern = "{type} {year} - {subject}"
    assert stored_pattern(shown_pattern(pattern)) == pattern
    assert stored_pattern("{TYPE} {x}") == "{type} {x}"
    assert unknown_fields("{type} {x}") == ("x",)
