"""An update of the library shows exactly what it changes, leaves what the office has, and is taken back without a trace."""

import datetime as dt
from dataclasses import replace

from ttdn_desktop.domain.bodies import Body
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.library import AttachedFile, BasisSet, LegalDocument, Library, Origin, Relation, RelationKind, Snippet
from ttdn_desktop.domain.library_edits import add_document, put_document, remove_document, set_relation
from ttdn_desktop.domain.library_taken import applied, changed_since, chosen_of, last_update, taken_back, update_of_shipped
from ttdn_desktop.domain.library_update import Held, Part, Preview, Step, Update, preview
from ttdn_desktop.domain.plan import LegalBasis

DAY = dt.date(2027, 3, 1)


def document(name: str, **facts: object) -> LegalDocument:
    given: dict[str, object] = {"id": name, "type": "Nghị định", "subject": f"về {name}", "number": f"{name}/NĐ-CP", "date": dt.date(2026, 1, 1), **facts}
    return LegalDocument(**given)  # type: ignore[arg-type]  # of a table of facts


A, B, C, D = (document(name) for name in "ABCD")
LIBRARY = Library(
    documents=(A, B, C, D),
    relations=(Relation(kind=RelationKind.AMENDS, source="B", target="A"), Relation(kind=RelationKind.GUIDES, source="C", target="D")),
    sets=(BasisSet(id="set", name="Bộ căn cứ", bases=(LegalBasis(text="Căn cứ A", document_id="A"),)),),
    snippets=(Snippet(id="s1", text="Tổ chức tuyên truyền"),),
    edition="2026-11-21",
)


def update(**parts: object) -> Update:
    return Update(**{"edition": DAY, "publisher": "Tỉnh", "title": "Cập nhật", **parts})  # type: ignore[arg-type]  # as above


def steps(shown: Preview) -> list[tuple[str, str]]:
    return [(one.step.value, one.key) for one in shown.taken]


def test_an_update_shows_what_is_added_changed_and_removed() -> None:
    brought = update(
        documents=(A, replace(B, subject="về việc khác"), document("E")),
        relations=(Relation(kind=RelationKind.REPLACES, source="E", target="B", first=DAY),),
        remove=("C",),
        places=(Place(name="Quảng Ninh", kind="thành phố", key="22", first=DAY),),
        bodies=(Body(name="Sở Mới", first=DAY),),
    )
    shown = preview(LIBRARY, brought)
    assert steps(shown) == [
        ("change", "B"),
        ("add", "E"),
        ("remove", "C"),
        ("add", "replaces:E:B"),
        ("remove", "guides:C:D"),
        ("add", "place:22:2027-03-01"),
        ("add", "body:Sở Mới:2027-03-01"),
    ]
    assert shown.changed[0].fields == ("subject",)
    assert shown.unchanged == 1


def test_taking_does_what_was_shown_and_nothing_else() -> None:
    brought = update(documents=(A, replace(B, subject="về việc khác"), document("E")), remove=("C",))
    after = applied(LIBRARY, brought)
    assert [one.id for one in after.documents] == ["A", "B", "D", "E"]
    assert after.document("B") == replace(B, subject="về việc khác")
    assert after.document("A") is A
    assert not preview(after, brought).changes


def test_an_update_is_taken_back_without_a_trace() -> None:
    brought = update(documents=(replace(B, subject="về việc khác"), document("E")), remove=("A", "s1"), snippets=(Snippet(id="s2", text="Mới"),))
    after = applied(LIBRARY, brought)
    assert last_update(after) is not None
    assert taken_back(after) == LIBRARY


def test_updates_are_taken_back_one_after_the_other() -> None:
    one = applied(LIBRARY, update(documents=(replace(B, subject="một"),)))
    two = applied(one, update(documents=(replace(B, subject="hai"),), edition=DAY + dt.timedelta(1)))
    assert taken_back(two) == one
    assert taken_back(taken_back(two)) == LIBRARY


def test_only_the_last_five_updates_can_be_taken_back() -> None:
    library = LIBRARY
    for n in range(7):
        library = applied(library, update(documents=(replace(B, subject=str(n)),), edition=DAY + dt.timedelta(n)))
    assert [one.can_be_taken_back for one in library.updates] == [False, False, True, True, True, True, True]


def test_what_the_office_did_since_stays_when_an_update_is_taken_back() -> None:
    after = applied(LIBRARY, update(documents=(replace(B, subject="về việc khác"), document("E"), document("F"))))
    own = document("OWN", origin=Origin.OWN)
    since = remove_document(put_document(add_document(after, own), replace(after.documents[1], note="Đã xem")), "F")
    assert changed_since(since) == ((Part.DOCUMENT, "B"), (Part.DOCUMENT, "F"))
    back = taken_back(since)
    assert [one.id for one in back.documents] == ["A", "B", "C", "D", "OWN"]
    assert back.document("B") == since.document("B")
    assert back.removed == ("F",)


def test_own_and_edited_entries_stay_unless_chosen() -> None:
    edited = put_document(LIBRARY, replace(B, subject="của cơ quan"))
    library = add_document(edited, document("E", origin=Origin.OWN, note="của cơ quan"))
    brought = update(documents=(replace(B, subject="của tỉnh"), document("E", note="của tỉnh")))
    shown = preview(library, brought)
    assert [(one.key, one.held) for one in shown.held] == [("B", Held.EDITED), ("E", Held.OWN)]
    assert not shown.taken
    assert applied(library, brought) == library
    after = applied(library, brought, chosen={"document:B"})
    assert after.document("B") == replace(B, subject="của tỉnh")
    assert after.document("E") == library.document("E")


def test_what_the_office_took_out_stays_out_unless_chosen() -> None:
    library = remove_document(LIBRARY, "A")
    brought = update(documents=(A,), relations=(LIBRARY.relations[0],))
    assert [one.held for one in preview(library, brought).changes] == [Held.TAKEN_OUT]
    after = applied(library, brought, chosen={"document:A"})
    assert after.document("A") == A
    assert after.removed == ()
    assert LIBRARY.relations[0] in after.relations
    assert taken_back(after) == library


def test_what_the_office_attached_survives() -> None:
    file = AttachedFile(name="a.pdf", sha256="0" * 64)
    library = put_document(LIBRARY, replace(A, files=(file,), tags=("tết",)))
    after = applied(library, update(documents=(replace(A, note="mới", tags=("đối ngoại",)),)))
    assert after.document("A") == replace(A, files=(file,), tags=("tết", "đối ngoại"), note="mới")
    assert [one.held for one in preview(library, update(remove=("A",))).held] == [Held.IN_USE]


def test_a_document_with_a_relation_of_the_office_is_not_taken_out_unasked() -> None:
    library = set_relation(LIBRARY, Relation(kind=RelationKind.GUIDES, source="D", target="A", origin=Origin.OWN))
    shown = preview(library, update(remove=("A",)))
    assert not shown.taken
    assert len(preview(library, update(remove=("A",)), chosen={"document:A"}).removed) == 3


def test_a_document_the_office_has_under_another_id_is_the_same() -> None:
    own = document("E", id="01OWN", origin=Origin.OWN)
    library = add_document(LIBRARY, own)
    brought = update(documents=(document("E", note="mới"),), relations=(Relation(kind=RelationKind.AMENDS, source="E", target="A"),))
    shown = preview(library, brought, {"E": "01OWN"})
    assert [(one.key, one.held) for one in shown.held] == [("E", Held.OWN)]
    kept = applied(library, brought, {"E": "01OWN"})
    assert Relation(kind=RelationKind.AMENDS, source="01OWN", target="A") in kept.relations
    assert kept.document("01OWN") == own
    taken = applied(library, brought, {"E": "01OWN"}, {"document:E"})
    assert taken.document("01OWN") is None
    assert taken.document("E") == document("E", note="mới")
    assert taken_back(taken) == library


def test_an_equal_document_under_another_id_is_no_change() -> None:
    library = add_document(LIBRARY, document("E", id="01OWN", origin=Origin.OWN))
    shown = preview(library, update(documents=(document("E"),)), {"E": "01OWN"})
    assert not shown.changes
    assert shown.unchanged == 1


def test_a_later_edition_of_the_same_publisher_is_told() -> None:
    library = applied(LIBRARY, update(documents=(document("E"),)))
    assert preview(library, update(documents=(A,), edition=DAY - dt.timedelta(1))).newer == "2027-03-01"
    assert preview(library, update(documents=(A,), publisher="Khác", edition=DAY - dt.timedelta(1))).newer == ""


def test_newer_data_of_the_program_are_an_update() -> None:
    shipped = replace(LIBRARY, documents=(*LIBRARY.documents, document("E")), edition="2027-06-01")
    assert update_of_shipped(shipped, shipped) is None
    brought = update_of_shipped(LIBRARY, shipped)
    assert brought is not None
    assert steps(preview(LIBRARY, brought)) == [("add", "E")]
    after = applied(LIBRARY, brought)
    assert after.edition == "2027-06-01"
    assert taken_back(after) == LIBRARY


def test_names_of_updates_go_when_the_program_knows_them() -> None:
    place = Place(name="Quảng Ninh", kind="thành phố", key="22", first=DAY)
    library = applied(LIBRARY, update(places=(place,)))
    brought = update_of_shipped(library, replace(LIBRARY, edition="2027-06-01"))
    assert brought is not None
    assert applied(library, brought).places == ()
    early = update_of_shipped(library, replace(LIBRARY, edition="2027-01-01"))
    assert early is not None
    assert applied(library, early).places == (place,)


def test_a_file_for_others_holds_what_its_entries_refer_to() -> None:
    library = put_document(LIBRARY, replace(A, files=(AttachedFile(name="a.pdf", sha256="0" * 64),), note="riêng"))
    made = chosen_of(library, {"B", "set"}, update())
    assert [one.id for one in made.documents] == ["A", "B"]
    assert made.relations == LIBRARY.relations[:1]
    assert not made.documents[0].files
    assert made.sets == LIBRARY.sets


def test_a_set_for_others_names_no_document_that_is_not_there() -> None:
    library = remove_document(LIBRARY, "A")
    library = replace(library, sets=LIBRARY.sets)
    assert chosen_of(library, {"set"}, update()).sets[0].bases[0].document_id is None


def test_a_sentence_that_is_there_already_does_not_come_twice() -> None:
    assert not preview(LIBRARY, update(snippets=(Snippet(id="other", text="Tổ chức  tuyên truyền"),))).changes


def test_documents_looked_up_anew_are_told_as_such() -> None:
    shown = preview(LIBRARY, update(documents=(replace(A, status_day=DAY),)))
    assert [one.fields for one in shown.changes] == [("status_day",)]
    assert shown.changes[0].step is Step.CHANGE


WHOLLY = Relation(kind=RelationKind.REPLACES, source="B", target="A", first=dt.date(2026, 2, 1))


def test_a_relation_that_contradicts_the_librarys_own_is_asked_about_and_takes_its_place_if_chosen() -> None:
    brought = update(relations=(WHOLLY,))
    assert [(one.key, one.held) for one in preview(LIBRARY, brought).held] == [("replaces:B:A", Held.CONTRADICTED)]
    assert applied(LIBRARY, brought).relations == LIBRARY.relations
    chosen = {"relation:replaces:B:A"}
    assert steps(preview(LIBRARY, brought, chosen=chosen)) == [("add", "replaces:B:A"), ("remove", "amends:B:A")]
    after = applied(LIBRARY, brought, chosen=chosen)
    assert {one.key for one in after.relations} == {WHOLLY.key, LIBRARY.relations[1].key}
    assert taken_back(after) == LIBRARY


def test_a_relation_that_brings_its_opposite_out_or_replaces_a_part_contradicts_nothing() -> None:
    assert not preview(LIBRARY, update(relations=(WHOLLY,), remove=("amends:B:A",))).held
    assert not preview(LIBRARY, update(relations=(replace(WHOLLY, whole=False),))).held


def test_a_relation_against_the_days_the_library_has_is_asked_about() -> None:
    later = replace(LIBRARY, documents=(A, replace(B, date=dt.date(2025, 1, 1)), C, D))
    too_old, too_early = replace(WHOLLY, target="C"), replace(WHOLLY, source="C", first=dt.date(2025, 12, 31))
    for library, relation in ((later, too_old), (LIBRARY, too_early)):
        assert [one.held for one in preview(library, update(relations=(relation,))).held] == [Held.UNTIMELY]
    assert not preview(later, update(documents=(B,), relations=(replace(WHOLLY, target="C"),))).held, "the update mends the day too"
