"""Papers are added from the plan, follow it until they are edited, and what differs is for the officer to decide on."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.paper_heads import set_paper_document
from tests.ui.contexts import ids
from ttdn_desktop import i18n
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.ids import PaperId, PlanId, TaskId
from ttdn_desktop.domain.issuing import issue_paper
from ttdn_desktop.domain.paper_edits import facts_of, paper_of, set_paper_blocks
from ttdn_desktop.domain.plan import Issuer, Plan, PlanPaper, Section, Task, walk
from ttdn_desktop.domain.text import plain, rich
from ttdn_desktop.services.issuing import understood
from ttdn_desktop.services.paper_copies import copied
from ttdn_desktop.services.paper_records import (
    GROUPS,
    OPEN,
    add_paper,
    answer,
    edited_parts,
    follow_plan,
    issued,
    keep_own,
    key_of,
    questions,
    state_now,
    title_of,
)
from ttdn_desktop.services.papers import papers_of_kind
from ttdn_desktop.services.types import PaperOrder

ORDER = PaperOrder()


def a_plan() -> Plan:
    plan = Plan(
        id=PlanId("p"), year=2027, issuer=Issuer(name="Ủy ban nhân dân xã Vân Trúc"), tasks=(Task(id=TaskId("t"), title="Họp báo", leads=("Công an xã",)),)
    )
    return edits.set_document(plan, subject="Hoạt động thông tin đối ngoại năm 2027", symbol="KH-UBND", place="Vân Trúc")


def with_letter():
    return add_paper(a_plan(), "letter", ORDER, ids())


def first_paragraph(paper: PlanPaper) -> tuple[Section, Paragraph]:
    return next((section, block) for section in walk(paper.body) for block in section.blocks if isinstance(block, Paragraph))


def edited(plan, paper_id, text):
    section, block = first_paragraph(paper_of(plan, paper_id))
    blocks = tuple(replace(one, text=rich(text)) if one is block else one for one in section.blocks)
    return set_paper_blocks(plan, paper_id, section.id, blocks), str(block.id)


def renamed(plan):
    return edits.set_document(plan, subject="Công tác thông tin đối ngoại năm 2028")


@pytest.mark.parametrize("key", [key for _words, keys in GROUPS for key in keys])
def test_every_kind_of_the_menu_can_be_added_twice(key):
    plan, first = add_paper(a_plan(), key, ORDER, ids())
    plan, second = add_paper(plan, key, ORDER, ids())
    assert first != second
    assert {key_of(paper_of(plan, one)) for one in (first, second)} == {key}
    assert title_of(plan, paper_of(plan, first)) != title_of(plan, paper_of(plan, second))
    assert state_now(plan, paper_of(plan, second), ORDER).paper == paper_of(plan, second)


def test_a_second_reminder_bears_the_next_number():
    plan, _first = add_paper(a_plan(), "remind", ORDER, ids())
    plan, second = add_paper(plan, "remind", ORDER, ids())
    assert facts_of(paper_of(plan, second))["times"] == "2"
    assert "(lần 2)" in paper_of(plan, second).document.subject


def test_the_next_reminder_bears_a_number_that_none_bears_though_the_first_was_removed():
    new_id = ids()
    plan = a_plan()
    for _time in range(3):
        plan, _paper = add_paper(plan, "remind", ORDER, new_id)
    plan, _copy = copied(replace(plan, papers=plan.papers[1:]), plan.papers[1].id, ORDER, new_id)
    plan, _paper = add_paper(plan, "remind", ORDER, new_id)
    assert sorted(facts_of(paper)["times"] for paper in plan.papers) == ["2", "3", "4", "5"]


def test_an_answer_stands_in_the_paper_at_once():
    plan, letter = with_letter()
    asked = questions(plan, paper_of(plan, letter), ORDER)
    changed = answer(plan, letter, {asked[0].name: "ngày 20 tháng 12 năm 2026"}, ORDER)
    assert any("ngày 20 tháng 12 năm 2026" in plain(block.text) for s in walk(paper_of(changed, letter).body) for block in s.blocks if hasattr(block, "text"))


def test_the_name_of_a_question_is_in_the_language_of_the_interface():
    i18n.install("en")
    plan, letter = with_letter()
    assert all(question.words.isascii() for question in questions(plan, paper_of(plan, letter), ORDER))


def test_untouched_parts_follow_the_plan_and_edited_ones_wait_for_a_decision():
    plan, letter = with_letter()
    plan, part = edited(plan, letter, "Chữ của văn phòng.")
    assert edited_parts(paper_of(plan, letter)) == {part}
    found = state_now(renamed(plan), paper_of(plan, letter), ORDER)
    assert "2028" in found.paper.document.subject
    assert [change.id for change in found.changes if change.kind in OPEN] == [part]


def test_a_difference_is_taken_or_kept():
    plan, letter = with_letter()
    plan, part = edited(plan, letter, "Chữ của văn phòng.")
    plan = renamed(plan)
    taken = follow_plan(plan, letter, part, ORDER)
    assert "2028" in plain(first_paragraph(paper_of(taken, letter))[1].text)
    assert not edited_parts(paper_of(taken, letter))
    kept = keep_own(plan, letter, part, ORDER)
    assert plain(first_paragraph(paper_of(kept, letter))[1].text) == "Chữ của văn phòng."
    assert not [change for change in state_now(kept, paper_of(kept, letter), ORDER).changes if change.kind in OPEN]
    assert edited_parts(paper_of(kept, letter)) == {part}


def test_what_is_exported_follows_the_plan_unless_it_was_issued():
    plan, letter = with_letter()
    assert "2028" in papers_of_kind(renamed(plan), "letter", ORDER)[0].paper.title
    issued = issue_paper(plan, letter, "12", dt.date(2026, 12, 1))
    assert "2028" not in papers_of_kind(renamed(issued), "letter", ORDER)[0].paper.title


def test_a_paper_of_an_unknown_kind_is_left_alone():
    plan = replace(a_plan(), papers=(PlanPaper(id=PaperId("x"), kind="something new"),))
    plan = set_paper_document(plan, PaperId("x"), subject="Mới")
    assert (title_of(plan, plan.papers[0]), questions(plan, plan.papers[0], ORDER)) == ("Mới", ())
    assert follow_plan(plan, PaperId("x"), "/subject", ORDER) is plan


def test_an_issued_paper_keeps_the_words_of_the_moment_of_its_issue():
    plan, letter = with_letter()
    found = understood(renamed(plan), "12", "UBND", "1/12/2026", dt.date(2026, 12, 2), paper=letter)
    after = issued(renamed(plan), found, letter, ORDER)
    assert "2028" in paper_of(after, letter).document.subject
    assert state_now(plan, paper_of(after, letter), ORDER).paper == paper_of(after, letter)


def test_what_is_not_understood_is_not_entered():
    plan, letter = with_letter()
    with pytest.raises(ValueError, match=r"\w"):
        issued(plan, understood(plan, "", "UBND", "", dt.date(2026, 12, 2)), letter, ORDER)
