"""Preambles as offices write them."""

import pytest

from tests.reading.helpers import HEAD, plan_of, read
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.paper.model import paragraphs

ENACTS = "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"


def plan_with(preamble: str) -> Plan:
    plan = plan_of(f"{HEAD}\n{preamble}\nI. MỤC ĐÍCH\nGiới thiệu quê hương.\n")
    assert plan.body[0].heading == "MỤC ĐÍCH"
    return plan


@pytest.mark.parametrize("heading", ["Căn cứ:", "* Căn cứ pháp lý:", "Các căn cứ:", "CĂN CỨ:"])
def test_a_heading_with_a_list_under_it_gives_bases(heading):
    lines = [
        "- Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;",
        "- Kế hoạch số 8/KH-UBND ngày 03/01/2026 của UBND tỉnh;",
        "- Tình hình thực tế của xã.",
    ]
    plan = plan_with("\n".join([heading, *lines, ENACTS]))
    assert [(basis.type, basis.number) for basis in plan.legal_bases] == [("Nghị định", "72/2015/NĐ-CP"), ("Kế hoạch", "8/KH-UBND"), (None, None)]
    assert plan.legal_bases[0].lead == "Căn cứ"
    assert plan.legal_bases[2].text == "Tình hình thực tế của xã."
    assert plan.enacting == ENACTS


def test_can_cu_vao_leads_a_base_as_can_cu_does():
    plan = plan_with(f"Căn cứ vào Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\nCăn cứ vào Nghị định 72/2015/NĐ-CP của Chính phủ;\n{ENACTS}")
    assert [(basis.lead, basis.type, basis.number) for basis in plan.legal_bases] == [
        ("Căn cứ vào", "Luật", "72/2025/QH15"),
        ("Căn cứ vào", "Nghị định", "72/2015/NĐ-CP"),
    ]


def test_types_in_small_letters_and_of_two_agencies_are_types():
    plan = plan_with(
        "Thực hiện kế hoạch số 55/KH-UBND ngày 01/3/2025 của UBND tỉnh; Nghị quyết Liên tịch số 19/2025/NQLT-HND ngày 02/5/2025 của Hội Nông dân tỉnh "
        f"về phối hợp thông tin. {ENACTS}"
    )
    assert [(basis.type, basis.number, basis.subject) for basis in plan.legal_bases] == [
        ("kế hoạch", "55/KH-UBND", None),
        ("Nghị quyết Liên tịch", "19/2025/NQLT-HND", "phối hợp thông tin"),
    ]


def test_a_strategy_keeps_the_year_of_its_name_and_a_programme_its_owner():
    plan = plan_with(f"Căn cứ Chiến lược thông tin đối ngoại đến năm 2030;\nCăn cứ Chương trình công tác năm 2026 của Sở Ngoại vụ;\n{ENACTS}")
    assert [(basis.type, basis.subject, basis.issuer) for basis in plan.legal_bases] == [
        ("Chiến lược", "thông tin đối ngoại đến năm 2030", None),
        ("Chương trình", "công tác năm 2026", "Sở Ngoại vụ"),
    ]


def test_the_word_that_joins_two_bases_belongs_to_neither():
    plan = plan_with(f"Căn cứ Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị;\n{ENACTS}")
    assert [basis.text for basis in plan.legal_bases] == ["Căn cứ Quyết định số 217-QĐ/TW", "Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị;"]


def test_a_number_and_a_ministry_broken_by_the_width_are_whole():
    plan = plan_with(
        "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ; Quyết định số\n"
        "02/QĐ-BCĐ ngày 15/9/2025 của Trưởng Ban Chỉ đạo tỉnh về việc\n"
        "ban hành quy chế hoạt động của Ban Chỉ đạo và giao nhiệm vụ cho từng\nthành viên;\n"
        "Theo đề nghị của Sở Lao động\n- Thương binh và Xã hội tại Tờ trình số 92/TTr-SLĐTBXH ngày 06/4/2021,\n"
        f"{ENACTS}"
    )
    assert [basis.number for basis in plan.legal_bases] == ["72/2015/NĐ-CP", "02/QĐ-BCĐ"]
    assert plan.proposal is not None
    assert plan.proposal.by == "Sở Lao động - Thương binh và Xã hội"


@pytest.mark.parametrize("end", ["với các nội dung chính sau:", "với một số nhiệm vụ trọng tâm sau:"])
def test_the_enacting_clause_is_known_by_its_end(end):
    clause = f"Phòng Văn hóa - Xã hội trình Kế hoạch {end}"
    reading = read(f"{HEAD}\nCăn cứ chức năng được giao;\n{clause}\n\nNăm 2026 có nhiều lễ hội.\n\nI. MỤC ĐÍCH\nGiới thiệu quê hương.\n")[1]
    assert reading.plan is not None
    assert reading.plan.enacting == f"Căn cứ chức năng được giao;\n{clause}"


DECREE = "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại"
PROVINCE = "Kế hoạch số 8/KH-UBND ngày 03/01/2026 của UBND tỉnh về thông tin đối ngoại năm 2026"
PARTY = "Quy định số 24-QĐ/TW ngày 30/7/2021 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng"


@pytest.mark.parametrize(
    "preamble",
    [
        f"Căn cứ {DECREE};\nCăn cứ {PROVINCE};\n{ENACTS}",
        f"Căn cứ {DECREE};\n{PROVINCE};\n{ENACTS}",
        f"Căn cứ {DECREE};\n- {PROVINCE};\n{ENACTS}",
        f"Căn cứ {DECREE}; căn cứ {PROVINCE}; căn cứ chức năng, nhiệm vụ được giao; {ENACTS}",
        f"Căn cứ {DECREE} và {PROVINCE};\n{ENACTS}",
        f"Thực hiện {DECREE}, {PROVINCE}, {ENACTS}",
        f"Căn cứ {DECREE};\nTrên cơ sở {PROVINCE}, {ENACTS}",
        f"Căn cứ {DECREE};\nTiếp theo {PROVINCE};\nXét Tờ trình số 5/TTr-VHXH ngày 05/01/2026 của Phòng Văn hóa - Xã hội;\n{ENACTS}",
        f"Căn cứ {DECREE};\nCăn cứ {PROVINCE},\nTheo đề nghị của Phòng Văn hóa - Xã hội tại Tờ trình số 12/TTr-VHXH ngày 05/01/2026.\n{ENACTS}",
    ],
)
def test_every_form_of_preamble_gives_the_same_bases(preamble):
    plan = plan_with(preamble)
    assert [(basis.type, basis.number, basis.issuer, basis.subject) for basis in plan.legal_bases] == [
        ("Nghị định", "72/2015/NĐ-CP", "Chính phủ", "quản lý hoạt động thông tin đối ngoại"),
        ("Kế hoạch", "8/KH-UBND", "UBND tỉnh", "thông tin đối ngoại năm 2026"),
    ]
    assert plan.enacting.endswith(ENACTS)


def test_a_party_preamble_begins_its_lines_with_strokes():
    plan = plan_with(f"- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;\n- Căn cứ {PARTY};\nBan Thường vụ Đảng ủy xã ban hành Kế hoạch như sau:")
    assert [(basis.lead, basis.type, basis.number) for basis in plan.legal_bases] == [("Căn cứ", "Điều lệ", None), ("Căn cứ", "Quy định", "24-QĐ/TW")]


@pytest.mark.parametrize(
    "part",
    [
        f"I. CĂN CỨ PHÁP LÝ\n- {DECREE};\n- {PROVINCE}.",
        f"I. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n1. {DECREE};\n2. {PROVINCE}.",
        f"I. SỰ CẦN THIẾT BAN HÀNH KẾ HOẠCH\n1. Căn cứ pháp lý\n- {DECREE};\n- {PROVINCE}.\n2. Căn cứ thực tiễn\n- Xã có nhiều lễ hội.",
        f"I. CƠ SỞ PHÁP LÝ\nCăn cứ {DECREE};\nCăn cứ {PROVINCE};\nCăn cứ tình hình thực tế.",
    ],
)
def test_bases_under_a_heading_of_the_body_are_bases_and_stay_in_the_body(part):
    plan = plan_of(f"{HEAD}\n{part}\nII. NỘI DUNG\nGiới thiệu quê hương.\n")
    assert [(basis.number, basis.inline) for basis in plan.legal_bases] == [("72/2015/NĐ-CP", True), ("8/KH-UBND", True)]
    assert plan.body[-1].heading == "NỘI DUNG"


def test_bases_at_once_below_the_clause_that_enacts_are_bases_too():
    plan = plan_of(f"{HEAD}\n{ENACTS}\nCăn cứ {DECREE};\nCăn cứ {PROVINCE};\nI. NỘI DUNG\nCăn cứ Kế hoạch số 5/KH-UBND ngày 02/02/2026, các thôn làm việc.\n")
    assert [(basis.number, basis.inline) for basis in plan.legal_bases] == [("72/2015/NĐ-CP", True), ("8/KH-UBND", True)]
    assert plan.enacting == ENACTS


def test_a_letter_names_what_it_carries_out():
    plan = plan_with("Thực hiện Công văn số 817/STTTT-TTBCXB ngày 07/9/2025 của Sở Thông tin và Truyền thông về việc báo cáo, UBND xã Ví Dụ báo cáo như sau:")
    assert [(basis.lead, basis.number, basis.subject) for basis in plan.legal_bases] == [("Thực hiện", "817/STTTT-TTBCXB", "báo cáo")]


def test_a_paper_cited_in_the_subject_of_a_basis_is_no_basis_of_its_own():
    inner = "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học"
    plan = plan_with(f"Căn cứ Quyết định số 5/QĐ-UBND ngày 03/01/2026 của UBND tỉnh về việc ban hành Kế hoạch thực hiện {inner};\n{ENACTS}")
    assert [basis.subject for basis in plan.legal_bases] == [f"ban hành Kế hoạch thực hiện {inner}"]


def test_what_was_probably_meant_otherwise_is_told_and_kept_as_printed():
    text = (
        "Căn cứ Nghị định số 72/2015/ND-CP ngày 31/02/2015 của Chính phủ về quản lý;\n"
        f"Căn cứ Quyết định số 24/QĐ-TTg ngày 13/12/2016 của Thtướng Chính phủ về báo chí;\n{ENACTS}"
    )
    reading = read(f"{HEAD}\n{text}\nI. MỤC ĐÍCH\nGiới thiệu quê hương.\n")[1]
    assert reading.plan is not None
    first = reading.plan.legal_bases[0]
    assert (first.number, first.date, first.issuer) == ("72/2015/ND-CP", None, "Chính phủ")
    assert {(finding.code, finding.text, finding.proposal) for finding in reading.findings} >= {
        ("basis_number", "72/2015/ND-CP", "72/2015/NĐ-CP"),
        ("basis_date", "31/02/2015", None),
        ("basis_issuer", "Thtướng Chính phủ", "Thủ tướng Chính phủ"),
    }


def test_lines_cut_before_a_number_are_one_line_also_where_others_kept_their_length():
    long = "Căn cứ Nghị định số 27/2022/NĐ-CP ngày 19 tháng 4 năm 2022 của Chính phủ quy định cơ chế quản lý các chương trình mục tiêu quốc gia của cả nước;"
    plan = plan_with(f"Căn cứ Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm\n2019;\n{long}\n{ENACTS}")
    assert [str(basis.date) for basis in plan.legal_bases] == ["2019-11-22", "2022-04-19"]


def test_a_list_of_bases_that_lost_its_heading_is_read():
    plan = plan_with(
        "- Luật Công nghệ thông tin ngày 29/6/2006;\n- Luật An toàn thông tin mạng ngày 19/11/2015;\n- Nghị quyết số 57-NQ/TW ngày 22/12/2024 về đột phá;\n"
    )
    assert [(basis.type, basis.number, str(basis.date)) for basis in plan.legal_bases] == [
        ("Luật", None, "2006-06-29"),
        ("Luật", None, "2015-11-19"),
        ("Nghị quyết", "57-NQ/TW", "2024-12-22"),
    ]


def test_the_end_of_a_basis_without_its_mark_is_shown_from_a_whole_word_on():
    line = "Căn cứ Quyết định số 564/QĐ-SCT ngày 31/01/2026 của Giám đốc Sở Công Thương về việc bổ sung thành viên Tổ kiểm tra."
    found = next(
        finding
        for finding in read(HEAD + line + "\nCăn cứ Luật Điện lực;\nban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n")[1].findings
        if finding.code == "basis_end"
    )
    assert f" {found.text}" in line
    assert found.proposal == found.text.rstrip(".") + ";"


def test_what_a_school_in_small_letters_enacts_is_no_basis():
    enacts = "Căn cứ tình hình thực tế, trường tiểu học Hoa Mai xây dựng kế hoạch như sau:"
    plan = plan_with(f"Căn cứ Công văn số 12/SGDĐT-VP ngày 03/8/2023 của Sở GDĐT về việc hướng dẫn nhiệm vụ năm học;\n{enacts}")
    assert [basis.number for basis in plan.legal_bases] == ["12/SGDĐT-VP"]
    assert plan.enacting == enacts


def test_a_name_that_a_break_cut_goes_on_in_a_base():
    plan = plan_with(f"Căn cứ Kế hoạch số 15/KH-UBND ngày 22 tháng 01 năm 2024 của UBND huyện Tân\nHà về thông tin cơ sở;\n{ENACTS}")
    assert [(basis.issuer, basis.subject) for basis in plan.legal_bases] == [("UBND huyện Tân Hà", "thông tin cơ sở")]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "Thực hiện Chỉ thị số 02/CT-UBND ngày 05/01/2021 của UBND tỉnh về an sinh xã hội; Nghị quyết của Đảng ủy, HĐND xã về phát triển kinh tế năm 2021.",
            [("Chỉ thị", "02/CT-UBND", "UBND tỉnh", "an sinh xã hội"), ("Nghị quyết", None, "Đảng ủy, HĐND xã", "phát triển kinh tế năm 2021")],
        ),
        (
            "Thực hiện Nghị quyết số 17/NQ-HĐND ngày 20/4/2009 của HĐND tỉnh về Quy hoạch văn hóa; Chương trình hợp tác du lịch 8 tỉnh vùng cao.",
            [("Nghị quyết", "17/NQ-HĐND", "HĐND tỉnh", "Quy hoạch văn hóa"), ("Chương trình", None, None, "hợp tác du lịch 8 tỉnh vùng cao")],
        ),
        (
            "Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh và Kế hoạch số 29 KH/TWĐTN ngày 14/7/2011 của Trung ương Đoàn về đại hội;",
            [("Điều lệ", None, None, "Đoàn TNCS Hồ Chí Minh"), ("Kế hoạch", "29 KH/TWĐTN", "Trung ương Đoàn", "đại hội")],
        ),
        (
            "Căn cứ Thông tư số 02/2017/TT-VPCP ngày 31/10/2017 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn nghiệp vụ;",
            [("Thông tư", "02/2017/TT-VPCP", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "hướng dẫn nghiệp vụ")],
        ),
        (
            "Thực hiện Kế hoạch số 10/KH-UBND ngày 12/9/2011 của UBND thành phSông Xanh về Phòng chng tai nạn;",
            [("Kế hoạch", "10/KH-UBND", "UBND thành phSông Xanh", "Phòng chng tai nạn")],
        ),
        ("Căn cứ vào kế hoạch của Đảng uỷ về việc mừng Xuân;", [("kế hoạch", None, "Đảng uỷ", "mừng Xuân")]),
        (
            "Thực hiện Nghị quyết số 01/NQ-CP ngày 07 tháng 01 năm 2016 của Chính phủ và ý kiến chỉ đạo của Thủ tướng;",
            [("Nghị quyết", "01/NQ-CP", "Chính phủ", None)],
        ),
        (
            "Thực hiện Kế hoạch số 26/KH-BNN ngày 07/5/2021 của Bộ Nông nghiệp và PTNT, triển khai Quyết định số 52/QĐ-TTg ngày 01/4/2021 của Thủ tướng;",
            [("Kế hoạch", "26/KH-BNN", "Bộ Nông nghiệp và PTNT", "triển khai Quyết định số 52/QĐ-TTg ngày 01/4/2021 của Thủ tướng")],
        ),
        (
            "Căn cứ Quy chế làm việc số 01-QC/ĐU, ngày 01/8/2025 của Ban Chấp hành Đảng bộ xã;",
            [("Quy chế", "01-QC/ĐU", "Ban Chấp hành Đảng bộ xã", "làm việc")],
        ),
        (
            "Căn cứ Luật Cán bộ, công chức số 22/2008/QH12 và Luật sửa đổi, bổ sung một số điều của Luật Viên chức số 52/2019/QH14;",
            [("Luật", "22/2008/QH12", None, "Cán bộ, công chức"), ("Luật", "52/2019/QH14", None, "sửa đổi, bổ sung một số điều của Luật Viên chức")],
        ),
        (
            "Căn cứ Thông tư liên tịch số 13/2014/TTLT-BLĐTBXH-BTC ngày 03/6/2014 của liên bộ; Bộ Nội vụ, Bộ Tài chính hướng dẫn chế độ điều dưỡng;",
            [("Thông tư liên tịch", "13/2014/TTLT-BLĐTBXH-BTC", "liên bộ; Bộ Nội vụ, Bộ Tài chính", "hướng dẫn chế độ điều dưỡng")],
        ),
    ],
)
def test_documents_beside_others_and_without_numbers_are_bases(line, wanted):
    plan = plan_with(f"{line}\n{ENACTS}")
    assert [(basis.type, basis.number, basis.issuer, basis.subject) for basis in plan.legal_bases] == wanted


def test_a_lead_after_a_comma_begins_a_basis():
    plan = plan_with(
        f"Thực hiện Kế hoạch số 16/KH-LĐLĐ ngày 03/12/2021của LĐLĐ tỉnh, trên cơ sở Kế hoạch số 31/KH-LĐLĐ, ngày 12/11/2021 của LĐLĐ huyện.\n{ENACTS}"
    )
    assert [(basis.lead, basis.number) for basis in plan.legal_bases] == [("Thực hiện", "16/KH-LĐLĐ"), ("trên cơ sở", "31/KH-LĐLĐ")]


@pytest.mark.parametrize("lead", ["Xét", "Sau khi xem xét"])
def test_who_wrote_the_paper_that_is_considered_proposes(lead):
    plan = plan_with(
        f"Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;\n{lead} Tờ trình số 27/TTr-HĐND ngày 11 tháng 9 năm 2025 của Ban Pháp chế về dự thảo Nghị quyết; "
        f"Báo cáo thẩm tra số 71/BC-HĐND ngày 13 tháng 9 năm 2025 của Ban Dân tộc;\n{ENACTS}"
    )
    assert plan.proposal is not None
    assert (plan.proposal.by, plan.proposal.number, plan.proposal.date and plan.proposal.date.isoformat()) == ("Ban Pháp chế", "27/TTr-HĐND", "2025-09-11")


def test_what_names_no_document_is_no_basis_and_is_kept_before_the_clause_that_enacts():
    plan = plan_with(f"Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;\nCăn cứ tình hình thực tế của địa phương;\n{ENACTS}")
    assert [basis.type for basis in plan.legal_bases] == ["Luật"]
    assert plan.enacting == f"Căn cứ tình hình thực tế của địa phương;\n{ENACTS}"


@pytest.mark.parametrize(
    ("line", "issuer", "subject"),
    [
        (
            "Thực hiện Kế hoạch số 15/KH-BGDĐT ngày 27/10/2022 của Bộ Giáo dục Đào tạo (GDĐT) về việc triển khai nông thôn mới;",
            "Bộ Giáo dục Đào tạo",
            "triển khai nông thôn mới",
        ),
        (
            "Căn cứ Công văn 28/CCTTHC ngày 08 tháng 9 năm 2009 của Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ về cơ sở dữ liệu quốc gia về thủ tục;",
            "Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ",
            "cơ sở dữ liệu quốc gia về thủ tục",
        ),
        (
            "Căn cứ Kế hoạch số 61/KH-NHT ngày 01/3/2021 của UBND tỉnh Núi Cao - Trưởng nhóm chương trình hợp tác phát triển du lịch về liên kết năm 2021.",
            "UBND tỉnh Núi Cao - Trưởng nhóm chương trình hợp tác phát triển du lịch",
            "liên kết năm 2021",
        ),
        ("Căn cứ Nghị định số 30/2021/NĐ-CP ngày ngày 26 tháng 3 năm 2021 của Chính phủ về nhà ở;", "Chính phủ", "nhà ở"),
        (
            "Thực hiện Hướng dẫn số 23-HD/ĐUK, ngày 28/11/2019 của Đảng ủy Khối Doanh nghiệp Trung ương “một số nội dung về đại hội”.",
            "Đảng ủy Khối Doanh nghiệp Trung ương",
            "“một số nội dung về đại hội”",
        ),
        (
            "Căn cứ Hướng dẫn số 11- HD/BTGTW, ngày 08/01/2020 của Ban Tuyên giáo Trung ương “Tuyên truyền các ngày lễ lớn”… Để góp phần ổn định tư tưởng.",
            "Ban Tuyên giáo Trung ương",
            "“Tuyên truyền các ngày lễ lớn”",
        ),
    ],
)
def test_issuer_and_subject_end_where_the_writer_ends_them(line, issuer, subject):
    basis = plan_with(f"{line}\n{ENACTS}").legal_bases[0]
    assert (basis.issuer, basis.subject) == (issuer, subject)
    assert basis.date is not None


def test_an_office_with_a_comma_in_its_name_enacts_in_the_paragraph_of_the_bases():
    line = "Căn cứ Kế hoạch số 2/KH-BTGTU ngày 13/8/2021 của Ban Tuyên giáo Tỉnh ủy. Sở Văn hóa, Thể thao và Du lịch xây dựng kế hoạch tổ chức như sau:"
    plan = plan_with(line)
    assert plan.enacting == line
    assert [basis.number for basis in plan.legal_bases] == ["2/KH-BTGTU"]


def test_a_proposal_without_its_small_word_says_who_proposes():
    plan = plan_with(f"Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;\nXét đề nghị Giám đốc Sở Nội vụ và Tổ trưởng Tổ công tác của tỉnh,\n{ENACTS}")
    assert plan.proposal is not None
    assert plan.proposal.by == "Giám đốc Sở Nội vụ và Tổ trưởng Tổ công tác của tỉnh"


def test_a_proposal_with_words_glued_together_says_who_proposes():
    plan = plan_with(f"Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;\nXét đề nghị củaGiám đốc Sở Tư pháp,\n{ENACTS}")
    assert plan.proposal is not None
    assert plan.proposal.by == "Giám đốc Sở Tư pháp"


def test_a_letter_that_enacts_nothing_keeps_its_body():
    plan = plan_of(
        "TỈNH ỦY SÔNG XANH\nBAN TUYÊN GIÁO\n*\nSố 15-CV/BTGTU\nV/v tuyên truyền kỷ niệm\nĐẢNG CỘNG SẢN VIỆT NAM\nSông Xanh, ngày 03 tháng 3 năm 2023\n\n"
        "Kính gửi: Ban Tuyên giáo các huyện.\n\n"
        "Thực hiện Hướng dẫn số 96-HD/BTGTW ngày 22/02/2023 của Ban Tuyên giáo Trung ương tuyên truyền kỷ niệm ngày sinh đồng chí Chu Huy Mân.\n"
        "Ban Tuyên giáo Tỉnh ủy đề nghị các địa phương quan tâm tuyên truyền.\nTrân trọng./.\n\nNơi nhận:\n- Như trên;\n- Lưu VP.\nTRƯỞNG BAN\nNguyễn Văn Lúa\n"
    )
    assert [basis.number for basis in plan.legal_bases] == ["96-HD/BTGTW"]
    assert plan.enacting == ""
    assert len(plan.body[0].blocks) == 2


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Thực hiện Kế hoạch thực hiện Nghị quyết số 10-NQ/TW của Bộ Chính trị về phát triển vùng;",
            ("Kế hoạch", None, None, "thực hiện Nghị quyết số 10-NQ/TW của Bộ Chính trị về phát triển vùng"),
        ),
        (
            "Thực hiện Kế hoạch phát triển kinh tế - xã hội năm 2018, ngay từ đầu năm UBND Thành phố đã ban hành Chương trình hành động số 34/CTr-UBND;",
            ("Kế hoạch", None, None, "phát triển kinh tế - xã hội năm 2018"),
        ),
        (
            "Căn cứ Quy chế làm việc ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 01/02/2022 của UBND tỉnh;",
            ("Quyết định", "12/QĐ-UBND", "UBND tỉnh", "Quy chế làm việc"),
        ),
        (
            "Căn cứ Quy định về khen thưởng ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 01/02/2022 của UBND tỉnh;",
            ("Quyết định", "12/QĐ-UBND", "UBND tỉnh", "Quy định về khen thưởng"),
        ),
        (
            "Được sự thống nhất của Thường trực HĐND tỉnh tại Công văn số 12/HĐND-TT ngày 01/02/2022;",
            ("Công văn", "12/HĐND-TT", "Thường trực HĐND tỉnh", None),
        ),
        (
            "Trả lời Công văn số 636/CT-TH ngày 25/4/2014 của Cục thuế tỉnh hỏi về sử dụng hóa đơn;",
            ("Công văn", "636/CT-TH", "Cục thuế tỉnh", "sử dụng hóa đơn"),
        ),
        (
            "Căn cứ Kế hoạch hành động số 2479/KH-UBND ngày 01/7/2014 của UBND tỉnh về cải thiện môi trường đầu tư;",
            ("Kế hoạch hành động", "2479/KH-UBND", "UBND tỉnh", "cải thiện môi trường đầu tư"),
        ),
    ],
)
def test_a_plan_named_after_another_document_has_not_its_number(line, expected):
    basis = plan_with(f"Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;\n{line}\n{ENACTS}").legal_bases[1]
    assert (basis.type, basis.number, basis.issuer, basis.subject) == expected


def test_a_minister_decides_at_the_end_of_the_proposal():
    plan = plan_with(
        "Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;\nTheo đề nghị của Cục trưởng Cục Báo chí, Bộ trưởng Bộ Thông tin và Truyền thông quyết định:"
    )
    assert plan.proposal is not None
    assert plan.proposal.by == "Cục trưởng Cục Báo chí"
    assert plan.enacting == "Bộ trưởng Bộ Thông tin và Truyền thông quyết định:"


@pytest.mark.parametrize(
    "asked", ["theo đề nghị của Sở Du lịch tại Tờ trình số 63/TTr-SDL ngày 26/01/2026", "xét đề nghị của Sở Du lịch tại Công văn số 63/SDL-VP"]
)
def test_a_proposal_told_within_the_clause_is_the_proposal_and_no_basis(asked):
    clause = f"Thực hiện Nghị quyết số 17-NQ/TU ngày 05/01/2026 của Tỉnh ủy về du lịch; {asked}, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    plan = plan_with(clause)
    assert [basis.number for basis in plan.legal_bases] == ["17-NQ/TU"]
    assert plan.proposal is not None
    assert (plan.proposal.text, plan.proposal.by, plan.proposal.number) == (asked, "Sở Du lịch", asked.split(" số ")[1].split()[0])
    assert plan.enacting == clause
    printed = plan_paper(plan, resources.standards(), resources.wording(), tasks=None, draft=False)
    assert "\n".join(paragraph.text for part in printed.parts for paragraph in paragraphs(part.blocks)).count(asked) == 1


def test_what_the_clause_enacts_is_no_basis_though_it_names_a_document_of_another():
    clause = (
        "Thực hiện Quyết định số 63/QĐ-BXD ngày 22/01/2024 của Bộ Xây dựng ban hành Kế hoạch triển khai Chỉ thị số 3/CT-TTg; "
        "Uỷ ban nhân dân tỉnh ban hành kế hoạch thực hiện Quyết định số 63/QĐ-BXD ngày 22/01/2024 của Bộ Xây dựng, cụ thể như sau:"
    )
    plan = plan_with(clause)
    assert [(basis.number, basis.issuer) for basis in plan.legal_bases] == [("63/QĐ-BXD", "Bộ Xây dựng")]


def test_who_proposes_ends_where_an_insurance_office_or_a_bank_issues_something():
    plan = plan_with(
        "Căn cứ Luật Bảo hiểm xã hội số 71/2006/QH11;\nTheo đề nghị của Trưởng phòng Tài chính, Bảo hiểm xã hội tỉnh Ví Dụ ban hành Quy trình như sau:"
    )
    assert plan.proposal is not None
    assert plan.proposal.by == "Trưởng phòng Tài chính"
    assert plan.enacting == "Bảo hiểm xã hội tỉnh Ví Dụ ban hành Quy trình như sau:"


@pytest.mark.parametrize("who", ["Chủ tịch UBND tỉnh yêu cầu:", "Ủy ban nhân dân huyện yêu cầu các phòng, ban:", "Sở Nội vụ đề nghị Thủ trưởng các đơn vị:"])
@pytest.mark.parametrize("before", ["", "Căn cứ Luật Du lịch ngày 14/6/2005;\n"])
def test_what_someone_orders_after_the_bases_is_the_clause_and_no_bad_end(who, before):
    line = f"Thực hiện Công văn số 9/BNV-VP ngày 22/02/2023 của Bộ Nội vụ về thi đua; {who}"
    reading = read(f"{HEAD}\n{before}{line}\nPhòng Văn hóa báo cáo trước ngày 05/5/2023.\n- Trạm Y tế gửi số liệu.\n")[1]
    assert [finding.text for finding in reading.findings if finding.code == "basis_end"] == []
    assert reading.plan is not None
    assert reading.plan.enacting == line
    basis = reading.plan.legal_bases[-1]
    assert (basis.number, basis.issuer, basis.subject) == ("9/BNV-VP", "Bộ Nội vụ", "thi đua")


@pytest.mark.parametrize("wide", [False, True])
def test_whose_a_document_is_goes_on_after_a_line_that_ends_with_the_small_word(wide):
    more = "Căn cứ Luật Du lịch số 09/2017/QH14 ngày 19 tháng 6\nnăm 2017 và những văn bản quy định chi tiết\nthi hành Luật Du lịch;\n" if wide else ""
    plan = plan_with(f"{more}Căn cứ Nghị quyết số 4/NQ-HĐND ngày 02/3/2024 của\nHội đồng nhân dân xã về lễ hội;\n{ENACTS}")
    basis = plan.legal_bases[-1]
    assert (basis.number, basis.issuer, basis.subject) == ("4/NQ-HĐND", "Hội đồng nhân dân xã", "lễ hội")
    assert plan.enacting == ENACTS
