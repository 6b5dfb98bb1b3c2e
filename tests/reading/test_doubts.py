"""What does not go together in a document is kept as printed and named."""

from tests.reading.helpers import HEAD, read

BODY = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\n"


def codes(text: str) -> list[tuple[str, str]]:
    found = read(text)[1].findings
    return [
        (finding.code, finding.text) for finding in found if finding.code in {"weekday", "year_and_date", "number_twice", "number_left_out", "portal_differs"}
    ]


def test_a_day_of_the_week_that_the_date_is_not_is_named():
    items = "I. NỘI DUNG\n- Họp vào thứ Ba, ngày 06/01/2026.\n- Tổng kết ngày 07/01/2026 (thứ Hai).\n- Hội nghị thứ Hai ngày 06/7/2026.\n"
    assert codes(HEAD + BODY + items) == [("weekday", "07/01/2026")]


def test_a_plan_of_another_year_than_its_date_is_named():
    assert codes(HEAD.replace("đối ngoại năm 2026", "đối ngoại năm 2023") + BODY + "I. MỤC ĐÍCH\nTốt.\n") == [("year_and_date", "ngày 05 tháng 01 năm 2026")]


def test_numbers_of_headings_that_repeat_or_jump_are_named():
    headings = "I. MỤC ĐÍCH\nTốt.\nI. YÊU CẦU\nNhanh.\nIV. NỘI DUNG\nViệc.\n"
    assert codes(HEAD + BODY + headings) == [("number_twice", "I YÊU CẦU"), ("number_left_out", "IV NỘI DUNG")]


def test_a_date_that_the_page_gives_otherwise_is_kept_as_the_document_prints_it():
    page = "Số hiệu: 12/KH-UBND\nNgày ban hành: 06/01/2026\nLoại văn bản: Kế hoạch\n\n"
    assert codes(page + HEAD + BODY + "I. MỤC ĐÍCH\nTốt.\n") == [("portal_differs", "06/01/2026")]
    plan = read(page + HEAD + BODY)[1].plan
    assert plan is not None
    assert str(plan.document.date) == "2026-01-05"
