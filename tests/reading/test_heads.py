"""Heads of documents as offices type them and pages on the web break them."""

import pytest

from tests.reading.helpers import plan_of, read
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.reading.accounting import account

HEAD = "ỦY BAN NHÂN DÂN\nXÃ SUỐI LÀNH\n"
NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
REST = """
Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Giới thiệu quê hương.
"""


@pytest.mark.parametrize(
    "national",
    [
        "CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập -\nTự do - Hạnh phúc\n",
        "CỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM |\nĐộc lập - Tự do\n- Hạnh phúc |\n",
    ],
)
def test_a_national_name_broken_anywhere_is_no_part_of_the_agency(national):
    plan = plan_of(HEAD + national + "Số: 12/KH-UBND\nSuối Lành, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n" + REST)
    assert plan.issuer.name == "Ủy ban nhân dân xã Suối Lành"
    assert (plan.document.number, plan.document.place) == ("12", "Suối Lành")


def test_a_line_no_letterhead_has_stays_unread_and_what_follows_it_is_read():
    text = HEAD + "Số: 12/KH-UBND\nBản lưu 3\n" + NATIONAL + "Suối Lành, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n" + REST
    paper, reading = read(text)
    assert account(paper, reading).faults == ()
    assert [(part.text, part.why) for part in reading.unread] == [("Bản lưu 3", "letterhead")]
    assert reading.plan is not None
    assert str(reading.plan.document.date) == "2026-01-05"


def test_the_code_of_a_number_line_may_stand_on_the_next_line():
    plan = plan_of(HEAD + "Số:\n\n/KH-UBND\n" + NATIONAL + "Suối Lành, ngày    tháng 01 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n" + REST)
    assert (plan.document.number, plan.document.symbol, plan.document.date) == (None, "KH-UBND", None)


def test_a_blank_number_with_its_year_leaves_the_symbol():
    plan = plan_of(HEAD + "Số:      /2026/QĐ-UBND\n" + NATIONAL + "Suối Lành, ngày 05 tháng 01 năm 2026\nQUYẾT ĐỊNH\nVề thông tin đối ngoại\n" + REST)
    assert (plan.document.number, plan.document.symbol) == (None, "QĐ-UBND")


def test_a_place_broken_before_its_date_is_whole():
    plan = plan_of(HEAD + NATIONAL + "Số: 12/KH-UBND\nSuối\nLành, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n" + REST)
    assert plan.document.place == "Suối Lành"


def test_about_under_the_number_of_a_plan_does_not_make_it_a_letter():
    text = (
        HEAD + "Số: 12/KH-UBND\nV/v thông tin đối ngoại\n" + NATIONAL + "Suối Lành, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n" + REST
    )
    plan = plan_of(text)
    assert (plan.document.type, plan.document.subject) == ("KH", "Thông tin đối ngoại năm 2026")
    assert "thông tin đối ngoại" in [part.text for part in read(text)[1].unread]
    bare = plan_of(text.replace("Thông tin đối ngoại năm 2026\n", ""))
    assert (bare.document.type, bare.document.subject) == ("KH", "thông tin đối ngoại")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("KẾ HOẠCH TUYÊN TRUYỀN\nVỀ BIỂN, ĐẢO NĂM 2026", "Tuyên truyền về biển, đảo năm 2026"),
        ("KẾ HOẠCH HOẠT ĐỘNG\nthông tin đối ngoại năm 2026", "Hoạt động thông tin đối ngoại năm 2026"),
    ],
)
def test_words_beside_the_type_are_subject(title, subject):
    plan = plan_of(HEAD + NATIONAL + f"Số: 12/KH-UBND\nSuối Lành, ngày 05 tháng 01 năm 2026\n{title}\n" + REST)
    assert (plan.document.type, plan.document.subject) == ("KH", subject)


def test_the_subject_is_found_where_the_line_with_the_type_was_lost():
    plan = plan_of(HEAD + NATIONAL + "Số: 12/KH-UBND\nSuối Lành, ngày 05 tháng 01 năm 2026\nTHÔNG TIN ĐỐI NGOẠI NĂM 2026\n" + REST)
    assert (plan.document.type, plan.document.subject) == ("KH", "Thông tin đối ngoại năm 2026")
    assert plan.enacting == "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"


def test_a_note_of_what_it_is_attached_to_may_be_broken_after_its_first_words():
    note = "(Ban hành\nkèm theo Quyết định số 59/QĐ-UBND\nngày 22 tháng\n7 năm 2025 của Ủy ban\nnhân dân xã)\n"
    plan = plan_of(HEAD + NATIONAL + "KẾ HOẠCH\nThông tin đối ngoại năm 2026\n" + note + "I. MỤC ĐÍCH\nGiới thiệu quê hương.\n")
    assert plan.enacting == ""
    assert plan.body[0].heading == "MỤC ĐÍCH"


def test_a_plan_under_a_decision_may_have_its_own_letterhead_in_plain_lines():
    decision = HEAD + NATIONAL + "Số: 33/QĐ-UBND\nSuối Lành, ngày 05 tháng 01 năm 2026\nQUYẾT ĐỊNH\nBan hành Kế hoạch thông tin đối ngoại năm 2026\n"
    articles = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"
    signed = "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nHoàng Văn Lụa\n\n"
    plan = HEAD + NATIONAL + "KẾ HOẠCH\nThông tin đối ngoại năm 2026\n(Kèm theo Quyết định số 33/QĐ-UBND ngày 05/01/2026)\nI. MỤC ĐÍCH\nGiới thiệu quê hương.\n"
    paper, reading = read(decision + articles + signed + plan)
    assert account(paper, reading).faults == ()
    assert reading.unread == ()
    assert reading.plan is not None
    assert reading.plan.issuer.lines == ("ỦY BAN NHÂN DÂN", "XÃ SUỐI LÀNH")
    assert reading.plan.papers[0].signatory.name == "Hoàng Văn Lụa"


def test_numbers_of_pages_between_paragraphs_are_structure():
    items = [f"- Việc thứ {number} của xã." for number in range(1, 46)]
    pages = [*items[:15], "2", *items[15:30], "- 3 -", *items[30:], "Trang 4/4"]
    paper, reading = read(HEAD + NATIONAL + "Số: 12/KH-UBND\nSuối Lành, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại\n" + REST + "\n".join(pages))
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert len(reading.plan.body[0].blocks) == 46
    assert reading.unread == ()


def test_agencies_that_issue_together_are_one_issuer():
    head = "ỦY BAN NHÂN DÂN XÃ SUỐI LÀNH\nỦY BAN MTTQ VIỆT NAM XÃ SUỐI LÀNH\n" + NATIONAL + "Số: 2/KHLT-UBND-UBMTTQ\nSuối Lành, ngày 05 tháng 01 năm 2026\n"
    plan = plan_of(head + "KẾ HOẠCH LIÊN TỊCH\nThông tin đối ngoại năm 2026\n" + REST)
    assert plan.issuer.parent is None
    assert plan.issuer.name == "Ủy ban nhân dân xã Suối Lành - Ủy ban MTTQ Việt Nam xã Suối Lành"


@pytest.mark.parametrize(
    ("number", "date", "more", "stage"),
    [
        ("Số: 12/KH-UBND", "ngày 05 tháng 01 năm 2026", "", Stage.ISSUED),
        ("Số: 12/KH-UBND", "ngày 05 tháng 01 năm 2026", "DỰ THẢO\n", Stage.DRAFT),
        ("Số: 12/KH-UBND", "ngày     tháng     năm 2026", "", Stage.DRAFT),
        ("Số:       /KH-UBND", "ngày 05 tháng 01 năm 2026", "", Stage.DRAFT),
        ("Số: ....../KH-UBND", "ngày     tháng     năm 2026", "DỰ THẢO LẦN 2\n", Stage.DRAFT),
    ],
)
def test_a_plan_that_bears_number_and_date_was_issued_and_a_blank_one_is_a_draft(number, date, more, stage):
    plan = plan_of(more + HEAD + number + "\n" + NATIONAL + f"Suối Lành, {date}\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n" + REST)
    assert plan.stage is stage


@pytest.mark.parametrize(("number", "stage"), [("34/QĐ-UBND ngày 05 tháng 01 năm 2026", Stage.ISSUED), ("    /QĐ-UBND ngày    tháng    năm 2026", Stage.DRAFT)])
def test_a_plan_without_a_number_of_its_own_was_issued_with_its_decision(number, stage):
    text = f"KẾ HOẠCH\nThông tin đối ngoại năm 2026\n(Ban hành kèm theo Quyết định số {number} của Ủy ban nhân dân xã Suối Lành)\n" + REST
    plan = plan_of(text)
    assert (plan.stage, [paper.stage for paper in plan.papers]) == (stage, [stage])


def test_the_session_of_a_council_is_no_part_of_its_name():
    head = "HỘI ĐỒNG NHÂN DÂN\nXÃ SUỐI LÀNH\nKHÓA XX, KỲ HỌP THỨ BA\n"
    paper, reading = read(head + "Số: 12/NQ-HĐND\n" + NATIONAL + "Suối Lành, ngày 05 tháng 01 năm 2026\nNGHỊ QUYẾT\nVề thông tin đối ngoại\n" + REST)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert reading.plan.issuer.name == "Hội đồng nhân dân xã Suối Lành"
    assert [(part.text, part.why) for part in reading.unread] == [("KHÓA XX, KỲ HỌP THỨ BA", "council_session")]


@pytest.mark.parametrize(
    ("lines", "parent", "name"),
    [
        ("DUBND TỈNH LÀO CAI\nSỞ NỘI VỤ\n", "DUBND tỉnh Lào Cai", "Sở Nội vụ"),
        ("ĐUBND HUYỆN BÁT XÁT\n", None, "ĐUBND huyện Bát Xát"),
        ("UBDN\nXÃ SUỐI LÀNH\n", None, "UBDN xã Suối Lành"),
    ],
)
def test_a_slip_in_the_name_of_an_agency_is_kept_with_a_doubt(lines, parent, name):
    paper, reading = read(lines + "Số: 12/KH-UBND\n" + NATIONAL + "Suối Lành, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n" + REST)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert (reading.plan.issuer.parent, reading.plan.issuer.name) == (parent, name)
    assert [(finding.code, finding.proposal) for finding in reading.findings if finding.code == "issuer_misprint"] == [("issuer_misprint", "UBND")]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Chuẩn bị cho đêm hội\n\nSuối Lành năm 2026\n\n", "Chuẩn bị cho đêm hội Suối Lành năm 2026"),
        ("Mừng Đảng - mừng Xuân\n\nBính Ngọ 2026\n\n", "Mừng Đảng - mừng Xuân Bính Ngọ 2026"),
        ("THÔNG TIN ĐỐI NGOẠI\n\nTRÊN ĐỊA BÀN XÃ\n\nNĂM 2026\n\n", "Thông tin đối ngoại trên địa bàn xã năm 2026"),
        ("Thông tin đối ngoại\n\nGiai đoạn 2026 - 2030\n\n", "Thông tin đối ngoại Giai đoạn 2026 - 2030"),
        ("Thực hiện Chương trình số 5 của Đảng ủy\n\nvề thông tin đối ngoại\n\n", "Thực hiện Chương trình số 5 của Đảng ủy về thông tin đối ngoại"),
    ],
)
def test_a_subject_goes_on_below_an_empty_line(title, subject):
    plan = plan_of(HEAD + NATIONAL + "Số: 12/KH-UBND\nSuối Lành, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\n\n" + title + REST)
    assert plan.document.subject == subject
    assert plan.enacting == "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"


def test_prose_whose_lines_were_broken_is_no_part_of_a_subject_above_it():
    text = "Kết luận cuộc họp tháng 01\n\nNgày 15/01/2026, UBND xã họp thường kỳ\nvà nghe các báo cáo, Chủ tịch kết luận như sau:\n1. Đánh giá\nTốt.\n"
    plan = plan_of(HEAD + NATIONAL + "Số: 12/TB-UBND\nSuối Lành, ngày 16 tháng 01 năm 2026\n\nTHÔNG BÁO\n\n" + text)
    assert plan.document.subject == "Kết luận cuộc họp tháng 01"


@pytest.mark.parametrize("below", ["Mục đích", "Đặc điểm tình hình", "ỦY BAN NHÂN DÂN XÃ", "Lượt xem: 20", "Xã có mười hai thôn."])
def test_what_else_stands_alone_below_a_subject_is_none_of_it(below):
    prose = "\n\nXã có mười hai thôn, phần lớn người dân làm nông nghiệp và đón khách tham quan."
    plan = plan_of(HEAD + NATIONAL + "Số: 12/KH-UBND\n\nKẾ HOẠCH\n\nThông tin đối ngoại\n\n" + below + prose + "\nI. MỤC ĐÍCH\nTốt.\n")
    assert plan.document.subject == "Thông tin đối ngoại"


@pytest.mark.parametrize(
    ("head", "parent", "name"),
    [
        ("UBND xã Suối Lành\n" + NATIONAL, None, "UBND xã Suối Lành"),
        ("Ủy ban nhân dân\nxã Suối Lành\n\n" + NATIONAL, None, "Ủy ban nhân dân xã Suối Lành"),
        ("UBND xã Suối Lành\nPhòng Kinh tế\n" + NATIONAL, "UBND xã Suối Lành", "Phòng Kinh tế"),
        (NATIONAL + "UBND xã Suối Lành\n", None, "UBND xã Suối Lành"),
        (
            "UBND xã Suối Lành CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBCĐ DU LỊCH Độc lập - Tự do - Hạnh phúc\n",
            "UBND xã Suối Lành",
            "BCĐ du lịch",
        ),
        (
            "UBND XÃ SUỐI LÀNHCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBCĐ DU LỊCHĐộc lập - Tự do - Hạnh phúc\n",
            "UBND xã Suối Lành",
            "BCĐ du lịch",
        ),
        ("UBND XÃ SUỐI LÀNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM BCĐ DU LỊCH Độc lập - Tự do - Hạnh phúc\n", "UBND xã Suối Lành", "BCĐ du lịch"),
        ("Trang của UBND xã\n" + NATIONAL, None, ""),
        ("UBND xã Suối Lành tổ chức hội nghị\n" + NATIONAL, None, ""),
    ],
)
def test_an_agency_in_small_letters_beside_the_national_name_is_one(head, parent, name):
    issuer = plan_of(head + "Số: 12/KH-UBND\nSuối Lành, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n" + REST).issuer
    assert (issuer.parent, issuer.name) == (parent, name)
