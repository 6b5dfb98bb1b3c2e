"""Tables that plain text draws with strokes or tabs."""

import pytest

from tests.reading.helpers import HEAD, plan_of

BEFORE = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\nI. NHIỆM VỤ\n"
AFTER = "\nII. TỔ CHỨC THỰC HIỆN\nCác đơn vị triển khai./.\n"
STROKES = """STT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian
1 | Mở chuyên mục | Công an xã | Đoàn xã | Quý I/2026
2 | Mở hội | Văn phòng |  | 5/2026"""
FRAMED = """| STT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |
|-----|----------|----------------|-----------------|-----------|
| 1 | Mở chuyên mục | Công an xã | Đoàn xã | Quý I/2026 |
| 2 | Mở hội | Văn phòng |  | 5/2026 |"""
TABS = "STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n1\tMở chuyên mục\tCông an xã\tĐoàn xã\tQuý I/2026\n2\tMở hội\tVăn phòng\t-\t5/2026"


@pytest.mark.parametrize("table", [STROKES, FRAMED, TABS])
def test_a_typed_table_of_tasks_is_read(table):
    plan = plan_of(HEAD + BEFORE + table + AFTER)
    assert [(task.number, task.title, task.leads, task.partners, task.time.text) for task in plan.tasks] == [
        ("1", "Mở chuyên mục", ("Công an xã",), ("Đoàn xã",), "Quý I/2026"),
        ("2", "Mở hội", ("Văn phòng",), (), "5/2026"),
    ]
    assert [section.number for section in plan.body] == ["I", "II"]


def test_strokes_that_are_left_of_other_tables_stay_what_they_are():
    plan = plan_of(HEAD + BEFORE + "- Một | Hai | Ba\n- Bốn | Năm | Sáu" + AFTER)
    assert plan.tasks == ()


def test_an_empty_cell_between_two_tabs_is_a_cell():
    rows = "TT\tNội dung\tĐơn vị chủ trì\tPhối hợp\tThời gian\n1\tTrồng cây\tĐoàn xã\tCác thôn\tTháng 2\n2\tDọn vệ sinh\tHội Phụ nữ xã\t\tHằng tuần\n"
    plan = plan_of(HEAD + BEFORE + "I. NHIỆM VỤ\n" + rows)
    assert [(task.title, task.leads, task.partners, task.time.text) for task in plan.tasks] == [
        ("Trồng cây", ("Đoàn xã",), ("Các thôn",), "Tháng 2"),
        ("Dọn vệ sinh", ("Hội Phụ nữ xã",), (), "Hằng tuần"),
    ]
