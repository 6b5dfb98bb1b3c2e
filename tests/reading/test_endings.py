"""Recipients and signatures as offices set them."""

import hashlib
import io

import docx
import docx.document
import pytest

from tests.reading.helpers import plan_of, read, words
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Source
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.understanding import understand

TEXT = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ SUỐI LÀNH\tĐộc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND\tSuối Lành, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Thông tin đối ngoại năm 2026
Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Giới thiệu quê hương.
"""
TABBED = """Nơi nhận:\tCHỦ TỊCH
- UBND tỉnh;
- Lưu: VT.\t(đã ký)

\tHoàng Văn Lụa
"""


def plan_with(ending: str) -> Plan:
    return plan_of(f"{TEXT}{ending}")


def test_columns_parted_by_tabs_are_two_columns():
    plan = plan_with(TABBED)
    assert plan.recipients == ("UBND tỉnh", "Lưu: VT")
    assert (plan.signatory.title, plan.signatory.name) == ("CHỦ TỊCH", "Hoàng Văn Lụa")


def plan_of_word(document: docx.document.Document) -> Plan:
    """The plan that a Word file is read as, no character of it lost."""
    stream = io.BytesIO()
    document.save(stream)
    data = stream.getvalue()
    paper = read_docx(data)
    reading = understand(paper, Source(path="thu.docx", format="docx", sha256=hashlib.sha256(data).hexdigest()), words())
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    return reading.plan


def test_a_word_file_whose_columns_are_parted_by_tabs_reads_like_its_text():
    document = docx.Document()
    for line in f"{TEXT}{TABBED}".splitlines():
        document.add_paragraph(line)
    plan = plan_of_word(document)
    assert plan.issuer.name == "Ủy ban nhân dân xã Suối Lành"
    assert (plan.document.place, plan.document.number) == ("Suối Lành", "12")
    assert plan.recipients == ("UBND tỉnh", "Lưu: VT")
    assert plan.signatory.name == "Hoàng Văn Lụa"


def test_recipients_in_one_line_are_told_apart_by_their_dashes():
    plan = plan_with("Nơi nhận:\n- UBND tỉnh (b/c); - Sở Ngoại vụ; - Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHoàng Văn Lụa\n")
    assert plan.recipients == ("UBND tỉnh (b/c)", "Sở Ngoại vụ", "Lưu: VT")


@pytest.mark.parametrize("name", ["Thượng tá Lý Văn Bền", "Thiếu úy Hoàng Lụa", "Tiến sĩ Hoàng Văn Lụa"])
def test_a_rank_or_degree_belongs_to_the_name(name):
    plan = plan_with(f"CHỈ HUY TRƯỞNG\n\n\n{name}\n")
    assert (plan.signatory.title, plan.signatory.name) == ("CHỈ HUY TRƯỞNG", name)


def test_of_two_who_sign_side_by_side_the_right_one_signs_the_document():
    text = f"{TEXT}NGƯỜI LẬP KẾ HOẠCH                    TRƯỞNG PHÒNG\n(Ký, ghi rõ họ tên)\n\nHoàng Thị Mơ                          Lý Văn Bền\n"
    paper, reading = read(text)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert (reading.plan.signatory.title, reading.plan.signatory.name) == ("TRƯỞNG PHÒNG", "Lý Văn Bền")
    assert [part.text.strip() for part in reading.unread] == ["NGƯỜI LẬP KẾ HOẠCH", "(Ký, ghi rõ họ tên)", "Hoàng Thị Mơ"]


def table_plan(*rows: tuple[str, ...], after: str = "") -> Plan:
    """A Word file whose ending is a table of these rows, the paragraphs of a cell parted by line ends, with lines below."""
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            first, *others = text.split("\n")
            table.cell(r, c).text = first
            for other in others:
                table.cell(r, c).add_paragraph(other)
    for line in after.splitlines():
        document.add_paragraph(line)
    return plan_of_word(document)


def test_recipients_may_stand_a_row_below_their_label():
    plan = table_plan(("Nơi nhận:", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"), ("- UBND tỉnh;\n- Lưu: VT.", "(Đã ký, đóng dấu)\n\nHoàng Văn Lụa"))
    assert plan.recipients == ("UBND tỉnh", "Lưu: VT")
    assert (plan.signatory.capacity, plan.signatory.title, plan.signatory.name) == (("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "Hoàng Văn Lụa")


def test_of_two_who_sign_side_by_side_in_a_table_the_right_one_answers():
    plan = table_plan(("THƯ KÝ\n(Ký, ghi rõ họ tên)\n\nLê Thị Mơ", "CHỦ TRÌ\n(Ký, ghi rõ họ tên)\n\nHoàng Văn Lụa"))
    assert (plan.signatory.title, plan.signatory.name) == ("CHỦ TRÌ", "Hoàng Văn Lụa")


def test_a_date_above_the_signature_is_no_recipient():
    plan = table_plan(("Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.", "Suối Lành, ngày 05 tháng 01 năm 2026\nCHỦ TỊCH\n\nHoàng Văn Lụa"))
    assert plan.recipients == ("UBND tỉnh", "Lưu: VT")
    assert plan.signatory.name == "Hoàng Văn Lụa"


HEADED = "SỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/SYT-VP\nV/v tuyên truyền\nSuối Lành, ngày 05 tháng 01 năm 2026\n"


def test_the_stamp_of_a_paper_that_came_in_stands_above_whom_it_is_addressed_to():
    stamp = "TRƯỜNG CAO ĐẲNG SUỐI LÀNH\nĐẾN Số: 198\nNgày: 06/01/2026\nChuyển: ..........\n"
    _, reading = read(f"{HEADED}\n{stamp}\nKính gửi: Ủy ban nhân dân các xã.\n\nSở Y tế đề nghị các đơn vị tuyên truyền.\n")
    assert reading.plan is not None
    assert reading.plan.addressees == ("Ủy ban nhân dân các xã",)
    assert "TRƯỜNG CAO ĐẲNG SUỐI LÀNH" in {unread.text.strip() for unread in reading.unread}


def test_a_telegram_says_whom_it_goes_to_below_who_sends_it():
    head = TEXT.split("KẾ HOẠCH", maxsplit=1)[0].replace("Số: 12/KH-UBND", "Số: 02/CĐ-UBND")
    plan = plan_of(
        f"{head}CÔNG ĐIỆN\nVề việc ứng phó với bão số 3\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI LÀNH điện:\n- Các thôn, bản;\n- Công an xã.\n"
        "Để chủ động ứng phó, Chủ tịch Ủy ban nhân dân xã yêu cầu:\n1. Các thôn theo dõi diễn biến của bão.\n"
    )
    assert plan.document.subject == "Về việc ứng phó với bão số 3"
    assert plan.addressees == ("Các thôn, bản", "Công an xã")


def test_what_a_page_says_of_a_document_below_it_is_no_part_of_it():
    page = "\n".join(
        ("THUỘC TÍNH", "Số hiệu: 12/KH-UBND", "Loại văn bản: Kế hoạch", "Nơi ban hành: Xã Suối Lành", "Ngày ban hành: 05/01/2026", "Người ký: Hoàng Văn Lụa")
    )
    plan = plan_with(f"Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nHoàng Văn Lụa\n\nPHỤ LỤC I\nDANH MỤC\n1. Việc thứ nhất\n\n{page}\n")
    assert [annex.label for annex in plan.annexes] == ["PHỤ LỤC I"]
    assert "Số hiệu" not in str(plan.annexes)


def test_recipients_may_stand_below_the_table_of_those_who_sign():
    rows = (("SỞ NGOẠI VỤ\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Thị Mơ", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHoàng Văn Lụa"),)
    plan = table_plan(*rows, after="Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.")
    assert (plan.signatory.capacity, plan.signatory.name) == (("TM. ỦY BAN NHÂN DÂN",), "Hoàng Văn Lụa")
    assert plan.recipients == ("UBND tỉnh (b/c)", "Lưu: VT")
    assert "SỞ NGOẠI VỤ" not in str(plan.body)


def test_an_official_paper_of_another_sort_is_no_news():
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNHÂN DANH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Khoảng 20 giờ ngày 16/01/2021, bị cáo mang theo một vali đi từ xã Suối Lành về tỉnh lỵ, đến nửa đường thì bị phát hiện, bắt giữ.\n"
    )
    reading = read(text)[1]
    assert reading.is_document or reading.findings[0].code == "not_document"


def test_post_and_name_may_stand_in_one_line_beside_the_recipients():
    plan = table_plan(("Nơi nhận: - UBND tỉnh; - Lưu: VT.", "GIÁM ĐỐC Hoàng Văn Lụa"))
    assert plan.recipients == ("UBND tỉnh", "Lưu: VT")
    assert (plan.signatory.title, plan.signatory.name) == ("GIÁM ĐỐC", "Hoàng Văn Lụa")


def test_an_article_on_papers_is_none_itself():
    text = (
        "Mẫu giấy mời họp\n\nGiấy mời là văn bản của cơ quan, tổ chức dùng để mời tập thể hoặc cá nhân tham dự một cuộc họp sắp được tổ chức.\n\n"
        "Theo Quyết định số 45/2018/QĐ-TTg ngày 09/11/2018 của Thủ tướng Chính phủ, có hiệu lực từ cuối năm 2018, giấy mời họp bao gồm các nội dung sau:\n\n"
        "1. Người chủ trì;\n\n2. Người tham dự cuộc họp.\n"
    )
    assert not read(text)[1].is_document


def test_dots_below_whom_a_form_goes_to_are_room_to_write_and_nobody():
    _, reading = read(f"{HEADED}\nKính gửi: ……………………………\n\nSở Y tế đề nghị các đơn vị tuyên truyền.\n")
    assert reading.plan is not None
    assert reading.plan.addressees == ()


def test_an_address_is_no_part_of_whom_a_letter_goes_to_and_its_answer_begins_the_body():
    lines = (
        "Kính gửi: Công ty TNHH Hoa Lúa (Việt Nam)",
        "(Đ/c: số 5, đường Hoa Mận, xã Suối Lành - MST: 0101)",
        "Trả lời công văn số 12 của Công ty TNHH Hoa Lúa (Việt Nam) hỏi về thuê gian hàng, Sở Y tế",
        "có ý kiến như sau:",
        "1. Công ty được thuê một gian hàng tại hội chợ của xã trong",
        "tháng 3 năm 2026.",
        "2. Công ty báo cáo trước ngày",
        "10/3/2026.",
    )
    _, reading = read(f"{HEADED}\n" + "\n".join(lines) + "\n")
    assert reading.plan is not None
    assert reading.plan.addressees == ("Công ty TNHH Hoa Lúa (Việt Nam)",)
    assert any("số 5, đường Hoa Mận" in unread.text for unread in reading.unread)


def test_a_telegram_may_name_whom_it_goes_to_without_marks():
    head = TEXT.split("KẾ HOẠCH", maxsplit=1)[0].replace("Số: 12/KH-UBND", "Số: 02/CĐ-UBND")
    text = (
        f"{head}\nCÔNG ĐIỆN\n\nVào hồi 10 giờ 00 ngày 05/01/2026\n\nỦY BAN NHÂN DÂN XÃ SUỐI LÀNH\n\nĐIỆN:\n\nTrưởng các thôn, bản\n\nCông an xã\n\n"
        "Theo bản tin của Đài Khí tượng thủy văn, đêm nay có mưa to đến rất to, nguy cơ sạt lở đất ở nhiều nơi trong xã.\n"
    )
    paper, reading = read(text)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert reading.plan.addressees == ("Trưởng các thôn, bản", "Công an xã")


def test_the_number_line_of_a_law_names_its_type():
    text = "QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLuật số: 12/2026/QH16\nHà Nội, ngày 05 tháng 01 năm 2026\n"
    plan = plan_of(
        f"{text}LUẬT\nTHÔNG TIN ĐỐI NGOẠI\nCăn cứ Hiến pháp;\nQuốc hội ban hành Luật Thông tin đối ngoại.\nĐiều 1. Phạm vi điều chỉnh\nLuật này quy định.\n"
    )
    assert (plan.document.number, plan.document.symbol) == ("12/2026", "QH16")


def test_of_two_sides_that_sign_the_right_one_is_named():
    plan = table_plan(("ĐẠI DIỆN BÊN NHẬN\n(Ký, ghi rõ họ tên)\n\nLê Thị Mơ", "ĐẠI DIỆN BÊN GIAO\n(Ký, ghi rõ họ tên)\n\nHoàng Văn Lụa"))
    assert plan.signatory.name == "Hoàng Văn Lụa"


def test_those_a_letter_also_goes_to_are_addressed_too():
    _, reading = read(f"{HEADED}\nKính gửi:\n- Các huyện ủy;\n- Các đảng ủy.\nĐồng kính gửi: Báo Suối Lành.\n\nSở Y tế đề nghị các đơn vị tuyên truyền.\n")
    assert reading.plan is not None
    assert reading.plan.addressees == ("Các huyện ủy", "Các đảng ủy", "Báo Suối Lành")
