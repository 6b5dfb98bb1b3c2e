"""Documents of one line that share an issuer, a type or a subject, and what is written around them."""

import pytest

from ttdn_desktop.language.citations import find_citations


def told(line: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.number, one.issuer, one.subject) for one in find_citations(line, bare=True)]


BOTH = "Thủ tướng Chính phủ", "hỗ trợ chăn nuôi"
PAIRS = [
    "Căn cứ Quyết định số 71/QĐ-TTg ngày 05/6/2018 và Quyết định số 42/QĐ-TTg ngày 23/8/2021 của Thủ tướng Chính phủ về việc hỗ trợ chăn nuôi;",
    "Căn cứ Chỉ thị số 71/CT-TTg ngày 05/6/2018, Công điện số 42/CĐ-TTg ngày 23/8/2021 của Thủ tướng Chính phủ về hỗ trợ chăn nuôi;",
    "Căn cứ các Quyết định số 71/QĐ-TTg và số 42/QĐ-TTg ngày 23/8/2021 của Thủ tướng Chính phủ về việc hỗ trợ chăn nuôi;",
    "Căn cứ hai Quyết định số 71/QĐ-TTg và 42/QĐ-TTg cùng ngày 23/8/2021 của Thủ tướng Chính phủ về hỗ trợ chăn nuôi;",
    "Thực hiện các Quyết định số 71/QĐ-TTg ngày 05/6/2018, 42/QĐ-TTg ngày 23/8/2021 của Thủ tướng Chính phủ v/v hỗ trợ chăn nuôi.",
    "Căn cứ các Quyết định của Thủ tướng Chính phủ số 71/QĐ-TTg ngày 05/6/2018, số 42/QĐ-TTg ngày 23/8/2021 về hỗ trợ chăn nuôi;",
]


@pytest.mark.parametrize("line", PAIRS)
def test_two_documents_said_in_one_breath_are_of_the_same_issuer_and_about_the_same(line: str):
    found = told(line)
    assert [number and number.split("/")[0] for number, _, _ in found] == ["71", "42"]
    assert [(issuer, subject) for _, issuer, subject in found] == [BOTH, BOTH]


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Kế hoạch số 12-KH/TU ngày 02/3/2024 và Kế hoạch số 15/KH-UBND ngày 05/4/2024 của UBND tỉnh về chuyển đổi số;",
        "Căn cứ Nghị định số 24/2014/NĐ-CP ngày 04/4/2014 và Thông tư số 12/2015/TT-BNV ngày 05/5/2015 của Bộ Nội vụ về biên chế;",
        "Căn cứ Đề án số 20/ĐA-UBND ngày 21/7/2024; Công văn số 39/UBND-VX ngày 22/8/2024 của UBND xã về tuyên truyền;",
    ],
)
def test_a_document_of_another_agency_or_after_a_semicolon_takes_nothing_from_its_neighbour(line: str):
    assert told(line)[0][1:] == (None, None)


@pytest.mark.parametrize(
    ("heading", "first", "second", "issuer"),
    [
        ("Căn cứ các Thông tư của Bộ Nội vụ:", "Thông tư số 4/2016/TT-BNV", "Thông tư số 7/2017/TT-BNV", "Bộ Nội vụ"),
        ("Căn cứ các Quyết định của UBND tỉnh:", "số 4/QĐ-UBND", "Quyết định số 7/QĐ-UBND", "UBND tỉnh"),
        ("Căn cứ các Quyết định của UBND tỉnh Ví Dụ:", "Số 4/QĐ-UBND", "Số 7/QĐ-UBND", "UBND tỉnh Ví Dụ"),
        ("Thực hiện các văn bản của UBND tỉnh:", "Kế hoạch số 4/KH-UBND", "Công văn số 7/UBND-VX", "UBND tỉnh"),
        (
            "Thực hiện các văn bản chỉ đạo của Sở Văn hóa, Thể thao và Du lịch:",
            "Kế hoạch số 4/KH-SVHTTDL",
            "Công văn số 7/SVHTTDL-VP",
            "Sở Văn hóa, Thể thao và Du lịch",
        ),
        ("Thực hiện các Công văn của Sở Nội vụ gồm:", "Công văn số 4/SNV-CCHC", "Công văn số 7/SNV-VP", "Sở Nội vụ"),
        ("Căn cứ các văn bản hướng dẫn của Bộ Nội vụ như sau:", "Hướng dẫn số 4/HD-BNV", "Công văn số 7/BNV-TĐKT", "Bộ Nội vụ"),
    ],
)
def test_the_issuer_before_a_colon_is_that_of_every_document_after_it(heading: str, first: str, second: str, issuer: str):
    line = f"{heading} {first} ngày 02/3/2024 về thi đua; {second} ngày 05/4/2024 quy định báo cáo;"
    found = find_citations(line, bare=True)
    assert [(one.issuer, one.subject) for one in found] == [(issuer, "thi đua"), (issuer, "quy định báo cáo")]
    assert (found[0].start, found[0].lead) == (0, heading.split(" các ", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("words", "issuer", "subject"),
    [
        ("củaBan Bí thư (khóa XI) về việc sơ kết", "Ban Bí thư (khóa XI)", "sơ kết"),
        ("củaUBND xã Ví Dụ về giao nhiệm vụ", "UBND xã Ví Dụ", "giao nhiệm vụ"),
        ("củaTỉnh ủy về du lịch", "Tỉnh ủy", "du lịch"),
        ("của Chính phban hành Chương trình", "Chính ph", "ban hành Chương trình"),
        ("của Thtướng Chính phphê duyệt Đề án", "Thtướng Chính ph", "phê duyệt Đề án"),
        ("của Thủ tướng Chính phủvề việc giao biên chế", "Thủ tướng Chính phủ", "giao biên chế"),
        ("của Bộ trưởng Bộ Nội vụban hành quy chế", "Bộ trưởng Bộ Nội vụ", "ban hành quy chế"),
        (
            "của Ban Chỉ đạo Trung ương về hội nhập quốc tế triển khai Phong trào “Học chữ”",
            "Ban Chỉ đạo Trung ương về hội nhập quốc tế",
            "triển khai Phong trào “Học chữ”",
        ),
        ("của Ban Chỉ đạo tỉnh về chuyển đổi số ban hành Quy chế", "Ban Chỉ đạo tỉnh về chuyển đổi số", "ban hành Quy chế"),
        ("của Ban Chỉ đạo tỉnh về chuyển đổi số", "Ban Chỉ đạo tỉnh", "chuyển đổi số"),
        (
            "của Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh về rà soát",
            "Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh",
            "rà soát",
        ),
        (
            "của UBND huyện về phổ biến pháp luật; hòa giải cơ sở; xây dựng xã đạt chuẩn năm 2024",
            "UBND huyện",
            "phổ biến pháp luật; hòa giải cơ sở; xây dựng xã đạt chuẩn năm 2024",
        ),
        (
            "của UBND huyện về bầu cử; phổ biến luật; vận động cử tri, Trường Tiểu học Ví Dụ xây dựng kế hoạch như sau:",
            "UBND huyện",
            "bầu cử; phổ biến luật; vận động cử tri",
        ),
        ("của UBND huyện về bầu cử; căn cứ tình hình thực tế, Trường Tiểu học Ví Dụ xây dựng kế hoạch như sau:", "UBND huyện", "bầu cử"),
    ],
)
def test_who_and_what_about_are_told_apart_in_glued_cut_and_long_lines(words: str, issuer: str, subject: str):
    assert told(f"Thực hiện Kế hoạch số 88/KH-X ngày 02/3/2024 {words};")[0][1:] == (issuer, subject)


@pytest.mark.parametrize(
    "between",
    [
        "(ban hành kèm theo",
        " ban hành kèm theo",
        "(kèm theo",
        " được phê duyệt tại",
        " đã được phê duyệt theo",
        "(được ban hành theo",
        "(theo",
        "(",
    ],
)
@pytest.mark.parametrize(
    "name", ["Chiến lược Văn hóa đọc đến năm 2030", "Đề án “Sách về làng”", "Quy chế làm việc của UBND xã", "Quy định về công tác thông tin"]
)
def test_what_a_decision_was_issued_with_is_what_it_is_about(name: str, between: str):
    between = between.replace("(", " (")
    line = f"Căn cứ {name}{between} Quyết định số 213/QĐ-TTg ngày 30/11/2021 của Thủ tướng Chính phủ{')' * between.count('(')};".replace("( ", "(")
    (found,) = find_citations(line, bare=True)
    assert (found.lead, found.type, found.number, found.issuer, found.subject) == ("Căn cứ", "Quyết định", "213/QĐ-TTg", "Thủ tướng Chính phủ", name)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Căn cứ Kết luận số 4-KL/TW ngày 02/3/2024 của Bộ Chính trị về sách (gọi tắt là Kết luận số 4-KL/TW), Chỉ thị số 7-CT/TU ngày 5/4/2024 của Tỉnh ủy",
            [("4-KL/TW", "Bộ Chính trị", "sách"), ("7-CT/TU", "Tỉnh ủy", None)],
        ),
        (
            "Thực hiện Nghị quyết số 4-NQ/TW ngày 02/3/2024 của Bộ Chính trị về văn hóa (VH) quốc gia (Nghị quyết số 4-NQ/TW);",
            [("4-NQ/TW", "Bộ Chính trị", "văn hóa (VH) quốc gia")],
        ),
        (
            "Căn cứ Nghị quyết số 4/NQ-CP ngày 02/3/2024 của Chính phủ về đê điều và chỉ đạo của Thủ tướng Chính phủ tại văn bản số 7/TTg-NN ngày 05/4/2024;",
            [("4/NQ-CP", "Chính phủ", "đê điều"), ("7/TTg-NN", "Thủ tướng Chính phủ", None)],
        ),
        ("Theo Văn bản chỉ đạo số 4/UBND-NN ngày 02/3/2024 của UBND tỉnh về việc tập huấn;", [("4/UBND-NN", "UBND tỉnh", "tập huấn")]),
        ("Thực hiện Công điện khẩn số 4/CĐ-TTg ngày 02/3/2024 của Thủ tướng Chính phủ về bão;", [("4/CĐ-TTg", "Thủ tướng Chính phủ", "bão")]),
        ("Thực hiện công văn số 4/UBND NN ngày 02/3/2024 UBND huyện Ví Dụ về việc chống bão;", [("4/UBND NN", "UBND huyện Ví Dụ", "chống bão")]),
        ("Căn cứ kế hoạch Ủy ban nhân dân huyện Ví Dụ về việc chống bão;", [(None, "Ủy ban nhân dân huyện Ví Dụ", "chống bão")]),
        ("Căn cứ Nghị định số 4/2024/NĐ-CP ngày 02/3/2024 cảu Chính phủ về đê điều;", [("4/2024/NĐ-CP", "Chính phủ", "đê điều")]),
        ("Căn cứ Quyết định số 4/QĐ-UBND của UBND tỉnh về việc ban hành quy định trực Tết;", [("4/QĐ-UBND", "UBND tỉnh", "quy định trực Tết")]),
    ],
)
def test_what_is_said_again_in_short_or_badly_is_read_as_it_is_meant(line: str, expected: list[tuple[str | None, str | None, str | None]]):
    assert told(line) == expected


@pytest.mark.parametrize("said", ["sửa đổi, bổ sung:", "sửa đổi, bổ sung", "sửa đổi:", "bổ sung gồm:", "thay thế:", "sửa đổi và bổ sung :"])
@pytest.mark.parametrize("joint", ["; các", " và các", "; những"])
@pytest.mark.parametrize("last", [" của Chính phủ", ""])
def test_decrees_that_amend_another_are_bases_of_their_own(said: str, joint: str, last: str):
    first = "Nghị định số 31/2014/NĐ-CP ngày 09/6/2014 của Chính phủ về lễ hội"
    others = f"số 4/2016/NĐ-CP ngày 12/5/2016, số 9/2019/NĐ-CP ngày 03/8/2019{last};"
    found = find_citations(f"Căn cứ {first}{joint} Nghị định {said} {others}", bare=True)
    assert [(one.type, one.number, str(one.date), one.issuer, one.subject) for one in found] == [
        ("Nghị định", "31/2014/NĐ-CP", "2014-06-09", "Chính phủ", "lễ hội"),
        ("Nghị định", "4/2016/NĐ-CP", "2016-05-12", "Chính phủ", None),
        ("Nghị định", "9/2019/NĐ-CP", "2019-08-03", "Chính phủ", None),
    ]


@pytest.mark.parametrize(
    ("line", "issuer", "subject"),
    [
        ("Kế hoạch công tác năm 2025 của Ban Chỉ đạo phát triển du lịch xã (Kế hoạch số 3/KH-BCĐ ngày 04/02/2025)", "Ban Chỉ đạo phát triển du lịch xã", None),
        ("Kế hoạch công tác năm 2025 của UBND xã Hoa Lư (kế hoạch số 3/KH-UBND ngày 04/02/2025)", "UBND xã Hoa Lư", None),
        (
            "Kế hoạch hỗ trợ của các hộ dân (Kế hoạch số 3/KH-UBND ngày 04/02/2025 của UBND xã)",
            "UBND xã",
            "Kế hoạch hỗ trợ của các hộ dân",
        ),
    ],
)
def test_a_plan_named_before_its_number_is_of_whom_its_name_says(line: str, issuer: str, subject: str | None):
    (found,) = find_citations(f"Căn cứ {line};", bare=True)
    assert (found.lead, found.number and found.number[:5], str(found.date)) == ("Căn cứ", "3/KH-", "2025-02-04")
    assert (found.issuer, found.subject) == (issuer, subject or "công tác năm 2025")


@pytest.mark.parametrize(("rest", "issuer", "subject"), [("", None, None), ("\nHội đồng nhân dân xã về lễ hội;", "Hội đồng nhân dân xã", "lễ hội")])
def test_a_line_cut_after_the_small_word_of_the_issuer_is_about_nothing_or_goes_on(rest: str, issuer: str | None, subject: str | None):
    assert told(f"Căn cứ Nghị quyết số 4/NQ-HĐND ngày 02/3/2024 của{rest}") == [("4/NQ-HĐND", issuer, subject)]


def test_a_letter_that_goes_on_from_another_ends_the_subject_before_it():
    plan = "Kế hoạch số 4/KH-UBND ngày 02/3/2024 của UBND tỉnh về diễn tập theo Phương án B năm 2024"
    assert told(f"Căn cứ {plan}, tiếp theo Công văn số 7/SNV-VP ngày 05/4/2024, UBND xã đề nghị") == [
        ("4/KH-UBND", "UBND tỉnh", "diễn tập theo Phương án B năm 2024"),
        ("7/SNV-VP", None, None),
    ]
