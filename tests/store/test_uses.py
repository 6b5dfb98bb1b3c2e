"""Where plans cite a document: by identity, by number however it is written, by the name of a law, in bases and in other words."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from tests.store.conftest import NOW
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.ids import BlockId, PlanId
from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.domain.text import rich
from ttdn_desktop.store import aggregates, uses
from ttdn_desktop.store.connection import Connection

DECREE = LegalDocument(id="decree", type="Nghị định", number="72/2015/NĐ-CP", date=dt.date(2015, 9, 7), subject="về thông tin đối ngoại", merged=("old",))
LAW = LegalDocument(id="law", type="Luật", number="29/2018/QH14", date=dt.date(2018, 11, 15), subject="Bảo vệ bí mật nhà nước")
PROVINCIAL = LegalDocument(id="p", type="Kế hoạch", number="3763/KH-UBND", group="province", subject="về A")


def basis(**parts: Any) -> LegalBasis:
    return LegalBasis(text="Căn cứ …", **parts)


@pytest.mark.parametrize(
    ("cited", "ident"),
    [
        (basis(document_id="decree"), "decree"),
        (basis(document_id="old"), "decree"),
        (basis(type="Nghị định", number="72/2015/ND-CP"), "decree"),
        (basis(number=" 72 / 2015/NĐ-CP", document_id="gone"), "decree"),
        (basis(type="Luật", subject="bảo vệ bí mật Nhà nước"), "law"),
        (basis(type="Thông tư", number="72/2015/NĐ-CP"), None),
        (basis(type="Nghị định", number="73/2015/NĐ-CP"), None),
    ],
)
def test_a_basis_is_found_by_what_it_cites(connection: Connection, plan: Plan, cited: LegalBasis, ident: str | None) -> None:
    aggregates.save(connection, replace(plan, legal_bases=(basis(type="Luật", number="1/QH"), cited), tasks=(), body=()), NOW)
    for document in (DECREE, LAW, PROVINCIAL):
        expected = [(plan.id, "basis", "1")] if document.id == ident else []
        assert [row[:3] for row in uses.uses(connection, document)] == expected


def test_other_words_that_name_the_number_or_the_law_are_found_the_plan_changed_last_first(connection: Connection, plan: Plan) -> None:
    texts = {
        "P1": "Thực hiện Nghị định số 72/2015/NĐ-CP và Luật Bảo vệ bí mật nhà nước",
        "P2": "Theo Nghị định 72/2015/NĐ-CP; Kế hoạch số 3763/KH-UBND",
        "P3": "Luật khác",
    }
    for ident, text in texts.items():
        section = replace(plan.body[0], blocks=(Paragraph(id=BlockId("B1"), text=rich(text)),))
        aggregates.save(connection, replace(plan, id=PlanId(ident), body=(section,), tasks=(), legal_bases=()), NOW)
    assert [(row.plan_id, row.kind, row.part_id) for row in uses.uses(connection, DECREE)] == [("P2", "plan", plan.body[0].id), ("P1", "plan", plan.body[0].id)]
    assert [row.plan_id for row in uses.uses(connection, replace(LAW, number=None))] == ["P1"]
    assert uses.uses(connection, PROVINCIAL) == ()
