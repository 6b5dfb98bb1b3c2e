"""A line of legal bases and what it says."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_desktop.language.citations import basis_from, compose_parts, find_citations, mended_issuer, mended_type, parse_citation
from ttdn_desktop.language.document_numbers import canonical


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;",
            ("Căn cứ", "Nghị định", "72/2015/NĐ-CP", "2015-09-07", "Chính phủ", "quản lý hoạt động thông tin đối ngoại"),
        ),
        (
            "Căn cứ Chỉ thị số 26-CT/TW ngày 10/9/2008 của Ban Bí thư về tiếp tục đổi mới công tác này;",
            ("Căn cứ", "Chỉ thị", "26-CT/TW", "2008-09-10", "Ban Bí thư", "tiếp tục đổi mới công tác này"),
        ),
        ("Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;", ("Căn cứ", "Luật", None, "2016-04-05", None, "Báo chí")),
        ("Căn cứ Luật Điện lực số 61/2024/QH15 ngày 30/11/2024;", ("Căn cứ", "Luật", "61/2024/QH15", "2024-11-30", None, "Điện lực")),
        (
            "- Căn cứ Quyết định 1883/QĐ-UBND ngày 06 / 11 / 2025 của UBND xã Ví Dụ V/v: giao nhiệm vụ.",
            ("Căn cứ", "Quyết định", "1883/QĐ-UBND", "2025-11-06", "UBND xã Ví Dụ", "giao nhiệm vụ"),
        ),
        (
            "Căn cứ Công văn số 5768/BTTTT- TTĐN ngày 28/11/2022 của Bộ Thông tin và Truyền thông về việc hướng dẫn;",
            ("Căn cứ", "Công văn", "5768/BTTTT-TTĐN", "2022-11-28", "Bộ Thông tin và Truyền thông", "hướng dẫn"),
        ),
        (
            "Quyết định số 193/QĐ-BCT của Bộ trưởng Bộ Công Thương ngày 21/01/2021 về việc đính chính các quy chuẩn",
            (None, "Quyết định", "193/QĐ-BCT", "2021-01-21", "Bộ trưởng Bộ Công Thương", "đính chính các quy chuẩn"),
        ),
        (
            "Căn cứ Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị về tiếp tục nâng cao hiệu quả công tác này",
            ("Căn cứ", "Kết luận", "57-KL/TW", "2023-06-15", "Bộ Chính trị", "tiếp tục nâng cao hiệu quả công tác này"),
        ),
        (
            "Thực hiện Thông báo số 12/TB-UBND ngày 01/02/2026 của UBND huyện về thông báo kết luận cuộc họp;",
            ("Thực hiện", "Thông báo", "12/TB-UBND", "2026-02-01", "UBND huyện", "kết luận cuộc họp"),
        ),
        ("Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", ("Căn cứ", "Điều lệ", None, None, None, "Đảng Cộng sản Việt Nam")),
    ],
)
def test_a_citation_falls_into_its_parts(line, expected):
    found = parse_citation(line)
    assert found is not None
    assert (found.lead, found.type, found.number, found.date and found.date.isoformat(), found.issuer, found.subject) == expected


def test_each_part_knows_where_it_stands():
    line = "  Căn cứ Thông tư số 22/2016/TT-BTTTT ngày 19/10/2016 của Bộ Thông tin và Truyền thông về hướng dẫn quản lý;"
    found = parse_citation(line)
    assert found is not None
    parts = {name: line[a:b] for name, a, b in found.spans}
    assert parts == {
        "lead": "Căn cứ",
        "type": "Thông tư",
        "number": "22/2016/TT-BTTTT",
        "date": "19/10/2016",
        "issuer": "Bộ Thông tin và Truyền thông",
        "subject": "hướng dẫn quản lý",
    }
    assert line[found.start : found.end] == found.text == line.strip().rstrip(";")


def test_several_citations_of_one_paragraph_are_found_in_order():
    text = (
        "Thực hiện Nghị định số 1/2020/NĐ-CP ngày 01/02/2020 của Chính phủ về việc thứ nhất; Luật Báo chí năm 2016; "
        "Quy chế số 07-QC/TU ngày 30/8/2018 của Tỉnh ủy Ví Dụ quản lý thống nhất và Kế hoạch số 5/KH-UBND ngày 02/3/2021 của UBND tỉnh về việc thứ tư"
    )
    assert [c.number or c.subject for c in find_citations(text)] == ["1/2020/NĐ-CP", "Báo chí", "07-QC/TU", "5/KH-UBND"]


def test_a_citation_inside_a_subject_is_not_its_own():
    text = "Công văn số 8/SVH-TT ngày 01/4/2026 của Sở Văn hóa hướng dẫn thực hiện Quyết định số 1079/QĐ-TTg ngày 14/9/2022 của Thủ tướng Chính phủ"
    assert [c.number for c in find_citations(text)] == ["8/SVH-TT"]
    law = "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;"
    assert [c.date for c in find_citations(law)] == [dt.date(2019, 11, 22)]


@pytest.mark.parametrize(
    "text", ["", "Căn cứ chức năng, nhiệm vụ được giao;", "Sở Công Thương xây dựng Kế hoạch, cụ thể như sau:", "giai đoạn 2026-2030", "- 20/10"]
)
def test_words_without_a_document_are_no_citation(text):
    assert parse_citation(text) is None
    assert find_citations(text) == ()


def test_a_law_is_composed_without_number_and_issuer():
    assert (
        compose_parts(type="Luật", number="61/2024/QH15", date=dt.date(2024, 11, 30), issuer="Quốc hội", subject="Điện lực")
        == "Căn cứ Luật Điện lực ngày 30 tháng 11 năm 2024"
    )


def test_house_style_of_a_decree():
    text = compose_parts(
        type="Nghị định", number="72/2015/NĐ-CP", date=dt.date(2015, 9, 7), issuer="Chính phủ", subject="quản lý hoạt động thông tin đối ngoại"
    )
    assert text.startswith("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ ")
    assert text.endswith("quản lý hoạt động thông tin đối ngoại")


def test_a_basis_takes_the_parts_of_its_citation():
    found = parse_citation("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý;")
    assert found is not None
    basis = basis_from(found)
    assert (basis.text, basis.number, basis.inline) == (found.text, "72/2015/NĐ-CP", False)


@given(
    kind=st.sampled_from(["Nghị định", "Quyết định", "Thông tư", "Chỉ thị", "Kế hoạch", "Công văn", "Kết luận"]),
    number=st.from_regex(r"[1-9][0-9]{0,3}(/20[12][0-9])?/(NĐ-CP|QĐ-TTg|TT-BVHTTDL|CT-TTg|KH-UBND)", fullmatch=True),
    date=st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2035, 12, 31)),
    issuer=st.sampled_from(["Chính phủ", "Thủ tướng Chính phủ", "Ủy ban nhân dân xã Ví Dụ", "Bộ Văn hóa, Thể thao và Du lịch", "Ban Bí thư", "Tỉnh ủy Ví Dụ"]),
    subject=st.sampled_from(["công tác người Việt Nam ở nước ngoài", "phê duyệt Đề án số hóa", "việc nâng cao hiệu quả", "Kế hoạch năm 2026"]),
)
def test_what_is_composed_is_parsed_back(kind, number, date, issuer, subject):
    found = parse_citation(compose_parts(type=kind, number=number, date=date, issuer=issuer, subject=subject) + ";")
    assert found is not None
    assert (found.type, found.number, found.date) == (kind, number, date)
    assert found.issuer == issuer
    assert found.subject in {subject, subject.removeprefix("việc ")}


@given(st.text(alphabet="Căn cứ Nghị định số 72/NĐ-CP ngày của;,.:\n Luật 07/9/2015", max_size=120))
def test_any_text_is_borne(text):
    for citation in find_citations(text):
        assert text[citation.start : citation.end] == citation.text
        assert all(citation.start <= a < b <= citation.end for _, a, b in citation.spans)


HARD = [
    ("Căn cứ Nghị định số 63/2010/NĐ-CP (được sửa đổi bởi Nghị định số 92/2017/NĐ-CP) của Chính phủ về kiểm soát thủ tục;", "kiểm soát thủ tục"),
    ("Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục, được sửa đổi tại Nghị định số 92/2017/NĐ-CP;", "kiểm soát thủ tục"),
    ("CĂN CỨ NGHỊ ĐỊNH SỐ 63/2010/NĐ-CP NGÀY 08/6/2010 CỦA CHÍNH PHỦ VỀ KIỂM SOÁT THỦ TỤC;", "KIỂM SOÁT THỦ TỤC"),
    ("+ Căn cứ Nghị định 63 / 2010 / NĐ - CP ngày 8-6-2010 của Chính phủ về kiểm soát thủ tục (sau đây gọi tắt là Nghị định 63);", "kiểm soát thủ tục"),
]


@pytest.mark.parametrize(("line", "subject"), HARD)
def test_what_is_said_of_validity_or_typed_otherwise_leaves_the_parts_as_they_are(line, subject):
    (found,) = find_citations(line)
    assert (found.number, found.issuer and found.issuer.lower(), found.subject) == ("63/2010/NĐ-CP", "chính phủ", subject)


def test_words_on_validity_are_notes_and_name_no_basis_of_their_own():
    (found,) = find_citations(HARD[1][0])
    assert found.notes == ("được sửa đổi tại Nghị định số 92/2017/NĐ-CP",)


def test_a_paper_inside_a_subject_is_inner():
    (found,) = find_citations(
        "Căn cứ Quyết định số 5/QĐ-UBND ngày 03/01/2026 của UBND tỉnh về việc ban hành Kế hoạch thực hiện "
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"
    )
    assert [(inner.type, inner.number, inner.issuer) for inner in found.inner] == [("Nghị quyết", "57-NQ/TW", "Bộ Chính trị")]


def test_a_group_shares_its_type_and_issuer():
    line = "Căn cứ các Quyết định số: 1191/QĐ-TTg ngày 10/8/2017; 1130/QĐ-TTg ngày 27/8/2018; số 22/2016/QĐ-TTg ngày 03/4/2016 của Thủ tướng Chính phủ;"
    assert [(one.type, one.number, one.issuer) for one in find_citations(line)] == [
        ("Quyết định", "1191/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("Quyết định", "1130/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("Quyết định", "22/2016/QĐ-TTg", "Thủ tướng Chính phủ"),
    ]


def test_a_joint_circular_has_several_issuers():
    (found,) = find_citations("Thông tư liên tịch số 01/2015/TTLT-BTTTT-BNG ngày 05/01/2015 của Bộ Thông tin và Truyền thông và Bộ Ngoại giao hướng dẫn;")
    assert found.issuers == ("Bộ Thông tin và Truyền thông", "Bộ Ngoại giao")


def test_the_point_meant_is_kept():
    (found,) = find_citations("Theo quy định tại điểm a khoản 2 Điều 5 Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;")
    assert (found.lead, found.location, found.number) == ("Theo quy định tại", "điểm a khoản 2 Điều 5", "72/2015/NĐ-CP")


@pytest.mark.parametrize(
    ("words", "number", "date_text"),
    [
        ("số ……/QĐ-UBND ngày … tháng … năm 2026", None, "ngày … tháng … năm 2026"),
        ("số 12/QĐ-UBND ngày 31/02/2026", "12/QĐ-UBND", "31/02/2026"),
        ("số 12/QĐ-UBND tháng 9/2015", "12/QĐ-UBND", "tháng 9/2015"),
    ],
)
def test_blank_and_impossible_parts_are_kept_as_text(words, number, date_text):
    found = parse_citation(f"Căn cứ Quyết định {words} của UBND xã về việc giao nhiệm vụ;")
    assert found is not None
    assert (found.number, found.date, found.date_text, found.issuer, found.subject) == (number, None, date_text, "UBND xã", "giao nhiệm vụ")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("72 / 2015 / NĐ – CP", "72/2015/NĐ-CP"), ("1191 /QÐ-TTg", "1191/QĐ-TTg"), ("05 - HD/VPTW", "05-HD/VPTW"), ("72/2015/ND-CP", "72/2015/NĐ-CP")],
)
def test_numbers_have_one_canonical_form(typed, meant):
    assert canonical(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("Thtướng Chính phủ", "Thủ tướng Chính phủ"), ("Thủ tướng Chính phủ", None), ("UBND xã Ví Dụ", None)])
def test_names_with_lost_letters_are_proposed_anew(typed, meant):
    assert mended_issuer(typed) == meant


def test_a_type_with_lost_letters_is_read_as_printed():
    found = parse_citation("Căn cứ Nghđịnh số 43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ về thông tin;")
    assert found is not None
    assert (found.type, found.number, mended_type(found.type or "")) == ("Nghđịnh", "43/2011/NĐ-CP", "Nghị định")


def test_what_someone_said_in_a_document_is_cited_by_the_document():
    (found,) = find_citations("Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 1234/UBND-VX ngày 05/6/2026 về việc triển khai;", bare=True)
    assert (found.lead, found.type, found.number) == ("Thực hiện", "Công văn", "1234/UBND-VX")
    (told,) = find_citations("Căn cứ Kết luận của Bí thư Tỉnh ủy tại Thông báo số 15-TB/TU ngày 02/3/2026;", bare=True)
    assert (told.lead, told.type, told.number) == ("Căn cứ", "Thông báo", "15-TB/TU")


@pytest.mark.parametrize(
    ("line", "issuer", "subject"),
    [
        ("Căn cứ Nghị quyết số 5/NQ-HĐND ngày 8/12/2023 của HĐND tỉnh về dự toán thu ngân sách; chi ngân sách địa phương năm 2024;", "HĐND tỉnh",
         "dự toán thu ngân sách; chi ngân sách địa phương năm 2024"),
        ("Căn cứ Quyết định số 6/QĐ-UBND ngày 8/12/2023 của UBND tỉnh về việc thông qua Đề án truyền thông; cơ chế hỗ trợ báo chí;", "UBND tỉnh",
         "thông qua Đề án truyền thông; cơ chế hỗ trợ báo chí"),
        ("Căn cứ Quyết định số 6/QĐ-UBND ngày 8/12/2023 của UBND tỉnh Hà Tiên (nay là UBND tỉnh) phê duyệt Đề án;", "UBND tỉnh Hà Tiên", "phê duyệt Đề án"),
        ("Thực hiện Kế hoạch năm học 2022-2023 của trường tiểu học Hoa Mai,", "trường tiểu học Hoa Mai", "năm học 2022-2023"),
        ("Căn cứ Chương trình phối hợp và thống nhất hành động năm 2024 của MTTQ tỉnh;", "MTTQ tỉnh", "phối hợp và thống nhất hành động năm 2024"),
        ("Căn cứ Quy chế làm việc của Ủy ban nhân dân xã;", None, "làm việc của Ủy ban nhân dân xã"),
        ("Thực hiện Nghị quyết Đại hội đại biểu lần thứ XX của Đảng bộ huyện;", None, "Đại hội đại biểu lần thứ XX của Đảng bộ huyện"),
        ("Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 12/UBND-VX ngày 05/6/2026 về việc triển khai;", "Chủ tịch UBND tỉnh", "triển khai"),
    ],
)  # fmt: skip
def test_issuers_and_subjects_run_as_far_as_they_are_printed(line, issuer, subject):
    (found,) = find_citations(line, bare=True)
    assert (found.issuer, found.subject) == (issuer, subject)


@pytest.mark.parametrize("line", [
    "Căn cứ Kế hoạch số 5/KH-UBND ngày 8/12/2023 của UBND tỉnh về thông tin; Quyết định số 6/QĐ-UBND ngày 9/12/2023 của UBND tỉnh;",
    "Căn cứ Kế hoạch số 5/KH-UBND ngày 8/12/2023 của UBND tỉnh về thông tin; công văn số 6/UBND-VX ngày 9/12/2023 của UBND tỉnh;",
    "Căn cứ Kế hoạch số 5/KH-UBND ngày 8/12/2023 của UBND tỉnh về thông tin; tình hình thực tế của xã;",
])  # fmt: skip
def test_what_follows_a_semicolon_is_no_part_of_a_subject_where_something_else_begins(line):
    assert find_citations(line, bare=True)[0].subject == "thông tin"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Căn cứ Luật Báo chí được Quốc hội khóa XIII thông qua ngày 05/4/2016;", None),
        ("Căn cứ Luật Báo chí số 103/2016/QH13 được Quốc hội thông qua ngày 05/4/2016;", "103/2016/QH13"),
    ],
)
def test_who_passed_a_law_is_no_part_of_its_name(line, number):
    (found,) = find_citations(line)
    assert (found.type, found.number, found.date, found.subject) == ("Luật", number, dt.date(2016, 4, 5), "Báo chí")


def test_committees_against_something_are_named_whole():
    text = "Công điện số 15/CĐ-BCĐ ngày 04/6/2024 của Ban Chỉ đạo tỉnh phòng, chống thiên tai; Chỉ thị số 07-CT/TU ngày 11/6/2024 của Tỉnh ủy về trồng rừng"
    first, second = find_citations(text)
    assert (first.issuer, first.subject) == ("Ban Chỉ đạo tỉnh phòng, chống thiên tai", None)
    assert (second.issuer, second.subject) == ("Tỉnh ủy", "trồng rừng")


def test_a_number_right_behind_the_lead_is_a_document_whose_type_was_forgotten():
    found = find_citations("Thực hiện 263/KH-UBNDngày 31/12/2024 của Ủy ban nhân dân huyện Sông Lam về chuyển đổi số năm 2025.")
    assert [(one.lead, one.type, one.number, one.issuer, one.subject) for one in found] == [
        ("Thực hiện", None, "263/KH-UBND", "Ủy ban nhân dân huyện Sông Lam", "chuyển đổi số năm 2025")
    ]


def test_a_record_is_a_document_in_small_letters_too():
    (found,) = find_citations("Căn cứ biên bản họp ngày 12/3/2020 của Hội đồng thi đua xã;", bare=True)
    assert (found.type, found.issuer, found.subject) == ("biên bản", "Hội đồng thi đua xã", "họp")


@pytest.mark.parametrize("short", ["(gọi tắt là DTI)", "[sau đây gọi tắt là DTI]", "{viết tắt là DTI}", "- gọi tắt là DTI -", "(tên viết tắt là DTI)"])
def test_a_short_name_ends_a_subject_unless_small_letters_go_on_behind_it(short):
    line = f"Căn cứ Quyết định số 21/QĐ-UBND ngày 5/4/2024 của UBND tỉnh Ví Dụ về việc phê duyệt Bộ chỉ số {short}"
    assert [cited.subject for cited in find_citations(f"{line} của các sở, ngành;")] == [f"phê duyệt Bộ chỉ số {short} của các sở, ngành"]
    assert [cited.subject for cited in find_citations(f"{line};")] == ["phê duyệt Bộ chỉ số"]
