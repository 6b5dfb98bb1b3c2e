"""Sentences of plans are kept by difference and found with or without accents, one of each wording, the newest plan first."""

from dataclasses import replace

import pytest

from tests.store.conftest import NOW
from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import Plan, Section, SectionRole, Task
from ttdn_desktop.domain.text import rich
from ttdn_desktop.store import aggregates, checks
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.sentences import sentences

PURPOSE = "Nâng cao nhận thức của Nhân dân về thông tin đối ngoại."
SOLUTION = "Tăng cường phối hợp giữa các cơ quan, đơn vị trong cung cấp thông tin."
TASK = "Sản xuất phóng sự ngắn về làng nghề của địa phương"


def written(plan: Plan, name: str, *, extra: str = "") -> Plan:
    """A plan with a sentence of each sort."""
    deep = Section(id=SectionId("b1"), heading="1", blocks=(Item(id=BlockId("y"), text=rich(SOLUTION)),))
    body = (
        Section(id=SectionId("a"), heading="I", role=SectionRole.PURPOSE, blocks=(Paragraph(id=BlockId("x"), text=rich(PURPOSE + extra)),)),
        Section(id=SectionId("b"), heading="II", role=SectionRole.SOLUTIONS, sections=(deep,)),
        Section(id=SectionId("c"), heading="III", blocks=(Paragraph(id=BlockId("z"), text=rich("Ngắn.")),)),
    )
    tasks = (Task(id=TaskId("t"), title=TASK),)
    subject = replace(plan.document, subject=f"Kế hoạch {name}")
    return replace(plan, id=PlanId(name), body=body, tasks=tasks, recipients=("Như trên", "Sở Ngoại vụ (để báo cáo)"), document=subject)


@pytest.fixture
def stored(connection: Connection, plan: Plan) -> Connection:
    aggregates.save(connection, written(plan, "P1"), NOW)
    aggregates.save(connection, written(plan, "P2", extra=" Thêm."), NOW)
    return connection


def test_a_sentence_is_found_without_accents_and_once_for_each_wording(stored: Connection) -> None:
    found = sentences(stored, "nang cao nhan thuc")
    assert [(row.text, row.topic, row.plan) for row in found] == [(PURPOSE + " Thêm.", "purpose", "Kế hoạch P2"), (PURPOSE, "purpose", "Kế hoạch P1")]
    assert [(row.text, row.plan) for row in sentences(stored, "lang nghe phong su")] == [(TASK, "Kế hoạch P2")]
    assert [(row.topic, row.plan) for row in sentences(stored, "tang cuong phoi hop")] == [("solutions", "Kế hoạch P2")], "under what its parent is about"


def test_without_words_those_of_a_topic_are_listed_and_the_plan_in_front_is_left_out(stored: Connection) -> None:
    assert [row.text for row in sentences(stored, "", "purpose", but="P2")] == [PURPOSE]
    assert [row.text for row in sentences(stored, "", "recipient")] == ["Như trên", "Sở Ngoại vụ (để báo cáo)"]
    assert [row.text for row in sentences(stored, "so ngoai vu")] == ["Sở Ngoại vụ (để báo cáo)"]
    assert sentences(stored, "khong co cau nay") == ()
    assert len(sentences(stored, "", limit=2)) == 2


def test_rows_follow_the_plan_and_go_with_it(stored: Connection, plan: Plan) -> None:
    aggregates.save(stored, written(plan, "P2", extra=" Khác."), NOW)
    assert sentences(stored, "them", "purpose") == ()
    checks.check_derived(stored)
    aggregates.delete(stored, "P1")
    aggregates.delete(stored, "P2")
    assert stored.execute("select count(*) from plan_sentences").fetchone() == (0,)
