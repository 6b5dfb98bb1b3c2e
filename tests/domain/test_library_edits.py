"""Edits of the library refuse disorder and lose nothing a person entered."""

import datetime as dt
from dataclasses import replace

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain import library_edits as edits
from ttdn_desktop.domain.library import AttachedFile, BasisSet, LegalDocument, Library, Origin, Relation, RelationKind, Snippet
from ttdn_desktop.domain.library_clashes import circle
from ttdn_desktop.domain.library_edits import LibraryEditError, Refusal
from ttdn_desktop.domain.plan import LegalBasis

OWN = LegalDocument(id="own", type="Quyết định", number="12/QĐ-UBND", subject="về quy chế", origin=Origin.OWN)
SHIPPED = LegalDocument(id="shipped", type="Nghị định", number="72/2015/NĐ-CP", subject="về thông tin đối ngoại", date=dt.date(2015, 9, 7))
LATER = replace(SHIPPED, id="later", number="148/2026/NĐ-CP")
AMENDS = Relation(kind=RelationKind.AMENDS, source="later", target="shipped")
LIBRARY = Library(
    documents=(OWN, SHIPPED, LATER),
    relations=(AMENDS,),
    sets=(BasisSet(id="set", name="Bộ", bases=(LegalBasis(text="Căn cứ A", document_id="shipped"), LegalBasis(text="Căn cứ B"))),),
    snippets=(Snippet(id="s", text="Quảng bá"),),
)


def refused(change, *given) -> Refusal:
    with pytest.raises(LibraryEditError) as caught:
        change(*given)
    return caught.value.reason


def test_a_document_is_added_once_and_must_have_a_name() -> None:
    new = replace(OWN, id="new")
    assert edits.add_document(LIBRARY, new).documents[-1] == new
    assert refused(edits.add_document, LIBRARY, OWN) is Refusal.TAKEN
    assert refused(edits.add_document, LIBRARY, replace(new, number=None, subject=" ")) is Refusal.NAMELESS
    assert refused(edits.put_document, LIBRARY, replace(OWN, date=dt.date(2020, 1, 1), expired_from=dt.date(2019, 1, 1))) is Refusal.BACKWARDS
    assert refused(edits.put_document, LIBRARY, new) is Refusal.MISSING


def test_a_shipped_document_counts_as_edited_when_its_own_words_change_not_by_tags_and_files() -> None:
    assert edits.required(edits.put_document(LIBRARY, replace(SHIPPED, subject="về khác")), "shipped").edited
    assert not edits.required(edits.put_document(LIBRARY, replace(SHIPPED, tags=("a",))), "shipped").edited
    assert not edits.required(edits.put_document(LIBRARY, replace(OWN, subject="về khác")), "own").edited


def test_what_is_removed_leaves_no_relation_behind_and_is_not_brought_back_unasked() -> None:
    after = edits.remove_document(LIBRARY, "shipped")
    assert after.relations == ()
    assert after.removed == ("shipped",)
    assert [basis.document_id for basis in after.sets[0].bases] == [None, None]
    assert after.sets[0].bases[0].text == "Căn cứ A"
    assert edits.remove_document(LIBRARY, "own").removed == ()
    assert edits.add_document(after, SHIPPED).removed == ()


def test_files_are_given_once_and_taken() -> None:
    file = AttachedFile(name="a.pdf", sha256="00")
    attached = edits.add_file(edits.add_file(LIBRARY, "own", file), "own", file)
    assert edits.required(attached, "own").files == (file,)
    assert edits.remove_file(attached, "own", file) == LIBRARY


def test_a_relation_stands_once_and_never_goes_in_a_circle() -> None:
    dated = replace(AMENDS, first=dt.date(2026, 7, 1))
    assert edits.set_relation(LIBRARY, dated).relations == (dated,)
    assert refused(edits.set_relation, LIBRARY, replace(AMENDS, target="later")) is Refusal.SELF
    assert refused(edits.set_relation, LIBRARY, replace(AMENDS, target="nobody")) is Refusal.MISSING
    chain = edits.set_relation(LIBRARY, Relation(kind=RelationKind.AMENDS, source="own", target="later"))
    assert refused(edits.set_relation, chain, Relation(kind=RelationKind.AMENDS, source="shipped", target="own")) is Refusal.CIRCLE
    assert edits.set_relation(chain, Relation(kind=RelationKind.GUIDES, source="shipped", target="own"))
    assert edits.remove_relation(LIBRARY, AMENDS.key).relations == ()


def test_a_document_does_not_both_amend_another_and_replace_all_of_it() -> None:
    whole = replace(AMENDS, kind=RelationKind.REPLACES)
    assert refused(edits.set_relation, LIBRARY, whole) is Refusal.CONTRADICTS
    assert refused(edits.set_relations, replace(LIBRARY, relations=()), (whole, AMENDS)) is Refusal.CONTRADICTS
    assert edits.set_relation(LIBRARY, replace(whole, whole=False)).relations[1:]
    unlucky = replace(LIBRARY, relations=(AMENDS, whole))  # from before: nothing else is hindered by it
    assert edits.set_relation(unlucky, Relation(kind=RelationKind.GUIDES, source="own", target="shipped")).relations[2:]


def test_sets_and_snippets_are_put_and_removed() -> None:
    changed = edits.put_set(LIBRARY, replace(LIBRARY.sets[0], name="Khác"))
    assert changed.sets[0].edited
    assert edits.remove_set(changed, "set").removed == ("set",)
    assert refused(edits.put_set, LIBRARY, BasisSet(id="x", name=" ")) is Refusal.EMPTY
    assert refused(edits.remove_set, LIBRARY, "x") is Refusal.MISSING
    more = edits.put_snippets(LIBRARY, (Snippet(id="s", text="Khác"), Snippet(id="t", text="Mới", origin=Origin.OWN)))
    assert [(one.id, one.text, one.edited) for one in more.snippets] == [("s", "Khác", True), ("t", "Mới", False)]
    assert edits.remove_snippet(more, "t").removed == ()
    assert refused(edits.put_snippets, LIBRARY, (Snippet(id="u", text=""),)) is Refusal.EMPTY


def test_the_shipped_library_has_no_circle() -> None:
    assert circle(resources.library().relations) is None
