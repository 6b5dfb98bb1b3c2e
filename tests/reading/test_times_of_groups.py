"""Times that a heading gives to the tasks below it, and who does what in brackets and over broken lines."""

import pytest

from tests.reading.helpers import HEAD, read
from ttdn_desktop.reading.accounting import account

BEFORE = """Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
"""


def tasks_of(body):
    paper, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert account(paper, reading).faults == ()
    return [(task.title, task.leads, task.partners, task.time.text) for task in reading.plan.tasks]


def test_the_month_of_a_heading_is_that_of_its_tasks_but_of_those_with_a_time_of_their_own():
    body = "I. THÁNG 01/2026\n1. Mở hội xuân (Công an xã chủ trì)\n2. Mở lớp học (Công an xã chủ trì; 15/01/2026)\n"
    body += "II. QUÝ II VÀ QUÝ III NĂM 2026\n1. Mở hội hè (Đoàn xã chủ trì)\nIII. THÁNG THANH NIÊN\n1. Mở hội trại (Đoàn xã chủ trì)\n"
    assert [(title, time) for title, _, _, time in tasks_of(body)] == [
        ("Mở hội xuân", "THÁNG 01/2026"),
        ("Mở lớp học", "15/01/2026"),
        ("Mở hội hè", "QUÝ II VÀ QUÝ III NĂM 2026"),
        ("Mở hội trại", ""),
    ]


@pytest.mark.parametrize(
    ("brackets", "leads", "partners", "time"),
    [
        ("Công an xã, Đoàn xã thực hiện thường xuyên", ("Công an xã", "Đoàn xã"), (), "thường xuyên"),
        ("Công an xã chủ trì; Đoàn xã phối hợp; đêm 16/02/2026", ("Công an xã",), ("Đoàn xã",), "đêm 16/02/2026"),
        ("Công an xã chủ trì; thực hiện trước ngày lễ 05 ngày", ("Công an xã",), (), "trước ngày lễ 05 ngày"),
    ],
)
def test_brackets_say_who_does_it_and_when(brackets, leads, partners, time):
    assert tasks_of(f"I. NỘI DUNG\n1. Tuyên truyền\n- Treo băng rôn ({brackets}).\n") == [("Treo băng rôn", leads, partners, time)]


def test_names_broken_off_behind_a_comma_go_on_in_the_next_line():
    body = "I. NỘI DUNG\n1. Mở hội xuân\n- Đơn vị chủ trì: Công an xã,\nĐoàn xã.\n- Thời gian: Quý I/2026.\n2. Mở lớp học\n- Đơn vị chủ trì: Đoàn xã.\n"
    assert tasks_of(body) == [("Mở hội xuân", ("Công an xã", "Đoàn xã"), (), "Quý I/2026"), ("Mở lớp học", ("Đoàn xã",), (), "")]
