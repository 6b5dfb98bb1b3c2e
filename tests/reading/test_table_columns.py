"""Columns of tables by the words of their heads."""

import pytest

from tests.reading.helpers import words
from ttdn_desktop.reading.table_columns import TableKind, head_of, is_count_row, keys_of


@pytest.mark.parametrize(
    ("head", "keys"),
    [
        (
            ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm", "Ghi chú"],
            "number title leads partners time output note",
        ),
        (["TT", "Rõ việc", "Rõ người", "Rõ trách nhiệm", "Rõ thời gian", "Rõ sản phẩm"], "number title doers leads time output"),
        (["Số TT", "Nhiệm vụ, giải pháp", "Lãnh đạo phụ trách", "Cơ quan, đơn vị chủ trì tham mưu", "Tiến độ"], "number title people leads time"),
        (["STT", "Hạng mục công việc", "Phòng, ban thực hiện", "Mốc thời gian", "Hình thức văn bản"], "number title leads time output"),
        (["TT", "Nhóm nhiệm vụ", "Nội dung công việc", "Cơ quan đầu mối", "Cơ quan phối hợp"], "number group title leads partners"),
    ],
)
def test_columns_of_tasks_are_known_by_many_names(head, keys):
    found = head_of([head], words())
    assert found is not None
    assert found.kind is TableKind.TASKS
    assert list(found.keys) == keys.split(" ")


def test_a_second_row_names_the_columns_that_the_first_groups():
    rows = [
        ["TT", "Nội dung", "Phân công thực hiện", "Phân công thực hiện", "Thời gian", "Thời gian"],
        ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"],
        ["1", "2", "3", "4", "5", "6"],
        ["1", "Mở lớp", "Công an xã", "", "3/2026", "4/2026"],
    ]
    head = head_of(rows, words())
    assert head is not None
    assert (head.first, head.last, head.keys) == (0, 1, ("number", "title", "leads", "partners", "start", "end"))
    assert keys_of(rows[:2], words()) == head.keys


def test_quarters_side_by_side_are_slots_of_time():
    head = head_of([["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Tiến độ năm 2026", "", "", ""], ["", "", "", "Quý I", "Quý II", "Quý III", "Quý IV"]], words())
    assert head is not None
    assert head.keys[3:] == ("slot",) * 4
    assert head.names[3:] == ("Quý I", "Quý II", "Quý III", "Quý IV")


def test_estimates_and_indicators_are_told_from_tasks():
    estimate = head_of([["STT", "Nội dung chi", "ĐVT", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)", "Nguồn kinh phí"]], words())
    assert estimate is not None
    assert (estimate.kind, estimate.keys) == (TableKind.BUDGET, ("number", "item", "unit", "quantity", "unit_price", "amount", "source"))
    indicators = head_of([["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2027", "Cơ quan chủ trì theo dõi, đánh giá"]], words())
    assert indicators is not None
    assert (indicators.kind, indicators.keys) == (TableKind.INDICATORS, ("number", "name", "unit", "target", "target", "leads"))


@pytest.mark.parametrize("head", [["Họ và tên", "Ngày sinh"], ["TT", "Cụm công nghiệp", "Diện tích (ha)"], ["", ""], ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"]])
def test_other_tables_have_no_such_head(head):
    assert head_of([head, ["1", "2"]], words()) is None


def test_a_row_that_counts_the_columns_is_known():
    assert is_count_row(["(1)", "(2)", "(3)"])
    assert is_count_row(["A", "B", "1", "2", "3=1*2"])
    assert not is_count_row(["1", "Mở lớp", "3"])
