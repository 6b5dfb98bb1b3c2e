"""The shipped measures and words: complete, with their validity, and the decree's own ranges kept."""

import datetime as dt
from itertools import pairwise

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.paper.anchors import CLOSING_PARTS, AnchorKind, anchor_name, parse_anchor
from ttdn_desktop.paper.model import Align, Edge, Style


@pytest.mark.parametrize("regime", tuple(Regime))
def test_every_style_has_a_look(regime: str) -> None:
    assert set(resources.standards(regime).looks) == set(Style)


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


REGIMES = tuple(Regime)


def test_every_regime_has_measures_and_words_of_its_own() -> None:
    assert {rules.id for rules in resources.regimes()} == set(REGIMES)
    assert resources.standards("a regime of later versions") is resources.standards("nd30-2020")
    assert [resources.wording(regime).number_joint for regime in ("nd30-2020", "tt01-2011", "party-36hd-2018", "party-05hd-2026")] == ["/", "/", "-", "-"]


@pytest.mark.parametrize("regime", REGIMES)
def test_every_regime_says_where_its_measures_come_from(regime: str) -> None:
    rules = resources.standards(regime)
    assert rules.evidence
    assert all(entry.vi and entry.en and entry.source for entry in rules.evidence)
    assert bool(rules.to_compare) == (regime != "nd30-2020")


@pytest.mark.parametrize("family", ["state", "party"])
def test_one_regime_of_a_family_follows_the_other_without_a_gap(family: str) -> None:
    own = sorted((rules for rules in resources.regimes() if rules.family == family), key=lambda rules: rules.valid_from)
    assert [rules.valid_to for rules in own][-1] is None
    for before, after in pairwise(own):
        assert before.valid_to is not None
        assert after.valid_from - before.valid_to == dt.timedelta(days=1)


def test_party_papers_have_the_measures_of_their_guidance() -> None:
    rules, say = resources.standards("party-05hd-2026"), resources.wording("party-05hd-2026")
    assert (rules.page.top, rules.page.bottom, rules.page.left, rules.page.right, rules.page.header) == (20, 20, 30, 15, 10)
    sizes = {style: rules.looks[style].size for style in (Style.NATIONAL_NAME, Style.ISSUING_BODY, Style.NUMBER, Style.PLACE_DATE, Style.RECIPIENT)}
    assert sizes == {Style.NATIONAL_NAME: 15, Style.ISSUING_BODY: 14, Style.NUMBER: 14, Style.PLACE_DATE: 14, Style.RECIPIENT: 12}
    assert 18 <= (rules.looks[Style.BODY].line_exact or 0) <= 22
    assert rules.looks[Style.RECIPIENTS_LABEL].underline
    assert not rules.post_bold
    assert (say.issuer_mark, say.subject_mark, say.motto) == ("*", "-----", "")


def test_old_state_papers_bear_their_number_at_the_right_of_the_foot() -> None:
    number = resources.standards("tt01-2011").page.page_number
    assert number is not None
    assert (number.edge, number.align, number.size) == (Edge.BOTTOM, Align.RIGHT, 14)


def test_sheets_printed_on_both_sides_change_their_margins() -> None:
    rules = resources.standards("party-05hd-2026").two_sided
    assert rules.page.mirrored
    assert rules.wide_page.mirrored


@pytest.mark.parametrize("regime", REGIMES)
def test_the_columns_of_the_letterhead_and_the_signature_fill_the_sheet(regime: str) -> None:
    rules = resources.standards(regime)
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
