"""Lines that say who is to do what the items below them tell, and documents all of whose sentences give work."""

import pytest

from tests.reading.helpers import read, words
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.orders import gives_all
from ttdn_desktop.reading.outline import numbered
from ttdn_desktop.reading.work_titles import says_no_work

LETTER = """ỦY BAN NHÂN DÂN
HUYỆN AN LẠC
Số: 118/UBND-VP
V/v tuyên truyền Ngày hội Đọc sách
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Lạc, ngày 12 tháng 3 năm 2024
Kính gửi: Các phòng, ban; UBND các xã.
Thực hiện Công văn số 77/UBND-KGVX ngày 05/3/2024 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân huyện có ý kiến như sau:
"""
NOTICE = """ĐẢNG BỘ TỈNH HÒA AN
ĐẢNG ỦY PHƯỜNG TÂN MỸ
*
ĐẢNG CỘNG SẢN VIỆT NAM
Tân Mỹ, ngày 12 tháng 3 năm 2026
Số 21-TB/ĐU
THÔNG BÁO
Kết luận của Thường trực Đảng ủy về công tác tuyển quân

Thường trực Đảng ủy đánh giá cao kết quả của các khu phố trong tháng qua.
"""
DECISION = """ỦY BAN NHÂN DÂN
TỈNH HÒA AN
Số: 71/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa An, ngày 30 tháng 7 năm 2025

QUYẾT ĐỊNH
Về việc phê duyệt Đề cương xây dựng cơ sở dữ liệu du lịch

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Đề cương xây dựng cơ sở dữ liệu du lịch tỉnh Hòa An.
Điều 2. Tổ chức thực hiện
1. Sở Tài chính bố trí kinh phí, hướng dẫn quyết toán.
2. Ủy ban nhân dân các xã cung cấp dữ liệu về điểm tham quan trước ngày 30/9/2025.
Điều 3. Các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
"""
PLAN = """ỦY BAN NHÂN DÂN
XÃ AN LẠC
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Lạc, ngày 12 tháng 3 năm 2026
KẾ HOẠCH
Tổ chức Ngày hội Đọc sách năm 2026
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
I. PHÂN CÔNG THỰC HIỆN
"""


def tasks_of(text: str) -> list[tuple[str, str, str]]:
    paper, reading = read(text)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    return [(task.title, "; ".join(task.leads), "; ".join(task.partners)) for task in reading.plan.tasks]


def test_items_below_a_line_that_names_who_leads_and_who_helps_are_their_tasks():
    body = """- Đề nghị Đoàn Thanh niên xã chủ trì, phối hợp với các trường học thực hiện các nội dung sau:
+ Trang trí không gian đọc sách tại sân vận động.
+ Tổ chức hội thi kể chuyện theo sách.
- Trạm Y tế xã: Bố trí cán bộ trực cấp cứu.
"""
    who = ("Đoàn Thanh niên xã", "các trường học")
    assert tasks_of(PLAN + body) == [
        ("Trang trí không gian đọc sách tại sân vận động", *who),
        ("Tổ chức hội thi kể chuyện theo sách", *who),
        ("Bố trí cán bộ trực cấp cứu", "Trạm Y tế xã", ""),
    ]


def test_items_that_only_say_of_what_work_consists_are_no_tasks():
    body = """- Phòng Văn hóa - Xã hội xây dựng kế hoạch tuyên truyền với các nội dung sau:
+ Giới thiệu sách mới.
+ Phát động phong trào đọc sách.
- Trạm Y tế xã: Bố trí cán bộ trực cấp cứu.
"""
    assert [lead for _, lead, _ in tasks_of(PLAN + body)] == ["Trạm Y tế xã"]


def test_the_opinion_of_one_who_decides_gives_work_in_every_sentence():
    body = """1. Phòng Văn hóa và Thông tin tham mưu Ban Tổ chức thực hiện:
- Trang trí khánh tiết.
- Xây dựng chương trình, gửi Trung tâm Văn hóa dàn dựng.
2. Thư viện huyện trưng bày 300 đầu sách.
3. Văn phòng Ủy ban nhân dân huyện phát hành giấy mời.
"""
    assert [(title, lead) for title, lead, _ in tasks_of(LETTER + body)] == [
        ("Trang trí khánh tiết", "Phòng Văn hóa và Thông tin"),
        ("Xây dựng chương trình, gửi Trung tâm Văn hóa dàn dựng", "Phòng Văn hóa và Thông tin"),
        ("Trưng bày 300 đầu sách", "Thư viện huyện"),
        ("Phát hành giấy mời", "Văn phòng Ủy ban nhân dân huyện"),
    ]


def test_a_notice_of_what_was_concluded_gives_work_but_praise_and_answering_for_it_are_none():
    body = """Đề nghị Hội Cựu chiến binh phường vận động thanh niên lên đường nhập ngũ.
Giao đồng chí Chỉ huy trưởng chịu trách nhiệm toàn diện trước Thường trực Đảng ủy nếu để xảy ra sai sót.
Các khu phố rà soát danh sách công dân trong độ tuổi.
"""
    assert [(title, lead) for title, lead, _ in tasks_of(NOTICE + body)] == [
        ("Vận động thanh niên lên đường nhập ngũ", "Hội Cựu chiến binh phường"),
        ("Rà soát danh sách công dân trong độ tuổi", "Các khu phố"),
    ]


@pytest.mark.parametrize(
    ("enacting", "kind", "subject", "gives"),
    [
        ("Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:", "CV", "", True),
        ("Ủy ban nhân dân xã báo cáo kết quả như sau:", "CV", "", False),
        ("", "TB", "Kết luận của đồng chí Chủ tịch tại phiên họp", True),
        ("", "TB", "Về việc nghỉ Tết Nguyên đán", False),
        ("Ủy ban nhân dân xã có ý kiến như sau:", "BC", "", False),
    ],
)
def test_what_gives_work_throughout_is_told_by_its_enacting_words_or_its_subject(enacting, kind, subject, gives):
    assert gives_all(enacting, kind, subject) is gives


@pytest.mark.parametrize("title", ["Chịu trách nhiệm trước Chủ tịch nếu để xảy ra sai sót", "Đánh giá cao sự nỗ lực của các đơn vị", "Đồng ý về chủ trương"])
def test_answering_for_work_and_judging_it_is_no_work(title):
    assert says_no_work(title, words())


def test_an_article_on_who_carries_out_gives_work_to_those_it_names():
    assert tasks_of(DECISION) == [
        ("Bố trí kinh phí, hướng dẫn quyết toán", "Sở Tài chính", ""),
        ("Cung cấp dữ liệu về điểm tham quan", "Ủy ban nhân dân các xã", ""),
    ]


def test_works_numbered_below_the_number_of_a_unit_are_its_own():
    body = """1. Công an huyện
1.1. Tham mưu thành lập đoàn kiểm tra liên ngành.
1.2. Tuyên truyền kỹ năng thoát nạn cho các hộ kinh doanh.
2. Ban Quản lý các chợ: tổ chức tự kiểm tra hệ thống điện.
"""
    assert [(title, lead) for title, lead, _ in tasks_of(LETTER.replace("có ý kiến như sau", "đề nghị các đơn vị thực hiện một số nội dung sau") + body)] == [
        ("Tham mưu thành lập đoàn kiểm tra liên ngành", "Công an huyện"),
        ("Tuyên truyền kỹ năng thoát nạn cho các hộ kinh doanh", "Công an huyện"),
        ("Tổ chức tự kiểm tra hệ thống điện", "Ban Quản lý các chợ"),
    ]


def test_a_quarter_at_the_beginning_of_a_broken_line_is_no_number():
    assert numbered("III/2026.") is None
    assert numbered("III/ NHIỆM VỤ") is not None


def test_a_basis_that_ends_with_what_is_asked_gives_work_in_every_sentence():
    letter = LETTER.replace("Ủy ban nhân dân huyện có ý kiến như sau:", "Chủ tịch Ủy ban nhân dân huyện yêu cầu:")
    letter += "1. Phòng Giáo dục và Đào tạo chỉ đạo các trường vệ sinh trường lớp.\n2. Ủy ban nhân dân các xã huy động lực lượng rà soát đối tượng.\n"
    _, reading = read(letter + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An\n")
    assert reading.plan is not None
    assert [task.leads for task in reading.plan.tasks] == [("Phòng Giáo dục và Đào tạo",), ("Ủy ban nhân dân các xã",)]


def test_those_whom_the_enacting_words_ask_are_to_do_what_is_numbered_below():
    letter = LETTER.replace("Ủy ban nhân dân huyện có ý kiến như sau:", "Ủy ban nhân dân huyện yêu cầu các cơ quan, đơn vị thực hiện các nội dung sau:")
    body = "1. Rà soát chứng thư số của cán bộ.\n2. Tuyệt đối không lưu mật khẩu trên máy dùng chung.\n3. Giao Thư viện huyện kiểm tra máy tính công cộng.\n"
    assert [(title, lead) for title, lead, _ in tasks_of(letter + body)] == [
        ("Rà soát chứng thư số của cán bộ", "các cơ quan, đơn vị"),
        ("Tuyệt đối không lưu mật khẩu trên máy dùng chung", "các cơ quan, đơn vị"),
        ("Kiểm tra máy tính công cộng", "Thư viện huyện"),
    ]
    places = "1. Xã Hoa Lộc, huyện An Lạc\nTiếp thu ý kiến cử tri, Ủy ban nhân dân huyện giao Điện lực An Lạc thay 02 trạm biến áp.\n"
    assert [(title, lead) for title, lead, _ in tasks_of(LETTER + places)] == [("Thay 02 trạm biến áp", "Điện lực An Lạc")]


def test_what_a_paper_says_of_who_approves_is_no_task():
    body = "1. Phạm vi: 400 ha.\n2. Cơ quan phê duyệt: UBND tỉnh. Cơ quan tổ chức lập quy hoạch: Sở Xây dựng.\n"
    said = DECISION.replace("Đề cương xây dựng cơ sở dữ liệu du lịch tỉnh Hòa An.\n", "Đề cương với các nội dung sau:\n" + body)
    assert [lead for _, lead, _ in tasks_of(said)] == ["Sở Tài chính", "Ủy ban nhân dân các xã"]


def test_a_notice_asks_and_an_article_that_gives_work_gives_it_to_those_named_after_it():
    notice = NOTICE.replace("Kết luận của Thường trực Đảng ủy về công tác tuyển quân", "Về việc tổng vệ sinh môi trường")
    assert tasks_of(notice + "Đề nghị các khu phố dọn vệ sinh vào sáng thứ Bảy hằng tuần.\n") == [("Dọn vệ sinh", "các khu phố", "")]
    given = "Giao Sở Tài chính theo dõi, đôn đốc.\nChủ tịch UBND các xã xây dựng kế hoạch cụ thể trước ngày 30/4/2026.\n"
    said = f"{DECISION[: DECISION.index('Điều 2')]}Điều 2. {given}Điều 3. Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.\n"
    assert [(title, lead) for title, lead, _ in tasks_of(said)] == [
        ("Theo dõi, đôn đốc", "Sở Tài chính"),
        ("Xây dựng kế hoạch cụ thể", "Chủ tịch UBND các xã"),
    ]


def test_a_decision_says_whose_duty_something_is():
    said = f"{DECISION[: DECISION.index('Điều 2')]}Điều 2. Ban Quản lý Quỹ có trách nhiệm công khai thu, chi hằng năm.\n"
    said += "Điều 3. Các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.\n"
    assert tasks_of(said) == [("Công khai thu, chi hằng năm", "Ban Quản lý Quỹ", "")]
