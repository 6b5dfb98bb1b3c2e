"""Lists of documents are written and read again without loss, and lists of other offices are read row by row with a word for each."""

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.work_time import seconds
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.library import LegalDocument, Library, Origin, Relation, RelationKind
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.language.document_table import SaidRelation, TableRow
from ttdn_desktop.services import document_files
from ttdn_desktop.services.document_files import read_documents, write_documents
from ttdn_desktop.services.document_import import DocumentTable, ReadRow, RowState, compared, documents_in, take_documents
from ttdn_desktop.services.fence import Fence


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.install("en")


@pytest.fixture(scope="module")
def fence() -> Iterator[Fence]:
    with Fence() as made:
        yield made


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"NEW{next(numbers)}"


def as_shipped(library: Library) -> Library:
    """Without what says whose entries are."""
    documents = tuple(replace(one, origin=Origin.SHIPPED, edited=False) for one in library.documents)
    relations = tuple(sorted((replace(one, origin=Origin.SHIPPED) for one in library.relations), key=lambda one: one.key))
    return Library(documents=documents, relations=relations)


ODD = LegalDocument(
    id="OWN-1",
    type="Công văn",
    subject="=1+1; “trích yếu” có dấu | và , đủ thứ",
    number="12/UBND-VX",
    date=dt.date(2026, 2, 3),
    issuer="Ủy ban nhân dân xã Đoàn Tùng",
    note="'dòng một\ndòng hai; ba",
    tags=("tết", "đối ngoại"),
    origin=Origin.OWN,
)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_whole_library_comes_back_from_a_file_without_loss(suffix: str, tmp_path: Path, fence: Fence) -> None:
    shipped = resources.library()
    more = Relation(
        kind=RelationKind.REPLACES, source="ND-72-2015", target="OWN-1", first=dt.date(2026, 3, 4), whole=False, part="Điều 5, 24; khoản 1", verified=True
    )
    library = replace(shipped, documents=(*shipped.documents, ODD), relations=(*shipped.relations, more))
    table = read_documents(write_documents(library, tmp_path / f"van-ban{suffix}"), fence)
    assert not table.left
    rows = compared(table, Library())
    assert {row.state for row in rows} == {RowState.NEW}
    assert not [row.remarks for row in rows if row.remarks]
    back = take_documents(Library(), rows, ids())
    assert as_shipped(back) == as_shipped(library)


def test_a_list_that_was_written_says_nothing_new(tmp_path: Path) -> None:
    library = resources.library()
    rows = compared(read_documents(write_documents(library, tmp_path / "van-ban.csv")), library)
    assert {row.state for row in rows} == {RowState.SAME}
    assert not any(row.relations for row in rows)
    assert take_documents(library, rows, ids()) == library


def sheet(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def test_a_list_of_another_office_is_read_by_its_heads(tmp_path: Path, fence: Fence) -> None:
    path = sheet(
        tmp_path / "so.xlsx",
        [
            ["SỔ THEO DÕI VĂN BẢN"],
            [],
            ["STT", "Số hiệu văn bản", "Ngày, tháng, năm ban hành", "Cơ quan ban hành", "Trích yếu nội dung", "Ghi chú", "Người theo dõi"],
            [1, "72/2015/NĐ-CP", dt.date(2015, 9, 7), "Chính phủ", "Về quản lý hoạt động thông tin đối ngoại", None, "An"],
            [2, "22/2016/TT-BTTTT", "19/10/2012", "Bộ Thông tin và Truyền thông", "", "", ""],
            [3, "45/KH-UBND", "05/01/2027", "UBND xã Đoàn Tùng", "Thông tin đối ngoại năm 2027", "mới", ""],
            [4, "", "", "", "", "không có gì", ""],
            [5, "46/KH-UBND", "quý I", "UBND xã Đoàn Tùng", "Kế hoạch khác", "", ""],
            [6, "45/KH-UBND", "05/01/2027", "UBND xã Đoàn Tùng", "Thông tin đối ngoại năm 2027", "", ""],
        ],
    )
    table = read_documents(path, fence)
    assert table.left == ("column “Người theo dõi”",)
    rows = compared(table, resources.library())
    assert [row.state for row in rows] == [RowState.SAME, RowState.DIFFERS, RowState.NEW, RowState.UNREADABLE, RowState.NEW, RowState.TWICE]
    assert rows[1].fields == ("date",)
    assert rows[2].document is not None
    assert (rows[2].document.type, rows[2].document.number) == ("Kế hoạch", "45/KH-UBND")
    assert "row 7" in rows[3].read.where
    assert rows[4].document is not None
    assert "quý I" in rows[4].document.note
    assert "quý I" in rows[4].told
    assert "twice" in rows[5].told
    after = take_documents(resources.library(), rows, ids())
    assert [one.id for one in after.documents[-2:]] == ["NEW1", "NEW2"]
    assert after.documents[:-2] == resources.library().documents


def test_what_differs_is_taken_only_where_it_is_ticked() -> None:
    library = resources.library()
    rows = compared(documents_in("Căn cứ Thông tư số 22/2016/TT-BTTTT ngày 19 tháng 10 năm 2012 của Bộ Thông tin và Truyền thông"), library)
    assert [(row.state, row.fields, row.taken) for row in rows] == [(RowState.DIFFERS, ("date",), False)]
    assert take_documents(library, rows, ids()) == library
    after = take_documents(library, [rows[0].with_taken(True)], ids())
    changed = after.document("TT-22-2016")
    assert changed is not None
    assert changed.date == dt.date(2012, 10, 19)
    assert changed.edited


def test_relations_name_documents_by_number(tmp_path: Path) -> None:
    cells = "Số, ký hiệu;Trích yếu;Thay thế bởi\n01/2020/NĐ-CP;về một;02/2021/NĐ-CP (từ 01/7/2021)\n02/2021/NĐ-CP;về hai;9/2099/NĐ-CP\n"
    path = tmp_path / "a.csv"
    path.write_text(cells, "utf-8")
    rows = compared(read_documents(path), Library())
    after = take_documents(Library(), rows, ids())
    assert after.relations == (Relation(kind=RelationKind.REPLACES, source="NEW2", target="NEW1", first=dt.date(2021, 7, 1), origin=Origin.OWN),)
    assert "9/2099/NĐ-CP" in rows[1].told


LINES = (
    "Số hiệu{0}Ngày ban hành{0}Cơ quan ban hành{0}Trích yếu\n45/KH-UBND{0}05/01/2027{0}Ủy ban nhân dân xã Đoàn Tùng{0}Kế hoạch thông tin đối ngoại năm 2027\n"
)


def test_a_relation_to_a_document_that_was_merged_leads_to_the_one_it_became() -> None:
    kept = LegalDocument(id="KEPT", type="Nghị định", subject="về thông tin", number="1/2020/NĐ-CP", merged=("GONE",))
    said = SaidRelation(kind=RelationKind.AMENDS, by="Nghị định 1", id="GONE")
    row = ReadRow(where="row 1", text="", row=TableRow(document=LegalDocument(id="", type="Nghị định", subject="", number="2/2010/NĐ-CP"), relations=(said,)))
    library = Library(documents=(kept,))
    taken = take_documents(library, compared(DocumentTable(name="", rows=(row,)), library), ids())
    assert [(one.source, one.target) for one in taken.relations] == [("KEPT", "NEW1")]


def test_a_list_of_thousands_of_documents_and_relations_is_compared_and_taken_in_within_seconds() -> None:
    number = 3000
    library = Library(
        documents=tuple(LegalDocument(id=f"D{n}", type="Nghị định", subject=f"về việc {n}", number=f"{n}/2020/NĐ-CP") for n in range(number)),
        relations=tuple(Relation(kind=RelationKind.AMENDS, source=f"D{n + 1}", target=f"D{n}") for n in range(number - 1)),
    )
    rows = tuple(
        ReadRow(
            where=f"row {n}",
            text="",
            row=TableRow(
                document=LegalDocument(id="", type="Thông tư", subject=f"về việc {n}", number=f"{n}/2021/TT-BTC"),
                relations=(SaidRelation(kind=RelationKind.AMENDS, by=f"{n + 1}/2021/TT-BTC"),),
            ),
        )
        for n in range(number)
    )
    taken = library

    def take() -> None:
        nonlocal taken
        taken = take_documents(library, compared(DocumentTable(name="", rows=rows), library), ids())

    assert seconds(take) < 5  # it took a minute when each was looked for in all
    assert len(taken.documents) == 2 * number
    assert len(taken.relations) == 2 * (number - 1)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_lists_of_text_are_read_in_every_usual_form(delimiter: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = LINES.format(delimiter)
    path.write_bytes(_cp1258(text) if encoding == "cp1258" else text.encode(encoding))
    (row,) = read_documents(path).rows
    assert row.row.document is not None
    assert (row.row.document.number, row.row.document.date, row.row.document.issuer) == ("45/KH-UBND", dt.date(2027, 1, 5), "Ủy ban nhân dân xã Đoàn Tùng")


def _cp1258(text: str) -> bytes:
    out = []
    for char in text:
        try:
            out.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            base, *marks = list(unicodedata.normalize("NFD", char))
            tone = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
            whole = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in tone))
            out.append((whole + "".join(tone)).encode("cp1258"))
    return b"".join(out)


def test_a_preamble_in_a_text_file_gives_its_documents(tmp_path: Path) -> None:
    path = tmp_path / "can-cu.txt"
    path.write_text(
        "Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;\nCăn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ;\nlời nói\n", "utf-8"
    )
    rows = compared(read_documents(path), resources.library())
    assert [row.state for row in rows] == [RowState.NEW if rows[0].held is None else rows[0].state, RowState.SAME, RowState.UNREADABLE]


def test_a_file_that_is_no_list_is_refused_with_what_it_needs(tmp_path: Path, fence: Fence) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;2\n", "utf-8")
    with pytest.raises(UnreadableError, match="Số, ký hiệu"):
        read_documents(path)
    with pytest.raises(UnreadableError, match="Số, ký hiệu"):
        read_documents(sheet(tmp_path / "a.xlsx", [["a", "b"], [1, 2]]), fence)


@pytest.mark.parametrize(
    ("number", "subject", "type_"),
    [
        ("26-KL/TW", "về văn hóa", "Kết luận"),
        ("57-NQ/TW", "về khoa học", "Nghị quyết"),
        ("103/2016/QH13", "Luật Báo chí", "Luật"),
        ("02/CTr-UBND", "phát triển", "Chương trình"),
        ("05/QĐ-UBND", "Quyết định về việc", "Quyết định"),
    ],
)
def test_a_list_without_types_gets_them_from_numbers_and_names(number: str, subject: str, type_: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Số hiệu;Tên văn bản\n{number};{subject}\n", "utf-8")
    (row,) = read_documents(path).rows
    assert row.row.document is not None
    assert (row.row.document.type, row.row.document.number) == (type_, number)


def test_a_list_that_is_too_large_is_refused_and_never_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Số, ký hiệu;Trích yếu\n" + "1/2020/NĐ-CP;về việc\n" * 10, "utf-8")
    monkeypatch.setattr(document_files, "MAX_FILE", 100)
    with pytest.raises(UnreadableError, match="too large"):
        read_documents(path)


def test_a_pasted_document_is_as_little_verified_as_one_entered_by_hand() -> None:
    rows = compared(
        documents_in("Căn cứ Thông tư số 99/2016/TT-BTTTT ngày 19 tháng 10 năm 2016 của Bộ Thông tin và Truyền thông hướng dẫn việc khác"), Library()
    )
    assert [one.status for one in take_documents(Library(), rows, ids()).documents] == ["unknown"]
