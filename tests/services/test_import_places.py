"""Lines that were not understood become values of fields: what a field gets is its value, not the words around it."""

import datetime as dt

import pytest

from ttdn_desktop.domain.ids import PlanId, TaskId
from ttdn_desktop.domain.plan import DocumentHead, Plan, Task
from ttdn_desktop.services.import_places import as_value

EMPTY = Plan(id=PlanId("P"), tasks=(Task(id=TaskId("T"), title="Tổ chức hội thi"),))


@pytest.mark.parametrize("key", ["document/number", "document/symbol"])
@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [("Số: 87/KH-UBND", "87", "KH-UBND"), ("Số 05 / KH-VHXH", "05", "KH-VHXH"), ("Số:       /KH-UBND", None, "KH-UBND"), ("Số: …../QĐ-UBND", None, "QĐ-UBND")],
)
def test_a_line_of_number_and_symbol_fills_both(key: str, line: str, number: str | None, symbol: str) -> None:
    placed = as_value(line, key)
    head = placed.change(EMPTY).document
    assert (head.number, head.symbol) == (number, symbol)
    assert placed.key == key


@pytest.mark.parametrize("key", ["document/place", "document/date"])
def test_a_line_of_place_and_day_fills_both(key: str) -> None:
    head = as_value("Đông  Hải, ngày 14 tháng 02 năm 2026", key).change(EMPTY).document
    assert (head.place, head.date, head.date_text) == ("Đông Hải", dt.date(2026, 2, 14), None)
    blank = as_value("Đông Hải, ngày … tháng … năm 2026", key).change(EMPTY).document
    assert (blank.place, blank.date, blank.date_text) == ("Đông Hải", None, "ngày … tháng … năm 2026")


def test_what_stands_in_the_other_field_already_stays() -> None:
    plan = Plan(id=PlanId("P"), document=DocumentHead(symbol="KH-VHXH"))
    head = as_value("Số: 87/KH-UBND", "document/number").change(plan).document
    assert (head.number, head.symbol) == ("87", "KH-VHXH")
    assert as_value("Số: 87/KH-UBND", "document/symbol").change(plan).document.symbol == "KH-VHXH KH-UBND", "nothing of a line that is put there is lost"


def test_a_number_or_a_day_alone_leaves_its_label_behind() -> None:
    assert as_value("Số: 87", "document/number").change(EMPTY).document.number == "87"
    assert as_value("Đông Hải, 14/02/2026", "document/date").change(EMPTY).document.date == dt.date(2026, 2, 14)


def test_other_words_are_taken_as_they_are() -> None:
    assert as_value("Số lẻ", "document/number").change(EMPTY).document.number == "Số lẻ"
    assert as_value("Đông Hải", "document/place").change(EMPTY).document.place == "Đông Hải"


def test_the_label_of_a_value_of_a_task_is_left_behind() -> None:
    (task,) = as_value("- Đơn vị chủ trì thực hiện: Phòng Kinh tế", "task:T/leads").change(EMPTY).tasks
    assert task.leads == ("Phòng Kinh tế",)
    (task,) = as_value("Thời gian: Quý II/2026", "task:T/time").change(EMPTY).tasks
    assert task.time.text == "Quý II/2026"
    (task,) = as_value("Phòng Kinh tế: theo dõi chung", "task:T/note").change(EMPTY).tasks
    assert task.note == "Phòng Kinh tế: theo dõi chung"


def test_a_label_known_to_the_reader_stays_behind_and_other_words_with_a_colon_come_along() -> None:
    (task,) = as_value("- Người thực hiện: Nguyễn Văn An", "task:T/people").change(EMPTY).tasks
    assert task.people == ("Nguyễn Văn An",)
    (task,) = as_value("Lưu ý: dịch sang tiếng Anh", "task:T/note").change(EMPTY).tasks
    assert task.note == "Lưu ý: dịch sang tiếng Anh"
