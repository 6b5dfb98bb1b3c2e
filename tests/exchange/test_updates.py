"""A file of updates says what it holds, comes back as it was written, and is refused whole where anything in it is wrong."""

import json
import unicodedata
from dataclasses import replace

import jsonschema
import pytest

from tests.exchange.damaged_updates import DAMAGE, NONSENSE, SCHEMA, chance, damaged, good_file, good_update, sealed
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.library_flaws import flaw_beside
from ttdn_desktop.exchange.refusal import Fault, RefusedUpdateError
from ttdn_desktop.exchange.schema_check import faults
from ttdn_desktop.exchange.updates import read_update, written
from ttdn_desktop.exchange.updates import sealed as seal
from ttdn_desktop.services.basis_sets import LEVELS
from ttdn_desktop.services.update_words import refused, refused_for


@pytest.mark.parametrize("seed", range(5))
def test_what_is_written_is_read_again(seed: int) -> None:
    update = good_update(chance(seed))
    content = written(update, SCHEMA)
    assert read_update(content, SCHEMA) == update
    assert written(update, SCHEMA) == content
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(content))


def test_the_whole_shipped_library_can_be_handed_out() -> None:
    shipped = resources.library()
    update = replace(good_update(chance(1)), documents=shipped.documents, relations=shipped.relations, sets=shipped.sets, snippets=shipped.snippets, remove=())
    assert read_update(written(update, SCHEMA), SCHEMA).documents == shipped.documents


def test_all_shipped_bodies_can_be_handed_out() -> None:
    update = replace(good_update(chance(1)), bodies=resources.places().bodies, remove=())
    assert read_update(written(update, SCHEMA), SCHEMA).bodies == update.bodies


def test_a_mark_of_utf_8_and_another_layout_do_not_matter() -> None:
    update = good_update(chance(2))
    content = json.dumps(json.loads(written(update, SCHEMA)), sort_keys=True).encode()
    assert read_update(b"\xef\xbb\xbf" + content, SCHEMA) == update


@pytest.mark.parametrize("kind", [*DAMAGE, *NONSENSE])
def test_a_damaged_or_nonsensical_file_is_refused_with_a_sentence(kind: str) -> None:
    i18n.install("en")
    choose = chance(kind)
    for _ in range(2):
        _kind, content = damaged(choose, kind)
        try:
            flaw = flaw_beside(read_update(content, SCHEMA), resources.library(), lambda key: resources.places().place(key) is not None)
            assert flaw is not None
            said = refused_for(flaw, "a.json")
        except RefusedUpdateError as error:
            said = refused(error, "a.json")
        assert said.startswith("“a.json” was not taken.")
        assert "Nothing was changed." in said
        assert "{" not in said


def test_our_check_and_that_of_others_agree_on_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    choose = chance(3)
    for kind in NONSENSE:
        content = damaged(choose, kind)[1]
        try:
            data = json.loads(content.decode())
        except ValueError:
            continue
        if kind not in {"day_and_line", "line_id", "arabic_day"}:  # patterns of Python: "$" before a line end
            assert validator.is_valid(data) == (next(faults(data, SCHEMA), None) is None), kind


def test_a_schema_that_says_more_than_is_understood_is_a_bug() -> None:
    with pytest.raises(ValueError, match="not understood"):
        list(faults({}, {"oneOf": []}))


def test_each_kind_of_refusal_is_told_apart() -> None:
    data = json.loads(good_file(chance(4)))
    del data["sha256"]
    cases = {
        Fault.NEWER: sealed({**data, "version": 2}),
        Fault.OTHER_KIND: b'{"format": "ttdn-plan", "version": 1}',
        Fault.UNSEALED: json.dumps(data).encode(),
        Fault.SEAL: sealed(data).replace(b"2027", b"2028"),
        Fault.NOT_JSON: sealed(data)[:-100],
        Fault.NOT_TEXT: "ế".encode("utf-16"),
        Fault.EMPTY: b"",
        Fault.TOO_DEEP: b"[" * 100,
        Fault.TOO_LARGE: b" " * 33_000_000,
    }
    for fault, content in cases.items():
        with pytest.raises(RefusedUpdateError) as caught:
            read_update(content, SCHEMA)
        assert caught.value.fault is fault


def test_sealing_mends_the_letters_and_the_checksum_and_nothing_else() -> None:
    data = json.loads(good_file(chance(5)))
    data["title"] = unicodedata.normalize("NFD", "Cập nhật quý một\u200b")
    update = read_update(seal(json.dumps(data).encode("utf-8"), SCHEMA), SCHEMA)
    assert update.title == "Cập nhật quý một"
    data["edition"] = "2027-02-30"
    with pytest.raises(RefusedUpdateError) as caught:
        seal(json.dumps(data).encode(), SCHEMA)
    assert caught.value.fault is Fault.DAY


def test_what_the_office_pasted_goes_out_clean() -> None:
    pasted = LegalDocument(id="X", type="Kế hoạch", subject=unicodedata.normalize("NFD", "về\u200b đối\tngoại"), number="1/KH-UBND", note="một\r\nhai")
    update = replace(good_update(chance(6)), documents=(pasted,), relations=(), sets=(), remove=())
    back = read_update(written(update, SCHEMA), SCHEMA).documents[0]
    assert (back.subject, back.note) == ("về đối ngoại", "một\nhai")


def test_a_long_line_of_replacements_is_judged_at_once() -> None:
    base = good_update(chance(7))
    many = tuple(LegalDocument(id=f"D{n}", type="Quyết định", subject="x", number=f"{n}/QĐ") for n in range(3000))
    relations = tuple(replace(base.relations[0], source=f"D{n}", target=f"D{n + 1}") for n in range(2999))
    update = replace(base, documents=many, relations=relations, sets=(), remove=())
    assert flaw_beside(update, resources.library()) is None
    assert flaw_beside(replace(update, relations=(*relations, replace(base.relations[0], source="D2999", target="D0"))), resources.library()) is not None


def test_the_schema_knows_every_level_that_sets_are_meant_for() -> None:
    assert set(LEVELS) <= set(SCHEMA["$defs"]["set"]["properties"]["level"]["enum"])


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'{"title":"' + b'\\"' * 300_000, Fault.NOT_JSON),
        (b'{"title":"' + b'\\"' * 300_000 + b"\\", Fault.NOT_JSON),
        (b"{" + b",".join(b'"%d":1' % number for number in (*range(200_000), 199_999)) + b"}", Fault.TWICE),
    ],
    ids=["a text without end", "a text that ends with a stroke", "very many names, the last one twice"],
)
def test_a_file_made_to_take_for_ever_is_refused_at_once(content: bytes, fault: Fault) -> None:
    with pytest.raises(RefusedUpdateError) as refusal:
        read_update(content, SCHEMA)
    assert refusal.value.fault is fault
