"""A plan is checked while it is edited: findings with their places, mendings as one edit, what was set aside."""

import datetime as dt
import itertools
from dataclasses import replace

from tests import plans_to_print as printed
from ttdn_desktop import resources
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.rules.model import PlanFix
from ttdn_desktop.services.checking import CheckOptions
from ttdn_desktop.services.new_plan import new_plan
from ttdn_desktop.services.reviewing import Reviewer, fixed
from ttdn_desktop.services.set_asides import choice_name, from_text, to_text
from ttdn_desktop.settings import Settings

KNOWN = resources.places()

PLAN = replace(printed.small_plan(), document=replace(printed.small_plan().document, symbol="KH - UBND"))


def reviewer() -> Reviewer:
    return Reviewer(CheckOptions(today=dt.date(2026, 11, 22)))


def test_a_finding_says_where_it_is_edited_and_how_it_is_mended() -> None:
    item = next(item for item in reviewer().review(PLAN, ()).items if item.told.code == "ND30-SO-01")
    assert item.place.key == "general"
    assert item.place.words
    plan = fixed(PLAN, item.fixes)
    assert plan.document.symbol == "KH-UBND"
    assert all(other.told.code != "ND30-SO-01" for other in reviewer().review(plan, ()).items)


def test_what_is_set_aside_does_not_count_and_keeps_its_reason() -> None:
    own = reviewer()
    aside = SetAside(plan=PLAN.id, rule="ND30-SO-01", reason="Theo quy chế của tỉnh", at=dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    review = own.review(PLAN, (aside,))
    assert [item.told.set_aside for item in review.set_aside if item.told.code == "ND30-SO-01"] == ["Theo quy chế của tỉnh"]
    assert all(item.told.code != "ND30-SO-01" for item in review.items)
    assert any(item.told.code == "ND30-SO-01" for item in own.review(PLAN, ()).items)


def test_what_is_set_aside_is_kept_as_a_text() -> None:
    aside = (SetAside(plan=PLAN.id, rule="ND30-SO-01", reason="Vì …", node="/document/symbol", at=dt.datetime(2026, 11, 22, tzinfo=dt.UTC)),)
    assert from_text(to_text(aside)) == aside
    assert to_text(()) == ""
    assert from_text("") == from_text("{") == ()
    assert choice_name("a") != choice_name("b")


def test_several_mendings_of_one_text_are_one_edit_and_do_not_get_in_each_others_way() -> None:
    plan = replace(PLAN, enacting="ab cd ef")
    fixes = [
        PlanFix(path="/enacting", text="AB", start=0, end=2),
        PlanFix(path="/enacting", text="ef!", start=6, end=8),
        PlanFix(path="/enacting", text="x", start=1, end=4),
    ]
    assert fixed(plan, fixes).enacting == "AB cd ef!"


def test_a_mending_of_what_is_gone_changes_nothing() -> None:
    assert fixed(PLAN, [PlanFix(path="/tasks/99/title", text="x")]) == PLAN


def test_a_plan_begun_just_now_has_no_error() -> None:
    """Nobody knows yet on which day, or in which year, it will be issued."""
    settings = Settings(issuing_body="Ủy ban nhân dân xã Vân Trúc", issuer_lines=("ỦY BAN NHÂN DÂN", "XÃ VÂN TRÚC"), place="Vân Trúc", symbol="KH-UBND")
    plan = new_plan(map(str, itertools.count()).__next__, dt.date(2026, 11, 22), settings, KNOWN)
    assert [item.told.code for item in reviewer().review(plan, ()).items if item.told.severity is Severity.ERROR] == []
