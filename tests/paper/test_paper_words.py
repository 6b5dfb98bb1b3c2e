"""The official words of papers: complete, fillable, and worded anew by an office."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from tests import papers_to_print as made
from ttdn_desktop import resources
from ttdn_desktop.drafting.kinds import KINDS
from ttdn_desktop.drafting.places import plan_places
from ttdn_desktop.paper.paper_words import merged, worded_texts
from ttdn_desktop.services.papers import papers_of_kind, sheets_of_kind
from ttdn_desktop.services.types import PaperOrder

WORDS = resources.papers_wording().kinds
OWN = {  # places that a kind fills by itself
    "amendment": {"old_ref", "old_ref_short", "old_subject", "what", "part", "before", "after", "name"},
    "annex_six": {"who", "duty", "power", "time_as_written"},
    "budget": {"year"},
    "committee": {"last_article", "members_default"},
    "decision": {"number"},
    "indicators": {"year"},
    "opinions": {"opinions", "unit", "document", "opinion", "answer"},
    "report": {"as_above_if_addressed", "due", "paper"},
    "slips": {"unit"},
}


@pytest.mark.parametrize("key", WORDS)
def test_every_key_of_a_kind_is_unique_and_named_in_both_languages(key: str) -> None:
    counted = Counter(text.key for text in worded_texts(WORDS[key]))
    assert [name for name, count in counted.items() if count > 1] == []
    assert WORDS[key].vi
    assert WORDS[key].en
    assert all(fact.vi and fact.en for fact in WORDS[key].facts)


@pytest.mark.parametrize("key", WORDS)
def test_every_place_of_the_words_is_known(key: str) -> None:
    places = plan_places(made.source(made.sample()).ground)
    known = set(places.texts) | {"n"} | OWN.get(key, set()) | {name for entries in places.lists.values() for entry in entries for name in entry}
    known |= {fact.name for fact in WORDS[key].facts} | {part for fact in WORDS[key].facts for part in fact.parts}
    asked = {name for worded in worded_texts(WORDS[key]) for name in re.findall(r"\{([a-z_0-9]+)\}", worded.text)}
    assert asked - known == set()
    lists = {name for worded in worded_texts(WORDS[key]) for name in re.findall(r"\{each:([a-z_0-9]+)\}", worded.text)}
    assert lists - set(places.lists) == set()


def test_an_office_words_a_paper_in_its_own_way() -> None:
    own = {"letter": {"subject": "thực hiện {title}", "trouble": "", "addressees": "Các cơ quan, đơn vị thuộc xã\n\nCác trường học", "unheard of": "x"}}
    paper = made.proposed(made.sample(), "letter", overrides=own)
    assert paper.document.subject.startswith("thực hiện Kế hoạch")
    assert paper.addressees == ("Các cơ quan, đơn vị thuộc xã", "Các trường học")
    assert not any("khó khăn, vướng mắc" in text.text for text in paper.generated)
    assert merged(resources.papers_wording(), {}) == resources.papers_wording()


def test_a_place_that_nobody_knows_stays_as_it_was_typed() -> None:
    paper = made.proposed(made.sample(), "letter", overrides={"letter": {"lead": "Gửi {tên riêng} và {unknown}."}})
    assert any(text.text == "Gửi {tên riêng} và {unknown}." for text in paper.generated)


def test_words_that_code_fills_bear_any_text_of_an_office() -> None:
    strange = "Lời {lạ} với {unknown}, {} và { ngoặc"
    own = {kind: {text.key: strange for text in worded_texts(words)} for kind, words in WORDS.items()}
    plan = made.sample()
    changed = replace(plan, tasks=(replace(plan.tasks[0], output="Khác hẳn"), *plan.tasks[1:]))
    for key, kind in KINDS.items():
        order = PaperOrder(overrides=own, before=plan)
        papers = papers_of_kind(changed, key, order)
        assert papers or not kind.needs(changed), key
        sheets_of_kind(changed, key, order)
