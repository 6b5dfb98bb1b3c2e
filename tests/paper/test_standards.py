"""The shipped measures and words: complete, with their validity, and the decree's own ranges kept."""

import datetime as dt

import pytest

from ttdn_desktop import resources
from ttdn_desktop.paper.anchors import CLOSING_PARTS, AnchorKind, anchor_name, parse_anchor
from ttdn_desktop.paper.model import Style


def test_every_style_has_a_look() -> None:
    assert set(resources.standards().looks) == set(Style)


def test_decree_30_holds_from_its_first_day() -> None:
    rules = resources.standards("nd30-2020")
    assert not rules.holds_on(dt.date(2020, 3, 4))
    assert rules.holds_on(dt.date(2020, 3, 5))
    assert "30/2020/NĐ-CP" in rules.source


def test_sections_and_clauses_are_bold_and_points_are_not() -> None:
    looks = resources.standards("nd30-2020").looks
    assert looks[Style.HEADING_1].bold
    assert looks[Style.HEADING_2].bold
    assert not looks[Style.HEADING_3].bold  # a) điểm (PL I, V)


@pytest.mark.parametrize("regime", ["tt01-2011", "party-05hd-2026", "party-36hd-2018"])
def test_a_regime_without_measures_of_its_own_takes_those_of_decree_30(regime: str) -> None:
    assert resources.standards(regime) is resources.standards("nd30-2020")


def test_the_columns_of_the_letterhead_and_the_signature_fill_the_sheet() -> None:
    rules = resources.standards()
    assert sum(rules.letterhead_widths) == rules.page.text_width
    assert sum(rules.signature_widths) == rules.page.text_width


def test_the_wide_page_is_the_same_sheet() -> None:
    rules = resources.standards()
    assert (rules.wide_page.width, rules.wide_page.height) == (rules.page.height, rules.page.width)
    assert rules.wide_page.number_from == 1


def test_every_closing_line_has_a_label_and_a_part() -> None:
    assert set(resources.wording().closing_labels) == set(CLOSING_PARTS)


def test_types_are_those_of_annex_three() -> None:
    types = resources.wording().types
    assert (types["KH"], types["TTr"], types["QyĐ"], types["CV"]) == ("Kế hoạch", "Tờ trình", "Quy định", "Công văn")
    assert len(types) >= 31


def test_names_of_anchors_are_found_again() -> None:
    name = parse_anchor(anchor_name(AnchorKind.CLOSING, "01HXYZ", 3))
    assert name is not None
    assert (name.kind, name.id, name.part) == (AnchorKind.CLOSING, "01HXYZ", 3)
    assert str(name) == "ttdn_k_01HXYZ_3"
