"""While one types, only what changed is looked at again."""

from collections import Counter
from dataclasses import replace

import pytest

from tests import plans_to_print as printed
from tests.rules.papers import subject_of
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.paper.model import Paper, Paragraph
from ttdn_desktop.rules import body, pieces
from ttdn_desktop.rules.pieces import Book, Seen
from ttdn_desktop.rules.run import Checker

PLAN = printed.long_plan(30, 150)


def paper_of(plan: Plan) -> Paper:
    return plan_paper(plan, resources.standards(), resources.wording())


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    counts: Counter[str] = Counter()
    seen_in, wrong_indent = pieces.seen_in, body.wrong_indent

    def counted_seen(book: Book, paragraph: Paragraph) -> Seen:
        counts["paragraphs"] += 1
        return seen_in(book, paragraph)

    def counted_indent(line: Seen, usual: list[float], slack: float) -> object:
        counts["indents"] += 1
        return wrong_indent(line, usual, slack)

    monkeypatch.setattr(pieces, "seen_in", counted_seen)
    monkeypatch.setattr(body, "wrong_indent", counted_indent)
    return counts


def test_after_an_edit_only_the_paragraph_that_changed_is_looked_at(looked_at: Counter[str]) -> None:
    checker = Checker(resources.rules())
    checker.run(subject_of(paper_of(PLAN)))
    assert looked_at["paragraphs"] > 150
    assert looked_at["indents"] > 150
    looked_at.clear()
    edited = replace(PLAN, enacting="Ủy ban nhân dân xã ban hành Kế hoạch như sau:")
    checker.run(subject_of(paper_of(edited)))
    assert looked_at == {"paragraphs": 1, "indents": 1}


def test_a_paper_drafted_anew_without_a_change_costs_no_look_at_all(looked_at: Counter[str]) -> None:
    checker = Checker(resources.rules())
    checker.run(subject_of(paper_of(PLAN)))
    looked_at.clear()
    checker.run(subject_of(paper_of(PLAN)))
    assert not looked_at


def test_what_was_found_in_another_regime_or_on_another_day_is_not_kept(looked_at: Counter[str]) -> None:
    checker = Checker(resources.rules())
    checker.run(subject_of(paper_of(PLAN)))
    looked_at.clear()
    day = subject_of(paper_of(PLAN)).today.replace(year=2025)
    checker.run(subject_of(paper_of(PLAN), day=day))
    assert looked_at["indents"] > 150
