"""Files of updates that are good, and what becomes of them on the way: damaged in every manner, or sound and nonsensical."""

import copy
import datetime as dt
import gzip
import io
import json
import random
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.bodies import Body, Successor
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.library import BasisSet, LegalDocument, Relation, RelationKind, Snippet
from ttdn_desktop.domain.library_update import Update
from ttdn_desktop.domain.plan import LegalBasis, SectionRole
from ttdn_desktop.exchange.updates import seal_of, written

SCHEMA = resources.load_json("schema/update.schema.json")
_WORDS = ("thông tin", "đối ngoại", "quản lý", "hướng dẫn", "tuyên truyền", "biển đảo", "hội nhập", "địa phương", "hằng năm", "cơ sở", "Việt Nam", "công tác")

Data = dict[str, Any]


def chance(seed: int | str) -> random.Random:
    """The same choices every time."""
    return random.Random(seed)  # noqa: S311 - nothing secret


def _words(choose: random.Random, count: int = 6) -> str:
    return " ".join(choose.choice(_WORDS) for _ in range(count))


def good_update(choose: random.Random) -> Update:
    """An update that fits the shipped library: some documents changed, some new with what they do to others, and names of units."""
    shipped = resources.library().documents
    changed = tuple(replace(one, note=_words(choose), status_day=dt.date(2027, 1, 1)) for one in choose.sample(shipped, 3) if one.status)
    new = tuple(
        LegalDocument(
            id=f"MOI-{number}",
            type="Quyết định",
            subject=f"về {_words(choose)}",
            number=f"{number}/QĐ-UBND",
            date=dt.date(2027, 1, number),
            issuer="Ủy ban nhân dân tỉnh Quảng Ninh",
            effective_from=dt.date(2027, 1, number),
            group="province",
        )
        for number in range(1, choose.randint(4, 8))
    )
    known = choose.sample([one for one in shipped if one.id not in {other.id for other in changed}], 3)
    relations = tuple(Relation(kind=RelationKind.GUIDES, source=new[0].id, target=one.id, verified=True) for one in known)
    relations += (Relation(kind=RelationKind.REPLACES, source=new[1].id, target=new[0].id, first=dt.date(2027, 2, 1), whole=False, part="Điều 5"),)
    basis = LegalBasis(text=f"Căn cứ {_words(choose)}", type="Quyết định", number=new[0].number, date=new[0].date, document_id=new[0].id)
    return Update(
        edition=dt.date(2027, 3, choose.randint(1, 28)),
        publisher="Sở Văn hóa, Thể thao và Du lịch",
        title=f"Cập nhật {_words(choose, 2)}",
        documents=(*changed, *new),
        relations=relations,
        sets=(BasisSet(id="bo-1", name=f"Bộ {_words(choose, 2)}", bases=(basis, replace(basis, document_id=None)), year=2027, level="commune"),),
        snippets=(Snippet(id="cau-1", text=f"{_words(choose)}\n{_words(choose)}", role=SectionRole.CONTENT, information="official"),),
        places=(
            Place(name="Quảng Ninh", kind="tỉnh", key="22", last=dt.date(2027, 5, 31)),
            Place(name="Hạ Long", kind="thành phố", key="22", first=dt.date(2027, 6, 1), successors=("31",)),
        ),
        bodies=(Body(name="Sở Mới", first=dt.date(2027, 1, 1), successors=(Successor(name="Sở Nội vụ", duty="văn thư"),)),),
        remove=("QD-79-2010",) if all(one.id != "QD-79-2010" for one in (*changed, *known)) else (),
    )


def good_file(choose: random.Random) -> bytes:
    """The same as a file."""
    return written(good_update(choose), SCHEMA)


def sealed(data: Data) -> bytes:
    """Any data under a seal that fits, well-formed or not: what is wrong is then not told by the seal."""
    whole = {**data, "sha256": seal_of(data)}
    try:
        return json.dumps(whole, ensure_ascii=False, indent=1).encode()
    except UnicodeEncodeError:  # halves of letters, which only escapes can write
        return json.dumps(whole, indent=1).encode()


# --- damage on the way


def _cut(choose: random.Random, content: bytes) -> bytes:
    return content[: choose.randrange(1, len(content) - 2)]


def _head_lost(choose: random.Random, content: bytes) -> bytes:
    return content[choose.randrange(1, len(content) - 2) :]


def _flipped(choose: random.Random, content: bytes) -> bytes:
    damaged = bytearray(content)
    for _ in range(choose.randint(1, 8)):
        damaged[choose.randrange(len(damaged) - 1)] ^= 1 << choose.randrange(8)
    return bytes(damaged)


def _noise(choose: random.Random, content: bytes) -> bytes:
    at, length = choose.randrange(len(content) - 64), choose.randint(8, 64)
    return content[:at] + choose.randbytes(length) + content[at + length :]


def _zeroed(choose: random.Random, content: bytes) -> bytes:
    at = choose.randrange(len(content) - 512)
    return content[:at] + bytes(512) + content[at + 512 :]


def _block_lost(choose: random.Random, content: bytes) -> bytes:
    at = choose.randrange(len(content) - 300)
    return content[:at] + content[at + 300 :]


def _block_twice(choose: random.Random, content: bytes) -> bytes:
    at = choose.randrange(len(content) - 300)
    return content[: at + 300] + content[at:]


def _letter_changed(choose: random.Random, content: bytes) -> bytes:
    text = content.decode()
    places = [at for at, char in enumerate(text) if char.isalpha() and ord(char) > 127]
    at = choose.choice(places)
    return (text[:at] + choose.choice("xyz") + text[at + 1 :]).encode()


def _seal_of_another(choose: random.Random, content: bytes) -> bytes:
    data, other = json.loads(content), json.loads(good_file(choose))
    return json.dumps({**data, "title": data["title"] + "!", "sha256": other["sha256"]}, ensure_ascii=False).encode()


def _unsealed(choose: random.Random, content: bytes) -> bytes:
    data = json.loads(content)
    del data["sha256"]
    return json.dumps(data, ensure_ascii=False, indent=choose.choice((None, 1))).encode()


def _zip(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def _loose(old: str, new: str) -> Callable[[random.Random, bytes], bytes]:
    """The text with a piece of it written otherwise, once, wherever it stands."""

    def damage(choose: random.Random, content: bytes) -> bytes:
        parts = content.decode().split(old)
        at = choose.randrange(1, len(parts))
        return (old.join(parts[:at]) + new + old.join(parts[at:])).encode()

    return damage


def _one_of(*whole: bytes) -> Callable[[random.Random, bytes], bytes]:
    return lambda choose, _content: choose.choice(whole)


DAMAGE: dict[str, Callable[[random.Random, bytes], bytes]] = {
    "cut": _cut,
    "head_lost": _head_lost,
    "bits": _flipped,
    "noise": _noise,
    "zeroed": _zeroed,
    "block_lost": _block_lost,
    "block_twice": _block_twice,
    "letter": _letter_changed,
    "another_seal": _seal_of_another,
    "unsealed": _unsealed,
    "zeros_behind": lambda choose, content: content + bytes(choose.randint(1, 4096)),
    "text_behind": lambda choose, content: content + choose.choice((b"x", b"{}", content)),
    "utf_16": lambda choose, content: content.decode().encode(choose.choice(("utf-16", "utf-16-le", "utf-16-be"))),
    "utf_32": lambda _choose, content: content.decode().encode("utf-32"),
    "latin": lambda _choose, content: content.decode().encode("cp1258", "replace"),
    "twisted": lambda _choose, content: content.decode("latin-1").encode(),
    "two_marks": lambda _choose, content: b"\xef\xbb\xbf" * 2 + content,
    "half_letter": lambda _choose, content: content.replace("đ".encode(), b"\xc4", 1),
    "gzip": lambda _choose, content: gzip.compress(content),
    "zip": lambda _choose, content: _zip("cap-nhat.json", content),
    "docx": lambda _choose, content: _zip("word/document.xml", b"<w:document/>" + content),
    "html": _one_of(b"<!DOCTYPE html><html><body>404 Not Found</body></html>", b"<html><head><title>Login</title></head></html>"),
    "foreign_json": _one_of(
        b"{}", b"[]", b"null", b"1", b'"ttdn-update"', b'{"type":"FeatureCollection","features":[]}', b'{"format":"ttdn-plan","version":1}'
    ),
    "many_ones": _one_of(b"[" * 50_000, b"{" * 50_000, b'{"format":"ttdn-update","documents":' + b"[" * 60_000, b'"' * 40_001, b"\\" * 30_000),
    "empty": _one_of(b"", b" \n\n", bytes(700), b"\xef\xbb\xbf"),
    "other_files": _one_of(b"SQLite format 3\x00" + bytes(200), b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"{\\rtf1 x}", b"a;b;c\n1;2;3\n", b"MZ" + bytes(90)),
    "comma": _loose(",\n", ",,\n"),
    "comma_lost": _loose(",\n", "\n"),
    "comment": _loose(",\n", ", // sửa\n"),
    "quote": _loose('": ', "': "),
    "nan": _loose(": true", ": NaN"),
    "infinite": _loose(": true", ": -Infinity"),
    "huge_number": _loose(": true", ": " + "9" * 5_000),
    "broken_number": _loose(": true", ": 1e999"),
    "name_twice": _loose('  {\n   "id"', '  {\n   "id": "X", "id"'),
}
"""What happens to files; none of it leaves the meaning as it was."""


# --- sound files that say nonsense: every function changes the data, which is then sealed


def _document(choose: random.Random, data: Data) -> Data:
    found: Data = choose.choice(data["documents"])
    return found


def _leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a text, truth or number: what holds it, and its key there."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in list(items):
        if isinstance(part, dict | list):
            yield from _leaves(part)
        else:
            yield value, key


def _other_type(choose: random.Random, data: Data) -> None:
    owner, key = choose.choice(list(_leaves({name: part for name, part in data.items() if name not in {"format", "version"}})))
    if isinstance(owner, dict) and key in data and owner.get("format") is None and owner is not data and key in {"edition", "publisher", "title"}:
        owner = data
    owner[key] = choose.choice(({}, [], 7, ["x"], {"x": 1}) if not isinstance(owner[key], bool) else ("true", 1, {}, []))


def _set(part: str, **facts: Any) -> Callable[[random.Random, Data], None]:
    """Entries of that part with these facts."""

    def change(choose: random.Random, data: Data) -> None:
        choose.choice(data[part]).update(facts)

    return change


def _day(day: str) -> Callable[[random.Random, Data], None]:
    def change(choose: random.Random, data: Data) -> None:
        name = choose.choice(("date", "effective_from", "expired_from", "status_day"))
        _document(choose, data)[name] = day

    return change


def _top(**facts: Any) -> Callable[[random.Random, Data], None]:
    return lambda _choose, data: data.update(facts)


def _text(change_text: Callable[[random.Random, str], str]) -> Callable[[random.Random, Data], None]:
    """A text of a person, anywhere, made another one."""

    def change(choose: random.Random, data: Data) -> None:
        names = {"subject", "note", "title", "publisher", "text", "name", "act", "source"} - {"id"}
        places = [(owner, key) for owner, key in _leaves(data) if key in names and isinstance(owner[key], str) and owner[key]]
        owner, key = choose.choice([place for place in places if "kind" not in place[0] or place[1] != "source"])
        owner[key] = change_text(choose, owner[key])

    return change


def _append(part: str, make: Callable[[random.Random, Data], Data]) -> Callable[[random.Random, Data], None]:
    return lambda choose, data: data[part].append(make(choose, data))


def _circle(choose: random.Random, data: Data) -> None:
    names = [one["id"] for one in data["documents"] if one["id"].startswith("MOI")]
    choose.shuffle(names)
    length = choose.randint(2, len(names))
    for one in data["documents"]:
        if one["id"] in names:
            one["date"] = "2027-01-01"
    ring = names[:length]
    data["relations"] = [{"kind": "replaces", "source": source, "target": target} for source, target in zip(ring, [*ring[1:], ring[0]], strict=True)]


def _contradicting(_choose: random.Random, data: Data) -> None:
    data["relations"] += [{"kind": kind, "source": "ND-148-2026", "target": "ND-72-2015", "whole": True} for kind in ("amends", "replaces")]


def _circle_with_ours(_choose: random.Random, data: Data) -> None:
    """ND-244-2026 replaces ND-09-2017 in the shipped library."""
    data["relations"].append({"kind": "replaces", "source": "ND-09-2017", "target": "ND-244-2026"})
    data["documents"] = [one for one in data["documents"] if one["id"] not in {"ND-09-2017", "ND-244-2026"}]


def _drop(part: str, name: str) -> Callable[[random.Random, Data], None]:
    def change(choose: random.Random, data: Data) -> None:
        del choose.choice(data[part])[name]

    return change


def _older(_choose: random.Random, data: Data) -> None:
    data["relations"].append({"kind": "amends", "source": "MOI-1", "target": "MOI-3"})


def _reversed_days(_choose: random.Random, data: Data) -> None:
    data["documents"][-1] |= {"effective_from": "2027-06-01", "expired_from": "2027-05-01"}


def _emptied(_choose: random.Random, data: Data) -> None:
    for name in [name for name, part in data.items() if isinstance(part, list)]:
        del data[name]


def _longest(choose: random.Random, data: Data) -> None:
    _document(choose, data)["subject"] = "thông tin đối ngoại " * 200


NONSENSE: dict[str, Callable[[random.Random, Data], None]] = {
    "contradicting": _contradicting,
    "type": _other_type,
    "impossible_day": _day("2027-02-30"),
    "no_leap_year": _day("2027-02-29"),
    "month_13": _day("2027-13-01"),
    "day_of_vietnam": _day("07/09/2015"),
    "day_with_time": _day("2015-09-07T00:00:00"),
    "day_and_line": _day("2015-09-07\n"),
    "arabic_day": _day("٢٠١٥-٠٩-٠٧"),
    "year_1": _day("0001-01-01"),
    "year_1850": _day("1850-01-01"),
    "year_2150": _day("2150-01-01"),
    "year_9999": _day("9999-12-31"),
    "empty_day": _day(""),
    "status": _set("documents", status="còn hiệu lực"),
    "kind": _set("relations", kind="kills"),
    "role": _set("snippets", role="other thing"),
    "level": _set("sets", level="planet"),
    "place_level": _set("places", level="central"),
    "version_2": _top(version=2),
    "version_0": _top(version=0),
    "version_text": _top(version="1"),
    "version_true": _top(version=True),
    "format": _top(format="ttdn-updates"),
    "catalogue": _top(catalogue="yes"),
    "edition": _top(edition="soon"),
    "no_edition": lambda _choose, data: data.pop("edition"),
    "stranger": _top(comment="x"),
    "stranger_inside": _set("documents", colour="red"),
    "origin": _set("documents", origin="own"),
    "files": _set("documents", files=[{"name": "x", "sha256": "0"}]),
    "no_id": _drop("documents", "id"),
    "no_subject": _drop("documents", "subject"),
    "no_target": _drop("relations", "target"),
    "no_text": _drop("snippets", "text"),
    "empty_id": _set("documents", id=""),
    "strange_id": _set("documents", id="../../etc"),
    "colon_id": _set("documents", id="a:b"),
    "line_id": _set("documents", id="AB\n"),
    "nothing_said": _set("documents", number=None, subject=""),
    "too_long": _longest,
    "too_many_tags": _set("documents", tags=["x"] * 51),
    "control": _text(lambda choose, text: text + choose.choice("\x00\x07\x0b\x1b\x7f\x85")),
    "hidden": _text(lambda choose, text: choose.choice("\u200b\u202e\u2066\ufeff\u00ad") + text),
    "private": _text(lambda _choose, text: text + "\ue000"),
    "half": _text(lambda choose, text: text + choose.choice("\ud800\udfff")),
    "lost": _text(lambda _choose, text: text + "\ufffd"),
    "parted": _text(lambda _choose, text: unicodedata.normalize("NFD", text + " ế")),
    "same_id": _append("documents", lambda choose, data: {**_document(choose, data), "number": "77/KH-UBND"}),
    "same_number": _append("documents", lambda _choose, data: {**data["documents"][-1], "id": "KHAC"}),
    "same_relation": _append("relations", lambda choose, data: dict(choose.choice(data["relations"]))),
    "same_set": _append("sets", lambda choose, data: dict(choose.choice(data["sets"]))),
    "same_snippet": _append("snippets", lambda choose, data: dict(choose.choice(data["snippets"]))),
    "same_place": _append("places", lambda choose, data: dict(choose.choice(data["places"]))),
    "id_of_a_set": _set("snippets", id="bo-1"),
    "self": _append("relations", lambda choose, data: {"kind": "guides", **dict.fromkeys(("source", "target"), _document(choose, data)["id"])}),
    "circle": _circle,
    "circle_with_ours": _circle_with_ours,
    "unknown_source": _append("relations", lambda choose, data: {"kind": "guides", "source": "NOBODY", "target": _document(choose, data)["id"]}),
    "unknown_target": _append("relations", lambda choose, data: {"kind": "amends", "source": _document(choose, data)["id"], "target": "NOBODY"}),
    "unknown_basis": lambda choose, data: choose.choice(data["sets"])["bases"][0].update(document_id="NOBODY"),
    "early": _append("relations", lambda _choose, _data: {"kind": "amends", "source": "MOI-1", "target": "MOI-2", "first": "1999-01-01"}),
    "older": _older,
    "backwards": _reversed_days,
    "both": lambda choose, data: data.update(remove=[_document(choose, data)["id"]]),
    "end_gone": lambda choose, data: data.update(remove=[choose.choice(data["relations"])["target"]]),
    "remove_twice": _top(remove=["A", "A"]),
    "remove_nothing": _top(remove=[""]),
    "place_backwards": lambda _choose, data: data["places"][1].update(last="2020-01-01"),
    "place_overlaps": lambda _choose, data: data["places"][0].update(last="2028-01-01"),
    "place_key": _set("places", key="2x"),
    "place_heir": _set("places", successors=["99999"]),
    "place_within": _set("places", within="98765"),
    "body_backwards": lambda _choose, data: data["bodies"][0].update(last="2020-01-01"),
    "parts": lambda _choose, data: data.update(documents={}),
    "nested": lambda _choose, data: data["documents"].append([[[[[]]]]]),
    "deep": lambda _choose, data: data["documents"].append(json.loads('{"a":' * 40 + "1" + "}" * 40)),
    "nothing": _emptied,
}
"""What may be written into a file of updates that is nonsense."""


def damaged(choose: random.Random, kind: str = "") -> tuple[str, bytes]:
    """A file that must be refused, of that kind or of any, and its kind."""
    kind = kind or choose.choice([*DAMAGE, *NONSENSE])
    content = good_file(choose)
    good = json.loads(content)
    for _ in range(100):
        if kind in DAMAGE:
            made = DAMAGE[kind](choose, content)
        else:
            data = copy.deepcopy({name: part for name, part in good.items() if name != "sha256"})
            NONSENSE[kind](choose, data)
            made = sealed(data)
        if not _means_the_same(made, content):
            return kind, made
    raise AssertionError(f"{kind} changes nothing")


def _means_the_same(made: bytes, content: bytes) -> bool:
    """Whether chance left the meaning as it was: blanks that were lost between two lines."""
    try:
        return bool(json.loads(made.decode(), object_pairs_hook=sorted) == json.loads(content, object_pairs_hook=sorted))
    except (TypeError, ValueError, RecursionError):
        return False
