"""Words of time and the days they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_desktop.language.timeframes import time_frame


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
