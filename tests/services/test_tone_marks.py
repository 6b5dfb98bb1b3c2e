"""Tone marks are written alike on wish, and nothing else is touched."""

import pytest

from tests.rules.plans import good_plan, says
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.texts import texts
from ttdn_desktop.services.tone_marks import ToneStyle, counted, made_alike

MIXED = says("Hòa bình, hoà hợp; thủy lợi, THUỶ điện; khoẻ; quý, quỳnh, hoàn thiện, tuần, nghĩa, mùa.")


def prose(plan: Plan) -> str:
    return "\n".join(text for _place, text in texts(plan))


@pytest.mark.parametrize(
    ("style", "line"),
    [
        (ToneStyle.FIRST, "Hòa bình, hòa hợp; thủy lợi, THỦY điện; khỏe; quý, quỳnh, hoàn thiện, tuần, nghĩa, mùa."),
        (ToneStyle.LAST, "Hoà bình, hoà hợp; thuỷ lợi, THUỶ điện; khoẻ; quý, quỳnh, hoàn thiện, tuần, nghĩa, mùa."),
    ],
)
def test_all_such_syllables_of_a_plan_are_written_in_one_way(style: ToneStyle, line: str) -> None:
    after = made_alike(MIXED(good_plan()), style)
    assert line in prose(after)
    assert counted(after)[ToneStyle.LAST if style is ToneStyle.FIRST else ToneStyle.FIRST] == 0
    assert made_alike(after, style) == after


def test_both_ways_are_counted() -> None:
    before, after = counted(good_plan()), counted(MIXED(good_plan()))
    assert after[ToneStyle.FIRST] - before[ToneStyle.FIRST] == 2
    assert after[ToneStyle.LAST] - before[ToneStyle.LAST] == 3
