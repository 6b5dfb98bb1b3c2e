"""Spelling: what pictures of pages lose, what is often confused, and what only looks so where two words meet."""

import pytest

from tests.language.test_spelling import slips, told


def found(text: str) -> list[tuple[str, str]]:
    """What is told, and what is proposed first."""
    return [(wrong, proposal) for _kind, wrong, proposal in told(text)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("thu hút các dự án của doanh nghip nước ngoài", "nghip", "nghiệp"),
        ("nâng cao cht lượng nguồn nhân lc của địa phương", "cht", "chất"),
        ("Truyn hình tỉnh phát sóng hằng ngày", "Truyn", "Truyền"),
        ("Vic sắp xếp các đơn vị", "Vic", "Việc"),
        ("phát triển du lch cộng đồng", "lch", "lịch"),
    ],
)
def test_a_word_that_cannot_be_one_is_told_among_vietnamese_words(text: str, wrong: str, right: str) -> None:
    assert (wrong, right) in [(slip.text, right) for slip in slips(text) if right in slip.proposals]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trình y ban nhân dân huyện phê duyệt", ("y", "Ủy")),
        ("theo chỉ đạo của cấp y, chính quyền", ("y", "ủy")),
        ("giao nhiệm v cho từng người", ("v", "vụ")),
        ("tinh giản cán b dôi dư", ("b", "bộ")),
        ("các s, ban, ngành của thành phố", ("s", "sở")),
        ("quy hoạch kinh t - xã hội của vùng", ("t", "tế")),
        ("tình hình kinh t- xã hội quý I", ("t", "tế ")),
        ("công dân đ18 tuổi được bầu cử", ("đ", "đủ ")),
    ],
)
def test_one_letter_that_is_left_of_a_word_is_told_where_a_known_one_is_called_for(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Quy định tại các điểm a, b và c khoản 1, điểm đ khoản 2 và điểm g khoản này.",
        "Xe hạng b, c và d; nhóm máu b; phụ lục s kèm theo; viêm gan b, vitamin c.",
        "Trong đó: m là khối lượng, v là vận tốc, t là thời gian.",
        "Ông Y Moan, bà H Hen; làng Plei Ốp; công ty Hot Tour.",
    ],
)
def test_letters_of_lists_formulas_and_names_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hội nhập kinh tthị trường", ("tthị", "tế thị")),
        ("thuộc cơ sđào tạo nghề", ("sđào", "sở đào")),
        ("được hỗ trcho vay vốn", ("trcho", "trợ cho")),
        ("hưởng chế đbảo hiểm", ("đbảo", "độ bảo")),
        ("SVăn hóa và Thể thao chủ trì", ("SVăn", "Sở Văn")),
        ("xây dựng khoạch năm 2027", ("khoạch", "kế hoạch")),
    ],
)
def test_a_word_that_lost_its_end_and_its_blank_gets_both_back_as_the_word_before_calls_for(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kinh tế tăng trưng khá", ("trưng", "trưởng")),
        ("To điều kiện cho người dân", ("To", "Tạo")),
        ("giành nhiều thắng li to lớn", ("li", "lợi")),
        ("kết hợp chặt chẽ gia hai bên", ("gia", "giữa")),
        ("người từ đủ 15 tui trở lên", ("tui", "tuổi")),
    ],
)
def test_a_syllable_that_exists_is_told_where_its_neighbour_makes_a_word_with_another(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xắp xếp lại các phòng", ("xắp xếp", "sắp xếp")),
        ("khắc phục những thiếu xót", ("thiếu xót", "thiếu sót")),
        ("đã trãi qua khó khăn", ("trãi qua", "trải qua")),
        ("khuyến kích sáng tạo", ("khuyến kích", "khuyến khích")),
        ("công cuộc đỗi mới", ("đỗi mới", "đổi mới")),
        ("phần quà giành cho trẻ em", ("giành cho", "dành cho")),
        ("đội nhà dành chiến thắng", ("dành chiến thắng", "giành chiến thắng")),
        ("cấm xã thải ra biển", ("xã thải", "xả thải")),
        ("phải kiểm tra kiểm kê kho, rà soát rà soát hồ sơ", ("rà soát rà soát", "rà soát")),
        ("trước 15/9.Các xã báo cáo", (".", ". ")),
        ("Địa điểm:  tại hội trường", ("  ", " ")),
    ],
)
def test_usual_slips_of_typing_are_told(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "giải quyết tranh chấp hàng hải; tiền lãi suất phát sinh; vấn đề suất ăn; lịch sử lý luận",
        "nếp sống văn minh trong việc cưới, việc tang; đàn voi ở Đắk Lắk; bên vay phải trả lãi",
        "người lao động trong tình trạng thai sản; phòng khám nha khoa; hành vi gây hằn thù",
        "vận chuyển bằng đường không không bảo đảm; mua bán côcain, hêrôin",
        "các tổ chức tổ chức thực hiện; Viện kiểm sát kiểm sát việc tạm giữ; từng bước từng bước một",
        "bác sĩ và y công; cán bộ y, dược; y bác sĩ các tuyến",
        "ông Nguyễn Trãi qua đời; hợp tác xã thải nước; để giành quyền chủ động",
    ],
)
def test_what_two_other_words_make_where_they_meet_is_no_slip(text: str) -> None:
    assert found(text) == []
