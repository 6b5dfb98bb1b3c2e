"""The shipped data are whole and fit together."""

import datetime as dt
import re

import pytest

from ttdn_desktop import i18n, paths, resources
from ttdn_desktop.domain.library import RelationKind


def test_the_catalogue_cites_the_decree_on_external_information_with_its_amendment() -> None:
    library = resources.library()
    decree = next(document for document in library.documents if document.number == "72/2015/NĐ-CP")
    assert (decree.type, decree.date, decree.issuer) == ("Nghị định", dt.date(2015, 9, 7), "Chính phủ")
    (amendment,) = [relation for relation in library.relations if relation.target == decree.id and relation.kind is RelationKind.AMENDS]
    by = library.document(amendment.source)
    assert by is not None
    assert (by.number, by.effective_from, amendment.first) == ("148/2026/NĐ-CP", dt.date(2026, 7, 1), dt.date(2026, 7, 1))


def test_catalogue_entries_have_own_ids_and_known_codes() -> None:
    documents = resources.library().documents
    assert len({document.id for document in documents}) == len(documents) >= 80
    assert {document.status for document in documents} <= {"in_force", "amended", "replaced", "expired", "ended", "single_use", "unknown"}
    assert {document.group for document in documents} <= {"ttdn", "policy", "guidance", "press", "form", "org", "secrecy", "data", "province"}


def test_a_document_that_is_no_longer_in_force_says_since_when_or_by_what() -> None:
    library = resources.library()
    replaced = {relation.target for relation in library.relations if relation.kind is RelationKind.REPLACES}
    over = (document for document in library.documents if document.status in {"replaced", "expired"})
    silent = [document.id for document in over if not (document.expired_from or document.id in replaced or document.note)]
    assert silent == []


def test_laws_bear_their_name_without_the_word_law() -> None:
    assert not [document.id for document in resources.library().documents if document.type == "Luật" and document.subject.startswith("Luật")]


def test_the_catalogue_names_no_addresses() -> None:
    documents = resources.library().documents
    assert not [document.id for document in documents if "http" in document.source + document.note or ".com" in document.source + document.note]


def test_help_has_the_same_topics_in_every_language() -> None:
    names = {language: [topic.name for topic in resources.help_topics(language)] for language in i18n.available_languages()}
    assert names["vi"] == names["en"]
    assert names["vi"][0] == "01-start"
    assert names["vi"][-3:] == ["changes", "changes_0.2", "changes_0.1"]


@pytest.mark.parametrize("language", i18n.available_languages())
def test_a_topic_of_help_is_short_and_begins_with_its_title(language: str) -> None:
    for topic in resources.help_topics(language):
        assert topic.text.startswith(f"# {topic.title}\n"), topic.name
        assert len(topic.text) < 3000, topic.name


def test_help_is_shipped_for_every_language_of_the_interface() -> None:
    assert {folder.name for folder in (paths.resources_dir() / "help").iterdir() if folder.name != "pictures"} == set(i18n.available_languages())
    assert resources.help_topics("xx") == resources.help_topics("vi")


def test_every_command_is_documented_in_help_and_readme() -> None:
    from ttdn_desktop.cli.main import COMMANDS

    texts = [next(topic.text for topic in resources.help_topics(language) if topic.name == "09-command-line") for language in ("vi", "en")]
    readme = (paths.resources_dir().parent / "README.md").read_text(encoding="utf-8")
    assert [command.name for command in COMMANDS for text in (*texts, readme) if f"ttdn {command.name}" not in text] == []


def test_every_picture_the_readme_shows_is_there() -> None:
    root = paths.resources_dir().parent
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", (root / "README.md").read_text(encoding="utf-8"))
    assert len(shown) == 11
    assert [name for name in shown if not (root / name).is_file()] == []


def test_the_readme_and_help_begin_with_the_same_number_of_steps() -> None:
    readme = (paths.resources_dir().parent / "README.md").read_text(encoding="utf-8").partition("**Việc đầu tiên")[2].partition("Trợ giúp trong")[0]
    starts = [next(topic.text for topic in resources.help_topics(language) if topic.name == "01-start") for language in ("vi", "en")]
    assert {tuple(re.findall(r"^\d+\.", text, re.MULTILINE)) for text in (readme, *starts)} == {tuple(f"{number}." for number in range(1, 9))}


def test_a_sentence_asks_for_something_once() -> None:
    """ "Hãy mở trong Word rồi lưu lại", not "Hãy mở trong Word rồi hãy lưu lại"."""
    messages = (paths.resources_dir() / "messages").glob("*.json")
    twice = [found[0] for file in messages for found in re.finditer(r"[^.;\"]*\bhãy\b[^.;\"]*\bhãy\b", file.read_text("utf-8"), re.IGNORECASE)]
    assert twice == []
