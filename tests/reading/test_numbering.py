"""Numbers that begin anew."""

import pytest

from tests.reading.helpers import read
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
