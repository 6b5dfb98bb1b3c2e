"""Papers of 2011 to 2020 are checked by the rules of their time, each with a good and a bad case; those of the decree are not asked of them."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.rules.papers import OLD, Change, base, drafted, on, page_number
from tests.rules.test_form_rules import CASES, NAMES
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.paper.model import Edge, Style
from ttdn_desktop.rules.model import Need, Subject
from ttdn_desktop.rules.run import run

OF_THE_TIME = tuple(rule for rule in resources.rules() if rule.regimes == (Regime.TT01_2011,))
STATE = tuple(name for name in NAMES if not name.startswith("party"))
OTHERWISE: dict[str, Change] = {
    "TT01-PGNO-01": page_number(edge=Edge.TOP),
    "TT01-CC-02": on(Style.BASIS, run={"italic": True}),
    "TT01-ND-04": on(Style.BODY, line_exact=14.0),
}
"""What breaks a rule of that time but keeps the one it is like."""


def codes(subject: Subject) -> set[str]:
    return {finding.code for finding in run(subject, resources.rules()).findings}


@pytest.mark.parametrize("name", STATE)
def test_nothing_is_found_in_papers_of_that_time(name: str) -> None:
    assert codes(base(OLD + name)) == set()


@pytest.mark.parametrize("rule", [rule for rule in OF_THE_TIME if rule.needs is not Need.PLAN], ids=lambda rule: rule.id)  # what is cited has tests of its own
def test_a_rule_of_that_time_that_is_broken_is_found_and_no_other(rule: object) -> None:
    code, like = rule.id, rule.like  # type: ignore[attr-defined] # a rule
    name, change = CASES[like]
    assert codes(OTHERWISE.get(code, change)(base(OLD + name))) == {code}


def test_every_rule_of_that_time_names_its_article_and_is_not_said_to_be_sure() -> None:
    assert len(OF_THE_TIME) > 70
    for rule in OF_THE_TIME:
        assert rule.confidence in {"secondary", "unverified"}
        assert "01/2011/TT-BNV" in rule.article
        assert rule.confidence == "secondary" or rule.severity is not Severity.ERROR
        assert rule.valid_to == dt.date(2020, 3, 4)


def test_a_typeface_of_another_name_was_allowed_then() -> None:
    assert not codes(on(Style.BODY, run={"font": "Arial"})(base(OLD + "plan")))


def test_a_paper_of_the_day_on_which_the_decree_came_is_of_the_decree() -> None:
    subject = replace(base(OLD + "plan"), day=dt.date(2020, 3, 5), paper=drafted(OLD + "plan"))
    assert codes(subject) == {"ND30-TG-01"}
