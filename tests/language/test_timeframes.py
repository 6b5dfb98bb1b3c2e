"""Words of time and the days they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_desktop.language.timeframes import Doubt, time_doubt, time_frame


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Quý II/2026", "2026-04-01", "2026-06-30"),
        ("Quý I - Quý III năm 2026", "2026-01-01", "2026-09-30"),
        ("Giai đoạn 2019 - 2025", "2019-01-01", "2025-12-31"),
        ("6/2025", "2025-06-01", "2025-06-30"),
        ("Tháng 02 năm 2024", "2024-02-01", "2024-02-29"),
        ("Năm 2026", "2026-01-01", "2026-12-31"),
        ("trước ngày 30/11/2026", None, "2026-11-29"),
        ("Chậm nhất là ngày 30/11/2026", None, "2026-11-30"),
        ("Trước tháng 6/2026", None, "2026-05-31"),
        ("Từ ngày 01/3/2026 đến ngày 30 tháng 4 năm 2026", "2026-03-01", "2026-04-30"),
        ("từ tháng 3 đến tháng 5/2026", "2026-03-01", "2026-05-31"),
        ("15/6/2026", "2026-06-15", "2026-06-15"),
        ("Thường xuyên", None, None),
        ("13/2026", None, None),
        ("2025 - 2020", None, None),
        ("", None, None),
    ],
)
def test_time_words_mean_days(words, start, end):
    frame = time_frame(words)
    assert frame.text == words
    assert (frame.start and frame.start.isoformat(), frame.end and frame.end.isoformat()) == (start, end)


@given(st.text(max_size=60))
def test_any_words_are_kept(words):
    assert time_frame(words).text == words.strip()


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Quý II", "2026-04-01", "2026-06-30"),
        ("Quý I - III", "2026-01-01", "2026-09-30"),
        ("Từ tháng 3 đến tháng 9", "2026-03-01", "2026-09-30"),
        ("trước 30/6", None, "2026-06-29"),
        ("6 tháng đầu năm", "2026-01-01", "2026-06-30"),
        ("Trong tuần 2 tháng 5", "2026-05-08", "2026-05-14"),
        ("Cả năm", "2026-01-01", "2026-12-31"),
        ("Cuối năm", "2026-10-01", "2026-12-31"),
        ("Quý II/2027", "2027-04-01", "2027-06-30"),
        ("Quý II hằng năm", None, None),
    ],
)
def test_words_without_a_year_are_of_the_year_of_the_plan(words, start, end):
    frame = time_frame(words, 2026)
    assert (frame.start and frame.start.isoformat(), frame.end and frame.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Xong trong Quý II/2026", None, "2026-06-30"),
        ("Hoàn thành trước ngày 15 tháng 12 năm 2026", None, "2026-12-14"),
        ("Năm 2026 và các năm tiếp theo", "2026-01-01", None),
        ("đến năm 2030", None, "2030-12-31"),
        ("Từ năm 2013 đến năm 2020 và tiếp theo", "2013-01-01", None),
        ("Thường xuyên, trong năm 2026", "2026-01-01", "2026-12-31"),
        ("12/2025 - 3/2026", "2025-12-01", "2026-03-31"),
        ("Tháng 12/2026 và thường xuyên", "2026-12-01", None),
        ("ngày 15-20/5/2026", "2026-05-15", "2026-05-20"),
        ("Quí 2, năm 2026", "2026-04-01", "2026-06-30"),
        ("Tháng 3, 6, 9/2026", "2026-03-01", "2026-09-30"),
        ("Tết Nguyên đán", None, None),
        ("Ngay sau khi Kế hoạch được ban hành", None, None),
        ("30 ngày kể từ ngày ban hành", None, None),
    ],
)
def test_more_words_of_plans_mean_days(words, start, end):
    frame = time_frame(words)
    assert (frame.start and frame.start.isoformat(), frame.end and frame.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("31/6/2026", Doubt.IMPOSSIBLE),
        ("trước ngày 30/02/2026", Doubt.IMPOSSIBLE),
        ("Tháng 13/2026", Doubt.IMPOSSIBLE),
        ("Quý V/2026", Doubt.IMPOSSIBLE),
        ("2025 - 2020", Doubt.BACKWARDS),
        ("Từ tháng 5 đến tháng 3/2026", Doubt.BACKWARDS),
        ("Quý II/2026", None),
        ("Thường xuyên", None),
    ],
)
def test_days_that_cannot_be_are_said(words, doubt):
    assert time_doubt(words) is doubt
    assert time_frame(words).text == words
