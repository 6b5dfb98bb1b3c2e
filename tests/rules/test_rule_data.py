"""The rules as data: all of them there, in both languages, with their articles."""

import json
from pathlib import Path

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.rules.run import RULE_CHECKS


def test_every_rule_speaks_both_languages_and_names_its_article_and_how_sure_it_is() -> None:
    for rule in resources.rules():
        assert rule.vi.endswith("."), rule.id
        assert rule.en.endswith("."), rule.id
        assert rule.vi != rule.en, rule.id
        assert rule.article, rule.id
        assert rule.confidence, rule.id


def test_ids_are_given_once() -> None:
    ids = [rule.id for rule in resources.rules()]
    assert len(ids) == len(set(ids)) >= 151


def test_all_rules_of_the_facts_are_there(samples: Path) -> None:
    law = samples.parent / "law" / "compliance_rules.json"
    if not law.exists():
        pytest.skip(f"no {law}")
    data = json.loads(law.read_text(encoding="utf-8"))
    assert {entry["id"] for entry in data["rules"]} <= {rule.id for rule in resources.rules()}


def test_rules_of_the_decree_hold_from_its_day_and_for_its_regime_only() -> None:
    for rule in resources.rules():
        if rule.id.startswith("ND30-") and rule.regimes:
            assert rule.regimes == (Regime.ND30_2020,)
            assert str(rule.valid_from) == "2020-03-05"
        if rule.id.startswith("HD05-"):
            assert set(rule.regimes) == {Regime.PARTY_36HD_2018, Regime.PARTY_05HD_2026}


def test_every_area_has_a_name_and_both_languages_say_the_same_things() -> None:
    words = resources.rule_words()
    assert words["vi"].keys() == words["en"].keys()
    assert {f"area.{rule.area}" for rule in resources.rules()} <= words["vi"].keys()


def test_every_check_is_of_a_rule() -> None:
    assert RULE_CHECKS.keys() <= {rule.id for rule in resources.rules()}
    assert not {rule.id for rule in resources.rules() if rule.uncheckable} & RULE_CHECKS.keys()
