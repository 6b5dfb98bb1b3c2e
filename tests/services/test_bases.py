"""Legal bases: judged on a day, found in the catalogue, made of parts and of pasted citations."""

import datetime as dt
from dataclasses import replace

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.library import LegalDocument, Library
from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.domain.validity import judge
from ttdn_desktop.services.bases import Validity, bases_in, basis_of, composed, document_of, full_subject, is_composed, reread, shelf_of, spelled_out, with_part
from ttdn_desktop.services.choices import basis_leads
from ttdn_desktop.services.document_import import compared, documents_in

DECREE = LegalDocument(
    id="d",
    type="Nghị định",
    number="72/2015/NĐ-CP",
    date=dt.date(2015, 9, 7),
    issuer="Chính phủ",
    subject="về quản lý hoạt động thông tin đối ngoại",
    status="amended",
    effective_from=dt.date(2015, 10, 22),
    verified=True,
)
LINE = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại"


@pytest.mark.parametrize(
    ("day", "fields", "wanted"),
    [
        (dt.date(2016, 1, 1), {}, Validity.IN_FORCE),
        (dt.date(2015, 10, 1), {}, Validity.NOT_YET),
        (dt.date(2026, 1, 1), {"expired_from": dt.date(2026, 1, 1)}, Validity.ENDED),
        (dt.date(2025, 12, 31), {"expired_from": dt.date(2026, 1, 1), "status": "expired"}, Validity.IN_FORCE),
        (dt.date(2026, 1, 1), {"status": "replaced", "status_day": dt.date(2025, 12, 1)}, Validity.ENDED),
        (dt.date(2025, 11, 30), {"status": "replaced", "status_day": dt.date(2025, 12, 1)}, Validity.UNVERIFIED),
        (dt.date(2026, 1, 1), {"status": "unknown"}, Validity.UNVERIFIED),
    ],
)
def test_validity_is_judged_on_the_day_of_the_plan(day: dt.date, fields: dict[str, object], wanted: Validity) -> None:
    assert judge(replace(DECREE, **fields), day).validity is wanted  # type: ignore[arg-type]  # fields of the table above


def test_a_document_becomes_a_citation_and_is_found_again() -> None:
    basis, shelf = basis_of(DECREE), shelf_of(Library(documents=(DECREE,)))
    assert basis.text == LINE
    assert is_composed(basis)
    assert document_of(basis, shelf) is DECREE
    assert document_of(bases_in(LINE + ";")[0], shelf) is DECREE
    assert document_of(LegalBasis(text="x", type="Nghị định", number="1/2015/NĐ-CP"), shelf) is None


def test_the_line_follows_the_parts_and_the_parts_follow_the_line() -> None:
    basis = basis_of(DECREE)
    assert composed(reread(basis, "Căn cứ Quyết định số 5/QĐ-UBND ngày 01/02/2026 của UBND tỉnh về kế hoạch")).number == "5/QĐ-UBND"
    odd = reread(basis, "Căn cứ chức năng, nhiệm vụ được giao")
    assert odd.number == basis.number
    assert odd.text == "Căn cứ chức năng, nhiệm vụ được giao"
    assert not is_composed(odd)


def test_pasted_text_gives_every_citation_in_it() -> None:
    pasted = LINE + ";\n\nQuyết định số 5/QĐ-UBND ngày 01/02/2026 của UBND tỉnh về việc ban hành kế hoạch;\nTheo tình hình thực tế."
    found = bases_in(pasted)
    assert [basis.number for basis in found] == ["72/2015/NĐ-CP", "5/QĐ-UBND", None]
    assert found[1].text.startswith("Căn cứ Quyết định số 5/QĐ-UBND")
    assert found[2].text == "Theo tình hình thực tế"


def test_every_document_of_the_shipped_catalogue_can_be_cited() -> None:
    assert all(basis_of(document).text for document in resources.library().documents)


def test_a_changed_part_takes_its_place_in_the_line_as_written() -> None:
    written = bases_in("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động TTĐN (gọi tắt là Nghị định 72)")[0]
    assert with_part(written, "number", "73/2015/NĐ-CP").text.startswith("Căn cứ Nghị định số 73/2015/NĐ-CP ngày 07/9/2015")
    assert " ngày 08/9/2015 của" in with_part(written, "date", dt.date(2015, 9, 8)).text
    assert with_part(basis_of(DECREE), "date", dt.date(2015, 9, 8)).text == LINE.replace("ngày 07", "ngày 08")


def test_a_part_that_was_missing_is_put_in_where_the_line_is_made_of_parts() -> None:
    bare = LegalBasis(text="Căn cứ Quyết định của Bộ về kế hoạch", type="Quyết định", issuer="Bộ", subject="kế hoạch")
    assert with_part(bare, "number", "5/QĐ").text == "Căn cứ Quyết định số 5/QĐ của Bộ về kế hoạch"
    odd = LegalBasis(text="Theo Quyết định nọ", type="Quyết định")
    assert with_part(odd, "number", "5/QĐ").text == "Theo Quyết định nọ"


def test_lines_joined_by_a_field_of_one_line_are_parted_again_with_their_own_lead() -> None:
    joined = f"{LINE}; Thực hiện Chỉ thị số 26-CT/TW ngày 10/9/2008 của Ban Bí thư về tiếp tục đổi mới Căn cứ Quyết định số 5/QĐ-UBND ngày 01/02/2026"
    assert [(basis.lead, basis.number) for basis in bases_in(joined)] == [
        ("Căn cứ", "72/2015/NĐ-CP"),
        ("Thực hiện", "26-CT/TW"),
        ("Căn cứ", "5/QĐ-UBND"),
    ]


def test_every_lead_that_is_offered_is_read_again() -> None:
    for lead in basis_leads():
        basis = with_part(basis_of(DECREE), "lead", lead)
        assert basis.text == LINE.replace("Căn cứ", lead)
        assert reread(basis, basis.text).lead == lead


def test_the_subject_of_a_pasted_citation_is_that_of_the_library_with_the_word_that_joins_it():
    lines = {
        "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;": "về quản lý hoạt động thông tin đối ngoại",
        "Căn cứ Nghị định số 43/2025/NĐ-CP ngày 28/02/2025 của Chính phủ quy định chức năng, nhiệm vụ;": "quy định chức năng, nhiệm vụ",
        "Căn cứ Nghị định số 1/2025/NĐ-CP ngày 28/02/2025 của Chính phủ;": "",
    }
    for line, subject in lines.items():
        assert full_subject(bases_in(line)[0]) == subject
        table = compared(documents_in(line), resources.library())
        assert [row.document.subject for row in table if row.document is not None] == [subject]
    (known,) = compared(documents_in(next(iter(lines))), resources.library())
    assert "subject" not in known.fields, "it agrees with what the library has"


def test_short_names_of_types_and_bodies_are_spelled_out_for_the_library() -> None:
    (basis,) = map(spelled_out, bases_in("QĐ 45/2025/QĐ-UBND của UBND TP Hải Phòng"))
    assert (basis.type, basis.number, basis.issuer) == ("Quyết định", "45/2025/QĐ-UBND", "Ủy ban nhân dân thành phố Hải Phòng")
    shorts = ("NĐ 72/2015/NĐ-CP", "TT 22/2016/TT-BTTTT", "KL 16-KL/TW")
    assert [spelled_out(bases_in(short)[0]).type for short in shorts] == ["Nghị định", "Thông tư", "Kết luận"]
