"""Everything around the text of a paper can be its own: who issues it, its bases, marks and contact; and a paper can be made once more."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.paper_heads import set_paper_document
from tests.papers_to_print import RECORDED, of_department, sample, under
from tests.ui.contexts import ids
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.issuing import issue_paper
from ttdn_desktop.domain.paper_edits import as_plan, facts_of, paper_of, put_paper, set_paper, with_envelope, with_facts
from ttdn_desktop.domain.paper_prose import parts_of_paper
from ttdn_desktop.domain.plan import LegalBasis, Proposal, Regime, Stage, Urgency
from ttdn_desktop.paper.model import Style, paragraphs
from ttdn_desktop.services.paper_copies import copied
from ttdn_desktop.services.paper_envelopes import CONTACT, issuer_choices, issuer_key, printed_parts, proposed_text, with_issuer
from ttdn_desktop.services.paper_records import add_paper, edited_parts, state_now, title_of
from ttdn_desktop.services.papers import papers_of_kind
from ttdn_desktop.services.types import PaperOrder

ORDER = PaperOrder()
DAY = dt.date(2026, 12, 15)


def added(key, plan=None):
    return add_paper(plan or sample(), key, ORDER, ids())


def printed(plan, key):
    (named,) = papers_of_kind(plan, key, ORDER)
    return [para.text for para in paragraphs(tuple(named.paper.blocks()))]


def test_the_envelope_of_a_paper_is_edited_as_that_of_a_plan() -> None:
    plan, letter = added("letter")
    seen = as_plan(plan, letter)
    assert (seen.document, seen.issuer) == (paper_of(plan, letter).document, paper_of(plan, letter).issuer)
    changed = with_envelope(plan, letter, edits.set_recipients(edits.set_document(seen, place="Nơi khác"), ("Như trên",)))
    assert (paper_of(changed, letter).document.place, paper_of(changed, letter).recipients) == ("Nơi khác", ("Như trên",))
    assert replace(changed, papers=plan.papers) == plan


def test_own_bases_proposal_marks_and_contact_stand_on_the_paper() -> None:
    plan, ident = added("submission")
    plan = set_paper(plan, ident, legal_bases=(LegalBasis(text="Luật Báo chí"),), proposal=Proposal(text="Theo đề nghị của Trưởng phòng"))
    plan = set_paper_document(plan, ident, urgency=Urgency.EXPRESS, circulation="Lưu hành nội bộ", drafter="NVA.05")
    plan = put_paper(plan, with_facts(paper_of(plan, ident), {CONTACT: "Địa chỉ: thôn Một\nĐiện thoại: 0123"}))
    text = printed(plan, "submission")
    assert {"Căn cứ Luật Báo chí;", "HỎA TỐC", "LƯU HÀNH NỘI BỘ", "NVA.05"} <= set(text)
    assert any(line.startswith("Theo đề nghị của Trưởng phòng") for line in text)
    (named,) = papers_of_kind(plan, "submission", ORDER)
    foot = paragraphs(named.paper.parts[0].foot)
    assert [(para.style, para.text) for para in foot] == [(Style.CONTACT, "Địa chỉ: thôn Một"), (Style.CONTACT, "Điện thoại: 0123")]


def test_own_contact_goes_before_the_one_of_the_order() -> None:
    plan, ident = added("letter")
    order = PaperOrder(options=replace(ORDER.options, contact=("Chung",)))
    assert _foot(plan, order) == ["Chung"]
    assert _foot(put_paper(plan, with_facts(paper_of(plan, ident), {CONTACT: "Riêng"})), order) == ["Riêng"]


def _foot(plan, order):
    (named,) = papers_of_kind(plan, "letter", order)
    return [para.text for para in paragraphs(named.paper.parts[0].foot)]


def test_another_body_of_the_plan_issues_with_its_own_letterhead_symbol_and_signature() -> None:
    plan, ident = added("letter")
    choices = {choice.name: choice.key for choice in issuer_choices(plan, ORDER)}
    assert plan.issuer.name in choices
    assert "Công an xã" in choices
    before = paper_of(plan, ident)
    assert issuer_key(before) == choices[plan.issuer.name]
    paper = paper_of(with_issuer(plan, before, choices["Công an xã"], ORDER), ident)
    assert (paper.issuer.parent, paper.issuer.lines) == ("UBND xã Vân Trúc", ("CÔNG AN XÃ",))
    assert "CAX" in (paper.document.symbol or "")
    assert paper.signatory != before.signatory
    assert {"/issuer", "/symbol", "/signatory"} <= edited_parts(paper)
    assert state_now(plan, paper, ORDER).paper == paper  # it is its own now, and does not follow the plan


def test_who_chairs_signs_the_minutes_whoever_issues_them() -> None:
    plan, ident = added("minutes")
    paper = paper_of(plan, ident)
    other = next(choice.key for choice in issuer_choices(plan, ORDER) if choice.key != issuer_key(paper))
    assert paper_of(with_issuer(plan, paper, other, ORDER), ident).signatory == paper.signatory


@pytest.mark.parametrize("plan", [of_department(), under(Regime.PARTY_36HD_2018)])
def test_bodies_of_other_sorts_are_offered_too(plan) -> None:
    names = [choice.name for choice in issuer_choices(plan, ORDER)]
    assert names[0] == plan.issuer.name
    assert len(names) == len(set(names))


def test_what_the_plan_would_have_there_is_known() -> None:
    plan, ident = added("letter")
    emptied = paper_of(set_paper_document(plan, ident, place=None), ident)
    assert proposed_text(emptied, "/place") == plan.document.place
    assert proposed_text(emptied, "/nothing") == ""


@pytest.mark.parametrize("key", RECORDED)
def test_what_a_kind_is_said_to_print_it_prints_and_nothing_else(key) -> None:
    plan, ident = added(key)
    says = {"addressees": "Nơi Được Gửi", "recipients": "Người Được Nhận", "place": "Chốn Xa", "name": "Tên Người Ký", "basis": "Luật Nào Đó"}
    plan = set_paper(plan, ident, addressees=(says["addressees"],), recipients=(says["recipients"],), legal_bases=(LegalBasis(text=says["basis"]),))
    paper = paper_of(set_paper_document(plan, ident, place=says["place"]), ident)
    plan = put_paper(plan, replace(paper, signatory=replace(paper.signatory, name=says["name"])))
    text = "\n".join(printed(plan, key))
    there = printed_parts(paper)
    for name, part in (("addressees", "addressees"), ("recipients", "recipients"), ("place", "head"), ("name", "signatory"), ("basis", "grounds")):
        assert (says[name] in text) is (part in there), name


# --- once more


def test_a_copy_has_an_identity_of_its_own_and_follows_the_plan_as_the_first_does() -> None:
    plan, ident = added("letter")
    plan = set_paper(plan, ident, recipients=("Như trên", "Lưu: VT"))
    plan, copy_id = copied(plan, ident, ORDER, ids())
    first, copy = paper_of(plan, ident), paper_of(plan, copy_id)
    assert [paper.id for paper in plan.papers] == [ident, copy_id]
    assert copy.recipients == first.recipients
    assert [part.heading for part in parts_of_paper(copy)] == [part.heading for part in parts_of_paper(first)]
    assert not {part.id for part in parts_of_paper(copy)} & {part.id for part in parts_of_paper(first)}
    assert edited_parts(copy) == {"/recipients"}
    later = edits.set_document(plan, subject="Việc khác")
    assert "việc khác" in state_now(later, copy, ORDER).paper.document.subject
    assert [change.id for change in state_now(plan, copy, ORDER).changes] == []


def test_a_copy_of_an_issued_paper_is_a_draft_without_number_and_date() -> None:
    plan, ident = added("letter")
    plan, copy_id = copied(issue_paper(plan, ident, "45", DAY), ident, ORDER, ids())
    copy = paper_of(plan, copy_id)
    assert (copy.stage, copy.document.number, copy.document.date) == (Stage.DRAFT, None, None)


def test_a_copied_reminder_is_the_next_one() -> None:
    plan, ident = added("remind")
    plan, copy_id = copied(plan, ident, ORDER, ids())
    assert facts_of(paper_of(plan, copy_id))["times"] == "2"
    assert "(2)" in title_of(plan, paper_of(plan, copy_id))


def test_words_of_the_office_itself_are_copied_with_names_of_their_own() -> None:
    plan, ident = added("letter")
    foreign = replace(paper_of(plan, ident), kind="telegram", generated=())
    plan, copy_id = copied(put_paper(plan, foreign), PaperId(foreign.id), ORDER, ids())
    copy = paper_of(plan, copy_id)
    assert [part.blocks and part.blocks[0].id != other.blocks[0].id for part, other in zip(copy.body, foreign.body, strict=True) if other.blocks]
    assert [len(part.blocks) for part in copy.body] == [len(part.blocks) for part in foreign.body]
