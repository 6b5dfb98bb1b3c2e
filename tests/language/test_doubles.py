"""Doubles are found by number, by the name of a law, and by day and subject; documents that only look alike are left apart."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.library import LegalDocument, Library, Origin, Relation, RelationKind
from ttdn_desktop.language.doubles import Why, doubles, doubles_of

DECREE = LegalDocument(
    id="a",
    type="Nghị định",
    number="72/2015/NĐ-CP",
    date=dt.date(2015, 9, 7),
    issuer="Chính phủ",
    subject="về quản lý hoạt động thông tin đối ngoại",
    verified=True,
)
LAW = LegalDocument(id="law", type="Luật", number="29/2018/QH14", date=dt.date(2018, 11, 15), subject="Bảo vệ bí mật nhà nước")
PROVINCIAL = LegalDocument(
    id="p", type="Quyết định", number="12/QĐ-UBND", group="province", issuer="UBND tỉnh Hải Dương", subject="về việc A", date=dt.date(2020, 1, 2)
)


@pytest.mark.parametrize(
    ("one", "changes", "why"),
    [
        (DECREE, {"number": "072/2015/ND-CP", "date": None, "subject": ""}, Why.NUMBER),
        (DECREE, {"number": "72/NĐ-CP"}, Why.SUBJECT),
        (DECREE, {"number": None, "subject": "về Quản lý hoạt động thông tin đối ngoại"}, Why.SUBJECT),
        (LAW, {"number": None, "date": None, "subject": "bảo vệ bí mật Nhà nước"}, Why.LAW),
        (PROVINCIAL, {"issuer": "Ủy ban nhân dân tỉnh Hải Dương"}, Why.NUMBER),
        (DECREE, {"number": "73/2015/NĐ-CP"}, None),
        (DECREE, {"type": "Thông tư"}, None),
        (LAW, {"number": "117/2025/QH15", "date": dt.date(2025, 12, 10)}, None),
        (PROVINCIAL, {"issuer": "UBND tỉnh Bắc Giang"}, None),
        (PROVINCIAL, {"date": dt.date(2021, 3, 4), "subject": "về việc B"}, None),
    ],
)
def test_what_is_one_document_is_found(one: LegalDocument, changes: dict[str, Any], why: Why | None) -> None:
    other = replace(one, id="z", origin=Origin.OWN, verified=False, **changes)
    found = doubles(Library(documents=(other, one)))
    assert [double.why for double in found] == ([why] if why else [])
    assert [(double.first.id, double.second.id) for double in found] == ([(one.id, "z")] if why else [])
    assert [(double.first.id, double.why) for double in doubles_of(Library(documents=(one,)), other)] == ([(one.id, why)] if why else [])


def test_what_is_related_is_two() -> None:
    other = replace(DECREE, id="b")
    relation = Relation(kind=RelationKind.AMENDS, source="b", target="a")
    assert doubles(Library(documents=(DECREE, other)))
    assert not doubles(Library(documents=(DECREE, other), relations=(relation,)))


def test_the_shipped_library_has_no_doubles() -> None:
    assert doubles(resources.library()) == ()


def test_a_list_that_gives_all_documents_one_day_is_looked_through_in_no_time() -> None:
    many = tuple(replace(DECREE, id=f"m{n}", number=f"{n}/2015/NĐ-CP", subject=f"về quản lý hoạt động thông tin đối ngoại {n % 400}") for n in range(3000))
    twin = replace(many[7], id="twin", number=None)
    found = doubles(Library(documents=(*many, twin)))
    assert [{double.first.id, double.second.id} for double in found] == [{"m2807", "twin"}]
