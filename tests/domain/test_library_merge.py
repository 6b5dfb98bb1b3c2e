"""Merging doubles loses nothing: what the kept document lacks is filled in, what contradicts it stands in its note, all that pointed to the other finds it."""

import dataclasses
import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_desktop.domain.library import AttachedFile, BasisSet, LegalDocument, Library, Origin, Relation, RelationKind
from ttdn_desktop.domain.library_edits import LibraryEditError, Refusal
from ttdn_desktop.domain.library_merge import Differs, merge
from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.language.shelf import document_of, shelf_of

WORDS = st.sampled_from(["", "một", "hai", "ba bốn"])
DAYS = st.none() | st.sampled_from([dt.date(2015, 9, 7), dt.date(2016, 1, 1), dt.date(2030, 12, 31)])
FILES = st.lists(st.builds(AttachedFile, name=st.sampled_from(["a.pdf", "b.pdf"]), sha256=st.sampled_from(["00", "11"])), max_size=3, unique=True).map(tuple)


def documents(ident: str) -> st.SearchStrategy[LegalDocument]:
    return st.builds(
        LegalDocument,
        id=st.just(ident),
        type=st.sampled_from(["Nghị định", "Thông tư"]),
        subject=WORDS,
        number=st.none() | st.sampled_from(["1/NĐ-CP", "2/NĐ-CP"]),
        date=DAYS,
        issuer=st.none() | WORDS,
        group=WORDS,
        status=st.sampled_from(["", "unknown", "in_force", "ended"]),
        status_day=DAYS,
        effective_from=DAYS,
        expired_from=DAYS,
        source=WORDS,
        verified=st.booleans(),
        note=WORDS,
        tags=st.lists(WORDS.filter(bool), max_size=3, unique=True).map(tuple),
        files=FILES,
        origin=st.sampled_from(Origin),
        merged=st.lists(st.sampled_from([f"{ident}1", f"{ident}2"]), max_size=2, unique=True).map(tuple),
    )


RELATIONS = st.lists(
    st.builds(
        Relation,
        kind=st.sampled_from(RelationKind),
        source=st.sampled_from(["third", "fourth"]),
        target=st.sampled_from(["keep", "other"]),
        first=DAYS,
        whole=st.booleans(),
        part=WORDS,
        verified=st.booleans(),
    ),
    max_size=5,
    unique_by=lambda one: one.key,
).map(tuple)


def noted(differing: tuple[Differs, ...], _library: Library) -> str:
    values = ((one.field, getattr(one.gone, one.field)) for one in differing)
    return "; ".join(f"{field}: {value:%d/%m/%Y}" if isinstance(value, dt.date) else f"{field}: {value}" for field, value in values)


@given(kept=documents("keep"), gone=documents("other"), relations=RELATIONS)
def test_nothing_is_lost(kept: LegalDocument, gone: LegalDocument, relations: tuple[Relation, ...]) -> None:
    others = (LegalDocument(id="third", type="Luật", subject="A"), LegalDocument(id="fourth", type="Luật", subject="B"))
    bases = BasisSet(id="set", name="Bộ", bases=(LegalBasis(text="a", document_id="other"), LegalBasis(text="b", document_id="keep"), LegalBasis(text="c")))
    after = merge(Library(documents=(kept, gone, *others), relations=relations, sets=(bases,)), "keep", "other", noted)
    united = after.document("keep")
    assert united is not None
    assert after.document("other") is None
    for field in dataclasses.fields(LegalDocument):
        for whose in (kept, gone):
            assert is_held(getattr(whose, field.name), field.name, united), (field.name, whose)
    for name in ("type", "number", "date", "issuer", "subject", "source", "effective_from", "expired_from"):
        assert getattr(kept, name) in {None, "", getattr(united, name)}
    assert {(one.kind, one.source) for one in after.relations} == {(one.kind, one.source) for one in relations}
    assert len({one.key for one in after.relations}) == len(after.relations)
    for one in relations:
        (here,) = (other for other in after.relations if (other.kind, other.source) == (one.kind, one.source))
        assert one.part in here.part
        assert one.first in {None, here.first} or f"{one.first:%d/%m/%Y}" in united.note
        assert one.verified <= here.verified
    assert [basis.document_id for basis in after.sets[0].bases] == ["keep", "keep", None]
    assert after.removed == (("other",) if gone.origin is Origin.SHIPPED else ())
    shelf = shelf_of(after)
    for ident in ("keep", "other", *kept.merged, *gone.merged):
        assert document_of(LegalBasis(text="x", document_id=ident), shelf) == united


def is_held(value: Any, name: str, united: LegalDocument) -> bool:
    now = getattr(united, name)
    match name:
        case "id":
            return value in {united.id, *united.merged}
        case "tags" | "files" | "merged":
            return set(value) <= set(now)
        case "note":
            return str(value) in now
        case "verified":
            return value <= now or "verified: True" in united.note
        case "origin" | "edited" | "status_day":  # a day on which the same was seen; the later one is kept
            return True
        case "status":
            return value in {"", "unknown", now} or f"status: {value}" in united.note
    written = f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
    return value in {None, "", now} or written in united.note


TWO = (LegalDocument(id="a", type="Nghị định", number="1", subject=""), LegalDocument(id="b", type="Nghị định", number="1", subject="về b"))


def test_documents_that_are_related_or_one_are_no_doubles() -> None:
    related = Library(documents=TWO, relations=(Relation(kind=RelationKind.AMENDS, source="a", target="b"),))
    for library, one, other, reason in ((related, "a", "b", Refusal.RELATED), (related, "a", "a", Refusal.SELF), (related, "a", "c", Refusal.MISSING)):
        with pytest.raises(LibraryEditError) as caught:
            merge(library, one, other, noted)
        assert caught.value.reason is reason


def test_a_merge_never_makes_a_circle() -> None:
    third = LegalDocument(id="c", type="Luật", subject="C")
    relations = (Relation(kind=RelationKind.REPLACES, source="a", target="c"), Relation(kind=RelationKind.REPLACES, source="c", target="b"))
    with pytest.raises(LibraryEditError) as caught:
        merge(Library(documents=(*TWO, third), relations=relations), "a", "b", noted)
    assert caught.value.reason is Refusal.CIRCLE


def test_a_shipped_document_that_got_more_is_edited() -> None:
    after = merge(Library(documents=TWO), "a", "b", noted)
    assert after.documents == (replace(TWO[0], subject="về b", edited=True, merged=("b",)),)
