"""Lines without end are read in time that grows with their length, no faster."""

from collections.abc import Callable
from functools import partial

import pytest

from tests.reading.helpers import words
from tests.work_time import seconds
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.reading import blank_names, doubts, ending
from ttdn_desktop.reading.assignments import assignments_in
from ttdn_desktop.reading.deadlines import time_in, without_time
from ttdn_desktop.reading.label_lines import label_lines
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.unit_headings import called

LENGTH = 200_000
PIECES = (
    " ",
    "chủ động ",
    "có trách nhiệm, ",
    "Công an xã, ",
    "phối hợp với ",
    "a - ",
    "(",
    "tháng 1 đến ",
    "trước ngày ",
    "thứ ",
    "/ ",
    "đã ký ",
    "căn cứ ",
    "x",
    "; Thời gian: Quý I",
)
BEGINNINGS = ("", "- Đơn vị chủ trì: ", "Mở lớp. ", "Giao Công an xã ", "Thứ Hai", "(đã ký", "Từ tháng 1", "Công an xã chủ trì")


WORK: dict[str, Callable[[str], object]] = {
    "assignments": lambda text: assignments_in(text, words(), implementing=True),
    "lines of a unit": lambda text: assignments_in(text, words(), "Công an xã"),
    "headings": lambda text: called(text, words()),
    "labels": lambda text: list(label_lines([Para(text=text[: len(text) // 10], blank=False, line=0)], words())),
    "times of sentences": lambda text: time_in(text[:4000]),
    "ends of titles": lambda text: without_time(text, 2),
    "frames": time_frame,
    "frames in 300": lambda text: time_frame(text[:300]),
    "weekdays": lambda text: (doubts._AFTER.match(text), doubts._WEEKDAY.search(text)),
    "signed": lambda text: (ending._SIGNED.fullmatch(text), ending._DIGITAL.match(text)),
    "choices": blank_names._choices,
}


@pytest.mark.parametrize("name", WORK)
def test_an_endless_line_costs_no_more_than_its_length(name):
    for beginning in BEGINNINGS:
        for piece in PIECES:
            text = beginning + piece * (LENGTH // len(piece))
            once, twice = (seconds(partial(WORK[name], line), times=3) for line in (text[: LENGTH // 2], text))
            assert twice <= 8 * once + 0.05, (beginning, piece, once, twice)
