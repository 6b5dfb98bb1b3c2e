"""A plan put under other rules of form keeps everything that was typed; words that differ are listed, and switching back finds the old ones."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import plans_to_print as printed
from tests.strategies import plans, words
from ttdn_desktop import resources
from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.plan import DocumentHead, Issuer, Plan, PlanPaper, Regime, Signatory
from ttdn_desktop.domain.regime_switch import WordChange, switch_regime
from ttdn_desktop.domain.regime_words import Counterpart
from ttdn_desktop.domain.regimes import Family, family_of

WORDS = resources.regime_words()


def switched(plan: Plan, regime: Regime = Regime.PARTY_05HD_2026) -> Plan:
    return switch_regime(plan, regime, WORDS).plan


def changes(plan: Plan, regime: Regime = Regime.PARTY_05HD_2026) -> dict[str, WordChange]:
    return {change.place: change for change in switch_regime(plan, regime, WORDS).changes}


def test_a_plan_of_a_commune_becomes_one_of_its_party_committee() -> None:
    plan = switched(printed.small_plan())
    assert plan.document.regime is Regime.PARTY_05HD_2026
    assert plan.issuer.name == "Đảng ủy xã Vân Trúc"
    assert plan.issuer.lines == ("ĐẢNG ỦY XÃ VÂN TRÚC",)
    assert plan.document.symbol == "KH/ĐU"
    assert plan.signatory == Signatory(capacity=("T/M ĐẢNG ỦY",), title="PHÓ BÍ THƯ", name="Đặng Thị Minh Thư")
    assert plan.recipients[-1] == "Lưu Văn phòng Đảng ủy, VHXH"
    assert plan.enacting.startswith("Đảng ủy xã ban hành Kế hoạch")


def test_nothing_but_the_words_listed_is_touched() -> None:
    plan = printed.small_plan()
    new = switched(plan)
    same = replace(new, document=plan.document, issuer=plan.issuer, signatory=plan.signatory, recipients=plan.recipients, enacting=plan.enacting)
    assert same == plan


def test_what_only_a_person_can_say_is_listed_without_words() -> None:
    listed = changes(printed.small_plan())
    assert listed["issuer.parent"].after is None
    assert listed["signatory.name"] == WordChange(place="signatory.name", before="Đặng Thị Minh Thư")


def test_within_one_family_only_the_rules_change() -> None:
    plan = printed.small_plan()
    assert changes(plan, Regime.TT01_2011) == {}
    assert switched(plan, Regime.TT01_2011) == replace(plan, document=replace(plan.document, regime=Regime.TT01_2011))


def test_a_steering_committee_keeps_its_name_under_the_body_at_the_same_place() -> None:
    committee = replace(
        printed.small_plan(),
        issuer=Issuer(parent="Ủy ban nhân dân tỉnh Hưng Yên", name="Ban Chỉ đạo thông tin đối ngoại", lines=("BAN CHỈ ĐẠO", "THÔNG TIN ĐỐI NGOẠI")),
        document=DocumentHead(symbol="KH-BCĐ"),
        signatory=Signatory(capacity=("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN"), title="PHÓ TRƯỞNG BAN", name="Trần An"),
        recipients=("Như trên", "Lưu: VT, BCĐ"),
    )
    plan = switched(committee)
    assert plan.issuer == replace(committee.issuer, parent="Tỉnh ủy Hưng Yên")
    assert plan.document.symbol == "KH/BCĐ"
    assert plan.signatory.capacity == ("T/M BAN CHỈ ĐẠO", "K/T TRƯỞNG BAN")
    assert plan.recipients == ("Như trên", "Lưu Văn phòng Tỉnh ủy, BCĐ")
    assert "signatory.name" not in changes(committee)
    assert switched(plan, Regime.ND30_2020) == committee


def test_a_body_that_the_other_family_has_not_is_to_be_looked_at() -> None:
    office = replace(printed.small_plan(), issuer=Issuer(parent="UBND xã Vân Trúc", name="Phòng Văn hóa - Xã hội"))
    assert changes(office)["issuer.name"] == WordChange(place="issuer.name", before="Phòng Văn hóa - Xã hội")
    assert switched(office).issuer.name == "Phòng Văn hóa - Xã hội"


def test_an_authority_that_party_papers_do_not_know_is_to_be_looked_at() -> None:
    by_delegation = replace(printed.small_plan(), signatory=Signatory(capacity=("TUQ. CHỦ TỊCH",), title="TRƯỞNG PHÒNG"))
    assert changes(by_delegation)["signatory"].after is None
    assert switched(by_delegation).signatory == by_delegation.signatory


def test_the_symbol_of_a_letter_finds_its_drafting_unit_beside_the_archive() -> None:
    letter = replace(printed.small_plan(), document=DocumentHead(type="CV", symbol="UBND-VHXH"))
    there = switched(letter)
    assert there.document.symbol == "CV/ĐU"
    assert switched(there, Regime.ND30_2020) == letter


def test_words_that_cannot_be_found_again_change_only_where_they_are_chosen() -> None:
    letter = replace(printed.small_plan(), document=DocumentHead(type="CV", symbol="UBND-VX"))
    change = changes(letter)["document.symbol"]
    assert (change.after, change.keeps) == ("CV/ĐU", False)
    assert switched(letter).document.symbol == "UBND-VX"
    chosen = switch_regime(letter, Regime.PARTY_05HD_2026, WORDS, chosen=["document.symbol"]).plan
    assert chosen.document.symbol == "CV/ĐU"
    assert chosen.issuer == letter.issuer


def test_other_papers_of_the_plan_are_switched_with_it() -> None:
    plan = printed.small_plan()
    paper = PlanPaper(id=PaperId("D1"), kind="decision", document=DocumentHead(type="QĐ", symbol="QĐ-UBND"), issuer=plan.issuer, recipients=("Lưu: VT",))
    plan = replace(plan, papers=(paper,))
    assert changes(plan)["papers/D1/document.symbol"].after == "QĐ/ĐU"
    new = switched(plan)
    assert new.papers[0].document == DocumentHead(type="QĐ", symbol="QĐ/ĐU", regime=Regime.PARTY_05HD_2026)
    assert new.papers[0].recipients == ("Lưu Văn phòng Đảng ủy",)
    assert switched(new, Regime.ND30_2020) == plan


BODIES = [pair.words(family).name.format(place="Vân Trúc") for pair in WORDS.bodies for family in Family]
SIGNING = [signing for pair in WORDS.bodies for pairs in pair.signing for signing in pairs]
ARCHIVES = [pair.words(family).archive for pair in WORDS.bodies for family in Family]


@st.composite
def official(draw: st.DrawFn) -> Plan:
    """A plan of any shape whose head and ending bear words of the rules it follows, or anything at all."""
    plan = draw(plans())
    family = draw(st.sampled_from(Family))
    regime = draw(st.sampled_from([regime for regime in Regime if family_of(regime) is family]))
    pair = draw(st.sampled_from(WORDS.bodies))
    body = pair.words(family)
    name = body.name.format(place=draw(st.sampled_from(["Vân Trúc", "A", "Đông Hà - Sông Cầu"])))
    own = draw(st.sampled_from([name, name.upper(), "Ban Chỉ đạo", "Phòng Văn hóa - Xã hội"]))
    lines = draw(st.sampled_from([(), tuple(line.format(place="VÂN TRÚC") for line in body.lines), (name.upper(),)]))
    signing = draw(st.sampled_from(pair.signing))[0 if family is Family.STATE else 1]
    archive = draw(st.sampled_from(["", ", VHXH", " (5)"]))
    sign = "-" if family is Family.STATE else "/"
    kind = draw(st.sampled_from(["KH", "CV"]))
    letter = kind == "CV" and family is Family.STATE
    symbols = [body.symbol, f"{body.symbol}-VHXH", f"{body.symbol}-VX"] if letter else [f"{kind}{sign}{body.symbol}", f"{kind}{sign}BCĐ"]
    return replace(
        plan,
        document=replace(plan.document, regime=regime, type=kind, symbol=draw(st.sampled_from([*symbols, None]))),
        issuer=Issuer(parent=draw(st.sampled_from([None, name])), name=own, lines=lines),
        enacting=draw(st.sampled_from([plan.enacting, f"{name} ban hành Kế hoạch như sau:"])),
        recipients=(*(text for text in plan.recipients if not is_archive(text)), body.archive + archive),
        signatory=draw(st.sampled_from([plan.signatory, Signatory(capacity=signing.capacity, title=signing.title.upper(), name=draw(words))])),
        papers=(),
    )


@given(official(), st.sampled_from(Regime))
def test_switching_there_and_back_loses_nothing(plan: Plan, regime: Regime) -> None:
    there = switched(plan, regime)
    assert there.document.regime is regime
    assert switched(there, plan.document.regime) == plan


@given(plans(), st.sampled_from(Regime))
def test_any_plan_can_be_switched(plan: Plan, regime: Regime) -> None:
    new = switched(plan, regime)
    assert (new.body, new.tasks, new.annexes, new.legal_bases) == (plan.body, plan.tasks, plan.annexes, plan.legal_bases)
    assert all(paper.document.regime is regime for paper in new.papers)


@pytest.mark.parametrize("pair", WORDS.bodies, ids=lambda pair: pair.state.name)
def test_every_pair_of_bodies_is_complete(pair: Counterpart) -> None:
    for body in (pair.state, pair.party):
        assert body.name
        assert body.lines
        assert body.symbol
        assert body.archive.startswith("Lưu")
