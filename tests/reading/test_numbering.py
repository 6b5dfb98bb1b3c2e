"""Numbers that begin anew."""

import pytest

from tests.reading.helpers import plan_of, read
from ttdn_desktop.domain.blocks import Item
from ttdn_desktop.domain.plan import Section
from ttdn_desktop.reading.accounting import account

HEAD = """ỦY BAN NHÂN DÂN XÃ SUỐI LÀNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-UBND
KẾ HOẠCH
Thông tin đối ngoại năm 2026
I. NỘI DUNG
"""


def depth(sections: tuple[Section, ...]) -> int:
    return 1 + max((depth(section.sections) for section in sections), default=0)


@pytest.mark.parametrize("cycle", [("1.",), ("1.", "2."), ("1.", "2.", "3."), ("1.1.",), ("1.9.", "2.1.")])
def test_thousands_of_numbers_that_begin_anew_make_no_deep_tree(cycle):
    lines = [f"{cycle[n % len(cycle)]} Việc {n} của xã\nNội dung của việc." for n in range(3000)]
    paper, reading = read(HEAD + "\n".join(lines))
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert depth(reading.plan.body) <= 5


def test_decimals_count_under_their_own_first_number():
    reading = read(HEAD + "1.1. Mở lớp học\nCho cán bộ.\n1.2. Mở hội nghị\nCho nhân dân.\n2.1. In ấn phẩm\nBằng hai thứ tiếng.\n")[1]
    assert reading.plan is not None
    assert [section.number for section in reading.plan.body[0].sections] == ["1.1", "1.2", "2.1"]


def outline(sections: tuple[Section, ...], level: int = 0) -> list[str]:
    """Headings with their numbers, and marks of items, each as deep as it stands."""
    out = []
    for section in sections:
        out.append(f"{' ' * level}{section.number or '#'} {section.heading}")
        out += [f"{' ' * level} {block.mark if isinstance(block, Item) else 'p'}" for block in section.blocks]
        out += outline(section.sections, level + 1)
    return out


def below(text: str) -> list[str]:
    return outline(plan_of(HEAD + text).body)


def test_a_list_that_begins_anew_after_sentences_stands_beside_them_under_its_own_title():
    assert below("1. Nâng cao nhận thức của cán bộ.\n2. Quảng bá hình ảnh của xã.\nYêu cầu\n1. Bảo đảm thiết thực.\n2. Nội dung chính xác.\n") == [
        "I NỘI DUNG",
        " 1.",
        " 2.",
        " # Yêu cầu",
        "  1.",
        "  2.",
    ]


def test_of_two_titled_lists_of_one_section_the_first_has_its_title_too():
    lists = "Công tác tuyên truyền\n1. Phát thanh mỗi tuần.\n2. Viết tin, bài.\nCông tác quảng bá:\n1. Làm bộ ảnh.\n2. Dựng phim ngắn.\n"
    assert below(lists + "II. TỔ CHỨC THỰC HIỆN\n1. Theo dõi việc làm.\n") == [
        "I NỘI DUNG",
        " # Công tác tuyên truyền",
        "  1.",
        "  2.",
        " # Công tác quảng bá",
        "  1.",
        "  2.",
        "II TỔ CHỨC THỰC HIỆN",
        " 1.",
    ]


def test_words_that_announce_a_list_are_no_title():
    assert below(
        "1. Nâng cao nhận thức của cán bộ.\n2. Quảng bá hình ảnh của xã.\nCác yêu cầu chung đặt ra như sau:\n1. Bảo đảm thiết thực.\n2. Nội dung chính xác.\n"
    ) == [
        "I NỘI DUNG",
        " 1.",
        " 2.",
        " p",
        " 1.",
        " 2.",
    ]


def test_sentences_counted_from_one_under_a_heading_so_counted_leave_the_next_heading_its_place():
    assert below(
        "1. Văn phòng\n1. Theo dõi việc làm.\n2. Tổng hợp báo cáo.\n2. Phòng Văn hóa\n1. Tuyên truyền.\n2. Làm bộ ảnh.\n3. Các thôn\n1. Treo cờ.\n"
    ) == [
        "I NỘI DUNG",
        " 1 Văn phòng",
        "  1.",
        "  2.",
        " 2 Phòng Văn hóa",
        "  1.",
        "  2.",
        " 3 Các thôn",
        "  1.",
    ]


def test_headings_that_begin_anew_after_sentences_are_headings_of_the_section():
    assert below("1. Nâng cao nhận thức;\n2. Quảng bá hình ảnh của xã.\n1. Mục đích\n- Giữ bí mật.\n2. Yêu cầu\n- Đúng quy định.\n") == [
        "I NỘI DUNG",
        " 1.",
        " 2.",
        " 1 Mục đích",
        "  -",
        " 2 Yêu cầu",
        "  -",
    ]


@pytest.mark.parametrize(
    "end",
    [".", ":", ""],
)
def test_a_title_over_a_list_that_begins_with_its_own_number_is_a_heading_whatever_its_end(end):
    text = f"1. Mục đích{end}\n1. Giới thiệu quê hương.\n2. Thu hút đầu tư.\n2. Yêu cầu{end}\n1. Bảo đảm thiết thực.\n2. Nội dung chính xác.\n"
    assert below(text) == ["I NỘI DUNG", " 1 Mục đích", "  1.", "  2.", " 2 Yêu cầu", "  1.", "  2."]


def test_other_short_lines_are_headings_of_the_list_they_share_their_number_with_but_a_row_of_ones_is_none():
    assert below("1. Tuyên truyền.\n1. Viết bài.\n2. Treo cờ.\n2. Văn nghệ.\n1. Thi hát.\n2. Thi múa.\n") == [
        *("I NỘI DUNG", " 1 Tuyên truyền", "  1.", "  2.", " 2 Văn nghệ", "  1.", "  2."),
    ]
    assert below("1. Quét vôi cổng chào.\n1. Trồng hoa ven đường.\n1. Treo cờ.\n") == ["I NỘI DUNG", " 1.", " 1.", " 1."]


@pytest.mark.parametrize("end", [".", ""])
def test_objectives_below_a_list_whose_heading_was_lost_are_beside_it(end):
    lines = "".join(f"{at}. {text}{end}\n" for at, text in enumerate(("Nâng cao nhận thức", "Huy động nguồn lực", "Bảo đảm tiết kiệm"), 1))
    assert below(f"{lines}1. Mục tiêu tổng quát\nXã được biết đến nhiều hơn.\n2. Mục tiêu cụ thể\n- Có 12 bài.\n") == [
        *("I NỘI DUNG", " 1.", " 2.", " 3.", " 1 Mục tiêu tổng quát", "  p", " 2 Mục tiêu cụ thể", "  -"),
    ]
