"""The shipped data are whole and fit together."""

import datetime as dt

from ttdn_desktop import resources


def test_the_catalogue_cites_the_decree_on_external_information_with_its_amendment() -> None:
    by_number = {document.number: document for document in resources.catalogue()}
    decree = by_number["72/2015/NĐ-CP"]
    assert (decree.type, decree.date, decree.issuer) == ("Nghị định", dt.date(2015, 9, 7), "Chính phủ")
    assert decree.amended_by == "148/2026/NĐ-CP"
    assert by_number[decree.amended_by].effective_from == dt.date(2026, 7, 1)


def test_catalogue_entries_have_own_ids_and_known_codes() -> None:
    documents = resources.catalogue()
    assert len({document.id for document in documents}) == len(documents) >= 80
    assert {document.status for document in documents} <= {"in_force", "amended", "replaced", "expired", "ended", "single_use", "unknown"}
    assert {document.group for document in documents} <= {"ttdn", "policy", "guidance", "press", "form", "org", "secrecy", "data", "province"}


def test_a_document_that_is_no_longer_in_force_says_since_when_or_by_what() -> None:
    silent = [
        document.id
        for document in resources.catalogue()
        if document.status in {"replaced", "expired"} and not (document.expired_from or document.replaced_by or document.note)
    ]
    assert silent == []


def test_laws_bear_their_name_without_the_word_law() -> None:
    assert not [document.id for document in resources.catalogue() if document.type == "Luật" and document.subject.startswith("Luật")]


def test_the_catalogue_names_no_addresses() -> None:
    assert not [document.id for document in resources.catalogue() if "http" in document.source + document.note or ".com" in document.source + document.note]
