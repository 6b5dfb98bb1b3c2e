"""What a change of words would touch is told before it is done."""

import pytest

from ttdn_desktop import i18n
from ttdn_desktop.domain import blocks
from ttdn_desktop.domain.ids import AnnexId, BlockId, IndicatorId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import Annex, DocumentHead, Indicator, LegalBasis, Plan, Proposal, Section, Task, TimeFrame
from ttdn_desktop.domain.text import rich
from ttdn_desktop.services.find import Query
from ttdn_desktop.services.replacing import CITED, hits, namer, with_hits

HIGHER = "Kế hoạch số 118/KH-UBND ngày 22/12/2025 của Ủy ban nhân dân tỉnh về thông tin đối ngoại năm 2026"
YEAR = Query(text="năm 2026", marks=True)


@pytest.fixture
def plan() -> Plan:
    i18n.install("en")
    item = blocks.Item(id=BlockId("b"), text=rich(f"Thực hiện {HIGHER}. Công tác năm 2026 của xã."))
    return Plan(
        id=PlanId("p"),
        document=DocumentHead(subject="Thông tin đối ngoại năm 2026"),
        legal_bases=(
            LegalBasis(text=f"Căn cứ {HIGHER};", type="Kế hoạch", number="118/KH-UBND", subject="thông tin đối ngoại năm 2026"),
            LegalBasis(text="Căn cứ tình hình của xã năm 2026;"),
        ),
        proposal=Proposal(text="Theo đề nghị của Phòng Văn hóa - Xã hội tại Tờ trình số 9/TTr-VHXH về kế hoạch năm 2026"),
        body=(Section(id=SectionId("s"), heading="NHIỆM VỤ NĂM 2026", blocks=(item,)),),
        tasks=(Task(id=TaskId("t"), title="Tổ chức ngày hội năm 2026", time=TimeFrame(text="Cuối năm 2026"), source="Mục II Kế hoạch năm 2026"),),
        annexes=(Annex(id=AnnexId("a"), title="Danh mục năm 2026"),),
        indicators=(Indicator(id=IndicatorId("i"), name="Số tin năm 2026"),),
    )


def test_words_of_other_documents_are_not_ticked_and_it_is_said_why(plan: Plan) -> None:
    name = namer(plan)
    found = [(name(hit.match.place), hit.ticked, hit.why) for hit in hits(plan, YEAR, "năm 2027")]
    assert found == [
        ("Subject", True, ""),
        ("Legal basis 1", False, CITED),
        ("Legal basis 2", True, ""),
        ("Proposal", False, CITED),
        ("NHIỆM VỤ NĂM 2026", True, ""),
        ("NHIỆM VỤ NĂM 2026", False, CITED),
        ("NHIỆM VỤ NĂM 2026", True, ""),
        ("Task 1: Tổ chức ngày hội năm 2026", True, ""),
        ("Task 1: Tổ chức ngày hội năm 2026 – Time", True, ""),
        ("Task 1: Tổ chức ngày hội năm 2026 – Clause of the superior plan", False, CITED),
        ("Indicators", True, ""),
        ("Danh mục năm 2026", True, ""),
    ]


def test_only_what_is_chosen_is_replaced(plan: Plan) -> None:
    after = with_hits(plan, [hit for hit in hits(plan, YEAR, "năm 2027") if hit.ticked])
    assert after.legal_bases[0] is plan.legal_bases[0]
    assert after.legal_bases[1].text == "Căn cứ tình hình của xã năm 2027;"
    assert after.body[0].blocks == (blocks.Item(id=BlockId("b"), text=rich(f"Thực hiện {HIGHER}. Công tác năm 2027 của xã.")),)
    assert after.tasks[0].time.start is not None
    assert after.tasks[0].time.start.year == 2027
    assert after.tasks[0].source == plan.tasks[0].source
    assert with_hits(plan, []) is plan


def test_a_place_is_shown_within_its_words(plan: Plan) -> None:
    shown = [hit.shown for hit in hits(plan, YEAR, "năm 2027")]
    assert shown[0] == "Thông tin đối ngoại [năm 2026 → năm 2027]"
    assert shown[5] == "… về thông tin đối ngoại [năm 2026 → năm 2027]. Công tác năm 2026 của xã."
    assert hits(plan, Query(text="Danh mục "), "")[0].shown == "[Danh mục → ∅]năm 2026"
