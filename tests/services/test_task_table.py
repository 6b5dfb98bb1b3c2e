"""What screens ask about tables of tasks: columns by the heads others give them."""

import pytest

from ttdn_desktop.services.task_table import heads_in, type_code, type_name


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        (("STT", "Nội dung", "Đơn vị chủ trì", "Thời gian"), ("number", "title", "leads", "time")),
        (("TT", "Nhiệm vụ", "Đơn vị chủ trì thực hiện nhiệm vụ", "Kinh phí (đồng)"), ("number", "title", "leads", "budget")),
        (("Số thứ tự", "Kết quả thực hiện nhiệm vụ", "", "Ghi chú"), ("number", "output", "", "note")),
    ],
)
def test_a_head_names_the_column_of_the_longest_words_known_in_it(row: tuple[str, ...], keys: tuple[str, ...]) -> None:
    assert heads_in(row) == keys


@pytest.mark.parametrize(
    "row", [("Họp báo", "Văn phòng", "Quý II"), ("TT", "Nhiệm vụ"), ("TT", "Nhiệm vụ", "Nội dung", "Chủ trì"), ("TT", "Nhiệm vụ", "Chủ trì", "x")]
)
def test_a_row_of_tasks_is_no_row_of_heads(row: tuple[str, ...]) -> None:
    assert heads_in(row) == ()


def test_types_of_documents_are_written_by_their_names_and_unknown_ones_as_they_are() -> None:
    assert [type_name(code) for code in ("KH", "QĐ", "PL", "XYZ")] == ["Kế hoạch", "Quyết định", "Phụ lục", "XYZ"]
    assert [type_code(words) for words in ("kế hoạch", "QĐ", "Phụ lục", "Bản cam kết")] == ["KH", "QĐ", "PL", "Bản cam kết"]
