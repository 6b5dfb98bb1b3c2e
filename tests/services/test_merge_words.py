"""The note of a merge says what the double said otherwise, in the words the rest of the window has for it."""

import datetime as dt

import pytest

from ttdn_desktop import i18n
from ttdn_desktop.domain.library import LegalDocument, Library, Relation, RelationKind
from ttdn_desktop.services.library_changes import merge

TWO = (
    LegalDocument(id="a", type="Nghị định", number="1", subject="về a", status="in_force"),
    LegalDocument(id="b", type="Nghị định", number="1", subject="về b", status="expired", status_day=dt.date(2026, 3, 2)),
)


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.install("en")


def note_of(*relations: Relation) -> str:
    third = LegalDocument(id="01M81PJZ", type="Nghị định", number="148/2026/NĐ-CP", subject="C")
    united = merge(Library(documents=(*TWO, third), relations=relations), "a", "b").document("a")
    assert united is not None
    return united.note


def test_fields_and_status_are_told_in_words() -> None:
    assert note_of() == "A merged double said otherwise: subject: về b; what is said of its validity: Ended (02/3/2026)"


def test_the_note_names_related_documents_as_people_do() -> None:
    pair = (Relation(kind=RelationKind.AMENDS, source="01M81PJZ", target=one, first=dt.date(2026, day, 1), whole=day == 7) for day, one in ((7, "a"), (8, "b")))
    note = note_of(*pair)
    assert "Nghị định 148/2026/NĐ-CP amends Nghị định 1 from 01/8/2026" in note
    assert "01M81PJZ" not in note
