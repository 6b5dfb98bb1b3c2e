"""An office looks at the official words of papers, changes them and hands them on: every text is named, checked, and safe."""

import json
import unicodedata
from pathlib import Path

import pytest

from tests import papers_to_print as made
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.paper.paper_words import TextPart, worded_texts
from ttdn_desktop.services import office_words as words
from ttdn_desktop.services.office_words import OfficeText
from ttdn_desktop.services.papers import papers_of_kind
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.services.words_file import read_words, taken_over, write_words

ALL = words.office_texts({}, words.KindPlaces(None))
NEWER = b'{"format": "ttdn-words", "version": 9, "texts": {}}'
LANGUAGES = i18n.available_languages()


def example(text: words.OfficeText, wanted: str, plan: Plan) -> str:
    return words.example(text, wanted, words.KindPlaces(plan).of(text.kind))


def text_of(kind: str, key: str, own: dict[str, dict[str, str]] | None = None) -> OfficeText:
    texts = next(one.texts for one in words.office_texts(own or {}, words.KindPlaces(made.sample())) if one.key == kind)
    return next(text for text in texts if text.key == key)


def said(kind: str, key: str, wanted: str) -> list[tuple[bool, str]]:
    return [(trouble.error, trouble.place) for trouble in words.troubles(text_of(kind, key), wanted)]


def test_every_text_of_every_paper_can_be_reached_once() -> None:
    shown = {(kind.key, text.key) for kind in ALL for text in kind.texts}
    shipped = {(key, text.key) for key, kind in resources.papers_wording().kinds.items() for text in worded_texts(kind)}
    assert shown == shipped
    assert sum(len(kind.texts) for kind in ALL) == len(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_told_in_the_language_of_the_interface_and_comes_back_as_it_was(language: str) -> None:
    i18n.install(language)
    try:
        for kind in words.office_texts({}, words.KindPlaces(made.sample())):
            assert kind.name
            for text in kind.texts:
                assert words.told(text), text.key
                assert "_" not in words.shown(text.text), text.key
                assert words.stored(words.shown(text.text)) == text.text
                assert words.troubles(text, text.text) == ()
                for place in text.places:
                    assert words.stored(f"{{{words.place_name(place)}}}") == f"{{{place}}}"
                    assert "_" not in words.place_name(place), place
                assert "{" not in words.condition(text)
    finally:
        i18n.install("vi")


def test_names_of_places_are_told_apart_in_each_language() -> None:
    for group in ("places", "lists"):
        for language in ("vi", "en"):
            names = [told[language].casefold() for told in resources.words_told()[group].values()]
            assert len(names) == len(set(names)), (group, language)


def test_no_name_is_told_of_what_no_text_has() -> None:
    texts = [text for kind in resources.papers_wording().kinds.values() for text in worded_texts(kind)]
    keys = {text.key for text in texts} | {part.value for part in TextPart}
    stale = [name for name in resources.words_told()["parts"] if not any(key == name or (name.endswith("_") and key.startswith(name)) for key in keys)]
    assert stale == []


def test_a_place_may_be_typed_without_accents_and_in_either_language() -> None:
    assert words.stored("Giao {don vi soan thao} và {drafting unit} và {dept}") == "Giao {dept} và {dept} và {dept}"
    assert words.stored("{từng nơi nhận của kế hoạch}") == "{each:recipients}"


def test_an_unknown_place_a_lone_brace_and_a_place_of_another_text_are_errors() -> None:
    assert said("letter", "do", "Theo {ngân hàng}.") == [(True, "")]
    assert said("letter", "do", "Theo {dept.") == [(True, "")]
    assert said("letter", "do", "Nhiệm vụ: {task}.") == [(True, "")]
    assert said("letter", "subject", " ") == [(True, ""), (False, "")]
    assert said("letter", "do", "Hai\ndòng") == [(True, "")]
    assert said("letter", "recipients", "Như trên\nCác đơn vị {each:leaders}\n{archive}") == [
        (True, ""),
    ]


def test_what_the_shipped_text_has_and_the_new_one_has_not_is_told_and_taken() -> None:
    assert said("letter", "follow", "Giao {dept} theo dõi.") == [(False, "issuer")]
    assert said("letter", "do", "") == [(False, "")]


def test_a_text_reads_as_it_would_in_a_paper_of_the_plan() -> None:
    plan = made.sample()
    assert example(text_of("letter", "follow"), "Giao {dept} theo dõi.", plan).startswith("Giao Phòng")
    task = text_of("remind", "task")
    assert plan.tasks[0].title.rstrip(" .") in example(task, task.text, plan)
    recipients = text_of("decision", "recipients")
    assert len(example(recipients, recipients.text, plan).splitlines()) == len(plan.recipients) + 1


def test_a_changed_text_is_in_the_paper_and_the_shipped_one_comes_back() -> None:
    text = text_of("letter", "trouble")
    own = words.changed({}, text, "Vướng mắc gửi về {dept}.")
    assert own == {"letter": {"trouble": "Vướng mắc gửi về {dept}."}}
    assert text_of("letter", "trouble", own).text == "Vướng mắc gửi về {dept}."
    paper = papers_of_kind(made.sample(), "letter", PaperOrder(overrides=own))[0].paper
    assert "Vướng mắc gửi về Phòng" in str(paper)
    assert words.changed(own, text, None) == {}
    assert words.changed(own, text, text.shipped) == {}


def test_words_go_to_a_colleague_and_come_back(tmp_path: Path) -> None:
    own = {"letter": {"subject": "giao nhiệm vụ {title}"}, "decision": {"recipients": "Như Điều 3\n{archive}"}}
    file = write_words(own, tmp_path / "lời văn.json", office="Ủy ban nhân dân xã")
    taken = read_words(file)
    assert taken.words == own
    assert (taken.count, taken.refused) == (2, ())
    assert taken_over({"letter": {"subject": "x", "do": "Làm."}}, taken) == {**own, "letter": {"subject": "giao nhiệm vụ {title}", "do": "Làm."}}


def test_words_of_a_file_come_in_with_composed_letters(tmp_path: Path) -> None:
    kind = words.office_texts({}, words.KindPlaces(None))[0]
    wanted = f"{kind.texts[0].shipped} của xã"
    file = write_words({kind.key: {kind.texts[0].key: unicodedata.normalize("NFD", wanted)}}, tmp_path / "loi-van.json")
    assert read_words(file).words == {kind.key: {kind.texts[0].key: wanted}}


def test_of_a_file_of_words_only_what_can_be_printed_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    texts = {"letter": {"subject": "x", "do": "Theo {gì đó}.", "gone": "y", "report": 5}, "poem": {"a": "b"}}
    file.write_text(json.dumps({"format": "ttdn-words", "version": 1, "texts": texts}), encoding="utf-8")
    taken = read_words(file)
    assert taken.words == {"letter": {"subject": "x"}}
    assert len(taken.refused) == 4


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b'{"format": "ttdn-plan"}', NEWER, b"[" * 100_000])
def test_any_other_file_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(content)
    with pytest.raises(UnreadableError):
        read_words(file)
