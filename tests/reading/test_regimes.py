"""Papers of the Party and papers from before 2020 are read as what they are, and drafted again they look the same."""

import pytest

from tests.reading.helpers import plan_of, read
from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.reading.accounting import account

PARTY_PLAN = """TỈNH ỦY HƯNG YÊN                                ĐẢNG CỘNG SẢN VIỆT NAM
BAN CHỈ ĐẠO CÔNG TÁC                            ---------------------
THÔNG TIN ĐỐI NGOẠI                     Hưng Yên, ngày 08 tháng 02 năm 2021
*
Số 05-KH/BCĐ
TÀI LIỆU HỘI NGHỊ

KẾ HOẠCH
hoạt động thông tin đối ngoại năm 2021
-----

- Căn cứ Kết luận số 16-KL/TW, ngày 14/02/2012 của Bộ Chính trị về Chiến lược phát triển thông tin đối ngoại giai đoạn 2011 - 2020;
- Theo đề nghị của Ban Tuyên giáo Tỉnh ủy,
Ban Chỉ đạo công tác thông tin đối ngoại Tỉnh ủy ban hành Kế hoạch hoạt động năm 2021 như sau:

I- MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của cán bộ, đảng viên.
2. Yêu cầu
- Bám sát chỉ đạo của Ban Thường vụ Tỉnh ủy.

II- TỔ CHỨC THỰC HIỆN
Ban Chỉ đạo theo dõi, báo cáo.

Nơi nhận:                                       T/M BAN CHỈ ĐẠO
- Ban Tuyên giáo Trung ương (để b/c),           K/T TRƯỞNG BAN
- Thường trực Tỉnh ủy,                          PHÓ TRƯỞNG BAN
- Lưu Văn phòng Tỉnh ủy.
                                                Nguyễn Văn An
"""

SUBMISSION = """ĐẢNG ỦY XÃ ĐỨC TRỌNG
VĂN PHÒNG
*
Số      -TTr/VPĐU                       Đức Trọng, ngày     tháng 6 năm 2026

TỜ TRÌNH
về việc ban hành Kế hoạch thông tin đối ngoại năm 2026
-----
Kính trình: Ban Thường vụ Đảng ủy xã.

Thực hiện chương trình công tác, Văn phòng Đảng ủy trình dự thảo Kế hoạch.

Nơi nhận:
- Như trên;
- Lưu Văn phòng.
CHÁNH VĂN PHÒNG

Lê Văn Sáu
"""


def test_a_plan_of_the_party_is_read_whole():
    paper, reading = read(PARTY_PLAN)
    assert account(paper, reading).faults == ()
    plan = reading.plan
    assert plan is not None
    assert plan.document.regime is Regime.PARTY_36HD_2018
    assert (plan.document.number, plan.document.symbol) == ("05", "KH/BCĐ")
    assert plan.document.circulation == "Tài liệu hội nghị"
    assert (plan.issuer.parent, plan.issuer.name) == ("Tỉnh ủy Hưng Yên", "Ban Chỉ đạo công tác thông tin đối ngoại")
    assert plan.legal_bases[0].number == "16-KL/TW"
    assert plan.proposal is not None
    assert plan.proposal.text == "Theo đề nghị của Ban Tuyên giáo Tỉnh ủy,"
    assert plan.signatory.capacity == ("T/M BAN CHỈ ĐẠO", "K/T TRƯỞNG BAN")
    assert plan.recipients[-1] == "Lưu Văn phòng Tỉnh ủy"
    assert reading.unread == ()


def test_a_rule_beside_the_name_of_a_body_is_no_part_of_it():
    assert plan_of(PARTY_PLAN).issuer.lines == ("BAN CHỈ ĐẠO CÔNG TÁC", "THÔNG TIN ĐỐI NGOẠI")


def test_who_is_asked_in_a_submission_of_the_party_is_its_addressee():
    assert plan_of(SUBMISSION).addressees == ("Ban Thường vụ Đảng ủy xã",)


def test_a_body_of_the_party_is_known_where_the_title_of_the_party_is_lost():
    assert plan_of(SUBMISSION).document.regime is Regime.PARTY_05HD_2026


@pytest.mark.parametrize(("year", "regime"), [("2019", Regime.TT01_2011), ("2021", Regime.ND30_2020)])
def test_papers_of_the_state_follow_the_rules_of_their_day(year, regime):
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ SUỐI LÀNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\n"
        f"Suối Lành, ngày 05 tháng 01 năm {year}\nKẾ HOẠCH\nThông tin đối ngoại\nI. MỤC ĐÍCH\nGiới thiệu quê hương.\n"
    )
    assert plan_of(text).document.regime is regime


@pytest.mark.parametrize("mark", ["XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"])
def test_instructions_on_who_may_see_a_paper_are_read(mark):
    text = f"ỦY BAN NHÂN DÂN\nXÃ SUỐI LÀNH\nSố: 12/KH-UBND\n{mark}\nSuối Lành, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nĐối ngoại\nI. MỤC ĐÍCH\nGiới thiệu.\n"
    assert plan_of(text).document.circulation == mark.capitalize()


def test_a_mark_of_secrecy_is_not_kept_with_the_plan():
    text = "ỦY BAN NHÂN DÂN\nXÃ SUỐI LÀNH\nSố: 12/KH-UBND\nMẬT\nSuối Lành, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại\nI. MỤC ĐÍCH\nGiới thiệu.\n"
    assert plan_of(text).document.circulation is None
