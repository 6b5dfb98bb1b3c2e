"""Updates meet the library of an office: what it has under other ids is known again, files are written and refused with sentences, large ones in time."""

import datetime as dt
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exchange.damaged_updates import chance, good_file, good_update
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.library import LegalDocument, Library, Origin, Relation, RelationKind
from ttdn_desktop.domain.library_edits import add_document, remove_document
from ttdn_desktop.domain.library_merge import merge
from ttdn_desktop.domain.library_update import Update
from ttdn_desktop.errors import TtdnError, UnreadableError
from ttdn_desktop.services.library_updates import (
    preview_update,
    read_update,
    seal_update,
    take_back_update,
    take_update,
    twins,
    update_of_shipped,
    write_update,
)
from ttdn_desktop.services.merge_words import merge_note
from ttdn_desktop.services.update_words import change_words, place_words, summary_words, value_words

DAY = dt.date(2027, 3, 1)
SHIPPED = resources.library()


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.install("en")


def own(name: str, **facts: object) -> LegalDocument:
    given: dict[str, object] = {
        "id": name,
        "type": "Kế hoạch",
        "subject": "về thông tin đối ngoại",
        "number": "9/KH-UBND",
        "date": dt.date(2027, 1, 9),
        **facts,
    }
    return LegalDocument(origin=Origin.OWN, **given)  # type: ignore[arg-type]  # of a table of facts


def test_a_document_of_the_office_is_known_by_its_number_day_and_body() -> None:
    library = add_document(SHIPPED, own("01X", issuer="UBND tỉnh Quảng Ninh"))
    for issuer, same in (("Ủy ban nhân dân tỉnh Quảng Ninh", True), ("Ủy ban nhân dân tỉnh Hải Dương", False)):
        update = Update(edition=DAY, documents=(replace(own("MOI"), origin=Origin.SHIPPED, issuer=issuer),))
        assert twins(library, update) == ({"MOI": "01X"} if same else {})
    late = Update(edition=DAY, documents=(replace(own("MOI"), issuer="UBND tỉnh Quảng Ninh", date=dt.date(2027, 2, 9)),))
    assert twins(library, late) == {}


def test_a_document_that_was_merged_into_another_does_not_come_back() -> None:
    library = merge(add_document(SHIPPED, own("KEEP", number="72/2015/NĐ-CP", type="Nghị định", date=dt.date(2015, 9, 7))), "KEEP", "ND-72-2015", merge_note)
    update = replace(update_of_all(), edition=DAY)
    assert twins(library, update)["ND-72-2015"] == "KEEP"
    after = take_update(library, update)
    assert after.document("ND-72-2015") is None
    assert len(after.documents) == len(library.documents)
    assert {one.key for one in after.relations} == {one.key for one in library.relations}


def update_of_all() -> Update:
    return Update(edition=DAY, documents=SHIPPED.documents, relations=SHIPPED.relations, sets=SHIPPED.sets, snippets=SHIPPED.snippets)


def test_the_shipped_data_change_nothing_in_the_shipped_library() -> None:
    assert update_of_shipped(SHIPPED) is None
    shown = preview_update(SHIPPED, update_of_all())
    assert not shown.changes
    assert take_update(SHIPPED, update_of_all()) == SHIPPED


def test_an_update_that_names_what_is_not_there_is_told_and_not_taken() -> None:
    update = Update(edition=DAY, title="Gói", relations=(Relation(kind=RelationKind.AMENDS, source="ND-72-2015", target="NOBODY"),))
    with pytest.raises(TtdnError, match="NOBODY"):
        preview_update(SHIPPED, update)
    with pytest.raises(TtdnError, match="Nothing was changed"):
        take_update(SHIPPED, update)


def test_relations_of_what_the_office_took_out_are_left_out() -> None:
    library = remove_document(SHIPPED, "ND-72-2015")
    shown = preview_update(library, update_of_all())
    assert [one.id for one in shown.changes] == ["document:ND-72-2015"]
    back = preview_update(library, update_of_all(), {"document:ND-72-2015"})
    assert len(back.added) > 1
    after = take_update(library, update_of_all(), {"document:ND-72-2015"})
    assert {one.key for one in after.relations} == {one.key for one in SHIPPED.relations}
    assert take_back_update(after) == library


def test_there_may_be_nothing_to_take_back() -> None:
    with pytest.raises(TtdnError, match="no update"):
        take_back_update(SHIPPED)


def test_changes_are_told_in_words() -> None:
    first = SHIPPED.documents[0]
    update = Update(edition=DAY, documents=(replace(first, expired_from=DAY, verified=False),), relations=(replace(SHIPPED.relations[0], part="Điều 5"),))
    shown = preview_update(SHIPPED, update)
    assert change_words(shown.changes[0], SHIPPED, shown).startswith("Nghị định số 72/2015/NĐ-CP ngày 07/9/2015")
    assert value_words(shown.changes[0], "expired_from") == ("–", "01/3/2027")
    assert value_words(shown.changes[0], "verified") == ("yes", "no")
    assert "148/2026/NĐ-CP" in change_words(shown.changes[1], SHIPPED, shown)
    assert summary_words(shown) == "0 entries to add, 2 to change, 0 to remove, 0 unchanged"


def test_a_place_in_a_file_is_told_as_people_count() -> None:
    assert place_words("/documents/3/date") == "Document 4, date of issue"
    assert place_words("/sets/0/bases/1/text") == "Set of bases 1, bases, text"
    assert place_words("12:5") == "12:5"


def test_a_file_is_written_read_and_sealed(tmp_path: Path) -> None:
    path = write_update(SHIPPED, {"ND-148-2026"}, tmp_path / "a.json", edition=DAY, title="Gói", publisher="Tỉnh")
    update = read_update(path)
    assert {one.id for one in update.documents} >= {"ND-148-2026", "ND-72-2015"}
    path.write_text(path.read_text("utf-8").replace("Gói", "Tệp"), "utf-8")
    with pytest.raises(UnreadableError, match=r"a\.json.*ttdn library seal"):
        read_update(path)
    assert read_update(seal_update(path, tmp_path / "b.json")).title == "Tệp"
    with pytest.raises(UnreadableError):
        read_update(tmp_path / "none.json")


def test_an_own_document_goes_to_another_office_and_is_shipped_there(tmp_path: Path) -> None:
    library = add_document(SHIPPED, own("01X", note="của tỉnh"))
    update = read_update(write_update(library, {"01X"}, tmp_path / "a.json", edition=DAY))
    after = take_update(SHIPPED, update)
    assert after.documents[-1] == replace(library.documents[-1], origin=Origin.SHIPPED)


@pytest.mark.parametrize("seed", range(3))
def test_good_files_do_what_they_show_and_are_taken_back(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(good_file(chance(seed)))
    update = read_update(path)
    assert update == good_update(chance(seed))
    shown = preview_update(SHIPPED, update)
    after = take_update(SHIPPED, update)
    assert len(after.documents) == len(SHIPPED.documents) + sum(one.part == "document" for one in shown.added) - sum(
        one.part == "document" for one in shown.removed
    )
    assert not preview_update(after, update).changes
    assert take_back_update(after) == SHIPPED


def test_thousands_of_documents_are_brought_up_to_date_in_time() -> None:
    many = tuple(own(f"D{n}", number=f"{n}/2026/QĐ-TTg", subject=f"về việc {n}", date=dt.date(2026, 1, 1)) for n in range(5_000))
    many = tuple(replace(one, origin=Origin.SHIPPED) for one in many)
    ties = tuple(Relation(kind=RelationKind.GUIDES, source=f"D{n + 1}", target=f"D{n}") for n in range(4_999))
    library = Library(documents=many, relations=ties)
    update = Update(edition=DAY, documents=tuple(replace(one, note="mới") for one in many), relations=tuple(replace(one, part="x") for one in ties), remove=())
    started = time.process_time()
    after = take_update(library, update)
    assert take_back_update(after) == library
    assert time.process_time() - started < 2
