"""The rules as data: all of them there, in both languages, with their articles."""

import json
from pathlib import Path

import pytest

from tests.rules.papers import base
from tests.rules.test_form_rules import CASES
from ttdn_desktop import paths, resources
from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.rules.run import RULE_CHECKS, run
from ttdn_desktop.rules.said import said


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


def test_what_every_check_says_is_said_in_both_languages() -> None:
    words = resources.rule_words()
    for name, change in CASES.values():
        for finding in run(change(base(name)), resources.rules()).findings:
            for language in ("vi", "en"):
                told = said(finding.found, words[language])
                assert "{" not in told
                assert bool(told) == bool(finding.found.said)


def test_every_check_is_of_a_rule() -> None:
    assert RULE_CHECKS.keys() <= {rule.id for rule in resources.rules()}
    assert not {rule.id for rule in resources.rules() if rule.uncheckable} & RULE_CHECKS.keys()


def test_no_word_is_given_twice() -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _value in pairs]
        assert len(names) == len(set(names))
        return dict(pairs)

    for file in (paths.resources_dir() / "rules").glob("*.json"):
        json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=once)
