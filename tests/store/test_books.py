"""Library and units in the workspace: searched as one types, written by difference, kept as safely as a plan."""

import datetime as dt
import itertools
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.conftest import NOW, StandingClock
from tests.work_time import seconds
from tests.workspaces.make import ATTACHED, LIBRARY, UNITS
from ttdn_desktop import resources
from ttdn_desktop.domain.library import AttachedFile, LegalDocument, Library
from ttdn_desktop.domain.units import Contact, Signatory, Unit, Units
from ttdn_desktop.store import attachments, backups, book_search, books, checks, versions
from ttdn_desktop.store.connection import Connection, disconnect
from ttdn_desktop.store.database import open_copy, open_database
from ttdn_desktop.store.thread import StoreThread
from ttdn_desktop.store.trouble import DamagedError

TEXTS: dict[str, dict[str, Any]] = {
    "decree": {"type": "Nghị định", "number": "72/2015/NĐ-CP", "issuer": "Chính phủ", "subject": "về quản lý hoạt động thông tin đối ngoại"},
    "later": {"type": "Nghị định", "number": "148/2026/NĐ-CP", "issuer": "Chính phủ", "subject": "sửa đổi Nghị định số 72/2015/NĐ-CP"},
    "circular": {"type": "Thông tư", "number": "05/2020/TT-BTTTT", "issuer": "Bộ Thông tin và Truyền thông", "subject": "hướng dẫn thực hiện"},
    "party": {
        "type": "Kết luận",
        "number": "16-KL/TW",
        "issuer": "Bộ Chính trị",
        "subject": "về triển khai Chiến lược phát triển thông tin đối ngoại",
    },
    "law": {"type": "Luật", "subject": "Bảo vệ bí mật nhà nước", "note": "xem điều 7 về biên giới"},
    "own": {"type": "Quyết định", "number": "720/QĐ-UBND", "issuer": "UBND tỉnh", "subject": "về đội ngoài trời", "tags": ("họp báo",)},
}
DOCUMENTS = tuple(LegalDocument(id=ident, **values) for ident, values in TEXTS.items())


@pytest.fixture
def stored(connection: Connection) -> Connection:
    books.save(connection, Library(documents=DOCUMENTS), NOW)
    return connection


def found(connection: Connection, words: str) -> list[str]:
    return [row.id for row in book_search.documents(connection, words, 10)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("72/2015/NĐ-CP", "decree"),
        ("72/2015", "decree"),
        ("72 2015", "decree"),
        ("nd 72", "decree"),
        ("nđ72", "decree"),
        ("NĐ 72", "decree"),
        ("72", "decree"),
        ("072/2015", "decree"),
        ("ndcp 148", "later"),
        ("5/2020", "circular"),
        ("05 2020", "circular"),
        ("tt 5", "circular"),
        ("16 kl", "party"),
        ("kl16", "party"),
        ("chien luoc phat trien", "party"),
        ("chính phủ quản lý", "decree"),
        ("luật bảo vệ", "law"),
        ("bien gioi", "law"),
        ("hop bao", "own"),
        ("HỌP BÁ", "own"),
        (unicodedata.normalize("NFD", "bảo vệ bí mật"), "law"),
    ],
)
def test_documents_are_found_as_one_types(stored: Connection, words: str, first: str) -> None:
    assert found(stored, words)[:1] == [first]


def test_number_counts_more_than_subject_and_accents_more_than_none(stored: Connection) -> None:
    assert found(stored, "72") == ["decree", "own", "later"]
    assert found(stored, "đối ngoại") == ["decree", "party", "own"]
    assert set(found(stored, "doi ngoai")) == {"decree", "party", "own"}
    assert found(stored, "đội ngoài") == ["own", "decree", "party"]


def test_a_note_that_holds_the_words_is_shown_with_its_accents(stored: Connection) -> None:
    assert book_search.documents(stored, "bi mat bien gioi", 10) == (book_search.DocumentRow(id="law", where="note", text="xem điều 7 về biên giới"),)


@pytest.mark.parametrize("words", ["", "  ", "*", '"', "-", "()", "không có ở đâu"])
def test_nothing_to_search_for_finds_nothing(stored: Connection, words: str) -> None:
    assert found(stored, words) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=30) | st.lists(st.sampled_from(["nd72", "AND", "OR", "NOT", "NEAR", '"', "*", ":", "plain", "^", "+", "{a}"])).map(" ".join))
def test_no_words_are_taken_for_orders(stored: Connection, words: str) -> None:
    book_search.documents(stored, words, 10)
    book_search.units(stored, words, 10)


def test_a_whole_page_in_the_line_is_searched_by_its_first_words_at_once(stored: Connection) -> None:
    page = "Nghị định 72/2015/NĐ-CP Chính phủ về quản lý hoạt động thông tin đối ngoại " * 400
    assert found(stored, page) == ["decree"]
    assert seconds(lambda: found(stored, page)) < 1


def test_what_comes_first_does_not_depend_on_how_many_are_asked_for(connection: Connection) -> None:
    many = tuple(replace(one, id=f"{one.id}{n}", note=f"bản {n}") for n in range(40) for one in DOCUMENTS)
    books.save(connection, Library(documents=(*DOCUMENTS, *many)), NOW)
    for words in ("72/2015", "thông tin đối ngoại", "chinh phu", "luật"):
        many_found, few = ([row.id.rstrip("0123456789") for row in book_search.documents(connection, words, limit)] for limit in (1000, 5))
        assert few == many_found[:5]


def test_only_what_changed_is_indexed_anew(stored: Connection) -> None:
    before = dict(stored.execute("select id, rowid from library_rows").fetchall())
    changed = (replace(DOCUMENTS[0], tags=("hải đảo",)), *DOCUMENTS[1:5], replace(DOCUMENTS[5], id="other"))
    books.save(stored, Library(documents=changed), NOW)
    after = dict(stored.execute("select id, rowid from library_rows").fetchall())
    assert {ident for ident in after if before.get(ident) == after[ident]} == {"later", "circular", "party", "law"}
    assert found(stored, "hai dao") == ["decree"]
    assert found(stored, "hop bao") == ["other"]
    checks.check_derived(stored)


def test_the_text_of_a_file_is_found_also_when_it_is_read_later(connection: Connection) -> None:
    sha256 = attachments.keep(connection, b"scan", "")
    library = Library(documents=(replace(DOCUMENTS[0], files=(AttachedFile(name="quet.pdf", sha256=sha256),)),))
    books.save(connection, library, NOW)
    assert found(connection, "kieu bao") == []
    assert attachments.keep(connection, b"scan", "Thăm kiều bào") == sha256
    books.save(connection, replace(library, edition="x"), NOW)
    (row,) = book_search.documents(connection, "kieu bao", 10)
    assert row == book_search.DocumentRow(id="decree", where="file", text="Thăm kiều bào", name="quet.pdf")
    assert found(connection, "quet.pdf") == ["decree"]


def test_units_are_found_by_names_abbreviations_people_and_places(connection: Connection) -> None:
    unit = Unit(
        id="u1",
        name="Phòng Văn hóa - Xã hội",
        short=("Phòng VH-XH",),
        above="u2",
        signatories=(Signatory(name="Trần Thị Bình", title="Trưởng phòng"),),
        contact=Contact(phone="0220 1234"),
    )
    books.save(connection, Units(units=(unit, Unit(id="u2", name="Ủy ban nhân dân xã Hòa Bình", symbol="UBND"))), NOW)
    for words, first in (("phong van hoa", "u1"), ("vh-xh", "u1"), ("vhxh", None), ("trần thị bình", "u1"), ("0220", "u1"), ("ubnd", "u2"), ("hòa bình", "u2")):
        assert [one.id for one in book_search.units(connection, words, 10)][:1] == ([first] if first else [])
    checks.check_derived(connection)


def test_a_row_that_does_not_agree_is_noticed(stored: Connection) -> None:
    checks.check_derived(stored)
    stored.execute("update library_rows set state = x'00' where id = 'law'")
    with pytest.raises(DamagedError):
        checks.check_derived(stored)


def test_what_is_derived_is_made_for_a_library_that_was_kept_before(stored: Connection, path: Path) -> None:
    for table in ("library_rows", "library_search"):
        stored.execute(f"delete from {table}")  # noqa: S608
    stored.execute("delete from meta where key = 'derived_books'")
    books.derive_all(stored)
    checks.check_derived(stored)
    assert found(stored, "luat bao ve") == ["law"]


def test_the_state_before_the_first_change_of_a_day_is_kept(connection: Connection) -> None:
    days = [NOW + dt.timedelta(hours=hours) for hours in (0, 1, 2, 24, 25)]
    states = [Library(documents=DOCUMENTS[: n + 1]) for n in range(len(days))]
    for day, state in zip(days, states, strict=True):
        books.save(connection, state, day)
        books.save(connection, state, day)
    kept = versions.versions(connection, "library")
    assert [versions.load_as(connection, one.id, books.library_of) for one in kept] == [states[2], states[0]]


def test_a_backup_holds_library_units_and_files(connection: Connection, path: Path) -> None:
    sha256 = attachments.keep(connection, ATTACHED, "bên kia biên giới")
    for book in (LIBRARY, UNITS):
        books.save(connection, book, NOW)
    copy = open_copy(backups.make(connection, path, NOW).path)
    assert (books.library(copy), books.units(copy), attachments.load(copy, sha256)) == (LIBRARY, UNITS, ATTACHED)
    assert [row.where for row in book_search.documents(copy, "ben kia bien gioi", 5)] == ["file"]
    copy.close()


def test_a_file_that_changed_by_itself_is_told(connection: Connection) -> None:
    sha256 = attachments.keep(connection, ATTACHED, "")
    connection.execute("update library_files set data = x'00'")
    with pytest.raises(DamagedError):
        attachments.load(connection, sha256)
    with pytest.raises(DamagedError):
        checks.check_hashes(connection)


def test_of_values_that_wait_the_newest_is_written(path: Path, clock: StandingClock) -> None:
    store = StoreThread(path, clock)
    written = itertools.count(1)

    def write(connection: Connection, book: Library, now: dt.datetime) -> int:
        books.save(connection, book, now)
        return next(written)

    gate = store.run(lambda _connection: store.opened.result())
    answers = [store.keep(Library(documents=DOCUMENTS[:n]), write) for n in range(1, 7)]
    gate.result()
    counted = {answer.result() for answer in answers}
    assert store.run(books.library).result() == Library(documents=DOCUMENTS)
    assert len(counted) < 6
    store.close()


def test_the_shipped_library_is_searched_in_every_field(path: Path) -> None:
    connection = open_database(path, NOW)
    library = resources.library()
    books.save(connection, library, NOW)
    for document in library.documents:
        if document.number and document.group != "province":
            assert document.id in found(connection, document.number)[:3]
    disconnect(connection)
